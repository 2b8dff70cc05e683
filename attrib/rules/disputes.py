"""Disputes: who turns against whom in an article's own words, and what words show that two sides are at odds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from attrib.lazy import lazy
from attrib.lexicon import lexicon, lines, plain, plural_forms
from attrib.model import Article, Span
from attrib.rules.searches import places, vocabulary
from attrib.rules.surroundings import forms_of, verb_pattern

# Nouns that stand for a side: “the union”, “the mayor”, “the developer”
SIDES = frozenset({"institution", "office", "insider", "person"})
FEWEST = 2  # words that show a dispute
_NP = (
    r"(?!(?:on|at|of|in|from|by|for|to|that|and|or)\b)"
    r"(?:(?:the|its|his|her|their|our) )?(?:(?:[\w’'&-]+|[A-Z]\.) ){0,4}?(?![A-Z]\.)[\w’'&-]+"
)
_END = (
    r"(?=[,.;:!?—–”\"]|\s(?:of|for|over|as|with|in|on|at|after|to|by|from|and|or|but|when|while|who|which|because|again|"
    r"too|twice|before|since|about|that|has|had|was|is|were|are)\b|\s*$)"
)
# A word that may be the verb of “accused the union”, “has sued Velm Builders”; not of “refused to sue it”
WORD = lazy(r"(?<![\w-])(?<!\bto )[a-z]+(?=\s)")
TARGET = lazy(rf"\s+(?P<target>{_NP}){_END}")


class Attack(NamedTuple):
    """Words by which one side turns on another, the span of the other, and the word by which that is known again."""

    verb: Span
    target: Span
    side: str


def attacks(article: Article) -> Iterator[Attack]:
    """Yield who is accused, blamed or sued: the union in “Holm accused the union”; not in words between marks."""
    text, known = article.document.text, _by_first_word()
    quoted = sorted(span for quotation in article.quotations for span in quotation.content)
    end = 0
    for start in places(text, known.keys() & vocabulary(article)):
        word = WORD.match(text, start) if start >= end else None
        forms = known.get(word.group(), ()) if word else ()
        found = next(
            (m for f in forms if text.startswith(f, start) and (m := TARGET.match(text, start + len(f)))), None
        )
        if found is None:
            continue
        end = found.end()
        side = side_of(found["target"])
        before = bisect_right(quoted, (start, len(text))) - 1
        if side and (before < 0 or quoted[before].end <= start):
            yield Attack(Span(start, found.start()), Span(*found.span("target")), side)


@lru_cache(maxsize=1)
def are_at_odds(article: Article) -> bool:
    """Tell whether two or more words of an article show two sides at odds: dispute, strike, accused, sued."""
    return len([*islice(_conflict().finditer(article.document.text), FEWEST)]) == FEWEST


def side_of(phrase: str) -> str | None:
    """Return the word by which a side is known again: the last of a name, or the noun of a body: “the union”."""
    words = [re.sub(r"(?<=\w)(?:[’']s|(?<=s)[’'])\Z", "", word) for word in phrase.split()]
    if words[-1][:1].isupper():
        return words[-1]
    return next((w for w in reversed(words) if lexicon().nouns.get(plain(w)) in SIDES), None)


@cache
def _by_first_word() -> dict[str, list[str]]:
    """Return the forms of the verbs whose object is the other side, the longest first: hit -> hit out at."""
    found: dict[str, list[str]] = {}
    for form in forms_of("conflict-verb"):
        found.setdefault(form.partition(" ")[0], []).append(form)
    return found


@cache
def _conflict() -> re.Pattern[str]:
    nouns = {form for noun in lines("conflict-noun") for form in (noun, *plural_forms(noun))}
    longest_first = sorted(map(re.escape, nouns), key=lambda noun: (-len(noun), noun))
    return re.compile(rf"(?i)(?<![\w-])(?:{verb_pattern('conflict-verb')}|{'|'.join(longest_first)})(?![\w-])")
