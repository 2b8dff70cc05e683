"""Frames: what may follow a cue verb as its content, and where that begins.

The list of cue verbs gives each verb its frames. Which of them a sentence shows is read off the phrase after the verb:
a clause, a quotation, an infinitive, a noun phrase with or without something behind it.
"""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from attrib.extents import HOW, extent, is_reduced
from attrib.grammar import Sentence
from attrib.lexicon import CueVerb
from attrib.phrases import RELATIVE, is_passive, past

SPEAKING = frozenset({"that", "quote", "np-that", "np-quote"})  # the frames of verbs after which speech may stand
AGENTIVE = frozenset({"np", "np-that", "np-as", "np-label", "np-to"})  # the frames that have a passive with “by”
AGENT_WITHIN = 5  # phrases between a passive and its “by”: “was denounced in Brno on Monday by the union”
LONGEST_SUBJECT = 12  # phrases between the start of a clause and its verb: “the plan for the port on the river would …”

THESE_WORDS = frozenset({("this",), ("these", "words"), ("the", "following")})  # objects that only announce speech
NOTES = HOW | frozenset("letters emails e-mails messages memos statements tweets texts release releases note".split())
LONGEST_INSERTION = 16  # phrases between a cue and its “that”


class Place(NamedTuple):
    """A frame, the phrase where its content begins (None where that stands before the verb), and where the cue ends."""

    frame: str
    content: int | None
    last: int


