"""JUnit XML, a test for each rule and article. Inputs that could not be audited are tests with an error.

A test fails where the gate does: by a finding at or above `--fail-on`, by a decision without effect where
warnings fail, and by a score under `--min-score`. Milder findings are printed by a test that passes. A rule all of
whose findings people have decided about, or the baseline has, is a test that is skipped, and
so is the number of findings in the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from attrib.model import Audit
from attrib.reports import InputError, Run
from attrib.reports.decided import set_aside_words
from attrib.reports.problems import (
    IN_BASELINE,
    LOW_SCORE,
    NO_EFFECT,
    NOT_AUDITED,
    Problem,
    name_of,
    not_audited_words,
    one_line,
    path_of,
    problems_of,
)
from attrib.reports.xml import child, document
from attrib.rules import in_force

_COUNTED = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def render(run: Run) -> str:
    """Return the report: a suite for each input."""
    root = ET.Element("testsuites", name="attrib")
    for audit in run.audits:
        _suite(root, audit)
    for error in run.errors:
        _suite_of_error(root, error)
    for element in (root, *root):
        for attribute, tag in _COUNTED.items():
            element.set(attribute, str(len(list(element.iter(tag)))))
    del root.attrib["skipped"]  # the schema of Jenkins has it on suites only
    return document(root)


def _suite(root: ET.Element, audit: Audit) -> None:
    suite = _suite_of(root, audit.article.document.name)
    decided = audit.decided
    aside = {f.rule: words for f in audit.findings if (words := set_aside_words(f, decided))}
    found: dict[str, list[Problem]] = {rule: [] for rule in (*in_force(audit.policy), *aside, NO_EFFECT, LOW_SCORE)}
    for problem in problems_of(audit):
        found.setdefault(problem.rule, []).append(problem)
    for rule, several in found.items():
        test = _test(suite, rule)
        if rule == IN_BASELINE:
            child(test, "skipped", message=several[0].message)
        elif several:
            _report(test, audit, several)
        elif rule in aside:
            child(test, "skipped", message=one_line(aside[rule]))


def _suite_of_error(root: ET.Element, error: InputError) -> None:
    test = _test(_suite_of(root, error.name), NOT_AUDITED)
    child(test, "error", message=not_audited_words(error), type=error.code)


def _suite_of(root: ET.Element, name: str) -> ET.Element:
    return child(root, "testsuite", name=name_of(name), file=path_of(name))


def _test(suite: ET.Element, name: str) -> ET.Element:
    return child(suite, "testcase", classname=suite.get("name"), name=name)


def _report(test: ET.Element, audit: Audit, found: Sequence[Problem]) -> None:
    """Write what was found into a test: a failure with the gravest as its message, or what a passing test prints."""
    text = "\n".join(f"{p.region.line}:{p.region.column} {p.severity}: {p.message}" for p in found)
    worst = max(found, key=lambda p: p.severity.rank)
    least = audit.policy.gate.fail_on
    if worst.rule == LOW_SCORE or (least is not None and worst.severity.rank >= least.rank):
        child(test, "failure", text, message=worst.message, type=worst.severity)
    else:
        child(test, "system-out", text)
