from __future__ import annotations

import re
import time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib import audit
from attrib.model import (
    Act,
    Article,
    Hand,
    Level,
    Mode,
    ReasonKind,
    Score,
    Scoring,
    SourceType,
    Status,
)
from attrib.scoring import score as score_under
from attrib.scoring.steps import decimal
from conftest import ROOT
from handmade import article

FERRY = """<c a1>The transport ministry will close the ferry link</c>, \
<s a1 named-official "Lena Sorg">Deputy Mayor Lena Sorg</s> <q a1>said</q> on Thursday. \
“<c a2>We carry more crew than passengers,</c>” <s a2 named-official "Lena Sorg">she</s> <q a2>told</q> councillors.

<s a3 unnamed-official "ministry official" granted>A ministry official who took part in Tuesday’s planning meeting</s> \
<q a3>said</q> <c a3>the islanders had not been asked</c>. The official asked not to be named because the ministry had \
threatened to dismiss anyone who spoke to the press.

“<c a4>It’s a swindle,</c>” <q a4>said</q> <s a4 anonymous-source "one source">one source</s>.

<s a5 institution "Norrland Shipping Company">Norrland Shipping Company</s> <q a5>said</q> in a statement \
that <c a5>it would go to court</c>. \
<s a6 document "an audit">An audit dated 9 May and published by the Harbour Inspectorate</s> <q a6>found</q> \
that <c a6>the yearly loss had reached 31%</c>.

<c a7>The mayor</c> <q a7>is believed</q> <c a7 agentless>to be thinking about a bridge</c>.
"""


def score(seen: Article, scoring: Scoring | None = None) -> Score:
    return score_under(seen, scoring or Scoring())


def ferry() -> Article:
    return article(
        FERRY,
        speakers={
            "ministry official": {
                "level": Level.ROLE_BODY_BASIS,
                "basis": "who took part in Tuesday’s planning meeting",
                "granted": True,
                "reason": "because the ministry had threatened to dismiss anyone who spoke to the press",
                "reason_kind": ReasonKind.INFORMATIVE,
            }
        },
        attributions={"a5": {"channel": "statement"}},
    )


def parts(scored: Score) -> dict[str, float]:
    return {c.name: c.value for c in scored.components}


def check_worked_example(scored: Score) -> None:
    assert scored.value == 71.1
    assert {name: round(value, 1) for name, value in parts(scored).items()} == {
        "identification": 24.6,
        "depth": 20.0,
        "handling of unnamed": 8.0,
        "clear attribution": 10.0,
        "open provenance": 8.6,
    }
    assert scored.range == (63.7, 83.0)
    assert (scored.status, scored.caps) == (Status.OK, ())


def test_the_worked_example() -> None:
    check_worked_example(score(ferry()))


def test_the_worked_example_through_the_whole_audit() -> None:
    check_worked_example(audit(ferry().document.text).score)


def test_every_step_of_the_worked_example() -> None:
    steps = {c.name: c.steps for c in score(ferry()).components}
    assert steps == {
        "identification": (
            "Lena Sorg: a name and a role, 1.0 × weight 2 = 2.0",
            "ministry official: no name; a role, a body and how the source knows, 0.5 × weight 1 = 0.5",
            "one source: no name, and nothing else, 0.0 × weight 1 = 0.0",
            "Norrland Shipping Company: a named body, and how it was said, 0.8 × weight 1 = 0.8",
            "an audit: a document with issuer and date, 1.0 × weight 1 = 1.0",
            "“is believed”: nobody is given, 0.0 × weight 1 = 0.0",
            "40 × 4.3 / 7 = 24.57",
        ),
        "depth": (
            "Lena Sorg: a name and a role",
            "an audit: a document with issuer and date",
            "2 identified in full; an article of 109 words wants 1, and no more than 1 count",
            "20 × 1 / 1 = 20.0",
        ),
        "handling of unnamed": (
            "ministry official: how it knows 8 + why it is unnamed 8 + a second source 0 = 16",
            "one source: how it knows 0 + why it is unnamed 0 + a second source 0 = 0",
            "20 × 16 / (2 × 20) = 8.0",
        ),
        "clear attribution": ("10 × 2 / 2 = 10.0",),
        "open provenance": (
            "line 9, “The mayor … to be thinking about a bridge”: nobody is given",
            "10 × 6 / 7 = 8.57",
        ),
    }


