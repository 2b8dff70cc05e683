"""The page of one line of an article, for a terminal: what was found there, and what decided it at every stage."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import islice, pairwise

from attrib.attributions import Reading
from attrib.links import Link
from attrib.model import Act, Article, Attribution, Origin, Role, Span
from attrib.patterns import FRAMES, PATTERNS
from attrib.references import Reference
from attrib.reports.evidence import Evidence, Rejected
from attrib.reports.reasons import (
    FIRST_NAMED,
    LEFT_WORDS,
    NO_CLAIM,
    ROLE_WORDS,
)
from attrib.reports.visible import escaped
from attrib.reports.wording import MODE_WORDS, alternatives, counted

_WIDTH = 80
_LABEL = 12
MOST_OTHERS = 6  # that were considered and not taken
CONTENT_AFTER = ("source-cue-content", "passive")  # the patterns whose content is what the frame of the verb says


def line_page(article: Article, reading: Reading, line: int) -> str:
    """Return why each quotation and each claim on a line, counted from 1, has the source that it has, or has none."""
    page = _Page(article, reading, line)
    return "\n".join(page.lines()) + "\n"


def count_lines(article: Article) -> int:
    """Return how many lines an article has; what follows the last line break counts where there is something."""
    *before, last = article.layout.origins
    return (
        last.line - 1 if before and last.start == len(article.document.text) else max(o.line for o in (*before, last))
    )


class _Page:
    """Writes the page of one line."""

    def __init__(self, article: Article, reading: Reading, line: int) -> None:
        self.article = article
        self.reading = reading
        self.line = line
        self.evidence = Evidence(article, reading)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        claims = self.reading.claims(self.evidence.lexicon)
        here = [
            (a, link)
            for a, link in zip(self.article.attributions, claims, strict=True)
            if any(self._on_line(s) for s in (*a.content, *a.source, *a.cue))
        ]
        terms = [t for t in self.article.terms if self._on_line(t)]
        found = [counted(len(here), "attribution")] if here else []
        found += [counted(len(terms), "term")] if terms else []
        said = " and ".join(found) or f"no quotation and no reported claim{self._aside()}"
        yield from _wrapped(f"{escaped(self.article.document.name)}, line {self.line}: {said}.")
        for attribution, link in here:
            yield ""
            yield from self._attribution(attribution, link)
        for term in terms:
            yield ""
            yield from self._term(term)

    def _on_line(self, span: Span) -> bool:
        return self.article.layout.is_on_line(span, self.line)

    def _aside(self) -> str:
        """Return what else there is to say of a line without anything."""
        bounds = (*self.article.layout.origins, Origin(len(self.reading.text), 0, 0))
        here = (Span(a.start, b.start) for a, b in pairwise(bounds) if a.line == self.line)
        words = next((span for span in here if self.reading.text[slice(*span)].strip()), None)
        if words is None:
            return "; it has no words"
        role = self._role(words)
        return f"; it is {ROLE_WORDS[role]}, which is not searched" if role in ROLE_WORDS else ""

    def _role(self, span: Span) -> Role:
        paragraphs = self.article.layout.paragraphs
        return paragraphs[self.article.layout.paragraph_at(span.start)].role if paragraphs else Role.BODY

    # -- one attribution ----------------------------------------------------------------------------------------

    def _attribution(self, a: Attribution, link: Link) -> Iterator[str]:
        yield from _wrapped(f"“{self.evidence.words(*a.content)}”", later="  ")
        yield from _row("Given", f"{MODE_WORDS[a.mode]}{self._where(a.content[0])}")
        if not self._on_line(a.content[0]) and any(self._on_line(s) for s in a.content[1:]):
            yield from _row("Goes on", "on this line: nobody else speaks between")
        shape = PATTERNS[a.pattern]
        yield from _row("Pattern", f"{a.pattern}: {shape.meaning}", f"as in: {' '.join(shape.example.split())}")
        yield from _row("Cue", self._cue(a, link))
        reference = self.evidence.reference(link)
        if link.source is None or reference is None:
            yield from _row("Source", self._no_source(link))
            yield from _row("Type", self.evidence.type_words(a, None))
            return
        source = f"“{self.evidence.words(*a.source)}”{self._where(a.source[0])}"
        yield from _row("Source", source, *_some(self.evidence.elsewhere(link, link.source)))
        if a.via:
            yield from _row("Through", escaped(a.via))
        yield from _row("Speaker", self._speaker(reference), *_some(self.evidence.others(reference)))
        yield from _row("Type", self.evidence.type_words(a, reference))
        yield from _row("Ambiguous", self._ambiguous(a))

    def _cue(self, a: Attribution, link: Link) -> str:
        """Return the words that hand the content over, and how they do it."""
        if not a.cue:
            return "none"
        frame = FRAMES.get(link.frame) if a.pattern in CONTENT_AFTER else None
        taking = f", as in: {frame.example}" if frame else ""
        mind = ", a state of mind, which is not counted" if a.act is Act.STATE_OF_MIND else ""
        return f"“{self.evidence.words(*a.cue)}”{self._where(a.cue[0])}{mind}{taking}"

    def _no_source(self, link: Link) -> str:
        why = self.evidence.no_source(link)
        return f"none: {why}" if why else "none"

    # -- whom a source phrase stands for ------------------------------------------------------------------------

    def _speaker(self, reference: Reference) -> str:
        why = self.evidence.ground(reference)
        if reference.voice is None:
            return f"nobody: {why}"
        voice = self.reading.voices[reference.voice]
        return f"{escaped(voice.label) if why == FIRST_NAMED else self.evidence.name(voice)}: {why}"

    def _ambiguous(self, a: Attribution) -> str:
        if not a.ambiguous:
            return "no"
        names = [escaped(s.name) for s in self.article.speakers if s.id in a.candidates]
        return f"yes: it could be {alternatives(names)}" if names else "yes: it could be anybody"

    # -- marks that nobody is given -----------------------------------------------------------------------------

    def _term(self, term: Span) -> Iterator[str]:
        yield from _wrapped(f"“{self.evidence.words(term)}”", later="  ")
        yield from _row("Term", f"nobody is quoted: {self._why_term(term)}")

    def _why_term(self, term: Span) -> str:
        role = self._role(term)
        if role in ROLE_WORDS:
            return f"they stand in {ROLE_WORDS[role]}, which is not searched"
        q = next(i for i, quotation in enumerate(self.reading.quotations) if term in quotation.content)
        if any(q in link.quotations for link in self.reading.links):
            return NO_CLAIM
        return LEFT_WORDS[self.reading.left.get(q)]

    # -- words and places ---------------------------------------------------------------------------------------

    def _where(self, span: Span) -> str:
        """Return the line of words that stand on another one."""
        return "" if self._on_line(span) else f", line {self.evidence.line(span)}"


def _some(others: Iterator[Rejected]) -> Iterator[str]:
    """Yield the first of those that were considered and not taken, and whether there were more."""
    yield from (f"not {other.name}: {other.reason}" for other in islice(others, MOST_OTHERS))
    if next(others, None) is not None:
        yield "nor any of the others"


def _row(label: str, *texts: str) -> Iterator[str]:
    """Yield one row: its label, and texts below each other."""
    lead = f"  {label:<{_LABEL}}"
    for text in texts:
        yield from _wrapped(text, lead, " " * len(lead) + "  ")
        lead = " " * len(lead)


def _wrapped(text: str, indent: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
