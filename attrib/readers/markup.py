"""Elements to parts: what the elements of HTML, and of the news formats built like it, tell of the words in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import regex

from attrib.model import Role
from attrib.readers.drafts import Original, Writer
from attrib.readers.errors import TooDeepError

Attributes = Mapping[str, str]
DEEPEST = 250  # elements inside each other; the deepest of 14 saved news pages has 43
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements that begin and end a paragraph
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul
    abstract block body.content body.head bq byline byttl content dateline distributor hedline hl1 hl2 media
    media-caption media-producer tagline
    """.split()  # from “abstract” on they are of NITF
)
# What is in these is not copy
SKIPPED = frozenset(
    """
    audio button canvas datalist form head iframe map math meter noscript object option progress script select style svg
    template textarea title video
    docdata media-metadata media-reference note story.date tobject
    """.split()
)
ENDS_P = BLOCKS - {"caption", "tbody", "td", "tfoot", "th", "thead", "tr"}
# An element that is still open ends where one of its like begins: <li> one <li> two
ENDED_BY: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
        "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
        "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
        "tr": (frozenset({"tr"}), frozenset({"table"})),
        "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
        "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    }
)
ROLES: Mapping[str, Role] = MappingProxyType(
    {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hgroup"), Role.HEADLINE),
        **dict.fromkeys(("hedline", "hl1", "hl2", "abstract"), Role.HEADLINE),
        **dict.fromkeys(("figure", "figcaption", "caption", "media", "media-caption"), Role.CAPTION),
        **dict.fromkeys(("blockquote", "bq"), Role.BLOCK_QUOTE),
        **dict.fromkeys(("distributor", "media-producer", "tagline"), Role.CREDIT),
        "byline": Role.BYLINE,
        "dateline": Role.DATELINE,
    }
)
# class="article-byline", itemprop="author", rel="author"; not class="authors-of-the-week-teaser"
CALLED: tuple[tuple[regex.Pattern[str], Role], ...] = (
    (regex.compile(r"(?i)(?:[\w-]*[-_])?pull-?_?quote(?:[-_]\w+)*"), Role.PULL_QUOTE),
    (regex.compile(r"(?i)(?:[\w-]*[-_])?(?:byline|author)(?:[-_]?(?:names?|line|info|text|link))?"), Role.BYLINE),
    (regex.compile(r"(?i)(?:[\w-]*[-_])?dateline(?:[-_]\w+)*"), Role.DATELINE),
    (regex.compile(r"(?i)(?:[\w-]*[-_])?caption(?:[-_]?text)?"), Role.CAPTION),
    (regex.compile(r"(?i)(?:[\w-]*[-_])?credit(?:[-_]?(?:line|text))?"), Role.CREDIT),
    (regex.compile(r"(?i)(?:[\w-]*[-_])?headline(?:[-_]?text)?"), Role.HEADLINE),
)
CALLING = ("class", "itemprop", "rel")
CONTAINERS = frozenset("article body html main section table".split())  # too large to be a line of anything
MARKS = (("“", "”"), ("‘", "’"))
DASH = regex.compile(r"\s*+[—–-]")


@dataclass(slots=True)
class Open:
    """An element that is open: its name, the role of the words in it, and whether they are left out."""

    tag: str
    role: Role | None
    skipped: bool
    own_role: bool = False
    signs: bool = False  # its words say whose the block quote around it is
    location: str | None = None


@dataclass(slots=True)
class Markup:
    """Takes elements and text as a parser finds them, and writes the parts that they make."""

    writer: Writer
    location: str | None = None
    stack: list[Open] = field(default_factory=list)
    _quotes: int = 0  # <q> elements that are open

    def start(self, tag: str, attributes: Attributes, line: int, column: int, location: str | None = None) -> None:
        """Begin an element. `location` is what its format calls its place."""
        if tag == "br":
            self.writer.break_line(line, column)
        elif tag == "hr":
            self._begin()
        if tag in VOID:
            return
        self._imply_ends(tag)
        above = self.stack[-1] if self.stack else Open("", None, False)
        role = self._role(tag, attributes, above.role)
        role = None if role is above.role else role
        signs = tag in {"cite", "footer"} and above.role is Role.BLOCK_QUOTE
        skipped = above.skipped or tag in SKIPPED or "hidden" in attributes
        self.stack.append(Open(tag, role or above.role, skipped, role is not None, signs, location))
        if len(self.stack) > DEEPEST:
            raise TooDeepError(DEEPEST)
        if tag in BLOCKS or role is not None or signs:
            self._begin()
        if tag == "q" and not skipped:
            self.writer.put(MARKS[self._quotes % 2][0], line, column)
            self._quotes += 1

    def end(self, tag: str, line: int, column: int) -> None:
        """End an element, and what is still open in it. One that is not open is passed over."""
        at = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].tag == tag), None)
        if at is None:
            if tag in BLOCKS:
                self._begin()
            return
        closed = self.stack[at]
        if tag == "q" and not closed.skipped:
            self._quotes -= 1
            self.writer.put(MARKS[self._quotes % 2][1], line, column)
        if tag not in BLOCKS and any(e.tag in BLOCKS for e in self.stack[at + 1 :]):
            del self.stack[at]  # <b>one <p>two</b> three</p>: a paragraph outlasts what was open around it
        else:
            self._close(at)

    def text(self, source: Original, start: int, end: int) -> None:
        """Take some characters of the text."""
        top = self.stack[-1] if self.stack else None
        if top is not None and top.skipped:
            return
        if top is not None and top.signs and not self.writer.is_open and not DASH.match(source.text, start, end):
            if not source.text[start:end].strip():
                return
            self.writer.put("—", *source.place(start))
            self.writer.space(*source.place(start))
        self.writer.write(source, start, end)

    def put(self, text: str, line: int, column: int) -> None:
        """Take a character that the input names: &rsquo;"""
        if self.stack and self.stack[-1].skipped:
            return
        if text.strip(" \t\r\n\f"):
            self.writer.put(text, line, column)
        else:
            self.writer.space(line, column)

    def pause(self) -> None:
        """End the part at hand: what comes next is another one, in the same elements."""
        self._begin()

    def _begin(self) -> None:
        top = self.stack[-1] if self.stack else None
        self.writer.begin(top.role if top else None, (top.location if top else None) or self.location)

    def _close(self, at: int) -> None:
        closed = self.stack[at:]
        del self.stack[at:]
        if any(e.tag in BLOCKS or e.own_role or e.signs for e in closed):
            self._begin()

    def _imply_ends(self, tag: str) -> None:
        """End what the beginning of an element ends."""
        if tag in ENDS_P:
            self._end_open(frozenset({"p"}), frozenset({"table", "td", "th", "figure", "button"}))
        if tag in ENDED_BY:
            self._end_open(*ENDED_BY[tag])

    def _end_open(self, tags: frozenset[str], within: frozenset[str]) -> None:
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i].tag in tags:
                self._close(i)
                return
            if self.stack[i].tag in within:
                return

    def _role(self, tag: str, attributes: Attributes, above: Role | None) -> Role | None:
        """Return the role that an element gives the words in it, or None where it gives none of its own."""
        if above is Role.PULL_QUOTE or (above is Role.HEADLINE and tag not in {"hl2"}):
            return None
        if tag not in CONTAINERS:
            words = [word for name in CALLING if name in attributes for word in attributes[name].split()]
            called = next((role for word in words for form, role in CALLED if form.fullmatch(word)), None)
            if called is not None:
                return called
        return ROLES.get(tag)
