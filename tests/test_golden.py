"""The reports of three short articles, byte for byte. `pytest tests/test_golden.py --update` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types of its own

from attrib import audit
from attrib.readers import read
from attrib.reports import Run, render
from attrib.reports.schema import schema
from page import Page

FIXTURES = Path(__file__).parents[1] / "fixtures"
ARTICLES = ("short-bridge-tolls", "short-library-van", "short-school-meals")
SUFFIXES = {
    "terminal": "txt",
    "json": "json",
    "html": "html",
    "markdown": "md",
    "csv": "csv",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "checkstyle": "checkstyle.xml",
}


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("name", SUFFIXES)
def test_report(article: str, name: str, update: bool) -> None:
    path = FIXTURES / "articles" / f"{article}.txt"
    found = audit(read(path.read_bytes(), name=path.name))
    report = render(Run((found,), (), found.policy), name).encode()
    golden = FIXTURES / "reports" / f"{article}.{SUFFIXES[name]}"
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(report)
    assert report.decode() == golden.read_bytes().decode()


@pytest.mark.parametrize("path", sorted((FIXTURES / "articles").glob("*.txt")), ids=lambda p: p.stem)
def test_every_article_is_whole_on_its_page_and_valid_in_json(path: Path) -> None:
    found = audit(read(path))
    run = Run((found,), (), found.policy)
    assert Page(render(run, "html")).article.split() == found.article.document.text.split()
    Draft202012Validator(schema()).validate(json.loads(render(run, "json")))
