"""Clauses: what a verb phrase is, how far a noun phrase reaches, where a clause ends.

All of it works on the letters of a sentence's phrases (see `grammar`). A clause ends where the next one takes over.
"""

from __future__ import annotations

from typing import NamedTuple

from attrib.grammar import Sentence

RELATIVE = frozenset({"who", "which", "that"})
# What may follow a noun and still belong to it: “officials familiar with the talks”, “an aide to the mayor”
BINDING = frozenset(
    "of for from in at with to near on under inside by behind about between among against than around".split()
)
LOOSE = frozenset(
    "as like including into over across throughout outside within behind toward towards along during".split()
)
HOW = frozenset(
    "statement interview email e-mail letter memo speech tweet post message address briefing hearing conference call "
    "debate text video podcast appearance remarks rebuttal response report article column filing press".split()
)
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
# Verbs whose object speaks for itself: “He cited a report saying …”, but “She issued a statement saying …”
POINTING = frozenset(
    "cite cites cited citing quote quotes quoted see sees saw mention mentioned read reads reference referenced found "
    "find published publishes".split()
)
# Verbs whose object does what the infinitive says: “Ruiz asked the council to say …”
CONTROLLING = tuple(
    "ask tell told urge order want expect help forc allow encourag persuad invit warn press push requir lead led caus "
    "prompt get got let enabl permit instruct direct advis pressur challeng".split()
)
AUXILIARY = frozenset("be is are was were been being am has have had having do does did".split())


# Words that open a clause beside another: “…, while the union says …”, “…, where Ruiz had said …”
CONTRASTING = frozenset({"while", "though", "although", "where"})
REACH = 150  # phrases over which a clause may run: no sentence of real copy has as many


class Range(NamedTuple):
    """Phrases of one sentence, from `first` up to, not including, `last`."""

    first: int
    last: int


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


def is_negated(sentence: Sentence, k: int) -> bool:
    """Tell whether a verb phrase is denied: “did not say”, “never said”."""
    return any(w in ("not", "never", "n't") or w.endswith("n't") for w in sentence.phrase_words(k))


def tense(sentence: Sentence, k: int) -> str:
    """Return a letter for the tense of a verb phrase: T past, Z present, M modal, G participle, O infinitive."""
    first = sentence.firsts[k]
    tag = sentence.tags[first]
    if tag == "B":
        return "T" if sentence.words[first] in ("was", "were", "had", "did") else "Z"
    return {"L": "T", "V": "Z"}.get(tag, tag)


def opens_sentence(sentence: Sentence, k: int) -> bool:
    """Tell whether a participle opens its sentence: “Denying the charge, Ruiz left.”"""
    return sentence.kinds[k] == "g" and k < 6 and set(sentence.kinds[:k]) <= set("RCU,")


def opening_comma(sentence: Sentence, k: int) -> int:
    """Return the comma that ends an opening participle's clause, before the main subject and verb, or 0."""
    kinds = sentence.kinds
    comma = kinds.find(",", k, k + REACH)
    while comma > 0:
        if kinds[comma + 1 : comma + 2] == "n":
            end = extent(sentence, comma + 1)
            if kinds[end : end + 1] == "v" or kinds[end : end + 2] in (",v", "Rv"):
                return comma
        comma = kinds.find(",", comma + 1, k + REACH)
    return 0


def kinds_between(sentence: Sentence, first: int, last: int, letters: str) -> bool:
    """Tell whether a phrase of one of the letters stands between two phrases."""
    return any(c in letters for c in sentence.kinds[first:last])


def extent(sentence: Sentence, i: int) -> int:
    """Return where the noun phrase that begins at `i` ends, with all that hangs on it."""
    kinds = sentence.kinds
    end = i + 1
    size = len(kinds)
    while end < min(size, i + REACH):
        kind = kinds[end]
        if kind == "I" and end + 1 < size and kinds[end + 1] in "n" and _binds(sentence, end):
            end += 2
        elif kind == "O" and end + 1 < size and kinds[end + 1] == "n":
            if sentence.words[sentence.head(end + 1)] in ("reporters", "journalists", "lawmakers", "supporters"):
                break
            end += 2
        elif (kind == "J" and end + 1 < size and kinds[end + 1] in "IO") or (
            kind in "lv" and end + 1 < size and kinds[end + 1] in "IO" and sentence.tags[sentence.head(end)] in "TL"
        ):
            end += 1
        elif kind == "(":
            closing = kinds.find(")", end)
            if closing < 0 or closing - end > 8:
                break
            end = closing + 1
        elif kind == "C" and end + 1 < size and kinds[end + 1] == "n" and kinds[end + 2 : end + 3] not in ("v",):
            end += 2
        elif kind in "nW" and sentence.words[sentence.firsts[end]] in ("who", "whose"):
            end = _clause(sentence, end)
        elif kind == "g" and end + 1 < size and kinds[end + 1] in "nI":
            end += 2
        elif kind == ",":
            further = _apposition(sentence, end)
            if further is None:
                break
            end = further
        else:
            break
    return end


