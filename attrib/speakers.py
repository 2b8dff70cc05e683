"""Speakers: which mentions stand for one somebody, and which could stand for more than one.

One walk through the article in reading order. A name joins the voice that bears it; a definite description joins
the nearest voice that it fits; a pronoun joins the voice that was last in view. An indefinite description opens a
voice of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import regex

from attrib.clauses import Range
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon, plain
from attrib.links import Link, Source
from attrib.mentions import Mention, Namer
from attrib.model import Quotation, Span

SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
# Where a label ends: “attendee, who like others …”, “a clerk who asked not to be named”
CLAUSE = regex.compile(r",|\s\(|\swhose\s|\swho\s(?:spoke|asked|declined|requested|insisted|wished|refused|was|were)\s")
REACH = 8  # sentences over which a pronoun may look back
# Offices of which a story has one holder, so that “the mayor” is the mayor already named
HELD_BY_ONE = frozenset(
    "mayor senator governor congressman congresswoman councilman councilwoman councillor minister ambassador sheriff "
    "commissioner envoy chancellor admiral assemblyman assemblywoman alderman premier".split()
)
PERSONAL = frozenset({"person", "office", "insider", "aide", "spokesperson", "empty", "collective", ""})
UNNAMED_CLASSES = frozenset({"person", "office", "insider", "aide", "spokesperson", "empty"})


@dataclass(slots=True)
class Voice:
    """One somebody while the article is read: what all its mentions together tell."""

    kind: str  # name, body, media, description, self
    name: tuple[str, ...] = ()
    label: str = ""
    head: str = ""
    noun_class: str = ""
    plural: bool = False
    count: int | None = None
    gender: str = ""
    official: bool = False
    described: bool = False
    former: bool = False
    body: bool = False
    public: bool = False
    owner_public: bool = False
    heads: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    seen: list[tuple[int, int, bool, bool]] = field(default_factory=list)  # sentence, phrase, subject, source
    group: int | None = None  # index of the counted group that this one is out of
    parts: tuple[Mention, ...] = ()

    @property
    def person(self) -> bool:
        """Whether the voice is one person."""
        known = self.noun_class in PERSONAL and (self.noun_class or self.gender)
        return self.kind == "name" or (self.kind == "description" and not self.plural and bool(known))


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a source phrase stands for: an index among the voices, or None for a pronoun without an antecedent."""

    voice: int | None
    mention: Mention
    ambiguous: bool = False
    candidates: tuple[int, ...] = ()
    back: bool = False  # a pronoun or “the official”: a reference to an earlier mention


def resolve(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], links: tuple[Link, ...], lexicon: Lexicon
) -> tuple[tuple[Voice, ...], dict[Source, Reference]]:
    """Return the voices of an article and whom each source phrase stands for."""
    resolver = _Resolver(text, sentences, lexicon)
    sources = {link.source for link in links if link.source} | {link.relay for link in links if link.relay}
    wanted: dict[int, dict[int, list[Source]]] = {}
    for source in sorted((s for s in sources if s), key=lambda s: (s.sentence, s.phrases.first, -s.phrases.last)):
        wanted.setdefault(source.sentence, {}).setdefault(source.phrases.first, []).append(source)
    for number in range(len(sentences)):
        resolver.read(number, wanted.get(number, {}))
    resolver.learn_from_speech(quotations)
    return tuple(resolver.voices), resolver.references


