"""Circumstances: how and when something was said, by the words around a cue that are not what was said."""

from __future__ import annotations

from functools import cache

from attrib.grammar import PERIODS, Sentence
from attrib.lexicon import Lexicon
from attrib.links import Link
from attrib.model import Channel, Time

BEFORE = 16  # words at the beginning of a sentence
AFTER = 16  # words after a cue
OPENERS = frozenset("in at during on by via through speaking writing testifying asked last earlier".split())
# What a source speaks in, at, on or by
OCCASIONS = {
    "interview": Channel.INTERVIEW, "interviews": Channel.INTERVIEW, "statement": Channel.STATEMENT,
    "statements": Channel.STATEMENT, "release": Channel.STATEMENT, "communique": Channel.STATEMENT,
    "communiqué": Channel.STATEMENT, "email": Channel.MESSAGE, "e-mail": Channel.MESSAGE, "emails": Channel.MESSAGE,
    "message": Channel.MESSAGE, "messages": Channel.MESSAGE, "text": Channel.MESSAGE, "voicemail": Channel.MESSAGE,
    "letter": Channel.LETTER, "letters": Channel.LETTER, "memo": Channel.DOCUMENT, "report": Channel.DOCUMENT,
    "study": Channel.DOCUMENT, "paper": Channel.DOCUMENT, "document": Channel.DOCUMENT, "tweet": Channel.POST,
    "tweets": Channel.POST, "post": Channel.POST, "posts": Channel.POST, "posting": Channel.POST,
    "speech": Channel.SPEECH, "speeches": Channel.SPEECH, "address": Channel.SPEECH, "rally": Channel.SPEECH,
    "rallies": Channel.SPEECH, "remarks": Channel.SPEECH, "hearing": Channel.HEARING, "testimony": Channel.HEARING,
    "court": Channel.HEARING, "inquest": Channel.HEARING, "trial": Channel.HEARING, "debate": Channel.DEBATE,
    "briefing": Channel.NEWS_CONFERENCE, "briefings": Channel.NEWS_CONFERENCE, "filing": Channel.FILING,
    "filings": Channel.FILING, "lawsuit": Channel.FILING, "affidavit": Channel.FILING, "complaint": Channel.FILING,
    "broadcast": Channel.BROADCAST, "television": Channel.BROADCAST, "tv": Channel.BROADCAST,
    "radio": Channel.BROADCAST, "podcast": Channel.BROADCAST, "video": Channel.BROADCAST, "call": Channel.CALL,
    "phone": Channel.CALL, "telephone": Channel.CALL, "op-ed": Channel.WRITING, "essay": Channel.WRITING,
    "column": Channel.WRITING, "book": Channel.WRITING, "memoir": Channel.WRITING, "article": Channel.WRITING,
    "survey": Channel.DATA, "poll": Channel.DATA, "census": Channel.DATA, "questionnaire": Channel.DATA,
}  # fmt: skip
WRITTEN = {  # verbs that tell it, unless other words do
    "tweeted": Channel.POST, "tweets": Channel.POST, "retweeted": Channel.POST, "posted": Channel.POST,
    "emailed": Channel.MESSAGE, "texted": Channel.MESSAGE, "testified": Channel.HEARING, "testifies": Channel.HEARING,
    "wrote": Channel.WRITING, "writes": Channel.WRITING, "written": Channel.WRITING, "writing": Channel.WRITING,
}  # fmt: skip
PLACING = frozenset("in at during on by via through over from to into".split())
PRESS = frozenset({"reporters", "journalists"})
HEARERS = frozenset("committee subcommittee panel inquiry tribunal jury judge court jurors magistrates".split())
PAPERS = frozenset({"papers", "documents", "records", "filings"})  # court papers
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february april june july august september october november december jan. feb. aug. sept. oct. nov. "
    "dec.".split()
)
VERBS_TOO = frozenset({"march", "may"})  # months only beside a number, or after “in” or “last”
DAYS = frozenset({"today", "yesterday", "tonight", "tomorrow"})
COUNTED_FROM = frozenset("last this next same previous past".split())
FROM_THEN = frozenset({"ago", "later", "earlier"})
UNITS = PERIODS | {f"{period}s" for period in PERIODS} | {"hour", "hours", "minutes"}


