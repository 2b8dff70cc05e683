"""The rule `anonymous-opinion`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import Article, Attribution, Mode, Severity, Span
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.surroundings import BE
from attrib.rules.unnamed_sources import quoted, unnamed_sources, who
from attrib.rules.wording import NOT, OWN, Clause, clauses, hard_words, is_reported, phrases_in, states_a_fact
from attrib.word_tags import guess, word_tags

# What makes of a word the thing that is said: “is a farce”, “looks absurd”, “should go”, “deserves better”
LINKS = BE | frozenset(
    "must seem seems seemed look looks looked sound sounds sounded feel feels felt remain remains remained become "
    "became prove proved call calls called find found consider considers considered describe described dismissed "
    "should shouldn't ought deserve deserves deserved need needs make makes made makes like".split()
)
DEGREES = frozenset("so too very rather quite utterly absolutely totally completely deeply truly incredibly".split())
MEASURES = frozenset(
    "few many much little early late close near far long short soon often high low large big small".split()
)
LIKENING = lazy(r"(?i)[“‘\"']?(?:an?|nothing|no|like|just|pure|the (?:best|worst|most))\b")
LONGEST_WORD = 12  # code points that hold “is” and a mark
LABELLING = frozenset("call describe dismiss label brand dub denounce deride mock compare liken".split())
NEAR = 4  # words between “is” and the judgement: “was by far the most absurd”


@rule(
    severity=Severity.INFO,
    asks=True,
    seeks_detail=False,
    see="AP, Statement of News Values and Principles, Anonymous Sources (information, not opinion), about 2017; The "
    "Washington Post, ombudsman D. Howell, 2006",
    flags=[
        "“It’s a ridiculous plan, and they should drop it,” said a party insider.",
        "The council will vote on the new stadium in June. It is to hold 9,000 people.\n\n“It is the smartest thing "
        "that the town could do,” said a senior council official. The club’s chairman, Ivo Lak, has promised to pay "
        "for the car park. The meadow floods in most years, and the school next to it was closed for a week.",
    ],
    passes=[
        "“Six of the nine builders want more money,” said a party insider.",
        "“It’s a ridiculous plan,” said Lea Prins, an engineer.",
        "An official said the mayor had told the council that the plan was ridiculous.",
        "“It’s a mess,” said a man at the bus stop.",
        "The council will vote on the new stadium in June. It is to hold 9,000 people.\n\nA senior council official "
        "said the club had offered to pay for the car park. “It is the smartest thing that the town could do,” said "
        "the club’s chairman, Ivo Lak. The meadow floods in most years.",
    ],
    judged=Judged(
        articles=822,
        found=20,
        read=20,
        right=11,
        false_alarm="Somebody whom the next sentence names, a label that judges nothing, and a question "
        "that was asked in public.",
    ),
    plain=Plain(defective=10, found=10, sound=8, wrong=0),
)
def anonymous_opinion(article: Article, *, praise_too: bool = False) -> Iterator[Flag]:
    """Nothing but an opinion comes from an unnamed source.

    A promise not to name somebody buys facts that cannot be had otherwise. An opinion is worth what its owner is
    worth, and here the reader cannot know who that is.

    Looked for are words that judge, “should”, “I think”, a word of degree before a quality (“far too slow”) and what
    somebody is said to have called something, in statements that hold no number, no day and, when quoted, nothing
    that was done. Left alone are people met in the street, whose view may be the news, and what `anonymous-attack` or
    `anonymous-speculation` has to say something about.

    Where a policy makes this a warning, praise stays an info; with `praise-too`, it is as grave as the rest.
    """
    for speaker, said in unnamed_sources(article):
        for a in said:
            judgement = None if states_a_fact(article, a) else _judgement(article, a)
            judgement = judgement or _label(article, a)
            if judgement is None or hard_words(article, a):
                continue
            words, praise = judgement
            yield Flag(
                span=a.content[0],
                message=f"Is what {who(article, speaker, a)} says here an opinion (“{words}”), and nothing else? "
                f"{quoted(article, a)}",
                hint="If it is safe to, let somebody with a name say this; if not, use what the source knows and leave "
                "out what the source thinks.",
                attributions=(a.id,),
                shift=-1 if praise and not praise_too else 0,
            )


def _judgement(article: Article, attribution: Attribution) -> tuple[str, bool] | None:
    """Return the words that judge, and whether all of those found are praise; None where the source rather guesses."""
    lists, parts = lexicon(), clauses(article, attribution)
    found = [
        (part, first, last, phrases is lists.praise)
        for part in parts
        for phrases in (lists.opinion, lists.blame, lists.praise)
        for first, last in phrases_in(part, phrases)
        if not is_reported(part, first) and (attribution.mode is not Mode.INDIRECT or _is_the_point(part, first))
    ]
    guesses = any(next(phrases_in(part, lists.modality), None) for part in parts)
    found += [(part, i, i + 2, False) for part in parts for i in _graded(part) if attribution.mode is Mode.DIRECT]
    told = [
        (" ".join(part.forms[first:last]), praise)
        for part, first, last, praise in found
        if not (guesses and not OWN.isdisjoint(part.words[first:last]))  # “I think they will lose” is a guess
    ]
    return min(told, key=lambda judgement: judgement[1], default=None)


def _graded(part: Clause) -> Iterator[int]:
    """Yield where a word of degree stands before a quality: “so | petty”, “far too long”; not “very few”."""
    tags = word_tags()[0]
    for i, (word, after) in enumerate(pairwise(part.words)):
        quality = after not in MEASURES and (tags.get(after) or guess(after)) == "J"
        if word in DEGREES and quality and not any(w in NOT for w in part.words[max(0, i - 2) : i]):
            yield i


def _label(article: Article, attribution: Attribution) -> tuple[str, bool] | None:
    """Return the marked words by which somebody judges something: called the merger “a marriage of two drunks”."""
    verbs = (
        verb.lemma for word in plain(article.words(attribution.cue)).split() for verb in lexicon().cues.get(word, ())
    )
    marked = _marked_in(article, attribution.content)
    if not marked:
        return None
    before = plain(article.document.text[max(0, marked[0].start - LONGEST_WORD) : marked[0].start]).split()
    # is “a monument to an ego”
    likens = len(before) > 1 and before[-2] in BE and LIKENING.match(article.words(marked)) is not None
    return (article.words(marked), False) if likens or not LABELLING.isdisjoint(verbs) else None


def _marked_in(article: Article, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words between marks that come first in a content, or nothing."""
    marked, starts = _marked(article)
    inside = (
        i
        for start, end in content
        for i in range(bisect_left(starts, start), bisect_right(starts, end))
        if marked[i][0].end <= end
    )
    return marked[first] if (first := min(inside, default=-1)) >= 0 else ()


@lru_cache(maxsize=1)
def _marked(article: Article) -> tuple[list[tuple[Span, ...]], list[int]]:
    """Return all words between marks, in the order of the text, and where they start."""
    marked = sorted(quotation.content for quotation in article.quotations)
    return marked, [spans[0].start for spans in marked]


def _is_the_point(part: Clause, first: int) -> bool:
    """Tell whether reported words say the judgement: “the plan was a mess”; not “after a messy start, it passed”."""
    judges = part.words[first]
    return not LINKS.isdisjoint((judges, *part.words[max(0, first - NEAR) : first]))
