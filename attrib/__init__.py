"""attrib: who is the reader told the source is? Read an article, audit it, render the report."""

from __future__ import annotations

__version__ = "0.1.0"

from attrib.audit import audit
from attrib.model import Audit, Document
from attrib.readers import ReadError, read

__all__ = ["Audit", "Document", "ReadError", "audit", "read", "render"]


def render(audit: Audit, format: str = "terminal") -> str:  # noqa: A002  # the word users know
    """Return the report on one audit in one of `attrib.reports.formats.names()`; `KeyError` where there is none."""
    from attrib.reports import Run
    from attrib.reports import render as render_run

    return render_run(Run((audit,), (), audit.policy), format)
