"""One text made ready for measuring: what stands between its quotation marks, and what spans have in common.

Only letters, digits and punctuation are counted: white space and double quotation marks are not, so that it makes
no difference whether an annotator took the marks in.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate

from attrib.evaluation.annotations import Spans
from attrib.model import Span
from attrib.quotations import find_quotations
from attrib.text import paragraphs_in

UNCOUNTED = re.compile(r"\s|[\"“”]|'{2,}|`{2,}")
MARK = re.compile(r"[\"“”]|''|``")
LINE = re.compile(r"[^\n]+")
BEFORE_OPENING = frozenset("([—–-:,/‘'“")  # what a straight mark may follow, besides white space, where it opens
COVERED = 0.8  # the share of a quotation that a content must hold to be the one that quotes it

# The head of a source phrase is its last word before any of these: “Ruiz” in “Mayor Ana Ruiz, who …”.
MODIFIER = re.compile(
    r"[,;(—]| - |\s(?:who|whom|whose|that|which|of|for|at|from|with|in|on|to|as|by|and|or"
    r"|near|close|familiar|briefed|speaking|involved)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[\w’'.\-]+")

Common = list[dict[int, int]]  # for each of some spans, by number: the others it shares characters with, and how many


class Page:
    """A text, its quotations, and measures over its spans."""

    def __init__(self, text: str) -> None:
        self.text = text
        counted = bytearray(b"\1" * len(text))
        for gap in UNCOUNTED.finditer(text):
            counted[gap.start() : gap.end()] = bytes(gap.end() - gap.start())
        self._before = array("L", accumulate(counted, initial=0))
        self.quotations: list[Spans] = [(span,) for span in _quoted(text) if self._length(*span)]

    def size(self, spans: Spans) -> int:
        """Count the characters in the spans, each once."""
        return sum(self._length(*span) for span in _merged(spans))

    def common(self, ones: Sequence[Spans], others: Sequence[Spans]) -> Common:
        """Count the characters that each of the ones shares with each of the others, where there are any."""
        pieces = sorted(
            (*span, side, number)
            for side, several in enumerate((ones, others))
            for number, spans in enumerate(several)
            for span in _merged(spans)
        )
        shared: Common = [{} for _ in ones]
        open_pieces: tuple[list[tuple[int, int]], ...] = ([], [])  # on either side: end, and number
        for start, end, side, number in pieces:
            opposite = open_pieces[1 - side]
            opposite[:] = [piece for piece in opposite if piece[0] > start]
            for its_end, its_number in opposite:
                one, other = (its_number, number) if side else (number, its_number)
                if length := self._length(start, min(end, its_end)):
                    shared[one][other] = shared[one].get(other, 0) + length
            open_pieces[side].append((end, number))
        return shared

    def covering(self, contents: Sequence[Spans]) -> list[set[int]]:
        """Return for every quotation the numbers of the contents that hold nearly all of it."""
        return [
            {number for number, length in shared.items() if length >= COVERED * self.size(quotation)}
            for quotation, shared in zip(self.quotations, self.common(self.quotations, contents), strict=True)
        ]

    def same_source(self, one: Spans, other: Spans) -> bool:
        """Tell whether two source phrases name one source in one place: each holds the head of the other."""
        return bool(one and other) and _holds(other, self._head(one)) and _holds(one, self._head(other))

    def _length(self, start: int, end: int) -> int:
        return self._before[end] - self._before[start]

    def _head(self, source: Spans) -> Span:
        start, end = source[0]
        modifier = MODIFIER.search(self.text, start + 1, end)
        words = modifier and list(WORD.finditer(self.text, start, modifier.start()))
        words = words or list(WORD.finditer(self.text, start, end))
        return Span(*words[-1].span()) if words else source[0]


def _holds(spans: Spans, word: Span) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


def _merged(spans: Spans) -> Iterator[Span]:
    """Yield the spans in order, those that overlap or touch as one."""
    if len(spans) < 2:
        yield from spans
        return
    first, *rest = sorted(spans)
    for span in rest:
        if span.start <= first.end:
            first = Span(first.start, max(first.end, span.end))
        else:
            yield first
            first = span
    yield first


def _quoted(text: str) -> Iterator[Span]:
    """Yield what stands between double marks; in a text without any that quotes between single ones, between those."""
    if MARK.search(text):
        for line in LINE.finditer(text):
            yield from _between_marks(text, *line.span())
        return
    single, _ = find_quotations(text, paragraphs_in(text))
    if len(single) > 1:  # one alone is a title, or an apostrophe
        yield from (span for quotation in single for span in quotation.content)


def _between_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands between the marks of one line. A quotation that it does not close runs to its end."""
    opened = None
    for mark in MARK.finditer(text, start, end):
        at = mark.start()
        if mark[0] in {'"', "''"}:
            opens = opened is None and (at == start or text[at - 1].isspace() or text[at - 1] in BEFORE_OPENING)
        else:
            opens = mark[0] != "”"
        if opens:
            opened = mark.end()
        elif opened is not None:
            yield Span(opened, at)
            opened = None
    if opened is not None and end - opened > 1:
        yield Span(opened, end)
