"""CSV for a spreadsheet, an attribution a row. Inputs that could not be audited have no row; the exit status tells.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from attrib.model import Audit
from attrib.reports import Run
from attrib.reports.cells import table

_COLUMNS = (
    "document", "id", "line", "column", "location", "act", "mode", "type", "speaker", "level", "source", "cue",
    "content", "via", "count", "granted", "reason", "ambiguous", "channel", "time", "hand", "corroborated", "rules",
    "start", "end", "fingerprint",
)  # fmt: skip


def render(run: Run) -> str:
    """Return the table: article by article in the order of the text."""
    return table(_COLUMNS, (row for audit in run.audits for row in _rows(audit)))


def _rows(audit: Audit) -> Iterator[dict[str, Any]]:
    """Yield the columns of each attribution: the fields of the JSON report, with words in place of spans."""
    article = audit.article
    rules = defaultdict(list)
    for finding in audit.open_findings:
        for name in finding.attributions:
            rules[name].append(finding.rule)
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
            "rules": " ".join(sorted(set(rules[attribution.id]))),
            "start": attribution.content[0].start,
            "end": attribution.content[-1].end,
        }
