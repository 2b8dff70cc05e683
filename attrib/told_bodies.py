"""Told bodies: which body the board, the authority or “the service” is, by what an article said before."""

from __future__ import annotations

from attrib.grammar import Sentence
from attrib.lexicon import Lexicon
from attrib.names import has_private, has_public

# Nouns that stand alone for a body named before: “the authority’s spokeswoman”, “board member Ana Ruiz”
BODIES = frozenset(
    "agency authority board bureau commission committee corporation council department force inspectorate ministry "
    "office panel regulator service tribunal watchdog".split()
)
# Of these one with a name of its own is public: the Water Bureau, the Department of Roads
STATE = frozenset("agency bureau commission council department ministry tribunal".split())
# Who sits on a board that is public: the Board of Supervisors; not: of directors
MEMBERS = frozenset("supervisors education elections commissioners health works selectmen aldermen".split())
# By these words an article shows of whom the bare title is meant: “Chief Lester Orr”, “the treasurer, Ana Ruiz”
SERVICES = frozenset({"police", "fire", "sheriff", "constabulary"})
PARLIAMENT = frozenset(
    "parliament parliamentary mps mlas tds assembly senate senator senators premier crossbench legislature lawmakers "
    "legislators deputies sabha dáil commons knesset".split()
)
SHOWN_BY = {"chief": SERVICES, "treasurer": PARLIAMENT, "speaker": PARLIAMENT}
FAR = 30  # sentences over which a body is remembered
LONGEST = 5  # words of its name before the noun


def is_public_title(sentences: tuple[Sentence, ...], number: int, title: str) -> bool:
    """Tell whether the article around a bare title shows that it is a public one."""
    shown = SHOWN_BY.get(title)
    if shown is None:
        return False
    around = sentences[max(0, number - FAR) : number + FAR]
    return any(not shown.isdisjoint(sentence.words) for sentence in around)


def is_public_body(sentences: tuple[Sentence, ...], number: int, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether the body that the words of a role name by its noun alone was named as a public one before.

    “The Ports Authority denied it. | The authority’s spokeswoman | Mrs Bisi Alade said …”
    """
    at = next((i for i, word in enumerate(words) if word in BODIES), -1)
    if at < 0 or (at > 0 and words[at - 1] not in ("the", "its", "a", "an")):
        return False
    for sentence in reversed(sentences[max(0, number - FAR) : number]):
        if words[at] in sentence.words:
            told = _name_of(sentence, sentence.words.index(words[at]))
            if len(told) > 1:
                return _is_public(told, words[at], lexicon)
    return False


def _name_of(sentence: Sentence, at: int) -> tuple[str, ...]:
    """Return the words of the body of which the noun stands at `at`: the | Tarn Ports Authority |."""
    first, last = at, at + 1
    while first > max(0, at - LONGEST) and sentence.tags[first - 1] in "XNJ&":
        first -= 1
    if sentence.words[last : last + 1] == ("of",):
        last += 1
        while last < len(sentence.words) and sentence.tags[last] in "XNSJ":
            last += 1
    named = "X" in sentence.tags[first:last]
    return sentence.words[first:last] if named or first < at else ()


def _is_public(told: tuple[str, ...], noun: str, lexicon: Lexicon) -> bool:
    if noun == "corporation":
        return "municipal" in told
    state = noun in STATE or not MEMBERS.isdisjoint(told) or has_public(told, lexicon)
    return state and not has_private(told, lexicon)
