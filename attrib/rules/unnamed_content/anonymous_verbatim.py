"""The rule `anonymous-verbatim`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import Article, Mode, Severity
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.unnamed_sources import quoted, unnamed_sources, who


@rule(
    severity=Severity.INFO,
    see="The New York Times, style book, as quoted in The Guardian’s guidelines on identifying sources, 2000; "
    "Bloomberg, memo of M. Winkler, 2009 (as reported)",
    flags=[
        "“We are finished here, and the whole third floor knows it,” said one bank executive.",
        "Velm Builders has stopped paying for the cranes at the stadium, its finance director, Ada Krol, said on "
        "Tuesday.\n\n“They left us to find out from the man who came to fetch them,” said a senior club official. The "
        "roof was meant to be finished by March. “Now we have a stadium that lets in the rain and the pigeons,” the "
        "official said.",
    ],
    passes=[
        "One bank executive said the staff of the third floor expected it to be closed by the summer.",
        "“We are finished here, and the whole third floor knows it,” said Rosa Lind, who runs the bank’s call centre.",
        "“We are finished,” said one bank executive.",
        "“I saw the lorry come down the hill without any lights on,” said a woman who was waiting for the bus.",
        "Velm Builders has stopped paying for the cranes at the stadium, its finance director, Ada Krol, said on "
        "Tuesday.\n\nThe club learned of it from the man who came to fetch them, a senior club official said. The "
        "roof was meant to be finished by March. “Now we have a stadium that lets in the rain and the pigeons,” said "
        "Ivo Lak, who sells the tickets.",
    ],
    judged=Judged(
        articles=822,
        found=73,
        read=25,
        right=23,
        false_alarm="A pronoun that belongs to somebody named, and words spoken in court.",
    ),
    plain=Plain(defective=6, found=6, sound=3, wrong=0),
)
def anonymous_verbatim(article: Article, *, words: int = 8) -> Iterator[Flag]:
    """Nobody answers for words that are quoted exactly: their source is unnamed.

    Quotation marks lend words force and colour, and an unnamed speaker pays nothing for them: those whom the words
    are about answer under their own names. What an unnamed source knows can nearly always be told in the newsroom’s
    words. Reported once for each source, from a quotation of `words` words on.

    People met in the street, victims and witnesses who were not promised anonymity are left alone: their own wording
    is often the news. So are groups, which `plural-verbatim` is for.
    """
    for speaker, said in unnamed_sources(article):
        direct = [a for a in said if a.mode is Mode.DIRECT and a.count == 1]
        long = [a for a in direct if len(article.words(a.content).split()) >= words]
        if not long:
            continue
        first = long[0]
        times = "" if len(long) == 1 else f" {len(long)} times"
        yield Flag(
            span=first.content[0],
            message=f"{who(article, speaker, first)} is quoted word for word{times} and not named: the reader cannot "
            f"tell who chose the words {quoted(article, first)}.",
            hint="If it is safe to, put a name to the words; if not, tell what the source knows without the marks.",
            attributions=tuple(a.id for a in long),
        )
