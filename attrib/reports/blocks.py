"""An audit -> the article in blocks for a page: every word once, marked, with the notes that belong beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from attrib.model import NAMED, NOBODY, UNNAMED, Act, Article, Attribution, Audit, Finding, Role, SourceType, Span
from attrib.reports.segments import Mark, Segment, segment
from attrib.reports.summary import Source
from attrib.reports.wording import MODE_WORDS, SEVERITY_WORDS, TYPE_WORDS, alternatives
from attrib.text import strip

# A reference stands after the marks and stops that close what it refers to: “It is over,”¹ said Ana Ruiz.
_CLOSING = re.compile(r"[,.;:!?…”’\"'»)\]]*")

_FAMILIES = (
    ("named", NAMED, "a person with a name"),
    ("body", {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON}, "a body, or somebody who speaks for it"),
    ("record", {SourceType.DOCUMENT, SourceType.MEDIA, SourceType.SELF}, "a document, another outlet, this newsroom"),
    ("unnamed", UNNAMED, "a person without a name"),
    ("group", {SourceType.COLLECTIVE}, "a group nobody counted"),
    ("nobody", NOBODY, "no source"),
)
FAMILY = {source_type: name for name, types, _ in _FAMILIES for source_type in types}
FAMILY_WORDS = {name: words for name, _, words in _FAMILIES}


@dataclass(frozen=True, slots=True)
class Reference:
    """A link from the article to a note beside it, or to a finding below it."""

    target: str
    words: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the article that are marked alike. `anchors` name the place, `references` follow the words."""

    text: str
    classes: tuple[str, ...]
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def tag(self) -> str:
        """The element that says the most about the words where no style is shown."""
        return "mark" if "content" in self.classes else "u" if "source" in self.classes else "span"


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a block about one attribution: who the reader is told the source is.

    `is_first` is false where a later block goes on with the same words; `source` links to the table of sources.
    """

    number: int
    family: str
    type_words: str
    name: str
    details: str
    is_first: bool
    source: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside a block about one finding."""

    number: int
    severity: str
    severity_words: str
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article, with what belongs beside it."""

    role: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    remarks: tuple[Remark, ...]


def blocks(audit: Audit, sources: tuple[Source, ...]) -> tuple[Block, ...]:
    """Return the article of an audit. The texts of its pieces, joined, are the article, but for white space."""
    text = audit.article.document.text
    bounds = tuple(_bounds(audit.article))
    marks = tuple(_marks(audit))
    references = _references(audit, text)
    anchors = _anchors(audit, text)
    edges = (*(edge for _, span in bounds for edge in span), *references, *anchors)
    pieces: dict[int, list[Piece]] = defaultdict(list)
    seen: dict[int, set[Mark]] = defaultdict(set)
    at = 0
    for part in segment(Span(0, len(text)), marks, edges):
        while at < len(bounds) and bounds[at][1].end <= part.span.start:
            at += 1
        if at < len(bounds) and part.span.start >= bounds[at][1].start:
            pieces[at].append(_piece(text, part, audit, anchors, references))
            seen[at].update(part.marks)
    rows = {a.id: f"source-{number}" for number, source in enumerate(sources, 1) for a in source.statements}
    return tuple(
        Block(
            role.value,
            tuple(pieces[i]),
            tuple(_notes(audit.article, seen[i], rows)),
            tuple(_remarks(audit, seen[i], span)),
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


def _anchors(audit: Audit, text: str) -> dict[int, tuple[str, ...]]:
    """Return the names of the places that notes and findings link to, by offset."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for number, attribution in enumerate(audit.article.attributions, 1):
        found[strip(text, *attribution.content[0]).start] += (f"words-{number}",)
    for number, finding in enumerate(audit.findings, 1):
        if has_place(audit.article, finding):
            found[strip(text, *finding.span).start] += (f"place-{number}",)
    return found


