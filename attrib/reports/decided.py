"""What people decided and what a baseline covers, in words, for every report for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attrib.model import Audit, Decision, Finding, Outcome, State, Verdict
from attrib.reports.wording import TYPE_WORDS, counted

_VERDICT_WORDS = {
    Verdict.ACCEPTED: "accepted by",
    Verdict.FALSE_ALARM: "a false alarm, says",
    Verdict.CORRECTED: "corrected by",
}


class DecisionLine(NamedTuple):
    """One line about a decision that stands at no finding: a correction, or one without effect."""

    words: str
    is_stale: bool


def decision_words(decision: Decision) -> str:
    """Return who decided what, until when and why: “accepted by Mina Dahl until 2026-12-31: the name is protected”."""
    until = f" until {decision.until}" if decision.until else ""
    return f"{_VERDICT_WORDS[decision.verdict]} {decision.by}{until}: {decision.reason}"


def set_aside_words(finding: Finding, decided: Mapping[str, Decision]) -> str:
    """Return why a finding does not count, what was decided or that the baseline has it; or nothing where it does."""
    decision = decided.get(finding.fingerprint)
    if decision:
        return f"Decided: {decision_words(decision)}"
    return "In the baseline: it was there when that was written." if finding.in_baseline else ""


def decision_lines(audit: Audit) -> tuple[DecisionLine, ...]:
    """Return the lines about corrections in force, and about all decisions without effect."""
    return tuple(
        DecisionLine(_line(o), o.state is not State.IN_FORCE)
        for o in audit.outcomes
        if o.state is not State.IN_FORCE or o.decision.verdict is Verdict.CORRECTED
    )


def decided_words(audit: Audit) -> str:
    """Return how many findings are decided or in the baseline, and how many decisions have no effect, or nothing."""
    known = len(audit.baselined)
    decided = len(audit.findings) - len(audit.open_findings) - known
    parts = [f"{counted(decided, 'finding')} decided"] if decided else []
    parts += [baseline_words(known)] if known else []
    parts += [f"{counted(len(audit.stale), 'decision')} without effect"] if audit.stale else []
    return "; ".join(parts)


def baseline_words(known: int) -> str:
    """Return how many findings a baseline covers: “3 findings in the baseline”."""
    return f"{counted(known, 'finding')} in the baseline"


def correction_note(audit: Audit) -> str:
    """Return what the score would be without the corrections, or nothing where there are none."""
    if audit.uncorrected is None:
        return ""
    value = audit.uncorrected.value
    return f"with what people corrected; {'no score' if value is None else f'{value:.1f}'} without"


def _line(outcome: Outcome) -> str:
    decision = outcome.decision
    about = f"“{decision.words}”" if decision.words else decision.fingerprint
    if outcome.state is not State.IN_FORCE:
        rule = f", {decision.rule}," if decision.rule and decision.rule not in about else ""
        return f"{about}{rule} has no effect: {outcome.note} ({decision_words(decision)})"
    kind = TYPE_WORDS[decision.type] if decision.type else ""
    said_by = f"said by {decision.speaker}" + (f", {kind}" if kind else "") if decision.speaker else kind
    return f"{about}: {said_by}; {decision_words(decision)}"
