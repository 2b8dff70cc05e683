"""Links: which words are handed over, by which cue, from which source phrase.

Sentence by sentence. A cue takes the content that its frame allows, to its right or to its left; what lies inside
the content of an earlier cue is left alone, for people say what others said. Then the quotations that no cue took
are given to whoever is speaking, or to nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from attrib.clauses import AUXILIARY, REACH, RELATIVE, Range, clause_end, extent, inverted, subject, verb
from attrib.cues import ANY, Cue, begins_clause, cue_phrases, find_cues
from attrib.grammar import Sentence
from attrib.lexicon import CueVerb, Lexicon
from attrib.model import Quotation, Span

AGENTLESS_MIND = frozenset({"expect", "suppose", "know", "hope"})
# Passive in form, but somebody's own state of mind: “Ruiz was worried that …”
FEELINGS = frozenset(
    "worry concern convince disappoint surprise please delight alarm outrage incline poise fear".split()
)
EMPTY_OBJECTS = frozenset("this that these it nothing something everything anything so little much".split())
HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: phrases of one sentence."""

    sentence: int
    phrases: Range


@dataclass(frozen=True, slots=True)
class Link:
    """Content, cue and source phrase, and the pattern that joined them. `quotations` are indexes."""

    pattern: str
    sentence: int
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Source | None
    mind: bool = False
    quotations: tuple[int, ...] = ()
    direct: bool = False
    relay: Source | None = None  # the outlet in “the Herald, citing two officials”
    verb: str = ""
    cue_phrase: int = -1
    frame: str = ""


def find_links(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], lexicon: Lexicon
) -> tuple[Link, ...]:
    """Return the links of an article in the order of the text."""
    reader = _Reader(text, sentences, quotations, lexicon)
    for number in range(len(sentences)):
        reader.read(number)
    reader.finish()
    return tuple(sorted(reader.links, key=lambda link: (link.content[0].start, link.cue[:1])))


NEAR = 8  # contents before a cue that may cover it or end beside it


def _covers(done: list[tuple[int, int]], k: int) -> bool:
    """Tell whether a phrase lies in the content of one of the last cues."""
    return any(a <= k < b for a, b in done[-NEAR:])


