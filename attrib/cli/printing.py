"""What the commands print, and on which stream."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import click

from attrib.arguments import Output
from attrib.files import Unwritable, make_folder, write

if TYPE_CHECKING:
    from collections.abc import Generator

    from attrib.reports import Run

T = TypeVar("T")


def deliver(found: Run, reports: Sequence[Output], *, is_external: bool = False) -> None:
    """Make the reports. Standard output comes last: nothing is printed where a file cannot be written.

    `is_external`: the style and the script of a page stand in files beside it.
    """
    from attrib.reports import render
    from attrib.reports.formats import find

    for output in sorted(reports, key=lambda o: o.path is None):
        form = find(output.format)
        if output.path is None:
            if found.audits or output.format != "terminal":
                put(render(found, output.format, colour=_wants_colour()))
        elif form.files:
            files = list(form.files(found, output.path, is_folder=output.in_folder, is_external=is_external))
            if output.in_folder:
                make_folder(output.path)
            for path, text in files:
                write(path, as_bytes(text))
        else:
            write(output.path, as_bytes(render(found, output.format)))


def _wants_colour() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def as_bytes(text: str) -> bytes:
    """Return a report as UTF-8 whatever the locale, so that it is the same everywhere."""
    return text.encode("utf-8", "backslashreplace")


def put(text: str) -> None:
    """Write to standard output. That nobody reads on is no error; a full disk is one."""
    if sys.stdout is None:
        raise Unwritable("standard output", OSError("closed"))
    try:
        sys.stdout.buffer.write(as_bytes(text))
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer must not fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise Unwritable("standard output", error) from error


def complain(message: str) -> None:
    """Write one line to standard error, if anybody reads it."""
    from attrib.reports.visible import escaped

    try:
        click.echo(as_bytes(f"attrib: {escaped(message)}"), err=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def complain_of_fault(message: str, trace: str, debug: bool) -> None:
    """Write one line about a fault of attrib itself, which is all that an editor can use; with `debug` where it is."""
    if debug:
        click.echo(as_bytes(trace), err=True, nl=False)
    complain(message + ("" if debug else "; --debug shows where"))


def shown_progress(results: Generator[T, None, None], length: int) -> list[T]:
    """Return all results. While they come, a bar on standard error shows how many: if there are several, on a terminal.

    However this ends, the generator is closed.
    """
    with closing(results):
        if length < 2 or sys.stderr is None or not sys.stderr.isatty():
            return list(results)
        with click.progressbar(results, length, "Auditing", file=sys.stderr) as bar:
            return list(bar)
