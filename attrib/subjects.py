"""Subjects: who does what a verb says, found by walking left from it over what may stand between them."""

from __future__ import annotations

from collections.abc import Container

from attrib.clauses import SUBORDINATING, opening_comma, opens_sentence
from attrib.extents import extent
from attrib.grammar import Sentence
from attrib.heads import before_comma, climb, noun_with_who_clause, own_clause, reduced_clause, relative_clause
from attrib.phrases import AUXILIARY, RELATIVE, Range, back_over, is_passive, tense, verb

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
# Verbs of those who speak where they go or stand: “They marched through Velm chanting …”
MOVING = tuple("march walk troop storm stream pour parad rall gather assembl stood stand sat sit queu ran rush".split())
# No subjects that stand behind their verb: Ana Ruiz, who was there, said no.
NO_SUBJECTS = frozenset((word,) for word in "it him them me us her no yes nothing so".split())
MOMENTS = frozenset({"point", "time", "times", "moment", "stage"})
MOST_SHARED = 4  # verbs before, of which one may share its subject; each may share that of one before it


def subject(sentence: Sentence, k: int, cues: Container[int] = ()) -> Range | None:
    """Return the phrases that name who does what the verb phrase `k` says, or None where nobody is named.

    `cues` holds the phrases that are cues: a participle goes with one of these rather than with a nearer verb.
    """
    kinds = sentence.kinds
    if kinds[k] == "v":
        return _of_finite(sentence, k, 0)
    if kinds[k] in "gf":
        return _of_participle(sentence, k, cues)
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
        if kinds[i - 1 : i] == "v" and sentence.phrase_words(i) == ("it",):
            longer = relative_clause(sentence, i, k)  # the crew that removed it | said
            if longer is not None:
                return longer
        people = climb(sentence, i)
        left = people.first - 1
        if left >= 0 and kinds[left] in "IOUglf" and sentence.words[sentence.firsts[left]] not in SUBORDINATING:
            longer = relative_clause(sentence, left, people.last)
            if longer is not None:
                return longer
        return own_clause(sentence, people)
    if kind == "v":
        head = reduced_clause(sentence, i)
        if head and sentence.words[sentence.firsts[head - 1]] in SUBORDINATING:
            return relative_clause(sentence, head - 1, k)  # a nurse who has been there since the war began | said
        if head is None:
            return relative_clause(sentence, i, k)  # a nurse who left | said
        return Range(climb(sentence, head).first, k)
    if kind == "W" and sentence.phrase_words(i)[0] in RELATIVE:
        return Range(i, i + 1)
    if kind == ")":
        opening = kinds.rfind("(", 0, i)
        if opening > 0 and kinds[opening - 1] == "n":
            return Range(climb(sentence, opening - 1).first, i + 1)
    if kind == "-":
        dash = kinds.rfind("-", 0, i)
        if dash > 0 and kinds[dash - 1] == "n":
            return Range(climb(sentence, dash - 1).first, i)
    if kind == ",":
        found = before_comma(sentence, i) or noun_with_who_clause(sentence, i)
        if found:
            return found
        kind = kinds[i - 1] if i > 0 and kinds[i - 1] == "C" else kind
    if kind in "JlfgI":
        head = kinds.rfind("n", 0, i)
        if head >= 0 and kind in "Jl" and all(c in "JlIRC" for c in kinds[head + 1 : i + 1]):
            return climb(sentence, head)
        return relative_clause(sentence, i)
    if kind in "C,;" and depth < 3:
        return _shared(sentence, i, k, depth)
    return None


def _over_adverbs(sentence: Sentence, i: int) -> int:
    """Step left over adverbs and times: “Ruiz on Tuesday also said”."""
    kinds = sentence.kinds
    while i >= 0 and kinds[i] in "Rt":
        i -= 2 if kinds[i] == "t" and i > 1 and kinds[i - 1] == "I" and kinds[i - 2] in "n),R" else 1
    return i


