r"""Text that Markdown takes for text: nothing in it is markup, a link, a mention or a command.

A report in Markdown is pasted into a ticket or a pull request. There a line of an article could become a heading, an
`@name` would call somebody, and `/close` at the start of a line would be obeyed.

>>> str(escaped("# *Over* <b> at https://velm.test, says @ana"))
'\\# \\*Over\\* &lt;b&gt; at https:&#8203;//velm.test, says @&#8203;ana'
"""

from __future__ import annotations

import re

from markupsafe import Markup

from attrib.reports.visible import pictured

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", **{character: f"\\{character}" for character in "\\`*_[]#|~$"}}
)
# What makes a block of the line that it opens: a list, a rule, the underline of a heading; and a command of GitLab.
_OPENS = re.compile(r"[+=/-]")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s|\Z)")
# After these a service makes a link, a mention, a reference or a picture of what follows. A space of no width stops it.
_LINKS = re.compile(
    r"(?<=:)(?=//)|(?<=\bwww\.)|(?<=@)(?=\w)|(?<=[#!])(?=\d)|(?<=\bGH-)(?=\d)|(?<=:)(?=[a-z+][\w+-]*:)", re.IGNORECASE
)


def escaped(text: str) -> Markup:
    """Return a text, on one line, as Markdown that shows it as it is."""
    words = pictured(" ".join(text.split())).translate(_ESCAPES)
    if number := _NUMBERED.match(words):
        words = f"{number[1]}\\{words[number.end(1) :]}"
    words = f"\\{words}" if _OPENS.match(words) else words
    return Markup(_LINKS.sub("&#8203;", words))  # noqa: S704  # escaped above
