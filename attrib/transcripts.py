"""Transcripts: lines that begin with the name of whoever speaks. CRANE: It was late. VENN: Nobody minded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrib.grammar import Sentence
from attrib.links import Link, Source
from attrib.model import Span
from attrib.phrases import Range

PATTERN = "transcript-line"
FEWEST_LINES = 3  # one of whose names comes back; less is a list: Place: Velm. Time: Noon.


def transcript_lines(text: str, sentences: tuple[Sentence, ...]) -> Mapping[int, Link]:
    """Return the links of the lines of a transcript, by their paragraph; empty where the article is none."""
    opening: dict[int, tuple[str, int]] = {}
    ends: dict[int, int] = {}
    for number, sentence in enumerate(sentences):
        ends[sentence.paragraph] = sentence.ends[-1]
        if sentence.paragraph not in opening:
            opening[sentence.paragraph] = (_label(text, sentence), number)
    lines = {paragraph: (label, number) for paragraph, (label, number) in opening.items() if label}
    names = Counter(label for label, _ in lines.values())
    told = sum("v" in sentences[number].kinds for _, number in lines.values())
    if len(lines) < FEWEST_LINES or max(names.values()) == 1 or 2 * told < len(lines):
        return {}  # a list, or a table: Crane: 1,812. Venn: 1,206.
    return {paragraph: _line(sentences, number, ends[paragraph]) for paragraph, (_, number) in lines.items()}


def _label(text: str, sentence: Sentence) -> str:
    """Return the name before the colon that a line begins with, or nothing: “CRANE: It was late.”"""
    if not sentence.kinds.startswith("n:") or len(sentence.kinds) < 3 or sentence.kinds[2] in '"F':
        return ""
    last = sentence.firsts[1]
    printed = text[sentence.starts[0] : sentence.ends[last - 1]]
    name = set(sentence.tags[:last]) == {"X"} or printed.isupper()
    return printed if name and len(printed) > 1 else ""  # not: Q: And now?


def _line(sentences: tuple[Sentence, ...], number: int, end: int) -> Link:
    sentence = sentences[number]
    colon = sentence.firsts[1]
    return Link(
        PATTERN, number, (Span(sentence.starts[colon + 1], end),),
        (Span(sentence.starts[colon], sentence.ends[colon]),), Source(number, Range(0, 1)),
    )  # fmt: skip
