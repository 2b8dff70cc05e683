"""Transcripts: lines that begin with the name of whoever speaks, or with Q and A. CRANE: It was late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrib.grammar import Sentence
from attrib.lexicon import Lexicon, plain
from attrib.links import Link, Source
from attrib.model import Span
from attrib.phrases import Range

PATTERN = "transcript-line"
FEWEST_LINES = 3  # one of whose names comes back; less is a list: Place: Velm. Time: Noon.
QUESTION = frozenset({"q", "question"})  # what the newsroom asks
ANSWER = frozenset({"a", "answer"})  # what whoever is interviewed says


def transcript_lines(text: str, sentences: tuple[Sentence, ...]) -> Mapping[int, Link]:
    """Return the links of the lines of a transcript, by their paragraph; empty where the article is none."""
    opening: dict[int, int] = {}
    ends: dict[int, int] = {}
    told: set[int] = set()
    for number, sentence in enumerate(sentences):
        ends[sentence.paragraph] = sentence.ends[-1]
        opening.setdefault(sentence.paragraph, number)
        if "v" in sentence.kinds:
            told.add(sentence.paragraph)
    labels = {paragraph: _label(text, sentences[number]) for paragraph, number in opening.items()}
    lines = {paragraph: label for paragraph, label in labels.items() if label and ends[paragraph] > label.end + 1}
    if len(lines) < FEWEST_LINES:
        return {}
    names = Counter(text[slice(*label)].lower() for label in lines.values())
    if names.keys().isdisjoint(QUESTION) != names.keys().isdisjoint(ANSWER):
        return {}  # a list again. A: the first plan
    if max(names.values()) == 1 or 2 * len(told & lines.keys()) < len(lines):
        return {}  # a list, or a table: Crane: 1,812. Venn: 1,206.
    return {paragraph: _line(text, opening[paragraph], label, ends[paragraph]) for paragraph, label in lines.items()}


def is_newsroom(label: str, lexicon: Lexicon) -> bool:
    """Tell whether the label of a line is an outlet’s, which asks: “Mail & Courier:”, “M&C:”, not “CRANE:”."""
    return "&" in label or plain(label) in lexicon.media_names or f"the {plain(label)}" in lexicon.media_names


def _label(text: str, sentence: Sentence) -> Span | None:
    """Return the name before the colon that a line begins with, or Q and A: “CRANE: It was late.” “Q. Why?”"""
    label = Span(sentence.starts[0], sentence.ends[sentence.firsts[1] - 1])
    printed = text[slice(*label)]
    if printed in ("Q", "A", "Question", "Answer") and text[label.end : label.end + 1] in (":", "."):
        return label
    if not sentence.kinds.startswith("n:") or len(sentence.kinds) < 3 or sentence.kinds[2] in '"F':
        return None
    name = set(sentence.tags[: sentence.firsts[1]]) == {"X"} or printed.isupper()
    return label if name and len(printed) > 1 else None


def _line(text: str, number: int, label: Span, end: int) -> Link:
    start = label.end + 1
    while text[start].isspace():
        start += 1
    cue = Span(label.end, label.end + 1)
    return Link(PATTERN, number, (Span(start, end),), (cue,), Source(number, Range(0, 1)))
