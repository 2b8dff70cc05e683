"""Markdown: what its marks tell, and where in the file every word stands."""

from __future__ import annotations

import pytest

from attrib import audit
from attrib.readers import ReadError
from reading import places, read_text, rows

STORY = """---
title: "Harbour board split"
author:
  - Ida Crane
date: 2026-01-02
---

# Board *talks* until midnight

The [harbour board](https://velm.example/a(b) "The board") of Velm met on
Monday &amp; talked. “It is *over*,” Mayor Ana
Ruiz told\\* reporters. She said `no` twice.

> The ferry will not sail before
> the spring. Nobody should wait.
>
> — Ana Ruiz, mayor

![A ferry](ferry.jpg "At the quay")
*The mayor opens the bridge.*

- One source said that it was
  over.
- [Over] the river [it rained][rain] <b>hard</b>.

[rain]: https://velm.example/rain

| who | what |
|---|---|
| the mayor | a ferry |

```
print("no copy")
```
"""


def test_what_each_part_is_and_where_it_stands() -> None:
    document = read_text(STORY, "story.md")
    assert rows(document) == [
        ("headline", 2, 9, "Harbour board split"),
        ("byline", 4, 5, "Ida Crane"),
        ("headline", 8, 3, "Board talks until midnight"),
        (
            "body", 10, 1, "The harbour board of Velm met on Monday & talked. “It is over,” Mayor Ana Ruiz told* "
            "reporters. She said no twice.",
        ),
        ("block-quote", 14, 3, "The ferry will not sail before the spring. Nobody should wait."),
        ("block-quote", 17, 3, "— Ana Ruiz, mayor"),
        ("caption", 20, 2, "The mayor opens the bridge."),
        ("body", 22, 3, "One source said that it was over."),
        ("body", 24, 3, "[Over] the river it rained hard."),
        ("body", 28, 3, "who"),
        ("body", 28, 9, "what"),
        ("body", 30, 3, "the mayor"),
        ("body", 30, 15, "a ferry"),
    ]  # fmt: skip
    places(document, STORY)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a *b*c **d _e_ f** g", "a bc d e f g"),
        ("[x](x) x [x] x", "x x [x] x"),
        ("[x y][x] x\n\n[x]: /x", "x y x"),
        ("![x](x) said\nx", "said x"),
        ("<https://velm.example> x", "https://velm.example x"),
        ("a&rsquo;s &#8220;b&#x201d; &nosuch; &amp;amp;", "a’s “b” &nosuch; &amp;"),
        ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
        ("``a ` b`` c", "a ` b c"),
        ("*a `b*` c*", "a b* c"),
        ("a<br>b <!-- c --> d", "a\nb d"),
        ("1. one\n2. two", "one\n\ntwo"),
        ("Title\n=====\nText", "Title\n\nText"),
        ("    code\n\ntext", "text"),
        ("<div>\n\n*a*\n\n</div>\n\n<p>b <i>c</i></p>", "a\n\nb c"),
        ("\\*a\\* \\[b\\]", "*a* [b]"),
    ],
)  # fmt: skip
def test_marks_are_not_words(source: str, text: str) -> None:
    document = read_text(source, "a.md")
    assert document.text == text
    places(document, source)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    source = "# One\n\ntwo\nthree\n\n> four\n> five\n".replace("\n", end)
    assert rows(read_text(source, "a.md")) == [
        ("headline", 1, 3, "One"),
        ("body", 3, 1, "two three"),
        ("block-quote", 6, 3, "four five"),
    ]


@pytest.mark.parametrize(
    ("matter", "parts"),
    [
        ("---\ntitle: One\nauthor: Ida Crane\n---\n", [("headline", 2, 8, "One"), ("byline", 3, 9, "Ida Crane")]),
        ("---\nauthor: {name: Ida Crane, mail: a@b.example}\n---\n", [("byline", 2, 16, "Ida Crane")]),
        ("---\ntitle: >\n  One\n  two\n---\n", [("headline", 2, 8, "One two")]),
        ('---\ntitle: "a \\"b\\""\n---\n', [("headline", 2, 8, 'a "b"')]),
        ('+++\ntitle = "One"\nby = ["Ida Crane"]\n+++\n', [("headline", 2, 10, "One"), ("byline", 3, 8, "Ida Crane")]),
        ("---\n---\n", []),
        ("---\ntags: [a, b]\n---\n", []),
    ],
)  # fmt: skip
def test_front_matter(matter: str, parts: list[tuple[str, int, int, str]]) -> None:
    seen = rows(read_text(f"{matter}The ferry left at noon.\n", "a.md"))
    assert seen == [*parts, ("body", matter.count("\n") + 1, 1, "The ferry left at noon.")]


def test_a_line_across_the_page_is_no_front_matter() -> None:
    assert read_text("---\n\nThe ferry left at noon.\n\n---\n\nIt rained.", "a.md").text == (
        "The ferry left at noon.\n\nIt rained."
    )


@pytest.mark.parametrize(
    ("matter", "message"),
    [
        ("---\na: b: c\n---\n", "its front matter is not YAML in line 2"),
        ("+++\na = \n+++\n", "its front matter is not TOML"),
    ],
)  # fmt: skip
def test_front_matter_that_cannot_be_understood(matter: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_text(f"{matter}The ferry left at noon.", "a.md")
    assert caught.value.code == "malformed"


def test_a_byline_in_front_matter_is_one() -> None:
    story = "The talks were called off, a board member said. The two firms had talked since May."
    found = {f.rule for f in audit(read_text(f"---\nby: A staff reporter\n---\n{story}", "a.md")).findings}
    signed = {f.rule for f in audit(read_text(f"---\nby: Ida Crane\n---\n{story}", "a.md")).findings}
    assert found - signed == {"unnamed-without-byline"}


@pytest.mark.parametrize(
    ("matter", "unsigned"),
    [
        ("---\nbyline:\n---\n", True),
        ("---\nbyline: ''\n---\n", True),
        ("---\nbyline: null\n---\n", True),
        ("---\nauthors: []\n---\n", True),
        ("---\nauthor: {name: }\n---\n", True),
        ('+++\nby = " "\n+++\n', True),
        ("+++\nauthors = []\n+++\n", True),
        ("---\ntitle:\n---\n", False),
        ("---\nbyline: Ida Crane\n---\n", False),
        ("---\nauthor: {mail: a@b.example}\n---\n", False),
        ("", False),
    ],
)
def test_a_byline_that_nobody_filled_in(matter: str, unsigned: bool) -> None:
    document = read_text(f"{matter}The talks were called off, a board member said.", "a.md")
    assert document.unsigned is unsigned
    assert document.text == "The talks were called off, a board member said." or not unsigned
    assert ("unnamed-without-byline" in {f.rule for f in audit(document).findings}) is unsigned


def test_quotes_in_quotes_without_end() -> None:
    assert read_text("> " * 60 + "deep", "a.md").text == "deep"
    with pytest.raises(ReadError, match="inside each other"):
        read_text("> " * 5000 + "deep", "a.md")
