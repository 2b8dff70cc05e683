"""Front matter: what stands above a Markdown text, in YAML between lines of --- or in TOML between lines of +++."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import regex

from attrib.model import Role, Span
from attrib.readers.drafts import Original, Part, Writer
from attrib.readers.errors import ReadError, needs

if TYPE_CHECKING:
    from yaml import Node

FENCED = regex.compile(r"(---|\+\+\+)[ \t]*+\r?\n(.*?\r?\n)??(?:\1|\.\.\.)[ \t]*+(?:\r?\n|\Z)", regex.DOTALL)
ROLES: Mapping[str, Role] = MappingProxyType(
    {
        **dict.fromkeys(("title", "headline", "subtitle", "subhead", "dek", "standfirst"), Role.HEADLINE),
        **dict.fromkeys(("author", "authors", "byline", "by"), Role.BYLINE),
        "dateline": Role.DATELINE,
        "caption": Role.CAPTION,
        "credit": Role.CREDIT,
    }
)


class Matter(NamedTuple):
    """The parts that front matter holds, and where the text below it begins."""

    parts: list[Part]
    end: int


class Value(NamedTuple):
    """What front matter says under a key, perhaps nothing, and the stretch of the input where it stands."""

    key: str
    words: str
    span: Span


def read_front_matter(source: Original, name: str) -> Matter:
    """Return what stands above the text, if there is anything. Raises `ReadError` where it cannot be understood."""
    fenced = FENCED.match(source.text)
    if fenced is None or fenced[2] is None:
        return Matter([], fenced.end() if fenced else 0)
    values = (_from_yaml if fenced[1] == "---" else _from_toml)(source.text, Span(*fenced.span(2)), name)
    if values is None:
        return Matter([], 0)
    writer = Writer()
    for key, value, span in values:
        writer.begin(ROLES[key])
        if not value.strip() and ROLES[key] is Role.BYLINE:
            writer.parts.append(Part(Role.BYLINE, None, "", ()))
        at = source.text.find(value, *span)
        if at >= 0:
            writer.write(source, at, at + len(value))
        else:  # folded, or with escapes: its beginning is all the place there is
            words = " ".join(value.split())
            if words:
                writer.put(words, *source.place(span.start))
    writer.begin(None)
    return Matter(writer.parts, fenced.end())


def _from_yaml(text: str, span: Span, name: str) -> list[Value] | None:
    """Return the values that have a role; or None where this is no table, but text between two lines."""
    with needs("front matter in YAML"):
        import yaml
    try:
        root = yaml.compose(text[slice(*span)], Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {text.count(chr(10), 0, span.start) + mark.line + 1}" if mark else ""
        raise ReadError(name, "malformed", f"its front matter is not YAML{line}") from error
    if not isinstance(root, yaml.MappingNode):
        return None if root is not None else []
    return [
        Value(key.value, words, where)
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode) and key.value in ROLES
        for words, where in _scalars(value, span.start)
    ]


def _scalars(node: Node, begin: int) -> Iterator[tuple[str, Span]]:
    """Yield the words of a value, of each value in a list, or of the name in a table: author: {name: Ida Crane}.

    An empty list, table or value has no words: `null`, `~`, `[]`.
    """
    import yaml

    if isinstance(node, yaml.ScalarNode) or not node.value:
        words = node.value if isinstance(node, yaml.ScalarNode) and not node.tag.endswith(":null") else ""
        yield words, Span(begin + node.start_mark.index, begin + node.end_mark.index)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _scalars(each, begin)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "name":
                yield from _scalars(value, begin)


def _from_toml(text: str, span: Span, name: str) -> list[Value]:
    """Return the same of TOML, whose reader does not say where a value stands: behind its key."""
    try:
        table = tomllib.loads(text[slice(*span)])
    except tomllib.TOMLDecodeError as error:
        raise ReadError(name, "malformed", f"its front matter is not TOML: {str(error).lower()}") from error
    found = []
    for key in ROLES.keys() & table.keys():
        begin = regex.search(rf"(?m)^[ \t]*+{key}\b", text, pos=span.start, endpos=span.end)
        where = Span(begin.start() if begin else span.start, span.end)
        values = (table[key] or [""]) if isinstance(table[key], list) else [table[key]]
        found += [Value(key, each, where) for each in values if isinstance(each, str)]
    return sorted(found, key=lambda value: value.span)
