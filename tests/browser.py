"""Reports in Debian's Chromium: opened from disk as an editor opens them, with all that the browser says of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

MODULES = Path(__file__).parent / "node_modules"  # `npm install` in this folder puts them there
AXE = MODULES / "axe-core" / "axe.min.js"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def needed(is_there: object, what: str) -> None:
    """Skip where something is not installed on a developer's machine. Where CI is set, that is a failure."""
    if not is_there and os.environ.get("CI"):
        pytest.fail(f"{what} is not there, and CI must have it")
    if not is_there:
        pytest.skip(f"{what} is not there: see CONTRIBUTING.md")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for several pages."""
    needed(CHROMIUM, "Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Opened:
    """A report that is open: its page, and everything that a report must not do."""

    def __init__(self, browser: Browser, path: Path, *, media: dict[str, Any] | None = None, **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda message: self.faults.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self._asked(request.url))
        self.path = path
        self.page.emulate_media(**(media or {}))
        self.go()

    def go(self, address: str = "") -> None:
        """Open the report at an address within it: a query, a fragment or both."""
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + address)

    def _asked(self, url: str) -> None:
        if url != "about:blank" and url.partition("?")[0].partition("#")[0] != self.path.as_uri():
            self.faults.append(f"request: {url}")

    @property
    def query(self) -> str:
        """What the address says of the state of the report; asked of the page itself, which knows it at once."""
        return str(self.page.evaluate("location.search")).removeprefix("?")

    @property
    def fragment(self) -> str:
        """What the address says of the place in the report."""
        return str(self.page.evaluate("location.hash")).removeprefix("#")

    @property
    def status(self) -> str:
        """What the report says of what is shown."""
        return self.page.inner_text("#status")

    def violations(self) -> list[str]:
        """What axe finds wrong with the page as it is now."""
        needed(AXE.is_file(), "axe-core")
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
        return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]

    def close(self) -> None:
        """Close it. What it must not do is a failure then."""
        self.context.close()
        assert self.faults == []


def messages_of_validator(*pages: Path) -> str:
    """What the checker of the HTML standard says of some pages, the policies on their own content included."""
    needed(VNU.is_file() and shutil.which("java"), "the Nu Html Checker, or Java")
    command = ["java", "-jar", str(VNU), *map(str, pages)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr
