"""The rule `rote-anonymity-reason`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import Article, Attribution, Hand, ReasonKind, Severity, Span, Speaker
from attrib.rules import Flag, Judged, Plain, rule, shown


@rule(
    severity=Severity.INFO,
    see="The New York Times, memo of its standards editor Philip B. Corbett, 2010",
    flags=[
        "“The bridge was never inspected,” said a county engineer, who spoke on condition of anonymity because he was "
        "not authorised to speak publicly.",
        "The county closed the bridge on Monday and said it was safe.\n\nA county engineer said nobody had looked at "
        "the piers since the flood. The engineer asked not to be named because of the sensitivity of the matter. “I "
        "would not walk over it,” he said.",
    ],
    passes=[
        "“The bridge was never inspected,” said a county engineer, who spoke on condition of anonymity because the "
        "county has dismissed two people for talking to reporters.",
        "“The bridge was never inspected,” said a county engineer, who asked not to be named because he was not "
        "authorised to speak publicly and feared losing his job.",
        "“The bridge was never inspected,” said a county engineer, who asked not to be named.",
        "The county closed the bridge on Monday and said it was safe.\n\nA county engineer said nobody had looked at "
        "the piers since the flood. The engineer asked not to be named because a court order bars witnesses from "
        "talking about the case. “I would not walk over it,” he said.",
    ],
    judged=Judged(
        articles=822,
        found=24,
        read=24,
        right=23,
        false_alarm="An inquiry that keeps officials from speaking.",
    ),
    plain=Plain(defective=2, found=2, sound=1, wrong=0),
)
def rote_anonymity_reason(article: Article) -> Iterator[Flag]:
    """Stock phrases explain why a name is left out.

    “Not authorised to speak publicly”, “because of the sensitivity of the matter”, “to speak freely”: nearly every
    unnamed source could say so, and the reader learns nothing about this one. A reason that names a harm, a rule or
    a person who makes it lets the reader weigh what is said.

    Some desks accept the stock phrases, for they are at least honest; those may switch this rule off. A stock phrase
    beside something that does tell is left alone, and so are another outlet’s sources. Reported once where an article
    gives it for several sources.
    """
    shown_already: set[str] = set()
    for speaker, said in article.said:
        if speaker.reason_kind is not ReasonKind.ROTE or speaker.reason is None or speaker.reason in shown_already:
            continue
        if all(a.hand is not Hand.FIRST for a in said):
            continue
        shown_already.add(speaker.reason)
        yield Flag(
            span=_reason_at(article, speaker, said),
            message=f"“{speaker.reason}” could be said of any source: it does not tell the reader what keeps "
            f"{shown(article, said[0].source)} from being named.",
            hint="If it is safe to, say what stands behind it: a rule and whose it is, a threat, a promise made.",
            attributions=tuple(a.id for a in said),
        )


def _reason_at(article: Article, speaker: Speaker, said: list[Attribution]) -> Span:
    """Return where the reason stands, or the source, where line breaks hide it."""
    reason = speaker.reason or ""
    start = article.document.text.find(reason, speaker.mentions[0].start)
    return Span(start, start + len(reason)) if start >= 0 else said[0].source[0]
