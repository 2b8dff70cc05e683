"""References back: the voice that “the official”, “the report”, “one of the sources” may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from attrib.mentions import Mention
from attrib.voices import BACK, PERSONAL, Against, Cast, Choice, Other, Voice, last_word

# Nouns that stand for a firm or a club already named
FIRMS = frozenset(
    "company firm group bank carrier airline club charity manufacturer maker retailer operator developer publisher "
    "chain startup business brewer builder lender insurer supplier".split()
)
WORDS = 2  # of a description that only refers back: “the report”, “the ministry”


class Ground(StrEnum):
    """Why a source phrase stands for its voice, where it is not the first to name it."""

    NAME = "name"  # the voice bears the name
    WORDS = "words"  # the same words named it before, or the words of which these are the initials
    NOUN = "noun"  # “the official”: of those called so, the last one in view
    GROUP = "group"  # “one of the sources”: the counted group
    COMPANY = "company"  # “the company”: the body with a name that spoke last
    SPOKE_LAST = "spoke-last"  # “the aide”: a White House official, who just spoke
    IN_VIEW = "in-view"  # a pronoun, “the farmer”: of those in view, the one that fits best
    BESIDE = "beside"  # “who”: the words before it


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a source phrase stands for: an index among the voices, or None for a pronoun without an antecedent."""

    voice: int | None
    mention: Mention
    ground: Ground
    ambiguous: bool = False
    candidates: tuple[int, ...] = ()
    back: bool = False  # a pronoun or “the official”: a reference to an earlier mention
    others: tuple[Other, ...] = ()  # whom else it was tried on


def same_thing(cast: Cast, mention: Mention, words: tuple[str, ...]) -> Voice | None:
    """Return the latest body or document that “the ministry”, “the report” may stand for."""
    if len(words) > WORDS:
        return None
    for voice in cast.called(last_word(mention.head)):
        if voice.noun_class == mention.noun_class or voice.kind in ("body", "document", "media"):
            return voice
    return None


def the_company(cast: Cast, mention: Mention, words: tuple[str, ...]) -> Voice | None:
    """Return the body that “the company”, “the club” stands for: the last one with a name that spoke."""
    if len(words) > WORDS or mention.head not in FIRMS:
        return None
    for index in reversed(cast.spoke[-BACK:]):
        voice = cast.voices[index]
        if voice.kind == "body" and not voice.public:
            return voice
    return None


def group_of(cast: Cast, mention: Mention, words: tuple[str, ...]) -> Voice | None:
    """Return the counted group that “one of the sources” or a later “one source” is out of."""
    if words[:1] != ("one",) or len(words) > WORDS:
        return None
    singular = last_word(mention.head).removesuffix("s")
    for head in (singular + "s", singular, mention.head):
        for voice in cast.called(head):
            if voice.plural and (voice.count or 0) > 1:
                return voice
    return None


def fitting(cast: Cast, mention: Mention) -> Choice:
    """Return the voice last in view that a definite description fits by its noun and its number."""
    head = last_word(mention.head)
    fits: list[Voice] = []
    for voice in cast.called(head):
        named = voice.kind == "name" and not mention.plural and bool(voice.seen)
        described = voice.kind == "description" and voice.noun_class in PERSONAL and voice.plural == mention.plural
        if (named and not voice.heads.isdisjoint((mention.head, head))) or described:
            fits.append(voice)
    found = max(fits, key=lambda v: (v.seen[-1].sentence, v.seen[-1].phrase), default=None)
    return Choice(found, tuple(Other(v.index, Against.FARTHER) for v in fits if v is not found))
