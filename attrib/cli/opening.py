"""Opening the articles that the command line names: which files they are, and how they are read."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from attrib.arguments import MAX_BYTES, MAX_QUOTATIONS, MAX_SECONDS, known_encoding, known_format, option

if TYPE_CHECKING:
    from attrib.model import Document
    from attrib.readers import ReadError

STDIN = "-"
GLOB = re.compile(r"[*?\[]")
Command = Callable[..., Any]


class Opener(NamedTuple):
    """How the command line reads the articles that it is given: the options that say so."""

    encoding: str | None
    input_format: str | None
    stdin_filename: str | None
    max_bytes: int
    max_quotations: int
    max_seconds: float

    def place(self, file: str) -> str:
        """Return the path of a FILE; of standard input the one that is said to be its own, or `-`."""
        return self.stdin_filename if file == STDIN and self.stdin_filename else file

    def articles(self, file: str) -> list[Document | ReadError]:
        """Read the articles of a FILE. Raises `ReadError` where it cannot be read."""
        from attrib.readers import read_all

        source, name = self._input(file)
        return read_all(
            source,
            name=name,
            format=self.input_format,
            encoding=self.encoding,
            max_bytes=self.max_bytes,
            max_quotations=self.max_quotations,
            max_seconds=self.max_seconds,
        )

    def article(self, file: str) -> Document:
        """Read the one article of a FILE. Raises `ReadError`."""
        from attrib.readers import only

        return only(self.articles(file), self.place(file))

    def _input(self, file: str) -> tuple[str | bytes, str | None]:
        """Return what to read for a FILE, and its name where it is not a file's."""
        from attrib.readers.errors import unreadable

        if file != STDIN:
            return file, None
        name = self.stdin_filename or "standard input"
        try:
            return (sys.stdin.buffer.read(self.max_bytes + 1) if sys.stdin else b""), name
        except OSError as error:
            raise unreadable(name, error) from error


def files_of(argument: str) -> list[str]:
    """Return the files that a FILE of the command line stands for: of a folder and of a pattern those in it.

    In a folder, files with a suffix that attrib knows are articles; what begins with a full stop is passed over.
    """
    if os.path.isdir(argument):
        from attrib.readers.formats import SUFFIXES

        found: list[str] = []
        for folder, inner, names in os.walk(argument):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            articles = (n for n in names if os.path.splitext(n)[1].lower() in SUFFIXES and not n.startswith("."))
            found += (os.path.join(folder, name) for name in articles)
        return sorted(found) or [argument]
    if GLOB.search(argument) and not os.path.lexists(argument):
        from glob import glob

        return sorted(path for path in glob(argument, recursive=True) if os.path.isfile(path)) or [argument]
    return [argument]


def reading(command: Command) -> Command:
    """Add to a command the options that say how an article is read. It gets all of them as its `opener`."""

    @wraps(command)
    def opening(*arguments: Any, **options: Any) -> Any:
        own = {name: options.pop(name) for name in Opener._fields}
        return command(*arguments, opener=Opener(**own), **options)

    for add in reversed(_OPTIONS):
        opening = add(opening)
    return opening


_OPTIONS = (
    option(
        "--input-format",
        metavar="NAME",
        callback=known_format,
        help="The format of the files; otherwise their names say, and what is in them.",
    ),
    option(
        "--stdin-filename",
        metavar="NAME",
        help="What standard input is called; it tells the format, the policy and the decisions.",
    ),
    option(
        "--encoding",
        metavar="NAME",
        callback=known_encoding,
        help="The encoding, where it is not UTF-8 and nothing in the file says.",
    ),
    option("--max-bytes", metavar="N", type=click.IntRange(min=1), default=MAX_BYTES, help="The largest file to read."),
    option(
        "--max-quotations",
        metavar="N",
        type=click.IntRange(min=0),
        default=MAX_QUOTATIONS,
        help="The most quotations in an article.",
    ),
    option(
        "--max-seconds",
        metavar="N",
        type=click.FloatRange(min=0, min_open=True),
        default=MAX_SECONDS,
        help="The longest that reading a file may take.",
    ),
)
