"""Marked words: those inside a sentence of which no frame takes hold, and the subject that they are from."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.frames import SPEAKING
from attrib.links import Left
from attrib.passages import Match, Passage
from attrib.phrases import AUXILIARY, RELATIVE, is_passive, verb
from attrib.subjects import subject

FEWEST_WORDS = 4  # marked words fewer than these are a term, unless a cue hands them over
FEWEST_AFTER_COPULA = 8
MINOR = frozenset({"with", "from", "into", "over"})  # words of a title that stay small: “The Late Show with Ana Ruiz”
PERSONS = frozenset("you he him his she her we us our they them their".split())  # no words of a title where small
NOTIONS = frozenset({"notion", "idea", "concept"})
NO_SPEAKERS = frozenset({("that",), ("there",), ("this",)})


def subject_quotation(passage: Passage, phrase: int) -> Match | None:
    """Match marked words that their subject says without a cue: Ruiz called for “a new plan for the old port”."""
    sentence = passage.sentence
    for j in range(phrase - 1, -1, -1):
        if sentence.kinds[j] in "vg":
            found = subject(sentence, j)
            if found is not None:
                return Match("subject-quotation", (), sentence.span(j, j + 1), found)
    return None


def names_notion(passage: Passage, phrase: int) -> bool:
    """Tell whether marked words say what a notion is called: Ruiz came to accept the notion of a “free zone”."""
    sentence = passage.sentence
    of = sentence.kinds[max(0, phrase - 2) : phrase] == "nI" and passage.first_word(phrase - 1) == "of"
    return of and sentence.words[sentence.head(phrase - 2)] in NOTIONS


def says_nothing(passage: Passage, match: Match) -> bool:
    """Tell whether the subject of marked words names nobody and nothing: That makes her “a good person to know”."""
    if match.source is None or passage.sentence.phrase_words(match.source.first) not in NO_SPEAKERS:
        return False
    return passage.sentence.tags[passage.sentence.firsts[match.source.first]] in "DE"  # not: a piece that examined “…”


def cue_quotation(passage: Passage, phrase: int) -> Match | None:
    """Match marked words to the nearest cue before them: Ruiz pushed her promise of “free trams”."""
    sentence = passage.sentence
    for j in range(phrase - 1, -1, -1):
        if sentence.kinds[j] == ";" or sentence.kinds[j : j + 3] == ",Cn":
            break  # another clause
        if sentence.kinds[j : j + 3] == ",nv" and passage.first_word(j + 1) not in RELATIVE:
            break  # As Ruiz nodded, the choir sang “…”
        entry = passage.verbs.get(j)
        if (
            entry is None
            or sentence.kinds[j] not in "vg"
            or is_passive(sentence, j)
            or not (entry.frames - entry.mind) & SPEAKING
        ):
            continue
        found = subject(sentence, j, passage.verbs)
        if found is not None and passage.first_word(found.first) in RELATIVE and "v" in sentence.kinds[j + 1 : phrase]:
            continue  # “Ruiz, who goes by “Vito,” was among the “cellar people””
        if found is not None:
            return Match("subject-quotation", (), sentence.span(j, j + 1), found, verb=entry.lemma)
    return None


def is_copula(passage: Passage, phrase: int) -> bool:
    """Tell whether marked words only say what something is: The numbers were “already strong this year”."""
    kinds = passage.sentence.kinds
    j = max(kinds.rfind("v", 0, phrase), kinds.rfind("g", 0, phrase))
    return j >= 0 and verb(passage.sentence, j) in AUXILIARY


def is_title(passage: Passage, phrase: int, words: Sequence[str]) -> bool:
    """Tell a name from words: the longer ones have a capital, nobody is in it, no cry, and nothing announces it."""
    announced = phrase > 0 and passage.sentence.kinds[phrase - 1] == ":"
    if announced or words[-1][-1] in "!?" or not PERSONS.isdisjoint(words[1:]):
        return False
    return all(word[0].isupper() for word in words if (len(word) > 3 and word not in MINOR) or word == words[0])


def too_short(passage: Passage, phrase: int, words: Sequence[str]) -> Left | None:
    """Return why marked words are too few to be somebody's words, and a term, or None where they are enough."""
    if len(words) >= FEWEST_AFTER_COPULA or (len(words) >= FEWEST_WORDS and not is_copula(passage, phrase)):
        return None
    return Left.SHORT if len(words) < FEWEST_WORDS else Left.NAMED_SO
