from __future__ import annotations

import re
from pathlib import Path

import pytest

import attrib
from attrib import audit
from attrib.model import UNNAMED, Article, Fault, Finding, Hand, Level, Policy, Quotation, Severity, SourceType, Span
from attrib.policy import load
from attrib.rules import Rule, _shifted, check, is_introduced_unnamed, rules
from handmade import Facts, article

RULES = tuple(rules().values())
FLAGS = [pytest.param(rule, text, id=f"{rule.name}-{n}") for rule in RULES for n, text in enumerate(rule.flags)]
PASSES = [pytest.param(rule, text, id=f"{rule.name}-{n}") for rule in RULES for n, text in enumerate(rule.passes)]

ENOUGH = 10  # findings; with fewer, the texts that were made up for a rule count too
SENTENCE_END = re.compile(r"[.!?][”’]?\s")


def found(rule: str, seen: Article, policy: Policy | None = None) -> list[Finding]:
    return [f for f in check(seen, policy or load("default")) if f.rule == rule]


def words(seen: Article, findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.severity.value, seen.words(f.span)) for f in findings]


class TestExamples:
    @pytest.mark.parametrize(("rule", "text"), FLAGS)
    def test_flags(self, rule: Rule, text: str) -> None:
        assert rule.name in {f.rule for f in audit(text).findings}

    @pytest.mark.parametrize(("rule", "text"), PASSES)
    def test_passes(self, rule: Rule, text: str) -> None:
        assert [f.message for f in audit(text).findings if f.rule == rule.name] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
