"""The rule `unsignalled-speaker-change`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from attrib.model import Article, Attribution, Mode, Severity
from attrib.rules import Flag, rule, shown


@rule(
    severity=Severity.WARNING,
    see="Reuters, Handbook of Journalism, The Essentials of Reuters Sourcing and Accuracy, edition of about 2012",
    flags=[
        "“It is over,” said union secretary Per Lund. “We will appeal to the highest court,” said mine director Eva "
        "Marsh.",
        "The court in Holm ruled on Tuesday that the mine must stay shut.\n\nUnion secretary Per Lund said: “It is "
        "over.” “We will appeal to the highest court there is. It will take a year,” mine director Eva Marsh told "
        "reporters.\n\nThe mine has been shut since May.",
    ],
    passes=[
        "“It is over,” said union secretary Per Lund.\n\n“We will appeal to the highest court,” said mine director "
        "Eva Marsh.",
        "“It is over,” said union secretary Per Lund. Mine director Eva Marsh disagreed: “We will appeal to the "
        "highest court.”",
        "“It is over,” said union secretary Per Lund. “We have waited a year for this.”",
        "The court in Holm ruled on Tuesday that the mine must stay shut.\n\n“It is over,” said union secretary Per "
        "Lund. But mine director Eva Marsh was already on the phone to her lawyers. “We will appeal to the highest "
        "court,” she said.",
    ],
)
def unsignalled_speaker_change(article: Article) -> Iterator[Flag]:
    """Readers meet a second speaker’s words before they know that the first has stopped.

    After one quotation a reader takes the next one for the same voice, until a name or a new paragraph says otherwise.
    Where the new name comes only after the words, they are read in the wrong mouth first. A new paragraph is sign
    enough, unless it follows the first quotation with no tag between and holds back the name for two sentences.

    A question and its answer may stand together, and so may quotations with two or more sentences between them.
    """
    heard = {s.id: sorted(m.start for m in s.mentions) for s in article.speakers}
    quoted = [a for a in article.statements if a.mode is Mode.DIRECT]
    for a, b in pairwise(quoted):
        before, after = article.speaker(a), article.speaker(b)
        if not before or not after or before is after or a.ambiguous or b.ambiguous:
            continue
        mentions, gap = heard[after.id], a.content[-1].end
        announced = bisect_left(mentions, gap) < bisect_left(mentions, b.start)
        if announced or not _runs_on(article, a, b):
            continue
        yield Flag(
            span=b.content[0],
            message=f"{shown(article, b.content)} follows the words of {before.name}, and the reader learns only "
            f"afterwards that {after.name} is speaking.",
            hint="Start a new paragraph for the new speaker, or put the source before the words.",
            attributions=(a.id, b.id),
        )


def _runs_on(article: Article, a: Attribution, b: Attribution) -> bool:
    """Tell whether b’s words come straight after a’s, and b’s source only after them."""
    layout, gap = article.layout, a.content[-1].end
    if not b.source or not gap <= b.start < b.source[0].start or article.document.text[:gap].endswith("?"):
        return False
    if layout.sentence_at(b.start) - layout.sentence_at(gap - 1) > 2:
        return False
    if layout.paragraph_at(gap - 1) == layout.paragraph_at(b.start):
        return True
    tag_between = any(gap <= span.start < b.start for span in (*a.source, *a.cue))
    return not tag_between and layout.sentence_at(b.content[0].end - 1) > layout.sentence_at(b.start)
