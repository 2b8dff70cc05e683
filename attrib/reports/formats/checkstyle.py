"""Checkstyle XML, which Jenkins, reviewdog and many others read. Inputs that could not be audited are errors.

The `source` of an entry is `attrib.` and the name of the rule. An input without findings is an empty `file`. What
people have decided about is left out, and of what the baseline has the number is told.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from attrib.reports import Run
from attrib.reports.problems import paths, problems
from attrib.reports.xml import child, document


def render(run: Run) -> str:
    """Return the report: the problems of each input, and an empty element for one that has none."""
    root = ET.Element("checkstyle", version="4.3")
    files = {path: child(root, "file", name=path) for path in paths(run)}
    for problem in problems(run):
        child(
            files[problem.path],
            "error",
            line=problem.region.line,
            column=problem.region.column,
            severity=problem.severity.value,
            message=problem.message,
            source=f"attrib.{problem.rule}",
        )
    return document(root)
