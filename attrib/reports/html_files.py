"""The files of an HTML report: a page, or a folder of pages with an index, and the style and the script beside them."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attrib.reports import Run
from attrib.reports.html_index import render as render_index
from attrib.reports.html_page import render
from attrib.reports.pages import INLINE, external

INDEX = "index.html"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


def files(run: Run, path: str, *, is_folder: bool, is_external: bool) -> Iterator[tuple[str, str]]:
    """Yield each file of a report to `path`, with its text: for a folder one page for each input, and the index."""
    assets, beside = external() if is_external else (INLINE, {})
    folder = path if is_folder else os.path.dirname(path)
    if is_folder:
        names = page_names([*(a.article.document.name for a in run.audits), *(e.name for e in run.errors)])
        for audit in run.audits:
            page = render(replace(run, audits=(audit,), errors=()), assets, INDEX)
            yield os.path.join(folder, names[audit.article.document.name]), page
        for error in run.errors:
            yield (
                os.path.join(folder, names[error.name]),
                render(replace(run, audits=(), errors=(error,)), assets, INDEX),
            )
        yield os.path.join(folder, INDEX), render_index(run, names, assets)
    else:
        yield path, render(run, assets)
    yield from ((os.path.join(folder, name), text) for name, text in beside.items())


def page_names(names: Sequence[str]) -> Mapping[str, str]:
    """Return the name of the page of each input, by the name of the input, whatever the order they come in.

    Inputs whose pages would have one name, also where capitals are not told apart, get a few digits of a hash each.
    """
    plain = {name: _plain(name) for name in names}
    counts = Counter([*(stem.lower() for stem in plain.values()), INDEX.partition(".")[0]])
    return {name: f"{stem}{_digits(name) if counts[stem.lower()] > 1 else ''}.html" for name, stem in plain.items()}


def _plain(name: str) -> str:
    """Return the name of a file without its folder and its ending, in letters that every system and address takes."""
    stem = os.path.splitext(os.path.basename(name))[0]
    return _UNSAFE.sub("-", stem).strip(".-")[:_LONGEST] or "article"


def _digits(name: str) -> str:
    return f"-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
