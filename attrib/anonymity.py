"""Anonymity: to whom an article says that it was granted, why, and how an unnamed speaker knows."""

from __future__ import annotations

from typing import NamedTuple

from attrib.grammar import Sentence
from attrib.lexicon import THINGS, Lexicon, Phrases, Slot, plain
from attrib.model import ReasonKind
from attrib.voices import Voice

REASON_OPENERS = frozenset(
    "because for fearing citing since as out to so due owing lest given discussing under per in".split()
)
SAYING_WHY = frozenset({"because", "fearing", "citing"})  # with these a sentence may open: “Fearing arrest, a clerk …”
CLAUSES = frozenset({"because", "since", "as", "fearing", "citing"})  # what follows has a verb of its own
WHY_AT_ALL = REASON_OPENERS - {
    "discussing",
    "under",
    "per",
    "in",
}  # the others open a reason only if it is a listed one
REASON_WITHIN = 8  # words between a grant and its reason
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


def match(words: tuple[str, ...], phrases: Phrases, start: int = 0) -> tuple[int, int] | None:
    """Return where the first of some phrases stands among words, from `start` on, end exclusive, or None."""
    if phrases.keys().isdisjoint(words):
        return None  # nearly always: no phrase begins with any of them
    for i in range(start, len(words)):
        for phrase in phrases.get(words[i], ()):
            second = phrase[1] if len(phrase) > 1 else None
            if second is not None and (i + 1 == len(words) or words[i + 1] not in second):
                continue  # most end here, and a look is cheaper than a call
            end = _match_at(words, phrase, 0, i)
            if end is not None:
                return i, end
    return None


def _match_at(words: tuple[str, ...], phrase: tuple[Slot, ...], n: int, at: int) -> int | None:
    while n < len(phrase):
        slot = phrase[n]
        n += 1
        if slot is None:
            after = phrase[n] if n < len(phrase) else None
            ends = (
                _match_at(words, phrase, n, i)
                for i in range(at, at + 6)
                if after is None or (i < len(words) and words[i] in after)  # a look is cheaper than a call here too
            )
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or words[at] not in slot:
            return None
        at += 1
    return at


def find_grants(
    text: str, sentences: tuple[Sentence, ...], voices: tuple[Voice, ...], lexicon: Lexicon
) -> dict[int, Grant]:
    """Return the voices to which anonymity was granted, by index, each with the stated reason."""
    spoken: dict[int, list[tuple[int, int]]] = {}
    for voice in voices:
        if _nameless(voice):
            for sighting in voice.seen:
                if sighting.subject:
                    spoken.setdefault(sighting.sentence, []).append((sighting.phrase, voice.index))
    grants: dict[int, Grant] = {}
    for number, sentence in enumerate(sentences):
        found = match(sentence.words, lexicon.grant)
        if found is None:
            continue
        alone = _is_reason(sentence.words, found, lexicon)
        if alone and _refuses(sentence.words[: found[0]]):
            continue
        asked = not alone or match(sentence.words, lexicon.grant, found[1]) is not None
        others = _others(sentence, found[0])
        to = _granted_to(number, found[0] if others is None else others, sentences, spoken, voices)
        if to is None:
            continue
        reason, kind = _reason(text, sentence, found, lexicon)
        known = grants.get(to, Grant(asked=False))
        told = known if known.reason else Grant(reason, kind)
        grants[to] = Grant(told.reason, told.kind, known.asked or asked)
        if others is not None:
            for other in voices:
                if other.unnamed and other.kind == "description":
                    grants.setdefault(other.index, Grant(reason, kind))
    return grants


def _is_reason(words: tuple[str, ...], found: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether a grant is told by its reason alone: “who was not authorised to speak publicly”."""
    return match(words[found[0] : found[1]], lexicon.rote) is not None


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


def _reason(
    text: str, sentence: Sentence, found: tuple[int, int], lexicon: Lexicon
) -> tuple[str | None, ReasonKind | None]:
    """Return the words beside a grant that say why, and whether they tell the reader anything."""
    words = sentence.words
    alone = _is_reason(words, found, lexicon)
    # “granted anonymity to speak freely”: the last word of the grant may open the reason
    for i in range(found[1] - 1, min(len(words) - 2, found[1] + REASON_WITHIN)):
        if alone or (i >= found[1] and _ends_reason(sentence, i, lexicon)):
            break
        if words[i] in REASON_OPENERS:
            end = next((j for j in range(i, len(words)) if _ends_reason(sentence, j, lexicon)), len(words))
            if words[i] not in CLAUSES:  # “to discuss internal plans | said on Monday”
                end = next((j for j in range(i, end) if words[j] in ("said", "says", "told")), end)
            if words[i] in WHY_AT_ALL or _is_listed(words[i:end], lexicon):
                return _plain_words(text, sentence, i, end), _kind(words[i:end], lexicon)
    before = match(words[: found[1]], lexicon.rote)
    if before:  # “not authorised to speak publicly and asked not to be named”; the first alone grants it, too
        end = next((j for j in range(before[1], len(words)) if _ends_reason(sentence, j, lexicon)), len(words))
        again = match(words, lexicon.grant, found[1]) or (len(words), 0)
        whole = before[0], min(end, again[0]) if alone else found[0]
        return _plain_words(text, sentence, *before), _kind(words[slice(*whole)], lexicon)
    comma = sentence.tags.find(",", 0, found[0])
    opening = words[: max(0, comma)]
    if opening[:1] and (opening[0] in SAYING_WHY or (opening[0] in WHY_AT_ALL and _is_listed(opening, lexicon))):
        return _plain_words(text, sentence, 0, comma), _kind(opening, lexicon)
    return None, None


def _is_listed(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    return match(words, lexicon.rote) is not None or match(words, lexicon.informative) is not None


def _ends_reason(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a reason ends before a word: “for fear of dismissal, said the files were lost”."""
    tag = sentence.tags[at]
    goes_on = sentence.words[at + 1 : at + 2]
    tells = bool(goes_on) and goes_on[0] in lexicon.cues and goes_on[0] not in REASON_OPENERS
    return tag in '";.' or (tag == "," and tells)


def _kind(reason: tuple[str, ...], lexicon: Lexicon) -> ReasonKind:
    """Tell a stock phrase from a reason that names a harm, a rule or a person; what is neither tells something."""
    rote = match(reason, lexicon.rote) is not None and match(reason, lexicon.informative) is None
    return ReasonKind.ROTE if rote else ReasonKind.INFORMATIVE


def _plain_words(text: str, sentence: Sentence, first: int, last: int) -> str:
    return " ".join(text[sentence.starts[first] : sentence.ends[last - 1]].split()).rstrip(" ,.")


def basis_of(voice: Voice, text: str, lexicon: Lexicon) -> str | None:
    """Return the words of a mention that say how an unnamed speaker knows: “who attended the meeting”."""
    for span in voice.mentions:
        forms = text[span.start : span.end].replace(",", " ,").split()
        words = tuple(map(plain, forms))
        found = match(words, lexicon.basis)
        if found is not None:
            granted = match(words, lexicon.grant, found[1])
            end = granted[0] if granted else len(words)
            end = next((i for i in range(found[1], end) if words[i] == ","), end)
            while end > found[1] and words[end - 1] in ("and", "but", "who"):  # “who was there and | asked not to …”
                end -= 1
            return " ".join(forms[found[0] : end])
    return None
