"""HTML reports in files: one page, a folder of pages with an index, and the style and the script beside them."""

from __future__ import annotations

import os
import re
from itertools import permutations
from pathlib import Path

import pytest

from attrib.reports.html_files import files, page_names
from attrib.reports.html_index import render as render_index
from attrib.reports.pages import INLINE
from conftest import Call
from page import Page
from report_sample import MISSING, hostile, rich, run, silent

ARTICLE = "“It is over,” Mayor Ana Ruiz told reporters. A source said it was not.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("river.txt", "bridge.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_has_a_page_for_each_input_and_an_index(desk: Path, attrib: Call) -> None:
    outcome = attrib("audit", "river.txt", "bridge.txt", "nowhere.txt", "--format", "html=reports/")
    assert outcome.status == 3
    assert sorted(os.listdir("reports")) == ["bridge.html", "index.html", "nowhere.html", "river.html"]
    index = Page((desk / "reports" / "index.html").read_text(encoding="utf-8"))
    assert index.attributes("href") == ["nowhere.html", "bridge.html", "river.html"]
    assert "Not audited" in (desk / "reports" / "nowhere.html").read_text(encoding="utf-8")
    for name in ("river", "bridge", "nowhere"):
        page = Page((desk / "reports" / f"{name}.html").read_text(encoding="utf-8"))
        assert "index.html" in page.attributes("href")


def test_a_folder_that_is_there_needs_no_slash(desk: Path, attrib: Call) -> None:
    (desk / "reports").mkdir()
    assert attrib("audit", "river.txt", "--exit-zero", "--format", "html=reports").status == 0
    assert sorted(os.listdir("reports")) == ["index.html", "river.html"]


def test_several_articles_do_not_fit_into_one_page(desk: Path, attrib: Call) -> None:
    outcome = attrib("audit", "river.txt", "bridge.txt", "--format", "html=report.html")
    assert outcome.status == 2
    assert "or a folder: html=FOLDER/" in outcome.err
    assert not (desk / "report.html").exists()


def test_no_page_takes_the_place_of_an_article(desk: Path, attrib: Call) -> None:
    (desk / "river.html").write_text(ARTICLE, encoding="utf-8")
    outcome = attrib("audit", "river.html", "--format", "html=./")
    assert outcome.status == 2
    assert "is an article" in outcome.err
    assert (desk / "river.html").read_text(encoding="utf-8") == ARTICLE


def test_a_folder_that_cannot_be_made_is_a_fault_of_the_command(desk: Path, attrib: Call) -> None:
    outcome = attrib("audit", "river.txt", "--format", "html=bridge.txt/reports/")
    assert outcome.status == 2
    assert "cannot be written" in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_style_and_script_can_stand_beside_the_page(desk: Path, attrib: Call) -> None:
    assert (
        attrib("audit", "river.txt", "--exit-zero", "--format", "html=river.html", "--assets", "external").status == 0
    )
    beside = (name for name in os.listdir() if name.startswith("attrib-"))
    style, script = sorted(beside, key=lambda name: name.rpartition(".")[2])
    page = Page((desk / "river.html").read_text(encoding="utf-8"))
    assert re.fullmatch(r"attrib-report-[0-9a-f]{8}\.css", style)
    assert re.fullmatch(r"attrib-report-[0-9a-f]{8}\.js", script)
    assert [a["href"] for tag, a in page.elements if tag == "link"] == [style]
    assert [a["src"] for tag, a in page.elements if tag == "script"] == [script]
    assert page.inside("style") == page.inside("script") == ""
    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"


def test_files_beside_a_page_need_a_page_that_has_a_place(desk: Path, attrib: Call) -> None:
    outcome = attrib("audit", "river.txt", "--format", "html", "--assets", "external")
    assert (outcome.status, outcome.out) == (2, "")
    assert "--assets external needs a place" in outcome.err


def test_pages_are_named_alike_whatever_the_order() -> None:
    names = ["a/story.txt", "b/Story.md", "index.txt", "standard input", "<b>'\"&\n\udcff.txt", "../..", "x" * 300]
    first = dict(zip(names, page_names(names), strict=True))
    for order in permutations(names[:5]):
        assert page_names([*order, *names[5:]])[:5] == [first[name] for name in order]
    assert len({name.lower() for name in first.values()} | {"index.html"}) == len(names) + 1
    assert all(re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,95}\.html", name) for name in first.values())
    assert first["standard input"] == "standard-input.html"
    assert len(set(page_names(["a.txt"] * 3))) == 3


def test_the_index_puts_what_needs_the_most_work_first() -> None:
    found = run(silent(), rich(), errors=(MISSING,))
    names = page_names(found.names)
    index = Page(render_index(found, names, INLINE))
    assert index.attributes("href") == ["nowhere.html", "ferry.html", "quiet.html"]
    assert "1 not audited, 1 not ready, 1 without errors or warnings" in index.inside("header")
    cells = re.sub(r"\s+", " ", index.inside("tbody"))
    assert (
        "ferry.txtprovisional: 11 statements in 117 words are too little to judge bynot ready40.040 % 2 of 5241"
        in cells
    )
    assert "quiet.txtnobody is quoted, and nothing is attributedno errors or warnings––000" in cells


def test_a_hostile_name_ends_as_text_in_the_index() -> None:
    audit = hostile()
    name = audit.article.document.name
    index = Page(render_index(run(audit), page_names([name]), INLINE))
    assert "<script>alert(3)</script>" in index.inside("tbody")
    assert [tag for tag, _ in index.elements].count("script") == 1


def test_the_files_are_the_same_each_time() -> None:
    def written() -> list[tuple[str, str]]:
        return list(files(run(rich(), silent()), "x/", is_folder=True, is_external=True))

    assert written() == written()
    assert [os.path.basename(path) for path, _ in written()][:3] == ["ferry.html", "quiet.html", "index.html"]
