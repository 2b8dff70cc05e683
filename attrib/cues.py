"""Cues: the words that hand other words over to somebody, and where their content may stand."""

from __future__ import annotations

from dataclasses import dataclass

from attrib.clauses import extent, is_passive
from attrib.grammar import Sentence
from attrib.lexicon import CueVerb, Lexicon

# Any verb right beside speech is its tag, whatever it means: “Not yet,” Ruiz smiled.
ANY = CueVerb("", frozenset({"after", "quote"}), frozenset())


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in one sentence. `frame` names what its content is; `content` is the phrase where that begins.

    `phrases` are the phrases of the cue itself, `first` up to, not including, `last`. Without a content to its
    right (`content` None) the cue can only take what stands before it.
    """

    sentence: int
    first: int
    last: int
    verb: CueVerb
    frame: str
    content: int | None
    passive: bool = False

    @property
    def mind(self) -> bool:
        """Whether the cue reports a state of mind."""
        return self.frame in self.verb.mind


def cue_phrases(sentence: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """Return the phrases whose verb is a cue verb, whatever follows."""
    return frozenset(
        i for i, kind in enumerate(sentence.kinds) if kind in "vgfl" and _entry(sentence, i, lexicon) is not None
    )


def _entry(sentence: Sentence, k: int, lexicon: Lexicon) -> CueVerb | None:
    """Return the cue verb of a phrase, the one whose further words follow it: “made it clear”, “is confident”."""
    after = sentence.firsts[k + 1]
    for entry in lexicon.cues.get(sentence.words[after - 1], ()):
        if sentence.words[after : after + len(entry.tail)] == entry.tail:
            return entry
    return None


def find_cues(number: int, sentence: Sentence, phrases: frozenset[int], lexicon: Lexicon) -> tuple[Cue, ...]:
    """Return the cues of one sentence, in order."""
    found: list[Cue] = []
    for k in sorted(phrases):
        if found and k < found[-1].last:
            continue  # “to say” in “went on to say”
        entry = _entry(sentence, k, lexicon)
        passive = is_passive(sentence, k)
        if sentence.kinds[k] == "l" or entry is None:
            continue
        frame, content, last = _frame(sentence, k, entry, passive)
        if entry.tail:
            end = sentence.firsts[k + 1] + len(entry.tail)
            while last < len(sentence.kinds) and sentence.firsts[last] < end:
                last += 1
        if frame:
            found.append(Cue(number, k, last, entry, frame, content, passive))
    return tuple(found)


def _frame(sentence: Sentence, k: int, entry: CueVerb, passive: bool) -> tuple[str, int | None, int]:
    """Return the frame in which a cue verb stands, where its content begins, and where the cue ends."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    frames = entry.frames
    j = k + 1
    if entry.tail:
        end = sentence.firsts[k + 1] + len(entry.tail)
        while j < size and sentence.firsts[j] < end:
            j += 1
    while j < size and kinds[j] in "Rt":
        j += 1
    if passive:
        return _passive_frame(sentence, j, k, frames)
    if j >= size:
        return ("after", None, k + 1) if "after" in frames else ("", None, k + 1)
    kind = kinds[j]
    word = sentence.words[sentence.firsts[j]]
    if kind in "H" and "that" in frames:
        return "that", j, k + 1
    if (kind == "W" or word in ("if", "who")) and frames & {"wh", "that"}:
        return "wh", j, k + 1
    if kind == '"' and frames & {"quote", "that", "np-quote", "np"}:
        return "quote", j, k + 1
    if kind in ":," and j + 1 < size and kinds[j + 1] in '"F' and frames & {"quote", "that", "np-quote"}:
        return "quote", j + 1, k + 1
    if kind == ":" and j + 1 < size and "quote" in frames:
        return "colon", j + 1, k + 1
    if (kind == "f" or (kind == "O" and kinds[j + 1 : j + 2] in ("F", '"'))) and "to" in frames:
        return "to", j, k + 1
    if kind == "g" and "bare" in frames and begins_clause(sentence, j):
        return "bare", j, k + 1
    if kind == "g" and "ing" in frames:
        return "ing", j, k + 1
    if kind in "n" or (kind == "F"):
        found = _noun_frame(sentence, j, k, frames)
        if found[0]:
            return found
    if kind in "RC" and j == k + 1 and "bare" in frames and kind == "C":
        return "", None, k + 1
    if kind in "IO":
        found = _prepositional_frame(sentence, j, k, word, frames)
        if found[0]:
            return found
    if kind == "J" and "adj" in frames:
        return "adj", j, k + 1
    if "after" in frames:
        return "after", None, k + 1
    return "", None, k + 1


def _passive_frame(sentence: Sentence, j: int, k: int, frames: frozenset[str]) -> tuple[str, int | None, int]:
    kinds = sentence.kinds
    kind = kinds[j] if j < len(kinds) else "."
    if kind == "f" and "be-to" in frames:
        return "be-to", j, k + 1
    if kind == "H" and "be-that" in frames:
        return "be-that", j, k + 1
    if kind in "W" and "be-wh" in frames:
        return "be-wh", j, k + 1
    if kind in "IO" and "be-p-" + sentence.words[sentence.firsts[j]] in frames:
        return "be-p", j + 1, j + 1
    return "", None, k + 1


