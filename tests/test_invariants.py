"""What holds for every text, however odd: tried on texts built from articles, marks, cues and stray characters."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.audit import audit, trace
from attrib.model import Article, Attribution, Document, SourceType, Span
from attrib.reports.line_page import count_lines, line_page

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
TEXTS = [path.read_bytes().decode() for path in ARTICLES]
PARAGRAPHS = sorted({p.strip() for text in TEXTS for p in text.split("\n\n") if p.strip()})
PIECES = sorted({piece for p in PARAGRAPHS for piece in regex.split(r"(?<=[,.“”‘’\"])", p) if piece.strip()})
MARKS = ["“", "”", "‘", "’", '"', "'", "«", "»", "„", "‚", "‹", "›", "''", "``", "’’", "‘‘"]
WORDS = [
    "said", "says", "told", "according to", "adding that", "she", "the official", "a source", "Ana Ruiz", "that", "who",
    "reportedly", "citing", "as", "It is believed that", "on condition of anonymity", "but", "by",
]  # fmt: skip
STOPS = [" ", " ", "\n", "\n\n", "\r\n", "\r", ".", ",", ":", ";", "?", "!", "…", "—", "-", "(", ")", "[", "]", "/"]
ODD = [
    "\x00", "\x07", "\x1b", "\x85", "\xa0", "\xad", "\u200b", "\u2028", "\u202e", "\ufeff", "\ufffd", "\ud800",
    "\udfff", "\U0001f600", "e\u0301", "ﬁ", "ß", "İ", "۳", "木", "5'10\"", "U.S.’s", "’90s", "@x", "$4.5m", "<c a1>",
]  # fmt: skip
ALONE = regex.compile(r"(?<=[“”‘’\"'«»„‚‹›`])[^\p{L}\d“”‘’\"'«»„‚‹›`]*+(?=[“”‘’\"'«»„‚‹›`])")
STRAIGHT = regex.compile(r'"((?:[^"\n]|\n(?!\n))*+)"')
FEET_AND_INCHES = regex.compile(r"\d['’]\s?\d++[\"”]")
PROGRAM = """
import json, sys
from attrib.audit import audit
print(json.dumps(audit(sys.stdin.buffer.read().decode()).to_dict()))
"""
# No word of it is a name or a cue, and it has no marks
UNRELATED = "The tide was low, and a cold wind blew over the sand until it was dark."

steady = settings(derandomize=True, database=None, deadline=None, max_examples=60)
fragment = st.one_of(*map(st.sampled_from, (PIECES, MARKS, WORDS, STOPS, ODD)), st.text(max_size=3))
# Marks have words between them here; marks alone are tried by themselves
anything = st.lists(fragment, max_size=40).map(lambda pieces: ALONE.sub(" word ", "".join(pieces)))
copy = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8).map("\n\n".join)
only_marks = st.lists(st.sampled_from([*MARKS, " ", "\n"]), max_size=60).map("".join)


@steady
@given(only_marks)
def test_nothing_but_marks_is_audited(text: str) -> None:
    assert {a.type for a in audit(text).article.attributions} <= {SourceType.UNATTRIBUTED}


@steady
@given(st.one_of(anything, copy, st.text(max_size=60)))
def test_every_text_is_audited_and_every_span_lies_in_it(text: str) -> None:
    seen = audit(text)
    article = seen.article
    for a in article.attributions:
        assert a.content
        for spans in (a.content, a.source, a.cue):
            check_spans(spans, text)
    for mention in (m for speaker in article.speakers for m in speaker.mentions):
        check_spans((mention,), text)
    check_spans(article.terms, text)
    for finding in seen.findings:
        check_spans((finding.span,), text)
    check_spans((p.span for p in article.layout.paragraphs), text)
    check_spans(article.layout.sentences, text)


@steady
@given(st.one_of(anything, copy))
def test_every_line_is_explained(text: str) -> None:
    article, reading = trace(Document("story.txt", text, ""))
    pages = [line_page(article, reading, line) for line in range(1, count_lines(article) + 1)]
    assert sum(page.count("\n  Pattern ") for page in pages) >= len(article.attributions)


@steady
@given(st.one_of(anything, copy))
def test_every_quotation_is_in_a_content_or_a_term(text: str) -> None:
    article = audit(text).article
    contents = [span for a in article.attributions for span in a.content]
    for quotation in article.quotations:
        for span in quotation.content:
            said = any(start <= span.start and span.end <= end for start, end in contents)
            assert said != (span in article.terms), text[slice(*span)]


@steady
@given(st.one_of(anything, copy))
def test_two_audits_of_one_text_are_the_same_bytes(text: str) -> None:
    assert as_bytes(text) == as_bytes(text)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_an_audit_does_not_hang_on_the_order_of_sets(seed: str) -> None:
    text = "\n\n".join(TEXTS[:4])
    command = [sys.executable, "-c", PROGRAM]
    environment = {"PYTHONHASHSEED": seed}
    other = subprocess.run(command, input=text.encode(), env=environment, cwd=ROOT, capture_output=True, check=True)
    assert json.loads(other.stdout) == audit(text).to_dict()


@steady
@given(copy)
def test_curly_and_straight_double_marks_are_one(text: str) -> None:
    text = FEET_AND_INCHES.sub("tall", text)
    curly = text if "“" in text else STRAIGHT.sub("“\\1”", text)
    straight = curly.replace("“", '"').replace("”", '"')
    assert words_of(audit(curly).article) == words_of(audit(straight).article)


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in ARTICLES])
def test_a_paragraph_at_the_end_leaves_the_ones_before_as_they_were(text: str) -> None:
    alone, followed = audit(text).article, audit(f"{text.rstrip()}\n\n{UNRELATED}\n").article
    assert followed.attributions == alone.attributions
    assert followed.speakers == alone.speakers
    assert followed.terms == alone.terms


def check_spans(spans: Iterable[Span], text: str) -> None:
    """Check that spans hold something of the text each, come in order, and do not overlap."""
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        last = end


def as_bytes(text: str) -> bytes:
    return json.dumps(audit(text).to_dict(), ensure_ascii=True).encode()


def words_of(article: Article) -> list[tuple[object, ...]]:
    return [_words(a) for a in article.attributions]


def _words(a: Attribution) -> tuple[object, ...]:
    return a.content, a.source, a.cue, a.mode, a.act, a.type, a.pattern


def test_an_audit_leaves_no_cycles() -> None:
    """The command line runs without the collector of cycles, so an audit may not make any."""
    audit(TEXTS[0])
    gc.collect()
    gc.disable()
    try:
        for text in TEXTS[:5]:
            audit(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