def _shared(sentence: Sentence, i: int, k: int, depth: int) -> Range | None:
    """Return the subject of the verb before, shared by “and warned” in “She said A and warned B”."""
    kinds = sentence.kinds
    mine = tense(sentence, k)
    nearest = None
    tried = 0
    for j in range(i - 1, -1, -1):
        if tried == MOST_SHARED or (kinds[j] == ";" and kinds[j + 1 :].lstrip("CR")[:1] != "v"):
            break  # another clause; not: She praised the union; backed the strike; and said that …
        if kinds[j] == "v" and tense(sentence, j) == mine and verb(sentence, j) not in AUXILIARY:
            tried += 1
            found = _of_finite(sentence, j, depth + 1)
            if found is not None:
                nearest = found
                begins = found.first == 0 or kinds[found.first - 1] in ',;:"R'
                begins = begins or (kinds[found.first - 1] in "WU" and "," not in kinds[j:i])
                if "H" not in kinds[j:i] and begins:
                    return found
    return nearest


def _of_participle(sentence: Sentence, k: int, cues: Container[int]) -> Range | None:
    """Return who says it in “Ruiz left, adding that …”, “a letter warning that …” and “Ruiz declined to say”."""
    kinds = sentence.kinds
    i = back_over(kinds, k - 1, "R")
    if kinds[k] == "f":
        return _of_infinitive(sentence, k, i)
    if i > 0 and kinds[i - 1 : i + 1] == "In" and sentence.words[sentence.head(i)] in MOMENTS:
        return _of_main_verb(sentence, k, cues)  # “…, at one point calling it a fraud”
    if i >= 0 and kinds[i] == "n":
        head = climb(sentence, i)
        before = head.first - 1
        if before > 0 and kinds[before] in "IO" and verb(sentence, before - 1).startswith(MOVING):
            return _of_finite(sentence, before - 1, 1) or head  # “They marched through Velm chanting …”
        if before >= 0 and kinds[before] == "v" and verb(sentence, before) not in POINTING | AUXILIARY:
            return _of_finite(sentence, before, 1) or head  # “She issued a statement saying …”
        return head
    if i >= 0 and kinds[i] == "I":
        return _of_infinitive(sentence, k, i)  # “He began by saying …”
    if opens_sentence(sentence, k):
        comma = opening_comma(sentence, k)
        main = next((j for j in range(comma + 1, len(kinds)) if kinds[j] == "v"), None)
        return _of_finite(sentence, main, 1) if comma > 0 and main is not None else None
    return _of_main_verb(sentence, k, cues)


def _of_infinitive(sentence: Sentence, k: int, i: int) -> Range | None:
    kinds = sentence.kinds
    for j in range(i, -1, -1):
        if kinds[j] in ',;:"':
            break
        if kinds[j] == "v":
            if i > j and kinds[j + 1] == "n" and verb(sentence, j).startswith(CONTROLLING):
                return Range(j + 1, i + 1)  # “Ruiz asked the council to say …”
            found = _of_finite(sentence, j, 1)
            if found is not None:
                return found
    return _of_main_verb(sentence, k, ())


def _of_main_verb(sentence: Sentence, k: int, cues: Container[int]) -> Range | None:
    """Return the subject of the verb that a participle goes with: a cue before it, else the nearest, else one after."""
    kinds = sentence.kinds
    nearest = None
    for j in range(k - 1, -1, -1):
        if kinds[j] != "v":
            continue
        found = _of_finite(sentence, j, 1) or inverted(sentence, j)
        if found is None:
            continue
        before = kinds[found.first - 1] if found.first else "^"
        if (
            j in cues
            and not is_passive(sentence, j)
            and not (before in "Hv" and any(i in cues for i in range(found.first)))
        ):
            return found
        if nearest is None or before in "^;":
            nearest = found
            joined = kinds[max(0, found.first - 2) : found.first] == ",C"  # Ruiz left, and Park stayed, adding that
            outermost = before in '^,;"R' or joined or found.first > j
            if outermost and not any(i in cues for i in range(j)):
                break
    if nearest is not None:
        return nearest
    main = kinds.find("v", k + 1)
    found = _of_finite(sentence, main, 1) if main > 0 else None
    return found if found is not None and found.first > k else None


def inverted(sentence: Sentence, k: int) -> Range | None:
    """Return the subject that stands after its verb: “…,” said Ana Ruiz, the mayor of Brno."""
    kinds = sentence.kinds
    if k + 1 >= len(kinds) or kinds[k] != "v" or kinds[k + 1] != "n":
        return None
    if sentence.firsts[k + 1] - sentence.firsts[k] > 1 or sentence.tags[sentence.firsts[k]] not in "TZV":
        return None
    if k > 0 and kinds[k - 1] not in '",-':
        return None
    if sentence.phrase_words(k + 1) in NO_SUBJECTS:
        return None
    return Range(k + 1, extent(sentence, k + 1))
