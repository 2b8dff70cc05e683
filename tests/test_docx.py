"""Word documents: paragraphs with their numbers, what their styles tell, and the text as all changes leave it."""

from __future__ import annotations

import zipfile

import pytest

from attrib import audit
from attrib.readers import ReadError, read
from documents import SPACE, deleted, docx, ins, p, run
from reading import Row, rows


def seen(body: str) -> list[Row]:
    return rows(read(docx(body), name="story.docx"))


def test_paragraphs_and_styles() -> None:
    body = (
        p("Harbour board split", style="Title")
        + p()
        + p("By Ida Crane")
        + p("The harbour ", run("board", "<w:b/>"), " of Velm met.", "<w:r><w:tab/></w:r>", "It rained.")
        + p("What it wrote", style="Deckline")
        + p("The ferry will not sail before the spring.", style="Quote")
        + p("The ferry at the quay.", style="Caption")
        + f"<w:tbl><w:tr><w:tc>{p('the mayor')}</w:tc><w:tc>{p('a ferry')}</w:tc></w:tr></w:tbl>"
    )
    assert seen(body) == [
        ("headline", 1, 1, "Harbour board split"),
        ("byline", 3, 1, "By Ida Crane"),
        ("body", 4, 1, "The harbour board of Velm met. It rained."),
        ("headline", 5, 1, "What it wrote"),
        ("block-quote", 6, 1, "The ferry will not sail before the spring."),
        ("caption", 7, 1, "The ferry at the quay."),
        ("body", 8, 1, "the mayor"),
        ("body", 9, 1, "a ferry"),
    ]


def test_a_place_is_a_paragraph_and_a_column_in_it() -> None:
    found = audit(
        read(docx(p("Board") + p("Ferry  late. ", "One source said it would close.")), name="a.docx")
    ).to_dict()
    (finding,) = (f for f in found["findings"] if f["rule"] == "bare-source")
    assert (finding["line"], finding["column"], finding["location"]) == (2, 14, "paragraph 2")


def test_tracked_changes_are_read_as_accepted_and_the_report_says_so() -> None:
    body = (
        p("It will ", deleted("not "), ins("never "), "close.")
        + p("One sentence", mark='<w:del w:id="3" w:author="Lou Park"/>')
        + p(" goes on.")
        + f'<w:tbl><w:tr><w:trPr><w:del w:author="Lou Park"/></w:trPr><w:tc>{p("gone")}</w:tc></w:tr></w:tbl>'
        + f'<w:p><w:moveFrom w:author="Lou Park">{run("There it was.")}</w:moveFrom></w:p>'
        + f'<w:p><w:moveTo w:author="Lou Park">{run("Here it is.")}</w:moveTo></w:p>'
    )
    document = read(docx(body), name="a.docx")
    assert document.text == "It will never close.\n\nOne sentence goes on.\n\nHere it is."
    assert document.notes == (
        "Tracked changes by Mina Dahl, Lou Park were read as accepted: 1 insertion, 3 deletions, 1 move.",
    )


def test_comments_and_notes_are_left_out_and_the_report_says_so() -> None:
    comments = f"<w:comments {SPACE}><w:comment>{p('Who says so?')}</w:comment></w:comments>"
    notes = f'<w:footnotes {SPACE}><w:footnote w:type="separator"/><w:footnote/><w:footnote/></w:footnotes>'
    body = p("It will close.", '<w:r><w:commentReference w:id="0"/></w:r>')
    document = read(docx(body, {"word/comments.xml": comments, "word/footnotes.xml": notes}), name="a.docx")
    assert document.text == "It will close."
    assert document.notes == ("Left out: 1 comment, 2 footnotes.",)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("a", "<w:r><w:br/></w:r>", "b"), "a\nb"),
        (p("a ", run("hidden ", "<w:vanish/>"), run("b", '<w:vanish w:val="0"/>')), "a b"),
        (p(f"<w:hyperlink>{run('a')}</w:hyperlink>", " b"), "a b"),
        (p("a", "<w:r><w:instrText>PAGE</w:instrText></w:r>", f"<w:fldSimple>{run(' 1')}</w:fldSimple>"), "a 1"),
        (f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>", "a"),
        (p("a&amp;b &#8220;c&#x201d;"), "a&b “c”"),
        (p(f"<w:r><w:pict><w:txbxContent>{p('box')}</w:txbxContent></w:pict></w:r>", "a"), "a\n\nbox"),
        (p("a") + p(" \t ") + p("b"), "a\n\nb"),
    ],
)
def test_words(body: str, text: str) -> None:
    assert read(docx(body), name="a.docx").text == text


def refused(data: bytes, name: str = "a.docx") -> tuple[str, str]:
    with pytest.raises(ReadError) as caught:
        read(data, name=name)
    return caught.value.code, caught.value.message


def test_the_content_says_it_too() -> None:
    assert read(docx(p("It will close.")), name="standard input").text == "It will close."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no archive", "not a .docx: it is no ZIP archive"),
        (docx("")[:200], "not a .docx: it is no ZIP archive"),
        (docx("", {"word/document.xml": f"<w:document {SPACE}/>"}), "not a .docx: there is no text"),
        (docx("", {"word/document.xml": "<w:document>"}), "not well-formed XML: unbound prefix in line 1"),
        (docx("", {"word/document.xml": b"\xff\xfe<\0a\0"}), "word/document.xml in it is not UTF-8"),
    ],
)
def test_what_is_no_word_document(data: bytes, message: str) -> None:
    _, said = refused(data)
    assert said.startswith(message)


def test_another_archive() -> None:
    import io

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert refused(made.getvalue()) == ("malformed", "not a .docx: there is no word/document.xml in it")
