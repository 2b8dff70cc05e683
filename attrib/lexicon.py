"""What the engine knows about words: the files of `data/en`, read once into one frozen value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data" / "en"

# Lists of nouns that head a source phrase, in the order in which they are tried
NOUN_CLASSES = (
    "empty", "spokesperson", "aide", "office", "insider", "person", "media", "document", "institution", "collective",
)  # fmt: skip
ROLES = frozenset({"person", "office", "insider", "aide", "spokesperson"})  # what a person with a name may be, too
# How nouns for people end that no list has: a glassblower, a florist, a 43-year-old
PERSON_ENDINGS = tuple("er or ist ian man woman ee ant eer ess old kid boy girl goer".split())
SOMEBODY = ROLES | {"empty"}  # one person, named or not
THINGS = frozenset({"institution", "document", "media"})

Slot = frozenset[str] | None  # the words of which one stands in a place of a phrase, or None for up to five of any


class Phrases(NamedTuple):
    """The phrases of one list by their first word, and words of which each has one: the longest, which are rarest.

    A phrase stands as the list has it; `slots_of` tells what it asks for.
    """

    starts: Mapping[str, Sequence[str]]
    signs: frozenset[str]


class CueVerb(NamedTuple):
    """A verb that hands words over. Frames name what may be its content; those in `mind` report a state of mind."""

    lemma: str
    frames: frozenset[str]
    mind: frozenset[str]
    tail: tuple[str, ...] = ()  # words that must follow the verb: “made it clear”, “is confident”


class Lexicon(NamedTuple):
    """All word lists. Keys are in lower case, apostrophes straight."""

    cues: Mapping[str, tuple[CueVerb, ...]]  # every form of every cue verb, those with the longest tail first
    speech_nouns: frozenset[str]  # “her remark that …”, singular and plural
    nouns: Mapping[str, str]  # noun, singular or plural, to its class
    plurals: frozenset[str]  # the forms of `nouns` that are plural
    longest_noun: int  # in words
    long_ends: frozenset[str]  # the last words of the nouns, roles and titles that have more than one
    official_titles: frozenset[str]
    personal_titles: Mapping[str, str]  # title to the gender it states, or ""
    title_words: frozenset[str]  # with which a title begins
    genders: Mapping[str, str]
    public_roles: frozenset[str]
    hired: frozenset[str]  # trades that are a role at a named firm
    public_bodies: frozenset[str]
    public_names: frozenset[str]  # of public bodies, of countries and of their people
    public_ends: frozenset[str]  # the last words of those that have more than one
    offices: Mapping[str, str]  # role or body, singular or plural, to its class of office
    platforms: frozenset[str]
    vague_times: frozenset[str]
    media_names: frozenset[str]
    media_words: frozenset[str]
    organisation_names: frozenset[str]
    private: frozenset[str]
    organisation_words: frozenset[str]
    organisation_begins: frozenset[str]
    media_begins: frozenset[str]
    places: frozenset[str]
    demonyms: frozenset[str]
    former: frozenset[str]
    grant: Phrases
    rote: Phrases
    informative: Phrases
    basis: Phrases
    proximity: Phrases
    blame: Phrases
    praise: Phrases
    opinion: Phrases
    wrongdoing: Phrases
    modality: Phrases
    reply: Phrases


@cache
def lexicon() -> Lexicon:
    """Read the lists, once in a process."""
    nouns, plurals = _nouns()
    bodies, places, demonyms = _set("public-body"), _set("places"), _set("demonyms")
    offices, titles = _set("official-titles"), dict(_pairs("personal-titles"))
    roles = _set("public-role")
    public = bodies | places | demonyms
    long = [noun for noun in (*nouns, *roles) if " " in noun]
    return Lexicon(
        cues=_cue_forms(),
        speech_nouns=frozenset(form for noun in lines("speech-nouns") for form in (noun, *plural_forms(noun))),
        nouns=nouns,
        plurals=plurals,
        longest_noun=max(noun.count(" ") for noun in long) + 1,
        long_ends=frozenset([words.rpartition(" ")[2] for words in (*long, *offices) if " " in words]),
        official_titles=offices,
        personal_titles=titles,
        title_words=frozenset(title.partition(" ")[0] for title in (*offices, *titles)),
        genders=dict(_pairs("gendered-nouns")),
        public_roles=roles,
        hired=_set("hired"),
        public_bodies=bodies,
        public_names=public,
        public_ends=frozenset(name.rpartition(" ")[2] for name in public if " " in name),
        offices=dict(_offices()),
        platforms=_set("platforms"),
        vague_times=_set("vague-time"),
        media_names=_set("media-names"),
        media_words=_set("media-words"),
        organisation_names=_set("organisation-names"),
        private=_set("private-body"),
        organisation_words=_set("organisation-words"),
        organisation_begins=_set("organisation-begins"),
        media_begins=_set("media-begins"),
        places=places,
        demonyms=demonyms,
        former=_set("former-words"),
        grant=_phrases("grant"),
        rote=_phrases("rote-reason"),
        informative=_phrases("informative-reason"),
        basis=_phrases("basis"),
        proximity=_phrases("proximity"),
        blame=_phrases("blame"),
        praise=_phrases("praise"),
        opinion=_phrases("opinion"),
        wrongdoing=_phrases("wrongdoing"),
        modality=_phrases("modality"),
        reply=_phrases("reply"),
    )


@cache
def given_names() -> dict[str, str]:
    """Return the given names by which one knows a woman from a man, in lower case, each with its gender."""
    return dict(_pairs("given-names"))


def lines(name: str) -> list[str]:
    """Return the entries of one list, comments and blank lines left out."""
    return _entries((DATA / f"{name}.txt").read_text(encoding="utf-8"))


def _plain_lines(name: str) -> list[str]:
    """Return the entries of one list as they are keyed; the whole file is made plain at once, which is cheaper."""
    return _entries(plain((DATA / f"{name}.txt").read_text(encoding="utf-8")))


def _entries(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and line[0] != "#"]


def plain(words: str) -> str:
    """Return words as the lists are keyed: lower case, straight apostrophes."""
    return words.lower().replace("’", "'")


def plain_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return words, none of which has a space in it, as the lists are keyed: all at once, which is cheaper."""
    joined = plain(" ".join(words))
    return tuple(joined.split(" ")) if joined else ()


