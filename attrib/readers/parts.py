"""Parts made of a value: a field of its own, a text in plain paragraphs, and what is told about an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from attrib.model import Origin, Role
from attrib.readers.drafts import Draft, Original, Part, Writer
from attrib.text import paragraphs_in

# What tells a text in HTML, where nothing says which it is
MARKUP = regex.compile(r"</[a-zA-Z][\w-]*+\s*+>|(?i:<br\b)")


def part_of(words: Original, role: Role | None, location: str | None) -> list[Part]:
    """Return the one part that a value is, or none where it is empty; of an empty byline, a part without text."""
    writer = Writer()
    writer.begin(role, location)
    writer.write(words)
    writer.begin(None)
    return writer.parts or ([Part(role, location, "", ())] if role is Role.BYLINE else [])


def plain_parts(words: Original, location: str | None) -> list[Part]:
    """Return the paragraphs of a plain text, as they are."""
    found = []
    for start, end in paragraphs_in(words.text):
        inner = (Origin(o.start - start, o.line, o.column) for o in words.origins if start < o.start < end)
        found.append(Part(None, location, words.text[start:end], (Origin(0, *words.place(start)), *inner)))
    return found


def without_repeats(told: Sequence[Part], content: Sequence[Part]) -> list[Part]:
    """Return the parts that are told about an article and do not stand in its text too."""
    said = {" ".join(part.text.split()).lower() for part in content}
    return [part for part in told if " ".join(part.text.split()).lower() not in said]


def pointed(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the articles of an input, with a pointer each where there are several."""
    several = len(drafts) > 1
    return [replace(draft, pointer=f"#{draft.pointer}" if several else "") for draft in drafts]
