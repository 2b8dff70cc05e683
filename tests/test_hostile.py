"""Files made to do harm: each is one clear line and exit status 3, in bounded memory and time; the rest is audited."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from attrib import audit
from attrib.readers import ReadError, read
from conftest import ROOT
from documents import SPACE, docx, p

GOOD = "One source said the bridge would close.\n"
LATE = b"The ferry was late again, and nobody said why. "
SECONDS = 1.0  # the limit of the tests
MEMORY = 1500 * 1024 * 1024  # bytes of address space that the whole command may take
ENTITIES = '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else chr(0)};".replace(chr(0), "") * 10}">' for n in range(9))
)
STORY = "<nitf><body><p>{}</p></body></nitf>"


def xml(doctype: str, words: str) -> bytes:
    return (doctype + STORY.format(words)).encode()


def archive(files: dict[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return made.getvalue()


def lying() -> bytes:
    """Return a document whose text says that it is shorter than it is."""
    data = docx(p("word " * 200_000))
    size = len(f'<?xml version="1.0"?><w:document {SPACE}><w:body>{p("word " * 200_000)}</w:body></w:document>')
    return data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


# name, bytes, code
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a ZIP bomb": ("a.docx", lambda: docx(p("x" * 30_000_000)), "too-large"),
    "a ZIP bomb beside the text": ("a.docx", lambda: docx("", {"word/a.bin": bytes(60_000_000)}), "too-large"),
    "many members": ("a.docx", lambda: archive({f"{n}.xml": "" for n in range(3000)}), "too-large"),
    "an archive in an archive": ("a.docx", lambda: archive({"a": archive({"b": bytes(40_000_000)})}), "malformed"),
    "a member that lies about its size": ("a.docx", lying, "malformed"),
    "many paragraphs": ("a.docx", lambda: docx("<w:p/>" * 900_000), "too-large"),
    "a DTD in a document": (
        "a.docx", lambda: docx("", {"word/document.xml": xml(ENTITIES, "&a8;")}), "forbidden",
    ),
    "entities in entities": ("a.xml", lambda: xml(ENTITIES, "&a8;"), "forbidden"),
    "one long entity, often": (
        "a.xml", lambda: xml(f'<!DOCTYPE nitf [<!ENTITY a "{"a" * 100_000}">]>', "&a;" * 50_000),
        "forbidden",
    ),
    "an entity from a file": (
        "a.xml", lambda: xml('<!DOCTYPE nitf [<!ENTITY a SYSTEM "/etc/passwd">]>', "&a;"), "forbidden",
    ),
    "an entity from a parameter": (
        "a.xml", lambda: xml('<!DOCTYPE nitf [<!ENTITY % a SYSTEM "http://a.example/a.dtd"> %a;]>', "a"), "forbidden",
    ),
    "a DTD without end": ("a.xml", lambda: b"<!DOCTYPE nitf [" + b"<!ENTITY a '" * 400_000, "forbidden"),
    "a thousand elements in XML": ("a.xml", lambda: STORY.format("<b>" * 1000 + "</b>" * 1000).encode(), "too-deep"),
    "a thousand elements in HTML": ("a.html", lambda: b"<div>" * 1000, "too-deep"),
    "a thousand tables": ("a.html", lambda: b"<table><tr><td>" * 1000, "too-deep"),
    "lists in JSON": ("a.json", lambda: b"[" * 400_000, "too-deep"),
    "objects in JSON Lines": ("a.jsonl", lambda: b'{"a":' * 400_000, "too-deep"),
    "quotes in Markdown": ("a.md", lambda: b">" * 200_000, "too-deep"),
    "lists in Markdown": ("a.md", lambda: b"+ " * 100_000, "too-deep"),
    "aliases in YAML": (
        "a.md", lambda: b"---\na: &a [b]\n" + b"".join(b"a%d: [*a, *a]\n" % n for n in range(99)) + b"---\n", "empty",
    ),
    "lists in YAML": ("a.md", lambda: b"---\na: " + b"[" * 100_000 + b"\n---\nwords\n", "too-deep"),
    "a number of many digits": ("a.json", lambda: b"1" * 5_000_000, "malformed"),
    "broken UTF-16": ("a.html", lambda: b"\xff\xfe<\0p\0>\0\xd8", "wrong-encoding"),
    "half a surrogate": ("a.md", lambda: b"\xff\xfea\0\0\xd8b\0", "wrong-encoding"),
    "a codec that is no encoding": ("a.html", lambda: b"<meta charset=zlib>words", "wrong-encoding"),
}  # fmt: skip
# What parsers have hung on: each is read, or given up at the deadline
SLOW: dict[str, tuple[str, Callable[[], bytes]]] = {
    "comments without end": ("a.html", lambda: b"<!--" * 500_000),
    "declarations without end": ("a.html", lambda: b"<!" * 1_000_000),
    "tags without end": ("a.html", lambda: b"<a " * 500_000),
    "attributes without end": ("a.html", lambda: b"<p " + b"a='" * 500_000),
    "many attributes": ("a.html", lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">words"),
    "ends of tags": ("a.html", lambda: b"</" * 500_000 + b"</p " * 100_000),
    "many paragraphs": ("a.html", lambda: b"<p>" * 1_000_000 + b"words"),
    "many open elements": ("a.html", lambda: b"<b><p>" * 100_000 + b"words"),
    "references": ("a.html", lambda: b"&" * 1_000_000 + b"&#" * 500_000),
    "scripts": ("a.html", lambda: b"<script>" * 300_000),
    "sections": ("a.html", lambda: b"<![CDATA[" * 300_000),
    "instructions": ("a.html", lambda: b"<?" * 1_000_000),
    "a page of rows": ("a.html", lambda: b"<!doctype html><script></script><table>" + b"<tr><td>a. <td>b. " * 200_000),
    "links": ("a.md", lambda: b"[" * 100_000),
    "links that end": ("a.md", lambda: b"[a](" * 50_000),
    "emphasis": ("a.md", lambda: b"*a **a " * 50_000),
    "backticks": ("a.md", lambda: b"".join(b"e" + b"`" * n for n in range(2000))),
    "tables": ("a.md", lambda: b"|a" * 50_000 + b"\n" + b"|-" * 50_000),
    "tags in Markdown": ("a.md", lambda: b"a <b " * 100_000),
    "front matter without end": ("a.md", lambda: b"---\n" + b"a: b\n" * 300_000),
    "escapes in JSON": ("a.json", lambda: b'{"text": "' + b"\\u0041" * 300_000 + b'"}'),
    "five megabytes of one paragraph": ("a.html", lambda: b"<p>" + LATE * 100_000),
    "five megabytes of one line": ("a.txt", lambda: LATE * 100_000),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_it_is_refused_with_one_line(what: str) -> None:
    name, make, code = FILES[what]
    with pytest.raises(ReadError) as caught:
        read(make(), name=name, max_seconds=30)
    assert caught.value.code == code, caught.value
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("what", SLOW)
def test_it_is_read_or_given_up_at_the_deadline(what: str) -> None:
    name, make = SLOW[what]
    data = make()
    assert len(data) < 5 * 1024 * 1024
    begun = time.monotonic()
    code = "read"
    try:
        read(data, name=name, max_seconds=SECONDS)
    except ReadError as error:
        code = error.code
    assert code in {"read", "too-slow", "empty", "no-article", "too-deep", "too-large", "not-english"}
    assert time.monotonic() - begun < 30 * SECONDS


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a Unix system")
def test_memory_is_bounded_and_the_others_are_audited(tmp_path: Path) -> None:
    """All of them in one call, which the system would end if it took more memory than is said here."""
    chosen = ("a ZIP bomb", "many paragraphs", "entities in entities", "lists in JSON", "a thousand elements in HTML")
    files = []
    for number, what in enumerate(chosen):
        name, make, _ = FILES[what]
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(make())
        (tmp_path / f"{number}-good.txt").write_text(GOOD, encoding="utf-8")
        files += [str(path), str(tmp_path / f"{number}-good.txt")]
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))\n"
    program = f"{limited}from attrib.cli import main; main({['audit', *files, '--format', 'json']!r})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=100, check=False)
    assert done.returncode == 3, done.stderr
    report = json.loads(done.stdout)
    assert [error["code"] for error in report["errors"]] == [FILES[what][2] for what in chosen]
    assert len(report["documents"]) == len(chosen)
    assert done.stderr.count(b"\n") == len(chosen)


def test_controls_that_turn_the_text_are_read_and_shown() -> None:
    text = "One source \u202esaid\u202c the \u2066bridge\u2069 would close.\u200f"
    for name, source in (("a.md", text), ("a.html", f"<p>{text}</p>"), ("a.json", json.dumps({"text": text}))):
        document = read(source.encode(), name=name)
        assert document.text == text
        assert audit(document).to_dict()


def test_nothing_outside_the_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    read(docx(p("It rained.")), name="a.docx")  # what is imported late is there by now
    outside = [
        (
            "a.docx",
            docx(p("It rained."), {"word/_rels/document.xml.rels": '<Relationship Target="file:///etc/passwd"/>'}),
        ),
        ("a.xml", ('<!DOCTYPE nitf SYSTEM "file:///etc/passwd">' + STORY.format("It rained.")).encode()),
        ("a.html", b'<link href="file:///etc/passwd"><img src="http://a.example/a.jpg"><p>It rained.'),
    ]
    read(outside[1][1], name="a.xml")
    read(outside[2][1], name="a.html")

    def opened(*arguments: object, **options: object) -> None:
        raise AssertionError(arguments)

    monkeypatch.setattr("builtins.open", opened)
    for name, data in outside:
        assert read(data, name=name).text == "It rained."
