"""A code quality report for a job of GitLab. Inputs that could not be audited are blockers.

It goes into `artifacts:reports:codequality`. An error is `major`, a warning `minor`, a note `info`. A fingerprint is
the same as long as the words and the path are, wherever the words stand, and no two entries have the same. Run it at
the root of the repository. What people have decided about is left out, and of what the baseline has the number is told.
"""

from __future__ import annotations

import json
from typing import Any

from attrib.model import Severity
from attrib.reports import Run
from attrib.reports.problems import NOT_AUDITED, Problem, problems
from attrib.reports.visible import json_escaped

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(run: Run) -> str:
    """Return the report: a list with one entry for each problem."""
    entries = [_entry(problem) for problem in problems(run)]
    return json_escaped(json.dumps(entries, ensure_ascii=False, indent=2)) + "\n"


def _entry(problem: Problem) -> dict[str, Any]:
    return {
        "description": problem.message,
        "check_name": problem.rule,
        "fingerprint": problem.fingerprint,
        "severity": "blocker" if problem.rule == NOT_AUDITED else _SEVERITIES[problem.severity],
        "location": {
            "path": problem.path,
            "lines": {"begin": problem.region.line, "end": problem.region.end_line},
        },
    }
