"""Which format an input has, by what its sender says, by its first characters, and by its name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from attrib.model import Document
from attrib.readers.drafts import Draft
from attrib.readers.encodings import beginning, decode
from attrib.readers.errors import MissingError, ReadError, TooDeepError
from attrib.readers.inputs import Input

Reader = Callable[[Input], Sequence[Draft]]


def _markdown(given: Input) -> Sequence[Draft]:
    from attrib.readers import markdown

    return markdown.read(given)


def _html(given: Input) -> Sequence[Draft]:
    from attrib.readers import html

    return html.read(given)


def _web_page(given: Input) -> Sequence[Draft]:
    from attrib.readers import html

    return html.read_page(given)


READERS: Mapping[str, Reader] = MappingProxyType({"markdown": _markdown, "html": _html, "web-page": _web_page})
TEXT = "text"
FORMATS = (TEXT, *READERS)
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text"), TEXT),
        **dict.fromkeys((".md", ".markdown"), "markdown"),
        **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    }
)
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
    suffix = os.path.splitext(given.name)[1].lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if start.lstrip().startswith("<"):
        from attrib.readers.html import BEGINS

        return "html" if BEGINS.match(start) else TEXT
    return TEXT


def documents(given: Input, form: str) -> list[Document]:
    """Return the articles of an input in one of `FORMATS`. Raises `ReadError` where it is not in this format."""
    sha256 = hashlib.sha256(given.data).hexdigest()
    if form == TEXT:
        return [Document(given.name, decode(given), sha256)]
    try:
        return [draft.document(given.name, sha256) for draft in READERS[form](given)]
    except (RecursionError, TooDeepError) as error:
        many = f"more than {error.limit}" if isinstance(error, TooDeepError) else "too many"
        raise ReadError(given.name, "too-deep", f"{many} of its parts stand inside each other") from error
    except MissingError as error:
        raise ReadError(given.name, "not-installed", error.message) from error
