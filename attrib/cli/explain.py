"""`attrib explain`: a rule, or what was found on a line of an article and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from attrib import endings
from attrib.arguments import debug, line_of, suggestion
from attrib.cli.opening import Opener, reading
from attrib.cli.printing import complain, put
from attrib.statuses import Exit

if TYPE_CHECKING:
    from attrib.model import Document
    from attrib.readers import ReadError


# -:12 is no option
@click.command(name="explain", epilog=str(endings.EXPLAIN), context_settings={"ignore_unknown_options": True})
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
