"""What people decide: the file beside the article, what comes of it in the audit, the gate and the reports."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types of its own

from attrib import audit, render
from attrib.corrections import LEVELS
from attrib.decisions import as_toml, beside, read_decisions
from attrib.model import NOBODY, Audit, Decision, Level, SourceType, State, Verdict
from attrib.policy import load
from attrib.reports.schema import schema
from attrib.rules import rules
from attrib.tables import ConfigurationError
from conftest import ROOT, Call, Outcome

STORY = """The harbour board met behind closed doors on Monday. “Nobody in that room wants the merger,” one source said.

The chairwoman, Ida Brandt, told reporters that talks were going well. An aide to the mayor said they had ended a week \
ago. The merger is reportedly dead. Clerk Tom Dray kept the minutes.
"""
ORPHAN = "\nThe gates were locked in the night. “Nobody warned us before they locked the gates for good.” It rained.\n"
BARE, ENDED, DEAD = "Nobody in that room wants the merger,", "they had ended a week ago", "The merger … is"
TODAY = date(2026, 6, 15)


def fingerprint_of(seen: Audit, words: str) -> str:
    (one,) = [a for a in seen.article.attributions if seen.article.words(a.content).startswith(words)]
    return seen.article.fingerprint(one)


def accepted(seen: Audit, rule: str = "bare-source", until: str | None = None) -> Decision:
    (one,) = [f for f in seen.findings if f.rule == rule]
    return Decision(Verdict.ACCEPTED, one.fingerprint, "He is known to us.", "Mina Dahl", until, rule)


def corrected(words: str, speaker: str | None = None, kind: SourceType | None = None, story: str = STORY) -> Decision:
    return Decision(
        Verdict.CORRECTED, fingerprint_of(audit(story), words), "She says it.", "Mina Dahl", speaker=speaker, type=kind
    )


# --- what comes of a decision --------------------------------------------------------------------------------------


def test_an_accepted_finding_changes_what_is_open_and_never_the_score() -> None:
    plain = audit(STORY)
    decided = audit(STORY, decisions=[accepted(plain)])
    assert decided.findings == plain.findings
    assert {f.rule for f in plain.findings} - {f.rule for f in decided.open_findings} == {"bare-source"}
    assert (decided.score, decided.uncorrected) == (plain.score, None)
    assert [(o.state, o.note) for o in decided.outcomes] == [(State.IN_FORCE, None)]


def test_a_decision_moves_with_the_words_and_ends_with_them() -> None:
    decision = accepted(audit(STORY))
    first, second = STORY.rstrip().split("\n\n")
    first = first.replace("“", '"').replace("”", '"')
    moved = audit(f"{second}\n\n{first}\n", decisions=[decision])
    assert [o.state for o in moved.outcomes] == [State.IN_FORCE]
    edited = audit(STORY.replace("wants the merger", "wants a merger"), decisions=[decision])
    assert [(o.state, o.note) for o in edited.stale] == [
        (State.UNUSED, "the words, or what was found in them, have changed")
    ]
    assert "bare-source" in {f.rule for f in edited.open_findings}


def test_a_decision_on_a_rule_that_is_off_has_no_effect_and_says_why() -> None:
    silent = load("default")._replace(settings={"bare-source": None})
    (outcome,) = audit(STORY, silent, [accepted(audit(STORY))]).stale
    assert outcome.note == "the policy has no such rule in force"


@pytest.mark.parametrize(
    ("until", "today", "state"),
    [
        (None, TODAY, State.IN_FORCE),
        ("2026-06-15", TODAY, State.IN_FORCE),
        ("2026-06-14", TODAY, State.EXPIRED),
        ("2026-06-14", None, State.IN_FORCE),
    ],
)
def test_a_decision_ends_with_its_day(until: str | None, today: date | None, state: State) -> None:
    seen = audit(STORY, decisions=[accepted(audit(STORY), until=until)], today=today)
    assert [o.state for o in seen.outcomes] == [state]
    assert ("bare-source" in {f.rule for f in seen.open_findings}) is (state is State.EXPIRED)


def test_a_corrected_speaker_changes_the_score_and_says_so() -> None:
    plain = audit(STORY)
    seen = audit(STORY, decisions=[corrected(ENDED, "Ida Brandt")])
    (a,) = [a for a in seen.article.attributions if seen.article.words(a.content).startswith(ENDED)]
    speaker = seen.article.speaker(a)
    assert speaker
    assert (speaker.name, a.type) == ("Ida Brandt", SourceType.NAMED_PERSON)
    assert "aide to the mayor" not in {s.name for s in seen.article.speakers}
    assert seen.uncorrected == plain.score
    assert plain.score.value
    assert seen.score.value
    assert seen.score.value > plain.score.value


def test_a_corrected_type_holds_for_all_that_the_speaker_says() -> None:
    story = STORY + "\n“Nobody told us,” the aide said.\n"
    seen = audit(story, decisions=[corrected(ENDED, kind=SourceType.UNNAMED_SPOKESPERSON, story=story)])
    speaker = next(s for s in seen.article.speakers if s.name == "aide to the mayor")
    assert (speaker.type, speaker.level) == (SourceType.UNNAMED_SPOKESPERSON, Level.BODY)
    types = [a.type for a in seen.article.attributions if a.speaker_id == speaker.id]
    assert types == [SourceType.UNNAMED_SPOKESPERSON] * 2


def test_a_corrected_type_can_close_a_finding() -> None:
    decision = corrected(BARE, kind=SourceType.UNNAMED_SPOKESPERSON)
    seen = audit(STORY, decisions=[decision])
    assert "bare-source" in {f.rule for f in audit(STORY).findings}
    assert "bare-source" not in {f.rule for f in seen.findings}


def test_somebody_whom_the_article_names_can_become_a_source() -> None:
    seen = audit(STORY, decisions=[corrected(ENDED, "Tom Dray", SourceType.NAMED_PERSON)])
    speaker = next(s for s in seen.article.speakers if s.name == "Tom Dray")
    assert seen.article.words(speaker.mentions[0]) == "Tom Dray"
    assert speaker.level is Level.NAME_ONLY
    assert len({s.id for s in seen.article.speakers}) == len(seen.article.speakers)


def test_a_statement_can_be_said_to_be_nobodys() -> None:
    seen = audit(STORY, decisions=[corrected(ENDED, kind=SourceType.AGENTLESS)])
    (a,) = [a for a in seen.article.attributions if seen.article.words(a.content).startswith(ENDED)]
    assert (a.speaker_id, a.type) == (None, SourceType.AGENTLESS)


@pytest.mark.parametrize(
    ("words", "speaker", "kind", "note"),
    [
        (ENDED, "Nora Vale", SourceType.NAMED_PERSON, "the article does not name “Nora Vale”"),
        (ENDED, "Tom Dray", None, "nothing is attributed to “Tom Dray” so far: say the type too"),
        (ENDED, "Ida Brandt", SourceType.AGENTLESS, "agentless means that there is no speaker"),
        (DEAD, None, SourceType.NAMED_PERSON, "there is no speaker here: say who it is"),
    ],
)
def test_a_correction_that_the_article_does_not_allow(
    words: str, speaker: str | None, kind: SourceType | None, note: str
) -> None:
    seen = audit(STORY, decisions=[corrected(words, speaker, kind)])
    assert [(o.state, o.note) for o in seen.outcomes] == [(State.UNUSED, note)]
    plain = audit(STORY).article
    assert (seen.article.attributions, seen.article.speakers) == (plain.attributions, plain.speakers)
    assert seen.uncorrected is None


def test_a_correction_ends_with_the_words() -> None:
    decision = corrected(ENDED, "Ida Brandt")
    assert not audit(STORY.replace("on Monday", "on Tuesday night"), decisions=[decision]).stale
    for edited in (STORY.replace("a week ago", "a month ago"), STORY.replace("An aide to", "A friend of")):
        assert [o.state for o in audit(edited, decisions=[decision]).outcomes] == [State.UNUSED]


def test_every_type_of_speaker_has_a_level() -> None:
    assert set(LEVELS) == set(SourceType) - NOBODY


# --- the file ------------------------------------------------------------------------------------------------------


def test_the_file_stands_beside_the_article() -> None:
    assert beside("desk/story.txt") == Path("desk/story.attrib.toml")
    assert beside("desk.v2/story") == Path("desk.v2/story.attrib.toml")


words_ = st.text(st.characters(codec="utf-8"), min_size=1).map(str.strip).filter(bool)


@given(words_, words_, words_, st.none() | st.dates().map(date.isoformat))
def test_what_is_written_is_read(reason: str, by: str, words: str, until: str | None) -> None:
    decision = Decision(Verdict.CORRECTED, "0" * 16, reason, by, until, None, words, by, SourceType.MEDIA)
    table = tomllib.loads(as_toml(decision))
    (entry,) = table["corrected"]
    assert (entry["reason"], entry["by"], entry["words"], entry["speaker"]) == (reason, by, words, by)


def test_a_file_of_decisions(tmp_path: Path) -> None:
    path = tmp_path / "story.attrib.toml"
    decisions = [
        Decision(Verdict.ACCEPTED, "0" * 16, "It is so.", "Mina Dahl", "2026-12-31", "bare-source", "one source"),
        Decision(Verdict.FALSE_ALARM, "1" * 16, "A nickname.", "Mina Dahl"),
        Decision(Verdict.CORRECTED, "2" * 16, "She says it.", "Tom Dray", speaker="Ida Brandt", type=SourceType.MEDIA),
    ]
    path.write_text("\n".join(as_toml(d) for d in decisions), encoding="utf-8")
    assert list(read_decisions(path)) == decisions


GOOD = {"finding": "'0123456789abcdef'", "reason": "'r'", "by": "'b'"}


def entry(verdict: str, /, **changes: str | None) -> str:
    told = {k: v for k, v in {**GOOD, **changes}.items() if v is not None}
    return f"[[{verdict}]]\n" + "".join(f"{key} = {value}\n" for key, value in told.items())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (entry("acepted"), "there is no table 'acepted'; did you mean 'accepted'?"),
        ("accepted = 3", "each decision stands under [[accepted]]"),
        ("accepted = [3]", "each decision stands under [[accepted]]"),
        ("[accepted]\nreason = 'x'", "each decision stands under [[accepted]]"),
        (entry("accepted", reson="'x'"), "accepted 1: there is no setting 'reson'; did you mean 'reason'?"),
        (entry("accepted", speaker="'x'"), "there is no setting 'speaker'"),
        (entry("accepted", reason="' '"), "accepted 1: reason is missing"),
        (entry("accepted", by=None), "by is missing"),
        (entry("accepted", finding=None), "finding is missing"),
        (entry("accepted", finding="'abc'"), "finding must be the fingerprint that a report gives, not 'abc'"),
        (entry("accepted", by="3"), "by must be words, not 3"),
        (entry("accepted", until="'2026-12-31'"), "until must be a date, such as 2026-12-31 without marks"),
        (entry("accepted", until="2026-12-31T10:00:00"), "until must be a date"),
        (entry("corrected"), "there is no setting 'finding'"),
        (entry("corrected", finding=None, statement=GOOD["finding"]), "a correction gives a speaker, a type, or both"),
        (
            entry("corrected", finding=None, statement=GOOD["finding"], type="'named-persn'"),
            "there is no type 'named-persn'; did you mean 'named-person'?",
        ),
        (entry("accepted") + entry("false-alarm"), "there are two decisions on 0123456789abcdef"),
        ("[[accepted", "is not TOML"),
    ],
)
def test_what_a_file_gets_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "story.attrib.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        read_decisions(path)
    assert str(raised.value).startswith(f"decisions {path}")
    assert message in str(raised.value)


def test_the_decisions_on_the_page_can_be_used(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "story.attrib.toml").write_text(block, encoding="utf-8")
    assert [d.by for d in read_decisions(tmp_path / "story.attrib.toml")] == ["Mina Dahl", "Mina Dahl"]


# --- the reports ---------------------------------------------------------------------------------------------------


def decided() -> Audit:
    plain = audit(STORY)
    late = Decision(Verdict.FALSE_ALARM, "3" * 16, "A joke.", "Tom Dray", "2026-01-31", words="the room")
    return audit(STORY, decisions=[accepted(plain), corrected(ENDED, "Ida Brandt"), late], today=TODAY)


def test_decisions_are_in_every_report() -> None:
    seen = decided()
    for name in ("terminal", "html"):
        said = " ".join(render(seen, name).split())
        assert "1 finding decided; 1 decision without effect" in said
        assert "Decided: accepted by Mina Dahl: He is known to us." in said
        assert "said by Ida Brandt; corrected by Mina Dahl: She says it." in said
        assert "“the room” has no effect: it held until 2026-01-31 (a false alarm, says Tom Dray until" in said
        assert f"with what people corrected; {audit(STORY).score.value:.1f} without" in said
    document = json.loads(render(seen, "json"))
    Draft202012Validator(schema()).validate(document)
    (told,) = document["documents"]
    assert [(d["verdict"], d["state"]) for d in told["decisions"]] == [
        ("accepted", "in-force"),
        ("corrected", "in-force"),
        ("false-alarm", "expired"),
    ]
    assert {f["rule"]: f["decision"] for f in told["findings"]}["bare-source"] == "accepted"
    assert told["uncorrected_score"] == audit(STORY).score.value != told["score"]["value"]


def test_a_report_without_decisions_does_not_speak_of_them() -> None:
    for name in ("terminal", "html"):
        assert "ecided" not in render(audit(STORY), name).replace(".decided", "")


# --- the command line ----------------------------------------------------------------------------------------------


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in which two rules find something, one thing each; all others are off."""
    monkeypatch.setattr("attrib.cli.auditing.today", lambda: TODAY)
    monkeypatch.setattr("attrib.cli.decide.today", lambda: TODAY)
    off = "".join(f'{name} = "off"\n' for name in rules() if name not in {"bare-source", "unattributed-quote"})
    (tmp_path / "attrib.toml").write_text(f"[rules]\n{off}", encoding="utf-8")
    path = tmp_path / "story.txt"
    path.write_text(STORY + ORPHAN, encoding="utf-8")
    return path


