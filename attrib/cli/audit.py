"""`attrib audit`: articles in, reports and an exit status out."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from attrib.arguments import AUDIT_HELP, Output, check_places, debug, option, outputs, reading
from attrib.cli.printing import complain, deliver
from attrib.files import load_article
from attrib.model import Severity, Status

if TYPE_CHECKING:
    from attrib.model import Audit, Decision, Policy
    from attrib.reports import Run

NEVER = "never"

FINDINGS, NOT_AUDITED, WARNINGS = 1, 3, 4  # exit statuses


@click.command(name="audit", epilog=AUDIT_HELP)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option(
    "--format",
    "reports",
    metavar="NAME[=PATH]",
    multiple=True,
    callback=outputs,
    help="terminal (unless said otherwise), json or html; to PATH or standard output. May be repeated.",
)
@option(
    "--policy", metavar="NAME|FILE", help="Which rules apply; otherwise the policy found beside or above an article."
)
@option(
    "--decisions",
    "decisions_file",
    metavar="FILE",
    help="What people decided about this article; otherwise the .attrib.toml beside it.",
)
@option(
    "--fail-on",
    type=click.Choice([*(s.value for s in Severity), NEVER]),
    help="The least grave finding that makes the exit status 1; otherwise as the policy says.",
)
@option(
    "--min-score",
    type=click.FloatRange(0, 100),
    help="The lowest score allowed; a provisional one passes. Otherwise as the policy says.",
)
@option("--warn-exit", is_flag=True, help="Exit with 4 where there are warnings only.")
@option("--exit-zero", is_flag=True, help="Exit with 0 instead of 1 or 4.")
@reading
@debug
def audit_files(
    files: tuple[str, ...],
    reports: tuple[Output, ...],
    policy: str | None,
    decisions_file: str | None,
    fail_on: str | None,
    min_score: float | None,
    warn_exit: bool,
    exit_zero: bool,
    encoding: str | None,
    max_bytes: int,
    max_quotations: int,
) -> int:
    """Audit articles in plain text.

    A FILE of - is standard input. Nothing of an article leaves this machine.
    """
    from attrib import audit
    from attrib.readers import ReadError
    from attrib.reports import InputError, Run

    check_places(files, reports)
    policies, decisions = policies_of(files, policy), decisions_of(files, decisions_file)
    audits, errors = [], []
    for file in files:
        try:
            document = load_article(file, encoding, max_bytes, max_quotations)
        except ReadError as error:
            errors.append(InputError(error.name, error.code, error.message))
            complain(str(error))
        else:
            audits.append(audit(document, policies[file], decisions[file], today()))
    found = Run(tuple(audits), tuple(errors), policies[files[0]])
    deliver(found, reports)
    status = _status(found, fail_on, min_score, warn_exit)
    return 0 if exit_zero and status in {FINDINGS, WARNINGS} else status


def policies_of(files: tuple[str, ...], chosen: str | None) -> dict[str, Policy]:
    """Return the policy of each article: the one chosen, or else what is found from its folder upwards."""
    from attrib.policy import DEFAULT, find, load
    from attrib.tables import ConfigurationError

    places: dict[Path, str | Path] = {}
    known: dict[str | Path, Policy] = {}
    try:
        for folder in {folder_of(file): None for file in files}:
            places[folder] = chosen or find(folder) or DEFAULT
            known[places[folder]] = known.get(places[folder]) or load(places[folder])
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from error
    return {file: known[places[folder_of(file)]] for file in files}


def decisions_of(files: tuple[str, ...], chosen: str | None) -> dict[str, tuple[Decision, ...]]:
    """Return what people decided about each article: in the file chosen, or in the one beside the article."""
    from attrib.decisions import beside, read_decisions
    from attrib.tables import ConfigurationError

    if chosen and len(files) > 1:
        raise click.UsageError("--decisions belongs to one article; give it one FILE.")
    places = {file: Path(chosen) if chosen else beside(file) for file in files}
    try:
        return {
            file: read_decisions(place) if chosen or (file != "-" and os.path.isfile(place)) else ()
            for file, place in places.items()
        }
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from error


def today() -> date:
    """Return the day on which this is run: decisions can have a last day. The audit itself reads no clock."""
    return date.today()


def folder_of(file: str) -> Path:
    """Return the folder of an article; of standard input, the current one."""
    return Path.cwd() if file == "-" else Path(os.path.abspath(file)).parent


def _status(found: Run, fail_on: str | None, min_score: float | None, warn_exit: bool) -> int:
    """Return the exit status. An input that could not be audited is worse than anything found in the others."""
    low = [audit for audit in found.audits if _is_low(audit, min_score)]
    if found.errors:
        return NOT_AUDITED
    if low or any(_fails(audit, fail_on) for audit in found.audits):
        return FINDINGS
    warned = any(_reaches(audit, Severity.WARNING) for audit in found.audits)
    return WARNINGS if warn_exit and warned else 0


def _is_low(audit: Audit, min_score: float | None) -> bool:
    """Tell whether the score is too low, and say so. A score that rests on too little text fails nobody."""
    least = audit.policy.gate.min_score if min_score is None else min_score
    score = audit.score
    if score.status is not Status.OK or score.value is None or score.value >= least:
        return False
    complain(f"{audit.article.document.name}: the score, {score.value:.1f}, is under {least:g}")
    return True


def _fails(audit: Audit, fail_on: str | None) -> bool:
    """Tell whether a finding is grave enough to fail the article. The command line goes before the policy."""
    chosen = None if fail_on in {None, NEVER} else Severity(str(fail_on))
    least = audit.policy.gate.fail_on if fail_on is None else chosen
    return least is not None and _reaches(audit, least)


def _reaches(audit: Audit, least: Severity) -> bool:
    """Tell whether anything that nobody has decided is so grave. A decision that is out of date is a warning."""
    severities = [f.severity for f in audit.open_findings] + [Severity.WARNING for _ in audit.stale]
    return any(severity.rank >= least.rank for severity in severities)
