"""Reports: one audit, or several, as text for a terminal, as JSON or as a page.

Every format is a function from a `Run` to a string. What a format needs is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from attrib.model import Audit, Policy

# the codes of inputs that no reader refused: a fault in attrib itself, and a process that ended while it audited one
FAULT, DIED = "fault", "died"


@dataclass(frozen=True, slots=True)
class InputError:
    """An input that could not be audited, and why."""

    name: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """All that one call of the command line found: the audits, and the inputs that could not be audited.

    `policy` is that of the first input.
    """

    audits: tuple[Audit, ...]
    errors: tuple[InputError, ...]
    policy: Policy

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policies of the audits, each once, in the order of the audits."""
        found = {(a.policy.name, a.policy.sha256): a.policy for a in self.audits}
        return tuple(found.values()) or (self.policy,)


class Format(Protocol):
    """A function that writes a run in one format. Only a terminal has a use for colour."""

    def __call__(self, run: Run, *, colour: bool) -> str:
        """Return the report."""


def _terminal(run: Run, *, colour: bool) -> str:
    from attrib.reports import terminal

    return terminal.render(run, colour=colour)


def _json(run: Run, *, colour: bool) -> str:
    from attrib.reports import json_document

    return json_document.render(run)


def _html(run: Run, *, colour: bool) -> str:
    from attrib.reports import html_page

    return html_page.render(run)


FORMATS: Mapping[str, Format] = MappingProxyType({"terminal": _terminal, "json": _json, "html": _html})


def render(run: Run, format: str, *, colour: bool = False) -> str:  # noqa: A002  # the word users know
    """Return the run as a report in one of `FORMATS`; it ends with a line break."""
    return FORMATS[format](run, colour=colour)
