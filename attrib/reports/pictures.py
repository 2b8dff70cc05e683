"""The pictures of a page as figures: where things stand and how wide they are, in per cent, with the words beside them.

A picture is drawn by the template and says nothing that the table beside it does not say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attrib.model import Article, Audit, SourceType
from attrib.reports.blocks import has_place
from attrib.reports.families import LETTER, MEANINGS, NAMES
from attrib.reports.summary import Source
from attrib.reports.wording import TYPE_WORDS, counted, excerpt

TENTHS = 10
LANE, SMALL_LANE, ROW = 18, 7, 36  # pixels
_WIDE, _THINNEST = 1000, 3  # units of the strip; what is thinner would not be seen
_GAP = 0.3  # per cent of the bar, between its pieces
_MOST_VOICES, _LONGEST_NAME = 12, 42


@dataclass(frozen=True, slots=True)
class Slice:
    """One type of source in the bar of types."""

    letter: str
    words: str
    count: int
    per_cent: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """How many statements each type of source has. `description` says the same as a sentence."""

    slices: tuple[Slice, ...]
    total: int
    description: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the statements of one kind of source stand, as the path of an SVG, and how many in each tenth.

    `small_y` is the same for a kind in every article, so that small strips can be compared.
    """

    letter: str
    name: str
    meaning: str
    y: int
    small_y: int
    path: str
    tenths: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The article from its first word to its last. `findings` are the paths of those in it, by severity."""

    lanes: tuple[Lane, ...]
    findings: Mapping[str, str]
    findings_y: int
    height: int
    small_height: int
    description: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One source in the picture of who speaks how much."""

    name: str
    letter: str
    type_words: str
    words: str
    y: int
    width: str


@dataclass(frozen=True, slots=True)
class Voices:
    """Those who speak the most words. `rest` says how many more there are."""

    rows: tuple[Voice, ...]
    height: int
    description: str
    rest: str


def bar(article: Article) -> Bar:
    """Return the bar of the statements by type, the most identified first."""
    counts = Counter(a.type for a in article.statements)
    total = sum(counts.values())
    slices, x = [], 0.0
    for source_type in (t for t in SourceType if counts[t]):
        share = 100 * counts[source_type] / total
        slices.append(
            Slice(
                LETTER[source_type],
                TYPE_WORDS[source_type],
                counts[source_type],
                f"{share:.0f} %",
                f"{x:.2f}%",
                f"{max(share - _GAP, _GAP):.2f}%",
            )
        )
        x += share
    told = ", ".join(f"{s.words} {s.count}" for s in slices)
    return Bar(tuple(slices), total, f"Of {counted(total, 'statement')}: {told}.")


def strip(audit: Audit) -> Strip:
    """Return the strip of an article: one lane for each kind of source that it has."""
    article, length = audit.article, max(len(audit.article.document.text), 1)
    paths: dict[str, str] = defaultdict(str)
    tenths: dict[str, Counter[int]] = defaultdict(Counter)
    for a in article.statements:
        tenths[LETTER[a.type]][min(TENTHS * a.start // length, TENTHS - 1)] += 1
        for start, end in a.content:
            width = max(_WIDE * (end - start) // length, _THINNEST)
            paths[LETTER[a.type]] += f"M{min(_WIDE * start // length, _WIDE - width)} 9h{width}"
    present = [letter for letter in NAMES if paths[letter]]
    lanes = tuple(
        Lane(
            letter,
            NAMES[letter],
            MEANINGS[letter],
            place * LANE,
            list(NAMES).index(letter) * SMALL_LANE,
            paths[letter],
            tuple(tenths[letter][n] for n in range(TENTHS)),
            sum(tenths[letter].values()),
        )
        for place, letter in enumerate(present)
    )
    found: dict[str, str] = defaultdict(str)
    for f in audit.findings:
        if has_place(article, f):
            found[f.severity.value] += f"M{_WIDE * f.span.start // length} 3v12"
    whole, small = (len(lanes) + bool(found)) * LANE, len(NAMES) * SMALL_LANE
    return Strip(lanes, found, len(lanes) * LANE, whole, small, _strip_words(lanes))


def _strip_words(lanes: Sequence[Lane]) -> str:
    """Return in a sentence where those stand of whom the reader is told least."""
    unnamed = next((lane for lane in lanes if lane.letter == "U"), None)
    if unnamed is None:
        return "No statement comes from a person without a name."
    early = sum(unnamed.tenths[: TENTHS // 2])
    return (
        f"{counted(unnamed.total, 'statement')} by people without a name: {early} in the first half of the article, "
        f"{unnamed.total - early} in the second."
    )


def voices(sources: Sequence[Source]) -> Voices:
    """Return who speaks the most words, the most first."""
    speaking = sorted((s for s in sources if s.words), key=lambda s: -s.words)
    longest = max((s.words for s in speaking), default=1)
    rows = tuple(
        Voice(
            excerpt(" ".join(s.name.split()), _LONGEST_NAME) or "nobody",
            LETTER[s.type],
            s.type_words,
            counted(s.words, "word"),
            place * ROW,
            _short(100 * s.words / longest),
        )
        for place, s in enumerate(speaking[:_MOST_VOICES])
    )
    left = len(speaking) - len(rows)
    rest = f"{counted(left, 'source')} with fewer words stand in the table of sources only." if left else ""
    told = "; ".join(f"{v.name}, {v.type_words}, {v.words}" for v in rows)
    return Voices(rows, len(rows) * ROW, f"{told}.", rest)


def _short(per_cent: float) -> str:
    return f"{per_cent:.2f}".rstrip("0").rstrip(".") + "%"
