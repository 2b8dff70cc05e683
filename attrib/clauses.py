"""Clauses: which only open a sentence, and where the content of a cue ends, for the next clause takes over.

All of it works on the letters of a sentence's phrases (see `grammar`).
"""

from __future__ import annotations

from collections.abc import Container

from attrib.extents import extent, is_reduced
from attrib.grammar import Sentence
from attrib.phrases import RELATIVE, past, tense

# Words that open a clause beside another: “…, while the union says …”, “…, where Ruiz had said …”
CONTRASTING = frozenset({"while", "though", "although", "where"})
# Words that open a clause before the main one: “After Ruiz praised the plan, the council met”
SUBORDINATING = frozenset("after before since as when while once until though although if because unless".split())
# What somebody denies: “…, a charge she denies”
CLAIMS = frozenset(
    "charge charges claim claims allegation allegations accusation accusations suggestion report".split()
)
ASKED = frozenset("asked pressed questioned quizzed challenged told reached contacted approached informed".split())


def opens_sentence(sentence: Sentence, k: int) -> bool:
    """Tell whether a participle opens its sentence: “Denying the charge, Ruiz left.”"""
    return sentence.kinds[k] == "g" and not sentence.kinds[:k].strip("RCU,")


def opens_subordinate(sentence: Sentence, k: int) -> bool:
    """Tell whether the verb phrase `k` may stand in a clause that only opens: “After Ruiz said no, Park left.”"""
    kinds = sentence.kinds
    first = len(kinds) - len(kinds.lstrip("RC,"))
    if first > k:
        return False
    asked = kinds[first] in "vl" and sentence.tags[sentence.head(first)] in "TL"  # Asked whether Ruiz thinks so, Park
    return kinds[first] == "g" or asked or opens_clause(sentence, first)