def has_place(article: Article, finding: Finding) -> bool:
    """Tell whether a finding points at words, and not at the article as a whole."""
    return bool(article.words(finding.span))


def _references(audit: Audit, text: str) -> dict[int, tuple[Reference, ...]]:
    """Return the links that stand in the article, by the offset that they stand at."""
    found: dict[int, tuple[Reference, ...]] = defaultdict(tuple)
    for number, attribution in enumerate(audit.article.attributions, 1):
        label = f"Attribution {number}: {TYPE_WORDS[attribution.type]}"
        for span in attribution.content:
            found[_after(text, span)] += (Reference(f"note-{number}", str(number), label, FAMILY[attribution.type]),)
    for number, finding in enumerate(audit.findings, 1):
        words = SEVERITY_WORDS[finding.severity]
        reference = Reference(f"finding-{number}", f"{words} {number}", f"Finding {number}: {words}", finding.severity)
        if has_place(audit.article, finding):
            found[_after(text, finding.span)] += (reference,)
    return found


def _after(text: str, span: Span) -> int:
    end = strip(text, *span).end
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


def _piece(
    text: str,
    part: Segment,
    audit: Audit,
    anchors: dict[int, tuple[str, ...]],
    references: dict[int, tuple[Reference, ...]],
) -> Piece:
    attributions = audit.article.attributions
    classes = []
    contents = [attributions[m.item] for m in part.marks if m.kind == "content"]
    if contents:
        classes += ["content", f"content-{FAMILY[contents[-1].type]}"]
        classes += ["nested"] if len(contents) > 1 else []
        classes += ["mind"] if contents[-1].act is Act.STATE_OF_MIND else []
    sources = [attributions[m.item] for m in part.marks if m.kind == "source"]
    if sources:
        classes += ["source", f"source-{FAMILY[sources[-1].type]}"]
    classes += ["term"] if any(m.kind == "term" for m in part.marks) else []
    severities = [audit.findings[m.item].severity for m in part.marks if m.kind == "finding"]
    classes += [f"flag-{max(severities, key=lambda s: s.rank)}"] if severities else []
    start, end = part.span
    return Piece(text[start:end], tuple(classes), anchors.get(start, ()), references.get(end, ()))


def _notes(article: Article, seen: set[Mark], rows: dict[str, str]) -> Iterator[Note]:
    starts = {m.item: m.span.start for m in sorted(seen, reverse=True) if m.kind == "content"}
    for index in sorted(starts):
        attribution = article.attributions[index]
        speaker = article.speaker(attribution)
        name = speaker.name if speaker else article.words(attribution.source)
        yield Note(
            number=index + 1,
            family=FAMILY[attribution.type],
            type_words=TYPE_WORDS[attribution.type],
            name=name,
            details=_details(article, attribution),
            is_first=starts[index] == attribution.start,
            source=rows.get(attribution.id, ""),
        )


def _details(article: Article, attribution: Attribution) -> str:
    """Return how the words are given, through whom, and how sure it is who the source is."""
    parts = [MODE_WORDS[attribution.mode]]
    if attribution.via:
        parts.append(f"via {attribution.via}")
    if attribution.act is Act.STATE_OF_MIND:
        parts.append("a state of mind, not counted")
    if attribution.ambiguous:
        names = [s.name for s in article.speakers if s.id in attribution.candidates]
        parts.append(f"could be {alternatives(names)}" if names else "could be more than one")
    return "; ".join(parts)


def _remarks(audit: Audit, seen: set[Mark], block: Span) -> Iterator[Remark]:
    """Yield the findings that begin in the block: one that runs on is not said again."""
    decided = audit.decided
    for index in sorted({m.item for m in seen if m.kind == "finding" and m.span.start >= block.start}):
        finding = audit.findings[index]
        message = f"{finding.message} Decided." if finding.fingerprint in decided else finding.message
        yield Remark(index + 1, finding.severity, SEVERITY_WORDS[finding.severity], message)
