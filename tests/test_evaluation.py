"""The figures of an evaluation, worked out by hand on small articles, and the command that prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from attrib import evaluation
from attrib.evaluation import Annotated, Annotation, evaluate, find
from attrib.evaluation.annotations import read_gold, read_run, write_run
from attrib.evaluation.changes import changes
from attrib.evaluation.counting import same_name
from attrib.evaluation.figures import Agreement
from attrib.evaluation.page import Page
from attrib.model import SourceType, Span
from attrib.reports.evaluation import FIGURE_WORDS
from conftest import ROOT, Call, Outcome
from marked import parse
from test_gold import NAMES, measures

LIMITS = {"max_bytes": 10_000, "max_quotations": 100}
# The counted characters: 19 + 9 + 2 of content and 12 + 3 + 7 of source.
GOLD = (
    "<s a1>Mayor Ana Ruiz</s> <q a1>said</q> <c a1>the old bridge was shut</c>. “<c a2>It is over,</c>” <s a2>she</s> "
    "<q a2>told</q> us. <s a3>Critics</s> <q a3>doubt</q> <c a3>it</c>. He sold “hot” soup."
)
# 13 + 9 + 3 of content and 7 + 2 + 2 of source; in both are 13 + 9 + 0 and 7 + 0 + 0.
SEEN = (
    "Mayor <s a1>Ana Ruiz</s> <q a1>said</q> the old <c a1>bridge was shut</c>. “<c a2>It is over,</c>” she "
    "<q a2>told</q> <s a2>us</s>. Critics doubt it. <s a4>He</s> <q a4>sold</q> “<c a4>hot</c>” soup."
)
NOTHING = Agreement(None, None, None)


def seen_in(marked: str, *, labels: bool = False) -> tuple[Annotation, ...]:
    _, found, _ = parse(marked)
    return tuple(
        Annotation(a.content, a.source, a.cue, *((a.type, a.speaker, a.granted) if labels else ())) for a in found
    )


def article(*marked: str, labels: bool = False, name: str = "one") -> Annotated:
    """An article as one annotator or several see it."""
    (text,) = {parse(m)[0] for m in marked}
    return Annotated(name, text, {f"reader {i}": seen_in(m, labels=labels) for i, m in enumerate(marked)})


def measured(gold: str, seen: str, *, labels: bool = False) -> evaluation.Evaluation:
    return evaluate([article(gold, labels=labels)], {"one": seen_in(seen, labels=labels)})


def values(figure: Agreement) -> tuple[float | None, float | None, float | None]:
    return figure.precision, figure.recall, figure.f1


# --- the figures -------------------------------------------------------------------------------------------------


def test_figures_worked_out_by_hand() -> None:
    result = measured(GOLD, SEEN)
    f = result.figures
    assert values(f.quotations) == pytest.approx((1 / 2, 1, 2 / 3))  # “hot” is nobody's; “It is over,” is found
    assert f.speaker == 0  # and given to somebody else
    assert values(f.attributions) == pytest.approx((1 / 3, 1 / 3, 1 / 3))  # 13 of 19 characters, and one head
    assert values(f.content) == pytest.approx((22 / 25, 22 / 30, 44 / 55))
    assert values(f.source) == pytest.approx((7 / 11, 7 / 22, 14 / 33))
    assert (f.type, f.resolved, f.end_to_end, f.unnamed, f.granted) == (None, None, None, NOTHING, NOTHING)
    assert (result.articles, result.annotators, result.shared) == (1, 1, 0)
    assert (result.attributions, result.labelled, result.found) == (3, 0, 3)
    assert result.people is None


def test_what_is_the_same_is_all_right() -> None:
    f = measured(GOLD, GOLD).figures
    assert [f.quotations, f.attributions, f.content, f.source, f.speaker] == [Agreement(1, 1, 1)] * 4 + [1]


@pytest.mark.parametrize(("gold", "seen"), [(GOLD, "nothing"), ("nothing", SEEN)])
def test_nothing_is_no_fault_in_the_program(gold: str, seen: str) -> None:
    text = parse(GOLD)[0]
    one, other = (seen_in(m) if m != "nothing" else () for m in (gold, seen))
    f = evaluate([Annotated("one", text, {"a": one})], {"one": other}).figures
    assert f.attributions == Agreement(0 if other else None, 0 if one else None, 0)


def test_several_annotators_are_averaged() -> None:
    """Against the first reader 1 of 3 is right, against the second 3 of 3."""
    result = evaluate([article(GOLD, SEEN)], {"one": seen_in(SEEN)})
    assert values(result.figures.attributions) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert values(result.figures.quotations) == pytest.approx((3 / 4, 1, 6 / 7))  # 1.5 of 2; there are 1 and 2
    assert (result.annotators, result.shared, result.attributions) == (2, 1, 6)


def test_people_are_measured_against_each_other() -> None:
    """Each in turn is the gold, so that precision and recall are one; an article with one reader has no part in it."""
    alone = article(GOLD, name="two")
    people = evaluate([article(GOLD, SEEN), alone], {"one": (), "two": ()}).people
    assert people
    assert values(people.attributions) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert values(people.content) == pytest.approx((44 / 55, 44 / 55, 44 / 55))
    assert people.speaker == 0
    assert people.type is None


def test_a_gold_content_is_matched_once() -> None:
    gold = "<s a1>Ana</s> <q a1>said</q> <c a1>the old bridge was shut</c>."
    seen = "<s a1><s a2>Ana</s></s> <q a1>said</q> <c a1><c a2>the old bridge</c> was shut</c>."
    assert values(measured(gold, seen).figures.attributions) == pytest.approx((1 / 2, 1, 2 / 3))


def test_gold_without_a_source_takes_any() -> None:
    gold = "Ana said <c a1>the bridge was shut</c>."
    seen = "<s a1>Ana</s> <q a1>said</q> <c a1>the bridge was shut</c>."
    assert measured(gold, seen).figures.attributions.f1 == 1
    assert measured(seen, gold).figures.attributions.f1 == 0


# --- labels ------------------------------------------------------------------------------------------------------

LABELLED = (
    '<s a1 named-official "Ana Ruiz">Mayor Ana Ruiz</s> <q a1>said</q> <c a1>the bridge was shut</c>. '
    '<s a2 unnamed-insider "aide" granted>An aide</s> <q a2>said</q> <c a2>the river had risen</c>. '
    '<s a3 collective "critics">Critics</s> <q a3>said</q> <c a3>it was late</c>. '
    '<s a4 self "us">We</s> <q a4>saw</q> <c a4>the water</c>. '
)


def test_labels_worked_out_by_hand() -> None:
    seen = (
        '<s a1 named-person "Ruiz">Mayor Ana Ruiz</s> <q a1>said</q> <c a1>the bridge was shut</c>. '
        '<s a2 unnamed-insider "aide">An aide</s> <q a2>said</q> <c a2>the river had risen</c>. '
        "Critics said it was late. We saw the water. "
    )
    result = measured(LABELLED, seen, labels=True)
    f = result.figures
    assert result.labelled == 3  # the newsroom itself has no type to get wrong
    assert f.type == 1 / 2
    assert f.end_to_end == pytest.approx(1 / 3)
    assert f.resolved == 1
    assert f.unnamed == Agreement(1, 1, 1)
    assert f.granted == Agreement(None, 0, 0)
    assert result.confusions == {(SourceType.NAMED_OFFICIAL, SourceType.NAMED_PERSON): 1}


@pytest.mark.parametrize(("another", "right"), [("named-person", 1.0), ("affiliated-source", 0.5)])
def test_gold_that_never_says_affiliated_source_means_it_by_insider(another: str, right: float) -> None:
    gold, seen = (
        f"<s a1 {kind}>A club source</s> <q a1>said</q> <c a1>it was late</c>. "
        f"<s a2 {another}>Lea</s> <q a2>said</q> <c a2>it was dark</c>."
        for kind in ("unnamed-insider", "affiliated-source")
    )
    assert measured(gold, seen, labels=True).figures.type == right


def test_a_quotation_with_words_around_it_stands_for_the_quotation() -> None:
    gold = "<s a1 named-person>Ana</s> <q a1>said</q> <c a1>that in the long and very cold night it was “late”</c>."
    seen = "<s a1 named-person>Ana</s> <q a1>said</q> that in the long and very cold night it was “<c a1>late</c>”."
    f = measured(gold, seen, labels=True).figures
    assert (f.attributions.f1, f.end_to_end) == (0, 1)


@pytest.mark.parametrize(
    ("gold", "seen", "same"),
    [
        ("Ana Ruiz", "Ruiz", True),
        ("Ruiz", "Ms. Ana Ruiz", True),
        ("Ana Ruiz", "Ana", False),
        ("Ana Ruiz", "Ana Lak", False),
        ("the mayor", "", False),
    ],
)
def test_same_name(gold: str, seen: str, same: bool) -> None:
    assert same_name(gold, seen) is same


# --- the measures over one text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said ("two").', ["One,", "two"]),
        ("''One,'' he said, ``two.''", ["One,", "two."]),
        ("“One,\n\n“two,” he said.", ["One,", "two,"]),
        ("“One “two” three”", ["two"]),
        ("‘One,’ he said. ‘Don’t.’", ["One,", "Don’t."]),
        ("‘One’ is a film.", []),
        ("“ ” is no word", []),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    assert [text[slice(*span)] for (span,) in Page(text).quotations] == quotations


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Mayor Ana Ruiz came.", "Mayor Ana Ruiz", "Ruiz", True),
        ("Mayor Ana Ruiz came.", "Mayor Ana", "Ruiz", False),
        ("Mayor Ana Ruiz came.", "Mayor Ana Ruiz", "Mayor", False),
        ("Ana Ruiz, the mayor, came.", "Ana Ruiz, the mayor", "Ana Ruiz", True),
        ("Ana Ruiz, the mayor, came.", "Ana Ruiz, the mayor", "mayor", False),
        ("A friend of Ana Ruiz came.", "A friend of Ana Ruiz", "Ana Ruiz", False),
        ("A friend of Ana Ruiz came.", "A friend of Ana Ruiz", "A friend", True),
    ],
)
def test_same_source(text: str, one: str, other: str, same: bool) -> None:
    a, b = ((Span(at := text.index(words), at + len(words)),) for words in (one, other))
    assert Page(text).same_source(a, b) is same
    assert Page(text).same_source(b, a) is same


def test_common_counts_every_character_once() -> None:
    page = Page("ab cd “ef” gh")
    ones = [(Span(0, 5), Span(3, 13)), (Span(11, 13),)]
    assert page.size(ones[0]) == 8
    assert page.common(ones, [(Span(1, 8),), (Span(5, 7),), (Span(9, 12), Span(11, 12))]) == [{0: 4, 2: 1}, {2: 1}]


# --- the files ---------------------------------------------------------------------------------------------------


def line(**values: object) -> bytes:
    return json.dumps(values).encode() + b"\n"


def gold_line(name: str = "one", **labels: object) -> bytes:
    a = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17]], **labels}
    return line(id=name, text="Ana said it rained.", annotators={"kim": [a]})


def test_gold_is_read() -> None:
    (found,), bad = read_gold(b"\xef\xbb\xbf" + gold_line(type="named-person", speaker="Ana", granted=False), **LIMITS)
    spans = ((Span(9, 17),), (Span(0, 3),), (Span(4, 8),))
    assert not bad
    assert found == Annotated(
        "one", "Ana said it rained.", {"kim": (Annotation(*spans, SourceType.NAMED_PERSON, "Ana", False),)}
    )


@pytest.mark.parametrize(
    ("data", "number", "reason"),
    [
        (b"", 1, "the file is empty"),
        (gold_line() + b"\n{\n", 3, "not JSON"),
        (b'{"id": "\xff"}', 1, "not UTF-8: byte 8"),
        (b"[" * 100_000, 1, "nested too deep"),
        (b"[]", 1, "not an article"),
        (line(text="No name."), 1, '"id" must be'),
        (line(id="one", text=""), 1, '"text" must be'),
        (line(id="one", text="\0"), 1, "the text is binary"),
        (line(id="one", text="a " * 9_000), 1, "the text is larger than 10,000 bytes"),
        (line(id="one", text="A b.", annotators={}), 1, "at least one annotator"),
        (line(id="one", text="A b.", annotators={"kim": {}}), 1, "annotator 'kim' must have a list"),
        (gold_line() + gold_line(), 2, "the article 'one' is on line 1 already"),
        (gold_line(content=[[9, 90]]), 1, 'attribution 1: "content" has [9, 90], and the text ends at 19'),
        (gold_line(source=[[3, 3]]), 1, "does not run forwards"),
        (gold_line(cue=[["4", 8]]), 1, "two whole numbers"),
        (gold_line(cue=[[True, 8]]), 1, "two whole numbers"),
        (gold_line(cue=4), 1, '"cue" must be a list'),
        (gold_line(type="official"), 1, "\"type\" is 'official'; there are named-official, "),
        (gold_line(speaker=1), 1, '"speaker" must be a name'),
        (gold_line(granted="no"), 1, '"granted" must be true or false'),
        (line(id="one", text="A b.", annotators={"kim": [{"source": []}]}), 1, 'it must be an object with a "content"'),
    ],
)
def test_a_bad_line_is_named_with_its_reason(data: bytes, number: int, reason: str) -> None:
    _, bad = read_gold(data, **LIMITS)
    assert [b.line for b in bad] == [number]
    assert reason in bad[0].reason


def test_a_run_is_read_as_it_was_written() -> None:
    gold = [article(LABELLED, labels=True)]
    run = {"one": seen_in(LABELLED, labels=True)}
    assert read_run(write_run(run).encode(), gold) == (run, [])
    assert read_run(write_run({"another": run["one"]}).encode(), gold) == ({}, [])


def test_a_run_on_another_text_is_refused() -> None:
    run = write_run({"one": [Annotation((Span(0, 5_000),))]})
    _, (bad,) = read_run(run.encode(), [article(GOLD)])
    assert "the text ends at" in bad.reason


def test_changes() -> None:
    gold = [article(GOLD), article(GOLD, name="two")]
    found = changes(gold, {"one": seen_in(SEEN)}, {"one": seen_in(GOLD), "two": ()})
    assert found.compared == 1
    assert [(c.source, c.annotated) for c in found.gained] == [
        ("Mayor Ana Ruiz", True),
        ("she", True),
        ("Critics", True),
    ]
    assert [(c.source, c.content, c.annotated) for c in found.lost] == [
        ("Ana Ruiz", "bridge was shut", True),
        ("us", "It is over,", False),
        ("He", "hot", False),
    ]


def test_every_article_is_audited_by_its_text_alone() -> None:
    text = "“It is over,” said Ana Ruiz."
    (only,) = find([Annotated("one", text, {})])["one"]
    assert [text[slice(*span)] for spans in (only.content, only.source) for span in spans] == [
        "It is over,",
        "Ana Ruiz",
    ]


# --- the command -------------------------------------------------------------------------------------------------


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of gold, on which the audit sees what `SEEN` says."""

    def seen(articles: Iterable[Annotated]) -> Mapping[str, tuple[Annotation, ...]]:
        return {a.id: seen_in(SEEN) for a in articles}

    monkeypatch.setattr(evaluation, "find", seen)
    path = tmp_path / "gold.jsonl"
    readers = {
        name: [{"source": a.source, "cue": a.cue, "content": a.content} for a in seen_in(marked)]
        for name, marked in (("kim", GOLD), ("lou", SEEN))
    }
    path.write_bytes(line(id="one", text=parse(GOLD)[0], annotators=readers))
    return path


