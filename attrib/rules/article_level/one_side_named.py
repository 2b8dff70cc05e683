"""The rule `one-side-named`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import NAMED, UNNAMED, Article, Attribution, Severity, SourceType, Span
from attrib.rules import Flag, Judged, Plain, rule, shown
from attrib.rules.surroundings import around

TWICE = 2
MOST = 10  # sides that one article is searched for
# “Holm accused the union of lying”, “the council has sued Velm Builders”
ACCUSING = lazy(
    r"\b(?:accus|blam|su|denounc|criticis|criticiz|attack|condemn|lambast)(?:e|es|ed|ing|s)?\s+"
    r"(?P<target>(?:the |its |his |her )?(?:[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]*){0,3}|[a-z][a-z-]+(?: [a-z][a-z-]+)??))"
    r"(?=[,.;:]|\s(?:of|for|over|as|with|in|on|at|after|to|by|and|when|while|who|because|again|too)\b)"
)
ANSWERED = lazy(
    r"\b(?:declin|den(?:y|ied|ies)|reject|dismiss|disput|refus|insist|repl(?:y|ied)|respon|answer|no comment|comment|"
    r"reached|defend)"
)
SPEAKING = NAMED | {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON}


@rule(
    severity=Severity.INFO,
    asks=True,
    see="Reuters, Handbook of Journalism, edition of about 2012 (talk to all sides); NPR, Ethics Handbook, "
    "Transparency, 2011 (which side a source is on)",
    flags=[
        "Director Eva Holm accused the union of lying about the roof. Holm blamed the union for the strike, too. The "
        "mine has been shut since May. A union source said the roof had moved.",
        "The mine at Lorne has been shut since May.\n\n“They want it to close,” said its director, Eva Holm, who "
        "accused the union of stirring up the men. Holm also blamed the union for the flood in April.\n\nThe pumps "
        "were mended on Sunday. “It is dry as a bone down there,” Holm told reporters.",
    ],
    passes=[
        "Director Eva Holm accused the union of lying about the roof. Holm blamed the union for the strike, too. Union "
        "secretary Pavel Roth said the roof had moved.",
        "Director Eva Holm accused the union of lying about the roof. Holm blamed the union for the strike, too. The "
        "union declined to comment.",
        "Director Eva Holm blamed the rain for the flood. She blamed the rain for the strike, too.",
        "The mine at Lorne has been shut since May.\n\n“They want it to close,” said its director, Eva Holm, who "
        "accused the union of stirring up the men.\n\nThe pumps were mended on Sunday. “It is dry as a bone down "
        "there,” Holm told reporters.",
    ],
    judged=Judged(articles=822, found=0, read=0, right=0),
    plain=Plain(defective=8, found=7, sound=8, wrong=0),
)
def one_side_named(article: Article) -> Iterator[Flag]:
    """In a dispute, one side speaks by name and the other does not.

    Where a named person accuses somebody again and again, the reader wants to hear the other side from somebody who
    answers for it, or to be told that it was asked. Who is a side in a dispute no machine knows for sure: so this asks.

    Reported where a body or a person is accused, blamed, sued or attacked at least twice, or once where unnamed
    sources speak for it; where somebody named does so; and where the other side neither speaks by name, nor through a
    spokesperson, nor is said to have answered or declined to.
    """
    accused: dict[str, list[Span]] = {}
    for hit in ACCUSING.finditer(article.document.text):
        side = _side(hit["target"])
        if side:
            end = hit.start("target") + hit["target"].index(side) + len(side)
            accused.setdefault(plain(side), []).append(Span(hit.start("target"), end))
    several = [
        (side, spans) for side, spans in accused.items() if len(spans) >= TWICE or _is_heard_unnamed(article, side)
    ][:MOST]
    at = article.layout.sentence_at
    by_name = [a for a in article.statements if a.type in NAMED and not a.ambiguous] if several else []
    accusers = {at(s.start): a for a in by_name for s in (*a.source, *a.cue)}
    for side, spans in several:
        named = [s for s in spans if at(s.start) in accusers and _accuses(accusers[at(s.start)], s)]
        if not named or _speaks(article, side) or _has_answered(article, side):
            continue
        times = f" {len(spans)} times" if len(spans) > 1 else ""
        yield Flag(
            span=named[0],
            message=f"{shown(article, named[0])} is accused here{times}, and nobody named speaks for that "
            "side. Was it asked?",
            hint="If it is safe to, let somebody answer by name, or say that they were asked.",
            attributions=(accusers[at(named[0].start)].id,),
        )


def _accuses(a: Attribution, target: Span) -> bool:
    """Tell whether the target is accused in the words of an attribution that tell who speaks."""
    return any(s.start < target.start <= s.end + 1 for s in (*a.source, *a.cue))


def _side(target: str) -> str | None:
    """Return the word by which a side is known again: the last of a name, or the noun of a body: “the union”."""
    words = [word.removesuffix("’s").removesuffix("'s") for word in target.split()]
    if words[-1][0].isupper():
        return words[-1]
    return next((w for w in reversed(words) if lexicon().nouns.get(plain(w)) == "institution"), None)


def _speaks(article: Article, side: str) -> bool:
    """Tell whether a named person, a body or a spokesperson of a side speaks."""
    voices = [s for s in article.speakers if s.type in SPEAKING]
    told = (words for s in voices for words in (s.name, article.words(s.mentions[0]).partition(" who ")[0]))
    return any(side in plain(words) for words in told)


def _is_heard_unnamed(article: Article, side: str) -> bool:
    """Tell whether a side speaks, and only without a name: “union insiders said”."""
    voices = [s for s in article.speakers if s.type in UNNAMED]
    return any(side in plain(article.words(s.mentions[0])).split() for s in voices)


def _has_answered(article: Article, side: str) -> bool:
    """Tell whether the article says that a side answered, denied it, or would not comment."""
    text = article.document.text
    return any(
        ANSWERED.search(text, *around(article, Span(*hit.span())))
        for hit in re.finditer(rf"(?i)\b{re.escape(side)}\b", text)
    )
