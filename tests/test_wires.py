"""The formats of the agencies and of feeds: NewsML-G2, NITF, ninjs, RSS, Atom, JSON Lines."""

from __future__ import annotations

import json

import pytest

from attrib import audit
from attrib.model import Document
from attrib.readers import ReadError, read, read_all
from conftest import Call
from reading import rows

BODY = "<p>The harbour board of Velm met.</p>\n<p>“It is over,” Mayor Ana Ruiz said.</p>"
NITF = f"""<nitf><head><title>no copy</title></head>
<body><body.head><hedline><hl1>Harbour board split</hl1></hedline>
<byline>By Ida Crane<byttl>Staff reporter</byttl></byline>
<dateline><location>VELM</location><story.date>20260303</story.date></dateline></body.head>
<body.content>{BODY}<bq><block><p>The ferry will not sail.</p></block></bq><media><media-reference/>
<media-caption>The ferry.</media-caption><media-producer>Ada Lund</media-producer></media></body.content>
</body></nitf>"""
PARTS = [
    ("headline", "Harbour board split"),
    ("byline", "By Ida Crane"),
    ("byline", "Staff reporter"),
    ("dateline", "VELM"),
    ("body", "The harbour board of Velm met."),
    ("body", "“It is over,” Mayor Ana Ruiz said."),
    ("block-quote", "The ferry will not sail."),
    ("caption", "The ferry."),
    ("credit", "Ada Lund"),
]
G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem><contentMeta><headline>Harbour board split</headline><by>Ida Crane</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>
<body>{0}</body></html></inlineXML><remoteContent href="no.jpg"/></contentSet></newsItem>
<newsItem><contentSet><remoteContent href="picture.jpg"/></contentSet></newsItem>
<newsItem><contentMeta><headline>Rain</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">It rained.

