"""The word lists: each in order, each noun in one list, each list true to its own example."""

from __future__ import annotations

import pytest
import regex

from attrib.lexicon import DATA, NOUN_CLASSES, lexicon, lines, plain, plural_forms
from attrib.matching import match

PHRASES = (
    "grant", "rote-reason", "informative-reason", "basis", "proximity", "blame", "praise", "opinion", "wrongdoing",
    "modality", "reply",
)  # fmt: skip
GENDERED = ("personal-titles", "gendered-nouns", "given-names")
LISTS = (
    *NOUN_CLASSES, *PHRASES, *GENDERED, "public-role", "public-body", "official-titles", "offices", "former-words",
    "media-names", "media-words", "organisation-words", "organisation-names", "private-body", "places", "demonyms",
    "conflict-noun", "conflict-verb", "encounter-verb", "evidence", "faceless", "giving-verb", "intensifiers",
    "occasions", "outlets", "passer-by", "platforms", "settings", "speech-nouns", "vague-time",
)  # fmt: skip
# Plurals that stand in a list of their own, and mean something else there: “census figures”, “prosecutors said”
OWN_PLURALS = {"figures", "prosecutors"}
# A plural that no rule makes from these
IRREGULAR = regex.compile(r"(?:man|men|woman|child|wife|person|half|thief)\Z")
REGULAR_MEN = {"human", "shaman"}


def header(name: str) -> list[str]:
    return [line for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.startswith("#")]


def words_of(text: str) -> tuple[str, ...]:
    return tuple(regex.findall(r"[\w'-]+", plain(text)))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_without_doubles_or_stray_spaces(name: str) -> None:
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    entries = list(lines(name))
    assert entries == sorted(set(entries), key=lambda e: (e.casefold(), e))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not regex.search(r"^\s|[ \t]$|  |\n\n|\r", text, regex.MULTILINE)
    assert "#" not in "".join(entries)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_and_its_example_holds_an_entry(name: str) -> None:
    comments = header(name)
    examples = [line.removeprefix("# e.g. ") for line in comments if line.startswith("# e.g. ")]
    assert len(comments) >= 2
    assert len(examples) == 1
    if name in PHRASES:
        lex = lexicon()
        table = {"rote-reason": lex.rote, "informative-reason": lex.informative}.get(name) or getattr(lex, name)
        assert match(words_of(examples[0]), table)
        return
    told = " " + " ".join(regex.findall(r"[\w.’-]+", examples[0])).casefold()
    assert any(" " + form.casefold() in told for entry in lines(name) for form in forms(name, entry))


def forms(name: str, entry: str) -> list[str]:
    """Return the forms of an entry that may stand in a text."""
    if name in GENDERED:
        head, _, gender = entry.rpartition(" ")
        return [head if gender in ("male", "female") else entry]
    return entry.partition(" | ")[0].split(" / ")


def test_a_noun_stands_in_one_list_only() -> None:
    written: dict[str, str] = {}
    for name in NOUN_CLASSES:
        for entry in lines(name):
            for form in {plain(f) for f in entry.split(" / ")}:
                assert form not in written, f"{form} stands in {name} and in {written[form]}"
                written[form] = name
    for name in NOUN_CLASSES:
        for entry in lines(name):
            if " / " not in entry:
                for form in plural_forms(plain(entry)):
                    assert form in OWN_PLURALS or written.get(form, name) == name, f"{form} is {name} too"


@pytest.mark.parametrize("name", NOUN_CLASSES)
def test_an_irregular_plural_is_written_out(name: str) -> None:
    for entry in lines(name):
        singular, _, plural = entry.partition(" / ")
        last = singular.split()[-1].casefold()
        if IRREGULAR.search(last) and last not in REGULAR_MEN:
            assert plural, singular


