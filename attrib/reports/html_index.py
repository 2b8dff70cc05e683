"""The index of several HTML reports: a table with a row for each article, those that need the most work first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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


def render(run: Run, pages: Sequence[str], assets: Assets) -> str:
    """Return the page. `pages` are the names of those of the audits, and then of the errors."""
    audited, failed = pages[: len(run.audits)], pages[len(run.audits) :]
    rows = [_failed(e, page) for e, page in zip(run.errors, failed, strict=True)]
    rows += [_audited(a, page) for a, page in zip(run.audits, audited, strict=True)]
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


def _failed(error: InputError, page: str) -> Row:
    return _row(error.name, page, 0, words=error.message)


def _audited(audit: Audit, page: str) -> Row:
    summary = summarise(audit)
    voices = audit.article.voices
    unnamed = sum(s.type in UNNAMED for s in voices)
    return _row(
        audit.article.document.name,
        page,
        _OF_WORST[summary.worst],
        words=summary.caution,
        score="" if audit.score.value is None else f"{audit.score.value:.1f}",
        share=f"{100 * unnamed / len(voices):.0f} %" if voices else "",
        sources=f"{unnamed} of {len(voices)}" if voices else "",
        counts=tuple(summary.findings[severity] for severity in Severity),
        strip=strip(audit),
    )


def _row(
    name: str,
    page: str,
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
    return Row(name, page, verdict, kind, gravity, words, score, share, sources, counts, strip)
