"""Passages: a sentence as the patterns read it, and a match: what a pattern found there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Set
from itertools import chain
from typing import NamedTuple

from attrib.cues import Cue, cue_verbs
from attrib.extents import extent
from attrib.grammar import Sentence
from attrib.grants import find_grant, granting_words
from attrib.lexicon import SOMEBODY, CueVerb, Lexicon
from attrib.model import Quotation, Span
from attrib.phrases import Range

# A sentence is read so many phrases at a time, for a pattern may look at all of them for each of them. No sentence of
# real copy has as many; a text made of commas alone would else take minutes.
LONGEST = 200
# Before these people testify: what a court heard, somebody told it, and the article does not say who
HEARERS = frozenset(
    "court jury jurors inquest tribunal hearing inquiry committee subcommittee panel judge magistrates commission "
    "councillors council meeting trial".split()
)
CITING = frozenset({"citing", "quoting"})
CITED_WITHIN = 6  # phrases after a cue: “the Herald said on Monday, citing two officials, that …”
CITED_AFTER = 24  # where a comma stands before it: “the Herald said that the bank would close, citing two officials”


class Passage(NamedTuple):
    """One sentence, or so much of a very long one as is read at a time.

    `sentence` holds the phrases of the passage alone, `number` and `offset` say which sentence of the article it is of
    and how many phrases of that stand before. `speech` has the first and the last character of each quotation that is
    a phrase of its own; those in `free` belong to no link yet.
    """

    number: int
    offset: int
    sentence: Sentence
    verbs: Mapping[int, CueVerb]  # the cue verbs, by phrase
    nouns: frozenset[int]  # the phrases whose noun hands words over: “remark”
    citing: frozenset[int]  # “citing two officials”, not “citing a poll”: what follows speaks for itself
    speech: Mapping[int, tuple[str, str]]
    free: frozenset[int]

    @property
    def only_quotations(self) -> bool:
        """Whether there is nothing but quotations and marks."""
        return not self.sentence.kinds.strip('".F,)(-')

    def first_word(self, phrase: int) -> str:
        """Return the first word of a phrase, in lower case."""
        return self.sentence.words[self.sentence.firsts[phrase]]

    def phrase_at(self, word: int) -> int:
        """Return the phrase that a word is in."""
        return bisect_right(self.sentence.firsts, word) - 1

    def without(self, content: tuple[Range, ...]) -> Passage:
        """Return the passage with the quotations of a content no longer free."""
        taken = {k for k in self.free for first, last in content if first <= k < last}
        return self._replace(free=self.free - taken) if taken else self

    def except_for(self, used: Set[int]) -> Passage:
        """Return the passage with the quotations that are used no longer free."""
        quoted, firsts = self.sentence.quoted, self.sentence.firsts
        taken = {k for k in self.free if quoted[firsts[k]] in used}
        return self._replace(free=self.free - taken) if taken else self

    def speech_before(self, tag: int, start: int) -> int | None:
        """Return the free quotation that stands right before a tag, not before `start`: “…,” she said."""
        i = tag - 1
        while i >= start and self.sentence.kinds[i] in ",-R":
            i -= 1
        return i if i >= start and i in self.free else None

    def goes_on(self, phrase: int) -> bool:
        """Tell whether a quotation goes on with the clause before it: it begins in lower case."""
        return self.speech[phrase][0].islower()

    def says_more(self, source: Range, start: int) -> int:
        """Return where a source phrase says more, from `start` on, in a clause of its own, or its end: Ruiz, | who …"""
        words = range(max(source.first + 1, start), source.last)
        return next((k for k in words if self.first_word(k) == "who"), source.last)

    def clause_start(self, end: int, start: int) -> int:
        """Return where the clause that ends at `end` begins: after a semicolon, an opening “But”."""
        kinds = self.sentence.kinds
        begin = max(start, kinds.rfind(";", start, end) + 1)
        while begin < end and kinds[begin] in "C,.:-":
            begin += 1
        return begin


NOTHING = Range(0, 0)


class Match(NamedTuple):
    """What a pattern found in a passage. A match without content takes quotations that stand elsewhere."""

    pattern: str
    content: tuple[Range, ...]
    cue: Span | None
    source: Range | None
    covered: Range = NOTHING  # phrases in which no further cue is looked for: people say what others said
    relay: Range | None = None  # the outlet in “the Herald, citing two officials”
    mind: bool = False
    cue_phrase: int | None = None
    verb: str = ""
    frame: str = ""


def hand_over(
    passage: Passage, cue: Cue, pattern: str, source: Range | None, content: tuple[Range, ...], covered: Range,
    mind: bool | None = None,
) -> Match:  # fmt: skip
    """Return the match of a cue. In a chain its source is the innermost voice."""
    if cue.verb.lemma == "hear" and source is not None and hears(passage, source):
        pattern, source = "passive", None
    cited = _cited_by(passage, cue, source) if source is not None else None
    relay = Range(source.first, min(source.last, cited.first - 1)) if source is not None and cited is not None else None
    return Match(
        pattern, content, passage.sentence.span(cue.first, cue.last), cited or source, covered, relay,
        cue.mind if mind is None else mind, cue.first, cue.verb.lemma, cue.frame,
    )  # fmt: skip


def hears(passage: Passage, source: Range) -> bool:
    """Tell whether a source only hears evidence: the court, an inquest, MPs on a committee; not: Ruiz of the panel."""
    sentence = passage.sentence
    heads = [sentence.head(k) for k in range(*source)]
    if sentence.tags[heads[0]] == "X" and not sentence.words[heads[0]].endswith("mps"):
        heads = heads[:1]
    return any(sentence.words[head] in HEARERS for head in heads)


def _cited_by(passage: Passage, cue: Cue, source: Range) -> Range | None:
    """Return the deeper voice of a chain: “the Herald, citing two officials, said”, not “Ruiz, citing polls, said”."""
    if not passage.citing:
        return None
    far = cue.last + CITED_WITHIN
    near = (*range(*source), *range(cue.last, far))
    after = (k for k in range(far, far + CITED_AFTER) if passage.sentence.kinds[k - 1 : k] == ",")
    k = next((k for k in chain(near, after) if k in passage.citing), None)
    kinds = passage.sentence.kinds
    if k is None or any(kinds[v - 2 : v] == ",n" for v in passage.verbs if cue.last < v < k):
        return None  # it was considering a sale, | the Herald reported |, citing two officials
    last = source.last if k < source.last else extent(passage.sentence, k + 1)
    return Range(k + 1, max(last, k + 2))


def read_passages(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...],
    grants: Mapping[int, tuple[int, int]], lexicon: Lexicon,
) -> Iterator[Passage]:  # fmt: skip
    """Yield the passages of an article in the order of the text. `grants` tells which sentences tell of one."""
    for number, sentence in enumerate(sentences):
        for offset in range(0, len(sentence.kinds), LONGEST):
            part, grant = sentence, grants.get(number)
            if len(sentence.kinds) > LONGEST:
                part = _part(sentence, offset, offset + LONGEST)
                grant = find_grant(part, lexicon)
            speech = {}
            for place, q in part.quoted.items():
                if part.tags[place] == '"':
                    content = quotations[q].content
                    speech[bisect_right(part.firsts, place) - 1] = text[content[0].start], text[content[-1].end - 1]
            nouns, citing = _speech_nouns(part, lexicon), _citing(part, lexicon)
            yield Passage(number, offset, part, _verbs(part, grant, lexicon), nouns, citing, speech, frozenset(speech))


def _speech_nouns(sentence: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """Return the phrases whose noun hands words over."""
    if lexicon.speech_nouns.isdisjoint(sentence.words):
        return frozenset()
    return frozenset(
        k
        for k, kind in enumerate(sentence.kinds)
        if kind == "n" and sentence.words[sentence.head(k)] in lexicon.speech_nouns
    )


def _verbs(sentence: Sentence, grant: tuple[int, int] | None, lexicon: Lexicon) -> Mapping[int, CueVerb]:
    """Return the cue verbs of a sentence, without those that tell of a grant: “granted it to describe the talks”.

    What somebody fears is told all the same: “who asked not to be named because he feared he would be sacked”.
    """
    found = cue_verbs(sentence, lexicon)
    if grant is None:
        return found
    granting = granting_words(sentence, grant, lexicon)
    return {k: e for k, e in found.items() if sentence.head(k) not in granting or e.frames <= e.mind}


def _citing(sentence: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """Return the phrases “citing” and “quoting” that somebody follows."""
    if CITING.isdisjoint(sentence.words):
        return frozenset()
    return frozenset(
        k
        for k in range(len(sentence.kinds) - 1)
        if sentence.kinds[k] == "g"
        and sentence.words[sentence.firsts[k]] in CITING
        and sentence.kinds[k + 1] == "n"
        and lexicon.nouns.get(sentence.words[sentence.head(k + 1)]) in SOMEBODY
    )


def _part(sentence: Sentence, first: int, last: int) -> Sentence:
    """Return some phrases of a sentence as a sentence of their own."""
    firsts = sentence.firsts[first : last + 1]
    here = slice(firsts[0], firsts[-1])
    return sentence._replace(
        starts=sentence.starts[here],
        ends=sentence.ends[here],
        words=sentence.words[here],
        tags=sentence.tags[here],
        quoted={w - firsts[0]: sentence.quoted[w] for w in range(firsts[0], firsts[-1]) if w in sentence.quoted},
        kinds=sentence.kinds[first:last],
        firsts=tuple(w - firsts[0] for w in firsts),
    )
