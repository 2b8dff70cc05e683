"""A light grammar: the sentences of an article, and the phrases their words make.

Phrases are found as patterns on the string of a sentence's tags.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from attrib.lexicon import Lexicon
from attrib.model import Layout, Quotation, Span
from attrib.rows import Row, read_rows
from attrib.tags import Tagger

PERIODS = frozenset(
    "week month year day night morning afternoon evening weekend summer spring autumn fall winter".split()
)
# Phrases on the string of tags. A fragment in marks (F) may stand inside a noun phrase: the “fortress belt”.
NOUN_PHRASE = (
    r"[DP]{0,3}(?:(?<=D)[JT],(?=J))?"  # the old, | tired …
    # very | new school’s | Monday’s | the Sunday Herald | “fortress” …
    r"(?:[J#NSXp&]|R(?<![XE]R)(?=[J#])|C(?<=JC)(?=J[NSX])|Y(?=p)|Y(?<=DY)(?=[XNS])|F(?<=[DPJpX]F)){0,16}"
    r"(?:[NSX#]|F(?<=[DPJp]F))|E|D{1,2}|P(?![JNSX#])"  # belt, Orr, two, “belt” | she | this, the other | hers
)
VERB_GROUP = (
    r"(?:[MB]R{0,3}){1,4}[VZTLG]?|OR{0,2}(?:BR{0,2}){0,2}[VTLB]|OB|[VZTLG]"  # would never have said | to be told
)
HELPING = re.compile(r"[MB]R*I?[DJ]{0,2}[YN#]")
COUNTED = frozenset("last next this past previous".split())  # last week
PARTICIPLES = {"G": "g", "L": "l"}
TIME = r"(?:[DJ]{0,2}Y(?!p)(?:[N#Y](?!p)){0,2}|#Y)(?![NSXp])"
DAY = r"Y(?<=[ITZ]Y)"  # said on Thursday | rates would stay; said Monday | Ruiz would go
# What follows a noun that hands words over: on Monday that | is “…” | of “…” | : “…” | , made on Monday, was that
HANDED = re.compile(r'(?:I[DPJNSXYp#]++|Y){0,3}+(?:,R?[TL][DPJNSXYp#IR]{1,9}+,(?=B))?,?+(?:B?H|[BI:,]{0,2}+["F])')
ALONE = r"[IHUW,;:.()\"~-]"  # with these no phrase of several words begins
PHRASE = re.compile(rf"{ALONE}|(?P<t>{TIME})|(?P<v>{VERB_GROUP})|(?P<n>{NOUN_PHRASE})|(?P<d>{DAY})|.", re.DOTALL)


class Sentence(NamedTuple):
    """The words of one sentence outside quotations, and the phrases they make.

    A quotation counts as one word, tagged `"` for speech and `F` for a fragment; `quoted` maps the place of the
    word to the quotation's index. `kinds` has one letter for each phrase: n noun phrase, t time, v finite verb,
    f infinitive, g participle with -ing, l past participle alone; any other letter is the tag of a single word.
    `firsts` holds the word at which each phrase begins, and one more for the end.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]  # in lower case
    tags: str
    quoted: dict[int, int]
    paragraph: int
    kinds: str
    firsts: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """Return the span of the phrases from `first` up to, not including, `last`."""
        return Span(self.starts[self.firsts[first]], self.ends[self.firsts[last] - 1])

    def phrase_words(self, phrase: int) -> tuple[str, ...]:
        """Return the words of one phrase."""
        return self.words[self.firsts[phrase] : self.firsts[phrase + 1]]

    def head(self, phrase: int) -> int:
        """Return the index of the last word of a phrase."""
        return self.firsts[phrase + 1] - 1


def parse(text: str, layout: Layout, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of the body, in the order of the text."""
    rows = read_rows(text, layout, quotations)
    names = frozenset(
        form.lower()
        for row in rows
        for place, form in enumerate(row.forms)
        if form[0].isupper() and place not in row.initial
    )
    common = frozenset(filter(str.islower, chain.from_iterable(row.forms for row in rows)))
    tagger = Tagger(names - common, common, lexicon)
    return tuple(_sentence(row, *tagger.tag(row), lexicon) for row in rows)


def _sentence(row: Row, words: tuple[str, ...], tags: str, lexicon: Lexicon) -> Sentence:
    kinds = ""
    starts: list[int] = []
    for m in PHRASE.finditer(tags):
        first, last = m.span()
        kind = _kind(m.lastgroup, first, last, words, tags) if m.lastgroup else tags[first]
        if kind == "v" and kinds.endswith(("vt", "vIt")) and _helps(tags[starts[kinds.rindex("v")] : first]):
            kinds = kinds[: kinds.rindex("v") + 1]  # “had on Wednesday called”
            del starts[len(kinds) :]
            continue
        if kind == "t" and last - first > 2 and words[last - 2] in COUNTED and tags[last - 3] in "NSX":
            kinds += "n"  # “the council | last week”
            starts.append(first)
            first = last - 2
        kinds += kind
        starts.append(first)
        if kind == "n" and words[last - 1] in lexicon.speech_nouns and (owner := _owner(first, last, words, tags)):
            kinds += kind
            starts.append(owner)
    firsts = (*starts, len(words))
    return Sentence(tuple(row.starts), tuple(row.ends), words, tags, row.quoted, row.paragraph, kinds, firsts)


def _helps(tags: str) -> bool:
    """Tell whether a verb and a time only help the verb after them: “had on Wednesday | called”."""
    return HELPING.match(tags) is not None


def _owner(first: int, last: int, words: tuple[str, ...], tags: str) -> int:
    """Return where the owner of a noun that hands words over ends, or 0: “Ruiz’s | remark that …”."""
    named_after = tags[max(0, first - 2) : first] in ('"B', "FB")  # “…,” was Ruiz’s | reply
    if not (named_after or HANDED.match(tags, last)):
        return 0
    if first and words[first - 1] in ("in", "through", "via"):
        return 0  # “said in her statement that …”
    owner = max(tags.rfind("p", first, last), first if tags[first] == "P" else -1) + 1
    return owner if owner < last else 0


def _kind(name: str, first: int, last: int, words: tuple[str, ...], tags: str) -> str:
    """Return the letter of one phrase, which the pattern calls n, v, t or d."""
    if name == "v":
        if tags[first] == "O":
            return "f"
        if words[first] == "having":
            return "g"
        return PARTICIPLES.get(tags[first], "v") if last - first == 1 else "v"
    if name == "n":
        return "t" if words[last - 1] in PERIODS and last - first > 1 else "n"
    # a Feb. 1 letter; not: Monday evening
    return "n" if name == "t" and tags[last - 1] == "N" and words[last - 1] not in PERIODS else "t"
