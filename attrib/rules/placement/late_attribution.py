"""The rule `late-attribution`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from attrib.model import Article, Attribution, Mode, Severity, SourceType, Span, Speaker
from attrib.rules import Flag, Judged, rule, shown

SHORT = 12  # words: “Is it over? No. Not yet,” keeps nobody waiting
FRAGMENT = 2  # words: what an ellipsis written with spaces leaves of a sentence
WRITTEN = frozenset({SourceType.MEDIA, SourceType.DOCUMENT})
TURNS = 3  # statements back to a speaker’s last turn in a dialogue
NEARBY = 2  # sentences before the quotation in which its speaker may have been brought in


@rule(
    severity=Severity.INFO,
    see="Reuters, Handbook of Journalism, The Essentials of Reuters Sourcing and Accuracy, edition of about 2012 (as "
    "reprinted); University of Kansas, newswriting guide to attribution, undated, as read in 2026",
    flags=[
        "“We left before dawn that day. The road was already under water. My brother carried the dog and I drove the "
        "cattle,” said Ola Strand, who farms by the ferry.",
        "The river rose two metres in a night.\n\n“When we came down to the landing there was no landing any more, "
        "only the top of the ticket machine and a chair going round and round, and the man from the ferry company sat "
        "on the roof of his van with his boots in his hand and asked us what day it was,” said Ola Strand.\n\nThe "
        "ferry has not sailed since.",
    ],
    passes=[
        "“We left before dawn,” said Ola Strand, who farms by the ferry. “The road was already under water. My brother "
        "carried the dog.”",
        "Ola Strand farms by the ferry. “We left before dawn. The road was already under water. My brother carried the "
        "dog,” he said.",
        "Ola Strand said: “We left before dawn. The road was already under water. My brother carried the dog.”",
        "The river rose two metres in a night.\n\nThe first to leave were the Strands, who farm by the ferry. “We went "
        "before dawn. The road was already under water. My brother carried the dog,” said Ola Strand.\n\nThe ferry has "
        "not sailed since.",
    ],
    judged=Judged(
        articles=822,
        found=27,
        read=25,
        right=21,
        false_alarm="Another outlet’s text that is quoted whole, and speakers whom the sentence before "
        "tells without their name.",
    ),
)
def late_attribution(article: Article, *, sentences: int = 3, words: int = 45) -> Iterator[Flag]:
    """Readers wade through a long quotation before they learn who is speaking.

    A quotation is weighed by who says it, so its source belongs after the first sentence at the latest. In a corpus of
    822 news articles one quotation in twenty runs to more than 41 words, or two sentences, before its source.

    Reported from `sentences` whole sentences on, or more than `words` words. Nothing is said where the speaker was
    named in the two sentences before, and so is known to the reader; where the speaker goes on after a question or in a
    dialogue; and of another outlet’s text, or a paper, that is quoted whole.
    """
    for number, a in enumerate(article.statements):
        if a.mode is not Mode.DIRECT or not a.source or not a.cue or a.ambiguous:
            continue
        speaker = article.speaker(a)
        if speaker is None or speaker.type in WRITTEN or _is_in_talk(article, number, speaker):
            continue
        ahead = tuple(s for s in a.content if s.end <= a.source[0].start)
        counted = len(article.words(ahead).split())
        if counted <= min(words, SHORT):
            continue
        whole = _sentences(article, ahead)
        if (counted <= words and whole < sentences) or _is_known(article, a, speaker):
            continue
        length = f"{whole} sentences" if whole >= sentences else f"{counted} words"
        yield Flag(
            span=a.content[0],
            message=f"{shown(article, a.content)} runs for {length} before the reader learns that "
            f"{shown(article, a.source)} is speaking.",
            hint="Put the source after the first sentence of the quotation, or before it.",
            attributions=(a.id,),
        )


def _is_in_talk(article: Article, number: int, speaker: Speaker) -> bool:
    """Tell whether the speaker is talking already: one of the last statements, in the paragraphs before, is theirs."""
    a = article.statements[number]
    paragraph = article.layout.paragraph_at
    return any(
        before.speaker_id == speaker.id and paragraph(a.start) - paragraph(before.start) <= TURNS
        for before in article.statements[max(0, number - TURNS) : number]
    )


def _sentences(article: Article, spans: tuple[Span, ...]) -> int:
    """Return how many sentences stand in some spans, fragments left out."""
    layout = article.layout
    pieces = (
        article.words(Span(max(s.start, sentence.start), min(s.end, sentence.end)))
        for s in spans
        if s.end > s.start
        for sentence in layout.sentences[layout.sentence_at(s.start) : layout.sentence_at(s.end - 1) + 1]
    )
    return sum(1 for piece in pieces if len(piece.replace(" .", "").split()) > FRAGMENT)


def _is_known(article: Article, a: Attribution, speaker: Speaker) -> bool:
    """Tell whether the reader has met the speaker in the sentences just before the quotation."""
    layout = article.layout
    since = layout.sentences[max(0, layout.sentence_at(a.start) - NEARBY)].start
    if bisect_left(speaker.mentions, (since, 0)) < bisect_left(speaker.mentions, (a.start, 0)):
        return True
    return speaker.name.rpartition(" ")[2] in article.document.text[since : a.start]
