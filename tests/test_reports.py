from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types of its own

from attrib import __version__
from attrib import audit as attrib_audit
from attrib.model import Audit, Finding, Gate, Severity, Span, Status
from attrib.reports import render
from attrib.reports.contexts import context
from attrib.reports.formats import names
from attrib.reports.schema import schema
from attrib.reports.summary import summarise
from attrib.reports.visible import escaped, json_escaped, pictured
from attrib.reports.wording import standing_words
from attrib.rules import rules
from report_sample import MISSING, POLICY, audit_of, every_audit, hostile, page, rich, run, silent

TEMPLATES = Path(__file__).parents[1] / "templates"
DOCS = Path(__file__).parents[1] / "docs"
NAMED = '“<c a1>It is over,</c>” <q a1>said</q> <s a1 named-person "Jory Penhale">Jory Penhale, a deckhand</s>.'
SOURCE = '“<c a2>It is not,</c>” <q a2>said</q> <s a2 anonymous-source "one source">one source</s>.'


every_format = pytest.mark.parametrize("name", names())


# All formats


@every_format
@every_audit
def test_a_report_can_be_written_and_is_the_same_each_time(name: str, audit: Audit) -> None:
    report = render(run(audit), name)
    assert report.endswith("\n")
    assert report.encode("utf-8").decode() == render(run(audit), name)


@every_audit
def test_all_formats_give_the_same_audit(audit: Audit) -> None:
    (document,) = json.loads(render(run(audit), "json"))["documents"]
    terminal, html = render(run(audit), "terminal"), page(audit)
    findings, statements = document["findings"], [a for a in document["attributions"] if a["act"] == "statement"]
    speakers = {a["speaker_id"] for a in statements if a["speaker_id"]}

    assert len(re.findall(r"^  \d+:\d+  (?:error|warning|note)  ", terminal, re.M)) == len(findings)
    assert sum(re.fullmatch(r"f-[0-9a-f]{16}(-\d+)?", i) is not None for i in html.attributes("id")) == len(findings)
    for word, severity in (("error", "error"), ("warning", "warning"), ("note", "info")):
        number = sum(f["severity"] == severity for f in findings)
        said = f"{number} {word}{'s' * (number > 1)}" if number else ""
        assert said in terminal.split("\n\n")[0]
        assert said in html.inside("h1")

    sources = summarise(audit).sources
    assert sum(s.speaker is not None for s in sources) == len(speakers)
    assert sum(len(s.statements) for s in sources) == len(statements)
    rows = [i for i in html.attributes("id") if re.fullmatch(r"s\d+", i)]
    assert len(rows) == len(sources)
    score = document["score"]["value"]
    words = "no score" if score is None else f"{score:.1f} of 100"
    assert f"Sourcing transparency {words}" in terminal
    assert words in html.inside("h2")


