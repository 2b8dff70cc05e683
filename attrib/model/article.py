"""An article as the stages read it: its quotations, its speakers and its attributions.

Every span is a pair of offsets in code points into `Document.text`, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from attrib.model.document import Document, Layout, Span, fingerprint, words_at
from attrib.model.facets import Channel, Office, Tie, Time


class Mode(StrEnum):
    """How the words are given: all between marks, marks around a part, or no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """Whether somebody said it, or is said to think it. Rules, score and counts use statements only."""

    STATEMENT = "statement"
    STATE_OF_MIND = "state-of-mind"


class SourceType(StrEnum):
    """Who the reader is told the source is. The order is the order of how much the reader is told."""

    NAMED_OFFICIAL = "named-official"
    NAMED_PERSON = "named-person"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    MEDIA = "media"
    UNNAMED_SPOKESPERSON = "unnamed-spokesperson"
    UNNAMED_OFFICIAL = "unnamed-official"
    UNNAMED_INSIDER = "unnamed-insider"
    AFFILIATED_SOURCE = "affiliated-source"
    UNNAMED_PERSON = "unnamed-person"
    ANONYMOUS_SOURCE = "anonymous-source"
    COLLECTIVE = "collective"
    SELF = "self"
    AGENTLESS = "agentless"
    UNATTRIBUTED = "unattributed"


NAMED = frozenset({SourceType.NAMED_OFFICIAL, SourceType.NAMED_PERSON})
NOBODY = frozenset({SourceType.AGENTLESS, SourceType.UNATTRIBUTED})
UNNAMED = frozenset(
    {
        SourceType.UNNAMED_OFFICIAL,
        SourceType.UNNAMED_INSIDER,
        SourceType.AFFILIATED_SOURCE,
        SourceType.UNNAMED_PERSON,
        SourceType.ANONYMOUS_SOURCE,
    }
)
VOICELESS = NOBODY | {SourceType.DOCUMENT, SourceType.COLLECTIVE, SourceType.SELF}


class Level(StrEnum):
    """How far the reader can tell who it is."""

    NAME_AND_ROLE = "N3"
    NAME_ONLY = "N2"
    PARTIAL_NAME = "N1"
    BODY = "G1"
    ROLE_BODY_BASIS = "U3"
    ROLE_AND_BODY = "U2"
    ROLE_OR_BODY = "U1"
    NOTHING = "U0"
    NO_SOURCE = "X0"


class Hand(StrEnum):
    """Through how many hands the words came to the newsroom."""

    FIRST = "first"
    RELAY_NAMED = "relay-named"
    RELAY_UNNAMED = "relay-unnamed"
    HEARSAY = "hearsay"  # somebody said that somebody else said it
    UNFLAGGED = "unflagged"


RELAYED = frozenset({Hand.RELAY_NAMED, Hand.RELAY_UNNAMED})


class ReasonKind(StrEnum):
    """Whether the stated reason for anonymity tells the reader anything."""

    ROTE = "rote"
    INFORMATIVE = "informative"


