"""Every command that a page or a --help shows is one that works: all of them are run, in a folder made for them."""

from __future__ import annotations

import glob
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from attrib import cli
from conftest import ROOT, Call

STORY = """\
Harbour merger off

RIDGE HARBOUR — The merger is off, Mayor Ana Ruiz said on Monday.

The talks had been about the fish market, Ruiz said.

“They walked out of the room,” one source said.

Her aide, Leo Brandt, was there. He said they had ended a week ago.

The council meets again on Friday, Ruiz said.

It will hear the fishermen first, she said.
"""
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ASKING = "attrib decide story.txt"  # asks somebody on a terminal


def helps(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command that has a --help."""
    yield above
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from helps(command, (*above, name))
        else:
            yield (*above, name)


HELPS = list(helps(cli.commands))


def whole_lines(text: str) -> list[str]:
    """Return the lines of a shell, those that go on after a backslash joined."""
    return [line.strip() for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def shown(page: Path) -> list[str]:
    """Return the commands of a page that are of attrib as it is installed."""
    lines = [line for block in CONSOLE.findall(page.read_text(encoding="utf-8")) for line in whole_lines(block)]
    return [line for line in lines if re.match(r"(\S+ \| )?attrib ", line)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name."""
    monkeypatch.chdir(tmp_path)
    for name in ("story.txt", "desk/one.txt", "desk/two.txt", "archive/may/one.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    (tmp_path / "desk" / "attrib.toml").write_text("[gate]\nfail-on = 'error'\n", encoding="utf-8")
    gold = {"id": "story", "text": STORY, "annotators": {"mina": []}}
    for name in ("gold.jsonl", "polnear.jsonl"):
        (tmp_path / name).write_text(json.dumps(gold) + "\n", encoding="utf-8")
    return tmp_path


def run(attrib: Call, line: str) -> int:
    """Run a line as a shell would, and return its exit status."""
    piped, _, command = line.rpartition(" | ")
    words = shlex.split(command.partition(" > ")[0])
    assert words[0] == "attrib"
    filled = [name for word in words[1:] for name in (sorted(glob.glob(word)) or [word])]
    outcome = attrib(*filled, stdin=STORY.encode() if piped else b"")
    assert outcome.status in {0, 1}, f"{line}: {outcome.err}"
    return outcome.status


def prepare(attrib: Call, line: str) -> None:
    """Make what an example needs that an earlier one leaves behind."""
    if "--baseline" in line or "--prune" in line:
        run(attrib, "attrib baseline desk/*.txt")
    if "--against" in line:
        run(attrib, "attrib evaluate gold.jsonl --save before.jsonl")


@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_what_a_help_shows_works(attrib: Call, desk: Path, command: tuple[str, ...]) -> None:
    said = attrib(*command, "--help").out
    examples = whole_lines(said.partition("  Examples:\n")[2].partition("\n\n")[0])
    assert examples
    for line in examples:
        assert " ".join(("attrib", *command)) in line
        if line != ASKING:
            prepare(attrib, line)
            run(attrib, line)


@pytest.mark.parametrize("page", [p for p in PAGES if shown(p)], ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_page_shows_works(attrib: Call, desk: Path, page: Path) -> None:
    for line in shown(page):
        if line != ASKING:
            prepare(attrib, line)
            run(attrib, line)


def test_an_example_that_asks_does_so_on_a_terminal_only(attrib: Call, desk: Path) -> None:
    assert attrib(*shlex.split(ASKING)[1:]).status == 2


@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_a_help_fits_a_terminal(attrib: Call, command: tuple[str, ...]) -> None:
    said = attrib(*command, "--help").out
    assert max(map(len, said.splitlines())) <= 80
    assert "INTEGER RANGE" not in said
    assert "FLOAT RANGE" not in said
    assert re.search(r"  Exit status:\n    0    \S", said)
