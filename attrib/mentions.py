"""Mentions: what a noun phrase says of whom it names. A name with its titles, a role, a body, a number, a pronoun."""

from __future__ import annotations

from typing import NamedTuple

from attrib.grammar import Sentence
from attrib.holders import PORTFOLIO, read_holder
from attrib.lexicon import THINGS, Lexicon
from attrib.model import Span
from attrib.name_kinds import Words
from attrib.names import Naming, has_public, is_body_of, is_former, longest_noun, read_name
from attrib.phrases import Range

PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female",
    "herself": "female", "they": "many", "them": "many", "their": "many", "themselves": "many", "it": "thing",
    "its": "thing", "itself": "thing", "who": "relative", "whom": "relative", "whose": "relative",
    "which": "relative", "that": "relative",
    "i": "self", "we": "self", "me": "self", "us": "self", "my": "self", "our": "self", "you": "anyone",
}  # fmt: skip
SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
NUMBERS = {w: n for n, w in enumerate(SMALL, start=1)} | {"a": 1, "an": 1, "another": 1, "both": 2, "dozen": 12}
MOST_DIGITS = 12  # more are no number of people, and thousands of them no number to Python
MANY = frozenset("several many some most few all dozens hundreds both".split())
# “a number of officials”, “a third of voters”: the noun after “of” tells who they are
PORTIONS = frozenset(
    "number handful couple majority host lot range dozens hundreds thousands half third quarter percent cent group "
    "series string most slew raft bunch array handfuls list army".split()
)
CROWDS = frozenset({"dozens", "hundreds", "thousands", "scores", "handful"})
INITIALS = 4  # letters, and a word in capitals is no abbreviation of an office: MP, CEO
OWN_WORDS = frozenset({"reporter", "newspaper", "paper", "correspondent", "writer", "author"})
# Nouns that stand for a firm or a club already named
FIRMS = frozenset(
    "airline association bank brewer builder business carrier chain charity club company contractor developer firm "
    "group institute insurer lender maker manufacturer operator organisation organization publisher retailer "
    "startup supplier".split()
)
SINGLE = frozenset({"a", "an", "one", "another"})
ALONE = frozenset({"one", "other", "another"})  # without a noun: one of a group named before
DEFINITE = frozenset({"the", "this", "these", "those", "that", "both"})

At = tuple[Span, int, Range]  # where a mention stands: its span, its sentence, and its phrases there


class Mention(NamedTuple):
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
    count: int | None = None  # type: ignore[assignment]  # a tuple has a method of this name
    definite: bool = False
    gender: str = ""
    official: bool = False  # holds a public office now, by this phrase
    described: bool = False  # the phrase says what a named person is, or where from
    former: bool = False
    body: bool = False  # the phrase ties the person to a body, a place, or another person
    public: bool = False  # and the body is public
    owned: bool = False  # “Ukraine’s” general staff, “her” lawyer
    parts: tuple[Mention, ...] = ()  # A and B

    @property
    def may_name_a_firm(self) -> bool:
        """Whether this is a name, and no office, role or gender says that a person bears it."""
        return self.kind == "name" and not (self.official or self.noun_class or self.gender)


