"""The process that reads what a hostile file could hold up: killed at its deadline, and there again for the next."""

from __future__ import annotations

import time

import pytest

from attrib.readers import ReadError, child, read

STORY = b"# Board\n\nThe harbour board of Velm met.\n"


def test_it_reads_as_this_process_does() -> None:
    assert read(STORY, name="a.md", max_seconds=30) == read(STORY, name="a.md")
    for data in (b"", b"\xff", b"---\na: b: c\n---\n", b"> " * 5000):
        with pytest.raises(ReadError) as here:
            read(data, name="a.md")
        with pytest.raises(ReadError) as there:
            read(data, name="a.md", max_seconds=30)
        assert here.value.args == there.value.args


def test_one_process_reads_one_input_after_another() -> None:
    read(STORY, name="a.md", max_seconds=30)
    first = child._children[0]
    read(STORY, name="b.md", max_seconds=30)
    assert child._children == [first]


def test_it_is_killed_at_its_deadline_and_the_next_input_is_read() -> None:
    slow = b"<p>" + b"a <b>" * 200 + b"<!" * 2_000_000
    read(STORY, name="a.md", max_seconds=30)
    begun = time.monotonic()
    with pytest.raises(ReadError, match=r"longer than 0\.05 seconds, the limit set by --max-seconds") as caught:
        read(slow, name="slow.html", max_seconds=0.05)
    assert caught.value.code == "too-slow"
    assert time.monotonic() - begun < 20
    assert read(STORY, name="a.md", max_seconds=30).text == read(STORY, name="a.md").text
