"""The rule `plural-singular-slip`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain, plural_forms
from attrib.model import NAMED, UNNAMED, Article, Attribution, Severity, SourceType, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.unnamed_sources import head_noun

POINTING = frozenset({"the", "this", "that"})
# “The second source”, “the former aide”: one of a group, told apart from the rest
TOLD_APART = frozenset("first second third fourth other latter former same last one another further more".split())
WITHOUT_NAME = UNNAMED | {SourceType.COLLECTIVE, SourceType.UNNAMED_SPOKESPERSON}
NEVER_NAMED = frozenset({"source", "insider"})  # “the official” may be somebody with a name
STEPS_OUT = lazy(r"\b(?:[Oo]ne of|[Aa]nother)\b")
NAME = lazy(r"\b[A-Z][\w’'-]+ ([A-Z][\w’'-]+)")
SINGULAR = {"people": "person"}


@rule(
    severity=Severity.ERROR,
    see="Reuters, Handbook of Journalism, The Essentials of Reuters Sourcing and Accuracy, edition of about 2012",
    flags=[
        "Sources said the vote on the harbour had been called off. The source added that nobody had been told.",
        "The vote on the harbour has been called off, according to two people familiar with the talks.\n\nThe mayor "
        "has not said a word since Friday, and the hall is booked for a wedding. A brass band was seen there.\n\nThe "
        "person said a new date would be set after the holidays.",
        "Two port officials said the vote had been called off. The three officials said nobody had been told.",
    ],
    passes=[
        "Two sources said the vote on the harbour had been called off. One of them added that nobody had been told.",
        "Officials said the hall was safe. Fire chief Tom Dray disagreed. The official said nobody would be moved.",
        "Two sources said the vote had been called off. The second source added that nobody had been told.",
        "Sources said the vote had been called off. A harbour source said it had not. The source blamed the mayor.",
        "The vote on the harbour has been called off, according to two people familiar with the talks.\n\nThe mayor "
        "has not said a word since Friday, and the hall is booked for a wedding. A brass band was seen there.\n\nThe "
        "two people said a new date would be set after the holidays.",
    ],
    judged=Judged(articles=822, found=0, read=0, right=0),
    plain=Plain(defective=18, found=16, sound=18, wrong=0),
)
def plural_singular_slip(article: Article) -> Iterator[Flag]:
    """Nobody can tell one source from several: the article itself changes the number.

    “Sources said”, and then “the source added”: either the plural was one person, or the reader is not told which of
    several is speaking. Two numbers for one group (“two officials”, “the three officials”) contradict each other too.

    Left alone are sources that are told apart (“one of them”, “the second official”), and “the official” where some
    other single person without a name, or anybody with one, has spoken since the group did.
    """
    groups: dict[str, Attribution] = {}  # where a group came in, by the singular of its noun
    for speaker, said in article.said:
        if speaker.type in NAMED:
            groups = {noun: first for noun, first in groups.items() if noun in NEVER_NAMED}
        if speaker.type not in WITHOUT_NAME:
            continue
        head = head_noun(article, speaker.mentions[0])
        if speaker.count != 1 and _is_group(article, speaker):
            if all(a.count != 1 for a in said):  # but for “one of the people”, whom “the person” may stand for
                groups.update(dict.fromkeys(_singulars(head), said[0]))
            yield from _renumbered(article, speaker, said)
        elif head in groups and _points_back(article, speaker, groups[head]):
            # one of the group may have come forward in words that the audit does not read
            between = article.document.text[groups[head].source[0].end : said[0].source[0].start]
            if not STEPS_OUT.search(between) and (head in NEVER_NAMED or not _names_somebody(between)):
                yield _flag(article, said[0], groups[head])
            groups.clear()
        else:
            groups.clear()  # one of those whom “the source” may stand for from here on


def _is_group(article: Article, speaker: Speaker) -> bool:
    """Tell whether several people come in without a name: “two bankers”, “doctors at the hospital”."""
    return speaker.type not in UNNAMED or is_introduced_unnamed(article, speaker)


def _singulars(head: str) -> list[str]:
    """Return what a plural may be the plural of."""
    if head in SINGULAR:
        return [SINGULAR[head]]
    stems = (head[:-1], head[:-2], head[:-3] + "y")
    return [s for s in stems if s in lexicon().nouns and head in plural_forms(s)]


def _points_back(article: Article, speaker: Speaker, earlier: Attribution) -> bool:
    """Tell “the source” from “the younger officer” and “the first source”, who are told apart.

    “The former employee” tells nobody apart from “former employees”.
    """
    pointing, *noun = plain(article.words(speaker.mentions[0])).split()
    head, group = head_noun(article, speaker.mentions[0]), plain(article.words(earlier.source[0])).split()
    return speaker.count == 1 and pointing in POINTING and noun[-1:] == [head] and set(noun[:-1]) <= set(group)


def _names_somebody(words: str) -> bool:
    """Tell whether “the official” may be somebody whose name has just come up: “Police chief Tom Dray disagreed.”"""
    last = (plain(name[1]).removesuffix("'s") for name in NAME.finditer(words))
    return any(n not in lexicon().media_words | lexicon().organisation_words | lexicon().places for n in last)


def _renumbered(article: Article, speaker: Speaker, said: list[Attribution]) -> Iterator[Flag]:
    """Yield the first statement whose number is another one than the speaker came in with."""
    for a in said[1:]:
        differs = speaker.count and a.count and a.count > 1 and a.count != speaker.count
        if differs and TOLD_APART.isdisjoint(plain(article.words(a.source)).split()):
            yield _flag(article, a, said[0])
            return


def _flag(article: Article, later: Attribution, earlier: Attribution) -> Flag:
    line, _ = article.layout.line_column(earlier.source[0].start)
    return Flag(
        span=later.source[0],
        message=f"{shown(article, later.source)} cannot be told from {shown(article, earlier.source)} (line {line}): "
        "the number has changed.",
        hint="If it is safe to, say how many there are, and which of them is speaking: “one of the two”.",
        attributions=(later.id, earlier.id),
    )