def frame_of(sentence: Sentence, k: int, entry: CueVerb) -> Place | None:
    """Return the frame in which the cue verb of the phrase `k` stands, or None where it hands nothing over."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    j = past(kinds, tail_end(sentence, k, entry), "Rt")
    if is_passive(sentence, k):
        return _passive(sentence, j, k, entry.frames) or _by(sentence, k, entry.frames)
    if is_reduced(sentence, k):
        by = _by(sentence, k, entry.frames)
        if by is not None:
            return by
    if j < size:
        that = _after_insertion(sentence, j)
        if that and entry.frames & {"that", "np-that"}:
            return Place("that", that, k + 1)
        place = _marked(sentence, j, k, entry.frames) or _unmarked(sentence, j, k, entry.frames)
        if place is not None:
            return place
        if kinds[j] == "C" and j == k + 1 and "bare" in entry.frames:
            return None  # “Ruiz said and did nothing”
    return Place("after", None, k + 1) if "after" in entry.frames else None


def _after_insertion(sentence: Sentence, j: int) -> int:
    """Return “that” after words between commas: “said in a letter, among other things, that …”; 0 without any."""
    kinds = sentence.kinds
    that = kinds.find("H", j, j + LONGEST_INSERTION)
    return that if that > j + 2 and kinds[that - 1] in ",-" and not kinds[j:that].strip("IOntRJDlCg,-") else 0


def _after_place(sentence: Sentence, j: int) -> int:
    """Return “that” after a place or a time: “It was said in Brno on Monday that …”; 0 without any."""
    that = sentence.kinds.find("H", j, j + LONGEST_INSERTION)
    if that <= j or sentence.words[sentence.firsts[j]] == "by":
        return 0
    return that if not sentence.kinds[j:that].strip("IntR") else 0


def tail_end(sentence: Sentence, k: int, entry: CueVerb) -> int:
    """Return the phrase after a cue verb and the words that belong to it: “made it clear | that …”."""
    end = sentence.firsts[k + 1] + len(entry.tail)
    j = k + 1
    while j < len(sentence.kinds) and sentence.firsts[j] < end:
        j += 1
    return j


def _marked(sentence: Sentence, j: int, k: int, frames: Set[str]) -> Place | None:
    """Return the frame of a content that a word or a mark opens: that, whether, “…”, a colon, to."""
    kinds = sentence.kinds
    kind, after, word = kinds[j], kinds[j + 1 : j + 2], sentence.words[sentence.firsts[j]]
    if kind == "H" and "that" in frames:
        return Place("that", j, k + 1)
    if (kind == "W" or word in ("if", "who")) and frames & {"wh", "that"}:
        return Place("wh", j, k + 1)
    if kind == '"' and frames & {"quote", "that", "np-quote", "np"}:
        return Place("quote", j, k + 1)
    if kind in ":," and after in ("F", '"') and frames & {"quote", "that", "np-quote"}:
        return Place("quote", j + 1, k + 1)
    if kind == ":" and after and "quote" in frames:
        return Place("colon", j + 1, k + 1)
    if (kind == "f" or (kind == "O" and after in ("F", '"'))) and "to" in frames:
        return Place("to", j, k + 1)
    return None


def _unmarked(sentence: Sentence, j: int, k: int, frames: Set[str]) -> Place | None:
    """Return the frame of a content that nothing announces: “said the plan would fail”, “denied the claim”."""
    kind = sentence.kinds[j]
    if "bare" in frames and sentence.phrase_words(j) in (("yes",), ("no",)):
        return Place("bare", j, k + 1)
    if kind == "g" and "bare" in frames and begins_clause(sentence, j):
        return Place("bare", j, k + 1)
    if kind == "g" and "ing" in frames:
        return Place("ing", j, k + 1)
    if kind in "nF":
        end = _end_of_addressee(sentence, j)
        found = _addressed(sentence, j, end, k, frames) or _object(sentence, j, end, k, frames)
        said = kind == "F" and "quote" in frames and sentence.kinds[k] != "f"  # chanted “no tolls”
        return found or (Place("quote", j, k + 1) if said else None)
    if kind in "IO":
        return _prepositional(sentence, j, k, frames)
    return None


def _passive(sentence: Sentence, j: int, k: int, frames: Set[str]) -> Place | None:
    kind = sentence.kinds[j] if j < len(sentence.kinds) else "."
    if (kind == "f" or (kind == "O" and sentence.kinds[j + 1 : j + 2] in ("F", '"'))) and "be-to" in frames:
        return Place("be-to", j, k + 1)
    if kind == "H" and "be-that" in frames:
        return Place("be-that", j, k + 1)
    if "np-bare" in frames and "be-that" in frames and kind == "n" and begins_clause(sentence, j):
        return Place("be-that", j, k + 1)  # “The inquest was told the road was shut.”
    if "be-that" in frames and k and sentence.phrase_words(k - 1) == ("it",):
        if kind == "n" and begins_clause(sentence, j):
            return Place("be-that", j, k + 1)  # “It is understood the bridge will close.”
        that = _after_place(sentence, j)
        if that:
            return Place("be-that", that, k + 1)
    if kind == "W" and "be-wh" in frames:
        return Place("be-wh", j, k + 1)
    if kind in "IO" and "be-p-" + sentence.words[sentence.firsts[j]] in frames:
        return Place("be-p", j + 1, j + 1)
    return None


def _by(sentence: Sentence, k: int, frames: Set[str]) -> Place | None:
    """Return the frame of a passive whose source stands behind “by”: “was denounced on Monday by the union”."""
    kinds = sentence.kinds
    if frames.isdisjoint(AGENTIVE):
        return None
    label = "np-label" in frames and kinds[k + 1 : k + 2] in ("F", '"')  # was called “a fraud” by the union
    for j in range(k + 1 + label, min(k + AGENT_WITHIN, len(kinds) - 1)):
        if kinds[j] == "I" and sentence.words[sentence.firsts[j]] == "by":
            return (
                Place("be-by", j, k + 1)
                if kinds[j + 1] == "n" and sentence.tags[sentence.firsts[j + 1]] != "N"
                else None
            )
        if kinds[j] not in "RtInJ":
            break
    return None


def _addressed(sentence: Sentence, j: int, end: int, k: int, frames: Set[str]) -> Place | None:
    """Return the frame of a verb with somebody addressed, up to `end`: “told reporters that …”, “asked Ruiz to …”."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    after = kinds[end : end + 1]
    if after == "H" and "np-that" in frames:
        return Place("np-that", end, k + 1)
    if "np-wh" in frames and (after == "W" or (after == "U" and sentence.words[sentence.firsts[end]] == "if")):
        return Place("np-wh", end, k + 1)
    clause = after == "F" and "bare" in frames and "np-that" not in frames  # said the pumps | “pose a risk”
    if after in ("F", '"') and "np-quote" in frames and not clause:
        return Place("np-quote", end, k + 1)
    if after in (",", ":") and "np-quote" in frames and end + 1 < size and kinds[end + 1] in '"F':
        return Place("np-quote", end + 1, k + 1)
    if after == "n" and "np-bare" in frames and (begins_clause(sentence, end) or _is_marked(sentence, end, frames)):
        return Place("np-bare", end, k + 1)
    to_quotation = after == "O" and kinds[end + 1 : end + 2] in ("F", '"')  # coached Ruiz to “wait and see”
    if "np-to" in frames and (after == "f" or to_quotation or kinds.startswith("f", extent(sentence, j))):
        return Place("np-to", j, k + 1)
    return None


def _object(sentence: Sentence, j: int, end: int, k: int, frames: Set[str]) -> Place | None:
    """Return the frame of a verb with a clause of its own after it, or with the thing that was said."""
    if "bare" in frames and (begins_clause(sentence, j) or _is_marked(sentence, j, frames)):
        return Place("bare", j, k + 1)
    if frames & {"np", "np-note"} and sentence.phrase_words(j) in THESE_WORDS and sentence.kinds[end : end + 2] == ':"':
        return Place("quote", end + 1, k + 1)  # sent this from Velm: “…”
    if "np-label" in frames:
        return Place("np-label", j, k + 1)
    if "np-note" in frames:
        given = j + sentence.kinds.startswith("nn", j)  # sent Ruiz | a letter
        return Place("np-note", j, k + 1) if sentence.words[sentence.head(given)] in NOTES else None
    if "np-at" in frames and any(_is_at_number(sentence, m) for m in range(j + 1, end)):
        return Place("np-at", j, k + 1)
    if "np-as" in frames and sentence.kinds[end : end + 1] == "I" and sentence.words[sentence.firsts[end]] == "as":
        return Place("np-as", j, k + 1)
    return Place("np", j, k + 1) if "np" in frames else None


