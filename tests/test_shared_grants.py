"""One grant of anonymity that holds for several unnamed sources, and those that are somebody’s own."""

from __future__ import annotations

import pytest

from attrib import audit
from attrib.model import UNNAMED

STORY = (
    "A senior ministry official said the islanders had not been asked. “It is a mess,” a treasury official said.\n\nAn "
    "aide to the mayor said the boat had been sold.\n\n{}\n\nMayor Ida Crane said the link would stay."
)
MINISTRY, TREASURY, AIDE = "senior ministry official", "treasury official", "aide to the mayor"
ALL = {MINISTRY, TREASURY, AIDE}


def explained(text: str) -> dict[str, str]:
    return {s.name: s.reason for s in audit(text).article.speakers if s.type in UNNAMED and s.granted and s.reason}


@pytest.mark.parametrize(
    ("sentence", "names", "reason"),
    [
        ("All three spoke on condition of anonymity because they feared arrest.", ALL, "because they feared arrest"),
        ("They all asked not to be named because they feared dismissal.", ALL, "because they feared dismissal"),
        ("All of them asked not to be named for fear of dismissal.", ALL, "for fear of dismissal"),
        ("The sources spoke on condition of anonymity for fear of dismissal.", ALL, "for fear of dismissal"),
        ("The people interviewed for this article asked for anonymity, fearing dismissal.", ALL, "fearing dismissal"),
        ("Several of those interviewed asked not to be named for fear of dismissal.", ALL, "for fear of dismissal"),
        ("Everyone quoted without a name asked for anonymity for fear of dismissal.", ALL, "for fear of dismissal"),
        ("Like others here, the aide asked not to be named for fear of dismissal.", ALL, "for fear of dismissal"),
        ("The officials and the aide asked not to be named for fear of dismissal.", ALL, "for fear of dismissal"),
        ("The officials asked not to be named for fear of dismissal.", {MINISTRY, TREASURY}, "for fear of dismissal"),
        ("Both officials requested anonymity for fear of dismissal.", {MINISTRY, TREASURY}, "for fear of dismissal"),
        ("The Gazette granted anonymity to all its sources because they could lose their jobs.", ALL,
         "because they could lose their jobs"),
        ("The Gazette is not naming the three because they could lose their jobs.", ALL,
         "because they could lose their jobs"),
        ("The aide asked not to be named for fear of dismissal.", {AIDE}, "for fear of dismissal"),
        ("All three ferries were sold, said the aide, who asked not to be named for fear of dismissal.", {AIDE},
         "for fear of dismissal"),
    ],
)  # fmt: skip
def test_whom_a_grant_is_about(sentence: str, names: set[str], reason: str) -> None:
    assert explained(STORY.format(sentence)) == dict.fromkeys(names, reason)


def test_who_is_counted_is_who_was_heard_last() -> None:
    text = STORY.format("A clerk said the quay was closed. Both asked not to be named for fear of dismissal.")
    assert set(explained(text)) == {AIDE, "clerk"}


def test_one_group_under_another_noun() -> None:
    text = "Two bankers said the boat was sold. The people asked not to be identified because the talks are private.\n"
    assert explained(text) == {"Two bankers": "because the talks are private"}


def test_a_reason_of_ones_own_stays() -> None:
    own = "An envoy, who asked not to be named because the talks are secret, said no. "
    text = STORY.format(f"{own}All of them spoke on condition of anonymity for fear of dismissal.")
    assert explained(text)["envoy"] == "because the talks are secret"


def test_a_group_of_its_own_shares_nothing() -> None:
    text = STORY.format("Other officials asked not to be named for fear of dismissal.")
    assert explained(text) == {}


def test_whom_anonymity_is_granted_to_is_no_reason() -> None:
    text = STORY.format("The Gazette granted anonymity to the aide because she could lose her job.")
    assert explained(text) == {AIDE: "because she could lose her job"}
