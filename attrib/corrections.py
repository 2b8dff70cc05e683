"""An article, and what people say of its speakers -> the article as they read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrib.model import NOBODY, Article, Attribution, Decision, Level, SourceType, Span, Speaker, Verdict

# What a reader is told of a speaker of each type: the least of it first.
LEVELS: Mapping[SourceType, tuple[Level, ...]] = {
    SourceType.NAMED_OFFICIAL: (Level.NAME_AND_ROLE,),
    SourceType.NAMED_PERSON: (Level.NAME_ONLY, Level.NAME_AND_ROLE, Level.PARTIAL_NAME),
    SourceType.INSTITUTION: (Level.BODY,),
    SourceType.DOCUMENT: (Level.NOTHING, Level.BODY, Level.NAME_AND_ROLE),
    SourceType.MEDIA: (Level.BODY, Level.NOTHING),
    SourceType.UNNAMED_SPOKESPERSON: (Level.BODY,),
    SourceType.UNNAMED_OFFICIAL: (Level.ROLE_OR_BODY, Level.ROLE_AND_BODY, Level.ROLE_BODY_BASIS),
    SourceType.UNNAMED_INSIDER: (Level.ROLE_OR_BODY, Level.ROLE_AND_BODY, Level.ROLE_BODY_BASIS),
    SourceType.AFFILIATED_SOURCE: (Level.ROLE_OR_BODY, Level.ROLE_AND_BODY),
    SourceType.UNNAMED_PERSON: (Level.ROLE_OR_BODY, Level.ROLE_AND_BODY, Level.ROLE_BODY_BASIS),
    SourceType.ANONYMOUS_SOURCE: (Level.NOTHING, Level.ROLE_OR_BODY, Level.ROLE_AND_BODY),
    SourceType.COLLECTIVE: (Level.NOTHING,),
    SourceType.SELF: (Level.NOTHING,),
}


class CorrectionError(Exception):
    """A correction that the article does not allow. The message says why."""


def correct(article: Article, decisions: Sequence[Decision]) -> tuple[Article, dict[str, str | None]]:
    """Return the article with the corrections made, and for each fingerprint None or why it was not made.

    A correction points to words: a speaker whom the article does not name cannot be made its source.
    """
    by_fingerprint: dict[str, list[Attribution]] = {}
    if decisions:
        for a in article.attributions:
            by_fingerprint.setdefault(article.fingerprint(a), []).append(a)
    notes: dict[str, str | None] = {}
    for decision in (d for d in decisions if d.verdict is Verdict.CORRECTED):
        ids = {a.id for a in by_fingerprint.get(decision.fingerprint, ())}
        try:
            if not ids:
                raise CorrectionError("the words, or the words for their source, have changed")
            article = _corrected(article, ids, decision)
            notes[decision.fingerprint] = None
        except CorrectionError as error:
            notes[decision.fingerprint] = str(error)
    return article, notes


def _corrected(article: Article, ids: set[str], decision: Decision) -> Article:
    """Return the article with one correction made. `ids` are the attributions that it is about."""
    first = next(a for a in article.attributions if a.id in ids)
    speakers = {s.id: s for s in article.speakers}
    speaker = _speaker(article, first, decision)
    if speaker:
        speakers[speaker.id] = speaker
    kind = speaker.type if speaker else decision.type or first.type
    moved = [
        a._replace(speaker_id=speaker.id if speaker else None, type=kind, ambiguous=False, candidates=())
        if a.id in ids
        else a._replace(type=kind)
        if speaker and a.speaker_id == speaker.id
        else a
        for a in article.attributions
    ]
    heard = {s for a in moved for s in (a.speaker_id, *a.candidates)}
    gone = first.speaker_id if first.speaker_id not in heard else None
    return article._replace(attributions=tuple(moved), speakers=tuple(s for s in speakers.values() if s.id != gone))


def _speaker(article: Article, first: Attribution, decision: Decision) -> Speaker | None:
    """Return the speaker of a correction with the type that it has then, or None where it says that there is nobody."""
    if decision.type in NOBODY:
        if decision.speaker:
            raise CorrectionError(f"{decision.type} means that there is no speaker")
        return None
    speaker = _named(article, decision.speaker, decision.type) if decision.speaker else article.speaker(first)
    if speaker is None:
        raise CorrectionError("there is no speaker here: say who it is")
    kind = decision.type or speaker.type
    return speaker._replace(type=kind, level=_level(speaker, kind))


def _level(speaker: Speaker, kind: SourceType) -> Level:
    """Return how far the reader can tell who it is: what was found, where it fits the type, or the least."""
    return speaker.level if speaker.level in LEVELS[kind] else LEVELS[kind][0]


def _named(article: Article, name: str, kind: SourceType | None) -> Speaker:
    """Return the speaker of a name, or one made of the words of the article."""
    wanted = " ".join(name.split()).casefold()
    for speaker in article.speakers:
        called = {speaker.name.casefold(), *(article.words(m).casefold() for m in speaker.mentions)}
        if wanted in called:
            return speaker
    start = article.document.text.find(name)
    if start < 0:
        raise CorrectionError(f"the article does not name “{name}”")
    if kind is None:
        raise CorrectionError(f"nothing is attributed to “{name}” so far: say the type too")
    numbers = {s.id for s in article.speakers}
    new = next(f"s{n}" for n in range(1, len(numbers) + 2) if f"s{n}" not in numbers)
    return Speaker(new, name, kind, LEVELS[kind][0], (Span(start, start + len(name)),), count=1)