class TestEveryRule:
    def test_has_a_page_of_its_own(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
        assert rule.summary.endswith(".")
        assert len(rule.why.split()) > 20

    def test_names_its_authority_with_a_year(self, rule: Rule) -> None:
        assert re.search(r"\b(?:19|20)\d\d\b|attrib’s own: \w", rule.see)

    def test_has_examples_both_ways(self, rule: Rule) -> None:
        assert len(rule.flags) >= 2
        assert len(rule.passes) >= 3
        for examples in (rule.flags, rule.passes):
            assert max(len(SENTENCE_END.findall(text)) for text in examples) >= 2

    def test_was_judged_well_enough_for_its_severity(self, rule: Rule) -> None:
        right = read = 0
        if rule.judged:
            assert rule.judged.read == min(25, rule.judged.found)
            right, read = rule.judged.right, rule.judged.read
        if rule.plain and read < ENOUGH:
            right, read = right + rule.plain.found, read + rule.plain.found + rule.plain.wrong
        if rule.severity is Severity.ERROR:
            assert not rule.asks
            assert read >= ENOUGH
            assert right >= 0.9 * read
        if rule.severity is Severity.WARNING:
            assert right >= 0.7 * read

    def test_takes_options_of_its_own_only(self, rule: Rule) -> None:
        assert all(isinstance(value, bool | int | float | str) for value in rule.options.values())

    def test_speaks_to_editors(self, rule: Rule) -> None:
        assert "anonymous source" not in f"{rule.summary} {rule.why}".lower()


def test_one_file_is_one_rule() -> None:
    folder = Path(attrib.__file__).parent / "rules"
    files = sorted(p.stem.replace("_", "-") for p in folder.glob("*/*.py") if p.stem != "__init__")
    assert files == list(rules())


TWO = """<s a1 anonymous-source "a source">A source</s> <q a1>said</q> <c a1>it was over</c>. It rained.

“<c a2>Go home,</c>” <q a2>said</q> <s a2 named-person "Ida Moe">Ida Moe</s>."""


class TestCheck:
    def test_a_finding_says_where_and_what(self) -> None:
        seen = article(TWO)
        (finding,) = found("bare-source", seen)
        assert (finding.severity, finding.line, finding.column) == (Severity.ERROR, 1, 1)
        assert seen.words(finding.span) == "A source"
        assert finding.attributions == ("a1",)
        assert finding.hint.startswith("If it is safe to")
        assert re.fullmatch(r"[0-9a-f]{16}", finding.fingerprint)

    def test_a_policy_lowers_raises_and_switches_off(self) -> None:
        policy = load("default")
        for severity in Severity:
            (finding,) = found("bare-source", article(TWO), policy._replace(settings={"bare-source": severity}))
            assert finding.severity is severity
        assert not found("bare-source", article(TWO), policy._replace(settings={"bare-source": None}))

    def test_a_lesser_case_stays_lesser(self) -> None:
        crowd = article('“<c a1>It was loud,</c>” <q a1>said</q> <s a1 unnamed-official "aides">aides</s>.')
        crowd = crowd._replace(speakers=(crowd.speakers[0]._replace(count=None),))
        strict = load("default")._replace(settings={"anonymity-reason-missing": Severity.ERROR})
        assert words(crowd, found("anonymity-reason-missing", crowd, strict)) == [("warning", "aides")]

    def test_a_question_is_never_an_error(self) -> None:
        assert [_shifted(s, shift, asks=True) for s in Severity for shift in (0, 1)] == [
            Severity.WARNING, Severity.WARNING, Severity.WARNING, Severity.WARNING, Severity.INFO, Severity.WARNING,
        ]  # fmt: skip
        assert _shifted(Severity.WARNING, 1, asks=False) is Severity.ERROR

    def test_findings_stand_in_the_order_of_the_text(self) -> None:
        third = '<s a3 anonymous-source "one insider">One insider</s> <q a3>said</q> <c a3>it was late</c>.'
        findings = check(article(f"{TWO} {third}"), load("default"))
        assert list(findings) == sorted(findings, key=lambda f: (f.span, f.rule))
        assert len(findings) > 1

    def test_a_fingerprint_outlives_a_move_and_other_marks_but_not_an_edit(self) -> None:
        marked = "“<c a1>We don’t know,</c>” <q a1>said</q> <s a1 anonymous-source>a source</s>."
        named = marked.replace("source>", 'source "a source">')
        (before,) = found("bare-source", article(named))
        (moved,) = found(
            "bare-source", article("It rained.\n\n" + named.replace("’", "'").replace("We don", "We  don"))
        )
        (edited,) = found("bare-source", article(named.replace("know", "care")))
        assert before.fingerprint == moved.fingerprint != edited.fingerprint

    def test_text_that_is_no_text(self) -> None:
        assert found("bare-source", article(TWO.replace("it was over", "\x00 \ufffe over")))


BARE = '<s a1 anonymous-source "a source">A source</s> <q a1>said</q> <c a1>it was over</c>.'


@pytest.mark.parametrize(
    ("facts", "attribution", "count"),
    [
        ({}, {}, 1),
        ({"count": 2}, {}, 1),
        ({"granted": True, "reason": "for fear of dismissal"}, {}, 1),
        ({"level": Level.ROLE_OR_BODY}, {}, 0),
        ({"basis": "who was there"}, {}, 0),
        ({"type": SourceType.COLLECTIVE}, {}, 0),
        ({}, {"ambiguous": True}, 0),
    ],
)
def test_bare_source(facts: dict[str, object], attribution: dict[str, object], count: int) -> None:
    assert len(found("bare-source", article(BARE, {"a source": facts}, {"a1": attribution}))) == count


def test_bare_source_is_reported_once_and_another_outlets_is_left_to_it() -> None:
    again = BARE + ' <s a2 anonymous-source "a source">The source</s> <q a2>added</q> that <c a2>nobody knew</c>.'
    (finding,) = found("bare-source", article(again, None, {"a1": {"via": "the Herald"}}))
    assert finding.attributions == ("a1", "a2")
    assert "as far as the Herald tells it" in finding.hint


AIDE = '“<c a1>It is over,</c>” <q a1>said</q> <s a1 unnamed-insider "an aide">an aide</s>.'
TOLD = '<s a1 unnamed-insider "an aide">An aide</s> <q a1>said</q> <c a1>it was over</c>.'
TWICE = TOLD + ' <s a2 unnamed-insider "an aide">The aide</s> <q a2>added</q> that <c a2>nobody knew</c>.'
WHY = {"granted": True, "reason": "because staff are barred from interviews"}


@pytest.mark.parametrize(
    ("marked", "facts", "expected"),
    [
        (AIDE, {}, ["warning"]),
        (AIDE, {"granted": True}, ["warning"]),
        (AIDE, WHY, []),
        (AIDE, {"type": SourceType.UNNAMED_PERSON}, ["warning"]),
        (AIDE.replace(">an aide<", ">the aide<"), {}, []),
        (AIDE, {"type": SourceType.UNNAMED_PERSON, "granted": True}, ["warning"]),
        (AIDE, {"count": None}, ["info"]),
        (AIDE, {"type": SourceType.COLLECTIVE}, []),
        (AIDE, {"type": SourceType.UNNAMED_SPOKESPERSON}, []),
        (TOLD, {}, []),
        (TOLD, {"granted": True}, ["warning"]),
        (TWICE, {}, ["warning"]),
        (TWICE, {"count": None}, []),
    ],
)
def test_anonymity_reason_missing(marked: str, facts: dict[str, object], expected: list[str]) -> None:
    findings = found("anonymity-reason-missing", article(marked, {"an aide": facts}))
    assert [f.severity.value for f in findings] == expected
    assert all(f.hint.startswith("If it is safe to") for f in findings)


def test_a_reason_given_for_several_covers_each() -> None:
    marked = AIDE + ' <s a2 unnamed-insider "three aides">Three aides</s> <q a2>said</q> <c a2>so</c>.'
    assert not found("anonymity-reason-missing", article(marked, {"three aides": {"count": 3, **WHY}}))


def test_the_reason_of_another_outlets_source_is_left_to_it() -> None:
    assert not found("anonymity-reason-missing", article(AIDE, None, {"a1": {"hand": Hand.RELAY_UNNAMED}}))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It closed. “<c a1 unattributed>Nobody warned us at all.</c>” It rained.", ["Nobody warned us at all."]),
        (
            "It closed. “<c a1 unattributed>nobody there had warned us about any of it.</c>” It rained.",
            ["nobody there had warned us about any of it."],
        ),
        ("It closed. “<c a1 unattributed>Nobody there warned us about any of it!</c>” somebody cried.", []),
        ("A board at the gate reads: “<c a1 unattributed>Nobody goes in here without a pass.</c>” It rained.", []),
        (
            '<s a2 named-person "Per Lie">Per Lie</s> <q a2>said</q> <c a2>so</c>. '
            "“<c a1 unattributed>Nobody warned us at all.</c>”",
            [],
        ),
        (
            '<s a2 named-person "Per Lie">Per Lie</s> <q a2>said</q> <c a2>so</c>.\n\n'
            "“<c a1 unattributed>Nobody warned us at all.</c>”",
            [],
        ),
        ("He shook his head. “<c a1 unattributed>Nobody warned us at all.</c>” It rained.", []),
        ("The tall man, Per Lie, sat down. “<c a1 unattributed>Nobody warned us at all.</c>” It rained.", []),
        ("“<c a1 unattributed>Nobody warned us at all.</c>” It rained.", []),
        (
            "It closed. “<c a1 unattributed>Nobody warned us at all.</c>” "
            '<s a2 collective "critics">Critics</s> <q a2>say</q> <c a2>so</c>.',
            ["Nobody warned us at all."],
        ),
        ("It closed.\n\n“<c a1 unattributed>Nobody warned us. Tom Lie, a welder.</c>”\n\nIt rained.", []),
        ("They called it “<c a1 unattributed>the old lady of the river.</c>” It rained.", []),
        ("It closed. “<c a1 unattributed>Nobody warned us</c>” It rained.", []),
        ("It closed. “<c a1 unattributed></c>” It rained.", []),
        ('“<c a1>Nobody warned us at all,</c>” <s a1 named-person "Per Lie">Per Lie</s> <q a1>said</q>.', []),
        (
            '“<c a1>Nobody ever warned us at all,</c>” <s a1 named-person "Per Lie">Per Lie</s> <q a1>said</q>.\n\n'
            "“<c a2 unattributed>Nobody ever warned us at all</c>”",
            [],
        ),
    ],
)
def test_unattributed_quote(marked: str, expected: list[str]) -> None:
    seen = article(marked)
    assert [text for _, text in words(seen, found("unattributed-quote", seen))] == expected


