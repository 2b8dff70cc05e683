"""HTML: a body as a content management system keeps it, or a whole page, whose article is found first."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import regex

from attrib.model import Span
from attrib.readers.comments import Comment, read_comment
from attrib.readers.drafts import Draft, Original, Part, Writer, original
from attrib.readers.encodings import BEGINNING, DECLARED, decode
from attrib.readers.inputs import Input
from attrib.readers.markup import Markup

# What a page has and an article alone, saved by a word processor, has not
FURNITURE = regex.compile(r"(?i)<(?:nav|header|footer|form|script|iframe)\b")
# A whole file, not a part of one
BEGINS = regex.compile(r"(?i)\s*+(?:<!--.*?-->\s*+|<\?.*?\?>\s*+)*+<(?:!doctype html|html|head|body)\b", regex.DOTALL)
# <meta charset="windows-1252">, <meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
CHARSET = regex.compile(rb"(?i)<meta\s[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]++)")
LINE_FEED = regex.compile("\n")
DECLARED_WITHIN = 1024  # bytes, as browsers look for it
# What a page declares as Latin 1 is read as Windows 1252, as every browser does: its quotation marks are there.
READ_AS = {**dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "windows-1252"), "utf-16": "utf-8"}


def read(given: Input) -> list[Draft]:
    """Read a body, or a page: a whole file of HTML with menus or scripts in it."""
    text = _text(given)
    if BEGINS.match(text, 0, BEGINNING) and FURNITURE.search(text):
        return [_page(text, given.name)]
    parts, comments = parse(original(text))
    return [Draft(parts, comments=comments)]


def read_page(given: Input) -> list[Draft]:
    """Read a page, and of it what its article is."""
    return [_page(_text(given), given.name)]


def _page(text: str, name: str) -> Draft:
    from attrib.readers.web_page import find_article

    parts, comments = parse(original(text))
    return find_article(text, parts, comments, name)


def parse(source: Original, location: str | None = None) -> tuple[list[Part], tuple[Comment, ...]]:
    """Return the parts of some HTML, and what its comments allow."""
    markup = Markup(Writer(), location)
    markup.writer.begin(None, location)
    comments = feed(source, markup, Span(0, len(source.text)))
    markup.writer.begin(None)
    return markup.writer.parts, comments


def feed(source: Original, markup: Markup, span: Span) -> tuple[Comment, ...]:
    """Hand a stretch of HTML on to `markup`. Elements may stay open. Return what the comments in it allow."""
    parser = _Parser(source, markup, span)
    parser.feed(source.text[slice(*span)])
    parser.close()
    return tuple(parser.comments)


def _text(given: Input) -> str:
    declared = CHARSET.search(given.data[:DECLARED_WITHIN]) or DECLARED.match(given.data[:DECLARED_WITHIN])
    encoding = declared[1].decode().lower() if declared else None
    return decode(given, READ_AS.get(encoding, encoding) if encoding else None)


class _Parser(HTMLParser):
    """Hands what it finds to `markup`, with its place."""

    def __init__(self, source: Original, markup: Markup, span: Span) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.markup = markup
        self.comments: list[Comment] = []
        # HTMLParser counts lines by line feeds, and offsets from 0
        self._starts = [span.start, *(m.end() for m in LINE_FEED.finditer(source.text, *span))]

    def _at(self) -> int:
        line, offset = self.getpos()
        return self._starts[line - 1] + offset

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup.start(tag, {name: value or "" for name, value in attrs}, *self.source.place(self._at()))

    def handle_endtag(self, tag: str) -> None:
        self.markup.end(tag, *self.source.place(self._at()))

    def handle_data(self, data: str) -> None:
        at = self._at()
        self.markup.text(self.source, at, at + len(data))

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name};")

    def handle_entityref(self, name: str) -> None:
        closed = self.source.text.startswith(";", self._at() + 1 + len(name))
        self._refer(f"&{name};" if closed else f"&{name}")

    def _refer(self, reference: str) -> None:
        self.markup.put(html.unescape(reference), *self.source.place(self._at()))

    def handle_comment(self, data: str) -> None:
        comment = read_comment(data, *self.source.place(self._at()), len(self.markup.writer.parts))
        if comment is not None:
            self.comments.append(comment)
