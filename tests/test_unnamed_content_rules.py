"""The rules on what unnamed sources are allowed to say, on articles made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from handmade import article
from test_rules import found

QUOTED = '“<c a1>{}</c>” <q a1>said</q> <s a1 unnamed-insider "an aide">an aide</s>.'
TOLD = '<s a1 unnamed-insider "an aide">An aide</s> <q a1>said</q> <c a1>{}</c>.'
NAMED = ' “<c a2>We are on time, as ever,</c>” <q a2>said</q> <s a2 named-person "Ida Moe">Ida Moe</s>.'


LONG = "We left the boats where they were,"


@pytest.mark.parametrize(
    ("marked", "facts", "count"),
    [
        (QUOTED.format(LONG), {}, 0),
        (QUOTED.format("All night " + LONG), {}, 1),
        (TOLD.format("All night " + LONG), {}, 0),
        (QUOTED.format("All night " + LONG), {"count": 2}, 0),
    ],
)
def test_anonymous_verbatim(marked: str, facts: dict[str, Any], count: int) -> None:
    attribution = {"a1": {"count": facts.get("count", 1)}}
    assert len(found("anonymous-verbatim", article(marked, {"an aide": facts}, attribution))) == count


def test_anonymous_verbatim_counts_the_quotations_of_one_source() -> None:
    again = '“<c a2>All day we stayed where we were, too,</c>” <q a2>added</q> <s a2 unnamed-insider "an aide">he</s>.'
    seen = article(f"{QUOTED.format('All night ' + LONG)} {again}", None, {"a1": {"count": 1}, "a2": {"count": 1}})
    (finding,) = found("anonymous-verbatim", seen)
    assert "“an aide” is quoted word for word 2 times" in finding.message
    assert finding.message.endswith("“All night We left the boats where they were”.")
    assert finding.attributions == ("a1", "a2")


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        (QUOTED.format(LONG) + NAMED, 1),
        (NAMED + " " + QUOTED.format(LONG), 0),
        (QUOTED.format(LONG), 0),
        (QUOTED.format("Go home,") + NAMED, 0),
        (TOLD.format(LONG) + NAMED, 0),
        (QUOTED.format(LONG).replace("unnamed-insider", "unnamed-person") + NAMED, 0),
        (QUOTED.format(LONG) + NAMED.replace("named-person", "collective"), 0),
    ],
)
def test_anonymous_first_quote(marked: str, count: int) -> None:
    assert len(found("anonymous-first-quote", article(marked))) == count
