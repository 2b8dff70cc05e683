"""`attrib policy`: which policies there are, what one says, and a file to begin one's own with."""

from __future__ import annotations

from pathlib import Path

import click

from attrib import endings
from attrib.arguments import debug
from attrib.cli.printing import put
from attrib.files import create


@click.group(name="policy", epilog=str(endings.POLICY))
def policy_commands() -> None:
    """Show policies, or begin one."""


@policy_commands.command(name="list", epilog=str(endings.POLICY_LIST))
@debug
def list_policies() -> None:
    """List the policies that come with attrib."""
    from attrib.reports.policy_page import policies_page

    put(policies_page())


@policy_commands.command(name="show", epilog=str(endings.POLICY_SHOW))
@click.argument("name", metavar="[NAME|FILE]", required=False)
@debug
def show_policy(name: str | None) -> None:
    """Show each value in force and where it comes from.

    Without a NAME, it is the policy that holds in this folder.
    """
    from attrib.policy import DEFAULT, find
    from attrib.reports.policy_page import policy_page
    from attrib.tables import ConfigurationError

    try:
        put(policy_page(name or str(find(Path.cwd()) or DEFAULT)))
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from error


@policy_commands.command(name="init", epilog=str(endings.POLICY_INIT))
@debug
def begin_policy() -> None:
    """Write an attrib.toml to begin with.

    All that a policy may say is explained in it. A file that is there already is left alone.
    """
    from attrib.policy import FOUND_AS, new_policy

    create(FOUND_AS, new_policy())
    put(f"{FOUND_AS} holds for the articles in this folder and below. Nothing is changed until you change it.\n")
