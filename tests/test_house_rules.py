"""What one newsroom weighs otherwise than the rest: the cases for which its policy has an option of a rule."""

from __future__ import annotations

import pytest

from attrib import audit
from attrib.model import Severity
from attrib.policy import load

FRIENDS = (
    "The harbour minister will stay, her office said on Monday.\n\nFriends of the minister said she had never thought "
    "of leaving.\n\nThe harbour has had four ministers in three years."
)
CLOSE = "The mill will be sold before Easter.\n\nPeople familiar with the matter said the price was low."
PROMISED = "“The budget was finished in March,” said an aide to the governor, who insisted on anonymity."
NO_PROMISE = "“The budget was finished in March,” said an aide to the governor."
HALF = "“The tents were wet through by midnight,” said Dana, 34."
NOT_HER_NAME = "“The tents were wet through by midnight,” said Dana Merk, not her real name. Buses came at dawn."
RENAMED = (
    "“The tents were wet through by midnight,” said Dana, 34.\n\nHer name has been changed, because she may lose her "
    "place in the queue for papers."
)
PRAISE = "“It is the smartest plan that this town ever had,” said a senior council official."
EMAIL = "“There is no money for a second bridge,” Mayor Ade Bello of Lorne said in an interview by email on Monday."


def graveness(policy: str, rule: str, text: str) -> list[str]:
    return [str(f.severity) for f in audit(text, policy).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("policy", "rule", "text", "severity", "by_default"),
    [
        ("guardian", "proximity-formula", FRIENDS, "error", "warning"),
        ("guardian", "proximity-formula", CLOSE, "warning", "warning"),
        ("nyt", "anonymity-reason-missing", PROMISED, "warning", "warning"),
        ("nyt", "anonymity-reason-missing", NO_PROMISE, "info", "warning"),
        ("npr", "partial-name-unexplained", HALF, "warning", "warning"),
        ("npr", "partial-name-unexplained", NOT_HER_NAME, "error", "warning"),
        ("npr", "partial-name-unexplained", RENAMED, "error", None),
        ("ap", "channel-missing", EMAIL, "info", None),
        ("ap", "channel-missing", EMAIL.replace("an interview by email", "an email"), None, None),
        ("ap", "channel-missing", EMAIL.replace("There", "The email interview is over. There"), "info", None),
        ("npr", "anonymous-opinion", PRAISE, "warning", "info"),
        ("npr", "anonymous-opinion", PRAISE.replace("the smartest plan", "a ridiculous plan"), "warning", "info"),
        ("ap", "anonymous-opinion", PRAISE, "info", "info"),
        ("ap", "anonymous-opinion", PRAISE.replace("the smartest plan", "a ridiculous plan"), "warning", "info"),
        ("npr", "agentless-claim", "The Lorne Gazette has learned that the mill will close.", "error", "warning"),
        ("npr", "agentless-claim", "It is understood the minister will resign on Friday.", "warning", "warning"),
        ("npr", "reports-without-outlet", "The director has reportedly left the country.", "error", "warning"),
        ("npr", "reports-without-outlet", "Media reports say the director has left.", "warning", "warning"),
        ("ap", "quote-marks-broken", "“We left at dawn, she said.\n\nThe road was closed by noon.", "error", "warning"),
    ],
)
def test_a_case_that_a_newsroom_weighs_otherwise(
    policy: str, rule: str, text: str, severity: str | None, by_default: str | None
) -> None:
    assert graveness(policy, rule, text) == ([severity] if severity else [])
    assert graveness("default", rule, text) == ([by_default] if by_default else [])


def test_an_interview_by_email_is_told_once_and_not_inside_a_quotation() -> None:
    again = f"{EMAIL} “The old one will do,” the mayor said in the email interview."
    assert graveness("ap", "channel-missing", again) == ["info", "info"]
    quoted = "“I gave an email interview to nobody,” Mayor Ade Bello of Lorne told reporters."
    assert graveness("ap", "channel-missing", quoted) == []


@pytest.mark.parametrize(("warning_percent", "severities"), [(60, []), (50, ["warning"]), (20, ["warning"])])
def test_the_share_that_warns_may_be_under_the_share_that_is_noted(warning_percent: int, severities: list[str]) -> None:
    text = (
        "Mayor Ade Bello said the tram line would open in May. A senior city official said it would not. Engineer Lea "
        "Prins said the tunnel was dry. “Nobody has the money,” said a treasury official."
    )
    policy = load("default")._replace(
        settings={"unnamed-share": Severity.WARNING},
        options={"unnamed-share": {"warning-percent": warning_percent, "info-percent": 55}},
    )
    assert [str(f.severity) for f in audit(text, policy).findings if f.rule == "unnamed-share"] == severities
