"""Public bodies that an article names, and where."""

from __future__ import annotations

import re
from functools import cache

from attrib.lexicon import lexicon, plain
from attrib.model import Article

LONGEST = 3  # words in the name of a body
# Words of the list that tell that some body is public, and not which
ANY_BODY = frozenset(["federal", "presidential", "congressional", "ministerial", "law enforcement", "security"])
EDGES = "“”‘’\"'()[],.;:!?"


def bodies_named(article: Article) -> list[tuple[int, str]]:
    """Return the public bodies that the text names, in lower case, each with its offset, in the order of the text."""
    lists = lexicon()
    known = (lists.public_bodies | lists.organisation_names) - ANY_BODY
    words = [(m.start(), m.group().strip(EDGES)) for m in _word().finditer(article.document.text)]
    lower = [plain(word).removesuffix("'s") for _, word in words]
    found: list[tuple[int, str]] = []
    until = 0
    for i, (start, word) in enumerate(words):
        if i < until:
            continue
        bodies = (" ".join(lower[i : i + size]) for size in range(LONGEST, 0, -1))
        body = next((b for b in bodies if b in known), "")
        if body:
            until = i + 1 + body.count(" ")
        elif word[:1].isupper() and lower[i] in lists.organisation_words:
            body = lower[i]  # “the Pilots’ Committee”
        if body:
            found.append((start, body))
    return found


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")