def test_components_name_what_they_come_from() -> None:
    assert [c.sources for c in score(ferry()).components] == [
        ("s1", "s2", "s3", "s4", "s5", "a7"),
        ("s1", "s5"),
        ("s2", "s3"),
        ("a2", "a4"),
        ("a1", "a2", "a3", "a4", "a5", "a6", "a7"),
    ]


LONG = "The boat goes out at six and comes back at nine when the weather allows it. " * 6


def one(source: str, facts: dict[str, object] | None = None, **attribution: object) -> Score:
    """Score an article in which Ida Moe and one other source speak."""
    kind, _, name = source.partition(" ")
    marked = f"""{LONG}

<s a1 named-person "Ida Moe">Ida Moe</s> <q a1>said</q> <c a1>it was over</c>.

<s a2 {kind} "{name}">{name}</s> <q a2>said</q> <c a2>it was not</c>."""
    return score(article(marked, {name: facts or {}}, {"a2": attribution}))


@pytest.mark.parametrize(
    ("worth", "source", "facts", "attribution"),
    [
        (1.0, "named-person Per Lie", {}, {}),
        (0.8, "named-person Per Lie", {"level": Level.NAME_ONLY}, {}),
        (0.3, "named-person Per", {"level": Level.PARTIAL_NAME}, {}),
        (0.6, "named-person Per", {"level": Level.PARTIAL_NAME, "reason": "because he fears for his job"}, {}),
        (0.6, "institution Velm Glass", {}, {}),
        (0.8, "institution Velm Glass", {}, {"channel": "statement"}),
        (0.6, "unnamed-spokesperson a spokesman for Velm Glass", {}, {}),
        (0.8, "media the Herald", {}, {}),
        (0.0, "media local media", {"level": Level.NOTHING}, {}),
        (1.0, "document an audit", {}, {}),
        (0.8, "document an audit", {"level": Level.BODY}, {}),
        (0.3, "document documents", {"level": Level.NOTHING}, {}),
        (0.5, "unnamed-official an official", {"level": Level.ROLE_BODY_BASIS}, {}),
        (0.3, "unnamed-official an official", {"level": Level.ROLE_AND_BODY}, {}),
        (0.15, "affiliated-source a court source", {}, {}),
        (0.0, "anonymous-source a source", {}, {}),
        (0.0, "collective critics", {"level": Level.ROLE_OR_BODY}, {}),
    ],
)
def test_what_a_source_is_worth(
    worth: float, source: str, facts: dict[str, object], attribution: dict[str, object]
) -> None:
    line = one(source, facts, **attribution).components[0].steps[1]
    assert line.endswith(f", {worth} × weight 1 = {worth}")


@pytest.mark.parametrize(
    ("points", "source", "facts", "attribution"),
    [
        (20, "named-person Per Lie", {}, {}),
        (20, "unnamed-spokesperson a spokesman for Velm Glass", {}, {}),
        (20, "unnamed-person a shopper", {}, {}),
        (20, "collective critics", {}, {}),
        (0, "unnamed-person a nurse", {"granted": True}, {}),
        (0, "anonymous-source a source", {"granted": True}, {}),
        (8, "unnamed-official an official", {"basis": "who was there"}, {}),
        (4, "unnamed-insider an aide", {"reason": "not authorised", "reason_kind": ReasonKind.ROTE}, {}),
        (8, "unnamed-insider an aide", {"reason": "fear", "reason_kind": ReasonKind.INFORMATIVE}, {}),
        (4, "affiliated-source a court source", {}, {"corroborated": True}),
    ],
)
def test_handling_of_unnamed_sources(
    points: float, source: str, facts: dict[str, object], attribution: dict[str, object]
) -> None:
    assert parts(one(source, facts, **attribution))["handling of unnamed"] == points


