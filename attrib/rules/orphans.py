"""Orphans: speech between marks for which the reading found no source, and somebody in another place who may be it."""

from __future__ import annotations

from functools import lru_cache

from attrib.lazy import lazy
from attrib.lexicon import given_names, plain
from attrib.model import NAMED, Article, Attribution, Mode, SourceType, Span
from attrib.rules.surroundings import REACH, is_signed

LONG = 8
SENTENCE = 5
AROUND = 40  # code points that hold the mark and what stands beside it
MARKS = " ’”'\"»‘“«"
NAME = lazy(r"(?P<given>[A-Z][\w’'-]+)(?= (?:[A-Z]\.? )?[A-Z])")
# “— Ana Ruiz, mayor of Brno”: whose the words above are
CREDITED = lazy(r"[\s”’»\"']*[—–-]")
# “The board issued a statement of regret.” / “We are sorry.”
WRITTEN = lazy(r"\b(?:statement|letter|email|e-mail|post|tweet|memo|message|speech|address|read|remark|comment)s?\b")
# “He was speaking to engineers.”, “… when she said it”, “The words are those of …”, “So spoke …”
LATER = lazy(
    r"\b(?:(?:was|were|is|are|had been) (?:\w+ )?(?:speaking|talking|addressing|answering|replying|remembering)|"
    r"(?:said|says|spoke|uttered|wrote|made|put) (?:it|this|that|so|th[eo]se words|the (?:remark|comment)s?)\b|"
    r"(?:[Tt]h(?:e|ese|ose|at|is)) (?:\w+ )?(?:words?|remarks?|comments?|speaker|sentence|verdict|voice) "
    r"(?:was|were|is|are|came|belongs?|belonged)|"
    r"[Tt]h(?:ose|ese|at) (?:were|was|are|is) (?:the words? of|how|the (?:view|verdict|message))|"
    r"[Ss]o (?:said|says|spoke|speaks)|spoke (?:to|at|after|before|outside|from|during|in))\b"
)


@lru_cache(maxsize=1)  # two rules ask for them
def orphans(article: Article) -> list[Attribution]:
    """Return the quotations without a source that are speech.

    Left out are fragments, words that are given a speaker elsewhere, what a colon or a name inside the marks tells, and
    what stands over a credit line.
    """
    alone = [a for a in article.statements if a.type is SourceType.UNATTRIBUTED and a.mode is Mode.DIRECT]
    if not alone:
        return []
    # A mark that is missing throws out the pairing of all that follows in its paragraph: `quote-marks-broken` says so.
    unsure = {article.layout.paragraph_at(s.start) for q in article.quotations if q.fault for s in q.content}
    found = []
    for a in alone:
        words = _words(article, a)
        if not _is_speech(words) or article.layout.paragraph_at(a.start) in unsure:
            continue
        if not is_signed(words) and _stands_alone(article, a) and words not in _owned(article):
            found.append(a)
    return found


@lru_cache(maxsize=1)
def _owned(article: Article) -> frozenset[str]:
    """Return all words that are given a speaker."""
    return frozenset([_words(article, a) for a in article.attributions if a.type is not SourceType.UNATTRIBUTED])


def owner_apart(article: Article, orphan: Attribution) -> str | None:
    """Return the words by which a reader may find, in another paragraph, whose an orphan is, or None.

    The orphan has its paragraph to itself. The one before names a person, or one of the next two tells who was
    speaking: “It was a cold morning. Power minister Nadira Aziz was speaking to engineers.”
    """
    layout, text = article.layout, article.document.text
    here = layout.paragraph_at(orphan.start)
    start, end = layout.paragraphs[here].span
    if len(article.words(orphan.content).split()) < LONG or (
        text[start : orphan.start] + text[orphan.content[-1].end : end]
    ).strip(MARKS + "\n"):
        return None
    for paragraph in layout.paragraphs[here + 1 : here + 3]:
        found = LATER.search(text, paragraph.span.start, min(paragraph.span.end, paragraph.span.start + REACH))
        if found:
            return article.words(layout.sentences[layout.sentence_at(found.start())])
    before = layout.paragraphs[here - 1].span if here else Span(0, 0)
    since = layout.sentences[layout.sentence_at(max(before.start, before.end - 1))].start
    told = Span(since, before.end)
    named = names_person(article, told) and WRITTEN.search(text, *told) is None
    return article.words(told) if named else None


def names_person(article: Article, span: Span) -> bool:
    """Tell whether a person is named in a stretch of the text, by a given name or as one who speaks elsewhere."""
    if any(plain(m["given"]) in given_names() for m in NAME.finditer(article.document.text, *span)):
        return True
    return any(span.start <= m.start < span.end for s in article.speakers if s.type in NAMED for m in s.mentions)


def _words(article: Article, attribution: Attribution) -> str:
    """Return the content without the punctuation that differs between a quotation and its repeat."""
    return article.words(attribution.content).rstrip(" ,’”'\"")


def _is_speech(words: str) -> bool:
    """Tell a quotation from a fragment: whole, and long or a sentence (“Nobody warned us at all.”)."""
    count = len(words.split())
    whole = words[-1:] in (".", "!", "?", "…")
    return whole and (count >= LONG or (count >= SENTENCE and words.lstrip("‘“'\"… ")[:1].isupper()))


def _stands_alone(article: Article, attribution: Attribution) -> bool:
    """Tell whether no tag or credit follows and no colon leads in: “No!” she cried; The sign reads: “No entry.”."""
    text, start, end = article.document.text, attribution.start, attribution.content[-1].end
    after = text[end : end + AROUND].lstrip(MARKS).lstrip()[:1]
    before = text[max(0, start - AROUND) : start].rstrip(MARKS).rstrip()[-1:]
    return not after.islower() and before != ":" and CREDITED.match(text, end) is None
