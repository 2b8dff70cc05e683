"""The rule `quote-marks-broken`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import Article, Fault, Quotation, Severity
from attrib.rules import Flag, Judged, rule, shown

SHARE = 0.2
FEWEST = 5

MESSAGES = {
    Fault.UNCLOSED: "The quotation {words} is opened and never closed: the reader cannot see where it ends.",
    Fault.UNOPENED: "The quotation {words} is closed and was never opened: the reader cannot see where it begins.",
}
HINTS = {
    Fault.UNCLOSED: "Put the closing mark where the speaker’s words end.",
    Fault.UNOPENED: "Put the opening mark where the speaker’s words begin.",
}
CURLY, STRAIGHT = frozenset("“”"), '"'


@rule(
    severity=Severity.WARNING,
    see="University of Kansas, newswriting guide to quotations, undated, as read in 2026; the one finding for a whole "
    "file is attrib’s own: where most paragraphs fail, the file was damaged on its way and not by its writer",
    flags=[
        "“We left at dawn, said Ola Strand, who farms by the ferry.",
        "The ferry left an hour early on Sunday.\n\nWe were still on the road with the cattle,” said Ola Strand, who "
        "farms by the landing.\n\nThe line said it had put up a notice. “It was there for a week,” said its manager, "
        "Una Hauge.",
    ],
    passes=[
        "“We left at dawn,” said Ola Strand, who farms by the ferry.",
        "The boat is 19'6\" long, and the farmers' cattle went aboard at six, Ola Strand said.",
        "“They called it ‘the milk run’ and laughed,” said Ola Strand, who farms by the ferry.",
        "“We were still on the road with the cattle,” said Ola Strand, who farms by the landing. “The ferry left an "
        "hour early.\n\n“Nobody had told us. The next one sails on Tuesday.”\n\nThe line said it had put up a notice.",
    ],
    judged=Judged(
        articles=822,
        found=92,
        read=25,
        right=21,
        false_alarm="Markup, comments and embedded posts that were copied with the text, and marks that "
        "close in the next paragraph. The 13 notes on marks of two kinds among them were all "
        "right; of all 44 warnings, read for themselves, 37 were.",
    ),
)
def quote_marks_broken(article: Article) -> Iterator[Flag]:
    """Quotation marks do not pair.

    A quotation that is opened and not closed, or closed and not opened, leaves the reader to guess where the
    speaker’s words stop and the article’s own begin. A quotation that runs on into the next paragraph is right to stay
    open when that paragraph opens with a mark again. Reported once for each paragraph: one missing mark throws out the
    pairing of those that follow.

    A curly mark at one end and a straight one at the other is an info, once for the article.

    Where more than a fifth of the paragraphs with marks fail, and at least five, the marks were lost on the way, and
    one warning for the file says so.
    """
    broken = [(q, q.fault) for q in article.quotations if q.fault]
    failing = {article.layout.paragraph_at(q.outer.start) for q, _ in broken}
    marked = _marked(article) if len(failing) >= FEWEST else failing
    if len(failing) >= FEWEST and len(failing) > SHARE * len(marked):
        yield Flag(
            span=broken[0][0].content[0],
            message=f"Quotation marks do not pair in {len(failing)} of the {len(marked)} paragraphs that have them: "
            "they were probably lost when the text was copied or converted.",
            hint="Fetch the text again from where it was written, and audit that.",
        )
        return
    mixed = [q for q in article.quotations if q.fault is None and _is_mixed(article, q)]
    if not broken and not mixed:
        return
    attribution_at = {span.start: a.id for a in article.attributions for span in a.content}
    for quotation, fault in broken:
        paragraph = article.layout.paragraph_at(quotation.outer.start)
        if paragraph not in failing:
            continue
        failing.remove(paragraph)
        yield Flag(
            span=quotation.content[0],
            message=MESSAGES[fault].format(words=shown(article, quotation.content[0])),
            hint=HINTS[fault],
            attributions=_ids(quotation, attribution_at),
        )
    if mixed:
        more = f", and so do {len(mixed) - 1} more" if len(mixed) > 1 else ""
        yield Flag(
            span=mixed[0].content[0],
            message=f"The quotation {shown(article, mixed[0].content[0])} opens with a mark of one kind and closes "
            f"with one of another{more}: a program may pair them otherwise than the writer did.",
            hint="Use the same kind of mark at both ends.",
            attributions=_ids(mixed[0], attribution_at),
            shift=-1,
        )


def _marked(article: Article) -> set[int]:
    """Return the paragraphs that have quotation marks."""
    at = article.layout.paragraph_at
    return {at(q.outer.start) for q in article.quotations} | {at(term.start) for term in article.terms}


def _is_mixed(article: Article, quotation: Quotation) -> bool:
    """Tell a curly mark at one end and a straight one at the other: “We left at dawn"."""
    text, (start, end) = article.document.text, quotation.outer
    marks = (text[start], text[end - 1])
    return STRAIGHT in marks and not CURLY.isdisjoint(marks)


def _ids(quotation: Quotation, attribution_at: dict[int, str]) -> tuple[str, ...]:
    found = (attribution_at.get(span.start) for span in quotation.content)
    return tuple(dict.fromkeys(i for i in found if i))
