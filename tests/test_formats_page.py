"""The page of the formats says what the formats and the commands say."""

from __future__ import annotations

import re
import sys

from attrib.readers.formats import FORMATS
from attrib.reports.formats import names
from attrib.reports.quoted import FORMATS as QUOTATIONS
from attrib.statuses import Exit
from conftest import ROOT, Call

sys.path.insert(0, str(ROOT / "scripts"))

from build_formats_page import PAGE, page


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python scripts/build_formats_page.py writes it anew"


def test_every_format_every_command_and_every_status_of_the_audit_is_on_the_page(attrib: Call) -> None:
    written = page()
    inputs, outputs = written.partition("## Output formats")[::2]
    assert re.findall(r"^\| `([a-z0-9-]+)` \|", inputs, re.MULTILINE) == list(FORMATS)
    assert re.findall(r"^\| `([a-z]+)` \|", outputs, re.MULTILINE) == [*names(), *QUOTATIONS]
    assert re.findall(r"^\| `attrib audit` \| (\d+) \|", written, re.MULTILINE) == [str(int(s)) for s in sorted(Exit)]
    listed = re.findall(r"^  ([a-z]+)  ", attrib("--help").out, re.MULTILINE)
    statuses = written.partition("## Exit statuses")[2]
    for command in listed:
        assert f"| `attrib {command}" in statuses
