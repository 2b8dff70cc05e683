"""Annotations for a job of GitHub Actions, a workflow command a line. Inputs that could not be audited are errors.

It has to stand on standard output of a step. GitHub shows ten errors and ten warnings of a step, and fifty
annotations of a job; the log has them all, and in the last line the totals. Run it at the root of the repository, so
that the paths are those that GitHub knows. What people have decided about, and what the baseline has, is left out. Do
not print another format there: GitHub obeys every line that begins with two colons, and a line of an article may.
"""

from __future__ import annotations

from attrib.model import Severity
from attrib.reports import Run
from attrib.reports.problems import IN_BASELINE, Problem, one_line, problems
from attrib.reports.summary import totals

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_DATA_ESCAPES = str.maketrans(_DATA)
_PROPERTY_ESCAPES = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})


def render(run: Run) -> str:
    """Return the commands, and the totals."""
    found = [problem for problem in problems(run) if problem.rule != IN_BASELINE]  # the totals have that
    return "\n".join([*map(_command, found), one_line(totals(run)), ""])


def _command(problem: Problem) -> str:
    line, column, end_line, end_column = problem.region
    properties = {"file": problem.path, "line": line, "endLine": end_line}
    if line == end_line:  # GitHub has no columns on several lines
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = problem.rule
    written = ",".join(f"{key}={str(value).translate(_PROPERTY_ESCAPES)}" for key, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {written}::{problem.message.translate(_DATA_ESCAPES)}"
