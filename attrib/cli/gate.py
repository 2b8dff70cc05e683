"""The gate: from what a run found and the options that were given to its exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrib.cli.printing import complain
from attrib.model import Severity, Status
from attrib.statuses import Exit

if TYPE_CHECKING:
    from attrib.model import Audit
    from attrib.reports import Run

NEVER = "never"


class Gate(NamedTuple):
    """What the command line says of the gate. It goes before the policy; None leaves it to the policy."""

    fail_on: str | None
    min_score: float | None
    warn_exit: bool
    exit_zero: bool


def status(found: Run, gate: Gate) -> Exit:
    """Return the exit status. An input that could not be audited is worse than anything found in the others."""
    from attrib.reports import FAULT

    low = [audit for audit in found.audits if _is_low(audit, gate.min_score)]
    if any(error.code == FAULT for error in found.errors):
        return Exit.BUG
    if found.errors:
        return Exit.NOT_AUDITED
    if gate.exit_zero:
        return Exit.DONE
    if low or any(_fails(audit, gate.fail_on) for audit in found.audits):
        return Exit.FINDINGS
    warned = gate.warn_exit and any(_reaches(audit, Severity.WARNING) for audit in found.audits)
    return Exit.WARNINGS if warned else Exit.DONE


def _is_low(audit: Audit, min_score: float | None) -> bool:
    """Tell whether the score is too low, and say so. A score that rests on too little text fails nobody."""
    least = audit.policy.gate.min_score if min_score is None else min_score
    score = audit.score
    if score.status is not Status.OK or score.value is None or score.value >= least:
        return False
    complain(f"{audit.article.document.name}: the score, {score.value:.1f}, is under {least:g}")
    return True


def _fails(audit: Audit, fail_on: str | None) -> bool:
    """Tell whether a finding is grave enough to fail the article."""
    chosen = None if fail_on in {None, NEVER} else Severity(str(fail_on))
    least = audit.policy.gate.fail_on if fail_on is None else chosen
    return least is not None and _reaches(audit, least)


def _reaches(audit: Audit, least: Severity) -> bool:
    """Tell whether anything that nobody has decided is so grave. A decision that is out of date is a warning."""
    severities = [f.severity for f in audit.open_findings] + [Severity.WARNING for _ in audit.stale]
    return any(severity.rank >= least.rank for severity in severities)
