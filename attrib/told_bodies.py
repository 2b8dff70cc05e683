"""Told bodies: which body the board, the authority or “its” is, by what an article said before."""

from __future__ import annotations

from attrib.grammar import Sentence
from attrib.lexicon import Lexicon
from attrib.names import has_private, has_public

# Nouns that stand alone for a body named before: “the authority’s spokeswoman”, “board member Ana Ruiz”
BODIES = frozenset(
    "agency authority board bureau commission committee council department force inspectorate ministry office panel "
    "regulator service tribunal watchdog".split()
)
SERVICES = frozenset({"police", "fire", "sheriff", "constabulary"})  # whose head is a chief
FAR = 30  # sentences over which a body is remembered
LONGEST = 5  # words of its name before the noun
DETERMINERS = "DPp"  # tags before which a name does not go on


def is_public_body(sentences: tuple[Sentence, ...], number: int, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether the body that the words of a role name by its noun alone was named as a public one before.

    “The Ports Authority denied it. | The authority’s spokeswoman | Mrs Bisi Alade said …”
    """
    if words[0] == "chief":  # Chief Lester Orr, in an article about the police
        before = sentences[max(0, number - FAR) : number + 1]
        return any(not SERVICES.isdisjoint(sentence.words) for sentence in before)
    at = next((i for i, word in enumerate(words) if word in BODIES), -1)
    if at < 0 or (at > 0 and words[at - 1] not in ("the", "its", "a", "an")):
        return False
    for sentence in reversed(sentences[max(0, number - FAR) : number]):
        if words[at] not in sentence.words:
            continue
        i = sentence.words.index(words[at])
        first = i
        while first > max(0, i - LONGEST) and sentence.tags[first - 1] in "XNJ&":
            first -= 1
        told = sentence.words[first : i + 1]
        if len(told) > 1:
            return has_public(told, lexicon) and not has_private(told, lexicon)
    return False