Nobody minded.</inlineData></contentSet></newsItem></itemSet></newsMessage>"""


def parts(document: Document) -> list[tuple[str, str]]:
    return [(role, words) for role, _, _, words in rows(document)]


def articles(text: str, name: str) -> list[Document]:
    found = read_all(text.encode(), name=name)
    return [each for each in found if isinstance(each, Document)]


def refused(text: str | bytes, name: str, **options: str) -> tuple[str, str]:
    with pytest.raises(ReadError) as caught:
        read_all(text.encode() if isinstance(text, str) else text, name=name, **options)  # type: ignore[arg-type]
    return caught.value.code, caught.value.message


# --- XML ---------------------------------------------------------------------------------------------------------


def test_nitf() -> None:
    document = read(NITF.encode(), name="story.xml")
    assert parts(document) == PARTS
    assert rows(document)[4] == ("body", 5, 18, "The harbour board of Velm met.")
    at = document.text.index("Mayor")
    assert document.location(at) == "/nitf/body/body.content/p[2]"
    assert audit(document).to_dict()["attributions"][0]["line"] == 6


def test_newsml_g2() -> None:
    first, second = articles(G2.format(BODY), "wire.xml")
    assert parts(first) == [("headline", "Harbour board split"), ("byline", "Ida Crane"), *PARTS[4:6]]
    assert first.name == "wire.xml#/newsMessage/itemSet/newsItem[1]"
    assert parts(second) == [("headline", "Rain"), ("body", "It rained."), ("body", "Nobody minded.")]
    assert rows(second)[2][1:3] == (10, 1)


def test_newsml_g2_with_nitf_or_with_html_as_text() -> None:
    item = "<newsItem><contentSet>{0}</contentSet></newsItem>"
    nitf = read(item.format(f"<inlineXML>{NITF}</inlineXML>").encode(), name="wire.xml")
    assert parts(nitf) == PARTS
    escaped = BODY.replace("<", "&lt;")
    html = read(item.format(f'<inlineData contenttype="text/html">{escaped}</inlineData>').encode(), name="wire.xml")
    assert parts(html) == PARTS[4:6]
    assert rows(html)[1][1:3] == (2, 7)


RSS = """<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Courier</title><item><title>Harbour &amp; board</title><dc:creator>Ida Crane</dc:creator>
<content:encoded><![CDATA[{0}]]></content:encoded></item>
<item><title>Rain</title><description>It rained &lt;b&gt;hard&lt;/b&gt; &amp;amp; long.</description></item>
<item/></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Harbour board</title>
<author><name>Ida Crane</name></author><summary>no copy</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{0}</div></content></entry>
<entry><title>Rain</title><content type="text">It rained.</content></entry></feed>"""


def test_rss() -> None:
    first, second = articles(RSS.format(BODY), "feed.rss")
    assert parts(first) == [("headline", "Harbour & board"), ("byline", "Ida Crane"), *PARTS[4:6]]
    assert rows(first)[3][1:3] == (4, 4)
    assert first.name == "feed.rss#/rss/channel/item[1]"
    assert parts(second) == [("headline", "Rain"), ("body", "It rained hard & long.")]
    assert second.notes == ("The feed has only a summary of this article.",)


def test_atom() -> None:
    first, second = articles(ATOM.format(BODY), "feed.xml")
    assert parts(first) == [("headline", "Harbour board"), ("byline", "Ida Crane"), *PARTS[4:6]]
    assert parts(second) == [("headline", "Rain"), ("body", "It rained.")]


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-15", "utf-8"])
def test_the_encoding_that_xml_declares(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<nitf><body><p>Café “Over”</p></body></nitf>'
    if declared.startswith("iso"):
        text = text.replace("“", "").replace("”", "")
    document = read(text.encode(declared), name="a.nitf")
    assert document.text.startswith("Café")


def test_an_external_dtd_is_not_followed_and_its_characters_are_known() -> None:
    doctype = '<!DOCTYPE nitf SYSTEM "file:///etc/passwd">'
    text = f"{doctype}<nitf><body><p>It&nbsp;is over&hellip;</p></body></nitf>"
    assert read(text.encode(), name="a.nitf").text == "It\u00a0is over…"


@pytest.mark.parametrize(
    ("text", "name", "code", "message"),
    [
        ("<project/>", "a.xml", "format-unknown", "XML in no format that attrib knows: its first element is project"),
        ("words", "a.xml", "format-unknown", "XML in no format that attrib knows: it does not begin with an element"),
        ("<nitf><body></nitf>", "a.xml", "malformed", "not well-formed XML: mismatched tag in line 1"),
        ("<newsItem/>", "a.xml", "no-article", "no news item in it has a text"),
        ("<rss><channel/></rss>", "a.xml", "no-article", "no item in the feed has a text"),
        ("{}", "a.json", "no-article", "JSON without an article in it: no body, no text"),
        ('{"a": }', "a.json", "malformed", "not JSON: expecting value in line 1, column 7"),
    ],
)
def test_what_is_no_article(text: str, name: str, code: str, message: str) -> None:
    assert refused(text, name) == (code, message)


def test_another_format_than_the_one_that_was_said() -> None:
    assert refused(NITF, "a.xml", format="feed") == ("malformed", "not a feed: its first element is nitf")
    assert refused(RSS, "a.xml", format="nitf") == ("malformed", "not NITF: its first element is rss")


# --- JSON --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "pointer"),
    [
        ({"headline": "Harbour board split", "byline": "By Ida Crane", "body_html": BODY}, "/body_html"),
        ({"headline_main": "Harbour board split", "byline": "By Ida Crane", "body_richtext": BODY}, "/body_richtext"),
        (
            {
                "headlines": [{"role": "main", "value": "Harbour board split"}],
                "by": "By Ida Crane",
                "bodies": [{"contentType": "text/plain", "value": "no"}, {"contentType": "text/html", "value": BODY}],
            },
            "/bodies/1/value",
        ),
    ],
    ids=["1", "1.6", "2 and 3"],
)  # fmt: skip
def test_ninjs(item: dict[str, object], pointer: str) -> None:
    text = json.dumps({"uri": "urn:velm:1", "type": "text", **item}, indent=1, ensure_ascii=True)
    document = read(text.encode(), name="item.json")
    assert parts(document) == [*PARTS[:2], *PARTS[4:6]]
    at = document.text.index("Mayor")
    assert document.location(at) == pointer
    line, column = audit(document).article.layout.line_column(at)
    assert text.splitlines()[line - 1][column - 1 :].startswith("Mayor Ana Ruiz")


@pytest.mark.parametrize("byline", ["", " ", None, [], "Ida Crane"])
def test_a_byline_of_ninjs_that_nobody_filled_in(byline: object) -> None:
    document = read(json.dumps({"body_text": "It rained.", "byline": byline}).encode(), name="a.json")
    assert document.unsigned is (byline != "Ida Crane")


def test_the_captions_of_ninjs() -> None:
    picture = {"type": "picture", "description_text": "The ferry.", "headline": "no"}
    for associations in ({"main": picture}, [picture]):
        item = {"body_text": "It rained.", "associations": associations}
        assert parts(read(json.dumps(item).encode(), name="a.json")) == [
            ("body", "It rained."),
            ("caption", "The ferry."),
        ]
    assert refused(json.dumps(picture), "a.json")[0] == "no-article"


LINES = """{"id": 1, "title": "Board", "author": "Ida Crane", "text": "The board met.\\n\\nOne said it would close."}

