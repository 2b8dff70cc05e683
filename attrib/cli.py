"""The command line: the only module that prints, writes or exits. What a command needs is imported when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from attrib import __version__
from attrib.arguments import AUDIT_HELP, Output, check_places, outputs, suggestion
from attrib.arguments import encoding as known_encoding
from attrib.model import Severity, Status

if TYPE_CHECKING:
    from attrib.reports import Run

MAX_BYTES = 5 * 1024 * 1024
MAX_QUOTATIONS = 5_000

FINDINGS, MISUSE, NOT_AUDITED, WARNINGS, BUG, INTERRUPTED = 1, 2, 3, 4, 70, 130  # exit statuses


class Unwritable(click.ClickException):
    """A report that cannot be put where it was asked for."""

    exit_code = MISUSE

    def __init__(self, place: str, error: OSError) -> None:
        from attrib.readers.errors import reason

        super().__init__(f"{place}: cannot be written: {reason(error)}")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    switches = {"debug": False}
    try:
        return commands.main(list(arguments), prog_name="attrib", standalone_mode=False, obj=switches) or 0
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "attrib"
        _complain(f"{error.format_message()} See {command} --help.")
        return MISUSE
    except click.ClickException as error:
        _complain(error.format_message())
        return MISUSE
    except click.exceptions.Abort:
        _complain("interrupted")
        return INTERRUPTED
    except Exception as error:  # whatever it is, one line is all that an editor can use
        if switches["debug"]:
            import traceback

            traceback.print_exc()
        _complain(f"a fault in attrib itself: {error!r}" + ("" if switches["debug"] else "; --debug shows where"))
        return BUG


def _note_debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    context.obj["debug"] = value


option = partial(click.option, show_default=True)


@click.group(no_args_is_help=False, epilog="attrib COMMAND --help shows examples, and what the exit status means.")
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Audit the sources of news articles: who the reader is told they are, and what the reader is not told."""


@commands.command(name="audit", epilog=AUDIT_HELP)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option(
    "--format",
    "reports",
    metavar="NAME[=PATH]",
    multiple=True,
    callback=outputs,
    help="terminal (unless said otherwise), json or html; to PATH or standard output. May be repeated.",
)
@option("--policy", "policy_name", metavar="NAME", default="default", help="Which rules apply; or a TOML file.")
@option(
    "--fail-on",
    type=click.Choice([*(s.value for s in Severity), "never"]),
    default="error",
    help="The least grave finding that makes the exit status 1.",
)
@option("--min-score", type=click.FloatRange(0, 100), help="The lowest score allowed; a provisional one passes.")
@option("--warn-exit", is_flag=True, help="Exit with 4 where there are warnings only.")
@option("--exit-zero", is_flag=True, help="Exit with 0 instead of 1 or 4.")
@option(
    "--encoding", metavar="NAME", callback=known_encoding, help="The encoding, where it is not UTF-8 and no mark says."
)
@option("--max-bytes", type=click.IntRange(min=1), default=MAX_BYTES, help="The largest file to audit.")
@option("--max-quotations", type=click.IntRange(min=0), default=MAX_QUOTATIONS, help="The most quotations in a file.")
@option("--debug", is_flag=True, is_eager=True, expose_value=False, callback=_note_debug, help="Show where a fault is.")
def audit_files(
    files: tuple[str, ...],
    reports: tuple[Output, ...],
    policy_name: str,
    fail_on: str,
    min_score: float | None,
    warn_exit: bool,
    exit_zero: bool,
    encoding: str | None,
    max_bytes: int,
    max_quotations: int,
) -> int:
    """Audit articles in plain text.

    A FILE of - is standard input. Nothing of an article leaves this machine.
    """
    from attrib import audit
    from attrib.policy import PolicyError, load
    from attrib.readers import ReadError, read
    from attrib.reports import InputError, Run

    check_places(files, reports)
    try:
        policy = load(policy_name)
    except PolicyError as error:
        raise click.ClickException(str(error)) from error
    audits, errors = [], []
    for file in files:
        try:
            source, name = _source(file, max_bytes)
            document = read(source, name=name, encoding=encoding, max_bytes=max_bytes, max_quotations=max_quotations)
        except ReadError as error:
            errors.append(InputError(error.name, error.code, error.message))
            _complain(str(error))
        else:
            audits.append(audit(document, policy))
    found = Run(tuple(audits), tuple(errors), policy)
    _deliver(found, reports)
    status = _status(found, fail_on, min_score, warn_exit)
    return 0 if exit_zero and status in {FINDINGS, WARNINGS} else status


