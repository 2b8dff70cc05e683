"""Rivals: who else “he” or “she” could be, where an article has just told of two people and only one is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from attrib.lazy import lazy
from attrib.lexicon import ROLES, given_names, lexicon, plain
from attrib.model import COUNTED, NAMED, Article, Attribution, Mode, Span
from attrib.rules.introductions import COURTESY, is_name_word
from attrib.rules.searches import lower, vocabulary
from attrib.rules.surroundings import forms_of, verb_pattern

GENDERS = {"he": "male", "she": "female"}
# Of the other gender; in lower case
PRONOUNS = {"male": frozenset({"she", "her", "hers", "herself"}), "female": frozenset({"he", "his", "him", "himself"})}
OTHER = {gender: lazy(rf"\b(?:{'|'.join(sorted(words))})\b") for gender, words in PRONOUNS.items()}
POINTING = frozenset({*GENDERS, "his", "her", "him", "who", "they", "it"})
FIRST = 6  # words with which a sentence may open before the name of its subject: “On Monday the union’s chief”
FAR = 5  # sentences over which two people stay in mind
TRIMS = re.compile(r",| (?:of|in|for|at|on|from|to|with|who|as|after|before|over|past) ")
NAME = re.compile(r"[A-Z][\w’'-]+")
ROLE = r"(?:(?!(?:in|on|at|for|of|to|with|after|before|over) )[a-z][\w’'-]* ){0,4}"
# “met | the fishermen’s leader, | Erik Keller”; not “met the voters, Keller …”
APPOSED = rf"(?:{ROLE}(?!and|or|but)[a-z][\w’'-]*(?<!s)(?<!men), )?"
# “Both men stayed until noon.”
BOTH = re.compile(r"(?:Both|Neither|The two|The pair|The men|The women|They)\b")
CREDITED = frozenset("/|")  # “Ana Vik / Kanal 9” below a picture


class Person(NamedTuple):
    """Somebody whom a pronoun could stand for: where the name last stands, and its words."""

    span: Span
    names: tuple[str, ...]
    told: bool  # a role, or a given name, tells that it is a person, and no place


def rival_of(article: Article, attribution: Attribution) -> tuple[str, str] | None:
    """Return the two people for whom “he” or “she” could stand, where neither grammar nor sense decides, or None."""
    if not attribution.rivals or not attribution.source:
        return None
    gender = GENDERS.get(article.words(attribution.source).lower())
    speaker = article.speaker(attribution)
    if gender is None or speaker is None or speaker.type not in NAMED:
        return None
    begin = min(attribution.source[0].start, attribution.content[0].start)
    if _goes_on(article, attribution, begin):
        return None
    before = range(bisect_left(speaker.mentions, (begin, 0)) - 1, -1, -1)
    own = (m for i in before if (m := speaker.mentions[i]).end <= begin and article.words(m).lower() not in POINTING)
    last = next(own, None)
    one = _person(article, last) if last else None
    if one is None:
        return None
    for span in attribution.rivals:
        other = _person(article, span)
        if (
            not other
            or not are_alike(article, gender, one.names, other.names)
            or _is_told_of(article, attribution, one, other)
        ):
            continue
        if _met(article, begin, *sorted([one, other])) or _in_turn(article, attribution, begin, one, other):
            return article.words(one.span), article.words(other.span)
    return None


def _person(article: Article, span: Span) -> Person | None:
    """Return who is named in a mention: auditor Moira Flynn; None for what may be a place or a firm."""
    lists, layout = lexicon(), article.layout
    phrase = TRIMS.split(article.words(span))[0]
    words = (name.removesuffix("’s").removesuffix("'s") for name in NAME.findall(phrase))
    names = tuple(word for word in words if is_name_word(word) or plain(word) in given_names())
    known = {plain(word) for word in phrase.split()}
    told = any(
        lists.nouns.get(word) in ROLES or word in lists.personal_titles or word in given_names() for word in known
    )
    told = told or not _last_names(article).isdisjoint(names[-1:])
    body = layout.paragraphs[layout.paragraph_at(span.start)].role in COUNTED
    if not body or not names or not CREDITED.isdisjoint(phrase) or plain(names[-1]) in lists.places:
        return None
    return Person(Span(span.start, span.start + len(phrase)), names, told)


def are_alike(article: Article, gender: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether nothing in two names, or in the pronouns of the article, shows which of the two is meant."""
    if not {*one}.isdisjoint(other) or any(plain(name).rstrip(".") in COURTESY for name in (*one, *other)):
        return False
    known = [next((g for name in names if (g := given_names().get(plain(name)))), "") for names in (one, other)]
    if any(each not in ("", gender) for each in known):
        return False
    given = {names[-2].endswith("a") for names in (one, other) if len(names) > 1}
    return all(known) or (len(given) < 2 and not _has_other(article, gender))


def _is_told_of(article: Article, a: Attribution, one: Person, other: Person) -> bool:
    """Tell whether the sentence of the pronoun names either: “Keller had failed, he said.”"""
    at, ends = article.layout.sentence_at, (a.content[-1].end - 1, a.source[0].end - 1)
    first, last = at(min(a.content[0].start, a.source[0].start)), at(max(ends))
    words = article.document.text[article.layout.sentences[first].start : article.layout.sentences[last].end]
    return one.names[-1] in words or other.names[-1] in words


