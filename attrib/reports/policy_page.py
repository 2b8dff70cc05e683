"""A policy as it is in force, for a terminal: every value, and where it comes from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrib.policy import chain, names, settings
from attrib.policy.files import ATTRIB, OFF, Key, Setting
from attrib.reports.visible import escaped

_WIDTH, _NAME, _VALUE = 80, 36, 10
INFERRED = "†"
_INFERRED_WORDS = f"{INFERRED}: inferred, because the text does not say it, or that part was not read."


def policy_page(name_or_path: str) -> str:
    """Return every value that is in force under a policy. Raises `ConfigurationError` as `attrib.policy.load` does."""
    return "\n".join(escaped(line) for line in _lines(name_or_path)) + "\n"


def policies_page() -> str:
    """Return the names of the policies that come with attrib, with the texts that they rest on."""
    lines = []
    for name in names():
        file, *others = chain(name)
        lines += _wrapped(f"{name:<10}{file.rests_on or f'Builds on {others[0].name}.'}", later=" " * 10)
    return "\n".join(lines) + "\n"


@cache
def changes() -> Mapping[str, Mapping[str, Mapping[str, Setting]]]:
    """Return what the policies that come with attrib set for each rule: rule, policy, severity or option."""
    found: dict[str, dict[str, dict[str, Setting]]] = {}
    for name in names():
        for key, setting in settings(name).items():
            if key[0] == "rules" and setting.origin != ATTRIB:
                found.setdefault(key[1], {}).setdefault(name, {})[key[2]] = setting
    return found


def change_words(what: Mapping[str, Setting]) -> str:
    """Return in words what a policy sets for a rule: “warning †, warning-percent 33 †”."""
    return ", ".join(
        f"{'' if key == 'severity' else f'{key} '}{value_words(setting.value)}{_mark(setting)}"
        for key, setting in what.items()
    )


def value_words(value: Any) -> str:
    """Return a value as a policy file has it: true, 33, 0.5, or words; no words stand between marks."""
    if value == "":
        return '""'
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def _lines(name_or_path: str) -> Iterator[str]:
    files, found = chain(name_or_path), settings(name_or_path)
    yield files[0].name
    for file in files:
        yield from _wrapped(f"{file.name} rests on: {file.rests_on}") if file.rests_on else ()
    if len(files) > 1:
        yield from _wrapped(f"It builds on {', then on '.join(file.name for file in files[1:])}.")
    yield from _wrapped("Inspired by these texts, not endorsed by those who wrote them.")
    yield from ("", "Rules", *_rules(found), "", "Score", *_rows(found, "score"), "", "Gate", *_rows(found, "gate"))
    yield from ("", "Sign-off, for each unnamed source", *_questions(found), "")
    yield from _wrapped(f"{ATTRIB}: set by no policy, attrib’s own.")
    if any(setting.inferred for setting in found.values()):
        yield from _wrapped(_INFERRED_WORDS)


def _rules(found: Mapping[Key, Setting]) -> Iterator[str]:
    for key, setting in sorted(found.items(), key=lambda each: (*each[0][:2], each[0][-1] != "severity")):
        if key[0] == "rules":
            yield _row(key[1] if key[2] == "severity" else f"  {key[2]}", setting)


def _rows(found: Mapping[Key, Setting], part: str) -> Iterator[str]:
    yield from (_row(".".join(key[1:]), setting) for key, setting in found.items() if key[0] == part)


def _row(name: str, setting: Setting) -> str:
    return f"  {name:<{_NAME}} {value_words(setting.value):<{_VALUE}} {setting.origin}{_mark(setting)}"


def _questions(found: Mapping[Key, Setting]) -> Iterator[str]:
    for key, setting in found.items():
        if key[0] == "sign-off" and setting.value[0] != OFF:
            words, when = setting.value
            condition = f" Where {when} found something: " if when else " "
            yield from _wrapped(f"{key[1]} ({setting.origin}{_mark(setting)}):{condition}{words}", "  ", "    ")


def _mark(setting: Setting) -> str:
    return f" {INFERRED}" if setting.inferred else ""


def _wrapped(text: str, indent: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False)
