"""Details of an unnamed speaker: each harmless, several together perhaps as good as the name.

Read are the words that tell of the speaker: the source phrases, the sentences that open with one or with a pronoun for
it, but for what is reported in them, and what the speaker, quoted, says in the first person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import Article, Attribution, Mode, SourceType, Span, Speaker
from attrib.rules.searches import runs_of_letters
from attrib.rules.surroundings import contents
from attrib.rules.unnamed_sources import QUIET, head_noun

REACH = 300  # characters of a sentence that are read from its opening words on
GOES_ON = 2  # sentences after one about the speaker that may be about the speaker, too
LONGEST_WORD = 12  # code points after a source phrase in which its next clause begins
LONGEST_OPENING = 5  # words: “The tall, bearded guard has …”
LONG_QUOTATION = 25  # words in which a way of speaking shows
_KIN = "wife|husband|partner|son|daughter|brother|sister|mother|father|parents|children|child|uncle|aunt|cousin|twins?"
_FEW = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNT = rf"(?:(?:more than|over|nearly|almost|about|some|the (?:past|last)) )*(?:\d+|{_FEW}|a|\w+teen|\w+ty)"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = (
    rf"{_WEEKDAY}|(?:{_MONTH}) \d\d?|\d\d?(?:st|nd|rd|th)? (?:{_MONTH})|yesterday|last (?:week|month|night)|"
    r"this (?:week|morning)"
)
_UNIT = (
    "office|department|unit|branch|division|section|ward|desk|squad|precinct|station|battalion|brigade|laboratory|"
    "lab|faculty|school|clinic|depot|shift|parish|crew|floor|bureau|embassy|consulate|mission|kitchen|wing|theatre|"
    "team|platoon|regiment|barracks|garrison|canteen|registry|archive|workshop|counter|plant|works|mill|yard"
)
_HEADED = (
    "head|chief|director|commander|manager|secretary|president|chair\\w*|dean|captain|leader|treasurer|registrar|editor"
)
FEW, TITLE, MEETING, UNIT, PLACE = (
    "how few there are",
    "the exact title",
    "the presence at a dated meeting",
    "the unit",
    "the place",
)
# “a 47-year-old clerk, who has been there since 2009, heard it on Tuesday, has two sons and walks with a limp”
TOLD = {
    "the age": r"\b\d\d-year-old\b|, \d\d,|\b(?:aged|of) \d\d(?=[,.]| and\b| who\b|$)|"
    r"\b(?:is|was|am|turned|turns) \d\d(?=[,.]| and\b| years old)|"
    r"\bin (?:his|her|their|my) (?:early |mid-|mid |late )?(?:\w+ties|teens|\d0s)\b",
    "the years of service": r"\bsince (?:\w+ )?(?:19|20)\d\d\b|\bfor "
    rf"{_COUNT} (?:years|decades|decade|months)\b|\b\w+-year veteran\b|\b(?:veteran )?of {_COUNT} years\b|"
    r"\b(?:with|after|has|have|had|spent|served) (?:\w+ )?" + _COUNT + r" years\b|"
    r"\b(?:joined|hired|appointed|elected|retired|arrived|started|began|came|left|sworn in|promoted|moved)\b"
    rf"[^.;]{{0,60}}\b(?:(?:19|20)\d\d|in (?:{_MONTH})|last (?:spring|summer|autumn|winter|fall|year))\b",
    MEETING: r"\b(?:attended|present at|took part in|taken part in|was (?:in|at)|sat (?:in|through)|heard|joined|in "
    r"the room|on the call|at the table|at (?:the|a|that) (?:[\w’'-]+ ){0,3}(?:meeting|hearing|talks|session|summit|"
    r"dinner))\b"
    rf"[^.;]{{0,60}}\b(?:{_WHEN})\b",
    "the family": rf"\b(?:whose|[Hh]is|[Hh]er|[Mm]y) (?:\w+ )?(?:{_KIN})\b|\b(?:mother|father|parent|grandmother|"
    r"grandfather) of\b|\bmarried\b|\bengaged to\b|\bdivorced\b|\bwidow(?:er|ed)?\b|\bpregnant\b|"
    rf"\b(?:{_KIN}) of (?:a|the|one)\b|"
    rf"\b(?:has|have) (?:\w+ )?(?:{_FEW}|a|\d) (?:\w+ )?(?:sons?|daughters?|children|child|twins|grandchildren)\b",
    "the birthplace": r"\b[A-Z]\w+-born\b|\bof [A-Z]\w+ (?:descent|origin|heritage)\b|\bborn in\b|\bnative of\b|"
    r"\b(?:grew up|raised) in\b",
    "the looks or the voice": r"\b(?:tall|bearded|bald|tattooed|limp|limps|stutters?|lisp|accent|wheelchair|scar|"
    r"moustache|mustache|one-armed|left-handed|heavyset|stocky|\w+-(?:haired|eyed|spoken|voiced))\b|"
    r"\blost (?:an?|one|two|three|his|her|both) (?:\w+ )?(?:arms?|legs?|eyes?|hands?|fingers?|foot|feet|ear)\b|"
    r"\bwith an? [\w -]{0,30}\b(?:beard|hair|glasses|tattoo|cane|crutch|voice)\b",
    "the life before": r"(?:, |\band |\bis |\bwas )(?:an? )?(?:former|ex-|one-time|onetime|retired) ?\w|"
    r"\bused to (?:be|work|teach|run|drive|play)\b|\b(?:once|previously|formerly) (?:an?|worked|ran|taught|played)\b|"
    r"\b(?:graduate of|graduated from|trained (?:as|at|in)|studied (?:at|in))\b",
    # “the only woman in the unit”, “its longest-serving guard”
    FEW: r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|[’']s) (?:only|sole|lone|youngest|oldest|eldest|"
    r"longest-serving|most senior|first (?:female|woman|black|gay))\b|\bone of (?:only|just) (?:\w+ )?\w+",
}
# “the deputy head of pensions in the Tarnby office”
DESCRIBED = {
    TITLE: r"\b(?:deputy|chief|head|lead|acting|principal|duty|charge)[ -]\w+|"
    r"\b(?:first|second|third) (?:secretary|officer|engineer|mate|deputy|violin|counsellor)\b|"
    rf"\b(?:{_HEADED}) of\b|\b\w+ (?:attach[eé]|secretary|superintendent|registrar|treasurer|bursar|quartermaster|"
    r"commissioner|comptroller|controller|organist|verger|sacristan|archivist|coroner)\b|"
    r"\b(?:finance|personnel|technical|medical|creative|sales|marketing|artistic|human resources|communications) "
    r"(?:director|manager|officer)\b|\b(?:personal|executive|private) (?:assistant|secretary|driver|physician)\b",
    UNIT: rf"\b(?:in|at|of|on|from|inside|with|joined|runs|ran) (?:the|its|a|an|one|his|her) (?:[\w’'-]+ ){{1,4}}"
    rf"(?:{_UNIT})\b|\b(?:line|gate|shop|branch|ward|terminal|hall|room|block|unit) (?:no\.? |number )?"
    rf"(?:\d+|{_FEW}|[A-Z])\b",
}
# Words of which one stands in what tells of a kind, so that most patterns need not be tried: letters in lower case
NEEDED = {
    kind: frozenset(words.lower().replace("|", " ").split())
    for kind, words in {
        "the years of service": "since years decades decade months veteran joined hired appointed elected retired "
        "arrived started began came left sworn promoted moved",
        MEETING: f"{_MONTH} monday tuesday wednesday thursday friday saturday sunday yesterday week month night "
        "morning",
        "the family": "wife husband partner son sons daughter daughters brother sister mother father parent parents "
        "children child uncle aunt cousin twin twins grandmother grandfather grandchildren married engaged divorced "
        "widow widower widowed pregnant",
        "the birthplace": "born descent origin heritage native grew raised",
        "the looks or the voice": "tall bearded bald tattooed limp limps stutter stutters lisp accent wheelchair scar "
        "moustache mustache armed handed heavyset stocky haired eyed spoken voiced lost beard hair glasses tattoo cane "
        "crutch voice",
        "the life before": "former formerly ex time onetime retired used once previously graduate graduated trained "
        "studied",
        FEW: "only sole lone youngest oldest eldest longest most first just",
        UNIT: f"{_UNIT} line gate terminal hall room block",
    }.items()
}
# “who runs the night shift”, “joined as cultural attaché”
_HOLDS = (
    r"\bwho (?:now |still )?(?:runs|ran|heads|headed|leads|led|directs|directed|chairs|chaired|oversees|oversaw|"
    r"manages|managed|commands|commanded|supervises|supervised|edits|edited) (?:the|its|his|her|their|all|one|a)\b|"
    r"\bas (?:the |its |an? )?(?:\w+ ){0,2}(?:director|manager|secretary|attach[eé]|officer|head|chief|editor|"
    r"controller|engineer|supervisor|inspector|cashier|clerk|driver|bookkeeper|treasurer)\b"
)
# “one of the two deacons who serve the island”; “one of the two officials” only counts the sources
_ONE_OF = r"\b[Oo]ne of (?:the|its|his|her|their)(?: \w+[’']s)? (?:two|three|four|five) (?:\w+ )?(\w+)"
_PLACE = (
    r"\b(?:in|from|near|outside|resident of|native of|village of|town of|port of) (?:the )?(?:\w+ of )?"
    r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)|\b([A-Z]\w+)-based\b|"
    rf"\b(?:at|of|joined) the ([A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)? (?:{_UNIT})\b"
)
_PART = r", (?=(?:an?|the|one|who|whose|and|himself|herself|aged|in|\d\d)\b)"
# From here on others are told of: “an aide | to the mayor, who is 58”
_OTHERS = r" (?:to|for|close|near(?= (?:the|an?|his|her) )|familiar|under|alongside|told|saw|met) "
_FIRST_PERSON = r"\b(?:I|[Mm]y|me)\b"
_GENDERED = (
    r"(?i)\b(?:he|she|him|her|his|hers|himself|herself|female|male|(?!hu)\w*(?:[^u]man|woman)|nun|monk|priest)\b"
)
_SELF = r"(?:that )?(?:he|she) (?:had|has|was|is|were)\b"
# What tells more of somebody: “an engineer, | who is 54, speaks with a stutter and asked …”.
TELLS_MORE = lazy(r",? (?:who|whose)\b|, (?:an?|one|aged|in (?:his|her|their)|\d\d)\b")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def details_of(article: Article, speaker: Speaker, said: Sequence[Attribution]) -> tuple[str, ...]:
    """Return the kinds of detail that the article tells of an unnamed speaker, the most telling first."""
    phrases = [article.words(m) for m in speaker.mentions]
    sentences = list(about(article, speaker))
    read = "\n".join([*phrases, *sentences, *_own_words(article, said)])
    parts = [part for phrase in phrases for part in _compiled(_PART).split(phrase)]
    described = "\n".join(_compiled(_OTHERS).split(part, maxsplit=1)[0] for part in [*parts, *sentences])
    words = runs_of_letters(plain(read))
    untold = {kind for kind, needed in NEEDED.items() if needed.isdisjoint(words)}
    found = [k for k, pattern in TOLD.items() if k not in untold and _compiled(pattern).search(read)]
    found += [k for k, pattern in DESCRIBED.items() if k not in untold and _compiled(pattern).search(described)]
    if TITLE not in found and _compiled(_HOLDS).search(read):
        found.append(TITLE)
    if FEW not in found and any(not _counts_sources(m[1]) for m in _compiled(_ONE_OF).finditer(phrases[0])):
        found.append(FEW)
    if any(_is_small(next(filter(None, m.groups()))) for m in _compiled(_PLACE).finditer(described)):
        found.append(PLACE)
    if speaker.type is SourceType.UNNAMED_PERSON and not lexicon().demonyms.isdisjoint(plain(described).split()):
        found.append("the nationality")
    heads = plain(" ".join(_compiled(_PART).split(phrase, maxsplit=1)[0] for phrase in phrases)).split()
    if _compiled(_GENDERED).search(described) or not lexicon().genders.keys().isdisjoint(heads):
        found.append("the gender")
    if any(a.mode is Mode.DIRECT and len(article.words(a.content).split()) > LONG_QUOTATION for a in said):
        found.append("the way of speaking")
    return tuple(found)


def _counts_sources(noun: str) -> bool:
    """Tell “one of the two officials”, who spoke, from “one of the two deacons”, whom the island has."""
    return noun in QUIET or lexicon().nouns.get(noun) in {"empty", "aide"}


def about(article: Article, speaker: Speaker) -> Iterator[str]:
    """Yield what stands of a sentence from the speaker on, and the next ones that open with it or a pronoun for it.

    “The nurse, who is 52, said so. She has worked in the registry since 2009.” What others are reported to say, and a
    sentence in which somebody else speaks, is no word on the speaker.
    """
    layout = article.layout
    sentences, at = layout.sentences, layout.sentence_at
    noun = head_noun(article, speaker.mentions[0])
    for mention in speaker.mentions:
        number = at(mention.start)
        opens = mention.start == sentences[number].start
        if opens or TELLS_MORE.search(article.document.text, mention.start, mention.end + LONGEST_WORD):
            yield _untold(article, Span(mention.start, sentences[number].end))
        for after in range(number + 1, min(number + 1 + GOES_ON, len(sentences))):
            if _heard_in(article).get(after, speaker.id) != speaker.id:
                break
            words = plain(article.words(sentences[after])).split(" ", LONGEST_OPENING)[:LONGEST_OPENING]
            opening = [word.strip(",") for word in words]
            again = opening[:1] == ["the"] and noun in opening
            if not again and opening[0] not in {"he", "she", "his", "her"}:
                break
            yield _untold(article, sentences[after])


@lru_cache(maxsize=1)
def _heard_in(article: Article) -> dict[int, str]:
    """Return who is met in each sentence, the last one where several are."""
    return {article.layout.sentence_at(m.start): s.id for s in article.speakers for m in s.mentions}


def _untold(article: Article, sentence: Span) -> str:
    """Return the first words of a sentence without what is reported in it: of whom that tells, nobody knows.

    What a source says that “she had” or “he was” stays.
    """
    end = min(sentence.end, sentence.start + REACH)
    text = article.document.text
    kept, start, told = [], sentence.start, contents(article)
    for content in told[bisect_left(told, (start, 0)) : bisect_left(told, (end, 0))]:
        if start <= content.start and not _compiled(_SELF).match(text, content.start):
            kept.append(text[start : content.start])
            start = content.end
    return " ".join(" ".join([*kept, text[start:end]]).split())


def _own_words(article: Article, said: Sequence[Attribution]) -> Iterator[str]:
    """Yield what the speaker says in the first person between marks: “I have two sons.”"""
    for a in said:
        for start, end in a.content if a.mode is Mode.DIRECT else ():
            if _compiled(_FIRST_PERSON).search(article.document.text, start, end):
                yield article.document.text[start:end]


def _is_small(place: str) -> bool:
    """Tell a town or a village from a country, a capital or a body."""
    lists, known = lexicon(), plain(place)
    first = known.split()[0]
    return known not in lists.places and first not in lists.public_bodies and first not in lists.demonyms
