"""The rule `no-basis-of-knowledge`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain, plain_words
from attrib.matching import match
from attrib.model import Article, Attribution, Hand, Severity, SourceType, Speaker
from attrib.phrases import RELATIVE
from attrib.rules import Flag, Judged, Plain, rule, shown
from attrib.rules.details import about
from attrib.rules.others import tells_of_others
from attrib.rules.unnamed_sources import is_bare, is_passer_by, unnamed_people
from attrib.rules.wording import WORD, accused_of, clauses, hard_words, phrases_in

KINDS = frozenset(
    {
        SourceType.UNNAMED_OFFICIAL,
        SourceType.UNNAMED_INSIDER,
        SourceType.AFFILIATED_SOURCE,
        SourceType.UNNAMED_PERSON,
    }
)
MENTIONS = 3  # source phrases in which a body is looked for
# People who are there by their role, and the bodies of which anybody in politics may be one
THERE = lazy(
    r"\b(?:witness|attendee|participant|negotiator|delegate|investigator|detective|prosecutor|inspector|spokes\w+|"
    r"former|ex|passenger|neighbou?r|resident|villager|survivor|victim|patient|bystander|onlooker|relative|mother|"
    r"father|brother|sister|wife|husband|son|daughter|friend|judge|democrat|republican)s?\b"
)
BLOCS = lazy(r"\b(?:western|european|arab|asian|african|gulf|nordic|balkan|latin)\b")
OWN = lazy(r"(?i)\b(?:I|we|our|us|my|me|you|your|should|ought|must)\b")
# Whose trade takes them to other people’s affairs
GO_BETWEENS = frozenset(
    "diplomat banker lawyer trader businessman businesswoman consultant investor lobbyist agent broker envoy rival "
    "scout analyst fixer middleman competitor".split()
)


@rule(
    severity=Severity.INFO,
    see="NPR, Ethics Handbook, Transparency, 2011; The Washington Post, Policy on Sources, 2004; The New York Times, "
    "Confidential News Sources Policy, 2004",
    flags=[
        "A Western diplomat said the Velmar cabinet had split five to four over the treaty.",
        "The board of Orix met for nine hours on Sunday, and nobody spoke to reporters afterwards.\n\nA senior harbour "
        "official said the board of Orix had thrown out the bid. The official said two directors had walked out.\n\n"
        "Shares in the firm fell by a tenth on Monday.",
    ],
    passes=[
        "A Western diplomat briefed by two ministers after the meeting said the Velmar cabinet had split five to four.",
        "A harbour official said the harbour would be closed for a week.",
        "“We heard nothing at all,” a harbour official said.",
        "The board of Orix met for nine hours on Sunday, and nobody spoke to reporters afterwards.\n\nA manager at "
        "Orix said the board of Orix had thrown out the bid. The manager said two directors had walked out.\n\nShares "
        "in the firm fell by a tenth on Monday.",
    ],
    judged=Judged(
        articles=822,
        found=5,
        read=5,
        right=2,
        false_alarm="An official who tells what the official’s own government does, a forecast, and "
        "somebody whom the next paragraphs name.",
    ),
    plain=Plain(defective=8, found=7, sound=7, wrong=0),
)
def no_basis_of_knowledge(article: Article) -> Iterator[Flag]:
    """Nothing shows how an unnamed source would know.

    A role says what somebody is, and not what they saw. An official who tells what happened behind another body’s
    doors heard it from somebody, who may have heard it from somebody else. “Who attended the meeting”, “who was told
    by two of the ministers” lets a reader count the steps.

    Asked of a single source, or of several that are counted, whose place the reader is told (“a Western diplomat”, “an
    official at the water board”) and who state as a fact what somebody with a name, another body or its head did or
    will do. Left alone are those who speak of their own body, country or chief, or of one that may be theirs; their own
    views, guesses and judgements; people who are there by their role (a witness, an attendee); groups that nobody
    counted, and another outlet’s sources. A source with no role at all is the affair of bare-source, one that is only
    “familiar with” a matter that of proximity-formula.
    """
    for speaker, said in unnamed_people(article):
        if speaker.basis or speaker.count is None or is_passer_by(speaker):
            continue
        if not _is_of_a_body(article, speaker) or any(_tells_how(words) for words in about(article, speaker)):
            continue
        facts = [a for a in said if _is_fact(article, a) and tells_of_others(article, speaker, a)]
        if not facts or article.words(facts[0].source) in RELATIVE:
            continue
        yield Flag(
            span=facts[0].source[0],
            message=f"{shown(article, facts[0].source)} tells what others did, and nothing shows how the source would "
            "know.",
            hint="If it is safe to, say how: who was there, who was told and by whom, who read what.",
            attributions=tuple(a.id for a in facts),
        )


def _is_fact(article: Article, attribution: Attribution) -> bool:
    """Tell whether a statement tells the newsroom what was done or will be: no judgement, no guess, nothing of “us”."""
    if attribution.hand is not Hand.FIRST or OWN.search(article.words(attribution.content)):
        return False
    lists = lexicon()
    doubtful = (lists.modality, lists.opinion, lists.praise)
    if hard_words(article, attribution) and not accused_of(article, attribution):
        return False
    return not any(next(phrases_in(c, p), None) for c in clauses(article, attribution) for p in doubtful)


def _is_of_a_body(article: Article, speaker: Speaker) -> bool:
    """Tell whether it shows where the source belongs: “a Western diplomat”, “a harbour official”; not “an aide”."""
    phrase = plain(" ".join(article.words(m) for m in speaker.mentions[:MENTIONS]))
    if speaker.type not in KINDS:
        return False
    placed = bool(speaker.affiliation) or speaker.type is SourceType.UNNAMED_OFFICIAL
    words = tuple(phrase.split())
    if not (
        (placed and not is_bare(article.words(speaker.mentions[0])))
        or not GO_BETWEENS.isdisjoint(words)
        or BLOCS.search(phrase)
    ):
        return False
    return not THERE.search(phrase) and not match(words, lexicon().proximity)


def _tells_how(words: str) -> bool:
    """Tell whether a sentence about the source says how it knows: “The diplomat had been briefed by two ministers.”"""
    return match(plain_words(WORD.findall(words)), lexicon().basis) is not None
