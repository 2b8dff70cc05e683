"""The score as a ledger: each part with what it lacks, and which sources and statements that is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attrib.model import Audit, Component, Cost
from attrib.reports.families import label
from attrib.reports.summary import Source

_MOST_ENTRIES, _MOST_REFERENCES = 12, 6  # the table of sources has the rest


@dataclass(frozen=True, slots=True)
class Entry:
    """Points lost for one reason. `row` is that of the table of sources; `references` are numbers and their labels."""

    points: str
    name: str
    row: int | None
    references: tuple[tuple[int, str], ...]
    is_cut: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: its points, and what it lacks of its maximum. `rest` says what is not listed."""

    name: str
    value: str
    max: int
    lost: str
    share: str  # of the maximum, in per cent
    formula: str
    entries: tuple[Entry, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The parts, what they come to, and what is lost in all; `by_row` has what each row of the sources cost."""

    parts: tuple[Part, ...]
    sum: str
    max: int
    lost: str
    by_row: Mapping[int, str]


def ledger(audit: Audit, sources: Sequence[Source]) -> Ledger:
    """Return the ledger of a score. All sums are made in hundredths of a point, so that they add up by hand."""
    rows = {a.id: row for row, source in enumerate(sources, 1) for a in source.statements}
    numbers = {a.id: (n, label(n, a.type)) for n, a in enumerate(audit.article.attributions, 1)}
    parts = audit.score.components
    by_row: Counter[int] = Counter()
    for cost in (c for part in parts for c in part.costs if c.attributions):
        by_row[rows[cost.attributions[0]]] += _hundredths(cost.points)
    names = {row: source.name or source.type_words for row, source in enumerate(sources, 1)}
    value = sum(_hundredths(part.value) for part in parts)
    return Ledger(
        parts=tuple(_part(part, rows, names, numbers) for part in parts),
        sum=_points(value),
        max=sum(part.max for part in parts),
        lost=_points(sum(100 * part.max for part in parts) - value),
        by_row={row: _points(points) for row, points in by_row.items() if points},
    )


def _part(
    part: Component, rows: Mapping[str, int], names: Mapping[int, str], numbers: Mapping[str, tuple[int, str]]
) -> Part:
    dearest = sorted((c for c in part.costs if c.points), key=lambda c: -c.points)
    listed, others = dearest[:_MOST_ENTRIES], dearest[_MOST_ENTRIES:]
    left = sum(_hundredths(c.points) for c in others)
    return Part(
        name=part.name,
        value=f"{part.value:.2f}",
        max=part.max,
        lost=_points(100 * part.max - _hundredths(part.value)),
        share=f"{100 * part.value / part.max:.1f}" if part.max else "0.0",
        formula=part.steps[-1] if part.steps else "",
        entries=tuple(_entry(c, rows, names, numbers) for c in listed),
        rest=f"{len(others)} more cost {_points(left)} points together" if others else "",
    )


def _entry(
    cost: Cost, rows: Mapping[str, int], names: Mapping[int, str], numbers: Mapping[str, tuple[int, str]]
) -> Entry:
    row = rows[cost.attributions[0]] if cost.attributions else None
    references = tuple(numbers[a] for a in cost.attributions[:_MOST_REFERENCES])
    return Entry(
        points=f"{cost.points:.2f}",
        name=names[row] if row else "what is missing",
        row=row,
        references=references,
        is_cut=len(cost.attributions) > len(references),
        reason=cost.reason,
    )


def _hundredths(points: float) -> int:
    return round(points * 100)


def _points(hundredths: int) -> str:
    return f"{hundredths / 100:.2f}"
