"""Readers: an input to documents. They decide the text once; nothing cleans it later."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from attrib.model import Document
from attrib.readers.errors import ReadError, unreadable
from attrib.readers.formats import TEXT, documents, format_of
from attrib.readers.inputs import Input
from attrib.readers.language import is_english

__all__ = ["ReadError", "read", "read_all"]

# a straight single mark before a word: ‘rock 'n' roll’ counts for one too many, which a limit can bear
STRAIGHT_SINGLE = regex.compile(r"(?<!\w)'(?=\w)")


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    format: str | None = None,  # noqa: A002  # the word users know
    encoding: str | None = None,
    max_bytes: int | None = None,
    max_quotations: int | None = None,
    max_seconds: float | None = None,
) -> Document:
    """Read the one article of a path, or of the bytes of a file.

    With `max_seconds`, what is not plain text is read in a process of its own that is killed when they are over. Raises
    `ReadError` where there is nothing to audit: the file cannot be had, it is empty, it is not in its format,
    it is not text in the encoding of its byte-order mark, of `encoding`, of its own declaration or of UTF-8, it is
    over a limit, it is not English, or it holds several articles.
    """
    found = read_all(
        source,
        name=name,
        format=format,
        encoding=encoding,
        max_bytes=max_bytes,
        max_quotations=max_quotations,
        max_seconds=max_seconds,
    )
    return only(found, name_of(source) if name is None else name)


def only(found: Sequence[Document | ReadError], name: str) -> Document:
    """Return the one article that was found in an input. Raises `ReadError` where it is not the only one."""
    if len(found) != 1:
        raise ReadError(name, "several-articles", f"{len(found):,} articles in it, where one is wanted")
    if isinstance(found[0], ReadError):
        raise found[0]
    return found[0]


def read_all(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
    max_bytes: int | None = None,
    max_quotations: int | None = None,
    max_seconds: float | None = None,
) -> list[Document | ReadError]:
    """Read every article of an input; what cannot be audited of it stands in its place as the error that says why.

    Raises `ReadError` as `read` does, where it is the input that cannot be read.
    """
    name = name_of(source) if name is None else name
    data = source if isinstance(source, bytes) else _load(source, name, max_bytes)
    if max_bytes is not None and len(data) > max_bytes:
        raise ReadError(name, "too-large", f"larger than {max_bytes:,} bytes, the limit set by --max-bytes")
    given = Input(name, data, encoding)
    found = _documents(given, format or format_of(given), max_seconds)
    return [each if isinstance(each, ReadError) else _checked(each, max_quotations) for each in found]


def _documents(given: Input, form: str, max_seconds: float | None) -> list[Document | ReadError]:
    """Return the articles of an input. What may hold a reader up is read in a process of its own."""
    if max_seconds is None or form == TEXT:
        return documents(given, form)
    from attrib.readers.child import documents_of

    return documents_of(given, form, max_seconds)


def _load(path: str | Path, name: str, max_bytes: int | None) -> bytes:
    """Return the bytes of a file: at most one more than the limit, so that a huge file costs nothing."""
    try:
        with open(path, "rb") as file:
            return file.read() if max_bytes is None else file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def _checked(document: Document, max_quotations: int | None) -> Document | ReadError:
    """Return a document that can be audited, or why it cannot."""
    return next(iter(_problems(document.name, document.text, max_quotations)), document)


def _problems(name: str, text: str, max_quotations: int | None) -> Iterator[ReadError]:
    if not text:
        yield ReadError(name, "empty", "empty")
    if not text.strip():
        yield ReadError(name, "empty", "empty: nothing but white space")
    if max_quotations is not None and (many := count_quotations(text)) > max_quotations:
        message = f"{many:,} quotations by its marks, over {max_quotations:,}, the limit set by --max-quotations"
        yield ReadError(name, "too-many-quotations", message)
    if not is_english(text):
        yield ReadError(name, "not-english", "not English, as far as its small words show; attrib reads English only")


def count_quotations(text: str) -> int:
    """Count the quotations by their marks alone, as a limit needs it: before any work is done, in one pass."""
    opening = sum(map(text.count, "“„«"))
    closing = sum(map(text.count, "”»"))
    straight = text.count('"')
    return max(opening, closing) + (straight + 1) // 2 + text.count("‘") + len(STRAIGHT_SINGLE.findall(text))


def name_of(source: str | Path | bytes) -> str:
    r"""Return a path as text that can always be printed: what is not UTF-8 in it becomes \xe9. Bytes are `-`."""
    if isinstance(source, bytes):
        return "-"
    try:
        return os.fsencode(source).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return ascii(str(source))
