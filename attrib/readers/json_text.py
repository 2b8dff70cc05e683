"""JSON: its values, and where in the input each string stands, character by character."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from attrib.model import Origin, Span
from attrib.readers.drafts import Original
from attrib.readers.errors import ReadError

TOKEN = regex.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],]|[^\s{}\[\],:"]++')
ESCAPE = regex.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")


class Words(NamedTuple):
    """A string, and the JSON pointer of its place."""

    original: Original
    pointer: str


@dataclass(slots=True)
class Value:
    """A value in a JSON text: what it is, and its pointer."""

    value: Any
    pointer: str
    text: Json

    def get(self, key: str | int) -> Value | None:
        """Return the value under a key, or None."""
        if isinstance(self.value, dict) and key in self.value:
            return Value(self.value[key], f"{self.pointer}/{_escaped(str(key))}", self.text)
        return None

    def items(self) -> Iterator[tuple[str, Value]]:
        """Yield what an object has, with its keys, or what a list has."""
        inside = dict(enumerate(self.value)) if isinstance(self.value, list) else self.value
        for key, value in inside.items() if isinstance(inside, dict) else ():
            yield str(key), Value(value, f"{self.pointer}/{_escaped(str(key))}", self.text)

    def words(self) -> Words | None:
        """Return a string that is not empty, or None."""
        if not isinstance(self.value, str) or not self.value.strip():
            return None
        return Words(self.text.original(self.pointer), self.pointer)


class Json:
    """A JSON text: a stretch of the input."""

    def __init__(self, source: Original, span: Span, name: str) -> None:
        self.source = source
        text = source.text[slice(*span)]
        try:
            self.value = Value(json.loads(text), "", self)
        except json.JSONDecodeError as error:
            line, column = source.place(span.start + error.pos)
            message = f"not JSON: {error.msg.lower()} in line {line}, column {column}"
            raise ReadError(name, "malformed", message) from error
        except ValueError as error:  # a number with thousands of digits
            raise ReadError(name, "malformed", f"not JSON that can be read: {str(error).partition(';')[0]}") from error
        self._strings = dict(_strings(source.text, span))

    def original(self, pointer: str) -> Original:
        """Return the characters of the string at a pointer, each with its place."""
        start, end = self._strings[pointer]
        pieces: list[str] = []
        origins: list[Origin] = []
        length, at = 0, start
        for escape in ESCAPE.finditer(self.source.text, start, end):
            for piece, place in (
                (self.source.text[at : escape.start()], at),
                (json.loads(f'"{escape[0]}"'), escape.start()),
            ):
                if piece:
                    origins.append(Origin(length, *self.source.place(place)))
                    pieces.append(piece)
                    length += len(piece)
            at = escape.end()
        origins.append(Origin(length, *self.source.place(at)))
        pieces.append(self.source.text[at:end])
        return Original("".join(pieces), tuple(origins))


def _strings(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield the pointer of every string that is a value, and where it stands between its marks."""
    above: list[str] = []  # the pointers of what is open
    keys: list[str | int | None] = []  # in each of them, the key at hand: None where one is expected
    for token in TOKEN.finditer(text, *span):
        sign = token[0]
        if sign == ",":
            last = keys[-1]
            keys[-1] = last + 1 if isinstance(last, int) else None
        elif sign in "]}":
            above.pop()
            keys.pop()
        elif keys and keys[-1] is None:
            keys[-1] = json.loads(sign)
        else:
            here = f"{above[-1]}/{_escaped(str(keys[-1]))}" if above else ""
            if sign in "[{":
                above.append(here)
                keys.append(0 if sign == "[" else None)
            elif sign[0] == '"':
                yield here, Span(token.start() + 1, token.end() - 1)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
