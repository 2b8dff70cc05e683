"""Whatever is handed in, the command line says what it is, with its own exit status, and in bounded time."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from attrib import audit
from conftest import ROOT, Call, Outcome
from test_readers import OTHERS

GOOD = ROOT / "fixtures" / "articles" / "short-school-meals.txt"
MILLION = 1_000_000
CLAIM = "The ferry will not sail before the summer, Mayor Ana Ruiz told the council on Monday. "
Process = Callable[..., subprocess.CompletedProcess[bytes]]
File = Callable[[bytes | str], Path]


@pytest.fixture
def file(tmp_path: Path) -> File:
    def make(content: bytes | str) -> Path:
        path = tmp_path / "story.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def report(outcome: Outcome) -> dict[str, Any]:
    """Return the one JSON document that standard output holds."""
    return dict(json.loads(outcome.out))


# --- not audited: 3 ----------------------------------------------------------------------------------------------

NOT_AUDITED: dict[str, tuple[bytes | str, str]] = {
    "empty": (b"", "empty"),
    "white space only": (b" \r\n\t\n", "nothing but white space"),
    "other white space only": ("\ufeff\u00a0\u2028\n", "nothing but white space"),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "text with a NUL": ("The mayor said “no”. \0", "binary"),
    "Windows quotation marks": (b"The mayor said \x93no\x94.", "not UTF-8: byte 15 (0x93, line 1)"),
    "half a letter of UTF-16": (codecs.BOM_UTF16_LE + b"odd", "not UTF-16-LE: byte 4"),
    **{language: (text, "not English") for language, text in OTHERS.items()},
    "20 MB": (b"a" * 20 * MILLION, "larger than 5,242,880 bytes"),
    "a line of 5 MB with quotations": (f"“Yes,” he said. {CLAIM}" * 45_000, "45,000 quotations"),
    "a million straight marks": ('"' * MILLION, "500,000 quotations"),
    "a million opening marks": ("“" * MILLION, "1,000,000 quotations"),
    "a million closing marks": ("”" * MILLION, "1,000,000 quotations"),
    "a million single marks": ("'a " * MILLION, "1,000,000 quotations"),
    "a million marks in pairs": ("“No,” he said. " * (MILLION // 5), "200,000 quotations"),
}


@pytest.mark.parametrize("what", NOT_AUDITED)
def test_what_cannot_be_audited(attrib: Call, file: File, what: str) -> None:
    content, says = NOT_AUDITED[what]
    path = file(content)
    start = time.perf_counter()
    outcome = attrib("audit", path)
    assert time.perf_counter() - start < 60
    assert (outcome.status, outcome.out) == (3, "")
    assert outcome.err.startswith(f"attrib: {path}: ")
    assert outcome.err.count("\n") == 1
    assert says in outcome.err


def test_a_missing_file(attrib: Call) -> None:
    assert attrib("audit", "nowhere.txt") == Outcome(3, "", "attrib: nowhere.txt: not found\n")
    assert attrib("audit", f"{GOOD}/nowhere.txt").err == f"attrib: {GOOD}/nowhere.txt: not found\n"


def test_a_folder(attrib: Call, tmp_path: Path) -> None:
    assert attrib("audit", tmp_path) == Outcome(3, "", f"attrib: {tmp_path}: a folder, not an article\n")


def test_a_file_that_may_not_be_read(attrib: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", locked)
    assert attrib("audit", GOOD) == Outcome(3, "", f"attrib: {GOOD}: cannot be read: permission denied\n")


def test_nothing_on_standard_input(attrib: Call) -> None:
    assert attrib("audit", "-") == Outcome(3, "", "attrib: standard input: empty\n")
    long = attrib("audit", "-", "--max-bytes", "100", stdin=b"a" * 101)
    assert (long.status, long.err[:41]) == (3, "attrib: standard input: larger than 100 b")


@pytest.mark.skipif(sys.platform == "win32", reason="the redirections of a Unix shell")
def test_standard_input_that_is_closed() -> None:
    command = f'"{sys.executable}" -m attrib audit - <&-'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(b"attrib: standard input: ")
    assert done.stderr.count(b"\n") == 1


def test_a_bad_file_among_good_ones_stops_nothing(attrib: Call, file: File, tmp_path: Path) -> None:
    bad = file(b"caf\xe9 owners")
    empty = tmp_path / "empty"
    empty.mkdir()
    outcome = attrib("audit", GOOD, bad, "nowhere.txt", empty, GOOD, "--format", "json")
    assert outcome.status == 3
    assert [d["name"] for d in report(outcome)["documents"]] == [str(GOOD), str(GOOD)]
    assert [e["code"] for e in report(outcome)["errors"]] == ["wrong-encoding", "not-found", "is-a-folder"]
    assert attrib("audit", bad, GOOD).out.startswith(str(GOOD))


# --- audited -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Nothing of note.",
        "one\rtwo\r",
        "“",
        "”",
        "\"'",
        "\x1b[2J\x07\x7f\u202e\ufffe",
        "...",
        "'" * 1000,
        "’" * 1000,
        "12\n" * 99,
    ],
)
def test_next_to_nothing(attrib: Call, file: File, text: str) -> None:
    path = file(text)
    assert report(attrib("audit", path, "--format", "json"))["documents"]
    assert attrib("audit", path, "--fail-on", "never").status == 0


@pytest.mark.parametrize("number", ["²", "۳", "1" * 5000])
def test_a_number_that_is_hardly_one(number: str) -> None:
    assert audit(f"{number} officials said it was late, and Dana, {number}, said so too.").article.attributions


def test_no_quotation_at_all(attrib: Call, file: File) -> None:
    outcome = attrib(
        "audit", file("The ferry sails at noon. It takes an hour.\n"), "--format", "json", "--min-score", "90"
    )
    (document,) = report(outcome)["documents"]
    assert outcome.status == 0
    assert document["attributions"] == []
    assert (document["score"]["status"], document["score"]["value"]) == ("no-attributions", None)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=repr)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_line_endings_and_byte_order_marks(attrib: Call, file: File, ending: str, encoding: str) -> None:
    """Offsets are into the text as it stands, lines and columns as an editor counts them."""
    text = f"Ferry to sail again{ending}{ending}“It is over,” Mayor Ana Ruiz told reporters.{ending}"
    (document,) = report(attrib("audit", file(text.encode(encoding)), "--format", "json", "--exit-zero"))["documents"]
    (attribution,) = document["attributions"]
    ((start, end),) = attribution["content"]
    assert text[start:end].startswith("It is over")
    assert (attribution["line"], attribution["column"]) == (3, 2)


def test_no_break_spaces(attrib: Call, file: File) -> None:
    def found(text: str) -> list[object]:
        (document,) = report(attrib("audit", file(text), "--format", "json", "--exit-zero"))["documents"]
        return [(a["type"], a["source"], a["content"]) for a in document["attributions"]]

    text = "“It is over,” Mayor Ana Ruiz told reporters on Monday."
    assert found(text.replace(" ", "\u00a0")) == found(text) != []


def test_an_article_cannot_command_the_terminal(attrib: Call, file: File) -> None:
    text = "“It is \x1b[2J\x9b over\u202e,” said a\x07 source. “\x1b]0;title\x07” \x7f\n"
    path = file(text)
    assert not {"\x1b", "\x07", "\x7f", "\x9b", "\u202e"} & set(attrib("audit", path).out)
    assert report(attrib("audit", path, "--format", "json"))["documents"]


# --- hostile names -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="only here a name may be any bytes")
@pytest.mark.parametrize(
    "name", [b"caf\xe9.txt", b"two\nlines.txt", b"\x1b[2J\xe2\x80\xae.txt", "naïve “x”.txt".encode()]
)
def test_names_of_any_bytes(process: Process, tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    missing = process("audit", path)
    assert missing.returncode == 3
    assert missing.stderr.endswith(b": not found\n")
    assert missing.stderr.count(b"\n") == 1
    with open(path, "wb") as file:
        file.write(GOOD.read_bytes())
    for format_name in ("terminal", "json", "html"):
        done = process("audit", path, "--format", format_name)
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode("utf-8")
        for control in (b"\x1b", b"\xe2\x80\xae"):
            assert control not in missing.stderr + done.stdout
    assert json.loads(process("audit", path, "--format", "json").stdout)["documents"]


def test_a_name_like_an_option(attrib: Call) -> None:
    assert attrib("audit", "--", "--no-such.txt").err == "attrib: --no-such.txt: not found\n"


# --- outputs -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="the pipes of a Unix shell")
@pytest.mark.parametrize(("name", "status"), [("short-school-meals", 0), ("short-bridge-tolls", 1)])
def test_a_closed_pipe_ends_quietly_with_the_status_of_the_audit(name: str, status: int) -> None:
    article = ROOT / "fixtures" / "articles" / f"{name}.txt"
    for reader in ("head -c 10", "true"):
        # A pipe holds more than one report: with many of them it is closed while they are written.
        articles = " ".join([f'"{article}"'] * 40)
        script = f'{{ "{sys.executable}" -m attrib audit --format json {articles}; echo "status $?" >&2; }} | {reader}'
        done = subprocess.run(["/bin/sh", "-c", script], cwd=ROOT, capture_output=True, timeout=60, check=False)
        assert done.stderr == f"status {status}\n".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk(attrib: Call) -> None:
    assert attrib("audit", GOOD, "--format", "json=/dev/full") == Outcome(
        2, "", "attrib: /dev/full: cannot be written: no space left on device\n"
    )
    command = f'"{sys.executable}" -m attrib audit "{GOOD}" > /dev/full'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == b"attrib: standard output: cannot be written: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the redirections of a Unix shell")
@pytest.mark.parametrize(("redirection", "status"), [(">&-", 2), ("2>&-", 3), ("2>/dev/full", 3)])
def test_nowhere_to_write(redirection: str, status: int) -> None:
    command = f'"{sys.executable}" -m attrib audit "{GOOD}" {"nowhere.txt" if status == 3 else ""} {redirection}'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


def test_an_output_that_cannot_be_written(attrib: Call, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "no" / "folder.md", GOOD / "under-a-file.md"):
        outcome = attrib("audit", GOOD, "--format", f"markdown={place}", "--format", "terminal")
        assert (outcome.status, outcome.out) == (2, "")
        assert outcome.err.startswith(f"attrib: {place}: cannot be written: ")
        assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_may_not_be_written(attrib: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", encoding="utf-8")
    page.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write it all the same
    outcome = attrib("audit", GOOD, "--format", f"html={page}")
    assert outcome == Outcome(2, "", f"attrib: {page}: cannot be written: permission denied\n")
    assert page.read_text(encoding="utf-8") == "old"


# --- bounded time ------------------------------------------------------------------------------------------------


def name(number: int) -> str:
    """Return a surname for every number, each another one."""
    letters = "".join("abcdefghij"[int(digit)] for digit in str(number))
    return f"{letters.capitalize()}ov"


ENDLESS: dict[str, Callable[[int], str]] = {
    "claims": lambda i: CLAIM,
    "one word": lambda i: "a",
    "letters": lambda i: "a ",
    "apostrophes": lambda i: "’",
    "full stops": lambda i: ".",
    "initials": lambda i: "A. ",
    "line breaks": lambda i: "\n",
    "nested marks": lambda i: "“‘",
    "marks that never close": lambda i: f"“It is over, said {name(i)}. ",
    "paragraphs that never close": lambda i: f"“It is over, said {name(i)}.\n\n",
    "marks of both kinds": lambda i: f"‘It is “over’ said ” {name(i)} ‘a ",
    "a chain of cues": lambda i: "he said that ",
    "a chain of and": lambda i: f"Ivan {name(i)} and ",
    "a chain of of": lambda i: f"the {name(i)} of ",
    "a chain of commas": lambda i: f"the {name(i)}, ",
    "opening brackets": lambda i: "(said ",
    "a new man in every sentence, and he": lambda i: f"Ivan {name(i)} said the ferry was late. He said it was cold. ",
    "a new official in every sentence": lambda i: (
        f"A {name(i)} official said it was late. The official said it was cold. "
    ),
    "a new nurse with an age and a place in every sentence": lambda i: (
        f"A head nurse from {name(i)}, 47, a widow born there, said it was late. “I came in 2004,” she said. "
    ),
    "a new office that speaks and refuses": lambda i: (
        f"A {name(i)} Board official said it was late. The {name(i)} Council declined to comment. "
    ),
    "a new name that nobody explains in every sentence": lambda i: f"“It floods,” said Jan {name(i)}. ",
    "a new source in every sentence": lambda i: "A source said the ferry was late. The source said it was cold. ",
}


@pytest.mark.parametrize("what", ENDLESS)
def test_any_text_takes_time_in_proportion(what: str) -> None:
    """Eight times the text takes some eight times the time, with room for a busy machine."""

    def seconds(size: int) -> float:
        units = (ENDLESS[what](i) for i in range(100_000, 200_000))
        text = "Once upon a time. " + "".join(islice(units, size // len(ENDLESS[what](100_000))))
        start = time.perf_counter()
        audit(text)
        return time.perf_counter() - start

    seconds(100)
    short = min(seconds(6_000), seconds(6_000))
    assert short < 10
    # eight times the text: growth with the square would take 64 times as long; busy machines are noisy
    assert seconds(48_000) < 30 * short + 0.5


def test_a_line_of_5_mb_is_audited(attrib: Call, file: File) -> None:
    start = time.perf_counter()
    assert attrib("audit", file("a" * 5 * MILLION)).status == 0
    assert time.perf_counter() - start < 120
