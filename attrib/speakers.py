"""Speakers: which mentions stand for one somebody, and which could stand for more than one.

One walk through the article in reading order. A name joins the voice that bears it; a definite description joins
the nearest voice that it fits; a pronoun joins the voice that was last in view. An indefinite description opens a
voice of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from attrib.clauses import ASKED, SUBORDINATING
from attrib.descriptions import Descriptions
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon, plain
from attrib.links import Link, Source
from attrib.mentions import PRONOUNS, Mention
from attrib.model import Quotation, Span
from attrib.passing import Passing
from attrib.references import Ground, Reference, noun_before_who
from attrib.register import Register
from attrib.transcripts import ANSWER, PATTERN, QUESTION, is_newsroom
from attrib.voices import FITTING, Choice, Sighting, Voice


def resolve(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], links: tuple[Link, ...],
    lexicon: Lexicon,
) -> tuple[tuple[Voice, ...], dict[Source, Reference]]:  # fmt: skip
    """Return the voices of an article and whom each source phrase stands for."""
    lines = frozenset(link.source for link in links if link.pattern == PATTERN and link.source)
    resolver = _Resolver(text, sentences, lexicon, _told_of(sentences, links), lines)
    sources = {s for link in links for s in (link.source, link.relay) if s is not None}
    wanted: dict[int, dict[int, list[Source]]] = {}
    for source in sorted(sources, key=lambda s: (s.sentence, s.phrases.first, -s.phrases.last)):
        wanted.setdefault(source.sentence, {}).setdefault(source.phrases.first, []).append(source)
    for number in range(len(sentences)):
        resolver.read(number, wanted.get(number, {}))
    resolver.passing.epithets.learn_from_speech(quotations)
    return tuple(resolver.cast.voices), resolver.references


def _told_of(sentences: tuple[Sentence, ...], links: tuple[Link, ...]) -> frozenset[Source]:
    """Return the sources who speak in what another source says: Ruiz says the board called it “a farce”."""
    spans = sorted(span for link in links if not link.direct for span in link.content)
    starts = [span.start for span in spans]
    ends = list(accumulate((span.end for span in spans), max))
    told: set[Source] = set()
    for link in links:
        if link.source is not None:
            sentence = sentences[link.source.sentence]
            start = sentence.starts[sentence.firsts[link.source.phrases.first]]
            before = bisect_right(starts, start)
            if before and ends[before - 1] > start:
                told.add(link.source)
    return frozenset(told)


class _Resolver:
    """Reads the sentences of one article in order."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        lexicon: Lexicon,
        told_of: frozenset[Source],
        lines: frozenset[Source],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.register = Register(text, sentences, lexicon)
        self.passing = Passing(self.register)
        self.descriptions = Descriptions(self.register, self.passing)
        self.namer = self.register.namer
        self.cast = self.register.cast
        self.references: dict[Source, Reference] = {}
        self.told_of = told_of
        self.lines = lines  # the names before the lines of a transcript
        self.answers: Voice | None = None  # who is interviewed
        self.asked = False  # the line being read is a question
        self.speaking: Voice | None = None  # whose words those of a transcript’s line are
        self.here: list[tuple[Source, Reference]] = []  # the sources of the sentence being read

    def read(self, number: int, sources: dict[int, list[Source]]) -> None:
        """Read one sentence: the names in it, and the source phrases."""
        sentence = self.sentences[number]
        self.here = []
        self.register.turn_to(number)
        inside = 0  # where the source phrase ends that is being read
        for k, kind in enumerate(sentence.kinds):
            if k in sources:
                here = sources[k]
                inside = here[0].phrases.last
                self.passing.possessor_in(number, k)
                # One phrase may be the source of two cues, read to two ends: the longest tells the most.
                self._source(number, here[0])
                for source in here[1:]:
                    self.references[source] = self.references[here[0]]
            elif kind == "n":
                self.passing.epithets.in_speech = self.speaking is not None
                self.passing.note(number, k, apposed=k < inside)

    def _source(self, number: int, source: Source) -> None:
        mention = self._surname(self.namer.source(number, source.phrases))
        speaks = source not in self.told_of
        sighting = Sighting(number, source.phrases.first, subject=True, source=speaks)
        reference = self._apposed(mention, source)
        reference = reference or (self._line if source in self.lines else self._reference)(mention, sighting)
        self.references[source] = reference
        self.here.append((source, reference))
        if speaks and reference.voice is not None:
            self.cast.spoke.append(reference.voice)

    def _line(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join the label of a transcript’s line to the newsroom, which asks, to whom it asks, or to a name: CRANE."""
        printed = self.text[mention.span.start : mention.span.end].split()
        label = plain(" ".join(printed))
        self.speaking = None
        self.asked = label in QUESTION or is_newsroom(" ".join(printed), self.register.lexicon)
        if self.asked:
            return self.descriptions.worded(mention._replace(kind="self", name=()), sighting)
        if label in ANSWER:
            self.speaking = self._interviewed()
            return self._self(mention, sighting)
        if mention.kind in ("body", "description"):
            mention = mention._replace(kind="name", name=tuple(w.capitalize() for w in printed), count=1)
        reference = self._reference(mention, sighting)
        self.speaking = self.cast.voices[reference.voice] if reference.voice is not None else None
        return reference

    def _interviewed(self) -> Voice | None:
        """Return who answers in a transcript: whoever is named most often, by a whole name."""
        named = [voice for voice in self.cast.voices if voice.kind == "name"]
        self.answers = self.answers or max(named, key=lambda v: (len(v.name) > 1, len(v.seen), -v.index), default=None)
        return self.answers

    def _self(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join “I” in the line of a transcript, or the A before it, to whoever speaks there."""
        mention = mention._replace(kind="pronoun", name=())
        if self.speaking is None:
            return Reference(None, mention, Ground.IN_VIEW, ambiguous=True)
        self.cast.see(self.speaking, mention, sighting)
        return Reference(self.speaking.index, mention, Ground.IN_VIEW, back=True)

    def _apposed(self, mention: Mention, source: Source) -> Reference | None:
        """Return whom the words after a name say more of: Sen. Ida Crane (Ohio), | a delegate backing the plan, said"""
        k, kinds = source.phrases.first, self.sentences[source.sentence].kinds
        backing = kinds[k - 1 : k] == "," and kinds[source.phrases.last : source.phrases.last + 1] == "g"
        if mention.kind != "description" or mention.plural or mention.definite or not backing:
            return None
        named = kinds.rfind("(", 0, k) - 1 if kinds[k - 2 : k - 1] == ")" else k - 2
        voice = self.register.borne.get(named)
        return Reference(voice.index, mention, Ground.BESIDE, back=True) if voice is not None else None

    def _surname(self, mention: Mention) -> Mention:
        """Read “King said” as a name where the article has named an Ida King."""
        if mention.kind != "description":
            return mention
        span = self.sentences[mention.sentence].span(mention.phrases.first, mention.phrases.first + 1)
        words = self.text[span.start : span.end]
        if not words[:1].isupper() or not words.isalpha():
            return mention
        return mention._replace(kind="name", name=(words,)) if any(self.cast.bearing(plain(words))) else mention

    def _reference(self, mention: Mention, sighting: Sighting) -> Reference:
        if mention.parts:
            return self.descriptions.worded(
                mention._replace(parts=tuple(self._part(p, sighting) for p in mention.parts)), sighting
            )
        if mention.kind == "pronoun":
            return (
                self._relative(mention, sighting) if mention.gender == "relative" else self._pronoun(mention, sighting)
            )
        if mention.kind == "name" and mention.name:
            voice, others = self.register.bear(mention, sighting)
            return Reference(voice.index, mention, Ground.NAME, others=others)
        if mention.kind == "self" and self.speaking is not None and mention.head in PRONOUNS:
            return self._self(mention, sighting)
        if mention.kind == "description":
            return self.descriptions.read(mention, sighting)
        return self.descriptions.worded(mention, sighting)

    def _part(self, part: Mention, sighting: Sighting) -> Mention:
        """Return one of those who speak together with the name and the office that the article gave it before."""
        if part.kind == "pronoun":  # “She and her colleagues”
            voice = self.cast.antecedent(sighting.sentence, sighting.phrase, part.gender).voice
            if voice is None:
                return part._replace(kind="description", noun_class="person")
            known = part._replace(kind=voice.kind, name=voice.name, official=voice.official, described=voice.described)
            return known._replace(head=voice.head, noun_class=voice.noun_class)
        if part.kind != "name" or not part.name:
            return part
        voice, _ = self.register.bear(part, sighting._replace(phrase=part.phrases.first))
        kind = voice.kind if voice.kind in ("body", "media") else part.kind  # Tern, Halden and Velm declined
        return part._replace(kind=kind, name=voice.name, official=voice.official)

    def _pronoun(self, mention: Mention, sighting: Sighting) -> Reference:
        if mention.gender == "anyone":  # “You say that …”
            asked = self._interviewed() if self.asked else None
            return Reference(
                asked.index if asked else None, mention, Ground.IN_VIEW, asked is None, back=asked is not None
            )
        # Whom a question names does not answer it: Asked by Lou Park whether Venn would go, she said no
        before = 0 if self._answers(sighting.sentence) else sighting.phrase
        choice = self.cast.antecedent(sighting.sentence, before, mention.gender)
        voice = choice.voice
        if voice is None:
            voice = self._named_after(sighting) if mention.gender in ("male", "female") else None
            if voice is None:
                return Reference(None, mention, Ground.IN_VIEW, ambiguous=True, others=choice.others)
            choice = Choice(voice)
        self.cast.see(voice, mention, sighting)
        candidates = choice.candidates
        if mention.gender in ("male", "female") and not voice.gender and not candidates:
            voice.gender = mention.gender
        return Reference(
            voice.index, mention, Ground.IN_VIEW, bool(candidates), candidates, back=True, others=choice.others,
            rivals=tuple(self._rivals(choice, mention)),
        )  # fmt: skip

    def _rivals(self, choice: Choice, mention: Mention) -> Iterator[Span]:
        """Yield where the other people with a name, for whom a pronoun could stand too, were last named before it."""
        for other in choice.others:
            voice = self.cast.voices[other.voice]
            fits = other.against in FITTING and voice.kind == "name" and voice.person
            if fits and voice.mentions and voice.mentions[-1].start < mention.span.start:
                yield voice.mentions[-1]

    def _answers(self, number: int) -> bool:
        """Tell whether a sentence begins with what somebody was asked, and only who asked has spoken in it."""
        sentence = self.sentences[number]
        askers = (sentence.words[sentence.firsts[source.phrases.first] - 1] == "by" for source, _ in self.here)
        return sentence.words[0] in ASKED and all(askers)

    def _named_after(self, sighting: Sighting) -> Voice | None:
        """Return the person of whom an opening clause speaks before the name: “After he said so, Paul Venn left.”"""
        sentence = self.sentences[sighting.sentence]
        comma = sentence.kinds.find(",", sighting.phrase)
        if sentence.words[0] not in SUBORDINATING or sentence.kinds[comma + 1 : comma + 3] != "nv":
            return None
        named = self.namer.phrase(sighting.sentence, comma + 1)
        if named.kind != "name" or not named.name:
            return None
        return self.register.bear(named, sighting._replace(phrase=comma + 1, source=False))[0]

    def _relative(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join “who” to the noun phrase before it."""
        number, k = sighting.sentence, sighting.phrase
        before = noun_before_who(self.sentences[number], k, self.register.lexicon)
        if before is None:
            return Reference(None, mention, Ground.BESIDE, ambiguous=True)
        for source, known in self.here:
            phrases = source.phrases
            if phrases.first <= before.first < k < phrases.last or phrases.last == before.last:
                return Reference(known.voice, mention, Ground.BESIDE, back=True)
        antecedent = self.namer.source(number, before)
        if antecedent.kind == "pronoun" and antecedent.gender == "relative":
            return Reference(None, mention, Ground.BESIDE, ambiguous=True)
        if mention.head in ("who", "whom") and antecedent.kind == "description" and not antecedent.noun_class:
            antecedent = antecedent._replace(noun_class="person")  # “a lacemaking whizz who”: no thing
        reference = self._reference(antecedent, sighting)
        return reference._replace(mention=mention, ground=Ground.BESIDE, back=True)