def _noun_frame(sentence: Sentence, j: int, k: int, frames: frozenset[str]) -> tuple[str, int | None, int]:
    """Return the frame of a verb with a noun phrase after it: a clause, an addressee, or the thing said."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    addressed = bool(frames & {"np-that", "np-bare", "np-quote"})
    end = _addressee_end(sentence, j)
    after = kinds[end] if end < size else "."
    while after in "Rt" and end + 1 < size:
        end += 1
        after = kinds[end]
    if addressed and end < size:
        if after == "H" and "np-that" in frames:
            return "np-that", end, k + 1
        if after == "W" and "np-wh" in frames:
            return "np-wh", end, k + 1
        if "np-quote" in frames:
            if after in '"F':
                return "np-quote", end, k + 1
            if after in ",:" and end + 1 < size and kinds[end + 1] in '"F':
                return "np-quote", end + 1, k + 1
        if after == "n" and "np-bare" in frames and begins_clause(sentence, end):
            return "np-bare", end, k + 1
    if "np-to" in frames:
        stop = end if kinds[end : end + 1] == "f" else extent(sentence, j)
        if kinds[stop : stop + 1] == "f":
            return "np-to", j, k + 1
    if "bare" in frames and begins_clause(sentence, j):
        return "bare", j, k + 1
    if "np-label" in frames:
        return "np-label", j, k + 1
    if "np-as" in frames and after == "I" and sentence.words[sentence.firsts[end]] == "as":
        return "np-as", j, k + 1
    if "np" in frames:
        return "np", j, k + 1
    if "after" in frames:
        return "after", None, k + 1
    return "", None, k + 1


def _addressee_end(sentence: Sentence, j: int) -> int:
    """Return where a person addressed ends: “reporters in Davos on Thursday”, “the Herald in an interview”."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    end = j + 1
    while end < size:
        if kinds[end] in "IO" and end + 1 < size and kinds[end + 1] in "nt":
            if sentence.words[sentence.firsts[end]] == "as":
                break
            end += 2
        elif kinds[end] in "t":
            end += 1
        elif kinds[end : end + 3] == ",n," and kinds[end + 3 : end + 4] in ("H", '"', "n"):
            end += 3  # “told supporters in Velm, Ohio, that …”
        elif (kinds[end] == "C" and end + 1 < size and kinds[end + 1] == "n") or (
            kinds[end] == "g" and end + 1 < size and kinds[end + 1] in "nI"
        ):
            end += 2
        else:
            break
    return end


def begins_clause(sentence: Sentence, j: int) -> bool:
    """Tell whether a finite verb follows the noun phrase at `j`: “said the plan for the port would fail”."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    m = j + 1
    while m < size and m - j < 12:
        kind = kinds[m]
        if kind == "v":
            return True
        if kind == ",":
            # “said Ruiz, the mayor, would resign”; “said Ruiz, who”
            closing = kinds.find(",", m + 1, m + 12)
            if closing < 0 or closing - m > 8 or m - j > 6 or kinds[m + 1 : m + 2] not in ("n", "I", "W", "J", "R"):
                return False
            if "v" in kinds[m:closing] and sentence.words[sentence.firsts[m + 1]] not in ("who", "which", "whose"):
                return False
            m = closing + 1
            continue
        if kind == "-":
            closing = kinds.find("-", m + 1, m + 12)
            if closing < 0:
                return False
            m = closing + 1
            continue
        if kind not in 'nIRJtCOPlgfF(#)DEW"&':
            return False
        m += 1
    return False


def _prepositional_frame(
    sentence: Sentence, j: int, k: int, word: str, frames: frozenset[str]
) -> tuple[str, int | None, int]:
    """Return the frame of a verb with a preposition after it: a clause behind an adjunct, or “called for X”."""
    kinds, size = sentence.kinds, len(sentence.kinds)
    if "p-" + word in frames and j + 1 < size:
        return "p", j + 1, j + 1
    m = j
    while m + 1 < size and kinds[m] in "IO" and kinds[m + 1] in "nt":
        m += 2
        while m < size and kinds[m] in "Rt":
            m += 1
        if m + 1 < size and kinds[m] == "g" and kinds[m + 1] in "nIt":
            m += 2
    if m >= size or m == j:
        return "", None, k + 1
    if kinds[m] == "H" and frames & {"that", "np-that"}:
        return "that", m, k + 1
    if kinds[m] == '"' and "quote" in frames:
        return "quote", m, k + 1
    if kinds[m] in ",:" and kinds[m + 1 : m + 2] == '"' and "quote" in frames:
        return "quote", m + 1, k + 1
    if kinds[m] == "n" and "bare" in frames and begins_clause(sentence, m):
        return "bare", m, k + 1
    if kinds[m] == "W" and "wh" in frames:
        return "wh", m, k + 1
    if kinds[m - 1] == "n" and "bare" in frames and kinds[m] == "v" and m - j >= 2 and kinds[m - 2] != "I":
        return "bare", m - 1, k + 1
    return "", None, k + 1
