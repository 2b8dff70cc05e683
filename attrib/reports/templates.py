"""The templates of reports: where they lie, and what they need to print the words of somebody else.

Jinja is imported when a template is used, not when the templates are listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_COMMENT = re.compile(r"\{#-?(.*?)-?#\}", re.DOTALL)


def folder() -> Path:
    """Return the folder of the templates: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def comment(template: str) -> str:
    """Return the comment that a template begins with, or nothing."""
    found = _COMMENT.match((folder() / template).read_text(encoding="utf-8"))
    return found[1] if found else ""


def environment(harmless: Callable[[str], str]) -> Environment:
    """Return an environment in which every text that a template prints goes through `harmless`.

    What that returns is then escaped for HTML, unless it is `Markup` already. So nothing is printed as it came.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    def finalize(value: object) -> object:
        return harmless(value) if type(value) is str else value

    return Environment(
        loader=FileSystemLoader(folder()),
        autoescape=True,  # whatever the name of the template: an article is somebody else’s text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
