"""Input by input: what each comes to, one after another or shared out to processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from attrib.cli.inputs import decisions_of, today
from attrib.cli.opening import Opener
from attrib.cli.printing import complain, complain_of_fault, shown_progress
from attrib.model import Audit, Decision, Policy

if TYPE_CHECKING:
    from attrib.model import Document
    from attrib.readers import ReadError
    from attrib.reports import InputError, Run


class Task(NamedTuple):
    """An input, and what belongs to it."""

    file: str
    policy: Policy
    decisions: tuple[Decision, ...]


class Failed(NamedTuple):
    """An input that could not be audited. `trace` is there where that is the fault of attrib itself."""

    error: InputError
    trace: str | None = None


def audit_inputs(
    inputs: Sequence[str], opener: Opener, policies: Mapping[str, Policy], decisions: str | None, jobs: int
) -> Run:
    """Return what a run comes to, and say on standard error which inputs could not be audited.

    `policies`: that of each place where an input lies.
    """
    from attrib.reports import Run

    places = [opener.place(file) for file in inputs]
    decided = decisions_of(places, decisions)
    tasks = [Task(file, policies[place], decided[place]) for file, place in zip(inputs, places, strict=True)]
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
    return Run(audits, tuple(failure.error for failure in failures), policies[places[0]])


def audit_all(
    tasks: Sequence[Task], load: Callable[[str], list[Document | ReadError]], day: date, jobs: int
) -> Generator[list[Audit | Failed], None, None]:
    """Yield what the articles of each input come to, in the order of the inputs.

    `jobs`: how many processes share the work.
    """
    audit_one = partial(_audit_one, load=load, day=day)
    jobs = min(jobs, len(tasks))
    if jobs == 1:
        yield from map(audit_one, tasks)
        return
    from attrib.cli.processes import Died, in_processes
    from attrib.reports import DIED, InputError

    with closing(in_processes(audit_one, [task for task in tasks if task.file != "-"], jobs)) as shared:
        for task in tasks:
            # only this process can read the standard input that it was given
            found = audit_one(task) if task.file == "-" else next(shared)
            if isinstance(found, Died):
                yield [Failed(InputError(task.file, DIED, f"the process that audited it ended: {found.reason}"))]
            else:
                # one policy for all its articles again, not a copy for each
                yield [each._replace(policy=task.policy) if isinstance(each, Audit) else each for each in found]


def _audit_one(task: Task, load: Callable[[str], list[Document | ReadError]], day: date) -> list[Audit | Failed]:
    """Return what the articles of one input come to. Whatever is wrong with it, or with attrib, stops no other."""
    from attrib import audit
    from attrib.readers import ReadError
    from attrib.reports import FAULT, InputError

    try:
        found = load(task.file)
        if len(found) > 1 and task.decisions:
            raise ReadError(
                task.file, "several-articles", f"{len(found):,} articles in it, and decisions are about one"
            )
        return [
            Failed(InputError(*each.args))
            if isinstance(each, ReadError)
            else audit(each, task.policy, task.decisions, day)
            for each in found
        ]
    except ReadError as error:
        return [Failed(InputError(error.name, error.code, error.message))]
    except Exception as error:  # one line for the editor, and the rest for whoever mends it
        import traceback

        return [Failed(InputError(task.file, FAULT, f"a fault in attrib itself: {error!r}"), traceback.format_exc())]
