"""The page of one line of an article, for a terminal: what was found there, and what decided it at every stage."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import islice

from attrib.attributions import Reading
from attrib.cue_patterns import NOBODY
from attrib.lexicon import Lexicon, lexicon
from attrib.links import Link, Source
from attrib.mentions import Mention, PhraseReader
from attrib.model import Act, Article, Attribution, Role, Span
from attrib.patterns import FRAMES, PATTERNS
from attrib.references import Reference
from attrib.reports.reasons import (
    AGAINST_WORDS,
    CRITERION_WORDS,
    FIRST_NAMED,
    GENDER_WORDS,
    GROUND_WORDS,
    IN_CONTENT,
    LEFT_WORDS,
    NO_CLAIM,
    OTHER_PLACE,
    PLACE_WORDS,
    ROLE_WORDS,
)
from attrib.reports.visible import escaped
from attrib.reports.wording import MODE_WORDS, TYPE_WORDS, alternatives, counted, excerpt
from attrib.sourcing import criterion_of
from attrib.voices import PERSONAL, Other, Voice

_WIDTH = 80
_LABEL = 12
_EXCERPT = 160
MOST_OTHERS = 6  # that were considered and not taken
CONTENT_AFTER = ("source-cue-content", "passive")  # the patterns whose content is what the frame of the verb says


def line_page(article: Article, reading: Reading, line: int) -> str:
    """Return why each quotation and each claim on a line, counted from 1, has the source that it has, or has none."""
    page = _Page(article, reading, line, lexicon())
    return "\n".join(page.lines()) + "\n"


def count_lines(article: Article) -> int:
    """Return how many lines an article has; what follows the last line break counts where there is something."""
    starts = article.layout.line_starts
    return len(starts) - (len(starts) > 1 and starts[-1] == len(article.document.text))


class _Page:
    """Writes the page of one line."""

    def __init__(self, article: Article, reading: Reading, line: int, words: Lexicon) -> None:
        self.article = article
        self.reading = reading
        self.line = line
        self.lexicon = words
        self.reader = PhraseReader(reading.text, reading.sentences, words)
        starts = (*article.layout.line_starts, len(reading.text))
        self.span = Span(starts[line - 1], starts[line])

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        claims = self.reading.claims(self.lexicon)
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
        return span.start < self.span.end and span.end > self.span.start

    def _aside(self) -> str:
        """Return what else there is to say of a line without anything."""
        if not self.reading.text[self.span.start : self.span.end].strip():
            return "; the line is empty"
        role = self._role(self.span)
        return f"; it is {ROLE_WORDS[role]}, which is not searched" if role in ROLE_WORDS else ""

    def _role(self, span: Span) -> Role:
        paragraphs = self.article.layout.paragraphs
        return paragraphs[self.article.layout.paragraph_at(span.start)].role if paragraphs else Role.BODY

    # -- one attribution ----------------------------------------------------------------------------------------

    def _attribution(self, a: Attribution, link: Link) -> Iterator[str]:
        yield from _wrapped(f"“{self._words(*a.content)}”", later="  ")
        yield from _row("Given", f"{MODE_WORDS[a.mode]}{self._where(a.content[0])}")
        if not self._on_line(a.content[0]) and any(self._on_line(s) for s in a.content[1:]):
            yield from _row("Goes on", "on this line: nobody else speaks between")
        shape = PATTERNS[a.pattern]
        yield from _row("Pattern", f"{a.pattern}: {shape.meaning}", f"as in: {' '.join(shape.example.split())}")
        yield from _row("Cue", self._cue(a, link))
        reference = self.reading.references.get(link.source) if link.source else None
        if link.source is None or reference is None:
            yield from _row("Source", self._no_source(a, link))
            yield from _row("Type", f"{TYPE_WORDS[a.type]}, for the article names nobody")
            return
        source = f"“{self._words(*a.source)}”{self._where(a.source[0])}"
        yield from _row("Source", source, *_some(self._elsewhere(a, link, link.source)))
        if a.via:
            yield from _row("Through", escaped(a.via))
        yield from _row("Speaker", self._speaker(reference), *_some(self._others(reference)))
        yield from _row("Type", self._type(a, reference))
        yield from _row("Ambiguous", self._ambiguous(a))

    def _cue(self, a: Attribution, link: Link) -> str:
        """Return the words that hand the content over, and how they do it."""
        if not a.cue:
            return "none"
        frame = FRAMES.get(link.frame) if a.pattern in CONTENT_AFTER else None
        taking = f", as in: {frame.example}" if frame else ""
        mind = ", a state of mind, which is not counted" if a.act is Act.STATE_OF_MIND else ""
        return f"“{self._words(*a.cue)}”{self._where(a.cue[0])}{mind}{taking}"

    def _no_source(self, a: Attribution, link: Link) -> str:
        if a.cue:
            return f"none: nobody is named who does what “{self._words(*a.cue)}” says"
        if link.quotations:
            return f"none: {LEFT_WORDS[self.reading.left.get(link.quotations[0])]}"
        return "none"

    def _elsewhere(self, a: Attribution, link: Link, source: Source) -> Iterator[str]:
        """Yield the mentions beside the source phrase that were not taken for it, and why.

        Speech that goes on without a cue takes the source of the words before: nobody else was considered.
        """
        if not a.cue and a.pattern not in PLACE_WORDS:
            return
        first = (link.relay or source).phrases.first
        sentence = self.reading.sentences[source.sentence]
        place = PLACE_WORDS.get(a.pattern, OTHER_PLACE).format(cue=self._words(*a.cue))
        for k, kind in enumerate(sentence.kinds):
            if kind != "n" or first <= k < source.phrases.last:
                continue
            mention = self.reader.base(source.sentence, k)
            if _may_speak(mention):
                inside = any(s.start <= mention.span.start < s.end for s in a.content)
                yield f"not “{self._words(mention.span)}”: {IN_CONTENT if inside else place}"

    # -- whom a source phrase stands for ------------------------------------------------------------------------

    def _speaker(self, reference: Reference) -> str:
        said = self._words(reference.mention.span)
        if reference.voice is None:
            return f"nobody: of those named before, “{said}” fits none"
        voice = self.reading.voices[reference.voice]
        if voice.mentions[:1] == [reference.mention.span]:
            return f"{escaped(voice.label)}: {FIRST_NAMED}"
        noun = _printed(reference.mention.head, said)
        return f"{self._name(voice)}: {GROUND_WORDS[reference.ground].format(said=said, noun=noun)}"

    def _others(self, reference: Reference) -> Iterator[str]:
        """Yield those considered and not taken, and why."""
        for other in reference.others:
            yield f"not {self._name(self.reading.voices[other.voice])}: {self._against(reference, other)}"

    def _against(self, reference: Reference, other: Other) -> str:
        voices = self.reading.voices
        taken = None if reference.voice is None else voices[reference.voice]
        return AGAINST_WORDS[other.against].format(
            said=self._words(reference.mention.span),
            taken=escaped(taken.label) if taken else "",
            gender=GENDER_WORDS.get(voices[other.voice].gender, ""),
            so=GENDER_WORDS.get(taken.gender, "") if taken else "",
        )

    def _name(self, voice: Voice) -> str:
        """Return what a voice is called, and where it is first named."""
        label = escaped(voice.label)
        spans = voice.mentions[:1]
        return f"{label} (line {self._line(spans[0])})" if spans else label

    def _type(self, a: Attribution, reference: Reference) -> str:
        """Return the type, and the words and the test that decided it."""
        if reference.voice is None:
            return f"{TYPE_WORDS[a.type]}: somebody, of whom the article tells nothing else"
        voice = self.reading.voices[reference.voice]
        title = voice.mentions[0] if voice.parts else voice.office
        office = f"“{self._words(title)}” gives" if title else "words quoted in the article give"
        why = CRITERION_WORDS[criterion_of(voice, voice.label, self.lexicon)]
        most = "of those named together the most identified counts: " if voice.parts else ""
        return f"{TYPE_WORDS[a.type]}: {most}{why.format(noun=_printed(voice.head, voice.label), office=office)}"

    def _ambiguous(self, a: Attribution) -> str:
        if not a.ambiguous:
            return "no"
        names = [escaped(s.name) for s in self.article.speakers if s.id in a.candidates]
        return f"yes: it could be {alternatives(names)}" if names else "yes: it could be anybody"

    # -- marks that nobody is given -----------------------------------------------------------------------------

    def _term(self, term: Span) -> Iterator[str]:
        yield from _wrapped(f"“{self._words(term)}”", later="  ")
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

    def _words(self, *spans: Span) -> str:
        return excerpt(escaped(self.article.words(spans)), _EXCERPT)

    def _line(self, span: Span) -> int:
        return self.article.layout.line_column(span.start)[0]

    def _where(self, span: Span) -> str:
        """Return the line of words that stand on another one."""
        return "" if self._on_line(span) else f", line {self._line(span)}"


def _may_speak(mention: Mention) -> bool:
    """Tell whether a mention names somebody who could be asked for as a source: no thing, and not “it”."""
    if mention.kind == "pronoun":
        return mention.gender in ("male", "female", "many")
    named = mention.kind in ("name", "body", "media")
    return named or (mention.noun_class in PERSONAL | {"institution", "media"} and mention.head not in NOBODY)


def _printed(noun: str, words: str) -> str:
    """Return a noun of some words as they print it, safe for a terminal: “White House official”."""
    at = words.lower().find(noun)
    return escaped(words[at : at + len(noun)] if at >= 0 else noun)


def _some(others: Iterator[str]) -> Iterator[str]:
    """Yield the first of those that were considered and not taken, and whether there were more."""
    yield from islice(others, MOST_OTHERS)
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
