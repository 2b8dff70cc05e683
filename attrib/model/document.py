"""The text of an article as its reader produced it, and its geometry: paragraphs, sentences, lines of the input.

Every span is a pair of offsets in code points into `Document.text`, half-open.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from sys import maxsize
from typing import NamedTuple

_MARKS = re.compile(r"[“”„‟«»‹›\"‘’‚‛'`´]+")


class Span(NamedTuple):
    """A stretch of the document's text: offsets in code points, end exclusive."""

    start: int
    end: int


def words_at(text: str, spans: tuple[Span, ...]) -> str:
    """Return the words of some spans, joined by an ellipsis, with white space folded."""
    if len(spans) == 1:
        return " ".join(text[spans[0].start : spans[0].end].split())
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def fingerprint(*told: str) -> str:
    """Return 16 hex digits for some words: the same where only quotation marks and white space differ."""
    plain = (" ".join(_MARKS.sub("'", words).split()) for words in told)
    return hashlib.sha256("\n".join(plain).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Role(StrEnum):
    """What a paragraph is in the article. Only body and block quotes are searched for sources and counted in words."""

    BODY = "body"
    BLOCK_QUOTE = "block-quote"  # speech set off from the text, which needs no marks
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    PULL_QUOTE = "pull-quote"  # words of the body, shown once more for the eye


COUNTED = frozenset({Role.BODY, Role.BLOCK_QUOTE})


class Origin(NamedTuple):
    """Where a stretch of the text stands in the input: its line and column, both from 1, which move on with it."""

    start: int  # offset in the text
    line: int
    column: int


class Block(NamedTuple):
    """A paragraph that the format of the input tells. `role` is None where only its form can tell what it is.

    `location` is what the format calls the place, where that is no line: a JSON pointer, an XPath, “paragraph 12”.
    """

    span: Span
    role: Role | None = None
    location: str | None = None


class Allowance(NamedTuple):
    """A comment in the article by which a finding may stand: `attrib: allow RULE -- reason`.

    `span` is the block that it is about, or None where there is none. `rule` is empty where the comment cannot be
    understood, and `reason` where it gives none.
    """

    rule: str
    reason: str
    span: Span | None
    line: int


class Document(NamedTuple):
    """An article as its reader produced it. The text is final: nothing cleans it later.

    Plain text has no `blocks`, for its form alone tells them, and no `origins`, for it is the input. `notes` say what
    an editor has to know of how the input was read. `unsigned` is an input with a field for the byline that nobody
    filled in; of one without such a field nothing is known.
    """

    name: str
    text: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    unsigned: bool = False

    def location(self, offset: int) -> str | None:
        """Return what the format calls the place of an offset, where that is no line."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at].location if at >= 0 else None


class Paragraph(NamedTuple):
    """One paragraph and what it is in the article."""

    span: Span
    role: Role = Role.BODY


class _Places(NamedTuple):
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Span, ...]
    origins: tuple[Origin, ...]
    words: int


class Layout(_Places):
    """The geometry of one text: where its paragraphs and sentences are, and its lines in the input."""

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset in the input, both counted from 1."""
        start, line, column = self.origins[max(0, bisect_right(self.origins, (offset, maxsize)) - 1)]
        return line, column + offset - start

    def is_on_line(self, span: Span, line: int) -> bool:
        """Tell whether any of a span stands on a line of the input."""
        return self.line_column(span.start)[0] <= line <= self.line_column(max(span.start, span.end - 1))[0]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds the offset, or of the last one before it."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.span.start for paragraph in self.paragraphs]
