"""Mentions: what a noun phrase says of whom it names. A name with its titles, a role, a body, a number, a pronoun."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from attrib.clauses import Range, extent
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon
from attrib.model import Span
from attrib.names import Words, has_public, holds_public_role, is_former, longest_noun, read_name

PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female",
    "herself": "female", "they": "many", "them": "many", "their": "many", "themselves": "many", "it": "thing",
    "its": "thing", "itself": "thing", "who": "relative", "whom": "relative", "whose": "relative",
    "which": "relative", "that": "relative",
    "i": "self", "we": "self", "me": "self", "us": "self", "my": "self", "our": "self", "you": "anyone",
}  # fmt: skip
SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
NUMBERS = {w: n for n, w in enumerate(SMALL, start=1)} | {"a": 1, "an": 1, "another": 1, "both": 2, "dozen": 12}
MANY = frozenset("several many some most few all dozens hundreds both".split())
# “a number of officials”, “a third of voters”: the noun after “of” tells who they are
PORTIONS = frozenset(
    "number handful couple majority host lot range dozens hundreds thousands half third quarter percent cent group "
    "series string most".split()
)
OWN_WORDS = frozenset({"reporter", "newspaper", "paper", "correspondent", "writer", "author"})
DEFINITE = frozenset({"the", "this", "these", "those", "that", "both"})


@dataclass(frozen=True, slots=True)
class Mention:
    """What one noun phrase says.

    `kind` is name, body, media, document, description, pronoun or self; `name` a name's words as printed, without
    titles; `head` the noun that the phrase turns on, and `noun_class` the list in which that noun stands.
    """

    span: Span
    sentence: int
    phrases: Range
    kind: str
    name: tuple[str, ...] = ()
    head: str = ""
    noun_class: str = ""
    plural: bool = False
    count: int | None = None
    definite: bool = False
    gender: str = ""
    official: bool = False  # holds a public office now, by this phrase
    described: bool = False  # the phrase says what a named person is, or where from
    former: bool = False
    body: bool = False  # the phrase ties the person to a body, a place, or another person
    public: bool = False  # and the body is public
    owned: bool = False  # “Ukraine’s” general staff, “her” lawyer
    parts: tuple[Mention, ...] = ()  # A and B


class Namer:
    """Reads the noun phrases of one article."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon

    def source(self, number: int, phrases: Range) -> Mention:
        """Return the mention that a whole source phrase makes: the noun phrase with its appositions."""
        sentence = self.sentences[number]
        first = phrases.first
        while first < phrases.last - 1 and sentence.kinds[first] not in "nWDP":
            first += 1
        parts = self._coordinated(number, first, phrases.last)
        if not parts:
            return self._whole(number, first, phrases.last, phrases)
        best = min(parts, key=_identified)
        counts = [p.count for p in parts if p.count is not None]
        count = sum(counts) if len(counts) == len(parts) else None
        span = sentence.span(*phrases)
        return replace(best, span=span, phrases=phrases, name=(), plural=True, count=count, gender="", parts=parts)

    def phrase(self, number: int, k: int) -> Mention:
        """Return the mention of the noun phrase `k` with all that hangs on it."""
        sentence = self.sentences[number]
        end = min(extent(sentence, k), len(sentence.kinds))
        return self._whole(number, k, end, Range(k, end))

    def words(self, number: int, first: int, last: int) -> Words:
        """Return the words of a sentence from `first` up to, not including, `last`."""
        sentence = self.sentences[number]
        forms = tuple(self.text[sentence.starts[i] : sentence.ends[i]] for i in range(first, last))
        return Words(sentence.words[first:last], forms, sentence.tags[first:last])

    def named(self, number: int, k: int, first: int, last: int) -> Mention:
        """Return the mention that part of a phrase makes: “Marco Diaz” in “Marco Diaz’s advisers”."""
        sentence = self.sentences[number]
        span = Span(sentence.starts[first], sentence.ends[last - 1])
        return self._from_name(Mention(span, number, Range(k, k + 1), "name"), self.words(number, first, last), 0)

    def _coordinated(self, number: int, first: int, last: int) -> tuple[Mention, ...]:
        """Return the mentions in “A and B”, “A, B and C”, or nothing where “and” joins something else."""
        sentence = self.sentences[number]
        kinds = sentence.kinds[first:last]
        if "C" not in kinds or kinds[:1] != "n" or "(" in kinds:
            return ()
        heads = [i for i in range(first + 1, last) if sentence.kinds[i] == "n" and sentence.kinds[i - 1] in "C,"]
        joined = [i for i in heads if sentence.kinds[i - 1] == "C"]
        if not joined or sentence.words[sentence.firsts[joined[-1] - 1]] not in ("and", "or"):
            return ()
        if len(heads) < 2 and kinds[1] != "C":
            return ()
        ends = [h - 1 for h in heads] + [last]
        parts = tuple(self._whole(number, h, e, Range(h, h + 1)) for h, e in zip([first, *heads], ends, strict=True))
        alike = all(p.kind in (parts[0].kind, "description", "name") for p in parts)
        return parts if alike and parts[-1].kind != "pronoun" else ()

    def _whole(self, number: int, k: int, last: int, phrases: Range) -> Mention:
        base = self._base(number, k, phrases)
        if base.kind in ("pronoun", "self"):
            return base
        return Appositions(self, number, base).read(k, last)

    def base(self, number: int, k: int) -> Mention:
        """Read one noun phrase by itself."""
        return self._base(number, k, Range(k, k + 1))

    def _base(self, number: int, k: int, phrases: Range) -> Mention:
        sentence = self.sentences[number]
        words = self.words(number, sentence.firsts[k], sentence.firsts[k + 1])
        found = Mention(sentence.span(*phrases), number, phrases, "description")
        lower, tags = words.lower, words.tags
        if len(lower) == 1 and lower[0] in PRONOUNS and tags in "EWPH":
            feature = PRONOUNS[lower[0]]
            kind = "self" if feature == "self" else "pronoun"
            many = feature == "many" or lower[0] == "we"
            return replace(found, kind=kind, head=lower[0], plural=many, count=None if many else 1, gender=feature)
        if (lower[0] == "this" and lower[-1] in OWN_WORDS) or (lower[0] in ("we", "our") and len(lower) > 1):
            return replace(found, kind="self", head=lower[-1], count=1)
        portion = self._portion(number, k, words)
        if portion is not None:
            return replace(portion, span=found.span, phrases=phrases)
        owner = max((i for i, t in enumerate(tags) if t == "p"), default=-1)
        start = owner + 1 if owner + 1 < len(lower) else 0
        found = replace(found, definite=lower[0] in DEFINITE or tags[0] == "P", owned=owner > 0 or tags[0] == "P")
        if tags[-1] == "X" and not self._is_common(lower):
            return self._from_name(found, words, start)
        return self._described(found, words, start)

    def _portion(self, number: int, k: int, words: Words) -> Mention | None:
        """Read “one of the passengers”, “a number of officials”, “85% of voters” by the noun after “of”."""
        sentence = self.sentences[number]
        if sentence.kinds[k + 1 : k + 3] != "In" or sentence.words[sentence.firsts[k + 1]] != "of":
            return None
        last = words.lower[-1]
        if not (set(words.tags) <= set("D#R") or (set(words.tags) <= set("D#NSJR") and last in PORTIONS)):
            return None
        inner = self.base(number, k + 2)
        if inner.kind in ("pronoun", "self"):
            return None
        count, many = _number(words.lower, words.tags)
        one = count == 1 and last in ("one", "another")
        kind = inner.kind if inner.kind == "name" else "description"
        stated = count if many and last not in PORTIONS else None
        return replace(inner, kind=kind, count=1 if one else stated, plural=not one, definite=False)

    def _is_common(self, lower: tuple[str, ...]) -> bool:
        """Tell whether a capitalised last word is a common noun all the same: Republicans, “Officials said”, an MP."""
        kind = self.lexicon.nouns.get(lower[-1])
        if kind == "collective" or (kind == "office" and lower[0] in ("a", "an", "one", "another")):
            return True
        return kind is not None and len(lower) == 1 and kind not in ("institution", "media", "document")

    def _from_name(self, found: Mention, words: Words, start: int) -> Mention:
        n = read_name(words, start, self.lexicon)
        return replace(
            found, kind=n.kind, name=n.name, head=n.head, noun_class=n.noun_class, gender=n.gender, former=n.former,
            count=1 if n.kind == "name" else None, official=n.official, described=n.described, body=n.public,
            public=n.public,
        )  # fmt: skip

    def _described(self, found: Mention, words: Words, start: int) -> Mention:
        """Read a phrase without a name at its end: a senior Ukrainian official, two sources, the campaign."""
        lex = self.lexicon
        lower = words.lower
        head = longest_noun(lower, len(lower), lex)
        kind = lex.nouns.get(head, "")
        hyphened = lower[-1].rpartition("-")[2]
        if not kind and hyphened in lex.nouns:
            head, kind = hyphened, lex.nouns[hyphened]
        count, many = _number(lower[start:], words.tags[start:])
        plural = many or head in lex.plurals or (not kind and words.tags[-1] == "S")
        before = lower[: len(lower) - 1]
        public = has_public(lower, lex)
        tied = "X" in words.tags[:-1] or public or found.owned
        body = tied or any(lex.nouns.get(w) in ("institution", "media") for w in before)
        return replace(
            found, head=head, noun_class=kind, plural=plural, count=count if count is not None or plural else 1,
            gender=lex.genders.get(head, ""), described=True, former=is_former(lower, lex), body=body, public=public,
        )  # fmt: skip


