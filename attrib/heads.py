"""Heads: the noun phrase that others hang on, climbed to from the words beside a verb."""

from __future__ import annotations

from attrib.clauses import ASKED, SUBORDINATING
from attrib.extents import BINDING, is_reduced
from attrib.grammar import Sentence
from attrib.phrases import RELATIVE, Range, back_over

LOOSE = frozenset(
    "as like including into over across throughout outside within behind toward towards along during".split()
)
# Before “as”, which binds what follows then: cities such as Velm, a woman identified only as Rosa
BEFORE_AS = frozenset("such well only identified known named name".split())
BOUNDS = frozenset(';:"H')  # over these no apposition reaches
MOST_INSERTIONS = 6  # Ana Ruiz, 41, of Oster, Ohio, a diver, who was there, said
MOST_JOINED = 10  # phrases between two participles: a note signed by its director, Ana Ruiz, and | sent to reporters
# What nobody is: Ruiz | sat on a bench
DONE = frozenset("sat stood marched walked trooped stormed rallied spoke looked arrived".split())
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})


def climb(sentence: Sentence, i: int) -> Range:
    """Climb from the noun phrase beside a verb to the one that it belongs to.

    From “the talks” in “officials familiar with the talks said” to “officials”, from “Brno” in “the mayor of Brno
    said” to “the mayor”.
    """
    if sentence.phrase_words(i)[0] in SUBJECT_PRONOUNS:
        return Range(i, i + 1)
    first = i
    while first > 0:
        further = _step(sentence, first, i + 1)
        if further is None:
            break
        first = further
    return Range(first, i + 1)


def own_clause(sentence: Sentence, found: Range) -> Range:
    """Leave out “a seat” in “She asked for a seat and Ruiz said”; add Ruiz in ““…,” Ruiz, a man who dives said”."""
    first = found.first
    if sentence.kinds[max(0, first - 3) : first] == '"n,' and sentence.tags[sentence.firsts[first]] not in "EWH":
        return Range(first - 2, found.last)
    if first and sentence.kinds[first - 1] == "I" and sentence.phrase_words(first - 1)[0] not in SUBORDINATING:
        return Range(sentence.kinds.rfind("C", first, found.last) + 1 or first, found.last)
    return found


def _step(sentence: Sentence, first: int, last: int) -> int | None:
    """Return the noun phrase on which the one from `first` to `last` hangs, or with which it is named, or None."""
    kinds = sentence.kinds
    left, before = kinds[first - 1], kinds[max(0, first - 2) : first - 1]
    if left == "I" and sentence.phrase_words(first - 1)[0] in BINDING | LOOSE:
        return _before_preposition(sentence, first - 1)
    if left == "O" and before and before in "JnRlgv":  # an adviser close to the mayor, polls going back to May
        at = back_over(kinds, first - 2, "JR")
        told = kinds[at] == "v" and kinds[last : last + 1] in ("v", "R", "t")
        if at > 0 and (told or (kinds[at - 1] == "C" and kinds[at] in "vl")):
            return reduced_clause(sentence, at)  # a notice pinned to the door, a note signed by Ruiz and sent to us
        return _noun_at(sentence, back_over(kinds, first - 2, "JRlg"))
    if left == "C" and sentence.phrase_words(first - 1)[0] in ("and", "or", "nor"):
        named = sentence.tags[sentence.head(first)] == "X" and sentence.tags[sentence.head(first - 2)] != "X"
        if named and kinds[max(0, first - 4) : first - 1] == "vIn":
            return None  # A woman asked for a photo and Ruiz said
        if before == "n":
            return first - 2  # A and B said
        if before == ")":
            return _noun_at(sentence, kinds.rfind("(", 0, first - 2) - 1)  # A (R-Texas) and B said
        if first > 2 and kinds[first - 3 : first - 1] == "n," and kinds[max(0, first - 4) : first - 3] in ("", ","):
            return first - 3  # A, B, and C said; not: She met A, and B said
    if left == "," and before == "n" and "C" in kinds[first:last]:
        # A, B and C said; voters in A, B and C said; not: In A, B and C said
        place = kinds[max(0, first - 4) : first - 2]
        return first - 2 if place[-1:] not in ("I", "O") or place == "nI" else None
    if left in "gf" and before == "n":
        return first - 2  # officials using the office; plans to cut the toll
    if left == "g" and before == "I":
        return _before_preposition(sentence, first - 2)  # opponents of raising the toll
    return _relative(sentence, first - 1) if left == "v" else None


