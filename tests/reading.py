"""What tests of the readers share: a document, part by part."""

from __future__ import annotations

from attrib.audit import find_attributions
from attrib.model import Document
from attrib.readers import read

Row = tuple[str, int, int, str]


def read_text(text: str, name: str) -> Document:
    """Return the document of a text in a file of this name."""
    return read(text.encode(), name=name)


def rows(document: Document) -> list[Row]:
    """Return every paragraph: what it is, the line and the column where it begins, and its words."""
    layout = find_attributions(document).layout
    return [(p.role.value, *layout.line_column(p.span.start), document.text[slice(*p.span)]) for p in layout.paragraphs]


def places(document: Document, source: str) -> None:
    """Check that every word of a document stands where it says: in its line and its column of the source."""
    layout, lines = find_attributions(document).layout, source.splitlines()
    at = 0
    for word in document.text.split():
        at = document.text.index(word, at)
        line, column = layout.line_column(at)
        there = lines[line - 1][column - 1 :]
        if word != "—":  # a reader sets it before the line that says whose a block quote is
            first = (word, word[0], "&", "\\", "<q>", "</q>")
            assert there.startswith(first), f"{word!r} is not at {line}:{column}, but {there[:20]!r}"
        at += len(word)
