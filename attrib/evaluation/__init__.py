"""How well the audit agrees with people who annotated the same articles.

Pure functions, from annotations to figures: `find` and `evaluate` are the straight line, `annotations` the form in
which articles come, `page` the measures over one text, `counting` what two sets of annotations have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from attrib.audit import find_attributions
from attrib.evaluation.annotations import Annotated, Annotation, annotations_of
from attrib.evaluation.counting import Comparison, Pair, count_labels, is_type
from attrib.evaluation.figures import Figures, Tally, figures
from attrib.evaluation.page import Page
from attrib.model import Document, SourceType

__all__ = ["Annotated", "Annotation", "Evaluation", "Figures", "evaluate", "find"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured, and the figures."""

    articles: int
    annotators: int
    shared: int  # articles that two annotators or more have read
    attributions: int  # of all annotators together
    labelled: int  # of these, the ones with labels and a source
    found: int  # attributions that the audit sees
    figures: Figures  # of the audit
    people: Figures | None  # of one annotator against another, where articles are shared
    confusions: Mapping[tuple[SourceType, SourceType | None], int]  # the type in the gold, the audit's: how often


def find(gold: Sequence[Annotated]) -> dict[str, tuple[Annotation, ...]]:
    """Return what the audit sees in each article, given its text alone."""
    return {a.id: annotations_of(find_attributions(Document(a.id, a.text, ""))) for a in gold}


def evaluate(gold: Sequence[Annotated], found: Mapping[str, Sequence[Annotation]]) -> Evaluation:
    """Measure what the audit found, by article, against the gold.

    An article with several annotators is measured against each, and counts once: the mean of them.
    """
    readings = [a for article in gold for a in article.annotators.values()]
    stands_for_affiliated = SourceType.AFFILIATED_SOURCE not in {a.type for several in readings for a in several}
    audit, people = Tally(), Tally()
    confusions: Counter[tuple[SourceType, SourceType | None]] = Counter()
    labelled = 0
    for article in gold:
        page = Page(article.text)
        several = list(article.annotators.values())
        for reading in several:
            comparison = Comparison(page, reading, found[article.id])
            pairs = comparison.labelled()
            labelled += len(pairs)
            confusions += _confusions(pairs, stands_for_affiliated)
            labels = count_labels(pairs, stands_for_affiliated=stands_for_affiliated)
            for tally in (comparison.count(), labels):
                audit.add(tally, 1 / len(several))
        for one, other in permutations(several, 2):
            people.add(_between_people(page, one, other), 1 / (len(several) * (len(several) - 1)))
    shared = sum(len(article.annotators) > 1 for article in gold)
    return Evaluation(
        articles=len(gold),
        annotators=len({name for article in gold for name in article.annotators}),
        shared=shared,
        attributions=sum(map(len, readings)),
        labelled=labelled,
        found=sum(len(found[article.id]) for article in gold),
        figures=figures(audit),
        people=figures(people) if shared else None,
        confusions=dict(sorted(confusions.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))),
    )


def _between_people(page: Page, one: Sequence[Annotation], other: Sequence[Annotation]) -> Tally:
    """Count what one annotator has in common with another. Labels count where both gave some."""
    comparison = Comparison(page, one, other)
    tally = comparison.count()
    if any(a.type for a in other):
        tally.add(count_labels(comparison.labelled(), stands_for_affiliated=False))
    return tally


def _confusions(pairs: Sequence[Pair], lenient: bool) -> Counter[tuple[SourceType, SourceType | None]]:
    return Counter(
        (pair.gold.type, pair.seen.type)
        for pair in pairs
        if pair.gold.type and pair.seen and not is_type(pair.gold.type, pair.seen.type, lenient)
    )
