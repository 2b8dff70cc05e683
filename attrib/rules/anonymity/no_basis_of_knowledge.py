"""The rule `no-basis-of-knowledge`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.lexicon import lexicon, plain
from attrib.matching import match
from attrib.model import Article, Attribution, Hand, Severity, SourceType, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.bodies import names_in

KINDS = frozenset({SourceType.UNNAMED_OFFICIAL, SourceType.UNNAMED_INSIDER, SourceType.AFFILIATED_SOURCE})
TELLING = frozenset(
    ["said", "says", "told", "tells", "according", "added", "adds", "confirmed", "disclosed", "revealed"]
)
MENTIONS = 3  # source phrases in which a body is looked for
STEM = 5  # letters by which “senator” and “Senate” are one
GENERAL = frozenset(w[:STEM] for w in "a an the of at in for to and who one two three senior official source".split())
THERE = re.compile(
    r"\b(?:witness|attendee|participant|member|spokes\w+|senator|lawmaker|former|ex|aide|advis[eo]r|strategist|staffer)\b"
)
BLOCS = re.compile(r"\b(?:western|european|arab|asian|african|gulf|nordic|balkan)\b")
OWN_TOO = frozenset(["administration", "government"])  # an official of one body belongs to it as well
OF = frozenset(["of", "in", "at"])
# Who belongs together: an official of one knows what the other does
SEATS = tuple(
    frozenset(seat.split())
    for seat in (
        "palace royal king queen prince princess emir sultan",
        "white presidency presidential president kremlin administration",
        "downing cabinet government whitehall prime chancellor minister ministers coalition",
        "embassy consulate diplomatic ambassador",
        "hall city municipal mayor council",
        "military defence defense army general troops navy force pentagon",
        "campaign party candidate",
        "club manager coach",
    )
)
PAST = re.compile(
    r"\b(?:had|was|were|did|\w{3,}ed|went|met|told|split|left|broke|chose|fell|made|sent|took|cut|paid|lost|sold|"
    r"bought|won|began|wrote|gave|held|kept|hid|shut|knew|got|drew|threw|withdrew|fought|spent|stole|said)\b"
)
# “We”, “should” and “is”: one’s own view, a forecast, how things stand
WOULD = re.compile(r"\bwould\b")  # reported in the past, a decision: “the company would cut 300 jobs”
OWN = re.compile(
    r"\b(?:I|we|our|us|my|you|your|should|will|could|might|may|must|can|if|is|are)\b",
    re.IGNORECASE,
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
        found=3,
        read=3,
        right=2,
        false_alarm="An official who tells what the official’s own body did.",
    ),
    plain=Plain(defective=6, found=0, sound=6, wrong=1),
)
def no_basis_of_knowledge(article: Article) -> Iterator[Flag]:
    """Nothing shows how an unnamed source would know.

    A role says what somebody is, and not what they saw. An official who tells what happened behind another body’s
    doors heard it from somebody, who may have heard it from somebody else. “Who attended the meeting”, “who was told
    by two of the ministers” lets a reader count the steps.

    Asked only of officials and of people of a stated body who say, as a fact, what somebody else with a name did. Left
    alone are those who speak of their own body, country or chief, their own views and forecasts, people who are there
    by their role (a witness, an attendee), groups that nobody counted, and another outlet’s sources. A source with no
    role at all is the affair of bare-source, one that is only “familiar with” a matter that of proximity-formula.
    """
    for speaker, said in article.said:
        if speaker.type not in KINDS or speaker.basis or speaker.count is None:
            continue
        facts = [a for a in said if a.hand is Hand.FIRST and _is_told(article, a)]
        if not facts or not is_introduced_unnamed(article, speaker):
            continue
        phrase = " ".join(article.words(m) for m in speaker.mentions[:MENTIONS])
        facts = [a for a in facts if _is_about_others(phrase, article.words(a.content))]
        if not facts or not _is_of_a_body(speaker, phrase):
            continue
        yield Flag(
            span=facts[0].source[0],
            message=f"{shown(article, facts[0].source)} tells what others did, and nothing shows how the source would "
            "know.",
            hint="If it is safe to, say how: who was there, who was told and by whom, who read what.",
            attributions=tuple(a.id for a in facts),
        )


def _is_told(article: Article, attribution: Attribution) -> bool:
    return not TELLING.isdisjoint(article.words(attribution.cue).lower().split())


def _is_of_a_body(speaker: Speaker, phrase: str) -> bool:
    """Tell whether a body can have told the source: “a Western diplomat”, “a harbour official”; not “an aide”."""
    words = plain(phrase)
    if THERE.search(words) or match(tuple(words.split()), lexicon().proximity):
        return False
    country = not lexicon().demonyms.isdisjoint(words.split()) and not BLOCS.search(words)
    return not country and (speaker.type is not SourceType.UNNAMED_INSIDER or bool(names_in(phrase)))


def _is_about_others(phrase: str, told: str) -> bool:
    """Tell whether all is fact, and some of what somebody else did: “the board of Orix had thrown out the bid”."""
    own = _stems(phrase) - GENERAL
    past = PAST.search(told) is not None or WOULD.search(told) is not None
    if not past or OWN.search(told) or not own.isdisjoint(_stems(told)) or not _names_a_body(told):
        return False
    mine, theirs = set(plain(phrase).split()), set(plain(told).split())
    return all(mine.isdisjoint(seat) or theirs.isdisjoint(seat) for seat in SEATS)


def _names_a_body(told: str) -> bool:
    """Tell whether one body is meant: “the cabinet”, “the Velmar council”, “the board of Orix”."""
    lists = lexicon()
    words = [w.strip(",.’'“”;:") for w in told.split()]
    for i, word in enumerate(words[1:], start=1):
        lower = plain(word)
        if lower in OWN_TOO:
            continue
        if lower in lists.public_bodies and (word[:1].isupper() or words[i - 1] == "the"):
            return True
        if lists.nouns.get(lower) == "office" and "the" in words[max(0, i - 2) : i]:  # “the prime minister”
            return True
        if lists.nouns.get(lower) != "institution":
            continue
        if words[i - 1] == "the":  # “the jury was divided”, “the company had cut 300 jobs”
            return True
        after = words[i + 1 : i + 3]
        if words[i - 1][:1].isupper() or (len(after) == 2 and after[0] in OF and after[1][:1].isupper()):
            return True
    return False


def _stems(words: str) -> frozenset[str]:
    return frozenset(w.strip(",.’'“”")[:STEM] for w in plain(words).split())
