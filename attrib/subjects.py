"""Subjects: who does what a verb says, found by walking left from it over what may stand between them."""

from __future__ import annotations

from attrib.clauses import (
    AUXILIARY,
    BINDING,
    CONTROLLING,
    LOOSE,
    POINTING,
    REACH,
    RELATIVE,
    SUBJECT_PRONOUNS,
    Range,
    extent,
    is_passive,
    kinds_between,
    opening_comma,
    opens_sentence,
    tense,
    verb,
)
from attrib.grammar import Sentence


def subject(sentence: Sentence, k: int, is_cue: frozenset[int] = frozenset()) -> Range | None:
    """Return the phrases that name who does what the verb phrase `k` says, or None where nobody is named.

    `is_cue` holds the phrases that are cues: a participle goes with one of these rather than with a nearer verb.
    """
    kinds = sentence.kinds
    if kinds[k] == "v":
        return _of_finite(sentence, k, 0)
    if kinds[k] in "gf":
        return _of_participle(sentence, k, is_cue)
    return None


def _of_finite(sentence: Sentence, k: int, depth: int) -> Range | None:
    kinds = sentence.kinds
    i = _over_adverbs(sentence, k - 1)
    if i < 0:
        return None
    kind = kinds[i]
    if kind == "n":
        if i > 0 and kinds[i - 1] == "n" and sentence.phrase_words(i)[0] in ("each", "both", "all", "themselves"):
            i -= 1
        return _climb(sentence, i)
    if kind == "v":
        head = _reduced(sentence, i)
        return Range(_climb(sentence, head).first, k) if head is not None else None
    if kind == "W" and sentence.phrase_words(i)[0] in RELATIVE:
        return Range(i, i + 1)
    if kind == ")":
        opening = kinds.rfind("(", 0, i)
        if opening > 0 and kinds[opening - 1] == "n":
            return Range(_climb(sentence, opening - 1).first, i + 1)
    if kind == "-":
        dash = kinds.rfind("-", 0, i)
        if dash > 0 and kinds[dash - 1] == "n":
            return Range(_climb(sentence, dash - 1).first, i)
    if kind == ",":
        found = _before_comma(sentence, i)
        if found:
            return found
        kind = kinds[i - 1] if i > 0 and kinds[i - 1] == "C" else kind
    if kind in "JlfgI":
        head = kinds.rfind("n", 0, i)
        if head >= 0 and kind in "Jl" and all(c in "JlIRC" for c in kinds[head + 1 : i + 1]):
            return _climb(sentence, head)
        return _whose_clause(sentence, i)
    if kind in "C," and depth < 3:
        return _shared(sentence, i, k, depth)
    return None


def _over_adverbs(sentence: Sentence, i: int) -> int:
    """Step left over adverbs and times: “Ruiz on Tuesday also said”."""
    kinds = sentence.kinds
    while i >= 0 and kinds[i] in "Rt":
        i -= 2 if kinds[i] == "t" and i > 1 and kinds[i - 1] == "I" and kinds[i - 2] in "n),R" else 1
    return i


def _climb(sentence: Sentence, i: int) -> Range:
    """Climb from the noun phrase beside a verb to the one that it belongs to.

    From “the talks” in “officials familiar with the talks said” to “officials”, from “Brno” in “the mayor of Brno
    said” to “the mayor”.
    """
    kinds = sentence.kinds
    first = i
    last = i + 1
    if sentence.phrase_words(i)[0] in SUBJECT_PRONOUNS:
        return Range(first, last)
    while first > max(0, i - REACH):
        left = kinds[first - 1]
        if left == "I" and sentence.phrase_words(first - 1)[0] in BINDING | LOOSE:
            at = first - 2
            while at >= 0 and kinds[at] in "JR":
                at -= 1
            if at >= 0 and kinds[at] in "lvg" and at + 1 == first - 1:
                reduced = _reduced(sentence, at)
                relative = _relative(sentence, at) if reduced is None else reduced
                at = -1 if relative is None else relative
            if at < 0 or kinds[at] != "n":
                break
            first = at
        elif left == "O" and first > 1 and kinds[first - 2] in "JnRl":
            at = first - 2
            while at >= 0 and kinds[at] in "JRl":
                at -= 1
            if at < 0 or kinds[at] != "n":
                break
            first = at
        elif (
            left == "C"
            and first > 1
            and kinds[first - 2] == "n"
            and sentence.phrase_words(first - 1)[0] in ("and", "or")
        ):
            first -= 2
        elif left == "C" and first > 2 and kinds[first - 3 : first - 1] == "n,":
            first -= 3
        elif (
            left == ","
            and "C" in kinds[first:last]
            and first > 1
            and kinds[first - 2] == "n"
            and kinds[first - 3 : first - 2] not in ("I", "O")
        ):
            first -= 2  # A, B and C said
        elif left in "gf" and first > 1 and kinds[first - 2] == "n":
            first -= 2
        elif left == "v":
            relative = _relative(sentence, first - 1)
            if relative is None:
                break
            first = relative
        else:
            break
    return Range(first, last)


