"""Speakers: which mentions stand for one somebody, and which could stand for more than one.

One walk through the article in reading order. A name joins the voice that bears it; a definite description joins
the nearest voice that it fits; a pronoun joins the voice that was last in view. An indefinite description opens a
voice of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import regex

from attrib.clauses import Range
from attrib.grammar import Sentence
from attrib.lexicon import SOMEBODY, THINGS, Lexicon, plain
from attrib.links import Link, Source
from attrib.mentions import Mention
from attrib.model import Quotation
from attrib.namer import Namer
from attrib.references import Ground, Reference, fitting, group_of, same_thing, the_company
from attrib.voices import Against, Cast, Choice, Other, Sighting, Voice

# Where a label ends: “attendee, who like others …”, “a clerk who asked not to be named”
LABEL_END = regex.compile(
    r",|\s\(|\swhose\s|\swho\s(?:spoke|asked|declined|requested|insisted|wished|refused|was|were)\s"
)
# Offices of which a story has one holder, so that “the mayor” is the mayor already named
HELD_BY_ONE = frozenset(
    "mayor senator governor congressman congresswoman councilman councilwoman councillor minister ambassador sheriff "
    "commissioner envoy chancellor admiral assemblyman assemblywoman alderman premier".split()
)
PAST_SERVICE = frozenset({"served", "worked", "former", "once", "previously", "resigned", "retired"})
OWNERS = {"his": "male", "her": "female", "its": "thing", "their": "many"}


def resolve(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], links: tuple[Link, ...],
    lexicon: Lexicon,
) -> tuple[tuple[Voice, ...], dict[Source, Reference]]:  # fmt: skip
    """Return the voices of an article and whom each source phrase stands for."""
    resolver = _Resolver(text, sentences, lexicon)
    sources = {s for link in links for s in (link.source, link.relay) if s is not None}
    wanted: dict[int, dict[int, list[Source]]] = {}
    for source in sorted(sources, key=lambda s: (s.sentence, s.phrases.first, -s.phrases.last)):
        wanted.setdefault(source.sentence, {}).setdefault(source.phrases.first, []).append(source)
    for number in range(len(sentences)):
        resolver.read(number, wanted.get(number, {}))
    resolver.learn_from_speech(quotations)
    return tuple(resolver.cast.voices), resolver.references


class _Resolver:
    """Reads the sentences of one article in order."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon
        self.namer = Namer(text, sentences, lexicon)
        self.cast = Cast()
        self.references: dict[Source, Reference] = {}
        self.by_label: dict[str, int] = {}
        self.initials: dict[str, str] = {}  # of bodies named in full: FDIC for Federal Deposit Insurance Corporation
        self.here: list[tuple[Source, Reference]] = []  # the sources of the sentence being read

    def read(self, number: int, sources: dict[int, list[Source]]) -> None:
        """Read one sentence: the names in it, and the source phrases."""
        sentence = self.sentences[number]
        self.here = []
        for k, kind in enumerate(sentence.kinds):
            here = sources.get(k)
            if here:
                self._possessor_in(number, k)
                # One phrase may be the source of two cues, read to two ends: the longest tells the most.
                self._source(number, here[0])
                self.references.update(dict.fromkeys(here[1:], self.references[here[0]]))
            elif kind == "n":
                self._passing(number, k)

    # -- mentions in passing ------------------------------------------------------------------------------------

    def _passing(self, number: int, k: int) -> None:
        """Note whom a noun phrase that is no source puts in view."""
        sentence = self.sentences[number]
        first, last = sentence.firsts[k], sentence.firsts[k + 1]
        tags = sentence.tags[first:last]
        own = tags.partition("p")[0]  # “the Florida senator” in “the Florida senator’s chances”
        if sentence.words[first] == "the" and "S" not in own:
            self._passing_epithet(number, k, sentence.words[first + len(own) - 1], "X" in own)
        elif "X" in own and sentence.words[first - 1] == "as" and PAST_SERVICE.isdisjoint(sentence.words):
            head = sentence.words[last - 1]  # “He won a second term as Chicago mayor.”
            if self.lexicon.nouns.get(head) == "office":
                self._epithet(number, k, head, sure=False, of_subject=True)
        self._possessor_in(number, k)
        if "X" in tags:
            if tags[-1] == "X" and sentence.kinds[k - 1 : k] != "(":
                mention = self.namer.phrase(number, k)
                if mention.kind == "name" and mention.name:
                    self._bear(mention, Sighting(number, k, self._is_subject(sentence, k), source=False))
                elif len(mention.name) > 1:
                    self.initials.setdefault(_initials(mention.name), " ".join(mention.name))
        elif self._is_subject(sentence, k) and (sentence.words[first] in ("a", "an", "the") or tags[0] == "P"):
            mention = self.namer.phrase(number, k)
            if mention.kind == "name" and mention.name:
                self._bear(mention, Sighting(number, k, True, source=False))
            elif mention.noun_class in SOMEBODY | THINGS and not (mention.plural or mention.definite):
                voice = self.cast.open(mention, self._label(mention))
                self.cast.see(voice, mention, Sighting(number, k, True, source=False))

    def _is_subject(self, sentence: Sentence, k: int) -> bool:
        """Tell whether a noun phrase does what its sentence says: “Ruiz and Keller met”, “The envoy, Ana Ruiz, met”."""
        after = sentence.kinds[k + 1 : k + 4]
        if after and sentence.phrase_words(k + 1)[:1] == ("who",):
            return True  # “An official who was briefed was less sure.”
        return after[:1] == "v" or after == "Cnv" or after[:2] in (",v", "Rv")

    def _passing_epithet(self, number: int, k: int, head: str, placed: bool) -> None:
        if self.lexicon.nouns.get(head) == "office" and (placed or head in HELD_BY_ONE):
            self._epithet(number, k, head, sure=not placed)

    def _possessor_in(self, number: int, k: int) -> None:
        """Note whom a possessive names: “Marco Diaz’s advisers” puts Marco Diaz in view."""
        sentence = self.sentences[number]
        first = sentence.firsts[k]
        end = sentence.tags.find("p", first, sentence.firsts[k + 1])
        if end <= first or sentence.tags[end - 1] != "X":
            return
        mention = self.namer.reader.named(number, k, first, end)
        if mention.kind != "name" or not mention.name:
            return
        voice = self.cast.known(mention.name).voice
        sighting = Sighting(number, k, subject=False, source=False)
        if voice is not None:
            voice.learn_name(mention.name)
            self.cast.sight(voice, sighting)
        elif len(mention.name) > 1:
            self._bear(mention, sighting)

    def learn_from_speech(self, quotations: tuple[Quotation, ...]) -> None:
        """Learn an office that only somebody quoted gives: “We thank Senator Park.”"""
        for quotation in quotations:
            for span in quotation.content:
                for title, name in pairwise(self.text[span.start : span.end].split()):
                    if title[:1].isupper() and name[:1].isupper() and plain(title) in self.lexicon.official_titles:
                        for voice in self.cast.bearing(plain(name).rstrip(".,!?;:'\"”").removesuffix("'s")):
                            voice.official = voice.official or not voice.former

    # -- voices -------------------------------------------------------------------------------------------------

    def _bear(self, mention: Mention, sighting: Sighting) -> tuple[Voice, tuple[Other, ...]]:
        """Join a name to the voice that bears it, or open a voice. Return it, and who else has the last name."""
        choice = self.cast.known(mention.name, mention.gender)
        voice = choice.voice or self.cast.open(mention, " ".join(mention.name))
        self.cast.see(voice, mention, sighting)
        return voice, choice.others

    def _by_label(self, mention: Mention, sighting: Sighting) -> Voice:
        """Join a mention to the voice with the same label, or with its initials, or open a voice."""
        label = self._label(mention)
        label = self.initials.get(plain(label), label) if label.isupper() else label
        key = plain(label)
        if key not in self.by_label:
            self.by_label[key] = self.cast.open(mention, label).index
            initials = _initials(label.split())
            if len(initials) > 1:
                self.by_label.setdefault(initials, self.by_label[key])
        voice = self.cast.voices[self.by_label[key]]
        voice.described = voice.described or mention.described
        self.cast.see(voice, mention, sighting)
        return voice

    def _label(self, mention: Mention) -> str:
        """Return what a voice is called in reports: its name, or the words of its first mention without an article."""
        if mention.kind == "name" and mention.name:
            return " ".join(mention.name)
        if mention.parts:
            return " and ".join(self._label(p) for p in mention.parts)
        words = " ".join(self.text[mention.span.start : mention.span.end].split()).strip(" ,")
        words = LABEL_END.split(words, maxsplit=1)[0]
        first, _, rest = words.partition(" ")
        if rest and first.lower() in OWNERS:
            owner = self.cast.antecedent(mention.sentence, mention.phrases.first, OWNERS[first.lower()]).voice
            return f"{owner.label} {rest}" if owner is not None else words
        words = rest if rest and first.lower() in ("a", "an", "the", "one", "this", "that") else words
        return words.removeprefix("of the ").removeprefix("of those ")  # “one of the sources”

    def _epithet(self, number: int, k: int, head: str, *, sure: bool, of_subject: bool = False) -> None:
        """Join “the Florida senator”, “the mayor” to the person in view, and learn the office from it.

        With `sure`, only where one person is plainly meant.
        """
        if any(v.kind == "name" and head in v.heads for v in self.cast.called(head)):
            return
        choice = self.cast.antecedent(number, k, self.lexicon.genders.get(head, "male"))
        voice = choice.voice
        if voice is None or (sure and choice.ambiguous) or voice.kind != "name":
            return
        if not of_subject and any(s.sentence == number and s.subject for s in voice.seen[-8:]):
            return  # “Ruiz said the mayor would …”: people do not speak of themselves so
        if voice.former or (voice.official and voice.heads - {head, ""}):
            return
        voice.official = voice.described = True
        voice.office = self.sentences[number].span(k, k + 1)
        self.cast.learn_head(voice, head)
        self.cast.sight(voice, Sighting(number, k, subject=False, source=False))

    # -- sources ------------------------------------------------------------------------------------------------

    def _source(self, number: int, source: Source) -> None:
        mention = self.namer.source(number, source.phrases)
        reference = self._reference(mention, Sighting(number, source.phrases.first, subject=True, source=True))
        self.references[source] = reference
        self.here.append((source, reference))
        if reference.voice is not None:
            self.cast.spoke.append(reference.voice)

    def _reference(self, mention: Mention, sighting: Sighting) -> Reference:
        if mention.parts:
            for part in mention.parts:
                if part.kind == "name" and part.name:
                    self._bear(part, sighting)
            return self._worded(mention, sighting)
        if mention.kind == "pronoun":
            return (
                self._relative(mention, sighting) if mention.gender == "relative" else self._pronoun(mention, sighting)
            )
        if mention.kind == "name" and mention.name:
            voice, others = self._bear(mention, sighting)
            return Reference(voice.index, mention, Ground.NAME, others=others)
        if mention.kind == "description":
            return self._description(mention, sighting)
        return self._worded(mention, sighting)

    def _worded(self, mention: Mention, sighting: Sighting) -> Reference:
        return Reference(self._by_label(mention, sighting).index, mention, Ground.WORDS)

    def _description(self, mention: Mention, sighting: Sighting) -> Reference:
        words = self.sentences[mention.sentence].phrase_words(mention.phrases.first)
        if mention.noun_class in THINGS:
            voice = same_thing(self.cast, mention, words) if mention.definite and not mention.owned else None
            ground = Ground.NOUN
            if voice is None:
                voice, ground = the_company(self.cast, mention, words), Ground.COMPANY
            if voice is None:
                return self._worded(mention, sighting)
            self.cast.see(voice, mention, sighting)
            return Reference(voice.index, mention, ground, back=True)
        group = group_of(self.cast, mention, words)
        if group is not None:
            self.cast.see(group, mention, sighting)
            return Reference(group.index, mention, Ground.GROUP, back=True)
        if mention.definite and not mention.owned:
            return self._back_reference(mention, sighting)
        if mention.plural and mention.count is None:
            return self._worded(mention, sighting)
        voice = self.cast.open(mention, self._label(mention))
        self.cast.see(voice, mention, sighting)
        return Reference(voice.index, mention, Ground.WORDS)

    def _back_reference(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join “the official” to the nearest voice that it fits; say where another unnamed voice came between."""
        number = sighting.sentence
        words = self.sentences[number].phrase_words(mention.phrases.first)
        placed = len(words) > 2 and self.namer.reader.base(number, mention.phrases.first).body
        if mention.noun_class == "office" and not mention.plural and (placed or mention.head in HELD_BY_ONE):
            self._epithet(number, sighting.phrase, mention.head, sure=False)
        choice, ground = fitting(self.cast, mention), Ground.NOUN
        if choice.voice is None and not mention.plural and mention.noun_class in SOMEBODY and self.cast.spoke:
            last = self.cast.voices[self.cast.spoke[-1]]
            if last.unnamed and number - last.seen[-1].sentence <= 2:
                choice, ground = Choice(last), Ground.SPOKE_LAST  # “a White House official … The aide added”
        if choice.voice is None and mention.noun_class == "person" and not mention.plural:
            choice, ground = self._person_in_view(mention, sighting), Ground.IN_VIEW
        found = choice.voice
        if found is None:
            known = plain(self._label(mention)) in self.by_label
            voice = self._by_label(mention, sighting) if known else self.cast.open(mention, self._label(mention))
            if not known:
                self.cast.see(voice, mention, sighting)
            return Reference(voice.index, mention, Ground.WORDS, back=known, others=choice.others)
        since: list[int] = []
        if found.kind == "description":
            since = sorted({v.index for v in self.cast.spoke_since(found) if v.unnamed} - {found.index})
        self.cast.see(found, mention, sighting)
        candidates = (found.index, *since) if since else ()
        others = (*(Other(v, Against.SPOKE_SINCE) for v in since), *(o for o in choice.others if o.voice not in since))
        return Reference(found.index, mention, ground, bool(since), candidates, back=True, others=others)

    def _person_in_view(self, mention: Mention, sighting: Sighting) -> Choice:
        """Return the named person that “the farmer” stands for: the one plainly in view, if he just spoke."""
        choice = self.cast.antecedent(sighting.sentence, sighting.phrase, mention.gender or "male")
        voice = choice.voice
        if voice is None or choice.ambiguous or voice.kind != "name" or sighting.sentence - voice.seen[-1].sentence > 2:
            return Choice(None)
        self.cast.learn_head(voice, mention.head)
        return choice

    def _pronoun(self, mention: Mention, sighting: Sighting) -> Reference:
        if mention.gender == "anyone":
            return Reference(None, mention, Ground.IN_VIEW, ambiguous=True)  # “You say that …”
        choice = self.cast.antecedent(sighting.sentence, sighting.phrase, mention.gender)
        voice = choice.voice
        if voice is None:
            return Reference(None, mention, Ground.IN_VIEW, ambiguous=True, others=choice.others)
        self.cast.see(voice, mention, sighting)
        if mention.gender in ("male", "female") and not voice.gender and not choice.ambiguous:
            voice.gender = mention.gender
        return Reference(
            voice.index, mention, Ground.IN_VIEW, choice.ambiguous, choice.candidates, back=True, others=choice.others
        )

    def _relative(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join “who” to the noun phrase before it."""
        number, k = sighting.sentence, sighting.phrase
        sentence = self.sentences[number]
        i = k - 2 if sentence.kinds[k - 1 : k] == "," else k - 1
        if i < 0 or sentence.kinds[i] != "n":
            return Reference(None, mention, Ground.BESIDE, ambiguous=True)
        first = i
        while first > 1 and sentence.kinds[first - 1] in "IO" and sentence.kinds[first - 2] == "n":
            first -= 2
        apposed = first > 1 and sentence.kinds[first - 2 : first] == "n,"
        if apposed and sentence.tags[sentence.firsts[first]] != "X":
            first -= 2  # “Ana Ruiz, the mayor of Brno, who”
        for source, known in self.here:
            if source.phrases.first <= first < k < source.phrases.last or source.phrases.last == i + 1:
                return Reference(known.voice, mention, Ground.BESIDE, back=True)
        antecedent = self.namer.source(number, Range(first, i + 1))
        if antecedent.kind == "pronoun" and antecedent.gender == "relative":
            return Reference(None, mention, Ground.BESIDE, ambiguous=True)
        reference = self._reference(antecedent, sighting)
        return replace(reference, mention=mention, ground=Ground.BESIDE, back=True)


def _initials(words: Iterable[str]) -> str:
    """Return the first letters of the capitalised words, in lower case: fdic."""
    return "".join(w[0] for w in words if w[:1].isupper()).lower()
