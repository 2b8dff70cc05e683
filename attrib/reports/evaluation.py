"""The figures of an evaluation, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from attrib import __version__
from attrib.evaluation import Evaluation
from attrib.evaluation.changes import Change, Changes
from attrib.evaluation.figures import Agreement, Figures
from attrib.model import SourceType
from attrib.reports.visible import escaped, json_escaped
from attrib.reports.wording import TYPE_WORDS, counted, excerpt

FORMAT = "attrib-evaluation/1"
FIGURE_WORDS = {
    "quotations": "quotations",
    "speaker": "speaker of a quotation",
    "attributions": "attributions",
    "content": "content, by characters",
    "source": "source, by characters",
    "type": "type of source",
    "unnamed": "unnamed or not",
    "granted": "anonymity granted",
    "resolved": "speaker by name",
    "end_to_end": "found, and its type",
}
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one evaluation printed: of which gold, the figures, and what changed since an earlier run."""

    gold: str
    evaluation: Evaluation
    changes: Changes | None


def render(measured: Measured, form: str) -> str:
    """Return the evaluation as json, or else for a terminal; it ends with a line break."""
    if form == "json":
        return json_escaped(json.dumps(_document(measured), ensure_ascii=False, indent=2)) + "\n"
    return "\n".join(line.rstrip() for line in _lines(measured)) + "\n"


def one_figure(figure: Agreement | float | None) -> float | None:
    """Return the figure that stands for a measure: F1 where there is precision and recall."""
    return figure.f1 if isinstance(figure, Agreement) else figure


def _document(measured: Measured) -> dict[str, Any]:
    e, changed = measured.evaluation, measured.changes
    return {
        "format": FORMAT,
        "tool": {"version": __version__},
        "gold": {
            "name": measured.gold,
            "articles": e.articles,
            "annotators": e.annotators,
            "shared_articles": e.shared,
            "attributions": e.attributions,
            "labelled": e.labelled,
        },
        "found": e.found,
        "figures": _rounded(asdict(e.figures)),
        "people": _rounded(asdict(e.people)) if e.people else None,
        "confusions": [{"gold": g, "attrib": seen, "count": n} for (g, seen), n in e.confusions.items()],
        "changes": asdict(changed) if changed else None,
    }


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _rounded(value) if isinstance(value, dict) else value if value is None else round(value, _DECIMALS)
        for name, value in values.items()
    }


def _lines(measured: Measured) -> Iterator[str]:
    e = measured.evaluation
    yield f"{escaped(measured.gold)}: {counted(e.articles, 'article')}, {counted(e.annotators, 'annotator')}" + (
        f"; {e.shared} of the articles read by more than one" if e.shared else ""
    )
    yield f"{counted(e.attributions, 'attribution')} annotated, {e.labelled} with labels; {e.found} found"
    yield ""
    yield from _table(e.figures, e.people)
    if e.confusions:
        yield from ("", "Types taken for another", "")
        yield from (f"  {n:>5}  {_type(g)}, taken for {_type(seen)}" for (g, seen), n in e.confusions.items())
    if measured.changes:
        yield ""
        yield from _changes(measured.changes, e.articles)


def _table(figures: Figures, people: Figures | None) -> Iterator[str]:
    yield f"{'':24}{'precision':>10}{'recall':>10}{'F1, share':>11}" + (f"{'people':>10}" if people else "")
    for name, words in FIGURE_WORDS.items():
        figure = getattr(figures, name)
        precision, recall = (figure.precision, figure.recall) if isinstance(figure, Agreement) else (None, None)
        last = f"{_number(one_figure(getattr(people, name)), '-'):>10}" if people else ""
        yield f"{words:24}{_number(precision):>10}{_number(recall):>10}{_number(one_figure(figure), '-'):>11}{last}"


def _number(value: float | None, nothing: str = "") -> str:
    return nothing if value is None else f"{value:.3f}"


def _type(kind: SourceType | None) -> str:
    return TYPE_WORDS[kind] if kind else "no type"


def _changes(changed: Changes, articles: int) -> Iterator[str]:
    if changed.compared < articles:
        yield f"Compared in {changed.compared} of the {articles} articles: the earlier run lacks the others."
    for verb, several in (("Gained", changed.gained), ("Lost", changed.lost)):
        annotated = sum(c.annotated for c in several)
        yield f"{verb} {counted(len(several), 'attribution')}, {annotated} as annotated"
    for sign, several in (("+", changed.gained), ("-", changed.lost)):
        if several:
            yield ""
        yield from (f"  {sign} {_change(change)}" for change in several)


def _change(change: Change) -> str:
    place = f"{escaped(change.article)}, line {change.line}"
    source = escaped(excerpt(change.source, 60)) or "nobody"
    judged = "as annotated" if change.annotated else "not annotated"
    return f"{place}: {source} ({_type(change.type)}): {escaped(excerpt(change.content, 90))} [{judged}]"