def _before_preposition(sentence: Sentence, i: int) -> int | None:
    """Return the noun phrase before a preposition: “officials familiar with”, “people briefed on”."""
    kinds = sentence.kinds
    if sentence.words[sentence.firsts[i]] == "as" and sentence.words[sentence.firsts[i] - 1] not in BEFORE_AS:
        return None  # Ruiz waved as her friends cheered
    if i > 2 and kinds[i - 1] == "C" and kinds[i - 3 : i - 1] == "In":
        return i - 2  # officials in Brno and in Velm
    at = back_over(kinds, i - 1, "R")
    if at > 0 and kinds[at] == "f" and "be" in sentence.phrase_words(at):
        at -= 1  # who asked | to be identified | by her first name
    if at >= 0 and kinds[at] in "lvg":
        reduced = reduced_clause(sentence, at)
        return _relative(sentence, at) if reduced is None else reduced
    return _noun_at(sentence, back_over(kinds, at, "JR"))


def _noun_at(sentence: Sentence, i: int) -> int | None:
    return i if i >= 0 and sentence.kinds[i] == "n" else None


def reduced_clause(sentence: Sentence, at: int) -> int | None:
    """Return the noun phrase of a shortened relative clause: “people briefed on it”, “an audit dated 9 May”.

    `at` is its participle; “he spoke in Paris” is none.
    """
    kinds = sentence.kinds
    while at > 0:
        alone = sentence.firsts[at + 1] - sentence.firsts[at] == 1
        if not alone or sentence.tags[sentence.firsts[at]] not in "TLG" or sentence.words[sentence.firsts[at]] in DONE:
            return None
        left = at - 1
        if kinds[left] == "C":
            at = _joined(sentence, left)  # a note signed by Ruiz and | sent to reporters
            left = at - 1
        if "not" in sentence.words[sentence.firsts[max(0, left - 1)] : sentence.firsts[at]]:
            left = back_over(kinds, left, "R")  # people | not directly involved in it
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


def _joined(sentence: Sentence, joint: int) -> int:
    """Return the participle to which “and” joins another one, or the phrase after “and” where it joins none."""
    for j in range(joint - 1, max(0, joint - MOST_JOINED), -1):
        if sentence.kinds[j] == "v":
            return j if is_reduced(sentence, j) and sentence.kinds[j - 1] == "n" else joint + 1
    return joint + 1


def _relative(sentence: Sentence, k: int) -> int | None:
    """Return the noun phrase that the relative clause of the verb phrase `k` hangs on, if it is in one."""
    i = back_over(sentence.kinds, k - 1, "R")
    if i > 0 and sentence.words[sentence.firsts[i]] in RELATIVE and sentence.firsts[i + 1] - sentence.firsts[i] == 1:
        i -= 1
        if i > 0 and sentence.kinds[i] == ",":
            i -= 1
        return i if sentence.kinds[i] == "n" else None
    return None


def relative_clause(sentence: Sentence, i: int, last: int | None = None) -> Range | None:
    """Return the noun phrase of a relative clause that goes on to `i`, or to `last`.

    “A person who declined to be named said”; “a person who spoke because of the delay said”.
    """
    for j in range(i, 0, -1):
        if sentence.kinds[j] in ',;:"-':
            break
        if (
            sentence.words[sentence.firsts[j]] in RELATIVE
            and sentence.kinds[j] in "nW"
            and sentence.kinds[j - 1] == "n"
        ):
            return Range(climb(sentence, j - 1).first, i + 1 if last is None else last)
    return None


def before_comma(sentence: Sentence, comma: int) -> Range | None:
    """Return the noun phrase whose apposition ends at the comma: “Ana Ruiz, 41, the mayor of Brno, said”."""
    kinds = sentence.kinds
    start = comma
    best: Range | None = None
    for _ in range(MOST_INSERTIONS):
        previous = _comma_before(kinds, start)
        if previous < 0 or previous + 1 == start or not BOUNDS.isdisjoint(kinds[previous:start]):
            break
        if not is_parenthetical(sentence, Range(previous + 1, start)):
            break
        start = previous
        again = kinds[start + 1] == "C" and sentence.words[sentence.firsts[start + 1] + 1] == "who"
        who = relative_clause(sentence, start - 1) if again else None
        if who is not None:
            return Range(who.first, comma)  # a diplomat who sat there as head of it, and who was not named, said
        head = _noun_before(sentence, previous)
        if head is not None:
            first = climb(sentence, head).first
            if _opens_clause(sentence, first):
                best = Range(first, comma)
    if best is None:
        return None
    last = back_over(kinds, best.last - 1, "R") + 1
    if kinds[last - 1] == ",":  # the court, | however, said; not: the reply, sent an hour later, said
        last = back_over(kinds, last - 1, "R,") + 1
        return Range(best.first, last) if last > best.first else best
    return best


