"""`attrib audit`: articles in, reports and an exit status out."""

from __future__ import annotations

import click

from attrib.arguments import AUDIT_HELP, FormatOption, Output, check_places, check_room, debug, option, outputs
from attrib.cli.auditing import Failed, Task, audit_all
from attrib.cli.gate import NEVER, status, under
from attrib.cli.inputs import decisions_of, policies_of, today
from attrib.cli.opening import Opener, files_of, reading
from attrib.cli.printing import complain, complain_of_fault, deliver, shown_progress
from attrib.model import Severity


@click.command(name="audit", epilog=AUDIT_HELP)
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
@option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="How many processes share the articles.")
@reading
@debug
def audit_files(
    files: tuple[str, ...],
    reports: tuple[Output, ...],
    assets: str,
    policy: str | None,
    decisions_file: str | None,
    fail_on: str | None,
    min_score: float | None,
    warn_exit: bool,
    exit_zero: bool,
    jobs: int,
    opener: Opener,
) -> int:
    """Audit articles, as text, Markdown or HTML.

    A FILE may be a folder, or a pattern such as 'desk/**/*.md'; - is standard input. Nothing of an article leaves this
    machine.
    """
    from attrib.reports import Run

    is_external = assets == "external"
    inputs = [file for named in files for file in files_of(named)]
    check_places(inputs, reports, is_external=is_external)
    places = [opener.place(file) for file in inputs]
    policies, decisions = policies_of(places, policy), decisions_of(places, decisions_file)
    gated = {place: under(policies[place], fail_on, min_score) for place in places}
    tasks = [Task(file, gated[place], decisions[place]) for file, place in zip(inputs, places, strict=True)]
    answers = shown_progress(audit_all(tasks, opener.articles, today(), jobs), len(tasks))
    results = [found for answer in answers for found in answer]
    failures = [found for found in results if isinstance(found, Failed)]
    for error, trace in failures:
        line = f"{error.name}: {error.message}"
        if trace is None:
            complain(line)
        else:
            complain_of_fault(line, trace, click.get_current_context().obj["debug"])
    audits = tuple(found for found in results if not isinstance(found, Failed))
    found = Run(audits, tuple(failure.error for failure in failures), gated[places[0]])
    check_room(found.names, inputs, reports)
    deliver(found, reports, is_external=is_external)
    return status(found, warn_exit=warn_exit, exit_zero=exit_zero)