def test_a_quotation_goes_on_after_another() -> None:
    seen = article("“It closed,” somebody wept. “<c a1 unattributed>Nobody warned us at all.</c>” It rained.")
    before = Quotation((Span(1, 11),), Span(0, 12))
    assert found("unattributed-quote", seen)
    assert not found("unattributed-quote", seen._replace(quotations=(before,)))


def test_a_quotation_beside_a_missing_mark_is_not_blamed_twice() -> None:
    seen = article("“It closed. Per Lie wept. “<c a1 unattributed>Nobody warned us at all.</c>” It rained.")
    broken = Quotation((Span(1, 10),), Span(0, 10), Fault.UNCLOSED)
    assert not found("unattributed-quote", seen._replace(quotations=(broken,)))


def paragraphs_with_marks(broken: int, whole: int) -> Article:
    seen = article("\n\n".join(f"“Boat {n:02} left" for n in range(broken + whole)))
    spans = [p.span for p in seen.layout.paragraphs]
    return seen._replace(
        quotations=tuple(
            Quotation((Span(s.start + 1, s.end),), s, Fault.UNCLOSED if n < broken else None)
            for n, s in enumerate(spans)
        ),
    )


@pytest.mark.parametrize(
    ("broken", "whole", "expected"),
    [(0, 9, []), (1, 0, ["warning"]), (4, 0, ["warning"] * 4), (5, 20, ["warning"] * 5), (5, 19, ["warning"])],
)
def test_quote_marks_broken(broken: int, whole: int, expected: list[str]) -> None:
    findings = found("quote-marks-broken", paragraphs_with_marks(broken, whole))
    assert [f.severity.value for f in findings] == expected


