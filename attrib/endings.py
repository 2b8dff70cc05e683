"""What the help of each command ends with: examples of its use, and what its exit status means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Ending(NamedTuple):
    """The examples of a command, each a line for a shell, and its exit statuses."""

    examples: tuple[str, ...]
    statuses: Mapping[int, str]

    def __str__(self) -> str:
        r"""Return the ending as click lays it out: a paragraph that begins with \b keeps its lines."""
        statuses = [f"  {status:<5}{meaning}" for status, meaning in self.statuses.items()]
        examples = [f"  {line}" for example in self.examples for line in example.splitlines()]
        return "\n".join(["\b", "Examples:", *examples, "", "\b", "Exit status:", *statuses])


AUDIT = Ending(
    (
        "attrib audit story.txt",
        "attrib audit story.txt --format terminal --format html=story.html",
        "attrib audit desk/*.txt --format html=reports/",
        "attrib audit desk/*.txt --format json --fail-on warning",
        "attrib audit desk/*.txt --format github --format sarif=attrib.sarif",
        "attrib audit desk/*.txt --baseline attrib-baseline.json --jobs 4",
        "pbpaste | attrib audit -",
    ),
    {
        0: "audited, and nothing at or above --fail-on",
        1: "a finding at or above --fail-on, or a score under --min-score",
        2: "wrong usage or configuration, or an output that cannot be written",
        3: "some input could not be audited (wins over 0, 1 and 4)",
        4: "warnings only, with --warn-exit",
        70: "a fault in attrib itself (--debug shows where; wins over 3)",
        130: "interrupted",
    },
)
BASELINE = Ending(
    ("attrib baseline desk/*.txt", "attrib baseline desk/*.txt --prune"),
    {
        0: "written",
        2: "wrong usage, or a baseline that cannot be used or written",
        3: "some input could not be audited, and nothing was written",
        70: "a fault in attrib itself, and nothing was written",
        130: "interrupted, and nothing was written",
    },
)
DECIDE = Ending(
    (
        "attrib decide story.txt",
        "attrib decide story.txt --verdict accepted --line 7 --rule bare-source \\\n"
        '  --reason "The name would give him away." --by "Mina Dahl" \\\n'
        "  --until 2026-12-31",
        'attrib decide story.txt --verdict corrected --line 9 --speaker "Ana Ruiz" \\\n'
        '  --reason "She says it, not her aide." --by "Mina Dahl"',
    ),
    {
        0: "written down",
        2: "wrong usage or configuration, or a file that cannot be written",
        3: "the article could not be audited",
        130: "interrupted; what was decided before is written down",
    },
)
EVALUATE = Ending(
    (
        "attrib evaluate gold.jsonl --save before.jsonl",
        "attrib evaluate gold.jsonl --against before.jsonl",
    ),
    {
        0: "measured",
        2: "wrong usage, or an output that cannot be written",
        3: "GOLD or RUN cannot be used, and nothing was measured",
    },
)
QUOTATIONS = Ending(
    (
        "attrib quotations story.txt > story.quotations.json",
        "attrib quotations desk/*.txt --format csv",
        "attrib quotations story.txt --format jsonld",
    ),
    {
        0: "listed, or there are none",
        2: "wrong usage, or an output that cannot be written",
        3: "some FILE could not be read; the others are listed",
    },
)
EXPLAIN = Ending(
    (
        "attrib explain bare-source",
        "attrib explain story.txt:12",
        "pbpaste | attrib explain -:12",
    ),
    {
        0: "explained; or there is nothing on the line, and that is said",
        2: "no such rule, or no such line",
        3: "FILE cannot be audited",
    },
)
POLICY = Ending(
    ("attrib policy list", "attrib policy show guardian", "attrib policy init"),
    {0: "done", 2: "wrong usage, a policy that is wrong, or a file that cannot be written"},
)
POLICY_LIST = Ending(("attrib policy list",), {0: "listed"})
POLICY_SHOW = Ending(
    ("attrib policy show", "attrib policy show guardian", "attrib policy show desk/attrib.toml"),
    {0: "shown", 2: "the policy is wrong, or there is none of that name"},
)
POLICY_INIT = Ending(("attrib policy init",), {0: "written", 2: "there is one already, or it cannot be written"})
RULES = Ending(("attrib rules", "attrib rules --format json > rules.json"), {0: "listed"})
SCHEMA = Ending(("attrib schema > attrib.schema.json",), {0: "printed"})
ALL = Ending(
    ("attrib audit story.txt", "attrib explain bare-source", "attrib audit --help"),
    {0: "done; what else there is, the help of each command says"},
)
