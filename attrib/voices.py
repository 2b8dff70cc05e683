"""Voices: the somebodies of one article while it is read, and how to find the one that a mention may stand for.

Every search looks back over a bounded number of voices, so that the time grows with the length of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from attrib.lexicon import SOMEBODY, THINGS, plain
from attrib.mentions import Mention
from attrib.model import Span

SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
REACH = 8  # sentences over which a pronoun may look back
IN_VIEW = 40  # voices among which a pronoun chooses
BACK = 20  # voices with one head or one last name among which a description or a name chooses
CLOSE = 0.25  # two voices this near to each other in view fit a pronoun equally well
PERSONAL = SOMEBODY | {"collective"}


@dataclass(slots=True)
class Sighting:
    """One place where a voice came into view."""

    sentence: int
    phrase: int
    subject: bool
    source: bool


@dataclass(slots=True)
class Voice:
    """One somebody while the article is read: what all its mentions together tell."""

    index: int
    kind: str  # name, body, media, document, description, self
    name: tuple[str, ...]
    label: str
    head: str
    noun_class: str
    plural: bool
    count: int | None
    gender: str
    official: bool
    described: bool
    former: bool
    body: bool
    public: bool
    heads: set[str]
    parts: tuple[Mention, ...]
    mentions: list[Span] = field(default_factory=list)
    seen: list[Sighting] = field(default_factory=list)

    @property
    def person(self) -> bool:
        """Whether the voice is one person."""
        known = self.noun_class in PERSONAL or bool(self.gender)
        return self.kind == "name" or (self.kind == "description" and not self.plural and known)

    @property
    def unnamed(self) -> bool:
        """Whether the voice is one person without a name."""
        return self.kind == "description" and not self.plural and self.noun_class in SOMEBODY

    def learn_name(self, name: tuple[str, ...]) -> None:
        """Take a fuller name: “Ruiz” is Ana Ruiz."""
        if len(name) > len(self.name):
            self.name = name
            self.label = " ".join(name)

    def agrees(self, gender: str) -> bool:
        """Tell whether a pronoun of a gender or a number can stand for the voice."""
        if gender in ("male", "female"):
            return self.person and self.gender in ("", gender)
        if gender == "many":
            known = self.noun_class in PERSONAL or self.noun_class == "institution"
            return (self.plural and known) or self.kind == "body" or bool(self.parts)
        if gender == "thing":
            return self.kind in ("body", "media", "document") or self.noun_class in THINGS
        return False

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


class Cast:
    """All voices of one article, in the order in which they first appear."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []
        self.spoke: list[int] = []  # voices in the order in which they spoke
        self._by_last_name: dict[str, list[int]] = {}
        self._by_head: dict[str, list[int]] = {}
        self._in_view: dict[int, None] = {}

    def open(self, mention: Mention, label: str) -> Voice:
        """Open a voice for a mention."""
        voice = Voice(
            len(self.voices), mention.kind, mention.name, label, mention.head, mention.noun_class, mention.plural,
            mention.count, mention.gender, mention.official, mention.described, mention.former, mention.body,
            mention.public, {mention.head}, mention.parts,
        )  # fmt: skip
        self.voices.append(voice)
        if mention.kind == "name" and mention.name:
            self._by_last_name.setdefault(_name_words(mention.name)[-1], []).append(voice.index)
        self._by_head.setdefault(last_word(mention.head), []).append(voice.index)
        return voice

    def see(self, voice: Voice, mention: Mention, sighting: Sighting) -> None:
        """Note that a mention stands for a voice, and learn what the mention tells."""
        voice.mentions.append(mention.span)
        self.sight(voice, sighting)
        if mention.kind != "name" or not mention.name:
            return
        voice.learn_name(mention.name)
        voice.gender = voice.gender or mention.gender
        voice.official = voice.official or mention.official
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

    def known(self, name: tuple[str, ...], gender: str = "") -> Voice | None:
        """Return the voice that bears a name, or None: “Ruiz” is Ana Ruiz, “Tom Ruiz” is not."""
        words = _name_words(name)
        best: tuple[int, int] | None = None
        for voice in self.bearing(words[-1]):
            if gender and voice.gender and voice.gender != gender:
                continue
            theirs = _name_words(voice.name)
            if len(words) == 1 or len(theirs) == 1 or _same_first(words[0], theirs[0]):
                rank = (len(voice.seen) + (5 if len(words) > 1 and len(theirs) > 1 else 0), voice.index)
                best = max(best, rank) if best else rank
        return self.voices[best[1]] if best else None

    def antecedent(self, sentence: int, phrase: int, gender: str) -> tuple[Voice | None, bool, tuple[int, ...]]:
        """Return the voice that a pronoun stands for, whether another fits as well, and those that do."""
        ranked: list[tuple[float, int]] = []
        for voice in self.in_view():
            cost = voice.distance(sentence, phrase) if voice.agrees(gender) else None
            if cost is None:
                continue
            if self.spoke and self.spoke[-1] == voice.index:
                cost -= 0.6
            if gender in ("male", "female") and voice.gender == gender:
                cost -= 0.5
            if voice.kind == "name" and len(voice.name) == 1 and not (voice.gender or voice.described):
                cost += 0.5  # may be a place or a firm
            ranked.append((cost, voice.index))
        if not ranked:
            return None, True, ()
        ranked.sort(key=lambda r: (r[0], -r[1]))
        close = tuple(i for c, i in ranked[:3] if c - ranked[0][0] < CLOSE)
        return self.voices[ranked[0][1]], len(close) > 1, close if len(close) > 1 else ()

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


def _name_words(name: tuple[str, ...]) -> list[str]:
    return [plain(w) for w in name if plain(w) not in SUFFIXES] or [plain(w) for w in name]


def _same_first(one: str, other: str) -> bool:
    """Tell whether two first names may be one: Don and Donald are not known to be, D. and Donald are."""
    a, b = one.rstrip("."), other.rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
