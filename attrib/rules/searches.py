"""Searches: which words an article has, and where a pattern can match at all.

Most patterns of the rules match in few articles, and there in few places. To look for their words first is cheaper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_lowercase

from attrib.lexicon import plain
from attrib.model import Article, Span

# Every byte but a to z as a space
LETTERS = bytes(byte if chr(byte) in ascii_lowercase else ord(" ") for byte in range(256))


@lru_cache(maxsize=1)  # a rule that looks for many words asks first whether any of them is there
def vocabulary(article: Article) -> frozenset[str]:
    """Return the runs of letters from a to z that an article has, in lower case: {the, mayor, s, office}."""
    return runs_of_letters(lower(article))


def runs_of_letters(words: str) -> frozenset[str]:
    """Return the runs of letters from a to z in words that are in lower case."""
    return frozenset(words.encode("ascii", "replace").translate(LETTERS).decode("ascii").split())


@lru_cache(maxsize=1)
def lower(article: Article) -> str:
    """Return the text as `plain` makes it, code point for code point."""
    return lowered(article.document.text)


def lowered(words: str) -> str:
    """Return words as `plain` makes them, but no longer: a capital I with a dot would become two code points."""
    return plain(words.replace("İ", "i"))


def places(text: str, words: Iterable[str]) -> list[int]:
    """Return where any of a few words begin, also inside other words, in the order of the text."""
    found: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.add(at)
            at = text.find(word, at + 1)
    return sorted(found)


def matches(article: Article, pattern: re.Pattern[str], words: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in the text. Each match begins with one of some words: they are looked for first.

    In lower case, `words` are whole words, or a few of them: “citing”, “on the word”.
    """
    text, known, end = article.document.text, vocabulary(article), 0
    for start in places(lower(article), [word for word in words if word.rpartition(" ")[2] in known]):
        found = pattern.match(text, start) if start >= end else None
        if found:
            end = found.end()
            yield found


def sentences_with(article: Article, words: Iterable[str]) -> list[Span]:
    """Return the sentences in which any of a few words stand: nowhere else need a pattern be tried that has one.

    In lower case, `words` may also be parts of words, and a few of them: “name ”, “on the record”.
    """
    layout = article.layout
    numbers = dict.fromkeys(map(layout.sentence_at, places(lower(article), words)))
    return [layout.sentences[number] for number in numbers]
