"""Standing quotations: those without a cue of their own, and who is given them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from attrib.announcements import after_colon, credit_line, introduces
from attrib.clauses import opens_clause
from attrib.grammar import Sentence
from attrib.links import Left, Link, calls_source, link_content, link_quotations
from attrib.marked_words import (
    FEWEST_WORDS,
    cue_quotation,
    is_title,
    names_notion,
    says_nothing,
    subject_quotation,
    too_short,
)
from attrib.model import Quotation
from attrib.passages import Match, Passage
from attrib.phrases import Range, lies_in

AHEAD = 12  # sentences in which a paragraph of quotations alone shows itself


class Standing:
    """The links of an article so far, who is speaking, and the quotations that wait for a speaker."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        quotations: tuple[Quotation, ...],
        passages: tuple[Passage, ...],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.quotations = quotations
        self.passages = passages
        self.found: list[Link] = []
        self.used: set[int] = set()  # quotations that a link has, or that wait for one
        self.left: dict[int, Left] = {}  # why a quotation was given to nobody when it was read
        self.last: int | None = None  # index of the link whose source speaks
        self._further: defaultdict[int, list[int]] = defaultdict(list)  # by link: quotations with which it goes on
        self._announced: tuple[int, Match] | None = None  # the passage “She told the council:” and what it says
        self._begun: dict[int, int] = {}  # quotations over several paragraphs, and the links that reach their first one
        self._parted: dict[int, int] = {}  # those of which they have that one: “A,” she said. “B. / “C,” she said.
        self._waiting: list[tuple[int, int]] = []  # quotations before their tag: passage, quotation
        self._starts = [sentence.starts[0] for sentence in sentences]

    def links(self) -> tuple[Link, ...]:
        """Return the links in the order of the text."""
        owners = {q: i for i, link in enumerate(self.found) for q in link.quotations}
        parted = {q: i for q, i in self._parted.items() if owners.get(q, i) != i}
        links = (self._whole(i, parted) for i in range(len(self.found)))
        return tuple(sorted(links, key=lambda link: (link.content[0].start, link.cue[:1])))

    def _whole(self, i: int, parted: Mapping[int, int]) -> Link:
        """Return a link with the quotations with which it goes on; the first part of one in `parted` is another’s."""
        link, further = self.found[i], self._further.get(i, [])
        if not (further or parted):
            return link
        given = [self.quotations[q].content[0] for q, first in parted.items() if first == i]
        taken = {self.quotations[q].content[0] for q in link.quotations if q in parted}
        if not (further or given or taken):
            return link
        spans = {s for q in further for s in self.quotations[q].content} | (set(link.content) - taken)
        return link._replace(content=tuple(sorted({*spans, *given})), quotations=(*link.quotations, *further))

    # -- links --------------------------------------------------------------------------------------------------

    def add(self, passage: Passage, match: Match) -> None:
        """Add the link of a match with the content that it found."""
        link = link_content(passage, match, self.quotations)
        if link is not None:
            self._append(link)

    def _add_quotations(self, at: int, match: Match, first: int, taken: tuple[int, ...]) -> None:
        """Add the link of a match in the passage `at` with quotations, the first of which stands in `first`."""
        sentence = self.passages[first].number
        self._append(link_quotations(self.passages[at], match, sentence, taken, self.quotations))

    def relate(self, line: Link, passage: Passage) -> None:
        """Add the link of a transcript's line, once; no marked words in it are anybody else's."""
        if line.sentence == passage.number:
            self._append(line)
        for q in passage.sentence.quoted.values():
            self.used.add(q)
            self.left[q] = Left.INSIDE

    def _append(self, link: Link) -> None:
        self.used.update(link.quotations)
        self.found.append(link)

    def _go_on(self, at: int, quotation: int, last: int) -> None:
        """Give a quotation to the source of the last link."""
        link = self.found[last]
        self.used.add(quotation)
        if link.direct:
            self._further[last].append(quotation)
            return
        content = self.quotations[quotation].content
        sentence = self.passages[at].number
        self._append(
            Link("quotation-after-claim", sentence, content, (), link.source, quotations=(quotation,), direct=True)
        )
        self.last = len(self.found) - 1

    def speak(self, before: int) -> None:
        """Let the source of one of the links from `before` on speak from here: the last direct one, else the last."""
        new = range(before, len(self.found))
        direct = [i for i in new if self.found[i].direct]
        said = [i for i in new if not self.found[i].mind and self.found[i].source]
        self.last = (direct or said or list(new))[-1]

    # -- quotations that wait for a speaker ---------------------------------------------------------------------

    def _wait(self, at: int, quotation: int) -> None:
        self.left[quotation] = Left.NOBODY_YET if self.last is None else Left.OUT_OF_REACH
        self._waiting.append((at, quotation))
        self.used.add(quotation)

    def settle(self) -> None:
        """At a paragraph's end, say of the quotations that still wait that nobody speaks them."""
        for at, quotation in self._waiting:
            self._add_quotations(at, Match("unattributed", (), None, None), at, (quotation,))
        self._waiting = []

    def give_late(self, at: int, match: Match) -> bool:
        """Give the quotations before a tag that stands as a sentence to its source: “It is over.” Ruiz said."""
        return bool(self._waiting) and self._waiting[-1][0] == at - 1 and self._give(at, match, at)

    def give_credited(self, at: int) -> bool:
        """Give the quotations above a credit line to whom it names: “…” / — Ana Ruiz, mayor of Brno."""
        match = credit_line(self.passages[at]) if self._waiting else None
        return (
            match is not None
            and self._paragraph(at - 1) + 1 == self._paragraph(at)
            and self._give(at, match, self._waiting[0][0])
        )

    def _give(self, at: int, match: Match, first: int) -> bool:
        self._add_quotations(at, match, first, tuple(q for _, q in self._waiting))
        self._waiting = []
        return True

    def give_before(self) -> None:
        """Give the quotations that stood before tagged speech to its source: “A.” “B,” she said."""
        if not self._waiting or self.last is None:
            return
        link = self.found[self.last]
        taken = tuple(q for _, q in self._waiting)
        spans = tuple(s for q in taken for s in self.quotations[q].content)
        if link.direct and link.source is not None and link.content[0].start > spans[-1].end:
            self.found[self.last] = link._replace(
                content=(*spans, *link.content), quotations=(*taken, *link.quotations)
            )
            self._waiting = []

    # -- quotations that stand alone ----------------------------------------------------------------------------

    def announce(self, at: int, match: Match) -> None:
        """Note who is to speak in the next paragraph."""
        self._announced = (at, match)

    def stand(self, at: int) -> None:
        """Give a passage that is nothing but quotations to whoever is speaking, or let them wait for a tag."""
        sentence = self.passages[at].sentence
        for q in sentence.quoted.values():
            if q in self.used:
                continue
            if self._announced is not None and self._is_announced(at, self._announced[0]):
                self._add_quotations(at - 1, self._announced[1], at, (q,))
                self._announced = None
                self.last = len(self.found) - 1
            elif q not in self._begun and self._introduced(at, q):
                self.last = len(self.found) - 1
            elif self.quotations[q].content[-1].start >= sentence.ends[-1]:
                # it goes on in the next paragraph, where its tag may stand
                if q not in self._begun and self.last is not None and self._reaches(self.last, at):
                    self._begun[q] = self.last
                    if self._speaks_here(self.last, sentence):
                        self._parted[q] = self.last
            elif q in self._begun:
                self._go_on(at, q, self._begun[q])
            elif self.last is not None and self._reaches(self.last, at) and not self._is_answered(at, q, self.last):
                self._go_on(at, q, self.last)
            else:
                self._wait(at, q)

    def _introduced(self, at: int, quotation: int) -> bool:
        """Give a paragraph of speech alone to whom the sentence before tells of, where no link ends there."""
        before = self.passages[at - 1]
        links_there = bool(self.found) and self.found[-1].sentence >= before.number
        if not at or links_there or self._paragraph(at - 1) + 1 != self._paragraph(at) or self._credit_follows(at):
            return False
        here = self._paragraph(at)
        ahead = (p for p in self.passages[at : at + AHEAD] if p.sentence.paragraph == here or self._holds(p, quotation))
        words = self.text[slice(*self.quotations[quotation].content[0])].split()
        if len(words) <= FEWEST_WORDS or not all(p.only_quotations for p in ahead):
            return False
        match = introduces(before, speaking=self.last is not None and self._reaches(self.last, at))
        if match is not None:
            self._add_quotations(at - 1, match, at, (quotation,))
        return match is not None

    def _holds(self, passage: Passage, quotation: int) -> bool:
        """Tell whether a quotation goes on in a passage."""
        return quotation in passage.sentence.quoted.values()

    def _is_announced(self, at: int, by: int) -> bool:
        """Tell whether the passage `by` announces the one at `at`: in another paragraph only with a colon."""
        colon = self.passages[by].sentence.kinds.endswith(":")
        return by == at - 1 and (colon or self._paragraph(by) == self._paragraph(at))

    def _reaches(self, last: int, at: int) -> bool:
        """Tell whether the last link reaches a passage: one paragraph, or the next with nothing else in it."""
        link = self.found[last]
        if link.source is None and link.cue:
            return False
        here = self._paragraph(at)
        if self.sentences[link.sentence].paragraph == here:
            return True
        before = self.passages[at - 1].sentence
        if before.paragraph != self._end_paragraph(last) or here - before.paragraph > 1:
            return False
        ahead = (p for p in self.passages[at : at + AHEAD] if p.sentence.paragraph == here)
        speaks = link.direct or before.kinds.endswith(":") or not link.mind
        return speaks and all(p.only_quotations for p in ahead)

    def _end_paragraph(self, last: int) -> int:
        """Return the paragraph that the content of the last link has come to."""
        link = self.found[last]
        further = self._further.get(last)
        end = self.quotations[further[-1]].content[-1].end if further else link.content[-1].end
        return self.sentences[max(link.sentence, bisect_right(self._starts, end) - 1)].paragraph

    def _is_answered(self, at: int, quotation: int, last: int) -> bool:
        """Tell whether somebody else speaks: the next line credits it, or it calls the last one by name."""
        quoted = self.quotations[quotation]
        return self._credit_follows(at) or calls_source(self.text, quoted, self.found[last], self.sentences)

    def _credit_follows(self, at: int) -> bool:
        """Tell whether the next line credits the quotations of a passage: — Ana Ruiz."""
        after = self.passages[at + 1] if at + 1 < len(self.passages) else None
        return after is not None and credit_line(after) is not None and self._paragraph(at + 1) != self._paragraph(at)

    def _paragraph(self, at: int) -> int:
        return self.passages[at].sentence.paragraph

    # -- marked words inside a sentence -------------------------------------------------------------------------

    def give_inner(self, at: int, passage: Passage, covered: list[Range]) -> None:
        """Give marked words inside a sentence, of which no cue took hold, to the subject of their clause."""
        sentence = passage.sentence
        for place, q in sentence.quoted.items():
            k = passage.phrase_at(place)
            if q in self.used:
                continue
            if lies_in(covered, k):
                self.used.add(q)
                self.left[q] = Left.INSIDE
            elif self._opens(passage, k):
                self._go_on_or_wait(at, q)  # “A,” she said. “B” of the plan.
            elif isinstance(match := self._unframed(passage, k, q), Match) and not says_nothing(passage, match):
                self._add_quotations(at, match, at, (q,))
            elif isinstance(match, Match) or (match is Left.NO_SUBJECT and self._is_sentence(passage, k)):
                self._go_on_or_wait(at, q)  # “A,” she said. That makes it “B”. Later, on the radio: “C.”
            else:
                self.left[q] = match

    def _go_on_or_wait(self, at: int, quotation: int) -> None:
        """Give a quotation to whoever speaks in its paragraph, or let it wait for a tag."""
        if self.last is not None and self._speaks_here(self.last, self.passages[at].sentence):
            self._go_on(at, quotation, self.last)
        else:
            self._wait(at, quotation)

    def _is_sentence(self, passage: Passage, phrase: int) -> bool:
        """Tell whether a colon announces speech, and it is a whole sentence: Later that month, on the radio: “…”"""
        first, last = passage.speech.get(phrase, ("", ""))
        return phrase > 0 and passage.sentence.kinds[phrase - 1] == ":" and first.isupper() and last in ".!?"

    def _unframed(self, passage: Passage, phrase: int, quotation: int) -> Match | Left:
        """Return whom marked words are from that no frame took, or why they are nobody's."""
        match = after_colon(passage, phrase)
        if match is not None:
            return match
        words = self.text[slice(*self.quotations[quotation].content[0])].split()
        if is_title(passage, phrase, words):
            return Left.NAMED_SO
        short = too_short(passage, phrase, words)
        if short is not None and names_notion(passage, phrase):
            return short
        match = cue_quotation(passage, phrase) or (subject_quotation(passage, phrase) if short is None else None)
        return match or short or Left.NO_SUBJECT

    def _opens(self, passage: Passage, phrase: int) -> bool:
        """Tell whether speech opens its sentence, or goes on with a subject that somebody just spoke of."""
        kinds = passage.sentence.kinds
        if phrase not in passage.speech or len(kinds) == 1:
            return False
        if not kinds[:phrase].strip("RC,"):
            return True
        if kinds[phrase + 1 :].strip("."):
            return False
        subject_only = kinds[:phrase] in ("n", "Cn", "Rn")  # It “is a mess.” If it rains, “we will stay.”
        opening = kinds[phrase - 1] == "," and ("v" not in kinds[:phrase] or opens_clause(passage.sentence, 0))
        return (subject_only or opening) and self.last is not None and self._speaks_here(self.last, passage.sentence)

    def _speaks_here(self, last: int, sentence: Sentence) -> bool:
        """Tell whether the last link is speech in the paragraph of a sentence."""
        link = self.found[last]
        return link.direct and self.sentences[link.sentence].paragraph == sentence.paragraph
