"""The index of several HTML reports: a table with a row for each article, those that need the most work first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from attrib.model import UNNAMED, Audit, Severity
from attrib.reports import InputError, Run
from attrib.reports.families import NAMES
from attrib.reports.pages import Assets, render_page
from attrib.reports.pictures import Strip, strip
from attrib.reports.summary import summarise
from attrib.reports.wording import counted

_VERDICTS = (
    ("not audited", "error", "not audited"),
    ("not ready", "error", "not ready"),
    ("to be checked", "warning", "to be checked"),
    ("no errors or warnings", "clean", "without errors or warnings"),
)
_OF_WORST = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3, None: 3}


@dataclass(frozen=True, slots=True)
class Row:
    """One article. `gravity` sorts the verdicts, the worst highest; `sources` says how many of how many are unnamed."""

    name: str
    page: str
    verdict: str
    kind: str
    gravity: int
    words: str
    score: str
    share: str
    sources: str
    counts: tuple[int, ...]
    strip: Strip | None


def render(run: Run, names: Mapping[str, str], assets: Assets) -> str:
    """Return the page. `names` are those of the pages of the inputs."""
    rows = [*(_failed(e, names) for e in run.errors), *(_audited(a, names) for a in run.audits)]
    rows.sort(key=lambda row: (-row.gravity, *(-n for n in row.counts), float(row.score or 101), row.name))
    counts = Counter(row.verdict for row in rows)
    totals = [f"{counts[verdict]} {words}" for verdict, _, words in _VERDICTS if counts[verdict]]
    return render_page(
        "index.html.j2",
        assets,
        title=counted(len(rows), "article"),
        totals=", ".join(totals),
        rows=rows,
        verdicts=[verdict for verdict, _, _ in _VERDICTS if counts[verdict]],
        policies=run.policies,
        families=NAMES,
    )


def _failed(error: InputError, names: Mapping[str, str]) -> Row:
    return _row(error.name, names, 0, words=error.message)


def _audited(audit: Audit, names: Mapping[str, str]) -> Row:
    summary = summarise(audit)
    speakers = [s.speaker for s in summary.sources if s.speaker]
    unnamed = sum(s.type in UNNAMED for s in speakers)
    return _row(
        audit.article.document.name,
        names,
        _OF_WORST[summary.worst],
        words=summary.caution,
        score="" if audit.score.value is None else f"{audit.score.value:.1f}",
        share=f"{100 * unnamed / len(speakers):.0f} %" if speakers else "",
        sources=f"{unnamed} of {len(speakers)}" if speakers else "",
        counts=tuple(summary.findings[severity] for severity in Severity),
        strip=strip(audit),
    )


def _row(
    name: str,
    names: Mapping[str, str],
    place: int,
    *,
    words: str,
    score: str = "",
    share: str = "",
    sources: str = "",
    counts: tuple[int, ...] = (),
    strip: Strip | None = None,
) -> Row:
    verdict, kind, _ = _VERDICTS[place]
    gravity = len(_VERDICTS) - place
    return Row(name, names[name], verdict, kind, gravity, words, score, share, sources, counts, strip)
