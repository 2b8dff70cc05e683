"""The values that the stages hand on, all immutable. Nothing of the package is imported here.

Every span is a pair of offsets in code points into `Document.text`, half-open.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

_MARKS = re.compile(r"[“”„‟«»‹›\"‘’‚‛'`´]+")


class Span(NamedTuple):
    """A stretch of the document's text: offsets in code points, end exclusive."""

    start: int
    end: int


def words_at(text: str, spans: tuple[Span, ...]) -> str:
    """Return the words of some spans, joined by an ellipsis, with white space folded."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def fingerprint(*told: str) -> str:
    """Return 16 hex digits for some words: the same where only quotation marks and white space differ."""
    plain = (" ".join(_MARKS.sub("'", words).split()) for words in told)
    return hashlib.sha256("\n".join(plain).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Role(StrEnum):
    """What a paragraph is in the article. Only body is searched for sources and counted in words."""

    BODY = "body"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"


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
    UNFLAGGED = "unflagged"


class ReasonKind(StrEnum):
    """Whether the stated reason for anonymity tells the reader anything."""

    ROTE = "rote"
    INFORMATIVE = "informative"


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for an info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class Status(StrEnum):
    """Whether the score can be used."""

    OK = "ok"
    PROVISIONAL = "provisional"
    NO_ATTRIBUTIONS = "no-attributions"


@dataclass(frozen=True, slots=True)
class Document:
    """An article as its reader produced it. The text is final: nothing cleans it later."""

    name: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and what it is in the article."""

    span: Span
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Layout:
    """The geometry of one text: where its lines, paragraphs and sentences are."""

    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Span, ...]
    line_starts: tuple[int, ...]
    words: int

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda p: p.span.start) - 1)


class Fault(StrEnum):
    """What is wrong with a pair of quotation marks."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `content` leaves the outer marks out; a quotation that runs over paragraphs has one span for each.
    `outer` runs from the first mark to the last one.
    """

    content: tuple[Span, ...]
    outer: Span
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody, or some body, that one or more mentions stand for, and what the reader is told of them."""

    id: str
    name: str
    type: SourceType
    level: Level
    mentions: tuple[Span, ...]
    count: int | None = None  # a stated number, 1 for one person, None for a plural nobody counted
    granted: bool = False  # the article says that the speaker asked for, or was given, anonymity
    reason: str | None = None  # the words that say why
    reason_kind: ReasonKind | None = None
    basis: str | None = None  # the words that say how the speaker knows

    @property
    def is_shielded(self) -> bool:
        """Whether the name is held back: not so for people met in the street, to whom nobody promised anything."""
        return self.type in UNNAMED and (self.granted or self.type is not SourceType.UNNAMED_PERSON)


@dataclass(frozen=True, slots=True)
class Attribution:
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
    count: int | None = None  # how many this mention stands for: 1 in “one of the sources”
    via: str | None = None  # the outlet that relays a deeper voice, or to which the source spoke
    ambiguous: bool = False  # the source could stand for more than one speaker
    candidates: tuple[str, ...] = ()  # ids of the speakers that an ambiguous source could stand for
    channel: str | None = None  # how it was said, where the article tells: "statement", "interview", "post"
    hand: Hand = Hand.FIRST
    corroborated: bool = False  # a second source, an identified document or a stated count carries it too

    @property
    def start(self) -> int:
        """The offset of the first word of the content."""
        return self.content[0].start


@dataclass(frozen=True, slots=True)
class Article:
    """All that a rule and the score may see. Attributions stand in the order of the text."""

    document: Document
    layout: Layout
    quotations: tuple[Quotation, ...]
    terms: tuple[Span, ...]
    speakers: tuple[Speaker, ...]
    attributions: tuple[Attribution, ...]
    _by_id: Mapping[str, Speaker] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {s.id: s for s in self.speakers})

    @property
    def statements(self) -> tuple[Attribution, ...]:
        """The attributions that report something said: what rules, score and counts use."""
        return tuple(a for a in self.attributions if a.act is Act.STATEMENT)

    def speaker(self, attribution: Attribution) -> Speaker | None:
        """Return the speaker of an attribution, or None where nobody is given."""
        return self._by_id[attribution.speaker_id] if attribution.speaker_id else None

    def fingerprint(self, attribution: Attribution) -> str:
        """Tell an attribution again in another version of the article: its content, and the words for its source."""
        return fingerprint(self.words(attribution.content), self.words(attribution.source))

    def words(self, spans: Span | tuple[Span, ...]) -> str:
        """Return the words of one span, or of several joined by an ellipsis, with white space folded."""
        return words_at(self.document.text, (spans,) if isinstance(spans, Span) else spans)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found wrong, where, on what evidence."""

    rule: str
    severity: Severity
    span: Span
    line: int
    column: int
    message: str
    hint: str
    attributions: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the score. `steps` are the lines of its arithmetic, to be checked by hand."""

    name: str
    value: float
    max: int
    sources: tuple[str, ...]  # ids of the speakers and attributions that it was worked out from
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling that was put on the score, and why."""

    limit: int
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """How much of the sourcing lies open to a reader, 0 to 100, or None where there is nothing to see."""

    value: float | None
    status: Status
    range: tuple[float, float] | None  # lowest and highest score when any one source is left out
    caps: tuple[Cap, ...]
    components: tuple[Component, ...]
    readings: tuple[float, float] | None = None  # lowest and highest score as ambiguous sources are read


