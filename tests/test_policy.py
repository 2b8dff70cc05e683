from __future__ import annotations

import re
from pathlib import Path

import pytest

from attrib.model import Gate, Question, Scoring, Severity
from attrib.policy import chain, find, load, names, settings
from attrib.rules import rules
from attrib.tables import ConfigurationError
from conftest import ROOT

HOUSES = ("ap", "bbc", "guardian", "npr", "nyt", "reuters")


def written(folder: Path, text: str, name: str = "desk.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# --- the policies that come with attrib ----------------------------------------------------------------------------


def test_every_policy_that_comes_with_attrib_loads() -> None:
    assert names() == tuple(sorted(("default", "strict", *HOUSES)))
    for name in names():
        assert load(name).name == name


def test_the_default_policy_leaves_rules_score_and_gate_as_they_are() -> None:
    policy = load("default")
    assert (dict(policy.settings), dict(policy.options)) == ({}, {})
    assert (policy.scoring, policy.gate) == (Scoring(), Gate(Severity.ERROR, 0))
    assert len(policy.questions) >= 5


def test_the_strict_policy_fails_on_a_warning() -> None:
    assert load("strict") == load("default")._replace(
        name="strict", sha256=load("strict").sha256, gate=Gate(Severity.WARNING, 0)
    )


@pytest.mark.parametrize("name", HOUSES)
def test_the_policy_of_a_house_says_what_it_rests_on(name: str) -> None:
    file = chain(name)[0]
    assert re.search(r"\b(?:19|20)\d\d\b", file.rests_on)
    assert any(not setting.inferred for key, setting in file.settings.items() if key[0] == "rules")
    assert "not endorsed" in file.path.read_text(encoding="utf-8")


def test_what_a_house_does_not_say_itself_is_marked() -> None:
    assert settings("npr")["rules", "bare-source", "severity"] == ("error", "npr", True)
    assert settings("npr")["rules", "anonymity-reason-missing", "severity"] == ("error", "npr", False)
    assert settings("npr")["rules", "unnamed-share", "severity"] == ("warning", "npr", True)
    assert settings("npr")["rules", "unnamed-share", "warning-percent"] == (33, "npr", True)


# --- a policy of one's own -----------------------------------------------------------------------------------------


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert load(written(tmp_path, "\ufeff[rules]\nbare-source = 'off'")).settings["bare-source"] is None


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    policy = load(
        written(
            tmp_path,
            """[rules]
            bare-source = "info"
            ambiguous-pronoun = "off"
            unnamed-share = { severity = "error", warning-percent = 33 }

            [score]
            stock-reason = 0
            most-needed = 1
            [score.weights]
            identification = 50
            depth = 10

            [gate]
            fail-on = "never"
            min-score = 60

            [sign-off]
            motive = "off"
            need = "Who else was asked?"
            lawyer = { ask = "Has a lawyer read it?", when = "no-named-source" }
            """,
        )
    )
    assert policy.name == "desk.toml"
    assert policy.settings == {
        "bare-source": Severity.INFO,
        "ambiguous-pronoun": None,
        "unnamed-share": Severity.ERROR,
    }
    assert policy.options == {"unnamed-share": {"warning-percent": 33}}
    assert policy.scoring == Scoring(identification=50, depth=10, stock_reason=0, most_needed=1)
    assert policy.gate == Gate(None, 60)
    default = {q.key: q for q in load("default").questions}
    assert {q.key: q for q in policy.questions} == {
        **{key: q for key, q in default.items() if key != "motive"},
        "need": Question("need", "Who else was asked?"),
        "lawyer": Question("lawyer", "Has a lawyer read it?", "no-named-source"),
    }


def test_options_without_a_severity_leave_the_severity(tmp_path: Path) -> None:
    policy = load(written(tmp_path, "[rules.unnamed-share]\nfewest = 6\n"))
    assert (dict(policy.settings), policy.options) == ({}, {"unnamed-share": {"fewest": 6}})


def test_a_policy_builds_on_another_by_name_or_by_file(tmp_path: Path) -> None:
    written(tmp_path, 'extends = "guardian"\n[rules]\nbare-source = "info"\n', "house.toml")
    sport = written(
        tmp_path, 'extends = "../house.toml"\n[rules]\nunnamed-share = { fewest = 6 }\n', "desks/sport.toml"
    )
    found = settings(sport)
    assert [file.name for file in chain(sport)] == ["sport.toml", "../house.toml", "guardian", "default"]
    assert found["rules", "bare-source", "severity"] == ("info", "../house.toml", False)
    assert found["rules", "unnamed-share", "fewest"] == (6, "sport.toml", False)
    assert found["rules", "unnamed-share", "warning-percent"] == (33, "guardian", True)
    assert load(sport).options["unnamed-share"] == {"fewest": 6, "warning-percent": 33}


def test_a_file_of_the_same_name_is_another_policy(tmp_path: Path) -> None:
    own = written(tmp_path, "[rules]\nbare-source = 'info'\n", "default")
    assert [file.path.parent == tmp_path for file in chain(own)] == [True, False]
    assert load(own).questions == load("default").questions


def test_the_hash_is_that_of_what_is_said(tmp_path: Path) -> None:
    one = load(written(tmp_path, "[rules]\nbare-source = 'info'\n", "one.toml"))
    same = load(written(tmp_path, "# Our own\nextends = 'default'\nrules = { bare-source = 'info' }\n", "same.toml"))
    other = load(written(tmp_path, "[rules]\nbare-source = 'off'\n", "other.toml"))
    assert one.sha256 == same.sha256 != other.sha256
    assert re.fullmatch("[0-9a-f]{64}", one.sha256)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[rules]\nbare-sauce = "info"', "there is no rule 'bare-sauce'; did you mean 'bare-source'?"),
        ('[rules]\nbare-source = "warn"', "bare-source: there is no severity 'warn'; did you mean 'warning'?"),
        ("[rules]\nbare-source = true", "a severity is one of error, warning, info, off, between marks"),
        ("[rules]\nAT101 = 'off'", "there is no rule 'AT101'; `attrib rules` lists them"),
        ("[rules.one-voice]\npercent = 101", "one-voice: percent must be from 0 to 100, not 101"),
        ("[rules.one-voice]\nfewest = -1", "one-voice: fewest must be from 1 to 10000, not -1"),
        ("[rules.unnamed-share]\nfewest = 0", "unnamed-share: fewest must be from 1 to 10000, not 0"),
        ("[rules]\nbare-source = {}", "bare-source: the table is empty; it gives a severity, an option, or both"),
        ("[sign-off]\nq = { when = 'bare-source' }", "sign-off.q: ask, the question itself, is missing"),
        ("[sign-off]\nq = { ask = 'Why?', when = 3 }", "sign-off.q: when must be words, not 3"),
        ("extends = ''", "extends names no policy"),
        ("[rules.unnamed-share]\nfewst = 6", "there is no option 'fewst'; did you mean 'fewest'?"),
        ("[rules.unnamed-share]\nfewest = '6'", "unnamed-share: fewest must be a whole number, not '6'"),
        ("[rules.unnamed-share]\nfewest = true", "fewest must be a whole number, not true"),
        ("[rules.unnamed-share]\nfewest = 5.5", "fewest must be a whole number, not 5.5"),
        ("[rule]\nbare-source = 'info'", "there is no setting 'rule'; did you mean 'rules'?"),
        ("rules = 3", "rules must be a table"),
        ("[rules", "is not TOML"),
        ("[inferred.rules]\nbare-source = 3", "inferred: bare-source: a severity is one of"),
        ("[inferred.rule]\n", "there is no setting 'rule'; did you mean 'rules'?"),
        (
            "rules.bare-source = 'info'\ninferred.rules.bare-source = 'info'",
            "bare-source stands under [rules] and under [inferred.rules]",
        ),
        (
            "gate.fail-on = 'error'\ninferred.gate.fail-on = 'warning'",
            "fail-on stands under [gate] and under [inferred.gate]",
        ),
        ("[rules]\nbare-source = 'info'\nbare-source = 'off'", "is not TOML: this key has a value already (at "),
        ("rests-on = " + 5000 * "[", "it holds tables in tables without end"),
        ("[score.weights]\ndept = 10", "there is no weight 'dept'; did you mean 'depth'?"),
        ("[score.weights]\ndepth = 10", "score.weights: they come to 90, not 100: identification 40, depth 10"),
        ("[score.weights]\ndepth = -20", "depth must be from 0 to 100, not -20"),
        ("[score.weights]\ndepth = 20.0", "depth must be a whole number, not 20.0"),
        ("[score]\nweight = 3", "there is no setting 'weight'; did you mean 'weights'?"),
        ("[score]\nstock-reason = 9", "stock-reason must be from 0 to 8, not 9"),
        ("[score]\nmost-needed = 0", "most-needed must be from 1 to 4, not 0"),
        ("[gate]\nfail-on = 'warn'", "there is no severity 'warn'; did you mean 'warning'?"),
        ("[gate]\nfail-on = true", "gate: fail-on: a severity is one of error, warning, info, never, between marks"),
        ("[gate]\nmin-score = 2026-12-31", "min-score must be a number, not 2026-12-31"),
        ("[gate]\nmin-score = 101", "min-score must be from 0 to 100, not 101"),
        ("[gate]\nmin-score = nan", "min-score must be from 0 to 100, not nan"),
        ("[gate]\nmin-score = 'high'", "min-score must be a number, not 'high'"),
        ("[gate]\nminscore = 3", "there is no setting 'minscore'; did you mean 'min-score'?"),
        ("[sign-off]\nlawyer = 3", "sign-off.lawyer: ask must be words, not 3"),
        ("[sign-off]\n'' = 'Who?'", "sign-off: a question has no name"),
        ("[sign-off]\nmotiv = 'off'", "sign-off: there is no question 'motiv'; did you mean 'motive'?"),
        ("[sign-off]\nlawyer = ' '", "sign-off.lawyer: the question is empty"),
        ("[sign-off]\nlawyer = { ask = 'Who?', if = 'x' }", "there is no setting 'if'; there is: ask, when"),
        ("[sign-off]\nlawyer = { ask = 'Who?', when = 'bare-sorce' }", "no rule 'bare-sorce'; did you mean 'bare-sour"),
        ("extends = 3", "extends must be words, not 3"),
        ("extends = 'gardian'", "desk.toml: extends: there is no policy 'gardian'; did you mean 'guardian'?"),
        ("extends = 'nowhere.toml'", "desk.toml: extends: there is no file "),
        ("extends = 'desk.toml'", "builds on itself: desk.toml → desk.toml"),
        ("rests-on = 1", "rests-on must be words, not 1"),
    ],
)
def test_what_a_policy_gets_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        load(written(tmp_path, text))
    assert message in str(raised.value)
    assert str(raised.value).startswith(f"policy {tmp_path / 'desk.toml'}")


