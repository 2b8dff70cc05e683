"""Whatever a policy or a file of decisions holds, it can be used or it is said to be wrong: nothing else happens."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from attrib.decisions import read_decisions
from attrib.model import Severity, SourceType
from attrib.policy import load
from attrib.tables import ConfigurationError

PATH = Path("desk.toml")
WORDS = st.sampled_from(["", " ", "error", "off", "never", "default", "desk.toml", "a/b.toml", "bare-source", "\0"])
NUMBERS = st.integers() | st.floats() | st.booleans()
VALUES = st.recursive(
    WORDS | NUMBERS | st.just(date(2026, 1, 1)) | st.just(datetime(2026, 1, 1)) | st.just(time(1)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


def tables(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Draw tables in which these names are likely to stand."""
    return st.dictionaries(st.sampled_from(names) | WORDS, VALUES, max_size=4)


RULES = tables("bare-source", "unnamed-share")
POLICIES = st.fixed_dictionaries(
    {},
    optional={
        "extends": VALUES,
        "rests-on": VALUES,
        "rules": RULES | VALUES,
        "inferred": st.fixed_dictionaries({}, optional={"rules": RULES, "score": VALUES}) | VALUES,
        "score": tables("weights", "stock-reason", "most-needed") | VALUES,
        "gate": tables("fail-on", "min-score") | VALUES,
        "sign-off": tables("identity") | VALUES,
    },
)
ENTRIES = tables("finding", "statement", "rule", "words", "reason", "by", "until", "speaker", "type")
DECISIONS = st.dictionaries(
    st.sampled_from(["accepted", "false-alarm", "corrected"]) | WORDS,
    st.lists(ENTRIES, max_size=2) | VALUES,
    max_size=3,
)


@given(POLICIES)
def test_any_policy(table: dict[str, Any]) -> None:
    with mock.patch("attrib.policy.files.read_table", lambda path, what: table if path == PATH else {}):
        try:
            policy = load(PATH)
        except ConfigurationError:
            return
    assert set(policy.settings.values()) <= {*Severity, None}


@given(DECISIONS)
def test_any_file_of_decisions(table: dict[str, Any]) -> None:
    with mock.patch("attrib.decisions.read_table", return_value=table):
        try:
            decisions = read_decisions(PATH)
        except ConfigurationError:
            return
    assert all(d.reason and d.by and (d.type is None or d.type in SourceType) for d in decisions)