def test_the_figures_are_printed(attrib: Call, gold: Path) -> None:
    outcome = attrib("evaluate", gold)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.splitlines()[:7] == [
        f"{gold}: 1 article, 2 annotators; 1 of the articles read by more than one",
        "6 attributions annotated, 0 with labels; 3 found",
        "",
        "                         precision    recall  F1, share    people",
        "quotations                   0.750     1.000      0.857     0.667",
        "speaker of a quotation                            0.667     0.000",
        "attributions                 0.667     0.667      0.667     0.333",
    ]


def test_the_figures_as_json(attrib: Call, gold: Path) -> None:
    report = json.loads(attrib("evaluate", gold, "--format", "json").out)
    assert report["format"] == "attrib-evaluation/1"
    assert report["gold"] == {
        "name": str(gold), "articles": 1, "annotators": 2, "shared_articles": 1, "attributions": 6, "labelled": 0
    }  # fmt: skip
    assert report["figures"]["quotations"] == {"precision": 0.75, "recall": 1.0, "f1": 0.8571}
    assert report["figures"]["type"] is None
    assert report["people"]["content"]["f1"] == 0.8
    assert (report["confusions"], report["changes"]) == ([], None)


def test_gained_and_lost_against_a_kept_run(attrib: Call, gold: Path, tmp_path: Path) -> None:
    run = tmp_path / "run.jsonl"
    assert attrib("evaluate", gold, "--save", run) == attrib("evaluate", gold)
    same = attrib("evaluate", gold, "--against", run)
    assert same.out.endswith("\nGained 0 attributions, 0 as annotated\nLost 0 attributions, 0 as annotated\n")
    kept = json.loads(run.read_text(encoding="utf-8"))
    kept["attributions"] = [a for a in kept["attributions"] if a["source"] != [[6, 14]]]
    run.write_bytes(line(**kept))
    report = attrib("evaluate", gold, "--against", run).out
    assert "Gained 1 attribution, 1 as annotated\nLost 0 attributions" in report
    assert report.endswith("\n  + one, line 1: Ana Ruiz (no type): bridge was shut [as annotated]\n")