def _source(file: str, max_bytes: int) -> tuple[str | bytes, str | None]:
    """Return what to read for a FILE, and its name where it is not a file's."""
    from attrib.readers.errors import unreadable

    if file != "-":
        return file, None
    name = "standard input"
    try:
        return (sys.stdin.buffer.read(max_bytes + 1) if sys.stdin else b""), name
    except OSError as error:
        raise unreadable(name, error) from error


def _status(found: Run, fail_on: str, min_score: float | None, warn_exit: bool) -> int:
    """Return the exit status. An input that could not be audited is worse than anything found in the others."""
    low = list(_low_scores(found, min_score or 0))
    for name, score in low:
        _complain(f"{name}: the score, {score:.1f}, is under {min_score:g}")
    if found.errors:
        return NOT_AUDITED
    worst = max((f.severity.rank for a in found.audits for f in a.findings), default=0)
    if low or (fail_on != "never" and worst >= Severity(fail_on).rank):
        return FINDINGS
    return WARNINGS if warn_exit and worst >= Severity.WARNING.rank else 0


def _low_scores(found: Run, least: float) -> Iterator[tuple[str, float]]:
    """Yield the articles whose score is too low. A score that rests on too little text fails nobody."""
    for audit in found.audits:
        score = audit.score
        if score.status is Status.OK and score.value is not None and not score.value >= least:
            yield audit.article.document.name, score.value


def _deliver(found: Run, reports: Sequence[Output]) -> None:
    """Make the reports. Standard output comes last: nothing is printed where a file cannot be written."""
    from attrib.reports import render

    for output in sorted(reports, key=lambda o: o.path is None):
        if output.path is not None:
            _write(output.path, _bytes(render(found, output.format)))
        elif found.audits or output.format != "terminal":
            _print(render(found, output.format, colour=_wants_colour()))


def _wants_colour() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _bytes(text: str) -> bytes:
    """Return a report as UTF-8 whatever the locale, so that it is the same everywhere."""
    return text.encode("utf-8", "backslashreplace")


def _print(text: str) -> None:
    """Write to standard output. That nobody reads on is no error; a full disk is one."""
    if sys.stdout is None:
        raise Unwritable("standard output", OSError("closed"))
    try:
        sys.stdout.buffer.write(_bytes(text))
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer must not fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise Unwritable("standard output", error) from error


def _complain(message: str) -> None:
    """Write one line to standard error, if anybody reads it."""
    from attrib.reports.visible import escaped

    try:
        click.echo(_bytes(f"attrib: {escaped(message)}"), err=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _write(path: str, data: bytes) -> None:
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


@commands.command(name="rules", epilog="Example: attrib rules")
def list_rules() -> None:
    """List the rules.

    The exit status is 0.
    """
    from tabulate import tabulate

    from attrib.rules import rules

    rows = [(rule.name, rule.severity, rule.summary) for rule in rules().values()]
    _print(tabulate(rows, headers=("rule", "severity", "finds")) + "\n")


@commands.command(name="explain", epilog="Example: attrib explain bare-source")
@click.argument("rule")
def explain_rule(rule: str) -> None:
    """Explain a rule: what it finds, and why.

    On whose authority too, with texts in which it finds something and texts that it lets pass. The exit status is 0,
    or 2 where there is no such rule. attrib rules lists them.
    """
    from attrib.reports.rule_page import rule_page
    from attrib.rules import rules

    known = rules()
    if rule not in known:
        raise click.UsageError(f"There is no rule {rule!r}; {suggestion(rule, known)}")
    _print(rule_page(known[rule]))


@commands.command(name="schema", epilog="Example: attrib schema > attrib.schema.json")
def print_schema() -> None:
    """Print the JSON Schema of the JSON report.

    The exit status is 0.
    """
    import json

    from attrib.reports.schema import schema

    _print(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
