"""What words mean, as far as a rule can tell from lists: hard words about somebody, judgements, guesses, facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from attrib.lazy import lazy
from attrib.lexicon import Phrases, lexicon, plain_words
from attrib.matching import match
from attrib.model import Article, Attribution, Mode, Span
from attrib.rules.surroundings import BE
from attrib.word_tags import CLOSED, DAYS, guess, word_tags

WORD = lazy(r"\w[\w’'-]*(?:\.\w+)*")  # U.S. is one word
PAUSE = lazy(r"[;:!?…—–]| - ")
# What a speaker quotes from somebody else: “People said, ‘He is a fool.’”
INNER = lazy(r"‘[^‘]{1,300}?’(?=[\s.,;:!?]|$)|(?<=\s)'[^']{1,300}'(?=[\s.,;:!?]|$)")
LONG_WORD = lazy(r"[^\W\d_]{3,}")
ENDINGS = ("ing", "ies", "ed", "es", "s", "e", "y")
# “accuse | Delta Cement of dumping dust”
ACCUSED = lazy(r"(?P<who>(?:the |The )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) of (?P<deed>\w+ing\b(?: [\w’'-]+){0,3})")
SPANS_OF_TIME = frozenset("years decades months weeks days years' generations".split())
NOT = frozenset("not never no nobody none hardly neither nor without cannot".split())
THIRD = frozenset("he she him her his they them their".split())
HUMAN = frozenset({"office", "insider", "person", "aide", "spokesperson", "institution"})
ANSWERABLE = frozenset(
    {"office", "insider", "institution"}
)  # of whom it can be known who they are: officers, not thieves
POINTING = frozenset("the this that these those our my his her their your".split())
# What may stand between somebody and a hard word about him: “he is, after all, nothing but a complete fool”
BETWEEN = frozenset("BDRJMCG")
LINKING = frozenset(
    "become becomes became look looks looked sound sounds sounded remain remains remained act acts acted behave "
    "behaves behaved prove proves proved being kind sort bit bunch nothing but like of as for after".split()
)
# Who calls somebody a liar in somebody else’s words does not do so himself
REPORTING = frozenset(
    "say tell claim call accuse describe label brand dub portray depict insist complain urge argue warn suggest".split()
)
THINKING = frozenset("think believe hope fear expect feel worry suspect".split())
# “The belief that bankers are greedy”, “painting the town as bigoted” is somebody else’s
VIEWS = frozenset(
    "belief beliefs cry cries idea myth notion painted painting paints perception portraying stereotype "
    "stereotypes".split()
)
OWN = frozenset({"i", "we"})
HAVE = frozenset("have has had having get got gets".split())
DENYING = 4  # words: “not meant as a joke”
FAR = 20  # words between “he told them that” and what he told them
NEXT = 4  # words: “of the new mayor”
REACH = 8  # words between somebody and what is said of him


class Clause(NamedTuple):
    """A stretch of a content without a pause in it: its words as they are printed, and as the lists are keyed."""

    forms: tuple[str, ...]
    words: tuple[str, ...]


def clauses(article: Article, attribution: Attribution) -> tuple[Clause, ...]:
    """Return the stretches of a content between one end of a sentence, semicolon, colon or dash and the next."""
    kept = _kept(article)
    if attribution.id not in kept:
        kept[attribution.id] = tuple(_cut(article, attribution))
    return kept[attribution.id]


@lru_cache(maxsize=1)
def _kept(article: Article) -> dict[str, tuple[Clause, ...]]:
    """Return the contents of an article that are cut already: four rules read the same ones, some of them twice."""
    return {}


def _cut(article: Article, attribution: Attribution) -> Iterator[Clause]:
    text, layout = article.document.text, article.layout
    for span in attribution.content:
        number = layout.sentence_at(span.start)
        while number < len(layout.sentences) and layout.sentences[number].start < span.end:
            sentence = layout.sentences[number]
            number += 1
            told = text[max(span.start, sentence.start) : min(span.end, sentence.end)]
            if attribution.mode is Mode.DIRECT:
                told = INNER.sub(";", told)
            for part in PAUSE.split(told):
                forms = tuple(WORD.findall(part))
                if forms:
                    yield Clause(forms, plain_words(forms))


def phrases_in(clause: Clause, phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Yield where the phrases of a list stand in a clause, but for denials (“no coward”) and names (“Great Lakes”)."""
    start = 0
    while (found := match(clause.words, phrases, start)) is not None:
        first, last = found
        start = first + 1
        denied = any(word in NOT or word.endswith("n't") for word in clause.words[max(0, first - DENYING) : first])
        if not denied and not any(form[0].isupper() for form in clause.forms[max(1, first) : last] if len(form) > 1):
            yield found


