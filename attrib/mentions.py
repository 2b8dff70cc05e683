"""Mentions: what a noun phrase says of whom it names. A name with its titles, a role, a body, a number, a pronoun."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from attrib.clauses import Range, extent
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon, plain
from attrib.model import Span

PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female",
    "herself": "female", "they": "many", "them": "many", "their": "many", "themselves": "many", "it": "thing",
    "its": "thing", "itself": "thing", "who": "relative", "whom": "relative", "whose": "relative",
    "which": "relative", "that": "relative",
    "i": "self", "we": "self", "me": "self", "us": "self", "my": "self", "our": "self", "you": "anyone",
}  # fmt: skip
INDEFINITE = frozenset("a an one two three four five six seven eight nine ten another several some many few any most each every no dozens hundreds".split())
NUMBERS = {
    w: n
    for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a": 1, "an": 1, "another": 1, "both": 2, "dozen": 12}
PORTIONS = frozenset("number handful couple majority host lot range dozens hundreds thousands half third quarter percent cent group series string most".split())
# “Jon Tester (D-Mont.)”, “Dina Salas, R-Texas,”: the party and the state stand beside a lawmaker’s name
SEAT = regex.compile(r"(?:r|d|i|l|ind|rep|dem)-\p{L}")
SELF_WORDS = frozenset(("this reporter", "this newspaper", "this paper", "this correspondent", "this writer", "this author"))
AGE = regex.compile(r"\d\d\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """What one noun phrase says. `name` are its name's words as printed, without titles.

    `kind` is name, body, media, description, pronoun, collective or self; `head` the noun that it turns on, and
    `noun_class` the list that the noun stands in. `roles` are the (noun, class, is-public, is-former) that the
    phrase and its appositions give.
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
    owner: Range | None = None  # the phrase before a possessive: “Ukraine’s” general staff, “her” lawyer
    parts: tuple[Mention, ...] = ()  # A and B


