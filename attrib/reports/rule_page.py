"""The page of one rule, for a terminal: what it finds and why, on whose authority, and its examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from attrib.rules import Rule

_WIDTH = 80


def rule_page(rule: Rule) -> str:
    """Return all that a rule says of itself."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({rule.severity})"
    yield from _wrapped(rule.summary)
    yield from _section("Why", *rule.why.split("\n\n"))
    yield from _section("Authority", rule.see)
    yield from _examples("Finds", rule.flags)
    yield from _examples("Lets pass", rule.passes)
    if rule.options:
        yield from _section("Options", *(f"{name} = {value}" for name, value in rule.options.items()))


def _section(title: str, *paragraphs: str) -> Iterator[str]:
    yield from ("", title)
    for paragraph in paragraphs:
        yield from _wrapped(paragraph, "  ")


def _examples(title: str, examples: Iterable[str]) -> Iterator[str]:
    yield from ("", title)
    for example in examples:
        lead = "  - "
        for paragraph in example.split("\n\n"):
            if lead.isspace():
                yield ""
            yield from _wrapped(" ".join(paragraph.split()), lead, "    ")
            lead = "    "


def _wrapped(text: str, indent: str = "", later: str | None = None) -> list[str]:
    further = indent if later is None else later
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False)
