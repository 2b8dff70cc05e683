"""A light grammar: the words outside quotations, their parts of speech, and the phrases they make.

In the manner of Brill's tagger: a word gets its most likely tag from a word list or from its ending, and a few
rules mend it by its neighbours. A quotation counts as one word, so that what people say never mixes with what
the article says. Tags are one letter each, and a sentence's tags are one string, on which phrases are found
as patterns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from attrib.model import Layout, Quotation, Role, Span
from attrib.text import ends_sentence

# Tags. Open classes: N noun, S plural noun, X name, J adjective, R adverb, V verb in base form, Z with -s, T past
# or -ed participle, L irregular past participle, G with -ing. The others:
CLOSED = {
    "D": "the a an this these those each every any some no another both all many most several few such "
    "either neither much more less enough half other others",
    "P": "his her its their my our your whose",
    "E": "he she they it we i you him them us me who himself herself themselves itself everyone everybody someone "
    "somebody anyone anybody nobody one-another there",
    "M": "will would can could may might must shall should ’ll 'll ’d 'd won’t won't wouldn’t wouldn't can’t can't "
    "cannot couldn’t couldn't shouldn’t shouldn't mustn’t mustn't needn’t needn't",
    "B": "be is are was were been being am has have had having do does did ’re 're ’ve 've ’m 'm isn’t isn't aren’t "
    "aren't wasn’t wasn't weren’t weren't hasn’t hasn't haven’t haven't hadn’t hadn't doesn’t doesn't don’t don't "
    "didn’t didn't ain’t ain't",
    "O": "to",
    "H": "that",
    "C": "and or but nor yet",
    "I": "of in on at by for with from about into over under after before during between among against through "
    "without within across behind beyond toward towards upon amid amongst despite per via like near around along "
    "above below inside outside off onto out up down regarding concerning except until till since ahead alongside "
    "versus vs. including following as than",
    "G": "according citing",
    "W": "which what whether how why when where whom whatever whoever wherever whichever",
    "U": "because although though while whereas if unless whenever",
    "R": "not n’t also even never ever just only still again already always often then now here too very so perhaps "
    "maybe quite rather soon once later earlier recently meanwhile however instead therefore thus else ago twice "
    "together apart away back forward far almost nearly once otherwise indeed well further yesterday today tomorrow "
    "tonight publicly",
    "#": "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand "
    "million billion trillion dozen dozens first second third",
}  # fmt: skip
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
# Words after which a capitalised “of” belongs to the name or the title: Secretary of State John Kerry
OF_HEADS = frozenset(
    "secretary department university house bank ministry board college institute bureau school court council "
    "committee republic chief speaker duke earl bishop archbishop prince princess attorney commissioner director "
    "secretaries league church association federation academy museum leader organization organisation minister".split()
)
PASTS = frozenset("forecast foretold cast put read bid".split())  # pasts that look like nouns
NOT_NAMES = DAYS - {"may", "march", "april", "june", "august"}
PERIODS = frozenset("week month year day night morning afternoon evening weekend summer spring autumn fall winter".split())

TOKEN = regex.compile(
    r"(?:\p{L}\.){2,}+|"  # U.S., J.R.R.
    r"[$£€#@]?\d++(?:[.,:/]\d++)*+(?:[-–]?\p{L}++(?:-\p{L}++)*+|%)?|"  # $4.5, 12th, 38-year-old, 45%
    r"[$£€#@]?\p{L}[\p{L}\p{M}\d_]*+(?:(?:[’'](?!s\b)|[-‐‑&](?=\p{L})|\.(?=\p{L}{2}))[\p{L}\p{M}\d_]++)*+|"
    r"[’']s\b|\.{2,}|--|[^\s]"
)
QUOTED = '"'

# Phrases on the string of tags. A fragment in marks (F) may stand inside a noun phrase: the “fortress belt”.
NOUN_PHRASE = r"[DP]{0,3}(?:(?<=D)[JT],(?=J))?(?:R(?=[J#])|[J#NSXp&]|Y(?=p)|(?<=[DPJpX])F){0,16}(?:[NSX#]|(?<=[DPJ])F)|[ED]|P(?![JNSX#])"
VERB_GROUP = r"(?:[MB]R{0,3}){1,4}[VZTLG]?|O R{0,2}(?:BR{0,2}){0,2}[VTLB]|O B|[VZTLG]".replace(" ", "")
TIME = r"(?:[DJ]{0,2}Y(?!p)(?:[N#Y](?!p)){0,2}|#Y)(?![NSXp])"
PHRASE = regex.compile(rf"(?P<t>{TIME})|(?P<v>{VERB_GROUP})|(?P<n>{NOUN_PHRASE})|(?P<o>.)", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Sentence:
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


def guess(word: str) -> str:
    """Return the tag that a lower-case word's ending suggests."""
    if word.endswith("ing"):
        return "G"
    if word.endswith("ed"):
        return "T"
    if word.endswith("ly"):
        return "R"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "S"
    if word.endswith(("ous", "ful", "ive", "able", "ible", "al", "ic", "less", "ish", "ary", "ian", "-old", "-based")):
        return "J"
    return "N"