def test_one_missing_mark_in_a_paragraph_is_one_finding() -> None:
    seen = article("“Boats left” and “boats came")
    both = (
        Quotation((Span(1, 11),), Span(0, 12), Fault.UNCLOSED),
        Quotation((Span(18, 28),), Span(17, 28), Fault.UNCLOSED),
    )
    assert words(seen, found("quote-marks-broken", seen._replace(quotations=both))) == [("warning", "Boats left")]


def test_a_broken_mark_names_its_words_and_attribution() -> None:
    seen = article('<c a1>We left at dawn,</c>” <q a1>said</q> <s a1 named-person "Ola Strand">Ola Strand</s>.')
    content = seen.attributions[0].content
    (finding,) = found(
        "quote-marks-broken", seen._replace(quotations=(Quotation(content, Span(0, 17), Fault.UNOPENED),))
    )
    assert (finding.span, finding.attributions) == (content[0], ("a1",))
    assert "“We left at dawn,” is closed and was never opened" in finding.message


LUND = '“<c a1>It is over.</c>” <q a1>said</q> <s a1 named-person "Lund">Lund</s>.'
MARSH = '“<c a2>We will appeal,</c>” <q a2>said</q> <s a2 named-person "Marsh">Marsh</s>.'
LONG_MARSH = '“<c a2>We will appeal. It will take years,</c>” <q a2>said</q> <s a2 named-person "Marsh">Marsh</s>.'
LUND_FIRST = '<s a1 named-person "Lund">Lund</s> <q a1>said</q>: “<c a1>It is over.</c>”'
MARSH_FIRST = '<s a2 named-person "Marsh">Marsh</s> <q a2>said</q>: “<c a2>We will appeal.</c>”'


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"{LUND} {MARSH}", ["We will appeal,"]),
        (f"{LUND_FIRST} {MARSH}", ["We will appeal,"]),
        (f"{LUND} {LONG_MARSH}", ["We will appeal. It will take years,"]),
        (
            f"{LUND} {MARSH.replace('named-person', 'unnamed-insider').replace('>Marsh', '>an aide')}",
            ["We will appeal,"],
        ),
        (f"{LUND} {MARSH.replace('named-person', 'unnamed-insider').replace('>Marsh', '>the aide')}", []),
        (f"{LUND} It rained. {MARSH}", ["We will appeal,"]),
        (f"{LUND} It rained. Nobody spoke. {MARSH}", []),
        (f"{LUND}\n\n{MARSH}", []),
        (f"{LUND}\n\n{LONG_MARSH}", ["We will appeal. It will take years,"]),
        (f"{LUND_FIRST}\n\n{MARSH}", []),
        (f"{LUND} {MARSH_FIRST}", []),
        (f"{LUND} {MARSH.replace('We will appeal', 'Never')}", []),
        (f"{LUND.replace('over.', 'over?')} {MARSH}", []),
        (f"{LUND} {MARSH.replace('Marsh', 'Lund')}", []),
        (f"{LUND} {MARSH.replace('person ', 'person ambiguous ')}", []),
        (f'{LUND} But <s a3 named-person "Marsh">Marsh</s> <q a3>fears</q> <c a3 mind>rain</c>. {MARSH}', []),
    ],
)
def test_unsignalled_speaker_change(marked: str, expected: list[str]) -> None:
    seen = article(marked)
    assert [text for _, text in words(seen, found("unsignalled-speaker-change", seen))] == expected


