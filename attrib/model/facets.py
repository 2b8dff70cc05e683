"""Facets: what else an article tells of a speaker, and of how and when something was said. All are closed lists."""

from __future__ import annotations

from enum import StrEnum


class Office(StrEnum):
    """What class of office somebody holds, or a body has. The first six are official."""

    ELECTED = "elected"
    GOVERNMENT = "government"
    JUDICIAL = "judicial"
    POLICE = "police"
    MILITARY = "military"
    SPOKESPERSON = "spokesperson"
    PARTY = "party"
    BUSINESS = "business"
    CIVIL_SOCIETY = "civil-society"
    EXPERT = "expert"
    MEDIA = "media"
    PRIVATE = "private"


OFFICIAL = frozenset(
    {Office.ELECTED, Office.GOVERNMENT, Office.JUDICIAL, Office.POLICE, Office.MILITARY, Office.SPOKESPERSON}
)


class Tie(StrEnum):
    """How the words tie somebody to a body or a person."""

    MEMBER = "member"  # an official of the ministry
    SPEAKS_FOR = "speaks-for"  # a spokeswoman for the bank
    NEAR = "near"  # a source close to the mayor
    ABOUT = "about"  # a critic of the bank
    UNCLEAR_MEMBER = "unclear-member"  # a ministry source


class Channel(StrEnum):
    """How the words came out, where the article tells."""

    INTERVIEW = "interview"
    NEWS_CONFERENCE = "news conference"
    STATEMENT = "statement"
    SPEECH = "speech"
    DEBATE = "debate"
    HEARING = "hearing"
    FILING = "filing"
    LETTER = "letter"
    MESSAGE = "message"
    CALL = "call"
    POST = "post"
    BROADCAST = "broadcast"
    WRITING = "writing"
    DOCUMENT = "document"
    LEAK = "leaked document"
    DATA = "data"


class Time(StrEnum):
    """What the words beside a cue tell of when it was said."""

    DATED = "dated"  # on Friday, in 2019
    RELATIVE = "relative"  # last week, two days ago
    VAGUE = "vague"  # recently
    NONE = "none"
