"""The rules on how far a reader can tell who is speaking, on articles made by hand and on single sentences."""

from __future__ import annotations

import pytest

from attrib import audit
from attrib.model import Finding


def flagged(rule: str, text: str) -> list[Finding]:
    return [f for f in audit(text).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("People familiar with the talks said the mill was sold.", 1),
        ("A source close to the owner said the mill was sold.", 1),
        ("Two people with knowledge of the deal said the mill was sold.", 1),
        ("Friends of the minister said the mill was sold.", 1),
        ("The minister’s allies said the mill was sold.", 1),
        ("Governor Ida Crane said it rained. Several Crane associates said the mill was sold.", 1),
        ("Friends of the baker said the mill was sold.", 0),
        ("The bank and its allies said the mill was sold.", 0),
        ("An official familiar with the talks said the mill was sold.", 0),
        ("A source with direct knowledge of the talks said the mill was sold.", 0),
        ("People familiar with the talks told the Financial Times the mill was sold.", 0),
        ("Ida Crane, a friend of the minister, said the mill was sold.", 0),
        (
            "People familiar with the talks said the mill was sold. It rained. People familiar with the talks said it "
            "would close.",
            1,
        ),
    ],
)
def test_proximity_formula(text: str, count: int) -> None:
    findings = flagged("proximity-formula", text)
    assert len(findings) == count
    assert all(f.hint.startswith("If it is safe to") for f in findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for the board said the pumps had failed.", ["info"]),
        ("The board’s press officer said the pumps had failed.", ["info"]),
        ("A board spokesman, who asked not to be named, said the pumps had failed.", ["warning"]),
        ("The spokesman said the pumps had failed.", []),
        ("A spokesman, Pavel Roth, said the pumps had failed.", []),
        ("Board spokesman Pavel Roth said it rained. The board’s spokesman said the pumps had failed.", []),
        ("A spokesman for the board did not respond to questions.", []),
        ("A spokesman for the board declined to say whether the pumps had failed.", []),
        ("A spokesman for the board said in a statement that the pumps had failed.", []),
        ("A spokesman for the board told the Financial Times the pumps had failed.", []),
        ("A lawyer for the board said the pumps had failed.", []),
    ],
)
def test_unnamed_spokesperson(text: str, expected: list[str]) -> None:
    findings = flagged("unnamed-spokesperson", text)
    assert [f.severity.value for f in findings] == expected
    assert all(f.hint.startswith("If it is safe to") for f in findings)
