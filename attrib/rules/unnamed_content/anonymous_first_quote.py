"""The rule `anonymous-first-quote`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import NAMED, Article, Attribution, Mode, Severity
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.unnamed_sources import is_passer_by, quoted, unnamed_people, who

FEWEST = 2  # quotations, of which one is the first
SENTENCE = 3  # words: “We are late.”


@rule(
    severity=Severity.INFO,
    see="The Washington Post, ombudsman D. Howell, 2006",
    flags=[
        "“There is chaos on every floor,” said one ministry official. “We are on schedule,” said the project’s "
        "director, Eva Holm.",
        "The new court building in Brandt will not open this year either. The lifts have failed twice, and the files "
        "are still in boxes.\n\n“Nobody here knows which room is theirs,” said a senior court official.\n\nThe "
        "ministry disagrees. “Everything is ready but the chairs,” the minister, Ola Quill, told parliament on "
        "Thursday. Judges were sent a plan of the building a year ago.",
    ],
    passes=[
        "“We are on schedule,” said the project’s director, Eva Holm. “There is chaos on every floor,” said one "
        "ministry official.",
        "“There is chaos on every floor,” said one ministry official.",
        "“I heard a bang and then nothing,” said a neighbour. “We are on schedule,” said the director, Eva Holm.",
        "The new court building in Brandt will not open this year either. The lifts have failed twice, and the files "
        "are still in boxes.\n\nNobody in the building knows which room is theirs, a senior court official said.\n\n"
        "“Everything is ready but the chairs,” the minister, Ola Quill, told parliament on Thursday. Judges were sent "
        "a plan of the building a year ago.",
    ],
    judged=Judged(
        articles=822,
        found=10,
        read=10,
        right=7,
        false_alarm="Somebody who was filmed or spoke to another outlet, and is no source of the "
        "newsroom’s, and a pronoun for somebody named.",
    ),
    plain=Plain(defective=1, found=1, sound=1, wrong=0),
)
def anonymous_first_quote(article: Article) -> Iterator[Flag]:
    """Nobody with a name is quoted before the first unnamed source is.

    The first voice sets the tone, and the reader measures all others against it. That place belongs to somebody who
    answers for the words. Left alone are articles with one quotation, and people met in the street.
    """
    direct = (a for a in article.statements if a.mode is Mode.DIRECT and a.source and _is_whole(article, a))
    first = next(direct, None)
    speaker = next((s for s, said in unnamed_people(article) if first in said and not is_passer_by(s)), None)
    others = list(direct) if speaker else []
    if first is None or speaker is None or len(others) + 1 < FEWEST:
        return
    named = next((s for a in others if a.type in NAMED and (s := article.speaker(a))), None)
    later = f"{named.name} is quoted only after it." if named else "Nobody with a name is quoted beside it."
    yield Flag(
        span=first.content[0],
        message=f"The first quotation, {quoted(article, first)}, is that of "
        f"{who(article, speaker, first)}, who is not named. {later}",
        hint="If it is safe to, name the first voice; if not, let a named one be quoted before it.",
        attributions=(first.id,),
    )


def _is_whole(article: Article, a: Attribution) -> bool:
    """Tell words that somebody said from a fragment: “Chaos,” said one clerk; not: what he put as “a makeover”."""
    opens = article.layout.sentences[article.layout.sentence_at(a.start)].start
    return len(article.words(a.content).split()) >= SENTENCE or a.start - opens <= 1
