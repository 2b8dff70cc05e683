"""Linking: the sentences of an article are read in order, and every pattern is tried on each.

A cue takes the content that its frame allows. What lies inside the content of an earlier cue is left alone, for people
say what others said, but for words in marks, which are given to whom they are from too. Then the quotations that no
cue took are given to whoever is speaking, or to nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrib.according import HEARSAY, according_to, hearsay
from attrib.announcements import announced, name_colon, speaks_up
from attrib.closing_tags import bare_tag, closing_tag
from attrib.cue_patterns import match_cue, relayed
from attrib.cues import find_cues
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon
from attrib.links import Left, Link
from attrib.model import Quotation
from attrib.passages import Match, Passage, read_passages
from attrib.phrases import Range, lies_in
from attrib.speech_nouns import speech_noun
from attrib.standing import Standing
from attrib.transcripts import transcript_lines


def find_links(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...],
    grants: Mapping[int, tuple[int, int]], lexicon: Lexicon,
) -> tuple[tuple[Link, ...], Mapping[int, Left]]:  # fmt: skip
    """Return the links of an article in the order of the text, and why quotations were given to nobody."""
    passages = tuple(read_passages(text, sentences, quotations, grants, lexicon))
    standing = Standing(text, sentences, quotations, passages)
    lines = transcript_lines(text, sentences)
    for at, passage in enumerate(passages):
        if at and passages[at - 1].sentence.paragraph != passage.sentence.paragraph:
            if standing.give_credited(at):
                continue
            standing.settle()
        line = lines.get(passage.sentence.paragraph)
        if line is not None:
            standing.relate(line, passage)
        if passage.only_quotations:
            standing.stand(at)
        else:
            _read(at, passage.except_for(standing.used), standing)
    standing.settle()
    return standing.links(), standing.left


def _read(at: int, passage: Passage, standing: Standing) -> None:
    """Try every pattern on one passage."""
    before = len(standing.found)
    named = name_colon(passage)
    if named is not None:
        standing.add(passage, named)
        standing.speak(before)
        return
    covered, inner = _read_cues(at, passage, standing)
    standing.give_inner(at, passage, covered)
    following = announced(passage) or (speaks_up(passage) if len(standing.found) == before else None)
    if following is not None:
        standing.announce(at, following)
    if len(standing.found) > before:
        standing.speak(before)
        standing.give_before()
    for match in inner:
        standing.add(passage, match)


def _read_cues(at: int, passage: Passage, standing: Standing) -> tuple[list[Range], list[Match]]:
    """Add the links of the cues of one passage; return the phrases that they cover, and what is relayed in these."""
    covered: list[Range] = []
    inner: list[Match] = []

    def take(match: Match) -> None:
        nonlocal passage
        standing.add(passage, match)
        passage = passage.without(match.content)

    whole = closing_tag(passage)
    for match in list(according_to(passage)) or ([whole] if whole else []):
        take(match)
        covered.append(match.covered)
    for cue in find_cues(passage.sentence, passage.verbs):
        if lies_in(covered, cue.first):
            quoted = relayed(passage, cue)
            if quoted is not None:
                inner.append(quoted)
            continue
        start = max((last for _, last in covered if last <= cue.first), default=0)
        found = match_cue(passage, cue, start)
        if found is not None and (found.content or standing.give_late(at, found)):
            take(found)
            covered.append(found.covered)
    for noun in sorted(passage.nouns):
        said = speech_noun(passage, noun)
        if said is not None and lies_in(covered, noun):
            inner.append(said)
        elif said is not None:
            take(said)
            covered.append(said.content[0])
    for phrase in sorted(passage.speech):
        tag = bare_tag(passage, phrase) if phrase in passage.free else None
        if tag is not None:
            take(tag)
    words = passage.sentence.words
    for word, form in enumerate(words) if not HEARSAY.isdisjoint(words) else ():
        if form in HEARSAY and not lies_in(covered, passage.phrase_at(word)):
            adverb = hearsay(passage, word)
            if adverb is not None:
                take(adverb)
                covered.append(adverb.covered)
    return covered, inner
