"""Formats that are a template: `templates/formats/NAME.SUFFIX.j2` makes the format NAME.

The suffix says how a text is made harmless. The template sees `articles`, each with the parts that `facts` returns,
`errors`, `policies`, `totals` and `version`. The comment that it begins with says what it is for, as the docstring of a
module does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from attrib import __version__
from attrib.reports import Run
from attrib.reports.facts import facts
from attrib.reports.markdown import escaped
from attrib.reports.summary import totals
from attrib.reports.templates import environment
from attrib.reports.visible import pictured

HARMLESS: Mapping[str, Callable[[str], str]] = MappingProxyType({"html": pictured, "md": escaped})


def render(template: str, run: Run) -> str:
    """Return the report that a template makes of a run."""
    suffix = template.split(".")[-2]
    made = environment(HARMLESS[suffix]).get_template(template)
    return made.render(
        version=__version__,
        policies=run.policies,
        articles=tuple(facts(audit) for audit in run.audits),
        errors=run.errors,
        totals=totals(run),
    )
