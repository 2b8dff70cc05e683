"""Annotated articles as JSON Lines: read, checked and written.

A line of gold is one article, `{"id", "text", "annotators": {name: [annotation, …]}}`, a line of a run
`{"id", "attributions": [annotation, …]}`. An annotation is `{"content", "source", "cue"}`, each a list of
`[start, end]`, and may say `"type"`, `"speaker"` and `"granted"`.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from attrib.model import Article, SourceType, Span
from attrib.readers import ReadError, read

Spans = tuple[Span, ...]
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One attribution as a person, or the audit, sees it. A label is None where nobody gave one."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    type: SourceType | None = None
    speaker: str | None = None
    granted: bool | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article, and what each annotator sees in it."""

    id: str
    text: str
    annotators: Mapping[str, tuple[Annotation, ...]]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be used, counted from 1, and why."""

    line: int
    reason: str


class _LineError(Exception):
    """What is wrong with a line."""


def annotations_of(article: Article) -> tuple[Annotation, ...]:
    """Return what the audit sees in an article, in the form of what annotators see."""
    out = []
    for a in article.attributions:
        speaker = article.speaker(a)
        name, granted = (speaker.name, speaker.granted) if speaker else (None, False)
        out.append(Annotation(a.content, a.source, a.cue, a.type, name, granted))
    return tuple(out)


def read_gold(data: bytes, max_bytes: int, max_quotations: int) -> tuple[list[Annotated], list[BadLine]]:
    """Return the annotated articles, and the lines that hold none. The limits are those of one article."""

    def annotated(line: Mapping[str, Any]) -> Annotated:
        name, text = _string(line, "id"), _string(line, "text")
        try:
            read(text.encode("utf-8", "surrogatepass"), name=name, max_bytes=max_bytes, max_quotations=max_quotations)
        except ReadError as error:
            raise _LineError(f"the text is {error.message}") from error
        annotators = line.get("annotators")
        if not isinstance(annotators, dict) or not annotators:
            raise _LineError('"annotators" must name at least one annotator, each with a list of attributions')
        seen = {who: _annotations(what, f"annotator {who!r}", len(text)) for who, what in annotators.items()}
        return Annotated(name, text, seen)

    return _lines(data, annotated)


def read_run(data: bytes, gold: Iterable[Annotated]) -> tuple[dict[str, tuple[Annotation, ...]], list[BadLine]]:
    """Return what an earlier run found in each article of the gold, and the lines that cannot be used."""
    lengths = {article.id: len(article.text) for article in gold}

    def found(line: Mapping[str, Any]) -> tuple[str, tuple[Annotation, ...]]:
        name = _string(line, "id")
        return name, _annotations(line.get("attributions"), '"attributions"', lengths[name]) if name in lengths else ()

    lines, bad = _lines(data, found)
    return {name: annotations for name, annotations in lines if name in lengths}, bad


def write_run(found: Mapping[str, Iterable[Annotation]]) -> str:
    """Return what was found in each article as JSON Lines, for `read_run`."""
    return "".join(
        json.dumps({"id": name, "attributions": [_plain(a) for a in annotations]}) + "\n"
        for name, annotations in found.items()
    )


def _plain(a: Annotation) -> dict[str, Any]:
    return {
        "source": a.source, "cue": a.cue, "content": a.content,
        "type": a.type, "speaker": a.speaker, "granted": a.granted,
    }  # fmt: skip


def _lines(data: bytes, build: Callable[[Mapping[str, Any]], Read]) -> tuple[list[Read], list[BadLine]]:
    """Build a value of every line that is not blank. No two lines may be about one article."""
    good: list[Read] = []
    bad: list[BadLine] = []
    first: dict[str, int] = {}
    for number, line in _numbered(data):
        try:
            values = _object(line)
            name = _string(values, "id")
            if name in first:
                raise _LineError(f"the article {name!r} is on line {first[name]} already")
            first[name] = number
            good.append(build(values))
        except _LineError as error:
            bad.append(BadLine(number, str(error)))
    if not first and not bad:
        bad.append(BadLine(1, "the file is empty"))
    return good, bad


def _numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    lines = data.removeprefix(codecs.BOM_UTF8).splitlines()
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _LineError(f"not UTF-8: byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise _LineError(f"not JSON: {error.msg.lower()} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise _LineError("not JSON that can be read: too long a number, or nested too deep") from error
    if not isinstance(values, dict):
        raise _LineError('not an article: it must be an object, {"id": …}')
    return values


def _string(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or not value:
        raise _LineError(f'"{key}" must be a text that is not empty')
    return value


def _annotations(values: object, where: str, length: int) -> tuple[Annotation, ...]:
    if not isinstance(values, list):
        raise _LineError(f"{where} must have a list of attributions")
    return tuple(_annotation(value, f"{where}, attribution {i}", length) for i, value in enumerate(values, start=1))


def _annotation(value: object, where: str, length: int) -> Annotation:
    if not isinstance(value, dict) or "content" not in value:
        raise _LineError(f'{where}: it must be an object with a "content"')
    content, source, cue = (_spans(value.get(key, []), f'{where}: "{key}"', length) for key in _PARTS)
    kind, speaker, granted = value.get("type"), value.get("speaker"), value.get("granted")
    if kind is not None and kind not in _TYPES:
        raise _LineError(f'{where}: "type" is {kind!r}; there are {", ".join(_TYPES)}')
    if not isinstance(speaker, str | None):
        raise _LineError(f'{where}: "speaker" must be a name')
    if not isinstance(granted, bool | None):
        raise _LineError(f'{where}: "granted" must be true or false')
    return Annotation(content, source, cue, SourceType(kind) if kind else None, speaker, granted)


_PARTS = ("content", "source", "cue")
_TYPES = tuple(kind.value for kind in SourceType)


def _spans(values: object, where: str, length: int) -> Spans:
    if not isinstance(values, list):
        raise _LineError(f"{where} must be a list of [start, end]")
    spans = []
    for value in values:
        if not (isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value)):
            raise _LineError(f"{where} must be a list of [start, end], two whole numbers")
        span = Span(*value)
        if not 0 <= span.start < span.end:
            raise _LineError(f"{where} has {value}, which does not run forwards from 0 or later")
        if span.end > length:
            raise _LineError(f"{where} has {value}, and the text ends at {length}")
        spans.append(span)
    return tuple(spans)