def circumstances(sentence: Sentence, link: Link, lexicon: Lexicon) -> tuple[Channel | None, Time]:
    """Return how it was said and when, as far as the words beside the cue of a link tell it.

    The values are those that newsrooms’ rules on provenance ask for; what stands in the content is left out.
    """
    if link.cue_phrase < 0:
        return None, Time.NONE
    stretches = _stretches(sentence, link)
    channel: Channel | None = None
    times: set[Time] = set()
    for stretch in stretches:
        channel = channel or _channel(sentence, stretch, lexicon)
        times.add(_time(sentence, stretch, lexicon))
    if channel is None:
        told = [*sentence.phrase_words(link.cue_phrase), *[sentence.words[i] for words in stretches for i in words]]
        channel = next((WRITTEN[word] for word in told if word in WRITTEN), None)
    return channel, next((t for t in (Time.DATED, Time.RELATIVE, Time.VAGUE) if t in times), Time.NONE)


def _stretches(sentence: Sentence, link: Link) -> list[range]:
    """Return the words after and in the cue, between source and cue, and at the opening, without the content."""
    first, last = sentence.firsts[link.cue_phrase], sentence.firsts[link.cue_phrase + 1]
    found = [range(first, _end(sentence, last, link))]
    opening = first
    if link.source is not None and link.source.sentence == link.sentence:
        source = link.source.phrases
        begins, ends = sentence.firsts[source.first], sentence.firsts[source.last]
        if ends <= first:
            found.append(range(ends, first))
        elif begins >= last:  # “said Ida Crane, who was mayor in 2004, | on Friday”
            found = [range(first, _end(sentence, last, link, begins)), range(ends, _end(sentence, ends, link))]
        opening = min(first, begins)
    if sentence.words[0] in OPENERS or sentence.words[0] in WEEKDAYS or sentence.kinds[0] == "t":
        verb = sentence.kinds.find("v")
        end = min(opening, BEFORE, sentence.firsts[verb] if verb >= 0 else opening)
        end = end if end == min(opening, BEFORE) else 0  # “In 1977 she left, and later said …”
        found.append(range(next((i for i in range(end) if _is_content(sentence, i, link)), end)))
    return found


def _end(sentence: Sentence, start: int, link: Link, stop: int = 10_000) -> int:
    """Return where the words after a cue end: at the content, at a mark, and where another clause begins."""
    verb = sentence.kinds.find("v", link.cue_phrase + 1)
    while verb >= 0 and sentence.firsts[verb] < start:
        verb = sentence.kinds.find("v", verb + 1)
    clause = sentence.firsts[verb] if verb >= 0 else len(sentence.words)
    limit = min(clause, start + AFTER, stop)
    for i in range(start, limit):
        if sentence.tags[i] in '".;:' or _is_content(sentence, i, link):
            return i
    return limit


def _is_content(sentence: Sentence, i: int, link: Link) -> bool:
    at = sentence.starts[i]
    for start, end in link.content[:4]:  # noqa: SIM110 a loop is cheaper than any()
        if start <= at < end:
            return True
    return False


def _channel(sentence: Sentence, stretch: range, lexicon: Lexicon) -> Channel | None:
    words = sentence.words
    for i in stretch:
        before = words[i - 1] if i else ""
        if words[i] in PRESS and _told(sentence, i):
            return Channel.NEWS_CONFERENCE
        if words[i] in HEARERS and _told(sentence, i):
            return Channel.HEARING
        if before in ("on", "via") and words[i] in lexicon.platforms and sentence.tags[i] == "X":
            return Channel.POST
        if before == "on" and words[i] in lexicon.media_names:
            return Channel.BROADCAST
        if not (words[i] in OCCASIONS or words[i] in PAPERS or words[i] in ("conference", "account")):
            continue
        if sentence.tags[i] not in "NSX" or (sentence.tags[i] == "X" and words[i] in ("post", "report")):
            continue  # “before it was to report”; the Evening Post
        if sentence.tags[i + 1 : i + 2] in ("N", "S") or not (_placed(sentence, i) or _told(sentence, i)):
            continue  # “in an email | statement”
        if words[i] == "court" and before != "in" and not _told(sentence, i):
            continue  # “sued in a federal court”
        channel = _occasion(words, i, sentence)
        if channel is not None:
            return channel
    return None


