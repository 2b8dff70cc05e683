"""Files that the command line names: read up to a limit, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from attrib.evaluation.annotations import BadLine

MAX_LINES_BYTES = 256 * 1024 * 1024  # of annotated articles together
MOST_MESSAGES = 10
Values = TypeVar("Values")


class Unwritable(click.ClickException):
    """A report that cannot be put where it was asked for."""

    def __init__(self, place: str, error: OSError) -> None:
        from attrib.readers.errors import reason

        super().__init__(f"{place}: cannot be written: {reason(error)}")


class LinesError(Exception):
    """A file of JSON Lines that cannot be used, and what to say of it: a message a line."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(*messages)
        self.messages = messages


def load_lines(path: str, read_lines: Callable[[bytes], tuple[Values, list[BadLine]]]) -> Values:
    """Return what a file of JSON Lines holds. Raises `LinesError` where anything in it is wrong."""
    from attrib.readers.errors import unreadable

    try:
        with open(path, "rb") as file:
            data = file.read(MAX_LINES_BYTES + 1)
    except (OSError, ValueError) as error:
        raise LinesError([str(unreadable(path, error))]) from error
    if len(data) > MAX_LINES_BYTES:
        raise LinesError([f"{path}: larger than {MAX_LINES_BYTES:,} bytes"])
    values, bad = read_lines(data)
    if bad:
        rest = [f"{path}: {len(bad):,} lines in all cannot be used"] if len(bad) > MOST_MESSAGES else []
        raise LinesError([f"{path}, line {b.line}: {b.reason}" for b in bad[:MOST_MESSAGES]] + rest)
    return values


def create(path: str, data: bytes) -> None:
    """Write a file where there is none yet. What is there is never touched."""
    try:
        with open(path, "xb") as file:
            file.write(data)
    except OSError as error:
        raise Unwritable(path, error) from error


def make_folder(path: str) -> None:
    """Make a folder where there is none."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise Unwritable(path, error) from error


def write(path: str, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then renamed. A device is written to directly."""
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target = target.resolve()  # a link stays a link
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, "permission denied")
        draft = target.with_name(f".attrib-{os.urandom(8).hex()}")
        try:
            draft.write_bytes(data)
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o777)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Unwritable(path, error) from error
