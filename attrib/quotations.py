"""Quotation marks: which of them belong together, and what stands between.

Three steps, each over one paragraph at a time: double marks are paired, then single marks among what is left,
then a quotation that goes on in the next paragraph is joined. A mark without its partner is kept as a
quotation with a fault; nothing after it suffers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from attrib.model import Fault, Quotation, Span
from attrib.text import sentences_in

DOUBLE = regex.compile(r"[“”„\"«»]|''|``|’’|‘‘")
SINGLE = regex.compile(r"[‘’'‚‹›]")
OPENING_ONLY = frozenset("“«„``‘‘")
CLOSING_ONLY = frozenset({"”", "»"})
# What may stand left of an opening mark: (“No”), —“No”, ‘“No” …
BEFORE_OPENING = frozenset("([{—–-:,/‘'“\"…")
# “’90s”, “’em”, “rock ’n’ roll”, “’twas”: an apostrophe where a word has lost its beginning
CLIPPED = regex.compile(r"[‘’'](?:\d\ds?\b|(?:n|em|til|tis|twas|cause|bout|round|cos|tude|hood)\b)", regex.IGNORECASE)
FEET = regex.compile(r"\d\s?['’′]\s?\d{1,2}\Z")
TAG = regex.compile(r"</?[a-z][^<>\n]{0,300}+>", regex.IGNORECASE)
STRONG_BEFORE = frozenset(".,!?…;—–")
STRONG_AFTER = frozenset(".,!?…;:)]—–\"”»")


class Pair(NamedTuple):
    """The words between two marks, and the whole with its marks."""

    inner: Span
    outer: Span
    fault: Fault | None = None


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[tuple[Quotation, ...], tuple[Span, ...]]:
    """Return the quotations, outermost only, and the paragraphs, joined where a quotation runs over a line break."""
    if "<" in text:  # a view without the tags of markup, whose marks quote nothing: <a href="…">
        text = TAG.sub(lambda m: " " * len(m.group()), text)
    found: list[Quotation] = []
    joined: list[Span] = []
    going_on: Quotation | None = None  # opened in the paragraph before, and not closed there
    i = 0
    while i < len(paragraphs):
        paragraph = paragraphs[i]
        pairs = _pairs(text, paragraph)
        # A quotation that its line does not close, and whose next line brings the closing mark first:
        # one paragraph, broken by the line.
        while _open_at_end(pairs) and i + 1 < len(paragraphs) and _closes_first(text, pairs[-1], paragraphs[i + 1]):
            i += 1
            paragraph = Span(paragraph.start, paragraphs[i].end)
            pairs = _pairs(text, paragraph)
        joined.append(paragraph)
        follows = going_on is not None and bool(pairs) and pairs[0].outer.start == paragraph.start
        quotations = [Quotation((p.inner,), p.outer, p.fault) for p in pairs]
        if follows and going_on is not None:
            first = quotations.pop(0)
            both = Quotation(
                (*going_on.content, *first.content), Span(going_on.outer.start, first.outer.end), first.fault
            )
            found[-1] = both
            going_on = both if _open_at_end(pairs) and len(pairs) == 1 else None
            if going_on is None and not quotations:
                i += 1
                continue
        if quotations:
            found += quotations
            going_on = quotations[-1] if _open_at_end(pairs) else None
        elif not (follows and going_on):
            going_on = None
        i += 1
    return tuple(found), tuple(joined)


def _open_at_end(pairs: list[Pair]) -> bool:
    return bool(pairs) and pairs[-1].fault is Fault.UNCLOSED


def _closes_first(text: str, open_pair: Pair, line: Span) -> bool:
    """Tell whether the next line goes on with an open quotation: it opens with no mark, and closes one first."""
    if "\n\n" in text[open_pair.outer.end : line.start].replace("\r\n", "\n").replace("\r", "\n"):
        return False
    single = text[open_pair.outer.start] in "‘'"
    marks = (SINGLE if single else DOUBLE).finditer(text, line.start, line.end)
    for m in marks:
        if m.start() == line.start:
            return False
        left, right = text[m.start() - 1], text[m.end() : m.end() + 1]
        if left.isalnum() and right.isalnum():
            continue
        return not left.isspace() and m.group() not in OPENING_ONLY
    return False


def _pairs(text: str, paragraph: Span) -> list[Pair]:
    """Pair the marks of one paragraph, outermost pairs only, in the order of the text."""
    doubles = list(_doubles(text, paragraph))
    singles = list(_singles(text, paragraph, doubles))
    # ‘He said “no” to us,’ she said: the double marks are nested.
    kept = [d for d in doubles if not any(s.outer.start < d.outer.start < s.outer.end for s in singles)]
    return sorted(kept + singles, key=lambda p: p.outer)


def _doubles(text: str, paragraph: Span) -> Iterator[Pair]:
    start, end = paragraph
    opening: Span | None = None
    last = start  # nothing before this belongs to a quotation without its opening mark
    for m in DOUBLE.finditer(text, start, end):
        mark, a, b = m.group(), m.start(), m.end()
        left, right = text[a - 1] if a > start else " ", text[b] if b < end else " "
        if mark in OPENING_ONLY:
            # a mark turned the wrong way: “It is over,“ said Ruiz.
            opens = not (opening is not None and left in ",.?!…" and (right.isspace() or b >= end))
        elif mark in CLOSING_ONLY:
            opens = opening is None and (left.isspace() or not left.isprintable()) and right.isalnum()
        else:
            opens = opening is None and (left.isspace() or left in BEFORE_OPENING) and not right.isspace()
            if not opens and left.isdigit() and (opening is None or FEET.search(text, max(start, a - 6), a)):
                continue  # 6'2", a 12" disc
            if not opens and opening is not None and left.isspace() and not right.isspace():
                opens = True  # "We left at dawn, she said. "It was cold."
        if opens:
            if opening is not None and not _nested_again(text, opening, a, end):
                yield _unclosed(text, opening, a)
                opening = Span(a, b)
            elif opening is None:
                opening = Span(a, b)
        elif opening is not None:
            if a > opening.end:
                yield Pair(Span(opening.end, a), Span(opening.start, b))
            opening, last = None, b
        elif mark in CLOSING_ONLY or not left.isspace():
            pair = _unopened(text, last, a, b)
            if pair:
                yield pair
            last = b
    if opening is not None and end - opening.end > 1:
        yield _unclosed(text, opening, end)


def _nested_again(text: str, opening: Span, at: int, end: int) -> bool:
    """Tell whether a second opening mark only nests: “He called it “mad” again,” with two closing marks to come."""
    if text[at] != "“":
        return False
    following = text[at + 1 : end]
    first = following.find("”")
    again = following.find("“")
    second = following.find("”", first + 1) if first >= 0 else -1
    return second >= 0 and (again < 0 or second < again)


def _unclosed(text: str, opening: Span, end: int) -> Pair:
    while end > opening.end and text[end - 1].isspace():
        end -= 1
    return Pair(Span(opening.end, end), Span(opening.start, end), Fault.UNCLOSED)


def _unopened(text: str, start: int, at: int, end: int) -> Pair | None:
    """Return the quotation that ends with a mark nobody opened: the sentence before the mark."""
    if not text[start:at].strip():
        return None
    begin = start
    for sentence in sentences_in(text, Span(start, at)):
        begin = sentence.start
    return Pair(Span(begin, at), Span(begin, end), Fault.UNOPENED)


def _singles(text: str, paragraph: Span, doubles: list[Pair]) -> Iterator[Pair]:
    """Pair single marks, which may be apostrophes: ‘They don’t read the officials’ claims,’ she said."""
    start, end = paragraph
    inside = _inside(doubles)
    marks = [m.start() for m in SINGLE.finditer(text, start, end)]
    openings: list[int] = []
    closings: list[int] = []
    for at in marks:
        if inside(at) or text[at - 1 : at] == text[at] or text[at + 1 : at + 2] == text[at]:
            continue
        left = text[at - 1] if at > start else " "
        right = text[at + 1] if at + 1 < end else " "
        if left.isalnum() and right.isalnum():
            continue  # don’t, U.S.’s is met below
        if (left.isspace() or left in BEFORE_OPENING) and not right.isspace() and text[at] != "’":
            if not CLIPPED.match(text, at) and not (text[at] == "'" and right in ".,;:!?)"):
                openings.append(at)
        elif text[at] != "‘" and not left.isspace() and not right.isalnum():
            closings.append(at)
    last = start
    i = j = 0
    while i < len(openings) or j < len(closings):
        if i >= len(openings) or (j < len(closings) and closings[j] < openings[i]):
            at = closings[j]
            j += 1
            if _is_stray_closing(text, at, end):
                pair = _unopened(text, last, at, at + 1)
                if pair:
                    yield pair
                last = at + 1
            continue
        at = openings[i]
        i += 1
        limit = openings[i] if i < len(openings) else end
        j_close, closing = _closing(text, closings, j, at, limit, end)
        if closing is None:
            if text[at] == "‘" or _starts_a_quotation(text, at, paragraph):
                pair = _unclosed(text, Span(at, at + 1), limit)
                if limit - at > 1:
                    yield pair
                while j < len(closings) and closings[j] < limit:
                    j += 1
            continue
        yield Pair(Span(at + 1, closing), Span(at, closing + 1))
        last = closing + 1
        j = j_close + 1
        while i < len(openings) and openings[i] < closing:
            i += 1


def _inside(doubles: list[Pair]):  # type: ignore[no-untyped-def]
    spans = [d.outer for d in doubles if d.fault is not Fault.UNOPENED]

    def inside(at: int) -> bool:
        return any(s.start <= at < s.end for s in spans)

    return inside


def _closing(
    text: str, closings: list[int], j: int, opening: int, limit: int, end: int
) -> tuple[int, int | None]:
    """Return the closing mark of an opening one: the first that cannot be the apostrophe of a plural.

    In ‘the officials’ claims are false,’ the mark after “officials” is followed by a word, and a mark after a
    comma comes later. In ‘fortress cities’ that serve … nothing better comes before the next opening mark.
    """
    weak: tuple[int, int] | None = None
    for k in range(j, len(closings)):
        at = closings[k]
        if at < opening:
            continue
        if at >= limit:
            break
        left, right = text[at - 1], text[at + 1 : at + 2]
        strong = left in STRONG_BEFORE or not right or right in STRONG_AFTER or right in "\r\n" or at + 1 >= end
        if strong and not (left == "s" and right and right in ",;" and _later_strong(text, closings, k, limit, end)):
            return k, at
        if left not in "sSnzxo" and not strong:
            return k, at
        if weak is None or strong:
            weak = (k, at)
    return weak if weak else (j, None)


def _later_strong(text: str, closings: list[int], k: int, limit: int, end: int) -> bool:
    """Tell whether a mark after a sentence's end comes before the next opening one."""
    return any(text[at - 1] in ".!?," for at in closings[k + 1 : k + 4] if at < limit)


def _is_stray_closing(text: str, at: int, end: int) -> bool:
    """Tell a closing mark nobody opened from an apostrophe: … is still ahead,’ said Ivo Lak."""
    return text[at - 1] in ",!?…" and text[at] in "’'" and (at + 1 >= end or text[at + 1].isspace())


def _starts_a_quotation(text: str, at: int, paragraph: Span) -> bool:
    """Tell whether a straight single mark without a partner opens speech: it starts its paragraph or follows a cue."""
    before = text[max(paragraph.start, at - 2) : at]
    return at == paragraph.start or before.strip()[-1:] in {",", ":"}
