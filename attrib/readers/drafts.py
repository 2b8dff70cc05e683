"""Drafts: the parts of an article as a reader finds them, each character with its place in the input."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import maxsize

import regex

from attrib.model import Allowance, Block, Document, Origin, Role, Span
from attrib.readers.comments import Comment
from attrib.text import LINE

SPACE = regex.compile(r"[ \t\r\n\f]++")
BETWEEN = "\n\n"  # parts, in the text of the document
LONGEST = {Role.BYLINE: 200, Role.DATELINE: 120, Role.CREDIT: 300}  # characters; longer ones are told by their form


@dataclass(frozen=True, slots=True)
class Original:
    """Some characters of an input, such as all of it or one string in it, and where they stand there."""

    text: str
    origins: tuple[Origin, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset in the input."""
        start, line, column = self.origins[max(0, bisect_right(self.origins, (offset, maxsize)) - 1)]
        return line, column + offset - start


def original(text: str) -> Original:
    """Return a text that is the whole input."""
    return Original(text, tuple(Origin(m.start(), n, 1) for n, m in enumerate(LINE.finditer(text), 1)))


@dataclass(slots=True)
class Part:
    """One block of an article. The origins count from the beginning of its text.

    A part without text is a field that nobody filled in.
    """

    role: Role | None
    location: str | None
    text: str
    origins: tuple[Origin, ...]


@dataclass(slots=True)
class Draft:
    """One article of an input: its parts, and what to say of how it was read.

    `pointer` tells it from the other articles in the input; it is empty where there is only one.
    """

    parts: Sequence[Part]
    notes: tuple[str, ...] = ()
    pointer: str = ""
    comments: tuple[Comment, ...] = ()

    def document(self, name: str, sha256: str) -> Document:
        """Return the article whole."""
        texts: list[str] = []
        blocks: list[Block] = []
        origins: list[Origin] = []
        at = 0
        spans: dict[int, Span] = {}
        for number, part in enumerate(self.parts):
            if not part.text:
                continue
            at += len(BETWEEN) if blocks else 0
            end = at + len(part.text)
            role = None if part.role and len(part.text) > LONGEST.get(part.role, maxsize) else part.role
            spans[number] = Span(at, end)
            blocks.append(Block(spans[number], role, part.location))
            origins += (Origin(at + start, line, column) for start, line, column in part.origins)
            texts.append(part.text)
            at = end
        text = BETWEEN.join(texts)
        allowances = tuple(Allowance(c.rule, c.reason, spans.get(c.part), c.line) for c in self.comments)
        return Document(
            name + self.pointer,
            text,
            sha256,
            tuple(blocks),
            tuple(origins),
            self.notes,
            allowances,
            unsigned=any(part.role is Role.BYLINE and not part.text for part in self.parts),
        )


@dataclass(slots=True)
class Writer:
    """Writes the parts of a draft one after another. White space is folded as a browser folds it."""

    parts: list[Part] = field(default_factory=list)
    _role: Role | None = None
    _location: str | None = None
    _pieces: list[str] = field(default_factory=list)
    _origins: list[Origin] = field(default_factory=list)
    _length: int = 0
    _gap: tuple[str, int, int] | None = None  # white space that is written only if more text follows

    @property
    def is_open(self) -> bool:
        """Whether anything of the part at hand is written."""
        return self._length > 0

    def begin(self, role: Role | None, location: str | None = None) -> None:
        """End the part at hand, and give the next one its role and its location."""
        if self._length:
            self.parts.append(Part(self._role, self._location, "".join(self._pieces), tuple(self._origins)))
        self._role, self._location = role, location
        self._pieces, self._origins, self._length, self._gap = [], [], 0, None

    def write(self, source: Original, start: int = 0, end: int | None = None) -> None:
        """Write a stretch of the input."""
        end = len(source.text) if end is None else end
        at = start
        for space in SPACE.finditer(source.text, start, end):
            self._put_words(source, at, space.start())
            self.space(*source.place(space.start()))
            at = space.end()
        self._put_words(source, at, end)

    def _put_words(self, source: Original, start: int, end: int) -> None:
        """Write a stretch without white space: in one piece where its characters stand side by side in the input."""
        at = start
        while at < end:
            following = bisect_right(source.origins, (at, maxsize))
            piece = min(end, source.origins[following].start) if following < len(source.origins) else end
            self.put(source.text[at:piece], *source.place(at))
            at = piece

    def put(self, text: str, line: int, column: int) -> None:
        """Write some text, without white space, that stands for what the input has at a place."""
        if self._gap is not None and self._length:
            self._append(*self._gap)
        self._gap = None
        self._append(text, line, column)

    def space(self, line: int, column: int) -> None:
        """Write white space, if more text follows."""
        if self._gap is None:
            self._gap = (" ", line, column)

    def break_line(self, line: int, column: int) -> None:
        """Break the line; break it twice, and a new part begins."""
        if self._gap is not None and self._gap[0] == "\n":
            self.begin(self._role, self._location)
        elif self._length:
            self._gap = ("\n", line, column)

    def _append(self, text: str, line: int, column: int) -> None:
        last = self._origins[-1] if self._origins else None
        if last is None or (last.line, last.column + self._length - last.start) != (line, column):
            self._origins.append(Origin(self._length, line, column))
        self._pieces.append(text)
        self._length += len(text)
