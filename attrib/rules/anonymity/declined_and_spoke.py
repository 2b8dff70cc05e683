"""The rule `declined-and-spoke`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import NAMED, UNNAMED, Article, Attribution, Hand, Level, Severity, SourceType, Span
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.bodies import institutions_in, names_in
from attrib.rules.searches import lower, places

ASKED = NAMED | {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON}
SPOKES = frozenset("spokesman spokeswoman spokesperson spokespeople".split())
# “We do not comment on leaks”
SILENCE = lazy(r"(?i)(?:we|it|they) (?:do|does|did|will|would|can|could)(?: not|n['’]t) (?:comment|discuss|speak)")
# “the mayor declined”, “an aide to the mayor”, “the mayor’s office”
OFFICE = lazy(r"(?:\A|\b(?:to|of|for|in|at) )the (?P<office>[a-z-]+)")
WORDS_OF_SOURCE = 7  # in which its body stands: “a senior adviser to the Velm board | who …”
REACH = 120  # code points before a refusal in which whoever refused stands
WORDS_OF_CONTENT = 8  # in which “comment” stands: “declined | to say more or comment”
# What may stand before whoever refused: “When contacted, | Orix …”, “… and | Orix …”.
CLAUSE = lazy(r"[,;:“”\"]\s*|\b(?:and|but|while|though|whereas|because|that|when|also|has|have|had)\s+")
# “Crane, | a second-term senator from the coast, | did not respond”
APPOSED = lazy(r"(?<=\w),[^,.;:“”\"]+,\s*\Z")
# What stands for a body that the statement names: “Orix would close, a company official said”
THE_BODY = frozenset({"airline", "club", "company", "firm", "team"})
# What is refused: no refusal is without one of these
REFUSED = "comment respond answer discuss interview drawn repl return reached contacted available".split()
UNSPOKEN = ("comment", "discuss", "speak")  # and in `SILENCE` one of these
REFUSAL = lazy(
    r"\b(?:declin|refus)\w+ (?:\w+ ){0,3}?(?:comment|respond|answer|discuss|be interviewed|be drawn)|"
    r"\b(?:did not|didn[’']t|would not|wouldn[’']t|has not|had not) (?:\w+ ){0,2}?"
    r"(?:comment|respond|repl|return|answer|be drawn)|"
    r"\b(?:had|offered|gave) no comment\b|\bcould not (?:immediately )?be (?:reached|contacted)\b|"
    r"\b(?:was|were) (?:not available|unavailable)\b"
)


@rule(
    severity=Severity.WARNING,
    see="AP, What to expect when you’re interviewed by AP, as read in 2026 (one person may not both be quoted unnamed "
    "and be reported as refusing comment); that an office stands for a person is attrib’s own: no text shows more",
    asks=True,
    flags=[
        "An Orix official said the plant would close. Orix declined to comment.",
        "“He reads every letter,” an adviser to Gov. Paul Dunmore said. Dunmore, a former miner who took office in "
        "May, did not reply to three emails.",
        "Brightwell Foods will shut two bakeries, a company official said. Brightwell Foods declined to comment.",
        "The plant at Brandt will close in the autumn, and its four hundred workers will be told on Friday.\n\n“The "
        "list is in the drawer,” said a manager at Orix, who asked not to be named because the talks are secret.\n\n"
        "A spokeswoman for Orix did not respond to questions. The union said it knew of nothing.",
    ],
    passes=[
        "An Orix official said the plant would close. The union declined to comment.",
        "Brightwell Foods will shut two bakeries, a union official said. Brightwell Foods declined to comment.",
        "A State Department official said the visa was refused. The Justice Department declined to comment.",
        "Orix manager Mina Dahl said the plant would close. Orix declined to comment.",
        "The plant at Brandt will close in the autumn, and its four hundred workers will be told on Friday.\n\n“The "
        "list is in the drawer,” said a manager at Orix, who asked not to be named because the talks are secret.\n\n"
        "A spokeswoman for Orix said nothing had been decided. The union declined to comment.",
    ],
    judged=Judged(articles=822, found=4, read=4, right=4),
    plain=Plain(defective=4, found=4, sound=2, wrong=0),
)
def declined_and_spoke(article: Article) -> Iterator[Flag]:
    """Somebody speaks without a name for an office that is said to have refused.

    Where one person is quoted unnamed in one line and “declined to comment” in another, the article tells its readers
    something untrue. The text shows only that both belong to one body or one person’s staff, so this is a question
    to the reporter, who knows whether they are two people.

    Where the one who refused is named, the case is an info: a reader sees that it is one person, and not the whole
    body. Nothing is said where that is a press officer. Groups that nobody counted and another outlet’s sources are
    left alone. Asked once for each refusal.
    """
    unnamed = [
        said
        for speaker, said in article.said
        if speaker.type in UNNAMED and speaker.count is not None and is_introduced_unnamed(article, speaker)
    ]
    refusals = list(_refusals(article)) if unnamed else []
    if not refusals:
        return
    offices = _Offices(refusals)
    settled: set[Span] = set()
    for said in unnamed:
        first = said[0]
        keys = _keys(article, first)
        if keys and keys <= THE_BODY:
            keys = next((k for a in said if (k := offices.named_in(article.words(a.content)))), keys)
        refusal = offices.of(keys)
        if refusal is None or refusal.who in settled or first.hand is not Hand.FIRST or _refuses(article, first):
            continue
        settled.add(refusal.who)
        if refusal.named and not SPOKES.isdisjoint(article.words(refusal.who).lower().split()):
            continue  # a named press officer refused, and whoever speaks is described as somebody else
        yield Flag(
            span=first.source[0],
            message=f"{shown(article, first.source)} speaks here without a name, and {shown(article, refusal.who)} "
            f"is said to have refused (line {article.layout.line_column(refusal.who.start)[0]}). Are they two "
            "different people?",
            hint="If it is safe to, say who was asked and refused, so that a reader does not take one for the other.",
            attributions=tuple(a.id for a in said) + refusal.attributions,
            shift=-1 if refusal.named else 0,
        )


class _Refusal(NamedTuple):
    """Who is said to have refused, whether by name, and what the words name: {orix} in “a spokesman for Orix”."""

    who: Span
    named: bool
    keys: frozenset[str]
    attributions: tuple[str, ...] = ()


def _refusals(article: Article) -> Iterator[_Refusal]:
    """Yield the refusals that are attributions, and those that only the words tell: “Orix could not be reached”."""
    text, layout = article.document.text, article.layout
    deeds = places(text, REFUSED)
    if not deeds:
        return
    refused = sorted(deeds + places(lower(article), UNSPOKEN))
    read: set[int] = set()
    for a in article.statements:
        if not a.source or a.ambiguous or not _holds(a, refused) or not _refuses(article, a):
            continue
        if a.type in ASKED or _office(article.words(a.source)):
            read.add(layout.sentence_at(a.source[0].start))
            yield _Refusal(a.source[0], _is_named(article, a), _keys(article, a), (a.id,))
    last_names = {s.name.rpartition(" ")[2] for s in article.speakers if s.type in NAMED}
    numbers = [n for n in dict.fromkeys(map(layout.sentence_at, deeds)) if n not in read]
    for number, found in ((n, m) for n in numbers for m in REFUSAL.finditer(text, *layout.sentences[n])):
        told = text[max(layout.sentences[number].start, found.start() - REACH) : found.start()]
        apposed = APPOSED.search(told)
        subject = told[: apposed.start()] if apposed else told
        before = CLAUSE.split(subject)[-1]
        words = before.split()
        if not words:
            continue
        start = found.start() - len(told) + len(subject) - len(before.lstrip())
        named = words[0].rstrip(".").lower() in lexicon().personal_titles or words[-1] in last_names
        keys = _names(before) or institutions_in(before) or _office(before)
        yield _Refusal(Span(start, start + len(before.strip())), named, keys)


def _holds(attribution: Attribution, offsets: list[int]) -> bool:
    """Tell whether any of some offsets lies between the beginning and the end of a content and its cue."""
    spans = sorted((*attribution.cue, *attribution.content))
    return bisect_left(offsets, spans[0].start) < bisect_left(offsets, spans[-1].end)


def _is_named(article: Article, attribution: Attribution) -> bool:
    """Tell whether a person with a name refused; one word with a capital is more often a firm: “Orix”."""
    speaker = article.speaker(attribution)
    return speaker is not None and speaker.type in NAMED and speaker.level is not Level.PARTIAL_NAME


def _refuses(article: Article, attribution: Attribution) -> bool:
    """Tell whether nothing was said: “declined to comment”, “did not respond to questions”, “would not comment”."""
    content = " ".join(article.words(attribution.content).split()[:WORDS_OF_CONTENT])
    told = f"{article.words(attribution.cue)} {content}"
    return REFUSAL.search(told) is not None or SILENCE.match(content) is not None


def _keys(article: Article, attribution: Attribution) -> frozenset[str]:
    """Return what a source phrase names: {orix} in “Orix spokeswoman Mina Dahl”, {ida, crane}; else {ministry}."""
    speaker = article.speaker(attribution)
    words = " ".join(article.words(attribution.source).split()[:WORDS_OF_SOURCE])
    person = names_in(speaker.name) if speaker and speaker.type in NAMED else frozenset()
    return (_names(words) - person) or person or institutions_in(words) or _office(words)


def _office(words: str) -> frozenset[str]:
    """Return whose staff somebody is, where only the office is named: {mayor} in “an aide to the mayor”."""
    found = OFFICE.search(plain(words))
    return frozenset({found["office"]}) if found and lexicon().nouns.get(found["office"]) == "office" else frozenset()


def _names(words: str) -> frozenset[str]:
    return names_in(words) - _titles()


@cache
def _titles() -> frozenset[str]:
    """Return the titles before a name that are no nouns: abbot, mr, sen."""
    lists = lexicon()
    short = (title.rstrip(".") for title in lists.official_titles if title.endswith("."))
    return frozenset({*lists.personal_titles, *short})


class _Offices:
    """The refusals of an article, found by the words that name a body or a person.

    Two offices are one where each is named by the same words, or one by a word more: {crane} and {ida, crane}. Nouns
    alone (“the ministry”, {state, department}) name only themselves.
    """

    def __init__(self, refusals: list[_Refusal]) -> None:
        self.exact: dict[frozenset[str], _Refusal] = {}
        self.shorter: dict[frozenset[str], _Refusal] = {}
        for refusal in refusals:
            self.exact.setdefault(refusal.keys, refusal)
            for less in _shorter(refusal.keys):
                self.shorter.setdefault(less, refusal)

    def of(self, keys: frozenset[str]) -> _Refusal | None:
        """Return the first refusal of the office that some words name."""
        fewer = (self.exact.get(less) for less in _shorter(keys))
        found = (self.exact.get(keys), self.shorter.get(keys), *fewer)
        return next((a for a in found if a is not None), None) if keys else None

    def named_in(self, words: str) -> frozenset[str] | None:
        """Return the name of the first body that refused and that some words name in full: {orix}."""
        names = _names(words)
        return next((k for k, each in self.exact.items() if k and k <= names and not each.named), None)


def _shorter(keys: frozenset[str]) -> list[frozenset[str]]:
    """Return the words less any one of them, where what is left is more than nouns."""
    some = (keys - {word} for word in sorted(keys))
    return [less for less in some if less != institutions_in(" ".join(less))]
