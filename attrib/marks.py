"""The quotation marks of one paragraph: which of them belong together, and which have no partner.

Double marks are paired first, then single ones among what is left. A mark without its partner is kept with a
fault; nothing after it suffers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import regex

from attrib.lazy import lazy
from attrib.model import Fault, Span
from attrib.text import sentences_in

# of three marks in a row that close, the first is a single one: ''She said, 'No.'''
DOUBLE = regex.compile(r"[“”„\"«»]|''(?!'(?!\w))|``|’’(?!’(?!\w))|‘‘")
SINGLE = re.compile(r"[‘’'‚‹›]")
TAG = re.compile(r"<[A-Za-z][^<>]{1,300}>")  # markup left in a text: <a href="…">
OPENING_ONLY = frozenset("“«„‘")
CLOSING_ONLY = frozenset("”»")
# What may stand left of an opening mark: (“No”), —“No”, ‘“No” …
BEFORE_OPENING = frozenset("([{—–-:,/‘'“\"…")
# “’90s”, “’em”, “rock ’n’ roll”, “’twas”: an apostrophe where a word has lost its beginning
CLIPPED = lazy(r"(?i)[‘’'](?:\d\ds?\b|(?:n|em|til|tis|twas|cause|bout|round|cos|tude|hood)\b)", regex.compile)
DATING = frozenset("in of since from by until early late the to and".split())  # words before a year: in ’08
FEET = lazy(r"\d\s?['’′]\s?\d{1,2}\Z", regex.compile)  # before the mark of inches: 6’4”
INCHES = lazy(r"\s?\d{1,2}\s?[\"”″]", regex.compile)  # after the mark of feet: 6’ 4”
# Next to these a single mark ends a quotation, and no plural: ‘It is over,’ … ‘the ferries’; …
STRONG_BEFORE = frozenset(".,!?…;—–")
STRONG_AFTER = frozenset('.,!?…;:)]—–"”»\r\n')
SPACED = frozenset(',.!?…”"')  # before the space that stands before a closing mark
# Letters before the apostrophe of a plural: the miners’, Venz’
PLURAL_ENDS = frozenset("sSnzxo")


class Pair(NamedTuple):
    """The words between two marks, and the whole with its marks."""

    inner: Span
    outer: Span
    fault: Fault | None = None


def find_pairs(text: str, paragraph: Span) -> list[Pair]:
    """Pair the marks of one paragraph, outermost pairs only, in the order of the text."""
    in_tag = _inside(Span(*m.span()) for m in TAG.finditer(text, *paragraph))  # markup left in the text
    doubles = list(_doubles(text, paragraph, in_tag))
    singles = list(_singles(text, paragraph, doubles, in_tag))
    nested = _inside(s.outer for s in singles)  # ‘He said “no” to us,’ she said.
    pairs = sorted([*(d for d in doubles if not nested(d.outer.start)), *singles], key=lambda p: p.outer)
    return [_trimmed(text, p) for p in pairs if text[p.inner.start : p.inner.end].strip()]  # “” quotes nothing


def _trimmed(text: str, pair: Pair) -> Pair:
    """Leave out the space before a closing mark: “It is late, ” he said."""
    end = pair.inner.end
    while text[end - 1].isspace():
        end -= 1
    return pair if end == pair.inner.end else pair._replace(inner=Span(pair.inner.start, end))


def _inside(spans: Iterable[Span]) -> Callable[[int], bool]:
    """Return a test whether a character, not the first one, of any of the spans stands at an offset."""
    ordered = sorted(spans)
    if not ordered:
        return lambda _: False
    starts = [s.start for s in ordered]
    ends = list(accumulate((s.end for s in ordered), max))

    def inside(at: int) -> bool:
        before = bisect_left(starts, at)
        return before > 0 and at < ends[before - 1]

    return inside


def _doubles(text: str, paragraph: Span, in_tag: Callable[[int], bool]) -> Iterator[Pair]:
    start, end = paragraph
    nests = _nesting(text, paragraph)
    opening: Span | None = None
    nested = False
    last = start  # nothing before this belongs to a quotation without its opening mark
    for m in DOUBLE.finditer(text, start, end):
        at = Span(*m.span())
        if in_tag(at.start):
            continue
        opens = _opens(text, m.group(), at, opening, paragraph)
        if opens is None:
            continue
        if opens:
            if opening is None:
                opening = at
            elif nests(at.start, opening):
                nested = True
            else:
                yield _unclosed(text, opening, at.start)
                opening = at
        elif nested:
            nested = False
        elif opening is not None:
            if at.start > opening.end:
                yield Pair(Span(opening.end, at.start), Span(opening.start, at.end))
            opening, last = None, at.end
        elif m.group() in CLOSING_ONLY or (at.start > start and not text[at.start - 1].isspace()):
            yield from _unopened(text, last, at)
            last = at.end
    if opening is not None and end - opening.end > 1:
        yield _unclosed(text, opening, end)


def _opens(text: str, mark: str, at: Span, opening: Span | None, paragraph: Span) -> bool | None:
    """Tell whether a double mark opens or closes, given the quotation that is open; None where it stands for inches."""
    left = text[at.start - 1] if at.start > paragraph.start else " "
    right = text[at.end] if at.end < paragraph.end else " "
    if mark == "“" and opening is not None and text[opening.start] == "„":
        return False  # „We left at dawn“
    if mark in OPENING_ONLY:
        return (
            opening is None or left not in ",.?!…" or not right.isspace()
        )  # turned the wrong way: “It is over,“ said Ruiz.
    if left.isdigit() and mark == "”" and FEET.search(text, max(paragraph.start, at.start - 6), at.start):
        return None  # 6’4”
    if mark in CLOSING_ONLY:
        return opening is None and (left.isspace() or not left.isprintable()) and right.isalnum()
    if opening is None and (left.isspace() or left in BEFORE_OPENING) and not right.isspace():
        return True
    if opening is None and ((left.isalpha() and right.isalpha()) or (left in ".!?" and right.isupper())):
        return True  # a space is missing: He called it"a scandal" again.
    if left.isdigit() and (opening is None or FEET.search(text, max(paragraph.start, at.start - 6), at.start)):
        return None  # 6'2", a 12" disc
    return opening is not None and left.isspace() and not right.isspace()  # "We left at dawn, she said. "It was cold."


def _nesting(text: str, paragraph: Span) -> Callable[[int, Span], bool]:
    """Return a test whether a mark inside a quotation only nests.

    So it does with two closing ones to come, “He called it “mad” again,” and "He called it "mad" again," or where
    the quotation has marks of another kind, "He called it “mad” again,".
    """

    @cache  # few paragraphs have a mark inside a quotation
    def places(mark: str) -> tuple[list[int], list[int]]:
        marks = [m.start() for m in DOUBLE.finditer(text, *paragraph)]
        if mark == "“":
            return [at for at in marks if text[at] == "“"], [at for at in marks if text[at] == "”"]
        straight = [at for at in marks if text[at] == '"']
        leading = [at for at in straight if at == paragraph.start or text[at - 1].isspace()]
        return leading, sorted(set(straight) - set(leading))

    def nests(at: int, opening: Span) -> bool:
        if text[at] not in '“"':
            return False
        openings, closings = places(text[at])
        other = text[at] == "“" and text[opening.start] in "\"'`"
        last = bisect_right(closings, at) + (0 if other else 1)
        again = bisect_right(openings, at)
        return last < len(closings) and (again == len(openings) or closings[last] < openings[again])

    return nests


def _unclosed(text: str, opening: Span, end: int) -> Pair:
    while end > opening.end and text[end - 1].isspace():
        end -= 1
    return Pair(Span(opening.end, end), Span(opening.start, end), Fault.UNCLOSED)


def _unopened(text: str, start: int, closing: Span) -> Iterator[Pair]:
    """Yield the quotation that ends with a mark nobody opened: the sentence before the mark."""
    sentence = None
    for sentence in sentences_in(text, Span(start, closing.start)):  # noqa: B007 the last one is wanted
        pass
    if sentence:
        yield Pair(Span(sentence.start, closing.start), Span(sentence.start, closing.end), Fault.UNOPENED)


def _singles(text: str, paragraph: Span, doubles: list[Pair], in_tag: Callable[[int], bool]) -> Iterator[Pair]:
    """Pair single marks, which may be apostrophes: ‘They don’t read the officials’ claims,’ she said."""
    end = paragraph.end
    openings, closings = _single_marks(text, paragraph, doubles, in_tag)
    last = paragraph.start  # nothing before this belongs to a quotation without its opening mark
    first = 0  # the closing marks before this one are spent
    for opening, limit in zip((None, *openings), (*openings, end), strict=True):
        upto = bisect_left(closings, limit, first)
        if opening is None:
            pass
        elif first < upto:
            k = _closing(text, closings, first, upto, end)
            yield Pair(Span(opening + 1, closings[k]), Span(opening, closings[k] + 1))
            last, first = closings[k] + 1, k + 1
        elif limit - opening > 1 and (text[opening] == "‘" or _starts_a_quotation(text, opening, paragraph)):
            yield _unclosed(text, Span(opening, opening + 1), limit)
        for at in closings[first:upto]:
            if _is_stray_closing(text, at, end):
                yield from _unopened(text, last, Span(at, at + 1))
                last = at + 1
        first = upto


def _single_marks(
    text: str, paragraph: Span, doubles: list[Pair], in_tag: Callable[[int], bool]
) -> tuple[list[int], list[int]]:
    """Return where single marks may open, and where they may close a quotation."""
    start, end = paragraph
    quoted = _inside(d.outer for d in doubles if d.fault is not Fault.UNOPENED)
    openings: list[int] = []
    closings: list[int] = []
    for m in SINGLE.finditer(text, start, end):
        at = m.start()
        left = text[at - 1] if at > start else " "
        right = text[at + 1] if at + 1 < end else " "
        if (
            (left.isalnum() and right.isalnum())
            or text[at] in (text[at - 1 : at], text[at + 1 : at + 2])
            or quoted(at)
            or in_tag(at)
        ):
            continue  # don’t, ''
        if left.isdigit() and INCHES.match(text, at + 1, end):
            continue
        if (left.isspace() or left in BEFORE_OPENING) and not right.isspace() and text[at] != "’":
            if not _is_clipped(text, at) and not (text[at] == "'" and right in ".,;:!?)"):
                openings.append(at)
        elif text[at] != "‘" and not right.isalnum() and not (left.isspace() and not _is_spaced(text, at, paragraph)):
            closings.append(at)
    return openings, closings


def _is_clipped(text: str, at: int) -> bool:
    """Tell an apostrophe where a word or a year has lost its beginning, the ’90s, in ‘08, from ‘54 times more’."""
    if not CLIPPED.match(text, at):
        return False
    counts = text[at + 1 : at + 3].isdigit() and text[at + 3 : at + 4] == " " and text[at + 4 : at + 5].islower()
    return not counts or not DATING.isdisjoint(text[max(0, at - 8) : at].lower().split()[-1:])


def _is_spaced(text: str, at: int, paragraph: Span) -> bool:
    """Tell whether a mark after a space closes: ‘He said, “No,” ’ she said. ‘It is late, ’ he said."""
    return text[max(paragraph.start, at - 2) : at - 1] in SPACED and text[at + 1 : at + 2].isspace()


def _closing(text: str, closings: list[int], first: int, upto: int, end: int) -> int:
    """Return which of the marks before the next opening one closes: the first that is no apostrophe of a plural.

    In ‘the officials’ claims are false,’ the mark after “officials” is followed by a word, and a mark after a
    comma comes later. In ‘fortress cities’ that serve … nothing better comes before the next opening mark.
    """
    weak = first
    for k in range(first, upto):
        left, right = text[closings[k] - 1], text[closings[k] + 1 : closings[k] + 2]
        strong = left in STRONG_BEFORE or right in STRONG_AFTER or closings[k] + 1 >= end
        if strong and not (
            left == "s" and right and right in ",;" and _later_strong(text, closings[k + 1 : min(k + 4, upto)])
        ):
            return k
        if not strong and left not in PLURAL_ENDS:
            return k
        if strong:
            weak = k
    return weak


def _later_strong(text: str, closings: list[int]) -> bool:
    """Tell whether one of the marks comes after the end of a sentence or clause."""
    return any(text[at - 1] in ".!?," for at in closings)


def _is_stray_closing(text: str, at: int, end: int) -> bool:
    """Tell a closing mark nobody opened from an apostrophe: … is still ahead,’ said Ivo Lak."""
    return text[at - 1] in ",!?…" and text[at] in "’'" and (at + 1 >= end or text[at + 1].isspace())


def _starts_a_quotation(text: str, at: int, paragraph: Span) -> bool:
    """Tell whether a straight single mark without a partner opens speech: it starts its paragraph or follows a cue."""
    return at == paragraph.start or text[max(paragraph.start, at - 2) : at].strip()[-1:] in {",", ":"}