def hard_words(article: Article, attribution: Attribution) -> tuple[str, str] | None:
    """Return whom a content disparages, and the words that do so, or None: (“he”, “a coward”)."""
    for clause in clauses(article, attribution):
        for first, last in phrases_in(clause, lexicon().blame):
            target = None if is_reported(clause, first) else whom(clause, first, last)
            if target:
                return target, " ".join(clause.forms[first:last])
    return None


def accused_of(article: Article, attribution: Attribution) -> tuple[str, str] | None:
    """Return who is said to have done wrong in a content, and what, or None: (“Rahn”, “falsified”)."""
    if "accus" in article.words(attribution.cue).lower():
        charged = ACCUSED.match(article.words(attribution.content))
        if charged:
            return charged["who"], charged["deed"]
    for clause in clauses(article, attribution):
        for first, last in phrases_in(clause, lexicon().wrongdoing):
            going_on = clause.words[first].endswith("ing")  # “his men were smuggling cars”
            passive = not going_on and any(word in BE for word in clause.words[max(0, first - 2) : first])
            if is_reported(clause, first):
                continue
            doer = _after_by(clause, last) if passive else whom(clause, first, last) or _subject(clause, first)
            if doer:
                return doer, " ".join(clause.forms[first:last])
    return None


def _subject(clause: Clause, first: int) -> str | None:
    """Return who opens a clause that has no verb before its hard words: “Officers at the station stole phones”."""
    verbs = [i for i in range(1, first) if (word_tags()[0].get(clause.words[i]) or guess(clause.words[i])) in "TZLM"]
    if verbs:
        return None
    for i in range(first):
        plural = lexicon().nouns.get(clause.words[i]) in ANSWERABLE and clause.words[i] in lexicon().plurals
        if plural or is_somebody(clause, i):
            return named(clause, i)
        if clause.words[i] in ("at", "in", "of", "from"):
            break
    return None


def _after_by(clause: Clause, last: int) -> str | None:
    """Return who did what was done: “tests were falsified by the owner”."""
    end = len(clause.words)
    by = next((i for i in range(last, min(last + REACH, end)) if clause.words[i] == "by"), end)
    return _next_somebody(clause, by)


def _next_somebody(clause: Clause, start: int) -> str | None:
    end = min(start + NEXT, len(clause.words))
    return next((named(clause, i) for i in range(start, end) if is_somebody(clause, i)), None)


def whom(clause: Clause, first: int, last: int) -> str | None:
    """Return the person or body that some words of a clause are said of, or None where that is not clear."""
    if clause.words[first] in THIRD:
        return named(clause, first)
    by = "by" in clause.words[max(0, first - 3) : first]  # run by cowards
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if is_somebody(clause, i):
            return named(clause, i)
        if not _may_stand_between(clause.words[i]) and not (by and _may_stand_in_passive(clause.words[i])):
            break
    if clause.words[last : last + 1] == ("of",):  # the stupidity of the mayor
        return _next_somebody(clause, last)
    if last < len(clause.words) and lexicon().nouns.get(clause.words[last]) in HUMAN:  # this dishonest minister
        return clause.forms[last] if first and clause.words[first - 1] in POINTING else None
    return None


def is_somebody(clause: Clause, i: int) -> bool:
    """Tell whether a word of a clause stands for a person or a body other than the speaker: he, Lund’s, the mayor."""
    word = clause.words[i].partition("'")[0]
    if word in THIRD:
        return True
    pair = f"{clause.words[i - 1]} {word}" if i else word  # the harbour master
    if lexicon().nouns.get(word) in HUMAN or lexicon().nouns.get(pair) in HUMAN:
        before = clause.words[max(0, i - 3) : i]
        return not POINTING.isdisjoint(before) or any(w.endswith(("'s", "s'")) for w in before[-1:])
    name = clause.forms[i][:1].isupper() and word not in DAYS and word not in lexicon().demonyms and word != "i"
    tag = word_tags()[0].get(word)
    return name and (i > 0 or (tag is None and guess(word) == "N")) and (tag is None or tag not in CLOSED)


