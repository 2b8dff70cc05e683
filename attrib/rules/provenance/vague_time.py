"""The rule `vague-time`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import Article, Attribution, Severity, SourceType, Span
from attrib.rules import Flag, Judged, rule, shown
from attrib.rules.searches import lower, places, runs_of_letters, vocabulary
from attrib.rules.surroundings import REACH, around, contents, is_speech

BESIDE = 30  # code points between the cue and the words for a time: “said in Lorne the other day”
# What dates the words after all: “earlier on Monday”, “last week”, “at the congress in 2019”
DATED = lazy(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:january|february|march|april|june|july|august|september|"
    r"october|november|december|(?:jan|feb|aug|sept|oct|nov|dec)\.)|\bMay \d|\b\d{1,2} May\b|\b(?:1[89]|20)\d\d\b|"
    r"\b(?:to|yester)day\b|\btonight\b|\btomorrow\b|\bearlier in (?:the|his|her)\b|"
    r"\b(?:last|this|next|that|same|previous|past) (?:\w+ )?(?:night|morning|afternoon|evening|day|week|weekend|month|"
    r"year|spring|summer|autumn|fall|winter)\b|\b(?:years?|months?|weeks?|days?|hours?) "
    r"(?:ago|earlier|later|before|after)\b"
)

STRAIGHT = lazy(r",?\s*")
NEAR = lazy(r"\s*(?:(?!and\b)\w+\s+){0,2}")
OBJECTS = frozenset({"him", "her", "them", "me", "us"})


@rule(
    severity=Severity.INFO,
    see="Al Jazeera, Code of Conduct, Credibility and Objectivity, undated, as read in 2026",
    flags=[
        "The mayor of Lorne recently said that the mill would stay open.",
        "The mill at Lorne will close.\n\nAna Kord, who owns it, said in recent weeks that she had found a buyer. "
        "“There is nothing to worry about,” she told the workers.\n\nNobody has seen the buyer.",
    ],
    passes=[
        "The mayor of Lorne said on 3 June that the mill would stay open.",
        "The mayor said earlier on Monday that the mill would stay open.",
        "The mayor said that the mill had recently been sold.",
        "The mill at Lorne will close in May.\n\nAna Kord, who owns it, said recently that she had found a buyer. "
        "“There is nothing to worry about,” she told the workers at the meeting on 3 June.\n\nNobody has seen the "
        "buyer.",
    ],
    judged=Judged(
        articles=822,
        found=35,
        read=25,
        right=17,
        false_alarm="“At one point” of an interview, a speech or an evening that the article describes, "
        "and “once” of a habit.",
    ),
)
def vague_time(article: Article) -> Iterator[Flag]:
    """Nobody can tell when it was said.

    “Recently”, “previously” and “at one point” make old words look fresh, or hide that somebody has changed their
    mind since. A date lets the reader put them beside what happened.

    Nothing is said where the paragraph gives a day, a month, a year or a time counted from one, but for those in what
    was said. Claims by nobody are left to other rules. Reported once for each sentence.
    """
    times = _times(article)
    if not times:
        return
    seen: set[int] = set()
    for a in article.statements:
        if a.type in {SourceType.AGENTLESS, SourceType.SELF} or not (a.source and a.cue):
            continue
        sentence = article.layout.sentence_at(a.cue[0].start)
        when = None if sentence in seen else _when(article, a, times)
        if when is None or not is_speech(article, a) or _is_dated(article, when):
            continue
        seen.add(sentence)
        yield Flag(
            span=when,
            message=f"{shown(article, when)} does not tell the reader when {shown(article, a.source)} said this.",
            hint="Give the day, or how long ago it was.",
            attributions=(a.id,),
        )


def _times(article: Article) -> list[Span]:
    """Return where words that tell no time stand, in the order of the text."""
    text, known = article.document.text, vocabulary(article)
    told = (words for words, parts in _parts().items() if parts <= known)  # in most articles none
    times: list[Span] = []
    for start in places(lower(article), told):
        found = vague().match(text, start) if not times or start >= times[-1].end else None
        if found:
            times.append(Span(*found.span()))
    return times


@cache
def _parts() -> dict[str, frozenset[str]]:
    """Return the words of each entry: “the other day” -> {the, other, day}."""
    return {words: runs_of_letters(words) for words in lexicon().vague_times}


@cache
def vague() -> re.Pattern[str]:
    """Return the pattern of the words that tell no time."""
    longest_first = sorted(lexicon().vague_times, key=lambda words: (-len(words), words))
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-]| again| more)")


def _when(article: Article, a: Attribution, times: Sequence[Span]) -> Span | None:
    """Return the words for a time that go with a cue: they open the sentence, or stand in or beside the cue."""
    text, cue, source = article.document.text, a.cue[0], a.source[0]
    near = bisect_left(times, (min(cue.start, source.end) - REACH, 0))
    if near == len(times) or times[near].start > cue.end + BESIDE:
        return None
    if plain(article.words(source)).partition(" ")[0] in OBJECTS:
        return None  # “Friends who had met him recently said so”
    opens = around(article, cue).start
    first = bisect_left(times, (opens, 0))
    taken = (*a.content, *a.source)
    if first < len(times) and times[first].start == opens and not _lies_in(opens, taken):
        end = times[first].end
        if STRAIGHT.fullmatch(text, end, max(end, source.start)):
            return times[first]
    for start, end in ((source.end, cue.start), cue, (cue.end, cue.end + BESIDE)):
        for i in range(bisect_left(times, (start, 0)), len(times)):
            when = times[i]
            if when.end > end or _lies_in(when.start, taken):
                break
            between = (when.end, cue.start) if when.end <= cue.start else (cue.end, when.start)
            if (when.start >= cue.start and when.end <= cue.end) or NEAR.fullmatch(text, *between):
                return when
    return None


def _lies_in(offset: int, spans: Iterable[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _is_dated(article: Article, span: Span) -> bool:
    """Tell whether the paragraph dates the words; not what they are about: “recently said it would open in May”."""
    layout = article.layout
    start, end = layout.paragraphs[layout.paragraph_at(span.start)].span
    told = contents(article)
    told = told[bisect_left(told, (start, 0)) : bisect_left(told, (end, 0))]
    dates = DATED.finditer(article.document.text, max(start, span.start - REACH), min(end, span.end + REACH))
    return any(not _lies_in(found.start(), told) for found in dates)
