"""Mentions in passing: whom the phrases put in view that are no source."""

from __future__ import annotations

from attrib.appositions import Appositions
from attrib.clauses import SUBORDINATING
from attrib.epithets import Epithets, follows_name
from attrib.extents import extent
from attrib.grammar import Sentence
from attrib.lexicon import SOMEBODY, THINGS, plain
from attrib.mentions import SINGLE, Mention
from attrib.references import fitting
from attrib.register import OWNERS, Register
from attrib.voices import PERSONAL, Sighting

# What a firm has, or a place, and no person: Halden’s | shareholders, Halden | workers
OF_FIRMS = frozenset(
    "workers employees shareholders investors customers shares stock stores branches subsidiary plant plants factory "
    "factories profits revenue".split()
)
MANY = frozenset("police family couple prosecution defence defense council".split())
OPENERS = SINGLE | {"the"}
BEING = frozenset({"is", "became", "remains"})
BEFORE_PLACES = frozenset({"in", "near", "outside", "across", "around"})


class Passing:
    """Reads the phrases of one article that are no source."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.text = register.text
        self.sentences = register.sentences
        self.lexicon = register.lexicon
        self.cast = register.cast
        self.epithets = Epithets(register)

    def note(self, number: int, k: int, *, apposed: bool) -> None:
        """Note whom a noun phrase puts in view; `apposed` is one that stands in a source."""
        sentence = self.sentences[number]
        first, last = sentence.firsts[k], sentence.firsts[k + 1]
        tags = sentence.tags[first:last]
        self.epithets.note(number, k, tags)
        if tags[0] == "P" and sentence.words[first] in ("his", "her"):
            self._gender_in(number, k, OWNERS[sentence.words[first]])
        if tags in ("XS", "XN") and sentence.words[last - 1] in OF_FIRMS:
            self.register.learn_firm((self.text[sentence.starts[first] : sentence.ends[first]],))  # Halden workers
        if "p" in tags:
            self.possessor_in(number, k)
        if sentence.words[first - 1] in BEING and sentence.kinds[max(0, k - 2) : k] == "nv":
            self._is(number, k)
        opens = sentence.words[first] in OPENERS or tags[0] == "P"
        if "p" in tags and sentence.kinds.startswith(",n", k + 1):
            opens = opens or sentence.tags[sentence.head(k + 2)] == "X"  # Velm’s mayor, Ana Ruiz, left
        if tags[-1] == "X":
            if sentence.kinds[k - 1 : k] != "(":
                self._name(number, k, apposed=apposed)
        elif apposed:
            return
        elif sentence.words[last - 1] in MANY and _is_subject(sentence, k):
            self._many(number, k)
        elif self._is_group(sentence.words[last - 1]):
            if sentence.kinds[k - 1 : k] != "I":
                self._group(number, k)
        elif opens and not follows_name(sentence, k):
            self._somebody(number, k)

    def _is(self, number: int, k: int) -> None:
        """Learn what somebody is: Ana Ruiz is | the mayor; The health minister is | Ana Ruiz."""
        reader = self.register.namer.reader
        first, second = reader.base(number, k - 2), reader.base(number, k)
        if {first.kind, second.kind} != {"name", "description"} or not (first.name or second.name):
            return
        told = Appositions(reader, number, first).complement(k, extent(self.sentences[number], k))
        if told.kind == "name" and told.described:
            voice = self.register.bear(told, Sighting(number, k, subject=True, source=False))[0]
            if told.head:
                self.cast.learn_head(voice, told.head)

    def _mention(self, number: int, k: int) -> Mention:
        """Return the mention that a phrase makes with what hangs on it, but not “came to the pier” where it is said."""
        sentence = self.sentences[number]
        namer = self.register.namer
        end = extent(sentence, k)
        if sentence.kinds[k + 1 : k + 2] == "v" and sentence.kinds[end : end + 1] != "v":
            return namer.reader.base(number, k)
        return namer.phrases(number, k, end)

    def _name(self, number: int, k: int, *, apposed: bool) -> None:
        mention = self._mention(number, k)
        sighting = Sighting(number, k, _is_subject(self.sentences[number], k), source=False)
        if mention.kind == "name" and mention.name:
            if not self._is_place(number, k, mention):
                self.register.bear(mention, sighting)
        elif len(mention.name) > 1:
            self.register.name_initials(mention)
        if mention.kind == "body" and len(mention.name) > 1:
            self._abbreviated(number, k, mention)
        if mention.kind == "body" and len(mention.name) == 1:
            self.register.learn_firm(mention.name)  # “Halden, the brewer, cut jobs”
        if mention.kind != "body":
            return
        if apposed:
            if self._is_organisation(mention):
                self.register.shorten(mention)
            return
        if not sighting.subject and mention.phrases.last > k + 1:
            mention = self.register.namer.reader.base(number, k)
        if mention.kind == "body" and (sighting.subject or self._is_organisation(mention)):
            self.register.join(mention, sighting)

    def _is_place(self, number: int, k: int, mention: Mention) -> bool:
        """Tell a place from a person by the word before it, where the article names nobody so: a rally in | Oster."""
        sentence = self.sentences[number]
        if sentence.words[sentence.firsts[k] - 1] not in BEFORE_PLACES or mention.official or mention.described:
            return False
        return not mention.gender and self.cast.known(mention.name).voice is None

    def _abbreviated(self, number: int, k: int, mention: Mention) -> None:
        """Note the letters that a body is given in brackets: the Tarn Rivers Commission (TRC)."""
        sentence = self.sentences[number]
        if sentence.kinds.startswith("(n)", k + 1):
            letters = self.text[sentence.starts[sentence.firsts[k + 2]] : sentence.ends[sentence.firsts[k + 3] - 1]]
            if letters.isupper():
                self.register.initials[letters.lower()] = " ".join(mention.name)

    def _is_organisation(self, mention: Mention) -> bool:
        """Tell a body that may be called “the company”, “the institute” from a place: Velm Motor Company."""
        last = plain(mention.name[-1])
        known = " ".join(map(plain, mention.name)) in self.lexicon.organisation_names
        return known or (len(mention.name) > 1 and last in self.lexicon.organisation_words)

    def _group(self, number: int, k: int) -> None:
        mention = self._mention(number, k)
        sighting = Sighting(number, k, _is_subject(self.sentences[number], k), source=False)
        if mention.definite:
            self._again(mention, sighting)
        elif mention.kind == "description" and mention.plural:
            self.register.join(mention, sighting)

    def _gender_in(self, number: int, k: int, gender: str) -> None:
        """Learn from “her husband” that Ana Ruiz is a woman, where nobody else in the sentence can be meant."""
        here = [v for v in self.cast.in_view() if v.seen[-1].sentence == number and v.misfit(gender) is None]
        if len(here) == 1 and here[0].kind == "name" and here[0].seen[-1].subject:
            here[0].gender = here[0].gender or gender

    def _many(self, number: int, k: int) -> None:
        """Note a body of people that “they” may stand for: police closed the road, the family have left."""
        mention = self._mention(number, k)
        if mention.kind == "description":
            self.register.join(mention._replace(plural=True, count=None), Sighting(number, k, True, source=False))

    def _again(self, mention: Mention, sighting: Sighting) -> None:
        """Put in view again whom “the officials”, “the aide” stands for."""
        found = fitting(self.cast, mention).voice if sighting.subject and not mention.owned else None
        if found is not None:
            self.cast.sight(found, sighting)

    def _somebody(self, number: int, k: int) -> None:
        sentence = self.sentences[number]
        subject = _is_subject(sentence, k)
        j = k + 1
        while sentence.kinds[j : j + 2] == "In":
            j += 2  # the minister | of trade, Ana Ruiz
        named = sentence.kinds[j : j + 2] == ",n" and sentence.tags[sentence.head(j + 1)] == "X"
        if not (subject or named):
            return
        mention = self._mention(number, k)
        if mention.kind == "name" and mention.name:  # “The envoy, Ana Ruiz, left.”
            self.register.bear(mention, Sighting(number, k, True, source=False))
        elif subject and mention.noun_class in SOMEBODY | THINGS and not (mention.plural or mention.definite):
            voice = self.cast.open(mention, self.register.label(mention))
            self.cast.see(voice, mention, Sighting(number, k, True, source=False))
        elif subject and mention.definite and mention.noun_class in SOMEBODY:
            self._again(mention, Sighting(number, k, True, source=False))

    def _is_group(self, noun: str) -> bool:
        """Tell whether a noun is a plural of people: analysts, two officials."""
        return noun in self.lexicon.plurals and self.lexicon.nouns[noun] in PERSONAL

    def possessor_in(self, number: int, k: int) -> None:
        """Note whom a possessive names: “Marco Diaz’s advisers” puts Marco Diaz in view."""
        sentence = self.sentences[number]
        first = sentence.firsts[k]
        end = sentence.tags.find("p", first, sentence.firsts[k + 1])
        if end <= first or sentence.tags[end - 1] != "X":
            return
        if sentence.words[end] == "'" and sentence.words[sentence.firsts[k + 1] - 1] in self.lexicon.organisation_words:
            return  # the Tarn Farmers’ Alliance
        mention = self.register.namer.reader.named(number, k, first, end)
        if mention.kind == "name" and OF_FIRMS.intersection(sentence.words[end + 1 : sentence.firsts[k + 1]]):
            self.register.learn_firm(mention.name)
        if mention.kind == "body" and len(mention.name) > 1:
            self.register.join(mention, Sighting(number, k, subject=False, source=False))
        if mention.kind != "name" or not mention.name:
            return
        voice = self.cast.known(mention.name).voice
        sighting = Sighting(number, k, subject=False, source=False)
        if voice is not None:
            voice.learn_name(mention.name)
            self.cast.sight(voice, sighting)
        elif len(mention.name) > 1 or mention.official:
            self.register.bear(mention, sighting)  # “President Venn’s address”


def _is_subject(sentence: Sentence, k: int) -> bool:
    """Tell whether a noun phrase does what its sentence says: “Ruiz and Keller met”, “The envoy, Ana Ruiz, met”."""
    if k and sentence.kinds[k - 1] in "IO" and sentence.phrase_words(k - 1)[0] not in SUBORDINATING:
        return False  # “a designer for the group | left”, “Ruiz, who retired to Oban, | left”
    if k > 1 and sentence.kinds[k - 1] == "," and sentence.phrase_words(k - 2)[:1] == ("whose",):
        return False  # “Ana Ruiz, whose husband, Lou Ruiz | , was lost, left”
    opens = "v" not in sentence.kinds[:k]
    while sentence.kinds[k + 1 : k + 3] == "In":
        k += 2
    after = sentence.kinds[k + 1 : k + 4]
    if after and sentence.phrase_words(k + 1)[:1] == ("who",):
        return True  # “An official who was briefed was less sure.”
    first = not sentence.kinds[:k].strip("RC") and after[:2] == ",n"  # “Ana Ruiz, the mayor of Brno until May, left.”
    if first or (opens and after[:2] == ",n" and sentence.phrase_words(k + 2) == ("who",)):
        return True  # “Ruiz, who retired to Oban, left.”
    return after[:1] == "v" or after == "Cnv" or after[:2] in (",v", ",g", "Rv")
