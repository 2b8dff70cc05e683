"""Reports: one audit, or several, as text for a terminal, as data for a program or as a page.

Every format is a function from a `Run` to a string, in `attrib.reports.formats`. What a format needs is imported when
it is asked for.
"""

from __future__ import annotations

from typing import NamedTuple

from attrib.model import Audit, Policy

# the codes of inputs that no reader refused: a fault in attrib itself, and a process that ended while it audited one
FAULT, DIED = "fault", "died"


class InputError(NamedTuple):
    """An input that could not be audited, and why."""

    name: str
    code: str
    message: str

    def to_dict(self) -> dict[str, str]:
        """Return it as plain values: one entry of `errors` in the JSON report."""
        return {"name": self.name, "code": self.code, "message": self.message}


class Run(NamedTuple):
    """All that one call of the command line found: the audits, and the inputs that could not be audited.

    `policy` is that of the first input.
    """

    audits: tuple[Audit, ...]
    errors: tuple[InputError, ...]
    policy: Policy

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the inputs: first of those that were audited, then of those that were not."""
        return (*(a.article.document.name for a in self.audits), *(e.name for e in self.errors))

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policies of the audits, each once, in the order of the audits."""
        found = {(a.policy.name, a.policy.sha256): a.policy for a in self.audits}
        return tuple(found.values()) or (self.policy,)


def render(run: Run, format: str, *, colour: bool = False) -> str:  # noqa: A002  # the word users know
    """Return the run as a report in a format; it ends with a line break. Raises `KeyError` for no format."""
    from attrib.reports.formats import find

    found = find(format)
    return found.render_in_colour(run) if colour else found.render(run)
