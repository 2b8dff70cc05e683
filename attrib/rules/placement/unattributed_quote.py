"""The rule `unattributed-quote`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import Article, Attribution, Mode, Severity, SourceType
from attrib.rules import Flag, rule, shown

LONG = 8
SENTENCE = 5


@rule(
    severity=Severity.ERROR,
    see="BBC, Editorial Guidelines, 3.2.3, 2019; AP, When is it OK to use anonymous sources?, On Attribution, "
    "about 2017",
    flags=[
        "The plant closed on Friday. “Nobody warned us before the gates were locked.” The streets around it were "
        "empty by noon.",
        "Velm Glass shut its last furnace on Friday, and 300 people went home.\n\n“We worked through every holiday "
        "and they still could not wait until spring.”\n\nThe building will be sold. A buyer has not been found, and "
        "the town has no plan for the site.",
    ],
    passes=[
        "The plant closed on Friday. “Nobody warned us before the gates were locked,” said Tom Iveson, a welder.",
        "The plant, known in the town as “the old lady by the river and the rails”, closed on Friday.",
        "Tom Iveson, a welder, stood at the gates: “Nobody warned us before they were locked.”",
        "Velm Glass shut its last furnace on Friday, and 300 people went home.\n\n“We worked through every holiday,” "
        "said Tom Iveson, a welder. “They still could not wait until spring.”\n\nThe building will be sold. The firm "
        "called the closure “painful” and gave no date.",
    ],
)
def unattributed_quote(article: Article) -> Iterator[Flag]:
    """Nobody is given as the speaker of a quotation.

    Words between quotation marks are a promise that somebody said exactly this. Where no speaker is given, in the
    sentence or around it, the reader can neither weigh the words nor hold anybody to them. Short fragments are left
    alone, and so are repeats of words that are given a speaker elsewhere, as in a pull-quote.
    """
    alone = [a for a in article.statements if a.type is SourceType.UNATTRIBUTED and a.mode is Mode.DIRECT]
    if not alone:
        return
    layout = article.layout
    owned = {_plain(article, a) for a in article.attributions if a.type is not SourceType.UNATTRIBUTED}
    # A mark that is missing throws out the pairing of all that follows in its paragraph: `quote-marks-broken` says so.
    unsure = {layout.paragraph_at(s.start) for q in article.quotations if q.fault for s in q.content}
    for a in alone:
        words = _plain(article, a)
        if not _is_speech(words) or words in owned or layout.paragraph_at(a.start) in unsure:
            continue
        yield Flag(
            span=a.content[0],
            message=f"{shown(article, a.content)} has no source: the reader cannot tell whose words these are.",
            hint="Say in the same sentence whose words these are. If nobody said them, take the marks away.",
            attributions=(a.id,),
        )


def _plain(article: Article, attribution: Attribution) -> str:
    """Return the content without the punctuation that differs between a quotation and its repeat."""
    return article.words(attribution.content).rstrip(" ,’”'\"")


def _is_speech(words: str) -> bool:
    """Tell a quotation from a fragment: long, or a sentence of its own (“Nobody warned us at all.”)."""
    count = len(words.split())
    return count >= LONG or (count >= SENTENCE and words[-1] in ".!?…" and words.lstrip("‘“'\"… ")[:1].isupper())
