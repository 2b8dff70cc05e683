"""The rule `ambiguous-pronoun`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrib.lexicon import plain
from attrib.model import NAMED, Article, Attribution, Severity, Span, Speaker
from attrib.rules import Flag, is_introduced_unnamed, rule, shown
from attrib.tags import DAYS

PRONOUNS = frozenset(["he", "she", "him", "her", "they", "them", "it"])
# “Ruud met Keller. … he said”
JOINING = frozenset("and or met meets beat called phoned thanked visited greeted faced hired replaced defeated".split())
MEETING = re.compile(
    r"(?P<one>[A-Z][\w’-]+) (?:met|beat|called|phoned|thanked|visited|greeted|faced|hired|replaced|defeated) "
    r"(?P<other>[A-Z][\w’-]+)(?: (?:on|in|at) [\w ]{1,40})?[.]"
)
NEAR = 40  # characters between two names, with the second one's role: “Ruud and union secretary Keller”


@rule(
    severity=Severity.WARNING,
    see="AP, When is it OK to use anonymous sources?, On Attribution, about 2017",
    flags=[
        "Council leader Ivar Ruud and union secretary Tor Keller met on Monday. “It has failed,” he said.",
        "Ruud met Keller on Monday. “It has failed,” he said.",
        "A British official said the tunnel would be cancelled within days.\n\nAs one source told the Herald, “nobody "
        "has warned the builders”. Their machines are still running.\n\nThe official added that nobody had worked out "
        "what to do with the half-finished shaft.",
    ],
    passes=[
        "Council leader Ivar Ruud met the union on Monday. “It has failed,” he said.",
        "Council leader Ivar Ruud met union secretary Tor Keller on Monday. “It has failed,” Keller said.",
        "“It has failed,” said council leader Ivar Ruud. “We start again on Monday,” he added.",
        "A British official said the tunnel would be cancelled within days.\n\nThe builders have not been told, and "
        "their machines are still running.\n\nThe official added that nobody had worked out what to do with the "
        "half-finished shaft.",
    ],
)
def ambiguous_pronoun(article: Article) -> Iterator[Flag]:
    """“He”, “she” or “the official” could be two different speakers.

    A pronoun is a fine source as long as only one person can be meant; otherwise the words end up in the wrong mouth.
    The same holds for “the official” or “the source” where another unnamed source has spoken since.

    Grammar and sense decide most pronouns for a reader. Reported are those after two names that stand side by side
    (“Ruud and Keller met. … he said”), where neither can.
    """
    by_id = {s.id: s for s in article.speakers}
    heard = {s.id: sorted(s.mentions) for s in article.speakers}
    for a in article.statements:
        met = _met(article, a)
        if met:
            yield Flag(
                span=a.source[0],
                message=f"{shown(article, a.source)} could be {met['one']} or {met['other']}.",
                hint="Repeat the name.",
                attributions=(a.id,),
            )
            continue
        candidates = [s for i in a.candidates if (s := by_id[i]).type in NAMED or is_introduced_unnamed(article, s)]
        if not a.ambiguous or not a.source or len(candidates) < 2:
            continue
        if _is_pronoun(article, a) and not _side_by_side(article, [heard[s.id] for s in candidates], a.source[0].start):
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


def _met(article: Article, attribution: Attribution) -> re.Match[str] | None:
    """Return the sentence before a pronoun that tells of two family names and nothing else: “Ruud met Keller.”"""
    if not attribution.source or article.words(attribution.source).lower() not in {"he", "she"}:
        return None
    number = article.layout.sentence_at(attribution.source[0].start)
    if not number:
        return None
    met = MEETING.fullmatch(article.words(article.layout.sentences[number - 1]))
    days = met is not None and plain(met["other"]) in DAYS
    return None if days else met


def _is_pronoun(article: Article, attribution: Attribution) -> bool:
    return article.words(attribution.source[0]).partition(" ")[0].lower() in PRONOUNS


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