@cache
def word_tags() -> tuple[dict[str, str], frozenset[str]]:
    """Return the tag of each listed word, and the nouns that are verbs too (plan, vote, claim)."""
    tags: dict[str, str] = {}
    verbs: frozenset[str] = frozenset()
    for line in (Path(__file__).parent / "data/en/words.txt").read_text(encoding="utf-8").splitlines():
        tag, _, words = line.partition(" ")
        if tag == "verb":
            verbs = frozenset(words.split())
        elif tag != "#" or not words.startswith("W"):
            tags.update(dict.fromkeys(words.split(), tag))
    for tag, words in CLOSED.items():
        tags.update(dict.fromkeys(words.split(), tag))
    return tags, verbs


PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "—": "-", "–": "-", "--": "-", "-": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", "/": "C", "&": "&", "%": "N", "..": ".", "...": ".",
}  # fmt: skip


def parse(
    text: str, layout: Layout, quotations: tuple[Quotation, ...], nouns: frozenset[str], verbs: frozenset[str]
) -> tuple[Sentence, ...]:
    """Return the sentences of the body, in the order of the text.

    `nouns` and `verbs` are common words that the lexicon knows, in all their forms.
    """
    rows = list(_rows(text, layout, quotations))
    names = frozenset(
        w.lower() for row in rows for w, first in zip(row.forms, row.initial, strict=True) if not first and w[:1].isupper()
    )
    common = frozenset(w for row in rows for w in row.forms if w.islower())
    tagger = _Tagger(names - common, nouns, verbs, common)
    return tuple(tagger.sentence(row) for row in rows)


@dataclass(slots=True)
class _Row:
    """The words of one sentence while it is read."""

    paragraph: int
    starts: list[int]
    ends: list[int]
    forms: list[str]
    initial: list[bool]
    quoted: dict[int, int]
    fragments: set[int]


def _rows(text: str, layout: Layout, quotations: tuple[Quotation, ...]) -> list[_Row]:
    """Cut every body paragraph into sentences of words and quotations."""
    rows: list[_Row] = []
    q = 0
    for number, paragraph in enumerate(layout.paragraphs):
        if paragraph.role is Role.HEADLINE or paragraph.role is Role.BYLINE or paragraph.role is Role.CREDIT:
            continue
        start, end = paragraph.span
        while q < len(quotations) and quotations[q].outer.end <= start:
            q += 1
        row = _Row(number, [], [], [], [], {}, set())
        k, at = q, start
        while at < end:
            here = quotations[k] if k < len(quotations) and quotations[k].outer.start < end else None
            until = max(at, here.outer.start) if here else end
            row = _read(text, at, until, end, row, rows)
            if here is None:
                break
            close = min(here.outer.end, end)
            _add_quotation(text, here, k, close, row)
            at, k = close, k + 1
            if here.outer.end > end or text[here.content[-1].end - 1] == ".":
                if not _sentence_follows(text, close, end):
                    continue
                rows.append(row)
                row = _Row(number, [], [], [], [], {}, set())
        if row.forms:
            rows.append(row)
    return rows


def _add_quotation(text: str, quotation: Quotation, index: int, close: int, row: _Row) -> None:
    place = len(row.forms)
    row.quoted[place] = index
    content = quotation.content[0]
    words = text[content.start : content.end].split()
    speech = text[content.end - 1] in ".,?!…—" or len(quotation.content) > 1 or len(words) > 8
    if place == 0 and len(words) > 3 and words[0][:1].isupper():
        speech = True
    if not speech or _is_title(words, row.forms):
        row.fragments.add(place)
    row.starts.append(quotation.outer.start)
    row.ends.append(close)
    row.forms.append(QUOTED)
    row.initial.append(place == 0)


def _is_title(words: list[str], before: list[str]) -> bool:
    """Tell a title that only carries the sentence's comma from speech: a host of “Morning Hour,” told us."""
    if not before or before[-1] in (",", ":", ".", "—", "–", "-") or len(words) > 8:
        return False
    if not all(w[:1].isupper() or not w[:1].isalpha() for w in words if len(w) > 3) or not words[0][:1].isupper():
        return False
    return len(words) > 1 or before[-1].lower() not in ("said", "says", "say", "answered", "replied", "shouted", "added")


