"""The words outside quotations, sentence by sentence.

A quotation counts as one word, so that what people say never mixes with what the article says.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

import regex

from attrib.model import COUNTED, Layout, Quotation, Role, Span
from attrib.text import ends_sentence

TOKEN = regex.compile(
    r"\p{L}++(?=[\s,])(?: \p{L}++(?=[\s,]))*+|"  # most words, as many as only a space parts
    r"(?<=[(\s])[\p{Lu}\d][\p{Lu}\d_]*+\.\p{Lu}{1,3}(?=[),;])|"  # Oster Bank (OSTR.N)
    r"(?:\p{L}\.){2,}+(?:-\p{Ll}++)*+|"  # U.S., J.R.R., a D.C.-based host
    r"[$£€#@]?\d++(?:[.,:/]\d++)*+(?:[-–]?\p{L}++(?:-\p{L}++)*+|%)?|"  # $4.5, 12th, 38-year-old, 45%
    r"[$£€#@]?\p{L}[\p{L}\p{M}\d_]*+(?:(?:[’'](?!(?:s|ll|d|ve|re|m)\b)|[-‐‑&](?=\p{L})|\.(?=\p{L}{2}))[\p{L}\p{M}\d_]++)*+|"
    r"[’'](?:s|ll|d|ve|re|m)\b|\.{2,}|--|[^\s]"  # the mayor’s, she’ll
)
QUOTED = '"'  # the form, and the tag, of a quotation
READ = COUNTED | {Role.DATELINE}
# Marks after which a new sentence may begin inside a row: “The verdict: Nobody lost.”
RESTARTS = frozenset('.:“”"‘')
STOPS = ".!?…"
SPEECH_ENDS = frozenset(".,?!…—")
LABELS = ("Q. ", "A. ")
SPEECH_WORDS = 8  # a quotation of more words is speech, not a fragment: the “fortress belt”
SAYING = frozenset("said says say answered replied shouted added".split())
# What has a title: in his memoir, “Tough Choices.”
WORKS = frozenset(
    "album autobiography ballad blog book column comedy documentary drama epic essay film musical memoir memoirs "
    "movie newsletter novel opera painting pamphlet play podcast poem program programme series show sitcom song "
    "thriller".split()
)


class Row:
    """The words of one sentence while it is read.

    `initial` are the places of the forms that begin a sentence, or may; `quoted` maps the place of a quotation among
    the forms to its index, and `fragments` are the places of those that are part of a phrase.
    """

    def __init__(self, paragraph: int) -> None:
        self.paragraph = paragraph
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.forms: list[str] = []
        self.initial = {0}
        self.quoted: dict[int, int] = {}
        self.fragments: set[int] = set()

    def add(self, start: int, end: int, form: str) -> None:
        """Append one word."""
        self.starts.append(start)
        self.ends.append(end)
        self.forms.append(form)
        if form in RESTARTS:
            self.initial.add(len(self.forms))


def read_rows(text: str, layout: Layout, quotations: tuple[Quotation, ...]) -> list[Row]:
    """Cut every body paragraph into sentences of words and quotations."""
    rows: list[Row] = []
    first = 0  # the first quotation that does not end before the paragraph
    for number, paragraph in enumerate(layout.paragraphs):
        if paragraph.role not in READ:
            continue
        while first < len(quotations) and quotations[first].outer.end <= paragraph.span.start:
            first += 1
        rows += _paragraph_rows(text, number, paragraph.span, quotations, first)
    return rows


def _paragraph_rows(
    text: str, number: int, paragraph: Span, quotations: tuple[Quotation, ...], first: int
) -> Iterator[Row]:
    at, end = paragraph
    row = Row(number)
    if text.startswith(LABELS, at) and all(f"\n{label}" in text for label in LABELS):  # of an interview, no initials
        row.add(at, at + 1, text[at])
        row.add(at + 1, at + 2, ".")
        yield row
        row, at = Row(number), at + 2
    for index in range(first, len(quotations)):
        quotation = quotations[index]
        if quotation.outer.start >= end or at >= end:
            break
        row = yield from _read(text, at, max(at, quotation.outer.start), end, row)
        at = min(quotation.outer.end, end)
        _add_quotation(text, quotation, index, at, row)
        goes_on = quotation.outer.end > end
        if (goes_on or text[quotation.content[-1].end - 1] == ".") and _sentence_follows(text, at, end):
            yield row
            row = Row(number)
    row = yield from _read(text, at, end, end, row)
    if row.forms:
        yield row


def _read(text: str, start: int, until: int, end: int, row: Row) -> Generator[Row, None, Row]:
    """Read the words from `start` to `until`; yield each finished sentence, and return the one that goes on."""
    starts, ends, forms = row.starts, row.ends, row.forms
    for m in TOKEN.finditer(text, start, until):
        a, b = m.span()
        form = m.group()
        if form[-1] not in STOPS:
            words = form.split(" ")
            forms += words
            for word in words:
                starts.append(a)
                a += len(word)
                ends.append(a)
                a += 1
            if form in RESTARTS:
                row.initial.add(len(forms))
            continue
        if form == "." and row.ends and row.ends[-1] == a and _only_shortens(text, row, b, end):
            row.ends[-1] = b
            row.forms[-1] += "."
            continue
        row.add(a, b, form)
        if len(form) == 1:
            over = ends_sentence(text, row.starts[0], a, b, end) and _no_tag_follows(form, text, b, until)
        else:  # “in the U.S. The”
            over = form[0] != "." and ends_sentence(text, row.starts[0], b - 1, b, end)
        if over:
            yield row
            row = Row(row.paragraph)
            starts, ends, forms = row.starts, row.ends, row.forms
    return row


def _no_tag_follows(form: str, text: str, at: int, until: int) -> bool:
    """Tell a sentence's end from a cry before its tag: It is over! he cried."""
    return form in ".…" or at >= until or not text[at : at + 2].strip().islower()


