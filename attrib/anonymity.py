"""Anonymity: to whom an article says that it was granted, why, and how an unnamed speaker knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attrib.grammar import Sentence
from attrib.grants import find_reason, is_reason
from attrib.lexicon import THINGS, Lexicon, plain_words
from attrib.matching import match
from attrib.model import ReasonKind
from attrib.shared_grants import shared_with, whole_of
from attrib.voices import Voice

OTHERS = frozenset({"others", "other", "most", "all", "many", "several", "some"})
OTHERS_WITHIN = 16  # words before a grant in which it is said to hold for others too
LOOK_BACK = 3  # sentences between a speaker and “The official asked not to be named”


class Grant(NamedTuple):
    """That an article says a speaker was given anonymity, and the words that say why.

    Where only the reason stands (“who was not authorised to speak publicly”), nobody is said to have asked.
    """

    reason: str | None = None
    kind: ReasonKind | None = None
    asked: bool = True


def grants_of(
    text: str, sentences: tuple[Sentence, ...], granting: Mapping[int, tuple[int, int]], voices: tuple[Voice, ...],
    lexicon: Lexicon,
) -> dict[int, Grant]:  # fmt: skip
    """Return the voices to which anonymity was granted, by index, each with the stated reason.

    `granting` is where sentences, by their numbers, say that it was granted.
    """
    spoken: dict[int, list[tuple[int, int]]] = {}
    for voice in voices:
        if _nameless(voice):
            for sighting in voice.seen:
                if sighting.subject:
                    spoken.setdefault(sighting.sentence, []).append((sighting.phrase, voice.index))
    grants: dict[int, Grant] = {}
    for number, found in granting.items():
        sentence = sentences[number]
        alone = is_reason(sentence.words, found, lexicon)
        if alone and _refuses(sentence.words[: found[0]]):
            continue
        asked = not alone or match(sentence.words, lexicon.grant, found[1]) is not None
        others = _others(sentence, found[0])
        meant = shared_with(sentence, number, found, voices, lexicon)
        if not meant:
            to = _granted_to(number, found[0] if others is None else others, sentences, spoken, voices)
            meant = () if to is None else (to,)
        if not meant:
            continue
        why = find_reason(sentence, found, lexicon)
        reason = _plain_words(text, sentence, why.first, why.last) if why else None
        kind = why.kind if why else None
        for to in meant:
            known = grants.get(to, Grant(asked=False))
            told = known if known.reason else Grant(reason, kind)
            grants[to] = Grant(told.reason, told.kind, known.asked or asked)
        if others is not None:
            for other in voices:
                if other.unnamed and other.kind == "description":
                    grants.setdefault(other.index, Grant(reason, kind))
    return grants | _of_parts(grants, text, voices, lexicon)


def _of_parts(grants: Mapping[int, Grant], text: str, voices: tuple[Voice, ...], lexicon: Lexicon) -> dict[int, Grant]:
    """Return the grants of those who are part of a group that has one: “two of the sources”, “a third”."""
    found: dict[int, Grant] = {}
    groups: dict[int, tuple[str, ...]] = {}
    for voice in voices if grants else ():
        if not (_nameless(voice) and voice.mentions):
            continue
        words = plain_words(text[voice.mentions[0].start : voice.mentions[0].end].replace(",", " ").split())
        if voice.index not in grants:
            group = whole_of(words, groups, lexicon) if groups else None
            if group is not None:
                found[voice.index] = grants[group]
        elif voice.plural:
            groups[voice.index] = words
    return found


def _refuses(words: tuple[str, ...]) -> bool:
    """Tell whether nothing was said: “declined to comment, because he was not authorised to speak”."""
    return any(word.startswith(("declin", "refus")) for word in words)


def _nameless(voice: Voice) -> bool:
    """Tell whether a voice may have been given anonymity: no name, or half of one, as in “Karim, a father of three”."""
    return (voice.kind == "description" and voice.noun_class not in THINGS) or (
        voice.kind == "name" and len(voice.name) == 1
    )


def _others(sentence: Sentence, at: int) -> int | None:
    """Return where a grant is said to hold for all: “who, | like others interviewed for this article, spoke …”."""
    for i in range(max(0, at - OTHERS_WITHIN), at):
        if sentence.words[i] in ("like", "as") and not OTHERS.isdisjoint(sentence.words[i + 1 : i + 4]):
            return i
    return None


def _granted_to(
    number: int, at: int, sentences: tuple[Sentence, ...], spoken: dict[int, list[tuple[int, int]]],
    voices: tuple[Voice, ...],
) -> int | None:  # fmt: skip
    """Return the unnamed voice of the same sentence, or of the sentences just before, that the grant is about."""
    here = sorted(spoken.get(number, ()))
    before = [voice for first, voice in here if sentences[number].firsts[first] <= at]
    here = [(first, voice) for first, voice in here if voice in before or voices[voice].kind == "description"]
    if here:
        return before[-1] if before else here[0][1]
    for back in range(1, LOOK_BACK + 1):
        earlier = sorted(spoken.get(number - back, ()))
        if earlier:
            return earlier[-1][1]
    later = sorted(spoken.get(number + 1, ()))
    return later[0][1] if later else None  # “A clerk asked not to be named. The clerk said …”


def _plain_words(text: str, sentence: Sentence, first: int, last: int) -> str:
    return " ".join(text[sentence.starts[first] : sentence.ends[last - 1]].split()).rstrip(" ,.")


def basis_of(voice: Voice, text: str, lexicon: Lexicon) -> str | None:
    """Return the words of a mention that say how an unnamed speaker knows: “who attended the meeting”."""
    for span in voice.mentions:
        forms = text[span.start : span.end].replace(",", " ,").split()
        words = plain_words(forms)
        found = match(words, lexicon.basis)
        if found is not None:
            granted = match(words, lexicon.grant, found[1])
            end = granted[0] if granted else len(words)
            end = next((i for i in range(found[1], end) if words[i] == ","), end)
            while end > found[1] and words[end - 1] in ("and", "but", "who"):  # “who was there and | asked not to …”
                end -= 1
            return " ".join(forms[found[0] : end])
    return None