def _sentence_follows(text: str, at: int, end: int) -> bool:
    while at < end and text[at].isspace():
        at += 1
    return at < end and not text[at].islower() and text[at] not in ",;:—–-)"


def _read(text: str, start: int, until: int, end: int, row: _Row, rows: list[_Row]) -> _Row:
    """Read the words from `start` to `until` into the row; a finished sentence goes to `rows`."""
    for m in TOKEN.finditer(text, start, until):
        a, b = m.span()
        form = m.group()
        if form == "." and row.ends and row.ends[-1] == a and _only_shortens(text, row, b, end):
            row.ends[-1] = b
            row.forms[-1] += "."
            continue
        row.starts.append(a)
        row.ends.append(b)
        row.forms.append(form)
        row.initial.append(len(row.forms) == 1 or row.forms[-2] in ".:“”\"‘")
        if form in ".!?…" and ends_sentence(text, row.starts[0], a, b, end) and _no_tag_follows(form, text, b, until):
            rows.append(row)
            row = _Row(row.paragraph, [], [], [], [], {}, set())
        elif form[-1] == "." and len(form) > 2 and form[0] != "." and ends_sentence(text, row.starts[0], b - 1, b, end):
            rows.append(row)
            row = _Row(row.paragraph, [], [], [], [], {}, set())
    return row


def _no_tag_follows(form: str, text: str, at: int, until: int) -> bool:
    return form in ".…" or at >= until or not text[at : at + 2].strip().islower()


def _only_shortens(text: str, row: _Row, at: int, end: int) -> bool:
    """Tell whether a full stop belongs to the word before it: Sen., J., R-Fla."""
    return text[at : at + 1] != ")" and not ends_sentence(text, row.starts[-1], at - 1, at, end)


