"""The geometry of one text: lines, paragraphs and what they are, sentences, words.

Nothing here changes the text. A paragraph or a sentence is a span into it, so that a line of hard-wrapped
copy is read as joined to the next one while every offset stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import filterfalse
from pathlib import Path

import regex

from attrib.lazy import lazy
from attrib.model import COUNTED, Document, Layout, Origin, Paragraph, Role, Span

LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
WORD = regex.compile(r"\w++(?:[’'.,-]\w++)*+")
# A sentence may end here: “…”, ?!, a full stop, with the marks and brackets that close after it. Closing and
# opening single marks look alike, so a mark counts as closing only where white space follows. A run of full stops
# is tried once, at its beginning.
STOP = regex.compile(r"(?<![.!?…])[.!?…]++[”’\"'»)\]]{0,3}+(?=\s|\Z)")
ENDS_A_LINE = re.compile(r"[.!?…:;][”’\"'»)\]]*+\Z")
OPENERS = "“‘\"'«(["
NUMBERED = frozenset({"no.", "nos.", "fig.", "art."})  # shortened before a number only: No. 5
LONGEST = 24  # letters of a word that may be an abbreviation, marks before it and all
# “U.S.”, “J. R. R.”: letters with a full stop each, which a name or a sentence may follow
INITIALS = regex.compile(r"(?<![\w.])(?:\p{L}\.)++\Z")
# “In the U.S. The”: a word that seldom stands inside a name after initials, so a sentence starts
STARTER = frozenset(
    "the a an he she it they we i in on at but and this that these those his her its their there as when while "
    "if for after before since with what who how why no not".split()
)
BYLINE = lazy(
    r"(?i:by(?:line:)?)\s+\p{Lu}[\w.’'-]*+(?:[ ,&]++(?:and\s|in\s)?\p{Lu}?[\w.’'-]*+){0,8}"
    r"(?:[ \t]*+[\r\n]\s*+[^\r\n.!?]{1,60})?\Z",  # By Ida Crane, and on the next line: Staff writer
    regex.compile,
)
# “BRNO, March 3 (Vesna) —”, “WASHINGTON —”, “LONDON (Reuters) -”, “NEW DELHI:”
DATELINE = lazy(
    r"\p{Lu}[\p{Lu}.’' -]{2,30}(?:,\s\p{Lu}[\w.]*+(?:\s\w++){0,2}+)?"  # CASTLE BRAY, Ore.
    r"(?:,?\s\p{Lu}[\w.]*\s\d{1,2})?(?:\s\([^()\n]{2,30}\))?(?:\s*(?:—|–|--|-)|:)\s",  # , March 3 (Vesna) —
    regex.compile,
)
CREDIT = lazy(
    r"(?i:photo(?:graph)?s?|image|picture|illustration|graphic|credit)(?:\s(?i:by|credit|courtesy)|:|/).{0,100}\Z|"
    r"\(?(?i:(?:additional )?reporting|writing|editing|compiled|translated) by \p{Lu}[^()]{0,140}+\)?\Z|"
    r"\([\p{Lu}][^()/\n]{2,60}/[^()\n]{2,60}\)\Z",  # (Dana Pruitt/For the Courier)
    regex.compile,
)
CREDIT_BEGINS = (
    "photo", "image", "picture", "illustration", "graphic", "credit", "additional reporting", "reporting", "writing",
    "editing", "compiled", "translated", "(",
)  # fmt: skip
# The mayor opens the bridge on Monday. (Dana Pruitt/For the Courier)
CAPTION_END = lazy(r"\([\p{Lu}][^()/\n]{2,60}/[^()\n]{2,60}\)\Z", regex.compile)
SIGNATURE = lazy(r"(?:—|–|--?)\s*+\p{Lu}[^.!?]{0,120}+\Z", regex.compile)  # — Ana Ruiz, mayor of Velm
# A summer of fog; not: Ida Crane said
HEADING = lazy(
    r"[\p{Lu}\d][^\s\"“”«»:]*+(?:\s(?!(?:said|says|told|wrote|tweeted|added|asked)\b)[^\s\"“”«»:]++){0,7}(?<![,;–—-])\Z",
    regex.compile,
)


@cache
def abbreviations() -> frozenset[str]:
    """Return the words after which a full stop ends no sentence: “Sen.”, “Inc.”, “Aug.”."""
    lines = (Path(__file__).parent / "data/en/abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line and not line.startswith("#"))


def lay_out(document: Document, paragraphs: tuple[Span, ...]) -> Layout:
    """Return where the paragraphs and sentences of a text are, and its lines in the input.

    `paragraphs` are the blocks of the text, joined where a quotation runs on from one line into the next.
    """
    text = document.text
    told = {block.span.start: block.role for block in document.blocks if block.role is not None}
    placed = tuple(_with_roles(text, paragraphs, told))
    sentences = tuple(s for p in placed for s in sentences_in(text, p.span))
    words = _number_of_words(text[p.span.start : p.span.end] for p in placed if p.role in COUNTED)
    return Layout(placed, sentences, document.origins or tuple(_lines(text)), words)


def _number_of_words(paragraphs: Iterable[str]) -> int:
    """Count the words. Most stand between two spaces and are letters alone: only the others are looked at closely."""
    pieces = [piece for paragraph in paragraphs for piece in paragraph.split()]
    others = list(filterfalse(str.isalpha, pieces))
    return len(pieces) - len(others) + len(WORD.findall(" ".join(others)))


def _lines(text: str) -> Iterator[Origin]:
    """Yield where each line begins, of a text that is the input."""
    for number, line in enumerate(LINE.finditer(text), 1):
        yield Origin(line.start(), number, 1)


def strip(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraphs_of(document: Document) -> tuple[Span, ...]:
    """Return the paragraphs: those that the format tells, or else what the form of the text shows."""
    return tuple(block.span for block in document.blocks) or paragraphs_in(document.text)


def block_quotes(document: Document) -> frozenset[Span]:
    """Return the paragraphs that the format sets off as speech, without the lines that say whose: — Ana Ruiz."""
    quoted = (block.span for block in document.blocks if block.role is Role.BLOCK_QUOTE)
    return frozenset(span for span in quoted if not SIGNATURE.match(document.text, *span))


def paragraphs_in(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: cut at blank lines, or at every line break where most lines end with a sentence."""
    bare = [strip(text, *m.span()) for m in LINE.finditer(text)]
    full = [line for line in bare if line.start < line.end]
    ending = sum(1 for line in full if _ends_a_line(text, line))
    every_line = 2 * ending > len(full)
    found: list[Span] = []
    open_ = False
    for line in bare:
        if line.start == line.end:
            open_ = False
        elif open_ and not (every_line and _breaks(text, found[-1], line)):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
            open_ = True
    return tuple(found)


