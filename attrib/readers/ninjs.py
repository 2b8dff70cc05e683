"""ninjs 1, 2 and 3, and JSON Lines: an object is an article if it has a text."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from attrib.model import Role, Span
from attrib.readers.drafts import Draft, Original, Part, original
from attrib.readers.encodings import decode
from attrib.readers.errors import ReadError
from attrib.readers.html import parse as parse_html
from attrib.readers.inputs import Input
from attrib.readers.json_text import Json, Value, Words
from attrib.readers.parts import MARKUP, part_of, plain_parts, pointed, without_repeats
from attrib.text import LINE

# body_html, body_text, body_main and others of ninjs 1; bodies of ninjs 2 and 3; and what JSON Lines call it
BODY = regex.compile(r"body(?:_\w+)?|bodies|text|html|content(?:_html|_text)?|articleBody")
SUMMARY = regex.compile(r"description(?:_\w+)?|descriptions|summary")
TOLD = (
    (regex.compile(r"headline(?:_\w+)?|headlines|title"), Role.HEADLINE),
    (regex.compile(r"byline|by|authors?"), Role.BYLINE),
    (regex.compile(r"dateline"), Role.DATELINE),
)
IN_VALUE = ("value", "name")  # where an object says what a string would: {"role": "main", "value": "…"}
PICTURES = frozenset({"picture", "graphic", "video"})
NOTE = "There is only a summary of this article."


def read(given: Input) -> list[Draft]:
    """Read an object, or a list of objects."""
    source = original(decode(given))
    root = Json(source, Span(0, len(source.text)), given.name).value
    lists = [root] if isinstance(root.value, list) else [v for k, v in root.items() if k in {"item", "items"}]
    values = [root] if not lists or _body(root) else [value for each in lists for _, value in each.items()]
    drafts = [draft for value in values if (draft := _article(value)) is not None]
    if not drafts:
        raise ReadError(given.name, "no-article", "JSON without an article in it: no body, no text")
    return pointed(drafts)


def read_lines(given: Input) -> list[Draft | ReadError]:
    """Read one object a line. A line that is no article stops no other."""
    source = original(decode(given))
    lines = enumerate(LINE.finditer(source.text), 1)
    return [_line(source, Span(*line.span()), f"{given.name}#{number}") for number, line in lines if line[0].strip()]


def _line(source: Original, span: Span, name: str) -> Draft | ReadError:
    try:
        draft = _article(Json(source, span, name).value)
    except ReadError as error:
        return error
    if draft is None:
        return ReadError(name, "no-article", "no article: no body, no text")
    draft.pointer = f"#{name.rpartition('#')[2]}"
    return draft


def _article(value: Value) -> Draft | None:
    """Return the article that an object is, or None where it has no text."""
    body, summary = _body(value), None if _is_picture(value) else _best(value, SUMMARY)
    text = body or summary
    if text is None:
        return None
    content = _content(text)
    fields = [(each, role) for form, role in TOLD for key, each in value.items() if form.fullmatch(key)]
    told = [part for each, role in fields for words in _strings(each) for part in _told(words, role)]
    told += [Part(role, each.pointer, "", ()) for each, role in fields if role is Role.BYLINE and _is_empty(each)]
    return Draft([*without_repeats(told, content), *content, *_captions(value)], () if body else (NOTE,), value.pointer)


def _is_empty(value: Value) -> bool:
    """Tell a field that nobody filled in: null, a string of white space, an empty list or object."""
    return not value.value or (isinstance(value.value, str) and not value.value.strip())


def _is_picture(value: Value) -> bool:
    return isinstance(value.value, dict) and value.value.get("type") in PICTURES


def _told(words: Words, role: Role) -> list[Part]:
    """Return the parts of what is told about an article."""
    if not MARKUP.search(words.original.text):
        return part_of(words.original, role, words.pointer)
    parts, _ = parse_html(words.original, words.pointer)
    for part in parts:
        part.role = role
    return parts


def _strings(value: Value) -> Iterator[Words]:
    """Yield the string that a value is, or those in it: of a list, and of an object what it is called."""
    words = value.words()
    if words is not None:
        yield words
    for key, each in value.items():
        if isinstance(value.value, list) or key in IN_VALUE:
            yield from _strings(each)


def _body(value: Value) -> Words | None:
    return _best(value, BODY)


def _best(value: Value, form: regex.Pattern[str]) -> Words | None:
    """Return the text of an object: the one in HTML where there are several, for it tells the most."""
    found = [words for key, each in value.items() if form.fullmatch(key) for words in _strings(each)]
    return next((w for w in found if MARKUP.search(w.original.text)), next(iter(found), None))


def _content(words: Words) -> list[Part]:
    if MARKUP.search(words.original.text):
        return parse_html(words.original, words.pointer)[0]
    return plain_parts(words.original, words.pointer)


def _captions(value: Value) -> Iterator[Part]:
    """Yield the captions of the pictures that belong to an article."""
    associated = value.get("associations")
    for _, each in associated.items() if associated is not None else ():
        if _is_picture(each):
            words = _best(each, SUMMARY)
            yield from _told(words, Role.CAPTION) if words is not None else ()