def _comma_before(kinds: str, end: int) -> int:
    """Return the last comma before `end` in no brackets, or -1: Ana Ruiz (Labour, Velm) |, a nurse, said."""
    comma = kinds.rfind(",", 0, end)
    opening = kinds.rfind("(", 0, comma) if comma > 0 else -1
    closed = opening >= 0 and comma < kinds.find(")", opening) < end
    return kinds.rfind(",", 0, opening) if closed and kinds[opening:comma].count(")") == 0 else comma


def noun_with_who_clause(sentence: Sentence, comma: int) -> Range | None:
    """Return the noun phrase whose clause with “who” ends at the comma: “Ruiz, who said that it was late, left”."""
    kinds = sentence.kinds
    for j in range(comma - 1, 1, -1):
        if kinds[j] in ";:" or (kinds[j] == "C" and kinds[j - 1] == ","):
            break
        if sentence.words[sentence.firsts[j]] in ("who", "whose") and kinds[j - 1] in ',"':
            head = _noun_before(sentence, j - 1)
            first = climb(sentence, head).first if head is not None else -1
            return Range(first, comma) if head is not None and _opens_clause(sentence, first) else None
    return None


def _opens_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether a subject may stand at `i`: at the start, after a mark, or after a word that opens a clause."""
    return i == 0 or sentence.kinds[i - 1] in ',;:-"CUHWR(~' or sentence.words[sentence.firsts[i - 1]] in SUBORDINATING


def _noun_before(sentence: Sentence, end: int) -> int | None:
    """Return the noun phrase that ends right before `end`, brackets and post-modifiers passed over."""
    i = end - 1
    if i >= 0 and sentence.kinds[i] == ")":
        i = sentence.kinds.rfind("(", 0, i) - 1
    if sentence.kinds[max(0, i - 2) : i + 1] == "nIt":
        i -= 2  # the audit of the previous year
    if i >= 0 and sentence.kinds[i] == "n":
        return i
    return None


def is_parenthetical(sentence: Sentence, segment: Range) -> bool:
    """Tell whether the words between two commas only add to the noun phrase before them."""
    kinds = sentence.kinds[segment.first : segment.last]
    if is_reduced(sentence, segment.first + (kinds[0] == "R" and len(kinds) > 1)):
        return True  # Ruiz, struck by her story, said
    first = sentence.words[sentence.firsts[segment.first]]
    if first in RELATIVE or first in ("whose", "whom", "where", "along"):
        return True
    if kinds[0] in "IgJlRtUO":
        inserted = kinds[0] in "UW" or first in SUBORDINATING or (kinds[0] == "g" and "U" in kinds)
        return "v" not in kinds or inserted
    if kinds[0] == "v" and kinds[1:2] in ("U", "W", "I", "H") and first in ASKED:
        return True  # Ruiz, asked if the talks had failed, said
    if kinds[:2] == "vn" and sentence.phrase_words(segment.first + 1)[-1] == "anonymity":
        return sentence.tags[sentence.firsts[segment.first]] in "TL"  # a clerk, granted anonymity because …, said
    if kinds[0] == "v" and kinds[1:2] in ("I", "O", "F", '"', "t", "n", "R"):  # Ruiz, asked about the toll, said
        after = sentence.firsts[segment.first + 1]
        alone = after - sentence.firsts[segment.first] == 1
        # sent an hour later; elected mayor in May; not: Ruiz, who chaired the board, ran the mill, said
        alone = alone and (sentence.tags[after] not in "DPXE" or kinds[2:3] == "R")
        return (
            (alone or kinds[1] in 'IOF"')
            and sentence.tags[sentence.firsts[segment.first]] in "TL"
            and "v" not in kinds[1:]
        )
    finite = next((k for k in range(*segment) if sentence.kinds[k] == "v" and not is_reduced(sentence, k)), None)
    return kinds[0] in "nDC" and (finite is None or _has_relative(sentence, segment.first, finite))


def _has_relative(sentence: Sentence, first: int, finite: int) -> bool:
    """Tell whether a finite verb belongs to a relative clause: “a nurse who has seen the worst of it”."""
    return any(
        sentence.words[sentence.firsts[k]] in ("who", "whose", "which", "that", "where") for k in range(first, finite)
    )
