"""What words mean, as far as a rule can tell: the words that two texts share."""

from __future__ import annotations

import re

from attrib.lexicon import plain
from attrib.model import Article, Span
from attrib.tags import CLOSED, word_tags

LONG_WORD = re.compile(r"[^\W\d_]{3,}")
ENDINGS = ("ing", "ies", "ed", "es", "s", "e", "y")


def stems(article: Article, spans: tuple[Span, ...]) -> frozenset[str]:
    """Return the words that carry meaning, names left out, without their endings: sign in “to sign it” and “signed”."""
    tags, _ = word_tags()
    words = (plain(word) for word in LONG_WORD.findall(article.words(spans)) if word[0].islower())
    return frozenset(_stem(word) for word in words if tags.get(word, "") not in CLOSED)


def _stem(word: str) -> str:
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending)
