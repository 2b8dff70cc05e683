"""Links: which words are handed over, by which cue, from which source phrase. The values, and how one is made."""

from __future__ import annotations

from dataclasses import dataclass

from attrib.clauses import REACH, Range, extent
from attrib.cues import Cue
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon
from attrib.model import Quotation, Span

VOICES = frozenset({"empty", "office", "aide", "insider", "person", "spokesperson"})
NEAR = 8  # contents before a cue that may cover it or end beside it


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: phrases of one sentence."""

    sentence: int
    phrases: Range


@dataclass(frozen=True, slots=True)
class Link:
    """Content, cue and source phrase, and the pattern that joined them. `quotations` are indexes."""

    pattern: str
    sentence: int
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Source | None
    mind: bool = False
    quotations: tuple[int, ...] = ()
    direct: bool = False
    relay: Source | None = None  # the outlet in “the Herald, citing two officials”
    verb: str = ""
    cue_phrase: int = -1
    frame: str = ""


def covers(done: list[tuple[int, int]], k: int) -> bool:
    """Tell whether a phrase lies in the content of one of the last cues: people say what others said."""
    return any(a <= k < b for a, b in done[-NEAR:])


def cited_by(sentence: Sentence, source: Range, cue: Cue, lexicon: Lexicon) -> Range | None:
    """Return the deeper voice of a chain: “the Herald, citing two officials, said”, not “Ruiz, citing polls, said”."""
    for start, end in ((source.first, source.last), (cue.last, min(cue.last + 6, len(sentence.kinds)))):
        for i in range(start, end):
            if sentence.kinds[i : i + 2] != "gn" or sentence.words[sentence.firsts[i]] not in ("citing", "quoting"):
                continue
            if lexicon.nouns.get(sentence.words[sentence.head(i + 1)]) in VOICES:
                last = source.last if i < source.last else extent(sentence, i + 1)
                return Range(i + 1, max(last, i + 2))
    return None


class Linker:
    """Makes the links of one article, and remembers which quotations are taken and who speaks."""

    def __init__(
        self, text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], lexicon: Lexicon
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.quotations = quotations
        self.lexicon = lexicon
        self.links: list[Link] = []
        self.used: set[int] = set()
        self.last: int | None = None  # index of the link whose source speaks
        self.announced: tuple[int, Source, tuple[Span, ...]] | None = None  # “She told the council:” before a paragraph
        self.waiting: list[tuple[int, int, int]] = []  # quotations before their tag: sentence, phrase, quotation

    def _add(
        self,
        cue: Cue,
        pattern: str,
        source: Range | None,
        ranges: tuple[tuple[int, int], ...],
        mind: bool | None = None,
    ) -> None:
        sentence = self.sentences[cue.sentence]
        span = Span(sentence.starts[sentence.firsts[cue.first]], sentence.ends[sentence.firsts[cue.last] - 1])
        cited = cited_by(sentence, source, cue, self.lexicon) if source else None
        inner = cited or source
        self._link(
            pattern,
            cue.sentence,
            ranges,
            (span,),
            Source(cue.sentence, inner) if inner else None,
            mind=cue.mind if mind is None else mind,
            relay=Source(cue.sentence, Range(source.first, min(source.last, cited.first - 1)))
            if source and cited
            else None,
            verb=cue.verb.lemma,
            cue_phrase=cue.first,
            frame=cue.frame,
        )

    def _link(
        self,
        pattern: str,
        number: int,
        ranges: tuple[tuple[int, int], ...],
        cue: tuple[Span, ...],
        source: Source | None,
        *,
        mind: bool = False,
        relay: Source | None = None,
        verb: str = "",
        cue_phrase: int = -1,
        frame: str = "",
    ) -> None:
        sentence = self.sentences[number]
        ranges = tuple(r for r in ranges if r[1] > r[0])
        if not ranges:
            return
        spans: list[Span] = []
        marked: list[int] = []
        direct = True
        for first, last in ranges:
            inside = [
                sentence.quoted[w] for w in range(sentence.firsts[first], sentence.firsts[last]) if w in sentence.quoted
            ]
            marked += inside
            if last - first == 1 and sentence.firsts[last] - sentence.firsts[first] == 1 and inside:
                spans += self.quotations[inside[0]].content
            else:
                direct = False
                spans.append(sentence.span(first, last))
        self.used.update(marked)
        self.links.append(
            Link(
                pattern,
                number,
                tuple(spans),
                cue,
                source,
                mind and not direct,
                tuple(marked),
                direct,
                relay,
                verb,
                cue_phrase,
                frame,
            )
        )

    def _clause_start(self, sentence: Sentence, end: int, start: int) -> int:
        """Return where the clause that ends at `end` begins: after a semicolon, a quotation, an opening “But”."""
        begin = start = max(start, end - REACH)
        for i in range(end - 1, start - 1, -1):
            if sentence.kinds[i] == ";":
                begin = i + 1
                break
        while begin < end and sentence.kinds[begin] in "C,.:-":
            begin += 1
        return begin

    def _speech_before(self, sentence: Sentence, tag: int, start: int) -> int | None:
        """Return the phrase of the unused quotation that stands right before a tag: “…,” she said."""
        i = tag - 1
        while i >= start and sentence.kinds[i] in ",-R":
            i -= 1
        if i < start or i < 0 or sentence.kinds[i] != '"':
            return None
        q = sentence.quoted[sentence.firsts[i]]
        return i if q not in self.used else None
