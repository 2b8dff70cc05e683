"""The rule `jigsaw-risk`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import UNNAMED, Article, Severity, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.details import FEW, MEETING, TITLE, details_of

FEWEST = 4
AT_LENGTH = 6  # words of a description that does not only point back: “the official”
FEWEST_EXACT = 3


@rule(
    severity=Severity.WARNING,
    see="BBC, Editorial Guidelines, guidance on anonymity (jigsaw identification), as read in 2026; the number of "
    "details is attrib’s own: no authority gives one",
    asks=True,
    seeks_detail=False,
    flags=[
        "“The letters were never sent,” said the 47-year-old deputy head of pensions in the Tarnby office, who has "
        "been there since 2009 and asked not to be named.",
        "The clinic lost the files of ninety patients in the move, its director said on Monday.\n\nA head nurse on "
        "the night shift said there had been far more. The nurse, who is 52 and has worked there since 2004, asked not "
        "to be named because staff have been told not to talk.\n\n“My husband says I should have left years ago,” "
        "she said.",
    ],
    passes=[
        "“The letters were never sent,” said a pensions manager who saw the list and asked not to be named.",
        "“The letters were never sent,” said Ola Brandt, the 47-year-old deputy head of pensions in the Tarnby office, "
        "who has been there since 2009.",
        "A woman who lives near Tarnby, where the flood began, said she had lost everything. “I ran up the stairs with "
        "the dog and sat there until the boat came in the morning, and nobody could tell me where the others were,” "
        "she said.",
        "The clinic lost the files of ninety patients in the move, its director said on Monday.\n\nA nurse with "
        "first-hand knowledge of the move said there had been far more. She asked not to be named because staff have "
        "been told not to talk.\n\n“They were put out with the rubbish,” she said.",
    ],
    judged=Judged(articles=822, found=0, read=0, right=0),
    plain=Plain(defective=6, found=6, sound=5, wrong=0),
)
def jigsaw_risk(article: Article) -> Iterator[Flag]:
    """Details of an unnamed source may be pieced together.

    A name is not all that gives a source away. The age, the exact title, the office, the years of service, a meeting
    on a Tuesday: each is harmless, and together they may fit one person only, whom colleagues know at once. Four kinds
    of detail are asked about, and three where an exact title and a dated meeting are among them, or where the article
    says that there are one or two such people (“the only woman in the unit”).

    Whether the details do point at one person, the text cannot show: somebody who knows the place has to say. Until
    then no finding about this source asks for more to be told of it, also where a policy switches this rule off.
    Only single sources are looked at, and only if the article never names them.
    """
    for speaker, said in article.said:
        if speaker.count != 1 or not (speaker.granted or _is_unnamed(article, speaker)):
            continue
        details = details_of(article, speaker, said)
        exact = FEW in details or {TITLE, MEETING} <= {*details}
        fewest = FEWEST_EXACT if exact else FEWEST
        if len(details) < fewest:
            continue
        yield Flag(
            span=said[0].source[0],
            message=f"Could somebody who knows the place tell who {shown(article, said[0].source)} is? The article "
            f"tells {', '.join(details[:-1])} and {details[-1]}.",
            hint="Leave out every detail that the reader can do without, and let the source hear what is left.",
            attributions=tuple(a.id for a in said),
        )


def _is_unnamed(article: Article, speaker: Speaker) -> bool:
    """Tell whether the article brings the speaker in without a name, also as “the 47-year-old head of pensions”."""
    if speaker.type not in UNNAMED:
        return False
    return is_introduced_unnamed(article, speaker) or len(article.words(speaker.mentions[0]).split()) >= AT_LENGTH
