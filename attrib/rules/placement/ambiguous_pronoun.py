"""The rule `ambiguous-pronoun`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrib.model import NAMED, Article, Attribution, Severity, Span, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.rivals import GENDERS, are_alike, rival_of

PRONOUNS = frozenset(["he", "she", "him", "her", "they", "them", "it", "his", "hers", "their", "its"])
JOINING = frozenset(["and", "or"])
NEAR = 40  # characters between two names, with the second one's role: “Ruud and union secretary Keller”


@rule(
    severity=Severity.WARNING,
    see="AP, When is it OK to use anonymous sources?, On Attribution, about 2017",
    flags=[
        "Council leader Ivar Ruud and union secretary Tor Keller met on Monday. “It has failed,” he said.",
        "Ruud met Keller on Monday. “It has failed,” he said.",
        "Council leader Ivar Ruud met the union’s secretary, Tor Keller, on Monday. “It has failed,” he said.",
        "Senator Lou Marsh called Senator Kim Keller on Monday. “The bill is dead,” she said.",
        "A British official said the tunnel would be cancelled within days.\n\nAs one source told the Herald, “nobody "
        "has warned the builders”. Their machines are still running.\n\nThe official added that nobody had worked out "
        "what to do with the half-finished shaft.",
    ],
    passes=[
        "Council leader Ivar Ruud met the union on Monday. “It has failed,” he said.",
        "Council leader Ivar Ruud met union secretary Tor Keller on Monday. “It has failed,” Keller said.",
        "Council leader Ivar Ruud met the voters, Tor Keller said on Monday. “It has failed,” he said.",
        "Council leader Ivar Ruud met union secretary Ana Keller on Monday. “It has failed,” he said.",
        "“It has failed,” said council leader Ivar Ruud. “We start again on Monday,” he added.",
        "A British official said the tunnel would be cancelled within days.\n\nThe builders have not been told, and "
        "their machines are still running.\n\nThe official added that nobody had worked out what to do with the "
        "half-finished shaft.",
    ],
    judged=Judged(
        articles=822,
        found=4,
        read=4,
        right=2,
        false_alarm="A pronoun for the one who has been speaking all along, and “the diplomat” after a diplomat and an "
        "official.",
    ),
    plain=Plain(defective=12, found=12, sound=11, wrong=0),
)
def ambiguous_pronoun(article: Article) -> Iterator[Flag]:
    """“He”, “she” or “the official” could be two different speakers.

    A pronoun is a fine source as long as only one person can be meant; otherwise the words end up in the wrong mouth.
    The same holds for “the official” or “the source” where another unnamed source has spoken since.

    Grammar and sense decide most pronouns for a reader. Reported are those after a sentence that tells what one person
    did with or to another (“Ruud met Keller. … he said”), those that open a paragraph after one person was told of and
    then another, and those after a sentence about both of two who have spoken. A given name, a courtesy title or
    another pronoun may tell which of the two it is; so may the sentence itself, where it names one of them.
    """
    by_id = {s.id: s for s in article.speakers}
    for a in article.statements:
        met = rival_of(article, a)
        if met:
            yield Flag(
                span=a.source[0],
                message=f"{shown(article, a.source)} could be {met[0]} or {met[1]}.",
                hint="Repeat the name.",
                attributions=(a.id,),
            )
            continue
        if not a.ambiguous or not a.source:
            continue
        candidates = [s for i in a.candidates if (s := by_id[i]).type in NAMED or is_introduced_unnamed(article, s)]
        if len(candidates) < 2:
            continue
        if _is_pronoun(article, a) and not _is_unclear(article, a, candidates):
            continue
        if all(s.type in NAMED for s in candidates):
            hint = "Repeat the name."
        else:
            hint = "If it is safe to, tell the sources apart: “the first official”, “the second official”."
        yield Flag(
            span=a.source[0],
            message=f"{shown(article, a.source)} could be {' or '.join(_known(article, s) for s in candidates)}.",
            hint=hint,
            attributions=(a.id,),
        )


def _known(article: Article, speaker: Speaker) -> str:
    line, _ = article.layout.line_column(speaker.mentions[0].start)
    return f"{speaker.name} (line {line})"


def _is_pronoun(article: Article, attribution: Attribution) -> bool:
    return article.words(attribution.source[0]).partition(" ")[0].lower() in PRONOUNS


def _is_unclear(article: Article, a: Attribution, candidates: Sequence[Speaker]) -> bool:
    """Tell whether a pronoun follows two names that stand side by side, and nothing tells them apart."""
    gender = GENDERS.get(article.words(a.source).lower())
    one, other, *_ = (s.name.split() for s in candidates)
    alike = gender is None or are_alike(article, gender, one, other)
    return alike and _side_by_side(article, [sorted(s.mentions) for s in candidates], a.source[0].start)


def _side_by_side(article: Article, candidates: Sequence[Sequence[Span]], before: int) -> bool:
    """Tell whether two candidates are joined by “and” in the sentence of the pronoun or the one before it."""
    layout, text = article.layout, article.document.text
    since = layout.sentences[max(0, layout.sentence_at(before) - 1)].start
    near = sorted(
        (mention, number)
        for number, mentions in enumerate(candidates)
        for mention in mentions[bisect_left(mentions, (since, 0)) : bisect_left(mentions, (before, 0))]
    )
    return any(
        one != other
        and text[first.end : second.start].strip().partition(" ")[0] in JOINING
        and second.start - first.end < NEAR
        for (first, one), (second, other) in pairwise(near)
    )