def _goes_on(article: Article, attribution: Attribution, begin: int) -> bool:
    """Tell whether the pronoun goes on with the speaker of the same paragraph: “…,” said Lund. “…,” she added."""
    here = article.layout.paragraph_at(begin)
    said = _by_source(article)
    before = (said[i] for i in range(bisect_left(said, begin, key=_start) - 1, -1, -1))
    last = next((a for a in before if a is not attribution and not _is_encounter(article, a)), None)
    return (
        last is not None
        and last.speaker_id == attribution.speaker_id
        and article.layout.paragraph_at(last.source[0].start) == here
    )


def _is_encounter(article: Article, a: Attribution) -> bool:
    """Tell what is done to somebody from what is said: “Bello called Ried on Sunday.”"""
    return a.mode is Mode.INDIRECT and _tells_of_both(f" {article.words(a.cue)} ")


def _met(article: Article, begin: int, first: Person, second: Person) -> bool:
    """Tell whether the sentence before tells that one person met the other, or that both did something together."""
    at = article.layout.sentence_at
    here = at(begin)
    if not at(first.span.start) == at(second.span.start) == here - 1 or not _opens(article, first.span):
        return False
    between = article.document.text[first.span.end : second.span.start]
    return _tells_of_both(between)


def _in_turn(article: Article, a: Attribution, begin: int, one: Person, other: Person) -> bool:
    """Tell whether the article told of one person and then of the other, and a new paragraph quotes “he”.

    Either neither has spoken yet, or both have, and a sentence about both stands between.
    """
    layout = article.layout
    here, paragraph = layout.sentence_at(begin), layout.paragraph_at(begin)
    if a.mode is Mode.INDIRECT or not (one.told and other.told):
        return False
    if a.mode is Mode.MIXED and layout.sentence_at(layout.paragraphs[paragraph].span.start) != here:
        return False  # a sentence before may have told who is meant
    if paragraph in (layout.paragraph_at(p.span.start) for p in (one, other)):
        return False
    if not all(_opens(article, p.span) and here - layout.sentence_at(p.span.start) <= FAR for p in (one, other)):
        return False
    heard = [_first_heard(article).get(p.names[-1], begin) < begin for p in (one, other)]
    if not any(heard):
        return True
    between = layout.sentences[here - 1]
    return all(heard) and BOTH.match(article.document.text, between.start) is not None


def _opens(article: Article, span: Span) -> bool:
    """Tell whether a name is the subject with which its sentence opens."""
    start = article.layout.sentences[article.layout.sentence_at(span.start)].start
    before = article.document.text[start : span.start]
    return len(before.split()) <= FIRST and not any(plain(word) in lexicon().cues for word in before.split())


def _start(a: Attribution) -> int:
    return a.source[0].start


@lru_cache(maxsize=1)
def _by_source(article: Article) -> list[Attribution]:
    """Return the statements by where their source stands; of several with one source the first comes last."""
    return sorted((a for a in reversed(article.statements) if a.source), key=_start)


@lru_cache(maxsize=1)
def _last_names(article: Article) -> frozenset[str]:
    """Return the last names of those who speak."""
    return frozenset(last for s in article.speakers if s.type in NAMED for last in s.name.split()[-1:])


@lru_cache(maxsize=1)
def _first_heard(article: Article) -> dict[str, int]:
    """Return where each name is first a source."""
    named = sorted((a for a in article.statements if a.type in NAMED and a.source), key=_start, reverse=True)
    return {name: _start(a) for a in named for name in NAME.findall(article.words(a.source))}


@lru_cache(maxsize=2)
def _has_other(article: Article, gender: str) -> bool:
    """Tell whether the article has a pronoun of the other gender anywhere."""
    return not PRONOUNS[gender].isdisjoint(vocabulary(article)) and OTHER[gender].search(lower(article)) is not None


def _tells_of_both(words: str) -> bool:
    """Tell whether words that stand between two names tell what one did with or to the other."""
    return not _encounter_words().isdisjoint(words.split()) and _encounter().fullmatch(words) is not None


@cache
def _encounter_words() -> frozenset[str]:
    """Return the words of which one stands in what `_encounter` matches."""
    verbs = (*forms_of("encounter-verb"), *forms_of("giving-verb"))
    return frozenset({"and", "or", *(form.partition(" ")[0] for form in verbs)})


@cache
def _encounter() -> re.Pattern[str]:
    """Match what stands between two names: “ met union secretary ”, “ handed the file to ”, “ and captain ”."""
    meets = rf"(?:(?:has|had|have|also|then|later|twice|once|briefly) )*(?:{verb_pattern('encounter-verb')})"
    gives = rf"(?:(?:has|had|also|then|later) )*(?:{verb_pattern('giving-verb')}) (?:[\w’'-]+ ){{1,5}}(?:to|with)"
    return re.compile(rf"(?:,[^.;:“”\"]{{1,60}},)? (?:{meets}|{gives}|and|or) (?:{APPOSED}|{ROLE})")