def _binds(sentence: Sentence, i: int) -> bool:
    words = sentence.words
    if sentence.phrase_words(i)[0] not in BINDING:
        return False
    return words[sentence.head(i + 1)] not in HOW or words[sentence.firsts[i]] in ("of", "for")


def _clause(sentence: Sentence, start: int) -> int:
    """Return where a relative clause ends: at the next comma, dash, quotation or stop."""
    end = start + 1
    while end < len(sentence.kinds) and sentence.kinds[end] not in ',.;:-"':
        end += 1
    return end


def _apposition(sentence: Sentence, comma: int) -> int | None:
    """Return where the apposition after a comma ends, or None where the comma opens something else."""
    kinds = sentence.kinds
    i = comma + 1
    while i < len(kinds) and kinds[i] == "R":
        i += 1
    if i >= len(kinds):
        return None
    first = sentence.words[sentence.firsts[i]]
    if first in ("who", "whose"):
        return _clause(sentence, i)
    if first in ("which", "he", "she", "they", "it", "we", "i", "his", "her", "their") or kinds[i] not in "nJI":
        return None
    if kinds[i] == "I":
        return None
    end = i
    while end < len(kinds) and kinds[end] not in ',.;:-"':
        if kinds[end] == "v" and not any(
            w in RELATIVE for w in sentence.words[sentence.firsts[i] : sentence.firsts[end]]
        ):
            alone = sentence.firsts[end + 1] - sentence.firsts[end] == 1
            if not alone or sentence.tags[sentence.head(end)] not in "TL" or kinds[end + 1 : end + 2] not in ("I", "O"):
                return None
        if kinds[end] == "I" and end + 1 < len(kinds) and not _binds(sentence, end) and end > i:
            break
        end += 1
    return end


def clause_end(sentence: Sentence, start: int, cue: int, is_cue: frozenset[int], relative: bool = False) -> int:
    """Return where the content that begins at `start` ends: at the sentence's end, or where another cue takes over.

    `is_cue` holds the phrases that are cues. “She said the dam was safe, adding that …”, “… and warned that …”,
    “…, he said, …”. A content in a relative clause ends with it: “Ruiz, who says the dam is safe, left.”
    """
    kinds = sentence.kinds
    size = len(kinds)
    size = min(size, start + REACH)
    mine = tense(sentence, cue)
    if opens_sentence(sentence, cue):
        comma = opening_comma(sentence, cue)
        size = comma if comma > start else size
    j = start
    while j < size:
        kind = kinds[j]
        if kind == "." or (kind == ";" and j > start):
            return j
        if kind == ":" and j > start and kinds[j + 1 : j + 4] in ('"nv', '"vn'):
            return j  # “She declared the need for drive: “…,” she said.”
        if kind == "," and j > start:
            after = j + 1
            while after < size and kinds[after] in "RC":
                after += 1
            if relative and kinds[after : after + 1] == "v":
                return j
            if kinds[after : after + 2] == "nW" and sentence.words[sentence.firsts[after]] in ("a", "an"):
                return j  # “…, a stance that reflects …”
            if after in is_cue and kinds[after] in "gv" and (kinds[after] == "g" or tense(sentence, after) == mine):
                return j
            if (
                after + 1 < size
                and kinds[after] == "n"
                and after + 1 in is_cue
                and kinds[after + 2 : after + 3] in (",", ".")
            ):
                return j
            if _takes_over(sentence, j + 1, is_cue):
                return j
        elif kind == "v" and relative and j > start and j in is_cue and kinds[j - 1] in "fJRtl":
            return j  # “a person who declined to be named said”
        elif kind == '"' and j > start:
            # the comma stands inside the marks: “…,” adding that; “…,” but Ruiz said
            if (j + 1 in is_cue and kinds[j + 1] == "g") or _takes_over(sentence, j + 1, is_cue):
                return j + 1
        elif kind == "C" and j > start and j + 1 in is_cue and kinds[j + 1] == "v" and tense(sentence, j + 1) == mine:
            return j
        j += 1
    return size


def _takes_over(sentence: Sentence, i: int, is_cue: frozenset[int]) -> bool:
    """Tell whether a clause with a cue of its own begins: “…, but Ruiz said …”, “…, while the union says …”."""
    kinds = sentence.kinds
    if i >= len(kinds) or not (kinds[i] == "C" or sentence.words[sentence.firsts[i]] in CONTRASTING):
        return False
    i += 1
    while i < len(kinds) and kinds[i] in "Rt":
        i += 1
    if i >= len(kinds) or kinds[i] != "n":
        return False
    i += 1
    while i + 1 < len(kinds) and kinds[i] == "I" and kinds[i + 1] == "n":
        i += 2
    while i < len(kinds) and kinds[i] in "Rt":
        i += 1
    return i in is_cue and kinds[i] == "v"