@pytest.mark.parametrize("name", GENDERED)
def test_a_second_column_is_a_gender(name: str) -> None:
    marked = [entry.rpartition(" ") for entry in lines(name)]
    genders = {last for head, _, last in marked if head}
    assert {"male", "female"} <= genders
    if name == "gendered-nouns":
        assert genders == {"male", "female"}
        heads = [head for head, _, _ in marked]
        assert len(heads) == len(set(heads))


def test_an_office_needs_no_body_and_a_public_role_does() -> None:
    offices = {form for entry in lines("office") for form in entry.split(" / ")}
    assert not offices & set(lines("public-role"))


def test_a_title_shows_an_office_or_none() -> None:
    personal = {forms("personal-titles", entry)[0] for entry in lines("personal-titles")}
    assert not personal & set(lines("official-titles"))


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_starts_and_ends_with_a_word(name: str) -> None:
    for phrase in lines(name):
        slots = phrase.split()
        assert slots[0] != "*", phrase
        assert slots[-1] != "*", phrase
        for slot in slots:
            choices = slot.split("|")
            assert len(choices) == len(set(choices)), phrase
            assert all(choices), phrase


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("press secretary", "spokesperson"), ("defence lawyers", "spokesperson"), ("spokeswomen", "spokesperson"),
        ("foreign minister", "office"), ("attorneys general", "office"), ("police officers", "office"),
        ("chiefs of staff", "aide"), ("advisers", "aide"), ("board members", "insider"), ("chief executive", "insider"),
        ("passers-by", "person"), ("women", "person"), ("nurses", "person"), ("people", "empty"), ("source", "empty"),
        ("figure", "empty"), ("party figures", "empty"), ("figures", "document"), ("studies", "document"),
        ("court filings", "document"), ("local media", "media"), ("news agencies", "media"), ("critics", "collective"),
        ("tories", "collective"), ("authorities", "institution"), ("general staff", "institution"),
        ("prosecutor", "office"), ("prosecutors", "institution"), ("police", "institution"),
    ],
)  # fmt: skip
def test_a_noun_has_its_class(noun: str, kind: str) -> None:
    assert lexicon().nouns[noun] == kind


