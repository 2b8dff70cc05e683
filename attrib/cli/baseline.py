"""`attrib baseline`: write down what is found today, so that only what is new counts from now on."""

from __future__ import annotations

import os

import click

from attrib import endings
from attrib.arguments import check_places, debug, option, shared
from attrib.cli.auditing import audit_inputs
from attrib.cli.gate import not_audited
from attrib.cli.inputs import baseline_in, policies_of
from attrib.cli.opening import Opener, files_of, reading
from attrib.cli.printing import as_bytes, complain, put
from attrib.files import write
from attrib.statuses import Exit


@click.command(name="baseline", epilog=str(endings.BASELINE))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option("--output", "-o", "place", metavar="FILE", default="attrib-baseline.json", help="The file of the baseline.")
@option("--prune", is_flag=True, help="Only take out of the file what is found no more; put nothing in.")
@option("--policy", metavar="NAME|FILE", help="As for attrib audit.")
@shared
@reading
@debug
def write_baseline(
    files: tuple[str, ...],
    place: str,
    prune: bool,
    policy: str | None,
    jobs: int,
    opener: Opener,
) -> int:
    """Write down what is found today, for attrib audit --baseline.

    What nobody has decided is written, by the fingerprint of its words and without the words: a finding that moves
    stays in the baseline, and one whose words are edited comes back. Name all the articles that it is for.
    """
    from attrib.baseline import as_json, baseline_of, pruned
    from attrib.reports.wording import counted

    inputs = [file for named in files for file in files_of(named)]
    check_places(inputs, ())
    if os.path.realpath(place) in map(os.path.realpath, inputs):
        raise click.UsageError(f"{place} is an article; a baseline may not take its place.")
    before = baseline_in(place) if prune else None
    policies = policies_of([opener.place(file) for file in inputs], policy)
    found = audit_inputs(inputs, opener, policies, None, jobs)
    if found.errors:
        complain(f"{place}: not written, for {counted(len(found.errors), 'input')} could not be audited")
        return not_audited(found)
    after = baseline_of(found.audits) if before is None else pruned(before, found.audits)
    write(place, as_bytes(as_json(after)))
    gone = "" if before is None else f"; {before.total() - after.total()} found no more"
    put(f"{place}: {counted(after.total(), 'finding')} in the baseline{gone}.\n")
    return Exit.DONE
