"""Epithets: an office that a phrase gives to somebody whom the article has named: the mayor, the Florida senator."""

from __future__ import annotations

from itertools import pairwise

from attrib.grammar import Sentence
from attrib.lexicon import plain
from attrib.model import Quotation
from attrib.names import LAWYERS, is_former
from attrib.register import Register
from attrib.voices import Sighting

# Offices of which a story has one holder, so that “the mayor” is the mayor already named
HELD_BY_ONE = frozenset(
    "mayor senator governor congressman congresswoman councilman councilwoman councillor minister ambassador sheriff "
    "commissioner envoy chancellor admiral assemblyman assemblywoman alderman premier".split()
)
LAWMAKERS = frozenset({"lawmaker", "legislator", "representative", "president"})  # “the Florida lawmaker”
ELECTED = frozenset({"elected", "re-elected", "reelected"})
CHAMBERS = frozenset("congress senate parliament house assembly council legislature commons bundestag knesset".split())
ADVOCATES = LAWYERS | {"counsel", "advocate"}
PAST_SERVICE = frozenset(
    "served worked former once previously resigned retired ousted sacked dismissed fired replaced removed".split()
)


class Epithets:
    """Learns the offices of the people of one article from the phrases that stand for them."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.text = register.text
        self.in_speech = False  # in the line of a transcript: who speaks there speaks of others
        self.sentences = register.sentences
        self.lexicon = register.lexicon
        self.cast = register.cast

    def note(self, number: int, k: int, tags: str) -> None:
        """Learn an office from “the Florida senator” or “the senator’s chances”, “a second term as Chicago mayor”."""
        sentence = self.sentences[number]
        first, last = sentence.firsts[k], sentence.firsts[k + 1]
        own = tags.partition("p")[0]
        if sentence.words[first] == "the" and own[-1:] == "N":
            head, placed = sentence.words[first + len(own) - 1], "X" in own
            held = head in HELD_BY_ONE or (placed and head in LAWMAKERS)
            if held and not self._names_whom(number, k) and not is_former(sentence.phrase_words(k), self.lexicon):
                self.join(number, k, head, sure=not placed)
            return
        head = sentence.words[last - 1]
        if self.lexicon.nouns.get(head) != "office" and head not in CHAMBERS:
            return
        chosen = ELECTED.intersection(sentence.words[max(0, first - 3) : first])
        served = own[:1] == "X" and sentence.words[first - 1] == "as"
        office = tags[-1] == "N" and head not in CHAMBERS and (served or chosen)
        seat = chosen and head in CHAMBERS and sentence.words[first - 1] == "to"
        if (office or seat) and PAST_SERVICE.isdisjoint(sentence.words):
            self.join(number, k, f"member of {head}" if seat else head, sure=False, of_subject=True)

    def _names_whom(self, number: int, k: int) -> bool:
        """Tell whether a name stands beside a phrase: “the Russian president, Oleg Varnin”, “Ruiz - the senator”."""
        return follows_name(self.sentences[number], k) or self.register.namer.phrase(number, k).kind == "name"

    def join(self, number: int, k: int, head: str, *, sure: bool, of_subject: bool = False) -> None:
        """Join “the Florida senator”, “the mayor” to the person in view, and learn the office from it.

        With `sure`, only where one person is plainly meant.
        """
        if self.in_speech or any(v.kind == "name" and head in v.heads for v in self.cast.called(head)):
            return
        beside = k - 2 if self.sentences[number].kinds[k - 1 : k] == "C" else -1  # “Ruiz and the senator” are two
        choice = self.cast.antecedent(number, k, self.lexicon.genders.get(head, "person"), beside)
        voice = choice.voice
        if voice is None or (sure and choice.ambiguous) or voice.kind != "name":
            return
        if not of_subject and any(s.sentence == number and s.subject for s in voice.seen[-8:]):
            return  # “Ruiz said the mayor would …”: people do not speak of themselves so
        if voice.former or (voice.official and voice.heads - {head, ""}):
            return
        if not ADVOCATES.isdisjoint(voice.heads):
            return  # nor is the counsel for the accused the mayor
        voice.official = voice.described = True
        voice.office = self.sentences[number].span(k, k + 1)
        self.cast.learn_head(voice, head)
        self.cast.sight(voice, Sighting(number, k, subject=False, source=False))

    def learn_from_speech(self, quotations: tuple[Quotation, ...]) -> None:
        """Learn an office that only somebody quoted gives: “We thank Senator Park.”"""
        for quotation in quotations:
            for span in quotation.content:
                for title, name in pairwise(self.text[span.start : span.end].split()):
                    if title[:1].isupper() and name[:1].isupper() and plain(title) in HELD_BY_ONE | LAWMAKERS:
                        choice = self.cast.known((plain(name).rstrip(".,!?;:'\"”").removesuffix("'s"),))
                        voice = choice.voice
                        if voice is not None and not choice.others:
                            voice.official = voice.official or not voice.former


def follows_name(sentence: Sentence, k: int) -> bool:
    """Tell whether a phrase says what the name before it is: “Ana Ruiz, 41, a nurse”, “Ruiz - the senator”."""
    before = k - 2
    if before > 1 and sentence.tags[sentence.head(before)] == "#" and sentence.kinds[before - 1] == ",":
        before -= 2
    return before >= 0 and sentence.kinds[k - 1] in ",-(" and sentence.tags[sentence.head(before)] == "X"