DECIDE = ("--reason", "He is known to us.", "--by", "Mina Dahl")


def test_a_decision_opens_the_gate(attrib: Call, story: Path) -> None:
    assert attrib("audit", story).status == 1
    outcome = attrib(
        "decide", story, "--verdict", "accepted", "--rule", "bare-source", *DECIDE, "--until", "2026-12-31"
    )
    assert (outcome.status, outcome.err) == (0, "")
    assert attrib("audit", story).status == 0
    (one,) = tomllib.loads(beside(story).read_text(encoding="utf-8"))["accepted"]
    assert one == {
        "finding": next(f.fingerprint for f in audit(STORY).findings if f.rule == "bare-source"),
        "rule": "bare-source",
        "words": "one source",
        "reason": "He is known to us.",
        "by": "Mina Dahl",
        "until": date(2026, 12, 31),
    }


def test_a_decision_out_of_date_is_a_warning(attrib: Call, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attrib("decide", story, "--verdict", "false-alarm", "--rule", "bare-source", *DECIDE, "--until", "2026-06-15")
    monkeypatch.setattr("attrib.cli.auditing.today", lambda: date(2026, 6, 16))
    story.write_text("Mayor Ida Brandt said the merger was dead.\n", encoding="utf-8")
    assert attrib("audit", story, "--fail-on", "warning").status == 1
    assert attrib("audit", story, "--warn-exit").status == 4
    assert attrib("audit", story).status == 0


def test_what_was_written_before_stays(attrib: Call, story: Path) -> None:
    beside(story).write_text("# Our decisions\n", encoding="utf-8")
    for rule in ("bare-source", "unattributed-quote"):
        assert attrib("decide", story, "--verdict", "accepted", "--rule", rule, *DECIDE).status == 0
    written = beside(story).read_text(encoding="utf-8")
    assert written.startswith("# Our decisions\n\n[[accepted]]\n")
    assert [d.rule for d in read_decisions(beside(story))] == ["bare-source", "unattributed-quote"]


def test_decisions_in_another_file(attrib: Call, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    attrib("decide", story, "--verdict", "accepted", "--rule", "bare-source", *DECIDE, "--decisions", other)
    assert not beside(story).exists()
    assert attrib("audit", story).status == 1
    assert attrib("audit", story, "--decisions", other).status == 0
    assert attrib("audit", "-", "--decisions", other, stdin=STORY.encode()).status == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--verdict", "accepted", *DECIDE], "2 findings fit; choose with --line, --rule and --words"),
        (["--verdict", "accepted", "--line", "2", *DECIDE], "No finding fits"),
        (["--verdict", "accepted", "--rule", "bare-source"], "A decision needs a --reason, and a name: --by."),
        (["--verdict", "corrected", "--line", "3", *DECIDE], "3 statements fit"),
        (["--verdict", "corrected", "--words", "a week", *DECIDE], "needs a --speaker, a --type, or both"),
        (["--verdict", "corrected", "--words", "a week", "--type", "named", *DECIDE], "There is no type 'named'"),
        (
            ["--verdict", "corrected", "--words", "a week", "--speaker", "Nora Vale", *DECIDE],
            "That cannot be corrected so: the article does not name “Nora Vale”.",
        ),
        (["--verdict", "corrected", "--words", "a week", "--rule", "bare-source", *DECIDE], "no --rule"),
        (
            ["--verdict", "accepted", "--rule", "bare-source", "--type", "media", *DECIDE],
            "belong to --verdict corrected",
        ),
        (["--verdict", "accepted", "--rule", "bare-sorce", *DECIDE], "did you mean bare-source?"),
        (["--verdict", "accepted", "--rule", "bare-source", "--until", "2026-06-14", *DECIDE], "2026-06-14 is past"),
        (["--verdict", "maybe"], "--verdict"),
        (["--until", "soon"], "--until"),
        ([], "Standard input is no terminal to ask on; say what was decided with --verdict."),
    ],
)
def test_a_decision_that_cannot_be_written_down(attrib: Call, story: Path, options: list[str], says: str) -> None:
    outcome = attrib("decide", story, *options)
    assert (outcome.status, outcome.out) == (2, "")
    assert says in outcome.err
    assert not beside(story).exists()


