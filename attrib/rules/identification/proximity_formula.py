"""The rule `proximity-formula`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lexicon import lexicon, plain, plain_words
from attrib.matching import match
from attrib.model import UNNAMED, Article, Hand, Severity, SourceType, Speaker
from attrib.rules import Flag, Judged, Plain, rule, shown

VAGUE = UNNAMED | {SourceType.COLLECTIVE}
CLOSE = frozenset({SourceType.ANONYMOUS_SOURCE, SourceType.AFFILIATED_SOURCE})
PEOPLE = frozenset({"people", "those", "persons", "individuals", "many", "several", "some"})
FRIENDS = frozenset(
    ["friend", "friends", "ally", "allies", "associate", "associates", "confidant", "confidante", "confidants"]
)


@rule(
    severity=Severity.WARNING,
    see="The Wall Street Journal, Style & Substance 32/1, 2019; ABC (Australia), guidance note on attribution and "
    "anonymity of sources, as read in 2026; The Guardian, style guide, on “friends of” (as reported by Press Gazette), "
    "as read in 2026",
    flags=[
        "People familiar with the matter said the mill would be sold before Easter.",
        "The mill at Brandt will be sold before Easter, its owner said on Monday.\n\nA source close to the owner said "
        "there was no buyer yet. Friends of the minister say he has never been in favour.\n\nThe mill has made paper "
        "since 1871.",
    ],
    passes=[
        "Two bankers who advised the bidder said the mill would be sold before Easter.",
        "A source who read the contract said the mill would be sold before Easter.",
        "A woman who lives close to the mill said she had heard nothing.",
        "The mill at Brandt will be sold before Easter, its owner said on Monday.\n\nA friend of Rosa Lind, who was "
        "killed there in May, said nobody had asked the family. “They read it in the paper,” said the friend.\n\nThe "
        "mill has made paper since 1871.",
    ],
    judged=Judged(
        articles=822,
        found=32,
        read=25,
        right=24,
        false_alarm="A group that was reported already, under a shorter label.",
    ),
    plain=Plain(defective=3, found=3, sound=1, wrong=0),
)
def proximity_formula(article: Article, *, forbid_friends: bool = False) -> Iterator[Flag]:
    """Nearness stands in for knowledge.

    “Familiar with the matter” fits everybody who knows anything, the reporter too; nobody would quote a person who was
    not. “Close to the minister” leaves open how close, and “friends of the minister” has often meant the minister.
    What a reader needs is how the source came to know: who took part, who was told, who read the paper.

    Left alone are sources whose role in a body is told, or how they know, another outlet’s sources, and the friends
    of people who hold no public office.

    With `forbid-friends`, “friends of” somebody in office is one step graver than the rest.
    """
    officials = {s.name.rpartition(" ")[2] for s in article.speakers if s.type is SourceType.NAMED_OFFICIAL}
    seen: set[str] = set()
    for speaker, said in article.said:
        told = speaker.type not in VAGUE or speaker.basis or speaker.name in seen
        if told or all(a.hand is not Hand.FIRST for a in said):
            continue
        phrase = article.words(said[0].source[0]).partition(",")[0]
        friends = _is_friend(phrase, officials)
        if not friends and not _is_close(speaker, phrase):
            continue
        seen.add(speaker.name)
        yield Flag(
            span=said[0].source[0],
            message=f"{shown(article, said[0].source)} may be the very person that they are said to be close to, or "
            "anybody at all: the reader is not told how they know."
            if friends
            else f"{shown(article, said[0].source)} says that the source knows, and not how.",
            hint="If it is safe to, say how they know: who took part, who was told and by whom, who read what.",
            attributions=tuple(a.id for a in said),
            shift=1 if friends and forbid_friends else 0,
        )


def _is_close(speaker: Speaker, phrase: str) -> bool:
    words = tuple(plain(phrase).split())
    crowd = speaker.type is SourceType.COLLECTIVE and not PEOPLE.isdisjoint(words[:2])  # “people around the mayor”
    return (speaker.type in CLOSE or crowd) and match(words, lexicon().proximity) is not None


def _is_friend(phrase: str, officials: set[str]) -> bool:
    """Tell whether friends speak for somebody in office: “friends of the minister”, “the minister’s allies”."""
    words = phrase.replace("’s", "").replace("'s", "").split()
    if FRIENDS.isdisjoint(plain_words(words)):
        return False
    nouns = lexicon().nouns
    return any(nouns.get(plain(w)) == "office" or w in officials for w in words)
