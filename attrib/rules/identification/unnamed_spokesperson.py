"""The rule `unnamed-spokesperson`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.model import NAMED, Article, Attribution, Channel, Hand, Severity, SourceType, Speaker
from attrib.rules import BRINGING_IN, POINTING_BACK, Flag, Judged, Plain, rule, shown

# Lawyers and agents speak for somebody too, but it is not to the press that they are paid to speak.
TO_THE_PRESS = lazy(
    r"\b(?:spokes\w+|(?:press|media|communications|public relations|PR|public affairs|public information|"
    r"information|news) (?:secretary|officer|director|chief|office|aide|manager|adviser|advisor|attach[eé]|service|"
    r"department|team|representative)|(?:head|chief|director) of (?:communications|press|public relations|PR|media)|"
    r"representative for|publicist)\b"
)
WRITTEN = frozenset({Channel.STATEMENT, Channel.MESSAGE, Channel.LETTER, Channel.POST})
REFUSING = ("declin", "refus", "did", "does", "would", "could")


@rule(
    severity=Severity.INFO,
    see="The Guardian, guidelines on identifying sources, 2000; AP, When is it OK to use anonymous sources?, about "
    "2017",
    flags=[
        "The tunnel will open in May, a spokesman for the harbour board said.",
        "The harbour board has moved the opening of the tunnel for the third time, to the end of May.\n\nA spokeswoman "
        "for the board said the pumps had failed. “They are being replaced,” said the spokeswoman, who spoke on "
        "condition of anonymity.\n\nThe city had been told in March.",
    ],
    passes=[
        "The tunnel will open in May, harbour board spokesman Pavel Roth said.",
        "The tunnel will open in May, a spokesman for the harbour board said in a statement.",
        "A spokesman for the harbour board declined to comment.",
        "The harbour board has moved the opening of the tunnel for the third time, to the end of May.\n\nA "
        "spokeswoman for the board, Mina Dahl, said the pumps had failed. “They are being replaced,” she said.\n\nThe "
        "city had been told in March.",
    ],
    judged=Judged(
        articles=822,
        found=30,
        read=25,
        right=20,
        false_alarm="A refusal, and one spokesman met twice or named further down.",
    ),
    plain=Plain(defective=2, found=2, sound=1, wrong=0),
)
def unnamed_spokesperson(article: Article) -> Iterator[Flag]:
    """Somebody who is paid to speak in public is not named.

    A spokesperson speaks for a body, openly and with its blessing, and has nothing to fear from being named. The name
    lets readers, and other reporters, hold the body to what was said. Where a spokesperson was granted anonymity the
    case is graver: a body then says something that it will not answer for.

    Some houses let a body speak through its press office as a matter of style; those may switch this rule off. Left
    alone are statements, emails and posts, refusals to comment, lawyers, another outlet’s sources, and spokespeople
    who are named anywhere.
    """
    unnamed = [(s, said) for s, said in article.said if s.type is SourceType.UNNAMED_SPOKESPERSON]
    mentions = (m for s in article.speakers if s.type in NAMED for m in s.mentions)
    named = bool(unnamed) and any(TO_THE_PRESS.search(article.words(m)) for m in mentions)
    for speaker, said in unnamed:
        if not _is_brought_in(article, speaker, named):
            continue
        heard = [a for a in said if a.channel not in WRITTEN and a.hand is Hand.FIRST and not _refuses(article, a)]
        if not heard:
            continue
        yield Flag(
            span=heard[0].source[0],
            message=f"{shown(article, heard[0].source)} speaks for others in public, and has no name here.",
            hint="If it is safe to, add the name: it is known to everybody whom the press office answers.",
            attributions=tuple(a.id for a in heard),
            shift=1 if speaker.granted else 0,
        )


def _is_brought_in(article: Article, speaker: Speaker, named: bool) -> bool:
    """Tell whether the first mention brings in somebody without a name.

    “A spokesman, Pavel Roth” does not, nor “the spokesman”, nor “the board’s spokesman” where a spokesperson is named.
    """
    words = article.words(speaker.mentions[0])
    head = TO_THE_PRESS.search(words)
    if head is None or words[head.end() :].lstrip(", ")[:1].isupper():
        return False
    before = words[: head.start()].lower().split() or ["the"]
    if not named and words[head.end() :].split()[:1] in (["at"], ["for"], ["of"]):
        return True  # “the head of communications at the board”
    return before[0] in BRINGING_IN or not (named or (before[0] in POINTING_BACK and len(before) == 1))


def _refuses(article: Article, attribution: Attribution) -> bool:
    """Tell whether nothing was said: “declined to comment”, “did not return calls”."""
    return article.words(attribution.cue).lower().startswith(REFUSING)
