"""One policy file -> what it sets, each value by itself, with the name of the file that sets it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from attrib.model import Gate, Scoring, Severity
from attrib.rules import Rule, rules
from attrib.tables import ConfigurationError, check_known, inner_table, read_table, typed

OFF, NEVER = "off", "never"
PYPROJECT = "pyproject.toml"
ATTRIB = "attrib"  # where a value comes from that no policy sets
MANY = 10_000  # more words, sentences or statements than any article has
STOCK, MOST = "stock-reason", "most-needed"
LIMITS = {STOCK: (0, 8), MOST: (1, 4)}
WEIGHTS = tuple(name for field in Scoring._fields if (name := field.replace("_", "-")) not in LIMITS)

Key = tuple[str, ...]  # ("rules", "bare-source", "severity"), ("score", "weights", "depth"), ("gate", "fail-on")


class Setting(NamedTuple):
    """One value in force, the policy that sets it, and whether the policy has it from a text or infers it."""

    value: Any
    origin: str
    inferred: bool = False


class PolicyFile(NamedTuple):
    """What one file says: the text that it rests on, the policy that it builds on, and what it sets."""

    path: Path
    name: str
    rests_on: str
    extends: str | None
    settings: Mapping[Key, Setting]


def own_settings() -> dict[Key, Setting]:
    """Return what holds where no policy says anything: what each rule proposes, and attrib's own score and gate."""
    found: dict[Key, Setting] = {}
    for rule in rules().values():
        found["rules", rule.name, "severity"] = Setting(rule.severity.value, ATTRIB)
        for option, value in rule.options.items():
            found["rules", rule.name, option] = Setting(value, ATTRIB)
    scoring, gate = Scoring(), Gate()
    for weight in WEIGHTS:
        found["score", "weights", weight] = Setting(getattr(scoring, weight.replace("-", "_")), ATTRIB)
    found["score", STOCK] = Setting(scoring.stock_reason, ATTRIB)
    found["score", MOST] = Setting(scoring.most_needed, ATTRIB)
    found["gate", "fail-on"] = Setting(gate.fail_on.value if gate.fail_on else NEVER, ATTRIB)
    found["gate", "min-score"] = Setting(gate.min_score, ATTRIB)
    return found


def read_policy(path: Path, name: str) -> PolicyFile:
    """Read one file. Raises `ConfigurationError` for what does not exist, or is not of its kind."""
    where, table = f"policy {path}", project_table(path) if path.name == PYPROJECT else read_table(path, "policy")
    if table is None:
        raise ConfigurationError(f"{where} has no table [tool.attrib]")
    check_known(where, "setting", table, ("rests-on", "extends", "inferred", *PARTS))
    inferred = inner_table(where, table, "inferred")
    check_known(f"{where}: inferred", "setting", inferred, PARTS)
    known, guessed = _values(where, table), _values(f"{where}: inferred", inferred)
    if twice := sorted({_subject(key) for key in known} & {_subject(key) for key in guessed}):
        part, *_, name_of_it = twice[0]
        raise ConfigurationError(f"{where}: {name_of_it} stands under [{part}] and under [inferred.{part}]")
    extends = table.get("extends")
    return PolicyFile(
        path=path,
        name=name,
        rests_on=typed(where, "rests-on", table.get("rests-on", ""), str),
        extends=None if extends is None else _named(where, extends),
        settings=MappingProxyType(
            {key: Setting(value, name) for key, value in known.items()}
            | {key: Setting(value, name, inferred=True) for key, value in guessed.items()}
        ),
    )


def _named(where: str, extends: object) -> str:
    name: str = typed(where, "extends", extends, str)
    if not name.strip():
        raise ConfigurationError(f"{where}: extends names no policy")
    return name


def _subject(key: Key) -> Key:
    """Return what is either read in a text or inferred: a rule with its options, or any other value by itself."""
    return key[:2] if key[0] == "rules" else key


def project_table(path: Path) -> dict[str, Any] | None:
    """Return the table [tool.attrib] of a `pyproject.toml`, or None where it has none."""
    tools = inner_table(f"policy {path}", read_table(path, "policy"), "tool")
    return inner_table(f"policy {path}: tool", tools, "attrib") if "attrib" in tools else None


