"""The arithmetic of the score in plain lines, to be checked with paper and pencil."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrib.model import Article, Attribution
from attrib.rules import shown
from attrib.scoring.sources import MOST_WEIGHT, WELL_HANDLED, Source, Tally


def decimal(hundredths: int) -> str:
    """Return hundredths as a number with one decimal, or two where it has them."""
    text = f"{hundredths // 100}.{hundredths % 100:02}"
    return text[:-1] if text.endswith("0") else text


def identification(sources: Sequence[Source], whole: Tally, most: int, points: int) -> Iterator[str]:
    """Yield what each source is worth and how much it counts."""
    for source in sources:
        value, told = source.worth
        over = f" ({len(source.said)} statements, {MOST_WEIGHT} count)" if len(source.said) > MOST_WEIGHT else ""
        sum_ = decimal(value * source.weight)
        yield f"{source.name}: {told}, {decimal(value)} × weight {source.weight}{over} = {sum_}"
    yield f"{most} × {decimal(whole.identified)} / {whole.weight} = {decimal(points)}"


def depth(in_full: Sequence[Source], words: int, need: int, most: int, points: int) -> Iterator[str]:
    """Yield who is identified in full, and how many an article of this length wants."""
    for source in in_full:
        yield f"{source.name}: {source.worth[1]}"
    surplus = f", and no more than {need} count" if len(in_full) > need else ""
    yield f"{len(in_full)} identified in full; an article of {words} words wants {need}{surplus}"
    yield f"{most} × {min(len(in_full), need)} / {need} = {decimal(points)}"


def handling(sources: Sequence[Source], whole: Tally, most: int, points: int) -> Iterator[str]:
    """Yield what the reader is told about each unnamed source that owes an account of itself."""
    for source in sources:
        if source.handling:
            knows, why, second = source.handling
            parts = f"how it knows {knows} + why it is unnamed {why} + a second source {second}"
            yield f"{source.name}: {parts} = {knows + why + second}"
    if whole.handled:
        yield f"{most} × {whole.handling} / ({whole.handled} × {WELL_HANDLED}) = {decimal(points)}"
    else:
        yield f"no unnamed source that owes the reader a reason: {decimal(points)}"


def attribution(
    article: Article, counted: Sequence[Attribution], clear: frozenset[str], whole: Tally, most: int, points: int
) -> Iterator[str]:
    """Yield the quotations whose source stands elsewhere; where nothing is quoted, the statements."""
    if not whole.direct:
        yield "no quotation word for word: every statement with a source counts instead"
    for a in counted:
        if a.id not in clear:
            yield f"{_place(article, a)}: no source in the same sentence"
    if counted:
        good = sum(a.id in clear for a in counted)
        yield f"{most} × {good} / {len(counted)} = {decimal(points)}"
    else:
        yield f"no statement has a source: {decimal(points)}"


def provenance(article: Article, hidden: Mapping[str, str], whole: Tally, most: int, points: int) -> Iterator[str]:
    """Yield the statements that come through a hidden hand."""
    for a in article.statements:
        if a.id in hidden:
            yield f"{_place(article, a)}: {hidden[a.id]}"
    yield f"{most} × {whole.units - whole.hidden} / {whole.units} = {decimal(points)}"


def _place(article: Article, attribution: Attribution) -> str:
    line, _ = article.layout.line_column(attribution.start)
    return f"line {line}, {shown(article, attribution.content)}"
