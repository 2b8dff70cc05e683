"""Phrases: how to step over those of a sentence, and what a verb phrase tells.

All of it works on the letters of a sentence's phrases (see `grammar`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from attrib.grammar import Sentence

RELATIVE = frozenset({"who", "which", "that"})
# Verbs whose past is their base form: “The bank cut its forecast and warned …”
UNCHANGED = frozenset("cut put hit set let shut cast beat quit split cost hurt".split())
AUXILIARY = frozenset("be is are was were been being am has have had having do does did".split())


class Range(NamedTuple):
    """Phrases of one sentence, from `first` up to, not including, `last`."""

    first: int
    last: int


def past(kinds: str, i: int, letters: str) -> int:
    """Step right from `i` over phrases of some letters: over adverbs and times, “Ruiz | on Monday also | said”."""
    while i < len(kinds) and kinds[i] in letters:
        i += 1
    return i


def back_over(kinds: str, i: int, letters: str) -> int:
    """Step left from `i` over phrases of some letters."""
    while i >= 0 and kinds[i] in letters:
        i -= 1
    return i


def lies_in(ranges: Iterable[Range], phrase: int) -> bool:
    """Tell whether one of some ranges has a phrase."""
    return any(first <= phrase < last for first, last in ranges)


def verb(sentence: Sentence, k: int) -> str:
    """Return the last word of a verb phrase, which carries its meaning."""
    return sentence.words[sentence.firsts[k + 1] - 1]


def is_passive(sentence: Sentence, k: int) -> bool:
    """Tell whether a verb phrase is passive: “was told”, “has been described”."""
    words = sentence.phrase_words(k)
    if len(words) < 2 or sentence.tags[sentence.head(k)] not in "TLV":
        return False
    return any(w in ("be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m") for w in words[:-1]) or (
        words[0] == "'s" and sentence.tags[sentence.head(k)] in "TL"
    )


def tense(sentence: Sentence, k: int) -> str:
    """Return a letter for the tense of a verb phrase: T past, Z present, M modal, G participle, O infinitive."""
    first = sentence.firsts[k]
    tag = sentence.tags[first]
    if tag == "B":
        return "T" if sentence.words[first] in ("was", "were", "had", "did") else "Z"
    if tag == "V":
        return "T" if sentence.words[first] in UNCHANGED else "Z"
    return "T" if tag == "L" else tag
