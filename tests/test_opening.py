"""Which files the command line opens, in which format it reads them, and how it says that it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from attrib.readers import ReadError, read
from conftest import Call

TEXT = "One source said the bridge would close.\n"
HTML = "<p>One source said the <b>bridge</b> would close.</p>\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with articles, other files and folders in it."""
    for name, text in (
        ("desk/a.txt", TEXT),
        ("desk/b.md", TEXT),
        ("desk/c.HTML", HTML),
        ("desk/deep/er/d.markdown", TEXT),
        ("desk/picture.png", "no copy"),
        ("desk/a.attrib.toml", ""),
        ("desk/.hidden.md", TEXT),
        ("desk/.git/e.md", TEXT),
        ("empty/picture.png", "no copy"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "desk"


def audited(attrib: Call, *arguments: str | Path, stdin: bytes = b"") -> list[str]:
    """Return the names of the articles that were audited."""
    import json

    outcome = attrib("audit", *arguments, "--format", "json", "--fail-on", "never", stdin=stdin)
    return [document["name"] for document in json.loads(outcome.out)["documents"]]


def test_a_folder_stands_for_the_articles_in_it(attrib: Call, desk: Path) -> None:
    names = [str(desk / name) for name in ("a.txt", "b.md", "c.HTML", "deep/er/d.markdown")]
    assert audited(attrib, desk) == names
    assert audited(attrib, f"{desk}/") == names


def test_a_pattern_stands_for_the_files_that_fit(attrib: Call, desk: Path) -> None:
    assert audited(attrib, f"{desk}/**/*.m*") == [str(desk / "b.md"), str(desk / "deep/er/d.markdown")]
    assert audited(attrib, f"{desk}/?.txt", f"{desk}/[b].md") == [str(desk / "a.txt"), str(desk / "b.md")]


def test_a_file_whose_name_is_a_pattern_is_that_file(attrib: Call, desk: Path) -> None:
    (desk / "[a].txt").write_text(TEXT, encoding="utf-8")
    assert audited(attrib, f"{desk}/[a].txt") == [str(desk / "[a].txt")]


def test_nothing_found_is_not_clean(attrib: Call, desk: Path) -> None:
    pattern = f"{desk}/*.docx"
    assert attrib("audit", pattern) == (3, "", f"attrib: {pattern}: not found\n")
    empty = desk.parent / "empty"
    assert attrib("audit", empty) == (3, "", f"attrib: {empty}: a folder, not an article\n")


def test_a_report_for_one_article_takes_no_folder(attrib: Call, desk: Path) -> None:
    outcome = attrib("audit", desk, "--format", f"html={desk}/r.html")
    assert outcome.status == 2


def test_the_name_of_standard_input_says_format_policy_and_decisions(attrib: Call, desk: Path) -> None:
    (desk / "attrib.toml").write_text("rules.bare-source = 'warning'\n", encoding="utf-8")
    story = desk / "new.html"
    assert audited(attrib, "-", "--stdin-filename", story, stdin=HTML.encode()) == [str(story)]
    outcome = attrib("audit", "-", "--stdin-filename", story, stdin=HTML.encode())
    assert "1:4  warning  bare-source" in outcome.out
    attrib(
        "decide", "-", "--stdin-filename", story, "--verdict", "accepted", "--reason", "Fine.", "--by", "Mina Dahl",
        "--rule", "bare-source", stdin=HTML.encode(),
    )  # fmt: skip
    assert (desk / "new.attrib.toml").exists()
    outcome = attrib("audit", "-", "--stdin-filename", story, stdin=HTML.encode())
    assert "Decided: accepted by Mina Dahl" in outcome.out


def test_the_format_can_be_said(attrib: Call, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(HTML, encoding="utf-8")
    assert "1:4  error  bare-source" not in attrib("audit", story).out
    assert "1:4  error  bare-source" in attrib("audit", story, "--input-format", "html").out
    outcome = attrib("audit", story, "--input-format", "htlm")
    assert (outcome.status, outcome.out) == (2, "")
    assert "there is no format 'htlm'; did you mean html?" in outcome.err


def test_without_a_known_suffix_the_content_says() -> None:
    page = f"<!-- saved -->\n<!DOCTYPE html><title>x</title>{HTML}"
    assert read(TEXT.encode(), name="standard input").blocks == ()
    assert read(page.encode(), name="story").text == TEXT.strip()
    assert read(b"\xef\xbb\xbf" + page.encode(), name="story").text == TEXT.strip()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF, which keeps no paragraphs"),
        (b"{\\rtf1\\ansi", "save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    ],
)
def test_what_attrib_cannot_read_is_named(data: bytes, words: str) -> None:
    for name in ("story", "story.txt", "story.docx"):
        with pytest.raises(ReadError, match=words) as caught:
            read(data, name=name)
        assert caught.value.code == "format-unknown"


@pytest.mark.parametrize(
    ("name", "library", "text"),
    [
        ("story.md", "markdown_it", TEXT),
        ("story.md", "yaml", f"---\ntitle: One\n---\n{TEXT}"),
        ("story.html", "resiliparse", f"<!DOCTYPE html><script></script>{HTML}"),
    ],
)
def test_a_library_that_is_missing(name: str, library: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for known in [known for known in sys.modules if known.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ReadError, match=r"pip install 'attrib\[formats\]'$") as caught:
        read(text.encode(), name=name)
    assert caught.value.code == "not-installed"


def test_plain_text_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    monkeypatch.setattr(subprocess, "Popen", None)
    assert read(TEXT.encode(), name="story.txt", max_seconds=10).text == TEXT
