"""What each source of an article puts into the score."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from operator import sub
from typing import NamedTuple

from attrib.model import (
    NOBODY,
    UNNAMED,
    Article,
    Attribution,
    Hand,
    Layout,
    Level,
    Mode,
    ReasonKind,
    Scoring,
    SourceType,
    Speaker,
)
from attrib.rules import shown

FULL, OPEN = 100, 80  # hundredths: all is told; enough is told to turn to the source
MOST_WEIGHT = 3  # one talkative speaker must not carry the score
BASIS, INFORMATIVE, CORROBORATED = 8, 8, 4
WELL_HANDLED = BASIS + INFORMATIVE + CORROBORATED
FACELESS = UNNAMED | {SourceType.COLLECTIVE}
WORTH = {
    Level.NAME_AND_ROLE: (100, "a name and a role"),
    Level.NAME_ONLY: (80, "a name without a role"),
    Level.PARTIAL_NAME: (30, "part of a name, and not why"),
    Level.BODY: (60, "a named body"),
    Level.ROLE_BODY_BASIS: (50, "no name; a role, a body and how the source knows"),
    Level.ROLE_AND_BODY: (30, "no name; a role and a body, or how the source knows"),
    Level.ROLE_OR_BODY: (15, "no name; a role, a body or closeness only"),
    Level.NOTHING: (0, "no name, and nothing else"),
    Level.NO_SOURCE: (0, "nobody is given"),
}
DOCUMENTS = {
    Level.NAME_AND_ROLE: (100, "a document with issuer and date"),
    Level.BODY: (80, "a document with issuer or date"),
}


class Tally(NamedTuple):
    """What one source, or all of them together, puts into each part of the score."""

    direct: int = 0
    direct_clear: int = 0
    explicit: int = 0
    explicit_clear: int = 0
    units: int = 0
    hidden: int = 0
    weight: int = 0
    identified: int = 0  # hundredths
    full: int = 0
    open: int = 0
    people: int = 0  # people, bodies, documents and named outlets; a stated number counts in full
    unnamed: int = 0
    handled: int = 0
    handling: int = 0

    def without(self, other: Tally) -> Tally:
        """Return what is left when the other is taken out."""
        return Tally(*map(sub, self, other))


class Source(NamedTuple):
    """One source of the article, with its statements. Claims by nobody are a source each."""

    name: str
    ids: tuple[str, ...]
    speaker: Speaker | None
    said: tuple[Attribution, ...]
    worth: tuple[int, str]  # what the reader is told of the source: in hundredths, and in words
    weight: int  # how much it counts in identification
    # points for how the source knows, why it is unnamed, and a second source; None where none are owed
    handling: tuple[int, int, int] | None

    def tally(self, clear: frozenset[str], hidden: Collection[str]) -> Tally:
        """Return what the source puts into the score: see `tally_of`."""
        (value, _), points, speaker = self.worth, self.handling, self.speaker
        somebody = self.said[0].type not in NOBODY and not (self.said[0].type is SourceType.MEDIA and value == 0)
        return Tally(
            *_handed_over(self.said, clear, hidden),
            weight=self.weight,
            identified=self.weight * value,
            full=value == FULL,
            open=value >= OPEN,
            people=((speaker.count if speaker else None) or 1) if somebody else 0,
            unnamed=speaker is not None and speaker.type in FACELESS,
            handled=points is not None,
            handling=sum(points or ()),
        )


def sources_of(article: Article, scoring: Scoring) -> tuple[list[Source], list[Attribution]]:
    """Return the sources in the order in which they are first heard, and what the newsroom says for itself.

    The newsroom is no source of its own article.
    """
    own: list[Attribution] = []
    said: dict[str, tuple[Speaker | None, list[Attribution]]] = {}
    for a in article.statements:
        speaker = article.speaker(a)
        if (speaker or a).type is SourceType.SELF:
            own.append(a)
        else:
            # nobody at all is a source each time; a pronoun that stands for nobody is one doubtful source in all
            source = a.speaker_id or (a.id if a.type in NOBODY else "")
            said.setdefault(source, (speaker, []))[1].append(a)
    found = []
    for speaker, several in said.values():
        first = several[0]
        name = speaker.name if speaker else shown(article, first.source or first.cue or first.content)
        ids = (speaker.id,) if speaker else tuple(a.id for a in several)
        worth = worth_of(speaker, several) if speaker else _worth_of_nobody(first)
        handling = _handling_of(speaker, several, scoring.stock_reason) if speaker else None
        weight = min(len(several), MOST_WEIGHT)
        found.append(Source(name, ids, speaker, tuple(several), worth, weight, handling))
    return found, own


def _worth_of_nobody(said: Attribution) -> tuple[int, str]:
    return WORTH[Level.NO_SOURCE] if said.type in NOBODY else (0, "the reader cannot tell who")


def worth_of(speaker: Speaker, said: Sequence[Attribution]) -> tuple[int, str]:
    """Return what the reader is told of a source: in hundredths, and in words."""
    if speaker.type is SourceType.COLLECTIVE:
        return 0, "a crowd that nobody counted"
    if speaker.type is SourceType.MEDIA:
        return (0, "an unnamed outlet") if speaker.level is Level.NOTHING else (80, "a named outlet")
    if speaker.type is SourceType.DOCUMENT:
        return DOCUMENTS.get(speaker.level, (30, "a document without issuer or date"))
    if speaker.level is Level.BODY and any(a.channel for a in said):
        return 80, "a named body, and how it was said"
    if speaker.level is Level.PARTIAL_NAME and speaker.reason:
        return 60, "part of a name, and why"
    return WORTH[speaker.level]


def _handling_of(speaker: Speaker, said: Sequence[Attribution], stock_reason: int) -> tuple[int, int, int] | None:
    """Return the points for the handling of a source. `stock_reason`: for a reason that tells the reader nothing."""
    if not speaker.is_shielded:
        return None
    informative = speaker.reason_kind is ReasonKind.INFORMATIVE
    reason = 0 if not speaker.reason else INFORMATIVE if informative else stock_reason
    return BASIS if speaker.basis else 0, reason, CORROBORATED if any(a.corroborated for a in said) else 0


def readings_of(article: Article) -> Iterator[Article]:
    """Yield the article with each ambiguous source read as the most, and as the least, identified it could be.

    A reading that is the article’s own, as one of the two mostly is, is left out.
    """
    doubtful = [a for a in article.statements if a.ambiguous and a.candidates]
    if not doubtful:
        return
    speakers = {s.id: s for s in article.speakers}
    worth = {s.id: worth_of(s, ())[0] for s in article.speakers}
    for choose in (max, min):
        chosen = [speakers[choose(a.candidates, key=lambda s: worth[s])] for a in doubtful]
        read = {a.id: a._replace(speaker_id=s.id, type=s.type) for a, s in zip(doubtful, chosen, strict=True)}
        if any(read[a.id] != a for a in doubtful):
            yield article._replace(attributions=tuple(read.get(a.id, a) for a in article.attributions))


def clear_ids(article: Article) -> frozenset[str]:
    """Return the ids of the statements whose source stands in their sentence, or whose speaker goes on."""
    found, before = set(), None
    for a in article.statements:
        goes_on = a.speaker_id is not None and a.speaker_id == before and not a.ambiguous
        if goes_on or _is_beside(article.layout, a):
            found.add(a.id)
        before = a.speaker_id
    return frozenset(found)


def _is_beside(layout: Layout, a: Attribution) -> bool:
    """Tell whether the source stands in the sentences of the content."""
    start = layout.sentences[layout.sentence_at(min(a.content).start)].start
    end = layout.sentences[layout.sentence_at(max(a.content).end - 1)].end
    return any(start <= s.start < end for s in a.source)


def hidden_in(article: Article) -> dict[str, str]:
    """Return the ids of the statements that come through a hidden hand, and how it is hidden."""
    return {a.id: how for a in article.statements if (how := _hidden(a, article.speaker(a)))}


def _hidden(attribution: Attribution, speaker: Speaker | None) -> str | None:
    """Return how the hand that gave the words is hidden from the reader, or None where it is open."""
    nothing = speaker is not None and speaker.level is Level.NOTHING
    if attribution.type is SourceType.AGENTLESS:
        return "nobody is given"
    if nothing and attribution.type is SourceType.MEDIA:
        return "an unnamed outlet"
    if nothing and attribution.type is SourceType.DOCUMENT:
        return "a document without issuer or date"
    if attribution.hand is Hand.RELAY_UNNAMED:
        return "another outlet’s unnamed source"
    return "passed on, and not said by whom" if attribution.hand is Hand.UNFLAGGED else None


def tally_of(said: Sequence[Attribution], clear: frozenset[str], hidden: Collection[str]) -> Tally:
    """Return a tally of nothing but how the words are handed over.

    `clear` are the ids of the clearly attributed statements, `hidden` of those that come through a hidden hand.
    """
    return Tally(*_handed_over(said, clear, hidden))


def _handed_over(
    said: Sequence[Attribution], clear: frozenset[str], hidden: Collection[str]
) -> tuple[int, int, int, int, int, int]:
    """Return the first six figures of a tally."""
    direct = [a.id in clear for a in said if a.mode is Mode.DIRECT]
    explicit = [a.id in clear for a in said if a.source]
    concealed = [a.id in hidden for a in said]
    return len(direct), sum(direct), len(explicit), sum(explicit), len(said), sum(concealed)
