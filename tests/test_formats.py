"""The output formats: how they are found, and what each of them must hold to."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types of its own

from attrib.model import Audit
from attrib.reports import Run, formats, render
from attrib.reports.formats import find, names
from attrib.reports.schema import schema
from conftest import ROOT, Call
from report_sample import MISSING, audit_of, every_audit, hostile, rich, run, silent

ARTICLE = ROOT / "fixtures" / "articles" / "short-school-meals.txt"
every_format = pytest.mark.parametrize("name", names())


@every_format
def test_a_format_says_what_it_is_for(name: str) -> None:
    """The page of the formats prints it."""
    found = find(name)
    assert found.name == name
    assert found.summary.endswith(".")
    assert "could not be audited" in found.summary


def test_a_new_file_is_a_new_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attrib: Call) -> None:
    (tmp_path / "count.py").write_text(
        '"""The number of articles. What could not be audited is not counted."""\n\n'
        "def render(run):\n    return f'{len(run.audits)}\\n'\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    assert "count" in names()
    assert render(run(rich(), silent()), "count") == "2\n"
    assert attrib("audit", ARTICLE, "--format", "count").out == "1\n"
    assert "count, csv" in " ".join(attrib("audit", "--help").out.split())


def test_there_is_no_format_of_another_name() -> None:
    for name in ("", "jsn", "json.decoder", "__init__"):
        with pytest.raises(KeyError):
            render(run(silent()), name)


def test_a_list_of_formats_imports_none_of_them() -> None:
    code = "import sys; from attrib.reports.formats import names; names(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"jinja2", "tabulate", "attrib.reports.formats.terminal"} & set(done.stdout.split())


# JSON Lines


def test_a_line_is_an_entry_of_the_json_report() -> None:
    found = run(rich(), hostile(), silent(), errors=(MISSING,))
    report = render(found, "jsonl")
    lines = [json.loads(line) for line in report.splitlines()]
    document = json.loads(render(found, "json"))
    assert lines == [*document["documents"], *document["errors"]]
    assert [line.get("code") for line in lines] == [None, None, None, "not-found"]
    for line in lines[:3]:
        Draft202012Validator({**schema()["$defs"]["document"], "$defs": schema()["$defs"]}).validate(line)


# CSV


def table(found: Run) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(render(found, "csv"), newline=""), strict=True))


@every_audit
def test_a_row_is_an_attribution(audit: Audit) -> None:
    rows = table(run(audit, silent(), audit))
    fields = audit.to_dict()["attributions"] * 2
    assert [row["id"] for row in rows] == [field["id"] for field in fields]
    for row, field in zip(rows, fields, strict=True):
        assert [row[name] for name in ("mode", "act", "type", "fingerprint", "line")] == [
            field["mode"], field["act"], field["type"], field["fingerprint"], str(field["line"]),
        ]  # fmt: skip
        assert (row["start"], row["end"]) == (str(field["content"][0][0]), str(field["content"][-1][1]))
        assert row["granted"] == ("yes" if field["granted"] else "no")


def test_a_row_has_the_words_and_the_rules() -> None:
    (row,) = [row for row in table(run(rich())) if row["id"] == "a2"]
    assert row["source"] == row["speaker"].replace("a senior", "A senior") == "A senior ministry official"
    assert row["content"] == "the contract would “end by June”"
    assert row["rules"] == "anonymity-reason-missing"
    assert (row["via"], row["count"], row["level"]) == ("", "", "U2")


def test_lines_end_as_the_standard_says_and_nothing_stands_before_the_header() -> None:
    report = render(run(rich()), "csv")
    assert report.startswith("document,id,line,column,")
    assert report.count("\r\n") == report.count("\n") == len(rich().article.attributions) + 1


@pytest.mark.parametrize("lead", [*"=+-@＝＋－＠", " =", "\t=", "\r\n@"])
def test_no_cell_is_a_formula(lead: str) -> None:
    formula = f"{lead}HYPERLINK(1)"
    audit = audit_of(f'<s a1 named-person "x">Tor</s> <q a1>said</q> <c a1>“{formula}, cmd|x”</c>.', f"{lead}cmd|x.txt")
    speaker = audit.article.speakers[0]._replace(name=formula, reason=formula)
    attribution = audit.article.attributions[0]._replace(via=formula)
    article = audit.article._replace(speakers=(speaker,), attributions=(attribution,))
    (row,) = table(run(audit._replace(article=article)))
    for column in ("document", "speaker", "reason", "via"):
        assert row[column].startswith("'"), column
    assert not any(value.lstrip().startswith(tuple("=+-@＝＋－＠\t\r\n")) for value in row.values())


def test_a_cell_is_one_line_that_no_program_obeys() -> None:
    for row in table(run(hostile())):
        assert all(value.isprintable() for value in row.values())
