"""The command line: the only module that prints, writes or exits. What a command needs is imported when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from attrib import __version__
from attrib.arguments import (
    AUDIT_HELP,
    EVALUATE_HELP,
    EXPLAIN_HELP,
    MAX_BYTES,
    MAX_QUOTATIONS,
    Output,
    check_places,
    debug,
    line_of,
    option,
    outputs,
    reading,
    suggestion,
)  # fmt: skip
from attrib.files import LinesError, Unwritable, load_article, load_lines, write
from attrib.model import Severity, Status

if TYPE_CHECKING:
    from attrib.reports import Run

FINDINGS, MISUSE, NOT_AUDITED, WARNINGS, BUG, INTERRUPTED = 1, 2, 3, 4, 70, 130  # exit statuses


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
@reading
@debug
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
    from attrib.readers import ReadError
    from attrib.reports import InputError, Run

    check_places(files, reports)
    try:
        policy = load(policy_name)
    except PolicyError as error:
        raise click.ClickException(str(error)) from error
    audits, errors = [], []
    for file in files:
        try:
            document = load_article(file, encoding, max_bytes, max_quotations)
        except ReadError as error:
            errors.append(InputError(error.name, error.code, error.message))
            _complain(str(error))
        else:
            audits.append(audit(document, policy))
    found = Run(tuple(audits), tuple(errors), policy)
    _deliver(found, reports)
    status = _status(found, fail_on, min_score, warn_exit)
    return 0 if exit_zero and status in {FINDINGS, WARNINGS} else status


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
            write(output.path, _bytes(render(found, output.format)))
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


@commands.command(name="evaluate", epilog=EVALUATE_HELP)
@click.argument("gold")
@option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="How to print it.")
@option("--save", metavar="RUN", help="Keep what was found in this file, for --against.")
@option("--against", metavar="RUN", help="List what was gained and lost since the run kept in this file.")
@debug
def evaluate_gold(gold: str, form: str, save: str | None, against: str | None) -> int:
    """Measure attrib on articles that people have annotated.

    GOLD has one article a line, as JSON; docs/accuracy.md describes it.
    """
    from attrib.evaluation import evaluate, find
    from attrib.evaluation.annotations import read_gold, read_run, write_run
    from attrib.evaluation.changes import changes
    from attrib.reports.evaluation import Measured, render

    if save and os.path.realpath(save) == os.path.realpath(gold):
        raise click.UsageError(f"{save} is the gold; a run may not take its place.")
    try:
        articles = load_lines(gold, partial(read_gold, max_bytes=MAX_BYTES, max_quotations=MAX_QUOTATIONS))
        earlier = load_lines(against, partial(read_run, gold=articles)) if against else None
    except LinesError as error:
        for message in error.messages:
            _complain(message)
        return NOT_AUDITED
    found = find(articles)
    changed = None if earlier is None else changes(articles, earlier, found)
    if save:
        write(save, _bytes(write_run(found)))
    _print(render(Measured(gold, evaluate(articles, found), changed), form))
    return 0


@commands.command(name="rules", epilog="Example: attrib rules")
def list_rules() -> None:
    """List the rules.

    The exit status is 0.
    """
    from tabulate import tabulate

    from attrib.rules import rules

    rows = [(rule.name, rule.severity, rule.summary) for rule in rules().values()]
    _print(tabulate(rows, headers=("rule", "severity", "finds")) + "\n")


# -:12 is no option
@commands.command(name="explain", epilog=EXPLAIN_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("what", metavar="RULE|FILE:LINE")
@reading
@debug
def explain(what: str, encoding: str | None, max_bytes: int, max_quotations: int) -> int:
    """Explain a rule, or what was found on one line of an article.

    Of a RULE: what it finds, why, on whose authority, and texts that it flags and lets pass. attrib rules lists them.
    Of a line: the pattern and the cue of each quotation and each claim, whom it could come from, who was taken, and
    why the others were not. What ends with a colon and a number is FILE:LINE; a FILE of - is standard input.
    """
    place = line_of(what)
    if place is None:
        _print(_rule_page(what))
        return 0
    from attrib.audit import trace
    from attrib.readers import ReadError
    from attrib.reports.line_page import count_lines, line_page

    file, line = place
    try:
        document = load_article(file, encoding, max_bytes, max_quotations)
    except ReadError as error:
        _complain(str(error))
        return NOT_AUDITED
    article, reading = trace(document)
    last = count_lines(article)
    if not 0 < line <= last:
        raise click.UsageError(f"{document.name} has no line {line}; its last line is {last}.")
    _print(line_page(article, reading, line))
    return 0


def _rule_page(name: str) -> str:
    from attrib.reports.rule_page import rule_page
    from attrib.rules import rules

    known = rules()
    if name not in known:
        hint = suggestion(name, known)
        raise click.UsageError(f"There is no rule {name!r}; {hint} A line of an article is asked for as FILE:LINE.")
    return rule_page(known[name])


@commands.command(name="schema", epilog="Example: attrib schema > attrib.schema.json")
def print_schema() -> None:
    """Print the JSON Schema of the JSON report.

    The exit status is 0.
    """
    import json

    from attrib.reports.schema import schema

    _print(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