{"id": 2, "html": "<p>It rained.</p>"}
{"id": 3}
{"b"}
"""


def test_json_lines() -> None:
    first, second = articles(LINES, "desk.jsonl")
    assert (first.name, second.name) == ("desk.jsonl#1", "desk.jsonl#3")
    assert parts(first) == [
        ("headline", "Board"), ("byline", "Ida Crane"), ("body", "The board met."),
        ("body", "One said it would close."),
    ]  # fmt: skip
    assert rows(first)[3][1:3] == (1, 79)
    assert rows(second) == [("body", 3, 23, "It rained.")]
    assert [str(each) for each in read_all(LINES.encode(), name="desk.jsonl") if isinstance(each, ReadError)] == [
        "desk.jsonl#4: no article: no body, no text",
        "desk.jsonl#5: not JSON: expecting ':' delimiter in line 5, column 5",
    ]


def test_one_article_that_cannot_be_audited_stops_no_other(attrib: Call) -> None:
    french = "Le conseil municipal a décidé de fermer la piscine de la rue du Moulin, et les habitués disent cela. " * 4
    lines = "\n".join(json.dumps({"text": text}) for text in ("It rained.", french, "One source said it would close."))
    outcome = attrib("audit", "-", "--input-format", "jsonl", "--format", "json", stdin=lines.encode())
    report = json.loads(outcome.out)
    assert outcome.status == 3
    assert [d["name"] for d in report["documents"]] == ["standard input#1", "standard input#3"]
    assert [(e["name"], e["code"]) for e in report["errors"]] == [("standard input#2", "not-english")]
    assert report["documents"][1]["findings"][0]["location"] == "/text"


def test_explain_finds_the_article_of_a_line(attrib: Call) -> None:
    lines = "\n".join(json.dumps({"text": text}) for text in ("It rained.", "One source said it would close."))
    outcome = attrib("explain", "-:2", "--input-format", "jsonl", stdin=lines.encode())
    assert "standard input#2, line 2: 1 attribution." in outcome.out


def test_where_one_article_is_wanted() -> None:
    with pytest.raises(ReadError, match="4 articles in it, where one is wanted"):
        read(LINES.encode(), name="desk.jsonl")


def test_newsml_1() -> None:
    text = f"""<NewsML><NewsItem><NewsComponent>
<NewsLines><DateLine>VELM</DateLine><HeadLine>Harbour board split</HeadLine>
</NewsLines><ContentItem><DataContent>.style {{ color: red }}</DataContent></ContentItem>
<ContentItem><DataContent><html><head><title>no</title></head><body>{BODY}</body></html></DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>"""
    assert parts(read(text.encode(), name="wire.xml")) == [PARTS[0], PARTS[3], *PARTS[4:6]]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ('{"text": "It rained."}', 1),
        ('{"text": "It rained."}\n{"text": "It snowed."}\n', 2),
        ('[{"text": "It rained."},\n{"text": "It snowed."}]', 2),
        (f"<?xml version='1.0'?>\n<!-- a --><rss><channel>{'<item><description>b</description></item>' * 3}"
         "</channel></rss>", 3),
        ("{It is} no JSON.", 1),
        ("<It is> no XML.", 1),
    ],
)  # fmt: skip
def test_without_a_suffix_the_content_says(text: str, many: int) -> None:
    assert len(read_all(text.encode(), name="standard input")) == many