def _values(where: str, table: Mapping[str, Any]) -> dict[Key, Any]:
    """Return all that a table sets, checked."""
    values: dict[Key, Any] = {}
    for name, read in PARTS.items():
        values.update(read(where, inner_table(where, table, name)))
    return values


def _of_rules(where: str, chosen: Mapping[str, Any]) -> dict[Key, Any]:
    check_known(where, "rule", chosen, rules())
    found: dict[Key, Any] = {}
    for name, value in chosen.items():
        rule, at = rules()[name], f"{where}: {name}"
        if value == {}:
            raise ConfigurationError(f"{at}: the table is empty; it gives a severity, an option, or both")
        for key, each in (value if isinstance(value, dict) else {"severity": value}).items():
            found["rules", name, key] = _severity(at, rule, each) if key == "severity" else _option(at, rule, key, each)
    return found


def _severity(where: str, rule: Rule, value: object) -> str:
    severity = _one_of(where, value, [*(s.value for s in Severity), OFF])
    if rule.asks and severity == Severity.ERROR:
        raise ConfigurationError(f"{where}: a rule that asks what words mean is a warning at most, not an error")
    return severity


def _one_of(where: str, value: object, known: list[str]) -> str:
    if not isinstance(value, str):
        raise ConfigurationError(f"{where}: a severity is one of {', '.join(known)}, between marks")
    check_known(where, "severity", [value], known)
    return value


def _option(where: str, rule: Rule, key: str, value: object) -> Any:
    check_known(where, "option", [key], ["severity", *rule.options])
    kind = type(rule.options[key])
    if kind is int:
        return _whole(where, key, value, *((0, 100) if key.endswith("percent") else (1, MANY)))
    return typed(where, key, value, kind)


def _of_score(where: str, table: Mapping[str, Any]) -> dict[Key, Any]:
    check_known(f"{where}: score", "setting", table, ["weights", *LIMITS])
    weights = inner_table(f"{where}: score", table, "weights")
    check_known(f"{where}: score.weights", "weight", weights, WEIGHTS)
    found: dict[Key, Any] = {}
    for key, value in weights.items():
        found["score", "weights", key] = _whole(f"{where}: score.weights", key, value, 0, 100)
    for key, (least, most) in LIMITS.items():
        if key in table:
            found["score", key] = _whole(f"{where}: score", key, table[key], least, most)
    return found


def _of_gate(where: str, table: Mapping[str, Any]) -> dict[Key, Any]:
    check_known(f"{where}: gate", "setting", table, ["fail-on", "min-score"])
    found: dict[Key, Any] = {}
    if "fail-on" in table:
        known = [*(s.value for s in Severity), NEVER]
        found["gate", "fail-on"] = _one_of(f"{where}: gate: fail-on", table["fail-on"], known)
    if "min-score" in table:
        least = typed(f"{where}: gate", "min-score", table["min-score"], float)
        if not 0 <= least <= 100:
            raise ConfigurationError(f"{where}: gate: min-score must be from 0 to 100, not {least:g}")
        found["gate", "min-score"] = least
    return found


def _of_sign_off(where: str, table: Mapping[str, Any]) -> dict[Key, Any]:
    found: dict[Key, Any] = {}
    for key, value in table.items():
        at = f"{where}: sign-off.{key}"
        if not key.strip():
            raise ConfigurationError(f"{where}: sign-off: a question has no name")
        question = dict(value) if isinstance(value, dict) else {"ask": value}
        check_known(at, "setting", question, ["ask", "when"])
        when = question.get("when")
        if when is not None:
            check_known(at, "rule", [typed(at, "when", when, str)], rules())
        if "ask" not in question:
            raise ConfigurationError(f"{at}: ask, the question itself, is missing")
        words = " ".join(typed(at, "ask", question["ask"], str).split())
        if not words:
            raise ConfigurationError(f'{at}: the question is empty; "{OFF}" takes it away')
        found["sign-off", key] = (words, when)
    return found


def _whole(where: str, key: str, value: object, least: int, most: int) -> int:
    number: int = typed(where, key, value, int)
    if not least <= number <= most:
        raise ConfigurationError(f"{where}: {key} must be from {least} to {most}, not {number}")
    return number


PARTS = {"rules": _of_rules, "score": _of_score, "gate": _of_gate, "sign-off": _of_sign_off}
