"""The rule `unnamed-without-byline`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.model import UNNAMED, Article, Paragraph, Role, Severity
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown

LONGEST = 60  # code points of such a line
EDGE = 4  # paragraphs at the beginning, and at the end, where a line for the writer stands
# “By a staff reporter”, “Herald staff”, “From our own correspondent”, “n/a”, and what nobody filled in: “Byline: none”
NOBODY = lazy(
    r"(?i)(?P<label>(?:byline|by|author)[ \t]*:?[ \t]*)?"
    r"(?:(?P<staff>(?:(?:a|an|the|our|own|[\w’'.-]+)[ \t]+){0,3}(?:staff(?:[ \t]+(?:reporters?|writers?|report))?|"
    r"(?:(?:special|own)[ \t]+)?correspondents?|newsroom|(?:news[ \t]+)?desk|reporters?|"
    r"editorial[ \t]+(?:staff|team)))|none|null|nobody|no[ \t]+byline|unsigned|unknown|n/a|t\.?b\.?[acd]\.?|tk|[-–—]+)?"
)


@rule(
    severity=Severity.WARNING,
    see="AP, Statement of News Values and Principles (as reported in 2005; stories with unnamed sources carry a "
    "byline)",
    flags=[
        "Harbour merger called off\n\nBy a staff reporter\n\nThe harbour merger has been called off, a board member "
        "said on Monday. The two firms had talked since May.",
        "Harbour merger called off\n\nByline:\n\nThe harbour merger has been called off, two board members said on "
        "Monday.\n\nThe two firms had talked since May. “There was never any money in it,” one of the board members "
        "said.\n\nThe chairwoman, Ida Brandt, did not answer a letter.",
    ],
    passes=[
        "Harbour merger called off\n\nBy Mina Okafor\n\nThe harbour merger has been called off, a board member said on "
        "Monday. The two firms had talked since May.",
        "Harbour merger called off\n\nThe harbour merger has been called off, a board member said on Monday. The two "
        "firms had talked since May. Nobody had told the workers.",
        "Harbour merger called off\n\nBy a staff reporter\n\nThe harbour merger has been called off, said Ida Brandt, "
        "who chairs the board. The two firms had talked since May. “There was never any money in it,” she said.",
    ],
    judged=Judged(
        articles=822,
        found=2,
        read=2,
        right=1,
        false_alarm="A byline in capitals, whose name was taken for the first words of the story.",
    ),
    plain=Plain(defective=8, found=8, sound=8, wrong=0),
)
def unnamed_without_byline(article: Article, *, expected: bool = False) -> Iterator[Flag]:
    """Neither an unnamed source nor the writer of the story has a name.

    When a source has no name, the reporter’s own is all that stands behind the words. A story without either asks the
    reader to trust nobody in particular.

    Plain text does not show whether a byline was left out or lost on its way. So this is reported where the text itself
    gives a line to the writer and no name: “By a staff reporter”, “Herald staff”, an empty “Byline:”; or where the
    file has a field for the byline with nothing in it. A newsroom whose files always carry the byline can set
    `expected`: then a text without one is reported too.
    """
    paragraphs = [p for p in article.layout.paragraphs if p.span.end > p.span.start]
    if any(_names_writer(article, p) for p in paragraphs):
        return
    empty = next((p for p in (*paragraphs[:EDGE], *paragraphs[EDGE:][-EDGE:]) if _is_empty_line(article, p)), None)
    if empty is None and not article.document.unsigned and not expected:
        return
    unnamed = [said[0] for s, said in article.said if s.type in UNNAMED and is_introduced_unnamed(article, s)]
    if not unnamed:
        return
    verb = "is" if unnamed[0].count == 1 else "are"
    line = f"only {shown(article, empty.span)}" if empty else "nothing"
    yield Flag(
        span=unnamed[0].source[0],
        message=f"{shown(article, unnamed[0].source)} {verb} not named, and neither is the writer of the story: where "
        f"the byline belongs stands {line}.",
        hint="If it is safe to, put the name of the reporter who knows the source over the story.",
        attributions=tuple(a.id for a in unnamed),
    )


def _names_writer(article: Article, paragraph: Paragraph) -> bool:
    return paragraph.role in {Role.BYLINE, Role.CREDIT} and not _is_empty_line(article, paragraph)


def _is_empty_line(article: Article, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a line for the writer without a name."""
    start, end = paragraph.span
    found = NOBODY.fullmatch(article.document.text, start, end) if end - start < LONGEST else None
    return found is not None and bool(found["staff"] or found["label"] or paragraph.role is Role.BYLINE)
