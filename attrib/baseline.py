"""What was found already when a newsroom began: a file of fingerprints, and the findings that it covers.

A baseline is counted, not judged: nobody says that these findings may stand, only that they were there. Like a
decision it is bound to words, not to a line or a file, so it holds wherever they move to, and no longer once they
change. Of findings that are the same, as many are covered as were there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from attrib.decisions import FINGERPRINT
from attrib.model import Audit, Finding
from attrib.tables import ConfigurationError

FORMAT = "attrib-baseline/1"


class Known(NamedTuple):
    """What is the same about findings that are the same. The rule is there for people to read."""

    rule: str
    fingerprint: str


Baseline = Counter[Known]


def baseline_of(audits: Iterable[Audit]) -> Baseline:
    """Return a baseline of all that was found and that nobody has decided."""
    return Counter(_known(finding) for audit in audits for finding in audit.open_findings)


def pruned(baseline: Baseline, audits: Iterable[Audit]) -> Baseline:
    """Return what of a baseline is still found. It never grows."""
    return baseline & baseline_of(audits)


def set_aside(audits: Iterable[Audit], baseline: Baseline) -> tuple[Audit, ...]:
    """Return the audits with the findings marked that the baseline covers, in the order in which they stand."""
    left = Counter(baseline)
    return tuple(audit._replace(findings=tuple(_marked(audit, left))) for audit in audits)


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file. Raises `ConfigurationError` where anything in it is wrong."""
    where = f"baseline {path}"
    try:
        told = json.loads(path.read_bytes(), object_pairs_hook=_object)
    except FileNotFoundError:
        raise ConfigurationError(f"{where}: there is no such file; attrib baseline writes one") from None
    except OSError as error:
        raise ConfigurationError(f"{where} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{where} is not JSON: {error}") from None
    written_as = told.get("format") if isinstance(told, dict) else None
    if written_as != FORMAT:
        raise ConfigurationError(f"{where} is not in the format {FORMAT}; attrib baseline writes it anew")
    found: Baseline = Counter()
    for rule, counts in _table(where, "findings", told.get("findings")).items():
        for fingerprint, count in _table(where, rule, counts).items():
            if not FINGERPRINT.fullmatch(fingerprint) or type(count) is not int or count < 1:
                raise ConfigurationError(f"{where}: {rule}: {fingerprint!r} must be a fingerprint with a count from 1")
            found[Known(rule, fingerprint)] = count
    return found


def as_json(baseline: Baseline) -> str:
    """Return a baseline as its file has it: one finding a line, in an order that depends on nothing else."""
    findings: dict[str, dict[str, int]] = {}
    for known, count in sorted(baseline.items()):
        findings.setdefault(known.rule, {})[known.fingerprint] = count
    return json.dumps({"format": FORMAT, "findings": findings}, indent=2) + "\n"


def _known(finding: Finding) -> Known:
    return Known(finding.rule, finding.fingerprint)


def _marked(audit: Audit, left: Baseline) -> Iterator[Finding]:
    """Yield the findings, marked where the baseline has one of their like left; what is decided uses up none."""
    decided = audit.decided
    for finding in audit.findings:
        covered = finding.fingerprint not in decided and left[_known(finding)] > 0
        left[_known(finding)] -= covered
        yield finding._replace(in_baseline=covered)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object of JSON. One that was merged badly may have a key twice, and JSON would take the last."""
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            raise ValueError(f"it has {key!r} twice")
    return dict(pairs)


def _table(where: str, name: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ConfigurationError(f"{where}: {name} must be an object")
    return value
