"""Depth: how many sources a reader can turn to, and how many an article of its length wants."""

from __future__ import annotations

from attrib.model import NAMED, Article, Level, SourceType, Speaker
from attrib.rules.bodies import is_named_body

# From so many words on, so many sources identified in full. The bands 0, 1, 2–3 and 4 or more are those of the Project
# for Excellence in Journalism, 2005; their scaling by length is attrib’s own.
NEEDS = ((800, 4), (400, 3), (200, 2), (0, 1))


OPEN = NAMED | {SourceType.INSTITUTION, SourceType.MEDIA, SourceType.DOCUMENT}
BODIES = frozenset({SourceType.INSTITUTION, SourceType.MEDIA})
TOLD = frozenset({Level.NAME_AND_ROLE, Level.NAME_ONLY, Level.PARTIAL_NAME, Level.BODY})


def needed(words: int) -> int:
    """Return how many sources identified in full an article of so many words wants."""
    return next(number for least, number in NEEDS if words >= least)


def can_be_turned_to(article: Article, speaker: Speaker) -> bool:
    """Tell whether a reader can turn to a source: a name, a named body or outlet, a document with issuer or date.

    How well a name is known no text shows, so a name needs no role here.
    """
    if speaker.type not in OPEN or speaker.level not in TOLD:
        return False
    return speaker.type not in BODIES or is_named_body(article, speaker)
