"""The rules on how far a reader can tell who is speaking, on articles made by hand and on single sentences."""

from __future__ import annotations

import pytest

from attrib import audit
from attrib.model import Finding
from attrib.policy import load


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials said the gates were shut.", ["Officials"]),
        ("Two senior officials said the gates were shut.", ["Two senior officials"]),
        ("Law enforcement officials said the gates were shut.", ["Law enforcement officials"]),
        ("“Shut,” a diplomat said.", ["a diplomat"]),
        ("Harbour officials said the gates were shut.", []),
        ("Officials at the ministry said the gates were shut.", []),
        ("Two senators said the gates were shut.", []),
        ("An aide said the gates were shut.", ["An aide"]),
        ("The coast guard was there at dawn. Officials said the gates were shut.", []),
        ("The coast guard was there at dawn. It rained. Officials said the gates were shut.", []),
        (
            "The coast guard and the customs service were there at dawn. It rained. Officials said it was late.",
            ["Officials"],
        ),
        ("The Pilots’ Committee met. Officials said the gates were shut.", []),
        ("Officials told the Financial Times the gates were shut.", []),
        ("Officials said the gates were shut. It rained. Two officials said it was late.", ["Officials"]),
    ],
)
def test_unplaced_official(text: str, expected: list[str]) -> None:
    findings = flagged("unplaced-official", text)
    assert [text[f.span.start : f.span.end] for f in findings] == expected
    assert all(f.hint.startswith("If it is safe to") for f in findings)


PRINS = "“It floods,” said Lea Prins, a hydrologist."
FILLER = "The wall is old.\n\nIt rained.\n\nThe road is shut.\n\nNobody came.\n\nThe shop is shut.\n\nIt rained on."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Critics say the dam is unsafe.", 1),
        ("Many experts on dams say it is unsafe.", 1),
        ("The mayor’s opponents say the dam is unsafe.", 1),
        ("Critics say the dam is unsafe. Experts say it will burst.", 1),
        ("Critics say the dam is unsafe.\n\nExperts say it will burst.", 2),
        ("Critics such as Lea Prins say the dam is unsafe.", 0),
        ("Three in 10 experts say the dam is unsafe.", 0),
        ("Critics may say the dam is unsafe.", 0),
        ("Critics have called for the dam to be raised.", 0),
        ("The board will raise what critics call a trap.", 0),
        ("These critics say the dam is unsafe.", 0),
        ("His opponents say the dam is unsafe.", 0),
        ("Some say the dam is unsafe.", 1),
        ("The voters were asked. Some say the dam is unsafe.", 0),
        ("Critics told the Financial Times the dam was unsafe.", 0),
        (f"Critics say the dam is unsafe.\n\nIt rained.\n\n{PRINS}", 0),
        (f"Critics say the dam is unsafe.\n\n{FILLER}\n\n{PRINS}", 1),
        (f"{FILLER}\n\nCritics say the dam is unsafe.\n\nIt rained.\n\n{PRINS}", 0),
        (f"{FILLER}\n\nCritics say the dam is unsafe.\n\nIt rained.\n\nIt froze.\n\n{PRINS}", 1),
        (f"{PRINS}\n\nCritics say the dam is unsafe.", 0),
        (f"{PRINS}\n\n{FILLER}\n\nCritics say the dam is unsafe.\n\nPrins said it was high.", 1),
        (f"{PRINS}\n\n{FILLER}\n\nCritics say the dam is unsafe. Prins said it was high.", 0),
    ],
)
def test_phantom_collective(text: str, count: int) -> None:
    findings = flagged("phantom-collective", text)
    assert len(findings) == count
    assert all(f.message.startswith("Who are “") for f in findings)


FAR = "The wall is old.\n\nIt rained.\n\nThe road is shut.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It floods,” said Jan Moreau.", ["info"]),
        ("“It floods,” Mr. Moreau said.", ["info"]),
        ("“It floods,” said Jan Moreau. “It burns,” said Eva Lind.", ["info", "info"]),
        ("“It floods,” Moreau said. “It burns,” Lind said.", []),
        ("Jan Moreau said the river flooded.", ["info"]),
        ("Moreau said the river flooded.", []),
        ("“It floods,” wrote Jan Moreau.", []),
        ("“It floods,” said farmer Jan Moreau.", []),
        ("“It floods,” said the council’s Jan Moreau.", []),
        ("“It floods,” said Jan Moreau of Brandt.", []),
        ("“It floods,” said Jan Moreau, adding that it was late.", ["info"]),
        ("“It floods,” said Jan Moreau. He works at the mill.", []),
        ("“It floods,” said Jan Moreau, pointing at his house.", []),
        ("“It floods,” said Jan Moreau. The 61-year-old left.", []),
        ("“It floods,” sang Jan Moreau.", []),
        ("Moreau Lin is a farmer. “It floods,” Ms. Moreau said.", []),
        ("Jan Moreau rowed. Jan Moreau slept. “It floods,” said Jan Moreau.", []),
        (f"“It floods,” said Jan Moreau.\n\n{FAR}", []),
        (f"{FAR}“It floods,” said Jan Moreau.", ["info"]),
        ("“It floods,” the Courier said.", []),
    ],
)
def test_speaker_not_introduced(text: str, expected: list[str]) -> None:
    assert [f.severity.value for f in flagged("speaker-not-introduced", text)] == expected


def test_a_desk_may_list_whom_its_readers_know() -> None:
    text = "“It floods,” said Jan Moreau. “It burns,” said Eva Lind."
    policy = load("default")._replace(options={"speaker-not-introduced": {"known": "Ida Crane, Eva Lind"}})
    findings = [f for f in audit(text, policy).findings if f.rule == "speaker-not-introduced"]
    assert ["Jan Moreau" in f.message for f in findings] == [True]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“It was cold,” said Dana, 34.", 1),
        ("“It was cold,” said Dana, a teacher.", 1),
        ("“It was cold,” said K., a teacher.", 1),
        ("The teacher Dana said it was cold.", 1),
        ("“It was cold,” said Olga, not her real name.", 1),
        ("“It was cold,” said Olga, not her real name, because she fears arrest.", 0),
        ("“It was cold,” said Dana Merk, 34.", 0),
        ("“It was cold,” said Dana, 34. Dana Merk is from Brandt.", 0),
        ("“It was cold,” said Dana, 17.", 0),
        ("“It was cold,” said Dana, 3400.", 0),
        ("“It was cold,” said Dana, ²³.", 0),
        ("“It was cold,” said Dana, the mayor.", 0),
        ("“It was cold,” said Dana, a dancer.", 0),
        ("King Olaf said it was cold.", 0),
        ("Dana said it was cold.", 0),
        ("“It was cold,” said Dana, 34, who gave only her first name.", 0),
        ("“It was cold,” said Dana, 34. The Courier agreed to withhold her surname.", 0),
    ],
)
def test_partial_name_unexplained(text: str, count: int) -> None:
    findings = flagged("partial-name-unexplained", text)
    assert len(findings) == count
    assert all(f.hint.startswith("If it is safe to") for f in findings)
