"""CSV for a spreadsheet, an attribution a row. Inputs that could not be audited have no row; the exit status tells.

The columns are fields of the JSON report, with the words of `source`, `cue` and `content` in place of their spans,
in `rules` the rules that found something, and in `rules_in_baseline` those whose finding a baseline covers. Lines end
with CR LF (RFC 4180), the encoding is UTF-8, and there is no byte-order mark: Excel takes it by Data, From Text/CSV,
with 65001 as the file origin. A cell that begins with `=`, `+`, `-` or `@`, or with a wide form of one of them, would
be a formula; it begins with an apostrophe, which a program that reads the file has to take off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrib.model import Audit, Finding
from attrib.reports import Run
from attrib.reports.cells import table

_COLUMNS = (
    "document", "id", "line", "column", "location", "act", "mode", "type", "speaker", "level", "source", "cue",
    "content", "via", "count", "granted", "reason", "ambiguous", "channel", "time", "hand", "corroborated", "rules",
    "rules_in_baseline", "start", "end", "fingerprint",
)  # fmt: skip


def render(run: Run) -> str:
    """Return the table: article by article in the order of the text."""
    return table(_COLUMNS, (row for audit in run.audits for row in _rows(audit)))


def _rows(audit: Audit) -> Iterator[dict[str, Any]]:
    """Yield the columns of each attribution: the fields of the JSON report, with words in place of spans."""
    article = audit.article
    rules, covered = _rules(audit.open_findings), _rules(audit.baselined)
    fields = audit.to_dict()["attributions"]
    for attribution, row in zip(article.attributions, fields, strict=True):
        speaker = article.speaker(attribution)
        yield {
            **row,
            "document": article.document.name,
            "level": speaker.level.value if speaker else None,
            "source": article.words(attribution.source),
            "cue": article.words(attribution.cue),
            "content": article.words(attribution.content),
            "rules": " ".join(sorted(rules[attribution.id])),
            "rules_in_baseline": " ".join(sorted(covered[attribution.id])),
            "start": attribution.content[0].start,
            "end": attribution.content[-1].end,
        }


def _rules(findings: Iterable[Finding]) -> Mapping[str, set[str]]:
    """Return the rules that found something, by the `id` of each attribution that it rests on."""
    rules: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        for name in finding.attributions:
            rules[name].add(finding.rule)
    return rules
