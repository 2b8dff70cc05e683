"""Word documents (.docx): the text as it is when all tracked changes are accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import regex

from attrib.model import Origin, Role
from attrib.readers.drafts import Draft, Original, Writer
from attrib.readers.errors import ReadError
from attrib.readers.inputs import Input
from attrib.readers.xml import Node, Text, parse

MOST_MEMBERS = 2_000
MOST_BYTES = 50 * 1024 * 1024  # of all members, as they say
HIGHEST_RATIO = 200  # of what a member is to what it takes; the XML of Word comes to 30
SMALL = 1024 * 1024  # bytes: a member up to this size may have any ratio
TEXT, STYLES = "word/document.xml", "word/styles.xml"
LEFT_OUT = (("word/comments.xml", "comment"), ("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
GONE = frozenset({"del", "moveFrom"})
SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
# Elements in which the words of a paragraph stand. “Fallback” says again, for old programs, what “Choice” says
WITH_WORDS = frozenset(
    """
    r t tab br cr noBreakHyphen ins moveTo hyperlink smartTag sdt sdtContent fldSimple bdo dir customXml ruby rubyBase
    AlternateContent Choice drawing inline anchor graphic graphicData wsp wgp wpc txbx pict shape textbox rect
    txbxContent
    """.split()
)
CHANGES = {"ins": "insertion", "del": "deletion", "moveTo": "move"}
# The names of styles, those of Word and of LibreOffice among them
STYLE_ROLES = (
    (regex.compile(r"(?i)title|subtitle|headline|heading(?: \d)?|kicker|deck|dek|standfirst"), Role.HEADLINE),
    (regex.compile(r"(?i)pull ?quote"), Role.PULL_QUOTE),
    (regex.compile(r"(?i)(?:intense |block )?quot(?:e|ations?)|block text"), Role.BLOCK_QUOTE),
    (regex.compile(r"(?i)byline|author"), Role.BYLINE),
    (regex.compile(r"(?i)dateline"), Role.DATELINE),
    (regex.compile(r"(?i)caption|cutline"), Role.CAPTION),
    (regex.compile(r"(?i)(?:photo )?credit"), Role.CREDIT),
)


def read(given: Input) -> list[Draft]:
    """Read a document."""
    files = _Members(given)
    body = files.xml(TEXT).node("body")
    if body is None:
        raise ReadError(given.name, "malformed", f"not a .docx: there is no text in {TEXT}")
    text = _Text(_styles(files.xml(STYLES)) if files.has(STYLES) else {})
    text.read(body)
    text.writer.begin(None)
    left_out = {kind: _count(files, name, kind) for name, kind in LEFT_OUT}
    return [Draft(text.writer.parts, (*_changes(body), *_left_out(left_out)))]


class _Members:
    """The files in the file, each read only as far as it says it goes."""

    def __init__(self, given: Input) -> None:
        self.name = given.name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(given.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise ReadError(given.name, "malformed", "not a .docx: it is no ZIP archive that can be read") from error
        self._check()

    def _check(self) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise ReadError(self.name, "too-large", f"{len(members):,} files in it, over {MOST_MEMBERS:,}")
        if (size := sum(member.file_size for member in members)) > MOST_BYTES:
            raise ReadError(self.name, "too-large", f"{size:,} bytes unpacked, over {MOST_BYTES:,}")
        for member in members:
            if member.file_size > max(SMALL, HIGHEST_RATIO * member.compress_size):
                message = f"{member.filename[:60]!r} in it unpacks to more than {HIGHEST_RATIO} times its size"
                raise ReadError(self.name, "too-large", message)

    def has(self, name: str) -> bool:
        """Tell whether there is such a file."""
        return name in self._zip.NameToInfo

    def xml(self, name: str) -> Node:
        """Return the XML of a file. What it holds beyond the size that it states is not read."""
        try:
            member = self._zip.getinfo(name)
            with self._zip.open(member) as file:
                data = file.read(member.file_size + 1)
        except KeyError as error:
            raise ReadError(self.name, "malformed", f"not a .docx: there is no {name} in it") from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
            raise ReadError(self.name, "malformed", f"{name} in it cannot be unpacked: {str(error).lower()}") from error
        try:
            return parse(data.decode("utf-8-sig"), self.name)
        except UnicodeDecodeError as error:
            raise ReadError(self.name, "wrong-encoding", f"{name} in it is not UTF-8") from error


@dataclass(slots=True)
class _Text:
    """Reads the paragraphs. The number of a paragraph is its line, and the characters in it are its columns."""

    styles: Mapping[str, Role]
    writer: Writer = field(default_factory=Writer)
    _number: int = 0
    _column: int = 1
    _runs_on: bool = False  # the end of the paragraph before is deleted

    def read(self, node: Node) -> None:
        """Read all paragraphs in an element, those in tables too."""
        for each in node.inside:
            if not isinstance(each, Node) or each.tag in GONE or each.node("trPr", "del") is not None:
                continue
            if each.tag == "p":
                self._paragraph(each)
            else:
                self.read(each)

    def _paragraph(self, node: Node) -> None:
        self._number += 1
        self._column = 1
        if not self._runs_on:
            style = node.node("pPr", "pStyle")
            role = self.styles.get(style.attributes.get("val", "")) if style is not None else None
            self.writer.begin(role, f"paragraph {self._number}")
        mark = node.node("pPr", "rPr")
        self._runs_on = mark is not None and any(True for _ in mark.nodes("del", "moveFrom"))
        for box in list(self._words(node)):
            self.read(box)

    def _words(self, node: Node) -> Iterator[Node]:
        """Write the words in an element, and yield the boxes of text that hang on it."""
        for each in node.nodes(*WITH_WORDS):
            if each.tag == "txbxContent":
                yield each
            elif each.tag == "t":
                self._write("".join(text.text for text in each.inside if isinstance(text, Text)))
            elif each.tag in SIGNS:
                self._write(SIGNS[each.tag])
            elif not (each.tag == "r" and _is_hidden(each)):
                yield from self._words(each)

    def _write(self, words: str) -> None:
        if words == "\n":
            self.writer.break_line(self._number, self._column)
        else:
            self.writer.write(Original(words, (Origin(0, self._number, self._column),)))
        self._column += len(words)


def _is_hidden(run: Node) -> bool:
    vanish = run.node("rPr", "vanish")
    return vanish is not None and vanish.attributes.get("val", "1") not in {"0", "false", "off"}


def _styles(root: Node) -> dict[str, Role]:
    """Return what the styles of a document say of a paragraph: by their names, or those that they are based on."""
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in root.nodes("style"):
        key = style.attributes.get("styleId", "")
        name, base = style.node("name"), style.node("basedOn")
        names[key] = name.attributes.get("val", "") if name is not None else key
        if base is not None:
            based[key] = base.attributes.get("val", "")
    found = {}
    for key in names:
        at, seen = key, set[str]()
        while at in names and at not in seen:
            seen.add(at)
            role = next((role for form, role in STYLE_ROLES if form.fullmatch(names[at])), None)
            if role is not None:
                found[key] = role
                break
            at = based.get(at, "")
    return found


def _changes(body: Node) -> Iterator[str]:
    """Yield what to say of the tracked changes."""
    counts = dict.fromkeys(CHANGES.values(), 0)
    authors: dict[str, None] = {}
    for node in body.everything():
        if isinstance(node, Node) and node.tag in CHANGES:
            counts[CHANGES[node.tag]] += 1
            authors[node.attributes.get("author") or "somebody"] = None
    if authors:
        told = ", ".join(_counted(count, kind) for kind, count in counts.items() if count)
        yield f"Tracked changes by {', '.join(authors)} were read as accepted: {told}."


def _left_out(counts: Mapping[str, int]) -> Iterator[str]:
    told = [_counted(count, kind) for kind, count in counts.items() if count]
    if told:
        yield f"Left out: {', '.join(told)}."


def _count(files: _Members, name: str, kind: str) -> int:
    """Return how many comments or notes there are. Those that only draw a line above the notes have a type."""
    if not files.has(name):
        return 0
    return sum("type" not in node.attributes for node in files.xml(name).nodes(kind))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
