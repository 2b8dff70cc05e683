"""The files of an HTML report: a page, or a folder of pages with an index, and the style and the script beside them."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence

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
        alone = [run._replace(audits=(a,), errors=()) for a in run.audits]
        alone += [run._replace(audits=(), errors=(e,)) for e in run.errors]
        names = page_names(run.names)
        for name, one in zip(names, alone, strict=True):
            yield os.path.join(folder, name), render(one, assets, INDEX)
        yield os.path.join(folder, INDEX), render_index(run, names, assets)
    else:
        yield path, render(run, assets)
    yield from ((os.path.join(folder, name), text) for name, text in beside.items())


def page_names(names: Sequence[str]) -> list[str]:
    """Return the name of the page of each input, whatever the order they come in.

    Inputs whose pages would have one name, also where capitals are not told apart, get a few digits of a hash each, and
    those that have the very same name a number.
    """
    stems = [_plain(name) for name in names]
    counts = Counter([*(stem.lower() for stem in stems), INDEX.partition(".")[0]])
    seen: Counter[str] = Counter()
    pages = []
    for name, stem in zip(names, stems, strict=True):
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        pages.append(f"{stem}{_digits(name) if counts[stem.lower()] > 1 else ''}{again}.html")
    return pages


def _plain(name: str) -> str:
    """Return the name of a file without its folder and its ending, in letters that every system and address takes."""
    stem = os.path.splitext(os.path.basename(name))[0]
    return _UNSAFE.sub("-", stem).strip(".-")[:_LONGEST] or "article"


def _digits(name: str) -> str:
    return f"-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
