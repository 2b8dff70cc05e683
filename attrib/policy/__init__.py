"""A newsroom's choice of rules, score and gate: TOML -> Policy.

A policy says only what it changes. What it leaves alone is as in the policy that it extends, and in the end as attrib
has it: each rule at the severity and with the options that it proposes itself.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrib.model import Gate, Policy, Question, Scoring, Severity
from attrib.policy.files import (
    NEVER,
    OFF,
    PYPROJECT,
    WEIGHTS,
    Key,
    PolicyFile,
    Setting,
    own_settings,
    project_table,
    read_policy,
)
from attrib.tables import ConfigurationError, meant

FOLDER = Path(__file__).parents[1] / "data" / "policies"
DEFAULT = "default"
NEW = FOLDER.with_name("new_policy.toml")
FOUND_AS = "attrib.toml"
WHOLE = 100  # what the weights of the score come to


@cache
def names() -> tuple[str, ...]:
    """Return the names of the policies that come with attrib."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


def find(folder: Path) -> Path | None:
    """Return the policy file that holds in a folder, or None.

    It is `attrib.toml`, or else a `pyproject.toml` with a table [tool.attrib], in the folder or the nearest one above
    it; the search ends with the folder that holds `.git`.
    """
    for each in (folder, *folder.parents):
        own, project = each / FOUND_AS, each / PYPROJECT
        if os.path.isfile(own):  # unlike Path.is_file, it is no fault where a folder may not be looked into
            return own
        if os.path.isfile(project) and project_table(project) is not None:
            return project
        if os.path.exists(each / ".git"):
            return None
    return None


def new_policy() -> bytes:
    """Return a policy file to begin with: all that a policy may say, explained, and nothing of it in force."""
    return NEW.read_bytes()


def load(name_or_path: str | Path) -> Policy:
    """Return a policy: one that comes with attrib by its name, or a TOML file by its path.

    Raises `ConfigurationError` where it cannot be read, or asks for what does not exist.
    """
    return _shipped(str(name_or_path)) if str(name_or_path) in names() else _read(name_or_path)


@cache
def _shipped(name: str) -> Policy:
    """Return a policy that comes with attrib, whose file does not change while it runs."""
    return _read(name)


def _read(name_or_path: str | Path) -> Policy:
    files = chain(name_or_path)
    chosen = _merged(files)
    _check_weights(files[0], {**own_settings(), **chosen})
    told = json.dumps([["/".join(key), setting.value] for key, setting in sorted(chosen.items())], ensure_ascii=False)
    return _policy(files[0].name, hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest(), chosen)


def settings(name_or_path: str | Path) -> Mapping[Key, Setting]:
    """Return every value that is in force under a policy, and where it comes from. Raises as `load` does."""
    files = chain(name_or_path)
    whole = {**own_settings(), **_merged(files)}
    _check_weights(files[0], whole)
    return MappingProxyType(whole)


def chain(name_or_path: str | Path) -> tuple[PolicyFile, ...]:
    """Return the file of a policy and those that it builds on, the last of them `default`. Raises as `load` does."""
    path, name = _place(str(name_or_path), Path())
    files = [read_policy(path, name)]
    while files[-1].path != FOLDER / f"{DEFAULT}.toml":
        path, name = _extended(files[-1])
        if any(path.resolve() == file.path.resolve() for file in files):
            circle = " → ".join([*(file.name for file in files), name])
            raise ConfigurationError(f"policy {files[0].path} builds on itself: {circle}")
        files.append(read_policy(path, name))
    return tuple(files)


def _extended(file: PolicyFile) -> tuple[Path, str]:
    """Return the path of the policy that a file builds on, and what the file calls it: two may be an `attrib.toml`."""
    name = file.extends or DEFAULT
    try:
        path, _ = _place(name, file.path.parent)
    except ConfigurationError as error:
        raise ConfigurationError(f"policy {file.path}: extends: {error}") from None
    if not os.path.exists(path):
        raise ConfigurationError(f"policy {file.path}: extends: there is no file {path}")
    return path, name


def _place(name_or_path: str, folder: Path) -> tuple[Path, str]:
    """Return the path and the name of a policy. What looks like a path is one, from the folder on."""
    if name_or_path in names():
        return FOLDER / f"{name_or_path}.toml", name_or_path
    path = folder / name_or_path
    if not path.suffix and not Path(name_or_path).parent.name and not path.exists():
        raise ConfigurationError(f"there is no policy {meant(name_or_path, names())}")
    return path, path.name


def _merged(files: tuple[PolicyFile, ...]) -> dict[Key, Setting]:
    merged: dict[Key, Setting] = {}
    for file in reversed(files):
        for key, setting in file.settings.items():
            if key[0] == "sign-off" and setting.value[0] == OFF and key not in merged:
                asked = [k[1] for k in merged if k[0] == "sign-off"]
                raise ConfigurationError(f"policy {file.path}: sign-off: there is no question {meant(key[1], asked)}")
        merged.update(file.settings)
    return merged


def _check_weights(file: PolicyFile, whole: Mapping[Key, Setting]) -> None:
    weights = {name: whole["score", "weights", name].value for name in WEIGHTS}
    if sum(weights.values()) != WHOLE:
        told = ", ".join(f"{name} {value}" for name, value in weights.items())
        raise ConfigurationError(
            f"policy {file.path}: score.weights: they come to {sum(weights.values())}, not {WHOLE}: {told}"
        )


def _policy(name: str, sha256: str, chosen: Mapping[Key, Setting]) -> Policy:
    severities: dict[str, Severity | None] = {}
    options: dict[str, dict[str, Any]] = {}
    scoring: dict[str, int] = {}
    gate: dict[str, Any] = {}
    questions = []
    for key, (value, _, _) in chosen.items():
        match key:
            case ("rules", rule, "severity"):
                severities[rule] = None if value == OFF else Severity(value)
            case ("rules", rule, option):
                options.setdefault(rule, {})[option] = value
            case ("score", *_, last):
                scoring[last.replace("-", "_")] = value
            case ("gate", "fail-on"):
                gate["fail_on"] = None if value == NEVER else Severity(value)
            case ("gate", _):
                gate["min_score"] = value
            case ("sign-off", question):
                words, when = value
                if words != OFF:
                    questions.append(Question(question, words, when))
    return Policy(
        name=name,
        sha256=sha256,
        settings=MappingProxyType(severities),
        options=MappingProxyType({rule: MappingProxyType(each) for rule, each in options.items()}),
        scoring=Scoring(**scoring),
        gate=Gate(**gate),
        questions=tuple(questions),
    )
