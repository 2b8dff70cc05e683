"""The rule `speaker-not-introduced`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.lexicon import lexicon, plain
from attrib.model import NAMED, Article, Attribution, Level, Mode, Severity, Speaker
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.introductions import is_introduced, last_name, words_of
from attrib.rules.surroundings import around, words_in

# How people are quoted who were asked; “denounced” and “sings” tell of the deeds of the well known, and who writes is
# read elsewhere, or on a site, under that name
TALK = frozenset(
    "said says told tells added adds according recalled recalls continued responded replied explained explains".split()
)
BESIDE = 1  # sentence on each side that may say where somebody writes
POSTING = frozenset("tweet tweets tweeted posted posts post commenter commenters comments users blog blogger".split())
FEW = 3  # people with names in an article; where there are more, who is told of in passing is known to its readers
SHORT = 3  # paragraphs of an article in which the first is not its lead
UNTOLD = frozenset({Level.NAME_ONLY, Level.PARTIAL_NAME})


@rule(
    severity=Severity.INFO,
    see="Reuters, Essentials of sourcing, as reprinted by AALEP and read in 2026; BBC, Accuracy, avoiding misleading "
    "audiences, about 2010",
    flags=[
        "The lower fields lie under water every spring. “It will flood again,” said Jan Moreau.",
        "Sales of firewood have doubled since May. The spring had been colder than any before it, according to Jan "
        "Moreau, and the mill would open on Sundays.",
        "The lower fields at Brandt have lain under water since March, and the wall will not be mended this year.\n\n"
        "“Nobody has been here to look at it,” Moreau said. The water board says it has no money.\n\nThe road to the "
        "mill is shut. “We go round by the hills,” Moreau said.",
    ],
    passes=[
        "“It will flood again,” said Jan Moreau, who farms below the weir.",
        "The lower fields lie under water every spring. “It will flood again,” said farmer Jan Moreau.",
        "Sales of firewood have doubled since May, according to Jan Moreau, who runs the mill.",
        "“It will flood again,” said Jan Moreau. He owns the mill below the weir.",
        "The lower fields at Brandt have lain under water since March, and the wall will not be mended this year. Jan "
        "Moreau, 61, rows to his barn.\n\n“Nobody has been here to look at it,” Moreau said. The water board says it "
        "has no money.\n\nThe road to the mill is shut. “We go round by the hills,” Moreau said.",
    ],
    judged=Judged(
        articles=822,
        found=7,
        read=7,
        right=4,
        false_alarm="Somebody whom every reader knows, and somebody who is shown to have been there.",
    ),
    plain=Plain(defective=3, found=3, sound=3, wrong=0),
)
def speaker_not_introduced(article: Article, *, known: str = "") -> Iterator[Flag]:
    """Readers are told a name, and not whose it is.

    A name alone tells readers who has met the person, and nobody else. What somebody does, where they live or what
    they saw is what lets a reader weigh the words; it is told once, where they are first heard or near by. The same
    holds for a family name whose full form stands nowhere, which is often a slip of the keyboard.

    Only people who are asked, and of whom the article talks no more than they talk themselves, are reported: whom a
    story is about needs no introduction, nor do the users of a site. Where more than three people with names speak,
    only who is quoted word for word is. `known` may list further names that a desk’s readers know, parted by commas. A
    family name alone is an info, asked about only where it is quoted word for word, and left alone where other people
    go by a bare name too: that article counts on readers who know them.
    """
    household = {name.strip().casefold() for name in known.split(",")}
    bare: list[tuple[Speaker, str, list[Attribution]]] = []
    for speaker, said in article.said:
        last = last_name(article, speaker, said) if speaker.type in NAMED and speaker.level in UNTOLD else ""
        if last and household.isdisjoint({speaker.name.casefold(), last.casefold()}):
            bare.append((speaker, last, said))
    if not bare:
        return
    places = words_of(article)
    few = sum(speaker.type in NAMED for speaker, _ in article.said) <= FEW
    for speaker, last, said in bare:
        full = speaker.level is Level.NAME_ONLY
        direct = any(a.mode is Mode.DIRECT for a in said)
        if (not full and len(bare) > 1) or not (direct or (full and few)):
            continue
        if _is_lead(article, said[0]) or _is_epithet(article, said) or not _is_talk(article, said[0]):
            continue
        here = places.get(last, [])
        if len(here) > len(said) or is_introduced(article, last, here) or _is_placed(article, said[0]):
            continue
        yield Flag(
            span=said[0].source[0],
            message=f"{speaker.name} is quoted, and nothing tells the reader who that is."
            if full
            else f"{last} is quoted, and stands nowhere with a first name or a word on who that is.",
            hint="Say in a few words who it is: what they do, where they live, what they saw."
            if full
            else "Give the full name and say who it is, or mend the spelling.",
            attributions=tuple(a.id for a in said),
            shift=0 if full else -1,
        )


def _is_lead(article: Article, attribution: Attribution) -> bool:
    """Tell whether the source stands in the lead of a longer story, which says who matters.

    That is its first paragraph, and in the second a sentence that opens with the source.
    """
    layout, start = article.layout, attribution.source[0].start
    opens = layout.sentences[layout.sentence_at(start)].start == start
    return len(layout.paragraphs) > SHORT and layout.paragraph_at(start) < (SHORT - 1 if opens else 1)


def _is_placed(article: Article, attribution: Attribution) -> bool:
    """Tell whether the sentences around say that this is one of those who write on a site."""
    words = words_in(article, around(article, attribution.source[0], before=BESIDE, after=BESIDE))
    # in lower case, for the Post is a paper
    return not POSTING.isdisjoint(words) or not lexicon().platforms.isdisjoint(map(plain, words))


def _is_epithet(article: Article, said: Sequence[Attribution]) -> bool:
    """Tell whether a later source phrase says who it is: “the Democratic candidate”."""
    return any(article.words(a.source).lower().startswith(("the ", "a ", "an ")) for a in said)


def _is_talk(article: Article, attribution: Attribution) -> bool:
    return not TALK.isdisjoint(article.words(attribution.cue).lower().split())
