"""What CI services are given: each format as its own readers take it, with hostile text and with inputs that failed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types of its own

from attrib import audit
from attrib.model import (
    Audit,
    Block,
    Decision,
    Document,
    Finding,
    Gate,
    Origin,
    Outcome,
    Severity,
    Span,
    State,
    Status,
    Verdict,
)
from attrib.reports import InputError, Run, render
from attrib.reports.problems import path_of, problems
from attrib.rules import in_force, rules
from conftest import ROOT, Call
from report_sample import MISSING, POLICY, every_audit, hostile, rich, run, silent

SARIF = Draft202012Validator(
    json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)
ARTICLE = "“It is over,” one source said.\n\n“Nobody asked,” a second source said.\n"
NASTY = "a%b::c,d\r\ne]](x)|\x00\x1b[2J\ud800\u202e\ufffe<b>&\"'"
every_run = pytest.mark.parametrize(
    "found",
    [
        run(rich()),
        run(hostile()),
        run(silent()),
        run(errors=(MISSING,)),
        run(rich(), silent(), rich(), hostile(), errors=(MISSING, MISSING)),
    ],
    ids=["rich", "hostile", "silent", "nothing audited", "all"],
)


def nasty() -> Run:
    """Return a run in which every text that somebody else wrote tries to leave its place."""
    first = hostile().findings[0]._replace(message=NASTY, hint=NASTY)
    document = hostile().article.document._replace(name=NASTY)
    article = hostile().article._replace(document=document)
    audited = hostile()._replace(article=article, findings=(first, *hostile().findings[1:]))
    return run(audited, errors=(InputError(NASTY, "not-found", NASTY),))


def under(gate: Gate, audited: Audit) -> Run:
    return run(audited._replace(policy=POLICY._replace(gate=gate)))


def decided(audited: Audit) -> Audit:
    """Return an audit in which people have accepted every finding but the last, which says something else."""
    *first, last = audited.findings
    found = (*first, last._replace(fingerprint="f" * 16))
    outcome = Outcome(
        Decision(Verdict.ACCEPTED, first[0].fingerprint, "It may [stand](x)", "Mina Dahl"), State.IN_FORCE
    )
    return audited._replace(findings=found, outcomes=(outcome,))


# Problems


@every_run
def test_a_fingerprint_is_the_problem_s_own(found: Run) -> None:
    prints = [problem.fingerprint for problem in problems(found)]
    assert len(set(prints)) == len(prints)
    assert prints == [problem.fingerprint for problem in problems(found)]


def test_problems_are_all_that_makes_an_audit_fail() -> None:
    audited = rich()
    low = audited._replace(score=audited.score._replace(status=Status.OK), policy=POLICY._replace(gate=Gate(None, 60)))
    found = problems(run(low, errors=(MISSING,)))
    assert [p.rule for p in found] == [
        "not-audited", "low-score", *(f.rule for f in audited.findings), "decision-without-effect",
    ]  # fmt: skip
    assert found[1].message == "The score, 40.0, is under 60."
    assert "low-score" not in {p.rule for p in problems(run(low._replace(score=audited.score)))}, "provisional"


def test_what_the_baseline_has_is_no_problem() -> None:
    first, *others = hostile().findings
    audited = hostile()._replace(findings=(first._replace(in_baseline=True), *others))
    no_effect, number = "decision-without-effect", "in-baseline"
    assert [p.rule for p in problems(run(audited))] == [*(f.rule for f in others), no_effect, number]
    results = sarif(run(audited))["results"]
    assert [bool(result["suppressions"]) for result in results] == [True, *(False for _ in others), False]
    skipped = [test.get("message") for test in junit(run(audited)).iter("skipped")]
    assert skipped == ["In the baseline: it was there when that was written.", "1 finding in the baseline."]


def test_what_people_decided_is_no_problem_any_more() -> None:
    (problem,) = problems(run(decided(hostile())))
    assert problem.rule == hostile().findings[-1].rule


def test_a_path_is_the_one_that_the_service_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of("./desk//story.txt") == "desk/story.txt"
    assert path_of(str(tmp_path / "desk" / "story.txt")) == "desk/story.txt"
    assert path_of("/elsewhere/story.txt") == "/elsewhere/story.txt"
    assert path_of("../story.txt") == "../story.txt"
    assert path_of("standard input") == "standard input"
    assert path_of("") == "-"


def test_articles_of_one_file_are_told_apart_and_lead_to_the_file(attrib: Call, tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_text(
        "\n".join([*[json.dumps({"headline": "Ferries", "body": ARTICLE})] * 2, "not json"]), encoding="utf-8"
    )

    def report(name: str) -> str:
        return attrib("audit", wire, "--format", name).out

    root = ET.fromstring(report("junit"))  # noqa: S314  # our own report
    assert [suite.get("name") for suite in root] == [f"{wire}#1", f"{wire}#2", f"{wire}#3"]
    assert {suite.get("file") for suite in root} == {str(wire)}
    entries = json.loads(report("gitlab"))
    assert {entry["location"]["path"] for entry in entries} == {str(wire)}
    assert {entry["location"]["lines"]["begin"] for entry in entries} == {1, 2}
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    log = json.loads(report("sarif"))
    SARIF.validate(log)
    assert [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]] == [f"file://{wire}"]
    assert [score["article"] for score in log["runs"][0]["properties"]["scores"]] == [f"{wire}#1", f"{wire}#2"]
    assert f"file={wire},line=2," in report("github")
    assert report("checkstyle").count("<file ") == 1


def test_a_problem_ends_where_its_words_end() -> None:
    (first, *_) = [p for p in problems(run(rich())) if p.rule == "anonymity-reason-missing"]
    words = "A senior ministry official"
    text = rich().article.document.text.splitlines()
    assert text[first.region.line - 1][first.region.column - 1 : first.region.end_column - 1] == words
    assert first.region.line == first.region.end_line


def test_the_place_in_another_format_is_said() -> None:
    """Of a .docx a line is no help; the reader says “paragraph 3”."""
    document = Document(
        "a.docx", ARTICLE, "0" * 64, (Block(Span(0, len(ARTICLE)), None, "paragraph 3"),), (Origin(0, 3, 1),)
    )
    found = run(audit(document))
    assert {p.message.partition(":")[0] for p in problems(found)} == {"paragraph 3"}
    (result, *_) = json.loads(render(found, "sarif"))["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "paragraph 3"}]
    assert "charOffset" not in result["locations"][0]["physicalLocation"]["region"], "the text is not the input"


# SARIF


def sarif(found: Run) -> Any:
    log = json.loads(render(found, "sarif"))
    SARIF.validate(log)
    (only,) = log["runs"]
    return only


@every_run
def test_sarif_is_valid_and_whole(found: Run) -> None:
    log = sarif(found)
    assert log["columnKind"] == "unicodeCodePoints"
    hashes = [a["hashes"]["sha-256"] for a in log["artifacts"]]
    assert hashes == list(dict.fromkeys(a.article.document.sha256 for a in found.audits))
    results = [r for r in log["results"] if r["ruleId"] in rules()]
    assert len(results) == sum(len(a.findings) for a in found.audits)
    described = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    for result in log["results"]:
        assert result["level"] in {"error", "warning", "note"}
        assert described[result["ruleIndex"]] == result["ruleId"]
        assert re.fullmatch("[0-9a-f]{16}", result["partialFingerprints"]["attrib/v1"])
        (location,) = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
    (invocation,) = log["invocations"]
    assert invocation["executionSuccessful"] is (not found.errors)
    assert len(invocation["toolExecutionNotifications"]) == len(found.errors)


def test_sarif_describes_every_rule_in_force() -> None:
    described = {rule["id"]: rule for rule in sarif(run(silent()))["tool"]["driver"]["rules"]}
    assert set(described) == {*in_force(POLICY), "decision-without-effect", "low-score"}
    uri = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+")
    for name, rule in described.items():
        assert uri.fullmatch(rule["helpUri"]), "an upload with another is refused"
        assert rule["helpUri"].endswith(name)
    bare = described["bare-source"]
    assert bare["shortDescription"]["text"] == rules()["bare-source"].summary
    assert bare["defaultConfiguration"] == {"level": "error"}
    assert "> A well-placed source said" in bare["help"]["markdown"]


def test_sarif_names_the_region_in_the_columns_that_it_declares() -> None:
    text = "The \U0001f6a2 sails. “It is over,” one source said.\n"
    (result, *_) = [r for r in sarif(run(audit(text)))["results"] if r["ruleId"] == "bare-source"]
    region = result["locations"][0]["physicalLocation"]["region"]
    start = text.index("one source")
    assert region == {
        "startLine": 1, "startColumn": start + 1, "endLine": 1, "endColumn": start + 11, "charOffset": start,
        "charLength": 10,
    }  # fmt: skip


def test_sarif_says_what_people_decided() -> None:
    first, *_, last = sarif(run(decided(hostile())))["results"]
    (suppression,) = first["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["justification"] == "Decided: accepted by Mina Dahl: It may [stand](x)"
    assert last["suppressions"] == []


def test_sarif_says_how_an_input_was_read() -> None:
    document = silent().article.document._replace(notes=("3 tracked changes were taken as accepted",))
    log = sarif(run(silent()._replace(article=silent().article._replace(document=document))))
    (notification,) = log["invocations"][0]["toolExecutionNotifications"]
    assert (notification["level"], notification["message"]["text"]) == ("note", document.notes[0])
    assert log["invocations"][0]["executionSuccessful"]


def test_sarif_has_no_links_and_no_broken_uris() -> None:
    log = sarif(nasty())
    assert "](" not in log["results"][0]["message"]["text"].replace("\\](", "")
    uris = [a["location"]["uri"] for a in log["artifacts"]]
    uris += [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["results"]]
    for uri in uris:
        assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)
        assert ":" not in uri.partition("/")[0]
    assert json.loads(render(run(audit(Document("/x y/ü.txt", "No.", "0" * 64))), "sarif"))["runs"][0]["artifacts"][0][
        "location"
    ] == {"uri": "file:///x%20y/%C3%BC.txt"}


# GitHub

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*,?)+)::([^\r\n]*)")


def unescaped(text: str) -> str:
    """Return what the runner makes of the value of a property."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@every_run
