"""An audit as a template sees it: every text in words, every figure worked out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrib.model import Act, Audit
from attrib.reports.blocks import has_place
from attrib.reports.contexts import context
from attrib.reports.decided import decision_words, set_aside_words
from attrib.reports.families import LETTER, label
from attrib.reports.ledger import ledger
from attrib.reports.summary import Source, summarise
from attrib.reports.unchecked import silent_rules, unchecked
from attrib.reports.wording import MODE_WORDS, SEVERITY_WORDS, TYPE_WORDS, excerpt

_CONTEXT, _EXCERPT = 140, 100  # characters


def facts(audit: Audit) -> dict[str, Any]:
    """Return the parts of a report by name, in the order of an editor's questions."""
    article = audit.article
    summary = summarise(audit)
    names = finding_names(audit)
    costs = ledger(audit, summary.sources)
    return {
        "document": article.document,
        "words": article.layout.words,
        "policy": audit.policy,
        "summary": summary,
        "score": audit.score,
        "ledger": costs,
        "attributions": tuple(_attributions(audit)),
        "findings": tuple(_findings(audit, names)),
        "decided": tuple(_decided(audit, names)),
        "sources": tuple(_sources(audit, summary.sources, costs.by_row)),
        "sign_off": tuple(_sign_off(audit, summary.sources)),
        "unchecked": tuple(unchecked(audit)),
        "silent_rules": silent_rules(audit),
    }


def finding_names(audit: Audit) -> tuple[str, ...]:
    """Return what each finding is called in a link: its fingerprint, with a number where another has the same."""
    seen: Counter[str] = Counter()
    names = []
    for finding in audit.findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        names.append(f"f-{finding.fingerprint}" + (f"-{number}" if number > 1 else ""))
    return tuple(names)


def _attributions(audit: Audit) -> Iterator[dict[str, Any]]:
    """Yield each attribution in one row: its place, who the reader is told it is, its words and what was found."""
    article = audit.article
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, finding in enumerate(audit.findings, 1):
        for name in finding.attributions:
            found[name].append(str(number))
    for number, a in enumerate(article.attributions, 1):
        speaker = article.speaker(a)
        yield {
            "label": label(number, a.type),
            "line": article.layout.line_column(a.start)[0],
            "name": speaker.name if speaker else article.words(a.source),
            "type_words": TYPE_WORDS[a.type],
            "mode_words": MODE_WORDS[a.mode],
            "via": a.via,
            "is_counted": a.act is Act.STATEMENT,
            "words": excerpt(article.words(a.content), _EXCERPT),
            "findings": ", ".join(found[a.id]),
        }


def _findings(audit: Audit, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    numbers = {a.id: n for n, a in enumerate(audit.article.attributions, 1)}
    decided = audit.decided
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
            "set_aside": set_aside_words(finding, decided),
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
    groups: dict[tuple[str, ...], list[tuple[int, str, int]]] = {}
    for each in audit.sign_off:
        questions = tuple(question.words for question in each.questions)
        row = rows[each.speaker.id]
        groups.setdefault(questions, []).append((row, each.speaker.name, sources[row - 1].line))
    for questions, asked in groups.items():
        yield {"questions": questions, "sources": asked}
