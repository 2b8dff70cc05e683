"""Cues: the words that hand other words over to somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attrib.frames import frame_of, tail_end
from attrib.grammar import Sentence
from attrib.lexicon import CueVerb, Lexicon
from attrib.phrases import tense

# Any verb right beside speech is its tag, whatever it means: “Not yet,” Ruiz smiled.
FOND = frozenset({"like", "love"})  # of saying it: “He liked to say that nobody wins.”
SAYINGS = frozenset("say tell joke boast remind recall remark quip insist recite".split())
ANY = CueVerb("", frozenset({"after", "quote"}), frozenset())


class Cue(NamedTuple):
    """A cue in one sentence: the phrases from `first` up to, not including, `last`.

    `frame` names what its content is; `content` is the phrase where that begins. Without a content to its right (None)
    the cue can only take what stands before it.
    """

    first: int
    last: int
    verb: CueVerb
    frame: str
    content: int | None

    @property
    def mind(self) -> bool:
        """Whether the cue reports a state of mind."""
        return self.frame in self.verb.mind


def cue_verbs(sentence: Sentence, lexicon: Lexicon) -> Mapping[int, CueVerb]:
    """Return the phrases whose verb is a cue verb, whatever follows, and which."""
    found: dict[int, CueVerb] = {}
    for k, kind in enumerate(sentence.kinds):
        entry = _entry(sentence, k, lexicon) if kind in "vgfl" else None
        if entry is not None:
            found[k] = entry
    return found


def _entry(sentence: Sentence, k: int, lexicon: Lexicon) -> CueVerb | None:
    """Return the cue verb of a phrase, the one whose further words follow it: “made it clear”, “is confident”."""
    after = sentence.firsts[k + 1]
    for entry in lexicon.cues.get(sentence.words[after - 1], ()):
        if not entry.tail or sentence.words[after : after + len(entry.tail)] == entry.tail:
            return entry
    return None


def find_cues(sentence: Sentence, verbs: Mapping[int, CueVerb]) -> tuple[Cue, ...]:
    """Return the cues of one sentence, in order."""
    found: list[Cue] = []
    for k, entry in verbs.items():
        if found and k < found[-1].last:
            continue  # “to say” in “went on to say”
        if entry.lemma in FOND and k + 1 in verbs and verbs[k + 1].lemma in SAYINGS and tense(sentence, k) != "M":
            continue
        cue = cue_at(sentence, k, entry)
        if cue is not None:
            found.append(cue)
    return tuple(found)


def cue_at(sentence: Sentence, k: int, entry: CueVerb) -> Cue | None:
    """Return the cue that a cue verb is where it stands, or None: a participle alone hands nothing over."""
    place = frame_of(sentence, k, entry) if sentence.kinds[k] != "l" else None
    if place is None:
        return None
    last = max(place.last, tail_end(sentence, k, entry)) if entry.tail else place.last
    return Cue(k, last, entry, place.frame, place.content)
