"""`attrib evaluate`: attrib measured on articles that people have annotated."""

from __future__ import annotations

import os
from functools import partial

import click

from attrib import endings
from attrib.arguments import MAX_BYTES, MAX_QUOTATIONS, debug, option
from attrib.cli.printing import as_bytes, complain, put
from attrib.files import LinesError, load_lines, write
from attrib.statuses import Exit


@click.command(name="evaluate", epilog=str(endings.EVALUATE))
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
