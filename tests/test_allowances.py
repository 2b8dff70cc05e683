"""Comments in an article by which a finding may stand: attrib: allow RULE -- reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrib import audit, render
from attrib.model import Audit, State
from conftest import Call
from reading import read_text

ALLOW = "<!-- attrib: allow bare-source -- she would lose her job -->"
SAID = "One source said the bridge would close."
OTHER = "Another source said the ferry would sail."


def audited(text: str, name: str = "story.md") -> Audit:
    return audit(read_text(text, name))


def bare(found: Audit) -> list[bool]:
    """Return for each finding of bare-source whether it is decided."""
    return [f.fingerprint in found.decided for f in found.findings if f.rule == "bare-source"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{ALLOW}\n\n{SAID}\n\n{OTHER}\n", "story.md"),
        (f"{ALLOW}\n{SAID}\n\n{OTHER}\n", "story.md"),
        (f"{SAID} {ALLOW}\n\n{OTHER}\n", "story.md"),
        (f"- {SAID} {ALLOW}\n- {OTHER}\n", "story.md"),
        (f"{ALLOW}<p>{SAID}</p><p>{OTHER}</p>", "story.html"),
        (f"<p>{ALLOW}{SAID}</p><p>{OTHER}</p>", "story.html"),
        (f"<p>{SAID}{ALLOW}</p><p>{OTHER}</p>", "story.html"),
        (f"<p>{SAID.replace('said', f'{ALLOW} said')}</p><p>{OTHER}</p>", "story.html"),
    ],
)
def test_it_is_about_the_paragraph_that_it_stands_in_or_before(text: str, name: str) -> None:
    found = audited(text, name)
    assert bare(found) == [True, False]
    assert not found.stale


def test_it_changes_the_gate_and_never_the_score() -> None:
    plain, allowed = audited(SAID), audited(f"{ALLOW}\n\n{SAID}")
    assert len(allowed.findings) == len(plain.findings)
    assert len(allowed.open_findings) == len(plain.open_findings) - 1
    assert allowed.score == plain.score


def test_every_report_shows_it() -> None:
    found = audited(f"{ALLOW}\n\n{SAID}")
    assert "accepted by a comment in line 1: she would lose her job" in " ".join(render(found, "terminal").split())
    assert "accepted by a comment in line 1: she would lose her job" in render(found, "html")
    (decision,) = found.to_dict()["decisions"]
    assert (decision["verdict"], decision["state"], decision["rule"]) == ("accepted", "in-force", "bare-source")
    assert (decision["by"], decision["reason"]) == ("a comment in line 1", "she would lose her job")


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        ("<!-- attrib: allow bare-source -->", "it gives no reason"),
        ("<!-- attrib: allow bare-source -- -->", "it gives no reason"),
        ("<!-- attrib: allow bare-source because -->", "it is not of the form"),
        ("<!-- attrib: alow bare-source -- it is fine -->", "it is not of the form"),
        (
            "<!-- attrib: allow bare-sauce -- it is fine -->",
            "there is no rule 'bare-sauce'; did you mean 'bare-source'?",
        ),
        (
            "<!-- attrib: allow vague-time -- it is fine -->",
            "nothing such was found in the paragraph at which it stands",
        ),
    ],
)
def test_one_that_is_not_honoured_is_a_warning(comment: str, note: str) -> None:
    found = audited(f"{comment}\n\n{SAID}")
    assert bare(found) == [False]
    (outcome,) = found.stale
    assert outcome.state is State.UNUSED
    assert note in str(outcome.note)
    said = " ".join(render(found, "terminal").split())
    assert "; 1 decision without effect;" in said
    assert f" has no effect: {outcome.note} (accepted by a comment in line 1: " in said


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- attrib: allow bare-source – she would lose her job -->",
        "<!-- attrib: allow bare-source — she would lose her job -->",
        "<!-- Attrib: Allow bare-source -- she would lose her job -->",
    ],
)
def test_what_an_editor_makes_of_two_hyphens_is_understood(comment: str) -> None:
    found = audited(f"{comment}\n\n{SAID}")
    assert bare(found) == [True]
    assert [o.decision.reason for o in found.outcomes] == ["she would lose her job"]


def test_one_with_nothing_behind_it() -> None:
    (outcome,) = audited(f"{SAID}\n\n{ALLOW}").stale
    assert "no paragraph follows" in str(outcome.note)


@pytest.mark.parametrize("comment", ["<!-- TODO -->", "<!-- more -->", "<!-- attribution: allow x -- y -->", "<!---->"])
def test_other_comments_are_none_of_our_business(comment: str) -> None:
    assert not audited(f"{comment}\n\n{SAID}").outcomes


def test_several_findings_of_the_rule_in_the_paragraph() -> None:
    found = audited(f"{ALLOW}\n\n{SAID} {OTHER}\n\nA third source said the quay would sink.")
    assert bare(found) == [True, True, False]


def test_in_plain_text_it_is_text() -> None:
    assert not audited(f"{ALLOW}\n\n{SAID}", "story.txt").outcomes


def test_at_the_gate(attrib: Call, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text(SAID, encoding="utf-8")
    assert attrib("audit", story).status == 1
    story.write_text(f"{ALLOW}\n\n{SAID}", encoding="utf-8")
    assert attrib("audit", story).status == 0
    story.write_text(f"<!-- attrib: allow vague-time -- no -->\n\n{ALLOW}\n\n{SAID}", encoding="utf-8")
    assert attrib("audit", story, "--warn-exit").status == 4
    assert attrib("audit", story, "--fail-on", "warning").status == 1
