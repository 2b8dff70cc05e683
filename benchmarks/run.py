"""How fast attrib is, as ratios of times measured in one run: `python benchmarks/run.py`.

Seconds differ from machine to machine; these ratios hardly do. The exit status is 1 where one is over its limit.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import regex

from attrib import audit

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
TOKEN = regex.compile(r"\w++(?:[’'.-]\w++)*+|[^\w\s]")
# Each round of the articles has other people in it, so that nothing learnt in one serves in the next.
NEW_NAMES = ("Adler", "Brandt", "Castellan", "Dumas", "Eriksen", "Fontaine", "Grolier", "Haldane")


def main() -> int:
    """Measure the three ratios and print them beside their limits."""
    results = (
        ("a process that audits 800 words : one that imports click and regex", start_up(), 4.0),
        ("the audit of 200 kB of articles : one bare pass over their words", throughput(), 40.0),
        ("the audit of 8 times the text : the audit of the text", growth(), 9.0),
    )
    for what, ratio, limit in results:
        print(f"{what:70} {ratio:6.2f}  at most {limit:g}{'' if ratio <= limit else '  OVER'}")
    return int(any(ratio > limit for _, ratio, limit in results))


def start_up() -> float:
    """Return ratio (a): fresh processes, each at its best of ten, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        article.write_text(" ".join(text_of(8_000).split(" ")[:800]), encoding="utf-8")
        audited = [sys.executable, "-m", "attrib", "audit", "--exit-zero", str(article)]
        bare = [sys.executable, "-c", "import click, regex"]
        call(audited)
        times = [(seconds(lambda: call(audited)), seconds(lambda: call(bare))) for _ in range(10)]
    return min(t[0] for t in times) / min(t[1] for t in times)


def throughput() -> float:
    """Return ratio (b): articles one by one, and the pass that only looks each word up."""
    texts = articles(200_000)
    words = frozenset(word.lower() for text in texts[:3] for word in text.split())
    audited = best(lambda: [audit(text) for text in texts])
    bare = best(lambda: [sum(m.group().lower() in words for m in TOKEN.finditer(text)) for text in texts])
    return audited / bare


def growth() -> float:
    """Return ratio (c): one long text, and one eight times as long."""
    short, long = text_of(25_000), text_of(200_000)
    return best(lambda: audit(long)) / best(lambda: audit(short)) * (8 * len(short) / len(long))


def articles(size: int) -> list[str]:
    """Return articles of that many bytes together, give or take one: the fixtures over and over, with new names."""
    found: list[str] = []
    originals = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    total = 0
    for turn, original in enumerate(cycle(originals)):
        text = varied(original, turn // len(originals))
        found.append(text)
        total += len(text.encode())
        if total >= size:
            return found
    raise AssertionError("there are no articles")


def varied(text: str, turn: int) -> str:
    """Return the article with the surnames of its commonest names changed, otherwise for every turn."""
    if not turn:
        return text
    names = regex.findall(r"(?<=[a-z] [A-Z][a-z]++ )[A-Z][a-z]++", text)
    for place, name in enumerate(sorted(set(names))):
        text = regex.sub(rf"\b{name}\b", f"{NEW_NAMES[(place + turn) % len(NEW_NAMES)]}", text)
    return text


def text_of(size: int) -> str:
    """Return articles as one text of that many bytes, give or take a paragraph."""
    text = "\n\n".join(articles(size)).encode()[:size].decode(errors="ignore")
    return text[: text.rindex("\n")]


def call(command: list[str]) -> None:
    """Run a command to its end, and fail if it does. Byte code is kept, as it is for whoever uses what is installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def best(task: Callable[[], object]) -> float:
    """Return the shortest of five times, after one that does not count."""
    task()
    return min(seconds(task, time.process_time) for _ in range(5))


def seconds(task: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long a task takes. The clock of the process alone leaves out what else the machine does."""
    start = clock()
    task()
    return clock() - start


if __name__ == "__main__":
    sys.exit(main())
