"""Cue patterns: where the content of a cue stands. After it, before it, or around its tag."""

from __future__ import annotations

from attrib.clauses import RELATIVE, Range, clause_end
from attrib.cues import Cue, begins_clause, cue_phrases
from attrib.grammar import Sentence
from attrib.links import NEAR, VOICES, Link, Linker, Source
from attrib.subjects import inverted, subject

AGENTLESS_MIND = frozenset({"expect", "suppose", "know", "hope"})
# Passive in form, but somebody's own state of mind: “Ruiz was worried that …”
FEELINGS = frozenset(
    "worry concern convince disappoint surprise please delight alarm outrage incline poise fear".split()
)
EMPTY_OBJECTS = frozenset("this that these it nothing something everything anything so little much".split())


class CuePatterns(Linker):
    """Takes one cue at a time and makes its link."""

    def _take(self, cue: Cue, phrases: frozenset[int], done: list[tuple[int, int]]) -> tuple[int, int] | None:
        """Make the link of one cue; return the phrases that its content covers to the right."""
        sentence = self.sentences[cue.sentence]
        kinds = sentence.kinds
        if kinds[cue.first : cue.first + 2] == "gn" and self._cites_voice(sentence, cue.first):
            return None  # the deeper voice of a chain: see links.cited_by
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
        relative = (
            source is not None
            and source.last - source.first == 1
            and sentence.words[sentence.firsts[source.first]] in RELATIVE
        )
        end = clause_end(sentence, cue.content, cue.first, phrases - {cue.first}, relative)
        content = cue.content
        if (
            kinds[content] == '"'
            and kinds[content + 1 : content + 3] in ("nv", "vn")
            and cue.frame in ("quote", "colon")
        ):
            tag = content + (2 if kinds[content + 1] == "n" else 1)
            if tag in phrases:
                return None  # the quotation has a tag of its own: She answered: “No,” the senator said.
        if kinds[content] in '"F' and cue.frame in ("quote", "colon", "np-quote"):
            end = self._end_of_quote(sentence, content, end)
        if end <= content:
            return None
        self._add(cue, "source-cue-content", source, ((content, end),))
        return content, end

    def _cites_voice(self, sentence: Sentence, k: int) -> bool:
        cites = sentence.words[sentence.firsts[k]] in ("citing", "quoting")
        return cites and self.lexicon.nouns.get(sentence.words[sentence.head(k + 1)]) in VOICES

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
        return (
            kinds[k - 1] == ","
            and "v" in kinds[: k - 1]
            and sentence.words[sentence.firsts[turned.first]] not in EMPTY_OBJECTS
        )

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
            if "v" not in left or left[-1] == "v" or kinds[j + 1 : j + 2] not in ("g", "C", "n", "W"):
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
                "content-source-cue",
                number,
                spans,
                (self.sentences[number].span(cue.first, cue.last),),
                Source(number, source),
                quotations=quoted,
                direct=True,
                verb=cue.verb.lemma,
                cue_phrase=cue.first,
            )
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

    def _passive(self, cue: Cue, phrases: frozenset[int]) -> tuple[int, int] | None:
        """Link a claim that nobody makes: The bishop is believed to be seeking a loan. It is said that …"""
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
        elif (
            cue.frame == "be-that"
            and found is not None
            and sentence.words[sentence.firsts[found.first]] not in ("it", "there")
        ):
            self._add(cue, "source-cue-content", found, tuple(ranges))
            return cue.content, end
        self._add(cue, "passive", None, tuple(ranges), mind=cue.verb.lemma in AGENTLESS_MIND)
        return cue.content, end
