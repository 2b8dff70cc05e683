"""Take the pictures of docs/report.md from fixtures, in Debian's Chromium: python scripts/take_pictures.py.

It needs what the tests in a browser need. The pictures change with the fonts of the machine, so no test compares them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from attrib import audit  # noqa: E402
from attrib.readers import read  # noqa: E402
from attrib.reports import Run  # noqa: E402
from attrib.reports.html_files import files  # noqa: E402
from browser import Opened, chromium  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = ROOT / "docs" / "pictures"
ARTICLES = ROOT / "fixtures" / "articles"
WIDE, LOW = {"width": 1120, "height": 600}, {"width": 1120, "height": 430}
NARROW = {"width": 390, "height": 560}


def main() -> None:
    """Write every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for path, text in files(run(), f"{folder}/", is_folder=True, is_external=False):
            Path(path).write_text(text, encoding="utf-8")
        report, index = Path(folder, "danube-strike.html"), Path(folder, "index.html")
        take(browser, report, "top.png", WIDE)
        take(browser, report, "article.png", WIDE, at="#article", focused="#w7")
        take(browser, report, "lit.png", LOW, at="mark.on", clicked=".sources button >> nth=6")
        take(browser, report, "narrow.png", NARROW, at=".article")
        take(browser, report, "dark.png", LOW, at="#article", media={"color_scheme": "dark"})
        take(browser, index, "index.png", LOW)


def run() -> Run:
    """Return the audits of some of the articles."""
    audits = tuple(audit(read(path)) for path in sorted(ARTICLES.glob("*.txt"))[11:24])
    return Run(audits, (), audits[0].policy)


def take(
    browser: Browser,
    page: Path,
    name: str,
    viewport: dict[str, int],
    *,
    at: str = "",
    focused: str = "",
    clicked: str = "",
    media: dict[str, Any] | None = None,
) -> None:
    """Take one picture of what is in view, at an element, with another focused or clicked."""
    opened = Opened(browser, page, viewport=viewport, media={"reduced_motion": "reduce", **(media or {})})
    if clicked:
        opened.page.click(clicked)
        opened.page.mouse.move(0, 0)
    if at:
        opened.page.evaluate("at => document.querySelector(at).scrollIntoView()", at)
    if focused:
        opened.page.focus(focused)
    opened.page.wait_for_timeout(300)
    opened.page.screenshot(path=PICTURES / name)
    opened.close()


if __name__ == "__main__":
    main()
