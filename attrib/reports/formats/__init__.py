"""The output formats: one file each, discovered by where they lie, never listed by hand.

A format is a module of this folder, and its name is that of the file. It has a function `render` from a `Run` to a
string, and may have `render_in_colour` for a terminal and `ONE_ARTICLE = True`. The first paragraph of its docstring
says what it is for, and what becomes of an input that could not be audited; the rest stands in docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from attrib.reports import Run

Render = Callable[[Run], str]


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. `one_article` is true where a report cannot hold more than one input."""

    name: str
    summary: str
    notes: str
    render: Render
    render_in_colour: Render
    one_article: bool


def names() -> tuple[str, ...]:
    """Return the names of all formats, in the order of the alphabet. None of them is imported for it."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def find(name: str) -> Format:
    """Return a format by its name, with all that it needs imported. Raises `KeyError` where there is none."""
    if name not in names():
        raise KeyError(name)
    module = import_module(f"{__name__}.{name}")
    summary, _, notes = cleandoc(module.__doc__ or "").partition("\n\n")
    return Format(
        name,
        " ".join(summary.split()),
        notes,
        module.render,
        getattr(module, "render_in_colour", module.render),
        getattr(module, "ONE_ARTICLE", False),
    )
