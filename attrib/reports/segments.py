"""Marked spans that may overlap, nest or touch -> stretches of text that do not, each with the marks that cover it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from attrib.model import Span


class Mark(NamedTuple):
    """A span with what it marks (`content`, `source` …) and the place of that thing in its list."""

    span: Span
    kind: str
    item: int


class Segment(NamedTuple):
    """A stretch of text that the same marks cover from end to end, the longest mark first."""

    span: Span
    marks: tuple[Mark, ...]


def segment(bounds: Span, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> tuple[Segment, ...]:
    """Cut the text between the bounds at every end of a mark and at every cut: nothing twice and nothing left out.

    Marks are clipped to the bounds; empty ones are left out.
    """
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        start, end = max(mark.span.start, bounds.start), min(mark.span.end, bounds.end)
        if start < end:
            opening[start].append(mark)
            closing[end].append(mark)
    edges = {*bounds, *opening, *closing, *(c for c in cuts if bounds.start < c < bounds.end)}
    segments = []
    active: set[Mark] = set()
    for start, end in pairwise(sorted(edges)):
        active.difference_update(closing[start])
        active.update(opening[start])
        segments.append(Segment(Span(start, end), tuple(sorted(active, key=_longest_first))))
    return tuple(segments)


def _longest_first(mark: Mark) -> tuple[int, int, str, int]:
    return mark.span.start - mark.span.end, mark.span.start, mark.kind, mark.item
