"""The list of words and their parts of speech: its form, where it comes from, and that it can be built again."""

from __future__ import annotations

import runpy
from itertools import dropwhile

import pytest

from attrib.word_tags import guess, word_tags
from conftest import ROOT

WORDS = (ROOT / "attrib/data/en/words.txt").read_text(encoding="utf-8").splitlines()
LINES = list(dropwhile(lambda line: line.startswith("#"), WORDS))
COMMENT = WORDS[: len(WORDS) - len(LINES)]


def test_it_says_where_it_comes_from() -> None:
    told = " ".join(line.removeprefix("# ") for line in COMMENT)
    for words in ("scripts/build_words.py", "Eric Brill 1992", "MIT and University of Pennsylvania", "MIT licence"):
        assert words in told


def test_it_has_one_line_a_tag_and_its_words_in_order() -> None:
    tags = [line.partition(" ")[0] for line in LINES]
    assert tags == [*"NSJRVZTLG#", "verb"]
    for line in LINES:
        words = line.split(" ")[1:]
        assert words == sorted(set(words))
        assert all(word.isalpha() and word.islower() for word in words)


def test_it_lists_only_what_the_ending_does_not_show() -> None:
    for line in LINES[:-1]:
        tag, *words = line.split(" ")
        assert not [word for word in words if guess(word) == tag]


@pytest.mark.parametrize(
    ("word", "tag"), [("line", None), ("forms", None), ("forty", "#"), ("boring", "J"), ("went", "T"), ("which", "W")]
)
def test_a_word_has_its_tag(word: str, tag: str | None) -> None:
    assert word_tags()[0].get(word) == tag


def test_the_script_keeps_the_words_whose_ending_says_something_else() -> None:
    build = runpy.run_path(str(ROOT / "scripts/build_words.py"))["build"]
    built = build("; a comment\nquay NN\nboring JJ\nplan NN VB\nplanned VBD\nnovel JJ\nwent VBD\nLindmere NNP\n")
    assert built.splitlines()[: len(COMMENT)] == COMMENT
    assert [line for line in built.splitlines()[len(COMMENT) :] if " " in line.strip()] == [
        "J boring novel",
        "T went",
        "verb plan",
    ]
