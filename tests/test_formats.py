"""The output formats: how they are found, and what each of them must hold to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from attrib.reports import formats, render
from attrib.reports.formats import find, names
from conftest import ROOT, Call
from report_sample import rich, run, silent

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
    assert "count, html" in " ".join(attrib("audit", "--help").out.split())


def test_there_is_no_format_of_another_name() -> None:
    for name in ("", "jsn", "json.decoder", "__init__"):
        with pytest.raises(KeyError):
            render(run(silent()), name)


def test_a_list_of_formats_imports_none_of_them() -> None:
    code = "import sys; from attrib.reports.formats import names; names(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"jinja2", "tabulate", "attrib.reports.formats.terminal"} & set(done.stdout.split())
