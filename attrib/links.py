"""Links: which words are handed over, by which cue, from which source phrase."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import regex

from attrib.grammar import Sentence
from attrib.lazy import lazy
from attrib.model import Quotation, Span
from attrib.passages import Match, Passage
from attrib.phrases import Range

# Whom somebody speaks to: “It was in your garden, Mr | Crane | . Did you …”
CALLED = lazy(
    r"(?:\A|[,.?!…]\s)(?:(?:Mrs?|Ms|Miss|Dr|Doctor|Sir|Lord|Lady|Prof|Professor|Minister|Senator)\.?\s)?"
    r"(\p{Lu}[\w’'-]++)(?=[,.?!])",
    regex.compile,
)


class Left(StrEnum):
    """Why a quotation was left without anybody who says it: as a term, or unattributed."""

    SHORT = "short"  # two or three words that no cue hands over: the so-called “iron ring”
    NAMED_SO = "named-so"  # they only say what something is: The plan was “a quiet disaster for us”
    NO_SUBJECT = "no-subject"  # nobody does what their clause says
    INSIDE = "inside"  # they stand in words that are already accounted for
    NOBODY_YET = "nobody-yet"  # a sentence of speech, before anybody spoke
    OUT_OF_REACH = "out-of-reach"  # a sentence of speech, too far from the last one who spoke


class Source(NamedTuple):
    """A source phrase: phrases of one sentence."""

    sentence: int
    phrases: Range


class Link(NamedTuple):
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


def link_content(passage: Passage, match: Match, quotations: tuple[Quotation, ...]) -> Link | None:
    """Return the link of a match with the content that it found, or None where that is empty."""
    sentence = passage.sentence
    spans: list[Span] = []
    marked: list[int] = []
    direct = True
    for first, last in match.content:
        if first == last:
            continue
        words = range(sentence.firsts[first], sentence.firsts[last])
        inside = [quotation for word, quotation in sentence.quoted.items() if word in words]
        marked += inside
        if len(words) == 1 and inside:
            spans += quotations[inside[0]].content
        else:
            direct = False
            spans.append(sentence.span(first, last))
            for q in inside:
                spans += quotations[q].content[1:]  # in the next paragraphs
    return _link(passage, match, passage.number, tuple(spans), tuple(marked), direct) if spans else None


def link_quotations(
    passage: Passage, match: Match, sentence: int, taken: tuple[int, ...], quotations: tuple[Quotation, ...]
) -> Link:
    """Return the link of a match with quotations, the first of which stands in the given sentence."""
    return _link(passage, match, sentence, tuple(s for q in taken for s in quotations[q].content), taken, True)


def _link(
    passage: Passage, match: Match, sentence: int, content: tuple[Span, ...], taken: tuple[int, ...], direct: bool
) -> Link:
    source = _phrases_of(passage, match.source) if match.source else None
    relay = _phrases_of(passage, match.relay) if match.relay else None
    return Link(
        match.pattern, sentence, content, (match.cue,) if match.cue else (), source, match.mind and not direct, taken,
        direct, relay, match.verb, -1 if match.cue_phrase is None else match.cue_phrase + passage.offset, match.frame,
    )  # fmt: skip


def _phrases_of(passage: Passage, phrases: Range) -> Source:
    """Return a source by its phrases in the whole sentence, of which the passage may be a part."""
    if not passage.offset:
        return Source(passage.number, phrases)
    return Source(passage.number, Range(phrases.first + passage.offset, phrases.last + passage.offset))


def calls_source(text: str, quotation: Quotation, link: Link, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a quotation speaks to the source of a link: “It was in your garden, Mr Crane.”"""
    called = {word.lower() for span in quotation.content for word in CALLED.findall(text, *span)}
    if not called or link.source is None:
        return False
    sentence = sentences[link.source.sentence]
    first, last = (sentence.firsts[phrase] for phrase in link.source.phrases)
    return any(
        tag == "X" and word in called
        for tag, word in zip(sentence.tags[first:last], sentence.words[first:last], strict=True)
    )
