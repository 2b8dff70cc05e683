"""Print a sample of what a rule finds in real articles, to be judged by reading: the precision on its page.

    python scripts/sample_findings.py RULE ARTICLES.jsonl [NUMBER]

ARTICLES has one article a line, `{"id": …, "text": …}`, as the gold of `attrib evaluate` has. 150 of them, or NUMBER,
are audited, spread evenly over the file, and 25 of the findings, spread evenly over those, are shown with their
paragraphs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from attrib.audit import find_attributions
from attrib.model import Article, Document, Finding, Policy
from attrib.rules import check, rules

ARTICLES, SAMPLE = 150, 25

T = TypeVar("T")


def spread(values: Sequence[T], most: int) -> list[T]:
    """Return at most so many of the values, evenly spread."""
    if len(values) <= most:
        return list(values)
    return [values[i * len(values) // most] for i in range(most)]


def findings(name: str, articles: Sequence[dict[str, str]]) -> Iterator[tuple[str, Article, Finding]]:
    """Yield what one rule, with its own options, finds in each article."""
    rule = rules()[name]
    alone = Policy("alone", "", {r: rule.severity if r == name else None for r in rules()}, {})
    for each in articles:
        article = find_attributions(Document(each["id"], each["text"], ""))
        for finding in check(article, alone):
            yield each["id"], article, finding


def main(name: str, path: str, number: int = ARTICLES) -> None:
    """Print the count, and the sample."""
    with Path(path).open(encoding="utf-8") as lines:
        articles = spread([json.loads(line) for line in lines], number)
    found = list(findings(name, articles))
    print(f"{name}: {len(found)} findings in {len(articles)} articles")
    for n, (where, article, finding) in enumerate(spread(found, SAMPLE), 1):
        paragraph = article.layout.paragraphs[article.layout.paragraph_at(finding.span.start)]
        print(f"\n{n}. {where}, line {finding.line}, {finding.severity}: {finding.message}")
        print(f"   > {article.words(paragraph.span)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
