"""Descriptions: whom “the official”, “one of the sources”, “Venn’s aides” stand for, or a new voice for them."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.cast import last_word
from attrib.epithets import HELD_BY_ONE
from attrib.lexicon import SOMEBODY, THINGS, plain
from attrib.mentions import ALONE, Mention
from attrib.passing import Passing
from attrib.references import (
    BROAD,
    Ground,
    Reference,
    first_of,
    fitting,
    group_in_view,
    group_of,
    kin_of,
    last_unnamed,
    named_together,
    out_of,
    pair_named,
    same_thing,
    the_company,
    the_crowd,
)
from attrib.register import Register
from attrib.told_bodies import is_public_body
from attrib.voices import Against, Choice, Other, Sighting, Voice

LAWMAKERS = frozenset("senator representative congressman congresswoman lawmaker".split())
NEXT = frozenset({("second",), ("third",), ("fourth",)})  # a third: one more of those before
OFFICIALS = frozenset({"official", "officials"})
PEOPLE = (SOMEBODY - {"empty"}) | {"collective"}  # classes of “the farmer”, “the Swede”


class Descriptions:
    """Reads the mentions without a name that are no pronoun, in the order of the text."""

    def __init__(self, register: Register, passing: Passing) -> None:
        self.register = register
        self.passing = passing
        self.sentences = register.sentences
        self.namer = register.namer
        self.cast = register.cast

    def read(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join a description to the voice that it fits, or open one."""
        words = self.sentences[mention.sentence].phrase_words(mention.phrases.first)
        if mention.noun_class in THINGS:
            return self._thing(mention, sighting, words)
        mention = self._serving(self._employed(mention))
        if words == ("another",) or (words[:1] == ("a",) and words[1:] in NEXT):
            first = self._beside(mention, group=words != ("another",))
            if first is not None:
                head = last_word(first.head).removesuffix("s") if first.plural else first.head
                mention = mention._replace(
                    head=head, noun_class=first.noun_class, body=first.body, public=first.public, former=first.former
                )
                alike = head if first.plural else first.label.removeprefix("another ")
                return self._opened(mention, f"{words[-1]} {alike}", sighting)
        one = self._one_of(mention, sighting) if words == ("one",) == (mention.head,) else None
        if one is not None:
            return one
        alone = mention.head in ALONE and mention.head != "another" and not mention.plural
        group = group_in_view(self.cast, mention) if alone else group_of(self.cast, mention, words)
        if group is not None and not self._is_near(mention):
            return self._joined(group, mention, sighting, Ground.GROUP)
        if mention.definite and not mention.owned:
            return self._back_reference(mention, sighting)
        kin = kin_of(self.cast, mention, self._owner(mention)) if mention.owned else None
        if kin is not None:
            return self._joined(kin, mention, sighting, Ground.KIN)
        if mention.plural and mention.count is None:
            return self.worded(mention, sighting)
        return self._opened(mention, self.register.label(mention), sighting)

    def _one_of(self, mention: Mention, sighting: Sighting) -> Reference | None:
        """Open a voice for “one” out of people whom nobody counted, with what they are."""
        some = out_of(self.cast, mention)
        if some is None:
            return None
        mention = mention._replace(
            head=some.head, noun_class=some.noun_class, body=some.body, public=some.public, former=some.former
        )
        opening = some.label.partition(" ")[0]
        common = plain(opening) in self.register.lexicon.nouns  # Sources near him; not: Labour MPs
        label = opening.lower() + some.label[len(opening) :] if common else some.label
        return self._opened(mention, f"one of {label}", sighting)

    def _beside(self, mention: Mention, *, group: bool) -> Voice | None:
        """Return the voice beside whom “another” is one more, and “a third”, which may be one of a group."""
        near = [first_of(self.cast, mention), group_in_view(self.cast, mention) if group else None]
        return max(filter(None, near), key=lambda voice: voice.seen[-1], default=None)

    def _is_near(self, mention: Mention) -> bool:
        """Tell whether words set one apart from the people before: one person close to the fund."""
        sentence = self.sentences[mention.sentence]
        k = mention.phrases.first + 1
        return mention.phrases.last > k + 1 and sentence.phrase_words(k) == ("close",)

    def worded(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join words to the voice that the same words named before, or open one."""
        return Reference(self.register.join(mention, sighting).index, mention, Ground.WORDS)

    def _joined(self, voice: Voice, mention: Mention, sighting: Sighting, ground: Ground) -> Reference:
        self.cast.see(voice, mention, sighting)
        return Reference(voice.index, mention, ground, back=True)

    def _opened(self, mention: Mention, label: str, sighting: Sighting) -> Reference:
        voice = self.cast.open(mention, label)
        self.cast.see(voice, mention, sighting)
        return Reference(voice.index, mention, Ground.WORDS)

    def _employed(self, mention: Mention) -> Mention:
        """Take for an official whoever is of a public body named by its noun alone: two employees of the bureau."""
        k = mention.phrases.first
        sentence = self.sentences[mention.sentence]
        role = mention.noun_class in ("office", "insider") and not (mention.public or mention.former)
        if not role or sentence.kinds[k + 1 : k + 3] != "In" or k + 2 >= mention.phrases.last:
            return mention
        body = sentence.phrase_words(k + 2)
        lexicon = self.register.lexicon
        served = mention.noun_class == "office" or mention.head.removesuffix("s") in lexicon.public_roles
        if not (served and is_public_body(self.sentences, mention.sentence, body, lexicon)):
            return mention
        return mention._replace(noun_class="office", public=True, body=True)

    def _serving(self, mention: Mention) -> Mention:
        """Tell what an aide or an official of somebody named is by what that person is: Venn aides, Crane officials."""
        official = mention.head in OFFICIALS
        if not official and mention.noun_class != "aide":
            return mention
        names = list(self._names_in(mention))
        served = next((v for name in names for v in self.cast.bearing(name) if v.kind == "name"), None)
        if served is not None and served.official and not served.former:  # those of a lawmaker may be of a campaign
            return mention if not LAWMAKERS.isdisjoint(served.heads) else mention._replace(public=True)
        private = served is not None or not self.register.lexicon.organisation_names.isdisjoint(
            names
        )  # Halden officials
        return mention._replace(noun_class="insider") if official and private and not mention.public else mention

    def _names_in(self, mention: Mention) -> Iterator[str]:
        """Yield the last words of the names in a phrase: Crane, of “an adviser to Ida Crane”."""
        sentence = self.sentences[mention.sentence]
        first, last = sentence.firsts[mention.phrases.first], sentence.firsts[mention.phrases.last]
        for i in range(first, last):
            if sentence.tags[i] == "X" and sentence.tags[i + 1 : i + 2] != "X":
                yield sentence.words[i]

    def _thing(self, mention: Mention, sighting: Sighting, words: tuple[str, ...]) -> Reference:
        """Join “the ministry”, “the company”, “the crowd” to the body or the people that it stands for."""
        if mention.definite and not mention.owned:
            for find, ground in ((same_thing, Ground.NOUN), (the_crowd, Ground.CROWD), (the_company, Ground.COMPANY)):
                voice = find(self.cast, mention, words)
                if voice is not None:
                    return self._joined(voice, mention, sighting, ground)
        return self.worded(mention, sighting)

    def _back_reference(self, mention: Mention, sighting: Sighting) -> Reference:
        """Join “the official” to the nearest voice that it fits; say where another unnamed voice came between."""
        number = sighting.sentence
        words = self.sentences[number].phrase_words(mention.phrases.first)
        placed = len(words) > 2 and self.namer.reader.base(number, mention.phrases.first).body
        if mention.noun_class == "office" and not mention.plural and (placed or mention.head in HELD_BY_ONE):
            self.passing.epithets.join(number, sighting.phrase, mention.head, sure=False)
        choice, ground = fitting(self.cast, mention), Ground.NOUN
        short = mention.plural and len(words) < 4
        if short and (choice.voice is None or (mention.count and choice.voice.count != mention.count)):
            together = named_together(self.cast, mention)
            if together is not None:
                return Reference(self.register.join(together, sighting).index, mention, Ground.WORDS, back=True)
        alone = (
            mention.head in HELD_BY_ONE and mention.noun_class == "office"
        )  # the aide to the mayor is not “the mayor”
        if choice.voice is None and not (mention.plural or alone) and mention.noun_class in SOMEBODY:
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
        label = self.register.label(mention)
        known = plain(label) in self.register.by_label
        reference = self.worded(mention, sighting) if known else self._opened(mention, label, sighting)
        return reference._replace(back=known, others=choice.others)

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
