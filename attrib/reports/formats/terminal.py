"""For people at a terminal: 80 columns, the verdict first. Inputs that could not be audited come last.

Nothing is printed on standard output where no input could be audited. Control characters are shown and never obeyed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from attrib import __version__
from attrib.model import Article, Audit, Decision, Finding, Severity
from attrib.reports import InputError, Run
from attrib.reports.contexts import context
from attrib.reports.decided import decision_words
from attrib.reports.summary import Source, Summary, summarise, totals
from attrib.reports.visible import escaped
from attrib.reports.wording import SEVERITY_WORDS, excerpt

_WIDTH = 80
_COLUMNS = {"Source": 20, "Identified as": 23, "Said": 6, "Anonymity": 17, "Line": 6}  # how wide each is
_ROW = "{:<20}  {:<23}  {:>6}  {:<17}  {:>6}"

_BOLD, _DIM, _RED, _YELLOW, _CYAN = "1", "2", "31", "33", "36"
_SEVERITY_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}


def render(run: Run) -> str:
    """Return the audits one after another, then what could not be audited, and with several inputs the totals."""
    return _report(run, colour=False)


def render_in_colour(run: Run) -> str:
    """Return the same for a terminal that shows colour."""
    return _report(run, colour=True)


def _report(run: Run, *, colour: bool) -> str:
    several = len(run.policies) > 1
    blocks = ["\n".join(_audit(audit, colour, several)) for audit in run.audits]
    if run.errors:
        blocks.append("\n".join(line for error in run.errors for line in _error(error, colour)))
    if len(run.audits) + len(run.errors) > 1:
        blocks.append("\n".join(_wrapped(totals(run))))
    made = [f"attrib {__version__}", *(f"policy {p.name} {p.sha256[:12]}" for p in run.policies)]
    blocks.append("\n".join(_painted(line, _DIM, colour) for line in _wrapped(_clean(", ".join(made)))))
    return "\n\n".join(blocks) + "\n"


def _audit(audit: Audit, colour: bool, several_policies: bool) -> Iterator[str]:
    summary = summarise(audit)
    under = f", under policy {audit.policy.name}" if several_policies else ""
    yield _painted(_clean(f"{audit.article.document.name}{under}"), _BOLD, colour)
    verdict_colour = f"{_BOLD};{_SEVERITY_COLOURS[summary.worst]}" if summary.worst else _BOLD
    for line in _wrapped(f"{summary.verdict}; {summary.sourcing}."):
        yield _painted(line, verdict_colour, colour)
    yield from (_painted(line, verdict_colour, colour) for line in _wrapped(f"{_clean(summary.gate)}.") if summary.gate)
    for note in audit.article.document.notes:
        yield from _wrapped(_clean(note))
    yield ""
    yield from _score(summary, colour)
    listed = [finding for finding in audit.findings if not finding.in_baseline]
    if listed:
        decided = audit.decided
        yield from ("", _painted("Findings", _BOLD, colour))
        for finding in listed:
            yield ""
            yield from finding_lines(finding, audit.article, decided.get(finding.fingerprint), colour=colour)
    if summary.decisions:
        yield from ("", _painted("Decisions", _BOLD, colour), "")
        for each in summary.decisions:
            words = _wrapped(_clean(f"warning: {each.words}" if each.is_stale else each.words), "  ", "    ")
            yield from (_painted(line, _YELLOW, colour) if each.is_stale else line for line in words)
    if summary.sources:
        yield from ("", _painted("Sources", _BOLD, colour), "", *_table(summary.sources))


def _score(summary: Summary, colour: bool) -> Iterator[str]:
    caution = f" ({summary.caution})" if summary.caution else ""
    for line in _wrapped(f"Sourcing transparency {summary.score}{caution}"):
        yield _painted(line, _BOLD, colour)
    for note in summary.notes:
        yield from _wrapped(_clean(note), "  ")
    if summary.parts:
        rows = [*((p.name, p.value, p.max) for p in summary.parts), ("together", summary.sum, 100)]
        width = max(len(name) for name, _, _ in rows)
        yield from (f"  {_clean(name):<{width}}  {value:>6} of {most:>3}" for name, value, most in rows)


def finding_lines(
    finding: Finding, article: Article, decision: Decision | None = None, *, colour: bool = False
) -> Iterator[str]:
    """Yield the lines of one finding: its place, its words, what is wrong, and what to do or what was decided."""
    severity = _painted(SEVERITY_WORDS[finding.severity], _SEVERITY_COLOURS[finding.severity], colour)
    location = article.document.location(finding.span.start)
    place = f"{finding.line}:{finding.column}" + (f" ({_clean(location)})" if location else "")
    yield f"  {place}  {severity}  {_clean(finding.rule)}"
    before, words, after = context(article, finding.span, _WIDTH - 6)
    if words:
        yield f"    {_painted('>', _DIM, colour)} {before}{_painted(words, _BOLD, colour)}{after}"
    if before or after:
        yield f"      {' ' * len(before)}{_painted('^' * len(words), _DIM, colour)}"
    yield from _wrapped(_clean(finding.message), "    ")
    yield from _wrapped(_clean(finding.hint if decision is None else f"Decided: {decision_words(decision)}"), "    ")


def _table(sources: tuple[Source, ...]) -> Iterator[str]:
    yield _ROW.format(*_COLUMNS)
    yield _ROW.format(*("-" * width for width in _COLUMNS.values()))
    for s in sources:
        name, anonymity = excerpt(_clean(s.name), 60) or "nobody", excerpt(_clean(s.anonymity_words), 80)
        cells = (name, _identified(s), str(len(s.statements)), anonymity, str(s.line))
        lines = (textwrap.wrap(cell, width) for cell, width in zip(cells, _COLUMNS.values(), strict=True))
        yield from (_ROW.format(*line).rstrip() for line in zip_longest(*lines, fillvalue=""))


def _identified(source: Source) -> str:
    """Return who the reader is told a source is: “named official (elected, of Velm): name and role”."""
    standing = f" ({excerpt(_clean(source.standing_words), 50)})" if source.standing_words else ""
    return f"{source.type_words}{standing}" + (f": {source.level_words}" if source.level_words else "")


def _error(error: InputError, colour: bool) -> Iterator[str]:
    for line in _wrapped(f"{_clean(error.name)}: not audited: {_clean(error.message)}"):
        yield _painted(line, f"{_BOLD};{_RED}", colour)


def _clean(text: str) -> str:
    """Return the text on one line, with nothing in it that a terminal would obey."""
    return escaped(" ".join(text.split()))


def _wrapped(text: str, indent: str = "", later_indent: str | None = None) -> list[str]:
    later = indent if later_indent is None else later_indent
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
