"""Grants that hold for several: “All three spoke on condition of anonymity because …” -> the voices that are meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attrib.grammar import Sentence
from attrib.lexicon import SOMEBODY, Lexicon
from attrib.mentions import SMALL
from attrib.voices import Voice

NUMBERS = {"both": 2} | {word: n for n, word in enumerate(SMALL, 1)}
WHOLE = frozenset("all both each everyone everybody those these".split())
PART = frozenset("most many several some".split())  # “several of those interviewed”, but not “several officials”
POINTING = frozenset("the its their his her our".split())
ANYBODY = frozenset(
    "all each everyone everybody those these them people persons sources insiders individuals ones".split()
)
HEARD = frozenset("interviewed quoted cited contacted".split())  # for the article as a whole
BESIDE = frozenset("of they and other unnamed anonymous".split())
ENDS = frozenset(
    "spoke talked who whom that which in at from with for because as since while on to close familiar".split()
)
HANDED_TO = frozenset("to naming identifying name identify of".split())  # “granted anonymity to | all three”
ORDINALS = frozenset("second third fourth fifth sixth".split())
REACH = 10  # words of a group: “all of the current and former officials interviewed”


class Group(NamedTuple):
    """Whom words point back to: the nouns for them, none where it may be anybody, and how many, if that is said."""

    nouns: frozenset[str]
    number: int | None
    everywhere: bool


def shared_with(
    sentence: Sentence, number: int, found: tuple[int, int], voices: tuple[Voice, ...], lexicon: Lexicon
) -> tuple[int, ...]:
    """Return the voices to which one grant holds together, by index; none where it is somebody's own.

    `number` is that of the sentence, `found` where the words of the grant stand in it.
    """
    words = sentence.words
    group = _group(words[: found[0]], lexicon)
    later = range(2, found[0])  # words behind those that may be the group’s own
    if group and any(
        s.sentence == number and s.subject and sentence.firsts[s.phrase] in later
        for voice in voices
        if _is_single(voice)
        for s in voice.seen
    ):
        return ()  # “All three had left, said an aide, who asked not to be named”
    for i in range(found[0], found[1]):
        if group is None and words[i] in HANDED_TO:
            group = _group(words[i + 1 : i + 1 + REACH], lexicon)
    if group is None:
        return ()
    meant = [v.index for v in voices if _may_be_meant(v, group, number)]
    meant = meant[-group.number :] if group.number else meant
    several = len(meant) > 1 or any(voices[i].plural for i in meant)  # “Two bankers said so. The people asked …”
    return tuple(meant) if several else ()


def _group(words: tuple[str, ...], lexicon: Lexicon) -> Group | None:
    """Return what the first words call a group that was met before: “the officials and the aide”, “all three”."""
    words = words[1:] if words[:1] and words[0] in {"but", "and", "like"} else words
    first, second = (*words[:2], "", "")[:2]
    quantified = first in WHOLE or (first == "they" and second in WHOLE) or (first in PART and second == "of")
    heard = not HEARD.isdisjoint(words[:REACH])
    if not (quantified or heard or first in POINTING):
        return None
    nouns, count, many = set[str](), None, quantified
    for word in words[:REACH]:
        if word in NUMBERS:
            count, many = NUMBERS[word], True
        elif word in ENDS or word in HEARD or (nouns and word == "of"):
            break
        elif word in lexicon.nouns and word not in BESIDE | POINTING | PART:
            many = many or word in ANYBODY or word.endswith("s")
            nouns.add(word.removesuffix("s"))
        elif word in lexicon.cues:
            break
    single = {word.removesuffix("s") for word in ANYBODY}
    return Group(frozenset() if nouns & single else frozenset(nouns), count, heard) if many else None


def _is_single(voice: Voice) -> bool:
    return voice.kind == "description" and not voice.plural and voice.noun_class in SOMEBODY


def _may_be_meant(voice: Voice, group: Group, number: int) -> bool:
    """Tell whether a voice without a name was heard, before the grant or anywhere, and is called so."""
    if voice.kind != "description" or voice.noun_class not in SOMEBODY or not any(s.source for s in voice.seen):
        return False
    before = voice.seen[0].sentence < number or (group.everywhere and voice.seen[0].sentence > number)
    return before and (not group.nouns or voice.head.split()[-1].removesuffix("s") in group.nouns)


def whole_of(words: tuple[str, ...], granted: Mapping[int, tuple[str, ...]], lexicon: Lexicon) -> int | None:
    """Return the group given anonymity of which somebody is a part: “two of the sources”, “a second official”.

    `words` are those for the part; `granted` has what each group before it was called, in their order.
    """
    if words[:1] == ("a",) and words[1:2] and words[1] in ORDINALS:
        nouns = lexicon.plurals.intersection(f"{word}s" for word in words[2:])
    elif words[1:2] == ("of",) and (words[0] in NUMBERS or words[0] in PART):
        nouns = lexicon.plurals.intersection(words)
    else:
        return None
    fits = [group for group, called in granted.items() if not (nouns and nouns.isdisjoint(called))]
    return fits[-1] if fits else None
