"""The audit of every fixture article against its gold, with floors that it may not fall below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from attrib.audit import audit
from attrib.model import Act, Mode, Span
from marked import GoldAttribution, found, mark, parse

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(path.stem for path in (FIXTURES / "gold").glob("*.txt"))

# What the engine reaches, rounded down to a hundredth. A change may raise them; lowering one wants a reason.
FLOORS = {
    "quoted recall": 0.94,
    "quoted precision": 0.95,
    "indirect recall": 0.82,
    "indirect precision": 0.85,
    "speaker": 0.91,
    "type": 0.86,
    "granted": 0.86,
}
AROUND = 40


class Pair(NamedTuple):
    """A gold attribution and the prediction that stands for it; one is None where there is no other."""

    gold: GoldAttribution | None
    seen: GoldAttribution | None


class Result(NamedTuple):
    """One article compared with its gold."""

    text: str
    pairs: tuple[Pair, ...]
    terms_taken: tuple[Span, ...]


def read(folder: str, name: str) -> str:
    return (FIXTURES / folder / f"{name}.txt").read_bytes().decode()


@pytest.mark.parametrize("name", NAMES)
def test_gold_without_its_tags_is_the_article(name: str) -> None:
    assert parse(read("gold", name))[0] == read("articles", name)


@pytest.mark.parametrize("name", NAMES)
def test_gold_is_complete(name: str) -> None:
    """Every attribution has a type, somebody who says it unless nobody does, and survives being written again."""
    text, gold, terms = parse(read("gold", name))
    assert parse(mark(text, gold, terms)) == (text, gold, terms)
    assert [a.id for a in gold if a.type is None or bool(a.source) != bool(a.speaker)] == []


def test_every_article_has_gold() -> None:
    assert sorted(path.stem for path in (FIXTURES / "articles").glob("*.txt")) == NAMES


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_falls_below_its_floor(measure: str) -> None:
    value, wrong = measures()[measure]
    assert value >= FLOORS[measure], f"{measure} is {value:.3f}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_no_term_is_taken_for_a_quotation(name: str) -> None:
    result = compare(name)
    assert [result.text[slice(*term)] for term in result.terms_taken] == []


@cache
def measures() -> dict[str, tuple[float, list[str]]]:
    """Return for each measure its value over all articles and what is wrong, as marked text."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {measure: [] for measure in FLOORS}
    for name in NAMES:
        result = compare(name)
        for pair in result.pairs:
            for measure, good in judge(pair).items():
                total[measure] += 1
                right[measure] += good
                if not good:
                    wrong[measure].append(f"{name}: {show(result.text, pair)}")
    return {measure: (right[measure] / total[measure] if total[measure] else 1.0, wrong[measure]) for measure in FLOORS}


def judge(pair: Pair) -> dict[str, bool]:
    """Return the measures that a pair counts in, and whether it counts as right."""
    gold, seen = pair
    modes = {a.mode for a in (gold or seen,) if a}
    kind = "indirect" if modes == {Mode.INDIRECT} else "quoted"
    if gold is None or seen is None:
        return {f"{kind} recall" if gold else f"{kind} precision": False}
    out = {
        f"{kind} recall": True,
        f"{kind} precision": True,
        "type": gold.type is seen.type,
        "speaker": same_somebody(gold.speaker, seen.speaker),
    }
    return out | ({"granted": gold.granted is seen.granted} if gold.granted or seen.granted else {})


@cache
def compare(name: str) -> Result:
    """Audit an article and pair what is seen with the gold. What gold calls optional counts neither way."""
    text, gold, terms = parse(read("gold", name))
    seen = [a for a in found(audit(text).article) if a.act is Act.STATEMENT]
    matches = sorted(
        ((score, i, j) for i, g in enumerate(gold) for j, s in enumerate(seen) if (score := agreement(text, g, s))),
        reverse=True,
    )
    of_gold: dict[int, int] = {}
    for _, i, j in matches:
        if i not in of_gold and j not in of_gold.values():
            of_gold[i] = j
    pairs = [Pair(g, seen[of_gold[i]] if i in of_gold else None) for i, g in enumerate(gold) if required(g)]
    pairs += [Pair(None, s) for j, s in enumerate(seen) if j not in of_gold.values()]
    taken = tuple(t for t in terms if any(share(text, (t,), s.content) > 0.8 for s in seen if s.mode is Mode.DIRECT))
    return Result(text, tuple(pairs), taken)


def required(gold: GoldAttribution) -> bool:
    return gold.act is Act.STATEMENT and not gold.optional


def agreement(text: str, gold: GoldAttribution, seen: GoldAttribution) -> float:
    """Return how well two contents agree, or 0 where they are too different or the sources are not the same words.

    What gold calls optional takes whatever hangs on the same cue, and comes last.
    """
    score = share(text, gold.content, seen.content)
    if not required(gold):
        return score / 10 if letters(text, gold.cue) & letters(text, seen.cue) else 0.0
    if score < (0.9 if gold.mode is Mode.DIRECT else 0.5) or bool(gold.source) != bool(seen.source):
        return 0.0
    ours, theirs = letters(text, gold.source), letters(text, seen.source)
    return score if len(ours & theirs) * 2 >= min(len(ours), len(theirs)) else 0.0


def share(text: str, one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the letters in both spans as a share of the letters in either."""
    a, b = letters(text, one), letters(text, other)
    return len(a & b) / len(a | b) if a | b else 0.0


def letters(text: str, spans: Sequence[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def same_somebody(gold: str | None, seen: str | None) -> bool:
    """Tell whether two names can be one: the words of one are all in the other."""
    ours, theirs = (set(re.findall(r"\w+", (name or "").lower())) - {"the", "a", "an", "of"} for name in (gold, seen))
    return ours == theirs or (bool(ours and theirs) and (ours <= theirs or theirs <= ours))


def show(text: str, pair: Pair) -> str:
    """Return the lines around a pair, marked as gold has it and as it was seen."""
    sides = [("gold", pair.gold), ("seen", pair.seen)]
    return "".join(f"\n  {side}: {excerpt(text, a)}" for side, a in sides if a)


def excerpt(text: str, a: GoldAttribution) -> str:
    """Return an attribution, marked, with a few words of its line around it."""
    offsets = [offset for spans in (a.content, a.source, a.cue) for span in spans for offset in span]
    start = max(text.rfind("\n", 0, min(offsets)) + 1, min(offsets) - AROUND)
    end = min(text.find("\n", max(offsets)) % (len(text) + 1), max(offsets) + AROUND)

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(s.start - start, s.end - start) for s in spans)

    shifted = replace(a, content=moved(a.content), source=moved(a.source), cue=moved(a.cue))
    return mark(text[start:end], (shifted,))
