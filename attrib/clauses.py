"""Who does what in a sentence: the subject of a verb, the extent of a noun phrase, the end of a clause.

All of it works on the letters of a sentence's phrases (see `grammar`): a subject is found by walking left from
its verb over what may stand between them, a clause ends where the next one takes over.
"""

from __future__ import annotations

from typing import NamedTuple

from attrib.grammar import Sentence

RELATIVE = frozenset({"who", "which", "that"})
# What may follow a noun and still belong to it: “officials familiar with the talks”, “an aide to the mayor”
BINDING = frozenset("of for from in at with to near on under inside by behind about between among against than around".split())
LOOSE = frozenset("as like including into over across throughout outside within behind toward towards along during".split())
HOW = frozenset(
    "statement interview email e-mail letter memo speech tweet post message address briefing hearing conference call "
    "debate text video podcast appearance remarks rebuttal response report article column filing press".split()
)
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
# Verbs whose object speaks for itself: “He cited a report saying …”, but “She issued a statement saying …”
POINTING = frozenset("cite cites cited citing quote quotes quoted see sees saw mention mentioned read reads reference referenced found find published publishes".split())
# Verbs whose object does what the infinitive says: “Ruiz asked the council to say …”
CONTROLLING = tuple(
    "ask tell told urge order want expect help forc allow encourag persuad invit warn press push requir lead led caus "
    "prompt get got let enabl permit instruct direct advis pressur challeng".split()
)
AUXILIARY = frozenset("be is are was were been being am has have had having do does did".split())


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
        elif left == "C" and first > 1 and kinds[first - 2] == "n" and sentence.phrase_words(first - 1)[0] in ("and", "or"):
            first -= 2
        elif left == "C" and first > 2 and kinds[first - 3 : first - 1] == "n,":
            first -= 3
        elif left == "," and "C" in kinds[first:last] and first > 1 and kinds[first - 2] == "n" and kinds[first - 3 : first - 2] not in ("I", "O"):
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
    """Return the noun phrase of a shortened relative clause: “people briefed on …”, “an audit dated 9 May and sent to …”.

    `at` is its participle; “he spoke in Paris” is none.
    """
    kinds = sentence.kinds
    while at > 0:
        alone = sentence.firsts[at + 1] - sentence.firsts[at] == 1
        if not alone or sentence.tags[sentence.firsts[at]] not in "TLG":
            return None
        left = at - 1
        if kinds[left] == "n" and sentence.words[sentence.head(left)] not in RELATIVE | SUBJECT_PRONOUNS:
            if not (left > 0 and kinds[left - 1] in "vl" and sentence.words[sentence.head(left)].isdigit()):
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
        if sentence.words[sentence.firsts[j]] in RELATIVE and sentence.kinds[j] in "nW" and sentence.kinds[j - 1] == "n":
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
    return kinds[0] in "nDC" and "v" not in kinds.replace("Wv", "").replace("nv", "", 1 if "who" in sentence.words else 0)


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
                    if before in "^,;:\"R":
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


def opens_sentence(sentence: Sentence, k: int) -> bool:
    """Tell whether a participle opens its sentence: “Denying the charge, Ruiz left.”"""
    return sentence.kinds[k] == "g" and k < 6 and set(sentence.kinds[:k]) <= set("RCU,")


def opening_comma(sentence: Sentence, k: int) -> int:
    """Return the comma that ends an opening participle's clause: the first before a noun phrase and a finite verb, or 0."""
    kinds = sentence.kinds
    comma = kinds.find(",", k, k + REACH)
    while comma > 0:
        if kinds[comma + 1 : comma + 2] == "n":
            end = extent(sentence, comma + 1)
            if kinds[end : end + 1] == "v" or kinds[end : end + 2] in (",v", "Rv"):
                return comma
        comma = kinds.find(",", comma + 1, k + REACH)
    return 0


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


def kinds_between(sentence: Sentence, first: int, last: int, letters: str) -> bool:
    """Tell whether a phrase of one of the letters stands between two phrases."""
    return any(c in letters for c in sentence.kinds[first:last])


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
            if nearest is None or before in '^;':
                nearest = found
                if before in '^,;"R' or found.first > j:
                    if not any(i in is_cue for i in range(j)):
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
        elif kind == "J" and end + 1 < size and kinds[end + 1] in "IO":
            end += 1
        elif kind in "lv" and end + 1 < size and kinds[end + 1] in "IO" and sentence.tags[sentence.head(end)] in "TL":
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
        if kinds[end] == "v" and not any(w in RELATIVE for w in sentence.words[sentence.firsts[i] : sentence.firsts[end]]):
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
            if after in is_cue and kinds[after] in "gv" and (
                kinds[after] == "g" or tense(sentence, after) == mine
            ):
                return j
            if after + 1 < size and kinds[after] == "n" and after + 1 in is_cue and kinds[after + 2 : after + 3] in (",", "."):
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
    if i >= len(kinds) or not (kinds[i] == "C" or sentence.words[sentence.firsts[i]] in ("while", "though", "although")):
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
