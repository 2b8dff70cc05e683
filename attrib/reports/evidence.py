"""What decided an attribution, in words: why this source and no other, whom its words stand for, and why that type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrib.attributions import Reading
from attrib.cue_patterns import NOBODY
from attrib.lexicon import lexicon
from attrib.links import Link, Source
from attrib.mentions import Mention, PhraseReader
from attrib.model import Article, Attribution, Span
from attrib.references import Ground, Reference
from attrib.reports.reasons import (
    AGAINST_IN_SHORT,
    AGAINST_WORDS,
    CRITERION_WORDS,
    FIRST_NAMED,
    GENDER_WORDS,
    GROUND_IN_SHORT,
    GROUND_WORDS,
    IN_CONTENT,
    LEFT_WORDS,
    OTHER_PLACE,
    PLACE_WORDS,
)
from attrib.reports.visible import escaped
from attrib.reports.wording import TYPE_WORDS, excerpt
from attrib.sourcing import criterion_of
from attrib.voices import PERSONAL, Against, Other, Voice

_EXCERPT = 160


class Rejected(NamedTuple):
    """Somebody who was considered as a source and not taken, and why."""

    name: str
    reason: str


class Why(NamedTuple):
    """Why an attribution has the source that it has: the ground in a clause, and who else was considered."""

    ground: str
    others: tuple[Rejected, ...]


class Evidence:
    """Says in words what the stages had to choose from, for one article. All its words are safe to print."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self.article = article
        self.reading = reading
        self.lexicon = lexicon()
        self._reader = PhraseReader(reading.text, reading.sentences, self.lexicon)

    def whys(self) -> Mapping[tuple[Span, ...], Why]:
        """Return why each attribution has its source, by its content."""
        return {link.content: self._why(link) for link in self.reading.claims(self.lexicon)}

    def _why(self, link: Link) -> Why:
        reference = self.reference(link)
        if link.source is None or reference is None:
            return Why(self.no_source(link), ())
        others = tuple(
            Rejected(escaped(self._voice(o.voice).label), self._against(reference, o, AGAINST_IN_SHORT))
            for o in reference.others
        )
        if self._is_first(reference):
            return Why(self.criterion(reference), others)
        return Why(self.ground(reference, GROUND_IN_SHORT), others)

    def _voice(self, index: int) -> Voice:
        return self.reading.voices[index]

    def reference(self, link: Link) -> Reference | None:
        """Return whom the source phrase of a link was taken to stand for; None without a source phrase."""
        return self.reading.references.get(link.source) if link.source else None

    def no_source(self, link: Link) -> str:
        """Return why there is no source."""
        if link.cue:
            return f"nobody is named who does what “{self.words(*link.cue)}” says"
        return LEFT_WORDS[self.reading.left.get(link.quotations[0])] if link.quotations else ""

    def elsewhere(self, link: Link, source: Source) -> Iterator[Rejected]:
        """Yield the mentions beside the source phrase that were not taken for it, and why.

        Speech that goes on without a cue takes the source of the words before: nobody else was considered.
        """
        if not link.cue and link.pattern not in PLACE_WORDS:
            return
        first = (link.relay or source).phrases.first
        sentence = self.reading.sentences[source.sentence]
        place = PLACE_WORDS.get(link.pattern, OTHER_PLACE).format(cue=self.words(*link.cue))
        for k, kind in enumerate(sentence.kinds):
            if kind != "n" or first <= k < source.phrases.last:
                continue
            mention = self._reader.base(source.sentence, k)
            if _may_speak(mention):
                inside = any(s.start <= mention.span.start < s.end for s in link.content)
                yield Rejected(f"“{self.words(mention.span)}”", IN_CONTENT if inside else place)

    def ground(self, reference: Reference, words: Mapping[Ground, str] = GROUND_WORDS) -> str:
        """Return why the source phrase stands for whom it stands for."""
        said = self.words(reference.mention.span)
        if reference.voice is None:
            return f"of those named before, “{said}” fits none"
        if self._is_first(reference):
            return FIRST_NAMED
        return words[reference.ground].format(said=said, noun=_printed(reference.mention.head, said))

    def _is_first(self, reference: Reference) -> bool:
        if reference.voice is None:
            return False
        return self._voice(reference.voice).mentions[:1] == [reference.mention.span]

    def others(self, reference: Reference) -> Iterator[Rejected]:
        """Yield whom else the source phrase was tried on, and why it does not stand for them."""
        for other in reference.others:
            yield Rejected(self.name(self._voice(other.voice)), self._against(reference, other, AGAINST_WORDS))

    def _against(self, reference: Reference, other: Other, words: Mapping[Against, str]) -> str:
        taken = None if reference.voice is None else self._voice(reference.voice)
        return words[other.against].format(
            said=self.words(reference.mention.span),
            taken=escaped(taken.label) if taken else "",
            gender=GENDER_WORDS.get(self._voice(other.voice).gender, ""),
            so=GENDER_WORDS.get(taken.gender, "") if taken else "",
        )

    def name(self, voice: Voice) -> str:
        """Return what a voice is called, and where it is first named."""
        label = escaped(voice.label)
        spans = voice.mentions[:1]
        return f"{label} (line {self.line(spans[0])})" if spans else label

    def criterion(self, reference: Reference) -> str:
        """Return the words and the test that decided the type of whoever speaks."""
        if reference.voice is None:
            return "somebody, of whom the article tells nothing else"
        voice = self._voice(reference.voice)
        title = voice.mentions[0] if voice.parts else voice.office
        office = f"“{self.words(title)}” gives" if title else "words quoted in the article give"
        why = CRITERION_WORDS[criterion_of(voice, voice.label, self.lexicon)]
        most = "of those named together the most identified counts: " if voice.parts else ""
        return f"{most}{why.format(noun=_printed(voice.head, voice.label), office=office)}"

    def type_words(self, a: Attribution, reference: Reference | None) -> str:
        """Return the type of an attribution, and what decided it."""
        if reference is None:
            return f"{TYPE_WORDS[a.type]}, for the article names nobody"
        return f"{TYPE_WORDS[a.type]}: {self.criterion(reference)}"

    def words(self, *spans: Span) -> str:
        """Return the words of some spans, shortened where they are long."""
        return excerpt(escaped(self.article.words(spans)), _EXCERPT)

    def line(self, span: Span) -> int:
        """Return the line that a span starts on."""
        return self.article.layout.line_column(span.start)[0]


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