def ambiguous(
    candidates: tuple[str, ...], facts: Facts | None = None, source: str = "The official", second: str = MARSH
) -> list[Finding]:
    third = f"<s a3 unnamed-person ambiguous>{source}</s> <q a3>said</q> <c a3>it was late</c>."
    return found(
        "ambiguous-pronoun", article(f"{LUND}\n\n{second}\n\n{third}", facts, {"a3": {"candidates": candidates}})
    )


def test_ambiguous_pronoun() -> None:
    (finding,) = ambiguous(("s1", "s2"))
    assert (finding.severity, finding.line) == (Severity.WARNING, 5)
    assert finding.message == "“The official” could be Lund (line 1) or Marsh (line 3)."
    assert finding.hint == "Repeat the name."


def test_no_hint_unmasks_an_unnamed_candidate() -> None:
    official = MARSH.replace(">Marsh<", ">a judge<")
    (finding,) = ambiguous(("s1", "s2"), {"Marsh": {"type": SourceType.UNNAMED_OFFICIAL}}, second=official)
    assert finding.hint.startswith("If it is safe to")


@pytest.mark.parametrize("candidates", [(), ("s1",)])
def test_a_source_without_two_candidates_is_left_alone(candidates: tuple[str, ...]) -> None:
    assert not ambiguous(candidates)


@pytest.mark.parametrize(
    ("between", "after", "count"),
    [("and union boss", " ", 1), ("with union boss", " ", 0), ("and union boss", " It rained. ", 0)],
)
def test_a_pronoun_needs_two_names_side_by_side(between: str, after: str, count: int) -> None:
    names = (
        f'<s a1 named-person "Lund">Lund</s> {between} <s a2 named-person "Marsh">Marsh</s> <c a1><c a2>met</c></c>.'
    )
    marked = f"{names}{after}<s a3 unnamed-person ambiguous>He</s> <q a3>said</q> <c a3>so</c>."
    seen = article(marked, None, {"a3": {"candidates": ("s1", "s2")}})
    assert len(found("ambiguous-pronoun", seen)) == count
    assert not ambiguous(("s1", "s2"), source="He")


def voices(*kinds: str) -> Article:
    return article(
        " ".join(
            f'<s a{n} {kind} "{voice}">{voice}</s> <q a{n}>said</q> <c a{n}>it was over</c>.'
            for n, kind in enumerate(kinds)
            for voice in [f"A voice {n}" if SourceType(kind) in UNNAMED else f"Voice {n}"]
        )
    )


U, N, I, C, D = "unnamed-official", "named-person", "institution", "collective", "document"  # noqa: E741


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((U, U, N, N, N), ["info"]),
        ((U, N, N, N), []),
        ((U, U, N, I), ["warning"]),
        ((U, U, U, U), ["warning"]),
        ((U, N, N, N, I), []),
        ((U, U, N), []),
        ((N, N, N, N), []),
        ((U, U, C, C), []),
        ((U, N, D, D), []),
    ],
)
def test_unnamed_share(kinds: tuple[str, ...], expected: list[str]) -> None:
    policy = load("default")._replace(settings={"unnamed-share": Severity.WARNING})
    assert [f.severity.value for f in found("unnamed-share", voices(*kinds), policy)] == expected


