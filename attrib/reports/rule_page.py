"""The rules for people and programs: the list of them, and the page of one, for a terminal."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from attrib.reports.policy_page import change_words, changes, value_words
from attrib.reports.visible import json_escaped
from attrib.reports.wording import counted
from attrib.rules import Judged, Plain, Rule, rules

_WIDTH = 80


def rule_list() -> str:
    """Return the rules as a table: name, severity, and what each finds."""
    from tabulate import tabulate

    rows = [(rule.name, rule.severity, rule.summary) for rule in rules().values()]
    return tabulate(rows, headers=("rule", "severity", "finds")) + "\n"


def rules_as_json() -> str:
    """Return all that the rules say of themselves, as a JSON list."""
    return json_escaped(json.dumps([_as_dict(rule) for rule in rules().values()], ensure_ascii=False, indent=2)) + "\n"


def rule_page(rule: Rule) -> str:
    """Return all that a rule says of itself, and what the policies that come with attrib make of it."""
    return "\n".join(_lines(rule)) + "\n"


def judged_words(judged: Judged | None) -> str:
    """Return how often a rule was right when people read its findings."""
    if judged is None:
        return "Nobody has read what it finds in real articles."
    where = f"In {counted(judged.articles, 'real article')} and those of fixtures/articles it found {judged.found}"
    if not judged.read:
        return f"{where}."
    percent = (200 * judged.right + judged.read) // (2 * judged.read)
    words = f"{where}; of {judged.read} that were read, {judged.right} were right ({percent} %)."
    return f"{words} The others: {judged.false_alarm}" if judged.right < judged.read else words


def plain_words(plain: Plain | None) -> str:
    """Return how often a rule was right on texts that were written for it, or nothing."""
    if plain is None:
        return ""
    with_it, without = counted(plain.defective, "text"), counted(plain.sound, "text")
    return (
        f"In {with_it} that were made up with the defect it found {plain.found}, in {without} without it it found "
        f"something in {plain.wrong}."
    )


def severity_words(rule: Rule) -> str:
    """Return the severity that a rule proposes, and that it asks where it does."""
    return f"{rule.severity.value}; it asks, and is a warning at most" if rule.asks else rule.severity.value


def _as_dict(rule: Rule) -> dict[str, Any]:
    judged, plain = rule.judged, rule.plain
    return {
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity.value,
        "asks": rule.asks,
        "summary": rule.summary,
        "why": rule.why,
        "see": rule.see,
        "options": dict(rule.options),
        "flags": list(rule.flags),
        "passes": list(rule.passes),
        "judged": None
        if judged is None
        else {
            "articles": judged.articles,
            "found": judged.found,
            "read": judged.read,
            "right": judged.right,
            "false_alarm": judged.false_alarm,
        },
        "plain": None
        if plain is None
        else {"defective": plain.defective, "found": plain.found, "sound": plain.sound, "wrong": plain.wrong},
    }


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({rule.severity})"
    yield from _wrapped(rule.summary)
    yield from _section("Why", *rule.why.split("\n\n"))
    yield from _section("Authority", rule.see)
    yield from _examples("Finds", rule.flags)
    yield from _examples("Lets pass", rule.passes)
    if rule.options:
        yield from _section("Options", *(f"{name} = {value_words(value)}" for name, value in rule.options.items()))
    told = (judged_words(rule.judged), plain_words(rule.plain))
    yield from _section("How often it is right", *(words for words in told if words))
    yield from _section("Group and severity", f"{rule.group}; {severity_words(rule)}")
    if made := changes().get(rule.name):
        yield from _section("Policies that set it", *(f"{name}: {change_words(what)}" for name, what in made.items()))


def _section(title: str, *paragraphs: str) -> Iterator[str]:
    yield from ("", title)
    for paragraph in paragraphs:
        yield from _wrapped(paragraph, "  ")


def _examples(title: str, examples: Iterable[str]) -> Iterator[str]:
    yield from ("", title)
    for example in examples:
        lead = "  - "
        for paragraph in example.split("\n\n"):
            if lead.isspace():
                yield ""
            yield from _wrapped(" ".join(paragraph.split()), lead, "    ")
            lead = "    "


def _wrapped(text: str, indent: str = "", later: str | None = None) -> list[str]:
    further = indent if later is None else later
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False)
