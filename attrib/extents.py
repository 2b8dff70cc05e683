"""Extents: how far a noun phrase reaches, with all that hangs on it: “an aide to the mayor, Lou Park, of Brno”."""

from __future__ import annotations

from attrib.grammar import Sentence
from attrib.phrases import RELATIVE, past

# What may follow a noun and still belong to it: “officials familiar with the talks”, “an aide to the mayor”
BINDING = frozenset(
    "of for from in at with to near on under inside by behind about between among against than around".split()
)
HOW = frozenset(
    "statement interview email e-mail letter memo speech tweet post message address briefing hearing conference call "
    "debate text video podcast appearance remarks rebuttal response report article column filing press".split()
)
# After a comma these begin something else: “Ruiz, their mayor”, “Ruiz, she said”
NO_APPOSITION = frozenset("which he she they it we i his her their".split())
# What these name is what the sentence tells, and nobody in it: “according to two aides, a move that was …”
DEEDS = frozenset("move step decision development stance shift change sign fact figure rise drop fall".split())
PUBLISHED = frozenset("published released issued posted filed written dated obtained updated".split())
REACH = 150  # phrases over which a noun phrase may run: no sentence of real copy has as many


def extent(sentence: Sentence, i: int) -> int:
    """Return where the noun phrase that begins at `i` ends, with all that hangs on it."""
    end = i + 1
    furthest = min(len(sentence.kinds), i + REACH)
    while end < furthest:
        further = _attached(sentence, end)
        if further == end:
            break
        end = further
    return end


def _attached(sentence: Sentence, i: int) -> int:
    """Return where the words end that stand at `i` and hang on the noun phrase before; `i` itself if none do."""
    kinds, words = sentence.kinds, sentence.words
    kind, after = kinds[i], kinds[i + 1 : i + 2]
    if kind == "I" and after == "t" and kinds[i - 1] in "vl":  # a memo released | on Friday by the agency
        return i + 2
    if kind == "I":  # the mayor | of Brno
        return i + 2 if after == "n" and _binds(sentence, i) else i
    if kind == "O":  # the adviser | to Mayor Ruiz; not: the statement | to reporters
        told = after == "n" and words[sentence.head(i + 1)] in ("reporters", "journalists", "lawmakers", "supporters")
        return i + 2 if after == "n" and not told else i
    if kind == "(":  # Lou Park | (Labour)
        closing = kinds.find(")", i, i + 9)
        return i if closing < 0 else closing + 1
    if kind == "C":  # Ruiz | and Park; not: Ruiz spoke | and Park left
        return i + 2 if after == "n" and kinds[i + 2 : i + 3] != "v" else i
    if kind == ",":  # Ruiz | , the mayor of Brno
        return _apposition(sentence, i) or i
    if kind == "g":  # officials | using the office
        return i + 2 if after and after in "nI" else i
    if kind in "nW" and words[sentence.firsts[i]] in ("who", "whose"):
        return _clause(sentence, i)
    if kind in "vl" and words[sentence.firsts[i]] in PUBLISHED and _ends_with_time(sentence, i):
        return i + 2  # an audit | published last year
    if kind == "t" and i > 3 and kinds[i - 2 : i] in ("On", "In") and is_reduced(sentence, i - 3):
        return i + 1  # a letter sent to the council | last week
    # people | familiar with it; people | briefed on it; not: a report | was published on it
    binding = (kind == "J" and after and after in "IO") or is_reduced(sentence, i)
    return i + 1 + kinds.startswith("t", i + 1) if binding else i


def _ends_with_time(sentence: Sentence, k: int) -> bool:
    """Tell whether a verb of one word has only a time after it: “published last year”, not “published last year a”."""
    alone = sentence.firsts[k + 1] - sentence.firsts[k] == 1
    return alone and sentence.kinds[k + 1 : k + 2] == "t" and sentence.kinds[k + 2 : k + 3] in ("", ".", ",", ";", "v")


def _binds(sentence: Sentence, i: int) -> bool:
    words = sentence.words
    if sentence.phrase_words(i)[0] not in BINDING:
        return False
    head = sentence.head(i + 1)
    named = sentence.tags[head] == "X"  # an analyst at the Cook Report
    return named or words[head] not in HOW or words[sentence.firsts[i]] in ("of", "for")


def _clause(sentence: Sentence, start: int) -> int:
    """Return where a relative clause ends: at the next comma, dash, quotation or stop."""
    furthest = min(len(sentence.kinds), start + REACH)
    return next((k for k in range(start + 1, furthest) if sentence.kinds[k] in ',.;:-"'), furthest)


def _apposition(sentence: Sentence, comma: int) -> int | None:
    """Return where the apposition after a comma ends, or None where the comma opens something else."""
    kinds = sentence.kinds
    i = past(kinds, comma + 1, "R")
    if i >= len(kinds):
        return None
    first = sentence.words[sentence.firsts[i]]
    if first in ("who", "whose"):
        return _clause(sentence, i)
    if first in NO_APPOSITION or kinds[i] not in "nJ" or sentence.words[sentence.head(i)] in DEEDS:
        return None
    end = i
    relative = False
    furthest = min(len(kinds), i + REACH)
    while end < furthest and kinds[end] not in ',.;:-"':
        relative = relative or not RELATIVE.isdisjoint(sentence.phrase_words(end))
        if kinds[end] == "v" and not relative and not is_reduced(sentence, end):
            return None
        if kinds[end] == "I" and end + 1 < len(kinds) and not _binds(sentence, end) and end > i:
            break
        end += 1
    return end


def is_reduced(sentence: Sentence, k: int) -> bool:
    """Tell whether a participle only adds to the noun before it: “a lawyer hired by the firm”."""
    alone = sentence.firsts[k + 1] - sentence.firsts[k] == 1
    after = sentence.kinds[k + 1 : k + 3].removeprefix("t")[:1]  # a memo released | Friday by the agency
    return alone and sentence.tags[sentence.head(k)] in "TL" and after in ("I", "O")
