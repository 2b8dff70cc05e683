"""What an audit comes to: findings, a score, what became of decisions, and all of it as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from attrib.model.article import Article, Attribution, Speaker
from attrib.model.choices import Decision, Policy, Question, Severity, State, Verdict
from attrib.model.document import Span


class Status(StrEnum):
    """Whether the score can be used."""

    OK = "ok"
    PROVISIONAL = "provisional"
    NO_ATTRIBUTIONS = "no-attributions"


class Finding(NamedTuple):
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
    in_baseline: bool = False  # it was found already when the newsroom began, and does not count


class Cost(NamedTuple):
    """Points that a part of the score lacks, the ids of the attributions that cost them, and why.

    No attribution costs what is missing altogether: a second source that the article does not have.
    """

    points: float
    attributions: tuple[str, ...]
    reason: str


class Component(NamedTuple):
    """One part of the score.

    `steps` are the lines of its arithmetic, to be checked by hand; `costs` add up to what it lacks of its maximum.
    """

    name: str
    value: float
    max: int
    sources: tuple[str, ...]  # ids of the speakers and attributions that it was worked out from
    steps: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()


class Cap(NamedTuple):
    """A ceiling that was put on the score, and why."""

    limit: int
    reason: str


class Score(NamedTuple):
    """How much of the sourcing lies open to a reader, 0 to 100, or None where there is nothing to see."""

    value: float | None
    status: Status
    range: tuple[float, float] | None  # lowest and highest score when any one source is left out
    caps: tuple[Cap, ...]
    components: tuple[Component, ...]
    readings: tuple[float, float] | None = None  # lowest and highest score as ambiguous sources are read


class SignOff(NamedTuple):
    """What people have to answer about one unnamed source, because no text can show it."""

    speaker: Speaker
    questions: tuple[Question, ...]


class Outcome(NamedTuple):
    """A decision, and what came of it. `note` says why it is not in force."""

    decision: Decision
    state: State
    note: str | None = None


class Audit(NamedTuple):
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
        """The findings about which nobody has decided and that no baseline has: those that count for the gate."""
        decided = self.decided
        return tuple(f for f in self.findings if not f.in_baseline and f.fingerprint not in decided)

    @property
    def baselined(self) -> tuple[Finding, ...]:
        """The findings that a baseline has."""
        return tuple(f for f in self.findings if f.in_baseline)

    @property
    def stale(self) -> tuple[Outcome, ...]:
        """The decisions without effect, for they have ended, are about nothing or are wrong: each is a warning."""
        return tuple(o for o in self.outcomes if o.state is not State.IN_FORCE)

    @property
    def is_low(self) -> bool:
        """Whether the score is under the lowest that the policy allows. One that rests on too little text is not."""
        value = self.score.value
        return self.score.status is Status.OK and value is not None and not value >= self.policy.gate.min_score

    @property
    def fails(self) -> bool:
        """Whether the policy stops the article: by its score, or by something that nobody has decided."""
        least = self.policy.gate.fail_on
        return self.is_low or (least is not None and self.reaches(least))

    def reaches(self, least: Severity) -> bool:
        """Tell whether anything that nobody has decided is so grave. A decision without effect is a warning."""
        severities = [f.severity for f in self.open_findings] + [Severity.WARNING for _ in self.stale]
        return any(severity.rank >= least.rank for severity in severities)

    def to_dict(self) -> dict[str, Any]:
        """Return the audit as plain values: one entry of `documents` in the JSON report."""
        article, decided = self.article, self.decided
        return {
            "name": article.document.name,
            "sha256": article.document.sha256,
            "words": article.layout.words,
            "notes": list(article.document.notes),
            "policy": self.policy.name,
            "policy_sha256": self.policy.sha256,
            "passes": not self.fails,
            "attributions": [self._attribution(a) for a in article.attributions],
            "terms": [{"span": list(t), **self._place(t)} for t in article.terms],
            "speakers": [_speaker(s) for s in article.speakers],
            "findings": [self._finding(f, decided.get(f.fingerprint)) for f in self.findings],
            "findings_in_baseline": len(self.baselined),
            "score": _score(self.score),
            "uncorrected_score": self.uncorrected.value if self.uncorrected else None,
            "decisions": [_outcome(o) for o in self.outcomes],
            "sign_off": [_sign_off(s) for s in self.sign_off],
        }

    def _place(self, span: Span) -> dict[str, Any]:
        line, column = self.article.layout.line_column(span.start)
        return {"line": line, "column": column, "location": self.article.document.location(span.start)}

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
            "channel": a.channel.value if a.channel else None,
            "time": a.time.value,
            "hand": a.hand.value,
            "corroborated": a.corroborated,
            "pattern": a.pattern,
            "fingerprint": self.article.fingerprint(a),
            **self._place(a.content[0]),
        }

    def _finding(self, f: Finding, decision: Decision | None) -> dict[str, Any]:
        return {
            "rule": f.rule,
            "severity": f.severity.value,
            "span": list(f.span),
            **self._place(f.span),
            "message": f.message,
            "hint": f.hint,
            "attributions": list(f.attributions),
            "fingerprint": f.fingerprint,
            "decision": decision.verdict.value if decision else None,
            "in_baseline": f.in_baseline,
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
        "office": s.office.value if s.office else None,
        "former": s.former,
        "affiliation": s.affiliation,
        "tie": s.tie.value if s.tie else None,
        "mentions": [list(m) for m in s.mentions],
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
            {
                "name": c.name,
                "value": c.value,
                "max": c.max,
                "from": list(c.sources),
                "steps": list(c.steps),
                "costs": [_cost(cost) for cost in c.costs],
            }
            for c in s.components
        ],
    }


def _cost(c: Cost) -> dict[str, Any]:
    return {"points": c.points, "attributions": list(c.attributions), "reason": c.reason}