def test_bad_gold_is_no_figure(attrib: Call, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(gold_line() + b"{}\n" + gold_line("two", granted=3))
    assert attrib("evaluate", path) == Outcome(
        3,
        "",
        f'attrib: {path}, line 2: "id" must be a text that is not empty\n'
        f"attrib: {path}, line 3: annotator 'kim', attribution 1: \"granted\" must be true or false\n",
    )
    path.write_bytes(b"{}\n" * 1_000)
    outcome = attrib("evaluate", path)
    assert outcome.err.count("\n") == 11
    assert outcome.err.endswith(f"attrib: {path}: 1,000 lines in all cannot be used\n")
    assert attrib("evaluate", "nowhere.jsonl") == Outcome(3, "", "attrib: nowhere.jsonl: not found\n")


def test_a_bad_run_is_no_figure(attrib: Call, gold: Path, tmp_path: Path) -> None:
    run, kept = tmp_path / "run.jsonl", tmp_path / "kept.jsonl"
    run.write_bytes(line(id="one", attributions=3))
    outcome = attrib("evaluate", gold, "--against", run, "--save", kept)
    assert outcome == Outcome(3, "", f'attrib: {run}, line 1: "attributions" must have a list of attributions\n')
    assert not kept.exists()


def test_a_run_does_not_take_the_place_of_gold(attrib: Call, gold: Path) -> None:
    before = gold.read_bytes()
    outcome = attrib("evaluate", gold, "--save", gold)
    assert (outcome.status, outcome.out) == (2, "")
    assert "is the gold" in outcome.err
    assert gold.read_bytes() == before


# --- the page ----------------------------------------------------------------------------------------------------

PAGE = ROOT / "docs" / "accuracy.md"
FIXTURE_FIGURES = re.compile(r"(<!-- figures: fixtures -->\n)(.*?)(<!-- end of figures -->)", re.DOTALL)


def test_the_figures_of_the_fixtures_are_on_the_page(update: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    (block,) = FIXTURE_FIGURES.finditer(page)
    rows = "".join(f"| {measure} | {value:.2f} |\n" for measure, (value, _) in measures().items())
    shown = f"| figure | attrib |\n|---|---|\n{rows}"
    if update:
        PAGE.write_text(page[: block.start(2)] + shown + page[block.end(2) :], encoding="utf-8")
    else:
        assert block[2] == shown, "pytest --update writes it anew"
    assert f"The {len(NAMES)} articles in `fixtures/`" in page


def test_every_figure_is_explained_on_the_page() -> None:
    rows = [
        set(re.split("; ", row)) for row in re.findall(r"^\| ([^|]+) \| \S", PAGE.read_text(encoding="utf-8"), re.M)
    ]
    explained = set().union(*rows)
    assert {words.removesuffix(", by characters") for words in FIGURE_WORDS.values()} <= explained


def test_the_gold_on_the_page_is_gold() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (found,), bad = read_gold(example.encode(), **LIMITS)
    (only,) = found.annotators["kim"]
    assert not bad
    assert [found.text[slice(*spans[0])] for spans in (only.content, only.source, only.cue)] == [
        "It is over,", "Mayor Ana Ruiz", "told"
    ]  # fmt: skip
