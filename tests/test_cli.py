"""The command line: what is printed and written where, and the exit status."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

import attrib as package
from attrib import cli
from attrib.cli.policy import policy_commands
from attrib.model import Audit, Document, Finding, Policy, Severity, Span, Status
from attrib.rules import Judged
from conftest import ROOT, Call, Outcome

ARTICLE = ROOT / "fixtures" / "articles" / "short-school-meals.txt"
Process = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let every audit come to the severities and the score that a test is about."""
    real = package.audit

    def set_up(*severities: str, score: float = 50.0, status: Status = Status.OK) -> None:
        def audit(document: Document, policy: Policy, *rest: Any) -> Audit:
            finding = Finding("bare-source", Severity.INFO, Span(0, 3), 1, 1, "A message.", "A hint.", (), "0" * 16)
            result = real(document, policy, *rest)
            findings = tuple(finding._replace(severity=Severity(s)) for s in severities)
            return result._replace(findings=findings, score=result.score._replace(value=score, status=status))

        monkeypatch.setattr(package, "audit", audit)

    return set_up


# --- the exit status ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severities", "options", "status"),
    [
        ([], [], 0),
        (["info", "warning"], [], 0),
        (["info", "error"], [], 1),
        (["warning"], ["--fail-on", "warning"], 1),
        (["info"], ["--fail-on", "warning"], 0),
        (["info"], ["--fail-on", "info"], 1),
        (["error"], ["--fail-on", "never"], 0),
        (["info", "warning"], ["--warn-exit"], 4),
        (["info"], ["--warn-exit"], 0),
        (["warning", "error"], ["--warn-exit"], 1),
        (["warning"], ["--warn-exit", "--fail-on", "warning"], 1),
        (["warning"], ["--warn-exit", "--exit-zero"], 0),
        (["error"], ["--exit-zero"], 0),
        ([], ["--min-score", "50"], 0),
        ([], ["--min-score", "50.1"], 1),
        (["warning"], ["--min-score", "50.1", "--warn-exit"], 1),
        ([], ["--min-score", "50.1", "--exit-zero"], 0),
        ([], ["--min-score", "nan"], 1),
    ],
)
def test_exit_status(
    attrib: Call, found: Callable[..., None], severities: list[str], options: list[str], status: int
) -> None:
    found(*severities)
    assert attrib("audit", ARTICLE, *options).status == status


@pytest.mark.parametrize("status", [Status.PROVISIONAL, Status.NO_ATTRIBUTIONS])
def test_a_score_of_too_little_text_fails_nobody(attrib: Call, found: Callable[..., None], status: Status) -> None:
    found(score=10.0, status=status)
    assert attrib("audit", ARTICLE, "--min-score", "90") == Outcome(0, attrib("audit", ARTICLE).out, "")


def test_a_low_score_is_said(attrib: Call, found: Callable[..., None]) -> None:
    found(score=41.25)
    assert attrib("audit", ARTICLE, "--min-score", "60").err == f"attrib: {ARTICLE}: the score, 41.2, is under 60\n"


@pytest.mark.parametrize(
    "options", [[], ["--exit-zero"], ["--warn-exit"], ["--fail-on", "never"], ["--min-score", "99"]]
)
@pytest.mark.parametrize("severities", [[], ["warning"], ["error"]])
def test_what_could_not_be_audited_wins(
    attrib: Call, found: Callable[..., None], severities: list[str], options: list[str]
) -> None:
    found(*severities)
    assert attrib("audit", ARTICLE, "nowhere.txt", *options).status == 3


