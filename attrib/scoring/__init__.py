"""The score: how much of the sourcing lies open to a reader, 0 to 100. `docs/score.md` works an example out by hand.

Sums are kept in whole numbers, hundredths of a point, so that every step can be checked with paper and pencil. Each
source puts its own `Tally` in, and everything is worked out from their sum: to leave a source out is to subtract it,
which keeps the range linear in the length of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrib.model import Article, Cap, Component, Mode, Score, Status
from attrib.rules.depth import needed
from attrib.scoring import steps
from attrib.scoring.sources import FULL, Source, Tally, clear_ids, is_own, sources_of, tally_of

PARTS = (
    ("identification", 40),
    ("depth", 20),
    ("handling of unnamed", 20),
    ("clear attribution", 10),
    ("open provenance", 10),
)
FEWEST_STATEMENTS, FEWEST_WORDS = 3, 80
NONE_OPEN = Cap(40, "no source is identified well enough for a reader to turn to it")
SOLE_UNNAMED = Cap(25, "the only source is unnamed")


def score(article: Article) -> Score:
    """Score an article: five components, two caps, and the range when any one source is left out."""
    statements, sources = article.statements, sources_of(article)
    if not sources:
        return Score(None, Status.NO_ATTRIBUTIONS, None, (), ())
    clear = clear_ids(article)
    tallies = [source.tally(clear) for source in sources]
    whole = tally_of((a for a in statements if is_own(article, a)), clear, None)
    for tally in tallies:
        whole = whole.plus(tally)
    need = needed(article.layout.words)
    value, caps = _total(whole, need)
    others = [_total(whole.without(t), need)[0] for t in tallies] if len(tallies) > 1 else []
    few = len(statements) < FEWEST_STATEMENTS or article.layout.words < FEWEST_WORDS
    return Score(
        value=value / 10,
        status=Status.PROVISIONAL if few else Status.OK,
        range=(min(value, *others) / 10, max(value, *others) / 10) if others else None,
        caps=caps,
        components=_components(article, sources, whole, need, clear),
    )


def _ratio(above: int, below: int) -> int:
    """Divide and round half up, as on paper."""
    return (2 * above + below) // (2 * below)


def _parts(t: Tally, need: int) -> tuple[int, int, int, int, int]:
    """Return the five components in hundredths of a point."""
    good, of = (t.direct_clear, t.direct) if t.direct else (t.explicit_clear, t.explicit)
    return (
        _ratio(40 * t.identified, t.weight),
        _ratio(2000 * min(t.full, need), need),
        _ratio(100 * t.handling, t.handled) if t.handled else 2000,
        _ratio(1000 * good, of) if of else 0,
        _ratio(1000 * (t.units - t.hidden), t.units),
    )


def _total(t: Tally, need: int) -> tuple[int, tuple[Cap, ...]]:
    """Return the score in tenths of a point, and the caps that lowered it."""
    total = _ratio(sum(_parts(t, need)), 10)
    caps = [NONE_OPEN] if not t.open else []
    if t.people == 1 and t.unnamed == 1:
        caps.append(SOLE_UNNAMED)
    lowering = tuple(cap for cap in caps if cap.limit * 10 < total)
    return min([total, *(cap.limit * 10 for cap in lowering)]), lowering


def _components(
    article: Article, sources: Sequence[Source], whole: Tally, need: int, clear: frozenset[str]
) -> tuple[Component, ...]:
    """Return the components with the arithmetic of each."""
    points, statements, words = _parts(whole, need), article.statements, article.layout.words
    counted = [a for a in statements if (a.mode is Mode.DIRECT if whole.direct else a.source)]
    told_by = (
        (_ids(sources), steps.identification(sources, whole, points[0])),
        (_ids(s for s in sources if s.worth[0] == FULL), steps.depth(sources, whole, words, need, points[1])),
        (_ids(s for s in sources if s.handling), steps.handling(sources, whole, points[2])),
        ([a.id for a in counted], steps.attribution(article, counted, clear, whole, points[3])),
        ([a.id for a in statements], steps.provenance(article, whole, points[4])),
    )
    return tuple(
        Component(name, value / 100, most, tuple(ids), tuple(lines))
        for (name, most), value, (ids, lines) in zip(PARTS, points, told_by, strict=True)
    )


def _ids(sources: Iterable[Source]) -> list[str]:
    return [i for source in sources for i in source.ids]
