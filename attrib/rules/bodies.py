"""Bodies: which public ones an article names, and what names stand in a phrase."""

from __future__ import annotations

from functools import cache, lru_cache

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain, plain_words
from attrib.mentions import FIRMS
from attrib.model import Article, SourceType, Span, Speaker

LONGEST = 3  # words in the name of a body
# Words of the list that tell that some body is public, and not which
ANY_BODY = frozenset(["federal", "presidential", "congressional", "ministerial", "law enforcement", "security"])
NO_NAMES = frozenset("the a an one two three his her its their our another some several many other".split())
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "two", "three", "several", "many"})
EDGES = "“”‘’\"'()[],.;:!?"
WORD = lazy(r"\S+")


def one_body_named(article: Article) -> Span:
    """Return from where to where the reader knows of one public body only: it begins and ends with the name of one."""
    first, since, end = "", len(article.document.text), len(article.document.text)
    for number in range(len(article.layout.sentences)):
        for start, body in bodies_in(article, number):
            if first and body != first:
                return Span(since, start)
            if not first:
                first, since = body, start
    return Span(since, end)


def bodies_in(article: Article, number: int) -> list[tuple[int, str]]:
    """Return the public bodies that a sentence names, in lower case, each with its offset, in the order of the text."""
    known = _bodies(article)
    if number not in known:
        known[number] = _bodies_named(article, article.layout.sentences[number])
    return known[number]


@lru_cache(maxsize=1)
def _bodies(article: Article) -> dict[int, list[tuple[int, str]]]:
    """Return the bodies of the sentences that were asked for already."""
    return {}


def _bodies_named(article: Article, sentence: Span) -> list[tuple[int, str]]:
    lists, openers = lexicon(), _openers()
    words = [(m.start(), m.group().strip(EDGES)) for m in WORD.finditer(article.document.text, *sentence)]
    lower = [word.removesuffix("'s") for word in plain_words(word for _, word in words)]
    found: list[tuple[int, str]] = []
    until = 0
    for i, ((start, word), opener) in enumerate(zip(words, lower, strict=False)):
        if i < until or opener not in openers:
            continue
        bodies = (" ".join(lower[i : i + size]) for size in range(LONGEST, 0, -1))
        body = next((b for b in bodies if b in lists.public_bodies or b in lists.organisation_names), "")
        if body:
            until = i + 1 + body.count(" ")
        elif word[:1].isupper() and opener in lists.organisation_words:
            body = opener  # “the Pilots’ Committee”
        if body and body not in ANY_BODY:
            found.append((start, body))
    return found


@cache
def _openers() -> frozenset[str]:
    """Return the words with which the name of a body may begin."""
    lists = lexicon()
    names = lists.public_bodies | lists.organisation_names | lists.organisation_words
    return frozenset(name.partition(" ")[0] for name in names)


def names_in(phrase: str) -> frozenset[str]:
    """Return the words of a phrase that name a person or a body, in lower case: no people (British), no titles."""
    lists = lexicon()
    words = {plain(w) for w in _words_of(phrase) if w[:1].isupper()} - lists.demonyms - NO_NAMES
    return frozenset(w for w in words if lists.nouns.get(w, "institution") == "institution" or w in lists.public_bodies)


def institutions_in(phrase: str) -> frozenset[str]:
    """Return the nouns of a phrase that stand for bodies, in lower case: {ministry}, {state, department}."""
    nouns = lexicon().nouns
    return frozenset(w for w in map(plain, _words_of(phrase)) if nouns.get(w) == "institution")


def is_named_body(article: Article, speaker: Speaker) -> bool:
    """Tell a body that a reader can turn to from one that is only said to be there: “a company”, “some media”.

    “The police”, “the ministry” and “prosecutors” are known where the story plays. A spokesperson’s body counts, and
    “the company” is one that the article has named; “the plant” is a place.
    """
    phrase = article.words(speaker.mentions[0])
    body = speaker.affiliation or ""
    if names_in(phrase) or names_in(body) or names_in(speaker.name):
        return True
    first = plain(phrase).partition(" ")[0]
    if speaker.type is SourceType.MEDIA or first in INDEFINITE:
        known = not (lexicon().public_bodies | FIRMS).isdisjoint(plain(body).split())
        return speaker.type is SourceType.UNNAMED_SPOKESPERSON and body.startswith("the ") and known
    return True


def _words_of(phrase: str) -> list[str]:
    return [w.strip(EDGES).removesuffix("’s").removesuffix("'s") for w in phrase.split()]
