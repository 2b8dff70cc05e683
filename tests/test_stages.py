"""The stages of the audit, each over cases kept as data in `tests/cases`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import regex

from attrib.audit import audit
from attrib.model import Article, Fault, Span
from attrib.quotations import find_quotations
from attrib.text import blocks, lay_out

CASES = Path(__file__).parent / "cases"
LINE_BREAK = "⏎"
MARKS = regex.compile(r"\?⟦|⟦\+?|⟧\??|</?t>")


class Case(NamedTuple):
    """One case: what is hard about it, and the text as the file has it."""

    name: str
    text: str


class Marked(NamedTuple):
    """A text and the quotations and terms that the marks around them give."""

    text: str
    quotations: list[tuple[tuple[Span, ...], Fault | None]]
    terms: list[Span]


def one_a_line(file: str) -> list[Case]:
    lines = (CASES / file).read_text(encoding="utf-8").split("\n")
    cases = [Case(*line.split(" | ", 1)) for line in lines if line and line[0] != "#"]
    return [Case(name, text.replace(LINE_BREAK, "\n")) for name, text in cases]


def toml(file: str) -> dict[str, Any]:
    return tomllib.loads((CASES / file).read_text(encoding="utf-8"))


SENTENCES = one_a_line("sentences.txt")
QUOTATIONS = one_a_line("quotations.txt")
PARAGRAPHS = toml("paragraphs.toml")


def article(text: str) -> Article:
    return audit(text).article


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs_and_their_roles(name: str) -> None:
    case = PARAGRAPHS[name]
    layout = article(case["text"]).layout
    seen = [(p.role.value, " ".join(case["text"][slice(*p.span)].split())) for p in layout.paragraphs]
    assert seen == [tuple(p) for p in case["paragraphs"]]


@pytest.mark.parametrize("case", SENTENCES, ids=[c.name for c in SENTENCES])
def test_sentences(case: Case) -> None:
    text = case.text.replace("‖", "")
    layout = lay_out(text, blocks(text))
    assert [text[slice(*s)] for s in layout.sentences] == [s.strip() for s in case.text.split("‖")]


@pytest.mark.parametrize("case", QUOTATIONS, ids=[c.name for c in QUOTATIONS])
def test_quotations(case: Case) -> None:
    text, quotations, _ = quotation_marks(case.text)
    found, _ = find_quotations(text, blocks(text))
    assert shown(text, [(q.content, q.fault) for q in found]) == shown(text, quotations)


@pytest.mark.parametrize("case", QUOTATIONS, ids=[c.name for c in QUOTATIONS])
def test_terms(case: Case) -> None:
    text, _, terms = quotation_marks(case.text)
    assert [text[slice(*t)] for t in article(text).terms] == [text[slice(*t)] for t in terms]


def quotation_marks(marked: str) -> Marked:
    """Read the marks of a case of quotations."""
    pieces: list[str] = []
    quotations: list[tuple[tuple[Span, ...], Fault | None]] = []
    terms: list[Span] = []
    length = last = start = 0
    opening = ""
    for mark in MARKS.finditer(marked):
        pieces.append(marked[last : mark.start()])
        length, last = length + mark.start() - last, mark.end()
        if "⟧" not in mark[0] and mark[0] != "</t>":
            opening, start = mark[0], length
            continue
        end = length - len(pieces[-1]) + len(pieces[-1].rstrip("\n"))
        fault = Fault.UNOPENED if opening == "?⟦" else Fault.UNCLOSED if mark[0] == "⟧?" else None
        before = quotations.pop()[0] if opening == "⟦+" else ()
        quotations.append(((*before, Span(start, end)), fault))
        if opening == "<t>":
            terms.append(Span(start, end))
    return Marked("".join([*pieces, marked[last:]]), quotations, terms)


def shown(text: str, quotations: list[tuple[tuple[Span, ...], Fault | None]]) -> list[tuple[str, ...]]:
    return [(*(f"{s.start}: {text[slice(*s)]}" for s in spans), fault or "whole") for spans, fault in quotations]
