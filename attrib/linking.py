"""Linking: the sentences of an article are read in order, and every pattern is tried on each.

A cue takes the content that its frame allows; what lies inside the content of an earlier cue is left alone, for people
say what others said. Then the quotations that no cue took are given to whoever is speaking, or to nobody.
"""

from __future__ import annotations

from attrib.cues import cue_phrases, find_cues
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon
from attrib.links import Link, covers
from attrib.model import Quotation
from attrib.standing import Standing


def find_links(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], lexicon: Lexicon
) -> tuple[Link, ...]:
    """Return the links of an article in the order of the text."""
    reader = _Reader(text, sentences, quotations, lexicon)
    for number in range(len(sentences)):
        reader.read(number)
    reader.finish()
    return tuple(sorted(reader.links, key=lambda link: (link.content[0].start, link.cue[:1])))


class _Reader(Standing):
    """Reads one article's sentences in order."""

    def read(self, number: int) -> None:
        sentence = self.sentences[number]
        if number and self.sentences[number - 1].paragraph != sentence.paragraph:
            if self.waiting and self._credit(number):
                return
            self._settle()
        if set(sentence.kinds) <= set('".F,)(-'):
            self._standing(number)
            return
        before = len(self.links)
        phrases = cue_phrases(sentence, self.lexicon)
        if self._named_before_colon(number):
            self.last = len(self.links) - 1
            return
        done = self._according(number) or self._closing_tag(number, phrases)
        for cue in find_cues(number, sentence, phrases, self.lexicon):
            if covers(done, cue.first):
                continue
            covered = self._take(cue, phrases, done)
            if covered is not None:
                done.append(covered)
        self._any_verb(number, phrases)
        self._hearsay(number, done)
        self._fragments(number, done)
        self._announce(number, phrases)
        if len(self.links) > before:
            self.last = self._speaking(before)
            if self.waiting:
                self._give_waiting(self.last)

    def _speaking(self, before: int) -> int:
        """Return the link of the sentence whose source goes on speaking: the last direct one, else the last."""
        new = range(before, len(self.links))
        direct = [i for i in new if self.links[i].direct]
        said = [i for i in new if not self.links[i].mind and self.links[i].source]
        return (direct or said or list(new))[-1]

    def finish(self) -> None:
        self._settle()