def test_github_is_given_one_command_for_each_problem(found: Run) -> None:
    *commands, last = render(found, "github").splitlines()
    assert not last.startswith("::")
    assert len(commands) == len(problems(found))
    for command, problem in zip(commands, problems(found), strict=True):
        (match,) = COMMAND.finditer(command)
        assert match[0] == command
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert unescaped(properties["file"]) == problem.path
        assert unescaped(match[3]) == problem.message
        assert properties["title"] == problem.rule
        assert ("col" in properties) is (problem.region.line == problem.region.end_line)


def test_github_takes_nothing_in_a_text_for_a_command() -> None:
    report = render(nasty(), "github")
    failed, first, *_ = report.splitlines()
    assert "file=a%25b%3A%3Ac%2Cd e]](x)|" in failed
    assert "::Not audited: a%25b::c,d e" in failed
    assert "::a%25b::c,d e" in first
    assert all(line.startswith("::") for line in report.splitlines()[:-1])
    assert all(character.isprintable() for character in report.replace("\n", ""))


@given(st.text(st.characters()))
def test_no_text_breaks_a_command(text: str) -> None:
    finding = Finding("bare-source", Severity.ERROR, Span(0, 3), 1, 1, text, text, (), "0" * 16)
    report = render(run(silent()._replace(findings=(finding,))), "github")
    assert len(report.split("\n")) == 3
    assert "\r" not in report


