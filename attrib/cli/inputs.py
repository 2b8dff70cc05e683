"""What belongs to the inputs of the command line: policies, what people decided, and a baseline."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from attrib.baseline import Baseline
    from attrib.model import Decision, Policy


def policies_of(files: Sequence[str], chosen: str | None) -> dict[str, Policy]:
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


def decisions_of(files: Sequence[str], chosen: str | None) -> dict[str, tuple[Decision, ...]]:
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


def baseline_in(file: str) -> Baseline:
    """Return the baseline in a file."""
    from attrib.baseline import read_baseline
    from attrib.tables import ConfigurationError

    try:
        return read_baseline(Path(file))
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from error


def today() -> date:
    """Return the day on which this is run: decisions can have a last day. The audit itself reads no clock."""
    return date.today()


def folder_of(file: str) -> Path:
    """Return the folder of an article; of standard input, the current one."""
    return Path.cwd() if file == "-" else Path(os.path.abspath(file)).parent
