r"""Text that cannot play tricks on a reader's screen: control characters and unpaired surrogates made harmless.

An article may hold an escape sequence that repaints a terminal, or a mark that reverses the order in which the
words after it are shown. Reports show such characters; they never obey them.

>>> escaped("a\x1b[2Jb\u202ec")
'a\\x1b[2Jb\\u202ec'
>>> pictured("a\x1b[2Jb")
'a␛[2Jb'
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

# Format marks by their category, and yet seen: signs before a number or a word
_SIGNS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_JOINERS = "\u200c\u200d"  # they shape letters and emoji, and cannot hide or reorder anything


class _Table(dict[int, str]):
    """A table for `str.translate` that is worked out as characters turn up."""

    def __init__(self, entry: Callable[[str], str]) -> None:
        super().__init__()
        self._entry = entry

    def __missing__(self, code: int) -> str:
        self[code] = entry = self._entry(chr(code))
        return entry


def _is_harmless(character: str) -> bool:
    """Tell whether a character is shown as itself: no control, no bidirectional or invisible mark, no surrogate."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} or character in _JOINERS


def _escape(character: str) -> str:
    code = ord(character)
    if _is_harmless(character):
        return character
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _json_escape(character: str) -> str:
    code = ord(character)
    if _is_harmless(character) or character == "\n":
        return character
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _picture(character: str) -> str:
    code = ord(character)
    if character in "\t\n\r":
        return character
    if code < 0x20 or code == 0x7F:
        return chr(0x2421 if code == 0x7F else 0x2400 + code)
    is_surrogate, is_noncharacter = 0xD800 <= code <= 0xDFFF, code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    is_hidden = 0x80 <= code <= 0x9F or (not _is_harmless(character) and character not in _SIGNS)
    return "\ufffd" if is_hidden or is_surrogate or is_noncharacter else character


_ESCAPES, _JSON_ESCAPES, _PICTURES = _Table(_escape), _Table(_json_escape), _Table(_picture)


def escaped(text: str) -> str:
    r"""Return the text for a terminal: every character that is not harmless becomes an escape such as \u202e."""
    return text.translate(_ESCAPES)


def json_escaped(document: str) -> str:
    """Return a JSON document with such escapes in its strings, and with its line breaks; it parses to the same."""
    return document.translate(_JSON_ESCAPES)


def pictured(text: str) -> str:
    """Return the text for a page, character for character.

    What HTML cannot hold, would reorder the page or would not be seen on it becomes a picture of itself, or the sign
    for what cannot be shown.
    """
    return text.translate(_PICTURES)
