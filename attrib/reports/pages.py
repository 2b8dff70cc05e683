"""The pages of a report, and the style and the script that go with them, inside a page or beside it."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jinja2 import Environment

from attrib import __version__
from attrib.reports.templates import environment, folder
from attrib.reports.visible import pictured

_STYLE, _SCRIPT = "report.css", "report.js"
_BESIDE_SIGNS = re.compile(r"\s*([{};]|:(?=\s))\s*")


class Assets(NamedTuple):
    """The names of the files beside a page that style it and run in it; none where both are inside it."""

    style: str = ""
    script: str = ""


INLINE = Assets()


def external() -> tuple[Assets, Mapping[str, str]]:
    """Return the assets as files beside the pages: their names, and what is in them.

    A name tells what is in its file, so that another version of attrib does not change the pages of this one.
    """
    texts = {_named(name): _own(name) for name in (_STYLE, _SCRIPT)}
    return Assets(*texts), texts


def render_page(template: str, assets: Assets, **context: object) -> str:
    """Return a page from its template."""
    return _environment().get_template(template).render(assets=assets, version=__version__, **context)


@cache
def _environment() -> Environment:
    made = environment(pictured)
    made.filters |= {"content_hash": _content_hash, "compact": _compact, "dense": _dense}
    return made


def _own(name: str) -> str:
    return (folder() / name).read_text(encoding="utf-8")


def _named(name: str) -> str:
    stem, _, suffix = name.partition(".")
    return f"attrib-{stem}-{hashlib.sha256(_own(name).encode()).hexdigest()[:8]}.{suffix}"


def _compact(text: str) -> str:
    """Return a style or a script without the white space at the ends of its lines, and without comments of a line.

    It stays what it was: `Markup` where it came out of a template of ours. No line of them is part of a string.
    """
    return type(text)("\n".join(line for line in map(str.strip, text.splitlines()) if not line.startswith("//")))


def _dense(style: str) -> str:
    """Return a style without the white space beside its braces and semicolons and after its colons.

    The space before a colon stays: with it, `p :is(a)` is inside of `p`. No string of ours holds any of these signs.
    """
    return type(style)(_BESIDE_SIGNS.sub(r"\1", style))


def _content_hash(text: str) -> str:
    """Return the hash by which the page’s security policy lets its own style and its own script through."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
