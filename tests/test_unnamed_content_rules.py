"""The rules on what unnamed sources are allowed to say, on articles made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from attrib.model import Finding, Hand, Severity, SourceType
from attrib.policy import load
from handmade import article
from test_rules import found

QUOTED = '“<c a1>{}</c>” <q a1>said</q> <s a1 unnamed-insider "an aide">an aide</s>.'
TOLD = '<s a1 unnamed-insider "an aide">An aide</s> <q a1>said</q> <c a1>{}</c>.'
NAMED = ' “<c a2>We are on time, as ever,</c>” <q a2>said</q> <s a2 named-person "Ida Moe">Ida Moe</s>.'


def judged(rule: str, content: str, marked: str = QUOTED, **facts: Any) -> list[Finding]:
    return found(rule, article(marked.format(content), {"an aide": facts}))


def severities(findings: list[Finding]) -> list[str]:
    return [f.severity.value for f in findings]


@pytest.mark.parametrize(
    ("content", "target", "words"),
    [
        ("He is a coward,", "he", "coward"),
        ("She’s completely out of her depth,", "she", "out of her depth"),
        ("Quill has no idea what a museum is for,", "Quill", "has no idea"),
        ("I have never met such an arrogant man as Tom Quill,", None, None),
        ("The mayor is, after all, nothing but a bully,", "mayor", "bully"),
        ("It was the sheer incompetence of the minister,", "minister", "incompetence"),
        ("We were led by this dishonest minister,", "minister", "dishonest"),
        ("Everybody knew of Quill’s arrogance,", "Quill", "arrogance"),
        ("It was his own ego,", "he", "his own ego"),
        ("The weather was kind; he is a liar,", "he", "liar"),
        ("He cannot be trusted,", "he", "cannot be trusted"),
        ("She knows that the idea is stupid,", None, None),
        ("He is not a coward,", None, None),
        ("He isn’t a coward,", None, None),
        ("He called her a liar,", None, None),
        ("They think he is a liar,", None, None),
        ("I think he is a liar,", "he", "liar"),
        ("I was a fool,", None, None),
        ("They all said it: ‘The mayor isn’t fit, he is a fool.’ So we left,", None, None),
        ("They all said it: 'The mayor is a fool.' So we left,", None, None),
        ("The ‘boss’ is a fool, and the mayor’s aides’ boss is a liar,", "boss", "liar"),
        ("The plan is stupid,", None, None),
        ("We met at the Fool’s Head,", None, None),
        ("", None, None),
    ],
)
def test_anonymous_attack(content: str, target: str | None, words: str | None) -> None:
    findings = judged("anonymous-attack", content)
    assert severities(findings) == (["warning"] if target else [])
    for finding in findings:
        assert finding.message == (
            f"Is this an attack by “an aide” under no name? “{words}” is said of “{target}”, who cannot know whom to "
            "answer."
        )
        assert finding.hint.startswith("If it is safe to")


def test_an_attack_with_a_number_by_it_is_an_info() -> None:
    assert severities(judged("anonymous-attack", "He is lazy: he missed nine of twelve meetings,")) == ["info"]
    assert severities(judged("anonymous-attack", "He is lazy, this one,")) == ["warning"]


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        ({}, 1),
        ({"type": SourceType.NAMED_PERSON}, 0),
        ({"type": SourceType.COLLECTIVE}, 0),
        ({"type": SourceType.UNNAMED_PERSON}, 1),
        ({"type": SourceType.UNNAMED_SPOKESPERSON}, 0),
    ],
)
def test_who_is_held_back(facts: dict[str, Any], count: int) -> None:
    assert len(judged("anonymous-opinion", "It is a ridiculous plan,", **facts)) == count


def test_a_passer_by_is_held_back_only_where_anonymity_was_promised() -> None:
    said = QUOTED.replace("an aide", "a neighbour").format("It is a ridiculous plan,")
    person = {"type": SourceType.UNNAMED_PERSON}
    assert not found("anonymous-opinion", article(said, {"a neighbour": person}))
    assert found("anonymous-opinion", article(said, {"a neighbour": {**person, "granted": True}}))


def test_anybody_may_attack_and_a_passer_by_or_a_crowd_is_an_info() -> None:
    for who, kind in (("a neighbour", SourceType.UNNAMED_PERSON), ("critics", SourceType.COLLECTIVE)):
        said = QUOTED.replace("an aide", who).format("He is a coward,")
        assert severities(found("anonymous-attack", article(said, {who: {"type": kind}}))) == ["info"]


def test_somebody_met_before_speaking_may_have_a_name() -> None:
    aide = '<s a1 unnamed-insider "an aide">{}</s>'
    for between, count in (("came, and", 1), ("came. Then", 0)):
        said = "<q a1>said</q> <c a1>Quill was a coward</c>."
        seen = article(f"{aide.format('An aide')} {between} {aide.format('he')} {said}")
        source = seen.attributions[0]._replace(source=seen.attributions[0].source[1:])
        assert len(found("anonymous-attack", seen._replace(attributions=(source,)))) == count


@pytest.mark.parametrize(
    ("marked", "facts", "attribution", "count"),
    [
        (QUOTED, {}, {}, 1),
        (QUOTED, {}, {"hand": Hand.RELAY_UNNAMED}, 0),
        (QUOTED, {}, {"channel": "letter"}, 0),
        (QUOTED, {}, {"ambiguous": True}, 0),
        (QUOTED.replace(">an aide<", ">the aide<"), {}, {}, 0),
        (QUOTED.replace(">said<", ">to promise<"), {}, {}, 0),
        (QUOTED.replace(">said<", ">wrote<"), {}, {}, 0),
        (QUOTED.replace(">said<", ">entitled<"), {}, {}, 0),
        (QUOTED.replace(">said<", ">was told<"), {}, {}, 0),
        (QUOTED.replace(">said<", ">is admitting<"), {}, {}, 0),
        ("When " + TOLD.replace("An aide", "an aide").replace(">said<", ">says<"), {}, {}, 0),
        ("When " + TOLD.replace("An aide", "an aide"), {}, {}, 1),
        ("Then " + TOLD.replace("An aide", "an aide").replace(">said<", ">says<"), {}, {}, 1),
        (QUOTED.replace(">said<", ">according to<"), {}, {}, 1),
        (QUOTED.replace(">an aide<", ">aides<"), {"count": None}, {}, 1),
        (QUOTED.replace(">an aide<", ">senators<"), {"count": None}, {}, 0),
        (QUOTED.replace(">an aide<", ">senators<"), {"count": 2}, {}, 1),
        (QUOTED.replace(">an aide<", ">senators<"), {"count": None, "granted": True}, {}, 1),
    ],
)
def test_what_counts_as_said(marked: str, facts: dict[str, Any], attribution: dict[str, Any], count: int) -> None:
    seen = article(marked.format("He is a coward,"), {"an aide": facts}, {"a1": attribution})
    assert len(found("anonymous-attack", seen)) == count


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It is a ridiculous plan,", ["warning"]),
        ("They should drop it,", ["warning"]),
        ("I think voters are practical,", ["warning"]),
        ("It is a brilliant plan,", ["info"]),
        ("It is a brilliant plan in a terrible place,", ["warning"]),
        ("It is a ridiculous plan, and it will cost 9 million,", []),
        ("It is a ridiculous plan for a Monday,", []),
        ("It was a ridiculous plan, and we dropped it,", []),
        ("The plan is to dig,", []),
        ("He is a coward,", []),
        ("It is a ridiculous plan, and it will probably fail,", ["warning"]),
        ("I think they will probably fail,", []),
        ("He told us that it was a ridiculous plan,", []),
        ("It is not a ridiculous plan,", []),
    ],
)
def test_anonymous_opinion(content: str, expected: list[str]) -> None:
    assert severities(found("anonymous-opinion", article(QUOTED.format(content)), load("ap"))) == expected


def test_a_past_tense_is_no_fact_in_reported_speech() -> None:
    assert judged("anonymous-opinion", "the town deserved it and that it was a disgrace", TOLD)
    assert not judged("anonymous-opinion", "The town deserved it, it was a disgrace,")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("she would probably resign", "probably"),
        ("the vote could end badly", "could end"),
        ("it may backfire", "may backfire"),
        ("they’re going to lose the vote", "they’re going to lose"),
        ("I think she’ll go", "I think she’ll"),
        ("we may be late", None),
        ("they think she will probably go", None),
        ("the mayor had said she would probably go", None),
        ("it would open on May Day", None),
        ("she has decided to go", None),
        ("she will not probably go", None),
    ],
)
def test_anonymous_speculation(content: str, words: str | None) -> None:
    findings = judged("anonymous-speculation", content, TOLD)
    assert len(findings) == (words is not None)
    if words:
        assert f"a guess (“{words}”)?" in findings[0].message


def test_who_knows_does_not_guess() -> None:
    assert not judged("anonymous-speculation", "she would probably resign", TOLD, basis="who typed the letter")


@pytest.mark.parametrize(
    ("content", "accused", "deed"),
    [
        ("Rahn had falsified the tests", "Rahn", "falsified"),
        ("the tests were falsified by Rahn", "Rahn", "falsified"),
        ("the manager took bribes from the farmers", "manager", "took bribes"),
        ("he had lied to the board", "he", "lied"),
        ("the tests were falsified", None, None),
        ("he was harassed for years", None, None),
        ("we lied to the board", None, None),
        ("he had not lied to the board", None, None),
        ("the mayor had accused Rahn of fraud", None, None),
    ],
)
def test_anonymous_accusation_unanswered(content: str, accused: str | None, deed: str | None) -> None:
    findings = judged("anonymous-accusation-unanswered", content, TOLD)
    assert len(findings) == (accused is not None)
    for finding in findings:
        assert finding.message.startswith(
            f"Was “{accused}” asked about this? “An aide” speaks of wrongdoing (“{deed}”)"
        )
        assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("", 1),
        (" Rahn denied it.", 0),
        (" Rahn did not reply to two letters.", 0),
        (" In June a manager of Rahn was convicted.", 0),
        (' <s a2 named-person "Ola Rahn">Ola Rahn</s> <q a2>said</q> <c a2>the milk was good</c>.', 0),
        (' <s a2 named-person "Ida Moe">Ida Moe</s> <q a2>said</q> <c a2>it had falsified some tests</c>.', 0),
        (' <s a2 unnamed-person "a man">A man</s> <q a2>said</q> <c a2>it had falsified some tests</c>.', 1),
        (' <s a2 named-person "Ida Moe">Ida Moe</s> <q a2>said</q> <c a2>the milk was good</c>.', 1),
    ],
)
def test_an_answer_or_support_settles_an_accusation(after: str, count: int) -> None:
    seen = article(TOLD.format("Rahn had falsified the tests") + after)
    assert len(found("anonymous-accusation-unanswered", seen)) == count


LONG = "We left the boats where they were,"


@pytest.mark.parametrize(
    ("marked", "facts", "count"),
    [
        (QUOTED.format(LONG), {}, 0),
        (QUOTED.format("All night " + LONG), {}, 1),
        (TOLD.format("All night " + LONG), {}, 0),
        (QUOTED.format("All night " + LONG), {"count": 2}, 0),
    ],
)
def test_anonymous_verbatim(marked: str, facts: dict[str, Any], count: int) -> None:
    attribution = {"a1": {"count": facts.get("count", 1)}}
    assert len(found("anonymous-verbatim", article(marked, {"an aide": facts}, attribution))) == count


def test_anonymous_verbatim_counts_the_quotations_of_one_source() -> None:
    again = '“<c a2>All day we stayed where we were, too,</c>” <q a2>added</q> <s a2 unnamed-insider "an aide">he</s>.'
    seen = article(f"{QUOTED.format('All night ' + LONG)} {again}", None, {"a1": {"count": 1}, "a2": {"count": 1}})
    (finding,) = found("anonymous-verbatim", seen)
    assert "“an aide” is quoted word for word 2 times" in finding.message
    assert finding.message.endswith("“All night We left the boats where they were”.")
    assert finding.attributions == ("a1", "a2")


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        (QUOTED.format(LONG) + NAMED, 1),
        (NAMED + " " + QUOTED.format(LONG), 0),
        (QUOTED.format(LONG), 0),
        (QUOTED.format("Go home,") + NAMED, 1),
        (TOLD.format(LONG) + NAMED, 0),
        (QUOTED.format(LONG).replace("unnamed-insider", "unnamed-person").replace("an aide", "a voter") + NAMED, 0),
        (QUOTED.format(LONG) + NAMED.replace("named-person", "collective"), 1),
    ],
)
def test_anonymous_first_quote(marked: str, count: int) -> None:
    assert len(found("anonymous-first-quote", article(marked))) == count


def test_a_source_phrase_is_shown_without_what_follows_it() -> None:
    phrase = "an aide, who asked not to be named,"
    (finding,) = judged("anonymous-attack", "He is a coward,", QUOTED.replace(">an aide<", f">{phrase}<"))
    assert "attack by “an aide” under no name" in finding.message
    marked = '<s a1 unnamed-insider "an aide">An aide</s> <q a1>said</q> <c a1>it rained</c>. '
    later = '<s a2 unnamed-insider "an aide">He</s> <q a2>said</q> <c a2>he was a coward</c>.'
    (finding,) = found("anonymous-attack", article(marked + later))
    assert "attack by “An aide” under no name" in finding.message