def test_nothing_is_decided_twice(attrib: Call, story: Path) -> None:
    once = ("decide", story, "--verdict", "accepted", "--rule", "bare-source", *DECIDE)
    attrib(*once)
    before = beside(story).read_bytes()
    assert attrib(*once).err == f"attrib: {beside(story)} has a decision on this already; change or delete it there.\n"
    assert beside(story).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("audit", "story.txt", "story.txt", "--decisions", "x.toml"), "--decisions belongs to one article"),
        (("audit", "story.txt", "--decisions", "nowhere.toml"), "nowhere.toml: there is no such file"),
        (("decide", "-", "--verdict", "accepted", "--reason", "r", "--by", "b"), "say where with --decisions"),
    ],
)
def test_wrong_usage(attrib: Call, arguments: tuple[str, ...], says: str) -> None:
    outcome = attrib(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert says in outcome.err
    assert not Path("-.attrib.toml").exists()


def test_a_file_that_is_wrong_stops_the_audit(attrib: Call, story: Path) -> None:
    beside(story).write_text("[[acepted]]\n", encoding="utf-8")
    for command in ("audit", "decide"):
        outcome = attrib(command, story)
        assert (outcome.status, outcome.out) == (2, "")
        assert "did you mean 'accepted'?" in outcome.err


def test_an_article_that_cannot_be_read_is_not_decided_on(attrib: Call, tmp_path: Path) -> None:
    assert attrib("decide", tmp_path / "nowhere.txt").status == 3


# --- on a terminal -------------------------------------------------------------------------------------------------


@pytest.fixture
def typed(attrib: Call, story: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """The command on a terminal, with the lines that are typed."""
    monkeypatch.setattr("attrib.cli.decide.is_terminal", lambda: True)
    return lambda *lines: attrib("decide", story, stdin="".join(f"{line}\n" for line in lines).encode())


def test_each_finding_is_asked_about(typed: Callable[..., Outcome], story: Path) -> None:
    outcome = typed("a", "He is known to us.", "Mina Dahl", "soon", "2026-12-31", "s")
    assert outcome.status == 0
    assert outcome.out.startswith("2 to decide\n")
    assert outcome.out.endswith("1 not decided\n")
    assert "tells the reader nothing about who is speaking" in " ".join(outcome.out.split())
    assert [(d.verdict, d.rule, d.by, d.until) for d in read_decisions(beside(story))] == [
        (Verdict.ACCEPTED, "bare-source", "Mina Dahl", "2026-12-31")
    ]


def test_the_name_is_asked_once(typed: Callable[..., Outcome], story: Path) -> None:
    assert typed("f", "A joke.", "Mina Dahl", "", "f", "Another.", "", "").status == 0
    assert [(d.verdict, d.reason, d.by, d.until) for d in read_decisions(beside(story))] == [
        (Verdict.FALSE_ALARM, "A joke.", "Mina Dahl", None),
        (Verdict.FALSE_ALARM, "Another.", "Mina Dahl", None),
    ]


def test_who_says_it_can_be_corrected(typed: Callable[..., Outcome], story: Path) -> None:
    story.write_text("“Nobody in that room wants the merger,” one source said. Ida Brandt said it was dead.\n", "utf-8")
    outcome = typed("c", "Nora Vale", "named-person", "c", "Ida Brandt", "", "She says it.", "Mina Dahl", "")
    assert "Who says “Nobody in that room wants the merger,”, as the article calls them" in outcome.out
    assert "the article does not name “Nora Vale”" in outcome.err
    (one,) = read_decisions(beside(story))
    assert (one.verdict, one.speaker, one.type) == (Verdict.CORRECTED, "Ida Brandt", None)
    assert one.words == "Nobody in that room wants the merger,"
    assert outcome.out.endswith("0 not decided\n")  # who is named now is no bare source


def test_a_reason_and_a_name_are_more_than_space(typed: Callable[..., Outcome], attrib: Call, story: Path) -> None:
    assert typed("a", " ", " He is known. ", "  ", "Mina Dahl", "", "q").status == 0
    assert [(d.reason, d.by) for d in read_decisions(beside(story))] == [("He is known.", "Mina Dahl")]
    outcome = attrib("decide", story, "--verdict", "accepted", "--reason", " ", "--by", "Mina Dahl")
    assert (outcome.status, "A decision needs a --reason" in outcome.err) == (2, True)


def test_a_last_day_is_still_to_come(typed: Callable[..., Outcome], story: Path) -> None:
    outcome = typed("a", "He is known.", "Mina Dahl", "2026-06-14", "2026-06-15", "q")
    assert "2026-06-14 is past" in outcome.out + outcome.err
    assert [d.until for d in read_decisions(beside(story))] == ["2026-06-15"]


def test_what_was_decided_is_kept_when_the_rest_is_not(typed: Callable[..., Outcome], story: Path) -> None:
    assert typed("a", "He is known.", "Mina Dahl", "", "q").status == 0
    assert len(read_decisions(beside(story))) == 1
    assert typed().status == 130  # the terminal is closed
    assert len(read_decisions(beside(story))) == 1
