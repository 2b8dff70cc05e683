"""Quotations: pairs of marks, joined where one runs over a line break or over paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

import regex

from attrib.marks import DOUBLE, OPENING_ONLY, SINGLE, Pair, find_pairs
from attrib.model import Fault, Quotation, Span

# These two are compiled where they are first needed, for few articles have markup or a mark too few.
TAG = r"(?i)</?[a-z][^<>\n]{0,300}+>"
# What shows where a quotation without its closing mark ends: “We left at dawn, she said. It rained.
SAYING = (
    r"(?:(?:said|told|added|asked|wrote|replied|explained|recalled|insisted|warned)\b|(?:says|adds|asks|writes)[.,])"
)
NAME = r"\p{Lu}[\p{L}.’'-]*+"
OPEN_END = (
    rf"[,?!](?=\s(?:he|she|they)\s{SAYING})|"
    rf",(?=\s(?:(?:{NAME}\s){{1,4}}{SAYING}|"  # …, Ana Ruiz told reporters.
    rf"(?:\p{{Ll}}[\p{{L}}-]*+\s){{1,3}}(?:{NAME}\s){{1,4}}{SAYING}\.|"  # …, the harbour master Ivo Lak said.
    rf"(?:said|says|added|asked|wrote)\s{NAME}))"  # …, said Ruiz.
)


def find_quotations(
    text: str, paragraphs: tuple[Span, ...], set_off: Set[Span] = frozenset()
) -> tuple[tuple[Quotation, ...], tuple[Span, ...]]:
    """Return the quotations, outermost only, and the paragraphs, joined where a quotation runs over a line break.

    The paragraphs in `set_off` are block quotes: quotations whether they have marks or not.
    """
    if "<" in text:  # a view without the tags of markup, whose marks quote nothing: <a href="…">
        text = regex.sub(TAG, lambda m: " " * len(m.group()), text)
    paired = tuple(_paired(text, paragraphs, set_off))
    return tuple(_joined(text, paired, set_off)), tuple(paragraph for paragraph, _ in paired)


def _paired(text: str, paragraphs: tuple[Span, ...], set_off: Set[Span]) -> Iterator[tuple[Span, list[Pair]]]:
    """Yield every paragraph and its pairs; the lines of a quotation that a line break cuts are one paragraph."""
    whole = Span(0, 0)
    pairs: list[Pair] = []
    for line in paragraphs:
        if _open_at_end(pairs) and _closes_first(text, pairs[-1], line):
            opening = pairs[-1].outer.start
            more = find_pairs(text, Span(opening, line.end))
            if not (_open_at_end(more) and more[-1].outer.start == opening):  # else no mark of the line closed it
                whole = Span(whole.start, line.end)
                pairs[-1:] = more
                continue
        if whole.end:
            yield whole, pairs
        whole, pairs = line, find_pairs(text, line)
        if line in set_off and not (pairs and pairs[0].outer.start == line.start):
            pairs = [Pair(line, line)]
    if whole.end:
        yield whole, pairs


def _joined(text: str, paired: Iterable[tuple[Span, list[Pair]]], set_off: Set[Span]) -> Iterator[Quotation]:
    """Yield the quotations; one that its paragraph does not close goes on where the next one opens with a mark.

    A block quote goes on from paragraph to paragraph.
    One that is never closed ends at its tag, so that the rest of the paragraph is not swallowed.
    """
    found: list[list[Pair]] = []
    open_ = quoted = False
    for paragraph, pairs in paired:
        for pair in pairs:
            if (open_ or (quoted and paragraph in set_off)) and pair.outer.start == paragraph.start:
                found[-1].append(pair)
            else:
                found.append([pair])
            open_ = False
        open_, quoted = _open_at_end(pairs), paragraph in set_off
    for parts in found:
        *_, last = parts
        inner = tuple(p.inner for p in parts)
        end = last.outer.end
        if last.fault is Fault.UNCLOSED and (tag := regex.search(OPEN_END, text, pos=last.inner.start, endpos=end)):
            end = tag.end()
            inner = (*inner[:-1], Span(last.inner.start, end))
        yield Quotation(inner, Span(parts[0].outer.start, end), last.fault)


def _open_at_end(pairs: list[Pair]) -> bool:
    return bool(pairs) and pairs[-1].fault is Fault.UNCLOSED


def _closes_first(text: str, open_pair: Pair, line: Span) -> bool:
    """Tell whether the next line goes on with an open quotation: it opens with no mark, and closes one first."""
    if "\n\n" in text[open_pair.outer.end : line.start].replace("\r\n", "\n").replace("\r", "\n"):
        return False
    marks = SINGLE if text[open_pair.outer.start] in "‘'" else DOUBLE
    for m in marks.finditer(text, line.start, line.end):
        if m.start() == line.start:
            return False
        left, right = text[m.start() - 1], text[m.end() : m.end() + 1]
        if not (left.isalnum() and right.isalnum()):
            return not left.isspace() and m.group() not in OPENING_ONLY
    return False