@pytest.mark.parametrize(
    ("source", "facts", "attribution"),
    [
        ("media local media", {"level": Level.NOTHING}, {}),
        ("document documents", {"level": Level.NOTHING}, {}),
        ("anonymous-source a source", {}, {"hand": Hand.RELAY_UNNAMED}),
        ("collective critics", {}, {"hand": Hand.UNFLAGGED}),
    ],
)
def test_hidden_hands(source: str, facts: dict[str, object], attribution: dict[str, object]) -> None:
    assert parts(one(source, facts, **attribution))["open provenance"] == 5


def test_one_talkative_speaker_counts_three_times() -> None:
    said = "\n\n".join(
        f'<s a{n} named-person "Ida Moe">Ida Moe</s> <q a{n}>said</q> <c a{n}>it was over</c>.' for n in range(7)
    )
    first = score(article(said)).components[0]
    assert first.steps[0] == "Ida Moe: a name and a role, 1.0 × weight 3 (7 statements, 3 count) = 3.0"


@pytest.mark.parametrize(("words", "depth"), [(150, 20), (300, 10), (600, 6.67), (900, 5)])
def test_a_longer_article_wants_more_sources(words: int, depth: float) -> None:
    marked = "word " * words + '\n\n<s a1 named-person "Ida Moe">Ida Moe</s> <q a1>said</q> <c a1>it was over</c>.'
    assert parts(score(article(marked)))["depth"] == depth


def test_a_source_in_another_sentence_is_not_clear() -> None:
    marked = """<s a1 named-person "Ida Moe">Ida Moe</s> stood at the gate. “<c a1>It is over.</c>” It rained.

“<c a2>Go home.</c>” The lamps went out, and the guards went in. <s a2 named-person "Per Lie">Per Lie</s> \
<q a2>was speaking</q>.

“<c a3>Go home,</c>” <s a3 named-person "Per Lie">Lie</s> <q a3>said</q>. \
“<c a4 unattributed>Nobody moved at all.</c>”"""
    clear = score(article(marked)).components[3]
    assert clear.value == 2.5
    assert clear.steps[-1] == "10 × 1 / 4 = 2.5"


def test_a_speaker_who_goes_on_is_clear() -> None:
    marked = """“<c a1>It is over,</c>” <s a1 named-person "Ida Moe">Ida Moe</s> <q a1>said</q>. It rained.

“<c a2>Go home.</c>” The lamps went out. <s a2 named-person "Ida Moe">She</s> <q a2>was speaking</q> at the gate."""
    assert parts(score(article(marked)))["clear attribution"] == 10


def test_caps() -> None:
    lone = article('<s a1 anonymous-source "a source">A source</s> <q a1>said</q> <c a1>the bank would be sold</c>.')
    scored = score(lone)
    assert scored.value == 20  # nothing to cap: 10 for clear attribution and 10 for open provenance
    assert scored.caps == ()
    told = score(
        lone._replace(
            speakers=(lone.speakers[0]._replace(basis="who was there", reason="fear", level=Level.ROLE_BODY_BASIS),),
        )
    )
    assert (told.value, [c.limit for c in told.caps]) == (25, [40, 25])
    two = score(
        lone._replace(
            speakers=(lone.speakers[0]._replace(count=2, basis="who were there", level=Level.ROLE_BODY_BASIS),)
        )
    )
    assert (two.value, [c.limit for c in two.caps]) == (40, [40])


def test_an_ambiguous_source_is_read_both_ways() -> None:
    marked = """<s a1 named-person "Ida Moe">Ida Moe</s> <q a1>said</q> <c a1>it was over</c>. \
<s a2 anonymous-source "a source">A source</s> <q a2>said</q> <c a2>it was not</c>. \
<s a3 named-person "Ida Moe" ambiguous>She</s> <q a3>said</q> <c a3>the boat had gone</c>."""
    seen = article(marked, attributions={"a3": {"candidates": ("s1", "s2")}})
    sure = [a._replace(candidates=(), ambiguous=False) for a in seen.attributions]
    other = [*sure[:2], sure[2]._replace(speaker_id="s2", type=SourceType.ANONYMOUS_SOURCE)]
    as_found, otherwise = (value(score(seen._replace(attributions=tuple(each)))) for each in (sure, other))
    scored = score(seen)
    assert otherwise < as_found == scored.value
    assert scored.readings == (otherwise, as_found)
    assert score(seen._replace(attributions=tuple(sure))).readings is None


