"""A page for a browser, one file for one article. An input that could not be audited is a page that says so.

To a path that ends with a slash, or is a folder, it writes a page for each article and an index of them.
"""

from __future__ import annotations

from attrib.reports.html_files import files
from attrib.reports.html_page import render

__all__ = ["ONE_ARTICLE", "files", "render"]

ONE_ARTICLE = True
