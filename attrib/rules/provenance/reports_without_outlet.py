"""The rule `reports-without-outlet`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import plain
from attrib.model import Article, Attribution, Level, Severity, SourceType
from attrib.rules import POINTING_BACK, Flag, Judged, rule, shown
from attrib.rules.surroundings import around, is_proper, listed, names_outlet, nearby, told_in, words_in

OTHERS = frozenset({SourceType.AGENTLESS, SourceType.MEDIA, SourceType.DOCUMENT})  # of whose reports it may be
# “Reports suggest …”; a verb of another kind is what the media do: “The media will call on experts.”
REPORTING = frozenset(
    "said say says saying told reported report reports claimed claim claims suggested suggest suggests indicated "
    "indicate indicates alleged allege alleges described describe describes according".split()
)

# The next sentence gives a source after all, or the words are a post that is shown whole
ELSEWHERE = lazy(r"[.!?][”’\"']*\s+According to\b|@\w|<\w")
# “Some reports”, “several unconfirmed reports”: nobody’s in particular
ANY = frozenset(
    "some several many multiple other various numerous unconfirmed recent earlier published early initial conflicting "
    "two three new further persistent".split()
)


@rule(
    severity=Severity.WARNING,
    see="AP, memo on crediting other news organisations, 2010; NPR, Ethics Handbook, Transparency, 2011 (on "
    "“reportedly”)",
    flags=[
        "The chief executive of Velm Builders reportedly left the country on Sunday.",
        "The tram tunnel will stay shut until May.\n\nAccording to media reports, two of the pumps had been switched "
        "off to save power. The line’s director, Ida Brandt, said on Monday that an inquiry would find out who gave "
        "the order.\n\nShe took no questions.",
        "Local media reported that the chief executive had left the country.",
    ],
    passes=[
        "The chief executive of Velm Builders left the country on Sunday, the daily Vesna reported.",
        "The chief executive reportedly left the country on Sunday. The Lorne Valley Gazette said it had seen him "
        "board a flight.",
        "The company’s quarterly reports show that sales fell by a third, according to its auditor, Lea Prins.",
        "The tram tunnel will stay shut until May, the Lorne Valley Gazette reported.\n\nTwo of the pumps were "
        "reportedly switched off to save power. The line’s director, Ida Brandt, said on Monday that an inquiry would "
        "find out who gave the order.\n\nThe media will want to know, too.",
    ],
    judged=Judged(
        articles=150,
        found=10,
        read=10,
        right=8,
        false_alarm="Letters from readers, and a post that is quoted in the next sentence.",
    ),
)
def reports_without_outlet(article: Article, *, forbid_reportedly: bool = False) -> Iterator[Flag]:
    """Somebody else’s report is passed on, and not whose.

    “Reportedly”, “media reports” and “local media” tell a reader that the newsroom did not find this out itself, and
    hide who did. Nobody can look the report up, or tell one careful newspaper from ten copies of a rumour.

    Nothing is said where an outlet is named in the same paragraph or in a sentence beside it. “Allegedly” is left
    alone, for it is the language of the courts. Reported once for each sentence.

    With `forbid-reportedly`, that word is one step graver than the rest.
    """
    seen: set[int] = set()
    for a in article.statements:
        if not _is_second_hand(article, a):
            continue
        where = told_in(a)
        sentence = article.layout.sentence_at(where.start)
        if sentence in seen:
            continue
        text = article.document.text
        if ELSEWHERE.search(text, *around(article, where, 0, 1)) or names_outlet(
            words_in(article, nearby(article, where))
        ):
            continue
        seen.add(sentence)
        yield Flag(
            span=a.source[0] if a.source else a.cue[0],
            message=f"{shown(article, a.source or a.cue)} passes on what somebody else reported: the reader cannot "
            "tell who, and cannot look it up.",
            hint="Name the outlet that reported it, or say who told you.",
            attributions=(a.id,),
            shift=1 if forbid_reportedly and article.words(a.cue).lower().endswith("reportedly") else 0,
        )


def _is_second_hand(article: Article, a: Attribution) -> bool:
    if a.type not in OTHERS:
        return False
    cue = [plain(word) for span in a.cue for word in words_in(article, span)]
    if a.type is SourceType.AGENTLESS:  # “The bank reportedly lost it”, “It was reported that the bank lost it”
        return cue[-1:] in (["reportedly"], ["reported"])
    speaker = article.speaker(a)
    if speaker is None or not a.source or a.ambiguous or REPORTING.isdisjoint(cue):
        return False
    words = words_in(article, a.source[0])
    if speaker.type is SourceType.MEDIA:
        return speaker.level is Level.NOTHING and _is_any_outlet(words)
    return speaker.type is SourceType.DOCUMENT and _are_reports(words)


def _is_any_outlet(words: list[str]) -> bool:
    """Tell “Turkish media” and “two newspapers” from “the newspaper”, “an account of the Gazette”, “media buyers”."""
    if not words or plain(words[0]) in POINTING_BACK or any(is_proper(word) for word in words[1:]):
        return False
    return plain(words[-1]) in listed("outlets")


def _are_reports(words: list[str]) -> bool:
    """Tell “reports” and “some unconfirmed reports” from “police reports”, “the reports”, “reports of rain”."""
    *before, last = [plain(word) for word in words]
    return last == "reports" and ANY.issuperset(before)
