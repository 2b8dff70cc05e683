"""`attrib schema`: the JSON Schema of the JSON report."""

from __future__ import annotations

import click

from attrib import endings
from attrib.cli.printing import put


@click.command(name="schema", epilog=str(endings.SCHEMA))
def print_schema() -> None:
    """Print the JSON Schema of the JSON report."""
    import json

    from attrib.reports.schema import schema

    put(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
