"""The rule `unsignalled-speaker-change`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrib.model import NAMED, Article, Attribution, Level, Mode, Severity, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.surroundings import is_speech

FEWEST_WORDS = 2
MOST_BETWEEN = 1  # sentences


@rule(
    severity=Severity.WARNING,
    see="Reuters, Handbook of Journalism, The Essentials of Reuters Sourcing and Accuracy, edition of about 2012",
    seeks_detail=False,
    flags=[
        "“It is over,” said union secretary Pia Lund. “We will appeal to the highest court,” said mine director Eva "
        "Marsh.",
        "The court in Holm ruled on Tuesday that the mine must stay shut.\n\nUnion secretary Pia Lund said: “It is "
        "over.” “We will appeal to the highest court there is. It will take a year,” mine director Eva Marsh told "
        "reporters.\n\nThe mine has been shut since May.",
    ],
    passes=[
        "“It is over,” said union secretary Pia Lund.\n\n“We will appeal to the highest court,” said mine director "
        "Eva Marsh.",
        "“It is over,” said union secretary Pia Lund. Mine director Eva Marsh disagreed: “We will appeal to the "
        "highest court.”",
        "“It is over,” said union secretary Pia Lund. “We have waited a year for this.”",
        "The court in Holm ruled on Tuesday that the mine must stay shut.\n\n“It is over,” said union secretary Per "
        "Lund. But mine director Eva Marsh was already on the phone to her lawyers. “We will appeal to the highest "
        "court,” she said.",
    ],
    judged=Judged(
        articles=822,
        found=10,
        read=10,
        right=7,
        false_alarm="A reply in a debate or an interview, and what readers wrote below an article.",
    ),
    plain=Plain(defective=8, found=8, sound=8, wrong=0),
)
def unsignalled_speaker_change(article: Article) -> Iterator[Flag]:
    """Readers meet a second speaker’s words before they know that the first has stopped.

    After one quotation a reader takes the next one for the same voice, until a name or a new paragraph says otherwise.
    Where the new name comes only after the words, they are read in the wrong mouth first. A new paragraph is a sign of
    it: there it is an info, and only where the name comes after the second sentence of the new voice.

    Left alone are a question and its answer, a speaker who is named between the two quotations, fragments of a few
    words, and speakers who may be one and the same under two descriptions.
    """
    quoted = [a for a in article.statements if a.mode is Mode.DIRECT]
    for a, b in pairwise(quoted):
        before, after = article.speaker(a), article.speaker(b)
        if not before or not after or before is after or a.ambiguous or b.ambiguous:
            continue
        if not _is_distinct(article, before) or not _is_distinct(article, after):
            continue
        if b.cue and not is_speech(article, b):
            continue  # “… she wrote. “We won.” Marsh laughed: “…””
        if _is_announced(article, after, a.content[-1].end, b.start) or not _runs_on(article, a, b):
            continue
        yield Flag(
            span=b.content[0],
            message=f"{shown(article, b.content)} follows the words of {before.name}, and the reader learns only "
            f"afterwards that {after.name} is speaking.",
            hint="Start a new paragraph for the new speaker, or put the source before the words.",
            attributions=(a.id, b.id),
            shift=0 if _share_paragraph(article, a, b) else -1,
        )


def _is_announced(article: Article, speaker: Speaker, start: int, end: int) -> bool:
    """Tell whether the speaker is named between the two quotations: “…,” said Lund. Marsh shook her head. “…”."""
    return speaker.name.rpartition(" ")[2] in article.document.text[start:end]


def _runs_on(article: Article, a: Attribution, b: Attribution) -> bool:
    """Tell whether b’s words come after a’s with a sentence between at most, and b’s source only after them.

    In a new paragraph a reader expects a new voice, and waits for its name one sentence long.
    """
    layout, gap = article.layout, a.content[-1].end
    if len(article.words(a.content).split()) < FEWEST_WORDS or len(article.words(b.content).split()) < FEWEST_WORDS:
        return False
    if not b.source or not gap <= b.start < b.source[0].start or article.document.text[:gap].endswith("?"):
        return False
    between = layout.sentence_at(b.start) - max(layout.sentence_at(gap - 1), _tag_at(article, a)) - 1
    first, last = layout.sentence_at(b.content[0].start), layout.sentence_at(b.content[0].end - 1)
    if between > MOST_BETWEEN or last != layout.sentence_at(b.source[0].start):
        return False
    return _share_paragraph(article, a, b) or (last > first and not between)


def _share_paragraph(article: Article, a: Attribution, b: Attribution) -> bool:
    return article.layout.paragraph_at(a.content[-1].end - 1) == article.layout.paragraph_at(b.start)


def _tag_at(article: Article, a: Attribution) -> int:
    """Return the number of the sentence in which a quotation is tagged."""
    return article.layout.sentence_at(a.source[0].start) if a.source else 0


def _is_distinct(article: Article, speaker: Speaker) -> bool:
    """Tell whether the speaker cannot be another one in disguise: “the senator” may well be the one just named."""
    named = speaker.type in NAMED and speaker.level in {Level.NAME_AND_ROLE, Level.NAME_ONLY, Level.PARTIAL_NAME}
    return named or is_introduced_unnamed(article, speaker)
