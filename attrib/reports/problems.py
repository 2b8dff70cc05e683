"""A run as a CI service sees it: one list of problems, each at a line of a file.

Problems are the findings that nobody has decided, the decisions without effect, the scores that are too low, and
the inputs that could not be audited: all that can make the exit status another than 0. How many findings a baseline
covers is said with them, so that it is seen.
"""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from attrib.model import Audit, Finding, Severity, fingerprint
from attrib.reports import InputError, Run
from attrib.reports.decided import baseline_words, decision_lines
from attrib.reports.visible import pictured

NO_EFFECT, LOW_SCORE, NOT_AUDITED = "decision-without-effect", "low-score", "not-audited"
IN_BASELINE = "in-baseline"  # how many findings a baseline covers; it fails nobody


class Region(NamedTuple):
    """Where some words stand in the input: lines and columns from 1, the last column exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Region(1, 1, 1, 1)


class Problem(NamedTuple):
    """One thing that a CI service shows at a line. `rule` is a rule, or one of the names above.

    `name` is that of the article, `path` that of the file, which may hold several. `message` is one line without
    anything that a screen would obey. `fingerprint` is the same in the next run where the words are the same.
    """

    name: str
    path: str
    rule: str
    severity: Severity
    region: Region
    message: str
    fingerprint: str


def problems(run: Run) -> tuple[Problem, ...]:
    """Return the problems of a run: first what could not be audited, for a service may cut the list; then the others.

    They come article by article: a score that is too low, the findings in the order of the text, the decisions.
    """
    found = [_of_error(e) for e in run.errors] + [problem for audit in run.audits for problem in problems_of(audit)]
    seen: Counter[str] = Counter()
    return tuple(_with_own_fingerprint(problem, seen) for problem in found)


def problems_of(audit: Audit) -> tuple[Problem, ...]:
    """Return the problems of one article. Their fingerprints are those of their words, which may occur twice."""
    return tuple(_of_audit(audit, audit.article.document.name))


def _of_audit(audit: Audit, name: str) -> Iterator[Problem]:
    if audit.is_low:
        words = f"The score, {audit.score.value:.1f}, is under {audit.policy.gate.min_score:g}."
        yield _problem(name, LOW_SCORE, Severity.ERROR, words)
    for f in audit.open_findings:
        yield _problem(name, f.rule, f.severity, finding_words(audit, f), f.fingerprint, region_of(audit, f))
    for line in decision_lines(audit):
        if line.is_stale:
            words = one_line(f"A decision, {line.words}")
            yield _problem(name, NO_EFFECT, Severity.WARNING, words, fingerprint(line.words))
    if audit.baselined:
        yield _problem(name, IN_BASELINE, Severity.INFO, f"{baseline_words(len(audit.baselined))}.")


def _of_error(error: InputError) -> Problem:
    return _problem(error.name, NOT_AUDITED, Severity.ERROR, not_audited_words(error), error.code)


def _problem(name: str, rule: str, severity: Severity, words: str, alike: str = "", region: Region = TOP) -> Problem:
    return Problem(name_of(name), path_of(name), rule, severity, region, words, alike)


def _with_own_fingerprint(problem: Problem, seen: Counter[str]) -> Problem:
    """Return a problem with a fingerprint that no other of the run has. `seen` counts those that are alike."""
    alike = fingerprint(problem.name, problem.rule, problem.fingerprint)
    seen[alike] += 1
    return problem._replace(fingerprint=fingerprint(alike, str(seen[alike])))


def paths(run: Run) -> tuple[str, ...]:
    """Return the path of each input once: those that were audited, then the others."""
    names = [*(audit.article.document.name for audit in run.audits), *(error.name for error in run.errors)]
    return tuple(dict.fromkeys(map(path_of, names)))


def name_of(name: str) -> str:
    """Return the name of an article from the current folder, where it lies below, with slashes.

    A name is never empty: a text without one is `-`.
    """
    path, here = PurePath(name or "-"), Path.cwd()
    inside = path.relative_to(here) if path.is_relative_to(here) else path
    return one_line(posixpath.normpath(inside.as_posix()))


def path_of(name: str) -> str:
    """Return the file of an article as a CI service knows it.

    An article among several in a file has the name of the file with what it is there: `wire.jsonl#3`.
    """
    file, mark, _ = name.rpartition("#")
    return name_of(file if mark and os.path.isfile(file) and not os.path.exists(name) else name)


def region_of(audit: Audit, finding: Finding) -> Region:
    """Return where the words of a finding stand; of one about the whole article, the beginning."""
    start, layout = (finding.line, finding.column), audit.article.layout
    if finding.span.start >= finding.span.end:
        return Region(*start, *start)
    line, column = layout.line_column(finding.span.end - 1)
    return Region(*start, *max(start, (line, column + 1)))


def finding_words(audit: Audit, finding: Finding) -> str:
    """Return what is wrong and what could be done about it, and where, if the format has more to say than a line."""
    location = audit.article.document.location(finding.span.start)
    return one_line(f"{f'{location}: ' if location else ''}{finding.message} {finding.hint}")


def not_audited_words(error: InputError) -> str:
    """Return why an input could not be audited."""
    return one_line(f"Not audited: {error.message}.")


def one_line(text: str) -> str:
    """Return a text on one line, its control characters and the marks that would reorder it made visible."""
    return pictured(" ".join(text.split()))
