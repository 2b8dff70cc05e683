"""TOML that people write by hand: read whole, every key known, every fault said with what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

MANY = 20  # names that still make one clear line: all but the rules
KINDS: Mapping[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "words"}


class ConfigurationError(ValueError):
    """A policy or a file of decisions cannot be used. The message says what is wrong, and what may have been meant."""


def read_table(path: Path, what: str) -> dict[str, Any]:
    """Return the table in a TOML file. `what` stands before its path in messages: “policy desk.toml is not TOML”."""
    import tomllib

    where = f"{what} {path}"
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))  # some editors put a byte-order mark first
    except FileNotFoundError:
        raise ConfigurationError(f"{where}: there is no such file") from None
    except OSError as error:
        raise ConfigurationError(f"{where} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{where} is not UTF-8, at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        # what the library says of a key that stands there twice: “Cannot overwrite a value”
        told = str(error).replace("Cannot overwrite a value", "this key has a value already")
        raise ConfigurationError(f"{where} is not TOML: {told}") from None
    except RecursionError:
        raise ConfigurationError(f"{where} cannot be read: it holds tables in tables without end") from None
    except ValueError:
        raise ConfigurationError(f"{where} cannot be read: its name is none that a file can have") from None


def inner_table(where: str, table: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return a table in a table, empty where it is not there."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ConfigurationError(f"{where}: {key} must be a table, [{key}]")
    return value


def typed(where: str, key: str, value: object, kind: type) -> Any:
    """Return a value that is of a kind. A whole number is a number; true is neither."""
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise ConfigurationError(f"{where}: {key} must be {KINDS[kind]}, not {as_written(value)}")
    return value


def as_written(value: object) -> str:
    """Return a value as TOML has it, where Python has it otherwise: true, 2026-12-31."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | time) else repr(value)


def check_known(where: str, what: str, words: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a word that is not one of the known ones."""
    listed = [str(each) for each in known]
    for word in words:
        if word not in listed:
            raise ConfigurationError(f"{where}: there is no {what} {meant(word, listed)}")


def meant(word: str, known: Iterable[str]) -> str:
    """Return a word that is unknown, with the one that may have been meant, or with all there are."""
    import difflib

    listed = [str(each) for each in known]
    near = difflib.get_close_matches(word, listed, n=1)
    if near:
        return f"{word!r}; did you mean {near[0]!r}?"
    return f"{word!r}; there is: {', '.join(listed)}" if len(listed) <= MANY else f"{word!r}; `attrib rules` lists them"