def test_what_a_format_needs_is_imported_when_it_is_asked_for() -> None:
    code = """
import sys
sys.path.append("tests")
from report_sample import POLICY, silent
from attrib.reports import Run, render
run = Run((silent(),), (), POLICY)
for name in ("json", "terminal", "html"):
    render(run, name)
    print("jinja2" in sys.modules)
"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=TEMPLATES.parent)
    assert out.stdout.split("\n")[:3] == ["False", "False", "True"]


# What hides in text


def test_what_a_screen_would_obey_is_shown() -> None:
    assert escaped("a\x1b[2J\x07\x9b1m\u202e\ufeff\ud800 naïve “b”") == (
        "a\\x1b[2J\\x07\\x9b1m\\u202e\\ufeff\\ud800 naïve “b”"
    )
    assert escaped("\U000e0041 👩\u200d🚒") == "\\U000e0041 👩\u200d🚒"
    assert pictured("\x00\x1b\x7f\x85\ud800\ufffe\u202e \t\n“é”") == "␀␛␡���� \t\n“é”"
    assert pictured("a\u200f\u200b\xad\ufeff\u2028b \u0601 👩\u200d🚒") == "a�����b \u0601 👩\u200d🚒"


@given(st.text(st.characters()))
def test_escapes_in_json_say_the_same(text: str) -> None:
    document = json_escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(document) == json.loads(json.dumps(text))
    document.encode()


# JSON


def test_the_json_is_as_the_schema_says() -> None:
    Draft202012Validator.check_schema(schema())
    document = json.loads(render(run(rich(), hostile(), silent(), errors=(MISSING,)), "json"))
    Draft202012Validator(schema()).validate(document)
    assert document["tool"] == {"version": __version__, "policy": "default", "policy_sha256": POLICY.sha256}
    assert document["errors"] == [{"name": "nowhere.txt", "code": "not-found", "message": "no such file"}]
    assert [d["name"] for d in document["documents"]] == ["ferry.txt", hostile().article.document.name, "quiet.txt"]
    assert document["documents"][0] == rich().to_dict()


def test_the_json_of_nothing_but_errors_is_a_document() -> None:
    document = json.loads(render(run(errors=(MISSING,)), "json"))
    Draft202012Validator(schema()).validate(document)
    assert document["documents"] == []


def test_the_schema_refuses_what_it_does_not_know() -> None:
    validator = Draft202012Validator(schema())
    document = json.loads(render(run(rich()), "json"))
    for change in ({"more": 1}, {"format": "attrib/2"}):
        assert not validator.is_valid({**document, **change})
    document["documents"][0]["attributions"][0]["type"] = "source"
    assert not validator.is_valid(document)


def test_every_field_of_the_json_is_documented() -> None:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    whole = schema()
    for name, part in {"report": whole, **whole["$defs"]}.items():
        for field, what in part.get("properties", {}).items():
            row = f"| `{field}` | {_kind(what)} | {_description(what, whole)} |"
            assert row in text, f"docs/json.md, {name}: {row}"


def _description(what: dict[str, Any], whole: dict[str, Any]) -> str:
    if "$ref" in what:
        what = whole["$defs"][what["$ref"].rpartition("/")[2]]
    return str(what["description"])


def _kind(what: dict[str, Any]) -> str:
    if "$ref" in what:
        return str(what["$ref"].rpartition("/")[2])
    if "const" in what:
        return f"`{what['const']}`"
    if "enum" in what:
        return ", ".join(f"`{value}`" if value else "null" for value in what["enum"])
    if "items" in what:
        inner = f"list of {_kind(what['items'])}"
        return f"{inner}, or null" if "null" in what["type"] else inner
    return " or ".join(what["type"]) if isinstance(what["type"], list) else str(what["type"])


# The summary


def findings(audit: Audit, *severities: Severity) -> Audit:
    one = Finding("a-rule", Severity.ERROR, Span(0, 4), 1, 1, "Wrong.", "", (), "0" * 16)
    return audit._replace(findings=tuple(one._replace(severity=s) for s in severities))


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([Severity.ERROR, Severity.INFO, Severity.ERROR, Severity.WARNING], "Not ready: 2 errors, 1 warning, 1 note"),
        ([Severity.WARNING, Severity.WARNING], "To be checked: 2 warnings"),
        ([Severity.INFO], "No errors or warnings: 1 note"),
        ([], "No findings"),
    ],
)
def test_verdict(severities: list[Severity], verdict: str) -> None:
    assert summarise(findings(silent(), *severities)).verdict == verdict


def scored(audit: Audit, value: float, gate: Gate) -> Audit:
    """Return an audit with a score that can be used, under a policy with this gate."""
    score = audit.score._replace(value=value, status=Status.OK)
    return audit._replace(score=score, policy=audit.policy._replace(gate=gate))


ERRORS, WARNINGS = Gate(Severity.ERROR), Gate(Severity.WARNING)


@pytest.mark.parametrize(
    ("severities", "value", "gate", "verdict", "why"),
    [
        ([Severity.ERROR, Severity.WARNING], 70, ERRORS, "Not ready: 1 error, 1 warning", "It does not pass: 1 error"),
        ([Severity.WARNING], 70, ERRORS, "To be checked: 1 warning", ""),
        ([Severity.WARNING, Severity.INFO], 70, WARNINGS, "Not ready: 1 warning, 1 note",
         "It does not pass: 1 warning"),
        ([Severity.ERROR], 70, Gate(None), "Not ready: 1 error", ""),
        ([], 58, Gate(Severity.ERROR, 60), "Not ready: no findings",
         "It does not pass: the score, 58.0, is under 60"),
        ([Severity.WARNING], 58, Gate(Severity.WARNING, 60), "Not ready: 1 warning",
         "It does not pass: 1 warning; the score, 58.0, is under 60"),
        ([], 44.9, ERRORS, "No findings, but little of the sourcing lies open to a reader", ""),
        ([], 45, ERRORS, "No findings", ""),
    ],
)  # fmt: skip
def test_why_an_article_does_not_pass(
    severities: list[Severity], value: float, gate: Gate, verdict: str, why: str
) -> None:
    audit = scored(findings(silent(), *severities), value, gate)
    summary = summarise(audit)
    assert (summary.verdict, summary.gate) == (verdict, why)
    assert audit.to_dict()["passes"] is not bool(why)
    for name in ("terminal", "html", "markdown"):
        assert ("It does not pass" in render(run(audit), name)) is bool(why)


def test_nothing_is_clean_where_little_lies_open() -> None:
    assert summarise(scored(silent(), 30, ERRORS)).worst is Severity.INFO
    assert summarise(scored(silent(), 80, ERRORS)).worst is None
    assert summarise(scored(silent(), 80, Gate(Severity.ERROR, 90))).worst is Severity.ERROR


def test_a_decision_without_effect_can_stop_an_article() -> None:
    audit = rich()
    stopped = audit._replace(findings=(), policy=audit.policy._replace(gate=WARNINGS))
    assert summarise(stopped).gate == "It does not pass: 1 decision without effect"


@pytest.mark.parametrize(
    ("marked", "sourcing"),
    [
        ("The ferry left at noon.", "no quotation and no reported claim was found"),
        (NAMED, "one source only: named person"),
        (SOURCE, "one source only: unnamed source, without a reason"),
        (SOURCE.replace("anonymous-source", "anonymous-source granted"), "one source only: unnamed source"),
        (f"{NAMED} {SOURCE}", "1 of 2 people and organisations that speak is unnamed, without a reason"),
        (f"{SOURCE} <s a3 document \"filings\">Filings</s> <q a3>said</q> <c a3>no</c>.",
         "the only person or organisation that speaks is unnamed, without a reason"),
        (f"{SOURCE} <c a3>A deal</c> is <q a3>reportedly</q> <c a3 agentless>near</c>.",
         "one source only: unnamed source, without a reason; 1 statement has no source"),
        ("<s a1 unnamed-person ambiguous>He</s> <q a1>said</q> <c a1>it would rain</c>.",
         "1 statement has an unclear source"),
        (f"{NAMED} <s a3 collective \"critics\">Critics</s> <q a3>said</q> <c a3>no</c>.",
         "none of 2 sources is unnamed"),
        ("<s a1 unnamed-official \"an aide\">An aide</s> <q a1>fears</q> <c a1 mind>the worst</c>.",
         "no quotation and no reported claim was found"),
    ],
)  # fmt: skip
def test_sourcing_in_words(marked: str, sourcing: str) -> None:
    assert summarise(audit_of(marked, "a.txt")).sourcing == sourcing


def test_the_verdict_and_the_rule_count_the_same() -> None:
    others = " ".join(
        f'<s b{n} unnamed-official "{name}">{name}</s> <q b{n}>said</q> <c b{n}>it was late</c>.'
        for n, name in enumerate(["a judge", "a clerk", "an officer"])
    )
    paper = '<s c1 document "filings">Filings</s> <q c1>said</q> <c c1>no</c>.'
    audit = audit_of(f"{NAMED} {paper} {others}", "a.txt")
    (flag,) = rules()["unnamed-share"].check(audit.article)
    assert flag.message.startswith("3 of the 4 people and organisations that speak here are unnamed")
    assert summarise(audit).sourcing.startswith("3 of 4 people and organisations that speak are unnamed")


@pytest.mark.parametrize(
    ("source", "standing"),
    [
        ("Two Ukrainian officials", "government, Ukrainian"),
        ("A Ukrainian source", "Ukrainian"),
        ("A Republican strategist", "party or campaign, Republican"),
        ("A senior police official", "police"),
        ("A Treasury official", "government, of the Treasury"),
        ("A council official", "government, of the council"),
        ("A Lumo engineer", "expert, of Lumo"),
        ("Orange County Sheriff Ida Lund", "police, of Orange County"),
        ("A Kremlin source", "somewhere in the Kremlin"),
        ("Ada Lund, former White House press secretary,", "formerly spoke for the White House"),
        ("A source close to the Kremlin", "close to the Kremlin"),
        ("A spokesman for the police", "speaks for the police"),
    ],
)
def test_standing_in_words(source: str, standing: str) -> None:
    (speaker,) = attrib_audit(f"{source} said the ferry was old.").article.speakers
    assert standing_words(speaker) == standing


def test_states_of_mind_are_no_sources_and_nobody_comes_last() -> None:
    sources = summarise(rich()).sources
    assert "islanders" not in {s.name for s in sources}
    assert [(s.name, len(s.statements), s.line) for s in sources[-3:]] == [
        ("Velm Ferries", 1, 17),
        ("", 3, 7),
        ("", 1, 15),
    ]


def test_a_score_without_use_says_why() -> None:
    summary = summarise(rich())
    assert summary.caution == "provisional: 11 statements in 117 words are too little to judge by"
    assert summary.notes == (
        "held down to 40: nobody is fully identified",
        "fragile: between 31.0 and 52.6 if any one source is left out",
        "with what people corrected; 31.5 without",
    )
    assert (summarise(silent()).score, summarise(silent()).caution) == (
        "no score",
        "nobody is quoted, and nothing is attributed",
    )


# The words of a finding in their sentence

SENTENCE = "He left. In the end, as far as we know, a source said \x1bon Thursday that it was all over. We stayed."


@pytest.mark.parametrize(
    ("words", "width", "before", "after"),
    [
        ("a source", 99, "In the end, as far as we know, ", " said \\x1bon Thursday that it was all over."),
        ("a source", 40, "… as far as we know, ", " said …"),
        ("a source", 12, "… ", "…"),
        ("In the end", 40, "", ", as far as we know, a …"),
        ("all over.", 40, "… \\x1bon Thursday that it was ", ""),
        ("In the end, as far as we know, a source", 40, "", ""),
        ("", 40, "", ""),
    ],
)
def test_context(words: str, width: int, before: str, after: str) -> None:
    article = audit_of(SENTENCE, "a.txt").article
    start = SENTENCE.index(words)
    assert context(article, Span(start, start + len(words)), width) == (before, words, after)


@given(st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted), st.integers(8, 120))
def test_a_context_keeps_to_its_width(span: list[int], width: int) -> None:
    assert len("".join(context(audit_of(SENTENCE, "a.txt").article, Span(*span), width))) <= width


# The terminal


@every_audit
def test_a_terminal_has_80_columns_and_is_told_nothing(audit: Audit) -> None:
    report = render(run(audit), "terminal")
    assert [line for line in report.split("\n") if len(line) > 80 or line != line.rstrip()] == []
    assert all(c == "\n" or c.isprintable() for c in report)


def test_colour_only_where_it_is_asked_for() -> None:
    coloured = render(run(rich()), "terminal", colour=True)
    assert "\x1b[31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(run(rich()), "terminal")


def test_a_terminal_shows_the_verdict_first_and_findings_at_their_places() -> None:
    report = render(run(rich()), "terminal")
    assert report.startswith("ferry.txt\nNot ready: 2 errors, 4 warnings, 1 note; 1 decision without effect; 2 of 5\n")
    assert report.index("Sourcing transparency 40.0 of 100") < report.index("Findings") < report.index("Sources\n")
    assert (
        "  7:53  warning  unattributed-quote\n"
        "    > … ministry official said the contract would “end by June”, and spoke on …\n"
        "                                                   ^^^^^^^^^^^\n"
    ) in report


def test_several_articles_and_what_was_not_audited() -> None:
    report = render(run(rich(), silent(), errors=(MISSING,)), "terminal")
    assert report.index("ferry.txt") < report.index("quiet.txt") < report.index("nowhere.txt: not audited")
    assert "2 articles audited: 2 errors, 4 warnings, 1 note. 1 input not audited." in report
    assert "articles audited" not in render(run(rich()), "terminal")
