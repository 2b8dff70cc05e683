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
from attrib.grammar import Sentence
from attrib.lexicon import SOMEBODY, THINGS, Lexicon, plain
from attrib.links import Link, Source
from attrib.mentions import ALONE, Mention
from attrib.model import Quotation
from attrib.passing import HELD_BY_ONE, Passing
from attrib.references import (
    BROAD,
    Ground,
    Reference,
    before_relative,
    first_of,
    fitting,
    group_in_view,
    group_of,
    kin_of,
    last_unnamed,
    named_together,
    pair_named,
    same_thing,
    the_company,
    the_crowd,
)
from attrib.register import Register
from attrib.transcripts import PATTERN
from attrib.voices import Against, Choice, Other, Sighting, Voice

LAWMAKERS = frozenset("senator representative congressman congresswoman lawmaker".split())
OFFICIALS = frozenset({"official", "officials"})
PEOPLE = (SOMEBODY - {"empty"}) | {"collective"}  # classes of “the farmer”, “the Swede”


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
    resolver.passing.learn_from_speech(quotations)
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
        self.namer = self.register.namer
        self.cast = self.register.cast
        self.references: dict[Source, Reference] = {}
        self.told_of = told_of
        self.lines = lines  # the names before the lines of a transcript
        self.here: list[tuple[Source, Reference]] = []  # the sources of the sentence being read

    def read(self, number: int, sources: dict[int, list[Source]]) -> None:
        """Read one sentence: the names in it, and the source phrases."""
        sentence = self.sentences[number]
        self.here = []
        self.register.turn_to(number)
        inside = 0  # where the source phrase ends that is being read
        for k, kind in enumerate(sentence.kinds):
            here = sources.get(k)
            if here:
                inside = here[0].phrases.last
                self.passing.possessor_in(number, k)
                # One phrase may be the source of two cues, read to two ends: the longest tells the most.
                self._source(number, here[0])
                self.references.update(dict.fromkeys(here[1:], self.references[here[0]]))
            elif kind == "n":
                self.passing.note(number, k, apposed=k < inside)

    def _source(self, number: int, source: Source) -> None:
        mention = self._surname(self.namer.source(number, source.phrases))
        if source in self.lines and mention.kind in ("body", "description"):  # CRANE: It was late.
            printed = self.text[mention.span.start : mention.span.end].split()
            mention = mention._replace(kind="name", name=tuple(w.capitalize() for w in printed), count=1)
        speaks = source not in self.told_of
        reference = self._reference(mention, Sighting(number, source.phrases.first, subject=True, source=speaks))
        self.references[source] = reference
        self.here.append((source, reference))
        if speaks and reference.voice is not None:
            self.cast.spoke.append(reference.voice)

    def _surname(self, mention: Mention) -> Mention:
        """Read “King said” as a name where the article has named an Ida King."""
        span = self.sentences[mention.sentence].span(mention.phrases.first, mention.phrases.first + 1)
        words = self.text[span.start : span.end]
        if mention.kind != "description" or not words[:1].isupper() or not words.isalpha():
            return mention
        return mention._replace(kind="name", name=(words,)) if any(self.cast.bearing(plain(words))) else mention

    def _reference(self, mention: Mention, sighting: Sighting) -> Reference:
        if mention.parts:
            return self._worded(mention._replace(parts=tuple(self._part(p, sighting) for p in mention.parts)), sighting)
        if mention.kind == "pronoun":
            return (
                self._relative(mention, sighting) if mention.gender == "relative" else self._pronoun(mention, sighting)
            )
        if mention.kind == "name" and mention.name:
            voice, others = self.register.bear(mention, sighting)
            return Reference(voice.index, mention, Ground.NAME, others=others)
        if mention.kind == "description":
            return self._description(mention, sighting)
        return self._worded(mention, sighting)

    def _part(self, part: Mention, sighting: Sighting) -> Mention:
        """Return one of those who speak together with the name and the office that the article gave it before."""
        if part.kind != "name" or not part.name:
            return part
        voice, _ = self.register.bear(part, sighting._replace(phrase=part.phrases.first))
        return part._replace(name=voice.name, official=voice.official)

    def _worded(self, mention: Mention, sighting: Sighting) -> Reference:
        return Reference(self.register.join(mention, sighting).index, mention, Ground.WORDS)

    def _joined(self, voice: Voice, mention: Mention, sighting: Sighting, ground: Ground) -> Reference:
        self.cast.see(voice, mention, sighting)
        return Reference(voice.index, mention, ground, back=True)

    def _description(self, mention: Mention, sighting: Sighting) -> Reference:
        words = self.sentences[mention.sentence].phrase_words(mention.phrases.first)
        if mention.noun_class in THINGS:
            return self._thing(mention, sighting, words)
        mention = self._serving(mention)
        first = first_of(self.cast, mention) if words == ("another",) else None
        if first is not None:
            return self._one_more(first, mention, sighting)
        alone = mention.head in ALONE and mention.head != "another" and not mention.plural
        group = group_in_view(self.cast, mention) if alone else group_of(self.cast, mention, words)
        if group is not None:
            return self._joined(group, mention, sighting, Ground.GROUP)
        if mention.definite and not mention.owned:
            return self._back_reference(mention, sighting)
        kin = kin_of(self.cast, mention, self._owner(mention)) if mention.owned else None
        if kin is not None:
            return self._joined(kin, mention, sighting, Ground.KIN)
        if mention.plural and mention.count is None:
            return self._worded(mention, sighting)
        voice = self.cast.open(mention, self.register.label(mention))
        self.cast.see(voice, mention, sighting)
        return Reference(voice.index, mention, Ground.WORDS)

    def _serving(self, mention: Mention) -> Mention:
        """Tell what an aide or an official of somebody named is by what that person is: Venn aides, Crane officials."""
        served = None
        if mention.noun_class == "aide" or mention.head in OFFICIALS:
            served = next(
                (v for name in self._names_in(mention) for v in self.cast.bearing(name) if v.kind == "name"), None
            )
        if served is None:
            return mention
        if served.official and not served.former:  # those of a lawmaker may be of a campaign
            return mention if not LAWMAKERS.isdisjoint(served.heads) else mention._replace(public=True)
        return mention._replace(noun_class="insider") if mention.head in OFFICIALS and not mention.public else mention

    def _names_in(self, mention: Mention) -> Iterator[str]:
        """Yield the last words of the names in a phrase: Crane, of “an adviser to Ida Crane”."""
        sentence = self.sentences[mention.sentence]
        first, last = sentence.firsts[mention.phrases.first], sentence.firsts[mention.phrases.last]
        for i in range(first, last):
            if sentence.tags[i] == "X" and sentence.tags[i + 1 : i + 2] != "X":
                yield sentence.words[i]

    def _one_more(self, first: Voice, mention: Mention, sighting: Sighting) -> Reference:
        """Open a voice for “another”, who is what the one before is."""
        mention = mention._replace(
            head=first.head, noun_class=first.noun_class, body=first.body, public=first.public, former=first.former
        )
        voice = self.cast.open(mention, f"another {first.label.removeprefix('another ')}")
        self.cast.see(voice, mention, sighting)
        return Reference(voice.index, mention, Ground.WORDS)

    def _thing(self, mention: Mention, sighting: Sighting, words: tuple[str, ...]) -> Reference:
        """Join “the ministry”, “the company”, “the crowd” to the body or the people that it stands for."""
        if mention.definite and not mention.owned:
            for find, ground in ((same_thing, Ground.NOUN), (the_crowd, Ground.CROWD), (the_company, Ground.COMPANY)):
                voice = find(self.cast, mention, words)
                if voice is not None:
                    return self._joined(voice, mention, sighting, ground)
        return self._worded(mention, sighting)

    def _back_reference(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join “the official” to the nearest voice that it fits; say where another unnamed voice came between."""
        number = sighting.sentence
        words = self.sentences[number].phrase_words(mention.phrases.first)
        placed = len(words) > 2 and self.namer.reader.base(number, mention.phrases.first).body
        if mention.noun_class == "office" and not mention.plural and (placed or mention.head in HELD_BY_ONE):
            self.passing.epithet(number, sighting.phrase, mention.head, sure=False)
        choice, ground = fitting(self.cast, mention), Ground.NOUN
        short = mention.plural and len(words) < 4
        if short and (choice.voice is None or (mention.count and choice.voice.count != mention.count)):
            together = named_together(self.cast, mention)
            if together is not None:
                return Reference(self.register.join(together, sighting).index, mention, Ground.WORDS, back=True)
        if choice.voice is None and not mention.plural and mention.noun_class in SOMEBODY:
            choice, ground = Choice(last_unnamed(self.cast, mention)), Ground.SPOKE_LAST
        if choice.voice is None and not mention.plural and mention.noun_class in PEOPLE:
            choice, ground = self._person_in_view(mention, sighting), Ground.IN_VIEW
        found = choice.voice
        if found is None:
            return self._unknown(mention, sighting, choice, words)
        since: list[int] = []
        if found.kind == "description":
            since = sorted({v.index for v in self.cast.spoke_since(found) if v.unnamed} - {found.index})
        self.cast.see(found, mention, sighting)
        candidates = (found.index, *since) if since else ()
        others = (*(Other(v, Against.SPOKE_SINCE) for v in since), *(o for o in choice.others if o.voice not in since))
        return Reference(found.index, mention, ground, bool(since), candidates, back=True, others=others)

    def _unknown(self, mention: Mention, sighting: Sighting, choice: Choice, words: tuple[str, ...]) -> Reference:
        """Join “both candidates” to those last named, other words to the same words before, or open a voice."""
        pair = pair_named(self.cast, mention) if mention.plural and mention.count == 2 and len(words) < 4 else None
        if pair is not None:
            return Reference(self.register.join(pair, sighting).index, mention, Ground.WORDS, back=True)
        known = plain(self.register.label(mention)) in self.register.by_label
        if known:
            voice = self.register.join(mention, sighting)
        else:
            voice = self.cast.open(mention, self.register.label(mention))
            self.cast.see(voice, mention, sighting)
        return Reference(voice.index, mention, Ground.WORDS, back=known, others=choice.others)

    def _person_in_view(self, mention: Mention, sighting: Sighting) -> Choice:
        """Return the named person that “the farmer” stands for: the one plainly in view, if he just spoke."""
        choice = self.cast.antecedent(sighting.sentence, sighting.phrase, mention.gender or "person")
        voice = choice.voice
        if voice is None or choice.ambiguous or voice.kind != "name":
            return Choice(None)
        back = sighting.sentence - voice.seen[-1].sentence
        if back > 2 or (mention.former and voice.official):
            return Choice(None)
        if mention.noun_class not in ("person", "collective") and not mention.former:
            alike = voice.noun_class == mention.noun_class or (mention.noun_class == "office" and voice.official)
            just = self.cast.spoke[-1:] == [voice.index]
            epithet = back <= 1 and self._is_epithet(mention)
            if not epithet and not (alike and just):
                return Choice(None)
        self.cast.learn_head(voice, mention.head)
        return choice

    def _is_epithet(self, mention: Mention) -> bool:
        """Tell whether a phrase describes without saying of what: the hedge fund manager; not: the bank’s manager."""
        words = self.sentences[mention.sentence].phrase_words(mention.phrases.first)
        return len(words) > 2 and BROAD.isdisjoint((mention.head, words[-1]))

    def _owner(self, mention: Mention) -> tuple[str, ...]:
        """Return the name in the possessive of a phrase: Otto Crane, of “Otto Crane’s daughter”."""
        sentence = self.sentences[mention.sentence]
        k = mention.phrases.first
        first = sentence.firsts[k]
        end = sentence.tags.find("p", first, sentence.firsts[k + 1])
        if end <= first or sentence.tags[end - 1] != "X":
            return ()
        return self.namer.reader.named(mention.sentence, k, first, end).name

    def _pronoun(self, mention: Mention, sighting: Sighting) -> Reference:
        if mention.gender == "anyone":
            return Reference(None, mention, Ground.IN_VIEW, ambiguous=True)  # “You say that …”
        choice = self.cast.antecedent(
            sighting.sentence, sighting.phrase, mention.gender, self._asker(sighting.sentence)
        )
        voice = choice.voice
        if voice is None:
            voice = self._named_after(sighting) if mention.gender in ("male", "female") else None
            if voice is None:
                return Reference(None, mention, Ground.IN_VIEW, ambiguous=True, others=choice.others)
            choice = Choice(voice)
        self.cast.see(voice, mention, sighting)
        if mention.gender in ("male", "female") and not voice.gender and not choice.ambiguous:
            voice.gender = mention.gender
        return Reference(
            voice.index, mention, Ground.IN_VIEW, choice.ambiguous, choice.candidates, back=True, others=choice.others
        )

    def _asker(self, number: int) -> int:
        """Return the phrase of who asks what the sentence answers, or -1: Asked by | Lou Park | what she did, she …"""
        sentence = self.sentences[number]
        return 2 if sentence.words[0] in ASKED and sentence.words[1:2] == ("by",) else -1

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
        before = before_relative(self.sentences[number], k, self.register.lexicon)
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
