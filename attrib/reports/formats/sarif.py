"""SARIF 2.1.0 for code scanning and editors. Inputs that could not be audited are notifications of the invocation.

Every result has a `level`, a `region` in lines and columns of Unicode code points (`columnKind`), and in
`partialFingerprints`, as `attrib/v1`, the fingerprint of the JSON report. Findings that people have decided about, or
that the baseline has, are results with a suppression. The `helpUri` of a rule is its name as a URI, because its page
lies with the program; the page itself is in `help`. GitHub shows 5,000 results of an upload and takes 25,000.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from attrib import __version__
from attrib.model import Audit, Finding, Severity
from attrib.reports import InputError, Run
from attrib.reports.decided import set_aside_words
from attrib.reports.problems import (
    LOW_SCORE,
    NO_EFFECT,
    finding_words,
    name_of,
    not_audited_words,
    one_line,
    path_of,
    problems_of,
    region_of,
)
from attrib.reports.visible import json_escaped
from attrib.rules import Rule, in_force, rules

Json = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_OWN_RULES = {
    NO_EFFECT: (Severity.WARNING, "A decision that people wrote down about the article has no effect."),
    LOW_SCORE: (Severity.ERROR, "The score of the article is under the lowest that the policy allows."),
}
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
# GitHub works out `primaryLocationLineHash` itself, and warns of every other value under that name.
_FINGERPRINT = "attrib/v1"


def render(run: Run) -> str:
    """Return the log: one run, with the rules of the policies, the inputs as artifacts, and the findings as results."""
    descriptors = [*_descriptors(run), *(_own_descriptor(name) for name in _OWN_RULES)]
    index = {descriptor["id"]: number for number, descriptor in enumerate(descriptors)}
    results = [result for audit in run.audits for result in _results(audit)]
    for result in results:
        if result["ruleId"] in index:
            result["ruleIndex"] = index[result["ruleId"]]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "attrib", "semanticVersion": __version__, "rules": descriptors}},
                "invocations": [
                    {
                        "executionSuccessful": not run.errors,
                        "toolExecutionNotifications": [*map(_of_error, run.errors), *_notes(run)],
                    }
                ],
                "columnKind": "unicodeCodePoints",
                "artifacts": list({path_of(a.article.document.name): _artifact(a) for a in run.audits}.values()),
                "results": results,
                "properties": {
                    "policies": [{"name": p.name, "sha256": p.sha256} for p in run.policies],
                    "scores": [_score(audit) for audit in run.audits],
                },
            }
        ],
    }
    return json_escaped(json.dumps(log, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _descriptors(run: Run) -> Iterator[Json]:
    """Yield the rules in force under any policy of the run, each with the severity that the first of them gives it."""
    severities: dict[str, Severity] = {}
    for policy in run.policies:
        severities = {**in_force(policy), **severities}
    yield from (_descriptor(rules()[name], severities[name]) for name in sorted(severities))


def _descriptor(rule: Rule, severity: Severity) -> Json:
    examples = (("Finds something in", rule.flags), ("Lets pass", rule.passes))
    shown = "".join(f"\n\n{title}:\n\n{_quoted(texts)}" for title, texts in examples)
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why, "markdown": f"{rule.why}\n\nAuthority: {rule.see}.{shown}"},
        "helpUri": _help_uri(rule.name),
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": [rule.group]},
    }


def _own_descriptor(name: str) -> Json:
    severity, summary = _OWN_RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "helpUri": _help_uri(name),
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _help_uri(rule: str) -> str:
    """Return the name of a rule as a URI: its page lies with the program (`attrib explain RULE`), at no address."""
    return f"urn:attrib:rule:{rule}"


def _quoted(texts: Sequence[str]) -> str:
    """Return examples as Markdown, one quotation each."""
    lines = ("\n>\n".join(f"> {' '.join(part.split())}" for part in text.split("\n\n")) for text in texts)
    return "\n\n<!-- -->\n\n".join(lines)


def _artifact(audit: Audit) -> Json:
    document = audit.article.document
    return {
        "location": _place(document.name),
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": document.sha256},
    }


def _score(audit: Audit) -> Json:
    score = audit.score
    return {"article": name_of(audit.article.document.name), "value": score.value, "status": score.status.value}


def _results(audit: Audit) -> Iterator[Json]:
    """Yield the findings, those that do not count marked as suppressed, and what else makes the audit fail."""
    decided = audit.decided
    for finding in audit.findings:
        yield _of_finding(audit, finding, set_aside_words(finding, decided))
    for problem in problems_of(audit):
        if problem.rule in _OWN_RULES:
            region = {"startLine": problem.region.line}
            name = audit.article.document.name
            yield _result(problem.rule, problem.severity, problem.message, name, region, problem.fingerprint)


def _of_finding(audit: Audit, finding: Finding, set_aside: str) -> Json:
    document = audit.article.document
    words = finding_words(audit, finding)
    made = _result(finding.rule, finding.severity, words, document.name, _region(audit, finding), finding.fingerprint)
    if location := document.location(finding.span.start):
        made["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": location}]
    if set_aside:
        made["suppressions"] = [{"kind": "external", "status": "accepted", "justification": one_line(set_aside)}]
    return made


def _result(rule: str, severity: Severity, words: str, name: str, region: Json, fingerprint: str) -> Json:
    return {
        "ruleId": rule,
        "level": _LEVELS[severity],
        "message": {"text": _without_links(words)},
        "locations": [{"physicalLocation": {"artifactLocation": _place(name), "region": region}}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        # where one result of a run has suppressions, all must say whether they have
        "suppressions": [],
    }


def _region(audit: Audit, finding: Finding) -> Json:
    """Return where a finding stands. Offsets are given where the text is the input itself."""
    region, (start, end) = region_of(audit, finding), finding.span
    if start >= end:
        return {"startLine": region.line}
    made = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    is_input = not audit.article.document.origins
    return {**made, "charOffset": start, "charLength": end - start} if is_input else made


def _of_error(error: InputError) -> Json:
    return _notification("error", error.code, not_audited_words(error), error.name)


def _notes(run: Run) -> Iterator[Json]:
    """Yield what an editor has to know of how the inputs were read."""
    for document in (audit.article.document for audit in run.audits):
        yield from (_notification("note", "reading", one_line(note), document.name) for note in document.notes)


def _notification(level: str, code: str, words: str, name: str) -> Json:
    return {
        "level": level,
        "descriptor": {"id": code},
        "message": {"text": _without_links(words)},
        "locations": [{"physicalLocation": {"artifactLocation": _place(name)}}],
    }


def _place(name: str) -> Json:
    """Return an input as a URI: relative to the root of the sources, or absolute where it lies elsewhere."""
    path = path_of(name)
    uri = "".join(chr(b) if b in _UNRESERVED else f"%{b:02X}" for b in path.encode("utf-8", "backslashreplace"))
    if PurePath(path).is_absolute():
        return {"uri": f"file:///{uri.lstrip('/')}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _without_links(words: str) -> str:
    """Return words in which no reader of SARIF finds a link: `[text](address)` would be one."""
    return words.replace("[", "\\[").replace("]", "\\]") if "](" in words else words
