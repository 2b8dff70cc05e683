"""NewsML-G2, NewsML 1 and NITF, the XML formats of the news agencies: every text in them is an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.model import Role
from attrib.readers.drafts import Draft, Part, Writer
from attrib.readers.errors import ReadError
from attrib.readers.html import parse as parse_html
from attrib.readers.inputs import Input
from attrib.readers.markup import Markup
from attrib.readers.parts import MARKUP, part_of, plain_parts, pointed, without_repeats
from attrib.readers.xml import Node, read_xml, walk

META = (("headline", Role.HEADLINE), ("by", Role.BYLINE), ("dateline", Role.DATELINE), ("creditline", Role.CREDIT))

LINES_OF_1 = (("HeadLine", Role.HEADLINE), ("ByLine", Role.BYLINE), ("DateLine", Role.DATELINE))


def read(given: Input) -> list[Draft]:
    """Read the news items of a NewsML-G2 file."""
    root = read_xml(given)
    if root.tag == "NewsML":
        return _drafts([(item, _item_of_1(item)) for item in root.nodes("NewsItem")], given.name)
    if root.tag not in {"newsMessage", "newsItem"}:
        raise ReadError(given.name, "malformed", f"not NewsML-G2 with news in it: its first element is {root.tag[:40]}")
    items = [root] if root.tag == "newsItem" else [i for s in root.nodes("itemSet") for i in s.nodes("newsItem")]
    return _drafts([(item, list(_item(item))) for item in items], given.name)


def _drafts(items: Sequence[tuple[Node, list[Part]]], name: str) -> list[Draft]:
    drafts = [Draft(parts, pointer=item.path) for item, parts in items if parts]
    if not drafts:
        raise ReadError(name, "no-article", "no news item in it has a text")
    return pointed(drafts)


def read_nitf(given: Input) -> list[Draft]:
    """Read an NITF file."""
    root = read_xml(given)
    if root.tag != "nitf":
        raise ReadError(given.name, "malformed", f"not NITF: its first element is {root.tag[:40]}")
    return [Draft(elements(root.node("body") or root))]


def elements(node: Node) -> list[Part]:
    """Return the parts of an element of XHTML or NITF."""
    markup = Markup(Writer())
    markup.writer.begin(None, node.path)
    walk(node, markup)
    markup.writer.begin(None)
    return markup.writer.parts


def _item(item: Node) -> Iterator[Part]:
    """Yield the parts of a news item: what is told about it, then its text, if it has any."""
    content: list[Part] = []
    for each in (each for contents in item.nodes("contentSet") for each in contents.nodes("inlineXML", "inlineData")):
        content = _content(each)
        if content:
            break  # what comes after it is the same text in another form
    meta = item.node("contentMeta")
    if content and meta is not None:
        told = [
            part for tag, role in META for node in meta.nodes(tag) for part in part_of(node.words(), role, node.path)
        ]
        yield from without_repeats(told, content)
    yield from content


def _item_of_1(item: Node) -> list[Part]:
    """Return the parts of a news item of NewsML 1: its first lines, and the longest of the texts in it."""
    inside = [node for node in item.everything() if isinstance(node, Node)]
    texts = [elements(node) for node in inside if node.tag == "DataContent"]
    content = max(texts, key=lambda parts: sum(len(part.text) for part in parts), default=[])
    firsts = ((next((n for n in inside if n.tag == tag), None), role) for tag, role in LINES_OF_1)
    told = [p for node, role in firsts if node for p in part_of(node.words(), role, node.path)] if content else []
    return [*without_repeats(told, content), *content]


def _content(node: Node) -> list[Part]:
    kind = node.attributes.get("contenttype", "")
    if node.tag == "inlineXML":
        nitf = node.node("nitf", "body")
        return elements(nitf or node)
    words = node.words()
    if "html" in kind or (kind in {"", "text/plain"} and MARKUP.search(words.text)):
        return parse_html(words, node.path)[0]
    return plain_parts(words, node.path) if kind in {"", "text/plain"} else []