class _Reader:
    """Reads one article's sentences in order, and remembers who is speaking."""

    def __init__(
        self, text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], lexicon: Lexicon
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.quotations = quotations
        self.lexicon = lexicon
        self.links: list[Link] = []
        self.used: set[int] = set()
        self.last: int | None = None  # index of the link whose source speaks
        self.announced: tuple[int, Source, tuple[Span, ...]] | None = None  # “She told the council:” before a paragraph
        self.waiting: list[tuple[int, int, int]] = []  # quotations before their tag: sentence, phrase, quotation

    # -- one sentence -------------------------------------------------------------------------------------------

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
            if _covers(done, cue.first):
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
                self._give_waiting()

    def _speaking(self, before: int) -> int:
        """Return the link of the sentence whose source goes on speaking: the last direct one, else the last."""
        new = range(before, len(self.links))
        direct = [i for i in new if self.links[i].direct]
        said = [i for i in new if not self.links[i].mind and self.links[i].source]
        return (direct or said or list(new))[-1]

    # -- a cue and its content ----------------------------------------------------------------------------------

    def _take(self, cue: Cue, phrases: frozenset[int], done: list[tuple[int, int]]) -> tuple[int, int] | None:
        """Make the link of one cue; return the phrases that its content covers to the right."""
        sentence = self.sentences[cue.sentence]
        kinds = sentence.kinds
        start = max((b for a, b in done[-NEAR:] if b <= cue.first), default=0)
        if cue.frame in ("be-to", "be-that", "be-wh", "be-p"):
            return self._passive(cue, phrases)
        source, tag_first = self._source_of(cue, start, phrases)
        speech = self._speech_before(sentence, tag_first, start)
        left = cue.verb.frames & {"after", "quote", "that"}
        if speech is not None and left and source is not None:
            return self._tagged(cue, source, speech)
        if source is not None and source.first > 0 and sentence.words[sentence.firsts[source.first - 1]] == "as":
            return self._as_told(cue, source, phrases)
        if cue.frame == "after":
            return self._after(cue, source, tag_first, start)
        if source is None and cue.frame not in ("quote", "colon"):
            return None
        if source is not None and sentence.words[sentence.firsts[source.first]] in ("nobody", "none", "no"):
            return None  # “Nobody said that …”: these words are not handed over
        if cue.content is None:
            return None
        relative = source is not None and source.last - source.first == 1 and sentence.words[sentence.firsts[source.first]] in RELATIVE
        end = clause_end(sentence, cue.content, cue.first, phrases - {cue.first}, relative)
        content = cue.content
        if kinds[content] == '"' and kinds[content + 1 : content + 3] in ("nv", "vn") and cue.frame in ("quote", "colon"):
            tag = content + (2 if kinds[content + 1] == "n" else 1)
            if tag in phrases:
                return None  # the quotation has a tag of its own: She answered: “No,” the senator said.
        if kinds[content] in '"F' and cue.frame in ("quote", "colon", "np-quote"):
            end = self._end_of_quote(sentence, content, end)
        if end <= content:
            return None
        self._add(cue, "source-cue-content", source, ((content, end),))
        return content, end

    def _end_of_quote(self, sentence: Sentence, start: int, end: int) -> int:
        """Return where a content that begins with speech ends: at its closing mark, unless the clause goes on."""
        after = sentence.kinds[start + 1 : start + 2]
        if after and after in "vIOWHlgf" and start + 1 < end:
            return end
        return start + 1

    def _source_of(self, cue: Cue, start: int, phrases: frozenset[int]) -> tuple[Range | None, int]:
        """Return the source phrase of a cue, and the first phrase of the tag that it makes with the cue."""
        sentence = self.sentences[cue.sentence]
        kinds = sentence.kinds
        k = cue.first
        turned = inverted(sentence, k) if cue.verb.frames & {"after", "quote"} else None
        if turned is not None and self._is_turned(sentence, k, turned, cue):
            return turned, k
        found = subject(sentence, k, phrases)
        if found is None:
            return None, k
        if found.last <= start and kinds[k] == "v" and kinds[k - 1] not in "C,":
            return found, k
        return found, min(found.first, k) if found.first >= start else k

    def _is_turned(self, sentence: Sentence, k: int, turned: Range, cue: Cue) -> bool:
        """Tell whether the noun after a cue is its subject: “…,” said Ruiz; The plan failed, said Ruiz."""
        kinds = sentence.kinds
        if k == 0:
            return False
        if kinds[k - 1] == '"' or kinds[max(0, k - 2) : k] == '",':
            return True
        after = kinds[turned.last : turned.last + 1]
        if begins_clause(sentence, k + 1) or after not in ("", ".", ",", "t") or cue.verb.frames & {"np", "np-that"}:
            return False
        return kinds[k - 1] == "," and "v" in kinds[: k - 1] and sentence.words[sentence.firsts[turned.first]] not in EMPTY_OBJECTS

    def _speech_before(self, sentence: Sentence, tag: int, start: int) -> int | None:
        """Return the phrase of the unused quotation that stands right before a tag: “…,” she said."""
        i = tag - 1
        while i >= start and sentence.kinds[i] in ",-R":
            i -= 1
        if i < start or i < 0 or sentence.kinds[i] != '"':
            return None
        q = sentence.quoted[sentence.firsts[i]]
        return i if q not in self.used else None

    def _tagged(self, cue: Cue, source: Range, speech: int) -> tuple[int, int]:
        """Link the quotation before a tag, and the one after it that goes on: “A,” she said, “B.”"""
        sentence = self.sentences[cue.sentence]
        kinds = sentence.kinds
        first = speech
        while first > 1 and kinds[first - 1] == '"' and sentence.quoted[sentence.firsts[first - 1]] not in self.used:
            first -= 1
        opening = self.quotations[sentence.quoted[sentence.firsts[first]]].content[0].start
        joins = kinds[first - 1] not in '.",-:C' or self.text[opening].islower()
        if first > 0 and joins and any(c in "nv" for c in kinds[:first]):
            # the quotation ends a clause: The plan was “a disaster for the town,” she said.
            ranges = [(self._clause_start(sentence, first, 0), speech + 1)]
        else:
            ranges = [(i, i + 1) for i in range(first, speech + 1)]
        end = max(cue.last, source.last)
        covered = (cue.first, end)
        j = end
        while j < len(kinds) and kinds[j] in "RtIOng,:":
            if kinds[j] in ",:" and kinds[j + 1 : j + 2] == '"':
                ranges.append((j + 1, j + 2))
                covered = (cue.first, j + 2)
                break
            if kinds[j] == "g" and sentence.words[sentence.head(j)] in self.lexicon.cues:
                break
            j += 1
        pattern = "content-cue-source" if source.first > cue.first else "content-source-cue"
        self._add(cue, pattern, source, tuple(ranges))
        return covered

    def _after(self, cue: Cue, source: Range | None, tag: int, start: int) -> tuple[int, int] | None:
        """Link the clause before a tag: The talks will resume, an official said. The talks, she said, will resume."""
        sentence = self.sentences[cue.sentence]
        kinds = sentence.kinds
        if source is not None and tag == 0 and self.waiting and self.waiting[-1][0] == cue.sentence - 1:
            return self._late_tag(cue, source)
        if source is None or tag - 1 <= start or kinds[tag - 1] not in ",-":
            return None
        begin = self._clause_start(sentence, tag - 1, start)
        left = kinds[begin : tag - 1]
        if not left:
            return None
        end = max(cue.last, source.last)
        ranges = [(begin, tag - 1)]
        j = end
        while j < len(kinds) and kinds[j] in "RtIOn":
            j += 1
        if j < len(kinds) and kinds[j] in ",-" and ("v" in kinds[j:] or left[-1] == "v"):
            if "v" not in left or left[-1] == "v" or kinds[j + 1 : j + 2] not in ("g", "C", "n", "W") :
                stop = clause_end(sentence, j + 1, cue.first, cue_phrases(sentence, self.lexicon))
                ranges.append((j + 1, stop))
                end = stop
        elif set(left).isdisjoint('vl"F'):
            return None
        if len(ranges) == 1 and set(left).isdisjoint('vl"F'):
            return None
        pattern = "content-cue-source" if source.first > cue.first else "content-source-cue"
        self._add(cue, pattern, source, tuple(ranges))
        return min(tag, cue.first), end

    def _closing_tag(self, number: int, phrases: frozenset[int]) -> list[tuple[int, int]]:
        """Link a tag at a sentence's end, which owns all before it: The firms said they had a deal, the Courier reported."""
        sentence = self.sentences[number]
        kinds = sentence.kinds
        comma = max(kinds.rfind(","), kinds.rfind('"'))
        if comma < 2:
            return []
        clause = comma if kinds[comma] == "," else comma + 1
        last = clause - 1
        if kinds[last] == '"' and (kinds[last - 1] in '",:.-' and not self._goes_on_from(sentence, last)):
            return []
        tail = kinds[comma + 1 :].rstrip(".")
        verb = comma + 1 + tail.find("v")
        if "v" not in tail or verb not in phrases or tail.count("v") > 1 or set(tail[: tail.find("v")]) > set("nI"):
            return []
        if tail[:1] != "n" or set(tail[tail.find("v") + 1 :]) - set("tIn"):
            return []
        cue = next((c for c in find_cues(number, sentence, frozenset({verb}), self.lexicon)), None)
        source = subject(sentence, verb)
        if cue is None or cue.frame != "after" or source is None or source.first != comma + 1:
            return []
        begin = self._clause_start(sentence, clause, 0)
        if "v" not in kinds[begin:clause]:
            return []
        self._add(cue, "content-source-cue", source, ((begin, clause),))
        return [(begin, len(kinds))]

    def _goes_on_from(self, sentence: Sentence, k: int) -> bool:
        """Tell whether marked words go on with the clause before them: they begin in lower case."""
        start = self.quotations[sentence.quoted[sentence.firsts[k]]].content[0].start
        return self.text[start].islower()

    def _any_verb(self, number: int, phrases: frozenset[int]) -> None:
        """Link speech before a tag whose verb is no cue by itself: “Not yet,” Ruiz smiled. “Choke!” blared the Herald."""
        sentence = self.sentences[number]
        kinds = sentence.kinds
        for place, q in sentence.quoted.items():
            if q in self.used or sentence.tags[place] != '"' or self.text[self.quotations[q].content[-1].end - 1] in ".—":
                continue
            k = bisect_right(sentence.firsts, place) - 1
            for j in range(k + 1, min(k + 14, len(kinds))):
                if kinds[j] in '.";':
                    break
                if kinds[j] == "v" and verb(sentence, j) not in AUXILIARY:
                    turned = inverted(sentence, j) if j == k + 1 else None
                    source = turned or subject(sentence, j)
                    if source is not None and (turned or source.first == k + 1):
                        self._tagged(Cue(number, j, j + 1, ANY, "after", None), source, k)
                    break

    def _named_before_colon(self, number: int) -> bool:
        """Link speech after a bare name: Lea Prins, a hydrologist: “It will flood.” Continued Prins: “Soon.”"""
        sentence = self.sentences[number]
        kinds = sentence.kinds
        colon = kinds.find(":")
        if colon < 1 or kinds[colon + 1 : colon + 2] != '"' or set(kinds[colon + 2 :]) - set('.")'):
            return False
        turned = kinds[:2] == "vn" and sentence.firsts[1] == 1
        first = 1 if turned else 0
        while first < colon and kinds[first] in "-R(":
            first += 1
        if kinds[first] != "n" or extent(sentence, first) != colon:
            return False
        cue = (sentence.span(0, 1),) if turned else (sentence.span(colon, colon + 1),)
        self._link("name-colon-content", number, ((colon + 1, colon + 2),), cue, Source(number, Range(first, colon)))
        return True

    def _late_tag(self, cue: Cue, source: Range) -> tuple[int, int]:
        """Link the quotation before a tag that stands as a sentence: “It is over.” Ruiz said."""
        self.used.difference_update(q for _, _, q in self.waiting)
        number = cue.sentence
        spans = tuple(s for _, _, q in self.waiting for s in self.quotations[q].content)
        quoted = tuple(q for _, _, q in self.waiting)
        self.used.update(quoted)
        self.waiting = []
        self.links.append(
            Link(
                "content-source-cue", number, spans, (self.sentences[number].span(cue.first, cue.last),),
                Source(number, source), quotations=quoted, direct=True, verb=cue.verb.lemma, cue_phrase=cue.first,
            )  # fmt: skip
        )
        return 0, max(cue.last, source.last)

    def _as_told(self, cue: Cue, source: Range, phrases: frozenset[int]) -> tuple[int, int] | None:
        """Link “As one source told the Herald, “…”” and “…, as Ruiz put it”."""
        sentence = self.sentences[cue.sentence]
        kinds = sentence.kinds
        opening = source.first - 1
        speech = self._speech_before(sentence, opening, 0)
        if speech is not None:
            return self._tagged(cue, source, speech)
        comma = kinds.find(",", cue.last)
        if opening == 0 and comma >= 0 and comma + 1 < len(kinds):
            end = clause_end(sentence, comma + 1, cue.first, phrases - {cue.first})
            if kinds[comma + 1] == '"':
                end = self._end_of_quote(sentence, comma + 1, end)
            self._add(cue, "as-source-cue-content", source, ((comma + 1, end),))
            return comma + 1, end
        if cue.content is not None:
            end = clause_end(sentence, cue.content, cue.first, phrases - {cue.first})
            self._add(cue, "source-cue-content", source, ((cue.content, end),))
            return cue.content, end
        return None

    def _clause_start(self, sentence: Sentence, end: int, start: int) -> int:
        """Return where the clause that ends at `end` begins: after a semicolon, a quotation, an opening “But”."""
        begin = start
        for i in range(end - 1, start - 1, -1):
            if sentence.kinds[i] == ";":
                begin = i + 1
                break
        while begin < end and sentence.kinds[begin] in "C,.:-":
            begin += 1
        return begin

    def _passive(self, cue: Cue, phrases: frozenset[int]) -> tuple[int, int] | None:
        """Link a claim that nobody makes: The minister is believed to be weighing a toll. It is said that …"""
        sentence = self.sentences[cue.sentence]
        found = subject(sentence, cue.first)
        if cue.content is None:
            return None
        end = clause_end(sentence, cue.content, cue.first, phrases - {cue.first})
        if found is not None and cue.verb.lemma in FEELINGS:
            self._add(cue, "source-cue-content", found, ((cue.content, end),), mind=True)
            return cue.content, end
        if cue.frame in ("be-p", "be-wh"):
            self._add(cue, "passive", None, ((cue.content, end),), mind=True)
            return cue.content, end
        ranges = [(cue.content, end)]
        if found is not None and cue.frame == "be-to":
            ranges.insert(0, (found.first, found.last))
        elif cue.frame == "be-that" and found is not None and sentence.words[sentence.firsts[found.first]] not in ("it", "there"):
            self._add(cue, "source-cue-content", found, tuple(ranges))
            return cue.content, end
        self._add(cue, "passive", None, tuple(ranges), mind=cue.verb.lemma in AGENTLESS_MIND)
        return cue.content, end

    def _hearsay(self, number: int, done: list[tuple[int, int]]) -> None:
        """Link a clause that only an adverb hands over: The bank reportedly lost a third of its deposits."""
        sentence = self.sentences[number]
        for i, word in enumerate(sentence.words):
            if word not in HEARSAY:
                continue
            k = bisect_right(sentence.firsts, i) - 1
            if _covers(done, k) or k >= len(sentence.kinds):
                continue
            while k < len(sentence.kinds) and sentence.kinds[k] == "R":
                k += 1
            if k >= len(sentence.kinds) or sentence.kinds[k] != "v":
                continue
            found = subject(sentence, k)
            if found is None:
                continue
            end = clause_end(sentence, k, k, frozenset())
            at = Span(sentence.starts[i], sentence.ends[i])
            content = (sentence.span(found.first, found.last), sentence.span(k, end))
            self.links.append(Link("hearsay-adverb", number, content, (at,), None, verb=word))
            done.append((found.first, end))

    # -- according to -------------------------------------------------------------------------------------------

    def _according(self, number: int) -> list[tuple[int, int]]:
        """Link what stands before or after “according to X”; return the phrases that this covers."""
        sentence = self.sentences[number]
        kinds = sentence.kinds
        done: list[tuple[int, int]] = []
        for k, kind in enumerate(kinds):
            if kind != "g" or sentence.words[sentence.firsts[k]] != "according" or kinds[k + 1 : k + 3] != "On":
                continue
            inner = Range(k + 2, extent(sentence, k + 2))
            relay = None
            end = inner.last
            citing = end + 1 if kinds[end : end + 1] == "," else end
            if kinds[citing : citing + 1] == "g" and sentence.words[sentence.firsts[citing]] in ("citing", "quoting") and kinds[citing + 1 : citing + 2] == "n":
                relay = Source(number, inner)
                end = extent(sentence, citing + 1)
                inner = Range(citing + 1, end)
            ranges = self._around(sentence, k, end)
            if not ranges:
                continue
            cue = (sentence.span(k, k + 2),)
            whole = Range(k + 2, end) if relay is None else inner
            self._link("according-to", number, ranges, cue, Source(number, whole), relay=relay, cue_phrase=k)
            done.append((ranges[0][0], max(end, ranges[-1][1])))
        return done

    def _around(self, sentence: Sentence, k: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the content around “according to X”, which ends at `end`."""
        kinds = sentence.kinds
        size = len(kinds)
        after = end + 1 if kinds[end : end + 1] in (",", "-") else end
        if k == 0 or (k == 1 and kinds[0] in "CR"):
            stop = clause_end(sentence, after, k, cue_phrases(sentence, self.lexicon))
            if kinds[after : after + 1] == '"':
                stop = self._end_of_quote(sentence, after, stop)
            return ((after, stop),) if stop > after else ()
        left_end = k - 1 if kinds[k - 1] in ",-" else k
        begin = self._clause_start(sentence, left_end, 0)
        if begin >= left_end:
            return ()
        if kinds[left_end - 1] == '"' and kinds[begin:left_end].count('"') == left_end - begin:
            return tuple((i, i + 1) for i in range(begin, left_end))
        ranges = [(begin, left_end)]
        if after > end and after < size and "v" not in kinds[begin:left_end] and "v" in kinds[after:]:
            ranges.append((after, clause_end(sentence, after, k, frozenset())))
        return tuple(ranges)

    # -- quotations without a cue of their own ------------------------------------------------------------------

    def _standing(self, number: int) -> None:
        """Give a sentence that is nothing but a quotation to whoever is speaking, or let it wait for a tag."""
        sentence = self.sentences[number]
        for place, q in sentence.quoted.items():
            if q in self.used or self.quotations[q].content[-1].start >= sentence.ends[-1]:
                continue  # it goes on in the next paragraph, where its tag may stand
            if self.announced and self.announced[0] == number - 1:
                _, source, cue = self.announced
                self.announced = None
                self.used.add(q)
                content = self.quotations[q].content
                self.links.append(Link("source-cue-paragraph", number, content, cue, source, quotations=(q,), direct=True))
                self.last = len(self.links) - 1
            elif self.last is not None and self._goes_on(number) and not self._credit_follows(number):
                self._continue(q, number)
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
        return bool(after) and after[0].kinds[:2] == "-n" and "v" not in after[0].kinds and after[0].paragraph != self.sentences[number].paragraph

    def _goes_on(self, number: int) -> bool:
        """Tell whether the link before reaches this sentence: same paragraph, or the one before and nothing else here."""
        link = self.links[self.last] if self.last is not None else None
        if link is None or (link.source is None and link.cue):
            return False
        here, there = self.sentences[number].paragraph, self.sentences[link.sentence].paragraph
        if here == there:
            return True
        between = self.sentences[number - 1]
        if self.sentences[number].paragraph - between.paragraph > 1:
            return False
        only = all(
            set(s.kinds) <= set('".F,)(-')
            for s in self.sentences[number : number + 12]
            if s.paragraph == here
        )
        return only and between.paragraph == self._reach(link) and (link.direct or between.kinds[-1:] == ":" or not link.mind)

    def _reach(self, link: Link) -> int:
        """Return the paragraph that the link's content has come to."""
        end = link.content[-1].end
        reach = self.sentences[link.sentence].paragraph
        for s in self.sentences[link.sentence :]:
            if s.starts[0] > end:
                break
            reach = s.paragraph
        return reach

    def _continue(self, q: int, number: int) -> None:
        assert self.last is not None
        link = self.links[self.last]
        self.used.add(q)
        content = self.quotations[q].content
        if link.direct:
            self.links[self.last] = replace(
                link, content=(*link.content, *content), quotations=(*link.quotations, q)
            )
            return
        new = Link("quotation-after-claim", number, content, (), link.source, quotations=(q,), direct=True)
        self.links.append(new)
        self.last = len(self.links) - 1

    def _give_waiting(self) -> None:
        """Give the quotations that stood before their tag to the source that has now appeared."""
        assert self.last is not None
        link = self.links[self.last]
        spans = tuple(s for _, _, q in self.waiting for s in self.quotations[q].content)
        indexes = tuple(q for _, _, q in self.waiting)
        if link.direct and link.source is not None and link.content[0].start > spans[-1].end:
            self.links[self.last] = replace(link, content=(*spans, *link.content), quotations=(*indexes, *link.quotations))
        else:
            self.links.append(
                Link("quotation-before-claim", self.waiting[0][0], spans, (), link.source, quotations=indexes, direct=True)
            )
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

    def finish(self) -> None:
        self._settle()

    def _fragments(self, number: int, done: list[tuple[int, int]]) -> None:
        """Give marked words inside a sentence, of which no cue took hold, to the subject of their clause."""
        sentence = self.sentences[number]
        for place, q in sentence.quoted.items():
            if q in self.used:
                continue
            k = bisect_right(sentence.firsts, place) - 1
            if _covers(done, k):
                self.used.add(q)
                continue
            inner = self.quotations[q].content[0]
            words = self.text.count(" ", inner.start, inner.end) + 1
            if k == 0 and sentence.tags[place] == '"' and len(sentence.kinds) > 1:
                link = self.links[self.last] if self.last is not None else None
                if link is not None and link.direct and self.sentences[link.sentence].paragraph == sentence.paragraph:
                    self._continue(q, number)  # “A,” she said. “B” of the plan.
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

    # -- making links -------------------------------------------------------------------------------------------

    def _add(
        self, cue: Cue, pattern: str, source: Range | None, ranges: tuple[tuple[int, int], ...], mind: bool | None = None
    ) -> None:
        sentence = self.sentences[cue.sentence]
        span = Span(sentence.starts[sentence.firsts[cue.first]], sentence.ends[sentence.firsts[cue.last] - 1])
        self._link(
            pattern, cue.sentence, ranges, (span,), Source(cue.sentence, source) if source else None,
            mind=cue.mind if mind is None else mind, verb=cue.verb.lemma, cue_phrase=cue.first, frame=cue.frame,
        )  # fmt: skip

    def _link(
        self, pattern: str, number: int, ranges: tuple[tuple[int, int], ...], cue: tuple[Span, ...],
        source: Source | None, *, mind: bool = False, relay: Source | None = None, verb: str = "", cue_phrase: int = -1, frame: str = "",
    ) -> None:  # fmt: skip
        sentence = self.sentences[number]
        ranges = tuple(r for r in ranges if r[1] > r[0])
        if not ranges:
            return
        spans: list[Span] = []
        marked: list[int] = []
        direct = True
        for first, last in ranges:
            inside = [sentence.quoted[w] for w in range(sentence.firsts[first], sentence.firsts[last]) if w in sentence.quoted]
            marked += inside
            if last - first == 1 and sentence.firsts[last] - sentence.firsts[first] == 1 and inside:
                spans += self.quotations[inside[0]].content
            else:
                direct = False
                spans.append(sentence.span(first, last))
        self.used.update(marked)
        self.links.append(
            Link(
                pattern, number, tuple(spans), cue, source, mind and not direct, tuple(marked), direct, relay, verb,
                cue_phrase, frame,
            )  # fmt: skip
        )
