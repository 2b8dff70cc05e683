"""What two sets of annotations of one text have in common, counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from attrib.evaluation.annotations import Annotation
from attrib.evaluation.figures import Tally
from attrib.evaluation.page import Common, Page
from attrib.model import UNNAMED, SourceType

HALF = 0.5  # the share of the characters of either content that must be in both
UNLABELLED = frozenset({SourceType.SELF, SourceType.UNATTRIBUTED})  # nobody whose type could be told
WORD = re.compile(r"[^\W_]+")
NO_PART_OF_A_NAME = frozenset(["the", "a", "an", "of", "s", "mr", "mrs", "ms", "dr", "sen", "rep", "gov"])


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotation of the gold with labels, and the one that stands for it, if any."""

    gold: Annotation
    seen: Annotation | None


class Comparison:
    """Two sets of annotations of one page: the gold, and what is measured by it."""

    def __init__(self, page: Page, gold: Sequence[Annotation], seen: Sequence[Annotation]) -> None:
        self._page, self._gold, self._seen = page, gold, seen
        self._contents = [a.content for a in gold], [a.content for a in seen]
        self._quoted_by_gold, self._quoted_by_seen = map(page.covering, self._contents)
        self._of_seen = list(self._agreements())
        self._of_gold: list[dict[int, float]] = [{} for _ in gold]
        for j, shares in enumerate(self._of_seen):
            for i, share in shares.items():
                self._of_gold[i][j] = share

    def count(self) -> Tally:
        """Count what the figures for quotations, speakers, attributions, content and source need."""
        tally = Tally()
        self._count_quotations(tally)
        self._count_attributions(tally)
        for part in ("content", "source"):
            gold, seen = (tuple(chain(*(getattr(a, part) for a in several))) for several in (self._gold, self._seen))
            (common,) = self._page.common([gold], [seen])
            tally[f"{part} both"] += common.get(0, 0)
            tally[f"{part} gold"] += self._page.size(gold)
            tally[f"{part} seen"] += self._page.size(seen)
        return tally

    def found(self) -> set[int]:
        """Return the numbers of what is seen that the gold has too."""
        return {j for j, shares in enumerate(self._of_seen) for i in shares if self._is_match(i, j)}

    def labelled(self) -> list[Pair]:
        """Return every annotation of the gold that has labels and a source, with what stands for it."""
        quoted = self._quotations_within()
        return [
            Pair(g, self._stands_for(i, quoted[i]))
            for i, g in enumerate(self._gold)
            if g.source and g.type not in UNLABELLED and (g.type or g.speaker or g.granted is not None)
        ]

    def _agreements(self) -> Iterator[dict[int, float]]:
        """Yield for each seen content the gold ones it overlaps, and how much of both is in both."""
        gold, seen = self._contents
        sizes = [self._page.size(content) for content in gold]
        for content, shared in zip(seen, self._page.common(seen, gold), strict=True):
            size = self._page.size(content)
            yield {i: length / (size + sizes[i] - length) for i, length in shared.items()}

    def _same_source(self, i: int, j: int) -> bool:
        return self._page.same_source(self._gold[i].source, self._seen[j].source)

    def _is_match(self, i: int, j: int) -> bool:
        """Tell whether contents agree by half, and sources too; where the gold has none, any will do."""
        return self._of_seen[j][i] >= HALF and (not self._gold[i].source or self._same_source(i, j))

    def _count_quotations(self, tally: Tally) -> None:
        for gold, seen in zip(self._quoted_by_gold, self._quoted_by_seen, strict=True):
            tally["quotations gold"] += bool(gold)
            tally["quotations seen"] += bool(seen)
            tally["quotations both"] += bool(gold and seen)
            tally["speaker of"] += any(self._gold[i].source for i in gold)
            tally["speaker right"] += any(self._same_source(i, j) for i in gold for j in seen)

    def _count_attributions(self, tally: Tally) -> None:
        """Count the matches. Each seen content takes the gold one that it agrees with best, and none is taken twice."""
        taken: set[int] = set()
        for j, shares in enumerate(self._of_seen):
            share, i = max(((share, i) for i, share in shares.items() if i not in taken), default=(0.0, -1))
            if share >= HALF:
                taken.add(i)
                tally["attributions both"] += self._is_match(i, j)
        tally["attributions gold"] += len(self._gold)
        tally["attributions seen"] += len(self._seen)

    def _quotations_within(self) -> list[set[int]]:
        """Return for each gold content the quotations that it holds whole."""
        within: list[set[int]] = [set() for _ in self._gold]
        quotations = self._page.quotations
        common: Common = self._page.common(quotations, self._contents[0])
        for number, (quotation, shared) in enumerate(zip(quotations, common, strict=True)):
            size = self._page.size(quotation)
            for i in (i for i, length in shared.items() if length == size):
                within[i].add(number)
        return within

    def _stands_for(self, i: int, quoted: set[int]) -> Annotation | None:
        """Return what agrees best with a gold annotation: in content or in all the words it quotes, and in source."""
        best, choice = 0.0, None
        for j, share in self._of_gold[i].items():
            if share <= best or (self._gold[i].source and not self._same_source(i, j)):
                continue
            if share >= HALF or (quoted and all(j in self._quoted_by_seen[q] for q in quoted)):
                best, choice = share, self._seen[j]
        return choice


def count_labels(pairs: Sequence[Pair], *, stands_for_affiliated: bool) -> Tally:
    """Count what the figures for types, anonymity and names need."""
    tally = Tally()
    for gold, seen in ((pair.gold, pair.seen) for pair in pairs):
        if gold.type:
            right = bool(seen) and is_type(gold.type, seen.type if seen else None, stands_for_affiliated)
            tally["end to end of"] += 1
            tally["end to end right"] += right
            if seen:
                tally["type of"] += 1
                tally["type right"] += right
                _add(tally, "unnamed", gold.type in UNNAMED, seen.type in UNNAMED)
        if seen and gold.speaker is not None:
            tally["resolved of"] += 1
            tally["resolved right"] += same_name(gold.speaker, seen.speaker or "")
        if seen and gold.granted is not None:
            _add(tally, "granted", gold.granted, bool(seen.granted))
    return tally


def is_type(gold: SourceType, seen: SourceType | None, stands_for_affiliated: bool) -> bool:
    """Tell whether a type is right. Gold without affiliated sources calls them unnamed insiders."""
    lenient = stands_for_affiliated and gold is SourceType.UNNAMED_INSIDER
    return seen is gold or (lenient and seen is SourceType.AFFILIATED_SOURCE)


def same_name(gold: str, seen: str) -> bool:
    """Tell whether two names can be one: all words of the gold's in the other, or a shorter one with its last word."""
    ours, theirs = ([w for w in WORD.findall(name.lower()) if w not in NO_PART_OF_A_NAME] for name in (gold, seen))
    if not ours or not theirs:
        return False
    return set(ours) <= set(theirs) or (set(theirs) <= set(ours) and theirs[-1] == ours[-1])


def _add(tally: Tally, name: str, gold: bool, seen: bool) -> None:
    tally[f"{name} gold"] += gold
    tally[f"{name} seen"] += seen
    tally[f"{name} both"] += gold and seen
