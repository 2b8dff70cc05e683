"""The rule `detached-attribution`."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from attrib.model import Article, Attribution, Mode, Severity
from attrib.rules import Flag, Judged, rule, shown
from attrib.rules.orphans import WRITTEN, orphans, owner_apart
from attrib.rules.surroundings import REACH, is_signed

CLAIM, CREDIT = "quotation-after-claim", "credit-line"
SHORT = 8  # words: a heading in marks, a cry
APART = 60  # code points of the words in another paragraph that a message shows


@rule(
    severity=Severity.WARNING,
    see="AP, When is it OK to use anonymous sources?, On Attribution, about 2017 (the source in the sentence of the "
    "quotation, and again in later paragraphs)",
    flags=[
        "“The river took the landing in one night,” said Ola Strand, who farms by the ferry.\n\n“My father built it "
        "with stones from the old church.”\n\n“We had the cattle out on the road before anybody came to help "
        "us.”\n\nThe ferry has not sailed since.",
        "Ola Strand said the river had taken the landing in one night.\n\n“We had the cattle out on the road before "
        "anybody came to help us.”\n\nThe ferry has not sailed since. Its owner, Una Hauge, wants the county to pay.",
    ],
    passes=[
        "“The river took the landing in one night,” said Ola Strand, who farms by the ferry.\n\n“We had the cattle out "
        "on the road before anybody came to help us,” he added.",
        "“The river took the landing in one night,” said Ola Strand, who farms by the ferry.\n\n“We had the cattle out "
        "on the road before anybody came to help us.”\n\nThe ferry has not sailed since.",
        "Ola Strand, who farms by the ferry, told the council:\n\n“We had the cattle out on the road before anybody "
        "came to help us.”",
        "“The river took the landing in one night,” said Ola Strand. “My father built it with stones from the old "
        "church.\n\n“We had the cattle out on the road before anybody came to help us.\n\n“Nobody had warned the "
        "ferry, and it sailed at six with nobody on board.”\n\nIt has not sailed since.",
    ],
    judged=Judged(
        articles=822,
        found=10,
        read=10,
        right=8,
        false_alarm="A text that is quoted whole, and calls between a stage and a crowd.",
    ),
)
def detached_attribution(article: Article) -> Iterator[Flag]:
    """Words between marks stand in another paragraph than their source.

    A reader who meets words between marks looks for the speaker beside them. A paragraph of nothing but speech may go
    on from a tagged one before it; by the second, or where only a paraphrase came before, the reader has to guess who
    is speaking.

    Reported too is a paragraph of speech whose source stands in no sentence with it: the paragraph before only names
    somebody, or a later one tells who “was speaking to engineers”.

    Nothing is said of speech after a colon, of a statement or a letter that the paragraph before speaks of, of a
    quotation that stays open from one paragraph to the next, of fragments under eight words, and of a line below that
    names the speaker. Reported once for each attribution.
    """
    apart = [a for a in article.statements if _stands_apart(article, a)]
    tags = _tags(article) if apart else {}
    any_tag = {paragraph for paragraphs, _ in tags.values() for paragraph in paragraphs}
    running = {span.start for q in article.quotations if len(q.content) > 1 for span in q.content}
    unsure = {article.layout.paragraph_at(s.start) for q in article.quotations if q.fault for s in q.content}
    for a in apart:
        for words in a.content:
            here = article.layout.paragraph_at(words.start)
            if (
                here in any_tag
                or here in unsure
                or words.start in running
                or _goes_on(article, here, tags[a.speaker_id or ""])
            ):
                continue
            if is_signed(article.words(words)) or len(article.words(words).split()) < SHORT:
                continue
            yield Flag(
                span=words,
                message=f"{shown(article, words)} stands in a paragraph that names no speaker: the reader has to guess "
                f"that {shown(article, a.source)} in another paragraph is its source.",
                hint="Say again who is speaking, in the same sentence: “…,” she added.",
                attributions=(a.id,),
            )
            break
    for orphan in orphans(article):
        owner = owner_apart(article, orphan)
        if owner:
            yield Flag(
                span=orphan.content[0],
                message=f"{shown(article, orphan.content)} stands in a paragraph that names no speaker: the reader has "
                f"to find in another one whose words these are (“{shorten(owner, APART, placeholder=' …')}”).",
                hint="Say who is speaking in the same sentence: “…,” she said.",
                attributions=(orphan.id,),
            )


def _stands_apart(article: Article, a: Attribution) -> bool:
    """Tell whether some of what is quoted word for word stands in another paragraph than its source and its cue."""
    if a.mode is not Mode.DIRECT or not a.speaker_id or a.ambiguous or a.pattern == CREDIT:
        return False
    at = article.layout.paragraph_at
    told = {at(s.start) for s in (*a.source, *a.cue)}
    return any(at(s.start) not in told for s in a.content)


def _tags(article: Article) -> dict[str, tuple[set[int], set[int]]]:
    """Return, by speaker, the paragraphs that tell that it speaks, and those among them that quote it."""
    at = article.layout.paragraph_at
    tags: dict[str, tuple[set[int], set[int]]] = {}
    for a in article.statements:
        if a.speaker_id:
            told, quoted = tags.setdefault(a.speaker_id, (set(), set()))
            here = {at(s.start) for s in (*a.source, *a.cue)}
            told |= here
            if a.mode is not Mode.INDIRECT and a.pattern != CLAIM:
                quoted |= here
    return tags


def _goes_on(article: Article, here: int, tags: tuple[set[int], set[int]]) -> bool:
    """Tell whether the paragraph before quotes the speaker, or announces the words: with a colon, or as a letter."""
    if not here:
        return False
    start, end = article.layout.paragraphs[here - 1].span
    text = article.document.text
    return (
        here - 1 in tags[1]
        or text.endswith(":", start, end)
        or bool(WRITTEN.search(text, max(start, end - REACH), end))
    )
