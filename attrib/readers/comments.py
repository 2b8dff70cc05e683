"""Comments in an article that let a finding stand: <!-- attrib: allow RULE -- reason -->"""

from __future__ import annotations

from typing import NamedTuple

import regex

ADDRESSED = regex.compile(r"\s*+attrib\s*+:\s*+", regex.IGNORECASE)
# Some editors put one dash where two hyphens were typed.
ALLOWS = regex.compile(r"allow\s++(\w[\w-]*+)(?:\s++(?:--|–|—)\s*+(.*?))?\s*+", regex.DOTALL | regex.IGNORECASE)


class Comment(NamedTuple):
    """What a comment allows, and where it stands. `part` is the number of the part that it stands in or before.

    `rule` is empty where the comment cannot be understood, and `reason` where it gives none.
    """

    rule: str
    reason: str
    line: int
    column: int
    part: int


def read_comment(words: str, line: int, column: int, part: int) -> Comment | None:
    """Return what the words of a comment allow, or None where they are not for attrib."""
    addressed = ADDRESSED.match(words)
    if addressed is None:
        return None
    allows = ALLOWS.fullmatch(words, addressed.end())
    rule, reason = allows.groups() if allows else ("", None)
    return Comment(rule, " ".join((reason or "").split()), line, column, part)