@pytest.mark.parametrize(("stock", "points"), [(0, 0), (4, 4), (8, 8)])
def test_a_policy_says_what_a_stock_reason_is_worth(stock: int, points: int) -> None:
    marked = '<s a1 unnamed-insider "an aide">An aide</s> <q a1>said</q> <c a1>it was over</c>.'
    seen = article(marked, {"an aide": {"reason": "not authorised", "reason_kind": ReasonKind.ROTE}})
    assert parts(score(seen, Scoring(stock_reason=stock)))["handling of unnamed"] == points


def test_a_policy_for_interviews_needs_one_source() -> None:
    marked = "word " * 900 + '\n\n<s a1 named-person "Ida Moe">Ida Moe</s> <q a1>said</q> <c a1>it was over</c>.'
    assert parts(score(article(marked), Scoring(most_needed=1)))["depth"] == 20


def test_the_weights_are_those_of_the_policy() -> None:
    scored = score(ferry(), Scoring(50, 0, 30, 10, 10))
    assert {c.name: (c.value, c.max) for c in scored.components} == {
        "identification": (30.71, 50),
        "depth": (0, 0),
        "handling of unnamed": (12, 30),
        "clear attribution": (10, 10),
        "open provenance": (8.57, 10),
    }
    assert scored.components[0].steps[-1] == "50 × 4.3 / 7 = 30.71"
    assert scored.components[2].steps[-1] == "30 × 16 / (2 × 20) = 12.0"


def test_the_page_about_the_score_works_the_example_out() -> None:
    page = (ROOT / "docs" / "score.md").read_text(encoding="utf-8")
    quoted = re.search(r"(?:^>.*\n)+", page, re.M)
    assert quoted
    text = re.sub(r"^> ?", "", quoted[0], flags=re.M)
    assert text.split() == ferry().document.text.split()
    scored = audit(text).score
    check_worked_example(scored)
    assert f"so the score is **{scored.value}**" in page
    assert f"here {scored.range[0]} to {scored.range[1]}" in page if scored.range else False
    for component in scored.components:
        assert f"**{component.name[0].upper()}{component.name[1:]}, {component.max} points.**" in page
        told = component.steps[-1].rpartition(" = ")
        assert f"{told[0]} = **{told[2].removesuffix('.0')}**" in page, component.steps[-1]


def test_costs_say_who_lacks_what() -> None:
    identification, depth, handling, *_, provenance = score(ferry()).components
    assert [(c.points, c.attributions) for c in identification.costs] == [
        (2.86, ("a3",)),
        (5.72, ("a4",)),
        (1.14, ("a5",)),
        (5.71, ("a7",)),
    ]
    assert identification.costs[0].reason.endswith("0.5 of 1.0, weight 1")
    assert depth.costs == ()
    assert [(c.points, c.attributions) for c in handling.costs] == [(2.0, ("a3",)), (10.0, ("a4",))]
    assert handling.costs[0].reason == "how it knows 8 of 8, why it is unnamed 8 of 8, a second source 0 of 4"
    assert [(c.points, c.attributions, c.reason) for c in provenance.costs] == [(1.43, ("a7",), "nobody is given")]


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "articles").glob("*.txt")), ids=lambda p: p.stem)
def test_costs_add_up_to_what_a_part_lacks(path: Path) -> None:
    found = audit(path.read_text(encoding="utf-8"))
    known = {a.id for a in found.article.statements}
    for part in found.score.components:
        lost = sum(Decimal(str(c.points)) for c in part.costs)
        assert lost == part.max - Decimal(str(part.value)), part.name
        assert {i for c in part.costs for i in c.attributions} <= known


