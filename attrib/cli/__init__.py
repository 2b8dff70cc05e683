"""The command line: the only module that prints, writes or exits. What a command needs is imported when it runs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import NoReturn

import click

from attrib import __version__, endings
from attrib.cli.printing import complain, complain_of_fault
from attrib.statuses import Exit


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    gc.disable()  # an audit leaves no cycles to be collected, and to look for them takes a tenth of a short run
    status = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # as long does the last look take, at the end of the process, which gives all of it back in any case
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    switches = {"debug": False}
    try:
        return commands.main(list(arguments), prog_name="attrib", standalone_mode=False, obj=switches) or 0
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "attrib"
        complain(f"{error.format_message()} See {command} --help.")
        return Exit.MISUSE
    except click.ClickException as error:
        complain(error.format_message())
        return Exit.MISUSE
    except click.exceptions.Abort:
        complain("interrupted")
        return Exit.INTERRUPTED
    except Exception as error:
        import traceback

        complain_of_fault(f"a fault in attrib itself: {error!r}", traceback.format_exc(), switches["debug"])
        return Exit.BUG


class Commands(Mapping[str, click.Command]):
    """The commands by name, each in a module of that name, which is imported when the command is asked for."""

    _FUNCTIONS: Mapping[str, str] = {
        "audit": "audit_files",
        "baseline": "write_baseline",
        "decide": "decide_findings",
        "evaluate": "evaluate_gold",
        "explain": "explain",
        "policy": "policy_commands",
        "quotations": "list_quotations",
        "rules": "list_rules",
        "schema": "print_schema",
    }

    def __getitem__(self, name: str) -> click.Command:
        function = self._FUNCTIONS[name]  # KeyError where there is no such command
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), function)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._FUNCTIONS)

    def __len__(self) -> int:
        return len(self._FUNCTIONS)


@click.group(no_args_is_help=False, epilog=str(endings.ALL), commands=Commands())
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Audit the sources of news articles: who the reader is told they are, and what the reader is not told."""
