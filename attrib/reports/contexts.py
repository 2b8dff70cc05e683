"""A span -> its words with as much of their sentence as there is room for, so that an editor can find the place."""

from __future__ import annotations

import re
from typing import NamedTuple

from attrib.model import Article, Span
from attrib.reports.visible import escaped
from attrib.reports.wording import excerpt

_GAP = "…"
_SPACE = re.compile(r"\s+")


class Context(NamedTuple):
    """Some words, and what stands before and after them in their sentence, on one line and safe to print."""

    before: str
    words: str
    after: str


def context(article: Article, span: Span, width: int) -> Context:
    """Return the words of a span in their sentence, no wider than `width`; long ones stand alone, shortened."""
    text, sentences = article.document.text, article.layout.sentences
    words = excerpt(escaped(article.words(span)), width)
    if not words or not sentences or len(words) > width * 2 // 3:
        return Context("", words, "")
    sentence = sentences[article.layout.sentence_at(span.start)]
    before = _folded(text[min(sentence.start, span.start) : span.start]).lstrip()
    after = _folded(text[span.end : max(sentence.end, span.end)]).rstrip()
    room = width - len(words)
    after = _beginning(after, max(room // 3, room - len(before)))
    return Context(_end(before, room - len(after)), words, after)


def _folded(text: str) -> str:
    return escaped(_SPACE.sub(" ", text))


def _beginning(text: str, room: int) -> str:
    """Cut after a word, so that the text and the sign for what is left out fit into the room."""
    if len(text) <= room:
        return text
    kept = text[: max(0, room - 1)]
    return kept[: kept.rfind(" ") + 1] + _GAP


def _end(text: str, room: int) -> str:
    """Cut before a word, so that the sign for what is left out and the text fit into the room."""
    if len(text) <= room:
        return text
    kept = text[len(text) - max(0, room - 1) :]
    at = kept.find(" ")
    return _GAP + (kept[at:] if at >= 0 else "")
