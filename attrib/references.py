"""References back: the voice that “the official”, “the report”, “one of the sources” may stand for."""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from attrib.cast import BACK, Cast, last_word
from attrib.grammar import Sentence
from attrib.lexicon import PERSON_ENDINGS, THINGS, Lexicon, lexicon, plain
from attrib.mentions import FIRMS, Mention
from attrib.model import Span
from attrib.name_kinds import PLACING
from attrib.names import has_private
from attrib.phrases import Range
from attrib.voices import PERSONAL, REACH, Against, Choice, Other, Voice

# Nouns that stand for an outlet already named
OUTLETS = frozenset("paper newspaper magazine broadcaster channel outlet tabloid daily weekly website station".split())
CROWDS = frozenset({"group", "crowd", "pair", "trio", "couple", "gathering"})
# Nouns for somebody whom the article has called by another noun: “a fitter … The worker said”
BROAD = frozenset(
    "man woman person source official aide employee worker insider staffer adviser advisor executive operative "
    "lawmaker politician resident figure individual member staff".split()
)
AUTHORS = frozenset({"author", "authors", "co-authors", "researchers", "scientists", "academics", "economists"})
KIN = frozenset(
    "wife husband son daughter brother sister father mother widow widower nephew niece uncle aunt cousin".split()
)
GIVING = frozenset({"from", "with", "by", "to", "like", "including"})  # rather before people than before places
NEAR = 2  # sentences back to whom “the group”, “the aide” stands for
JUST_NAMED = 3  # sentences back to the names of a pair, or of somebody’s kin
WITHIN = 40  # phrases back from “who” to the words that it stands for
WORDS = 2  # of a description that only refers back: “the report”, “the ministry”


class Ground(StrEnum):
    """Why a source phrase stands for its voice, where it is not the first to name it."""

    NAME = "name"  # the voice bears the name
    WORDS = "words"  # the same words named it before, or the words of which these are the initials
    NOUN = "noun"  # “the official”: of those called so, the last one in view
    GROUP = "group"  # “one of the sources”: the counted group
    COMPANY = "company"  # “the company”, “the paper”: the body or the outlet with a name that was last in view
    CROWD = "crowd"  # “the group”: the people last in view
    KIN = "kin"  # “Otto Crane’s daughter”: Ida Crane, just named
    SPOKE_LAST = "spoke-last"  # “the aide”: a White House official, the last one in view without a name
    IN_VIEW = "in-view"  # a pronoun, “the farmer”: of those in view, the one that fits best
    BESIDE = "beside"  # “who”: the words before it


class Reference(NamedTuple):
    """Whom a source phrase stands for: an index among the voices, or None for a pronoun without an antecedent."""

    voice: int | None
    mention: Mention
    ground: Ground
    ambiguous: bool = False
    candidates: tuple[int, ...] = ()
    back: bool = False  # a pronoun or “the official”: a reference to an earlier mention
    others: tuple[Other, ...] = ()  # whom else it was tried on
    rivals: tuple[Span, ...] = ()  # where other people with a name were last named for whom a pronoun could stand


def same_thing(cast: Cast, mention: Mention, words: tuple[str, ...]) -> Voice | None:
    """Return the latest body or document that “the ministry”, “the report” may stand for."""
    if len(words) > WORDS:
        return None
    for voice in cast.called(last_word(mention.head)):
        if voice.noun_class == mention.noun_class or voice.kind in ("body", "document", "media"):
            return voice
    return None


def the_company(cast: Cast, mention: Mention, words: tuple[str, ...]) -> Voice | None:
    """Return the body that “the company”, “the Velm-based lender” stands for: the last one in view that has a name."""
    if sum(not word.endswith("-based") for word in words) > WORDS:
        return None
    outlet = mention.head in OUTLETS
    if not (outlet or mention.head in FIRMS or mention.head.endswith("maker")):
        return None
    for voice in islice(cast.in_view(), BACK):
        if ("media" in (voice.kind, voice.noun_class)) if outlet else _is_company(voice):
            return voice
    return None


def _is_company(voice: Voice) -> bool:
    """Tell a body that “the company”, “the organisation” may stand for from a ministry and from a place."""
    words = plain(voice.label).split()
    return voice.kind == "body" and words[0] not in PLACING and (not voice.public or has_private(words, lexicon()))


