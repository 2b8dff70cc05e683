"""The rules on plain copy: in which texts each finds something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.audit import find_attributions
from attrib.model import Document
from attrib.rules import rules

CASES = Path(__file__).parent / "cases" / "rules.txt"
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