GRANTS = (
    "who asked that her name not be published", "who spoke on condition of anonymity",
    "speaking under the strict condition of anonymity", "who cannot be named for legal reasons",
    "who insisted on anonymity", "who wished to remain anonymous", "was granted anonymity because of the trial",
    "whose surname is being withheld", "the Herald is not naming her because she is a minor", "speaking on background",
    "who was not authorised to be named", "who declined to give her full name", "who asked not to be identified",
    "who asked to be identified only by his first name", "who would give only her first name",
    "did not want to be publicly named", "the paper agreed to withhold her surname", "Olga, not her real name",
    "who agreed to talk only if his surname was withheld", "speaking anonymously",
)  # fmt: skip
NO_GRANTS = (
    "the bridge was named after him", "she declined to comment", "police have not named the victim",
    "an anonymous donor gave the money", "the letter was anonymous", "he asked to be excused",
    "the court asked that the motion be allowed", "the team is being given more time",
    "they agreed on background checks", "the suspect was identified by his fingerprints",
)  # fmt: skip
ROTE = (
    "because he was not authorised to speak publicly", "as they weren't authorized to discuss the talks",
    "because of the sensitivity of the matter", "because the talks are private", "to discuss internal deliberations",
    "to speak candidly", "since the decision has not yet been made public", "because the investigation is ongoing",
    "as is customary under briefing rules", "ahead of the official announcement", "to describe a private conversation",
)  # fmt: skip
INFORMATIVE = (
    "for fear of losing her job", "because the harbour board has fired three clerks for giving interviews",
    "fearing reprisals from the army", "because the company bars staff from giving interviews",
    "to protect his family in the occupied region", "because a court order forbids it",
    "who signed a non-disclosure agreement", "because the file is classified", "out of concern for his safety",
    "to avoid damaging his business relationships", "because her employer would fire her",
    "as the case is before the asylum court", "because she is the victim of a sexual assault",
    "because of death threats", "saying he could lose his contract",
)  # fmt: skip
UNRELATED = ("who spoke on Friday", "in a statement", "of the ministry", "who asked not to be named")
BASIS = (
    "who attended the meeting", "who was in the room", "with direct knowledge of the bids",
    "who took part in the talks", "who has seen the letter", "who was told by the minister", "who works on the budget",
    "involved in the negotiations", "who was briefed by two ministers", "on duty that night",
    "who read the contract", "in the courtroom",
)  # fmt: skip
PROXIMITY = (
    "familiar with the matter", "close to the campaign", "briefed on the talks", "with knowledge of the deal",
    "aware of the plan", "a friend of the minister", "people around the president", "privy to the talks",
)  # fmt: skip
BLAME = (
    "he is a coward", "she cannot be trusted", "they don't care about the town", "he threw us under the bus",
    "out of her depth", "he lacks any judgement", "he thinks only of himself", "their incompetence", "a terrible boss",
    "he has no idea", "she was not up to the job", "he has lost his nerve",
)  # fmt: skip
PRAISE = ("a brilliant move", "he did a great job", "the right decision", "the smartest choice in years")
OPINION = (
    "it is a disaster", "they should resign", "she ought to go", "we think the price is fair", "a big mistake",
    "it's just absurd", "that is crucial", "it makes no sense", "long overdue", "it's not fair", "he was wrong",
    "the board needs to wake up", "too little too late",
)  # fmt: skip
WRONGDOING = (
    "he took bribes", "she falsified the tests", "they covered it up", "he broke the sanctions rules",
    "the money was embezzled", "they turned a blind eye", "he illegally sold the land", "she evaded taxes",
    "they shredded the invoices", "he leaked a secret memo",
)  # fmt: skip
MODALITY = (
    "she will probably go", "it could backfire", "he may lose", "they're going to lose", "i think she'll quit",
    "it is only a matter of time", "he is likely to win", "the vote will never happen", "the deal is expected to fail",
    "it's hard to see how", "he might well resign", "it seems likely",
)  # fmt: skip
REPLY = (
    "the company denied it", "he declined to comment", "she did not reply to three emails", "no comment",
    "they didn't immediately respond", "he could not be reached", "he was convicted", "she pleaded not guilty",
    "the firm dismissed the claims", "it said the report was false", "asked for comment", "he had done nothing wrong",
)  # fmt: skip
PLAIN = (
    "the tram runs on monday", "he sold the boat to his brother", "she will sign in may", "they could not see the gate",
    "the committee met twice", "he has a plan", "no bridge was built", "the mayor wrote a letter", "we can swim",
)  # fmt: skip
WORDED = ("blame", "praise", "opinion", "wrongdoing", "modality", "reply")


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (table, text)
        for table, texts in (
            ("grant", GRANTS), ("rote", ROTE), ("informative", INFORMATIVE), ("basis", BASIS), ("proximity", PROXIMITY),
            ("blame", BLAME), ("praise", PRAISE), ("opinion", OPINION), ("wrongdoing", WRONGDOING),
            ("modality", MODALITY), ("reply", REPLY),
        )
        for text in texts
    ],
)  # fmt: skip
def test_phrases_find_what_they_are_for(table: str, text: str) -> None:
    assert match(words_of(text), getattr(lexicon(), table))


@pytest.mark.parametrize(
    ("table", "text"),
    [("grant", text) for text in NO_GRANTS]
    + [("informative", text) for text in ROTE]
    + [("basis", text) for text in PROXIMITY + UNRELATED]
    + [(table, text) for table in WORDED for text in PLAIN],
)
def test_phrases_leave_the_rest_alone(table: str, text: str) -> None:
    assert not match(words_of(text), getattr(lexicon(), table))
