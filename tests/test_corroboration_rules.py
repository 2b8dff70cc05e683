"""The rules on how many stand behind a claim, on articles made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from attrib.model import Article, Level, SourceType
from handmade import article
from test_rules import found, words

AIDE = '<s a1 unnamed-insider "an aide">An aide</s> <q a1>said</q> <c a1>the bank would be sold</c>.'
MOE = ' <s a2 named-person "Ida Moe">Ida Moe</s> <q a2>said</q> <c a2>{}</c>.'


def long(marked: str, facts: dict[str, Any] | None = None, **layout: Any) -> Article:
    told = {name: facts or {} for name in ("an aide", "several aides")}
    seen = article(marked, told)
    return seen._replace(layout=seen.layout._replace(**{"words": 90, **layout}))


@pytest.mark.parametrize(
    ("marked", "facts", "count"),
    [
        (AIDE, {}, 1),
        (AIDE, {"count": 2}, 0),
        (AIDE.replace("An aide", "Aides"), {"count": None}, 1),
        (AIDE.replace("an aide", "several aides").replace("An aide", "Several aides"), {"count": None}, 0),
        (AIDE.replace("An aide", "The aide"), {}, 0),
        (AIDE, {"type": SourceType.UNNAMED_PERSON}, 1),
        (AIDE + MOE.format("so"), {}, 0),
        (AIDE + MOE.format("so").replace("a2>so", "a2 mind>so"), {}, 0),
        (AIDE + " “<c a2 unattributed>Nobody warned us at all.</c>”", {}, 0),
        (AIDE + " It <q a2>is said</q> that <c a2 agentless>it rained</c>.", {}, 1),
        (AIDE + ' <s a2 unnamed-insider ambiguous "an aide">He</s> <q a2>said</q> <c a2>so</c>.', {}, 0),
    ],
)
def test_sole_source_unnamed(marked: str, facts: dict[str, Any], count: int) -> None:
    assert len(found("sole-source-unnamed", long(marked, facts))) == count


def test_a_brief_may_have_one_source() -> None:
    assert found("sole-source-unnamed", long(AIDE, words=80))
    assert not found("sole-source-unnamed", long(AIDE, words=79))


@pytest.mark.parametrize(
    ("after", "facts", "count"),
    [
        ("", {}, 1),
        ("", {"count": 2}, 0),
        ("", {"count": None}, 1),
        ("", {"count": None, "type": SourceType.ANONYMOUS_SOURCE, "granted": True}, 1),
        ("\n\n" + MOE.format("the vault was wet"), {}, 1),
        (MOE.format("the vault was wet"), {}, 1),
        (" The claim could not be independently confirmed.", {}, 1),
        (" A letter to the board says the bank is to be sold.", {}, 0),
        (" A letter to the board says the lift is broken.", {}, 1),
        ("\n\n" + MOE.format("she had sold her shares in the bank"), {}, 0),
        (" A clerk confirmed it.", {}, 0),
        (" A second source at the bank was asked.", {}, 0),
        (' <s a2 named-person "Ida Moe">Ida Moe</s> <q a2>hopes</q> <c a2 mind>the bank will be sold</c>.', {}, 0),
    ],
)
def test_lead_on_one_unnamed(after: str, facts: dict[str, Any], count: int) -> None:
    assert len(found("lead-on-one-unnamed", article(AIDE + after, {"an aide": facts}))) == count


@pytest.mark.parametrize(
    ("before", "count"),
    [
        ("It rained.\n\n", 1),
        ("It rained.\n\nIt rained again.\n\n", 0),
        (MOE.format("the vault was wet") + "\n\n", 0),
    ],
)
def test_only_the_top_of_an_article_is_its_lead(before: str, count: int) -> None:
    assert len(found("lead-on-one-unnamed", article(before + AIDE))) == count


def test_a_claim_that_is_corroborated_is_no_single_source() -> None:
    assert not found("lead-on-one-unnamed", article(AIDE, None, {"a1": {"corroborated": True}}))


CROWD = '<s a1 unnamed-official "{0}">{0}</s> <q a1>said</q> <c a1>the bank would be sold</c>.'


def crowd(phrase: str, after: str = "", **facts: Any) -> Article:
    return article(CROWD.format(phrase) + after, {phrase: {"count": None, "level": Level.ROLE_OR_BODY, **facts}})


@pytest.mark.parametrize(
    ("phrase", "facts", "expected"),
    [
        ("Officials", {}, ["warning"]),
        ("Customs officials", {"level": Level.ROLE_AND_BODY}, ["info"]),
        ("Sources with direct knowledge of it", {"level": Level.ROLE_AND_BODY, "type": SourceType.ANONYMOUS_SOURCE},
         ["warning"]),
        ("Several officials", {}, []),
        ("Officials", {"count": 2}, []),
        ("The officials", {}, []),
        ("Officials", {"type": SourceType.COLLECTIVE}, []),
        ("Senators", {}, []),
        ("Senators", {"granted": True}, ["warning"]),
    ],
)  # fmt: skip
def test_plural_uncounted(phrase: str, facts: dict[str, Any], expected: list[str]) -> None:
    findings = found("plural-uncounted", crowd(phrase, **facts))
    assert [f.severity.value for f in findings] == expected
    assert all(f.hint.startswith("If it is safe to") for f in findings)


@pytest.mark.parametrize(
    ("after", "count"),
    [
        (" All three officials sat in the tower.", 0),
        (" It rained. It rained. The 2 officials sat in the tower.", 0),
        (" It rained. It rained. It rained. The two officials sat in the tower.", 1),
        (" Two senior customs officials sat in the tower.", 0),
        (" Two clerks and the officials sat in the tower.", 1),
    ],
)
def test_a_number_near_by_counts_a_group(after: str, count: int) -> None:
    assert len(found("plural-uncounted", crowd("Officials", after))) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Customs officials", "officials", 1),
        ("Customs officials", "customs officials", 1),
        ("Officials", "customs officials", 1),
        ("Customs officials", "port officials", 2),
    ],
)
def test_officials_and_customs_officials_are_one_group(first: str, second: str, count: int) -> None:
    later = f' <s a2 unnamed-official "{second}">{second}</s> <q a2>said</q> <c a2>it rained</c>.'
    seen = article(CROWD.format(first) + later, {first: {"count": None}, second: {"count": None}})
    assert len(found("plural-uncounted", seen)) == count


SAY_IT = '“<c a1>We will not sign it before the summer,</c>” <s a1 {} "{}">{}</s> <q a1>said</q>.'


@pytest.mark.parametrize(
    ("kind", "phrase", "facts", "attribution", "count"),
    [
        ("unnamed-official", "officials", {"count": None}, {"count": None}, 1),
        ("unnamed-person", "two nurses", {"count": 2}, {"count": 2}, 1),
        ("collective", "strikers", {"count": None}, {"count": None}, 1),
        ("unnamed-official", "one of the officials", {"count": None}, {"count": 1}, 0),
        ("unnamed-official", "an official", {"count": 1}, {"count": 1}, 0),
        ("named-person", "Moe and Lie", {"count": 2}, {"count": 2}, 1),
        ("institution", "the unions", {"count": None}, {"count": None}, 0),
        ("collective", "Young", {"count": None}, {"count": None}, 0),
        ("collective", "they", {"count": None}, {"count": None}, 0),
        ("unnamed-official", "officials", {"count": None}, {"count": None, "channel": "statement"}, 0),
        ("unnamed-official", "officials", {"count": None}, {"count": None, "ambiguous": True}, 0),
    ],
)
def test_plural_verbatim(
    kind: str, phrase: str, facts: dict[str, Any], attribution: dict[str, Any], count: int
) -> None:
    seen = article(SAY_IT.format(kind, phrase, phrase), {phrase: facts}, {"a1": attribution})
    assert len(found("plural-verbatim", seen)) == count


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (">said<", ">chanted<", 0),
        (">said<", ">to say<", 0),
        (">said<", ">saying<", 0),
        (">said<", ">had said<", 1),
        (" <q", " at last <q", 0),
        ("We will not sign it before the summer", "We will not", 0),
        ("We will not sign it before the summer", "We will not sign it today", 1),
    ],
)
def test_people_say_it_together(old: str, new: str, count: int) -> None:
    marked = SAY_IT.format("unnamed-official", "officials", "officials").replace(old, new)
    seen = article(marked, {"officials": {"count": None}}, {"a1": {"count": None}})
    assert len(found("plural-verbatim", seen)) == count


def test_one_of_the_people_may_be_the_person_later() -> None:
    one = ' <s a2 anonymous-source "Sources">One of the sources</s> <q a2>said</q> <c a2>so</c>.'
    seen = article(
        SLIP.format("anonymous-source", "Sources", one, "The source"),
        {"Sources": {"count": None}},
        {"a2": {"count": 1}},
    )
    assert not found("plural-singular-slip", seen)


SLIP = (
    '<s a1 {0} "{1}">{1}</s> <q a1>said</q> <c a1>it was off</c>.{2} '
    '<s a9 {0} "later">{3}</s> <q a9>said</q> <c a9>nobody knew</c>.'
)
LUND = ' <s a2 named-person "Lund">Lund</s> <q a2>said</q> <c a2>so</c>.'
CLERK = ' <s a2 unnamed-insider "a clerk">A clerk</s> <q a2>said</q> <c a2>so</c>.'


@pytest.mark.parametrize(
    ("kind", "group", "between", "later", "count"),
    [
        ("anonymous-source", "Sources", "", "The source", 1),
        ("anonymous-source", "Two sources close to it", "", "That source", 1),
        ("anonymous-source", "People familiar with it", "", "The person", 1),
        ("unnamed-official", "Customs officials", "", "The official", 1),
        ("anonymous-source", "Sources", "", "The second source", 0),
        ("anonymous-source", "Sources", "", "A source", 0),
        ("anonymous-source", "Sources", "", "The insider", 0),
        ("anonymous-source", "Sources", LUND, "The source", 1),
        ("unnamed-official", "Customs officials", LUND, "The official", 0),
        ("anonymous-source", "Sources", CLERK, "The source", 0),
        ("anonymous-source", "Sources", " One of them was afraid of the mayor.", "The source", 0),
        ("anonymous-source", "Sources", " The bank has a branch in Lorne.", "The source", 1),
        ("collective", "Officials", "", "The official", 1),
    ],
)
def test_plural_singular_slip(kind: str, group: str, between: str, later: str, count: int) -> None:
    seen = article(SLIP.format(kind, group, between, later), {group: {"count": None}})
    assert words(seen, found("plural-singular-slip", seen)) == [("error", later)] * count


@pytest.mark.parametrize(
    ("first", "later", "phrase", "count"),
    [
        (2, 3, "The three officials", 1),
        (2, 2, "The two officials", 0),
        (2, None, "The officials", 0),
        (2, 1, "One of the officials", 0),
        (2, 3, "Three other officials", 0),
        (None, 3, "The three officials", 0),
    ],
)
def test_two_numbers_for_one_group(first: int | None, later: int | None, phrase: str, count: int) -> None:
    marked = CROWD.format("Officials") + (
        f' <s a2 unnamed-official "Officials">{phrase}</s> <q a2>said</q> <c a2>it rained</c>.'
    )
    seen = article(marked, {"Officials": {"count": first}}, {"a1": {"count": first}, "a2": {"count": later}})
    assert words(seen, found("plural-singular-slip", seen)) == [("error", phrase)] * count


def labels(*phrases: str, **facts: Any) -> Article:
    told = {"type": SourceType.ANONYMOUS_SOURCE, "level": Level.NOTHING, **facts}
    return article(
        " ".join(
            f'<s a{n} anonymous-source "v{n}">{phrase}</s> <q a{n}>said</q> <c a{n}>so</c>.'
            for n, phrase in enumerate(phrases)
        ),
        {f"v{n}": told for n in range(len(phrases))},
    )


@pytest.mark.parametrize(
    ("phrases", "facts", "count"),
    [
        (("A source", "One insider", "A person close to it"), {}, 1),
        (("A source", "One insider"), {}, 0),
        (("A source", "Another insider", "A third person"), {}, 0),
        (("A source at Velm", "An insider at Orix", "A source at Rahn"), {}, 0),
        (("A source at Velm", "An insider", "A source at Velm"), {}, 1),
        (("A nurse", "A minister", "A lobbyist"), {}, 0),
        (("A nurse", "A source", "A minister"), {}, 1),
        (("A source", "One insider", "A person close to it"), {"level": Level.ROLE_AND_BODY}, 0),
        (("A source", "One insider", "A person close to it"), {"count": 2}, 0),
    ],
)
def test_indistinct_unnamed(phrases: tuple[str, ...], facts: dict[str, Any], count: int) -> None:
    findings = found("indistinct-unnamed", labels(*phrases, **facts))
    assert len(findings) == count
    if findings and len(phrases) == 3:
        assert findings[0].message.endswith("could be 3 people or one.")
