"""The command line: the only module that prints, writes or exits. What a command needs is imported when it runs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from attrib import __version__, endings
from attrib.arguments import (
    MAX_BYTES,
    MAX_QUOTATIONS,
    debug,
    line_of,
    option,
    suggestion,
)  # fmt: skip
from attrib.cli.audit import audit_files
from attrib.cli.baseline import write_baseline
from attrib.cli.decide import decide_findings
from attrib.cli.opening import Opener, reading
from attrib.cli.policy import policy_commands
from attrib.cli.printing import as_bytes, complain, complain_of_fault, put
from attrib.cli.quotations import list_quotations
from attrib.files import LinesError, load_lines, write
from attrib.statuses import Exit

if TYPE_CHECKING:
    from attrib.model import Document
    from attrib.readers import ReadError


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    gc.disable()  # an audit leaves no cycles to be collected, and to look for them takes a tenth of a short run
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


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


@click.group(no_args_is_help=False, epilog=str(endings.ALL))
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Audit the sources of news articles: who the reader is told they are, and what the reader is not told."""


commands.add_command(audit_files)
commands.add_command(write_baseline)
commands.add_command(decide_findings)
commands.add_command(policy_commands)
commands.add_command(list_quotations)


@commands.command(name="evaluate", epilog=str(endings.EVALUATE))
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
            complain(message)
        return Exit.NOT_AUDITED
    found = find(articles)
    changed = None if earlier is None else changes(articles, earlier, found)
    if save:
        write(save, as_bytes(write_run(found)))
    put(render(Measured(gold, evaluate(articles, found), changed), form))
    return 0


@commands.command(name="rules", epilog=str(endings.RULES))
@option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="How to print them.")
def list_rules(form: str) -> None:
    """List the rules."""
    from attrib.reports.rule_page import rule_list, rules_as_json

    put(rule_list() if form == "terminal" else rules_as_json())


# -:12 is no option
@commands.command(name="explain", epilog=str(endings.EXPLAIN), context_settings={"ignore_unknown_options": True})
@click.argument("what", metavar="RULE|FILE:LINE")
@reading
@debug
def explain(what: str, opener: Opener) -> int:
    """Explain a rule, or what was found on one line of an article.

    Of a RULE: what it finds, why, on whose authority, and texts that it flags and lets pass. attrib rules lists them.
    Of a line: the pattern and the cue of each quotation and each claim, whom it could come from, who was taken, and
    why the others were not. What ends with a colon and a number is FILE:LINE; a FILE of - is standard input.
    """
    place = line_of(what)
    if place is None:
        put(_rule_page(what))
        return 0
    from attrib.audit import trace
    from attrib.readers import ReadError
    from attrib.reports.line_page import count_lines, line_page

    file, line = place
    try:
        document = _at(opener.articles(file), line)
    except ReadError as error:
        complain(str(error))
        return Exit.NOT_AUDITED
    article, reading = trace(document)
    last = count_lines(article)
    if not 0 < line <= last:
        raise click.UsageError(f"{document.name} has no line {line}; its last line is {last}.")
    put(line_page(article, reading, line))
    return 0


def _at(found: Sequence[Document | ReadError], line: int) -> Document:
    """Return the article that has a line, or else the first one. Raises `ReadError` where it cannot be audited."""
    articles = [each for each in found if not isinstance(each, Exception)]
    here = (each for each in articles if any(origin.line == line for origin in each.origins))
    chosen = next(here, next(iter(articles), found[0]))
    if isinstance(chosen, Exception):
        raise chosen
    return chosen


def _rule_page(name: str) -> str:
    from attrib.reports.rule_page import rule_page
    from attrib.rules import rules

    known = rules()
    if name not in known:
        hint = suggestion(name, known)
        raise click.UsageError(f"There is no rule {name!r}; {hint} A line of an article is asked for as FILE:LINE.")
    return rule_page(known[name])


@commands.command(name="schema", epilog=str(endings.SCHEMA))
def print_schema() -> None:
    """Print the JSON Schema of the JSON report."""
    import json

    from attrib.reports.schema import schema

    put(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
