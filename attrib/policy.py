"""A newsroom's choice of rules, severities and options: TOML -> Policy.

A policy says only what it changes: a rule that it does not name keeps the severity and the options that the rule
itself proposes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrib.model import Policy, Severity
from attrib.rules import Option, Rule, rules

FOLDER = Path(__file__).with_name("data") / "policies"
OFF = "off"
KINDS: Mapping[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "words"}


class PolicyError(ValueError):
    """A policy cannot be read, or asks for what does not exist. The message says what, and what may have been meant."""


def names() -> tuple[str, ...]:
    """Return the names of the policies that come with attrib."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


def load(name_or_path: str | Path) -> Policy:
    """Read a policy: one that comes with attrib by its name, or a TOML file by its path."""
    path = Path(name_or_path)
    if str(name_or_path) in names():
        path = FOLDER / f"{name_or_path}.toml"
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        if path.suffix or path.parent.name:
            raise PolicyError(f"policy {path}: there is no such file") from None
        raise PolicyError(f"there is no policy {_meant(str(name_or_path), names())}") from None
    except OSError as error:
        raise PolicyError(f"policy {path} cannot be read: {error.strerror}") from None
    settings, options = _chosen(path, _parsed(path, content))
    return Policy(
        name=path.stem,
        sha256=hashlib.sha256(content).hexdigest(),
        settings=MappingProxyType(settings),
        options=MappingProxyType(options),
    )


def _parsed(path: Path, content: bytes) -> Mapping[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(content.decode())
    except UnicodeDecodeError as error:
        raise PolicyError(f"policy {path} is not UTF-8, at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"policy {path} is not TOML: {error}") from None
    for key, value in table.items():
        if key != "rules":
            raise PolicyError(f"policy {path}: there is no setting {_meant(key, ['rules'])}")
        if not isinstance(value, dict):
            raise PolicyError(f"policy {path}: rules must be a table, [rules]")
    chosen: dict[str, Any] = table.get("rules", {})
    return chosen


def _chosen(
    path: Path, chosen: Mapping[str, Any]
) -> tuple[dict[str, Severity | None], dict[str, Mapping[str, Option]]]:
    settings: dict[str, Severity | None] = {}
    options: dict[str, Mapping[str, Option]] = {}
    for name, value in chosen.items():
        rule = rules().get(name)
        if rule is None:
            raise PolicyError(f"policy {path}: there is no rule {_meant(name, rules())}")
        table = dict(value) if isinstance(value, dict) else {"severity": value}
        if "severity" in table:
            settings[name] = _severity(f"policy {path}: {name}", table.pop("severity"))
        if table:
            options[name] = {key: _option(f"policy {path}: {name}", rule, key, v) for key, v in table.items()}
    return settings, options


def _severity(where: str, value: object) -> Severity | None:
    known = [*Severity, OFF]
    if value not in known:
        raise PolicyError(f"{where}: there is no severity {_meant(str(value), known)}")
    return None if value == OFF else Severity(str(value))


def _option(where: str, rule: Rule, key: str, value: object) -> Option:
    if key not in rule.options:
        raise PolicyError(f"{where}: there is no option {_meant(key, ['severity', *rule.options])}")
    wanted = type(rule.options[key])
    if wanted is float and type(value) is int:
        return float(value)
    if not isinstance(value, wanted) or type(value) is not wanted:
        raise PolicyError(f"{where}: {key} must be {KINDS[wanted]}, not {value!r}")
    return value


def _meant(word: str, known: Iterable[str]) -> str:
    import difflib

    listed = [str(each) for each in known]
    near = difflib.get_close_matches(word, listed, n=1)
    return f"{word!r}; did you mean {near[0]!r}?" if near else f"{word!r}; there is: {', '.join(listed)}"
