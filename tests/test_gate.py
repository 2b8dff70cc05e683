"""The exit status, whatever is handed in and whatever is asked: the contract, and nothing but the contract."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from attrib import audit
from attrib.baseline import as_json, baseline_of
from attrib.model import Audit, Status
from conftest import ROOT, Call

ARTICLES = ROOT / "fixtures" / "articles"
RANKS = {"info": 1, "warning": 2, "error": 3}
GOOD = {
    "an error, a low score": (ARTICLES / "short-bridge-tolls.txt").read_bytes(),
    "warnings": (ARTICLES / "river-crossing.txt").read_bytes(),
    "a note": (ARTICLES / "bank-quarter.txt").read_bytes(),
    "nothing": (ARTICLES / "short-school-meals.txt").read_bytes(),
    "an error, a score that is provisional": b"A source said the harbour merger would be called off.\n",
    "no quotation at all": b"The ferry sails at noon. It takes an hour.\n",
}
BAD = {
    "empty": b"",
    "white space": b" \n",
    "binary": b"\x89PNG\0",
    "another encoding": b"caf\xe9 owners",
    "too large": b"a" * 6_000,
    "too many quotations": b"\xe2\x80\x9c" * 40,
    "another language": "Der Rat hat am Montag über die neue Brücke beraten. ".encode() * 8,
}
NOT_THERE = ("missing", "under a file", "a folder", "a link to itself")


class Options(NamedTuple):
    """What the command line is asked for; None and False: it is not."""

    fail_on: str | None
    min_score: float | None
    warn_exit: bool
    exit_zero: bool
    gate: tuple[str, float] | None  # of a policy
    stale: bool  # a decision without effect stands beside the first article
    baseline: bool  # that covers all there is
    misuse: str | None


OPTIONS = st.builds(
    Options,
    st.sampled_from([None, "error", "warning", "info", "never"]),
    st.sampled_from([None, 0.0, 50.0, 73.0, 99.5, 100.0]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, ("error", 0.0), ("never", 70.0), ("info", 0.0), ("warning", 99.0)]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None] * 7 + ["an unknown policy", "a place that cannot be written", "a broken baseline"]),
)
INPUTS = st.lists(st.sampled_from([*GOOD, *GOOD, *BAD, *NOT_THERE]), min_size=1, max_size=4)


def expected(inputs: Sequence[str], options: Options) -> int:
    """Return the status that the contract gives, from what Python says of each article."""
    if options.misuse:
        return 2
    if any(name not in GOOD for name in inputs):
        return 3
    gate, least = options.gate or ("error", 0.0)
    gate = options.fail_on or gate
    least = least if options.min_score is None else options.min_score
    audits = [audited(name) for name in inputs]
    worst = max((rank for a in audits for rank in ranks(a, options)), default=0)
    if options.stale:
        worst = max(worst, RANKS["warning"])
    low = any(a.score.status is Status.OK and (a.score.value or 0.0) < least for a in audits)
    if low or (gate != "never" and worst >= RANKS[gate]):
        return 0 if options.exit_zero else 1
    return 4 if options.warn_exit and worst >= RANKS["warning"] and not options.exit_zero else 0


@cache
def audited(name: str) -> Audit:
    return audit(GOOD[name].decode())


def ranks(of: Audit, options: Options) -> Iterator[int]:
    """Yield how grave each finding is that counts."""
    if not options.baseline:
        yield from (RANKS[finding.severity] for finding in of.findings)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every input, each in a folder of its own."""
    top = tmp_path_factory.mktemp("desk")
    for name, content in {**GOOD, **BAD}.items():
        (top / name).mkdir()
        (top / name / "story.txt").write_bytes(content)
    (top / "a folder").mkdir()
    (top / "a link to itself").symlink_to(top / "a link to itself")
    (top / "broken.json").write_text("{}", encoding="utf-8")
    (top / "all.json").write_text(as_json(baseline_of(map(audited, [*GOOD] * 4))), encoding="utf-8")
    return top


def path_of(desk: Path, name: str) -> str:
    if name in GOOD or name in BAD:
        return str(desk / name / "story.txt")
    return str(desk / "broken.json" / "story.txt" if name == "under a file" else desk / name)


def arguments(desk: Path, inputs: Sequence[str], options: Options) -> list[str]:
    """Return the words of the command line, and write the files that they need."""
    policy = desk / "desk.toml"
    gate, least = options.gate or ("error", 0.0)
    policy.write_text(f"[gate]\nfail-on = '{gate}'\nmin-score = {least}\n", encoding="utf-8")
    told: list[str] = []
    if options.gate or options.misuse == "an unknown policy":
        told += ["--policy", "no-such-policy" if options.misuse == "an unknown policy" else str(policy)]
    told += ["--fail-on", options.fail_on] if options.fail_on else []
    told += ["--min-score", str(options.min_score)] if options.min_score is not None else []
    told += ["--warn-exit"] if options.warn_exit else []
    told += ["--exit-zero"] if options.exit_zero else []
    if options.baseline or options.misuse == "a broken baseline":
        told += ["--baseline", str(desk / ("broken.json" if options.misuse == "a broken baseline" else "all.json"))]
    if options.misuse == "a place that cannot be written":
        told += ["--format", f"json={desk}"]  # a folder: a page could be written there
    told += ["--format", "json"] if not options.misuse else []
    return [*told, "--max-bytes", "5000", "--max-quotations", "30", "--", *(path_of(desk, name) for name in inputs)]


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=set(Phase) - {Phase.shrink},  # what fails is short already, and an audit takes its time
)
@given(INPUTS, OPTIONS)
def test_the_exit_status_is_that_of_the_contract(attrib: Call, desk: Path, inputs: list[str], options: Options) -> None:
    stale = Path(f"{os.path.splitext(path_of(desk, inputs[0]))[0]}.attrib.toml") if inputs[0] in GOOD else None
    if options.stale and stale:
        told = "[[accepted]]\nfinding = '0123456789abcdef'\nreason = 'He is known.'\nby = 'Mina Dahl'\n"
        stale.write_text(told, encoding="utf-8")
    try:
        outcome = attrib("audit", *arguments(desk, inputs, options))
    finally:
        if stale:
            stale.unlink(missing_ok=True)
    options = options._replace(stale=options.stale and stale is not None)
    assert outcome.status == expected(inputs, options)
    if options.misuse:
        assert outcome.out == ""
    else:
        report = json.loads(outcome.out)
        good = [path_of(desk, name) for name in inputs if name in GOOD]
        bad = [path_of(desk, name) for name in inputs if name not in GOOD]
        assert [document["name"] for document in report["documents"]] == good
        assert [error["name"] for error in report["errors"]] == bad
        assert [line.split(": ")[1] for line in outcome.err.splitlines() if "story.txt: the score" not in line] == [
            *bad,
            *([str(desk / "all.json")] if options.baseline else []),
        ]