# “Jon Teller (D-Mont.)”, “Dina Salas, R-Texas,”: the party and the state stand beside a lawmaker’s name
SEAT = regex.compile(r"(?:r|d|i|l|ind|rep|dem)-\p{L}")
AGE = regex.compile(r"\d\d\Z")
TYING = frozenset("of for at in inside within with from by to".split())
PLACING = frozenset({"at", "in", "inside", "within", "from", "on"})
NAMELESS = frozenset({"document", "media", "institution", "empty"})


class Appositions:
    """Adds to a mention what the phrases after it say: “of Brno”, “, deputy press secretary”, “, 41”, “(D-Mont.)”."""

    def __init__(self, namer: Namer, number: int, base: Mention) -> None:
        self.namer = namer
        self.lexicon = namer.lexicon
        self.sentence = namer.sentences[number]
        self.number = number
        self.mention = base

    def read(self, k: int, last: int) -> Mention:
        """Return the mention with all that the phrases after `k`, up to `last`, add to it."""
        kinds = self.sentence.kinds
        apposed = False
        for i in range(k + 1, min(last, k + 40)):
            letter = kinds[i]
            words = self.sentence.phrase_words(i)
            if letter in ",(-":
                apposed = True
            elif letter == "v" and self.sentence.words[self.sentence.firsts[i] - 1] == "who":
                self.mention = replace(self.mention, described=True)
                if words[-1] in ("is", "now") and kinds[i + 1 : i + 2] == "n" and self.mention.kind == "name":
                    self._role(i + 1, last, self.namer.base(self.number, i + 1))  # “who is now the trade secretary”
                break
            elif letter == "n" and words[0] in PRONOUNS:
                continue
            elif letter in "nt" and apposed and kinds[i - 1] in ",(-JR":
                self._apposed(i, last, words, letter)
            elif letter == "n" and kinds[i - 1] in "IO":
                self._prepositional(i, last, words)
        return self.mention

    def _apposed(self, i: int, last: int, words: tuple[str, ...], letter: str) -> None:
        m = self.mention
        if m.kind == "name" and SEAT.match(words[0]):
            self.mention = replace(m, official=not m.former, described=True)
        elif AGE.match(words[-1]) and len(words) == 1:
            self.mention = replace(m, described=True)
        elif letter == "n":
            more = self.namer.base(self.number, i)
            if m.kind == "name":
                self._role(i, last, more)
            elif more.kind == "name" and m.count == 1 and m.kind == "description" and m.noun_class not in NAMELESS:
                # “His campaign manager, Jeff Wills”: the name comes after the role
                here = self.sentence.words[self.sentence.firsts[m.phrases.first] : self.sentence.firsts[i]]
                office = m.noun_class == "office" or holds_public_role(m.head, here, self.lexicon)
                official = (m.official or office) and not m.former
                gender = m.gender or more.gender
                self.mention = replace(m, kind="name", name=more.name, official=official, described=True, gender=gender)

    def _role(self, i: int, last: int, more: Mention) -> None:
        """Add a role after a name: Ana Ruiz, the mayor of Brno; Ivo Lak, a police spokesman."""
        m = self.mention
        self.mention = m = replace(m, described=True)
        if more.kind != "description":
            return
        thing = more.noun_class == "media" or (more.noun_class == "institution" and len(m.name) == 1)
        if thing and not (m.official or m.noun_class or m.gender):
            # “Gazeta Nova, a newspaper”, “Halden, a brewer”: no person
            self.mention = replace(m, kind="media" if more.noun_class == "media" else "body", count=None)
            return
        end = self.sentence.firsts[min(last, i + 5)]
        here = self.sentence.words[self.sentence.firsts[i] : end]
        office = more.noun_class == "office" or holds_public_role(more.head, here, self.lexicon)
        gender = m.gender or more.gender
        if more.former or more.head in ("candidate", "nominee"):
            self.mention = replace(m, former=m.former or more.former, gender=gender)
            return
        self.mention = replace(
            m, official=m.official or (office and not self._private(i, last)), gender=gender,
            head=m.head if m.noun_class else more.head, noun_class=m.noun_class or more.noun_class,
        )  # fmt: skip

    def _prepositional(self, i: int, last: int, words: tuple[str, ...]) -> None:
        """Add what a preposition ties to the noun: an aide to the mayor, a clerk at Velm Builders."""
        m = self.mention
        sentence = self.sentence
        tying = PLACING if m.noun_class == "empty" else TYING  # “sources in the ministry”, but not “familiar with it”
        tied = sentence.words[sentence.firsts[i - 1]] in tying
        named = "X" in sentence.tags[sentence.firsts[i] : sentence.firsts[i + 1]]
        m = replace(m, body=m.body or tied, described=m.described or (named and m.kind == "name"))
        if has_public(words, self.lexicon) or self.lexicon.nouns.get(words[-1]) == "office":
            role = m.kind == "name" and not m.former and holds_public_role(m.head, words, self.lexicon)
            m = replace(m, public=True, official=m.official or (role and not self._private(i, last)))
        self.mention = m

    def _private(self, i: int, last: int) -> bool:
        words = self.sentence.words[self.sentence.firsts[i] : self.sentence.firsts[min(last, i + 8)]]
        return any(w in self.lexicon.private for w in words)


def _identified(mention: Mention) -> tuple[int, bool]:
    """Rank a mention by how much it tells: a name first."""
    order = ("name", "body", "document", "media", "description")
    return (order.index(mention.kind) if mention.kind in order else 9, not mention.official)


def _number(words: tuple[str, ...], tags: str) -> tuple[int | None, bool]:
    """Return the number that a phrase states, and whether it makes the phrase a plural."""
    for word, tag in zip(words[:3], tags, strict=False):
        if word in NUMBERS:
            return NUMBERS[word], NUMBERS[word] > 1
        if tag == "#" and word.replace(",", "").isdigit():
            number = int(word.replace(",", ""))
            return number, number > 1
    return None, bool(words) and words[0] in MANY