def test_a_circle_is_said_whole(tmp_path: Path) -> None:
    written(tmp_path, "extends = 'sub/b.toml'", "a.toml")
    written(tmp_path, "extends = '../a.toml'", "sub/b.toml")
    with pytest.raises(ConfigurationError, match=r"builds on itself: a\.toml → sub/b\.toml → \.\./a\.toml"):
        load(tmp_path / "a.toml")


def test_a_rule_that_asks_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "bare-source"
    monkeypatch.setattr("attrib.policy.files.rules", lambda: {**rules(), name: rules()[name]._replace(asks=True)})
    with pytest.raises(ConfigurationError, match="bare-source: a rule that asks what words mean is a warning at most"):
        load(written(tmp_path, f"[rules]\n{name} = 'error'"))
    assert load(written(tmp_path, f"[rules]\n{name} = 'warning'")).settings == {name: Severity.WARNING}


def test_a_policy_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(ConfigurationError, match="is not UTF-8, at byte 5"):
        load(tmp_path / "desk.toml")


def test_a_policy_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no policy 'defualt'; did you mean 'default'"):
        load("defualt")
    with pytest.raises(ConfigurationError, match="there is no such file"):
        load(tmp_path / "nowhere.toml")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load(tmp_path)


# --- where a policy is found ---------------------------------------------------------------------------------------


