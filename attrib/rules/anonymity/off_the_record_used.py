"""The rule `off-the-record-used`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.model import Article, Attribution, Severity, SourceType, Span
from attrib.rules import Flag, Judged, Plain, rule, shown
from attrib.rules.searches import vocabulary

NOBODY_TO_ASK = frozenset(
    {SourceType.INSTITUTION, SourceType.DOCUMENT, SourceType.MEDIA, SourceType.AGENTLESS, SourceType.UNATTRIBUTED}
)
OFF = lazy(r"[Oo]ff[ -]the[ -]record")
# How somebody spoke.
#
# “Speaking strictly off the record”, “told this paper off the record”, “Off the record, ministers say”, “who asked
# to remain off the record”, “In an off-the-record chat”.
WORDS = lazy(
    r"(?:(?<!not )\b(?:[Ss]peaking|[Ss]poke|[Ss]peaks|[Tt]alking|[Tt]alked|say|said|says|confided|confides|admit|"
    r"admitted|admits|acknowledged|conceded|concede|insisted|briefed|revealed|disclosed|"
    r"(?:told|tell|tells) (?:reporters|journalists|this \w+|us|me|(?:the |The )?[A-Z]\w+(?: [A-Z]\w+){0,2}|"
    r"(?:our|a|its) (?:reporter|correspondent)|reporters)|"
    r"(?:asked|wanted|asking|insisted|insisting|agreed|wished|preferred|chose) (?:on \w+ing|to \w+(?: it)?)),? "
    r"(?:\w+ )?|\b[Ii]n an? (?:\w+ )?(?=off-the-record (?:chat|talk|conversation|briefing|interview|discussion|"
    r"remark|comment|meeting|exchange))|"
    r"\A|(?<=[.!?] )|(?<=\n))(?P<words>[Oo]ff[ -]the[ -]record)\b"
)


@rule(
    severity=Severity.WARNING,
    see="The Washington Post, ombudsman Andrew Alexander, 2009; Online News Association, on confidential sources, as "
    "read in 2026",
    flags=[
        "Why was Vint left at home? “He is too slow for this pitch,” one of the selectors said off the record.",
        "Speaking off the record, a judge said the trial would not open before the winter.",
        "Off the record, one clerk admitted that the files had been lost.",
        "The trial of the ferry captain was put off for the third time on Friday.\n\nTwo of the lawyers, speaking "
        "strictly off the record, said the files had been lost. “There is no case without them,” one of the lawyers "
        "said.\n\nThe court gave no new date.",
    ],
    passes=[
        "A judge who asked not to be named because the case is open said the trial would not start before the winter.",
        "A judge said the trial would not start before the winter, and refused to say more off the record.",
        "Captain Ola Strand said the minister had told the owners off the record that the ferry would sail.",
        "“Off the record, I was told to wait,” Captain Ola Strand said.",
        "The trial of the ferry captain was put off for the third time on Friday. Reporters had been promised a talk "
        "off the record with the prosecutor, and it was called off.\n\nTwo of the lawyers said the files had been "
        "lost. “There is no case without them,” one of the lawyers said.",
    ],
    judged=Judged(articles=822, found=0, read=0, right=0),
    plain=Plain(defective=6, found=5, sound=5, wrong=0),
)
def off_the_record_used(article: Article) -> Iterator[Flag]:
    """Words that were told off the record are used.

    To most newsrooms, and to many sources, “off the record” means that nothing of it may be used. An article that
    prints the words and says so tells its readers, and its sources, that a promise was broken, or else that nobody
    agreed on what was promised.

    Reported is only how somebody spoke to the article itself. Left alone are the words inside a quotation or a report
    (“she said the minister had told the owners off the record”), a refusal, and what others agreed among themselves.
    """
    text, layout = article.document.text, article.layout
    if "record" not in vocabulary(article) or not OFF.search(text):
        return  # a look is cheaper than the pattern
    by_sentence: dict[int, Attribution] = {}
    for a in article.statements:
        if a.source and a.cue and a.type not in NOBODY_TO_ASK and not a.ambiguous:
            by_sentence.setdefault(layout.sentence_at(a.cue[0].start), a)
    told = sorted(s for a in article.attributions for s in a.content)
    for found in WORDS.finditer(text):
        span = Span(*found.span("words"))
        speaks = by_sentence.get(layout.sentence_at(span.start))
        before = bisect_right(told, (span.start, len(text)))
        if speaks is None or any(
            s.end > span.start and not _lies_in(s, speaks.source) for s in told[max(0, before - 1) : before]
        ):
            continue
        yield Flag(
            span=span,
            message=f"{shown(article, speaks.source)} is said to have spoken “off the record”. To most people "
            "that means that nothing may be used, and the article uses it.",
            hint="If it is safe to, say in plain words what was agreed; if that was silence, take it out.",
            attributions=(speaks.id,),
        )


def _lies_in(span: Span, source: tuple[Span, ...]) -> bool:
    """Tell whether words stand in a source phrase: “a director, who asked to remain off the record”."""
    return any(s.start <= span.start and span.end <= s.end for s in source)