def the_crowd(cast: Cast, mention: Mention, words: tuple[str, ...]) -> Voice | None:
    """Return the people that “the group”, “the crowd” stands for: those last in view, where they are near."""
    if len(words) > WORDS or mention.head not in CROWDS:
        return None
    for voice in islice(cast.in_view(), BACK):
        if voice.kind == "description" and voice.plural and voice.noun_class in PERSONAL:
            return voice if mention.sentence - voice.seen[-1].sentence <= NEAR else None
    return None


def group_of(cast: Cast, mention: Mention, words: tuple[str, ...]) -> Voice | None:
    """Return the counted group that “one of the sources”, a later “one source” or “the other source” is out of."""
    if words[:1] != ("one",) and words[:2] != ("the", "other"):
        return None
    singular = last_word(mention.head).removesuffix("s")
    for head in (singular + "s", singular, mention.head, *(("people",) if singular == "person" else ())):
        for voice in cast.called(head):
            if voice.plural and (voice.count or 0) > 1 and set(words[1:-1]) <= {"other", *plain(voice.label).split()}:
                return voice
    return None


def group_in_view(cast: Cast, mention: Mention) -> Voice | None:
    """Return the counted people, last in view and near, of whom “one”, “one of them”, “the other” is one."""
    for voice in islice(cast.in_view(), BACK):
        if voice.kind == "description" and voice.plural and voice.noun_class in PERSONAL:
            near = mention.sentence - voice.seen[-1].sentence <= JUST_NAMED
            return voice if near and (voice.count or 0) > 1 else None
    return None


def out_of(cast: Cast, mention: Mention) -> Voice | None:
    """Return the people, counted by nobody, of whom “one” is one: “Tory MPs were gloomy. “It is late,” said one.”"""
    for voice in islice(cast.in_view(), BACK):
        if voice.kind == "description" and voice.plural and voice.noun_class in PERSONAL:
            return voice if voice.count is None and mention.sentence - voice.seen[-1].sentence == 1 else None
    return None


def first_of(cast: Cast, mention: Mention) -> Voice | None:
    """Return the unnamed voice beside whom “another” is one more: “One official said no. Another said yes.”"""
    single = (v for v in cast.in_view() if v.kind == "description" and not v.plural and v.noun_class not in THINGS)
    first = next((v for v in single if v.spoke), None)
    return first if first is not None and mention.sentence - first.seen[-1].sentence <= JUST_NAMED else None


def fitting(cast: Cast, mention: Mention) -> Choice:
    """Return the voice last in view that a definite description fits by its noun and its number.

    “The mayor” is a mayor before a deputy mayor, “the minister” a foreign minister where there is no other.
    """
    head = last_word(mention.head)
    fits: list[tuple[bool, int, int, int]] = []
    for voice in cast.called(head):
        named = voice.kind == "name" and not mention.plural and bool(voice.seen)
        described = voice.kind == "description" and voice.noun_class in PERSONAL and voice.plural == mention.plural
        if named or described:
            below = voice.head.startswith(("vice ", "deputy ", "assistant "))
            exact = not voice.heads.isdisjoint((mention.head, head)) or (described and not below)
            fits.append((exact, voice.seen[-1].sentence, voice.seen[-1].phrase, voice.index))
    if not fits:
        return Choice(None)
    best = max(fits)[-1]
    return Choice(cast.voices[best], tuple(Other(fit[-1], Against.FARTHER) for fit in fits if fit[-1] != best))


def last_unnamed(cast: Cast, mention: Mention) -> Voice | None:
    """Return the unnamed voice that a broader noun stands for: “a White House official … The aide added”."""
    last = next((v for v in cast.in_view() if v.unnamed), None)
    if last is None or mention.sentence - last.seen[-1].sentence > NEAR:
        return None
    if BROAD.isdisjoint((mention.head, last.head)) and not mention.head.endswith("-year-old"):
        return None
    if last.noun_class == "person" and not last.spoke:
        last.noun_class, last.body = mention.noun_class, last.body or mention.body
    return last


def pair_named(cast: Cast, mention: Mention) -> Mention | None:
    """Return the two people last named, for “both candidates”, “the two men”; None where they are not near."""
    near = (v for v in cast.in_view() if mention.sentence - v.seen[-1].sentence <= JUST_NAMED)
    fits = (v for v in near if v.kind == "name" and v.name and (not mention.gender or v.misfit(mention.gender) is None))
    two = list(islice(fits, 2))[::-1]
    if len(two) < 2:
        return None
    return _joint(mention, two)


