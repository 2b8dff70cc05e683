"""CSV for a spreadsheet, an attribution a row. Inputs that could not be audited have no row; the exit status tells.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from attrib.model import Audit
from attrib.reports import Run
from attrib.reports.visible import pictured

# The first characters that make a formula of a cell in one spreadsheet or another, and their wide forms. White space
# before them does not help: some programs strip it.
_FORMULA = tuple("=+-@＝＋－＠")
_COLUMNS = (
    "document", "id", "line", "column", "location", "act", "mode", "type", "speaker", "level", "source", "cue",
    "content", "via", "count", "granted", "reason", "ambiguous", "channel", "time", "hand", "corroborated", "rules",
    "start", "end", "fingerprint",
)  # fmt: skip


def render(run: Run) -> str:
    """Return the table with its header; lines end as RFC 4180 says, and there is no byte-order mark."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(_COLUMNS)
    for audit in run.audits:
        table.writerows([_cell(row[column]) for column in _COLUMNS] for row in _rows(audit))
    return out.getvalue()


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


def _cell(value: object) -> str:
    """Return a value as a cell that a spreadsheet shows as it is, on one line: never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = pictured(" ".join(str(value).split()))
    return f"'{text}" if text.startswith(_FORMULA) else text
