"""`attrib quotations`: the quotations of articles, for programs that should leave them alone."""

from __future__ import annotations

import click

from attrib import endings
from attrib.arguments import debug, option
from attrib.cli.opening import Opener, files_of, reading
from attrib.cli.printing import complain, put
from attrib.statuses import Exit


@click.command(name="quotations", epilog=str(endings.QUOTATIONS))
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option("--format", "form", type=click.Choice(["json", "csv", "jsonld"]), default="json", help="How to print them.")
@reading
@debug
def list_quotations(files: tuple[str, ...], form: str, opener: Opener) -> Exit:
    """List the quotations of articles.

    Each with where it stands and who says it, so that other linters can leave alone what nobody may rewrite. A FILE of
    - is standard input.
    """
    from attrib.audit import find_attributions
    from attrib.readers import ReadError
    from attrib.reports import InputError
    from attrib.reports.quoted import render

    if files.count("-") > 1:
        raise click.UsageError("Standard input can be read only once.")
    articles, errors = [], []
    for file in (file for named in files for file in files_of(named)):
        try:
            found = opener.articles(file)
        except ReadError as error:
            found = [error]
        for each in found:
            if isinstance(each, ReadError):
                errors.append(InputError(each.name, each.code, each.message))
                complain(str(each))
            else:
                articles.append(find_attributions(each))
    put(render(articles, errors, form))
    return Exit.NOT_AUDITED if errors else Exit.DONE
