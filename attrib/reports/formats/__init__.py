"""The output formats: one file each, discovered by where they lie, never listed by hand.

A format is a module of this folder or a template in `templates/formats`, and its name is that of the file. A module
has a function `render` from a `Run` to a string, and may have `render_in_colour` for a terminal, `ONE_ARTICLE = True`,
and `files` where a report can be more than one file (`attrib/reports/html_files.py`). The first paragraph of its
docstring, or of the comment that a template begins with, says what it is for, and what becomes of an input that could
not be audited; the rest stands in docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from typing import NamedTuple

from attrib.reports import Run
from attrib.reports.templates import comment, folder

Render = Callable[[Run], str]
Files = Callable[..., Iterator[tuple[str, str]]]
TEMPLATES = "formats"


class Format(NamedTuple):
    """An output format. `one_article` is true where a report cannot hold more than one input."""

    name: str
    summary: str
    notes: str
    render: Render
    render_in_colour: Render
    one_article: bool
    files: Files | None


def names() -> tuple[str, ...]:
    """Return the names of all formats, in the order of the alphabet. None of them is imported for it."""
    return tuple(sorted([*_modules(), *_templates()]))


def find(name: str) -> Format:
    """Return a format by its name, with all that it needs imported. Raises `KeyError` where there is none."""
    if name in _modules():
        module = import_module(f"{__name__}.{name}")
        render, docs = module.render, module.__doc__ or ""
        in_colour = getattr(module, "render_in_colour", render)
        one_article, files = getattr(module, "ONE_ARTICLE", False), getattr(module, "files", None)
    else:
        template = _templates()[name]
        from attrib.reports import templated

        render, docs = partial(templated.render, template), comment(template)
        in_colour, one_article, files = render, False, None
    summary, _, notes = cleandoc(docs).partition("\n\n")
    return Format(name, " ".join(summary.split()), notes.strip(), render, in_colour, one_article, files)


def _modules() -> frozenset[str]:
    return frozenset(module.name for module in iter_modules(__path__))


def _templates() -> dict[str, str]:
    """Return the template of each format that is one."""
    found = (folder() / TEMPLATES).glob("*.j2")
    return {path.name.partition(".")[0]: f"{TEMPLATES}/{path.name}" for path in found}
