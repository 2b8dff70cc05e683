"""Write docs/rules.md: every rule with its reason, its authority, its examples, and what each policy makes of it.

python scripts/build_rules_page.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from attrib.policy import DEFAULT, chain, names, settings  # noqa: E402
from attrib.reports.policy_page import INFERRED, change_words, changes, value_words  # noqa: E402
from attrib.reports.rule_page import judged_words, plain_words, severity_words  # noqa: E402
from attrib.rules import Rule, rules  # noqa: E402

PAGE = ROOT / "docs" / "rules.md"
HOUSES = [name for name in names() if name != DEFAULT and any(key[0] == "rules" for key in chain(name)[0].settings)]
TOP = f"""\
# Rules

<!-- Written by scripts/build_rules_page.py from attrib/rules and attrib/data/policies; do not edit by hand. -->

Every rule with the reason for it, on whose authority it stands, texts in which it finds something and texts that it
lets pass. The texts are run as tests. `attrib explain RULE` prints the same.

How often a rule is right was read off 150 of the 822 real articles of [accuracy.md](accuracy.md), or all of them, and
the made-up ones in `fixtures/articles`; `python scripts/sample_findings.py RULE ARTICLES.jsonl [822]` prints the
sample. Somebody who had no part in the rules read up to 25 findings of each, with the paragraphs around, and took for
right what a standards editor would find to be there and worth asking about. One reader read each finding once. The
rules were mended on some of these articles, above all on the made-up ones, so that the shares are rather too high than
too low.

Where real articles hold too few cases, texts were made up, with the defect and without it: they stand in
`fixtures/plain/`, and `python scripts/measure_plain.py` counts, and says who wrote them. Texts by the author of a rule
flatter it, and so do all of them once the rules were mended on what the first run showed: that run found 98 of 112
cases in the texts of the rules’ author, 35 of 40 in those of whoever mended some of them, and 24 of 53 in those of the
reader; it found something in 1 of 112 and in 1 of 53 texts without a case.

A rule is an error by default only where nine in ten of at least ten findings were right, and a warning only where seven
in ten were. Where fewer than ten were read in articles, those in the made-up texts count too. A rule that found nothing
anywhere may warn, for nothing speaks against it. What a newsroom’s own text demands is as grave in its policy as the
text says.

## Rules and policies

How grave each rule is under the policies that come with attrib ([policies.md](policies.md)). {INFERRED} marks what
attrib infers, because the newsroom’s text does not say it or that part was not read. A rule marked “asks” judges what
words mean; it puts questions, and is a warning at most.
"""


def page() -> str:
    """Return the whole page."""
    parts = [TOP, "\n".join(_matrix()), ""]
    in_groups = sorted(rules().values(), key=lambda rule: (rule.group, rule.name))
    for group, several in groupby(in_groups, key=lambda rule: rule.group):
        parts.append(f"## {group[0].upper()}{group[1:]}\n")
        parts += [part for rule in several for part in _section(rule)]
    return "\n".join(parts).rstrip() + "\n"


def _matrix() -> Iterator[str]:
    yield f"| rule | {DEFAULT} | {' | '.join(HOUSES)} |"
    yield "|---" * (len(HOUSES) + 2) + "|"
    whole = {name: settings(name) for name in HOUSES}
    for rule in rules().values():
        cells = [whole[house]["rules", rule.name, "severity"] for house in HOUSES]
        marked = [f"{cell.value}{f' {INFERRED}' if cell.inferred else ''}" for cell in cells]
        name = f"[{rule.name}](#{rule.name}){' (asks)' if rule.asks else ''}"
        yield f"| {name} | {rule.severity.value} | {' | '.join(marked)} |"


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.name}\n\n**{rule.summary}**\n\n{rule.why}\n"
    facts = [f"Severity: {severity_words(rule)}", f"Authority: {rule.see}"]
    if rule.options:
        facts.append(
            "Options: " + ", ".join(f"`{name} = {value_words(value)}`" for name, value in rule.options.items())
        )
    if made := changes().get(rule.name):
        facts.append(
            "Policies that set it: " + "; ".join(f"{name} {change_words(what)}" for name, what in made.items())
        )
    facts.append(judged_words(rule.judged))
    if rule.plain:
        facts.append(plain_words(rule.plain))
    yield "\n".join(f"- {fact}" for fact in facts) + "\n"
    yield f"Finds something in:\n\n{_examples(rule.flags)}"
    yield f"Lets pass:\n\n{_examples(rule.passes)}"


def _examples(texts: tuple[str, ...]) -> str:
    """Return texts as quotations, one after another."""
    quoted = ("\n>\n".join(f"> {' '.join(part.split())}" for part in text.split("\n\n")) for text in texts)
    return "\n\n<!-- -->\n\n".join(quoted) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