def _only_shortens(text: str, row: Row, at: int, end: int) -> bool:
    """Tell whether a full stop belongs to the word before it: Sen., J., R-Fla."""
    return text[at : at + 1] != ")" and not ends_sentence(text, row.starts[-1], at - 1, at, end)


def _add_quotation(text: str, quotation: Quotation, index: int, end: int, row: Row) -> None:
    place = len(row.forms)
    content = quotation.content[0]
    inner = text[content.start : content.end]
    words = inner.split(maxsplit=SPEECH_WORDS + 1)[: SPEECH_WORDS + 1]
    speech = (
        inner.rstrip("'’”\"")[-1:] in SPEECH_ENDS
        or len(quotation.content) > 1
        or len(words) > SPEECH_WORDS
        or (place == 0 and len(words) > 3 and words[0][0].isupper())
    )
    title = speech and _is_title(words, row.forms)
    if title or not speech:
        row.fragments.add(place)
    row.quoted[place] = index
    row.initial -= {place} - {0}
    row.add(quotation.outer.start, end, QUOTED)
    if text[content.end - 1] == ",":  # the sentence goes on: what has a capital after the quotation is a name
        row.initial.remove(place + 1)
        if title:  # the sentence's comma: On “Morning Hour,” Ana Ruiz said
            row.add(end, end, ",")


def _is_title(words: list[str], before: list[str]) -> bool:
    """Tell a title that only carries the sentence's comma or stop from speech: a host of “Morning Hour,” told us."""
    if not before or not 0 < len(words) <= SPEECH_WORDS:
        return False
    if before[-1] in (",", ":", ".", "—", "–", "-") and not (before[-1] == "," and before[-2:][0].lower() in WORKS):
        return False
    if not words[0][0].isupper() or any(w[0].isalpha() and not w[0].isupper() for w in words if len(w) > 4):
        return False
    return len(words) > 1 or before[-1].lower() not in SAYING


def _sentence_follows(text: str, at: int, end: int) -> bool:
    """Tell whether a sentence begins after a quotation, and no tag: “It is over.” The bus came."""
    while at < end and text[at].isspace():
        at += 1
    return at < end and not text[at].islower() and text[at] not in ",;:—–-)"
