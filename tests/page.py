"""An HTML report as a browser's parser sees it: its elements, its texts and the article in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr", "rect", "line", "path"}


class Page(HTMLParser):
    """A parsed page. `elements` are the tags in order, `text` is what a reader sees with no style applied."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self._open: list[str] = []
        self._numbers: list[tuple[str, list[str]]] = []
        self._marked: list[tuple[tuple[tuple[str, list[str]], ...], str]] = []
        self.feed(source)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            classes = dict(attrs).get("class") or ""
            self._open.append(f"{tag}.{'.'.join(classes.split())}" if classes else tag)
            self._numbers.append((tag, re.findall(r"\ba(\d+)\b", classes)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.handle_data("\n")  # paragraphs are apart, whatever stands between them in the source
        if tag not in VOID:
            assert self._open.pop().partition(".")[0] == tag
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))
        self._marked.append((tuple(self._numbers), data))

    def inside(self, *names: str) -> str:
        """Return the text inside elements of these names, an element with a class being `div.article`."""
        return "".join(text for path, text in self.texts if all(any(_is(e, n) for e in path) for n in names))

    def attributes(self, name: str) -> list[str]:
        """Return the values of an attribute, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def marked(self, tag: str, number: int) -> str:
        """Return the words of the article in elements of this name that are those of one attribution."""
        return "".join(
            text for path, text in self._marked if any(t == tag and str(number) in numbers for t, numbers in path)
        )

    @property
    def article(self) -> str:
        """The words of the article, without the references between them."""
        return "".join(
            text
            for path, text in self.texts
            if any(_is(e, "div.article") for e in path)
            and any(_is(e, "p") for e in path)
            and not any(_is(e, "sup") for e in path)
        )


def _is(element: str, name: str) -> bool:
    return element == name or element.startswith(f"{name}.")
