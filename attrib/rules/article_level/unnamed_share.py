"""The rule `unnamed-share`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.model import NAMED, UNNAMED, Article, Attribution, Level, Severity, SourceType, Speaker
from attrib.rules import Flag, Judged, is_introduced_unnamed, rule, shown
from attrib.rules.surroundings import is_pronoun, is_speech
from attrib.rules.unnamed_sources import is_passer_by

ORGANISATIONS = frozenset({SourceType.INSTITUTION, SourceType.MEDIA, SourceType.UNNAMED_SPOKESPERSON})

SEVERAL = 2
MANY = 12
SHARE = lazy(r"%|\d per cent|\b(?:thirds?|quarters?|half|fifths|dozens|in-\w+)\b")
BEFORE_HEAD = lazy(r"\b(?:who|whose|in|at|of|from|with|close|familiar|briefed|involved|near|inside|on)\b|,")


@rule(
    severity=Severity.INFO,
    see="Project for Excellence in Journalism, Who’s Your Source?, 2002, for the usual share (24 %); the limits are "
    "attrib’s own: the usual share, and twice that",
    flags=[
        "Mayor Ade Bello said the tram line would open in May. A senior city official said it would not. A transport "
        "ministry source said the tunnel was leaking. “Nobody has the money,” said a treasury official.",
        "The tram line will open in May, Mayor Ade Bello said on Monday.\n\nThat is not what others in the building "
        "say. “The tunnel leaks,” said a senior city official. A transport ministry source said the pumps had failed "
        "twice.\n\n“Nobody has the money,” said a treasury official. Two people familiar with the accounts said the "
        "builder had not been paid since March.",
    ],
    passes=[
        "Mayor Ade Bello said the tram line would open in May. A senior city official said it would not.",
        "Mayor Ade Bello said the tram line would open in May. Engineer Lea Prins said it would not. Union secretary "
        "Pavel Roth said the drivers were ready. Velm Builders said the tunnel was dry.",
        "Mayor Ade Bello said the tram line would open in May. Critics said it would not.",
        "The tram line will open in May, Mayor Ade Bello said on Monday.\n\n“The tunnel leaks,” said Lea Prins, an "
        "engineer who inspected it. Union secretary Pavel Roth said the drivers had been trained.\n\nVelm Builders "
        "said in a statement that the pumps were new. “We wait,” said Mina Dahl, who runs a café on the square.",
    ],
    judged=Judged(
        articles=822,
        found=46,
        read=25,
        right=16,
        false_alarm="One group that is counted under two labels, and a phrase that is no source. Of the "
        "eight in which half or more are unnamed, six were right.",
    ),
)
def unnamed_share(
    article: Article, *, warning_percent: int = 50, info_percent: int = 25, fewest: int = 4
) -> Iterator[Flag]:
    """Too many of the article’s sources are unnamed.

    One unnamed voice among many can be checked against the others; when half the sources have no name, the reader has
    to take the article’s word for all of it. Counted are the people and organisations that say something, each once,
    as they stand in the table of sources. Left out are documents, crowds (“critics”) and claims by nobody.

    Nothing is said under `fewest` sources, or where too few of those without a name surely are voices of their own:
    people met in the street who were not promised anonymity, tallies (“520 delegates”), and groups that may be one
    under two labels are not.

    Where a policy makes this a warning, a share from `info-percent` to `warning-percent` stays an info.
    """
    voices = article.voices
    unnamed = sum(speaker.type in UNNAMED for speaker in voices)
    least = min(info_percent, warning_percent)
    if len(voices) < fewest or 100 * unnamed < least * len(voices):
        return
    sure, others = _sure(article)
    if len(sure) < SEVERAL or 100 * len(sure) < least * (len(sure) + others):
        return
    percent = (200 * unnamed + len(voices)) // (2 * len(voices))
    yield Flag(
        span=sure[0].source[0],
        message=f"{unnamed} of the {len(voices)} people and organisations that speak here are unnamed ({percent} %), "
        f"{shown(article, sure[0].source)} first.",
        hint="If it is safe to, put one of them on the record, or add a named source or a document that says the same.",
        attributions=tuple(a.id for a in sure),
        shift=0 if 100 * unnamed >= warning_percent * len(voices) else -1,
    )


def _sure(article: Article) -> tuple[list[Attribution], int]:
    """Return the first statement of each who surely is an unnamed voice of its own, and how many others speak."""
    counted: dict[tuple[bool, str], tuple[Speaker, Attribution]] = {}
    heads, labels = set[str](), set[str]()
    for speaker, said in article.said:
        if not _counts(article, speaker):
            continue
        spoken = (
            said
            if speaker.type not in UNNAMED
            else [a for a in said if is_speech(article, a) and not is_pronoun(article, a)]
        )
        label = speaker.name.casefold()
        crowd = speaker.type in UNNAMED and speaker.count is None
        # “officials” here may well be the “senior officials” there
        if spoken and not (crowd and (label in heads or _head(label) in labels)):
            # “a government source” four times may be one source
            counted.setdefault((crowd, label if speaker.type in UNNAMED else speaker.id), (speaker, spoken[0]))
            heads.add(_head(label))
            labels.add(label)
    sure = [first for speaker, first in counted.values() if speaker.type in UNNAMED]
    return sure, len(counted) - len(sure)


def _head(label: str) -> str:
    """Return the noun of a phrase: “officials” for “senior officials in the ministry”."""
    return (BEFORE_HEAD.split(label)[0].split() or [label])[-1]


def _counts(article: Article, speaker: Speaker) -> bool:
    if is_passer_by(speaker) and not speaker.granted:
        return False
    if speaker.type in UNNAMED and ((speaker.count or 0) > MANY or SHARE.search(article.words(speaker.mentions[0]))):
        return False  # 520 delegates, two-thirds of the members: figures, and no voices
    if speaker.type in ORGANISATIONS:
        return speaker.level is not Level.NOTHING
    return speaker.type in NAMED or is_introduced_unnamed(article, speaker)
