"""What the words of the command line mean: checked values, or a usage error that says what is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import click

MAX_BYTES = 5 * 1024 * 1024
MAX_QUOTATIONS = 5_000
MAX_SECONDS = 10.0
LINE_NUMBER = re.compile(r"[0-9]{1,9}")
option = partial(click.option, show_default=True)


def _note_debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    context.obj["debug"] = value


debug = option(
    "--debug", is_flag=True, is_eager=True, expose_value=False, callback=_note_debug, help="Show where a fault is."
)


shared = option(
    "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="How many processes share the articles."
)


class FormatOption(click.Option):
    """An option that takes the name of a format. Its help lists those that are there."""

    def get_help_record(self, context: click.Context) -> tuple[str, str] | None:
        """Return how the option is written, and what it is for."""
        from attrib.reports.formats import names

        written, words = super().get_help_record(context) or ("", "")
        return written, f"{words} Formats: {', '.join(names())}."


class Output(NamedTuple):
    """A report to be made: its format, and its file or its folder, or None for standard output."""

    format: str
    path: str | None

    @property
    def in_folder(self) -> bool:
        """Whether it is a folder of files: its format can be, and the path ends as one, or there is one."""
        from attrib.reports.formats import find

        is_folder = self.path is not None and (self.path.endswith(("/", os.sep)) or os.path.isdir(self.path))
        return is_folder and find(self.format).files is not None

    @property
    def holds_one_article(self) -> bool:
        """Whether a second article has no room in it."""
        from attrib.reports.formats import find

        return find(self.format).one_article and not self.in_folder


def outputs(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[Output, ...]:
    """Return the reports asked for by NAME[=PATH]."""
    from attrib.reports.formats import names

    found, known = [], names()
    for value in values or ("terminal",):
        name, given, path = value.partition("=")
        if name not in known:
            raise click.BadParameter(f"there is no format {name!r}; {suggestion(name, known)}")
        if given and not path:
            raise click.BadParameter(f"{value!r} lacks the name of a file.")
        found.append(Output(name, path if path not in {"", "-"} else None))
    places = [output.path and os.path.realpath(output.path) for output in found]
    if places.count(None) > 1:
        raise click.BadParameter("only one report fits on standard output; name a file for the others: NAME=PATH.")
    if len(set(places)) < len(places):
        raise click.BadParameter("two reports cannot go to one file.")
    return tuple(found)


def known_encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the name of an encoding that is known."""
    try:
        "a".encode(value or "utf-8")
    except (LookupError, UnicodeError):
        raise click.BadParameter(f"there is no encoding {value!r}; try windows-1252, latin-1 or utf-16.") from None
    return value


def line_of(what: str) -> tuple[str, int] | None:
    """Return the file and the line of FILE:LINE: what ends with a colon and a number. No rule has such a name."""
    file, _, line = what.rpartition(":")
    return (file, int(line)) if file and LINE_NUMBER.fullmatch(line) else None


def known_format(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the name of a format of the input that is known."""
    from attrib.readers.formats import FORMATS

    if value not in {None, *FORMATS}:
        raise click.BadParameter(f"there is no format {value!r}; {suggestion(str(value), FORMATS)}")
    return value


def check_places(
    files: Sequence[str], reports: Sequence[Output], *, baseline: str | None = None, is_external: bool = False
) -> None:
    """Refuse what would lose a report, an article or the baseline: each has a place of its own."""
    if files.count("-") > 1:
        raise click.UsageError("Standard input can be read only once.")
    from attrib.reports.formats import find

    articles = {os.path.realpath(file) for file in files}
    for report in reports:
        form = find(report.format)
        if len(files) > 1 and report.holds_one_article:
            folder = f", or a folder: {report.format}=FOLDER/" if form.files else ""
            raise click.UsageError(f"A report in {report.format} holds one article; give it one FILE{folder}.")
        if report.path and os.path.realpath(report.path) in articles:
            raise click.UsageError(f"{report.path} is an article; a report may not take its place.")
        if report.path and baseline and os.path.realpath(report.path) == os.path.realpath(baseline):
            raise click.UsageError(f"{report.path} is the baseline; a report may not take its place.")
        if is_external and report.path is None and form.files:
            raise click.UsageError(f"--assets external needs a place: {report.format}=PATH.")


def check_room(names: Sequence[str], files: Sequence[str], reports: Sequence[Output]) -> None:
    """Refuse reports that hold one article where a file had several in it, and pages in the place of a file.

    `names` are those of the articles, and of what could not be audited.
    """
    crowded = next((report.format for report in reports if report.holds_one_article), None)
    if len(names) > 1 and crowded:
        raise click.UsageError(f"A report in {crowded} holds one article, and there are {len(names):,} in the FILE.")
    articles = {os.path.realpath(file) for file in files}
    for place in (place for report in reports if report.in_folder for place in _places(report, names)):
        if os.path.realpath(place) in articles:
            raise click.UsageError(f"{place} is an article; a report may not take its place.")


def _places(report: Output, names: Sequence[str]) -> list[str]:
    """Return the pages that a report in a folder consists of."""
    from attrib.reports.html_files import INDEX, page_names

    return [os.path.join(report.path or "", name) for name in (*page_names(names), INDEX)]


def suggestion(word: str, words: Iterable[str]) -> str:
    """Return what to try instead of a word that is not one of the words."""
    from difflib import get_close_matches

    known = sorted(words)
    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."
