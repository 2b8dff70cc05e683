"""Which format an input has, by what its sender says, by its first characters, and by its name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import regex

from attrib.lazy import lazy
from attrib.model import Document
from attrib.readers.encodings import beginning, decode
from attrib.readers.errors import MissingError, ReadError, TooDeepError
from attrib.readers.inputs import Input

if TYPE_CHECKING:
    from attrib.readers.drafts import Draft

Reader = Callable[[Input], "Sequence[Draft | ReadError]"]


def _markdown(given: Input) -> Sequence[Draft]:
    from attrib.readers import markdown

    return markdown.read(given)


def _html(given: Input) -> Sequence[Draft]:
    from attrib.readers import html

    return html.read(given)


def _web_page(given: Input) -> Sequence[Draft]:
    from attrib.readers import html

    return html.read_page(given)


def _docx(given: Input) -> Sequence[Draft]:
    from attrib.readers import docx

    return docx.read(given)


def _newsml(given: Input) -> Sequence[Draft]:
    from attrib.readers import newsml

    return newsml.read(given)


def _nitf(given: Input) -> Sequence[Draft]:
    from attrib.readers import newsml

    return newsml.read_nitf(given)


def _feed(given: Input) -> Sequence[Draft]:
    from attrib.readers import feeds

    return feeds.read(given)


def _ninjs(given: Input) -> Sequence[Draft]:
    from attrib.readers import ninjs

    return ninjs.read(given)


def _jsonl(given: Input) -> Sequence[Draft | ReadError]:
    from attrib.readers import ninjs

    return ninjs.read_lines(given)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "markdown": _markdown, "html": _html, "web-page": _web_page, "docx": _docx, "ninjs": _ninjs,
        "newsml-g2": _newsml, "nitf": _nitf, "feed": _feed, "jsonl": _jsonl,
    }
)  # fmt: skip
TEXT = "text"
FORMATS = (TEXT, *READERS)
XML = "XML, of which the first element says what it is"
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text"), TEXT),
        **dict.fromkeys((".md", ".markdown"), "markdown"),
        **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
        **dict.fromkeys((".docx", ".docm"), "docx"),
        **dict.fromkeys((".json", ".ninjs"), "ninjs"),
        **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
        **dict.fromkeys((".rss", ".atom"), "feed"),
        ".newsml": "newsml-g2",
        ".nitf": "nitf",
        ".xml": XML,
    }
)
ROOTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("newsMessage", "newsItem", "packageItem", "NewsML"), "newsml-g2"),
        **dict.fromkeys(("rss", "RDF", "feed"), "feed"),
        "nitf": "nitf",
        "html": "html",
    }
)
# <?xml …?>, comments, and then the name of the first element, which a <!DOCTYPE nitf says too; without its prefix
ROOT = lazy(r"(?s)(?:\s++|<\?.*?\?>|<!--.*?-->)*+<(?:!DOCTYPE\s++)?(?:[\w.-]+:)?([\w.-]++)", regex.compile)
# What attrib cannot read, by how it begins, and what to do
OTHERS = (
    ("%PDF-", "a PDF, which keeps no paragraphs; hand in what it was made from"),
    ("{\\rtf", "rich text (RTF); save it as .docx"),
    ("\xd0\xcf\x11\xe0", "an old Office document (.doc); save it as .docx"),
)


def format_of(given: Input) -> str:
    """Return the format of an input. A known suffix says it; otherwise its first characters do; otherwise it is text.

    Raises `ReadError` where it is something that attrib cannot read.
    """
    start = beginning(given.data)
    for sign, what in OTHERS:
        if start.startswith(sign):
            raise ReadError(given.name, "format-unknown", what)
    form = SUFFIXES.get(os.path.splitext(given.name)[1].lower())
    if form is None:
        form = _by_beginning(start)
    return _by_root(start, given.name) if form == XML else form


def _by_beginning(start: str) -> str:
    if start.startswith("PK\x03\x04"):
        return "docx"
    bare = start.lstrip()
    if bare.startswith("<"):
        from attrib.readers.html import BEGINS

        root = ROOT.match(start)
        return "html" if BEGINS.match(start) else XML if root and root[1] in ROOTS else TEXT
    if not regex.match(r'[\[{]\s*+["{]', bare):
        return TEXT
    first, _, rest = bare.partition("\n")
    return "jsonl" if first.rstrip().endswith("}") and rest.lstrip().startswith("{") else "ninjs"


def _by_root(start: str, name: str) -> str:
    root = ROOT.match(start)
    if root is None or root[1] not in ROOTS:
        said = f"its first element is {root[1][:40]}" if root else "it does not begin with an element"
        raise ReadError(name, "format-unknown", f"XML in no format that attrib knows: {said}")
    return ROOTS[root[1]]


def documents(given: Input, form: str) -> list[Document | ReadError]:
    """Return the articles of an input in one of `FORMATS`, and of those that cannot be read the error that says why.

    Raises `ReadError` where it is the input that is not in this format.
    """
    sha256 = hashlib.sha256(given.data).hexdigest()
    if form == TEXT:
        return [Document(given.name, decode(given), sha256)]
    try:
        found = READERS[form](given)
        return [each if isinstance(each, ReadError) else each.document(given.name, sha256) for each in found]
    except (RecursionError, TooDeepError) as error:
        many = f"more than {error.limit}" if isinstance(error, TooDeepError) else "too many"
        raise ReadError(given.name, "too-deep", f"{many} of its parts stand inside each other") from error
    except MissingError as error:
        raise ReadError(given.name, "not-installed", error.message) from error
