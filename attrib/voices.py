"""Voices: the somebodies of one article while it is read, and how to find the one that a mention may stand for.

Every search looks back over a bounded number of voices, so that the time grows with the length of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from attrib.lexicon import SOMEBODY, THINGS, plain
from attrib.mentions import Mention
from attrib.model import Span

SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
REACH = 8  # sentences over which a pronoun may look back
IN_VIEW = 40  # voices among which a pronoun chooses
BACK = 20  # voices with one head or one last name among which a description or a name chooses
CLOSE = 0.25  # two voices this near to each other in view fit a pronoun equally well
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


class Cast:
    """All voices of one article, in the order in which they first appear."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []
        self.spoke: list[int] = []  # voices in the order in which they spoke
        self.together: tuple[int, ...] = ()  # the people last named together: “Ana Ruiz and Lou Park”
        self._by_last_name: dict[str, list[int]] = {}
        self._by_first_name: dict[str, list[Voice]] = {}
        self._by_middle_name: dict[str, list[Voice]] = {}
        self._by_head: dict[str, list[int]] = {}
        self._in_view: dict[int, None] = {}

    def open(self, mention: Mention, label: str) -> Voice:
        """Open a voice for a mention."""
        voice = Voice(len(self.voices), label, mention)
        self.voices.append(voice)
        if mention.kind == "name" and mention.name:
            self._enter(voice, mention.name)
        self._by_head.setdefault(last_word(mention.head), []).append(voice.index)
        return voice

    def _enter(self, voice: Voice, name: tuple[str, ...]) -> None:
        words = name_words(name)
        self._by_last_name.setdefault(words[-1], []).append(voice.index)
        if len(words) > 1:
            self._by_first_name.setdefault(words[0], []).append(voice)
        for word in words[1:-1]:
            self._by_middle_name.setdefault(word, []).append(voice)

    def name(self, voice: Voice, mention: Mention) -> None:
        """Give a voice that had a role only its name."""
        voice.kind = "name"
        voice.gender = ""
        voice.learn_name(mention.name)
        self._enter(voice, mention.name)

    def see(self, voice: Voice, mention: Mention, sighting: Sighting) -> None:
        """Note that a mention stands for a voice, and learn what the mention tells."""
        voice.mentions.append(mention.span)
        self.sight(voice, sighting)
        if mention.kind != "name" or not mention.name:
            return
        voice.learn_name(mention.name)
        voice.gender = voice.gender or mention.gender
        again = mention.head and mention.head in voice.heads
        if again and (voice.former or mention.former):  # “Mayor Crane” of a former mayor, “former Mayor” of a mayor
            voice.official = False
        elif mention.official:
            voice.official = True
            voice.office = voice.office or mention.span
        voice.described = voice.described or mention.described
        voice.former = voice.former or mention.former
        if mention.head:
            self.learn_head(voice, mention.head)

    def sight(self, voice: Voice, sighting: Sighting) -> None:
        """Put a voice in view."""
        voice.seen.append(sighting)
        self._in_view.pop(voice.index, None)
        self._in_view[voice.index] = None

    def learn_head(self, voice: Voice, head: str) -> None:
        """Note that a voice is called by a noun: “senator”."""
        if head not in voice.heads:
            voice.heads.add(head)
            self._by_head.setdefault(last_word(head), []).append(voice.index)

    def in_view(self) -> Iterator[Voice]:
        """Yield the voices last in view, the latest first."""
        for n, index in enumerate(reversed(self._in_view)):
            if n == IN_VIEW:
                return
            yield self.voices[index]

    def called(self, head: str) -> Iterator[Voice]:
        """Yield the voices that a noun was used of, the latest first."""
        for index in reversed(self._by_head.get(head, [])[-BACK:]):
            yield self.voices[index]

    def bearing(self, last_name: str) -> Iterator[Voice]:
        """Yield the voices with a last name, the latest first."""
        for index in reversed(self._by_last_name.get(last_name, [])[-BACK:]):
            yield self.voices[index]

    def known(self, name: tuple[str, ...], gender: str = "", head: str = "") -> Choice:
        """Return the voice that bears a name, or None: “Ruiz” is Ana Ruiz, “Tom Ruiz” is not.

        Of two with one last name it is the one who is called by the same noun (`head`), else the one named more often.
        """
        words = name_words(name)
        fits: list[tuple[bool, int, bool, int]] = []
        misfits: list[Other] = []
        for voice in self.bearing(words[-1]):
            theirs = voice.known_by
            if gender and voice.gender and voice.gender != gender:
                misfits.append(Other(voice.index, Against.GENDER))
            elif len(words) == 1 or len(theirs) == 1 or _same_first(words[0], theirs[0]):
                called = bool(head) and head in voice.heads
                full = 5 if len(words) > 1 and len(theirs) > 1 else 0
                acts = any(sighting.subject for sighting in voice.seen[-12:])
                fits.append((called, len(voice.seen) + full, acts, voice.index))
            else:
                misfits.append(Other(voice.index, Against.FIRST_NAME))
        if not fits and len(words) == 1:  # “Karim” is Karim Daoud, “Lim” Lim Siew Har, “Soto” Ana Soto Vela
            other = self._by_first_name.get(words[0]) or self._by_middle_name.get(words[0])
            return Choice(other[0] if other else None, tuple(misfits))
        if not fits:
            return Choice(None, tuple(misfits))
        best = max(fits)
        others = [Other(fit[-1], Against.RARER) for fit in fits if fit is not best]
        return Choice(self.voices[best[-1]], (*others, *misfits))

    def antecedent(self, sentence: int, phrase: int, gender: str, beside: int = -1) -> Choice:
        """Return the voice in view that a pronoun stands for. It is not the one at the phrase `beside`."""
        fits: list[tuple[float, int, tuple[float, ...]]] = []
        misfits: list[Other] = []
        for voice in self.in_view():
            if beside >= 0 and (voice.seen[-1].sentence, voice.seen[-1].phrase) == (sentence, beside):
                continue
            against = voice.misfit(gender)
            distance = voice.distance(sentence, phrase) if against is None else None
            if distance is None:
                misfits.append(Other(voice.index, against or Against.OUT_OF_VIEW))
                continue
            last = -0.6 if self.spoke and self.spoke[-1] == voice.index else 0.0
            if voice.unnamed and not voice.spoke:
                last = 0.5  # “A woman in the crowd shouted.”
            told = -0.5 if gender in ("male", "female") and voice.gender == gender else 0.0
            bare = voice.kind == "name" and len(voice.name) == 1 and not (voice.gender or voice.described)
            place = 0.5 if bare else 0.0  # may be a place or a firm
            fits.append((distance + last + told + place, -voice.index, (distance, last, told, place)))
        if not fits:
            return Choice(None, tuple(misfits))
        fits.sort()
        least, index, best = fits[0]
        others = [
            Other(-i, Against.EQUAL if n < 2 and cost - least < CLOSE else _behind(costs, best))
            for n, (cost, i, costs) in enumerate(fits[1:])
        ]
        return Choice(self.voices[-index], (*others, *misfits))

    def spoke_since(self, voice: Voice) -> list[Voice]:
        """Return the voices that spoke after a voice last did."""
        since: list[Voice] = []
        for index in reversed(self.spoke[-50:]):
            if index == voice.index:
                return since
            since.append(self.voices[index])
        return []


def last_word(noun: str) -> str:
    """Return the last word of a noun: “a board member” is “the member”."""
    return noun.rpartition(" ")[2]


def _behind(costs: tuple[float, ...], best: tuple[float, ...]) -> Against:
    """Return what put a voice that fits most behind the one that fits best."""
    more = [cost - least for cost, least in zip(costs, best, strict=True)]
    return BEHIND[more.index(max(more))]


def name_words(name: tuple[str, ...]) -> list[str]:
    """Return the words of a name by which it is known again: in lower case, without Jr. and III."""
    return [plain(w) for w in name if plain(w) not in SUFFIXES] or [plain(w) for w in name]


def _same_first(one: str, other: str) -> bool:
    """Tell whether two first names may be one: Don and Donald are not known to be, D. and Donald are."""
    a, b = one.rstrip("."), other.rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