def test_the_nearest_policy_holds(tmp_path: Path) -> None:
    below = tmp_path / "desk" / "sport"
    below.mkdir(parents=True)
    project = written(tmp_path, "[tool.attrib.rules]\nbare-source = 'info'\n", "pyproject.toml")
    assert find(below) == project
    assert load(project).settings == {"bare-source": Severity.INFO}
    own = written(tmp_path, "", "attrib.toml")
    assert find(below) == own
    nearer = written(tmp_path, "", "desk/attrib.toml")
    assert find(below) == nearer
    assert find(tmp_path) == own


def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    own = written(tmp_path, "", "attrib.toml")
    project = written(tmp_path, "[tool.other]\nx = 1\n", "desk/pyproject.toml")
    assert find(project.parent) == own
    with pytest.raises(ConfigurationError, match=r"has no table \[tool.attrib\]"):
        load(project)


@pytest.mark.parametrize(
    ("text", "message"),
    [("[tool", "is not TOML"), ("tool = 3", r"tool must be a table"), ("tool.attrib = 3", "attrib must be a table")],
)
def test_a_pyproject_that_cannot_be_read_is_said(tmp_path: Path, text: str, message: str) -> None:
    written(tmp_path, text, "pyproject.toml")
    with pytest.raises(ConfigurationError, match=message):
        find(tmp_path)


def test_the_search_ends_with_the_repository(tmp_path: Path) -> None:
    written(tmp_path, "", "attrib.toml")
    inside = tmp_path / "repository" / "desk"
    inside.mkdir(parents=True)
    (tmp_path / "repository" / ".git").touch()  # a file in a work tree of its own, otherwise a folder
    assert find(inside) is None
    root = written(tmp_path, "", "repository/attrib.toml")
    assert find(inside) == root


# --- the pages -----------------------------------------------------------------------------------------------------


def test_the_policy_on_the_page_can_be_used(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "policies.md").read_text(encoding="utf-8"), re.DOTALL)
    assert load(written(tmp_path, block)).gate.fail_on is Severity.WARNING