class Fault(StrEnum):
    """What is wrong with a pair of quotation marks."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"


class Quotation(NamedTuple):
    """Words between quotation marks.

    `content` leaves the outer marks out; a quotation that runs over paragraphs has one span for each.
    `outer` runs from the first mark to the last one.
    """

    content: tuple[Span, ...]
    outer: Span
    fault: Fault | None = None


class Speaker(NamedTuple):
    """Somebody, or some body, that one or more mentions stand for, and what the reader is told of them."""

    id: str
    name: str
    type: SourceType
    level: Level
    mentions: tuple[Span, ...]
    # A stated number, 1 for one person, None for a plural nobody counted
    count: int | None = None  # type: ignore[assignment]  # a tuple’s own method of that name is not called
    granted: bool = False  # the article says that the speaker asked for, or was given, anonymity
    reason: str | None = None  # the words that say why
    reason_kind: ReasonKind | None = None
    basis: str | None = None  # the words that say how the speaker knows
    office: Office | None = None
    former: bool = False  # the office is held no more
    affiliation: str | None = None  # the body or person that the speaker is tied to, as the article names it
    tie: Tie | None = None  # and how

    @property
    def is_shielded(self) -> bool:
        """Whether the name is held back: not so for people met in the street, to whom nobody promised anything."""
        return self.type in UNNAMED and (self.granted or self.type is not SourceType.UNNAMED_PERSON)


class Attribution(NamedTuple):
    """Some words (content), the words that hand them over (cue), and whom they come from (source)."""

    id: str
    mode: Mode
    act: Act
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker_id: str | None
    type: SourceType
    pattern: str  # the name of the pattern that made the link
    # How many this mention stands for: 1 in “one of the sources”
    count: int | None = None  # type: ignore[assignment]
    via: str | None = None  # the outlet that relays a deeper voice, or to which the source spoke
    ambiguous: bool = False  # the source could stand for more than one speaker
    candidates: tuple[str, ...] = ()  # ids of the speakers that an ambiguous source could stand for
    rivals: tuple[Span, ...] = ()  # where other people with a name were last named for whom a pronoun could stand
    channel: Channel | None = None  # how it was said, where the article tells
    time: Time = Time.NONE  # when it was said, by the words beside the cue
    hand: Hand = Hand.FIRST
    corroborated: bool = False  # a second source, an identified document or a stated count carries it too

    @property
    def start(self) -> int:
        """The offset of the first word of the content."""
        return self.content[0].start


class _Parts(NamedTuple):
    document: Document
    layout: Layout
    quotations: tuple[Quotation, ...]
    terms: tuple[Span, ...]
    speakers: tuple[Speaker, ...]
    attributions: tuple[Attribution, ...]


class Article(_Parts):
    """All that a rule and the score may see. Attributions stand in the order of the text.

    Two articles are the same only if they are one: what is worked out of one can be kept for it.
    """

    __eq__, __ne__, __hash__ = object.__eq__, object.__ne__, object.__hash__

    @cached_property
    def statements(self) -> tuple[Attribution, ...]:
        """The attributions that report something said: what rules, score and counts use."""
        return tuple(a for a in self.attributions if a.act is Act.STATEMENT)

    @cached_property
    def said(self) -> Sequence[tuple[Speaker, list[Attribution]]]:
        """The speakers of statements, each with its statements, in the order in which they are first heard.

        A source that could stand for two speakers speaks for neither: nobody is faulted on a guess.
        """
        said: dict[str, tuple[Speaker, list[Attribution]]] = {}
        for a in self.statements:
            speaker = self.speaker(a)
            if speaker and a.source and not a.ambiguous:
                said.setdefault(speaker.id, (speaker, []))[1].append(a)
        return list(said.values())

    @cached_property
    def _by_id(self) -> Mapping[str, Speaker]:
        return {s.id: s for s in self.speakers}

    @cached_property
    def _words(self) -> dict[Span | tuple[Span, ...], str]:
        return {}

    @property
    def voices(self) -> tuple[Speaker, ...]:
        """The people and organisations that state something: no papers, no uncounted groups, not the newsroom."""
        heard = {a.speaker_id for a in self.statements}
        return tuple(s for s in self.speakers if s.id in heard and s.type not in VOICELESS)

    def speaker(self, attribution: Attribution) -> Speaker | None:
        """Return the speaker of an attribution, or None where nobody is given."""
        return self._by_id[attribution.speaker_id] if attribution.speaker_id else None

    def fingerprint(self, attribution: Attribution) -> str:
        """Tell an attribution again in another version of the article: its content, and the words for its source."""
        return fingerprint(self.words(attribution.content), self.words(attribution.source))

    def words(self, spans: Span | tuple[Span, ...]) -> str:
        """Return the words of one span, or of several joined by an ellipsis, with white space folded."""
        words = self._words.get(spans)
        if words is None:
            words = words_at(self.document.text, (spans,) if isinstance(spans, Span) else spans)
            self._words[spans] = words
        return words
