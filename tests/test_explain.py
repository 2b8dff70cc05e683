"""What `attrib explain FILE:LINE` says of a line: the cases, every reason, every line of the articles, the argument."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from attrib.attributions import Reading
from attrib.audit import trace
from attrib.lexicon import lexicon
from attrib.links import Left
from attrib.model import Article, Document
from attrib.references import Ground
from attrib.reports.line_page import MOST_OTHERS, count_lines, line_page
from attrib.reports.reasons import AGAINST_WORDS, CRITERION_WORDS, GROUND_WORDS, LEFT_WORDS
from attrib.sourcing import Criterion, criterion_of
from attrib.voices import Against
from conftest import ROOT, Call

ARTICLES = sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
ARTICLE = ROOT / "fixtures" / "articles" / "short-school-meals.txt"
USAGE = ROOT / "docs" / "usage.md"
SHOWN = re.compile(r"(<!-- explained: (\S+) -->\n)(.*?)(<!-- end of explanation -->)", re.DOTALL)


class Case(NamedTuple):
    """An article, and rows that the pages of some of its lines must hold."""

    name: str
    text: str
    rows: dict[int, list[str]]


def cases() -> list[Case]:
    text = (Path(__file__).parent / "cases" / "explanations.txt").read_text(encoding="utf-8")
    _, *parts = re.split(r"^=== ", text, flags=re.MULTILINE)
    found = []
    for part in parts:
        name, _, rest = part.partition("\n")
        article, *pages = re.split(r"^--- ", rest.strip("\n"), flags=re.MULTILINE)
        rows = {int(number): page.split("\n") for number, _, page in (p.strip("\n").partition("\n") for p in pages)}
        found.append(Case(name, article.strip("\n"), rows))
    return found


CASES = cases()


def traced(text: str) -> tuple[Article, Reading]:
    return trace(Document("story.txt", text, ""))


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_a_line_is_explained(case: Case) -> None:
    article, reading = traced(case.text)
    for line, rows in case.rows.items():
        page = line_page(article, reading, line)
        assert [row for row in rows if folded(row) not in folded(page)] == [], page


def test_every_reason_has_words_and_a_case() -> None:
    readings = [traced(case.text)[1] for case in CASES]
    references = [reference for reading in readings for reference in reading.references.values()]
    assert set(AGAINST_WORDS) == set(Against) == {o.against for r in references for o in r.others}
    assert set(GROUND_WORDS) == set(Ground) == {r.ground for r in references}
    assert {left for left in LEFT_WORDS if left} == set(Left) == {v for r in readings for v in r.left.values()}
    assert set(CRITERION_WORDS) == set(Criterion)


@pytest.mark.parametrize("criterion", Criterion, ids=lambda criterion: criterion.name.lower())
def test_a_criterion_decides_the_type_of_its_example(criterion: Criterion) -> None:
    example = criterion.example
    _, reading = traced(f"{example[0].upper()}{example[1:]} said the dam was old.")
    assert [criterion_of(voice, voice.label, lexicon()) for voice in reading.voices] == [criterion]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_line_of_an_article_is_explained(path: Path) -> None:
    """Each attribution with its pattern, cue and speaker; whom it stands for is never among the others."""
    article, reading = traced(path.read_bytes().decode())
    pages = {line: folded(line_page(article, reading, line)) for line in range(1, count_lines(article) + 1)}
    for a in article.attributions:
        page = pages[article.layout.line_column(a.content[0].start)[0]]
        speaker = article.speaker(a)
        assert f"Pattern {a.pattern}:" in page
        assert speaker is None or f"Speaker {folded(speaker.name)}" in page
        assert all(article.words(cue) in page for cue in a.cue)
    for term in article.terms:
        assert f"“{article.words(term)}” Term nobody" in pages[article.layout.line_column(term.start)[0]]
    for reference in reading.references.values():
        others = [o.voice for o in reference.others]
        assert reference.voice not in others
        assert len(others) == len(set(others))
        assert set(reference.candidates) <= {reference.voice, *others}


def test_a_page_is_as_wide_as_a_terminal() -> None:
    article, reading = traced(ARTICLE.read_bytes().decode())
    for line in range(1, count_lines(article) + 1):
        assert max(map(len, line_page(article, reading, line).splitlines())) <= 80


def test_of_many_considered_the_first_are_named() -> None:
    names = ("Ida", "Ana", "Lea", "Eva", "Mia", "Zoe", "Amy", "Kim", "Pia")
    text = "".join(f"Mrs. {name} {name}son left. " for name in names) + "“It sank,” he said."
    page = line_page(*traced(text), 1)
    assert page.count("is a woman, and the text says “he”") == MOST_OTHERS
    assert page.count("nor any of the others") == 1


# --- the argument ------------------------------------------------------------------------------------------------


def test_a_line_of_a_file_is_asked_for(attrib: Call) -> None:
    outcome = attrib("explain", f"{ARTICLE}:1")
    assert outcome.status == 0
    assert folded(outcome.out).startswith(f"{ARTICLE}, line 1: ")


@pytest.mark.parametrize("name", ["a:b.txt", "C:", "12", "-", "bare-source"])
def test_a_file_name_may_hold_anything(
    attrib: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("It rained.\n\n“It sank,” said Ida Crane.\n", encoding="utf-8")
    outcome = attrib("explain", f"./{name}:3")
    assert outcome.status == 0
    assert f"./{name}, line 3: 1 attribution.\n" in outcome.out


def test_standard_input(attrib: Call) -> None:
    outcome = attrib("explain", "-:3", stdin="It rained.\n\n“It sank,” said Ida Crane.\n".encode())
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("standard input, line 3: 1 attribution.\n")


def test_the_encoding_is_said(attrib: Call, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("“It sank,” said Zoë Crane.".encode("cp1252"))
    assert attrib("explain", f"{path}:1").status == 3
    assert "Zoë Crane" in attrib("explain", f"{path}:1", "--encoding", "cp1252").out


@pytest.mark.parametrize(
    ("what", "status", "says"),
    [
        ("nowhere.txt:1", 3, "attrib: nowhere.txt: not found\n"),
        (".:1", 3, "attrib: .: a folder, not an article\n"),
        (f"{ARTICLE}:0", 2, "has no line 0; its last line is"),
        (f"{ARTICLE}:999", 2, "has no line 999; its last line is"),
        ("bare-sorce", 2, "no rule 'bare-sorce'; did you mean bare-source? A line of an article is"),
        (str(ARTICLE), 2, "A line of an article is asked for as FILE:LINE"),
        (f"{ARTICLE}:", 2, "A line of an article is asked for as FILE:LINE"),
        (":3", 2, "A line of an article is asked for as FILE:LINE"),
        ("story.txt:99999999999999999999", 2, "A line of an article is asked for as FILE:LINE"),
        ("story.txt:٣", 2, "A line of an article is asked for as FILE:LINE"),
    ],
)  # fmt: skip
def test_what_cannot_be_explained(attrib: Call, what: str, status: int, says: str) -> None:
    outcome = attrib("explain", what)
    assert (outcome.status, outcome.out) == (status, "")
    assert says in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "lines"), [("a", 1), ("a\n", 1), ("a\r\nb", 2), ("a\rb\r", 2), ("a\n\n", 2)], ids=repr
)
def test_lines_are_counted_as_an_editor_counts_them(attrib: Call, text: str, lines: int) -> None:
    assert attrib("explain", f"-:{lines}", stdin=text.encode()).status == 0
    outcome = attrib("explain", f"-:{lines + 1}", stdin=text.encode())
    assert outcome.status == 2
    assert f"standard input has no line {lines + 1}; its last line is {lines}." in outcome.err


def test_the_page_shows_a_real_explanation(attrib: Call, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    text = USAGE.read_text(encoding="utf-8")
    (block,) = SHOWN.finditer(text)
    monkeypatch.chdir(ROOT)
    shown = f"```text\n{attrib('explain', block[2]).out.rstrip()}\n```\n"
    if update:
        USAGE.write_text(text[: block.start(3)] + shown + text[block.end(3) :], encoding="utf-8")
    else:
        assert block[3] == shown, "pytest --update writes it anew"
