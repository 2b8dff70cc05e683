"""The page of the rules says what the rules and the policies say."""

from __future__ import annotations

import sys

from attrib.policy import names
from attrib.rules import rules
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from build_rules_page import HOUSES, PAGE, page
from measure_plain import PLAIN, measure


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python scripts/build_rules_page.py writes it anew"


def test_every_rule_is_on_the_page_under_every_newsroom() -> None:
    written = page()
    assert set(HOUSES) == set(names()) - {"default", "strict"}
    for rule in rules().values():
        assert f"\n### {rule.name}\n" in written
        (row,) = [line for line in written.splitlines() if line.startswith(f"| [{rule.name}](#{rule.name})")]
        assert row.count("|") == len(HOUSES) + 3
    assert "| [bare-source](#bare-source) | error | error | warning † |" in written


def test_every_figure_on_plain_texts_is_fresh() -> None:
    written = {file.stem for file in PLAIN.glob("*.txt")}
    assert {name: measure(name) for name in written} == {r.name: r.plain for r in rules().values() if r.plain}
