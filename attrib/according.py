"""According: claims that no verb hands over, but “according to Ruiz” or “reportedly” beside their clause."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.clauses import clause_end
from attrib.extents import extent, is_reduced
from attrib.model import Span
from attrib.passages import CITING, Match, Passage
from attrib.phrases import Range, past
from attrib.subjects import subject
from attrib.tag_patterns import breaks_off, end_of_speech

ACCORDING = frozenset({("according", "to"), ("as", "per")})
NAMING = frozenset({"according", "per", "words"})  # no claim of this kind is without one of these
USUAL = frozenset("usual tradition custom plan schedule protocol practice convention".split())  # nobody’s words
HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


def according_to(passage: Passage) -> Iterator[Match]:
    """Match what stands before or after “according to X”, “as per X” or “in the words of X”."""
    sentence = passage.sentence
    kinds = sentence.kinds
    if NAMING.isdisjoint(sentence.words):
        return
    for k, kind in enumerate(kinds):
        named = _named_after(passage, k) if kind in "gI" else 0
        if not named:
            continue
        source = Range(named, extent(sentence, named))
        if k == 0:
            source = _with_participle(passage, source)
        relay = None
        citing = source.last + kinds.startswith(",", source.last)
        if _relays(passage, source, citing):
            # according to the Herald, citing two officials
            relay, source = source, Range(citing + 1, extent(sentence, citing + 1))
        content = _around(passage, k, source.last)
        if content:
            yield Match(
                "according-to", content, sentence.span(k, named), source,
                Range(content[0].first, max(source.last, content[-1].last)), relay=relay, cue_phrase=k,
            )  # fmt: skip


def _with_participle(passage: Passage, source: Range) -> Range:
    """Add to a paper where it was published: according to the study, published today in Tarn Letters, shrimps snap."""
    sentence = passage.sentence
    participle = source.last + sentence.kinds.startswith(",", source.last)
    comma = sentence.kinds.find(",", participle)
    reduced = sentence.kinds.startswith("v", participle) and is_reduced(sentence, participle)
    if comma < 0 or not (reduced or sentence.kinds.startswith("vRI", participle)):
        return source
    return Range(source.first, comma)


def _relays(passage: Passage, source: Range, k: int) -> bool:
    """Tell whether “citing” at `k` names a deeper source; not: an official who wished for no name, citing the law."""
    if passage.sentence.kinds[k : k + 2] != "gn" or passage.first_word(k) not in CITING:
        return False
    return k in passage.citing or all(passage.first_word(i) != "who" for i in range(*source))


def _named_after(passage: Passage, k: int) -> int:
    """Return where the source after “according to”, “as per” or “in the words of” at `k` begins, or 0."""
    kinds = passage.sentence.kinds
    if kinds[k + 1 : k + 3] == "In" and (passage.first_word(k), passage.first_word(k + 1)) in ACCORDING:
        return k + 2 if passage.first_word(k + 2) not in USUAL else 0
    words = kinds[k : k + 4] == "InIn" and passage.sentence.phrase_words(k + 1) == ("the", "words")
    return k + 3 if words and (passage.first_word(k), passage.first_word(k + 2)) == ("in", "of") else 0


def _around(passage: Passage, k: int, end: int) -> tuple[Range, ...]:
    """Return the content around “according to X”, which ends at `end`."""
    kinds = passage.sentence.kinds
    after = end + 1 if kinds[end : end + 1] in (",", "-") else end
    if k == 0 or (k == 1 and kinds[0] in "CR"):
        stop = clause_end(passage.sentence, after, k, passage.verbs)
        if kinds[after : after + 1] == '"':
            stop = end_of_speech(passage, after, stop)
        return (Range(after, stop),) if stop > after else ()
    left_end = k - 1 if kinds[k - 1] in ",-" else k
    begin = passage.clause_start(left_end, 0)
    left = kinds[begin:left_end]
    if not left.strip('"'):
        return tuple(Range(i, i + 1) for i in range(begin, left_end))
    unended = breaks_off(passage.sentence, Range(begin, left_end)) or (
        "v" not in left and set(kinds[after:]) & set('v"')
    )
    if after > end and unended:  # The bank, according to Ruiz, will close. It is, according to Ruiz, a fraud.
        return Range(begin, left_end), Range(after, clause_end(passage.sentence, after, k, ()))
    return (Range(begin, left_end),)


def hearsay(passage: Passage, word: int) -> Match | None:
    """Match a clause that only an adverb hands over: The bank reportedly lost a third of its deposits."""
    sentence = passage.sentence
    k = past(sentence.kinds, passage.phrase_at(word), "R")
    found = subject(sentence, k) if sentence.kinds[k : k + 1] == "v" else None
    if found is None:
        return None
    end = clause_end(sentence, k, k, ())
    cue = Span(sentence.starts[word], sentence.ends[word])
    return Match(
        "hearsay-adverb", (found, Range(k, end)), cue, None, Range(found.first, end), verb=sentence.words[word]
    )  # fmt: skip
