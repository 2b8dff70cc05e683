"""The rule `indistinct-unnamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrib.lexicon import lexicon, plain, plain_words
from attrib.model import Article, Attribution, Level, Severity, Speaker
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.unnamed_sources import head_noun, unnamed_sources, who

VAGUE = frozenset({Level.NOTHING, Level.ROLE_OR_BODY})
# “One U.S. official … an American official”
SAME = {"us": "american", "u.s.": "american", "uk": "british", "u.k.": "british", "eu": "european", "e.u.": "european"}
TOLD_APART = frozenset("another second third fourth other different separate same former latter also".split())
MOST = 20  # voices that are compared with each other


class Voice(NamedTuple):
    """An unnamed source as a reader could tell it from others: what it is, and of which body."""

    speaker: Speaker
    kind: str  # the class of its noun; an empty one may be anybody
    names: frozenset[str]
    first: Attribution
    apart: bool  # “another official”
    told: bool  # a role and a body


@rule(
    severity=Severity.WARNING,
    see="A. Rusbridger in Prospect (one article, nineteen labels); FiveThirtyEight, When to Trust a Story That Uses "
    "Unnamed Sources, 2017",
    flags=[
        "A senior source said the dam would be emptied in June. “Nobody wants it,” said one insider. A well-placed "
        "person familiar with the plan said the money was gone.",
        "The dam above Brandt will be emptied in June, a source familiar with the plan said on Monday.\n\nThe town has "
        "been told nothing. “We read it in the paper,” said Ida Lund, the mayor. One insider said it would "
        "cost nine million.\n\nAccording to a person close to the talks, the water will be let out at night.",
        "A U.S. official said the dam would be emptied. “Nobody wants it,” one American official said. A US official "
        "said the money was gone.",
    ],
    passes=[
        "A dam engineer’s aide said the dam would be emptied in June. Another aide said the money was gone. A third "
        "aide said nobody wanted it.",
        "A source said the dam would be emptied in June. One insider said the money was gone.",
        "A U.S. official said the dam would be emptied. A British official said it would not. A Norwegian official "
        "said the money was gone.",
        "A treasury official said the dam would be emptied in June. A source at Velm Builders said the money was gone. "
        "A source in the angling club said nobody had asked about the carp.",
        "The dam above Brandt will be emptied in June, a source familiar with the plan said on Monday.\n\nThe town has "
        "been told nothing. “We read it in the paper,” said Ida Lund, the mayor. A second source said it would "
        "cost nine million.\n\nAccording to a third source, the water will be let out at night.",
    ],
    judged=Judged(articles=822, found=2, read=2, right=2),
    plain=Plain(defective=10, found=7, sound=10, wrong=0),
)
def indistinct_unnamed(article: Article, *, fewest: int = 3) -> Iterator[Flag]:
    """Nobody can tell how many unnamed sources there are: their labels could all stand for one person.

    “A senior source”, “one insider” and “a person familiar with the plan” may be three people or one. A reader who
    takes them for three gives the claims more weight than they may have. So it is with “a U.S. official”, “one U.S.
    official” and “an American official”. Reported once, from `fewest` sources on that could be one.

    Left alone are labels that tell apart: a body of its own, another kind of role, or “a second source”.
    """
    voices = [v for speaker, said in unnamed_sources(article) if (v := _vague(article, speaker, said[0]))][:MOST]
    mixed = max(_groups(voices), key=len, default=[])
    if len(mixed) < fewest:
        return
    *others, last = [who(article, v.speaker, v.first) for v in mixed]
    yield Flag(
        span=mixed[0].first.source[0],
        message=f"{', '.join(others)} and {last} could be {len(mixed)} people or one.",
        hint="If it is safe to, tell them apart: “a second source”, “another person at the ministry”.",
        attributions=tuple(v.first.id for v in mixed),
    )


def _groups(voices: list[Voice]) -> list[list[Voice]]:
    """Return the voices in groups, each voice with those that it could be."""
    groups: list[list[Voice]] = []
    for voice in voices:
        its = [group for group in groups if any(_could_be_one(other, voice) for other in group)]
        groups = [group for group in groups if group not in its] + [[*(v for group in its for v in group), voice]]
    return groups


def _vague(article: Article, speaker: Speaker, first: Attribution) -> Voice | None:
    """Return a single source of whom the reader is told too little to know it again."""
    if speaker.count != 1 or speaker.level not in VAGUE | {Level.ROLE_AND_BODY}:
        return None
    mention = speaker.mentions[0]
    words = article.words(mention).split()
    kind = lexicon().nouns.get(head_noun(article, mention), "empty")
    names = frozenset(plain(word).removesuffix("'s") for word in words[1:] if word[:1].isupper())
    names = frozenset(SAME.get(name, name) for name in names)
    apart = not TOLD_APART.isdisjoint(plain_words(words))
    return Voice(speaker, kind, names, first, apart, speaker.level not in VAGUE)


def _could_be_one(one: Voice, other: Voice) -> bool:
    if other.apart or (one.names and other.names and not one.names & other.names):
        return False
    if (one.told or other.told) and not (one.names and one.names == other.names):
        return False  # “a treasury official”, “a source at Velm Builders”
    return one.kind == other.kind or "empty" in (one.kind, other.kind)
