"""What the score lost, and to whom: every part shared out so that its costs add up to what it lacks of its maximum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrib.model import Attribution, Cost
from attrib.scoring.sources import FULL, WELL_HANDLED, Source
from attrib.scoring.steps import decimal


def identification(sources: Sequence[Source], lost: int) -> Iterator[Cost]:
    """Yield what each source costs of which the reader is not told all, by its weight."""
    short = [s for s in sources if s.worth[0] < FULL]
    for source, points in zip(short, _shared(lost, [s.weight * (FULL - s.worth[0]) for s in short]), strict=True):
        value, told = source.worth
        yield _cost(points, _ids(source), f"{told}: {decimal(value)} of 1.0, weight {source.weight}")


def depth(in_full: Sequence[Source], words: int, need: int, lost: int) -> Iterator[Cost]:
    """Yield what is lost for want of sources identified in full: no statement costs it, the missing ones do."""
    if lost:
        yield _cost(lost, (), f"{len(in_full)} identified in full; an article of {words} words wants {need}")


def handling(sources: Sequence[Source], lost: int) -> Iterator[Cost]:
    """Yield what each unnamed source costs that does not account for itself."""
    owing = [(s, s.handling) for s in sources if s.handling and sum(s.handling) < WELL_HANDLED]
    shares = _shared(lost, [WELL_HANDLED - sum(points) for _, points in owing])
    for (source, (knows, why, second)), points in zip(owing, shares, strict=True):
        told = f"how it knows {knows} of 8, why it is unnamed {why} of 8, a second source {second} of 4"
        yield _cost(points, _ids(source), told)


def attribution(counted: Sequence[Attribution], clear: frozenset[str], lost: int) -> Iterator[Cost]:
    """Yield what each quotation costs whose source stands elsewhere."""
    if lost and not counted:
        yield _cost(lost, (), "no statement has a source")
        return
    unclear = [a.id for a in counted if a.id not in clear]
    for id_, points in zip(unclear, _shared(lost, [1] * len(unclear)), strict=True):
        yield _cost(points, (id_,), "no source in the same sentence")


def provenance(hidden: Mapping[str, str], lost: int) -> Iterator[Cost]:
    """Yield what each statement costs that comes through a hidden hand."""
    for (id_, how), points in zip(hidden.items(), _shared(lost, [1] * len(hidden)), strict=True):
        yield _cost(points, (id_,), how)


def _ids(source: Source) -> tuple[str, ...]:
    return tuple([a.id for a in source.said])


def _cost(points: int, said: tuple[str, ...], reason: str) -> Cost:
    return Cost(points / 100, said, reason)


def _shared(total: int, weights: Sequence[int]) -> list[int]:
    """Share a number out by weight in whole numbers that add up to it: what is left goes to the largest rests."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    shares = [total * w // whole for w in weights]
    by_rest = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_rest[: total - sum(shares)]:
        shares[i] += 1
    return shares
