"""Write docs/formats.md: every format, option and exit status, from the formats and the commands themselves.

python scripts/build_formats_page.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from attrib.cli import commands  # noqa: E402
from attrib.readers.formats import FORMATS, ROOTS, SUFFIXES, XML  # noqa: E402
from attrib.reports.formats import find, names  # noqa: E402
from attrib.reports.quoted import FORMATS as QUOTATIONS  # noqa: E402

PAGE = ROOT / "docs" / "formats.md"
STATUS = re.compile(r"^ +(\d+) +(\S.*)$", re.MULTILINE)
TOP = """\
# Formats, options and exit statuses

<!-- Written by scripts/build_formats_page.py from attrib/reports/formats and attrib/cli; do not edit by hand. -->

[usage.md](usage.md) says how the commands are used. Several reports of one audit:

```console
attrib audit story.txt --format terminal --format html=story.html --format sarif=story.sarif
```

One of them may go to standard output, the others need a file. A file is written beside its place first and then
renamed, so that it is there whole or not at all; one that cannot be written is exit status 2, and a line that names it.
"""

INPUTS = """\
## Input formats

[inputs.md](inputs.md) says what each is, and what is made of it.
"""
ANY = """\
Every command ends with 70 where attrib itself is at fault, with 130 where it is interrupted, and with 2 where it is
used wrongly.
"""


def page() -> str:
    """Return the whole page."""
    every = list(_commands(commands))
    parts = [TOP, INPUTS, *_inputs(), "", "## Output formats of `attrib audit`\n", *_formats(), ""]
    for name in names():
        if notes := find(name).notes:
            parts += [f"### {name}\n", f"{notes}\n"]
    parts += ["## Output formats of `attrib quotations`\n", *_formats_of_quotations(), ""]
    parts += ["## Options\n", *_options(every), "", "## Exit statuses\n", ANY, *_statuses(every)]
    return "\n".join(parts) + "\n"


def _inputs() -> Iterator[str]:
    yield from ("| format, for `--input-format` | suffixes |", "|---|---|")
    for name in FORMATS:
        forms = {name, XML} if name in ROOTS.values() else {name}
        suffixes = sorted(suffix for suffix, form in SUFFIXES.items() if form in forms)
        yield f"| `{name}` | {', '.join(f'`{suffix}`' for suffix in suffixes)} |"


def _formats() -> Iterator[str]:
    yield from (
        "| format | for what, and what becomes of an input that could not be audited | articles |",
        "|---|---|---|",
    )
    for name in names():
        found = find(name)
        yield f"| `{name}` | {found.summary} | {'one' if found.one_article else 'several'} |"


def _formats_of_quotations() -> Iterator[str]:
    yield from ("| format | for what, and what becomes of an input that could not be read |", "|---|---|")
    for name, render in QUOTATIONS.items():
        yield f"| `{name}` | {render.__doc__} |"


def _commands(group: click.Group, before: str = "attrib") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its whole name, those of groups too."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def _options(every: list[tuple[str, click.Command]]) -> Iterator[str]:
    yield from ("| command | option | what it does |", "|---|---|---|")
    for name, command in every:
        context = click.Context(command, info_name=name)
        for parameter in command.params:
            record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
            if record:
                written, words = (_cell(part) for part in record)
                yield f"| `{name}` | `{written}` | {words} |"


def _statuses(every: list[tuple[str, click.Command]]) -> Iterator[str]:
    yield from ("| command | exit status | meaning |", "|---|---|---|")
    for name, command in every:
        for status, meaning in STATUS.findall(command.epilog or ""):
            yield f"| `{name}` | {status} | {_cell(meaning)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
