"""The reports of three short articles, byte for byte. `pytest tests/test_golden.py --update` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib import audit
from attrib.readers import read
from attrib.reports import Run, render

FIXTURES = Path(__file__).parents[1] / "fixtures"
ARTICLES = ("short-bridge-tolls", "short-library-van", "short-school-meals")
SUFFIXES = {"terminal": "txt", "json": "json", "html": "html"}


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("name", SUFFIXES)
def test_report(article: str, name: str, update: bool) -> None:
    path = FIXTURES / "articles" / f"{article}.txt"
    found = audit(read(path.read_bytes(), name=path.name))
    report = render(Run((found,), (), found.policy), name).encode()
    golden = FIXTURES / "reports" / f"{article}.{SUFFIXES[name]}"
    if update:
        golden.write_bytes(report)
    assert report.decode() == golden.read_bytes().decode()
