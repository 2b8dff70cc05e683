"""Sentence patterns: links that no cue verb makes. According to X; a tag that owns its sentence; a name and a colon."""

from __future__ import annotations

from bisect import bisect_right

from attrib.clauses import AUXILIARY, Range, clause_end, extent, verb
from attrib.cue_patterns import CuePatterns
from attrib.cues import ANY, Cue, cue_phrases, find_cues
from attrib.grammar import Sentence
from attrib.links import Link, Source, covers
from attrib.model import Span
from attrib.subjects import inverted, subject

HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


class SentencePatterns(CuePatterns):
    """Takes a sentence as a whole."""

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
            if (
                kinds[citing : citing + 1] == "g"
                and sentence.words[sentence.firsts[citing]] in ("citing", "quoting")
                and kinds[citing + 1 : citing + 2] == "n"
            ):
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

    def _closing_tag(self, number: int, phrases: frozenset[int]) -> list[tuple[int, int]]:
        """Link a tag that owns its whole sentence: The firms said they had a deal, the Courier reported."""
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
        """Link speech beside a verb that is no cue by itself: “Not yet,” Ruiz smiled. “Choke!” blared the Herald."""
        sentence = self.sentences[number]
        kinds = sentence.kinds
        for place, q in sentence.quoted.items():
            if (
                q in self.used
                or sentence.tags[place] != '"'
                or self.text[self.quotations[q].content[-1].end - 1] in ".—"
            ):
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

    def _hearsay(self, number: int, done: list[tuple[int, int]]) -> None:
        """Link a clause that only an adverb hands over: The bank reportedly lost a third of its deposits."""
        sentence = self.sentences[number]
        for i, word in enumerate(sentence.words):
            if word not in HEARSAY:
                continue
            k = bisect_right(sentence.firsts, i) - 1
            if covers(done, k) or k >= len(sentence.kinds):
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
