"""HTML: what its elements tell, and where in the file every word stands."""

from __future__ import annotations

import pytest

from attrib.model import Role
from attrib.readers import ReadError, read
from reading import places, read_text, rows

STORY = """<h1>Harbour board <em>split</em></h1>
<p class="article-byline">By <a rel="author" href="/ida">Ida Crane</a></p>
<p><span class="dateline">VELM, March 3 —</span> The harbour board met on
   Monday &amp; talked. &#8220;It is over,&rdquo; Mayor Ana&nbsp;Ruiz told reporters.
<p>She added that <q>nobody asked <q>why</q></q>.<br><br>Nobody did.
<figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry at the quay.</figcaption></figure>
<h2>What the board wrote</h2>
<blockquote><p>The ferry will not sail before the spring.</p><footer>Ana Ruiz, mayor</footer></blockquote>
<aside class="pull-quote"><p>“It is over.”</p></aside>
<ul><li>One said yes.<li>Two said no.</ul>
<table><tr><td>the mayor<td>a ferry</table>
<script>let x = "<p>no copy</p>";</script><style>p { color: red }</style><noscript>no copy</noscript>
<p hidden>no copy</p><p>A &lt;b&gt; is no tag, R&D is no reference.</p>
"""


def test_what_each_part_is_and_where_it_stands() -> None:
    document = read_text(STORY, "story.html")
    assert rows(document) == [
        ("headline", 1, 5, "Harbour board split"),
        ("byline", 2, 27, "By Ida Crane"),
        ("dateline", 3, 27, "VELM, March 3 —"),
        ("body", 3, 50, "The harbour board met on Monday & talked. “It is over,” Mayor Ana\u00a0Ruiz told reporters."),
        ("body", 5, 4, "She added that “nobody asked ‘why’”."),
        ("body", 5, 58, "Nobody did."),
        ("caption", 6, 56, "The ferry at the quay."),
        ("headline", 7, 5, "What the board wrote"),
        ("block-quote", 8, 16, "The ferry will not sail before the spring."),
        ("block-quote", 8, 70, "— Ana Ruiz, mayor"),
        ("pull-quote", 9, 30, "“It is over.”"),
        ("body", 10, 9, "One said yes."),
        ("body", 10, 26, "Two said no."),
        ("body", 11, 16, "the mayor"),
        ("body", 11, 29, "a ferry"),
        ("body", 13, 25, "A <b> is no tag, R&D is no reference."),
    ]
    places(document, STORY)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a  b\n\n c", "a b c"),
        ("<b>a </b> <i> b</i>", "a b"),
        ("a<div>b</div>c", "a\n\nb\n\nc"),
        ("<p>a<p>b", "a\n\nb"),
        ("</p>a</div></b>", "a"),
        ("<b>a<p>b</b>c</p>d", "a\n\nbc\n\nd"),
        ("a<br>b", "a\nb"),
        ("a<br/> <br />b", "a\n\nb"),
        ("a <!-- b --> c", "a c"),
        ("a < b && c > d", "a < b && c > d"),
        ("<p>a <wbr>b<img src=x>c", "a bc"),
        ("&nosuch; &#0; &#xD800;", "&nosuch; \ufffd \ufffd"),
        ("<svg><text>no</text></svg>a", "a"),
        ("<button>no</button>a<select><option>no</select>", "a"),
        ("<p>a</p  ><P>b</P>", "a\n\nb"),
        ("<figure class='wp-block-pullquote'><blockquote><p>a b</p></blockquote></figure>", "a b"),
    ],
)
def test_tags_are_not_words(source: str, text: str) -> None:
    assert read_text(source, "a.html").text == text


@pytest.mark.parametrize(
    ("element", "role"),
    [
        ('<p class="c-byline">Ida Crane</p>', Role.BYLINE),
        ('<p itemprop="author">Ida Crane</p>', Role.BYLINE),
        ('<p class="authors-choice">Ida Crane</p>', None),
        (f'<div class="author">{"Ida Crane has written about ports for twenty years. " * 6}</div>', None),
        ('<p class="image-caption">The quay.</p>', Role.CAPTION),
        ('<span class="photo-credit">Ada Lund</span>', Role.CREDIT),
        ('<div class="pullquote-wrap">“Over.”</div>', Role.PULL_QUOTE),
        ('<article class="headline"><p>The ferry left.</p></article>', None),
        ("<h6>What now</h6>", Role.HEADLINE),
        ("<table><caption>Ferries</caption></table>", Role.CAPTION),
    ],
)
def test_roles(element: str, role: Role | None) -> None:
    assert [block.role for block in read_text(element, "a.html").blocks] == [role]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "windows-1252"),
        ('<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">', "windows-1252"),
        ("<meta charset=iso-8859-1>", "windows-1252"),
        ("<meta charset='utf-8'>", "utf-8"),
        ("<meta charset='utf-16'>", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_a_declared_encoding_is_honoured(head: str, encoding: str) -> None:
    assert read(f"{head}<p>“Over,” he said.</p>".encode(encoding), name="a.html").text == "“Over,” he said."


def test_what_the_sender_says_goes_before_what_the_file_declares() -> None:
    data = "<meta charset=utf-8><p>“Over,” he said.</p>".encode("windows-1252")
    assert read(data, name="a.html", encoding="windows-1252").text == "“Over,” he said."
    for declared in ("utf-8", "no-such-thing"):
        with pytest.raises(ReadError) as caught:
            read(data.replace(b"utf-8", declared.encode()), name="a.html")
        assert caught.value.code == "wrong-encoding"


def test_a_thousand_elements_inside_each_other() -> None:
    with pytest.raises(ReadError, match="more than 250 of its parts stand inside each other") as caught:
        read_text("<div>" * 1000 + "deep", "a.html")
    assert caught.value.code == "too-deep"


def test_what_the_declaration_of_xhtml_says() -> None:
    declared = '<?xml version="1.0" encoding="windows-1252"?>\n<!DOCTYPE html>\n'
    text = f"{declared}<html><body><p>“Over,” he said.</p></body></html>"
    document = read(text.encode("windows-1252"), name="a.xhtml")
    assert rows(document) == [("body", 3, 16, "“Over,” he said.")]
