from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from attrib.model import Severity
from attrib.policy import FOLDER, PolicyError, load, names
from attrib.rules import rules


def written(folder: Path, text: str) -> Path:
    path = folder / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_policy_that_comes_with_attrib_loads() -> None:
    assert {"default", "strict"} <= set(names())
    for name in names():
        assert load(name).name == name


def test_the_default_policy_leaves_every_rule_as_it_is() -> None:
    policy = load("default")
    assert (dict(policy.settings), dict(policy.options)) == ({}, {})
    assert policy.sha256 == hashlib.sha256((FOLDER / "default.toml").read_bytes()).hexdigest()


def test_the_strict_policy_knows_no_warning() -> None:
    settings = load("strict").settings
    grave = {name: rule for name, rule in rules().items() if rule.severity is not Severity.INFO and not rule.asks}
    assert all(settings.get(name, rule.severity) is Severity.ERROR for name, rule in grave.items())


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    policy = load(
        written(
            tmp_path,
            """[rules]
            bare-source = "info"
            ambiguous-pronoun = "off"
            unnamed-share = { severity = "error", warning-percent = 33 }
            """,
        )
    )
    assert policy.name == "desk"
    assert policy.settings == {
        "bare-source": Severity.INFO,
        "ambiguous-pronoun": None,
        "unnamed-share": Severity.ERROR,
    }
    assert policy.options == {"unnamed-share": {"warning-percent": 33}}


def test_options_without_a_severity_leave_the_severity(tmp_path: Path) -> None:
    policy = load(written(tmp_path, "[rules.unnamed-share]\nfewest = 6\n"))
    assert (dict(policy.settings), policy.options) == ({}, {"unnamed-share": {"fewest": 6}})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[rules]\nbare-sauce = "info"', "there is no rule 'bare-sauce'; did you mean 'bare-source'?"),
        ('[rules]\nbare-source = "warn"', "bare-source: there is no severity 'warn'; did you mean 'warning'?"),
        ("[rules]\nbare-source = true", "there is no severity 'True'; there is: error, warning, info, off"),
        ("[rules.unnamed-share]\nfewst = 6", "there is no option 'fewst'; did you mean 'fewest'?"),
        ("[rules.unnamed-share]\nfewest = '6'", "unnamed-share: fewest must be a whole number, not '6'"),
        ("[rules.unnamed-share]\nfewest = true", "fewest must be a whole number, not True"),
        ("[rules.unnamed-share]\nfewest = 5.5", "fewest must be a whole number, not 5.5"),
        ("[rule]\nbare-source = 'info'", "there is no setting 'rule'; did you mean 'rules'?"),
        ("rules = 3", "rules must be a table"),
        ("[rules", "is not TOML"),
    ],
)
def test_what_a_policy_gets_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PolicyError) as raised:
        load(written(tmp_path, text))
    assert message in str(raised.value)


def test_a_policy_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(PolicyError, match="is not UTF-8, at byte 5"):
        load(tmp_path / "desk.toml")


def test_a_policy_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="there is no policy 'defualt'; did you mean 'default'"):
        load("defualt")
    with pytest.raises(PolicyError, match="there is no such file"):
        load(tmp_path / "nowhere.toml")
    with pytest.raises(PolicyError, match="cannot be read"):
        load(tmp_path)
