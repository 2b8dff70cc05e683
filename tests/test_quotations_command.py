"""`attrib quotations`: the quotations alone, for other programs."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.audit import find_attributions
from attrib.model import Article, Document, Quotation, Span
from attrib.readers import read
from attrib.reports.quoted import FORMATS, quoted, render
from conftest import ROOT, Call
from report_sample import hostile, rich

FIXTURES = sorted((ROOT / "fixtures" / "articles").glob("*.txt"))
TEXT = """Ferry link faces axe

By Tamsin Okoro

“It is over,” Mayor Ana Ruiz told reporters. “We will not pretend otherwise.” The film ‘Red Sail’ opened on Friday.

A senior official told the Herald that the crews were “tired of waiting,” and the audit put it as “a loss.”
"""


def of(text: str) -> Article:
    return find_attributions(Document("story.txt", text, "0" * 64))


def as_json(*articles: Article) -> Any:
    return json.loads(render(articles, (), "json"))["documents"]


def test_quotations_have_their_places_and_speakers() -> None:
    (document,) = as_json(of(TEXT))
    found = document["quotations"]
    assert [q["text"] for q in found][:2] == ["It is over,", "We will not pretend otherwise."]
    assert [q["speaker"] for q in found][:2] == ["Ana Ruiz", "Ana Ruiz"]
    assert "Red Sail" not in {q["text"] for q in found}, "a title is nobody's words"
    first = found[0]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (5, 1, 5, 14)
    assert (first["span"], first["content"]) == ([39, 52], [[40, 51]])
    assert (first["type"], first["location"]) == ("named-official", None)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.stem)
def test_spans_hold_the_marks_and_lines_lead_to_them(path: Path) -> None:
    article = find_attributions(read(path))
    text, lines = article.document.text, article.document.text.split("\n")
    for q in as_json(article)[0]["quotations"]:
        start, end = q["span"]
        assert lines[q["line"] - 1][q["column"] - 1] == text[start]
        assert lines[q["end_line"] - 1][q["end_column"] - 2] == text[end - 1]
        assert " … ".join(" ".join(text[s:e].split()) for s, e in q["content"]) == q["text"]
        assert all(start <= s <= e <= end for s, e in q["content"])


def test_words_said_inside_what_somebody_else_says_are_the_inner_speaker_s() -> None:
    article = rich().article
    inner = {a.id: a for a in article.attributions}["a3"].content
    marked = Quotation(inner, Span(inner[0].start - 1, inner[0].end + 1))
    (found,) = quoted(article._replace(quotations=(marked,)))
    assert found.attribution
    assert found.attribution.id == "a3", "and not a2, whose words are around it"


@given(st.text(st.sampled_from("“”‘’\"' \nabc.,said"), max_size=120))
def test_every_text_has_quotations_in_every_format(text: str) -> None:
    article = of(text)
    assert len(as_json(article)[0]["quotations"]) == len(list(quoted(article)))
    for form in FORMATS:
        assert render([article], (), form).endswith("\n")


def test_a_table_of_quotations_has_no_formula() -> None:
    report = render([of("“=SUM(A1),” Ana Ruiz said.")], (), "csv")
    (row,) = csv.DictReader(io.StringIO(report, newline=""))
    assert (row["text"], row["start"], row["end"], row["speaker"]) == ("'=SUM(A1),", "0", "11", "Ana Ruiz")


def graph(article: Article) -> Any:
    document = json.loads(render([article], (), "jsonld"))
    assert document["@context"] == "https://schema.org"
    (only,) = document["@graph"]
    return only


def test_schema_org_has_the_article_its_quotations_and_what_it_cites() -> None:
    made = graph(of(TEXT))
    assert (made["@type"], made["headline"]) == ("NewsArticle", "Ferry link faces axe")
    first, second, *rest = made["hasPart"]
    assert first == {
        "@type": "Quotation",
        "position": 1,
        "text": "It is over,",
        "creator": {"@type": "Person", "name": "Ana Ruiz"},
    }
    assert second["position"] == 2
    assert made["isBasedOn"] == [
        {"@type": "CreativeWork", "publisher": {"@type": "NewsMediaOrganization", "name": "Herald"}}
    ]
    assert made["citation"] == [{"@type": "CreativeWork", "name": "audit"}]
    assert rest[-1]["citation"] == {"@type": "CreativeWork", "name": "audit"}


def test_nobody_without_a_name_is_given_one() -> None:
    for text in (
        "“It is over,” one official said.",
        "“It is over,” two officials said.",
        "“It is over,” critics said.",
    ):
        (quotation,) = graph(of(text))["hasPart"]
        assert "name" not in quotation["creator"]
        assert quotation["creator"]["description"]
    assert "creator" not in graph(of("“It is over.”"))["hasPart"][0]


def test_schema_org_can_be_put_into_a_page() -> None:
    report = render([hostile().article, of("“</script><script>alert(1)</script>,” Ana Ruiz said.")], (), "jsonld")
    assert "<" not in report
    assert "</script><script>alert(1)</script>," in json.loads(report)["@graph"][1]["hasPart"][0]["text"]


def test_one_document_whatever_becomes_of_the_inputs(attrib: Call, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    outcome = attrib("quotations", "nowhere.txt", story, "-", stdin=TEXT.encode())
    report = json.loads(outcome.out)
    assert (report["format"], [d["name"] for d in report["documents"]]) == (
        "attrib-quotations/1", [str(story), "standard input"],
    )  # fmt: skip
    assert report["errors"] == [{"name": "nowhere.txt", "code": "not-found", "message": "not found"}]
    assert (outcome.status, outcome.err) == (3, "attrib: nowhere.txt: not found\n")
    assert attrib("quotations", story).status == 0
    assert attrib("quotations", "-", "-").status == 2


def test_other_linters_can_leave_quotations_alone(attrib: Call, tmp_path: Path) -> None:
    """The program of the page does what the page says."""
    page = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(# skip_quotations.py.*?)```", page, re.DOTALL)
    (tmp_path / "skip.py").write_text(program, encoding="utf-8")
    story, list_of = tmp_path / "story.txt", tmp_path / "story.json"
    story.write_text(TEXT, encoding="utf-8")
    list_of.write_text(attrib("quotations", story).out, encoding="utf-8")
    found = "story.txt:5:2:Style:over\nstory.txt:5:13:Style:mark\nstory.txt:5:14:Style:space\nstory.txt:1:1:Style:axe\n"
    done = subprocess.run(
        [sys.executable, "skip.py", "story.json"], input=found, capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == "story.txt:5:14:Style:space\nstory.txt:1:1:Style:axe\n"
