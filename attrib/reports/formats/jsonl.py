"""JSON Lines for programs, an article a line. Inputs that could not be audited come last, and have a `code`.

A line is an entry of `documents` in the [JSON report](json.md), or an entry of `errors`. So a stream of articles that
could not be audited is never empty, and no line needs the others.
"""

from __future__ import annotations

import json

from attrib.reports import Run
from attrib.reports.visible import json_escaped


def render(run: Run) -> str:
    """Return the lines: one for each input of the run. No line has a line break in it."""
    entries = [*(audit.to_dict() for audit in run.audits), *(error.to_dict() for error in run.errors)]
    lines = (json_escaped(json.dumps(entry, ensure_ascii=False, allow_nan=False)) for entry in entries)
    return "".join(f"{line}\n" for line in lines)