def named(clause: Clause, i: int) -> str:
    """Return the name or the pronoun that ends with a word of a clause: “he” of “he’s”, “Brix Mining” of “Mining’s”."""
    first = i
    while first and clause.forms[first][:1].isupper() and _is_name(clause, first - 1):
        first -= 1
    return " ".join(clause.forms[first : i + 1]).partition("’")[0].partition("'")[0]


def _is_name(clause: Clause, i: int) -> bool:
    form, word = clause.forms[i], clause.words[i]
    return form[:1].isupper() and form.isalpha() and word not in DAYS and word_tags()[0].get(word) not in CLOSED


def _may_stand_in_passive(word: str) -> bool:
    return word == "by" or (word_tags()[0].get(word) or guess(word)) in "TLV"


def _may_stand_between(word: str) -> bool:
    return word in LINKING or (word_tags()[0].get(word) or guess(word)) in BETWEEN


def is_reported(clause: Clause, before: int) -> bool:
    """Tell whether the words from a place on are somebody else’s: “he told them that she should go”."""
    for i in range(max(0, before - FAR), before):
        lemmas = {verb.lemma for verb in lexicon().cues.get(clause.words[i], ())}
        own = not OWN.isdisjoint(clause.words[max(0, i - 3) : i])  # “I really think that”
        if (
            clause.words[i] in VIEWS
            or not lemmas.isdisjoint(REPORTING)
            or (not lemmas.isdisjoint(THINKING) and not own)
        ):
            return True
    return False


def gives_a_number(article: Article, attribution: Attribution) -> bool:
    """Tell whether a content counts something: “missed nine of twelve meetings”."""
    tags = word_tags()[0]
    return any(
        (word[0].isdigit() or (tags.get(word) == "#" and word != "one")) and not _is_span_of_time(clause, i)
        for clause in clauses(article, attribution)
        for i, word in enumerate(clause.words)
    )


def _is_span_of_time(clause: Clause, i: int) -> bool:
    """Tell whether a number is that of “the best in | twenty | years”."""
    after = clause.words[i + 1 : i + 2]
    return bool(after) and after[0] in SPANS_OF_TIME and clause.words[i - 1] in {"in", "for"}


def states_a_fact(article: Article, attribution: Attribution) -> bool:
    """Tell whether a content holds something that can be looked up: a number, a day or, quoted, what was done.

    “They should never have bought it”, “the best I have worked with” and “he was brave” tell of nothing done.
    """
    parts = clauses(article, attribution)
    done = attribution.mode is Mode.DIRECT and any(_is_past(part, i) for part in parts for i in range(len(part.words)))
    return done or any(not DAYS.isdisjoint(part.words) for part in parts) or gives_a_number(article, attribution)


def _is_past(clause: Clause, i: int) -> bool:
    """Tell whether a word tells that something was done: “sold”; not “have sold”, “is sold”, “badly run”."""
    if (word_tags()[0].get(clause.words[i]) or guess(clause.words[i])) != "T":
        return False
    before = clause.words[max(0, i - 3) : i]
    helped = any(w in BE or w in HAVE or w.endswith(("'s", "'ve", "'re")) for w in before)
    return not helped and bool(before) and _is_subject(clause, i - 1)


def _is_subject(clause: Clause, i: int) -> bool:
    """Tell whether a word may be the end of a subject: “the board”, “they”; not “very”, “and”, “the”."""
    return (word_tags()[0].get(clause.words[i]) or guess(clause.words[i])) in "NSXE"


def stems(article: Article, spans: tuple[Span, ...]) -> frozenset[str]:
    """Return the words that carry meaning, names left out, without their endings: sign in “to sign it” and “signed”."""
    tags, _ = word_tags()
    words = plain_words(word for word in LONG_WORD.findall(article.words(spans)) if word[0].islower())
    return frozenset(_stem(word) for word in words if tags.get(word, "") not in CLOSED)


def _stem(word: str) -> str:
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending)
