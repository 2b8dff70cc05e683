from __future__ import annotations

import base64
import hashlib
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib import audit as audited
from attrib.model import Audit, Span
from attrib.reports import Run, render
from attrib.reports.ledger import ledger
from attrib.reports.segments import Mark, segment
from attrib.reports.summary import summarise
from attrib.reports.visible import pictured
from page import Page
from report_sample import MISSING, every_audit, hostile, page, rich, run, silent

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"


def one_line(text: str) -> str:
    return " ".join(text.split())


# Segments

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(lambda s: Span(*s))
marks = st.lists(st.builds(Mark, spans, st.sampled_from(["content", "source"]), st.integers(0, 5)))


@given(spans, marks, st.lists(st.integers(0, 30)))
def test_segments_cover_everything_once(bounds: Span, found: list[Mark], cuts: list[int]) -> None:
    segments = segment(bounds, found, cuts)
    assert [x for s in segments for x in range(*s.span)] == list(range(*bounds))
    for s in segments:
        assert set(s.marks) == {m for m in found if max(m.span.start, bounds.start) <= s.span.start < m.span.end}
        assert not any(s.span.start < c < s.span.end for c in cuts)
        lengths = [m.span.end - m.span.start for m in s.marks]
        assert lengths == sorted(lengths, reverse=True)


# The page


@every_audit
def test_the_article_stands_in_the_page_once_and_whole(audit: Audit) -> None:
    text = pictured(audit.article.document.text)
    found = page(audit)
    assert one_line(found.article) == one_line(text)
    assert one_line(found.inside("body")).count(one_line(text)[-40:]) <= 1


def test_words_outside_every_paragraph_are_in_the_page() -> None:
    audit = silent()
    layout = audit.article.layout._replace(paragraphs=audit.article.layout.paragraphs[1:])
    assert page(audit._replace(article=audit.article._replace(layout=layout))).article.count("left at noon") == 1


@every_audit
def test_the_page_asks_for_nothing(audit: Audit) -> None:
    found = page(audit)
    assert {tag for tag, _ in found.elements} <= {
        "html", "head", "meta", "title", "style", "script", "body", "a", "header", "nav", "main", "section", "footer",
        "h1", "h2", "h3", "p", "div", "span", "mark", "u", "i", "q", "sup", "b", "small", "code", "kbd", "blockquote",
        "ul", "ol", "li", "dl", "dt", "dd", "br", "details", "summary", "dialog", "button", "label", "select", "option",
        "input", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "svg", "defs", "pattern", "g", "desc",
        "rect", "line", "path", "text", "tspan",
    }  # fmt: skip
    assert not {"src", "style", "srcset", "action", "data"} & {name for _, a in found.elements for name in a}
    assert not any(name.startswith("on") for _, a in found.elements for name in a)
    assert all(href.startswith("#") for href in found.attributes("href"))
    assert not re.search(r"url\(|@import|expression", found.inside("style"))
    assert not re.search(r"eval|new Function|fetch|XMLHttp|innerHTML|import\(|localStorage", found.inside("script"))


@every_audit
def test_the_page_lets_only_its_own_style_and_script_through(audit: Audit) -> None:
    found = page(audit)
    (policy,) = [a["content"] for _, a in found.elements if a.get("http-equiv") == "Content-Security-Policy"]
    style, script = (
        base64.b64encode(hashlib.sha256(found.inside(tag).encode()).digest()).decode() for tag in ("style", "script")
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


@every_audit
def test_every_link_leads_somewhere(audit: Audit) -> None:
    found = page(audit)
    ids = found.attributes("id")
    assert len(set(ids)) == len(ids)
    assert {href.removeprefix("#") for href in found.attributes("href")} <= set(ids)
    assert {i for value in found.attributes("aria-labelledby") for i in value.split()} <= set(ids)


@every_audit
def test_the_page_can_be_read_without_eyes(audit: Audit) -> None:
    found = page(audit)
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in found.elements}
    assert all("scope" in a for tag, a in found.elements if tag == "th")
    assert dict(found.elements)["html"] == {"lang": "en"}


