"""What one run found and another did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attrib.evaluation.annotations import Annotated, Annotation, Spans
from attrib.evaluation.counting import Comparison
from attrib.evaluation.page import Page
from attrib.model import SourceType, words_at


@dataclass(frozen=True, slots=True)
class Change:
    """An attribution that a run has gained or lost."""

    article: str
    line: int
    annotated: bool  # an annotator has it too
    type: SourceType | None
    source: str
    content: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What was gained and lost, and in how many articles the runs can be compared."""

    compared: int
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]


Found = Mapping[str, Sequence[Annotation]]


def changes(gold: Iterable[Annotated], was: Found, now: Found) -> Changes:
    """Return what is new and what is gone, in the articles that both runs have.

    An attribution is another one where its content, its source or its type is.
    """
    both = [article for article in gold if article.id in was and article.id in now]
    gained: list[Change] = []
    lost: list[Change] = []
    for article in both:
        old, new = ({_key(a): a for a in run[article.id]} for run in (was, now))
        gained += _changes(article, [a for key, a in new.items() if key not in old])
        lost += _changes(article, [a for key, a in old.items() if key not in new])
    return Changes(len(both), tuple(gained), tuple(lost))


def _key(a: Annotation) -> tuple[Spans, Spans, SourceType | None]:
    return a.content, a.source, a.type


def _changes(article: Annotated, found: Sequence[Annotation]) -> list[Change]:
    """Return the attributions in the order of the text, in words."""
    if not found:
        return []
    page = Page(article.text)
    annotated = {j for gold in article.annotators.values() for j in Comparison(page, gold, found).found()}
    return [
        Change(
            article.id,
            article.text.count("\n", 0, min(a.content)[0]) + 1 if a.content else 1,
            j in annotated,
            a.type,
            words_at(article.text, a.source),
            words_at(article.text, a.content),
        )
        for j, a in sorted(enumerate(found), key=lambda item: item[1].content)
    ]
