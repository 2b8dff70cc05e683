"""Voices: the somebodies of one article while it is read, and what speaks against one of them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from attrib.lexicon import SOMEBODY, THINGS, plain_words
from attrib.mentions import Mention
from attrib.model import Span
from attrib.name_kinds import INSIDE

REACH = 8  # sentences over which a pronoun may look back
SMALL = INSIDE | {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"}  # by which nobody is known again
PERSONAL = SOMEBODY | {"collective"}


class Against(StrEnum):
    """Why somebody who was considered for a mention was not taken."""

    GENDER = "gender"  # “he”, and she is a woman
    SEVERAL = "several"  # “she”, and they are several
    ONE = "one"  # “they”, and it is one
    NO_PERSON = "no-person"  # “he”, and it is a body
    PERSON = "person"  # “it”, and she is a person
    FIRST_NAME = "first-name"  # “Tom Ruiz”, and she is Ana Ruiz
    OUT_OF_VIEW = "out-of-view"  # not named in the sentences that a pronoun looks back over
    # Of those that fit too, what counted most
    EQUAL = "equal"  # nothing: this one fits as well
    FARTHER = "farther"  # the one taken came later, or was more to the fore
    SILENT = "silent"  # the one taken spoke last
    UNTOLD = "untold"  # of the one taken the text tells that it is a man, or a woman
    BARE_NAME = "bare-name"  # this is one word without a role, perhaps a place or a firm
    RARER = "rarer"  # the one taken was named more often
    SPOKE_SINCE = "spoke-since"  # the one taken was called so; this one, without a name too, spoke after that


BEHIND = (Against.FARTHER, Against.SILENT, Against.UNTOLD, Against.BARE_NAME)  # in the order of what a pronoun weighs
FITTING = frozenset({Against.EQUAL, *BEHIND})  # whoever fits the pronoun, and something else put it behind


class Other(NamedTuple):
    """A voice (its index) that was considered for a mention and not taken for sure, and what stood against it."""

    voice: int
    against: Against


class Sighting(NamedTuple):
    """One place where a voice came into view."""

    sentence: int
    phrase: int
    subject: bool
    source: bool


class Voice:
    """One somebody while the article is read: what all its mentions together tell, beginning with the first."""

    def __init__(self, index: int, label: str, first: Mention) -> None:
        self.index = index
        self.label = label
        self.kind = first.kind
        self.name = first.name
        self.known_by = name_words(first.name)
        self.head = first.head
        self.noun_class = first.noun_class
        self.plural = first.plural
        self.count = first.count
        self.gender = first.gender
        self.official = first.official
        self.described = first.described
        self.former = first.former
        self.body = first.body
        self.public = first.public
        self.definite = first.definite or first.owned
        self.parts = first.parts
        self.heads = {first.head}
        self.mentions: list[Span] = []
        self.seen: list[Sighting] = []
        self.office: Span | None = None  # the words that say that it holds a public office

    @property
    def person(self) -> bool:
        """Whether the voice is one person."""
        known = self.noun_class in PERSONAL or bool(self.gender)
        return self.kind == "name" or (self.kind == "description" and not self.plural and known)

    @property
    def unnamed(self) -> bool:
        """Whether the voice is one person without a name."""
        return self.kind == "description" and not self.plural and self.noun_class in SOMEBODY

    @property
    def spoke(self) -> bool:
        """Whether the voice was a source when it was last in view."""
        return any(sighting.source for sighting in self.seen[-12:])

    def learn_name(self, name: tuple[str, ...]) -> None:
        """Take a fuller name: “Ruiz” is Ana Ruiz."""
        if len(name) > len(self.name):
            self.name = name
            self.known_by = name_words(name)
            self.label = " ".join(name)

    def misfit(self, gender: str) -> Against | None:
        """Return why a pronoun of a gender or a number cannot stand for the voice, or None where it can."""
        if gender in ("male", "female", "person"):
            if not self.person:
                return Against.SEVERAL if self.plural else Against.NO_PERSON
            return None if gender == "person" or self.gender in ("", gender) else Against.GENDER
        if gender == "many":
            known = self.noun_class in PERSONAL or self.noun_class == "institution"
            many = (self.plural and known) or (self.kind == "body" and self.spoke) or bool(self.parts)
            return None if many else Against.ONE
        thing = self.kind in ("body", "media", "document") or self.noun_class in THINGS
        return None if gender == "thing" and thing else Against.PERSON

    def distance(self, sentence: int, phrase: int) -> float | None:
        """Return how far out of view the voice is: sentences back, less for a subject, less for a speaker."""
        best: float | None = None
        for sighting in reversed(self.seen[-12:]):
            if (sighting.sentence, sighting.phrase) >= (sentence, phrase):
                continue
            back = sentence - sighting.sentence
            if back > REACH:
                break
            cost = back - (0.7 if sighting.subject else 0.0) - (0.4 if sighting.source else 0.0)
            if back == 0 and not sighting.subject:
                cost += 0.3
            best = cost if best is None else min(best, cost)
        return best


class Choice(NamedTuple):
    """The voice that a mention stands for, or None, and the others that were considered, those that fit first."""

    voice: Voice | None
    others: tuple[Other, ...] = ()

    @property
    def candidates(self) -> tuple[int, ...]:
        """The voice and those that fit as well, where there are such."""
        equal = tuple(o.voice for o in self.others if o.against is Against.EQUAL)
        return (self.voice.index, *equal) if self.voice is not None and equal else ()

    @property
    def ambiguous(self) -> bool:
        """Whether it is not sure for whom the mention stands."""
        return self.voice is None or bool(self.candidates)


def name_words(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name by which it is known again: in lower case, without Jr. and III, von and al-."""
    words = plain_words(name)
    if words and words[-1][:3] in ("al-", "el-"):  # Salim al-Masri is Masri, too
        words = (*words[:-1], words[-1][3:])
    if SMALL.isdisjoint(words):
        return words
    return tuple(word for word in words if word not in SMALL) or words
