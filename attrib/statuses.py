"""The exit statuses of the command line: what a script, a hook or a job can tell apart."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended. Of several that would fit, the audit takes the first of BUG, NOT_AUDITED, FINDINGS."""

    DONE = 0
    FINDINGS = 1
    MISUSE = 2
    NOT_AUDITED = 3
    WARNINGS = 4
    BUG = 70
    INTERRUPTED = 130
