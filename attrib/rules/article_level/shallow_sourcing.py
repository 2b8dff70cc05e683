"""The rule `shallow-sourcing`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import Article, Severity, SourceType
from attrib.rules import Flag, Judged, rule
from attrib.rules.depth import can_be_turned_to, needed
from attrib.rules.surroundings import paper_is_named

BRIEF = 50  # words under which there is no room for a source


@rule(
    severity=Severity.INFO,
    see="Project for Excellence in Journalism, State of the News Media, 2005 (the bands 0, 1, 2–3, and 4 or more); "
    "their scaling by length is attrib’s own: a brief cannot hold four sources",
    flags=[
        "The old reservoir above the town will be drained before the winter, two officials said on Monday. The dam has "
        "been leaking since the storms of last year, and the path along the top was closed in March. Nobody has put up "
        "a sign. Walkers still climb the fence on Sundays and sit on the wall to eat. Critics say the board has waited "
        "too long. The water will be let out at night, over ten days, through the old mill race, which has not carried "
        "any since the mill burned down.",
        "The night train to the coast will stop running in June, said Rosa Lind, who has worked on it for twenty "
        "years.\n\nIt has been half empty since the fares went up. On a Tuesday in February eleven people slept in "
        "five carriages, and the heating had failed in two of them. The dining car went years ago; now there is a "
        "machine that sells soup.\n\nThe beds are to be scrapped, and the carriages will go to a line in the east "
        "where nobody minds the cold. The decision was taken before Christmas. It was kept back because of the vote in "
        "May, when three of the towns along the line choose a council.\n\nThe first of those towns has no other train "
        "at all. Its station was painted in the autumn, and the clock was mended. People there still set their watches "
        "by the whistle at ten past four, and the baker opens when the lamps of the last carriage are gone. In the "
        "second town the platform is so short that only two of the doors can be opened, and the guard has to walk "
        "people through. The third has a hotel that was built for the line, with forty rooms and a ballroom. It has "
        "been for sale since the spring of last year.",
    ],
    passes=[
        "Mayor Ade Bello said the tram line would open in May.",
        "Critics say the dam is unsafe.",
        "The old reservoir above the town will be drained before the winter, said Ida Lund, who runs the water board. "
        "The dam has been leaking since the storms of last year, and the path along the top was closed in March. "
        "Nobody has put up a sign. Walkers still climb the fence on Sundays and sit on the wall to eat. Critics say "
        "the board has waited too long. The water will be let out at night, over ten days, through the old mill race, "
        "which has not carried any since the mill burned down.",
    ],
    judged=Judged(
        articles=822,
        found=87,
        read=25,
        right=16,
        false_alarm="An editorial or a paid notice, and a named source, a poll or an advertisement that "
        "the audit overlooked.",
    ),
)
def shallow_sourcing(article: Article) -> Iterator[Flag]:
    """Readers can turn to fewer sources than an article of this length wants.

    A reader can turn to somebody with a name, to a named body or outlet, and to a document whose issuer or date is
    told. One is enough for a brief; from 200 words on an article wants two, from 400 three, from 800 four.

    Obituaries and interviews may well do with fewer, so this is an observation only. Articles under 50 words, articles
    without a source and columns whose writer says “I” are left alone. The score asks for more: a
    person’s role beside the name.
    """
    heard = article.said
    need, open_ = needed(article.layout.words), [s.name for s, _ in heard if can_be_turned_to(article, s)]
    if not heard or article.layout.words < BRIEF or len(open_) >= need or _is_column(article):
        return
    if paper_is_named(article) and len(open_) + 1 >= need:
        return  # a paper that the audit read no statement in
    have = f"{len(open_)} source{'s' * (len(open_) > 1)} here ({', '.join(open_)})" if open_ else "no source here"
    yield Flag(
        span=heard[0][1][0].source[0],
        message=f"A reader can turn to {have}; an article of {article.layout.words} words wants {need}.",
        hint="If it is safe to, put another source on the record, or add a document that readers can look up.",
        attributions=tuple(said[0].id for _, said in heard),
    )


def _is_column(article: Article) -> bool:
    """Tell whether the writer speaks as “I”."""
    return any(a.type is SourceType.SELF and article.words(a.source) == "I" for a in article.statements)
