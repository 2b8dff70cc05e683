"""The rule `unplaced-official`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import NAMED, Article, Hand, Severity, Span
from attrib.rules import Flag, Judged, Plain, rule, shown
from attrib.rules.bodies import bodies_in, one_body_named
from attrib.rules.unnamed_sources import BESIDES, is_bare


@rule(
    severity=Severity.WARNING,
    see="NPR, Ethics Handbook, Transparency, 2011",
    flags=[
        "Officials said forty homes were searched before dawn.",
        "The ferry to Brandt will stay in the harbour until further notice.\n\nThe hull is cracked in two places, a "
        "senior official said, and nobody knows since when. The owner, Ida Lund, said it had been inspected in the "
        "spring.\n\nPassengers were told to take the bus.",
    ],
    passes=[
        "Officials of the Brandt prosecutor’s office said forty homes were searched before dawn.",
        "Police searched forty homes before dawn. Officials said nobody was hurt.",
        "A harbour official said the hull was cracked in two places.",
        "The ferry to Brandt will stay in the harbour until further notice, the coast guard said on Monday.\n\nThe "
        "hull is cracked in two places, a senior official said, and nobody knows since when. The owner, Ida Lund, said "
        "it had been inspected in the spring.\n\nPassengers were told to take the bus.",
    ],
    judged=Judged(
        articles=822,
        found=6,
        read=6,
        right=5,
        false_alarm="Authorities in a court case, who are its prosecutors.",
    ),
    plain=Plain(defective=1, found=1, sound=1, wrong=0),
)
def unplaced_official(article: Article) -> Iterator[Flag]:
    """Officials speak, and the reader is not told of which body.

    “Officials said” may be a minister’s office or a night porter’s. The agency is what tells a reader whether they
    could know, and what they may want; it seldom gives anybody away.

    Left alone are officials beside whom a public body is named, in the same sentence or the one before, or who speak
    where the article has named one public body only, so that theirs is plain. So are offices that say which body it is
    (senators), aides where somebody is heard by name, whose they may be, and another outlet’s sources.
    """
    unplaced = [
        (s, a) for s, said in article.said if (a := said[0]).hand is Hand.FIRST and is_bare(article.words(a.source))
    ]
    one = one_body_named(article) if unplaced else Span(0, 0)
    followed = any(s.type in NAMED for s in article.speakers)  # aides are read as those of the person named
    seen: set[str] = set()
    for speaker, first in unplaced:
        start = first.source[0].start
        head = BESIDES.split(article.words(first.source).lower())[0].rpartition(" ")[2].rstrip("s")
        if (head == "aide" and followed) or one.start < start <= one.end or head in seen:
            continue
        sentence = article.layout.sentence_at(start)
        if any(bodies_in(article, beside) for beside in range(max(0, sentence - 1), sentence + 1)):
            continue
        seen.add(head)
        yield Flag(
            span=first.source[0],
            message=f"{shown(article, first.source)} could belong to any body: the reader cannot tell whether they "
            "could know.",
            hint="If it is safe to, name the body: the ministry, the agency, the court.",
            attributions=tuple(a.id for a in article.statements if a.speaker_id == speaker.id and not a.ambiguous),
        )
