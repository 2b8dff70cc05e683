"""Print a sample of what a rule finds in articles, to be judged by reading: the precision on its page.

    python scripts/sample_findings.py RULE ARTICLES.jsonl [NUMBER]

ARTICLES has one article a line, `{"id": …, "text": …}`, as the gold of `attrib evaluate` has. 150 of them, or NUMBER,
drawn by lot, and those of `fixtures/articles` are audited, and 25 of the findings, drawn by lot, are shown with the
paragraphs before and after. The lots fall the same each time.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from attrib.audit import find_attributions
from attrib.model import Article, Document, Finding, Policy
from attrib.rules import check, rules

ARTICLES, SAMPLE, SEED = 150, 25, 41
MADE_UP = Path(__file__).resolve().parent.parent / "fixtures" / "articles"

T = TypeVar("T")


def drawn(values: Sequence[T], most: int) -> list[T]:
    """Return at most so many of the values, drawn by lot, in their order."""
    chosen = random.Random(SEED).sample(range(len(values)), min(most, len(values)))  # noqa: S311 (lots, no secret)
    return [values[i] for i in sorted(chosen)]


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
        real = drawn(sorted(map(json.loads, lines), key=itemgetter("id")), number)
    made_up = [{"id": f"fixture/{p.name}", "text": p.read_text(encoding="utf-8")} for p in MADE_UP.glob("*.txt")]
    found = list(findings(name, sorted([*real, *made_up], key=itemgetter("id"))))
    print(f"{name}: {len(found)} findings in {len(real)} articles and {len(made_up)} made-up ones")
    for n, (where, article, finding) in enumerate(drawn(found, SAMPLE), 1):
        here = article.layout.paragraph_at(finding.span.start)
        print(f"\n{n}. {where}, line {finding.line}, {finding.severity}: {finding.message}")
        for i in range(max(0, here - 1), min(here + 2, len(article.layout.paragraphs))):
            print(f"   {'>' if i == here else ' '} {article.words(article.layout.paragraphs[i].span)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
