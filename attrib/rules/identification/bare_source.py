"""The rule `bare-source`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrib.lazy import lazy
from attrib.lexicon import ROLES, lexicon, plain
from attrib.model import UNNAMED, Article, Level, Severity, SourceType, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.searches import matches
from attrib.rules.surroundings import listed

EMPTY = frozenset(["source", "sources", "insider", "insiders", "individual", "individuals"])
# “a person” may be anybody in the street, unless the name is held back, or words raise it: “a well-placed person”
EMPTY_IF_RAISED = frozenset(["person", "people", "persons", "someone", "somebody", "figure", "figures"])
NOBODY_KNOWN = frozenset({SourceType.ANONYMOUS_SOURCE, SourceType.COLLECTIVE})
# “A source on the board”: the reading of the phrase stopped short
FOLLOWS = lazy(r"\s+(?:at|close|from|in|inside|near|on|who|with|within)\s")
MANY = frozenset({"sources", "insiders"})
DESCRIBED = lazy(
    r"\b(?:sources|insiders)\s+(?:at|briefed|close|familiar|from|in|inside|involved|near|on|who|whose|with|within)\b"
)
WORDS_APPOSED = 5  # in which a role stands
DESCRIBES = lazy(r",| who\b| whose\b")


@rule(
    severity=Severity.ERROR,
    see="AP, Statement of News Values and Principles (as reported in 2005); The Wall Street Journal, Style & Substance "
    "32/1, 2019",
    flags=[
        "A well-placed source said the harbour merger would be called off before the summer.",
        "The harbour board met behind closed doors on Monday. “Nobody in that room wants the merger any more,” one "
        "source said.\n\nThe chairwoman, Ida Brandt, told reporters that talks were going well. The source said they "
        "had ended a week ago.",
    ],
    passes=[
        "A board member of Ostra Steel who voted on Friday said the merger had been called off.",
        "A source in the finance ministry said the merger would be called off before the summer.",
        "The river has its source in the hills above Brandt, and the water there is clean, Mayor Ida Lund said.",
        "The harbour board met behind closed doors on Monday. “Nobody in that room wants the merger any more,” said a "
        "clerk at the harbour office who took the minutes.\n\nThe chairwoman, Ida Brandt, told reporters that talks "
        "were going well. The clerk said they had ended a week ago.",
    ],
    judged=Judged(
        articles=822,
        found=12,
        read=12,
        right=11,
        false_alarm="“The person” of a counted group that is described.",
    ),
    plain=Plain(defective=2, found=2, sound=1, wrong=0),
)
def bare_source(article: Article) -> Iterator[Flag]:
    """Nothing tells the reader who the source is: no role, no body, no way of knowing.

    “A source” tells a reader only that somebody spoke. Without a role, an organisation or a word on how the source
    came to know, nobody can weigh the claim, and “senior”, “trusted” or “well-placed” change nothing about that.
    Reported once for each source, where it is first heard.
    """
    if not any(speaker.type in NOBODY_KNOWN for speaker, _ in article.said):
        return
    told = next(matches(article, DESCRIBED, MANY), None)
    described = False
    groups = " ".join(plain(s.name) for s in article.speakers if s.type in UNNAMED and s.level is not Level.NOTHING)
    for speaker, said in article.said:
        described = described or speaker.type is SourceType.AFFILIATED_SOURCE  # “a ministry source … sources said”
        crowd = speaker.type is SourceType.COLLECTIVE and _is_crowd(article, speaker)
        heard = speaker.type is SourceType.ANONYMOUS_SOURCE and is_introduced_unnamed(article, speaker)
        if not crowd and not heard:
            continue
        if speaker.level is not Level.NOTHING or speaker.basis or not _is_empty(article, speaker):
            described = True
            continue
        first = said[0]
        described = described or (told is not None and told.start() < first.source[0].start)
        if speaker.count is None and (described or plain(speaker.name) in groups):
            continue  # “sources” after “sources familiar with the talks” are those, as “insiders” are “party insiders”
        relay = f", as far as {first.via} tells it" if first.via else ""
        yield Flag(
            span=first.source[0],
            message=f"{shown(article, first.source)} tells the reader nothing about who is speaking: "
            "no role, no organisation, and not how the source knows.",
            hint=f"If it is safe to, add a role, a body or how the source knows{relay}.",
            attributions=tuple(a.id for a in said),
        )


def _is_empty(article: Article, speaker: Speaker) -> bool:
    """Tell whether the phrase ends with its empty noun and names no body: “a trusted source”, not “a source in it”."""
    first, *rest = DESCRIBES.split(article.words(speaker.mentions[0]))[0].split() or [""]
    last = (rest or [first])[-1].lower()
    if FOLLOWS.match(article.document.text, speaker.mentions[0].end):
        return False
    if _is_apposed(plain(article.words(speaker.mentions[0]).partition(",")[2]).split()[:WORDS_APPOSED]):
        return False
    told = [plain(word) for word in (first, *rest)]
    pairs = map(" ".join, pairwise(told))  # “highly placed”
    raised = speaker.granted or not listed("intensifiers").isdisjoint([*told, *pairs])
    empty = last in EMPTY or (raised and last in EMPTY_IF_RAISED)
    return empty and not any(word[0].isupper() for word in rest)


def _is_crowd(article: Article, speaker: Speaker) -> bool:
    """Tell a crowd of whom only words that raise it are told: “reliable people”, “individuals”."""
    words = plain(article.words(speaker.mentions[0])).split()
    return words[-1] == "individuals" or (words[-1] in EMPTY_IF_RAISED and _is_empty(article, speaker))


def _is_apposed(words: list[str]) -> bool:
    """Tell whether a role follows: “one source, a former captain of the club”; not “a widow”."""
    for word, after in zip(words, [*words[1:], ""], strict=False):
        kind = lexicon().nouns.get(word.strip(","))
        if kind in ROLES and (kind != "person" or after in ("of", "at", "in", "with", "for")):
            return True
    return False