@dataclass(frozen=True, slots=True)
class Scoring:
    """How a policy scores: the most points of each part, 100 together, and what bends them."""

    identification: int = 40
    depth: int = 20
    handling_of_unnamed: int = 20
    clear_attribution: int = 10
    open_provenance: int = 10
    stock_reason: int = 4  # of the 8 points that an informative reason for anonymity earns
    most_needed: int = 4  # sources identified in full that an article needs at most, however long it is


@dataclass(frozen=True, slots=True)
class Gate:
    """What makes an audit fail: the least grave finding (None for none), and the lowest score allowed."""

    fail_on: Severity | None = Severity.ERROR
    min_score: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """Something about an unnamed source that no text can show, to be answered by people before publication.

    `when` is a rule: the question is asked where the rule found something about that source, or always without one.
    """

    key: str
    words: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A newsroom's choice of rules. `settings` maps a rule's name to its severity, or to None for off."""

    name: str
    sha256: str
    settings: Mapping[str, Severity | None]
    options: Mapping[str, Mapping[str, Any]]
    scoring: Scoring = Scoring()
    gate: Gate = Gate()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class SignOff:
    """What people have to answer about one unnamed source, because no text can show it."""

    speaker: Speaker
    questions: tuple[Question, ...]


class Verdict(StrEnum):
    """What a person decided: the finding may stand, the finding is wrong, or somebody else said it."""

    ACCEPTED = "accepted"
    FALSE_ALARM = "false-alarm"
    CORRECTED = "corrected"


class State(StrEnum):
    """What came of a decision in the article as it is now."""

    IN_FORCE = "in-force"
    UNUSED = "unused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding, or about who said something: bound to the words by a fingerprint.

    `fingerprint` is that of a finding or, for a correction, of a statement. `rule` and `words` are for people to read.
    """

    verdict: Verdict
    fingerprint: str
    reason: str
    by: str
    until: str | None = None  # the last day on which it holds, as 2026-12-31
    rule: str | None = None
    words: str | None = None
    speaker: str | None = None  # a correction: who said it, as the article calls them
    type: SourceType | None = None  # a correction: who the reader is told it is


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision, and what came of it. `note` says why it is not in force."""

    decision: Decision
    state: State
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of one article: all that a report may see.

    `uncorrected` is the score as it would be without corrections by people, where there are any.
    """

    article: Article
    findings: tuple[Finding, ...]
    score: Score
    policy: Policy
    outcomes: tuple[Outcome, ...] = ()
    uncorrected: Score | None = None
    sign_off: tuple[SignOff, ...] = ()

    @property
    def decided(self) -> Mapping[str, Decision]:
        """The decisions in force about findings, by fingerprint."""
        held = (o.decision for o in self.outcomes if o.state is State.IN_FORCE)
        return {d.fingerprint: d for d in held if d.verdict is not Verdict.CORRECTED}

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings about which nobody has decided: those that count for the gate."""
        decided = self.decided
        return tuple(f for f in self.findings if f.fingerprint not in decided)

    @property
    def stale(self) -> tuple[Outcome, ...]:
        """The decisions that are not in force any more: each is a warning."""
        return tuple(o for o in self.outcomes if o.state is not State.IN_FORCE)

    def to_dict(self) -> dict[str, Any]:
        """Return the audit as plain values: one entry of `documents` in the JSON report."""
        article, decided = self.article, self.decided
        return {
            "name": article.document.name,
            "sha256": article.document.sha256,
            "words": article.layout.words,
            "policy": self.policy.name,
            "policy_sha256": self.policy.sha256,
            "attributions": [self._attribution(a) for a in article.attributions],
            "terms": [{"span": list(t), **self._place(t)} for t in article.terms],
            "speakers": [_speaker(s) for s in article.speakers],
            "findings": [_finding(f, decided.get(f.fingerprint)) for f in self.findings],
            "score": _score(self.score),
            "uncorrected_score": self.uncorrected.value if self.uncorrected else None,
            "decisions": [_outcome(o) for o in self.outcomes],
            "sign_off": [_sign_off(s) for s in self.sign_off],
        }

    def _place(self, span: Span) -> dict[str, int]:
        line, column = self.article.layout.line_column(span.start)
        return {"line": line, "column": column}

    def _attribution(self, a: Attribution) -> dict[str, Any]:
        speaker = self.article.speaker(a)
        return {
            "id": a.id,
            "mode": a.mode.value,
            "act": a.act.value,
            "content": [list(s) for s in a.content],
            "source": [list(s) for s in a.source],
            "cue": [list(s) for s in a.cue],
            "speaker": speaker.name if speaker else None,
            "speaker_id": a.speaker_id,
            "type": a.type.value,
            "granted": speaker.granted if speaker else False,
            "reason": speaker.reason if speaker else None,
            "via": a.via,
            "count": a.count,
            "ambiguous": a.ambiguous,
            "candidates": list(a.candidates),
            "channel": a.channel,
            "hand": a.hand.value,
            "corroborated": a.corroborated,
            "pattern": a.pattern,
            "fingerprint": self.article.fingerprint(a),
            **self._place(a.content[0]),
        }


def _speaker(s: Speaker) -> dict[str, Any]:
    return {
        "id": s.id,
        "name": s.name,
        "type": s.type.value,
        "level": s.level.value,
        "count": s.count,
        "granted": s.granted,
        "reason": s.reason,
        "reason_kind": s.reason_kind.value if s.reason_kind else None,
        "basis": s.basis,
        "mentions": [list(m) for m in s.mentions],
    }


def _finding(f: Finding, decision: Decision | None) -> dict[str, Any]:
    return {
        "rule": f.rule,
        "severity": f.severity.value,
        "span": list(f.span),
        "line": f.line,
        "column": f.column,
        "message": f.message,
        "hint": f.hint,
        "attributions": list(f.attributions),
        "fingerprint": f.fingerprint,
        "decision": decision.verdict.value if decision else None,
    }


def _outcome(o: Outcome) -> dict[str, Any]:
    d = o.decision
    return {
        "verdict": d.verdict.value,
        "state": o.state.value,
        "note": o.note,
        "fingerprint": d.fingerprint,
        "rule": d.rule,
        "words": d.words,
        "speaker": d.speaker,
        "type": d.type.value if d.type else None,
        "reason": d.reason,
        "by": d.by,
        "until": d.until,
    }


def _sign_off(s: SignOff) -> dict[str, Any]:
    questions = [{"key": q.key, "question": q.words} for q in s.questions]
    return {"speaker_id": s.speaker.id, "speaker": s.speaker.name, "questions": questions}


def _score(s: Score) -> dict[str, Any]:
    return {
        "value": s.value,
        "status": s.status.value,
        "range": list(s.range) if s.range else None,
        "readings": list(s.readings) if s.readings else None,
        "caps": [{"limit": c.limit, "reason": c.reason} for c in s.caps],
        "components": [
            {"name": c.name, "value": c.value, "max": c.max, "from": list(c.sources), "steps": list(c.steps)}
            for c in s.components
        ],
    }
