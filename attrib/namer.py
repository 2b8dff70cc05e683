"""Whole source phrases: a noun phrase with its appositions, its prepositional phrases, and what “and” joins to it."""

from __future__ import annotations

from attrib.appositions import OF_MANY, Appositions
from attrib.extents import extent
from attrib.grammar import Sentence
from attrib.holders import PORTFOLIO
from attrib.lexicon import ROLES, Lexicon
from attrib.mentions import Mention, PhraseReader
from attrib.phrases import RELATIVE, Range

PEOPLE = ROLES | {"collective"}


class Namer:
    """Reads the source phrases of one article."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.sentences = sentences
        self.reader = PhraseReader(text, sentences, lexicon)

    def source(self, number: int, phrases: Range) -> Mention:
        """Return the mention that a whole source phrase makes: the noun phrase with its appositions."""
        sentence = self.sentences[number]
        first = phrases.first
        while first < phrases.last - 1 and sentence.kinds[first] not in "nWDP":
            first += 1
        parts = self._coordinated(number, first, phrases.last)
        if not parts:
            return self._whole(number, first, phrases.last, phrases)
        if len(parts) == 1:
            return parts[0]._replace(span=sentence.span(*phrases), phrases=phrases)
        best = min(parts, key=_identified)
        counts = [p.count for p in parts if p.count is not None]
        count = sum(counts) if len(counts) == len(parts) else None
        span = sentence.span(*phrases)
        return best._replace(span=span, phrases=phrases, name=(), plural=True, count=count, gender="", parts=parts)

    def phrase(self, number: int, k: int) -> Mention:
        """Return the mention of the noun phrase `k` with all that hangs on it."""
        return self.phrases(number, k, extent(self.sentences[number], k))

    def phrases(self, number: int, k: int, end: int) -> Mention:
        """Return the mention of the phrases from `k` up to, not including, `end`."""
        return self._whole(number, k, end, Range(k, end))

    def _coordinated(self, number: int, first: int, last: int) -> tuple[Mention, ...]:
        """Return the mentions in “A and B”, “A, B and C”, or nothing where “and” joins something else."""
        sentence = self.sentences[number]
        kinds = sentence.kinds[first:last]
        if "C" not in kinds or kinds[:1] != "n":
            return ()
        clause = next((i for i in range(first + 1, last) if sentence.words[sentence.firsts[i]] in RELATIVE), last)
        heads = [i for i in range(first + 1, clause) if sentence.kinds[i] == "n" and sentence.kinds[i - 1] in "C,"]
        heads = self._without_appositions(number, first, heads)
        joined = [i for i in heads if sentence.kinds[i - 1] == "C"]
        heads = [i for i in heads if not joined or i <= joined[-1]]  # Tern and the mayor, | Ana Ruiz
        if not joined or sentence.words[sentence.firsts[joined[-1] - 1]] not in ("and", "or"):
            return ()
        if self._is_portfolio(number, first, heads):
            return ()
        named = all(
            len(self.reader.base(number, i).name) > 1 for i in (first, joined[0])
        )  # Ana Ruiz of Texas and Lou Park
        if len(heads) < 2 and kinds[1] != "C" and sentence.kinds[joined[0] - 2] not in ",)" and not named:
            return ()
        ends = [h - 1 for h in heads] + [last]
        parts = tuple(self._whole(number, h, e, Range(h, h + 1)) for h, e in zip([first, *heads], ends, strict=True))
        if kinds[1] == "I" and all(p.kind in ("name", "body") and not p.described for p in parts[1:]):
            return ()  # skippers in Velm, Lindmere and Kelder
        role = parts[0].kind == "description" and sentence.tags[sentence.firsts[first]] not in "DP#"
        if role and len(parts) == 2 and parts[1].kind == "name":  # former prosecutor and mayor Ana Ruiz
            former = parts[0].former or parts[1].former
            return (parts[1]._replace(former=former, official=parts[1].official and not former),)
        alike = all(p.kind in (parts[0].kind, "description", "name") for p in parts)
        return parts if alike and parts[-1].kind != "pronoun" else ()

    def _is_portfolio(self, number: int, first: int, heads: list[int]) -> bool:
        """Tell whether “and” joins what one office is for: the minister of sport, arts and culture."""
        sentence = self.sentences[number]
        words = sentence.words[sentence.firsts[first] : sentence.firsts[heads[-1]]]
        office = self.reader.base(number, first)
        if PORTFOLIO.isdisjoint(words) or not (office.noun_class == "office" or "of" in office.name):
            return False
        nouns = self.reader.lexicon.nouns
        return all(
            sentence.tags[sentence.firsts[k]] not in "DP#" and nouns.get(sentence.words[sentence.head(k)]) not in PEOPLE
            for k in heads
        )

    def _without_appositions(self, number: int, first: int, heads: list[int]) -> list[int]:
        """Leave out what only says what the name before it is: “Jim Clay, a congressman and civic leader”."""
        sentence = self.sentences[number]
        kept: list[int] = []
        named = self.reader.base(number, first).kind == "name"
        apposed = False
        for head in heads:
            mention = self.reader.base(number, head)
            alone = sentence.tags[sentence.firsts[head]] not in "DP#X"
            described = mention.kind == "description" and (not mention.plural or (apposed and alone))
            apposed = described and named and (sentence.kinds[head - 1] == "," or (apposed and alone))
            named = mention.kind == "name" or (named and apposed)
            if not apposed:
                kept.append(head)
        return kept

    def _officer(self, number: int, k: int, phrases: Range) -> Mention | None:
        """Read “the Council on Velm Relations Executive Director Ana Ruiz” as hers, or return None."""
        sentence = self.sentences[number]
        if sentence.kinds[k + 1 : k + 3] != "In" or "." in sentence.kinds[k : k + 3]:
            return None
        tags = sentence.tags[sentence.firsts[k + 2] : sentence.firsts[k + 3]]
        inner = self.reader.base(number, k + 2) if set(tags) == {"X"} else None
        if inner is None or inner.kind != "name" or inner.noun_class not in ROLES or len(inner.name) < 2:
            return None
        return inner._replace(span=sentence.span(*phrases), phrases=phrases, body=True)

    def _whole(self, number: int, k: int, last: int, phrases: Range) -> Mention:
        base = self.reader.base(number, k, phrases)
        if base.kind == "self" and self._names_ours(number, k, last):
            base = base._replace(kind="description", noun_class=self.reader.lexicon.nouns.get(base.head, "person"))
        if base.kind in ("pronoun", "self"):
            return base
        if base.may_name_a_firm and self._are_many(number, k):
            base = base._replace(kind="body", count=None)
        if base.noun_class == "institution" or base.kind == "body":
            base = self._officer(number, k, phrases) or base
        return Appositions(self.reader, number, base).read(k, last) if last > k + 1 else base

    def _are_many(self, number: int, k: int) -> bool:
        """Tell a club from a person by a verb of many: Harrow Vale | have asked for a replay."""
        sentence = self.sentences[number]
        verb = sentence.words[sentence.firsts[k + 1]] if sentence.kinds.startswith("v", k + 1) else ""
        alone = sentence.kinds[k - 1 : k] not in ("C", ",", "v") or k == 0
        return verb in OF_MANY and alone

    def _names_ours(self, number: int, k: int, last: int) -> bool:
        """Tell whether somebody of the newsroom is named: Our critic, | Paul Venn, said."""
        sentence = self.sentences[number]
        return sentence.kinds[k + 1 : k + 3] == ",n" and k + 2 < last and sentence.tags[sentence.head(k + 2)] == "X"


def _identified(mention: Mention) -> tuple[int, bool]:
    """Rank a mention by how much it tells: a name first."""
    order = ("name", "body", "document", "media", "description")
    return (order.index(mention.kind) if mention.kind in order else 9, not mention.official)
