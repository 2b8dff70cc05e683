"""The rule `anonymous-first-quote`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import NAMED, Article, Mode, Severity
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.unnamed_sources import quoted, unnamed_sources, who

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
        found=7,
        read=7,
        right=4,
        false_alarm="Somebody who was filmed or spoke to another outlet, and is no source of the newsroom’s.",
    ),
    plain=Plain(defective=1, found=1, sound=1, wrong=0),
)
def anonymous_first_quote(article: Article) -> Iterator[Flag]:
    """Nobody with a name is quoted before the first unnamed source is.

    The first voice sets the tone, and the reader measures all others against it. That place belongs to somebody who
    answers for the words. Left alone are articles in which nobody is quoted by name, and people met in the street.
    """
    direct = [
        a
        for a in article.statements
        if a.mode is Mode.DIRECT and a.source and len(article.words(a.content).split()) >= SENTENCE
    ]
    held_back = {a.id: speaker for speaker, said in unnamed_sources(article) for a in said}
    named = [article.speaker(a) for a in direct if a.type in NAMED]
    if not direct or direct[0].id not in held_back or not named or not named[0]:
        return
    first = direct[0]
    yield Flag(
        span=first.content[0],
        message=f"The first quotation, {quoted(article, first)}, is that of "
        f"{who(article, held_back[first.id], first)}, who is not named. {named[0].name} is quoted only after it.",
        hint="If it is safe to, name the first voice; if not, let a named one be quoted before it.",
        attributions=(first.id,),
    )