def test_a_fault_is_one_line_and_stops_no_other_article(
    attrib: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real, second = package.audit, tmp_path / "second.txt"
    second.write_bytes(ARTICLE.read_bytes())

    def fail(document: Document, *rest: Any) -> Audit:
        if document.name == str(second):
            raise ZeroDivisionError("by nought")
        return real(document, *rest)

    monkeypatch.setattr(package, "audit", fail)
    line = f"attrib: {second}: a fault in attrib itself: ZeroDivisionError('by nought')"
    assert attrib("audit", second, "--exit-zero") == Outcome(70, "", f"{line}; --debug shows where\n")
    both = attrib("audit", second, "nowhere.txt", ARTICLE, "--format", "json", "--exit-zero")
    assert (both.status, both.err) == (70, f"{line}; --debug shows where\nattrib: nowhere.txt: not found\n")
    report = json.loads(both.out)
    assert [d["name"] for d in report["documents"]] == [str(ARTICLE)]
    assert [e["code"] for e in report["errors"]] == ["fault", "not-found"]
    long = attrib("audit", "--debug", second)
    assert (long.status, long.out) == (70, "")
    assert long.err.startswith("Traceback")
    assert long.err.endswith(f"{line}\n")


def test_a_fault_outside_of_an_article_is_one_line_too(attrib: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: Any, **named: Any) -> str:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("attrib.reports.render", fail)
    line = "attrib: a fault in attrib itself: ZeroDivisionError('by nought')"
    assert attrib("audit", ARTICLE) == Outcome(70, "", f"{line}; --debug shows where\n")
    long = attrib("audit", "--debug", ARTICLE)
    assert long.err.startswith("Traceback")
    assert long.err.endswith(f"\n{line}\n")


def test_interrupted(attrib: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*given: Any) -> Audit:
        raise KeyboardInterrupt

    monkeypatch.setattr(package, "audit", interrupt)
    outcome = attrib("audit", "--exit-zero", ARTICLE)
    assert (outcome.status, outcome.out) == (130, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing command"),
        (["aduit"], "No such command"),
        (["audit"], "Missing argument 'FILE...'"),
        (["audit", ARTICLE, "--fromat", "json"], "No such option"),
        (["audit", ARTICLE, "--format", "htm"], "no format 'htm'; did you mean html?"),
        (["audit", ARTICLE, "--format", "qqq"], "there are checkstyle, csv, github"),
        (["audit", ARTICLE, "--format", "html="], "lacks the name of a file"),
        (["audit", ARTICLE, "--format", "html", "--format", "json"], "only one report fits on standard output"),
        (["audit", ARTICLE, "--format", "html", "--format", "json=-"], "only one report fits on standard output"),
        (["audit", ARTICLE, "--format", "html=a", "--format", "json=./a"], "two reports cannot go to one file"),
        (["audit", ARTICLE, ARTICLE, "--format", "html=a.html"], "holds one article"),
        (["audit", ARTICLE, ARTICLE, "--format", "html"], "holds one article"),
        (["audit", ARTICLE, "--format", f"json={ARTICLE.parent}/../articles/{ARTICLE.name}"], "is an article"),
        (["audit", "-", "-"], "only once"),
        (["audit", ARTICLE, "--policy", "no-such-policy"], "no-such-policy"),
        (["audit", ARTICLE, "--fail-on", "disaster"], "--fail-on"),
        (["audit", ARTICLE, "--min-score", "101"], "--min-score"),
        (["audit", ARTICLE, "--max-bytes", "0"], "--max-bytes"),
        (["audit", ARTICLE, "--encoding", "latin-99"], "no encoding 'latin-99'"),
        (["audit", ARTICLE, "--encoding", "hex"], "no encoding 'hex'"),
        (["explain", "bare-sorce"], "no rule 'bare-sorce'; did you mean bare-source?"),
        (["explain"], "Missing argument"),
    ],
    ids=lambda value: " ".join(Path(word).name for word in value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_one_line_and_no_output(attrib: Call, arguments: list[str], says: str) -> None:
    outcome = attrib(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("attrib: ")
    assert outcome.err.count("\n") == 1
    assert says in outcome.err


# --- what goes where ---------------------------------------------------------------------------------------------


def test_the_terminal_report_is_what_is_printed(attrib: Call) -> None:
    plain = attrib("audit", ARTICLE)
    assert plain == attrib("audit", ARTICLE, "--format", "terminal")
    assert plain.out.startswith(str(ARTICLE))
    assert not plain.err


def test_several_reports_of_one_audit(attrib: Call, tmp_path: Path) -> None:
    page, data = tmp_path / "page.html", tmp_path / "data.json"
    outcome = attrib("audit", ARTICLE, "--format", f"html={page}", "--format", "terminal", "--format", f"json={data}")
    assert outcome == attrib("audit", ARTICLE)
    assert page.read_text(encoding="utf-8") == attrib("audit", ARTICLE, "--format", "html").out
    assert data.read_text(encoding="utf-8") == attrib("audit", ARTICLE, "--format", "json").out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data.json", "page.html"]


def test_a_report_for_a_file_alone_prints_nothing(attrib: Call, tmp_path: Path) -> None:
    assert attrib("audit", ARTICLE, "--format", f"html={tmp_path / 'page.html'}").out == ""


def test_json_holds_every_input(attrib: Call, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    outcome = attrib("audit", "nowhere.txt", ARTICLE, empty, "-", "--format", "json", stdin=ARTICLE.read_bytes())
    report = json.loads(outcome.out)
    assert [d["name"] for d in report["documents"]] == [str(ARTICLE), "standard input"]
    assert [(e["name"], e["code"]) for e in report["errors"]] == [("nowhere.txt", "not-found"), (str(empty), "empty")]
    assert report["documents"][0]["sha256"] == report["documents"][1]["sha256"]
    assert outcome.err == f"attrib: nowhere.txt: not found\nattrib: {empty}: empty\n"
    assert outcome.status == 3


def test_json_is_one_document_where_nothing_could_be_audited(attrib: Call) -> None:
    outcome = attrib("audit", "nowhere.txt", "--format", "json")
    report = json.loads(outcome.out)
    assert report["documents"] == []
    assert report["errors"] == [{"name": "nowhere.txt", "code": "not-found", "message": "not found"}]


def test_nothing_is_printed_for_a_terminal_where_nothing_could_be_audited(attrib: Call) -> None:
    assert attrib("audit", "nowhere.txt") == Outcome(3, "", "attrib: nowhere.txt: not found\n")


def test_the_same_bytes_whatever_the_surroundings(process: Process) -> None:
    def report(**variables: str) -> bytes:
        command = ("audit", "--exit-zero", ARTICLE, "--format", "json")
        return process(*command, env={**os.environ, **variables}).stdout

    assert (
        report(PYTHONHASHSEED="0", LC_ALL="C", TZ="UTC")
        == report(PYTHONHASHSEED="1", PYTHONIOENCODING="ascii", TZ="Asia/Tokyo", PYTHONUTF8="0")
        == report(PYTHONHASHSEED="random", NO_COLOR="1")
    )


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)])
def test_colour_is_for_terminals(
    attrib: Call, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert "\x1b[" not in attrib("audit", ARTICLE).out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert ("\x1b[" in attrib("audit", ARTICLE).out) is coloured
    assert "\x1b[" not in attrib("audit", ARTICLE, "--format", "json").out


# --- files -------------------------------------------------------------------------------------------------------


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(attrib: Call, tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    assert attrib("audit", ARTICLE, "--format", f"json={link}").status == 0
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert json.loads(real.read_text(encoding="utf-8"))["documents"]


def test_a_new_file_has_the_usual_permissions(attrib: Call, tmp_path: Path) -> None:
    usual, new = tmp_path / "usual", tmp_path / "new.json"
    usual.touch()
    attrib("audit", ARTICLE, "--format", f"json={new}")
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_device_is_written_to_and_not_replaced(attrib: Call) -> None:
    before = os.stat(os.devnull)
    assert attrib("audit", ARTICLE, "--format", f"json={os.devnull}").status == 0
    assert os.stat(os.devnull).st_ino == before.st_ino


def test_a_file_is_left_alone_when_writing_fails(attrib: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device")

    old = tmp_path / "report.json"
    old.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "write_bytes", full)
    outcome = attrib("audit", ARTICLE, "--format", f"json={old}")
    assert outcome == Outcome(2, "", f"attrib: {old}: cannot be written: no space left on device\n")
    assert old.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [old]


# --- the other commands ------------------------------------------------------------------------------------------


def test_rules_are_listed(attrib: Call) -> None:
    from attrib.rules import rules

    outcome = attrib("rules")
    assert outcome.status == 0
    lines = outcome.out.splitlines()[2:]
    assert [line.split()[:2] for line in lines] == [[r.name, r.severity] for r in rules().values()]
    assert all(line.endswith(r.summary) for line, r in zip(lines, rules().values(), strict=True))


def test_rules_are_data(attrib: Call) -> None:
    from attrib.rules import rules

    listed = {rule["name"]: rule for rule in json.loads(attrib("rules", "--format", "json").out)}
    assert list(listed) == list(rules())
    share = listed["unnamed-share"]
    assert (share["group"], share["severity"], share["asks"]) == ("article level", "info", False)
    assert share["options"] == {"warning-percent": 50, "info-percent": 25, "fewest": 4}
    assert share["flags"] == list(rules()["unnamed-share"].flags)


def test_a_rule_says_how_often_it_is_right(attrib: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from attrib import rules as package

    known = package.rules()
    judged = Judged(150, 61, 25, 23, "Nicknames.")
    some = {**known, "bare-source": known["bare-source"]._replace(judged=judged, asks=True)}
    monkeypatch.setattr(package, "rules", lambda: some)
    said = " ".join(attrib("explain", "bare-source").out.split())
    assert (
        "In 150 real articles and those of fixtures/articles it found 61; of 25 that were read, 23 were right (92 %). "
        "The others: Nicknames." in said
    )
    assert "identification; error; it asks, and is a warning at most" in said
    assert "guardian: warning" in said
    assert "reuters: warning †" in said


def test_every_rule_is_explained(attrib: Call) -> None:
    from attrib.rules import rules

    for rule in rules().values():
        outcome = attrib("explain", rule.name)
        assert outcome.status == 0
        said = " ".join(outcome.out.split())
        assert outcome.out.startswith(f"{rule.name} ({rule.severity})\n")
        for part in (rule.summary, rule.why, rule.see, *rule.flags, *rule.passes):
            assert " ".join(part.split()) in said
        assert max(map(len, outcome.out.splitlines())) <= 80


def test_the_schema_is_json(attrib: Call) -> None:
    assert json.loads(attrib("schema").out)["$schema"].startswith("https://json-schema.org/")


def test_version(attrib: Call) -> None:
    assert attrib("--version") == Outcome(0, f"attrib {package.__version__}\n", "")


@pytest.mark.parametrize(
    "name", [None, *cli.commands.commands, *(f"policy {name}" for name in policy_commands.commands)]
)
def test_help_says_what_for_and_how(attrib: Call, name: str | None) -> None:
    outcome = attrib(*(name.split() if name else []), "--help")
    assert outcome.status == 0
    assert "\\b" not in outcome.out
    assert "..." not in outcome.out.replace("FILE...", "").replace("[ARGS]...", ""), "a summary that is cut short"
    if name:
        assert f"attrib {name}" in outcome.out.partition("Example")[2]
        assert "xit status" in outcome.out


def test_every_option_has_a_help_text() -> None:
    for command in [*cli.commands.commands.values(), *policy_commands.commands.values()]:
        assert all(p.help for p in command.params if isinstance(p, click.Option))


def test_starting_is_cheap() -> None:
    """What a command does not need is not imported for it."""
    code = "import sys, attrib.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    unneeded = {"jinja2", "tabulate", "tomllib", "jsonschema", "difflib", "multiprocessing", "traceback"}
    assert not unneeded & set(done.stdout.split())
    assert not {f"attrib.cli.{name}" for name in cli.commands.commands} & set(done.stdout.split())


# --- policies ----------------------------------------------------------------------------------------------------


def desk(folder: Path, policy: str | None) -> Path:
    """Return an article with one bare source in a folder of its own, under a policy of its own or none."""
    folder.mkdir(parents=True)
    if policy is not None:
        (folder / "attrib.toml").write_text(policy, encoding="utf-8")
    story = folder / "story.txt"
    story.write_text("A source said the harbour merger would be called off.\n", encoding="utf-8")
    return story


def test_a_policy_is_found_beside_or_above_the_article(attrib: Call, tmp_path: Path) -> None:
    story = desk(tmp_path / "desk", "rules.bare-source = 'info'\n")
    assert attrib("audit", story).status == 0
    below = desk(tmp_path / "desk" / "sport", None)
    assert attrib("audit", below).status == 0
    assert attrib("audit", below, "--policy", "default").status == 1
    assert json.loads(attrib("audit", below, "--format", "json").out)["tool"]["policy"] == "attrib.toml"


def test_standard_input_is_under_the_policy_of_the_current_folder(
    attrib: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = desk(tmp_path / "desk", "rules.bare-source = 'info'\n")
    assert attrib("audit", "-", stdin=story.read_bytes()).status == 1
    monkeypatch.chdir(story.parent)
    assert attrib("audit", "-", stdin=story.read_bytes()).status == 0


def test_each_article_is_under_its_own_policy(attrib: Call, tmp_path: Path) -> None:
    mild = desk(tmp_path / "mild", "rules.bare-source = 'info'\n")
    hard = desk(tmp_path / "hard", "rules.bare-source = 'error'\n")
    report = json.loads(attrib("audit", mild, hard, mild, "--format", "json").out)
    first, second, third = report["documents"]
    assert [f["severity"] for d in report["documents"] for f in d["findings"] if f["rule"] == "bare-source"] == [
        "info", "error", "info",
    ]  # fmt: skip
    assert first["policy_sha256"] == third["policy_sha256"] != second["policy_sha256"]
    assert report["tool"]["policy"] == "attrib.toml, attrib.toml"
    assert report["tool"]["policy_sha256"] not in {first["policy_sha256"], second["policy_sha256"]}
    outcome = attrib("audit", mild, hard)
    assert outcome.status == 1
    assert f"{mild}, under policy attrib.toml\n" in outcome.out
    assert outcome.out.count(first["policy_sha256"][:12]) == 1


def test_a_policy_that_is_wrong_stops_everything(attrib: Call, tmp_path: Path) -> None:
    story = desk(tmp_path / "desk", "rules.bare-sauce = 'info'\n")
    outcome = attrib("audit", ARTICLE, story)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        f"attrib: policy {story.parent / 'attrib.toml'}: there is no rule 'bare-sauce'; did you mean 'bare-source'?\n"
    )


@pytest.mark.parametrize(
    ("gate", "options", "status"),
    [
        ("fail-on = 'warning'", [], 1),
        ("fail-on = 'warning'", ["--fail-on", "error"], 0),
        ("fail-on = 'never'", ["--fail-on", "warning"], 1),
        ("fail-on = 'warning'", ["--fail-on", "never"], 0),
        ("min-score = 50.1", [], 1),
        ("min-score = 50.1", ["--min-score", "0"], 0),
        ("min-score = 10", ["--min-score", "60"], 1),
    ],
)
def test_the_command_line_goes_before_the_gate_of_the_policy(
    attrib: Call, found: Callable[..., None], tmp_path: Path, gate: str, options: list[str], status: int
) -> None:
    found("warning")
    story = desk(tmp_path / "desk", f"[gate]\n{gate}\n")
    assert attrib("audit", story, *options).status == status


def test_a_policy_is_shown_with_where_each_value_comes_from(attrib: Call, tmp_path: Path) -> None:
    story = desk(tmp_path / "desk", "extends = 'npr'\nrules.bare-source = 'info'\nscore.stock-reason = 0\n")
    outcome = attrib("policy", "show", story.with_name("attrib.toml"))
    assert (outcome.status, outcome.err) == (0, "")
    lines = [" ".join(line.split()) for line in outcome.out.splitlines()]
    for line in (
        "attrib.toml",
        "It builds on npr, then on default.",
        "bare-source info attrib.toml",
        "no-named-source error npr †",
        "anonymity-reason-missing error npr",
        "fewest 4 attrib",
        "weights.depth 20 attrib",
        "stock-reason 0 attrib.toml",
        "fail-on error attrib",
        "identity (default): Does an editor know who this is?",
    ):
        assert line in lines
    assert max(map(len, outcome.out.splitlines())) <= 80
    assert "NPR, Ethics Handbook, 2011" in outcome.out


def test_without_a_name_the_policy_of_this_folder_is_shown(
    attrib: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert attrib("policy", "show").out.startswith("default\n")
    assert attrib("policy", "init").status == 0
    assert attrib("policy", "show").out.startswith("attrib.toml\n")


def test_a_policy_that_is_wrong_is_not_shown(attrib: Call) -> None:
    outcome = attrib("policy", "show", "gardian")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "attrib: there is no policy 'gardian'; did you mean 'guardian'?\n"


def test_policies_are_listed(attrib: Call) -> None:
    from attrib.policy import names

    assert tuple(re.findall(r"^\S+", attrib("policy", "list").out, re.M)) == names()


def test_a_new_policy_changes_nothing_and_explains_everything(
    attrib: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from attrib.policy import load, settings

    monkeypatch.chdir(tmp_path)
    assert attrib("policy", "init").status == 0
    new = tmp_path / "attrib.toml"
    assert load(new).sha256 == load("default").sha256
    told = new.read_text(encoding="utf-8")
    in_force = "\n".join(line.removeprefix("# ") for line in told.splitlines() if re.match(r"# (\[|\S+ = )", line))
    new.write_text(in_force, encoding="utf-8")
    parts = {key[:2] if key[0] == "score" else key for key in settings("default") if key[0] in {"score", "gate"}}
    mine = {key[:2] if key[0] == "score" else key for key, each in settings(new).items() if each.origin == new.name}
    assert parts <= mine
    assert {"rules", "sign-off"} <= {key[0] for key in mine}


def test_a_policy_that_is_there_is_not_written_over(
    attrib: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = desk(tmp_path / "desk", "[gate]\n")
    monkeypatch.chdir(story.parent)
    assert attrib("policy", "init") == Outcome(2, "", "attrib: attrib.toml: cannot be written: file exists\n")
    assert story.with_name("attrib.toml").read_text(encoding="utf-8") == "[gate]\n"
