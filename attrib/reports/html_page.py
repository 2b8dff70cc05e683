"""The HTML report: one page in one file that asks for nothing else. The template does no arithmetic."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Any

from jinja2 import Environment

from attrib import __version__
from attrib.model import Audit
from attrib.reports import Run
from attrib.reports.blocks import FAMILY, FAMILY_WORDS, blocks, has_place
from attrib.reports.contexts import context
from attrib.reports.decided import decision_words
from attrib.reports.summary import summarise
from attrib.reports.templates import environment
from attrib.reports.visible import pictured
from attrib.reports.wording import SEVERITY_WORDS

_CONTEXT = 240  # characters


def render(run: Run) -> str:
    """Return the page of the only input of a run: its audit, or why it was not audited."""
    if len(run.audits) + len(run.errors) != 1:
        raise ValueError("an HTML report holds one article")
    if run.errors:
        context = {"version": __version__, "policy": run.policy, "error": run.errors[0]}
        return _environment().get_template("not_audited.html.j2").render(context)
    return _environment().get_template("report.html.j2").render(_context(run.audits[0]))


def _environment() -> Environment:
    made = environment(pictured)
    made.filters["content_hash"] = _content_hash
    return made


def _content_hash(style: str) -> str:
    """Return the hash by which the page’s security policy lets its own style through."""
    return f"sha256-{b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _context(audit: Audit) -> dict[str, Any]:
    article = audit.article
    summary = summarise(audit)
    decided = {fingerprint: decision_words(d) for fingerprint, d in audit.decided.items()}
    rows = {source.speaker.id: n for n, source in enumerate(summary.sources, 1) if source.speaker}
    numbers = {attribution.id: number for number, attribution in enumerate(article.attributions, 1)}
    return {
        "version": __version__,
        "document": article.document,
        "words": article.layout.words,
        "policy": audit.policy,
        "summary": summary,
        "blocks": blocks(audit, summary.sources),
        "families": [name for name in FAMILY_WORDS if any(FAMILY[a.type] == name for a in article.attributions)],
        "family_words": FAMILY_WORDS,
        "has_terms": bool(article.terms),
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "severity_words": SEVERITY_WORDS[finding.severity],
                "line": finding.line,
                "column": finding.column,
                "context": context(article, finding.span, _CONTEXT),
                "message": finding.message,
                "hint": finding.hint,
                "has_place": has_place(article, finding),
                "decided": decided.get(finding.fingerprint, ""),
            }
            for finding in audit.findings
        ],
        "sources": [
            {"row": source, "family": FAMILY[source.type], "first": numbers[source.statements[0].id]}
            for source in summary.sources
        ],
        "sign_off": [
            {"name": each.speaker.name, "row": rows[each.speaker.id], "questions": each.questions}
            for each in audit.sign_off
        ],
    }
