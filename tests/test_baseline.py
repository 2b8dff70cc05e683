"""A baseline: what was there when a newsroom began no longer counts, is counted, and comes back with an edit."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib import audit
from attrib.baseline import Baseline, Known, as_json, baseline_of, pruned, read_baseline, set_aside
from attrib.reports import formats
from conftest import Call, Outcome
from page import Page

FERRY = "“It will not sail before the summer,” a source said on Monday.\n"
DAM = "“They knew that the wall was cracked,” one source said on Friday.\n"
OTHER = "The council meets on Monday, Mayor Ana Ruiz told reporters.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(FERRY + "\n" + DAM, encoding="utf-8")
    return tmp_path


def write(path: Path, *paragraphs: str) -> Path:
    path.write_text("\n".join(paragraphs), encoding="utf-8")
    return path


def new(attrib: Call, *files: str | Path) -> list[tuple[str, int]]:
    """Return the rule and the line of each finding that the baseline does not cover."""
    report = json.loads(attrib("audit", *files, "--baseline", "attrib-baseline.json", "--format", "json").out)
    return [(f["rule"], f["line"]) for d in report["documents"] for f in d["findings"] if not f["in_baseline"]]


# --- what it covers ----------------------------------------------------------------------------------------------


def test_what_was_there_does_not_count_any_more(attrib: Call, desk: Path) -> None:
    assert attrib("audit", "story.txt").status == 1
    assert attrib("baseline", "story.txt").status == 0
    outcome = attrib("audit", "story.txt", "--baseline", "attrib-baseline.json", "--fail-on", "info", "--warn-exit")
    assert outcome.status == 0
    assert new(attrib, "story.txt") == []


def test_a_quotation_that_moves_stays_covered(attrib: Call, desk: Path) -> None:
    attrib("baseline", "story.txt")
    write(desk / "story.txt", OTHER, FERRY.replace("“", '"').replace("”", '"'), OTHER, DAM)
    assert new(attrib, "story.txt") == []
    (desk / "story.txt").rename(desk / "published.txt")
    assert new(attrib, "published.txt") == []
    write(desk / "one.txt", FERRY)
    write(desk / "two.txt", OTHER, DAM)
    assert new(attrib, "two.txt", "one.txt") == []


def test_a_quotation_that_is_edited_comes_back(attrib: Call, desk: Path) -> None:
    attrib("baseline", "story.txt")
    write(desk / "story.txt", FERRY, DAM.replace("cracked", "about to burst"))
    back = new(attrib, "story.txt")
    assert ("bare-source", 3) in back
    assert {line for _, line in back} == {3}
    assert attrib("audit", "story.txt", "--baseline", "attrib-baseline.json").status == 1


def test_of_findings_that_are_the_same_as_many_are_covered_as_were_there(attrib: Call, desk: Path) -> None:
    write(desk / "story.txt", FERRY)
    attrib("baseline", "story.txt")
    write(desk / "copy.txt", FERRY)
    assert new(attrib, "story.txt") == []
    again = new(attrib, "story.txt", "copy.txt")
    assert ("bare-source", 1) in again
    assert again == new(attrib, "copy.txt", "story.txt")


def test_what_is_decided_is_neither_written_nor_used_up(attrib: Call, desk: Path) -> None:
    said = ("--reason", "The name would give him away.", "--by", "Mina Dahl")
    attrib("decide", "story.txt", "--verdict", "accepted", "--line", "1", "--rule", "bare-source", *said)
    attrib("baseline", "story.txt")
    (finding,) = (f for f in audit(FERRY).findings if f.rule == "bare-source")
    assert Known(finding.rule, finding.fingerprint) not in read_baseline(desk / "attrib-baseline.json")
    report = json.loads(attrib("audit", "story.txt", "--baseline", "attrib-baseline.json", "--format", "json").out)
    first = [f for f in report["documents"][0]["findings"] if (f["rule"], f["line"]) == ("bare-source", 1)]
    assert [(f["decision"], f["in_baseline"]) for f in first] == [("accepted", False)]
    (desk / "story.attrib.toml").unlink()
    assert new(attrib, "story.txt") == [("bare-source", 1)]


def test_the_score_stays_as_it_is(attrib: Call, desk: Path) -> None:
    def score() -> Any:
        report = json.loads(attrib("audit", "story.txt", "--format", "json", *options).out)
        return report["documents"][0]["score"]

    options: list[str] = []
    before = score()
    attrib("baseline", "story.txt")
    options = ["--baseline", "attrib-baseline.json"]
    assert score() == before


# --- what is said of it ------------------------------------------------------------------------------------------


def test_what_is_covered_is_counted_in_every_run_and_report(attrib: Call, desk: Path) -> None:
    attrib("baseline", "story.txt")
    write(desk / "other.txt", OTHER)
    covered = read_baseline(desk / "attrib-baseline.json").total()
    options = ("--baseline", "attrib-baseline.json")
    line = f"attrib: attrib-baseline.json: {covered} findings in the baseline\n"

    shown = attrib("audit", "story.txt", "other.txt", *options)
    assert shown.err == line
    assert f"{covered} findings in the baseline" in " ".join(shown.out.split())
    assert "Findings\n" not in shown.out
    documents = json.loads(attrib("audit", "story.txt", "other.txt", *options, "--format", "json").out)["documents"]
    assert [d["findings_in_baseline"] for d in documents] == [covered, 0]
    assert sum(f["in_baseline"] for f in documents[0]["findings"]) == covered
    page = attrib("audit", "story.txt", *options, "--format", "html")
    assert page.err == line
    assert f"{covered} findings in the baseline" in Page(page.out).inside("body")
    assert attrib("audit", "story.txt", *options, "--format", f"json={desk / 'out.json'}") == Outcome(0, "", line)
    assert attrib("audit", "other.txt", *options).err == "attrib: attrib-baseline.json: 0 findings in the baseline\n"


@pytest.mark.parametrize("form", formats.names())
def test_every_format_counts_what_is_covered(attrib: Call, desk: Path, form: str) -> None:
    attrib("baseline", "story.txt")
    covered = read_baseline(desk / "attrib-baseline.json").total()
    write(desk / "story.txt", FERRY, DAM)
    said = attrib("audit", "story.txt", "--baseline", "attrib-baseline.json", "--format", form, "--fail-on", "info").out
    match form:
        case "json" | "jsonl":
            document = json.loads(said) if form == "jsonl" else json.loads(said)["documents"][0]
            assert document["findings_in_baseline"] == covered
        case "csv":
            (first, second) = csv.DictReader(said.splitlines())
            assert "bare-source" in first["rules_in_baseline"].split()
            assert first["rules"] == second["rules"] == ""
        case "sarif":
            results = json.loads(said)["runs"][0]["results"]
            reasons = [s["justification"] for result in results for s in result["suppressions"]]
            assert reasons == ["In the baseline: it was there when that was written."] * covered
        case _:
            assert f"{covered} findings in the baseline" in " ".join(said.split())
            assert 'failures="0"' in said or form != "junit"


# --- the file ----------------------------------------------------------------------------------------------------


def test_the_file_is_the_same_whatever_the_order_and_tells_no_words(attrib: Call, desk: Path) -> None:
    write(desk / "ferry.txt", FERRY, OTHER)
    assert attrib("baseline", "story.txt", "ferry.txt", "-o", "one.json").status == 0
    assert attrib("baseline", "ferry.txt", "story.txt", "-o", "two.json", "--jobs", "2").status == 0
    told = (desk / "one.json").read_text(encoding="utf-8")
    assert told == (desk / "two.json").read_text(encoding="utf-8")
    assert "source said" not in told
    assert "ferry.txt" not in told
    found = sum(len(audit((desk / name).read_text(encoding="utf-8")).findings) for name in ("story.txt", "ferry.txt"))
    assert read_baseline(desk / "one.json").total() == found


def test_pruning_takes_out_what_is_found_no_more_and_puts_nothing_in(attrib: Call, desk: Path) -> None:
    attrib("baseline", "story.txt")
    before = read_baseline(desk / "attrib-baseline.json")
    write(desk / "story.txt", FERRY, FERRY, DAM.replace("cracked", "about to burst"))
    outcome = attrib("baseline", "story.txt", "--prune")
    after = read_baseline(desk / "attrib-baseline.json")
    assert after < before
    assert outcome == Outcome(
        0,
        f"attrib-baseline.json: {after.total()} findings in the baseline; {(before - after).total()} found no more.\n",
        "",
    )
    assert ("bare-source", 5) in new(attrib, "story.txt")


@pytest.mark.parametrize("prune", [[], ["--prune"]])
def test_nothing_is_written_where_an_input_could_not_be_audited(attrib: Call, desk: Path, prune: list[str]) -> None:
    attrib("baseline", "story.txt")
    before = (desk / "attrib-baseline.json").read_bytes()
    outcome = attrib("baseline", "nowhere.txt", "story.txt", *prune)
    assert outcome == Outcome(
        3,
        "",
        "attrib: nowhere.txt: not found\nattrib: attrib-baseline.json: not written, for 1 input could not be audited\n",
    )
    assert (desk / "attrib-baseline.json").read_bytes() == before


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is not JSON"),
    "cut short": (b'{"format": "attrib-baseline/1", "findings": {', "is not JSON"),
    "binary": (b"\xff\0\xfe", "is not JSON"),
    "too deep": (b"[" * 100_000, "is not JSON"),
    "a list": (b"[]", "is not in the format attrib-baseline/1"),
    "a report": (b'{"format": "attrib/1"}', "is not in the format attrib-baseline/1"),
    "of a later version": (
        b'{"format": "attrib-baseline/2", "findings": {}}',
        "is not in the format attrib-baseline/1",
    ),
    "no findings": (b'{"format": "attrib-baseline/1"}', "findings must be an object"),
    "a rule without fingerprints": (b'{"format": "attrib-baseline/1", "findings": {"x": 3}}', "x must be an object"),
    "no fingerprint": (b'{"format": "attrib-baseline/1", "findings": {"x": {"abc": 1}}}', "x: 'abc' must be a finger"),
    "no count": (
        b'{"format": "attrib-baseline/1", "findings": {"x": {"0123456789abcdef": true}}}',
        "x: '0123456789abcdef' must be a fingerprint with a count from 1",
    ),
    "merged badly": (
        b'{"format": "attrib-baseline/1", "findings": {"x": {"0123456789abcdef": 1, "0123456789abcdef": 2}}}',
        "it has '0123456789abcdef' twice",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("command", [["audit", "--baseline"], ["baseline", "--prune", "-o"]])
def test_a_baseline_that_cannot_be_used_stops_everything(
    attrib: Call, desk: Path, what: str, command: list[str]
) -> None:
    content, says = BROKEN[what]
    (desk / "base.json").write_bytes(content)
    outcome = attrib(*command, "base.json", "story.txt")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("attrib: baseline base.json")
    assert outcome.err.count("\n") == 1
    assert says in outcome.err
    assert (desk / "base.json").read_bytes() == content


@pytest.mark.parametrize("command", [["audit", "--baseline"], ["baseline", "--prune", "-o"]])
def test_a_baseline_that_is_not_there(attrib: Call, desk: Path, command: list[str]) -> None:
    assert attrib(*command, "no.json", "story.txt") == Outcome(
        2, "", "attrib: baseline no.json: there is no such file; attrib baseline writes one\n"
    )
    outcome = attrib(*command, desk, "story.txt")
    assert (outcome.status, outcome.err) == (2, f"attrib: baseline {desk} cannot be read: Is a directory\n")


def test_a_report_takes_no_baseline_s_place(attrib: Call, desk: Path) -> None:
    attrib("baseline", "story.txt")
    outcome = attrib(
        "audit", "story.txt", "--baseline", "attrib-baseline.json", "--format", "json=./attrib-baseline.json"
    )
    assert (outcome.status, outcome.out) == (2, "")
    assert "is the baseline" in outcome.err
    assert read_baseline(desk / "attrib-baseline.json")


def test_a_baseline_takes_no_article_s_place(attrib: Call, desk: Path) -> None:
    outcome = attrib("baseline", "story.txt", "-o", "./story.txt")
    assert outcome.status == 2
    assert "is an article" in outcome.err
    outcome = attrib("baseline", "story.txt", "-o", "no/folder.json")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)


# --- whatever was found ------------------------------------------------------------------------------------------

KNOWN = st.builds(
    Known, st.sampled_from(["bare-source", "unnamed-share"]), st.text("0123456789abcdef", min_size=16, max_size=16)
)
BASELINES = st.dictionaries(KNOWN, st.integers(1, 4), max_size=6).map(Baseline)


@given(BASELINES)
def test_a_file_holds_what_was_written(tmp_path_factory: pytest.TempPathFactory, baseline: Baseline) -> None:
    path = tmp_path_factory.mktemp("baseline") / "base.json"
    path.write_text(as_json(baseline), encoding="utf-8")
    assert read_baseline(path) == baseline


@given(st.lists(st.lists(st.sampled_from([FERRY, DAM, OTHER]), max_size=4), max_size=3), st.data())
def test_every_finding_is_new_or_covered_and_as_many_as_there_were(
    articles: list[list[str]], data: st.DataObject
) -> None:
    audits = [audit("\n".join(paragraphs)) for paragraphs in articles]
    found = baseline_of(audits)
    baseline = Baseline({known: data.draw(st.integers(0, count + 1)) for known, count in found.items()})
    marked = set_aside(audits, baseline)
    assert [len(a.open_findings) + len(a.baselined) for a in marked] == [len(a.findings) for a in audits]
    covered = Baseline(Known(f.rule, f.fingerprint) for a in marked for f in a.baselined)
    assert covered == baseline & found == pruned(baseline, audits)
    assert baseline_of(marked) == found - baseline
