"""XML: a tree in which every character knows its place. No DTD, no entity and no other file is followed."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from attrib.model import Origin
from attrib.readers.drafts import Original
from attrib.readers.encodings import BEGINNING, DECLARED, decode, is_wide
from attrib.readers.errors import ReadError, TooDeepError
from attrib.readers.inputs import Input
from attrib.readers.markup import DEEPEST, Markup

MOST_ELEMENTS = 500_000
SEPARATOR = " "  # between a namespace and a name, as the parser gives them


class Text(NamedTuple):
    """Some characters, and where they stand."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Node:
    """An element. `tag` and the names of its attributes have no prefix."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    above: Node | None
    number: int  # among those of the same name in the same element, from 1
    inside: list[Node | Text] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def nodes(self, *tags: str) -> Iterator[Node]:
        """Yield the elements right inside this one that have one of these names."""
        return (each for each in self.inside if isinstance(each, Node) and each.tag in tags)

    def node(self, *path: str) -> Node | None:
        """Return the first element at the end of a path of names, or None."""
        found: Node | None = self
        for tag in path:
            found = next(found.nodes(tag), None) if found is not None else None
        return found

    def everything(self) -> Iterator[Node | Text]:
        """Yield all that is in the element, in the order of the input."""
        for each in self.inside:
            yield each
            if isinstance(each, Node):
                yield from each.everything()

    def words(self) -> Original:
        """Return the text in the element, and where it stands."""
        pieces: list[str] = []
        origins: list[Origin] = []
        at = 0
        for each in self.everything():
            if isinstance(each, Text):
                origins.append(Origin(at, each.line, each.column))
                pieces.append(each.text)
                at += len(each.text)
        return Original("".join(pieces), tuple(origins) or (Origin(0, self.line, self.column),))

    @property
    def path(self) -> str:
        """The XPath of the element, of names without their prefixes."""
        if self.above is None:
            return f"/{self.tag}"
        number = f"[{self.number}]" if self.above.counts[self.tag] > 1 else ""
        return f"{self.above.path}/{self.tag}{number}"


def read_xml(given: Input) -> Node:
    """Return the outermost element. Raises `ReadError` where this is no XML, or one that must not be followed."""
    declared = DECLARED.match(given.data[:BEGINNING])
    encoding = declared[1].decode() if declared else None
    return parse(decode(given, None if encoding and is_wide(encoding) else encoding), given.name)


def parse(text: str, name: str) -> Node:
    """Return the outermost element of a text."""
    builder = _Builder(name)
    try:
        builder.parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)} in line {error.lineno}"
        raise ReadError(name, "malformed", message) from error
    return builder.top[0]


def walk(node: Node, markup: Markup) -> None:
    """Hand an element, and all that is in it, on to `markup`."""
    markup.start(node.tag, node.attributes, node.line, node.column, node.path)
    for each in node.inside:
        if isinstance(each, Node):
            walk(each, markup)
        else:
            markup.text(Original(each.text, (Origin(0, each.line, each.column),)), 0, len(each.text))
    markup.end(node.tag, node.line, node.column)


class _Builder:
    """Builds the tree while the parser runs."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.top: list[Node] = []
        self._open: list[Node] = []
        self._elements = 0
        self.parser = expat.ParserCreate("utf-8", SEPARATOR)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped

    def _place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise ReadError(self.name, "too-large", f"more than {MOST_ELEMENTS:,} elements")
        if len(self._open) >= DEEPEST:
            raise TooDeepError(DEEPEST)
        own = tag.rpartition(SEPARATOR)[2]
        above = self._open[-1] if self._open else None
        number = 1
        if above is not None:
            number = above.counts[own] = above.counts.get(own, 0) + 1
        named = {key.rpartition(SEPARATOR)[2]: value for key, value in attributes.items()}
        node = Node(own, named, *self._place(), above, number)
        (above.inside if above is not None else self.top).append(node)
        self._open.append(node)

    def _end(self, tag: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].inside.append(Text(text, *self._place()))

    def _doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: int) -> None:
        if has_internal_subset:
            self._refuse()

    def _entity(self, *told: object) -> None:
        self._refuse()

    def _refuse(self) -> None:
        raise ReadError(self.name, "forbidden", "it has a DTD with declarations of its own, and attrib follows none")

    def _skipped(self, name: str, is_parameter: int) -> None:
        """Take a character that HTML has a name for, in a file that has it from a DTD: &nbsp;"""
        if not is_parameter and self._open:
            self._text(html.unescape(f"&{name};"))
