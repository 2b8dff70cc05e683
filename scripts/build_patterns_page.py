"""Write docs/patterns.md: how a link comes about, each pattern and each frame with the sentence that it is for.

python scripts/build_patterns_page.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from attrib.patterns import FRAMES, PATTERNS, Shape  # noqa: E402

PAGE = ROOT / "docs" / "patterns.md"
TOP = """\
# Patterns

<!-- Written by scripts/build_patterns_page.py from attrib/patterns.py; do not edit by hand. -->

Every attribution in a report tells which pattern made it: the words that were handed over (the *content*), the words
that hand them over (the *cue*) and the words that name whoever said them (the *source*), in one of the orders below.
A pattern is a small function that takes a sentence and returns what it found. Each is shown by the sentence that it is
for, and every sentence on this page is run as a test.

What lies inside the content of one cue is not searched for another, for people say what others said. Only words in
marks are given to whom they are from as well: in *Ruiz said Park had called it “a disgrace”*, Park called it that.
"""
FRAMES_TOP = """\
## Frames of cue verbs

What may follow a verb, or stand before it, as its content is written beside each verb in
`attrib/data/en/cues.txt`, as a list of frames. Frames after a `~` there report a state of mind (hopes, fears, plans)
and no statement. A verb hands nothing over in a frame that the list does not give it: *warned* takes a clause,
*praised* does not.
"""


def page() -> str:
    """Return the whole page."""
    patterns = (line for name, shape in PATTERNS.items() for line in _section(name, shape))
    return "\n".join([TOP, *patterns, FRAMES_TOP, *_table(FRAMES)]) + "\n"


def _section(name: str, shape: Shape) -> Iterator[str]:
    quoted = "\n".join(f"> {line}".rstrip() for line in shape.example.split("\n"))
    yield f"## {name}\n\n{shape.meaning}\n\n{quoted}\n"


def _table(shapes: Mapping[str, Shape]) -> Iterator[str]:
    yield from ("| frame | content | as in |", "|---|---|---|")
    for name, shape in shapes.items():
        yield f"| `{name}` | {shape.meaning} | {shape.example} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
