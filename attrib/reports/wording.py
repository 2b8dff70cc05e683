"""The words that the reports for people share: what types, levels, modes and severities are called in them."""

from __future__ import annotations

from attrib.lexicon import lexicon
from attrib.model import UNNAMED, Level, Mode, Office, ReasonKind, Severity, SourceType, Speaker, Tie

TYPE_WORDS = {
    SourceType.NAMED_OFFICIAL: "named official",
    SourceType.NAMED_PERSON: "named person",
    SourceType.INSTITUTION: "institution",
    SourceType.DOCUMENT: "document",
    SourceType.MEDIA: "news outlet",
    SourceType.UNNAMED_SPOKESPERSON: "unnamed spokesperson",
    SourceType.UNNAMED_OFFICIAL: "unnamed official",
    SourceType.UNNAMED_INSIDER: "unnamed insider",
    SourceType.AFFILIATED_SOURCE: "affiliated source",
    SourceType.UNNAMED_PERSON: "unnamed person",
    SourceType.ANONYMOUS_SOURCE: "unnamed source",
    SourceType.COLLECTIVE: "uncounted group",
    SourceType.SELF: "this newsroom",
    SourceType.AGENTLESS: "claim without a source",
    SourceType.UNATTRIBUTED: "quotation without a source",
}

_LEVEL_WORDS = {
    Level.NAME_AND_ROLE: "name and role",
    Level.NAME_ONLY: "name, no role",
    Level.PARTIAL_NAME: "part of a name",
    Level.BODY: "a body by its name",
    Level.ROLE_BODY_BASIS: "role, body, how they know",
    Level.ROLE_AND_BODY: "role and body",
    Level.ROLE_OR_BODY: "role or body alone",
    Level.NOTHING: "nothing more",
    Level.NO_SOURCE: "nobody",
}

_RECORD_LEVELS = {Level.NAME_AND_ROLE: "issuer and date", Level.BODY: "issuer or date"}

_OFFICE_WORDS = {
    Office.ELECTED: "elected", Office.GOVERNMENT: "government", Office.JUDICIAL: "courts", Office.POLICE: "police",
    Office.MILITARY: "military", Office.SPOKESPERSON: "spokesperson", Office.PARTY: "party or campaign",
    Office.BUSINESS: "business", Office.CIVIL_SOCIETY: "civil society", Office.EXPERT: "expert",
    Office.MEDIA: "media", Office.PRIVATE: "private person",
}  # fmt: skip

_TIE_WORDS = {
    Tie.MEMBER: "of", Tie.SPEAKS_FOR: "speaks for", Tie.NEAR: "close to", Tie.ABOUT: "speaks about",
    Tie.UNCLEAR_MEMBER: "somewhere in",
}  # fmt: skip

MODE_WORDS = {Mode.DIRECT: "quoted", Mode.MIXED: "partly quoted", Mode.INDIRECT: "in the article’s words"}

_DETERMINERS = frozenset("the a an his her its their our my this that these those one two three".split())
_WITH_ARTICLE = frozenset(
    "administration agency army authority board bureau cabinet campaign chamber coalition commission committee council "
    "court department embassy force guard house kremlin ministry navy office party pentagon police senate service "
    "treasury union".split()
)
_PARTIES = frozenset({"republican", "democratic", "conservative", "labour", "liberal", "socialist"})

SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def level_words(speaker: Speaker) -> str:
    """Return in words how far the reader can tell who the speaker is."""
    if speaker.type is SourceType.DOCUMENT:
        return _RECORD_LEVELS.get(speaker.level, "issuer and date not given")
    if speaker.type is SourceType.MEDIA:
        return "outlet not named" if speaker.level in {Level.NOTHING, Level.NO_SOURCE} else "outlet named"
    if speaker.type is SourceType.UNNAMED_SPOKESPERSON and speaker.level is Level.BODY:
        return "whom they speak for"
    if speaker.level is Level.ROLE_AND_BODY and speaker.basis:
        return "role or body, how they know"
    return _LEVEL_WORDS[speaker.level]


def standing_words(speaker: Speaker) -> str:
    """Return the class of office and the affiliation in words: “government, of the Treasury”; nothing without any."""
    office = _OFFICE_WORDS[speaker.office] if speaker.office and speaker.type is not SourceType.MEDIA else ""
    if office == "spokesperson" and (speaker.tie or speaker.type is SourceType.UNNAMED_SPOKESPERSON):
        office = ""  # said already
    office = f"formerly {office}" if office and speaker.former else office
    return ", ".join(part for part in (office, _tied_words(speaker, office)) if part)


def _tied_words(speaker: Speaker, office: str) -> str:
    """Return the affiliation in words: “of the Treasury”, and “Ukrainian” without an “of”."""
    if not (speaker.tie and speaker.affiliation) or speaker.affiliation.lower() in (office, f"the {office}"):
        return ""
    words = speaker.affiliation.lower().removesuffix("s").split()
    said_of = lexicon().demonyms | _PARTIES
    belongs = speaker.tie in (Tie.MEMBER, Tie.UNCLEAR_MEMBER)
    if belongs and all(word in said_of for word in words):
        return speaker.affiliation
    spoke = speaker.former and speaker.tie is Tie.SPEAKS_FOR
    article = "the " if _wants_article(speaker.affiliation.split()) else ""
    return f"{'formerly spoke for' if spoke else _TIE_WORDS[speaker.tie]} {article}{speaker.affiliation}"


def _wants_article(words: list[str]) -> bool:
    """Tell “of the State Department” and “of the council” from “of Lumo” and “of Norway’s parliament”."""
    common = lexicon().nouns.get(words[-1].lower()) == "institution" and words[-1].islower()
    wants = common or words[-1].lower() in _WITH_ARTICLE
    return wants and words[0].lower() not in _DETERMINERS and not any("’" in word or "'" in word for word in words)


def anonymity_words(speaker: Speaker) -> str:
    """Return what the article says about a speaker's anonymity: nothing for those who have a name."""
    if speaker.reason:
        reason = f"“{speaker.reason}”" + (" (stock reason)" if speaker.reason_kind is ReasonKind.ROTE else "")
        return f"granted: {reason}" if speaker.granted else f"reason: {reason}"
    if speaker.granted:
        return "granted, no reason given"
    return "no reason given" if speaker.type in UNNAMED else ""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: “1 error”, “2 errors”, “1 quotation”."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def alternatives(parts: list[str]) -> str:
    """Return parts as a choice in a sentence: “a, b or c”."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"


def excerpt(words: str, limit: int) -> str:
    """Return the words whole if they are short, and otherwise their beginning and their end."""
    if len(words) <= limit:
        return words
    tail = limit // 4
    return f"{words[: limit - tail - 3].rstrip()} … {words[-tail:].lstrip()}"