def _reduced(sentence: Sentence, at: int) -> int | None:
    """Return the noun phrase of a shortened relative clause: “people briefed on it”, “an audit dated 9 May”.

    `at` is its participle; “he spoke in Paris” is none.
    """
    kinds = sentence.kinds
    while at > 0:
        alone = sentence.firsts[at + 1] - sentence.firsts[at] == 1
        if not alone or sentence.tags[sentence.firsts[at]] not in "TLG":
            return None
        left = at - 1
        word = sentence.words[sentence.head(left)]
        date = left > 0 and kinds[left - 1] in "vl" and word.isdigit()
        if kinds[left] == "n" and word not in RELATIVE | SUBJECT_PRONOUNS and not date:
            return left
        while left > 0 and (kinds[left] in "CtRI" or sentence.tags[sentence.head(left)] in "#Y"):
            left -= 1
        if left == at - 1 or kinds[left] not in "vlg":
            return None
        at = left
    return None


def _relative(sentence: Sentence, k: int) -> int | None:
    """Return the noun phrase that the relative clause of the verb phrase `k` hangs on, if it is in one."""
    i = k - 1
    while i >= 0 and sentence.kinds[i] in "R":
        i -= 1
    if i > 0 and sentence.words[sentence.firsts[i]] in RELATIVE and sentence.firsts[i + 1] - sentence.firsts[i] == 1:
        i -= 1
        if i > 0 and sentence.kinds[i] == ",":
            i -= 1
        return i if sentence.kinds[i] == "n" else None
    return None


def _whose_clause(sentence: Sentence, i: int) -> Range | None:
    """Return the noun phrase of a relative clause that ends at `i`: “a person who declined to be named said”."""
    for j in range(i, max(0, i - REACH), -1):
        if sentence.kinds[j] in ',;:"-':
            break
        if (
            sentence.words[sentence.firsts[j]] in RELATIVE
            and sentence.kinds[j] in "nW"
            and sentence.kinds[j - 1] == "n"
        ):
            return Range(_climb(sentence, j - 1).first, i + 1)
    return None


def _before_comma(sentence: Sentence, comma: int) -> Range | None:
    """Return the noun phrase whose apposition ends at the comma: “Ana Ruiz, 41, the mayor of Brno, said”."""
    kinds = sentence.kinds
    start = comma
    best: Range | None = None
    for _ in range(4):
        previous = kinds.rfind(",", max(0, start - REACH), start)
        bound = max(kinds.rfind(c, max(0, start - REACH), start) for c in ';:"H')
        segment = Range(max(previous, bound) + 1, start)
        if segment.first >= segment.last:
            break
        if previous > bound and _is_parenthetical(sentence, segment):
            start = previous
            head = _last_noun(sentence, previous)
            if head is not None:
                first = _climb(sentence, head).first
                if first == 0 or kinds[first - 1] in ',;:-"CUHWR(':
                    best = Range(first, comma)
            continue
        break
    return best


def _last_noun(sentence: Sentence, end: int) -> int | None:
    """Return the noun phrase that ends right before `end`, brackets and post-modifiers passed over."""
    i = end - 1
    if i >= 0 and sentence.kinds[i] == ")":
        i = sentence.kinds.rfind("(", 0, i) - 1
    if i >= 0 and sentence.kinds[i] == "n":
        return i
    return None


def _is_parenthetical(sentence: Sentence, segment: Range) -> bool:
    """Tell whether the words between two commas only add to the noun phrase before them."""
    kinds = sentence.kinds[segment.first : segment.last]
    first = sentence.words[sentence.firsts[segment.first]]
    if first in RELATIVE or first in ("whose", "whom", "where", "along"):
        return True
    if kinds[0] in "IgJlRtUO":
        return "v" not in kinds or kinds[0] in "UW"
    return kinds[0] in "nDC" and "v" not in kinds.replace("Wv", "").replace(
        "nv", "", 1 if "who" in sentence.words else 0
    )