class PhraseReader:
    """Reads single noun phrases of one article, without what hangs on them."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon

    def named(self, number: int, k: int, first: int, last: int) -> Mention:
        """Return the mention that part of a phrase makes: “Marco Diaz” in “Marco Diaz’s advisers”."""
        sentence = self.sentences[number]
        at = Span(sentence.starts[first], sentence.ends[last - 1]), number, Range(k, k + 1)
        naming = read_name(self._words(sentence, first, last), 0, self.lexicon)
        return _from_name(at, naming, definite=False, owned=False)

    def base(self, number: int, k: int, phrases: Range | None = None) -> Mention:
        """Return the mention that the noun phrase `k` makes by itself; `phrases` are those that the mention spans."""
        phrases = phrases or Range(k, k + 1)
        sentence = self.sentences[number]
        first, last = sentence.firsts[k], sentence.firsts[k + 1]
        last -= sentence.tags[last - 1] == "p"  # “Ruiz’s” in “Ruiz’s claim that …”
        lower, tags = sentence.words[first:last], sentence.tags[first:last]
        at = sentence.span(*phrases), number, phrases
        owner = tags.rfind("p")
        definite, owned = lower[0] in DEFINITE or tags[0] == "P", owner > 0 or tags[0] == "P"
        if len(lower) == 1 and lower[0] in PRONOUNS and tags in "EWPH":
            feature = PRONOUNS[lower[0]]
            kind = "self" if feature == "self" else "pronoun"
            many = feature == "many" or lower[0] == "we"
            return Mention(
                *at, kind, head=lower[0], plural=many, count=None if many else 1, definite=definite, gender=feature,
                owned=owned,
            )  # fmt: skip
        if (lower[0] == "this" and lower[-1] in OWN_WORDS) or (lower[0] in ("we", "our") and len(lower) > 1):
            return Mention(*at, "self", head=lower[-1], count=1, definite=definite, owned=owned)
        tie = sentence.words[sentence.firsts[k + 1]] if sentence.kinds.startswith("In", k + 1) else ""  # a number | of
        portion = self._portion(number, k, lower, tags) if tie == "of" else None
        if portion is not None:
            return portion._replace(span=at[0], phrases=phrases)
        joined = "I" in sentence.kinds[max(0, k - 1) : k + 2] or "&" in tags
        holder = self._holder(sentence, k) if joined else None
        if holder is not None:
            return _from_name(at, holder, definite=definite, owned=owned)
        start = owner + 1 if owner + 1 < len(lower) else 0
        of_noun = self._of_noun(sentence, k) if tie in PORTFOLIO else ""
        if tags[-1] == "X" and not of_noun:
            words = self._words(sentence, first, last)
            # Ana Ruiz, Minister | for Roads
            opens = k == 0 or sentence.kinds[k - 1] in ":-" or tie in PORTFOLIO
            if not self._is_common(words, opens=opens):
                naming = read_name(words, start, self.lexicon)
                return _from_name(at, naming, definite=definite, owned=owned)
        return self._described(at, lower, tags, start, of_noun, definite=definite, owned=owned)

    def _words(self, sentence: Sentence, first: int, last: int) -> Words:
        """Return the words of a sentence from `first` up to, not including, `last`."""
        places = zip(sentence.starts[first:last], sentence.ends[first:last], strict=True)
        forms = tuple([self.text[start:end] for start, end in places])
        return Words(sentence.words[first:last], forms, sentence.tags[first:last])

    def _holder(self, sentence: Sentence, k: int) -> Naming | None:
        """Read the office and the name of which a phrase is one: Minister | for | Health Lena Moss."""
        kinds, firsts = sentence.kinds, sentence.firsts
        for first, last in ((k - 2, k + 1), (k, k + 1), (k, k + 3)):
            joined = kinds[first:last] == "nIn" and sentence.words[firsts[first + 1]] in PORTFOLIO
            if first < 0 or not (joined or (first + 1 == last and "&" in sentence.tags[firsts[k] : firsts[last]])):
                continue
            end = firsts[last] - (sentence.tags[firsts[last] - 1] == "p")
            if sentence.tags[end - 1] == "X":
                naming = read_holder(self._words(sentence, firsts[first], end), self.lexicon)
                if naming is not None:
                    return naming
        return None

    def _of_noun(self, sentence: Sentence, k: int) -> str:
        """Return the listed noun that a phrase makes with “of” and the next one: “chief of staff”, or nothing."""
        words = sentence.words[sentence.firsts[k] : sentence.firsts[k + 3]]
        noun = longest_noun(words, len(words), self.lexicon)
        spans = noun.count(" ") + 1 > sentence.firsts[k + 3] - sentence.firsts[k + 1]  # not: a clerk of | the …
        return noun if " of " in noun and spans else self._turned(sentence.words[sentence.head(k)], words[-1])

    def _turned(self, office: str, portfolio: str) -> str:
        """Return the office of a portfolio, or nothing: the secretary of labour is the labour secretary."""
        turned = f"{portfolio} {office}"
        return turned if self.lexicon.nouns.get(turned) == "office" else ""

    def _portion(self, number: int, k: int, lower: tuple[str, ...], tags: str) -> Mention | None:
        """Read “one of the passengers”, “a number of officials”, “85% of voters” by the noun after “of”."""
        last = lower[-1]
        if tags.strip("D#R") and (tags.strip("D#NSJR") or last not in PORTIONS):
            return None
        inner = self.base(number, k + 2)
        if inner.kind in ("pronoun", "self"):
            one = lower == ("one",) and inner.gender == "many"  # “one of them”
            return inner._replace(kind="description", head="one", plural=False, count=1, gender="") if one else None
        if inner.kind == "name" and last in CROWDS and inner.name[-1].endswith("s"):
            inner = inner._replace(kind="description", name=(), noun_class="collective")  # thousands of Tarovans
        count, many = _number(lower, tags)
        one = count == 1 and last in ("one", "another")
        kind = inner.kind if inner.kind == "name" else "description"
        stated = count if many and last not in PORTIONS else None
        alone = inner.head.removesuffix("s")
        head = alone if one and alone in self.lexicon.nouns else inner.head  # “one of the referees … the referee”
        return inner._replace(kind=kind, head=head, count=1 if one else stated, plural=not one, definite=False)

    def _is_common(self, words: Words, *, opens: bool) -> bool:
        """Tell whether a capitalised last word is a common noun all the same: Republicans, “Officials said”, an MP."""
        lower = words.lower
        if lower[0] == "the" and " ".join(lower) in self.lexicon.media_names:
            return False  # the Hindu
        if is_body_of(words, self.lexicon):
            return False  # the Royal College of Midwives
        kind = self.lexicon.nouns.get(lower[-1])
        people = lower[-1].endswith("s") and lower[-1][:-1] in self.lexicon.demonyms and lower[0] != "the"
        plural = lower[-1] in self.lexicon.plurals and lower[-1].endswith("s")  # not: Grant Young
        body = words.tags[1:] == "XX" and lower[-1] in self.lexicon.private  # the Royal Society
        alone = len(lower) == 1 or (words.tags[0] != "X" and not body) or plural
        if (kind == "collective" and alone) or people or self.lexicon.nouns.get(" ".join(lower)) == "collective":
            return True  # Republicans, Americans, a Green, Wall Street; not: Ida Green
        one = lower[0] in SINGLE or (lower[0] == "the" and len(lower) == 2 and lower[-1].endswith("an"))
        if one and lower[-1] in self.lexicon.demonyms:
            return True  # one kind-hearted Canadian, the Norwegian
        if "of" in lower and " of " in longest_noun(lower, len(lower), self.lexicon):
            return opens or not words.forms[lower.index("of") - 1][:1].isupper()  # the former secretary of State
        letters = words.forms[-1][1:].endswith("Ps") or (len(lower) == 2 and words.forms[-1].isupper())
        office = kind == "office" or (len(lower) == 2 and lower[-1] in self.lexicon.official_titles)  # the Speaker
        owned = "p" in words.tags[:-1]  # Velm’s Culture Minister
        if office and "of" not in lower and (owned or words.tags[0] in "DP#p" or letters):
            return True  # the Prime Minister, Labour MPs, a Green MSP; not: the Department of Justice
        role = kind not in (None, "collective") and kind not in THINGS
        if role and words.forms[-1].isupper() and words.tags[0] in "DP#p":
            return True  # the former CEO
        if role and lower[-1] in self.lexicon.plurals and len(lower) > 1 and words.forms[-2].islower():
            return True  # liberal Rabbis
        printed = opens or lower[0] in self.lexicon.plurals or (words.forms[0].isupper() and len(lower[0]) < INITIALS)
        return role and len(lower) == 1 and printed  # Officials, an MP; not: “It is late,” King said

    def _described(
        self, at: At, lower: tuple[str, ...], tags: str, start: int, of_noun: str, *, definite: bool, owned: bool
    ) -> Mention:
        """Read a phrase without a name at its end: a senior Ukrainian official, two sources, the campaign."""
        lex = self.lexicon
        if tags[-2:] in ("N#", "X#") and lower[-1][0].isdigit():  # Article 33: which one, and not how many
            lower = lower[:-1]
        if not of_noun and lower[-2:-1] == ("of",):
            of_noun = self._turned(lower[-3], lower[-1])
        head = of_noun or longest_noun(lower, len(lower), lex)
        if head not in lex.nouns and lower[-1] in lex.nouns:
            head = lower[-1]  # “top aide” is a role, and “aide” the noun
        kind = lex.nouns.get(head, "")
        if lower[-1].endswith("-year-old"):
            kind = "person"
        elif lower[0] == "those" and not kind:
            kind, head = "person", "those"  # those present
        elif not kind and "-" in lower[-1]:  # an ex-minister, the dad-of-four
            parts = lower[-1].split("-")
            whole = lower[-1].removeprefix("ex-")  # the ex-brother-in-law
            head = next((p for p in (whole, parts[-1], parts[0]) if p in lex.nouns), head)
            kind = lex.nouns.get(head, "")
        share = head.endswith("%")  # 26% say
        kind = "collective" if share else kind
        count, many = _number(lower[start:], tags[start:])
        plural = many or share or head in lex.plurals or (not kind and tags[-1] in "SX")
        if not kind and head[:-1] in lex.demonyms and head.endswith("s"):
            kind = "collective"  # most Americans
        elif not kind and head in lex.demonyms and tags[-1] == "X":
            kind, plural = "person", many  # one Canadian, the Norwegian
        before = lower[: len(lower) - 1]
        public = has_public(lower, lex)
        tied = "X" in tags[:-1] or public or owned
        body = tied or any(lex.nouns.get(w) in ("institution", "media") for w in before)
        return Mention(
            *at, "description", (), head, kind, plural, count if count is not None or plural else 1, definite,
            lex.genders.get(head, ""), described=True, former=is_former(lower, lex), body=body, public=public,
            owned=owned,
        )  # fmt: skip


def _from_name(at: At, n: Naming, *, definite: bool, owned: bool) -> Mention:
    return Mention(
        *at, n.kind, n.name, n.head, n.noun_class, count=1 if n.kind == "name" else None, definite=definite,
        gender=n.gender, official=n.official, described=n.described, former=n.former, body=n.public,
        public=n.public, owned=owned,
    )  # fmt: skip


def _number(words: tuple[str, ...], tags: str) -> tuple[int | None, bool]:
    """Return the number that a phrase states, and whether it makes the phrase a plural."""
    for word, tag in zip(words[:3], tags, strict=False):
        if word in NUMBERS:
            return NUMBERS[word], NUMBERS[word] > 1
        digits = word.replace(",", "") if tag == "#" else ""
        if digits.isdecimal() and len(digits) <= MOST_DIGITS:
            return int(digits), int(digits) > 1
    return None, bool(words) and words[0] in MANY