class _Resolver:
    def __init__(self, text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self.namer = Namer(text, sentences, lexicon)
        self.voices: list[Voice] = []
        self.references: dict[Source, Reference] = {}
        self.by_last: dict[str, list[int]] = {}
        self.by_label: dict[str, int] = {}
        self.spoke: list[int] = []  # voices in the order in which they spoke
        self.here: list[tuple[Source, Reference]] = []  # the sources of the sentence being read

    def read(self, number: int, sources: dict[int, list[Source]]) -> None:
        """Read one sentence: the names in it, and the source phrases."""
        sentence = self.sentences[number]
        self.here = []
        k = 0
        while k < len(sentence.kinds):
            here = sources.get(k)
            if here:
                # One phrase may be the source of two cues, read to two ends: the longest tells the most.
                self._source(number, here[0])
                self.references.update(dict.fromkeys(here[1:], self.references[here[0]]))
            elif sentence.kinds[k] == "n":
                first, last = sentence.firsts[k], sentence.firsts[k + 1]
                tags = sentence.tags[first:last]
                if sentence.words[first] == "the" and "S" not in tags:
                    end = first + tags.index("p") if "p" in tags else last
                    head = sentence.words[end - 1]
                    placed = "X" in tags[: end - first]
                    if self.namer.lexicon.nouns.get(head) == "office" and (placed or head in HELD_BY_ONE):
                        self._epithet(number, k, head, sure=not placed)
                if "X" in tags:
                    if "p" in tags:
                        self._owner(number, k, first, first + tags.index("p"))
                    if tags[-1] == "X" and sentence.kinds[k - 1 : k] != "(":
                        self._name(number, k)
            k += 1

    def learn_from_speech(self, quotations: tuple[Quotation, ...]) -> None:
        """Learn an office that only somebody quoted gives: “We thank Senator Park.”"""
        titles = self.namer.lexicon.official_titles
        for quotation in quotations:
            for span in quotation.content:
                words = self.text[span.start : span.end].split()
                for title, name in pairwise(words):
                    if title[:1].isupper() and name[:1].isupper() and plain(title) in titles:
                        for index in self.by_last.get(plain(name).rstrip(".,!?;:’'\"”").removesuffix("'s"), ()):
                            voice = self.voices[index]
                            voice.official = voice.official or not voice.former

    # -- names --------------------------------------------------------------------------------------------------

    def _owner(self, number: int, k: int, first: int, end: int) -> None:
        """Note whom a possessive names: “Trump’s campaign” puts Trump in view."""
        sentence = self.sentences[number]
        run = end
        while run > first and sentence.tags[run - 1] == "X":
            run -= 1
        name = tuple(self.namer.forms(sentence, run, end))
        if not name:
            return
        found = self._known(name)
        if found is not None:
            self.voices[found].seen.append((number, k, False, False))

    def _name(self, number: int, k: int) -> None:
        mention = self.namer.phrase(number, k)
        if mention.kind == "name":
            after = self.sentences[number].kinds[k + 1 : k + 4]
            subject = after[:1] == "v" or after == "Cnv"
            self._bear(mention, number, k, subject, source=False)

    def _epithet(self, number: int, k: int, head: str, sure: bool) -> int | None:
        """Join “the Florida senator”, “the mayor” to the person in view, and learn the office from it.

        With `sure`, only where one person is plainly meant.
        """
        gender = self.namer.lexicon.genders.get(head, "male")
        if any(v.kind == "name" and head in v.heads for v in self.voices):
            return None
        found, ambiguous, _ = self._antecedent(number, k, gender)
        if found is None or (sure and ambiguous) or self.voices[found].kind != "name":
            return None
        if any(at == number and subject for at, _, subject, _ in self.voices[found].seen):
            return None  # “Ruiz said the mayor would …”: people do not speak of themselves so
        voice = self.voices[found]
        if voice.former or (voice.official and voice.heads - {head, ""}):
            return None
        voice.official = voice.described = True
        voice.heads.add(head)
        voice.seen.append((number, k, False, False))
        return found

    def _known(self, name: tuple[str, ...], gender: str = "") -> int | None:
        """Return the voice that bears a name, or None."""
        words = [plain(w) for w in name if plain(w) not in SUFFIXES]
        if not words:
            return None
        best: tuple[int, int] | None = None
        for index in self.by_last.get(words[-1], ()):
            voice = self.voices[index]
            if gender and voice.gender and voice.gender != gender:
                continue
            theirs = [plain(w) for w in voice.name if plain(w) not in SUFFIXES]
            if len(words) == 1 or len(theirs) == 1 or _same_first(words[0], theirs[0]):
                rank = (len(voice.seen) + (5 if len(words) > 1 and len(theirs) > 1 else 0), index)
                best = max(best, rank) if best else rank
        return best[1] if best else None

    def _bear(self, mention: Mention, number: int, k: int, subject: bool, source: bool) -> int:
        """Join a name to the voice that bears it, or open a voice."""
        found = self._known(mention.name, mention.gender)
        if found is None:
            if not mention.name:
                return self._open(mention, number, k, subject, source)
            found = self._open(mention, number, k, False, False)
            words = [plain(w) for w in mention.name if plain(w) not in SUFFIXES]
            self.by_last.setdefault(words[-1] if words else plain(mention.name[-1]), []).append(found)
            self.voices[found].seen.clear()
        voice = self.voices[found]
        if len(mention.name) > len(voice.name):
            voice.name = mention.name
            voice.label = " ".join(mention.name)
        voice.gender = voice.gender or mention.gender
        voice.official = voice.official or mention.official
        voice.described = voice.described or mention.described
        voice.former = voice.former or mention.former
        if mention.head:
            voice.heads.add(mention.head)
        voice.mentions.append(mention.span)
        voice.seen.append((number, k, subject, source))
        return found

    def _open(self, mention: Mention, number: int, k: int, subject: bool, source: bool) -> int:
        voice = Voice(
            mention.kind, mention.name, self._label(mention), mention.head, mention.noun_class, mention.plural,
            mention.count, mention.gender, mention.official, mention.described, mention.former, mention.body,
            mention.public, heads={mention.head}, parts=mention.parts,
        )  # fmt: skip
        voice.mentions.append(mention.span)
        voice.seen.append((number, k, subject, source))
        self.voices.append(voice)
        return len(self.voices) - 1

    def _label(self, mention: Mention) -> str:
        if mention.kind in ("name",) and mention.name:
            return " ".join(mention.name)
        if mention.parts:
            return " and ".join(self._label(p) for p in mention.parts)
        words = " ".join(self.text[mention.span.start : mention.span.end].split()).strip(" ,")
        words = CLAUSE.split(words, maxsplit=1)[0]
        first, _, rest = words.partition(" ")
        if rest and first.lower() in ("a", "an", "the", "one", "this", "that"):
            words = rest
        if mention.owner is not None and first.lower() in ("his", "her", "its", "their"):
            owner = self._antecedent(mention.sentence, mention.phrases.first, {"his": "male", "her": "female", "its": "thing", "their": "many"}[first.lower()])[0]
            if owner is not None:
                voice = self.voices[owner]
                return f"{voice.label} {rest}"
        return words

    # -- sources ------------------------------------------------------------------------------------------------

    def _source(self, number: int, source: Source) -> None:
        mention = self.namer.source(number, source.phrases)
        k = source.phrases.first
        if mention.kind == "pronoun":
            reference = self._pronoun(mention, number, k)
        elif mention.parts:
            for part in mention.parts:
                if part.kind == "name":
                    self._bear(part, number, k, True, True)
            reference = Reference(self._same_label(mention, number, k), mention)
        elif mention.kind == "name" and mention.name:
            reference = Reference(self._bear(mention, number, k, True, True), mention)
        elif mention.kind in ("body", "media", "document"):
            reference = Reference(self._same_label(mention, number, k), mention)
        elif mention.kind == "self":
            reference = Reference(self._same_label(mention, number, k), mention)
        else:
            reference = self._description(mention, number, k)
        self.references[source] = reference
        self.here.append((source, reference))
        if reference.voice is not None:
            self.spoke.append(reference.voice)

    def _same_label(self, mention: Mention, number: int, k: int) -> int:
        label = self._label(mention)
        key = plain(label)
        found = self.by_label.get(key)
        if found is None:
            found = self._open(mention, number, k, True, True)
            self.by_label[key] = found
            initials = "".join(w[0] for w in label.split() if w[:1].isupper())
            if len(initials) > 1:
                self.by_label.setdefault(initials.lower(), found)
        else:
            self.voices[found].mentions.append(mention.span)
            self.voices[found].seen.append((number, k, True, True))
            self.voices[found].described |= mention.described
        return found

    def _description(self, mention: Mention, number: int, k: int) -> Reference:
        sentence = self.sentences[number]
        words = sentence.phrase_words(k) if k < len(sentence.kinds) else ()
        if mention.noun_class in ("institution", "document", "media"):
            if mention.definite and mention.owner is None:
                found = self._with_head(mention)
                if found is not None:
                    self._again(found, mention, number, k)
                    return Reference(found, mention, back=True)
            return Reference(self._same_label(mention, number, k), mention)
        out_of = self._out_of_group(mention, words, sentence, k)
        if out_of is not None:
            self._again(out_of, mention, number, k)
            return Reference(out_of, mention, back=True)
        if mention.definite and mention.owner is None:
            placed = "X" in sentence.tags[sentence.firsts[k] : sentence.firsts[k + 1]]
            if mention.noun_class == "office" and not mention.plural and (placed or mention.head in HELD_BY_ONE):
                self._epithet(number, k, mention.head, sure=False)
            return self._back_reference(mention, number, k)
        if mention.plural and mention.count is None:
            return Reference(self._same_label(mention, number, k), mention)
        return Reference(self._open(mention, number, k, True, True), mention)

    def _again(self, found: int, mention: Mention, number: int, k: int) -> None:
        self.voices[found].mentions.append(mention.span)
        self.voices[found].seen.append((number, k, True, True))

    def _with_head(self, mention: Mention) -> int | None:
        """Return the latest body or document that “the ministry”, “the report” may stand for."""
        if len(self.sentences[mention.sentence].phrase_words(mention.phrases.first)) > 2:
            return None
        for index in range(len(self.voices) - 1, -1, -1):
            voice = self.voices[index]
            if voice.noun_class == mention.noun_class and voice.head == mention.head and voice.label:
                return index
            if voice.kind == "body" and plain(voice.label).endswith(mention.head):
                return index
        return None

    def _out_of_group(self, mention: Mention, words: tuple[str, ...], sentence: Sentence, k: int) -> int | None:
        """Return the counted group that “one of the sources” or a later “one source” is out of."""
        if not words or words[0] != "one":
            return None
        following = sentence.kinds[k + 1 : k + 3]
        if len(words) == 1 and following == "In":
            head = sentence.words[sentence.head(k + 2)]
        elif len(words) == 2:
            head = words[1]
        else:
            return None
        for index in reversed(range(len(self.voices))):
            voice = self.voices[index]
            if voice.plural and (voice.count or 0) > 1 and voice.seen and (voice.head.rstrip("s") == head.rstrip("s")):
                return index
        return None

    def _back_reference(self, mention: Mention, number: int, k: int) -> Reference:
        """Join “the official” to the nearest voice that it fits; say where another unnamed voice came between."""
        head = mention.head.rpartition(" ")[2]
        singular = head[:-1] if mention.plural and head.endswith("s") else head
        fits: list[int] = []
        for index, voice in enumerate(self.voices):
            if voice.kind == "name" and not mention.plural:
                if mention.head in voice.heads and voice.seen:
                    fits.append(index)
            elif voice.kind == "description" and voice.noun_class in UNNAMED_CLASSES and voice.plural == mention.plural:
                theirs = voice.head.rpartition(" ")[2]  # “a board member” is “the member”
                if singular in (theirs, theirs[:-1] if voice.plural and theirs.endswith("s") else theirs) or head == theirs:
                    fits.append(index)
        if not fits and not mention.plural and mention.noun_class in UNNAMED_CLASSES and self.spoke:
            last = self.spoke[-1]
            if self._is_unnamed(last) and number - self.voices[last].seen[-1][0] <= 2:
                self._again(last, mention, number, k)
                return Reference(last, mention, back=True)  # “a White House official … The aide added”
        if not fits:
            label_key = self._label(mention)
            if plain(label_key) in self.by_label:
                return Reference(self._same_label(mention, number, k), mention, back=True)
            return Reference(self._open(mention, number, k, True, True), mention)
        fits.sort(key=lambda i: self.voices[i].seen[-1][:2])
        found = fits[-1]
        others: list[int] = []
        if self.voices[found].kind == "description":
            since = [v for v in self._spoke_since(found) if self._is_unnamed(v) and v != found]
            others = sorted(set(since))
        self._again(found, mention, number, k)
        return Reference(found, mention, bool(others), (found, *others) if others else (), back=True)

    def _is_unnamed(self, index: int) -> bool:
        voice = self.voices[index]
        return voice.kind == "description" and not voice.plural and voice.noun_class in UNNAMED_CLASSES

    def _spoke_since(self, index: int) -> list[int]:
        for at in range(len(self.spoke) - 1, -1, -1):
            if self.spoke[at] == index:
                return self.spoke[at + 1 :]
        return []

    # -- pronouns -----------------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention, number: int, k: int) -> Reference:
        if mention.gender == "relative":
            return self._relative(mention, number, k)
        found, ambiguous, candidates = self._antecedent(number, k, mention.gender)
        if found is None:
            return Reference(None, mention, True)
        voice = self.voices[found]
        self._again(found, mention, number, k)
        if mention.gender in ("male", "female") and not voice.gender and not ambiguous:
            voice.gender = mention.gender
        return Reference(found, mention, ambiguous, candidates, back=True)

    def _relative(self, mention: Mention, number: int, k: int) -> Reference:
        """Join “who” to the noun phrase before it."""
        sentence = self.sentences[number]
        i = k - 1
        while i >= 0 and sentence.kinds[i] in ",":
            i -= 1
        if i < 0 or sentence.kinds[i] != "n":
            return Reference(None, mention, True)
        first = i
        while first > 1 and sentence.kinds[first - 1] in "IO" and sentence.kinds[first - 2] == "n":
            first -= 2
        if first > 1 and sentence.kinds[first - 1] == "," and sentence.kinds[first - 2] == "n" and sentence.tags[sentence.firsts[first]] not in "X":
            first -= 2
        for source, known in self.here:
            if source.phrases.first <= first < k < source.phrases.last or source.phrases.last == i + 1:
                return Reference(known.voice, mention, back=True)
        antecedent = self.namer.source(number, Range(first, i + 1))
        if antecedent.kind == "pronoun":
            return self._pronoun(antecedent, number, first)
        if antecedent.kind == "name" and antecedent.name:
            return Reference(self._bear(antecedent, number, k, True, True), mention, back=True)
        if antecedent.kind in ("body", "media"):
            return Reference(self._same_label(antecedent, number, k), mention, back=True)
        return Reference(self._open(antecedent, number, k, True, True), mention, back=True)

    def _antecedent(self, number: int, k: int, gender: str) -> tuple[int | None, bool, tuple[int, ...]]:
        """Return the voice that a pronoun stands for, whether another fits as well, and those that do."""
        ranked: list[tuple[float, int]] = []
        for index, voice in enumerate(self.voices):
            if not voice.seen or not self._agrees(voice, gender):
                continue
            cost = self._cost(voice, number, k)
            if cost is not None:
                if self.spoke and self.spoke[-1] == index:
                    cost -= 0.6
                if voice.gender == gender and gender in ("male", "female"):
                    cost -= 0.5
                if voice.kind == "name" and len(voice.name) == 1 and not (voice.gender or voice.described):
                    cost += 0.5  # may be a place or a firm
                ranked.append((cost, index))
        if not ranked:
            return None, True, ()
        ranked.sort(key=lambda r: (r[0], -r[1]))
        best = ranked[0]
        close = tuple(i for c, i in ranked[:3] if c - best[0] < 0.25)
        return best[1], len(close) > 1, close if len(close) > 1 else ()

    def _cost(self, voice: Voice, number: int, k: int) -> float | None:
        """Return how far out of view a voice is: sentences back, less for a subject, less for a speaker."""
        best: float | None = None
        for at, phrase, subject, source in reversed(voice.seen):
            if (at, phrase) >= (number, k):
                continue
            back = number - at
            if back > REACH:
                break
            cost = back - (0.7 if subject else 0.0) - (0.4 if source else 0.0)
            if back == 0 and not subject:
                cost += 0.3
            best = cost if best is None else min(best, cost)
        return best

    def _agrees(self, voice: Voice, gender: str) -> bool:
        if gender in ("male", "female"):
            return voice.person and voice.gender in ("", gender)
        if gender == "many":
            known = voice.noun_class in PERSONAL - {""} or voice.noun_class == "institution"
            return (voice.plural and known) or voice.kind == "body" or bool(voice.parts)
        if gender == "thing":
            return voice.kind in ("body", "media") or voice.noun_class in ("institution", "document", "media")
        return False


def _same_first(one: str, other: str) -> bool:
    """Tell whether two first names may be one: Don and Donald are not known to be, D. and Donald are."""
    a, b = one.rstrip("."), other.rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
