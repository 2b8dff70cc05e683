"""Readers: an input to a document. They decide the text once; nothing cleans it later."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import regex

from attrib.model import Document
from attrib.readers.errors import ReadError, unreadable
from attrib.readers.language import is_english
from attrib.readers.plain import decode

__all__ = ["ReadError", "read"]

# a straight single mark before a word: ‘rock 'n' roll’ counts for one too many, which a limit can bear
STRAIGHT_SINGLE = regex.compile(r"(?<!\w)'(?=\w)")


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    max_bytes: int | None = None,
    max_quotations: int | None = None,
) -> Document:
    """Read an article from a path, or from the bytes of one.

    Raises `ReadError` where there is nothing to audit: the file cannot be had, it is empty, it is not text in
    the encoding of its byte-order mark, of `encoding` or of UTF-8, it is over a limit, or it is not English.
    """
    if isinstance(source, bytes):
        name = "-" if name is None else name
        data = source
    else:
        name = _name(source) if name is None else name
        data = _load(source, name, max_bytes)
    if max_bytes is not None and len(data) > max_bytes:
        raise ReadError(name, "too-large", f"larger than {max_bytes:,} bytes, the limit set by --max-bytes")
    text = decode(name, data, encoding)
    _check(name, text, max_quotations)
    return Document(name, text, hashlib.sha256(data).hexdigest())


def _load(path: str | Path, name: str, max_bytes: int | None) -> bytes:
    """Return the bytes of a file: at most one more than the limit, so that a huge file costs nothing."""
    try:
        with open(path, "rb") as file:
            return file.read() if max_bytes is None else file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def _check(name: str, text: str, max_quotations: int | None) -> None:
    if not text:
        raise ReadError(name, "empty", "empty")
    if not text.strip():
        raise ReadError(name, "empty", "empty: nothing but white space")
    if max_quotations is not None and (many := count_quotations(text)) > max_quotations:
        message = f"{many:,} quotations by its marks, over {max_quotations:,}, the limit set by --max-quotations"
        raise ReadError(name, "too-many-quotations", message)
    if not is_english(text):
        raise ReadError(name, "not-english", "not English, as far as its small words show; attrib reads English only")


def count_quotations(text: str) -> int:
    """Count the quotations by their marks alone, as a limit needs it: before any work is done, in one pass."""
    opening = sum(map(text.count, "“„«"))
    closing = sum(map(text.count, "”»"))
    straight = text.count('"')
    return max(opening, closing) + (straight + 1) // 2 + text.count("‘") + len(STRAIGHT_SINGLE.findall(text))


def _name(path: str | Path) -> str:
    r"""Return a path as text that can always be printed: what is not UTF-8 in it becomes \xe9."""
    try:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return ascii(str(path))
