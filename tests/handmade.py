"""Articles made by hand from marked text: what a rule and the score see, without the engine that would find it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from attrib.model import (
    Article,
    Attribution,
    Document,
    Level,
    Quotation,
    SourceType,
    Speaker,
)
from attrib.text import lay_out, paragraphs_in
from marked import parse

Facts = Mapping[str, Mapping[str, Any]]

LEVELS = {
    SourceType.NAMED_OFFICIAL: Level.NAME_AND_ROLE,
    SourceType.NAMED_PERSON: Level.NAME_AND_ROLE,
    SourceType.INSTITUTION: Level.BODY,
    SourceType.DOCUMENT: Level.NAME_AND_ROLE,
    SourceType.MEDIA: Level.BODY,
    SourceType.UNNAMED_SPOKESPERSON: Level.BODY,
    SourceType.UNNAMED_OFFICIAL: Level.ROLE_AND_BODY,
    SourceType.UNNAMED_INSIDER: Level.ROLE_AND_BODY,
    SourceType.AFFILIATED_SOURCE: Level.ROLE_OR_BODY,
    SourceType.UNNAMED_PERSON: Level.ROLE_OR_BODY,
    SourceType.ANONYMOUS_SOURCE: Level.NOTHING,
    SourceType.COLLECTIVE: Level.NOTHING,
    SourceType.SELF: Level.NO_SOURCE,
}


def article(
    marked: str,
    speakers: Facts | None = None,
    attributions: Facts | None = None,
    quotations: Sequence[Quotation] = (),
) -> Article:
    """Return the article of a marked text. `speakers`, by name, and `attributions`, by id, add or change facts."""
    text, gold, terms = parse(marked)
    mentions: dict[str, list[Any]] = {}
    types: dict[str, SourceType] = {}
    for g in gold:
        if g.speaker:
            mentions.setdefault(g.speaker, []).extend(g.source)
            types.setdefault(g.speaker, g.type or SourceType.NAMED_PERSON)
    ids = {name: f"s{n}" for n, name in enumerate(mentions, 1)}
    return Article(
        Document("handmade.txt", text, hashlib.sha256(text.encode()).hexdigest()),
        lay_out(Document("", text, ""), paragraphs_in(text)),
        tuple(quotations),
        terms,
        tuple(
            _speaker(ids[name], name, types[name], tuple(spans), (speakers or {}).get(name, {}))
            for name, spans in mentions.items()
        ),
        tuple(
            Attribution(
                **{
                    "id": g.id,
                    "mode": g.mode,
                    "act": g.act,
                    "content": g.content,
                    "source": g.source,
                    "cue": g.cue,
                    "speaker_id": ids.get(g.speaker or ""),
                    "type": types[g.speaker] if g.speaker else g.type or SourceType.UNATTRIBUTED,
                    "pattern": "by-hand",
                    "via": g.via,
                    "ambiguous": g.ambiguous,
                    **(attributions or {}).get(g.id, {}),
                }
            )
            for g in gold
        ),
    )


def _speaker(
    speaker_id: str, name: str, kind: SourceType, mentions: tuple[Any, ...], facts: Mapping[str, Any]
) -> Speaker:
    told = {"type": kind, "level": LEVELS[facts.get("type", kind)], "mentions": mentions, "count": 1, **facts}
    return Speaker(id=speaker_id, name=name, **told)
