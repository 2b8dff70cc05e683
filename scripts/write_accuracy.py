"""Write the table of docs/accuracy.md on political news from what `attrib evaluate` printed.

    attrib evaluate polnear.jsonl --format json > figures.json
    python scripts/write_accuracy.py figures.json

What other systems reach, and how far two people agree who label one article, is measured once and stands here.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
BLOCK = re.compile(r"(<!-- figures: political news -->\n).*?(<!-- end of figures -->)", re.DOTALL)
# Of which measure, which part, in what words: one annotator against another, and the best of seven systems.
ROWS = (
    ("quotations", "f1", "quotations, F1", 0.983, 0.913),
    ("quotations", "precision", "quotations, precision", 0.983, 0.993),
    ("quotations", "recall", "quotations, recall", 0.983, 0.888),
    ("speaker", None, "speaker of a quotation", 0.963, 0.637),
    ("attributions", "f1", "attributions, F1", 0.752, 0.412),
    ("attributions", "precision", "attributions, precision", None, None),
    ("attributions", "recall", "attributions, recall", None, None),
    ("content", "f1", "content by characters, F1", 0.910, 0.677),
    ("source", "f1", "source by characters, F1", 0.812, 0.604),
    ("type", None, "type of source", 0.983, None),
    ("unnamed", "f1", "unnamed or not, F1", 0.977, None),
    ("granted", "f1", "anonymity granted, F1", 0.970, None),
    ("resolved", None, "speaker by name", 0.970, None),
    ("end_to_end", None, "found, and its type", None, None),
)


def table(report: dict[str, Any]) -> str:
    """Return the table. People are those of the report where it has them."""
    lines = ["| figure | attrib | people | best other system |", "|---|---|---|---|"]
    for measure, part, words, people, other in ROWS:
        ours, theirs = (_value(report[side] or {}, measure, part) for side in ("figures", "people"))
        lines.append(f"| {words} | {_cell(ours)} | {_cell(people if theirs is None else theirs)} | {_cell(other)} |")
    gold = report["gold"]
    of_what = f"{gold['articles']:,} articles, {gold['attributions']:,} attributions, {gold['labelled']:,} with labels"
    return "\n".join((*lines, "", f"attrib {report['tool']['version']}, {of_what}.", ""))


def _value(figures: dict[str, Any], measure: str, part: str | None) -> float | None:
    value = figures.get(measure)
    found = value.get(part) if part and value else value
    return found if isinstance(found, float | int) else None


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def main() -> None:
    """Write the table into the page."""
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    page = PAGE.read_text(encoding="utf-8")
    written, blocks = BLOCK.subn(lambda block: block[1] + table(report) + block[2], page)
    if blocks != 1:
        raise SystemExit(f"{PAGE} has no place for the figures, or several")
    PAGE.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
