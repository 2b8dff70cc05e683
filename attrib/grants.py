"""Grants: the words of a sentence that say that somebody was given anonymity, and those that say why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from attrib.grammar import Sentence
from attrib.lexicon import Lexicon
from attrib.matching import match
from attrib.model import ReasonKind

REASON_OPENERS = frozenset(
    "because for fearing citing since as out to so due owing lest given discussing under per in".split()
)
SAYING_WHY = frozenset({"because", "fearing", "citing"})  # with these a sentence may open: “Fearing arrest, a clerk …”
CLAUSES = frozenset({"because", "since", "as", "fearing", "citing"})  # what follows has a verb of its own
# the others open a reason only if it is a listed one
WHY_AT_ALL = REASON_OPENERS - {"discussing", "under", "per", "in"}
TO_WHOM = frozenset("a all an both her him his its several some the their them these those".split())
NAMED = frozenset("only just simply solely known".split())  # identified only | as Amina
SAYING = frozenset({"said", "says", "told"})
REASON_WITHIN = 8  # words between a grant and its reason


class Reason(NamedTuple):
    """The words of a sentence from `first` up to, not including, `last`, which say why, and what they tell."""

    first: int
    last: int
    kind: ReasonKind


def find_grants(sentences: Iterable[Sentence], lexicon: Lexicon) -> dict[int, tuple[int, int]]:
    """Return where sentences say that somebody was given anonymity, end exclusive, by the numbers of the sentences."""
    found = ((number, find_grant(sentence, lexicon)) for number, sentence in enumerate(sentences))
    return {number: grant for number, grant in found if grant is not None}


def find_grant(sentence: Sentence, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where a sentence says that somebody was given anonymity, end exclusive, or None.

    Of “on the plan said on condition of anonymity” it is the shortest that counts: “on condition of anonymity”.
    """
    found = match(sentence.words, lexicon.grant)
    while found is not None:
        shorter = match(sentence.words, lexicon.grant, found[0] + 1)
        if shorter is None or shorter[1] != found[1]:
            break
        found = shorter
    return found


def is_reason(words: tuple[str, ...], found: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether a grant is told by its reason alone: “who was not authorised to speak publicly”."""
    return match(words[found[0] : found[1]], lexicon.rote) is not None


def find_reason(sentence: Sentence, found: tuple[int, int], lexicon: Lexicon) -> Reason | None:
    """Return the words beside a grant that say why, or None."""
    words = sentence.words
    alone = is_reason(words, found, lexicon)
    # “granted anonymity to speak freely”: the last word of the grant may open the reason
    for i in range(found[1] - 1, min(len(words) - 2, found[1] + REASON_WITHIN)):
        said = words[i] in SAYING and words[i + 1] != ","  # who declined to be named | said it cost twice as much
        if alone or said or (i >= found[1] and _ends_reason(sentence, i, lexicon)):
            break
        no_reason = (words[i] == "to" and words[i + 1] in TO_WHOM) or (words[i] == "as" and words[i - 1] in NAMED)
        if words[i] in REASON_OPENERS and not no_reason:
            end = next((j for j in range(i, len(words)) if _ends_reason(sentence, j, lexicon)), len(words))
            if words[i] not in CLAUSES:  # “to discuss internal plans | said on Monday”
                end = next((j for j in range(i, end) if words[j] in SAYING), end)
            if words[i] in WHY_AT_ALL or _is_listed(words[i:end], lexicon):
                return Reason(i, end, _kind(words[i:end], lexicon))
    before = match(words[: found[1]], lexicon.rote)
    if before:  # “not authorised to speak publicly and asked not to be named”; the first alone grants it, too
        end = next((j for j in range(before[1], len(words)) if _ends_reason(sentence, j, lexicon)), len(words))
        again = match(words, lexicon.grant, found[1]) or (len(words), 0)
        whole = before[0], min(end, again[0]) if alone else found[0]
        return Reason(*before, _kind(words[slice(*whole)], lexicon))
    comma = sentence.tags.find(",", 0, found[0])
    opening = words[: max(0, comma)]
    if opening[:1] and (opening[0] in SAYING_WHY or (opening[0] in WHY_AT_ALL and _is_listed(opening, lexicon))):
        return Reason(0, comma, _kind(opening, lexicon))
    return None


def granting_words(sentence: Sentence, found: tuple[int, int], lexicon: Lexicon) -> range:
    """Return the words after the verb of a grant that are about it alone, and hand nothing over.

    So are “to discuss the talks” in “who was granted anonymity to discuss the talks” and “were not authorised to
    discuss it” in “who asked not to be named because they were not authorised to discuss it”.
    """
    reason = find_reason(sentence, found, lexicon)
    return range(found[0] + 1, max(found[1], reason.last if reason else 0))


def _is_listed(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    return match(words, lexicon.rote) is not None or match(words, lexicon.informative) is not None


def _ends_reason(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a reason ends before a word: “for fear of dismissal, said the files were lost”."""
    tag = sentence.tags[at]
    goes_on = sentence.words[at + 1 : at + 2]
    tells = bool(goes_on) and goes_on[0] in lexicon.cues and goes_on[0] not in REASON_OPENERS
    return tag in '";.' or (tag == "," and tells)


def _kind(reason: tuple[str, ...], lexicon: Lexicon) -> ReasonKind:
    """Tell a stock phrase from a reason that names a harm, a rule or a person; what is neither tells something."""
    rote = match(reason, lexicon.rote) is not None and match(reason, lexicon.informative) is None
    return ReasonKind.ROTE if rote else ReasonKind.INFORMATIVE
