"""The rule `relayed-anonymous`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from attrib.lazy import lazy
from attrib.lexicon import SOMEBODY, lexicon, plain
from attrib.model import UNNAMED, Article, Attribution, Severity, Span
from attrib.rules import Flag, Judged, Plain, rule, shown
from attrib.rules.searches import matches, vocabulary
from attrib.rules.surroundings import EDGES, around, is_pronoun, is_proper, names_outlet, nearby, words_in
from attrib.rules.unnamed_sources import TELLING, is_passed_on

# “Kanal 9 said, citing insiders”, “the Gazette, which quoted an unnamed official”
CITING = lazy(
    r"\b(?:[Cc]iting|cited|[Qq]uoting|quoted|referring to|attributing (?:it|this|that|the \w+) to|[Cc]rediting|"
    r"(?:[Bb]ased|[Rr]elying|[Dd]rawing) on (?:(?:interviews|conversations|talks) with |accounts (?:by|from|of) )?|"
    r"on the (?:word|authority) of)\s+"
    r"([^,.;:“”\"()]{3,90}?)(?=[,.;:“”\"()]|\s(?:as|that|who|it)\s)"
)
CITES = frozenset(
    {
        *"citing cited quoting quoted referring attributing crediting based relying drawing".split(),
        "on the word",
        "on the authority",
    }
)
# “The Courier wrote on Friday that the mill would be sold and, according to a banker, its staff halved”
IN_REPORT = lazy(
    r"\b(?:wrote|writes|reported|reports) (?:[\w’'-]+ ){0,4}?that\b[^.;:“”\"()]{0,200}?\b[Aa]ccording to\s+"
    r"((?:[\w’'-]+ ){0,4}?[\w’'-]+)(?=[,.;:“”\"()]|\s(?:of|at|in|on|with|from|for|to|who|close|familiar|briefed)\b)"
)
# “according to Dagens Penger, which cited two directors”: a name that is none of a person
ACCORDING_TO_IT = lazy(r"\b[Aa]ccording to (?:the )?(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}), which (?:\w+ )?\Z")
WRITES = frozenset({"wrote", "writes", "reported", "reports"})
SOURCES = SOMEBODY - {"person"}  # a witness was promised nothing
PLAINLY = frozenset({"unnamed", "anonymous", "unidentified"})
# “The Courier could not confirm it”, “The ministry confirmed the sale to this paper”
CHECKED = lazy(
    r"\b(?:could|can|did|has|have|was|were) not (?:\w+ ){0,4}(?:confirm|verif|corroborat)\w*|"
    r"\bunable to (?:\w+ )?(?:confirm|verify|corroborate)\b|\bconfirmed (?:it |this |the \w+ )?(?:to|by|separately|"
    r"independently)\b|\b(?:separately|independently) (?:confirmed|verified|corroborated)\b"
)
DOUBTED = lazy(r"\b(?:verified|corroborated|unverified|unconfirmed)\b")  # of the claim beside it


@rule(
    severity=Severity.WARNING,
    see="AP, memo on crediting other news organisations, 2010; BBC, Editorial Guidelines, 3.3.6, 2019 (on saying what "
    "could not be verified)",
    flags=[
        "Kanal 9 said, citing insiders, that the mill would close in May.",
        "The mill will close in May, according to Dagens Penger, which cited a source at the bank.",
        "The Lorne Gazette reported on Friday that, according to one director, the mill would close in May.",
        "Citing people close to the owner, Kanal 9 reported that the mill would close in May.",
        "The Lorne Gazette reported that the mill would close. “It is a matter of weeks,” one director told the Lorne "
        "Gazette.",
        "The mill at Lorne will close in May, the Lorne Valley Gazette reported on Sunday, quoting two unnamed "
        "directors.\n\nIt has made paper for ninety years. “My father worked here, and so did his,” said Ola Strand, "
        "who drives the night shift home.\n\nThe town council meets on Tuesday.",
    ],
    passes=[
        "Kanal 9 said, citing the mill’s director, Eva Holm, that the mill would close in May.",
        "The mill will close in May, according to Dagens Penger, which cited its director, Eva Holm.",
        "The Lorne Gazette reported on Friday that, according to its director, Eva Holm, the mill would close in May.",
        "Kanal 9 said, citing insiders, that the mill would close in May. The Courier could not confirm it.",
        "Two directors told reporters that the mill would close in May.",
        "Two directors told the Lorne Valley Gazette that the mill would close in May.",
        "The mill at Lorne will close in May, the Lorne Valley Gazette reported on Sunday, quoting two unnamed "
        "directors.\n\nA third director confirmed the decision to the Courier. “My father worked here, and so did "
        "his,” said Ola Strand, who drives the night shift home.\n\nThe town council meets on Tuesday.",
    ],
    judged=Judged(
        articles=822,
        found=6,
        read=6,
        right=4,
        false_alarm="A report that somebody named denies, or that the article’s own papers bear out.",
    ),
    plain=Plain(defective=12, found=12, sound=11, wrong=0),
)
def relayed_anonymous(article: Article) -> Iterator[Flag]:
    """Another outlet’s unnamed source is passed on, and nobody says whether the claim holds.

    Who speaks without a name is known to the reporter who promised it, and to nobody else. A second newsroom that
    repeats the words has not met the source: its readers should be told what it did to check them, or that it could
    not.

    Nothing is said where the article tells anywhere that something was confirmed, or could not be. What unnamed people
    told an outlet is left alone where nothing else comes from that outlet, for it may be the article’s own.
    """
    found = list(_passed_on(article))
    if found and not CHECKED.search(article.document.text):
        yield from found


def _passed_on(article: Article) -> Iterator[Flag]:
    """Yield the places where another outlet’s unnamed source is passed on, whatever was done to check it."""
    text = article.document.text
    found = False
    reports = matches(article, IN_REPORT, WRITES) if "according" in vocabulary(article) else ()
    for citing in chain(matches(article, CITING, CITES), reports):
        cited = Span(*citing.span(1))
        sentence = around(article, cited)
        opens = citing.start() == article.layout.sentences[article.layout.sentence_at(citing.start())].start
        outlet = Span(cited.end, sentence.end) if opens else Span(sentence.start, citing.start())
        if not _is_unnamed(words_in(article, cited)) or not _is_of_outlet(article, outlet):
            continue
        if DOUBTED.search(text, *nearby(article, cited)):
            continue
        ids = (a.id for a in article.statements if sentence.start <= (a.cue or a.content)[0].start < sentence.end)
        found = True
        yield _flag(article, cited, tuple(ids))
    # “The Gazette reported the sale. … As one source told the Gazette, …”
    told = (a for a in article.statements if a.type in UNNAMED and is_passed_on(article, a) and _is_told(article, a))
    first = None if found else next(told, None)
    if first is not None:
        yield _flag(article, first.source[0], (first.id,))


def _is_of_outlet(article: Article, beside: Span) -> bool:
    """Tell whether the words beside what is cited name an outlet, or a name that the sentence treats as one."""
    if names_outlet(words_in(article, beside)):
        return True
    found = ACCORDING_TO_IT.search(article.document.text, *beside)
    if found is None:
        return False
    lists, words = lexicon(), [plain(word) for word in found["name"].split()]
    return not any(lists.nouns.get(word) == "institution" or word in lists.organisation_words for word in words)


def _flag(article: Article, source: Span, attributions: tuple[str, ...]) -> Flag:
    return Flag(
        span=source,
        message=f"{shown(article, source)}: another outlet’s unnamed source is passed on, and the reader is not told "
        "whether anybody here could confirm it.",
        hint="If it is safe to, confirm it with a source of your own; where that was not possible, say so.",
        attributions=attributions,
    )


def _is_told(article: Article, a: Attribution) -> bool:
    """Tell “one source told the Gazette” from “the Gazette said, citing one source”, and from “she said”."""
    cue = plain(article.words(a.cue)).rpartition(" ")[2]
    return cue in TELLING and bool(a.source) and not is_pronoun(article, a)


def _is_unnamed(words: list[str]) -> bool:
    """Tell “insiders”, “two people at the bank”, “an unnamed official” from “Mayor Bello”, “the head, Eva Holm”."""
    nouns = lexicon().nouns
    if not PLAINLY.isdisjoint(map(plain, words)):
        return True
    for i, word in enumerate(words):
        if nouns.get(plain(word.strip(EDGES))) in SOURCES and word[0].islower():
            return not any(is_proper(w) for w in words[i + 1 : i + 2]) and plain(words[0]) not in ("the", "its", "his")
    return False