def opens_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether the word at `i` opens a clause that is none of its own: because, after, when."""
    return sentence.kinds[i] == "U" or sentence.words[sentence.firsts[i]] in SUBORDINATING


def opening_comma(sentence: Sentence, k: int) -> int:
    """Return the comma or quotation that ends an opening clause, before the main subject and verb, or 0."""
    kinds = sentence.kinds
    for comma in range(k + 1, len(kinds) - 1):
        if kinds[comma] in ',"' and kinds[comma + 1] == "n":
            end = extent(sentence, comma + 1)
            if kinds[end : end + 1] == "v" or kinds[end : end + 2] in (",v", "Rv"):
                return comma
    return 0


def _closing_comma(sentence: Sentence, cue: int, start: int) -> int:
    """Return the opening comma that ends the content beginning at `start`, or 0.

    “While she said that on Friday, if it rained, the fair would move, the mayor said it would not.”
    """
    kinds = sentence.kinds
    comma = opening_comma(sentence, max(cue, start))
    while comma > 0:
        content = kinds[start + (kinds[start] == "U") : comma].lstrip("HR")  # asked | if the fair was off
        if content[:1] not in ("I", "U") or content.count("v") > content.count("U"):
            return comma
        comma = opening_comma(sentence, comma + 1)
    return 0


def clause_end(
    sentence: Sentence, start: int, cue: int, cues: Container[int], relative: bool = False, thing: bool = False
) -> int:
    """Return where the content that begins at `start` ends: at the sentence's end, or where another cue takes over.

    `cues` holds the phrases that are cues. A content in a relative clause ends with it: “Ruiz, who says the dam is
    safe, left.” So does a `thing`, which is no clause itself, where one begins: “She backed the plan, but it failed.”
    """
    kinds = sentence.kinds
    size = len(kinds)
    mine = tense(sentence, cue)
    if opens_subordinate(sentence, cue) and not _is_main(sentence, cue):
        comma = _closing_comma(sentence, cue, start)
        size = comma + (kinds[comma] == '"') if comma else size
    if kinds[start : start + 1] == ".":
        return start
    opened = _opened_clause(sentence, start)
    for j in range(start + 1, size):
        kind = kinds[j]
        if kind in ".;" or (thing and _begins_clause_after(sentence, j, cues)):
            return j
        if kind == "~" and sentence.words[sentence.firsts[j]] == "•":
            return j  # the next point of a list
        if kind == ":" and kinds[j + 1 : j + 4] in ('"nv', '"vn'):
            return j  # “She declared the need for drive: “…,” she said.”
        if kind in ",C-" and j != opened and _begins_speech(sentence, j + 1, cues):
            return j
        if kind == "-" and _begins_comment(sentence, j):
            return j
        if kind == ",":
            named = not thing and _only_names(sentence, start, j, size)
            if j != opened and not named and _ends_clause(sentence, j, size, mine, cues, relative):
                return j
        elif (
            kind == "v"
            and relative
            and j in cues
            and (kinds[j - 1] in "fJRtl" or _is_simple(sentence, start, j, thing))
        ):
            return j  # “a person who declined to be named said”, “a clerk who refused to give her name said”
        elif kind == '"':
            # the comma stands inside the marks: “…,” adding that; “…,” but Ruiz said
            after = kinds[j + 1 : j + 2]
            left = relative and after == "v"  # “Ruiz, who called it “a joke,” left”
            if left or (j + 1 in cues and after == "g") or _takes_over(sentence, j + 1, cues):
                return j + 1
        elif kind == "W" and _is_when_asked(sentence, j):
            return j - (kinds[j - 1] == "C")  # “She said no when asked whether …”
        elif kind == "C" and j + 1 in cues and kinds[j + 1] == "v" and tense(sentence, j + 1) == mine:
            return j  # “She said the dam was safe and warned that …”
    return size


def _only_names(sentence: Sentence, start: int, comma: int, size: int) -> bool:
    """Tell whether a clause has no verb yet: “that Corvane, a rival | , had offered it”, “the law | , which …, is”."""
    kinds = sentence.kinds
    if kinds[start] not in "Hn" or not set(kinds[start:comma]).isdisjoint("vfl") or comma + 1 == size:
        return False
    which = sentence.words[sentence.firsts[comma + 1]] == "which"
    return (kinds[start] == "H" and kinds[comma + 1] == "v") or (which and ",v" in kinds[comma + 2 : size])


def _is_main(sentence: Sentence, cue: int) -> bool:
    """Tell the verb after an opening clause from one in it: “Speaking on Tuesday, he | said …”."""
    comma = sentence.kinds.rfind(",", 0, cue) + 1
    return comma > 1 and sentence.kinds[comma] == "n" and past(sentence.kinds, extent(sentence, comma), "Rt") == cue


def _opened_clause(sentence: Sentence, start: int) -> int:
    """Return the comma after a clause that opens a content: “that when the bell rang | , he said no”; or 0."""
    comma = sentence.kinds.find(",", start)
    if sentence.kinds[start] != "H" or "v" not in sentence.kinds[start:comma]:
        return 0  # not: “that because, she said, …”
    return comma if comma > 0 and opens_clause(sentence, start + 1) else 0


def _is_simple(sentence: Sentence, start: int, end: int, thing: bool) -> bool:
    """Tell an infinitive or a thing without a clause in it, after which a verb is none of its own."""
    words = sentence.words[sentence.firsts[start] : sentence.firsts[end]]
    kinds = sentence.kinds[start:end]
    return (kinds[:1] == "f" or thing) and set(kinds).isdisjoint("WHUv,") and RELATIVE.isdisjoint(words)


def object_end(sentence: Sentence, start: int, end: int) -> int:
    """Return where an object ends: before a clause that “and” joins, for an object joins no clause."""
    kinds = sentence.kinds
    for j in range(start + 1, end - 1):
        if kinds[j] in "HWUvf":
            break  # a clause inside the object
        if kinds[j] == "C" and kinds[j + 1] == "n":
            after = extent(sentence, j + 1)
            if kinds[after : after + 1] == "v" or kinds[after : after + 2] == "Rv":
                return j - (kinds[j - 1] == ",")
    return end


def _begins_clause_after(sentence: Sentence, j: int, cues: Container[int]) -> bool:
    """Tell whether a thing ends at `j`: “a plan | – a joke”, “a plan | , but …”, “a plan | , she left”."""
    kinds = sentence.kinds
    after = kinds[j + 1 : j + 3]
    first = sentence.firsts[j]
    if kinds[j] == "-":
        spaced = sentence.starts[first] > sentence.ends[first - 1] or sentence.words[first] == "—"  # not: 5-1
        return spaced and (after == "Cv" or (after[:1] == "n" and "-" not in kinds[j + 1 :]))
    if kinds[j] == ",":
        if sentence.words[first + 1 : first + 2] == ("but",) or (after == "nv" and not is_reduced(sentence, j + 2)):
            return True
        joins = after[:1] in ("C", "R", "U") and sentence.words[first + 1] != "if"
        return joins and _is_clause(sentence, j + 2)  # “a plan | , and the union left”
    if kinds[j : j + 2] == "RU" and sentence.words[first] == "even":
        return True  # “a plan | even though it failed”
    return sentence.words[first] in SUBORDINATING and _has_cue(sentence, j + 1, cues)


def _is_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether a subject and a finite verb stand at `i`: “…, so | the union may leave”."""
    if sentence.kinds[i : i + 1] != "n":
        return False
    end = extent(sentence, i)
    return sentence.kinds[end : end + 1] == "v" or sentence.kinds[end : end + 2] == "Rv"


def _begins_comment(sentence: Sentence, dash: int) -> bool:
    """Tell whether the article adds to what was said: “… that the reefs were dead – a phrase that she regrets”."""
    first = sentence.firsts[dash]
    spaced = sentence.starts[first] > sentence.ends[first - 1] or sentence.words[first] == "—"
    alone = "-" not in sentence.kinds[dash + 1 :]
    return spaced and alone and sentence.words[first + 1 : first + 2] in (("a",), ("an",))


