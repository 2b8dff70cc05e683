"""How fast the HTML report is in a browser, and how large: `python benchmarks/long_report.py`.

The article has 20,000 words and about 400 attributions; Chromium counts the time that scripts take, layout and painting
left out. The exit status is 1 where a figure is over its limit. It needs what the tests in a browser need.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from itertools import chain, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from attrib import audit
from attrib.reports import Run, render

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "fixtures" / "articles"
WORDS, ATTRIBUTIONS = 20_000, 400
SOURCES = ("mayor-poll", "senate-farm-bill", "danube-strike")  # of few, of more and of very many findings
LONGEST = 200.0  # milliseconds of scripts that nobody notices
# Nobody is quoted here, and nothing is attributed
BETWEEN = """\
The quay at Marn was built in 1911 of grey stone from the hills above the river, and the great crane beside it in 1954.
Barges come up with the tide and go down again with it, and on most mornings there are nine of them along the northern
wall. The narrow road behind the sheds floods in spring. A concrete wall was put up along it, taken down, and put up
again further back, where the market gardens used to be."""


def main() -> int:
    """Measure, and print each figure beside its limit."""
    sys.path.insert(0, str(ROOT / "tests"))
    from browser import Opened, chromium

    results = []
    for name in SOURCES:
        text = article(name)
        found = audit(text)
        page = render(Run((found,), (), found.policy), "html").encode()
        counts = f"{len(found.article.attributions)} attributions, {len(found.findings)} findings"
        limit = (2.5 * len(text.encode()) + 120_000) / 1000
        results.append((f"size in kB, as {name}: {counts}", len(page) / 1000, limit))
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder, "report.html")
        path.write_bytes(page)
        opened = Opened(browser, path)
        acts: dict[str, Callable[[], object]] = {
            "while it opens": opened.go,
            "for a filter by type": lambda: choose(opened.page, "type"),
            "for a filter by source": lambda: choose(opened.page, "source"),
            "for a step to the next finding": lambda: step(opened.page),
        }
        results += [(f"scripts {what}, in ms", scripting(opened.page, act), LONGEST) for what, act in acts.items()]
        opened.close()
    for what, figure, limit in results:
        print(f"{what:70} {figure:8.1f}  at most {limit:.1f}{'' if figure <= limit else '  OVER'}")
    return int(any(figure > limit for _, figure, limit in results))


def article(name: str) -> str:
    """Return one long article: the paragraphs of a fixture over and over, with others between them."""
    paragraphs = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    per_copy = len(audit("\n\n".join(paragraphs)).article.attributions)
    quoting = list(islice(cycle(paragraphs), len(paragraphs) * ATTRIBUTIONS // per_copy))
    missing = WORDS - sum(len(paragraph.split()) for paragraph in quoting)
    between = max(missing // len(BETWEEN.split()), 0)
    share = [between * n // len(quoting) for n in range(len(quoting) + 1)]
    filled = ([p, *[BETWEEN.replace("\n", " ")] * (share[n + 1] - share[n])] for n, p in enumerate(quoting))
    return "\n\n".join(chain.from_iterable(filled))


def scripting(page: Page, act: Callable[[], object]) -> float:
    """Return how long scripts run for an act, in milliseconds."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = seconds(session)
    act()
    page.wait_for_timeout(300)
    after = seconds(session)
    return 1000 * (after - before if after >= before else after)


def seconds(session: CDPSession) -> float:
    """Return how long scripts have run in the page so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "ScriptDuration"))


def choose(page: Page, name: str) -> None:
    """Choose the second value of a filter."""
    page.select_option(f"select[name={name}]", index=2)


def step(page: Page) -> None:
    """Go to the next finding by key."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")


if __name__ == "__main__":
    sys.exit(main())
