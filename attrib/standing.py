"""Standing quotations: those without a cue of their own, and who is given them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from attrib.clauses import AUXILIARY, REACH, Range, extent, verb
from attrib.grammar import Sentence
from attrib.links import Link, Source, covers
from attrib.sentence_patterns import SentencePatterns
from attrib.subjects import subject


class Standing(SentencePatterns):
    """Gives a quotation that stands alone to whoever is speaking, or to nobody."""

    def _standing(self, number: int) -> None:
        """Give a sentence that is nothing but a quotation to whoever is speaking, or let it wait for a tag."""
        sentence = self.sentences[number]
        for place, q in sentence.quoted.items():
            last = self.last
            if q in self.used or self.quotations[q].content[-1].start >= sentence.ends[-1]:
                continue  # it goes on in the next paragraph, where its tag may stand
            if self.announced and self.announced[0] == number - 1:
                _, source, cue = self.announced
                self.announced = None
                self.used.add(q)
                content = self.quotations[q].content
                self.links.append(
                    Link("source-cue-paragraph", number, content, cue, source, quotations=(q,), direct=True)
                )
                self.last = len(self.links) - 1
            elif last is not None and self._goes_on(number) and not self._credit_follows(number):
                self._continue(q, number, last)
            else:
                self.waiting.append((number, place, q))
                self.used.add(q)

    def _announce(self, number: int, phrases: frozenset[int]) -> None:
        """Note who is to speak in the next paragraph: “He told the council, to applause:”."""
        sentence = self.sentences[number]
        if sentence.kinds[-1:] != ":":
            return
        for k in range(len(sentence.kinds) - 1, -1, -1):
            if sentence.kinds[k] in "vg" and (k in phrases or sentence.kinds[k] == "v"):
                found = subject(sentence, k, phrases)
                if found is not None:
                    self.announced = (number, Source(number, found), (sentence.span(k, k + 1),))
                    return

    def _credit_follows(self, number: int) -> bool:
        """Tell whether the next line credits this quotation: — Ana Ruiz."""
        after = self.sentences[number + 1 : number + 2]
        return (
            bool(after)
            and after[0].kinds[:2] == "-n"
            and "v" not in after[0].kinds
            and after[0].paragraph != self.sentences[number].paragraph
        )

    def _goes_on(self, number: int) -> bool:
        """Tell whether the link before reaches this sentence: one paragraph, or the next with nothing else in it."""
        link = self.links[self.last] if self.last is not None else None
        if link is None or (link.source is None and link.cue):
            return False
        here, there = self.sentences[number].paragraph, self.sentences[link.sentence].paragraph
        if here == there:
            return True
        between = self.sentences[number - 1]
        if self.sentences[number].paragraph - between.paragraph > 1:
            return False
        only = all(set(s.kinds) <= set('".F,)(-') for s in self.sentences[number : number + 12] if s.paragraph == here)
        return (
            only
            and between.paragraph == self._reach(link)
            and (link.direct or between.kinds[-1:] == ":" or not link.mind)
        )

    def _reach(self, link: Link) -> int:
        """Return the paragraph that the link's content has come to."""
        end = link.content[-1].end
        reach = self.sentences[link.sentence].paragraph
        for s in self.sentences[link.sentence :]:
            if s.starts[0] > end:
                break
            reach = s.paragraph
        return reach

    def _continue(self, q: int, number: int, last: int) -> None:
        link = self.links[last]
        self.used.add(q)
        content = self.quotations[q].content
        if link.direct:
            self.links[last] = replace(link, content=(*link.content, *content), quotations=(*link.quotations, q))
            return
        new = Link("quotation-after-claim", number, content, (), link.source, quotations=(q,), direct=True)
        self.links.append(new)
        self.last = len(self.links) - 1

    def _give_waiting(self, last: int) -> None:
        """Give the quotations that stood before tagged speech to its source: “A.” “B,” she said."""
        link = self.links[last]
        spans = tuple(s for _, _, q in self.waiting for s in self.quotations[q].content)
        if not link.direct or link.source is None or link.content[0].start <= spans[-1].end:
            return
        indexes = tuple(q for _, _, q in self.waiting)
        self.links[last] = replace(link, content=(*spans, *link.content), quotations=(*indexes, *link.quotations))
        self.waiting = []

    def _credit(self, number: int) -> bool:
        """Link a quotation to the line under it: “…” / — Ana Ruiz, mayor of Brno."""
        sentence = self.sentences[number]
        kinds = sentence.kinds.rstrip(".")
        if kinds[:2] != "-n" or "v" in kinds or self.sentences[number - 1].paragraph + 1 != sentence.paragraph:
            return False
        spans = tuple(s for _, _, q in self.waiting for s in self.quotations[q].content)
        quoted = tuple(q for _, _, q in self.waiting)
        source = Source(number, Range(1, extent(sentence, 1)))
        self.links.append(Link("credit-line", self.waiting[0][0], spans, (), source, quotations=quoted, direct=True))
        self.waiting = []
        return True

    def _settle(self) -> None:
        """At a paragraph's end, say of the quotations that still wait that nobody speaks them."""
        for at, _, q in self.waiting:
            self.links.append(
                Link("unattributed", at, self.quotations[q].content, (), None, quotations=(q,), direct=True)
            )
        self.waiting = []

    def _fragments(self, number: int, done: list[tuple[int, int]]) -> None:
        """Give marked words inside a sentence, of which no cue took hold, to the subject of their clause."""
        sentence = self.sentences[number]
        for place, q in sentence.quoted.items():
            if q in self.used:
                continue
            k = bisect_right(sentence.firsts, place) - 1
            if covers(done, k):
                self.used.add(q)
                continue
            inner = self.quotations[q].content[0]
            words = self.text.count(" ", inner.start, inner.end) + 1
            if k == 0 and sentence.tags[place] == '"' and len(sentence.kinds) > 1:
                if self.last is not None and self._speaks_here(self.last, sentence):
                    self._continue(q, number, self.last)  # “A,” she said. “B” of the plan.
                    continue
                self.waiting.append((number, place, q))
                self.used.add(q)
                continue
            if words < 4 or (words < 8 and self._is_copula(sentence, k)):
                continue
            link = self._of_subject(number, k, q)
            if link is not None:
                self.used.add(q)
                self.links.append(link)

    def _speaks_here(self, last: int, sentence: Sentence) -> bool:
        """Tell whether the last link is speech in the paragraph of a sentence."""
        link = self.links[last]
        return link.direct and self.sentences[link.sentence].paragraph == sentence.paragraph

    def _is_copula(self, sentence: Sentence, k: int) -> bool:
        """Tell whether marked words only say what something is: The numbers were “already strong this year”."""
        j = next((j for j in range(k - 1, -1, -1) if sentence.kinds[j] in "vg"), None)
        return j is not None and verb(sentence, j) in AUXILIARY

    def _of_subject(self, number: int, k: int, q: int) -> Link | None:
        sentence = self.sentences[number]
        for j in range(k - 1, max(-1, k - REACH), -1):
            if sentence.kinds[j] in "vg":
                found = subject(sentence, j)
                if found is not None:
                    cue = sentence.span(j, j + 1)
                    return Link(
                        "subject-quotation", number, self.quotations[q].content, (cue,), Source(number, found),
                        quotations=(q,), direct=True,
                    )  # fmt: skip
        return None