def _contrasts_own(sentence: Sentence, k: int, cues: Container[int]) -> bool:
    """Tell whether the source says more after a conjunction at `k`: “…, while | not denying that …”."""
    after = past(sentence.kinds, k + 1, "R")
    return sentence.words[sentence.firsts[k]] in CONTRASTING and after in cues and sentence.kinds[after] == "g"


def _is_when_asked(sentence: Sentence, k: int) -> bool:
    """Tell whether “when asked” stands at `k`: it tells of the speaking, not of what was said."""
    after = sentence.firsts[k + 1]
    return sentence.words[after - 1] == "when" and after < len(sentence.words) and sentence.words[after] in ASKED


def _ends_clause(sentence: Sentence, comma: int, size: int, mine: str, cues: Container[int], relative: bool) -> bool:
    """Tell whether a content ends at a comma. `mine` is the tense of its cue."""
    kinds = sentence.kinds
    after = comma + 1
    while after < size and kinds[after] in "RC":
        after += 1
    if (
        kinds[after : after + 1] == "U"
        and sentence.words[sentence.firsts[comma] - 1] != "that"
        and _contrasts_own(sentence, after, cues)
    ):
        return True  # “She said the dam held, while not denying that …”
    if relative and kinds[after : after + 1] == "v":
        return True  # “Ruiz, who says the dam is safe, left.”
    resumed = sentence.words[sentence.firsts[after]] if after < size else ""
    if (kinds[after : after + 2] == "nW" and resumed in ("a", "an")) or resumed == "something":
        return True  # “…, a stance that reflects …”, “…, something that Park had asked for”
    if resumed == "which" and _has_cue(sentence, after + 1, cues):
        return True  # “…, which he said would be the last”
    if kinds[after : after + 3] == "nnv" and after + 2 in cues and is_claim_before(sentence, after):
        return True  # “…, a charge she denies”
    if after in cues and (kinds[after] == "g" or (kinds[after] == "v" and tense(sentence, after) == mine)):
        return True  # “…, adding that …”, “…, and warned that …”
    if kinds[after : after + 1] == "n" and after + 1 in cues:
        told = after + 2
        while kinds[told : told + 2] in ("In", "It") or kinds[told : told + 1] == "t":
            told += 1 if kinds[told] == "t" else 2
        if kinds[told : told + 1] in (",", "."):
            return True  # “…, he said in a note on Monday, …”
    return _takes_over(sentence, comma + 1, cues)


def is_claim_before(sentence: Sentence, k: int) -> bool:
    """Tell whether a phrase after a comma is what somebody denies next: “, a charge | she denies”, “, which | …”."""
    first, last = sentence.firsts[k], sentence.head(k)
    named = sentence.words[first] in ("a", "an", "the") and sentence.words[last] in CLAIMS
    return sentence.kinds[k - 1] == "," and (named or sentence.words[first] == "which")


def _begins_speech(sentence: Sentence, i: int, cues: Container[int]) -> bool:
    """Tell whether a clause begins at `i` that hands speech over: “… asked for a seat, and Ruiz told him, “…””"""
    kinds = sentence.kinds
    i = past(kinds, i, "RCt")
    if i >= len(kinds) or kinds[i] != "n" or sentence.words[sentence.firsts[i]] in RELATIVE:
        return False
    k = past(kinds, extent(sentence, i), "Rt")
    if k >= len(kinds) or kinds[k] != "v" or k not in cues:
        return False
    after = kinds[k + 1 : k + 6].lstrip("nItR")
    return after[:1] == '"' or after[:2] in (',"', ':"')


def _takes_over(sentence: Sentence, i: int, cues: Container[int]) -> bool:
    """Tell whether a clause with a cue of its own begins: “…, but Ruiz said …”, “…, while the union says …”."""
    kinds = sentence.kinds
    if i >= len(kinds) or not (kinds[i] == "C" or sentence.words[sentence.firsts[i]] in CONTRASTING):
        return False
    return _has_cue(sentence, i + 1, cues)


def _has_cue(sentence: Sentence, i: int, cues: Container[int]) -> bool:
    """Tell whether a subject and a finite cue follow: “Ruiz on Monday said”."""
    kinds = sentence.kinds
    i = past(kinds, i, "Rt")
    if i >= len(kinds) or kinds[i] != "n":
        return False
    close = past(kinds, extent(sentence, i), "Rt")  # a person close to her
    i += 1
    while i + 1 < len(kinds) and kinds[i] == "I" and kinds[i + 1] in "nt":
        i = past(kinds, i + 2, "Rt")
    i = past(kinds, i, "Rt")
    return any(k in cues and kinds[k] == "v" for k in (i, close))