class _Tagger:
    """Gives the words of one article their tags, knowing which words the article prints as names."""

    def __init__(
        self, names: frozenset[str], nouns: frozenset[str], verbs: frozenset[str], common: frozenset[str]
    ) -> None:
        self.names = names
        self.nouns = nouns
        self.common = nouns | common
        self.cues = verbs
        self.tags, self.verbs = word_tags()

    def sentence(self, row: _Row) -> Sentence:
        words = tuple(w.lower().replace("’", "'") for w in row.forms)
        tags = [self._first_guess(w, f, i) for w, f, i in zip(words, row.forms, row.initial, strict=True)]
        for place in row.quoted:
            tags[place] = "F" if place in row.fragments else QUOTED
        self._mend(words, tags)
        line = "".join(tags)
        kinds: list[str] = []
        firsts: list[int] = []
        for m in PHRASE.finditer(line):
            kinds.append(_kind(m, words, line))
            firsts.append(m.start())
        return Sentence(
            tuple(row.starts), tuple(row.ends), words, line, row.quoted, row.paragraph, "".join(kinds),
            (*firsts, len(words)),
        )  # fmt: skip

    def _first_guess(self, word: str, form: str, initial: bool) -> str:
        known = PUNCTUATION.get(word)
        if known:
            return known
        head = form[0]
        if head.isupper():
            if word in NOT_NAMES or (word in DAYS and not initial):
                return "Y"
            if form == "I":
                return "E"
            tag = self.tags.get(word)
            if not initial:
                return tag if tag and tag in "DPE" and not form.isupper() else "X"
            if word in self.names and (tag is None or tag in "NSJRVZTLG"):
                return "X"
            if tag:
                return tag
            likely = guess(word)
            known = likely == "R" or word in self.common or "-" in word or (likely in "TG" and word in self.cues)
            return likely if known else "X"
        if head.isdigit() or head in "$£€#":
            return "J" if word.endswith("-old") else "#"
        if head == "@":
            return "X"
        if word in ("'s", "'"):
            return "p"
        tag = self.tags.get(word)
        if tag:
            return tag
        if not head.isalpha():
            return "~"
        return guess(word)

    def _mend(self, words: tuple[str, ...], tags: list[str]) -> None:
        """Mend the tags by their neighbours, from left to right."""
        last = len(tags) - 1
        before = "."  # the tag of the word before, adverbs passed over
        quoted = False  # a quotation came, and no verb since: “…,” the suit reads.
        for i, tag in enumerate(tags):
            after = tags[i + 1] if i < last else "."
            if i == 0 and tag == "V" and after in "TZ" and words[1] in self.cues:
                tags[0] = tag = "X"  # “Weld argues that …”: a name that is a verb too
            if tag == QUOTED:
                quoted = True
            elif tag in "VZTB":
                quoted = False
            elif tag == "S" and after in '"F' and before in "XNS" and words[i] in self.cues:
                tags[i] = before = "Z"  # “The ad claims “…””
                continue
            elif quoted and tag in "SN" and words[i] in self.cues and (
                (after in ".,YI" and before in "NSX") or (before == QUOTED and after in "DPX")
            ):
                tags[i] = before = "Z"
                quoted = False
                continue
            if tag in "VNSZTLGJ":
                tags[i] = tag = self._mend_open(words[i], tag, before, after)
                if tag == "S" and i and tags[i - 1] == "R" and after in "DPOHEW" and self._may_be_verb(words[i], tag):
                    tags[i] = tag = "Z"  # “the formula allegedly outlines an agreement”
                elif words[i] == "close" and after in "OI":
                    tags[i] = tag = "J"
                elif words[i] == "long" and before == "B" and after in "TL":
                    tags[i] = tag = "R"
            elif tag == "p" and (before in "EWH" or words[i - 1] in ("that", "there")):
                tags[i] = tag = "B"
            elif tag == "H":
                tags[i] = tag = _mend_that(before, after)
            elif tag == "E" and words[i] == "her" and after in "NSJX#G":
                tags[i] = tag = "P"
            elif tag == "P" and words[i] == "his" and after not in "NSJX#GTLVZRFD":
                tags[i] = tag = "E"
            elif tag == "I" and words[i] == "of" and before == after == "X" and words[i - 1] in OF_HEADS:
                tags[i] = tag = "&"
            elif tag == "I" and words[i] == "like" and before in "MOE":
                tags[i] = tag = "V"
            elif tag == "I" and words[i] == "out" and before in "VZTLG":
                tags[i] = tag = "R"
            elif tag == "D" and words[i] in ("more", "most", "less", "no", "enough") and after in "JR":
                tags[i] = tag = "R" if before not in "DP" else "J"
            if tag != "R":
                before = tag

    def _mend_open(self, word: str, tag: str, before: str, after: str) -> str:
        """Mend one open-class tag: “plans” in “Ruiz plans to” and in “the plans”."""
        if before in "MO" and tag in "NVJT" and (tag != "J" or word in self.verbs) and (
            tag != "N" or word in self.verbs or word in self.cues
        ):
            return "V"
        if tag == "N" and word in self.cues and before in "NSX" and after in "HDPEWX" and word in PASTS:
            return "T"  # “The bank forecast that growth would slow.”
        if tag == "V" and before in "DPJp#I" and word not in ("be",):
            return "N"
        if tag == "Z" and (before in "DPJp#" or (before == "I" and after not in "DPOHEWX\"FG#JSC")):
            return "S"
        if tag in "NS" and self._may_be_verb(word, tag) and after in "DPOHEWFIR\"":
            if before == "E" or (tag == "N" and before == "S" and after in "DPOHEWFR\"") or (
                tag == "S" and before in "XN" and after in "DPOHEW"
            ):  # fmt: skip
                return "V" if tag == "N" else "Z"
        if tag == "G" and before in "DPpJ#":
            return "J" if after in "NSX" else "N"
        if tag in "TL" and before in "DPpJ#" and after in "NSJXG":
            return "J"
        if tag == "T" and before in "NSX" and after == "I":
            return tag
        if tag == "J" and before in "DPp" and after in "TZVBM.,IW-":
            return "N"
        if tag == "J" and before in "DPpXJ#N" and after not in "NSXJ&pFG" and word in self.nouns:
            return "N"  # “a Ukrainian general said”
        return tag

    def _may_be_verb(self, word: str, tag: str) -> bool:
        if word in self.cues:
            return True
        if tag == "N":
            return word in self.verbs
        return word[:-1] in self.verbs or (word.endswith("es") and word[:-2] in self.verbs)


def _mend_that(before: str, after: str) -> str:
    if before in "VZTLGNSJB," and after in "DPEXHSJ#NGI\"FRUWY":
        return "D" if before in ",B" and after in "NJ" else "H"
    if after in "BMVZT":
        return "W" if before in "NSX" else "E"
    if after in "NSJ":
        return "D"
    return "H" if after in "DPEX" else "E"


def _kind(m: regex.Match[str], words: tuple[str, ...], tags: str) -> str:
    """Return the letter of one phrase."""
    name = m.lastgroup
    first, last = m.span()
    if name == "v":
        if tags[first] == "O":
            return "f"
        if last - first == 1:
            return {"G": "g", "L": "l"}.get(tags[first], "v")
        return "v"
    if name == "n":
        return "t" if words[last - 1] in PERIODS and last - first > 1 else "n"
    return "t" if name == "t" else tags[first]
