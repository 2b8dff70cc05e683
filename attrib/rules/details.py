"""Details of an unnamed speaker: each harmless, several together perhaps as good as the name.

Read are the words that tell of the speaker: the source phrases, what the article says in a sentence that opens with
one, and what the speaker, quoted, says in the first person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrib.lexicon import lexicon, plain
from attrib.model import Article, Attribution, Mode, SourceType, Speaker

REACH = 300  # characters of a sentence that are read from its opening words on
LONG_QUOTATION = 25  # words in which a way of speaking shows
_KIN = "wife|husband|partner|son|daughter|brother|sister|mother|father|children|child|uncle|aunt|cousin|twins?"
_COUNT = (
    r"(?:more than |over |nearly |almost |about )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)"
)
_WHEN = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December) \d|\d(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)|yesterday|last (?:week|month|night)|this week"
)
_UNIT = (
    "office|department|unit|branch|division|section|ward|desk|squad|precinct|station|battalion|brigade|laboratory|"
    "lab|faculty|school|clinic|depot|shift|parish|crew"
)
TITLE, MEETING = "the exact title", "the presence at a dated meeting"
# “a 47-year-old clerk, who has been there since 2009, heard it on Tuesday, has two sons and walks with a limp”
TOLD = {
    "the age": r"\b\d\d-year-old\b|, \d\d,|\baged \d\d\b|\b(?:is|was|am|turned) \d\d(?=[,.]| and\b| years old)",
    "the years of service": rf"\bsince (?:\w+ )?(?:19|20)\d\d\b|\bfor {_COUNT} (?:years|decades)\b|"
    rf"\b\w+-year veteran\b|\bof {_COUNT} years\b|"
    r"\b(?:joined|hired|appointed|elected|retired)\b[^.;]{0,60}\b(?:19|20)\d\d\b",
    MEETING: r"\b(?:attended|present at|took part in|taken part in|was (?:in|at)|sat in|heard|joined|in the room|"
    rf"on the call)\b[^.;]{{0,60}}\b(?:{_WHEN})\b",
    "the family": rf"\b(?:whose|[Hh]is|[Hh]er|[Mm]y) (?:\w+ )?(?:{_KIN})\b|\b(?:mother|father) of\b|\bmarried\b|"
    r"\bdivorced\b|\bwidow(?:er|ed)?\b|\bpregnant\b",
    "the birthplace": r"\b[A-Z]\w+-born\b|\bof [A-Z]\w+ (?:descent|origin|heritage)\b|\bborn in\b",
    "the looks or the voice": r"\b(?:tall|bearded|bald|tattooed|limp|stutter|lisp|accent|wheelchair|scar|moustache|"
    r"mustache|\w+-(?:haired|eyed|spoken|voiced))\b",
}
# “the deputy head of pensions in the Tarnby office”
DESCRIBED = {
    TITLE: r"\b(?:deputy|chief|head|lead|acting)[ -]\w+|\b(?:head|chief|director|commander|manager|secretary|"
    r"president|chair\w*|dean|captain|leader|treasurer|registrar|editor) of\b",
    "the unit": rf"\b(?:in|at|of|on|from|inside|with) (?:the|its|a|an|one) (?:[\w’'-]+ ){{1,4}}(?:{_UNIT})\b",
}
_PLACE = (
    r"\b(?:in|from|near|outside|resident of|native of) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)|\b([A-Z]\w+)-based\b"
)
_OTHERS = re.compile(r",| (?:who|whose|to|for|close|near|familiar) ")  # from here on somebody else may be described
_FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
_PRONOUNS = frozenset(["he", "she", "him", "her"])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def details_of(article: Article, speaker: Speaker, said: Sequence[Attribution]) -> tuple[str, ...]:
    """Return the kinds of detail that the article tells of an unnamed speaker, the most telling first."""
    phrases = [article.document.text[m.start : m.end] for m in speaker.mentions]
    read = "\n".join([*phrases, *_openings(article, speaker), *_own_words(article, said)])
    described = "\n".join(_OTHERS.split(p, maxsplit=1)[0] for p in phrases)
    found = [kind for kind, pattern in TOLD.items() if _compiled(pattern).search(read)]
    found += [kind for kind, pattern in DESCRIBED.items() if _compiled(pattern).search(described)]
    if any(_is_small(m.group(1) or m.group(2)) for phrase in phrases for m in _compiled(_PLACE).finditer(phrase)):
        found.append("the place")
    if speaker.type is SourceType.UNNAMED_PERSON and not lexicon().demonyms.isdisjoint(plain(described).split()):
        found.append("the nationality")
    words = set(plain(described).split())
    if words & _PRONOUNS or not lexicon().genders.keys().isdisjoint(words):
        found.append("the gender")
    if any(a.mode is Mode.DIRECT and len(article.words(a.content).split()) > LONG_QUOTATION for a in said):
        found.append("the way of speaking")
    return tuple(found)


def _openings(article: Article, speaker: Speaker) -> Iterator[str]:
    """Yield the sentences that open with the speaker: “She has worked in the registry since 2009.”"""
    text, sentences = article.document.text, article.layout.sentences
    for mention in speaker.mentions:
        start, end = sentences[article.layout.sentence_at(mention.start)]
        if mention.start == start:
            yield text[start : min(end, start + REACH)]


def _own_words(article: Article, said: Sequence[Attribution]) -> Iterator[str]:
    """Yield what the speaker says in the first person between marks: “I have two sons.”"""
    for a in said:
        for start, end in a.content if a.mode is Mode.DIRECT else ():
            if _FIRST_PERSON.search(article.document.text, start, end):
                yield article.document.text[start:end]


def _is_small(place: str) -> bool:
    """Tell a town or a village from a country, a capital or a body."""
    lists, known = lexicon(), plain(place)
    first = known.split()[0]
    return known not in lists.places and first not in lists.public_bodies and first not in lists.demonyms
