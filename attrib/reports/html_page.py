"""The HTML report: one page in one file that asks for nothing else. The template does no arithmetic."""

from __future__ import annotations

from typing import Any

from attrib.model import Audit
from attrib.patterns import PATTERNS
from attrib.reports import Run
from attrib.reports.blocks import blocks
from attrib.reports.facts import facts, finding_names
from attrib.reports.families import LETTER, MEANINGS
from attrib.reports.notes import Notes
from attrib.reports.pages import INLINE, Assets, render_page
from attrib.reports.pictures import bar, strip, voices


def render(run: Run, assets: Assets = INLINE, index: str = "") -> str:
    """Return the page of the only input of a run: its audit, or why it was not audited.

    `index` is the page to go back to, where there is one.
    """
    if len(run.audits) + len(run.errors) != 1:
        raise ValueError("an HTML report holds one article")
    if run.errors:
        return render_page("not_audited.html.j2", assets, index=index, policy=run.policy, error=run.errors[0])
    return render_page("report.html.j2", assets, index=index, **_context(run.audits[0]))


def _context(audit: Audit) -> dict[str, Any]:
    """Return what the page shows: the facts, and the article and the pictures drawn."""
    article = audit.article
    told = facts(audit)
    sources = told["summary"].sources
    names = finding_names(audit)
    notes = Notes(audit, sources, names)
    return {
        **told,
        "bar": bar(article),
        "strip": strip(audit),
        "blocks": blocks(audit, notes, names),
        "letters": {k: v for k, v in MEANINGS.items() if any(LETTER[a.type] == k for a in article.attributions)},
        "has_terms": bool(article.terms),
        "whys": notes.whys(),
        "patterns": PATTERNS,
        "voices": voices(sources),
    }
