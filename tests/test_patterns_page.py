"""The patterns and the frames: the page shows them all, and the engine reads their sentences so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from attrib import audit
from attrib.frames import frame_of
from attrib.grammar import parse
from attrib.grants import find_grants
from attrib.lexicon import lexicon
from attrib.model import Document
from attrib.passages import read_passages
from attrib.patterns import FRAMES, PATTERNS
from attrib.quotations import find_quotations
from attrib.text import lay_out, paragraphs_in
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from build_patterns_page import PAGE, page


def frames(text: str) -> set[str]:
    """Return the frames in which the cue verbs of a text stand."""
    words = lexicon()
    quotations, paragraphs = find_quotations(text, paragraphs_in(text))
    sentences = parse(text, lay_out(Document("", text, ""), paragraphs), quotations, words)
    passages = read_passages(text, sentences, quotations, find_grants(sentences, words), words)
    places = (frame_of(passage.sentence, k, verb) for passage in passages for k, verb in passage.verbs.items())
    return {place.frame for place in places if place is not None}


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python scripts/build_patterns_page.py writes it anew"


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_links_the_sentence_that_it_is_for(name: str) -> None:
    assert name in {a.pattern for a in audit(PATTERNS[name].example).article.attributions}


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "articles").glob("*.txt")), ids=lambda path: path.stem)
def test_every_pattern_in_an_article_is_on_the_page(path: Path) -> None:
    assert {a.pattern for a in audit(path.read_text(encoding="utf-8")).article.attributions} <= PATTERNS.keys()


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_is_read_in_the_sentence_that_it_is_for(name: str) -> None:
    assert name in frames(FRAMES[name].example)


def test_every_frame_of_the_list_is_on_the_page() -> None:
    named = {frame for verbs in lexicon().cues.values() for verb in verbs for frame in verb.frames}
    general = {"be-p" if f.startswith("be-p-") else "p" if f.startswith("p-") else f for f in named}
    assert general == FRAMES.keys()
