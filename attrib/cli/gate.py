"""The gate: from what a run found and the options that were given to its exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.cli.printing import complain
from attrib.model import Gate, Policy, Severity
from attrib.statuses import Exit

if TYPE_CHECKING:
    from attrib.reports import Run

NEVER = "never"


def under(policy: Policy, fail_on: str | None, min_score: float | None) -> Policy:
    """Return a policy with what the command line says of the gate in place of its own; None leaves it as it is."""
    chosen = None if fail_on in {None, NEVER} else Severity(str(fail_on))
    least = policy.gate.fail_on if fail_on is None else chosen
    return policy._replace(gate=Gate(least, policy.gate.min_score if min_score is None else min_score))


def status(found: Run, *, warn_exit: bool, exit_zero: bool) -> Exit:
    """Return the exit status. An input that could not be audited is worse than anything found in the others."""
    for audit in found.audits:
        if audit.is_low:
            words = f"the score, {audit.score.value:.1f}, is under {audit.policy.gate.min_score:g}"
            complain(f"{audit.article.document.name}: {words}")
    if found.errors:
        return not_audited(found)
    if exit_zero:
        return Exit.DONE
    if any(audit.fails for audit in found.audits):
        return Exit.FINDINGS
    return Exit.WARNINGS if warn_exit and any(audit.reaches(Severity.WARNING) for audit in found.audits) else Exit.DONE


def not_audited(found: Run) -> Exit:
    """Return the exit status of a run in which some input could not be audited: 70 where attrib is at fault."""
    from attrib.reports import FAULT

    return Exit.BUG if any(error.code == FAULT for error in found.errors) else Exit.NOT_AUDITED