def test_every_attribution_is_marked_by_type_and_named_beside_its_words() -> None:
    found = page(rich())
    notes = [i for i in found.attributes("id") if re.fullmatch(r"a\d+", i)]
    assert len(notes) == len(rich().article.attributions)
    classes = [(tag, a.get("class", "")) for tag, a in found.elements]
    drawn = {(tag, names.split(" ")[0]) for tag, names in classes if re.search(r" a\d+$", names)}
    assert {("mark", "N"), ("u", "N"), ("mark", "U"), ("u", "U"), ("mark", "X"), ("mark", "D"), ("u", "B")} <= drawn
    beside = one_line(found.inside("div.article", "ul"))
    assert "U2 unnamed official · a senior ministry official" in beside
    assert "via the Herald" in beside
    assert "could be Ana Ruiz or a senior ministry official" in beside
    assert "a state of mind, not counted" in beside
    assert "N1 “told”; a name, and “Mayor Ana Ruiz” gives a public office" in one_line(found.inside("details", "dl"))


def test_why_is_said_once_for_all_that_were_decided_alike() -> None:
    found = page(audited("“It is over,” Mayor Ana Ruiz said.\n\n“It is late,” Ruiz said.\n\n“It is cold,” Ruiz said."))
    (line,) = re.findall(r"N2.*", found.inside("details", "dl"))
    assert re.match(r"N2 N3 “said”; \w", line)


def test_split_nested_and_continued_words_are_all_marked() -> None:
    audit = rich()
    found = page(audit)
    for number, a in enumerate(audit.article.attributions, 1):
        words = "".join(audit.article.document.text[s:e] for s, e in sorted(set(a.content)))
        assert found.marked("mark", number) == words
        assert found.marked("u", number) == "".join(audit.article.document.text[s:e] for s, e in a.source)


def test_findings_with_the_same_fingerprint_have_links_of_their_own() -> None:
    names = [i for i in page(rich()).attributes("id") if i.startswith("f-")]
    assert names[:3] == ["f-0123456789abcdef", "f-0123456789abcdef-2", "f-0123456789abcdef-3"]


def test_every_point_that_is_lost_leads_to_what_cost_it() -> None:
    found = audited((ROOT / "fixtures" / "articles" / "danube-strike.txt").read_text(encoding="utf-8"))
    costs = ledger(found, summarise(found).sources)
    for part, component in zip(costs.parts, found.score.components, strict=True):
        rest = re.findall(r"cost ([\d.]+) points", part.rest)
        assert sum(Decimal(p) for p in (*(e.points for e in part.entries), *rest)) == Decimal(part.lost)
        assert Decimal(part.lost) + Decimal(part.value) == component.max
        assert all(entry.row and entry.references for entry in part.entries if entry.name != "what is missing")
    assert sum(Decimal(points) for points in costs.by_row.values()) == Decimal(costs.lost)
    first = costs.parts[0].entries[0]
    assert f"−{first.points} {first.name}: {first.reason}" in page(found).inside("details.ledger", "li")


def test_hostile_text_stays_text() -> None:
    found = page(hostile())
    assert "<script>alert(1)</script> & <img src=x onerror=alert(2)>" in found.article
    assert "{{ 7*7 }} {% raw %}" in found.article
    assert "</td><script>alert(4)</script>" in found.inside("table.sources")
    assert "<script>alert(3)</script>" in found.inside("title")


def test_the_page_of_what_was_not_audited_says_so() -> None:
    found = Page(render(run(errors=(MISSING,)), "html"))
    assert found.inside("h1") == "Not audited"
    assert "no such file" in found.inside("header")


@pytest.mark.parametrize("found", [run(), run(rich(), silent()), run(rich(), errors=(MISSING,))])
def test_a_page_holds_one_article(found: Run) -> None:
    with pytest.raises(ValueError, match="one article"):
        render(found, "html")


# The templates


def test_templates_escape_everything_and_work_nothing_out() -> None:
    for template in TEMPLATES.rglob("*.j2"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup", text), template
        assert not re.search(r"\{\{[^}]*\s[-+*/%]\s[^}]*\}\}|\|\s*(?:sum|round|int|float)\b", text), template


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast(scheme: int) -> None:
    blocks = re.findall(r":root \{([^}]*--ink[^}]*)\}", (TEMPLATES / "report.css").read_text(encoding="utf-8"))
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    tints = [name for name in colours if name.endswith("-tint")]
    inks = [name for name in colours if name not in {"paper", "panel", "rule", *tints}]
    pairs = [(ink, paper) for ink in inks for paper in ("paper", "panel")]
    pairs += [(ink, tint) for ink in ("ink", *(t.removesuffix("-tint") for t in tints)) for tint in tints]
    for ink, paper in pairs:
        light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)
