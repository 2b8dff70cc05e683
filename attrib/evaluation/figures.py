"""The figures, and what they are counted from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass


class Tally(defaultdict[str, float]):
    """Counts by name. An article with three annotators adds a third of each."""

    def __init__(self) -> None:
        super().__init__(float)

    def add(self, other: Tally, weight: float = 1.0) -> None:
        """Add the counts of another tally, each times the weight."""
        for name, number in other.items():
            self[name] += number * weight


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well what was found and what was to be found agree. None where there is nothing to measure."""

    precision: float | None  # the share of what was found that is right
    recall: float | None  # the share of what was to be found that was found
    f1: float | None  # both in one


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one set of annotations agrees with another, each figure from 0 to 1."""

    quotations: Agreement  # words between marks: is anybody said to say them?
    speaker: float | None  # of the quotations that have a source, those found with that source
    attributions: Agreement  # content by at least half, and the source
    content: Agreement  # by characters
    source: Agreement  # by characters
    type: float | None  # of the attributions found that have a label, those with that type
    unnamed: Agreement  # is the source an unnamed one?
    granted: Agreement  # does the article say that it was given anonymity?
    resolved: float | None  # the speaker by name
    end_to_end: float | None  # of the attributions with a label, those found, with that type


def figures(tally: Tally) -> Figures:
    """Return the figures that come of the counts."""

    def agreement(name: str) -> Agreement:
        both, gold, seen = (tally[f"{name} {side}"] for side in ("both", "gold", "seen"))
        return Agreement(_share(both, seen), _share(both, gold), _share(2 * both, gold + seen))

    def share(name: str) -> float | None:
        return _share(tally[f"{name} right"], tally[f"{name} of"])

    return Figures(
        quotations=agreement("quotations"),
        speaker=share("speaker"),
        attributions=agreement("attributions"),
        content=agreement("content"),
        source=agreement("source"),
        type=share("type"),
        unnamed=agreement("unnamed"),
        granted=agreement("granted"),
        resolved=share("resolved"),
        end_to_end=share("end to end"),
    )


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
