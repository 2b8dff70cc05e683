"""The rule `channel-missing`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from attrib.lazy import lazy
from attrib.lexicon import plain_words
from attrib.model import NAMED, Article, Attribution, Mode, Severity, Span
from attrib.rules import Flag, Judged, rule, shown
from attrib.rules.surroundings import around, bare_words, listed, names_outlet, told_in

LEAD = 3  # sentences
# “in an email interview”, “interviewed at length by email”.
BY_EMAIL = lazy(
    r"(?i)\b(?:e-?mail(?:ed)?|text(?:-message)?) interviews?\b|"
    r"\binterview(?:ed|s)? (?:\w+ ){0,2}(?:by|via|over|through) (?:an )?(?:exchange of )?"
    r"(?:e-?mails?|text messages?)\b"
)
NEAR = 4  # words between “at” and an occasion: “at a heated council meeting”
LEADING = frozenset("in at on during to via by over through after before following for with from".split())
# “said in her office above the library”, “said outside the court”
PLACED = lazy(r"\s+(?:in|at|outside|inside|from|by|near|over|after|during|beside) (?:the|her|his|their|its|an?) ")


@rule(
    severity=Severity.INFO,
    see="AP, What to expect when you’re interviewed by AP, undated, as read in 2026; NPR, Ethics Handbook, "
    "Transparency, 2011 (how and when an interview was obtained)",
    flags=[
        "“There is no money for a second bridge,” said Mayor Ade Bello of Lorne.",
        "“I count the ewes twice,” said Oona Rask, who farms above the lake.",
        "Lorne will not get a second bridge.\n\n“There is no money,” said Mayor Ade Bello. “The old one will have to "
        "do,” he added.\n\nThe old one was built for carts. It is closed whenever the river is high, which was on "
        "forty days last winter.",
    ],
    passes=[
        "“There is no money for a second bridge,” Mayor Ade Bello of Lorne said at a council meeting.",
        "“There is no money for a second bridge,” Mayor Ade Bello of Lorne told reporters.",
        "The town hall of Lorne said there was no money for a second bridge.",
        "Lorne will not get a second bridge.\n\n“There is no money,” said Mayor Ade Bello. He was speaking at the "
        "opening of a footpath. “The old one will have to do,” he added.\n\nThe old one was built for carts. Bello, in "
        "an email, said it would be mended.",
    ],
    judged=Judged(
        articles=822,
        found=231,
        read=25,
        right=9,
        false_alarm="An ordinary interview with somebody who holds no office, which few desks want to be "
        "told of, and answers to a list of questions that the article is about.",
    ),
)
def channel_missing(article: Article, *, forbid_email_interviews: bool = False) -> Iterator[Flag]:
    """Nothing tells how somebody with a name came to say this: in an interview, a speech, a letter, a post.

    Words that were weighed in a statement, shouted at a rally or given to one reporter are worth different things, and
    people in office speak in all these ways every day. Where somebody else is quoted, most readers will guess that it
    was an interview, and mostly be right: this is an observation, and a newsroom may switch it off.

    Reported once for each person who is named and quoted word for word. Nothing is said where the beginning of the
    article, any of the statements or a sentence beside one tells a way, a place, an occasion, an addressee, or another
    outlet.

    With `forbid-email-interviews`, the way is also reported where it is called what it was not: “in an interview by
    email”, whoever gave it.
    """
    if forbid_email_interviews:
        yield from _email_interviews(article)
    named = [
        (speaker, said, quoted[0])
        for speaker, said in article.said
        if speaker.type in NAMED
        and not any(a.channel or a.via for a in said)
        and (quoted := [a for a in said if a.mode is Mode.DIRECT and not a.ambiguous])
    ]
    opening = article.layout.sentences[:LEAD]
    if not named or _tells(article, Span(opening[0].start, opening[-1].end)):
        return
    for speaker, said, first in named:
        if any(_is_placed(article, a) for a in said):
            continue
        yield Flag(
            span=first.source[0],
            message=f"The reader is not told how {speaker.name} came to say this: in an interview, a speech, a "
            "statement or a post.",
            hint="Say once how or where the words were spoken or written.",
            attributions=tuple(a.id for a in said),
        )


def _email_interviews(article: Article) -> Iterator[Flag]:
    """Yield each exchange of emails that is called an interview in the article’s own words beside a statement."""
    seen: set[Span] = set()
    for a in article.statements:
        start, end = around(article, a.cue[0] if a.cue else a.content[0])
        for found in BY_EMAIL.finditer(article.document.text, start, end):
            span = Span(*found.span())
            if span in seen or any(q.start <= span.start < q.end for q in _quoted(article)):
                continue
            seen.add(span)
            yield Flag(
                span=span,
                message=f"{shown(article, span)} calls an exchange in writing an interview.",
                hint="Call it what it was: an email, a message, answers in writing.",
                attributions=(a.id,),
            )


def _is_placed(article: Article, a: Attribution) -> bool:
    """Tell whether a statement, or the sentences around it, name a way, an occasion or an outlet."""
    placed = PLACED.match(article.document.text, told_in(a).end) is not None
    return placed or _tells(article, around(article, (a.cue or a.source)[0], 2, 2))


def _tells(article: Article, span: Span) -> bool:
    """Tell whether the article’s own words in a stretch name an occasion or an outlet: not “This court is cold.”"""
    text, own, start, quoted = article.document.text, list[str](), span.start, _quoted(article)
    for begins, ends in quoted[bisect_left(quoted, (span.start, 0)) : bisect_left(quoted, (span.end, 0))]:
        own.append(text[start:begins])
        start = max(start, ends)
    words = bare_words(" ".join([*own, text[start : span.end]]))
    told, occasions = plain_words(words), _forms("occasions")
    placed = [i for i, word in enumerate(told) if word in occasions]  # “at the meeting”, not “the party”
    return (
        not _forms("settings").isdisjoint(told)
        or any(not LEADING.isdisjoint(told[max(0, i - NEAR) : i]) for i in placed)
        or names_outlet(words)
    )


@lru_cache(maxsize=1)
def _quoted(article: Article) -> list[Span]:
    """Return what stands between marks, in the order of the text."""
    return sorted(span for quotation in article.quotations for span in quotation.content)


@cache
def _forms(name: str) -> frozenset[str]:
    """Return the words of a list, singular and plural."""
    return frozenset(form for word in listed(name) for form in (word, f"{word}s"))