def named_together(cast: Cast, mention: Mention) -> Mention | None:
    """Return the people named together last for whom “the two senators”, “the chairmen”, “the authors” stands."""
    people = [cast.voices[index] for index in cast.together]
    if not people or mention.sentence - people[-1].seen[-1].sentence > REACH:
        return None
    office = last_word(mention.head).removesuffix("s").replace("men", "man")
    alike = all(any(last_word(head) == office for head in v.heads) for v in people)
    if not (alike or mention.count == len(people) or mention.head in AUTHORS):
        return None
    return _joint(mention, people)


def _joint(mention: Mention, people: list[Voice]) -> Mention:
    parts = tuple(
        mention._replace(kind="name", name=v.name, official=v.official, plural=False, count=1) for v in people
    )
    return mention._replace(kind="name", parts=parts)


def kin_of(cast: Cast, mention: Mention, owner: tuple[str, ...]) -> Voice | None:
    """Return the person of the same last name that “Otto Crane’s daughter” is, where one is just named."""
    if mention.head not in KIN or len(owner) < 2:
        return None
    for voice in cast.bearing(plain(owner[-1])):
        near = mention.sentence - voice.seen[-1].sentence <= JUST_NAMED
        if (
            near
            and len(voice.name) > 1
            and voice.name[0] != owner[0]
            and voice.misfit(mention.gender or "male") is None
        ):
            return voice
    return None


def noun_before_who(sentence: Sentence, k: int, lexicon: Lexicon) -> Range | None:
    """Return the phrases that “who” or “whose” at `k` stands for, or None where no noun phrase is before it."""
    kinds = sentence.kinds
    if kinds[k - 1 : k] == "C":  # “Ana Ruiz, who left in May and who said”
        earlier = range(k - 2, max(0, k - WITHIN), -1)
        k = next((j for j in earlier if sentence.phrase_words(j) == ("who",) and kinds[j - 1] != "C"), 0)
    i = k - 2 if k and kinds[k - 1] in ",-(" else k - 1
    if i > 0 and kinds[i] == ")":
        i = kinds.rfind("(", 0, i) - 1  # “Sen. Ana Ruiz (R-Texas), who”
    if i < 0 or kinds[i] != "n":
        return None
    first = i
    while first > 1 and kinds[first - 1] in "IO" and kinds[first - 2] == "n":
        such = sentence.phrase_words(first - 2) == ("such",)  # brewers such as Halden, which
        if such or (sentence.phrase_words(k) == ("who",) and _is_done_to(sentence, first, lexicon)):
            break
        first -= 2
    named = first > 1 and kinds[first - 2 : first] == "n," and sentence.tags[sentence.head(first - 2)] == "X"
    if named and sentence.tags[sentence.firsts[first]] != "X" and _is_person(sentence, first - 2):
        first -= 2  # “Ana Ruiz, the mayor of Brno, who”; not: “in Brno, an official who”
    return _subject_of_copula(sentence, first) or Range(first, i + 1)


def _is_done_to(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Tell whether people hang on what nobody can be: “an attack on Park, who”; not: “the mayor of Brno, who”."""
    outer, inner = (sentence.words[sentence.head(phrase)] for phrase in (k - 2, k))
    thing = lexicon.nouns.get(outer, "document") == "document" and not outer.endswith(PERSON_ENDINGS)
    common = sentence.tags[sentence.head(k - 2)] in "NSG"
    people = inner in lexicon.plurals and lexicon.nouns.get(inner) in PERSONAL  # alarm among lawyers, who
    return common and thing and (people or sentence.tags[sentence.head(k)] == "X")


def _is_person(sentence: Sentence, k: int) -> bool:
    """Tell whether a name is one of a person rather than of a place: “from Ana Ruiz”, not “in Brno”."""
    if sentence.kinds[k - 1 : k] != "I":
        return True
    full = sentence.tags[sentence.firsts[k] : sentence.firsts[k + 1]].endswith("XX")
    return full and sentence.words[sentence.firsts[k - 1]] in GIVING


def _subject_of_copula(sentence: Sentence, k: int) -> Range | None:
    """Return the name of which “is a liar and a braggart” before “who” says what he is."""
    kinds = sentence.kinds
    least = max(1, k - WITHIN)
    while k > least and kinds[k - 1] in "C," and kinds[k - 2] == "n" and sentence.tags[sentence.head(k - 2)] != "X":
        k -= 2
    if k < 2 or kinds[k - 1] != "v" or sentence.words[sentence.firsts[k] - 1] not in ("is", "was", "'s"):
        return None
    who = k - 2
    return Range(who, who + 1) if kinds[who] == "n" and sentence.tags[sentence.head(who)] == "X" else None
