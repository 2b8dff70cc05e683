"""The questions about unnamed sources: whom they are asked about, and where they are printed."""

from __future__ import annotations

import json

import pytest

from attrib import audit, render
from attrib.model import Audit, Policy, Question
from attrib.policy import load
from attrib.sign_off import sign_off
from handmade import article

POLICY = load("default")._replace(
    questions=(Question("identity", "Does an editor know?"), Question("lawyer", "A lawyer?", "bare-source")),
)
STORY = """“Nobody in that room wants the merger,” one source said.

Ida Brandt, who chairs the board, told reporters that talks were going well. An aide to the mayor, who asked not to be \
named because the mayor bars staff from interviews, said they had ended a week ago.
"""


def asked(seen: Audit) -> dict[str, list[str]]:
    return {each.speaker.name: [q.key for q in each.questions] for each in seen.sign_off}


def test_each_unnamed_source_is_asked_about() -> None:
    assert asked(audit(STORY, POLICY)) == {"source": ["identity", "lawyer"], "aide to the mayor": ["identity"]}


def test_a_question_of_a_rule_that_is_off_is_not_asked() -> None:
    off = POLICY._replace(settings={"bare-source": None}, questions=POLICY.questions[1:])
    assert asked(audit(STORY, off)) == {}


@pytest.mark.parametrize(
    ("kind", "granted", "is_asked"),
    [
        ("unnamed-official", False, True),
        ("affiliated-source", False, True),
        ("unnamed-person", True, True),
        ("unnamed-person", False, False),
        ("unnamed-spokesperson", False, False),
        ("collective", False, False),
        ("named-person", False, False),
    ],
)
def test_who_is_asked_about(kind: str, granted: bool, is_asked: bool) -> None:
    marked = f'<s a1 {kind} "somebody">Somebody</s> <q a1>said</q> <c a1>it was over</c>.'
    seen = article(marked, {"somebody": {"granted": granted}})
    assert bool(sign_off(seen, (), POLICY)) is is_asked


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("The Herald, citing two officials, reported that the ferry would go.", False),
        ("Two officials told the Herald that the ferry would go.", True),
    ],
)
def test_the_sources_of_other_outlets_are_not_asked_about(text: str, is_asked: bool) -> None:
    """Who told the Herald may have told this newsroom."""
    assert bool(audit(text, POLICY).sign_off) is is_asked


def test_the_questions_are_on_the_page_and_in_the_data() -> None:
    seen = audit(STORY, POLICY)
    page = render(seen, "html")
    assert page.count("<li>Does an editor know?</li>") == 2
    assert page.count("<li>A lawyer?</li>") == 1
    (document,) = json.loads(render(seen, "json"))["documents"]
    first = document["sign_off"][0]
    assert first["speaker"] == "source"
    assert first["speaker_id"] in {s["id"] for s in document["speakers"]}
    assert first["questions"] == [
        {"key": "identity", "question": "Does an editor know?"},
        {"key": "lawyer", "question": "A lawyer?"},
    ]


def test_each_of_several_sources_has_boxes_of_its_own() -> None:
    text = "A ministry official said the quay was closed. An aide to the mayor said it was open.\n"
    seen = audit(text, POLICY._replace(questions=(Question("who", "Who?"), Question("how", "How?"))))
    page = render(seen, "html")
    assert (page.count("<li>Who?</li>"), page.count("☐ 1</span>"), page.count("☐ 2</span>")) == (1, 2, 2)
    said = render(seen, "markdown")
    assert "2 sources, each to be asked about:\n\n1. Who?\n2. How?\n" in said
    assert "- [ ] ministry official, line 1: ☐ 1 ☐ 2\n- [ ] aide to the mayor, line 1: ☐ 1 ☐ 2\n" in said


def test_without_unnamed_sources_nothing_is_asked() -> None:
    named = audit("“It is over,” said Ida Brandt, who chairs the board.\n", POLICY)
    assert named.sign_off == ()
    assert "Sign-off" not in render(named, "html")


def test_every_policy_asks_whether_an_editor_knows() -> None:
    def keys(policy: Policy) -> set[str]:
        return {question.key for question in policy.questions}

    for name in ("default", "strict", "ap", "bbc", "guardian", "npr", "nyt", "reuters"):
        assert {"identity", "need"} <= keys(load(name))
    assert len({frozenset(keys(load(name))) for name in ("default", "ap", "bbc", "guardian", "npr", "nyt")}) == 6