def _is_marked(sentence: Sentence, j: int, frames: Set[str]) -> bool:
    """Tell whether marked words do what the noun phrase at `j` does: said the pumps | “pose a risk to life”."""
    end = extent(sentence, j)
    speech = not frames.isdisjoint({"quote", "np-quote"})
    return speech and sentence.kinds[end : end + 1] == "F" and sentence.kinds[end + 1 : end + 2] != "v"


def _is_at_number(sentence: Sentence, m: int) -> bool:
    """Tell whether “at 30” or “at four million euros” stands at `m`."""
    first = sentence.firsts[m]
    return sentence.words[first] == "at" and "#" in sentence.tags[first + 1 : first + 3]


def _end_of_addressee(sentence: Sentence, j: int) -> int:
    """Return the phrase after a person addressed: “reporters in Davos on Thursday”, “the Herald in an interview”."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    end = j + 1
    while end < size:
        kind, after = kinds[end], kinds[end + 1 : end + 2]
        if kind in "IO" and after in ("n", "t") and sentence.words[sentence.firsts[end]] != "as":
            end += 2
        elif kind == "t":
            end += 1
        elif kinds[end : end + 3] == ",n," and kinds[end + 3 : end + 4] in ("H", '"', "n"):
            end += 3  # “told supporters in Velm, Ohio, that …”
        elif (kind == "C" and after == "n") or (kind == "g" and after in ("n", "I")):
            end += 2
        else:
            break
    while end + 1 < size and kinds[end] in "Rt":
        end += 1
    return end


def begins_clause(sentence: Sentence, j: int) -> bool:
    """Tell whether a finite verb follows the noun phrase at `j`: “said the plan for the port would fail”."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    m = j + 1
    relative = False  # “said Ruiz of the union, a body that has grown”
    while m < size and m - j < LONGEST_SUBJECT:
        kind = kinds[m]
        if kind == "v" and not relative:
            return True
        relative = kind != "v" and (relative or sentence.words[sentence.firsts[m]] in RELATIVE)
        if kind in ",-":
            closing = kinds.find(kind, m + 1)
            if closing < 0 or (kind == "," and not _is_inserted(sentence, j, m, closing)):
                return False
            m = closing
        elif kind not in 'nIRJtCOPlgfF(#)DEW"&v':
            return False
        m += 1
    return False


def _is_inserted(sentence: Sentence, j: int, comma: int, closing: int) -> bool:
    """Tell whether the words between two commas only add to a subject: “said Ruiz, the mayor, would resign”."""
    kinds = sentence.kinds
    if closing - comma > 8 or comma - j > 6 or kinds[comma + 1] not in "nIWJR":
        return False
    relative = sentence.words[sentence.firsts[comma + 1]] in ("who", "which", "whose")
    return relative or "v" not in kinds[comma:closing]


def _prepositional(sentence: Sentence, j: int, k: int, frames: Set[str]) -> Place | None:
    """Return the frame of a verb with a preposition after it: “called for X”, “said in Davos that …”."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    word = sentence.words[sentence.firsts[j]]
    timed = word == "on" and kinds[j + 1 : j + 2] == "t"  # data showed | on Friday
    if ("p-" + word in frames or (word == "as" and "np-as" in frames)) and j + 1 < size and not timed:
        return Place("p", j + 1, j + 1)  # called for X; whom she described as X
    m = j
    while m + 1 < size and kinds[m] in "IO" and kinds[m + 1] in "nt":
        m += 2
        m = past(kinds, m, "Rt")
        if m + 1 < size and kinds[m] == "g" and kinds[m + 1] in "nIt":
            m += 2
    if m >= size or m == j:
        return None
    if kinds[m] == "H" and frames & {"that", "np-that"}:
        return Place("that", m, k + 1)
    if kinds[m] == '"' and "quote" in frames:
        return Place("quote", m, k + 1)
    if kinds[m] in ",:" and kinds[m + 1 : m + 2] == '"' and "quote" in frames:
        return Place("quote", m + 1, k + 1)
    if kinds[m] == "n" and "bare" in frames and begins_clause(sentence, m):
        return Place("bare", m, k + 1)
    if kinds[m] == "W" and "wh" in frames:
        return Place("wh", m, k + 1)
    if kinds[m] == "n" and "np" in frames and set(kinds[j:m]) == set("It"):
        return Place("np", m, k + 1)  # announced on Monday a new toll
    if kinds[m - 1] == "n" and "bare" in frames and kinds[m] == "v" and m - j >= 2 and kinds[m - 2] != "I":
        return Place("bare", m - 1, k + 1)
    return None
