"""What a format tells of an article, and where its text stands in the input: how the engine and the reports use it."""

from __future__ import annotations

from attrib import audit, render
from attrib.audit import find_attributions, trace
from attrib.model import Article, Block, Document, Origin, Role, SourceType, Span
from attrib.reports.line_page import count_lines, line_page

HEADLINE, QUOTE, PULLED = Role.HEADLINE, Role.BLOCK_QUOTE, Role.PULL_QUOTE
LEAD = "The harbour board of Velm met on Monday and talked until midnight."


def document(*blocks: tuple[Role | None, str], notes: tuple[str, ...] = ()) -> Document:
    """Return a document of blocks, of which block n stands in line 10 n from column 5 on, as “part n”."""
    text, made, origins = "", [], []
    for number, (role, words) in enumerate(blocks, 1):
        text += "\n\n" if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), role, f"part {number}"))
        origins.append(Origin(len(text), 10 * number, 5))
        text += words
    return Document("story.html", text, "", tuple(made), tuple(origins), notes)


def said(article: Article) -> list[tuple[str, str]]:
    """Return the statements, each with who says it."""
    speakers = [article.speaker(a) for a in article.statements]
    words = [article.words(a.content) for a in article.statements]
    return [(speaker.name if speaker else "nobody", w) for speaker, w in zip(speakers, words, strict=True)]


def test_a_role_that_the_format_tells_outweighs_the_form() -> None:
    told = document(
        (None, LEAD), (HEADLINE, "Board talks until midnight, and the mayor said: “It is over.”"), (None, LEAD)
    )
    article = find_attributions(told)
    assert [p.role for p in article.layout.paragraphs] == [Role.BODY, Role.HEADLINE, Role.BODY]
    assert said(article) == []
    assert article.layout.words == 2 * len(LEAD.split())


def test_where_the_format_tells_no_role_the_form_does() -> None:
    article = find_attributions(document((HEADLINE, "Board talks"), (None, "By Ida Crane"), (None, LEAD)))
    assert [p.role for p in article.layout.paragraphs] == [Role.HEADLINE, Role.BYLINE, Role.BODY]


def test_a_block_quote_is_a_quotation_without_marks() -> None:
    words = "The ferry will not sail before the spring. Nobody should wait for it."
    article = find_attributions(document((None, f"{LEAD} Mayor Ana Ruiz wrote:"), (QUOTE, words), (None, LEAD)))
    assert said(article) == [("Ana Ruiz", words)]
    assert article.statements[0].pattern == "source-cue-paragraph"
    assert article.layout.words == len(f"{LEAD} Mayor Ana Ruiz wrote: {words} {LEAD}".split())


def test_a_block_quote_of_several_paragraphs_is_one_and_its_last_line_may_say_whose() -> None:
    first, second = "The ferry will not sail before the spring.", "Nobody on the quay should wait for it."
    article = find_attributions(document((None, LEAD), (QUOTE, first), (QUOTE, second), (QUOTE, "— Ana Ruiz, mayor")))
    assert said(article) == [("Ana Ruiz", f"{first} … {second}")]


def test_a_block_quote_with_marks_is_no_quotation_twice() -> None:
    article = find_attributions(
        document((None, f"{LEAD} Mayor Ana Ruiz wrote:"), (QUOTE, "“The ferry will not sail before the spring.”"))
    )
    assert said(article) == [("Ana Ruiz", "The ferry will not sail before the spring.")]


def test_what_follows_a_block_quote_in_marks_is_not_part_of_it() -> None:
    quoted = "The ferry will not sail before the spring."
    article = find_attributions(
        document((None, "Mayor Ana Ruiz wrote:"), (QUOTE, quoted), (None, "“Then we swim,” said Tom Iveson, a welder."))
    )
    assert said(article) == [("Ana Ruiz", quoted), ("Tom Iveson", "Then we swim,")]


def test_a_pull_quote_is_no_quotation_of_its_own() -> None:
    words = "We worked through every holiday and they still could not wait."
    body = (None, f"{LEAD} “{words}” said Tom Iveson, a welder.")
    pulled = audit(document(body, (PULLED, f"“{words[:-1]}, all of us.”"), (None, LEAD)))
    assert len(pulled.article.statements) == 1
    assert pulled.article.layout.words == audit(document(body, (None, LEAD))).article.layout.words
    assert "unattributed-quote" not in {f.rule for f in pulled.findings}
    standing = audit(document((None, LEAD), (QUOTE, words), (None, LEAD)))
    assert standing.article.statements[0].type is SourceType.UNATTRIBUTED


def test_line_and_column_are_those_of_the_input() -> None:
    article, reading = trace(document((HEADLINE, "Board talks"), (None, "“It is over,” Mayor Ana Ruiz said.")))
    statement = article.statements[0]
    assert article.layout.line_column(statement.start) == (20, 6)
    assert article.layout.line_column(statement.source[0].start) == (20, 5 + 14)
    assert article.document.location(statement.start) == "part 2"
    assert count_lines(article) == 20
    assert "line 20: 1 attribution." in line_page(article, reading, 20)
    assert "line 15: no quotation and no reported claim; it has no words." in " ".join(
        line_page(article, reading, 15).split()
    )
    assert "it is a headline" in " ".join(line_page(article, reading, 10).split())


def test_reports_say_where_it_stands_and_how_it_was_read() -> None:
    note = "2 tracked changes were read as accepted."
    found = audit(document((None, LEAD), (None, "One source said the bridge would close."), notes=(note,)))
    plain = found.to_dict()
    assert plain["notes"] == [note]
    assert plain["attributions"][0]["location"] == "part 2"
    finding = next(f for f in plain["findings"] if f["rule"] == "bare-source")
    assert (finding["line"], finding["column"], finding["location"]) == (20, 5, "part 2")
    assert note in render(found, "terminal")
    assert "  20:5 (part 2)  error  bare-source" in render(found, "terminal")
    assert note in render(found, "html")


def test_plain_text_has_no_location() -> None:
    found = audit("One source said the bridge would close.").to_dict()
    assert found["findings"][0]["location"] is None
    assert found["notes"] == []
