"""The rule `unattributed-quote`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.model import NAMED, UNNAMED, Article, Attribution, Severity, Span
from attrib.rules import Flag, Judged, Plain, rule, shown
from attrib.rules.orphans import AROUND, LONG, MARKS, names_person, orphans, owner_apart

LOOK = 400  # characters of the sentence before
PERSONS = NAMED | UNNAMED
# “He shook his head.”, “Her hands shook.”: somebody is there to have said it
ALONE = lazy(r"\b(?i:he|she|i|his|her|my)\b")
# “Nobody warned us.” She hung up.
SPOKE = lazy(r"[\s”’»\"']*(?:He|She)\b")


@rule(
    # A flat rule of the trade; no error here, for published copy holds too few cases to measure how often it is right.
    severity=Severity.WARNING,
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
        "The plant closed on Friday. “Nobody warned us before the gates were locked.” She put the telephone down.",
        "Tom Iveson, a welder, stood at the gates: “Nobody warned us before they were locked.”",
        "Velm Glass shut its last furnace on Friday, and 300 people went home.\n\n“We worked through every holiday,” "
        "said Tom Iveson, a welder. “They still could not wait until spring.”\n\nThe building will be sold. The firm "
        "called the closure “painful” and gave no date.",
    ],
    judged=Judged(articles=822, found=1, read=1, right=1),
    plain=Plain(defective=10, found=10, sound=10, wrong=0),
)
def unattributed_quote(article: Article) -> Iterator[Flag]:
    """Nobody is given as the speaker of a quotation.

    Words between quotation marks are a promise that somebody said exactly this. Where no speaker is given, in the
    sentence or around it, the reader can neither weigh the words nor hold anybody to them.

    Left alone are fragments inside a sentence, words after a colon or over a credit line, headings and pull-quotes,
    repeats of words that are given a speaker elsewhere, and words that stand beside speech or beside one person: “He
    shook his head. ‘Nobody warned us.’” leaves the speaker to be guessed, and most readers guess right.
    """
    alone = orphans(article)
    if not alone:
        return
    layout = article.layout
    speech = {layout.sentence_at(at) for q in article.quotations for at in (q.outer.start, q.outer.end - 1)}
    met = {layout.sentence_at(m.start) for s in article.speakers if s.type in PERSONS for m in s.mentions}
    met |= {layout.sentence_at(s.start) for a in article.attributions for s in (*a.source, *a.cue)}
    for a in alone:
        if _stands_beside(article, a, speech, met | speech) or owner_apart(article, a):
            continue
        yield Flag(
            span=a.content[0],
            message=f"{shown(article, a.content)} has no source: the reader cannot tell whose words these are.",
            hint="Say in the same sentence whose words these are. If nobody said them, take the marks away.",
            attributions=(a.id,),
        )


def _stands_beside(article: Article, attribution: Attribution, speech: set[int], met: set[int]) -> bool:
    """Tell whether the words stand beside speech, after somebody who may have said them, or are a heading in marks."""
    layout, text, start, end = article.layout, article.document.text, attribution.start, attribution.content[-1].end
    here, last = layout.sentence_at(start), layout.sentence_at(end - 1)
    opens = start < AROUND and not text[:start].strip(MARKS)
    if (here - 1 in met and not opens) or last + 1 in speech or SPOKE.match(text, end):
        return True
    since = max(layout.sentences[max(0, here - 1)].start, start - LOOK)
    return (
        (opens and len(article.words(attribution.content).split()) < LONG)
        or names_person(article, Span(since, start))
        or ALONE.search(text, since, start) is not None
    )
