"""The rule `sole-source-unnamed`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import NOBODY, UNNAMED, Act, Article, Attribution, Mode, Severity
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.surroundings import another_speaks, is_speech, paper_speaks
from attrib.rules.unnamed_sources import is_passed_on, is_several, unnamed_sources, who

SHORTEST = 80  # words: a shorter item is news in brief


@rule(
    severity=Severity.ERROR,
    see="BBC, Editorial Guidelines, 3.3.4, 2019; Pew Research Center, 2021 (fewer "
    "than one story in a hundred rests on unnamed sources alone)",
    flags=[
        "The ferry to Lorne will not run after the summer, a senior official at the harbour office said on Monday. The "
        "boat is forty years old, and nobody makes the parts for its engine any more. Last winter it lay at the quay "
        "for eleven weeks. The island has two shops and a school, and the doctor comes on Thursdays. A new boat would "
        "cost more than the island pays in taxes in ten years. The official said the crew had not been told. Most of "
        "them live on the island and walk to work in the morning.",
        "The ferry to Lorne will not run after the summer, according to sources at the harbour office.\n\nThe boat is "
        "forty years old, and nobody makes the parts for its engine any more. Last winter it lay at the quay for "
        "eleven weeks. The island has two shops and a school, and the doctor comes on Thursdays.\n\nA new boat would "
        "cost more than the island pays in taxes in ten years. The crew have not been told, and most of them live on "
        "the island and walk to work in the morning. The last sailing is to be on the final day of August.",
    ],
    passes=[
        "The ferry to Lorne will not run after the summer, a senior official at the harbour office said on Monday.",
        "The ferry to Lorne will not run after the summer, a senior official at the harbour office said on Monday. The "
        "boat is forty years old, and nobody makes the parts for its engine any more. Last winter it lay at the quay "
        "for eleven weeks. The island has two shops and a school, and the doctor comes on Thursdays. A new boat would "
        "cost more than the island pays in taxes in ten years. A notice in the official gazette said on Friday that "
        "the line would be closed. Most of the crew live on the island and walk to work in the morning.",
        "The ferry to Lorne will not run after the summer, two officials at the harbour office said on Monday. The "
        "boat is forty years old, and nobody makes the parts for its engine any more. Last winter it lay at the quay "
        "for eleven weeks. The island has two shops and a school, and the doctor comes on Thursdays. A new boat would "
        "cost more than the island pays in taxes in ten years. The officials said the crew had not been told. Most of "
        "them live on the island and walk to work in the morning.",
        "The ferry to Lorne will not run after the summer, its captain, Ivo Lak, said on Monday. The boat is forty "
        "years old, and nobody makes the parts for its engine any more. Last winter it lay at the quay for eleven "
        "weeks. The island has two shops and a school, and the doctor comes on Thursdays. A new boat would cost more "
        "than the island pays in taxes in ten years. The crew had not been told, he said. Most of them live on the "
        "island and walk to work in the morning.",
    ],
    judged=Judged(articles=822, found=0, read=0, right=0),
    plain=Plain(defective=16, found=15, sound=16, wrong=0),
)
def sole_source_unnamed(article: Article) -> Iterator[Flag]:
    """Nothing but one unnamed source carries the whole article.

    If the one voice is wrong, all of it is wrong, and a reader has no way to find out. Newsrooms run such a story only
    when the source is close to the event and an editor has agreed. A group that nobody counted (“sources said”) is
    taken for one source; “two officials” are two.

    Left alone are items under 80 words, people met in the street, and articles in which anybody else is heard,
    believes something or is quoted, “a second official” is spoken of, a paper or figures show something, or a pronoun
    could not be settled.
    """
    sources = unnamed_sources(article)
    if article.layout.words < SHORTEST or not sources:
        return
    speaker, said = sources[0]
    heard = (a for a in article.attributions if (a.type not in NOBODY or not a.cue) and not _is_deed(article, a))
    if (
        speaker.count not in (None, 1)
        or is_several(speaker)
        or any(a.speaker_id != speaker.id or a.ambiguous or is_passed_on(article, a) for a in heard)
        or paper_speaks(article)
        or another_speaks(article)
    ):
        return
    yield Flag(
        span=said[0].source[0],
        message=f"The only source of this article is {who(article, speaker, said[0])}, and the reader is not told who "
        "that is.",
        hint="If it is safe to, add a second source, a named one or a document that says the same.",
        attributions=tuple(a.id for a in said),
    )


def _is_deed(article: Article, a: Attribution) -> bool:
    """Tell what somebody without a name did from what was said: “Inspectors rated it outstanding”."""
    said = a.act is Act.STATE_OF_MIND or a.mode is Mode.DIRECT or is_speech(article, a)
    return a.type in UNNAMED and not said
