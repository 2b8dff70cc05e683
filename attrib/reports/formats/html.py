"""A page for a browser, one file for one article. An input that could not be audited is a page that says so."""

from __future__ import annotations

from attrib.reports.html_page import render

__all__ = ["ONE_ARTICLE", "render"]

ONE_ARTICLE = True
