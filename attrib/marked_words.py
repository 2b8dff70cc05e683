"""Marked words: those inside a sentence of which no frame takes hold, and the subject that they are from."""

from __future__ import annotations

from attrib.frames import SPEAKING
from attrib.passages import Match, Passage
from attrib.phrases import AUXILIARY, RELATIVE, is_passive, verb
from attrib.subjects import subject

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
