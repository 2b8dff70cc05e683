"""Feeds, in RSS and Atom: every item in them is an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrib.model import Role
from attrib.readers.drafts import Draft, Part
from attrib.readers.errors import ReadError
from attrib.readers.html import parse as parse_html
from attrib.readers.inputs import Input
from attrib.readers.newsml import elements
from attrib.readers.parts import part_of, pointed, without_repeats
from attrib.readers.xml import Node, read_xml

# By the first element: where the items are
ITEMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"rss": ("channel", "item"), "RDF": ("item",), "feed": ("entry",)}
)
SUMMARIES = ("description", "summary")
SUMMARY = "The feed has only a summary of this article."


def read(given: Input) -> list[Draft]:
    """Read the items of a feed."""
    root = read_xml(given)
    if root.tag not in ITEMS:
        raise ReadError(given.name, "malformed", f"not a feed: its first element is {root.tag[:40]}")
    nodes = [root]
    for tag in ITEMS[root.tag]:
        nodes = [inner for node in nodes for inner in node.nodes(tag)]
    drafts = [draft for node in nodes if (draft := _item(node)) is not None]
    if not drafts:
        raise ReadError(given.name, "no-article", "no item in the feed has a text")
    return pointed(drafts)


def _item(item: Node) -> Draft | None:
    """Return the article of an item: the whole text where it is there, or else its summary."""
    body = next((node for tag in ("encoded", "content") for node in item.nodes(tag) if node.inside), None)
    summary = next((node for node in item.nodes(*SUMMARIES) if node.inside), None)
    content = _content(body or summary)
    if not content:
        return None
    notes = () if body is not None else (SUMMARY,)
    return Draft([*without_repeats(list(_told(item)), content), *content], notes, item.path)


def _told(item: Node) -> Iterator[Part]:
    for node in item.nodes("title"):
        kind = node.attributes.get("type", "html")
        yield from _html(node, Role.HEADLINE) if kind == "html" else part_of(node.words(), Role.HEADLINE, node.path)
    for node in item.nodes("creator", "author"):  # the author of RSS has an address before the name
        yield from part_of((node.node("name") or node).words(), Role.BYLINE, node.path)


def _content(node: Node | None) -> list[Part]:
    if node is None:
        return []
    kind = node.attributes.get("type", "html")
    if "xhtml" in kind or "xml" in kind:
        return elements(node)
    return part_of(node.words(), None, node.path) if kind in {"text", "text/plain"} else _html(node)


def _html(node: Node, role: Role | None = None) -> list[Part]:
    parts, _ = parse_html(node.words(), node.path)
    for part in parts:
        part.role = role or part.role
    return parts
