"""The HTML report: one page in one file that asks for nothing else. The template does no arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrib.model import Audit
from attrib.patterns import PATTERNS
from attrib.reports import Run
from attrib.reports.blocks import blocks, has_place
from attrib.reports.contexts import context
from attrib.reports.decided import decision_words
from attrib.reports.families import LETTER, MEANINGS, label
from attrib.reports.ledger import ledger
from attrib.reports.pages import INLINE, Assets, render_page
from attrib.reports.pictures import bar, strip, voices
from attrib.reports.summary import Source, summarise
from attrib.reports.unchecked import silent_rules, unchecked
from attrib.reports.wording import SEVERITY_WORDS

_CONTEXT = 180  # characters


def render(run: Run, assets: Assets = INLINE) -> str:
    """Return the page of the only input of a run: its audit, or why it was not audited."""
    if len(run.audits) + len(run.errors) != 1:
        raise ValueError("an HTML report holds one article")
    if run.errors:
        return render_page("not_audited.html.j2", assets, policy=run.policy, error=run.errors[0])
    return render_page("report.html.j2", assets, **_context(run.audits[0]))


def finding_names(audit: Audit) -> tuple[str, ...]:
    """Return what each finding is called in a link: its fingerprint, with a number where another has the same."""
    seen: Counter[str] = Counter()
    names = []
    for finding in audit.findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        names.append(f"f-{finding.fingerprint}" + (f"-{number}" if number > 1 else ""))
    return tuple(names)


def _context(audit: Audit) -> dict[str, Any]:
    article = audit.article
    summary = summarise(audit)
    names = finding_names(audit)
    costs = ledger(audit, summary.sources)
    patterns = dict.fromkeys(a.pattern for a in article.attributions if a.pattern in PATTERNS)
    return {
        "document": article.document,
        "words": article.layout.words,
        "policy": audit.policy,
        "summary": summary,
        "score": audit.score,
        "ledger": costs,
        "bar": bar(article),
        "strip": strip(audit),
        "blocks": blocks(audit, summary.sources, names),
        "letters": {k: v for k, v in MEANINGS.items() if any(LETTER[a.type] == k for a in article.attributions)},
        "has_terms": bool(article.terms),
        "patterns": {name: PATTERNS[name] for name in patterns},
        "findings": tuple(_findings(audit, names)),
        "decided": tuple(_decided(audit, names)),
        "sources": tuple(_sources(audit, summary.sources, costs.by_row)),
        "voices": voices(summary.sources),
        "sign_off": tuple(_sign_off(audit, summary.sources)),
        "unchecked": tuple(unchecked(audit)),
        "silent_rules": silent_rules(audit),
    }


def _findings(audit: Audit, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    numbers = {a.id: n for n, a in enumerate(audit.article.attributions, 1)}
    decided = {fingerprint: decision_words(d) for fingerprint, d in audit.decided.items()}
    for name, finding in zip(names, audit.findings, strict=True):
        yield {
            "name": name,
            "rule": finding.rule,
            "severity": finding.severity.value,
            "severity_words": SEVERITY_WORDS[finding.severity],
            "line": finding.line,
            "column": finding.column,
            "context": context(audit.article, finding.span, _CONTEXT),
            "message": finding.message,
            "hint": finding.hint,
            "has_place": has_place(audit.article, finding),
            "decided": decided.get(finding.fingerprint, ""),
            "of": " ".join(str(numbers[a]) for a in finding.attributions),
        }


def _decided(audit: Audit, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the findings that somebody has decided: their names, what they are called, and the decision."""
    held = audit.decided
    for number, (name, f) in enumerate(zip(names, audit.findings, strict=True), 1):
        if decision := held.get(f.fingerprint):
            yield name, f"{SEVERITY_WORDS[f.severity]} {number}, {f.rule}", decision_words(decision)


def _sources(audit: Audit, sources: Sequence[Source], costs: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    numbers = {a.id: n for n, a in enumerate(audit.article.attributions, 1)}
    for row, source in enumerate(sources, 1):
        first = source.statements[0]
        number = numbers[first.id]
        yield {
            "row": source,
            "letter": LETTER[source.type],
            "first": number,
            "label": label(number, first.type),
            "cost": costs.get(row, ""),
        }


def _sign_off(audit: Audit, sources: Sequence[Source]) -> Iterator[dict[str, Any]]:
    """Yield each set of questions once, with the sources that it is about."""
    rows = {source.speaker.id: row for row, source in enumerate(sources, 1) if source.speaker}
    groups: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for each in audit.sign_off:
        questions = tuple(question.words for question in each.questions)
        groups.setdefault(questions, []).append((rows[each.speaker.id], each.speaker.name))
    for questions, asked in groups.items():
        yield {"questions": questions, "sources": asked}
