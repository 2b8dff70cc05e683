"""`attrib audit`: articles in, reports and an exit status out."""

from __future__ import annotations

import click

from attrib import endings
from attrib.arguments import FormatOption, Output, check_places, check_room, debug, option, outputs, shared
from attrib.cli.auditing import audit_inputs
from attrib.cli.gate import NEVER, status, under
from attrib.cli.inputs import baseline_in, policies_of
from attrib.cli.opening import Opener, files_of, reading
from attrib.cli.printing import complain, deliver
from attrib.model import Severity


@click.command(name="audit", epilog=str(endings.AUDIT))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option(
    "--format",
    "reports",
    cls=FormatOption,
    metavar="NAME[=PATH]",
    multiple=True,
    callback=outputs,
    help="A report to PATH or standard output, for a terminal unless said otherwise. May be repeated.",
)
@option(
    "--assets",
    type=click.Choice(["inline", "external"]),
    default="inline",
    help="Style and script of an HTML report in the page, or in two files beside it.",
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
@option("--baseline", metavar="FILE", help="Findings in this file do not count; attrib baseline writes it.")
@option(
    "--fail-on",
    type=click.Choice([*(s.value for s in Severity), NEVER]),
    help="The least grave finding that makes the exit status 1; otherwise as the policy says.",
)
@option(
    "--min-score",
    metavar="N",
    type=click.FloatRange(0, 100),
    help="The lowest score allowed; a provisional one passes. Otherwise as the policy says.",
)
@option("--warn-exit", is_flag=True, help="Exit with 4 where there are warnings only.")
@option("--exit-zero", is_flag=True, help="Exit with 0 instead of 1 or 4.")
@shared
@reading
@debug
def audit_files(
    files: tuple[str, ...],
    reports: tuple[Output, ...],
    assets: str,
    policy: str | None,
    decisions_file: str | None,
    baseline: str | None,
    fail_on: str | None,
    min_score: float | None,
    warn_exit: bool,
    exit_zero: bool,
    jobs: int,
    opener: Opener,
) -> int:
    """Audit articles, as text, HTML, Word or from the wires.

    A FILE may be a folder, or a pattern such as 'desk/**/*.md'; - is standard input. Nothing of an article leaves this
    machine.
    """
    is_external = assets == "external"
    inputs = [file for named in files for file in files_of(named)]
    check_places(inputs, reports, baseline=baseline, is_external=is_external)
    known = baseline_in(baseline) if baseline else None
    policies = policies_of([opener.place(file) for file in inputs], policy)
    gated = {place: under(each, fail_on, min_score) for place, each in policies.items()}
    found = audit_inputs(inputs, opener, gated, decisions_file, jobs)
    check_room(found.names, inputs, reports)
    if known is not None:
        from attrib.baseline import set_aside
        from attrib.reports.decided import baseline_words

        found = found._replace(audits=set_aside(found.audits, known))
        complain(f"{baseline}: {baseline_words(sum(len(audit.baselined) for audit in found.audits))}")
    deliver(found, reports, is_external=is_external)
    return status(found, warn_exit=warn_exit, exit_zero=exit_zero)
