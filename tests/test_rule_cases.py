"""The rules on plain copy: in which texts each finds something, and all that some of them find in whole pieces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.audit import find_attributions
from attrib.model import Document
from attrib.rules import rules

CASES = Path(__file__).parent / "cases" / "rules.txt"
PLAIN_COPY = Path(__file__).parent / "cases" / "plain_copy.txt"
GROUPS = {"identification", "anonymity", "unnamed content"}
FEWEST = 6  # texts of each kind, so that a rule is not only right about its own examples


def cases() -> Iterator[tuple[str, bool, str]]:
    rule = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            rule = line[3:]
        elif line[:2] in ("+ ", "- "):
            yield rule, line[0] == "+", line[2:].replace(" / ", "\n\n")


@pytest.mark.parametrize(("rule", "finds", "text"), list(cases()))
def test_a_rule_on_plain_copy(rule: str, finds: bool, text: str) -> None:
    flags = list(rules()[rule].check(find_attributions(Document("", text, ""))))
    assert bool(flags) is finds, [flag.message for flag in flags]


def test_each_rule_has_enough_of_both_kinds() -> None:
    seen = [(rule, finds) for rule, finds, _ in cases()]
    assert [each for each in sorted(set(seen)) if seen.count(each) < FEWEST] == []


def plain_copy() -> Iterator[tuple[set[str], str]]:
    for line in PLAIN_COPY.read_text(encoding="utf-8").splitlines():
        names, bar, text = line.partition(" | ")
        if bar and not line.startswith("#"):
            yield {name for name in names.split() if name[0] not in "-("}, text.replace(" / ", "\n\n")


@pytest.mark.parametrize(("wanted", "text"), list(plain_copy()))
def test_what_the_rules_find_in_whole_pieces(wanted: set[str], text: str) -> None:
    article = find_attributions(Document("", text, ""))
    assert {r.name for r in rules().values() if r.group in GROUPS and list(r.check(article))} == wanted
