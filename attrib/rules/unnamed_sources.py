"""The unnamed sources that an article answers for, and what they are reported to say."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from attrib.extents import BINDING
from attrib.lazy import lazy
from attrib.lexicon import lexicon, lines, plain, plural_forms
from attrib.model import RELAYED, UNNAMED, Article, Attribution, Level, SourceType, Span, Speaker
from attrib.phrases import RELATIVE
from attrib.rules import is_introduced_unnamed, shown
from attrib.rules.bodies import institutions_in
from attrib.rules.surroundings import is_speech

# “Several aides” are at least three: the reader knows that it is not one.
SEVERAL = frozenset("several multiple numerous both many dozens scores hundreds couple few handful various".split())
# Beside sources, people and aides: those who are paid not to speak for themselves
QUIET = frozenset("officials diplomats officers executives employees investigators".split())
PLACED = frozenset({Level.ROLE_AND_BODY, Level.ROLE_BODY_BASIS})
REPORTS = frozenset("reported reports said says wrote writes claimed claims quoted cited published".split())
AGED = ("-year-old", "-year-olds")
TELLING = frozenset({"tell", "tells", "told", "telling"})
BESIDES = lazy(r",| who\b| whose\b| which\b")  # from here on a source phrase tells more than who it is
TO_AN_OUTLET = lazy(r"\s+to (?:the |The )?[A-Z]\w+")
# “two of the | rescuers”
OUT_OF = lazy(
    r"(?i)(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|most|several|both|all|few|"
    r"another|others) of (?:the|its|his|her|their|our) "
)
FACELESS = UNNAMED | {SourceType.COLLECTIVE}
PRONOUNS = RELATIVE | {"he", "she", "they"}

# Offices that say nothing of the body: a senator sits in the senate, and “aides” are read as those of the person named.
HEADS = frozenset(
    [
        "official", "officials", "officer", "officers", "diplomat", "diplomats", "investigator", "investigators",
        "inspector", "inspectors", "authorities", "lawmaker", "lawmakers", "aide", "aides",
    ]
)  # fmt: skip
# What may stand before the head and place nobody
LOOSE = frozenset(
    [
        "a", "an", "the", "one", "two", "three", "four", "five", "six", "several",
        "senior", "top", "high-ranking", "high-level", "junior", "government", "unnamed", "current", "federal",
        "local", "law", "enforcement", "law-enforcement", "intelligence", "security",
    ]
)  # fmt: skip


@lru_cache(maxsize=1)  # ten rules ask for it
def unnamed_sources(article: Article) -> list[tuple[Speaker, list[Attribution]]]:
    """Return the unnamed people whose names are held back, each with what it said, in the order of the text.

    Left out are people met in the street who were not promised anonymity, and groups that speak in public (“senators”,
    “union leaders”).
    """
    return [
        (speaker, said)
        for speaker, said in unnamed_people(article)
        if is_held_back(speaker) and speaks_in_private(article, speaker)
    ]


@lru_cache(maxsize=1)
def unnamed_people(article: Article) -> list[tuple[Speaker, list[Attribution]]]:
    """Return everybody without a name who spoke to the newsroom, each with what was said, in the order of the text.

    Left out are the sources of another outlet, letters and posts, and deeds that only look like words (“lawmakers
    found a way”).
    """
    return [(speaker, said) for speaker, said in _spoke_here(article) if speaker.type in UNNAMED]


@lru_cache(maxsize=1)
def unnamed_voices(article: Article) -> list[tuple[Speaker, list[Attribution]]]:
    """Return the same with crowds that nobody counted (“critics”, “doctors at the clinic”), but for public groups."""
    told = _spoke_here(article)
    return [(s, said) for s, said in told if s.type is SourceType.COLLECTIVE or speaks_in_private(article, s)]


@lru_cache(maxsize=1)
def _spoke_here(article: Article) -> list[tuple[Speaker, list[Attribution]]]:
    told = [
        (speaker, [a for a in said if not _is_told_elsewhere(article, a) and is_speech(article, a)])
        for speaker, said in article.said
        if speaker.type in FACELESS and _comes_in_speaking(article, speaker, said[0])
    ]
    return [(speaker, said) for speaker, said in told if said]


def is_passed_on(article: Article, attribution: Attribution) -> bool:
    """Tell whether another outlet heard a source: “the Gazette said, citing an aide”.

    What “an aide told the Gazette” is mostly the article’s own, for newsrooms speak of themselves so; it is the
    Gazette’s where the article passes on that it reported something.
    """
    return attribution.hand in RELAYED and (attribution.via is None or attribution.via in _reporting(article))


@lru_cache(maxsize=1)
def _reporting(article: Article) -> frozenset[str | None]:
    """Return the names of the outlets whose reports the article passes on, and their initials."""
    firsts = (said[0] for _, said in article.said)
    outlets = {a.via for a in firsts if a.via and plain(article.words(a.cue)).rpartition(" ")[2] not in TELLING}
    for speaker, said in article.said:
        if speaker.type is SourceType.MEDIA and any(article.words(a.cue) in REPORTS for a in said):
            outlets.add(speaker.name)
    return frozenset(outlets | {"".join(word[0] for word in name.split()) for name in outlets if " " in name})


def is_held_back(speaker: Speaker) -> bool:
    """Tell whether a source is one whose name the newsroom holds back, and not just a passer-by nobody asked for it."""
    # “A doctor” speaks of her work; “a man at the bus stop” does not, “a student at the academy” may
    placed = speaker.level in PLACED and bool(institutions_in(speaker.name))
    return speaker.type in UNNAMED and (speaker.granted or placed or not is_passer_by(speaker))


def is_passer_by(speaker: Speaker) -> bool:
    """Tell whether somebody is only said to be there: “a neighbour”, “a woman who lives opposite”, “a 43-year-old”."""
    if speaker.type is not SourceType.UNNAMED_PERSON:
        return False
    words, head = plain(speaker.name).split(), head_of(speaker.name)
    pairs = (f"{one} {other}" for one, other in pairwise(words) if other == head)
    head = next((pair for pair in pairs if pair in lexicon().nouns), head)  # a train driver, not a driver
    return not head or head in _passers_by() or head.endswith(AGED)


@cache
def _passers_by() -> frozenset[str]:
    entries = (entry.split(" / ") for entry in map(plain, lines("passer-by")))
    return frozenset(form for noun, *plural in entries for form in (noun, *(plural or plural_forms(noun))))


def is_several(speaker: Speaker) -> bool:
    """Tell whether a group without a number is at least said to be more than one: “several aides”."""
    return not SEVERAL.isdisjoint(plain(speaker.name).split())


def who(article: Article, speaker: Speaker, attribution: Attribution) -> str:
    """Return an unnamed source as a message names it: “a nurse” of “a nurse, who asked not to be named”."""
    words, first = (BESIDES.split(article.words(span))[0] for span in (attribution.source[0], speaker.mentions[0]))
    return f"“{first if not words or plain(words) in PRONOUNS else words}”"


def quoted(article: Article, attribution: Attribution) -> str:
    """Return the first words of a content as a message ends with them: without the comma before the closing mark."""
    return shown(article, attribution.content).replace(",”", "”")


def is_bare(phrase: str) -> bool:
    """Tell whether a source phrase is the office and nothing else: “officials”, “two senior officials”."""
    *before, head = BESIDES.split(phrase.lower())[0].split() or [""]
    return head in HEADS and LOOSE.issuperset(before) and (before[:1] != ["the"] or len(before) == 1)


def head_noun(article: Article, mention: Span) -> str:
    """Return the noun that a source phrase turns on: “officials” in “law enforcement officials at the gate”, or “”."""
    known = _heads(article)
    if mention not in known:
        known[mention] = head_of(article.words(mention))
    return known[mention]


@lru_cache(maxsize=1)  # eight rules ask for those of the same speakers
def _heads(article: Article) -> dict[Span, str]:
    """Return what was asked of the mentions of an article already."""
    return {}


def head_of(phrase: str) -> str:
    """Return the noun that some words turn on, in lower case, or “”."""
    head, out_of = "", OUT_OF.match(phrase)
    for i, word in enumerate(plain(phrase[out_of.end() :] if out_of else phrase).replace(",", " who").split()):
        if i and (word in BINDING or word in RELATIVE):  # “that official who was at the gate”
            break
        head = word if word in lexicon().nouns else head
    return head


def _comes_in_speaking(article: Article, speaker: Speaker, first: Attribution) -> bool:
    """Tell whether a source is brought in without a name to say something, not as what somebody named is or was."""
    sentence = article.layout.sentence_at
    heard = _first_heard(article).get(speaker.id, first)  # “an aide believes …”, and then “the aide said”
    together = sentence(speaker.mentions[0].start) == sentence(heard.source[0].start)
    return together and (speaker.type is SourceType.COLLECTIVE or is_introduced_unnamed(article, speaker))


@lru_cache(maxsize=1)
def _first_heard(article: Article) -> dict[str, Attribution]:
    return {a.speaker_id: a for a in reversed(article.attributions) if a.speaker_id and a.source}


def speaks_in_private(article: Article, speaker: Speaker) -> bool:
    """Tell sources and aides from a group whose members are on record: “senators say”."""
    head = head_noun(article, speaker.mentions[0])
    quiet = lexicon().nouns.get(head) in ("empty", "aide") or head in QUIET
    return speaker.count is not None or speaker.granted or quiet


def _is_told_elsewhere(article: Article, attribution: Attribution) -> bool:
    """Tell whether the words came by another outlet: “an adviser acknowledged to the Courier that …”."""
    heard = bool(attribution.cue) and TO_AN_OUTLET.match(article.document.text, attribution.cue[-1].end) is not None
    return heard or is_passed_on(article, attribution)