def _ends_a_line(text: str, line: Span) -> bool:
    return bool(ENDS_A_LINE.search(text, max(line.start, line.end - 6), line.end))


def _breaks(text: str, before: Span, line: Span) -> bool:
    """Tell whether the break before `line` ends a paragraph: a sentence ends there, and not at “former U.S.”."""
    return _ends_a_line(text, before) and not _abbreviated(
        text, before.start, before.end, text[line.start : line.start + 20]
    )


def _with_roles(text: str, paragraphs: tuple[Span, ...], told: Mapping[int, Role]) -> Iterator[Paragraph]:
    """Tell headline, byline, dateline, caption and credit line from body: as told by their start, or by their form."""
    body_seen = False
    ends = [_ends_a_line(text, p) for p in paragraphs]
    for i, block in enumerate(paragraphs):
        length = block.end - block.start
        if block.start in told:
            yield Paragraph(block, told[block.start])
        elif length < 120 and _begins(text, block, "by") and BYLINE.match(text, *block):
            yield Paragraph(block, Role.BYLINE)
        elif length < 160 and _begins(text, block, *CREDIT_BEGINS) and CREDIT.match(text, *block):
            yield Paragraph(block, Role.CREDIT)
        elif not body_seen and i < 2 < len(paragraphs) and not ends[i] and length < 140 and any(ends[i + 1 :]):
            yield Paragraph(block, Role.HEADLINE)
        elif length < 400 and "/" in text[block.start : block.end] and CAPTION_END.search(text, *block):
            yield Paragraph(block, Role.CAPTION)
        elif (
            0 < i < len(paragraphs) - 1
            and not ends[i]
            and ends[i - 1]
            and ends[i + 1]
            and _is_heading(text, block, paragraphs[i + 1])
        ):
            yield Paragraph(block, Role.HEADLINE)
        else:
            capitals = not body_seen and not text[block.start + 1 : block.start + 2].islower()
            dateline = DATELINE.match(text, *block) if capitals else None
            colon = dateline is not None and ":" in dateline.group()
            if colon and any(DATELINE.match(text, *further) for further in paragraphs[i + 1 : i + 4]):
                dateline = None  # the lines of a transcript: CRANE: It was late.
            start = dateline.end() if dateline else block.start
            if dateline:
                yield Paragraph(strip(text, block.start, start), Role.DATELINE)
            body_seen = True
            if start < block.end:
                yield Paragraph(Span(start, block.end))


def _begins(text: str, block: Span, *beginnings: str) -> bool:
    """Tell whether a paragraph begins as a pattern asks: few do, and need the pattern."""
    return text[block.start : block.end].lower().startswith(beginnings)


def _is_heading(text: str, block: Span, following: Span) -> bool:
    """Tell a heading inside the article from a line of a list, and from a sentence that a blank line breaks."""
    return (
        block.end - block.start < 80
        and following.end - following.start > 80
        and not text[following.start].islower()
        and bool(HEADING.match(text, block.start, block.end))
    )


def sentences_in(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph."""
    start = paragraph.start
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        end = stop.end()
        if end < paragraph.end and not ends_sentence(text, start, stop.start(), end, paragraph.end):
            continue
        yield strip(text, start, end)
        start = end
    if start < paragraph.end and not text[start : paragraph.end].isspace():
        yield strip(text, start, paragraph.end)


def ends_sentence(text: str, start: int, stop: int, end: int, limit: int) -> bool:
    """Tell whether the stop at `stop`, whose closing marks end at `end`, ends a sentence begun at `start`."""
    after = end
    while after < limit and text[after].isspace():
        after += 1
    if after >= limit:
        return True
    ahead = text[after : after + 24]
    first = ahead.lstrip(OPENERS)[:1]
    if first.islower() or (first and first in ",;:—–)"):
        return False
    return not (text[stop] == "." and end == stop + 1 and _abbreviated(text, start, end, ahead))


def _abbreviated(text: str, start: int, end: int, ahead: str) -> bool:
    """Tell whether the full stop before `end` only shortens a word: “Sen. Park”, “the U.S. Army”, “J. Doe”."""
    last = text[max(start, end - LONGEST) : end].rsplit(maxsplit=1)[-1]
    word = last.lstrip(OPENERS).rpartition("-")[2].lower()  # R-Fla.
    initials = not last[-3:-2].isalnum() and INITIALS.search(text, max(start, end - 12), end)
    if not initials and word not in abbreviations():
        return False
    if word in NUMBERED and not ahead[:1].isdigit():
        return False  # One official said no. | Another said yes.
    following = WORD.match(ahead.lstrip(OPENERS + ". …"))  # a student from Reno, Nev. “I left,” he said.
    return not (following and following.group().lower() in STARTER)
