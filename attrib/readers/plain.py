"""Plain text: bytes to text. A byte-order mark is honoured and left out; nothing else is changed."""

from __future__ import annotations

import codecs

from attrib.readers.errors import ReadError

# The marks of UTF-32 come first: the one of UTF-16 is the beginning of one of them.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = "binary, not text: it has NUL bytes (UTF-16 without a byte-order mark needs --encoding utf-16)"


def decode(name: str, data: bytes, encoding: str | None) -> str:
    """Return the text of plain bytes: in the encoding of their byte-order mark, else as declared, else UTF-8."""
    mark, declared = next(((m, e) for m, e in BYTE_ORDER_MARKS if data.startswith(m)), (b"", encoding or "utf-8"))
    try:
        text = data[len(mark) :].decode(declared)
    except UnicodeError as error:
        wide = declared.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
        if b"\0" in data and not wide:
            raise ReadError(name, "binary", BINARY) from error
        raise ReadError(name, "wrong-encoding", _where(error, data, len(mark), declared)) from error
    if "\0" in text:
        raise ReadError(name, "binary", BINARY)
    return text


def _where(error: UnicodeError, data: bytes, skipped: int, encoding: str) -> str:
    """Say at which byte the text stops being what it is said to be, counted from 0."""
    if not isinstance(error, UnicodeDecodeError):
        return f"not {encoding.upper()}"
    at = skipped + error.start
    line = data.count(b"\n", 0, at) + 1
    return f"not {encoding.upper()}: byte {at} (0x{data[at]:02x}, line {line}); name the right one with --encoding"
