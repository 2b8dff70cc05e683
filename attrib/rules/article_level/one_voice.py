"""The rule `one-voice`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import NOBODY, Article, Severity, SourceType
from attrib.rules import Flag, Judged, rule

CROWDS = frozenset({SourceType.COLLECTIVE, SourceType.SELF})


@rule(
    severity=Severity.INFO,
    see="Reuters, Handbook of Journalism, edition of about 2012 (talk to all sides); the limits are attrib’s own: in "
    "nine of ten articles of a corpus the most heard source has less than 67 % of the statements",
    flags=[
        "Mayor Ade Bello said the tram would open in May. Bello said the tunnel was dry. He said the drivers were "
        "ready. Bello added that fares would not rise. He said the builder had been paid. Bello promised a party. The "
        "union said nothing had been agreed.",
        "The tram will open in May, Mayor Ade Bello said.\n\n“The tunnel is dry,” Bello told reporters. “The pumps are "
        "new.” He said the drivers had been trained.\n\nBello said fares would not rise. He added that the builder had "
        "been paid. The mayor promised a party on the square.\n\nThe builder, Velm Builders, said the works were over.",
    ],
    passes=[
        "Mayor Ade Bello said the tram would open in May. He said the tunnel was dry. Bello added that fares would not "
        "rise.",
        "Mayor Ade Bello said the tram would open in May. Engineer Lea Prins said the tunnel was wet. Bello said it "
        "was dry. Prins said the pumps had failed. Bello said they were new. Union secretary Pavel Roth said the "
        "drivers were ready.",
        "The tram will open in May, Mayor Ade Bello said.\n\n“The tunnel is dry,” Bello told reporters. He said the "
        "drivers had been trained.\n\nThe union’s secretary, Pavel Roth, said they had not. “Half of them have never "
        "seen the tram,” Roth said. Velm Builders said the works were over.\n\nBello promised a party.",
    ],
    judged=Judged(
        articles=150,
        found=20,
        read=20,
        right=16,
        false_alarm="A long interview, a news conference, and reporting that puts one person’s claims to the test.",
    ),
)
def one_voice(article: Article, *, percent: int = 67, fewest: int = 6) -> Iterator[Flag]:
    """One source is heard in most of the article.

    Where one voice has more than two thirds of the statements, the reader gets the story as that voice tells it.
    Sometimes that is the story: an interview, a speech, an obituary. So this is an observation only.

    Counted are statements with a source, each once; under `fewest` nothing is said. Reported above `percent`.
    """
    heard = article.said
    counted = [a for a in article.statements if a.type not in NOBODY and a.type is not SourceType.SELF]
    if not heard or len(counted) < fewest:
        return
    speaker, said = max(heard, key=lambda voice: len(voice[1]))
    if speaker.type in CROWDS or 100 * len(said) <= percent * len(counted):
        return
    yield Flag(
        span=said[0].source[0],
        message=f"{len(said)} of the {len(counted)} statements here are those of {speaker.name}.",
        hint="Let others who know the matter, or whom it touches, be heard too.",
        attributions=tuple(a.id for a in said),
    )