def test_unnamed_share_says_how_many_and_listens_to_the_policy() -> None:
    (finding,) = found("unnamed-share", voices(U, U, U, N, N, N, N, N))
    assert (
        "3 of the 8 people and organisations that speak here are unnamed (38 %), “A voice 0” first" in finding.message
    )
    assert finding.severity is Severity.INFO
    policy = load("npr")
    (finding,) = found("unnamed-share", voices(U, U, U, N, N, N, N, N), policy)
    assert finding.severity is Severity.WARNING


def test_crowds_with_one_name_are_shown_once() -> None:
    marked = " ".join(
        f'<s a{n} {U} "{name}">{name}</s> <q a{n}>said</q> <c a{n}>it was over</c>.'
        for n, name in enumerate(["officials", "Officials", "an official", "a clerk", "a judge"])
    )
    crowd = {"officials": {"count": None}, "Officials": {"count": None}}
    (finding,) = found("unnamed-share", article(marked, crowd))
    assert len(finding.attributions) == 4


def long_article(*kinds: str) -> Article:
    seen = voices(*kinds)
    return seen._replace(layout=seen.layout._replace(words=200))


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((U, U, U), ["warning"]),
        ((U, C, C), ["warning"]),
        ((C, C, C), ["info"]),
        ((U, U), []),
        ((U, U, N), []),
        ((U, U, I), []),
        ((U, U, D), []),
        ((U, U, "self"), []),
        ((U, U, "media"), ["warning"]),
    ],
)
def test_no_named_source(kinds: tuple[str, ...], expected: list[str]) -> None:
    assert [f.severity.value for f in found("no-named-source", long_article(*kinds))] == expected


def test_a_brief_may_do_without_names() -> None:
    assert not found("no-named-source", voices(U, U, U))


@pytest.mark.parametrize(
    ("words", "count", "expected"),
    [
        ("A mayor", 1, True), ("one mayor", 1, True), ("Mayor", 1, False), ("The mayor", 1, False),
        ("two mayors", 2, True), ("mayors", None, True), ("the mayors", None, False), ("Masters", None, False),
    ],
)  # fmt: skip
def test_who_is_introduced_unnamed(words: str, count: int | None, expected: bool) -> None:
    seen = article(f'“<c a1>It rained,</c>” <q a1>said</q> <s a1 {U} "x">{words}</s>.', {"x": {"count": count}})
    assert is_introduced_unnamed(seen, seen.speakers[0]) is expected


def test_an_unclear_pronoun_may_be_somebody_named() -> None:
    marked = "<s a9 unnamed-person ambiguous>He</s> <q a9>said</q> <c a9>so</c>."
    seen, extra = long_article(U, U, U), article(marked).attributions
    assert found("no-named-source", seen)
    unclear = seen._replace(attributions=(*seen.attributions, *extra))
    assert found("no-named-source", unclear)
    told = seen.document._replace(text=seen.document.text + " The van was that of Ada Krol.")
    assert found("no-named-source", seen._replace(document=told))
    assert not found("no-named-source", unclear._replace(document=told))


@pytest.mark.parametrize(
    ("phrase", "facts", "count"),
    [
        ("A trusted source", {}, 1),
        ("Several well-placed insiders", {"count": None}, 1),
        ("One source, who asked not to be named,", {}, 1),
        ("The source", {}, 0),
        ("A source on the bridge", {}, 0),
        ("Labour sources", {"count": None}, 1),
        ("Two Labour sources", {"count": 2}, 0),
        ("A person", {}, 0),
        ("A person who asked not to be named", {"granted": True}, 1),
    ],
)
def test_a_bare_source_by_its_words(phrase: str, facts: dict[str, object], count: int) -> None:
    marked = BARE.replace(">A source<", f">{phrase}<")
    assert len(found("bare-source", article(marked, {"a source": facts}))) == count
