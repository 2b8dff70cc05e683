"""The rule `anonymous-speculation`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lexicon import lexicon
from attrib.model import Article, Attribution, Severity
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.unnamed_sources import quoted, unnamed_sources, who
from attrib.rules.wording import OWN, clauses, is_reported, phrases_in

PREDICTING = frozenset({"predicted", "predicts", "forecast", "forecasts", "speculated", "speculates"})


@rule(
    # Fewer than seven in ten of its findings on a corpus were right: no warning.
    severity=Severity.INFO,
    asks=True,
    see="AP, Statement of News Values and Principles, Anonymous Sources (not speculation), about 2017; "
    "FiveThirtyEight, on unnamed sources, 2017",
    flags=[
        "An aide said the minister would probably resign before the summer.",
        "One official of the league predicted that the appeal would fail.",
        "The tram line is nine months late, and the tunnel leaks. The builders meet the council on "
        "Friday.\n\n“They’re going to lose the contract,” one council official said. Velm Builders, the firm that dug "
        "the tunnel, has asked for more time. Mayor Ade Bello would not say what he thinks of that.",
    ],
    passes=[
        "An aide who typed the letter said the minister might resign on 2 May.",
        "An aide said the minister had resigned.",
        "The minister will probably resign before the summer, said Lea Prins, who teaches politics.",
        "“We may sell the boat,” one club official said.",
        "The tram line is nine months late, and the tunnel leaks. The builders meet the council on Friday.\n\nThe "
        "council has decided to end the contract, one official said. Velm Builders, the firm that dug the tunnel, has "
        "asked for more time. “It could cost us the summer,” said Mayor Ade Bello.",
    ],
    judged=Judged(
        articles=822,
        found=24,
        read=24,
        right=21,
        false_alarm="An official estimate, and a plan of others that is told with “may” or “likely”.",
    ),
    plain=Plain(defective=1, found=1, sound=1, wrong=0),
)
def anonymous_speculation(article: Article) -> Iterator[Flag]:
    """Nobody can be held to a forecast or a guess, because its source is unnamed.

    An unnamed source is heard for what it knows. What may happen is a guess, and a guess without a name costs nothing
    when it turns out wrong. A plan, a decision, a date or a draft is information: then tell that.

    Left alone are sources of whom the article says how they know, what a source says of its own plans (“we may”), and
    guesses that the source passes on from somebody else.
    """
    for speaker, said in unnamed_sources(article):
        if speaker.basis:
            continue
        for a in said:
            words = _guess(article, a)
            if words:
                yield Flag(
                    span=a.content[0],
                    message=f"Is what {who(article, speaker, a)} says here a guess (“{words}”)? {quoted(article, a)}",
                    hint="If it is safe to, say what the source knows: a decision, a plan, a date, a document. If "
                    "there is none, leave the guess out, or find somebody who makes it under a name.",
                    attributions=(a.id,),
                )


def _guess(article: Article, attribution: Attribution) -> str | None:
    if article.words(attribution.cue).lower() in PREDICTING:
        return article.words(attribution.cue)
    for clause in clauses(article, attribution):
        for first, last in phrases_in(clause, lexicon().modality):
            # “we may sell it” is a plan, and its owner speaks
            own = not OWN.isdisjoint(clause.words[max(0, first - 2) : first])
            if not own and not is_reported(clause, first):
                return " ".join(clause.forms[first:last])
    return None