class Namer:
    """Reads noun phrases of one article."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon

    def forms(self, sentence: Sentence, first: int, last: int) -> list[str]:
        """Return words as they are printed."""
        return [self.text[sentence.starts[i] : sentence.ends[i]] for i in range(first, last)]

    def source(self, number: int, phrases: Range) -> Mention:
        """Return the mention that a whole source phrase makes: the noun phrase with its appositions."""
        sentence = self.sentences[number]
        first = phrases.first
        while first < phrases.last - 1 and sentence.kinds[first] not in "nWDP":
            first += 1
        parts = self._coordinated(number, first, phrases.last)
        if parts:
            best = min(parts, key=_rank)
            count = sum(p.count or 0 for p in parts) if all(p.count for p in parts) else None
            return Mention(
                sentence.span(*phrases), number, phrases, best.kind, (), best.head, best.noun_class, True, count,
                best.definite, "", best.official, best.described, best.former, best.body, best.public, None, parts,
            )  # fmt: skip
        return self._whole(number, first, phrases.last, phrases)

    def phrase(self, number: int, k: int) -> Mention:
        """Return the mention of the noun phrase `k`, with an apposition that tells more of a name."""
        sentence = self.sentences[number]
        end = min(extent(sentence, k), len(sentence.kinds))
        return self._whole(number, k, end, Range(k, end))

    def _coordinated(self, number: int, first: int, last: int) -> tuple[Mention, ...]:
        sentence = self.sentences[number]
        kinds = sentence.kinds[first:last]
        if "C" not in kinds or kinds[:1] != "n" or "(" in kinds:
            return ()
        heads = [first]
        for i in range(first + 1, last):
            if sentence.kinds[i] == "n" and sentence.kinds[i - 1] in "C," and (sentence.kinds[i - 1] == "C" or "," not in kinds[: kinds.find("C")] or True):
                heads.append(i)
        joined = [i for i in heads[1:] if sentence.kinds[i - 1] == "C"]
        if not joined or sentence.words[sentence.firsts[joined[-1] - 1]] not in ("and", "or", "&"):
            return ()
        if len(heads) > 2 or sentence.kinds[first + 1] == "C":
            parts = [self._whole(number, h, (heads[n + 1] - 1 if n + 1 < len(heads) else last), Range(h, h + 1)) for n, h in enumerate(heads)]
            if all(p.kind == parts[0].kind or p.kind in ("description", "collective", "name") for p in parts) and parts[-1].kind != "pronoun":
                return tuple(parts)
        return ()

    def _whole(self, number: int, k: int, last: int, phrases: Range) -> Mention:
        base = self._base(number, k, phrases)
        if base.kind in ("pronoun", "self"):
            return base
        return self._with_appositions(number, base, k, last)

    def _out_of(self, number: int, k: int, phrases: Range) -> Mention | None:
        """Read “one of the passengers”, “a number of officials”, “85% of voters” by the noun after “of”."""
        sentence = self.sentences[number]
        words = sentence.phrase_words(k)
        tags = sentence.tags[sentence.firsts[k] : sentence.firsts[k + 1]]
        counted = set(tags) <= set("D#NR%") and (set(tags) <= set("D#R") or words[-1] in PORTIONS)
        if not counted or sentence.kinds[k + 1 : k + 3] != "In" or sentence.words[sentence.firsts[k + 1]] != "of":
            return None
        inner = self._base(number, k + 2, Range(k + 2, k + 3))
        if inner.kind in ("pronoun", "self"):
            return None
        count, many = _number(words, tags)
        one = count == 1 and words[-1] in ("one", "another", "1")
        return replace(
            inner, span=sentence.span(phrases.first, phrases.last), phrases=phrases, count=1 if one else count if many and words[-1] not in PORTIONS else None,
            plural=not one, definite=False, kind=inner.kind if inner.kind in ("name", "description") else "description",
        )  # fmt: skip

    def _base(self, number: int, k: int, phrases: Range) -> Mention:
        """Read one noun phrase by itself."""
        sentence = self.sentences[number]
        out_of = self._out_of(number, k, phrases)
        if out_of is not None:
            return out_of
        span = sentence.span(phrases.first, phrases.last)
        a, b = sentence.firsts[k], sentence.firsts[k + 1]
        words, tags = sentence.words[a:b], sentence.tags[a:b]
        if len(words) == 1 and words[0] in PRONOUNS and tags in "EWPH":
            feature = PRONOUNS[words[0]]
            kind = "self" if feature == "self" else "pronoun"
            return Mention(span, number, phrases, kind, head=words[0], plural=feature == "many" or words[0] == "we", count=None if feature == "many" else 1, gender=feature)
        if " ".join(words[:2]) in SELF_WORDS or (words[0] in ("we", "our") and len(words) > 1):
            return Mention(span, number, phrases, "self", head=words[-1], count=1)
        owner_end = max((i for i, t in enumerate(tags) if t == "p"), default=-1)
        owner = Range(k, k + 1) if owner_end > 0 or tags[0] == "P" else None
        start = owner_end + 1
        if start >= len(words):
            start = 0
        forms = self.forms(sentence, a, b)
        count, plural_by_number = _number(words[start:], tags[start:])
        definite = words[0] in ("the", "this", "these", "those", "that", "both") or tags[0] == "P"
        common = {"count": count, "definite": definite, "owner": owner}
        if tags[-1] == "X" and not self._is_common(words[-1], words):
            return self._named(span, number, phrases, words, tags, forms, start, common)
        return self._described(span, number, phrases, words, tags, start, plural_by_number, common)

    def _is_common(self, word: str, words: tuple[str, ...]) -> bool:
        """Tell whether a capitalised last word is a common noun all the same: Republicans, Officials."""
        kind = self.lexicon.nouns.get(word)
        if kind in ("collective",):
            return True
        return kind is not None and len(words) == 1 and kind not in ("institution", "media", "document")

    def _named(
        self, span: Span, number: int, phrases: Range, words: tuple[str, ...], tags: str, forms: list[str], start: int, common: dict[str, object]
    ) -> Mention:
        """Read a phrase that ends with a name: Kremlin spokesman Dmitry Peskov, the Financial Times, Sen. Lou Park."""
        lex = self.lexicon
        n = len(words)
        run = n
        while run > start and (tags[run - 1] == "X" or (tags[run - 1] in "&F#" and run < n)):
            run -= 1
        title_end, official, gender, person = self._titles(words, start, n, forms)
        lower_noun = ""
        if run > start and tags[run - 1] in "NSJ" and words[run - 1] not in ("the",):
            lower_noun = self._head_noun(words, run)
        first = max(run, title_end)
        if first >= n:
            first = run
        name = tuple(f for f, t in zip(forms[first:], tags[first:], strict=True) if t == "X")
        low = " ".join(plain(w) for w in name)
        full = " ".join(plain(w) for w in forms[run:])
        before = words[:first]
        former = any(w.rstrip("-") in lex.former or w.startswith("ex-") for w in before)
        noun_class = lex.nouns.get(lower_noun, "")
        kind = self._kind_of_name(name, low, full, words, tags, run, person or noun_class in ("person", "office", "insider", "aide", "spokesperson"))
        if kind == "name" and lower_noun:
            gender = gender or lex.genders.get(lower_noun, "")
        if kind != "name":
            name = tuple(forms[run:]) if not person else name
        public = any(w in lex.public_bodies or w in lex.demonyms or w in lex.places for w in before) or self._has_public(" ".join(before))
        if lower_noun and kind == "name":
            official = official or not any(w in lex.private for w in before) and (noun_class == "office" or (lower_noun in lex.public_roles and public))
        elif lower_noun == "" and kind == "name" and not official and title_end > run:
            title = " ".join(words[run:title_end])
            official = any(title.endswith(r) for r in lex.public_roles if " " in r) and public
        if former or "candidate" in before or "nominee" in before:
            official = official and not former and title_end > run and "nominee" not in before
        head = lower_noun or (words[title_end - 1] if title_end > start and kind == "name" else words[-1])
        return Mention(
            span, number, phrases, kind, name, head, noun_class, False, 1 if kind == "name" else None,
            bool(common["definite"]), gender, official and kind == "name", bool(lower_noun or title_end > run and (official or public)), former, public, public,
            common["owner"] if isinstance(common["owner"], Range) else None,
        )  # fmt: skip

    def _titles(self, words: tuple[str, ...], start: int, n: int, forms: list[str]) -> tuple[int, bool, str, bool]:
        """Return where the titles before a name end, whether one is an office, and the gender one states."""
        lex = self.lexicon
        end, official, gender, person = start, False, "", False
        i = start
        while i < n - 1:
            for size in (4, 3, 2, 1):
                if i + size >= n or not forms[i][0].isupper():
                    continue
                title = " ".join(words[i : i + size])
                if title in lex.official_titles:
                    end, official, person = i + size, True, True
                    gender = gender or lex.genders.get(words[i + size - 1], "")
                    break
                if title in lex.personal_titles:
                    end, person = i + size, True
                    gender = gender or lex.personal_titles[title]
                    break
            i = max(i + 1, end)
        return end, official, gender, person

    def _kind_of_name(self, name: tuple[str, ...], low: str, full: str, words: tuple[str, ...], tags: str, run: int, person: bool) -> str:
        lex = self.lexicon
        if person:
            return "name"
        last = plain(name[-1]) if name else ""
        if full in lex.media_names or low in lex.media_names or (words[0] == "the" and f"the {low}" in lex.media_names) or (last in lex.media_words and len(name) > 1):
            return "media"
        if last in lex.organisation_words or low in lex.organisation_names or low in lex.public_bodies or low in lex.places or low in lex.demonyms or full in lex.places or full in lex.public_bodies:
            return "body"
        noun = lex.nouns.get(last, "")
        if noun in ("institution", "media", "document") and len(name) > 1:
            return "media" if noun == "media" else "body" if noun == "institution" else "document"
        if words[0] == "the" or (name and name[-1].isupper() and 1 < len(name[-1].replace(".", "")) <= 6):
            return "body"
        return "name"

    def _head_noun(self, words: tuple[str, ...], end: int) -> str:
        """Return the longest listed noun that ends right before `end`."""
        for size in range(min(self.lexicon.longest_noun, end), 0, -1):
            noun = " ".join(words[end - size : end])
            if noun in self.lexicon.nouns or noun in self.lexicon.public_roles:
                return noun
        return words[end - 1]

    def _described(
        self, span: Span, number: int, phrases: Range, words: tuple[str, ...], tags: str, start: int, many: bool, common: dict[str, object]
    ) -> Mention:
        """Read a phrase without a name at its end: a senior Ukrainian official, two sources, the campaign."""
        lex = self.lexicon
        n = len(words)
        head = self._head_noun(words, n)
        kind = lex.nouns.get(head, "")
        last = words[-1]
        hyphened = last.rpartition("-")[2]
        if not kind and hyphened in lex.nouns:
            head, kind = hyphened, lex.nouns[hyphened]
        plural = many or head in lex.plurals or (not kind and tags[-1] == "S")
        before = words[:n]
        joined = " ".join(before)
        names = any(t == "X" for t in tags[:-1])
        public = self._has_public(joined) or any(w in lex.demonyms or w in lex.places or w in lex.public_bodies for w in before[:-1])
        former = any(w.rstrip("-") in lex.former or w.startswith("ex-") for w in before)
        gender = lex.genders.get(head, "") or ("male" if last in ("man",) else "female" if last in ("woman",) else "")
        count = common["count"] if isinstance(common["count"], int) else (None if plural else 1)
        owner = common["owner"] if isinstance(common["owner"], Range) else None
        return Mention(
            span, number, phrases, "description", (), head, kind, plural, count, bool(common["definite"]), gender,
            False, True, former, names or public or owner is not None or self._has_body(before[:-1]), public, owner,
        )  # fmt: skip

    def _has_public(self, joined: str) -> bool:
        return any(f" {body} " in f" {joined} " for body in self._public_in(joined))

    def _public_in(self, joined: str) -> list[str]:
        words = joined.split()
        found = []
        for i in range(len(words)):
            for size in (1, 2, 3):
                body = " ".join(words[i : i + size])
                if body in self.lexicon.public_bodies or body in self.lexicon.places or body in self.lexicon.demonyms:
                    found.append(body)
        return found

    def _has_body(self, words: tuple[str, ...]) -> bool:
        return any(self.lexicon.nouns.get(w) in ("institution", "media") for w in words)

    def _with_appositions(self, number: int, base: Mention, k: int, last: int) -> Mention:
        """Add what the phrases after a noun say of it: “of Brno”, “, deputy press secretary”, “, 41”."""
        sentence = self.sentences[number]
        kinds = sentence.kinds
        name, kind, head, noun_class = base.name, base.kind, base.head, base.noun_class
        official, described, former, body, public, gender = base.official, base.described, base.former, base.body, base.public, base.gender
        plural, count = base.plural, base.count
        i = k + 1
        apposed = False
        while i < last:
            letter = kinds[i]
            if letter == "," or letter == "(":
                apposed = True
            elif letter in "nD" and sentence.words[sentence.firsts[i]] in PRONOUNS:
                break
            elif letter in "nt" and apposed and kinds[i - 1] in ",(JR":
                words = sentence.phrase_words(i)
                if kind == "name" and SEAT.match(words[0]):
                    official, described = not former, True
                    i += 1
                    continue
                if AGE.match(words[-1]) and len(words) == 1:
                    described = True
                elif letter == "n":
                    more = self._base(number, i, Range(i, i + 1))
                    if more.kind in ("name",) and kind == "description" and count == 1 and noun_class not in ("document", "media", "institution", "empty"):
                        official = official or noun_class == "office" or (head in self.lexicon.public_roles and public)
                        official = official and not former
                        name, kind, described = more.name, "name", True
                        gender = gender or more.gender
                    elif kind == "name":
                        here_public = more.public or self._public_follows(sentence, i, last)
                        office = more.noun_class == "office" or (more.head in self.lexicon.public_roles and here_public) or more.official
                        described = True
                        if more.kind == "description":
                            gender = gender or more.gender
                            if more.former or more.head in ("candidate", "nominee"):
                                former = former or more.former
                            elif office and not self._party_office(sentence, i, last):
                                official = True
                            head = head if noun_class else more.head
                            noun_class = noun_class or more.noun_class
            elif letter == "n" and i > k + 1 and kinds[i - 1] in "IO":
                words = sentence.phrase_words(i)
                body = body or kinds[i - 1] == "O" or sentence.words[sentence.firsts[i - 1]] in ("of", "for", "at", "in", "inside", "within", "with", "from", "by")
                if any(sentence.tags[w] == "X" for w in range(sentence.firsts[i], sentence.firsts[i + 1])):
                    described = described or kind == "name"
                if self._has_public(" ".join(words)) or self.lexicon.nouns.get(words[-1]) == "office":
                    public = True
                    if kind == "name" and head in self.lexicon.public_roles and not former and not self._party_office(sentence, i, last):
                        official = True
            elif letter == "v" and sentence.words[sentence.firsts[i - 1]] in ("who",):
                described = True
                break
            i += 1
        return Mention(
            base.span, number, base.phrases, kind, name, head, noun_class, plural, count, base.definite, gender,
            official, described, former, body, public, base.owner, base.parts,
        )  # fmt: skip

    def _party_office(self, sentence: Sentence, i: int, last: int) -> bool:
        words = sentence.words[sentence.firsts[i] : sentence.firsts[last]]
        return any(w in self.lexicon.private for w in words)

    def _public_follows(self, sentence: Sentence, i: int, last: int) -> bool:
        end = min(last, i + 5)
        return self._has_public(" ".join(sentence.words[sentence.firsts[i] : sentence.firsts[end]]))


def _rank(mention: Mention) -> tuple[int, int]:
    order = ["name", "body", "document", "media", "description", "collective", "pronoun", "self"]
    return (order.index(mention.kind) if mention.kind in order else 9, 0 if mention.official else 1)


def _number(words: tuple[str, ...], tags: str) -> tuple[int | None, bool]:
    """Return the number that a phrase states, and whether it makes the phrase a plural."""
    for w, t in zip(words[:3], tags, strict=False):
        if w in NUMBERS:
            return NUMBERS[w], NUMBERS[w] > 1
        if t == "#" and w.isdigit():
            return int(w), int(w) > 1
    return None, bool(words) and words[0] in ("several", "many", "some", "most", "few", "all", "dozens", "hundreds", "both")
