"""The stages of the audit, each over cases kept as data in `tests/cases`."""

from __future__ import annotations

import tomllib
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import regex

from attrib.audit import audit
from attrib.model import (
    NOBODY,
    Article,
    Attribution,
    Channel,
    Document,
    Fault,
    Hand,
    Level,
    Office,
    SourceType,
    Span,
    Tie,
    Time,
)
from attrib.quotations import find_quotations
from attrib.text import lay_out, paragraphs_in
from marked import GoldAttribution, found, mark, parse

CASES = Path(__file__).parent / "cases"
ARTICLES = sorted((Path(__file__).parents[1] / "fixtures" / "articles").glob("*.txt"))
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


def lines(file: str) -> list[str]:
    text = (CASES / file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def one_a_line(file: str) -> list[Case]:
    cases = [Case(*line.split(" | ", 1)) for line in lines(file)]
    return [Case(name, text.replace(LINE_BREAK, "\n")) for name, text in cases]


def marked(file: str) -> list[Case]:
    """Read cases of several lines, each under a line “=== its name”."""
    _, *parts = regex.split(r"^=== ", (CASES / file).read_text(encoding="utf-8"), flags=regex.MULTILINE)
    return [Case(name, text.strip("\n")) for name, _, text in (part.partition("\n") for part in parts)]


def toml(file: str) -> dict[str, Any]:
    return tomllib.loads((CASES / file).read_text(encoding="utf-8"))


SENTENCES = one_a_line("sentences.txt")
QUOTATIONS = one_a_line("quotations.txt")
ATTRIBUTIONS = marked("attributions.txt")
SPEAKERS = marked("speakers.txt")
SOURCES = [line.split(" | ") for line in lines("sourcing.txt")]
FACETS = marked("facets.txt")
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
    layout = lay_out(Document("", text, ""), paragraphs_in(text))
    assert [text[slice(*s)] for s in layout.sentences] == [s.strip() for s in case.text.split("‖")]


@pytest.mark.parametrize("case", QUOTATIONS, ids=[c.name for c in QUOTATIONS])
def test_quotations(case: Case) -> None:
    text, quotations, _ = quotation_marks(case.text)
    seen, _ = find_quotations(text, paragraphs_in(text))
    assert shown(text, [(q.content, q.fault) for q in seen]) == shown(text, quotations)


@pytest.mark.parametrize("case", QUOTATIONS, ids=[c.name for c in QUOTATIONS])
def test_terms(case: Case) -> None:
    text, _, terms = quotation_marks(case.text)
    assert [text[slice(*t)] for t in article(text).terms] == [text[slice(*t)] for t in terms]


def quotation_marks(case: str) -> Marked:
    """Read the marks of a case of quotations."""
    pieces: list[str] = []
    quotations: list[tuple[tuple[Span, ...], Fault | None]] = []
    terms: list[Span] = []
    length = last = start = 0
    opening = ""
    for m in MARKS.finditer(case):
        pieces.append(case[last : m.start()])
        length, last = length + m.start() - last, m.end()
        if "⟧" not in m[0] and m[0] != "</t>":
            opening, start = m[0], length
            continue
        end = length - len(pieces[-1]) + len(pieces[-1].rstrip("\n"))
        fault = Fault.UNOPENED if opening == "?⟦" else Fault.UNCLOSED if m[0] == "⟧?" else None
        before = quotations.pop()[0] if opening == "⟦+" else ()
        quotations.append(((*before, Span(start, end)), fault))
        if opening == "<t>":
            terms.append(Span(start, end))
    return Marked("".join([*pieces, case[last:]]), quotations, terms)


def shown(text: str, quotations: list[tuple[tuple[Span, ...], Fault | None]]) -> list[tuple[str, ...]]:
    return [(*(f"{s.start}: {text[slice(*s)]}" for s in spans), fault or "whole") for spans, fault in quotations]


@pytest.mark.parametrize("case", ATTRIBUTIONS, ids=[c.name for c in ATTRIBUTIONS])
def test_attributions(case: Case) -> None:
    """The words, the source and the cue of every attribution, the pattern of one, and that there are no others."""
    text, gold, terms = parse(case.text)
    seen = article(text)
    patterns = {a.pattern for a in seen.attributions} or {"none"}
    assert mark(text, map(plainly, found(seen)), seen.terms) == mark(text, map(plainly, gold), terms)
    assert case.name.split(": ")[0] in patterns
    for ours, theirs in paired(gold, found(seen)):
        assert (ours.type, ours.via) == (theirs.type, theirs.via)
        assert ours.speaker in (None, theirs.speaker)


@pytest.mark.parametrize("case", SPEAKERS, ids=[c.name for c in SPEAKERS])
def test_speakers(case: Case) -> None:
    """Who is behind each source, and whether that is sure."""
    text, gold, _ = parse(case.text)
    seen = article(text)
    ids = {a.id: a.speaker_id for a in seen.attributions}
    somebody: dict[str | None, set[str | None]] = {}
    for ours, theirs in paired(gold, found(seen)):
        assert (ours.ambiguous, ours.type or theirs.type) == (theirs.ambiguous, theirs.type), text[
            slice(*ours.source[0])
        ]
        somebody.setdefault(ours.speaker, set()).add(ids[theirs.id])
    assert {name: len(speakers) for name, speakers in somebody.items()} == dict.fromkeys(somebody, 1)
    assert len(set().union(*somebody.values())) == len(somebody)


@pytest.mark.parametrize(("kind", "level", "phrase"), SOURCES, ids=[phrase for _, _, phrase in SOURCES])
def test_sourcing(kind: str, level: str, phrase: str) -> None:
    """What the reader is told of the source that a phrase names, or of a text without one."""
    if kind in NOBODY:
        assert [a.type for a in article(phrase).attributions] == [kind]
        return
    tag = ", said" if "," in phrase else " said"
    text = f"{phrase[0].upper()}{phrase[1:]}{tag} the dam was old."
    seen = article(text)
    (attribution,) = seen.attributions
    assert [text[slice(*s)] for s in attribution.source] == [text[: len(phrase)]]
    assert attribution.type == kind
    speaker = seen.speaker(attribution)
    assert speaker is not None
    assert level in ("-", speaker.level)


@pytest.mark.parametrize("case", FACETS, ids=[c.name for c in FACETS])
def test_facets(case: Case) -> None:
    """What else is told of the last attribution of a text, or of its speaker."""
    wanted, _, text = case.text.partition("\n\n")
    seen = article(text)
    told = facets(seen, seen.attributions[-1])
    for line in wanted.splitlines():
        facet, _, value = line.partition(": ")
        assert (facet, told[facet]) == (facet, value)


def facets(seen: Article, a: Attribution) -> dict[str, str]:
    speaker = seen.speaker(a)
    values = {
        "via": a.via, "count": a.count, "channel": a.channel, "time": a.time, "hand": a.hand,
        "corroborated": a.corroborated, "granted": speaker is not None and speaker.granted,
    }  # fmt: skip
    if speaker is not None:
        values |= {
            "level": speaker.level,
            "reason": speaker.reason,
            "kind": speaker.reason_kind,
            "basis": speaker.basis,
            "office": speaker.office,
            "former": speaker.former,
            "affiliation": speaker.affiliation,
            "tie": speaker.tie,
        }
    return {name: words(value) for name, value in values.items()}


def words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def test_every_type_is_tried_on_at_least_eight_phrases() -> None:
    tried = Counter(kind for kind, _, _ in SOURCES)
    assert {kind.value: tried[kind.value] for kind in SourceType if tried[kind.value] < 8} == {}


def test_every_level_of_a_speaker_and_every_hand_is_tried() -> None:
    levels = {level for _, level, _ in SOURCES} | {
        v for c in FACETS for v in regex.findall(r"^level: (.*)", c.text, regex.M)
    }
    hands = {v for c in FACETS for v in regex.findall(r"^hand: (.*)", c.text, regex.M)}
    assert {level.value for level in Level} - levels == {Level.NO_SOURCE}
    assert {hand.value for hand in Hand} - hands == set()


@pytest.mark.parametrize(
    ("facet", "values", "least"),
    [("office", Office, 4), ("tie", Tie, 4), ("time", Time, 4), ("channel", Channel, 1)],
)
def test_every_value_of_a_facet_is_tried(facet: str, values: type[StrEnum], least: int) -> None:
    tried = Counter(v for c in FACETS for v in regex.findall(rf"^{facet}: (.*)", c.text, regex.M))
    assert {value.value: tried[value] for value in values if tried[value] < least} == {}


def test_every_pattern_that_articles_show_is_tried_at_least_three_times() -> None:
    tried = Counter(case.name.split(": ")[0] for case in ATTRIBUTIONS)
    shown = {a.pattern for path in ARTICLES for a in article(path.read_text(encoding="utf-8")).attributions}
    assert {pattern: tried[pattern] for pattern in shown if tried[pattern] < 3} == {}


def plainly(a: GoldAttribution) -> GoldAttribution:
    """Return an attribution with no more than its words, its mode and its act."""
    return GoldAttribution("a", a.content, a.source, a.cue, a.mode, act=a.act)


def paired(
    gold: tuple[GoldAttribution, ...], seen: tuple[GoldAttribution, ...]
) -> list[tuple[GoldAttribution, GoldAttribution]]:
    """Pair the attributions of a case with those found, by the content that both begin with."""
    by_start = {a.content[0].start: a for a in seen}
    assert {a.content[0].start for a in gold} <= set(by_start), [a.content for a in seen]
    return [(a, by_start[a.content[0].start]) for a in gold]
