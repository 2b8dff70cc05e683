"""The rules on how an unnamed source is handled, on articles made by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from attrib import audit
from attrib.model import Finding, Hand, ReasonKind, Severity
from attrib.policy import load
from attrib.rules import check, rules
from attrib.rules.details import DESCRIBED, NEEDED, TOLD
from handmade import article
from test_rules import found

SAID = '“<c a1>{}</c>” <q a1>said</q> <s a1 unnamed-person "a nurse">{}</s>.{}'
THREE = ", 52, a widow, tall and bald"  # the age, the family, the looks


def jigsaw(source: str, content: str = "It is lost,", after: str = "") -> list[Finding]:
    return found("jigsaw-risk", article(SAID.format(content, source, after)))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("a nurse who has worked there since May 2009", "the years of service"),
        ("a nurse who has worked there for more than ten years", "the years of service"),
        ("a nurse who joined the staff in 2009", "the years of service"),
        ("a head nurse", "the exact title"),
        ("a director of nursing", "the exact title"),
        ("a nurse in the burns ward", "the unit"),
        ("a nurse from Tarnby", "the place"),
        ("a Tarnby-based nurse", "the place"),
        ("a nurse who took part in the talks on Tuesday", "the presence at a dated meeting"),
        ("a nurse who was in last week’s meeting", "the presence at a dated meeting"),
        ("a nurse born in the valley", "the birthplace"),
        ("a Tatar nurse", "the nationality"),
        ("a woman", "the gender"),
    ],
)
def test_a_kind_of_detail_is_known_by_its_words(source: str, kind: str) -> None:
    (finding,) = jigsaw(source + THREE)
    assert kind in finding.message
    assert not jigsaw("a nurse" + THREE)


@pytest.mark.parametrize(
    ("kind", "phrases"),
    [
        (
            "the years of service",
            "since 2004|for two decades|for a decade|a ten-year veteran|veteran of six years|has ten years|"
            "joined in May|hired in 2004|elected last spring|retired in 1999|sworn in in May|left last fall",
        ),
        (
            "the presence at a dated meeting",
            "attended on Friday|was at it on 4 May|heard it yesterday|on the call last week|in the room last night|"
            "at the hearing this morning|joined the talks last month",
        ),
        (
            "the family",
            "whose uncle fell|His twin fell|parent of two|grandmother of one|engaged to a miner|is divorced|"
            "a widower|is pregnant|children of the war|has two sons|have three grandchildren",
        ),
        ("the birthplace", "a Tarnby-born nurse|of Irish descent|native of Lorne|grew up in|raised in"),
        (
            "the looks or the voice",
            "walks with a limp|stutters|one-armed|left-handed|a grey-haired man|soft-spoken|lost two fingers|"
            "with a long beard|with an odd voice|in a wheelchair",
        ),
        (
            "the life before",
            ", a former miner|and formerly a miner|is an ex-miner|, one-time mayor|was a onetime mayor|, retired now|"
            "used to teach|once a miner|previously ran it|a graduate of it|graduated from it|trained as|studied at",
        ),
        (
            "how few there are",
            "the only nurse|its youngest|the town’s lone nurse|the first female|the most senior|one of just two",
        ),
        ("the unit", "in the north ward|at the old mill|runs the night shift|on line 4|gate seven|in block C"),
    ],
)  # fmt: skip
def test_a_kind_of_detail_is_not_told_without_its_words(kind: str, phrases: str) -> None:
    for phrase in phrases.split("|"):
        assert re.search((TOLD | DESCRIBED)[kind], phrase), phrase
        assert not NEEDED[kind].isdisjoint(re.findall("[a-z]+", phrase.lower())), phrase


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("a nurse aged 52 and there since 2004, whose son was born in the valley", 1),
        ("a head nurse who was in the ward on Monday", 0),
        ("a head nurse, 52, who was in the meeting on Monday", 1),
        ("a nurse, 52, a widow, who was in the meeting on Monday", 0),
        ("a nurse close to the head of the clinic" + THREE, 0),
        ("a nurse from Kyiv" + THREE, 0),
        ("a nurse at the ministry" + THREE, 0),
        ("the head nurse" + THREE, 1),
    ],
)
def test_four_details_or_an_exact_title_at_a_dated_meeting(source: str, count: int) -> None:
    assert len(jigsaw(source)) == count


def test_details_stand_in_other_sentences_and_in_own_words() -> None:
    own = "I have worked here since 2004 and my son was treated here,"
    assert jigsaw("a head nurse, 52,", own)
    assert not jigsaw("a head nurse, 52,", own.replace("I have", "They had").replace("my", "a"))
    again = ' <s a2 unnamed-person "a nurse">She</s> <q a2>said</q> <c a2>so</c>, and is a widow born in the valley.'
    assert jigsaw("a head nurse", after=again)


def test_a_group_and_a_named_person_are_at_no_risk() -> None:
    text = SAID.format("It is lost,", "a head nurse" + THREE, "")
    assert not found("jigsaw-risk", article(text, {"a nurse": {"count": 2}}))
    assert not found("jigsaw-risk", article(text.replace("unnamed-person", "named-person")))


def test_the_source_that_was_promised_anonymity_is_looked_at_however_it_is_brought_in() -> None:
    text = SAID.format("It is lost,", "the head nurse" + THREE, "")
    assert found("jigsaw-risk", article(text, {"a nurse": {"granted": True}}))


BARE = '<s a1 anonymous-source "a source">{}</s> <q a1>said</q> <c a1>it was over</c>. “<c a2>Go,</c>” <q a2>said</q> \
<s a2 anonymous-source "a source">the source</s>.'
RISKY_TEXT = BARE.format("A bald source, 52, a widow, born in the valley")
RISKY = article(RISKY_TEXT)


class TestNoHintAsksForMoreOfSomebodyAtRisk:
    @pytest.mark.parametrize("guard", [Severity.WARNING, Severity.INFO, None])
    def test_whatever_the_policy_says(self, guard: Severity | None) -> None:
        policy = load("default")._replace(settings={"jigsaw-risk": guard})
        findings = [f for f in check(RISKY, policy) if f.rule != "jigsaw-risk"]
        assert {"bare-source", "anonymity-reason-missing"} <= {f.rule for f in findings}
        assert {f.hint for f in findings} == {
            "Tell no more about the unnamed source here: what the article tells may already point to one person. "
            "See jigsaw-risk."
        }

    def test_the_finding_stays_what_it_was(self) -> None:
        (finding,) = found("bare-source", RISKY)
        (other,) = found("bare-source", article(BARE.format("A source")))
        assert (finding.message.split(" tells ")[1], finding.severity, finding.fingerprint) == (
            other.message.split(" tells ")[1], other.severity, other.fingerprint,
        )  # fmt: skip
        assert other.hint.startswith("If it is safe to")

    def test_a_candidate_for_an_unclear_source_is_protected_too(self) -> None:
        third = ' <s a3 unnamed-person "an aide">An aide</s> <q a3>said</q> <c a3>no</c>. \
<s a4 unnamed-person ambiguous>The source</s> <q a4>said</q> <c a4>so</c>.'
        unclear = {"a4": {"candidates": ("s1", "s2")}}
        for phrase, start in (
            ("A bald source, 52, a widow, born in the valley", "Tell no more"),
            ("A source", "If it"),
        ):
            (finding,) = found("ambiguous-pronoun", article(BARE.format(phrase) + third, None, unclear))
            assert finding.hint.startswith(start)

    def test_a_hint_about_somebody_else_stays(self) -> None:
        other = ' <s a3 anonymous-source "an insider">An insider</s> <q a3>said</q> <c a3>no</c>.'
        hints = {f.attributions[0]: f.hint for f in found("bare-source", article(RISKY_TEXT + other))}
        assert hints["a1"].startswith("Tell no more")
        assert hints["a3"].startswith("If it is safe to")

    def test_a_rule_that_seeks_no_detail_never_hints_at_any(self) -> None:
        plain = [rule for rule in rules().values() if not rule.seeks_detail]
        assert plain
        for rule in plain:
            for text in rule.flags:
                for finding in audit(text).findings:
                    assert finding.rule != rule.name or not re.search("[Ss]ay (?:how|why|who)|the body", finding.hint)


CLERK = (
    '“<c a1>It is lost,</c>” <q a1>said</q> <s a1 unnamed-official "a clerk">a clerk</s>, who asked not to be named \
because the talks are private.'
)
ROTE = {"granted": True, "reason": "because the talks are private", "reason_kind": ReasonKind.ROTE}


@pytest.mark.parametrize(
    ("facts", "attribution", "expected"),
    [
        (ROTE, {}, ["because the talks are private"]),
        ({**ROTE, "reason": "because the\ntalks"}, {}, ["a clerk"]),
        ({**ROTE, "reason_kind": ReasonKind.INFORMATIVE}, {}, []),
        ({"granted": True}, {}, []),
        (ROTE, {"hand": Hand.RELAY_UNNAMED}, []),
    ],
)
def test_rote_anonymity_reason(facts: dict[str, Any], attribution: dict[str, Any], expected: list[str]) -> None:
    seen = article(CLERK, {"a clerk": facts}, {"a1": attribution})
    findings = found("rote-anonymity-reason", seen)
    assert [seen.words(f.span) for f in findings] == expected
    assert all(f.hint.startswith("If it is safe to") and "“a clerk”" in f.message for f in findings)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Speaking off the record, a judge said it was over.", 1),
        ("“It is over,” a judge said off the record.", 1),
        ("“It is over,” Judge Ida Crane, talking strictly off-the-record, said.", 1),
        ("A judge told this paper off the record that it was over.", 1),
        ("A judge who was not speaking off the record said it was over.", 0),
        ("Judge Ida Crane said the clerk had said off the record that it was over.", 0),
        ("“Speaking off the record, it is over,” a judge said.", 0),
        ("Speaking off the record is no habit of this court. A judge said it was over.", 0),
        ("Speaking off the record, the court said it was over.", 0),
        ("A judge told the owners off the record that it was over.", 0),
    ],
)
def test_off_the_record_used(text: str, count: int) -> None:
    findings = [f for f in audit(text).findings if f.rule == "off-the-record-used"]
    assert len(findings) == count
    assert all(f.hint.startswith("If it is safe to") for f in findings)


def heard(rule: str, text: str) -> list[Finding]:
    return [f for f in audit(text).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A Western diplomat said the cabinet had rejected the treaty.", 1),
        ("A harbour official said the board of Orix had rejected the bid.", 1),
        ("A harbour official said the Orix board had rejected the bid.", 1),
        ("A ministry source said the court had rejected the bid.", 1),
        ("A harbour official who attended the meeting said the board of Orix had rejected the bid.", 0),
        ("A harbour official close to the bidder said the board of Orix had rejected the bid.", 0),
        ("An Orix manager said the board of Orix had rejected the bid.", 0),
        ("A harbour official said the board of Orix would reject the bid.", 1),
        ("A harbour official said the board of Orix is divided.", 1),
        ("A harbour official said the board of Orix should go.", 0),
        ("A harbour official said the administration had rejected the bid.", 0),
        ("A harbour official said a board had rejected the bid.", 0),
        ("Harbour officials said the board of Orix had rejected the bid.", 0),
        ("The harbour official said the board of Orix had rejected the bid.", 0),
        ("A Danish official said the board of Orix had rejected the bid.", 1),
        ("A Danish official said Denmark had rejected the bid.", 0),
        ("A witness said the board of Orix had rejected the bid.", 0),
        ("An aide said the board of Orix had rejected the bid.", 0),
        ("A source said the board of Orix had rejected the bid.", 0),
        ("A harbour official told the Financial Times that the board of Orix had rejected the bid.", 0),
        ("A harbour official endorsed what the board of Orix had rejected.", 0),
    ],
)
def test_no_basis_of_knowledge(text: str, count: int) -> None:
    findings = heard("no-basis-of-knowledge", text)
    assert len(findings) == count
    assert all(f.hint.startswith("If it is safe to") for f in findings)


SPOKE = "An Orix official said the plant would close. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SPOKE + "Orix declined to comment.", ["warning"]),
        (SPOKE + "A spokesman for Orix did not immediately respond to questions.", ["warning"]),
        (SPOKE + "Orix refused to comment.", ["warning"]),
        (SPOKE + "Orix spokeswoman Mina Dahl declined to comment.", []),
        (SPOKE + "Two Orix clerks said so too. Orix declined to comment.", ["warning"]),
        (SPOKE + "Velm declined to comment.", []),
        (SPOKE + "The union declined to comment.", []),
        (SPOKE + "Orix declined the offer.", []),
        ("Two Crane advisers said it was over. Senator Ida Crane declined to comment.", ["info"]),
        ("Crane advisers said it was over. Senator Ida Crane declined to comment.", []),
        ("Two Crane advisers said it was over. Tom Ida Crane declined to comment.", []),
        ("A ministry official said the plant would close. The ministry declined to comment.", ["warning"]),
        ("A health ministry official said the plant would close. The ministry declined to comment.", ["warning"]),
        ("A ministry official said the plant would close. The Finance Ministry declined to comment.", []),
        ("A State Department official said so. The Justice Department declined to comment.", []),
        ("An Orix official told the Financial Times the plant would close. Orix declined to comment.", []),
        ("Orix manager Ida Crane said the plant would close. Orix declined to comment.", []),
        ("An Orix official declined to comment. Orix declined to comment.", []),
    ],
)
def test_declined_and_spoke(text: str, expected: list[str]) -> None:
    findings = heard("declined-and-spoke", text)
    assert [f.severity.value for f in findings] == expected
    assert all(f.hint.startswith("If it is safe to") and f.message.endswith("?") for f in findings)
