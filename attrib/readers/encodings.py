"""Bytes to text. A byte-order mark is honoured and left out; an encoding is declared or UTF-8, and never guessed."""

from __future__ import annotations

import codecs
import re

from attrib.readers.errors import ReadError
from attrib.readers.inputs import Input

# The marks of UTF-32 come first: the one of UTF-16 is the beginning of one of them.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BEGINNING = 4096  # bytes
# <?xml version="1.0" encoding="windows-1252"?>
DECLARED = re.compile(rb"\s*+<\?xml\s[^<>?]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]++)[\"']")
BINARY = "binary, not text: it has NUL bytes (UTF-16 without a byte-order mark needs --encoding utf-16)"


def decode(given: Input, declared: str | None = None) -> str:
    """Return the text of an input: in the encoding of its byte-order mark, else as told or declared, else UTF-8.

    What whoever hands it in says of it goes before what stands in it (`declared`).
    """
    name, data = given.name, given.data
    told = given.encoding or declared or "utf-8"
    mark, encoding = next(((m, e) for m, e in BYTE_ORDER_MARKS if data.startswith(m)), (b"", told))
    try:
        text = data[len(mark) :].decode(encoding)
    except LookupError as error:
        message = f"it declares the encoding {encoding[:40]!r}, which is not known; name one with --encoding"
        raise ReadError(name, "wrong-encoding", message) from error
    except UnicodeError as error:
        if b"\0" in data and not is_wide(encoding):
            raise ReadError(name, "binary", BINARY) from error
        raise ReadError(name, "wrong-encoding", _where(error, data, len(mark), encoding)) from error
    if "\0" in text:
        raise ReadError(name, "binary", BINARY)
    return text


def is_wide(encoding: str) -> bool:
    """Tell whether an encoding gives every character two bytes or more."""
    return encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32"))


def beginning(data: bytes) -> str:
    """Return the first characters of an input, whatever its encoding, as far as they can be told."""
    mark, encoding = next(((m, e) for m, e in BYTE_ORDER_MARKS if data.startswith(m)), (b"", "latin-1"))
    return data[len(mark) : BEGINNING].decode(encoding, "replace")


def _where(error: UnicodeError, data: bytes, skipped: int, encoding: str) -> str:
    """Say at which byte the text stops being what it is said to be, counted from 0."""
    if not isinstance(error, UnicodeDecodeError):
        return f"not {encoding.upper()}"
    at = skipped + error.start
    line = data.count(b"\n", 0, at) + 1
    return f"not {encoding.upper()}: byte {at} (0x{data[at]:02x}, line {line}); name the right one with --encoding"
