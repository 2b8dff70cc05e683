"""The JSON report: one document for the whole run, described by `attrib.reports.schema`."""

from __future__ import annotations

import json

from attrib import __version__
from attrib.reports import Run
from attrib.reports.visible import json_escaped

FORMAT = "attrib/1"


def render(run: Run) -> str:
    """Return the run as JSON. Whatever the texts and names hold, the result can be written as UTF-8."""
    document = {
        "format": FORMAT,
        "tool": {"version": __version__, "policy": run.policy.name, "policy_sha256": run.policy.sha256},
        "documents": [audit.to_dict() for audit in run.audits],
        "errors": [{"name": e.name, "code": e.code, "message": e.message} for e in run.errors],
    }
    return json_escaped(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"
