"""The words around a place in an article: what a reader is told within a sentence or two of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from attrib.lazy import lazy
from attrib.lexicon import lexicon, lines, plain, plain_words, verb_forms
from attrib.model import Article, Attribution, Mode, Span
from attrib.rules import POINTING_BACK
from attrib.rules.searches import matches

REACH = 500  # code points: a sentence that never ends is not read again for each of its claims
LONGEST_NAME = 4  # words in the name of an outlet
PAPERS = frozenset(
    "document documents record records files filing filings memo memos minutes email emails letter letters notice "
    "notices contract contracts draft drafts report reports data figures list lists invoice invoices receipt receipts "
    "decree decrees ruling rulings register registers ledger ledgers log logs audit audits tender tenders survey "
    "surveys poll polls transcript transcripts recording recordings footage photographs accounts budget budgets bill "
    "bills agreement agreements indictment indictments schedule schedules timetable timetables gazette gazettes".split()
)
# “A tender notice filed on Monday lists the same price.”
PAPER = lazy(
    rf"(?i)\b(?:{'|'.join(sorted(PAPERS))}|draft [\w-]+)\b"
    r"[^.!?;,\n]{0,60}(?:,[^.!?;,\n]{1,60},)?\s(?:shows?|showed|says?|said|lists?|listed|states?|stated|gives?|gave|"
    r"confirms?|confirmed|mentions?|mentioned|names?|named|puts?|reads?|reveals?|revealed|indicates?|indicated|"
    r"sets out|provides? for|provided for|proposes?|proposed|calls? for|called for|orders?|ordered|requires?|bears?|"
    r"contains?|contained|records?|recorded|describes?|described|details?|detailed|envisages?)\b"
)
# “a Morning Crane poll”, “Velm University’s study”
NAMED_PAPER = lazy(r"\b[A-Z]\w+(?:[’']s)? (?:\w+ )?(?:[Pp]oll|[Ss]urvey|study|report|data|figures)\b")
OTHER = frozenset({"second", "another", "third", "different"})
# “A second official said the same.”
ANOTHER = lazy(
    r"\b(?:[Ss]econd|[Aa]nother|[Tt]hird|[Dd]ifferent) (?:[\w-]+ ){0,2}(?:aide|banker|diplomat|director|employee|"
    r"executive|figure|insider|lawmaker|lawyer|manager|member|minister|officer|official|person|source|witness)s?\b"
)
SPOKEN = frozenset({"quote", "after"})  # the frames of verbs that may stand before or after a quotation: said, warned
SUPPOSING = frozenset({"if", "when", "whenever", "unless"})
LONGEST_WORD = 12  # code points that hold one of those
BE = frozenset("is are was were be been being".split())
# What somebody writes under a name, even where the article leaves it out
UNDER_A_NAME = frozenset({"letter", "post", "writing"})
LABELLING = frozenset(
    {"accuse", "accused", "accuses", "called", "calls", "described", "describes", "predicted", "predicts"}
)  # “called him a fool”
ACCORDING = frozenset({"according to", "as per", "in the words of"})
EDGES = "“”‘’\"'`()[]{},.;:!?…—–-"

# “Nobody warned us. Tom Iveson, a welder.”, “Nobody warned us. Former mayor Ida Lund.”
SIGNED = lazy(
    r"[.!?…]\s+(?:[—–-]\s*)?(?:[\w’'.-]+\s+){0,6}[A-Z][\w’'-]*\.?\s+[A-Z][\w’'-]*(?:,(?:\s+[\w’'-]+){1,8})?[.”’\"']*\Z"
)
SCRIPT = lazy(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}:\s")  # “Ida Lund: Nobody warned us.”


@cache
def listed(name: str) -> frozenset[str]:
    """Return the entries of a word list as `plain` makes them."""
    return frozenset(plain(entry) for entry in lines(name))


@cache
def forms_of(name: str) -> list[str]:
    """Return the forms of the verbs in a list, the longest first: “hit out at”, “was” of “be (was)”.

    An entry is a verb, its past forms in brackets where no rule makes them, and the words that follow it.
    """
    forms: set[str] = set()
    for entry in lines(name):
        verb, _, rest = entry.partition(" ")
        past, bracket, after = rest.removeprefix("(").partition(")")
        irregular = tuple(past.split()) if bracket else ()
        forms |= {f"{form} {(after if bracket else rest).strip()}".strip() for form in verb_forms(verb, irregular)}
    return sorted(forms, key=lambda form: (-len(form), form))


def verb_pattern(name: str) -> str:
    """Return the forms of the verbs in a list as a pattern."""
    return "|".join(forms_of(name))


def around(article: Article, span: Span, before: int = 0, after: int = 0) -> Span:
    """Return the sentences of a span with so many before and after it, and at most `REACH` code points on each side."""
    layout = article.layout
    first = layout.sentence_at(span.start) - before
    last = layout.sentence_at(max(span.start, span.end - 1)) + after
    return Span(
        max(layout.sentences[max(0, first)].start, span.start - REACH),
        min(layout.sentences[min(last, len(layout.sentences) - 1)].end, span.end + REACH),
    )


def nearby(article: Article, span: Span) -> Span:
    """Return the paragraph of a span and the sentences beside it, at most `REACH` code points on each side."""
    paragraph = article.layout.paragraphs[article.layout.paragraph_at(span.start)].span
    start, end = around(article, span, 1, 1)
    return Span(max(min(start, paragraph.start), span.start - REACH), min(max(end, paragraph.end), span.end + REACH))


def told_in(attribution: Attribution) -> Span:
    """Return the stretch from the source to the cue of an attribution, or its content where it has neither."""
    spans = (*attribution.source, *attribution.cue) or attribution.content[:1]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def is_speech(article: Article, attribution: Attribution) -> bool:
    """Tell whether somebody is reported to have spoken, rather than to have signed, promised to, or done something."""
    return attribution.id in _speech(article)


@lru_cache(maxsize=1)  # ten rules ask of the same statements
def _speech(article: Article) -> frozenset[str]:
    return frozenset(a.id for a in article.attributions if _tells_speech(article, a))


def _tells_speech(article: Article, attribution: Attribution) -> bool:
    cue = plain(article.words(attribution.cue))
    if cue in ACCORDING or cue in LABELLING:
        return True
    if cue.startswith("to ") or attribution.channel in UNDER_A_NAME or _is_supposed(article, attribution):
        return False
    words = cue.split()
    verbs = [verb for word in words for verb in lexicon().cues.get(word, ())]
    # “was told”; “part of being a good president is admitting mistakes”
    no_speech = words and words[-1] in lexicon().cues and not BE.isdisjoint(words)
    if no_speech or any(verb.lemma == "write" for verb in verbs):
        return False
    quoted = attribution.mode is Mode.DIRECT and all(verb.mind for verb in verbs)  # “found it ‘brave, and overdue’”
    return quoted or any(verb.frames - verb.mind >= SPOKEN for verb in verbs)


def _is_supposed(article: Article, attribution: Attribution) -> bool:
    """Tell words that are only supposed: “It carries weight when a general says so.”"""
    if not attribution.source:
        return False
    source = attribution.source[0]
    before = article.document.text[max(0, source.start - LONGEST_WORD) : source.start].split()[-1:]
    if not before or plain(before[0]) not in SUPPOSING:
        return False
    cue = plain(article.words(attribution.cue))
    return any(cue in (verb.lemma, f"{verb.lemma}s") for verb in lexicon().cues.get(cue, ()))


@lru_cache(maxsize=1)  # several rules read around what is reported
def contents(article: Article) -> list[Span]:
    """Return the spans of all that is reported, in the order of the text."""
    return sorted([content for a in article.attributions for content in a.content])


def paper_speaks(article: Article) -> bool:
    """Tell whether a paper or figures are said to show something, also where the audit reads no statement in that."""
    return any(papers(article))


def papers(article: Article) -> Iterator[re.Match[str]]:
    """Yield where a paper or figures are said to show something, in the order of the text."""
    return matches(article, PAPER, PAPERS)


def paper_is_named(article: Article) -> bool:
    """Tell whether a paper that shows something has an issuer or a date: “a memo dated 4 May”, “Velm Bank’s data”."""
    if NAMED_PAPER.search(article.document.text):
        return True
    for paper in papers(article):
        words = words_in(article, around(article, Span(*paper.span())))[1:]
        if any(word[:1].isdigit() or is_proper(word) for word in words):
            return True
    return False


def another_speaks(article: Article) -> bool:
    """Tell whether the text brings in one more source, also where the audit reads no statement of theirs."""
    return any(matches(article, ANOTHER, OTHER))


def is_pronoun(article: Article, attribution: Attribution) -> bool:
    """Tell whether a source is a pronoun, or points back at somebody whom the reader has met: “he”, “the official”."""
    return article.words(attribution.source).partition(" ")[0].lower() in POINTING_BACK


def is_signed(words: str) -> bool:
    """Tell whether words between marks name their speaker, as pull quotations and transcripts do."""
    return SCRIPT.match(words) is not None or SIGNED.search(words[-REACH:]) is not None


def words_in(article: Article, span: Span) -> list[str]:
    """Return the words of a span without the marks around them."""
    return bare_words(article.document.text[span.start : span.end])


def bare_words(text: str) -> list[str]:
    """Return the words of a text without the marks around them."""
    return [bare for word in text.split() if (bare := word.strip(EDGES))]


def is_proper(word: str) -> bool:
    """Tell a name from another word: with a capital, and not only where somebody or something is from (Turkish)."""
    return word[:1].isupper() and plain(word) not in lexicon().demonyms


@cache
def _outlet_words() -> frozenset[str]:
    """Return the words of which one stands wherever an outlet is named: what its name begins with, or its kind."""
    known = lexicon()
    begins = (name.removeprefix("the ").partition(" ")[0] for name in known.media_names)
    return frozenset({*begins, *known.media_words, *(noun for noun, kind in known.nouns.items() if kind == "media")})


def names_outlet(words: Iterable[str]) -> bool:
    """Tell whether an outlet is named: Reuters, the Lorne Valley Gazette, the daily Vesna."""
    known, kinds = lexicon(), lexicon().nouns
    names, endings = known.media_names, known.media_words
    told = [word.removesuffix("’s").removesuffix("'s") for word in words]
    lower = plain_words(told)
    if _outlet_words().isdisjoint(lower):
        return False
    for i, word in enumerate(told):
        if not (word[:1].isupper() or word[:1].isdigit()):
            continue
        before = lower[i - 1] if i else ""
        if word[:1].isupper() and kinds.get(before) == "media":
            return True
        for n in range(1, LONGEST_NAME + 1):
            last = i + n - 1
            name = " ".join(lower[i : i + n])
            if name in names or (before == "the" and f"the {name}" in names):
                return True
            if n > 1 and last < len(told) and told[last][:1].isupper() and lower[last] in endings:
                return True
        if lower[i] in endings and told[i + 1 : i + 2] and told[i + 1].isdigit():
            return True  # Kanal 9
    return False
