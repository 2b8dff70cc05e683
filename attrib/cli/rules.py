"""`attrib rules`: the rules, listed."""

from __future__ import annotations

import click

from attrib import endings
from attrib.arguments import option
from attrib.cli.printing import put


@click.command(name="rules", epilog=str(endings.RULES))
@option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="How to print them.")
def list_rules(form: str) -> None:
    """List the rules."""
    from attrib.reports.rule_page import rule_list, rules_as_json

    put(rule_list() if form == "terminal" else rules_as_json())
