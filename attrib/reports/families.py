"""The six kinds of source that a page draws apart, each with a letter, a line and a tint of its own."""

from __future__ import annotations

from attrib.model import NAMED, NOBODY, UNNAMED, SourceType

_FAMILIES = (
    ("N", NAMED, "named", "a person with a name"),
    ("B", {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON}, "body", "a body, or somebody who speaks for it"),
    ("D", {SourceType.DOCUMENT, SourceType.MEDIA, SourceType.SELF}, "record", "a document, an outlet, this newsroom"),
    ("U", UNNAMED, "unnamed", "a person without a name"),
    ("G", {SourceType.COLLECTIVE}, "group", "a group nobody counted"),
    ("X", NOBODY, "nobody", "no source"),
)
LETTER = {source_type: letter for letter, types, _, _ in _FAMILIES for source_type in types}
NAMES = {letter: name for letter, _, name, _ in _FAMILIES}
MEANINGS = {letter: meaning for letter, _, _, meaning in _FAMILIES}


def label(number: int, source_type: SourceType) -> str:
    """Return what an attribution is called on a page, by its place in the article and its kind: U7."""
    return f"{LETTER[source_type]}{number}"
