"""The rule `ambiguous-pronoun`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrib.lazy import lazy
from attrib.lexicon import plain
from attrib.model import NAMED, Article, Attribution, Severity, Span, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.introductions import COURTESY, is_name_word

PRONOUNS = frozenset(["he", "she", "him", "her", "they", "them", "it", "his", "hers", "their", "its"])
# Who does these things does them to another person: “Ruud met Keller.”
MEETS = "met|beat|called|phoned|thanked|visited|greeted|faced|hired|replaced|defeated|succeeded"
JOINING = frozenset(["and", "or", "meets", *MEETS.split("|")])
_PLACING = "in|on|at|for|of|to|with|after|before|over"
_ROLE = rf"(?:(?!(?:{_PLACING}) )[a-z][\w’'-]{{1,20}} ){{0,4}}"
_NAME = r"[A-Z][\w’'.-]{1,20}(?: [A-Z][\w’'.-]{1,20}){0,3}"
# “Ruud met Keller.”, “Council leader Ivar Ruud and union secretary Tor Keller spoke to reporters on Monday.”
MEETING = lazy(
    rf"(?:[A-Z][a-z]{{1,20}} (?=[a-z]))?{_ROLE}(?P<one>{_NAME}) (?:(?:{MEETS})(?: with)? {_ROLE}(?P<other>{_NAME})"
    rf"(?: (?:{_PLACING}) [\w ]{{1,60}})?|and {_ROLE}(?P<another>{_NAME}) [a-z][^“”\";:]{{1,100}})\."
)
SHORT = 200  # characters of a sentence that tells of two people and nothing else
HE, SHE = lazy(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself)\b"), lazy(r"\b(?:[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)\b")
NEAR = 40  # characters between two names, with the second one's role: “Ruud and union secretary Keller”


@rule(
    severity=Severity.WARNING,
    see="AP, When is it OK to use anonymous sources?, On Attribution, about 2017",
    flags=[
        "Council leader Ivar Ruud and union secretary Tor Keller met on Monday. “It has failed,” he said.",
        "Ruud met Keller on Monday. “It has failed,” he said.",
        "Senator Lou Marsh called Senator Kim Keller on Monday. “The bill is dead,” she said.",
        "A British official said the tunnel would be cancelled within days.\n\nAs one source told the Herald, “nobody "
        "has warned the builders”. Their machines are still running.\n\nThe official added that nobody had worked out "
        "what to do with the half-finished shaft.",
    ],
    passes=[
        "Council leader Ivar Ruud met the union on Monday. “It has failed,” he said.",
        "Council leader Ivar Ruud met union secretary Tor Keller on Monday. “It has failed,” Keller said.",
        "Council leader Ivar Ruud met union secretary Ana Keller on Monday. “It has failed,” he said.",
        "“It has failed,” said council leader Ivar Ruud. “We start again on Monday,” he added.",
        "A British official said the tunnel would be cancelled within days.\n\nThe builders have not been told, and "
        "their machines are still running.\n\nThe official added that nobody had worked out what to do with the "
        "half-finished shaft.",
    ],
    judged=Judged(
        articles=822,
        found=1,
        read=1,
        right=0,
        false_alarm="“The diplomat” after a diplomat and an official.",
    ),
    plain=Plain(defective=10, found=10, sound=10, wrong=0),
)
def ambiguous_pronoun(article: Article) -> Iterator[Flag]:
    """“He”, “she” or “the official” could be two different speakers.

    A pronoun is a fine source as long as only one person can be meant; otherwise the words end up in the wrong mouth.
    The same holds for “the official” or “the source” where another unnamed source has spoken since.

    Grammar and sense decide most pronouns for a reader. Reported are those after two names that stand side by side
    (“Ruud and Keller met. … he said”), where neither can.
    """
    by_id = {s.id: s for s in article.speakers}
    for a in article.statements:
        met = _met(article, a)
        if met:
            yield Flag(
                span=a.source[0],
                message=f"{shown(article, a.source)} could be {met[0]} or {met[1]}.",
                hint="Repeat the name.",
                attributions=(a.id,),
            )
            continue
        candidates = [s for i in a.candidates if (s := by_id[i]).type in NAMED or is_introduced_unnamed(article, s)]
        if not a.ambiguous or not a.source or len(candidates) < 2:
            continue
        if _is_pronoun(article, a) and (
            not _side_by_side(article, [sorted(s.mentions) for s in candidates], a.source[0].start)
            or not _are_alike(article, article.words(a.source).lower(), [s.name for s in candidates])
        ):
            continue
        if all(s.type in NAMED for s in candidates):
            hint = "Repeat the name."
        else:
            hint = "If it is safe to, tell the sources apart: “the first official”, “the second official”."
        yield Flag(
            span=a.source[0],
            message=f"{shown(article, a.source)} could be {' or '.join(_known(article, s) for s in candidates)}.",
            hint=hint,
            attributions=(a.id,),
        )


def _known(article: Article, speaker: Speaker) -> str:
    line, _ = article.layout.line_column(speaker.mentions[0].start)
    return f"{speaker.name} (line {line})"


def _met(article: Article, attribution: Attribution) -> tuple[str, str] | None:
    """Return the two people of whom the sentence before a pronoun tells, and nothing else: “Ruud met Keller.”

    None where one of them is no person, or can be told from the other.
    """
    word = article.words(attribution.source).lower() if attribution.source else ""
    number = article.layout.sentence_at(attribution.source[0].start) if word in {"he", "she"} else 0
    before = article.layout.sentences[number - 1] if number else Span(0, 0)
    told = article.words(before) if before.end - before.start < SHORT else ""
    met = None if JOINING.isdisjoint(told.split()) else MEETING.fullmatch(told)
    if met is None:
        return None
    one, other = met["one"], met["other"] or met["another"]
    names = one.split(), other.split()
    (*_, last), (*_, end) = names
    words = article.words(article.layout.sentences[number])
    if last == end or last in words or end in words or not (is_name_word(last) and is_name_word(end)):
        return None
    return (one, other) if _are_alike(article, word, (one, other)) else None


def _are_alike(article: Article, pronoun: str, names: Sequence[str]) -> bool:
    """Tell whether nothing shows which of two people is meant by “he” or “she”.

    What may show it: a courtesy title, given names of which one ends as “Ana” does and the other does not, or pronouns
    of the other gender anywhere in the article.
    """
    words = [name.split() for name in names]
    if any(plain(word).rstrip(".") in COURTESY for name in words for word in name):
        return False
    given = {name[-2].endswith("a") for name in words if len(name) > 1}
    other = {"he": SHE, "she": HE}.get(pronoun)
    return len(given) < len(words) and (other is None or not other.search(article.document.text))


def _is_pronoun(article: Article, attribution: Attribution) -> bool:
    return article.words(attribution.source[0]).partition(" ")[0].lower() in PRONOUNS


def _side_by_side(article: Article, candidates: Sequence[Sequence[Span]], before: int) -> bool:
    """Tell whether two candidates are joined by “and” in the sentence of the pronoun or the one before it."""
    layout, text = article.layout, article.document.text
    since = layout.sentences[max(0, layout.sentence_at(before) - 1)].start
    near = sorted(
        (mention, number)
        for number, mentions in enumerate(candidates)
        for mention in mentions[bisect_left(mentions, (since, 0)) : bisect_left(mentions, (before, 0))]
    )
    return any(
        one != other
        and text[first.end : second.start].strip().partition(" ")[0] in JOINING
        and second.start - first.end < NEAR
        for (first, one), (second, other) in pairwise(near)
    )
