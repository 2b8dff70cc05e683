"""An audit -> the article in blocks for a page: every word once, marked, with the notes that belong beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attrib.model import Act, Article, Attribution, Audit, Finding, Role, Span
from attrib.reports.families import LETTER, label
from attrib.reports.notes import Note, Notes, Remark
from attrib.reports.segments import Mark, Segment, segment
from attrib.reports.wording import SEVERITY_WORDS
from attrib.text import strip

# A reference stands after the marks and stops that close what it refers to: “It is over,”¹ said Ana Ruiz.
_CLOSING = re.compile(r"[,.;:!?…”’\"'»)\]]*")


@dataclass(frozen=True, slots=True)
class Layer:
    """One element around some words.

    Its classes are the kind of source and, for each attribution whose words they are, the name of its note: `U a7`.
    `findings` are the numbers of those that it marks, as the page writes them.
    """

    tag: str
    classes: str = ""
    findings: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What stands in the article for a note beside it or a finding below it: a link, at the place that `place` names.

    Words that go on after a cue have no link of their own.
    """

    target: str
    words: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the article that are marked alike, the outermost layer first; `references` follow the words."""

    text: str
    layers: tuple[Layer, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article, with what belongs beside it."""

    role: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    remarks: tuple[Remark, ...]


def blocks(audit: Audit, notes: Notes, names: Sequence[str]) -> tuple[Block, ...]:
    """Return the article of an audit. The texts of its pieces, joined, are the article, but for white space.

    `names` are the names of the findings on the page.
    """
    text = audit.article.document.text
    bounds = tuple(_bounds(audit.article))
    references = _references(audit, text, names)
    edges = (*(edge for _, span in bounds for edge in span), *references)
    pieces: dict[int, list[Piece]] = defaultdict(list)
    seen: dict[int, set[Mark]] = defaultdict(set)
    at = 0
    for part in segment(Span(0, len(text)), tuple(_marks(audit)), edges):
        while at < len(bounds) and bounds[at][1].end <= part.span.start:
            at += 1
        if at < len(bounds) and part.span.start >= bounds[at][1].start:
            pieces[at].append(_piece(text, part, audit.article.attributions, references))
            seen[at].update(part.marks)
    return tuple(
        Block(
            role.value,
            tuple(pieces[i]),
            tuple(notes.of_attributions(m for m in seen[i] if m.kind == "content")),
            tuple(notes.of_findings(m.item for m in seen[i] if m.kind == "finding" and m.span.start >= span.start)),
        )
        for i, (role, span) in enumerate(bounds)
    )


def _bounds(article: Article) -> Iterator[tuple[Role, Span]]:
    """Yield the blocks: the paragraphs, a dateline with the one it stands in, and any words that are in none."""
    text, end, start = article.document.text, 0, None
    for paragraph in article.layout.paragraphs:
        if text[end : paragraph.span.start].strip():
            yield Role.BODY, Span(end, paragraph.span.start)
        begin = paragraph.span.start if start is None else start
        end = paragraph.span.end
        start = begin if paragraph.role is Role.DATELINE else None
        if start is None:
            yield paragraph.role, Span(begin, end)
    begin = end if start is None else start
    if text[begin:].strip():
        yield Role.BODY, Span(begin, len(text))


def _marks(audit: Audit) -> Iterator[Mark]:
    for index, attribution in enumerate(audit.article.attributions):
        yield from (Mark(span, "content", index) for span in attribution.content)
        yield from (Mark(span, "source", index) for span in attribution.source)
    yield from (Mark(span, "term", index) for index, span in enumerate(audit.article.terms))
    yield from (Mark(finding.span, "finding", index) for index, finding in enumerate(audit.findings))


def has_place(article: Article, finding: Finding) -> bool:
    """Tell whether a finding points at words, and not at the article as a whole."""
    return bool(article.words(finding.span))


def _references(audit: Audit, text: str, names: Sequence[str]) -> Mapping[int, tuple[Reference, ...]]:
    """Return the links that stand in the article, by the offset that they stand at."""
    found: dict[int, tuple[Reference, ...]] = defaultdict(tuple)
    for number, a in enumerate(audit.article.attributions, 1):
        for first, span in enumerate(a.content):
            target, place = ("", "") if first else (f"a{number}", f"w{number}")
            found[_after(text, span)] += (Reference(target, label(number, a.type), LETTER[a.type], place),)
    for number, finding in enumerate(audit.findings, 1):
        words = f"{SEVERITY_WORDS[finding.severity]} {number}"
        if has_place(audit.article, finding):
            reference = Reference(names[number - 1], words, finding.severity, f"p{number}")
            found[_after(text, finding.span)] += (reference,)
    return found


def _after(text: str, span: Span) -> int:
    end = strip(text, *span).end
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


def _piece(
    text: str, part: Segment, attributions: Sequence[Attribution], references: Mapping[int, tuple[Reference, ...]]
) -> Piece:
    start, end = part.span
    return Piece(text[start:end], tuple(_layers(part, attributions)), references.get(end, ()))


def _layers(part: Segment, attributions: Sequence[Attribution]) -> Iterator[Layer]:
    """Yield what to draw around a piece: findings, then contents, the longest first, then source and term."""
    by_kind: dict[str, list[Mark]] = defaultdict(list)
    for mark in part.marks:
        by_kind[mark.kind].append(mark)
    if by_kind["finding"]:
        yield Layer("span", findings=_numbers(by_kind["finding"]))
    by_span: dict[Span, list[Mark]] = defaultdict(list)
    for mark in by_kind["content"]:
        by_span[mark.span].append(mark)
    for depth, several in enumerate(by_span.values()):
        inner = attributions[several[-1].item]
        mind = " mind" if inner.act is Act.STATE_OF_MIND else ""
        yield Layer("mark", f"{LETTER[inner.type]}{' in' if depth else ''}{mind} {_numbers(several, 'a')}")
    if by_kind["source"]:
        kind = LETTER[attributions[by_kind["source"][-1].item].type]
        yield Layer("u", f"{kind} {_numbers(by_kind['source'], 'a')}")
    if by_kind["term"]:
        yield Layer("span", "term")


def _numbers(marks: Sequence[Mark], before: str = "") -> str:
    return " ".join(f"{before}{item + 1}" for item in sorted(mark.item for mark in marks))