def test_status_and_range() -> None:
    nobody = score(article("The ferry left at noon."))
    assert (nobody.value, nobody.status, nobody.range, nobody.components) == (None, Status.NO_ATTRIBUTIONS, None, ())
    lone = score(article('<s a1 named-person "Ida Moe">Ida Moe</s> <q a1>said</q> <c a1>it was over</c>.'))
    assert (lone.value, lone.status, lone.range) == (100, Status.PROVISIONAL, None)


def test_the_newsroom_is_no_source_of_its_own() -> None:
    own = score(article('<s a1 self "the Herald">The Herald</s> <q a1>saw</q> <c a1>three boats</c>.'))
    assert own.status is Status.NO_ATTRIBUTIONS


def test_states_of_mind_do_not_count() -> None:
    thinks = article(
        '<s a1 collective "islanders">Islanders</s> <q a1>fear</q> <c a1 mind>a winter without a boat</c>.'
    )
    assert score(thinks).status is Status.NO_ATTRIBUTIONS


def test_a_pronoun_that_stands_for_nobody_is_one_doubtful_source() -> None:
    marked = " ".join(
        f"<s a{n} unnamed-person ambiguous>He</s> <q a{n}>said</q> <c a{n}>it was over</c>." for n in range(5)
    )
    assert score(article(marked)).components[0].steps == (
        "“He”: the reader cannot tell who, 0.0 × weight 3 (5 statements, 3 count) = 0.0",
        "40 × 0.0 / 3 = 0.0",
    )


def test_decimals() -> None:
    assert [decimal(n) for n in (0, 5, 15, 30, 100, 2457, 2000)] == [
        "0.0",
        "0.05",
        "0.15",
        "0.3",
        "1.0",
        "24.57",
        "20.0",
    ]


