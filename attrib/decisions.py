"""What people decided about an article: a file beside it -> decisions, and what comes of them.

A decision is bound to words, not to a line: it holds wherever the words move to, and no longer once they change.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attrib.model import Allowance, Decision, Finding, Outcome, SourceType, State, Verdict, fingerprint
from attrib.rules import rules
from attrib.tables import ConfigurationError, as_written, check_known, meant, read_table, typed

SUFFIX = ".attrib.toml"
KEYS = {Verdict.ACCEPTED: "finding", Verdict.FALSE_ALARM: "finding", Verdict.CORRECTED: "statement"}
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
ALLOW = "attrib: allow"
GONE = "the words, or what was found in them, have changed"
OFF = "the policy has no such rule in force"


def beside(article: str | Path) -> Path:
    """Return the path of the file of decisions that belongs to an article: story.attrib.toml to story.txt."""
    return Path(f"{os.path.splitext(article)[0]}{SUFFIX}")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in a file, in its order. Raises `ConfigurationError` where anything in it is wrong."""
    where, table = f"decisions {path}", read_table(path, "decisions")
    check_known(where, "table", table, Verdict)
    found: list[Decision] = []
    for verdict in Verdict:
        entries = table.get(verdict.value, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise ConfigurationError(f"{where}: each decision stands under [[{verdict.value}]]")
        found += (_decision(f"{where}: {verdict.value} {n}", verdict, entry) for n, entry in enumerate(entries, 1))
    seen: set[str] = set()
    for each in found:
        if each.fingerprint in seen:
            raise ConfigurationError(f"{where}: there are two decisions on {each.fingerprint}")
        seen.add(each.fingerprint)
    return tuple(found)


def as_toml(decision: Decision) -> str:
    """Return a decision as the file has it: a table of its own."""
    told = {
        KEYS[decision.verdict]: decision.fingerprint,
        "rule": decision.rule,
        "words": decision.words,
        "speaker": decision.speaker,
        "type": decision.type.value if decision.type else None,
        "reason": decision.reason,
        "by": decision.by,
    }
    lines = [f"[[{decision.verdict.value}]]", *(f"{key} = {_quoted(value)}" for key, value in told.items() if value)]
    return "\n".join([*lines, *([f"until = {decision.until}"] if decision.until else [])]) + "\n"


def in_force(decisions: Sequence[Decision], today: date | None) -> list[Decision]:
    """Return the decisions whose last day is not past. Without a day, none has ended."""
    return [d for d in decisions if d.until is None or today is None or date.fromisoformat(d.until) >= today]


def outcomes(
    decisions: Sequence[Decision],
    findings: Sequence[Finding],
    notes: Mapping[str, str | None],
    today: date | None,
    applied: Container[str],
) -> tuple[Outcome, ...]:
    """Return what came of each decision.

    `notes`: for each statement that was to be corrected, why it was not. `applied`: the rules of the policy.
    """
    held = frozenset(in_force(decisions, today))
    found = {finding.fingerprint: None for finding in findings}
    gone = {**{d.fingerprint: GONE if d.rule is None or d.rule in applied else OFF for d in held}, **found, **notes}
    return tuple(
        Outcome(d, State.UNUSED if (note := gone[d.fingerprint]) else State.IN_FORCE, note)
        if d in held
        else Outcome(d, State.EXPIRED, f"it held until {d.until}")
        for d in decisions
    )


def allowed(allowances: Sequence[Allowance], findings: Sequence[Finding]) -> tuple[Outcome, ...]:
    """Return what came of the comments in an article: each lets the findings of one rule stand, in one block."""
    return tuple(outcome for each in allowances for outcome in _allowed(each, findings))


def _allowed(allowance: Allowance, findings: Sequence[Finding]) -> Iterator[Outcome]:
    rule, span = allowance.rule, allowance.span
    here = [f for f in findings if span and f.rule == rule and span.start <= f.span.start < span.end]
    comment = Decision(
        verdict=Verdict.ACCEPTED,
        fingerprint=fingerprint(ALLOW, rule, str(allowance.line)),
        reason=allowance.reason or "no reason",
        by=f"a comment in line {allowance.line}",
        rule=rule or None,
        words=f"{ALLOW} {rule}".strip(),
    )
    if rule and allowance.reason and here:
        for found in {f.fingerprint: None for f in here}:
            yield Outcome(comment._replace(fingerprint=found), State.IN_FORCE)
    elif not rule:
        yield Outcome(comment, State.UNUSED, "it is not of the form “attrib: allow RULE -- reason”")
    elif not allowance.reason:
        yield Outcome(comment, State.UNUSED, "it gives no reason: “attrib: allow RULE -- reason”")
    elif rule not in rules():
        yield Outcome(comment, State.UNUSED, f"there is no rule {meant(rule, rules())}")
    else:
        where = "in the paragraph at which it stands" if span else "at it, for no paragraph follows"
        yield Outcome(comment, State.UNUSED, f"nothing such was found {where}")


def _decision(where: str, verdict: Verdict, entry: Mapping[str, Any]) -> Decision:
    corrects = verdict is Verdict.CORRECTED
    key = KEYS[verdict]
    own = ("speaker", "type") if corrects else ("rule",)
    check_known(where, "setting", entry, (key, "words", "reason", "by", "until", *own))
    words = {k: typed(where, k, v, str).strip() for k, v in entry.items() if k != "until"}
    for needed in (key, "reason", "by"):
        if not words.get(needed):
            raise ConfigurationError(f"{where}: {needed} is missing")
    if not FINGERPRINT.fullmatch(words[key]):
        raise ConfigurationError(f"{where}: {key} must be the fingerprint that a report gives, not {words[key]!r}")
    if corrects and not (words.get("speaker") or words.get("type")):
        raise ConfigurationError(f"{where}: a correction gives a speaker, a type, or both")
    if "type" in words:
        check_known(where, "type", [words["type"]], SourceType)
    until = entry.get("until")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        raise ConfigurationError(
            f"{where}: until must be a date, such as 2026-12-31 without marks, not {as_written(until)}"
        )
    return Decision(
        verdict=verdict,
        fingerprint=words[key],
        reason=words["reason"],
        by=words["by"],
        until=until.isoformat() if until else None,
        rule=words.get("rule"),
        words=words.get("words"),
        speaker=words.get("speaker") or None,
        type=SourceType(words["type"]) if words.get("type") else None,
    )


def _quoted(text: str) -> str:
    """Return words as a TOML string: as JSON has it, but for the one control character that JSON lets through."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
