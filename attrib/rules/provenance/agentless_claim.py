"""The rule `agentless-claim`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import ROLES, lexicon, plain
from attrib.model import Act, Article, Attribution, Severity, SourceType, Span
from attrib.rules import Flag, Judged, rule, shown
from attrib.rules.surroundings import REACH, around

CLAIMED = frozenset(
    "alleged assumed believed claimed feared presumed reputed rumored rumoured said speculated suspected thought "
    "understood".split()
)
KNOWN = frozenset({"is known", "are known"})
HUMAN = frozenset("he she they".split())
LEARNED = lazy(r"(?:has|have) (?:\w+ )?learn(?:ed|t)\Z|understands?\Z")
LESSON = lazy(r"how\b|why\b|to\b|what\b")  # “We have learned how they work”
FORMERLY = lazy(r"\b(?:once|long)\b")  # “was once thought to be a gold mine”: and is no more
NEWSROOM = frozenset({SourceType.SELF, SourceType.MEDIA})
# “believed by the police”
GIVEN = lazy(r"\s+by\s")
TOLD_BY = lazy(r"\s+from\s")  # “has learned from two clerks”
CHARGED = lazy(r"\b(?:indict|charge sheet|prosecut|charged with|complaint|lawsuit|court)")
# What scholars agree on is nobody’s claim: “The cave is thought to have been cut forty thousand years ago.”
SCHOLARLY = lazy(r"\byears (?:ago|old)\b|\bcentur(?:y|ies)\b|\bspecies\b|\bplanets?\b|\bprehistoric\b|\bB\.?C\b")


@rule(
    severity=Severity.WARNING,
    see="NPR, Ethics Handbook, Transparency, 2011 (on “has learned”); Al Jazeera, Code of Conduct, Credibility and "
    "Objectivity, undated, as read in 2026",
    flags=[
        "It is understood the transport minister will resign before the vote on Friday.",
        "The Velm tunnel will not be built.\n\nThe transport minister, Ana Kord, is believed to be weighing a toll on "
        "the old road instead. She told reporters on Monday that nothing had been decided.\n\nThe builder has asked "
        "for its money back.",
        "The Lorne Valley Gazette has learned that the mill will close in May.",
        "The deputy minister is known to dislike the plan.",
    ],
    passes=[
        "Two of the minister’s staff said she would resign before the vote on Friday.",
        "The Lorne Valley Gazette has learned from two clerks who saw the plan that the mill will close in May.",
        "The two men are believed by the police to have left by boat.",
        "The new glue is known to cause headaches.",
        "The cave is thought to have been cut by the river forty thousand years ago.",
        "The mayor was charged with fraud on Monday.\n\nHe is alleged to have sold the same field twice, once to a "
        "cousin. Prosecutors in Lorne said the trial would open in June.\n\nHis lawyer said he would plead not guilty.",
    ],
    judged=Judged(
        articles=822,
        found=21,
        read=21,
        right=17,
        false_alarm="What was said long ago, in essays and histories, and idle talk in a feature. Of the "
        "nine in real articles six were right.",
    ),
)
def agentless_claim(article: Article, *, forbid_learned: bool = False) -> Iterator[Flag]:
    """Nobody answers for a claim.

    “It is believed”, “he is said to” and “it is understood” report that somebody thinks or says something, and keep
    back who. So does “the Gazette has learned”: it tells who was told, and not by whom. The reader cannot weigh the
    claim, or hold anybody to it.

    Nothing is said where somebody is given after all (“believed by the police”), of what scholars agree on about the
    distant past, and of what somebody is alleged to have done in a case that is before the courts. What reports are
    said to say is left to `reports-without-outlet`.

    With `forbid-learned`, what the newsroom “has learned” is one step graver than the rest.
    """
    for a in article.attributions:
        if not a.cue or (a.act is Act.STATE_OF_MIND and not _is_known_to(article, a)):
            continue
        if _is_newsroom_told(article, a):
            yield Flag(
                span=a.cue[0],
                message=f"{shown(article, (*a.source[:1], *a.cue))} tells the reader who was told, and not by whom.",
                hint="If it is safe to, say who told you, or what you saw: “two people at the meeting said”.",
                attributions=(a.id,),
                shift=1 if forbid_learned else 0,
            )
        elif _is_by_nobody(article, a):
            yield Flag(
                span=a.cue[0],
                message=f"{shown(article, _whole(article, a.cue[0]))} tells the reader that somebody says so, and not "
                "who.",
                hint="If it is safe to, say who. If nobody can be given, say how it is known, or leave it out.",
                attributions=(a.id,),
            )


def _is_newsroom_told(article: Article, a: Attribution) -> bool:
    """Tell “The Gazette has learned that the mill will close” from “I have learned how to wait”."""
    if a.type not in NEWSROOM or not LEARNED.match(article.words(a.cue)) or LESSON.match(article.words(a.content)):
        return False
    return not TOLD_BY.match(article.document.text, a.cue[0].end) and article.words(a.source) != "I"


def _is_known_to(article: Article, a: Attribution) -> bool:
    """Tell “The governor is known to dislike the plan” from “The drug is known to cause headaches”."""
    words = plain(article.words(a.content[0])).split()
    if plain(article.words(a.cue)) not in KNOWN or not words:
        return False
    name = article.words(a.content[0]).split()[-1][:1].isupper()
    return name or words[-1] in HUMAN or lexicon().nouns.get(words[-1]) in ROLES


def _whole(article: Article, cue: Span) -> Span:
    """Return a cue with the word that its first letters are written to: “It’s thought”."""
    text, start = article.document.text, cue.start
    return cue if text[start] not in "’'" else Span(text.rfind(" ", 0, start) + 1, cue.end)


def _is_by_nobody(article: Article, a: Attribution) -> bool:
    """Tell whether the words are handed over in the passive, and by nobody."""
    if a.type is not SourceType.AGENTLESS or a.pattern != "passive":
        return False
    cue = plain(article.words(a.cue))
    verb = cue.rpartition(" ")[2]
    return verb in CLAIMED | {"known"} and not FORMERLY.search(cue) and not _is_owned(article, a, verb)


def _is_owned(article: Article, a: Attribution, verb: str) -> bool:
    """Tell whether somebody answers for the claim: a source, scholarship or a court."""
    text, (start, end) = article.document.text, around(article, a.cue[0])
    if GIVEN.match(text, a.cue[0].end) or "according to" in text[start:end] or SCHOLARLY.search(text, start, end):
        return True
    return verb == "alleged" and CHARGED.search(text, max(0, start - 4 * REACH), end) is not None