NAMED_LEVELS = st.sampled_from([Level.NAME_AND_ROLE, Level.NAME_ONLY])
VEILED = st.sampled_from([Level.ROLE_AND_BODY, Level.ROLE_OR_BODY, Level.NOTHING])
KINDS = st.sampled_from(
    [
        SourceType.NAMED_OFFICIAL,
        SourceType.INSTITUTION,
        SourceType.DOCUMENT,
        SourceType.MEDIA,
        SourceType.UNNAMED_OFFICIAL,
        SourceType.UNNAMED_PERSON,
        SourceType.ANONYMOUS_SOURCE,
        SourceType.COLLECTIVE,
        SourceType.AGENTLESS,
        SourceType.UNATTRIBUTED,
    ]
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "basis": st.just("who was there"),
        "reason": st.just("for fear of dismissal"),
        "reason_kind": st.sampled_from(ReasonKind),
        "granted": st.booleans(),
        "count": st.sampled_from([1, 2, None]),
    },
)
STATEMENT = st.tuples(st.integers(0, 5), st.booleans(), st.booleans())


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article in which some sources make some statements, and the first source is always named."""
    kinds = [SourceType.NAMED_PERSON, *draw(st.lists(KINDS, max_size=5))]
    facts = {f"Source {n}": draw(FACTS) for n in range(len(kinds))}
    facts["Source 0"] = {"level": draw(NAMED_LEVELS)}
    told = [(0, True, False), *draw(st.lists(STATEMENT, max_size=12))]
    paragraphs, changed = ["word " * draw(st.sampled_from([10, 100, 250, 900]))], {}
    for n, (which, quoted, corroborated) in enumerate(told):
        kind, mark = kinds[which % len(kinds)], ("“", "”") if quoted else ("", "")
        changed[f"a{n}"] = {"corroborated": corroborated}
        if kind in {SourceType.AGENTLESS, SourceType.UNATTRIBUTED}:
            paragraphs.append(f"{mark[0]}<c a{n} {kind.value}>It is over.</c>{mark[1]}")
        else:
            source = f'<s a{n} {kind.value} "Source {which % len(kinds)}">Source {which % len(kinds)}</s>'
            paragraphs.append(f"{mark[0]}<c a{n}>It is over,</c>{mark[1]} <q a{n}>said</q> {source}.")
    return article("\n\n".join(paragraphs), facts, changed)


def value(scored: Score) -> float:
    assert scored.value is not None
    return scored.value


@st.composite
def scorings(draw: st.DrawFn) -> Scoring:
    """Draw weights that come to 100, and the rest of what a policy may say of the score."""
    cuts = [0, *sorted(draw(st.lists(st.integers(0, 100), min_size=4, max_size=4))), 100]
    a, b, c, d, e = (after - before for before, after in pairwise(cuts))
    return Scoring(a, b, c, d, e, stock_reason=draw(st.integers(0, 8)), most_needed=draw(st.integers(1, 4)))


@given(articles(), scorings())
def test_the_parts_add_up(drawn: Article, scoring: Scoring) -> None:
    scored = score(drawn, scoring)
    assert sum(c.max for c in scored.components) == 100
    assert 0 <= value(scored) <= 100
    assert all(0 <= c.value <= c.max for c in scored.components)
    total = sum(Decimal(str(c.value)) for c in scored.components)
    rounded = float((total * 10 + Decimal("0.5")) // 1) / 10  # half up, as on paper
    assert value(scored) == min([rounded, *(float(c.limit) for c in scored.caps)])
    assert scored.range is None or scored.range[0] <= value(scored) <= scored.range[1]


@given(articles(), VEILED, st.sampled_from([SourceType.UNNAMED_OFFICIAL, SourceType.UNNAMED_PERSON]), scorings())
def test_taking_a_name_away_never_raises_the_score(
    drawn: Article, level: Level, kind: SourceType, scoring: Scoring
) -> None:
    """The name goes, and the reader is told nothing in its place."""
    first = drawn.speakers[0]
    said = tuple(
        a._replace(type=kind, corroborated=False) if a.speaker_id == first.id else a for a in drawn.attributions
    )
    veiled = drawn._replace(speakers=(first._replace(type=kind, level=level), *drawn.speakers[1:]), attributions=said)
    named = drawn._replace(
        attributions=tuple(
            a._replace(corroborated=False) if a.speaker_id == first.id else a for a in drawn.attributions
        ),
    )
    assert value(score(veiled, scoring)) <= value(score(named, scoring))


@given(articles(), scorings())
def test_a_claim_by_nobody_never_raises_the_score(drawn: Article, scoring: Scoring) -> None:
    last = drawn.attributions[-1]
    claim = last._replace(id="added", source=(), cue=(), speaker_id=None, type=SourceType.AGENTLESS, mode=Mode.INDIRECT)
    with_claim = drawn._replace(attributions=(*drawn.attributions, claim))
    assert value(score(with_claim, scoring)) <= value(score(drawn, scoring))


@given(articles(), scorings(), st.integers(0, 120))
def test_one_more_identified_source_never_lowers_depth(drawn: Article, scoring: Scoring, more_words: int) -> None:
    """Not even where the words that bring it make the article so long that it needs one more."""
    first = drawn.speakers[0]
    new = first._replace(id="added", name="Somebody Else", level=Level.NAME_AND_ROLE)
    said = drawn.attributions[0]._replace(id="one-more", speaker_id="added", act=Act.STATEMENT)
    layout = drawn.layout._replace(words=drawn.layout.words + more_words)
    more = drawn._replace(speakers=(*drawn.speakers, new), attributions=(*drawn.attributions, said), layout=layout)
    assert parts(score(more, scoring))["depth"] >= parts(score(drawn, scoring))["depth"]


def test_thousands_of_sources_take_no_time() -> None:
    paragraph = '“<c a{n}>It is over,</c>” <q a{n}>said</q> <s a{n} named-person "Source {n}">Source {n}</s>.'
    many = article("\n\n".join(paragraph.format(n=n) for n in range(5000)))
    start = time.perf_counter()
    assert value(score(many)) == 100
    assert time.perf_counter() - start < 30
