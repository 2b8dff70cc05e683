"""Speech nouns: words that a noun hands over for its owner. Her remark that the weir was “a wreck”."""

from __future__ import annotations

from attrib.clauses import clause_end
from attrib.heads import is_parenthetical
from attrib.passages import Match, Passage
from attrib.phrases import AUXILIARY, Range, is_passive, past, verb
from attrib.subjects import subject

# Nouns that need no owner: The hall rang with chants of “Shame!”
CRIES = frozenset("chant chants cry cries shout shouts cheer cheers jeer jeers".split())
LONGEST_NOUN = 8  # phrases between a noun and the words that it hands over


def speech_noun(passage: Passage, k: int) -> Match | None:
    """Match the marked words that a noun hands over for its owner: her remark on Monday that the weir was “a wreck”."""
    sentence = passage.sentence
    kinds = sentence.kinds
    owned = k > 0 and kinds[k - 1] == "n" and sentence.tags[sentence.head(k - 1)] in "Pp"
    source = Range(k - 1, k) if owned else None
    if owned and kinds[max(0, k - 3) : k - 1] == '"v' and k - 3 in passage.free:  # “Never,” was her reply
        return Match("source-noun-content", (Range(k - 3, k - 2),), sentence.span(k, k + 1), source)
    j = k + 1
    while j < k + LONGEST_NOUN and (kinds[j : j + 2] in ("In", "On", "It") or kinds[j : j + 1] == "t"):
        if source is None and j == k + 1 and passage.first_word(j) in ("of", "by", "from"):
            source = Range(j + 1, j + 2)
        j += 1 if kinds[j] == "t" else 2
    j += 2 * (sentence.words[sentence.firsts[j] : sentence.firsts[j] + 2] == ("in", "full"))  # from Ruiz in full: “…”
    inserted = Range(past(kinds, j + 1, "R"), kinds.find(",", j + 1, j + LONGEST_NOUN))
    if kinds[j : j + 1] == "," and inserted.first < inserted.last and is_parenthetical(sentence, inserted):
        j = inserted.last + 1  # Her claim, made on the radio, is that
    while kinds[j : j + 1] in ("v", "I", ",", ":") and j < k + LONGEST_NOUN:
        if kinds[j] == "v" and verb(sentence, j) not in AUXILIARY:
            return None
        j += 1
    cried = sentence.words[sentence.head(k)] in CRIES and kinds[k + 1 : k + 2] == "I" and kinds[j : j + 1] in ("F", '"')
    if source is None and cried:
        if sentence.kinds.rfind("v", 0, k) in passage.verbs:
            return None  # She answered with a cry of “Shame!”: the verb is the cue
        source = _crowd(passage, k)
    if (source is None and not cried) or j >= len(kinds) or kinds[j] not in 'H"F':
        return None
    if kinds[j] == '"' and j not in passage.free:
        return None  # His answer: “Never,” he said.
    end = clause_end(sentence, j, k, passage.verbs) if kinds[j] == "H" else j + 1
    words = range(sentence.firsts[j], sentence.firsts[end])
    marked = [passage.phrase_at(word) for word in words if word in sentence.quoted]
    if not marked:
        return None
    verb_after = next((m + 1 for m in marked if kinds[m + 1 : m + 2] == "v"), end)  # that it was “mad” | hurt Ruiz
    end = min(end, verb_after)
    return Match("source-noun-content", (Range(j, end),), sentence.span(k, k + 1), source)


def _crowd(passage: Passage, k: int) -> Range | None:
    """Return who joins in the cries at `k`, where it is told: The fans broke into chants of “Shame!”"""
    sentence = passage.sentence
    verb_before = sentence.kinds.rfind("v", 0, k)
    if verb_before < 0 or is_passive(sentence, verb_before) or verb(sentence, verb_before) in AUXILIARY:
        return None
    return subject(sentence, verb_before)