def _occasion(words: tuple[str, ...], i: int, sentence: Sentence) -> Channel | None:
    """Return what an occasion is, by the words before it too: a news conference, court papers, a leaked memo."""
    beside = words[max(0, i - 4) : i]
    if words[i] == "conference" and words[i + 1 : i + 2] == ("call",):
        return Channel.CALL
    if words[i] == "conference":
        return Channel.NEWS_CONFERENCE if {"news", "press"} & set(beside) else Channel.SPEECH
    if words[i] == "account":
        return Channel.POST if {"twitter", "facebook", "instagram", "social"} & set(beside) else None
    if words[i] in PAPERS and words[i] not in OCCASIONS:
        return Channel.FILING if {"court", "legal"} & set(beside) else None
    if words[i] in ("text", "email", "e-mail", "phone", "telephone", "call") and words[i + 1 : i + 2] in (
        ("of",),
        ("for",),
    ):
        return None
    channel = OCCASIONS[words[i]]
    return Channel.LEAK if channel in (Channel.DOCUMENT, Channel.MESSAGE) and "leaked" in beside else channel


def _phrase_start(sentence: Sentence, i: int) -> int:
    """Return where the noun phrase of a word begins, within the words before it."""
    first = i
    while first and i - first < 6 and sentence.tags[first - 1] in "DPJNSXpR#FY":
        first -= 1
    return first


def _placed(sentence: Sentence, i: int) -> bool:
    first = _phrase_start(sentence, i)
    return bool(first) and sentence.words[first - 1] in PLACING


def _told(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is whom somebody told, asked or spoke to: told | reporters."""
    first = _phrase_start(sentence, i)
    before = sentence.words[max(0, first - 1) : first]
    return before in (("told",), ("tells",), ("telling",)) or (before == ("to",) and sentence.words[i] in PRESS)


def _time(sentence: Sentence, stretch: range, lexicon: Lexicon) -> Time:
    words = sentence.words
    best = Time.NONE
    for i in stretch:
        if _is_dated(words, i):
            return Time.DATED
        if _is_relative(words, i):
            best = Time.RELATIVE
        elif best is Time.NONE and words[i] in _openings(lexicon.vague_times):
            vague = any(" ".join(words[i : i + n]) in lexicon.vague_times for n in (1, 2, 3, 4))
            best = Time.VAGUE if vague else best
    return best


def _is_dated(words: tuple[str, ...], i: int) -> bool:
    """Tell whether a word is one of a date: Monday, in 2019, last March."""
    word, before = words[i], words[i - 1] if i else ""
    if word in WEEKDAYS or word in MONTHS:
        return True
    if word in VERBS_TOO:
        return before in ("in", "last") or before.isdigit() or "".join(words[i + 1 : i + 2]).isdigit()
    year = word.isdigit() and len(word) == 4 and word[:2] in ("18", "19", "20")
    return year and (before in ("in", "since", ",") or before in MONTHS)


def _is_relative(words: tuple[str, ...], i: int) -> bool:
    """Tell whether a word is one of a time counted from another: yesterday, last week, two days later."""
    if words[i] in UNITS:
        return not COUNTED_FROM.isdisjoint(words[max(0, i - 2) : i])
    return words[i] in DAYS or (words[i] in FROM_THEN and i > 0 and words[i - 1] in UNITS)


@cache
def _openings(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words that phrases begin with."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)
