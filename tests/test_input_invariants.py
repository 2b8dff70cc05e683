"""What holds for every input: it is read, or refused with a reason; and every character stands where it says."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrib.audit import find_attributions
from attrib.model import Document
from attrib.readers import ReadError, read_all

PIECES = {
    "html": (
        "<p>", "</p>", "<p class='byline'>", "<b>", "</b>", "<q>", "</q>", "<br>", "<blockquote>", "</blockquote>",
        "<cite>", "<script>", "</script>", "<!-- x -->", "<!--", "<![CDATA[", "]]>", "&amp;", "&rsquo;", "&#8220;",
        "&nope;", "&", "<", "<table><tr><td>", "<li>", "<!doctype html>", "<a href='", "'>",
        "<!-- attrib: allow x -- y -->",
    ),
    "markdown": (
        "# ", "> ", "- ", "1. ", "*", "**", "_", "`", "``", "[a](b)", "[", "]", "(", ")", "![x](y)", "\\*", "&amp;",
        "<b>", "<!-- x -->", "---\n", "```\n", "    ", "  \n", "\n\n", "| a | b |\n|---|---|\n", "<aside>\n", "\t",
        "title: a\n", "<x@y.z>",
    ),
    "nitf": (
        "</p><p>", "</p><hl2>a</hl2><p>", "<b>b</b>", "</p><bq><p>c</p></bq><p>", "&amp;", "&#x2014;",
        "<![CDATA[<d>]]>",
        "<!-- x -->", "<?x y?>", "<x:p xmlns:x='y'>e</x:p>",
    ),
    "feed": (
        "&lt;p&gt;", "&lt;b&gt;", "&lt;/b&gt;", "&lt;q&gt;", "&amp;amp;", "&amp;#8220;", "<![CDATA[<p>]]>",
        "&lt;br&gt;", "<![CDATA[&rsquo;]]>",
    ),
}  # fmt: skip
WHOLE = {
    "nitf": "<nitf>\n<body><p>{}</p></body></nitf>",
    "feed": "<rss><channel>\n<item><description>{}</description></item></channel></rss>",
}
WORDS = ("One source said", "“It is over,”", "Ana Ruiz", "é", " ", "\n", "\r\n", "\u00a0", "\u202e", "𝄞", ".")
IN_STRINGS = (*PIECES["html"], *WORDS, '"', "\\", "/")
NAMES = {"html": "a.html", "markdown": "a.md", "nitf": "a.nitf", "feed": "a.rss"}
# What may stand in the input where the text has another character: a reference, an escape, a mark set for an element
INSTEAD = "&\\<>\n\r\t \u00a0"


def check(document: Document, source: str) -> None:
    """Check that every character stands where it says."""
    layout = find_attributions(document).layout
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, character in enumerate(document.text):
        if character.isspace() or character in "—‘’“”":
            continue
        line, column = layout.line_column(at)
        there = lines[line - 1][column - 1 : column]
        assert there == character or there in INSTEAD, (character, line, column, there)


@pytest.mark.parametrize("form", PIECES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_it_is_read_or_refused_and_every_character_has_its_place(form: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES[form] + WORDS), max_size=40))
    source = WHOLE.get(form, "{}").replace("{}", "".join(pieces))
    try:
        found = read_all(source.encode(), name=NAMES[form])
    except ReadError:
        return
    for each in found:
        if isinstance(each, Document):
            check(each, source)


@settings(max_examples=60, deadline=None)
@given(text=st.lists(st.sampled_from(IN_STRINGS), max_size=30).map("".join), ascii=st.booleans())
def test_the_places_in_json(text: str, ascii: bool) -> None:  # noqa: A002
    source = json.dumps({"headline": "a/b", "body_text": text}, ensure_ascii=ascii, indent=1)
    try:
        found = read_all(source.encode(), name="a.json")
    except ReadError:
        return
    for each in found:
        if isinstance(each, Document):
            check(each, source)
