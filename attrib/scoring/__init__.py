"""The score: how much of the sourcing lies open to a reader, 0 to 100. `docs/score.md` works an example out by hand.

Sums are kept in whole numbers, hundredths of a point, so that every step can be checked with paper and pencil. Each
source puts its own `Tally` in, and everything is worked out from their sum: to leave a source out is to subtract it,
which keeps the range linear in the length of the article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrib.model import Article, Attribution, Cap, Component, Cost, Mode, Score, Scoring, Status
from attrib.rules.depth import needed
from attrib.scoring import costs, steps
from attrib.scoring.sources import (
    FULL,
    WELL_HANDLED,
    Source,
    Tally,
    clear_ids,
    hidden_in,
    readings_of,
    sources_of,
    tally_of,
)

FEWEST_STATEMENTS, FEWEST_WORDS = 3, 80
NONE_OPEN = Cap(40, "no source is identified well enough for a reader to turn to it")
SOLE_UNNAMED = Cap(25, "the only source is unnamed")


def score(article: Article, scoring: Scoring) -> Score:
    """Score an article: five components, two caps, and the range when any one source is left out."""
    sources, own = sources_of(article, scoring)
    if not sources:
        return Score(None, Status.NO_ATTRIBUTIONS, None, (), ())
    statements, clear, hidden = article.statements, clear_ids(article), hidden_in(article)
    tallies, whole = _tallied(sources, own, clear, hidden)
    need = min(scoring.most_needed, needed(article.layout.words))
    value, caps = _total(whole, need, scoring)
    readings = [value, *(_value(reading, need, scoring) for reading in readings_of(article))]
    others = [_total(whole.without(t), need, scoring)[0] for t in tallies] if len(tallies) > 1 else []
    few = len(statements) < FEWEST_STATEMENTS or article.layout.words < FEWEST_WORDS
    return Score(
        value=value / 10,
        status=Status.PROVISIONAL if few else Status.OK,
        range=(min(value, *others) / 10, max(value, *others) / 10) if others else None,
        caps=caps,
        components=_components(article, sources, whole, need, clear, hidden, scoring),
        readings=(min(readings) / 10, max(readings) / 10) if min(readings) < max(readings) else None,
    )


def _tallied(
    sources: Sequence[Source], own: Sequence[Attribution], clear: frozenset[str], hidden: Collection[str]
) -> tuple[list[Tally], Tally]:
    """Return what each source puts in, and what all of them and the newsroom together do."""
    tallies = [source.tally(clear, hidden) for source in sources]
    return tallies, Tally(*map(sum, zip(tally_of(own, clear, hidden), *tallies, strict=True)))


def _value(article: Article, need: int, scoring: Scoring) -> int:
    """Return the score in tenths of a point."""
    _, whole = _tallied(*sources_of(article, scoring), clear_ids(article), hidden_in(article))
    return _total(whole, need, scoring)[0]


def _ratio(above: int, below: int) -> int:
    """Divide and round half up, as on paper."""
    return (2 * above + below) // (2 * below)


def _parts(t: Tally, need: int, most: Scoring) -> tuple[int, int, int, int, int]:
    """Return the five components in hundredths of a point."""
    good, of = (t.direct_clear, t.direct) if t.direct else (t.explicit_clear, t.explicit)
    handling, best = (t.handling, WELL_HANDLED * t.handled) if t.handled else (1, 1)
    return (
        _ratio(most.identification * t.identified, t.weight),
        _ratio(100 * most.depth * min(t.full, need), need),
        _ratio(100 * most.handling_of_unnamed * handling, best),
        _ratio(100 * most.clear_attribution * good, of) if of else 0,
        _ratio(100 * most.open_provenance * (t.units - t.hidden), t.units),
    )


def _total(t: Tally, need: int, scoring: Scoring) -> tuple[int, tuple[Cap, ...]]:
    """Return the score in tenths of a point, and the caps that lowered it."""
    total = _ratio(sum(_parts(t, need, scoring)), 10)
    caps = [NONE_OPEN] if not t.open else []
    if t.people == 1 and t.unnamed == 1:
        caps.append(SOLE_UNNAMED)
    lowering = [cap for cap in caps if cap.limit * 10 < total]
    return min([total, *[cap.limit * 10 for cap in lowering]]), tuple(lowering)


def _components(
    article: Article,
    sources: Sequence[Source],
    whole: Tally,
    need: int,
    clear: frozenset[str],
    hidden: Mapping[str, str],
    most: Scoring,
) -> tuple[Component, ...]:
    """Return the components with the arithmetic of each."""
    statements, words = article.statements, article.layout.words
    identification, depth, handling, attribution, provenance = _parts(whole, need, most)
    counted = [a for a in statements if (a.mode is Mode.DIRECT if whole.direct else a.source)]
    in_full = [source for source in sources if source.worth[0] == FULL]
    return (
        _component(
            "identification",
            identification,
            most.identification,
            _ids(sources),
            steps.identification(sources, whole, most.identification, identification),
            costs.identification(sources, 100 * most.identification - identification),
        ),
        _component(
            "depth",
            depth,
            most.depth,
            _ids(in_full),
            steps.depth(in_full, words, need, most.depth, depth),
            costs.depth(in_full, words, need, 100 * most.depth - depth),
        ),
        _component(
            "handling of unnamed",
            handling,
            most.handling_of_unnamed,
            _ids(s for s in sources if s.handling),
            steps.handling(sources, whole, most.handling_of_unnamed, handling),
            costs.handling(sources, 100 * most.handling_of_unnamed - handling),
        ),
        _component(
            "clear attribution",
            attribution,
            most.clear_attribution,
            [a.id for a in counted],
            steps.attribution(article, counted, clear, whole, most.clear_attribution, attribution),
            costs.attribution(counted, clear, 100 * most.clear_attribution - attribution),
        ),
        _component(
            "open provenance",
            provenance,
            most.open_provenance,
            [a.id for a in statements],
            steps.provenance(article, hidden, whole, most.open_provenance, provenance),
            costs.provenance(hidden, 100 * most.open_provenance - provenance),
        ),
    )


def _component(
    name: str, points: int, most: int, ids: Iterable[str], lines: Iterable[str], lost: Iterable[Cost]
) -> Component:
    return Component(name, points / 100, most, tuple(ids), tuple(lines), tuple(lost))


def _ids(sources: Iterable[Source]) -> list[str]:
    return [i for source in sources for i in source.ids]
