"""Markdown (CommonMark, tables) with front matter, and with HTML in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from attrib.model import Origin, Role, Span
from attrib.readers.comments import Comment
from attrib.readers.drafts import Draft, Original, Writer, original
from attrib.readers.encodings import decode
from attrib.readers.errors import TooDeepError, needs
from attrib.readers.front_matter import read_front_matter
from attrib.readers.html import feed
from attrib.readers.inputs import Input
from attrib.readers.markup import Markup

if TYPE_CHECKING:
    from markdown_it.token import Token

# What follows the words of a link or a picture: (/ferry "The ferry"), [ferry], []
TARGET = regex.compile(
    r"\]\(\s*+(?:<[^<>\n]*+>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*+\))*+)"
    r"(?:\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?\s*+\)|\](?:\[[^\[\]]*+\])?"
)
DEEPEST = 100  # quotes, lists and emphasis inside each other
WORDS = frozenset({"text", "html_inline"})
# How the input writes what the parser gives in other words
MARKS = {"softbreak": "\n", "hardbreak": "\n", "image": "![", "link_close": ""}
LINE_BREAK = regex.compile(r"\r\n|\r|\n")


def read(given: Input) -> list[Draft]:
    """Read the front matter and the text."""
    with needs("Markdown"):
        from markdown_it import MarkdownIt
    source = original(decode(given))
    matter = read_front_matter(source, given.name)
    parser = MarkdownIt("commonmark", {"maxNesting": 2 * DEEPEST}).enable("table")
    parser.disable("text_join", ignoreInvalid=True)
    reader = _Reader(source, matter.end)
    reader.read(parser.parse(source.text[matter.end :]))
    parts = [*matter.parts, *reader.markup.writer.parts]
    comments = (c._replace(part=c.part + len(matter.parts)) for c in reader.comments)
    return [Draft(parts, comments=tuple(comments))]


class _Reader:
    """Hands the tokens on as the elements that they stand for, and the words with their places."""

    def __init__(self, source: Original, begin: int) -> None:
        self.source = source
        self.markup = Markup(Writer())
        self.comments: list[Comment] = []
        breaks = LINE_BREAK.finditer(source.text, begin)
        self.lines = [begin, *(m.end() for m in breaks), len(source.text)]

    def read(self, tokens: Sequence[Token]) -> None:
        """Read all blocks."""
        for token in tokens:
            if token.level > DEEPEST:
                raise TooDeepError(DEEPEST)
            begin, end = self._span(token)
            place = self.source.place(begin)
            if token.type == "inline":
                self._inline(token, self._original(token, begin))
            elif token.type == "html_block":
                self.comments += feed(self.source, self.markup, Span(begin, end))
                self.markup.pause()
            elif token.nesting == 1:
                self.markup.start(token.tag, {}, *place)
            elif token.nesting == -1:
                self.markup.end(token.tag, *place)
            else:  # code, which is no copy, or a line across the page
                self.markup.pause()
        self.markup.writer.begin(None)

    def _span(self, token: Token) -> Span:
        first, last = token.map or (0, 0)
        most = len(self.lines) - 1
        return Span(self.lines[min(first, most)], self.lines[min(last, most)])

    def _original(self, token: Token, begin: int) -> Original:
        """Return the words of a block, of which the parser has cut what begins its lines: > and white space."""
        origins, at = [], 0
        for line in token.content.split("\n"):
            found = max(begin, self.source.text.find(line, begin))
            origins.append(Origin(at, *self.source.place(found)))
            at += len(line) + 1
            begin = found + len(line)
        return Original(token.content, tuple(origins))

    def _inline(self, token: Token, inner: Original) -> None:
        """Read the words of a block, one after another: what stands between them are marks and targets."""
        children = token.children or []
        if len(children) > 1 and children[0].type == "image":  # the words under a picture
            self.markup.writer.begin(Role.CAPTION)
        text, at = inner.text, 0
        for child in children:
            mark = child.content if child.type in WORDS else MARKS.get(child.type, child.markup)
            if child.type == "link_open":
                mark = "<" if child.markup == "autolink" else "["
            start = max(at, text.find(mark, at))
            at = start + len(mark)
            if child.type == "text":
                self.markup.text(inner, start, at)
            elif child.type == "html_inline":
                self.comments += feed(inner, self.markup, Span(start, at))
            elif child.type == "text_special":
                self.markup.put(child.content, *inner.place(start))
            elif child.type == "code_inline":
                start = max(at, text.find(child.content, at))
                self.markup.text(inner, start, start + len(child.content))
                at = max(at, text.find(child.markup, start + len(child.content)) + len(child.markup))
            elif child.type == "softbreak":
                self.markup.put(" ", *inner.place(start))
            elif child.type == "hardbreak":
                self.markup.writer.break_line(*inner.place(start))
            elif child.type == "image":
                at = _after_target(text, at + len(child.content))
            elif child.type == "link_close":
                at = at + 1 if child.markup == "autolink" else _after_target(text, at)


def _after_target(text: str, at: int) -> int:
    """Return where what a link or a picture points to ends."""
    target = TARGET.match(text, max(at, text.find("]", at)))
    return target.end() if target else at