# GitLab


@every_run
def test_gitlab_is_given_all_that_it_asks_for(found: Run) -> None:
    entries = json.loads(render(found, "gitlab"))
    assert len(entries) == len(problems(found))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not entry["location"]["path"].startswith("./")
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]
    assert sum(entry["severity"] == "blocker" for entry in entries) == len(found.errors)


# XML

LEGAL = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")  # the characters of XML 1.0


def tree(found: Run, name: str) -> ET.Element:
    report = render(found, name)
    assert LEGAL.fullmatch(report)
    return ET.fromstring(report)  # noqa: S314  # our own report


@every_run
def test_checkstyle_has_every_input_and_every_problem(found: Run) -> None:
    root = tree(found, "checkstyle")
    assert root.tag == "checkstyle"
    files = [file.get("name") for file in root]
    assert len(files) == len(set(files)) == len({d.article.document.name for d in found.audits}) + bool(found.errors)
    assert sorted(e.get("message", "") for e in root.iter("error")) == sorted(p.message for p in problems(found))
    for error in root.iter("error"):
        assert error.get("severity") in {"error", "warning", "info"}
        assert str(error.get("source")).startswith("attrib.")
        assert int(error.get("line", 0)) >= 1


# The schema of Jenkins for JUnit, junit-10.xsd: the attributes and the children of each element
JUNIT = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "file", "time"}, {"testcase"}),
    "testcase": ({"name", "classname", "time"}, {"skipped", "error", "failure", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "skipped": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}


def junit(found: Run) -> ET.Element:
    root = tree(found, "junit")
    assert root.tag == "testsuites"
    for element in root.iter():
        attributes, children = JUNIT[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= children
    for suite in root:
        for attribute, tag in (
            ("tests", "testcase"),
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ):
            assert int(suite.attrib[attribute]) == len(list(suite.iter(tag)))
    return root


@every_run
def test_junit_has_a_suite_for_each_input_and_a_test_for_each_rule(found: Run) -> None:
    root = junit(found)
    assert len(root) == len(found.audits) + len(found.errors)
    for suite, audited in zip(root, found.audits, strict=False):
        names = [test.get("name") for test in suite]
        assert len(set(names)) == len(names)
        assert set(names) == {*in_force(POLICY), "decision-without-effect", "low-score"}
        failed = {test.get("name") for test in suite if test.find("failure") is not None}
        assert failed == {f.rule for f in audited.findings if f.severity is Severity.ERROR}
    assert len(list(root.iter("error"))) == len(found.errors)


@pytest.mark.parametrize(
    ("least", "failed"),
    [
        (None, set()),
        (Severity.ERROR, {"anonymity-reason-missing"}),
        (Severity.WARNING, {"anonymity-reason-missing", "unattributed-quote", "decision-without-effect"}),
        (Severity.INFO, {"anonymity-reason-missing", "unattributed-quote", "decision-without-effect", "unnamed-share"}),
    ],
)
def test_a_test_fails_where_the_gate_does(least: Severity | None, failed: set[str]) -> None:
    root = junit(under(Gate(least), rich()))
    assert {test.get("name") for test in root.iter("testcase") if test.find("failure") is not None} == failed
    said = {test.get("name") for test in root.iter("testcase") if len(test)}
    assert said == {"anonymity-reason-missing", "unattributed-quote", "decision-without-effect", "unnamed-share"}


def test_a_low_score_is_a_test_that_fails_whatever_the_findings() -> None:
    low = rich()._replace(score=rich().score._replace(status=Status.OK))
    (failure,) = junit(under(Gate(None, 60), low)).iter("failure")
    assert failure.get("message") == "The score, 40.0, is under 60."


def test_a_finding_that_is_decided_is_a_test_that_is_skipped() -> None:
    root = junit(run(decided(rich())))
    tests = {test.get("name"): test for test in root.iter("testcase")}
    skipped = tests["anonymity-reason-missing"].find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "Decided: accepted by Mina Dahl: It may [stand](x)"
    assert tests["unnamed-share"].find("skipped") is None


@pytest.mark.parametrize("name", ["checkstyle", "junit", "sarif", "gitlab", "github"])
def test_hostile_text_stays_text(name: str) -> None:
    report = render(nasty(), name)
    assert report.encode().decode() == report
    assert not set("\x00\x1b\u202e\ud800\ufffe") & set(report)


hostile_text = st.text(
    st.sampled_from("“”’\"'<>&%:,;=|`\\[](){}#@ \t\r\n\0\x1b\x7f\x85\u2028\u202e\ud800\ufffe\U0001f6a2aé")
)


@given(said=hostile_text, source=hostile_text, name=hostile_text)
def test_whatever_an_article_holds_every_reader_takes_the_report(said: str, source: str, name: str) -> None:
    text = f"“It is {said} over,” one {source} source said. “{said}”\n\nA {source} official said {said}."
    found = run(audit(Document(name, text, "0" * 64)), errors=(InputError(name, "not-found", said),))
    sarif(found)
    junit(found)
    tree(found, "checkstyle")
    assert len(json.loads(render(found, "gitlab"))) == len(problems(found))
    assert len(render(found, "github").split("\n")) == len(problems(found)) + 2
    assert len([json.loads(line) for line in render(found, "jsonl").split("\n")[:-1]]) == 2
    rows = list(csv.reader(io.StringIO(render(found, "csv"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(found.audits[0].article.attributions)


# The command line


def test_an_output_that_cannot_be_written_is_one_line(attrib: Call, tmp_path: Path) -> None:
    article, whole, nowhere = tmp_path / "story.txt", tmp_path / "whole.sarif", tmp_path / "no" / "report.xml"
    article.write_text(ARTICLE, encoding="utf-8")
    outcome = attrib("audit", article, f"--format=sarif={whole}", f"--format=junit={nowhere}", "--format=github")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"attrib: {nowhere}: cannot be written: no such file or directory\n"
    assert json.loads(whole.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert sorted(tmp_path.iterdir()) == [article, whole]


def test_a_gate_on_the_command_line_is_the_gate_of_the_tests(attrib: Call, tmp_path: Path) -> None:
    article = tmp_path / "story.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    for least, failures in (("never", 0), ("error", 1)):
        report = attrib("audit", article, "--format", "junit", "--fail-on", least).out
        assert f'failures="{failures}"' in report


@pytest.mark.parametrize("name", ["sarif", "junit", "checkstyle", "gitlab", "github", "jsonl", "csv"])
def test_an_input_that_failed_never_looks_clean(attrib: Call, name: str) -> None:
    outcome = attrib("audit", "nowhere.txt", "--format", name)
    assert outcome.status == 3
    assert outcome.err == "attrib: nowhere.txt: not found\n"
    if name != "csv":  # the page of the formats says so
        assert "not found" in outcome.out


@every_audit
def test_one_run_gives_all_formats(audit: Audit, attrib: Call, tmp_path: Path) -> None:
    article = tmp_path / "story.txt"
    article.write_bytes(audit.article.document.text.replace("\0", "").encode("utf-8", "replace"))
    kinds = ("sarif", "junit", "checkstyle", "gitlab", "github", "jsonl", "csv", "json", "html")
    outcome = attrib("audit", article, *(f"--format={kind}={tmp_path / kind}" for kind in kinds))
    assert (outcome.out, outcome.err) == ("", "")
    for kind in kinds:
        assert (tmp_path / kind).read_bytes().decode() == attrib("audit", article, "--format", kind).out
