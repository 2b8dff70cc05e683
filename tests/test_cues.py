"""Every entry of the list of cues, tried in a sentence where it hands words over and in one where it does not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from attrib.audit import audit
from attrib.lexicon import lines, verb_forms

CASES = Path(__file__).parent / "cases" / "cues.txt"
WORD = regex.compile(r"\w++(?:-\w++)*+")


class Case(NamedTuple):
    """One line of the cases."""

    entry: str
    cue: str
    no_cue: str


def read() -> list[Case]:
    text = CASES.read_text(encoding="utf-8")
    return [Case(*line.split(" | ")) for line in text.splitlines() if line and line[0] != "#"]


def entries() -> dict[str, tuple[frozenset[str], str]]:
    """Return the forms of each entry's verb, and the words that must follow it."""
    found = {}
    for line in lines("cues"):
        head, _, tail = line.split(" | ")[0].partition(" + ")
        lemma, _, irregular = head.partition(" (")
        forms = frozenset(verb_forms(lemma, tuple(irregular.rstrip(")").split())))
        found[f"{lemma} + {tail}" if tail else lemma] = forms, tail
    return found


ENTRIES = entries()
TRIED = [case for case in read() if case.entry in ENTRIES]


@pytest.mark.parametrize("case", TRIED, ids=[case.entry for case in TRIED])
def test_an_entry_hands_words_over_where_it_is_a_cue(case: Case) -> None:
    forms, tail = ENTRIES[case.entry]
    assert any(_follows(case.cue, end, tail) for end in _cue_ends(case.cue, forms)), _seen(case.cue)


@pytest.mark.parametrize("case", TRIED, ids=[case.entry for case in TRIED])
def test_an_entry_hands_nothing_over_where_it_is_no_cue(case: Case) -> None:
    forms, _ = ENTRIES[case.entry]
    assert {w.lower() for w in WORD.findall(case.no_cue)} & forms, "the sentence does not hold the word"
    assert not _cue_ends(case.no_cue, forms), _seen(case.no_cue)


def test_every_entry_has_one_line_and_every_line_an_entry() -> None:
    count = Counter(case.entry for case in read())
    assert {entry: n for entry, n in count.items() if n > 1} == {}
    assert set(ENTRIES) - set(count) == set()
    assert set(count) - set(ENTRIES) == set()


def test_no_sentence_stands_twice() -> None:
    count = Counter(sentence for case in read() for sentence in case[1:])
    assert [sentence for sentence, n in count.items() if n > 1] == []


def _cue_ends(text: str, forms: frozenset[str]) -> list[int]:
    """Return where the words of `forms` end that stand inside a cue."""
    cues = [span for a in audit(text).article.attributions for span in a.cue]
    return [m.end() for start, end in cues for m in WORD.finditer(text, start, end) if m.group().lower() in forms]


def _follows(text: str, at: int, tail: str) -> bool:
    return not tail or bool(regex.match(rf"\s{regex.escape(tail)}\b", text, pos=at))


def _seen(text: str) -> str:
    """Return what the audit made of a sentence, for the message of a test that fails."""
    article = audit(text).article
    made = [
        f"{a.pattern}: “{article.words(a.cue)}” hands over “{article.words(a.content)}”" for a in article.attributions
    ]
    return f"{text}\n" + ("\n".join(made) or "no attribution")
