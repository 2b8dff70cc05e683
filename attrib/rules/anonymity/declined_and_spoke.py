"""The rule `declined-and-spoke`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrib.model import NAMED, UNNAMED, Article, Attribution, Hand, Level, Severity, SourceType
from attrib.rules import Flag, is_introduced_unnamed, rule, shown
from attrib.rules.bodies import institutions_in, names_in

ASKED = NAMED | {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON}
SPOKES = frozenset("spokesman spokeswoman spokesperson spokespeople".split())
WORDS_OF_SOURCE = 7  # in which its body stands: “a senior adviser to the Velm board | who …”
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

    Where the one who refused is named, the case is an info: a reader sees that it is one person, and not the whole
    body. Nothing is said where that is a press officer. Groups that nobody counted and another outlet’s sources are
    left alone. Asked once for each refusal.
    """
    refused = [
        a for a in article.statements if a.type in ASKED and a.source and not a.ambiguous and _refuses(article, a)
    ]
    offices = _Offices([(_keys(article, a), a) for a in refused])
    settled: set[str] = set()
    for speaker, said in article.said:
        first = said[0]
        if speaker.type not in UNNAMED or speaker.count is None or not is_introduced_unnamed(article, speaker):
            continue
        refusal = offices.of(_keys(article, first))
        if refusal is None or refusal.id in settled or first.hand is not Hand.FIRST or _refuses(article, first):
            continue
        settled.add(refusal.id)
        if _is_named(article, refusal) and not SPOKES.isdisjoint(article.words(refusal.source).lower().split()):
            continue  # a named press officer refused, and whoever speaks is described as somebody else
        yield Flag(
            span=first.source[0],
            message=f"{shown(article, first.source)} speaks here without a name, and {shown(article, refusal.source)} "
            f"is said to have refused (line {article.layout.line_column(refusal.source[0].start)[0]}). Are they two "
            "different people?",
            hint="If it is safe to, say who was asked and refused, so that a reader does not take one for the other.",
            attributions=(*(a.id for a in said), refusal.id),
            shift=-1 if _is_named(article, refusal) else 0,
        )


def _is_named(article: Article, attribution: Attribution) -> bool:
    """Tell whether a person with a name refused; one word with a capital is more often a firm: “Orix”."""
    speaker = article.speaker(attribution)
    return speaker is not None and speaker.type in NAMED and speaker.level is not Level.PARTIAL_NAME


def _refuses(article: Article, attribution: Attribution) -> bool:
    """Tell whether nothing was said: “declined to comment”, “did not respond to questions”, “would not comment”."""
    content = " ".join(article.words(attribution.content).split()[:WORDS_OF_CONTENT])
    return _refusal().search(f"{article.words(attribution.cue)} {content}") is not None


def _keys(article: Article, attribution: Attribution) -> frozenset[str]:
    """Return what a source phrase names: {orix} in “Orix spokeswoman Mina Dahl”, {ida, crane}; else {ministry}."""
    speaker = article.speaker(attribution)
    words = " ".join(article.words(attribution.source).split()[:WORDS_OF_SOURCE])
    person = names_in(speaker.name) if speaker and speaker.type in NAMED else frozenset()
    return (names_in(words) - person) or person or institutions_in(words)


class _Offices:
    """The refusals of an article, found by the words that name a body or a person.

    Two offices are one where each is named by the same words, or one by a word more: {crane} and {ida, crane}. Nouns
    alone (“the ministry”, {state, department}) name only themselves.
    """

    def __init__(self, refusals: list[tuple[frozenset[str], Attribution]]) -> None:
        self.exact: dict[frozenset[str], Attribution] = {}
        self.shorter: dict[frozenset[str], Attribution] = {}
        for keys, refusal in refusals:
            self.exact.setdefault(keys, refusal)
            for less in _shorter(keys):
                self.shorter.setdefault(less, refusal)

    def of(self, keys: frozenset[str]) -> Attribution | None:
        """Return the first refusal of the office that some words name."""
        fewer = (self.exact.get(less) for less in _shorter(keys))
        found = (self.exact.get(keys), self.shorter.get(keys), *fewer)
        return next((a for a in found if a is not None), None) if keys else None


def _shorter(keys: frozenset[str]) -> list[frozenset[str]]:
    """Return the words less any one of them, where what is left is more than nouns."""
    some = (keys - {word} for word in sorted(keys))
    return [less for less in some if less != institutions_in(" ".join(less))]


@cache
def _refusal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:declin|refus)\w+ (?:\w+ ){0,3}?(?:comment|respond|answer|discuss|be interviewed)|"
        r"\b(?:did not|didn[’']t|would not|wouldn[’']t|has not|had not) (?:\w+ ){0,2}?"
        r"(?:comment|respond|repl|return|answer)|"
        r"\bno comment\b|\bcould not be reached\b"
    )