def _shared(sentence: Sentence, i: int, k: int, depth: int) -> Range | None:
    """Return the subject of the verb before, shared by “and warned” in “She said A and warned B”."""
    kinds = sentence.kinds
    mine = tense(sentence, k)
    nearest = None
    for j in range(i - 1, max(-1, i - REACH), -1):
        if kinds[j] in ";":
            break
        if kinds[j] == "v" and tense(sentence, j) == mine and verb(sentence, j) not in AUXILIARY:
            found = _of_finite(sentence, j, depth + 1)
            if found is not None:
                nearest = found
                if not any(c == "H" for c in kinds[j:i]):
                    before = kinds[found.first - 1] if found.first else "^"
                    if before in '^,;:"R':
                        return found
    return nearest


def _of_participle(sentence: Sentence, k: int, is_cue: frozenset[int]) -> Range | None:
    """Return who says it in “Ruiz left, adding that …”, “a letter warning that …” and “Ruiz declined to say”."""
    kinds = sentence.kinds
    i = k - 1
    while i >= 0 and kinds[i] in "R":
        i -= 1
    if kinds[k] == "f":
        return _of_infinitive(sentence, k, i)
    if i >= 0 and kinds[i] == "n":
        head = _climb(sentence, i)
        before = head.first - 1
        if before >= 0 and kinds[before] == "v" and verb(sentence, before) not in POINTING | AUXILIARY:
            return _of_finite(sentence, before, 1) or head  # “She issued a statement saying …”
        return head
    if i >= 0 and kinds[i] == "I":
        return _of_infinitive(sentence, k, i)  # “He began by saying …”
    if opens_sentence(sentence, k):
        comma = opening_comma(sentence, k)
        main = next((j for j in range(comma + 1, len(kinds)) if kinds[j] == "v"), None)
        return _of_finite(sentence, main, 1) if comma > 0 and main is not None else None
    return _of_main_verb(sentence, k, is_cue)


def _of_infinitive(sentence: Sentence, k: int, i: int) -> Range | None:
    for j in range(i, max(-1, i - REACH), -1):
        if kinds_between(sentence, j, k, ',;:"'):
            break
        if sentence.kinds[j] == "v":
            if i > j and sentence.kinds[j + 1] == "n" and verb(sentence, j).startswith(CONTROLLING):
                return Range(j + 1, i + 1)  # “Ruiz asked the council to say …”
            found = _of_finite(sentence, j, 1)
            if found is not None:
                return found
    return _of_main_verb(sentence, k, frozenset())


def _of_main_verb(sentence: Sentence, k: int, is_cue: frozenset[int]) -> Range | None:
    """Return the subject of the verb that a participle goes with: a cue before it, else the nearest, else one after."""
    kinds = sentence.kinds
    nearest = None
    for j in range(k - 1, max(-1, k - REACH), -1):
        if kinds[j] == "v":
            found = _of_finite(sentence, j, 1) or inverted(sentence, j)
            if found is None:
                continue
            before = kinds[found.first - 1] if found.first else "^"
            if j in is_cue and not is_passive(sentence, j):
                return found
            if nearest is None or before in "^;":
                nearest = found
                outermost = before in '^,;"R' or found.first > j
                if outermost and not any(i in is_cue for i in range(max(0, j - REACH), j)):
                    break
    if nearest is None:
        for j in range(k + 1, min(len(kinds), k + REACH)):
            if kinds[j] == "v":
                found = _of_finite(sentence, j, 1)
                return found if found is not None and found.first > k else None
    return nearest


def inverted(sentence: Sentence, k: int) -> Range | None:
    """Return the subject that stands after its verb: “…,” said Ana Ruiz, the mayor of Brno."""
    kinds = sentence.kinds
    if k + 1 >= len(kinds) or kinds[k] != "v" or kinds[k + 1] != "n":
        return None
    if sentence.firsts[k + 1] - sentence.firsts[k] > 1 or sentence.tags[sentence.firsts[k]] not in "TZV":
        return None
    if k > 0 and kinds[k - 1] not in '",-':
        return None
    if sentence.phrase_words(k + 1) in (("it",), ("him",), ("them",), ("me",), ("us",), ("her",)):
        return None
    return Range(k + 1, extent(sentence, k + 1))
