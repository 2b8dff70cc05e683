"""The rule `declined-and-spoke`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.model import NAMED, UNNAMED, Article, Attribution, Hand, Level, Severity, SourceType
from attrib.rules import Flag, by_speaker, is_introduced_unnamed, rule, shown
from attrib.rules.bodies import institutions_in, names_in

ASKED = NAMED | {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON}
WORDS_OF_CONTENT = 8  # in which “comment” stands: “declined | to say more or comment”


@rule(
    severity=Severity.WARNING,
    see="AP, What to expect when you’re interviewed by AP, as read in 2026 (one person may not both be quoted unnamed "
    "and be reported as refusing comment); that an office stands for a person is attrib’s own: no text shows more",
    asks=True,
    flags=[
        "An Orix official said the plant would close. Orix declined to comment.",
        "The plant at Brandt will close in the autumn, and its four hundred workers will be told on Friday.\n\n“The "
        "list is in the drawer,” said a manager at Orix, who asked not to be named because the talks are secret.\n\n"
        "A spokeswoman for Orix did not respond to questions. The union said it knew of nothing.",
    ],
    passes=[
        "An Orix official said the plant would close. The union declined to comment.",
        "A State Department official said the visa was refused. The Justice Department declined to comment.",
        "Orix manager Mina Dahl said the plant would close. Orix declined to comment.",
        "The plant at Brandt will close in the autumn, and its four hundred workers will be told on Friday.\n\n“The "
        "list is in the drawer,” said a manager at Orix, who asked not to be named because the talks are secret.\n\n"
        "A spokeswoman for Orix said nothing had been decided. The union declined to comment.",
    ],
)
def declined_and_spoke(article: Article) -> Iterator[Flag]:
    """Somebody speaks without a name for an office that is said to have refused.

    Where one person is quoted unnamed in one line and “declined to comment” in another, the article tells its readers
    something untrue. The text shows only that both belong to one body or one person’s staff, so this is a question
    to the reporter, who knows whether they are two people.

    Where the one who refused is named, the case is an info: a reader sees that it is one spokesperson, and not the
    whole body. Another outlet’s sources are left alone. Asked once for each refusal.
    """
    settled: set[str] = set()
    refusals = [(keys, a) for a in article.statements if _refuses(article, a) and (keys := _keys(article, a))]
    for speaker, said in by_speaker(article):
        first = said[0]
        if not refusals or speaker.type not in UNNAMED or not is_introduced_unnamed(article, speaker):
            continue
        own = _keys(article, first)
        refused = next((a for keys, a in refusals if a.speaker_id != speaker.id and _is_one_office(keys, own)), None)
        if refused is None or refused.id in settled or first.hand is not Hand.FIRST or _refuses(article, first):
            continue
        settled.add(refused.id)
        yield Flag(
            span=first.source[0],
            message=f"{shown(article, first.source)} speaks here without a name, and {shown(article, refused.source)} "
            f"is said to have refused (line {article.layout.line_column(refused.source[0].start)[0]}). Are they two "
            "different people?",
            hint="If it is safe to, say who was asked and refused, so that a reader does not take one for the other.",
            attributions=(*(a.id for a in said), refused.id),
            shift=-1 if _is_named(article, refused) else 0,
        )


def _is_named(article: Article, attribution: Attribution) -> bool:
    """Tell whether a person with a name refused; one word with a capital is more often a firm: “Orix”."""
    speaker = article.speaker(attribution)
    return speaker is not None and speaker.type in NAMED and speaker.level is not Level.PARTIAL_NAME


def _refuses(article: Article, attribution: Attribution) -> bool:
    """Tell whether nothing was said: “declined to comment”, “did not respond to questions”, “would not comment”."""
    if not attribution.source or attribution.type not in ASKED | UNNAMED or attribution.ambiguous:
        return False
    content = " ".join(article.words(attribution.content).split()[:WORDS_OF_CONTENT])
    return _refusal().search(f"{article.words(attribution.cue)} {content}") is not None


def _keys(article: Article, attribution: Attribution) -> frozenset[str]:
    """Return what a source phrase names, its body or its person: {orix}; without any, {ministry}."""
    speaker = article.speaker(attribution)
    full = speaker.name if speaker and speaker.type in NAMED else ""
    words = f"{article.words(attribution.source)} {full}"
    return names_in(words) or institutions_in(words)


def _is_one_office(asked: frozenset[str], own: frozenset[str]) -> bool:
    """Tell whether one names all that the other does: {crane} and {ida, crane}; a {ministry} only itself."""
    less = min(asked, own, key=len)
    alone = less == institutions_in(" ".join(less))
    return bool(less) and (asked == own if alone else less <= asked and less <= own)


@cache
def _refusal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:declin|refus)\w+ (?:\w+ ){0,3}?(?:comment|respond|answer|discuss|be interviewed)|"
        r"\b(?:did not|didn[’']t|would not|wouldn[’']t|has not|had not) (?:\w+ ){0,2}?"
        r"(?:comment|respond|repl|return|answer)|"
        r"\bno comment\b|\bcould not be reached\b"
    )