def plural_forms(noun: str) -> tuple[str, ...]:
    """Return the plural of a noun; of two words that may both carry it, both: attorneys general."""
    if noun[-1] not in "sxhyl" and " of " not in noun:
        return (noun + "s",)  # most nouns, and there are thousands
    if " of " in noun:
        head, _, rest = noun.partition(" of ")
        return (f"{plural_forms(head)[0]} of {rest}",)
    if noun.endswith(("s", "x", "ch", "sh")):
        return (noun + "es",)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    if noun.endswith(" general"):
        return (noun.replace(" general", "s general"), noun + "s")
    return (noun + "s",)


def _nouns() -> tuple[dict[str, str], frozenset[str]]:
    """Return the class of every noun, and which are plural; what is a noun and the plural of another is the noun."""
    singulars: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for kind in reversed(NOUN_CLASSES):  # the first list that has a noun keeps it
        for entry in _plain_lines(kind):
            noun, _, irregular = entry.partition(" / ")
            singulars[noun] = kind
            for plural in (irregular,) if irregular else plural_forms(noun):
                plurals[plural] = kind
    return plurals | singulars, frozenset(plurals)


def _set(name: str) -> frozenset[str]:
    return frozenset(_plain_lines(name))


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    for line in _plain_lines(name):
        words, _, gender = line.rpartition(" ")
        yield (words, gender) if words and gender in ("male", "female") else (line, "")


def _offices() -> Iterator[tuple[str, str]]:
    for line in _plain_lines("offices"):
        words, _, office = line.partition(" | ")
        many = words[:-3] + "men" if words.endswith("man") else plural_forms(words)[0]
        yield words, office
        yield many, office


def _phrases(name: str) -> Phrases:
    starts: dict[str, list[str]] = {}
    signs: set[str] = set()
    for phrase in _plain_lines(name):
        parts = phrase.split()
        if "|" in phrase:
            for word in parts[0].split("|"):
                starts.setdefault(word, []).append(phrase)
            signs.update(max((part for part in parts if part != "*"), key=_shortest).split("|"))
        else:  # most phrases, and there are hundreds; the first part is never a *
            starts.setdefault(parts[0], []).append(phrase)
            signs.add(max(parts, key=len))
    return Phrases(starts, frozenset(signs))


def _shortest(part: str) -> int:
    return min(map(len, part.split("|")))


@cache
def slots_of(phrase: str) -> tuple[Slot, ...]:
    """Return what the places of a listed phrase ask for: “a|the joke” for one of two words, and then for one word."""
    return tuple(None if part == "*" else frozenset(part.split("|")) for part in phrase.split())


def _cue_forms() -> dict[str, tuple[CueVerb, ...]]:
    found: dict[str, list[CueVerb]] = {}
    for line in lines("cues"):
        head, frames = line.split(" | ")
        head, _, tail = head.partition(" + ")
        lemma, _, irregular = head.partition(" (")
        said, _, mind = frames.partition("~")
        of_mind = frozenset(mind.split())
        verb = CueVerb(lemma, of_mind.union(said.split()), of_mind, tuple(tail.split()))
        for form in verb_forms(lemma, tuple(irregular.rstrip(")").split())):
            found.setdefault(form, []).append(verb)
    return {form: tuple(sorted(verbs, key=lambda v: -len(v.tail))) for form, verbs in found.items()}


def verb_forms(lemma: str, irregular: tuple[str, ...] = ()) -> set[str]:
    """Return the forms of a verb: say, says, said, saying. `irregular` are its past forms, where it has any."""
    short = _doubled(lemma)
    if lemma.endswith("ee"):
        past, ing = lemma + "d", lemma + "ing"
    elif lemma.endswith("ie"):
        past, ing = lemma + "d", lemma[:-2] + "ying"
    elif lemma.endswith("e"):
        past, ing = lemma + "d", (lemma if lemma.endswith(("oe", "ye")) else lemma[:-1]) + "ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = short + "ed", short + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        present = lemma[:-1] + "ies"
    else:
        present = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    forms = {lemma, present, ing, *(irregular or (past,))}
    if short != lemma and len(lemma) > 4:  # signalled and signaled, committed: not every longer verb doubles
        forms |= {lemma + "ing"} if irregular else {lemma + "ing", lemma + "ed"}
    return forms


VOWELS = "aeiou"


def _doubled(lemma: str) -> str:
    """Return the stem before -ed and -ing: its last letter doubled after one short vowel, as in admit, quip, rip."""
    if lemma.endswith(("quip", "quit", "quiz")):
        return lemma + lemma[-1]
    if len(lemma) > 2 and lemma[-1] in "bdgmnprtl" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        return lemma + lemma[-1]
    return lemma
