from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.model import Act, Mode, SourceType, Span
from marked import GoldAttribution, mark, parse

NAMES = st.none() | st.sampled_from(["Ana Ruiz", "two officials at the bank", "P.J. O’Dowd"])


def test_parts_are_joined_by_their_id() -> None:
    text, (a,), terms = parse(
        '“<c a1>It is over,</c>” <q a1>said</q> <s a1 named-official "Ana Ruiz">Mayor Ruiz</s>. “<c a1>Go home.</c>”'
    )
    assert text == "“It is over,” said Mayor Ruiz. “Go home.”"
    assert [text[x:y] for x, y in a.content] == ["It is over,", "Go home."]
    assert [text[x:y] for x, y in a.source + a.cue] == ["Mayor Ruiz", "said"]
    assert (a.mode, a.type, a.speaker, a.act, terms) == (
        Mode.DIRECT, SourceType.NAMED_OFFICIAL, "Ana Ruiz", Act.STATEMENT, ()
    )  # fmt: skip


def test_contents_may_overlap() -> None:
    text, (a, b), _ = parse("<c a1>one <c a2>two</c a1> three</c a2>")
    assert (text, a.content, b.content) == ("one two three", (Span(0, 7),), (Span(4, 13),))


def test_an_inner_content_closes_first() -> None:
    _, (outer, inner), _ = parse("<c a1>She told me <c a2>to go</c></c>")
    assert (outer.content, inner.content) == ((Span(0, 17),), (Span(12, 17),))


def test_words_on_a_content_describe_an_attribution_without_a_source() -> None:
    _, (a,), _ = parse("“<c a1 unattributed>Nobody asked us.</c>”")
    assert (a.type, a.source, a.mode) == (SourceType.UNATTRIBUTED, (), Mode.DIRECT)


def test_every_word_is_read() -> None:
    _, (a,), _ = parse(
        '<s a1 anonymous-source granted mind ambiguous optional via "Herald">One source</s> <c a1>hopes so</c>'
    )
    assert (a.granted, a.act, a.ambiguous, a.optional, a.via) == (True, Act.STATE_OF_MIND, True, True, "Herald")


def test_a_term_has_no_id() -> None:
    text, found, (term,) = parse("the so-called ‘<t>fortress belt</t>’")
    assert (text[slice(*term)], found) == ("fortress belt", ())


@pytest.mark.parametrize(
    ("marked", "mode"),
    [
        ("He said <c a>it was “a mess.”</c>", Mode.MIXED),
        ("He said <c a>it was ‘a mess’</c>.", Mode.MIXED),
        ("He said <c a>the officials’ files were lost</c>", Mode.INDIRECT),
        ("He said <c a>it began in the ’90s</c>", Mode.INDIRECT),
        ("“<c a>Go, he said.</c>", Mode.DIRECT),
        ("“He said <c a indirect>it was over</c>”", Mode.INDIRECT),
    ],
)
def test_mode_is_read_off_the_marks(marked: str, mode: Mode) -> None:
    assert parse(marked)[1][0].mode is mode


@pytest.mark.parametrize(
    "marked",
    [
        "<c a1>open",
        "shut</c>",
        "<c a1>x</c a2>",
        "<c a1 sorcerer>x</c>",
        "<s a1>x</s>",
        "<c a1 media document>x</c>",
        "<c a1 A!>x</c>",
    ],
)
def test_a_slip_in_the_tags_is_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(marked)


def test_a_text_that_looks_tagged_cannot_be_marked() -> None:
    with pytest.raises(ValueError, match="looks like a tag"):
        mark("a <c a1>", ())


@st.composite
def pieces(draw: st.DrawFn, length: int, least: int) -> tuple[Span, ...]:
    """Draw spans that hold at least one character and do not overlap."""
    count = draw(st.integers(least, 2))
    cuts = sorted(draw(st.sets(st.integers(0, length), min_size=2 * count, max_size=2 * count)))
    return tuple(Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=True))


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, tuple[GoldAttribution, ...], tuple[Span, ...]]:
    """Draw a text with attributions that nest and overlap as they like."""
    text = draw(st.text("abct /“”‘’\"'\n.<é", min_size=4, max_size=60))
    attributions = [
        GoldAttribution(
            id=f"a{i}",
            content=draw(pieces(len(text), 1)),
            source=draw(pieces(len(text), 0)),
            cue=draw(pieces(len(text), 0)),
            mode=draw(st.sampled_from(Mode)),
            type=draw(st.none() | st.sampled_from(SourceType)),
            speaker=draw(NAMES),
            via=draw(NAMES),
            granted=draw(st.booleans()),
            ambiguous=draw(st.booleans()),
            act=draw(st.sampled_from(Act)),
            optional=draw(st.booleans()),
        )
        for i in range(draw(st.integers(0, 4)))
    ]
    return text, tuple(sorted(attributions, key=lambda a: (a.content, a.id))), draw(pieces(len(text), 0))


@given(annotated())
def test_marking_and_parsing_are_inverse(case: tuple[str, tuple[GoldAttribution, ...], tuple[Span, ...]]) -> None:
    assert parse(mark(*case)) == case


def test_mark_leaves_out_what_the_marks_show() -> None:
    text, (a,), _ = parse("“<c a1>It is over,</c>” he said")
    assert mark(text, (a,)) == "“<c a1>It is over,</c a1>” he said"
    assert " mixed>" in mark(text, (replace(a, mode=Mode.MIXED),))
