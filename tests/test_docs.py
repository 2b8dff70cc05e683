"""The pages say what is so: the report in the README, the commands, the options, the statuses, the codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from attrib import cli
from attrib.reports import DIED, FAULT
from conftest import ROOT, Call

README = ROOT / "README.md"
USAGE = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
REPORT = re.compile(r"(<!-- report: (\S+) -->\n)(.*?)(<!-- end of report -->)", re.DOTALL)
LINES = 30  # as much of the report as a README has room for


def shell_commands() -> list[str]:
    return [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("python3 -m venv")]


def test_the_readme_shows_the_top_of_a_real_report(attrib: Call, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    text = README.read_text(encoding="utf-8")
    (block,) = REPORT.finditer(text)
    monkeypatch.chdir(ROOT)
    outcome = attrib("audit", block[2])
    assert outcome.status == 0, "a command to try the program with ought to succeed"
    top = outcome.out.splitlines()[:LINES]
    shown = "```text\n" + "\n".join(line.rstrip() for line in top).rstrip() + "\n```\n"
    if update:
        README.write_text(text[: block.start(3)] + shown + text[block.end(3) :], encoding="utf-8")
    else:
        assert block[3] == shown, "pytest --update writes it anew"
    assert any(block[2] in command for command in shell_commands()), "the report is of the article that is audited"


def test_the_commands_of_the_readme_are_those_of_the_checks() -> None:
    """Each begins by making .venv, so they work in either order, and .ci/run runs them both."""
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = shell_commands()
    assert len(commands) == 2
    assert [line for line in checks if line.startswith("python3 -m venv")] == commands
    assert commands[1] in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", ["README.md", "CONTRIBUTING.md", *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "docs").rglob("*.md"))]
)
def test_links_lead_somewhere(path: str) -> None:
    page = ROOT / path
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its whole name, those of groups too."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")


@pytest.mark.parametrize(("name", "command"), list(commands(cli.commands)), ids=str)
def test_every_command_and_option_is_on_the_page(name: str, command: click.Command) -> None:
    assert f"attrib {name}" in USAGE
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert f"`{parameter.opts[0]}" in USAGE, parameter.opts[0]


def test_every_status_is_on_the_page(attrib: Call) -> None:
    helped = re.findall(r"^ +(\d+) +\S", attrib("audit", "--help").out, re.MULTILINE)
    paged = re.findall(r"^\| (\d+) \|", USAGE, re.MULTILINE)
    assert helped == paged == ["0", "1", "2", "3", "4", "70", "130"]


def test_every_code_of_an_input_that_cannot_be_audited_is_on_the_page() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "attrib" / "readers").glob("*.py"))
    codes = set(re.findall(r'ReadError\((?:\w+\.)?name, "([a-z-]+)"', source))
    codes |= {FAULT, DIED}
    section = USAGE.partition("### What cannot be audited")[2].partition("\n## ")[0]
    assert codes == set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE))


def test_the_checks_can_be_run() -> None:
    for name in ("run", "wheel", "integrations"):
        assert os.access(ROOT / ".ci" / name, os.X_OK)


def test_nothing_is_updated_where_ci_is_set() -> None:
    command = [sys.executable, "-m", "pytest", "--update", "--collect-only", "tests/test_docs.py"]
    env = {**os.environ, "CI": "true"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=60, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
