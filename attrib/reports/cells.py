"""Tables as CSV that a spreadsheet shows as they are: no cell of them is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from attrib.reports.visible import pictured

# The first characters that make a formula of a cell in one spreadsheet or another, and their wide forms.
_FORMULA = tuple("=+-@＝＋－＠")


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return a table with its header; lines end as RFC 4180 says, and there is no byte-order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    """Return a value as a cell, on one line. What would be a formula begins with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = pictured(" ".join(str(value).split()))
    return f"'{text}" if text.startswith(_FORMULA) else text
