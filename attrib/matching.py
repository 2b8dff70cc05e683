"""Matching: listed phrases, with gaps in them, looked for among the words of a sentence."""

from __future__ import annotations

from attrib.lexicon import Phrases, Slot, slots_of


def match(words: tuple[str, ...], phrases: Phrases, start: int = 0) -> tuple[int, int] | None:
    """Return where the first of some phrases stands among words, from `start` on, end exclusive, or None."""
    if phrases.signs.isdisjoint(words):
        return None  # mostly: no phrase has any of them
    starts = phrases.starts
    for i, word in enumerate(words):
        if i < start or word not in starts:
            continue
        for phrase in map(slots_of, starts[word]):
            second = phrase[1] if len(phrase) > 1 else None
            if second is not None and (i + 1 == len(words) or words[i + 1] not in second):
                continue  # most end here, and a look is cheaper than a call
            end = _match_at(words, phrase, 0, i)
            if end is not None:
                return i, end
    return None


def _match_at(words: tuple[str, ...], phrase: tuple[Slot, ...], n: int, at: int) -> int | None:
    while n < len(phrase):
        slot = phrase[n]
        n += 1
        if slot is None:
            return _match_after(words, phrase, n, at)
        if at >= len(words) or words[at] not in slot:
            return None
        at += 1
    return at


def _match_after(words: tuple[str, ...], phrase: tuple[Slot, ...], n: int, at: int) -> int | None:
    """Match the rest of a phrase behind up to five words of any kind."""
    after = phrase[n] if n < len(phrase) else None
    for i in range(at, at + 6):
        if after is None or (i < len(words) and words[i] in after):  # a look is cheaper than a call here too
            end = _match_at(words, phrase, n, i)
            if end is not None:
                return end
    return None
