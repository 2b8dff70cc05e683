"""The Markdown report: its order, and that nothing in it but its own frame is markup."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from attrib.model import Audit
from attrib.reports import InputError, Run, formats, render, templates
from attrib.reports.markdown import escaped
from attrib.reports.summary import summarise
from attrib.reports.visible import pictured
from report_sample import MISSING, every_audit, hostile, rich, run, silent

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# One of each block that a text could open, and of each thing that a service makes of a text
NASTY = """# a heading
- a list|with a cell
1. more
> quoted
=== --- ***
/close
<script>alert(1)</script> <!-- x --> &amp; &#60;b&#62;
**bold** _it_ `code` ~~gone~~ ![i](http://a.test/i.png) [l](javascript:x) <http://a.test> [^1] [ref]: http://a.test
https://a.test www.a.test a@a.test @everyone #12 !34 GH-56 :tada: $x$ \\ \\* \x1b[2J\u202e
"""


def nasty() -> Run:
    article = hostile().article._replace(
        document=hostile().article.document._replace(name=NASTY, notes=(NASTY,)),
        speakers=tuple(s._replace(name=NASTY, reason=NASTY) for s in hostile().article.speakers),
        attributions=tuple(a._replace(via=NASTY) for a in hostile().article.attributions),
    )
    findings = tuple(f._replace(message=NASTY, hint=NASTY) for f in hostile().findings)
    audit = hostile()._replace(article=article, findings=findings, policy=hostile().policy._replace(name=NASTY))
    return run(audit, errors=(InputError(NASTY, "not-found", NASTY),))


def flat(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *flat(token.children or []))]


def headings(report: str) -> list[str]:
    tokens = PARSER.parse(report)
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]


@every_audit
def test_the_order_is_that_of_an_editor_s_questions(audit: Audit) -> None:
    report = render(run(audit), "markdown")
    titles = [title for title in headings(report) if title in {
        "Attributions", "Findings", "Sources", "Sign-off", "Decisions", "What was not checked", "Provenance",
    } or title.startswith("Sourcing transparency")]  # fmt: skip
    assert titles == [
        f"Sourcing transparency: {summarise(audit).score}",
        "Attributions",
        "Findings",
        "Sources",
        *(["Sign-off"] if audit.sign_off else []),
        *(["Decisions"] if audit.outcomes else []),
        "What was not checked",
        "Provenance",
    ]
    assert report.index(summarise(audit).verdict) < report.index("Sourcing transparency")
    assert audit.article.document.sha256 in report


@every_audit
def test_every_attribution_finding_and_source_is_there(audit: Audit) -> None:
    report = render(run(audit), "markdown")
    tokens = PARSER.parse(report)
    rows = sum(token.type == "tr_open" for token in tokens)
    heads = sum(token.type == "thead_open" for token in tokens)
    parts = len(audit.score.components) + 1 if audit.score.components else 0
    assert rows - heads == len(audit.article.attributions) + len(summarise(audit).sources) + parts
    found = [title for title in headings(report) if re.match(r"\d+, (?:error|warning|note): ", title)]
    assert len(found) == len(audit.findings)


def test_several_articles_and_what_was_not_audited() -> None:
    report = render(run(rich(), silent(), errors=(MISSING,)), "markdown")
    assert report.startswith("# Not audited: nowhere.txt\n\nno such file.\n")
    assert report.index("# ferry.txt") < report.index("# quiet.txt")
    assert report.rstrip().endswith("2 articles audited: 2 errors, 4 warnings, 1 note. 1 input not audited.")


def test_hostile_text_ends_as_text() -> None:
    report = render(nasty(), "markdown")
    tokens = flat(PARSER.parse(report))
    assert {token.type for token in tokens} <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "strong_open",
        "strong_close", "code_inline", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
        "th_open", "th_close", "td_open", "td_close", "blockquote_open", "blockquote_close", "text_special",
    }  # fmt: skip
    code = {token.content for token in tokens if token.type == "code_inline"}
    assert all(re.fullmatch("[0-9a-f]{64}", words) for words in code), "hashes alone"
    strong = [after.content for token, after in pairwise(tokens) if token.type == "strong_open"]
    assert all(words in {"warning"} or words.startswith("Not ready") for words in strong)
    bullets = [token for token in tokens if token.type == "bullet_list_open"]
    assert {token.level for token in bullets} == {0}, "no list inside another"


def test_no_service_makes_anything_of_a_text() -> None:
    report = render(nasty(), "markdown").replace("&#8203;", "~")  # a space of no width
    assert not re.search(r"://|www\.\w|@\w|[#!]\d|GH-\d|:tada:", report)
    assert not re.search(r"^\s*/", report, re.MULTILINE), "a command of GitLab"
    assert all(character == "\n" or character.isprintable() for character in report)


FRAMES = {
    "paragraph": "{}",
    "heading": "# {}",
    "bullet": "- {}",
    "quotation": "> {}",
    "number": "7. {}",
    "cell": "| a | b |\n|---|---|\n| {} | c |",
    "bold": "a **b** {}",
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=list(FRAMES))
@given(text=st.text(st.sampled_from("#-+=*_`~<>&|\\\\[]()!:/.$@ \n\tab1\u202e\x1b“é"), min_size=1, max_size=24))
@example(text=NASTY)
@example(text="--- ===")
@example(text="1)")
@example(text="&lt;")
def test_a_text_is_shown_as_it_is_wherever_it_stands(frame: str, text: str) -> None:
    words = pictured(" ".join(text.split())) or "empty"
    tokens = flat(PARSER.parse(frame.format(escaped(text) or words)))
    shown = "".join(token.content for token in tokens if token.type == "text").replace("\u200b", "")
    empty = "".join(token.content for token in flat(PARSER.parse(frame.format("x"))) if token.type == "text")
    assert shown == empty.replace("x", words)
    opened = [token.type for token in tokens if token.type.endswith("_open")]
    assert opened == [token.type for token in flat(PARSER.parse(frame.format("x"))) if token.type.endswith("_open")]


def test_a_new_template_is_a_new_format(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "short.md.j2").write_text(
        "{# The verdict alone. What could not be audited is not in it.\n\nMore. #}\n"
        "{% for article in articles %}\n{{ article.document.name }}: {{ article.summary.verdict }}\n{% endfor %}\n",
        encoding="utf-8",
    )
    (tmp_path / "formats" / "tiny.html.j2").write_text(
        "{# x #}<b>{{ articles[0].document.name }}</b>\n", encoding="utf-8"
    )
    monkeypatch.setattr(templates, "folder", lambda: tmp_path)
    monkeypatch.setattr(formats, "folder", lambda: tmp_path)
    assert {"short", "tiny", "json"} <= set(formats.names())
    found = formats.find("short")
    assert (found.summary, found.notes) == ("The verdict alone. What could not be audited is not in it.", "More.")
    assert render(run(silent()), "short") == "quiet.txt: No findings\n"
    name = silent().article.document._replace(name="<i>*")
    renamed = run(silent()._replace(article=silent().article._replace(document=name)))
    assert render(renamed, "short") == "&lt;i&gt;\\*: No findings\n"
    assert render(renamed, "tiny") == "<b>&lt;i&gt;*</b>\n"
