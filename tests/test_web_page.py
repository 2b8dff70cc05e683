"""A whole web page: its article is found among the rest, with its places in the page."""

from __future__ import annotations

import pytest

from attrib.readers import ReadError, read
from reading import rows

MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Weather", "Jobs", "Contact us"))
TEASER = '<div class="teaser"><h3><a href="/{0}">{1}</a></h3><p><a href="/{0}">Read more</a></p></div>'
TEASERS = "".join(TEASER.format(n, f"Ferry number {n} is late again on the river Velm") for n in range(6))
BODY = [
    "The harbour board of Velm met on Monday and talked until midnight about the ferry, which lies idle since May.",
    "“It is over, and nobody on the board should pretend that it is not,” Mayor Ana Ruiz told reporters on the quay.",
    "One source said the bridge upstream would close before the winter, and that the board had known it for a year.",
    "The board has seven members, of whom four have told the town that they will not stand again in the spring.",
    "Tom Iveson, a welder who takes the ferry to work, said he would have to drive for an hour and ten minutes now.",
]


def page(body: str, title: str = "Harbour board split | The Velm Courier") -> str:
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><script>var a = "<p>no</p>";</script></head>
<body><header><h2>The Velm Courier</h2><nav><ul>{MENU}</ul></nav></header>
<div class="latest">{TEASERS}</div>
<main><article>
{body}
</article></main>
<section class="more"><h2>Related stories</h2>{TEASERS}</section>
<footer><ul>{MENU}</ul><p>Copyright 2026 The Velm Courier. All rights reserved.</p></footer></body></html>"""


def article(paragraphs: list[str]) -> str:
    return "\n".join(
        [
            "<h1>Harbour board split</h1>",
            '<p class="byline">By Ida Crane</p>',
            '<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>',
            *(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        ]
    )


def test_the_article_is_found_and_nothing_else() -> None:
    document = read(page(article(BODY)).encode(), name="page.html")
    assert rows(document) == [
        ("headline", 6, 5, "Harbour board split"),
        ("byline", 7, 19, "By Ida Crane"),
        *[("body", 9 + n, 4, words) for n, words in enumerate(BODY)],
    ]
    assert document.notes == ("A web page: 7 of its parts were read as the article, and 38 left out.",)


def test_a_caption_a_heading_and_a_promotion_within() -> None:
    caption = "<figure><img src=a.jpg><figcaption>The ferry at the quay of Velm, where it lies.</figcaption></figure>"
    promotion = '<p><a href="/sign-up">Get our newsletter</a></p>'
    text = article([*BODY[:3], "@", *BODY[3:]]).replace("<p>@</p>", f"{caption}{promotion}<h2>Who is to blame</h2>")
    seen = rows(read(page(text).encode(), name="page.html"))
    assert [role for role, *_ in seen] == ["headline", "byline", *["body"] * 3, "caption", "headline", *["body"] * 2]


def test_comments_of_readers_are_not_the_article() -> None:
    comments = "<h3>2 comments</h3><p>I have taken this ferry for thirty years, and they said it would never close.</p>"
    seen = rows(read(page(article(BODY) + comments).encode(), name="page.html"))
    assert seen[-1][3] == BODY[-1]


def test_a_comment_for_attrib_stays_at_its_paragraph() -> None:
    text = article(BODY).replace("<p>One source", "<!-- attrib: allow bare-source -- she asked --><p>One source")
    (allowance,) = read(page(text).encode(), name="page.html").allowances
    assert allowance.span is not None
    assert read(page(text).encode(), name="page.html").text[slice(*allowance.span)] == BODY[2]


def test_a_page_without_an_article() -> None:
    with pytest.raises(ReadError, match="no article was found") as caught:
        read(page(TEASERS).encode(), name="page.html")
    assert caught.value.code == "no-article"


def test_a_body_can_be_said_to_be_a_page_and_a_page_a_body() -> None:
    body = article(BODY)
    assert read(body.encode(), name="a.html").notes == ()
    assert read(body.encode(), name="a.html", format="web-page").notes != ()


def test_a_whole_file_without_menus_and_scripts_is_all_article() -> None:
    head = "<head><title>Draft 3</title><style>p { color: red }</style></head>"
    saved = f"<!DOCTYPE html><html>{head}<body>{article(BODY)}</body></html>"
    assert read(saved.encode(), name="a.html").text == read(article(BODY).encode(), name="a.html").text
