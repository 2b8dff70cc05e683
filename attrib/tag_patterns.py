"""Tag patterns: content that stands before a tag or on both sides of it. “The bridge,” Ruiz said, “will close.”"""

from __future__ import annotations

from attrib.clauses import clause_end, is_claim_before, opens_clause
from attrib.cues import Cue
from attrib.extents import HOW
from attrib.grammar import Sentence
from attrib.passages import Match, Passage, hand_over
from attrib.phrases import AUXILIARY, RELATIVE, Range, past, verb

NOT = frozenset({"not", "n't", "never"})


def begins_anew(passage: Passage, cue: Cue) -> bool:
    """Tell “Nobody came.” The inquiry begins on Monday. “Nobody came.” The landlord has not replied: no tags."""
    told = passage.sentence.kinds[cue.first] != "f" and cue.verb.lemma != "begin"
    return not told or not NOT.isdisjoint(passage.sentence.phrase_words(cue.first))


def begun_before(passage: Passage, cue: Cue, source: Range, start: int) -> Match | None:
    """Match a quotation whose clause begins before its tag: The plan, she said, “was never finished.”"""
    sentence, at = passage.sentence, cue.content
    comma = source.first - 1
    if at is None or cue.frame != "quote" or sentence.kinds[at - 1] != "," or comma <= start:
        return None
    if sentence.kinds[comma] != "," or at not in passage.speech or not passage.goes_on(at):
        return None
    begin = passage.clause_start(comma, start)
    opening = sentence.kinds[begin:comma]
    if opening[:1] not in ("n", "I") and passage.first_word(begin) != "if":
        return None
    if opening[0] == "I" and (
        "t" in opening or any(sentence.words[sentence.head(k)] in HOW for k in range(begin, comma))
    ):
        return None  # In a speech on Monday, she said, “we will win.”
    content = Range(begin, comma), Range(at, end_of_speech(passage, at, at + 1))
    return tag_match(passage, cue, source, content, Range(begin, content[1].last))


def end_of_speech(passage: Passage, start: int, end: int) -> int:
    """Return where a content that begins with speech ends: at its closing mark, unless its clause goes on to `end`."""
    kinds = passage.sentence.kinds
    last = start + 1
    while last < end:  # “no tolls,” “no trams” and “no more taxes”
        further = last + (kinds[last] == ",")
        further += kinds[further : further + 1] == "C"
        if kinds[further : further + 1] not in ('"', "F"):
            break
        last = further + 1
    return end if last < end and kinds[last] in "vIOWHlgf" else last


def tagged_speech(passage: Passage, cue: Cue, source: Range, speech: int) -> Match:
    """Match the quotation before a tag, and the one after it that goes on: “A,” she said, “B.”"""
    kinds = passage.sentence.kinds
    first = speech
    while first > 1 and first - 1 in passage.free:
        first -= 1
    joined = first > 0 and kinds[first - 1] != "(" and (kinds[first - 1] not in '.",-:C' or passage.goes_on(first))
    if joined and ("n" in kinds[:first] or "v" in kinds[:first]):
        # the quotation ends a clause: The plan was “a disaster for the town,” she said.
        content = [Range(passage.clause_start(first, 0), speech + 1)]
    else:
        content = [Range(i, i + 1) for i in range(first, speech + 1)]
    end = max(cue.last, source.last)
    j = end
    while j < len(kinds) and kinds[j] in "RtIOJng,:" and not (kinds[j] == "g" and j in passage.verbs):
        closed = kinds[j + 1 : j + 3] == "F)"  # (“A,” she said, “and B”)
        if kinds[j] in ",:" and (kinds[j + 1 : j + 2] == '"' or closed):
            content.append(Range(j + 1, j + 2))
            end = j + 2
            break
        j += 1
    return tag_match(passage, cue, source, tuple(content), Range(cue.first, end))


def tagged_clause(passage: Passage, cue: Cue, source: Range, tag: int, start: int) -> Match | None:
    """Match the clause before a tag: The talks will resume, an official said. The talks, she said, will resume."""
    kinds = passage.sentence.kinds
    end = max(cue.last, source.last)
    if tag == 0:  # “It is over.” Ruiz said.
        return None if begins_anew(passage, cue) else tag_match(passage, cue, source, (), Range(0, end))
    if tag - 1 <= start or kinds[tag - 1] not in ",-":
        return None
    before = Range(passage.clause_start(tag - 1, start), tag - 1)
    content = [before]
    left = kinds[before.first : before.last]
    j = past(kinds, end, "RtIOn")
    opening = opens_clause(passage.sentence, before.first)
    # The town, she said, will pay; The plan is, she said, a mistake; If it rains, she said, we will stay
    goes_on = (
        not left
        or opening
        or breaks_off(passage.sentence, before)
        or (set(kinds[j:]) & set('v"') and ("v" not in left or kinds[j + 1 : j + 2] not in ("g", "C", "n", "W")))
    )
    if kinds[j : j + 1] in (",", "-") and goes_on:
        end = clause_end(passage.sentence, j + 1, cue.first, passage.verbs)
        content.append(Range(j + 1, end))
    if len(content) == 1 and (_says_nothing(passage, cue, before) or _is_circumstance(passage, before.first)):
        return None
    return tag_match(
        passage, cue, source, tuple(c for c in content if c.first < c.last), Range(min(tag, cue.first), end)
    )


def breaks_off(sentence: Sentence, clause: Range) -> bool:
    """Tell whether a clause ends with an auxiliary and goes on after the tag: The plan is, | she said, a joke."""
    last = clause.last - 1
    return sentence.kinds[last] == "v" and verb(sentence, last) in AUXILIARY


def _says_nothing(passage: Passage, cue: Cue, before: Range) -> bool:
    """Tell words before a verb that only open its sentence from a content: As the rain stopped, Ruiz said no."""
    sentence = passage.sentence
    left = sentence.kinds[before.first : before.last]
    words = range(sentence.firsts[before.first], sentence.firsts[before.last])
    opening = opens_clause(sentence, before.first)
    if set(left).isdisjoint('vl"F') and sentence.quoted.keys().isdisjoint(words):
        return True
    if cue.verb.frames.isdisjoint({"that", "bare"}) and left.strip('"F'):
        # After “The Tide”, half of the row had gone. Not: “The Tide”, the crowd went. It was late, she shrugged.
        return opening or left[0] == "I" or "v" not in left
    return opening and "," not in left


def _is_circumstance(passage: Passage, k: int) -> bool:
    """Tell what went with the words from the words: “Asked if he would sell, Ruiz said no.”"""
    sentence = passage.sentence
    return sentence.kinds[k] in "gl" or (sentence.kinds[k] == "v" and sentence.tags[sentence.firsts[k]] in "TL")


def within_relative(passage: Passage, cue: Cue, source: Range) -> Match | None:
    """Match a claim around the cue in a relative clause: the changes, which officials said will come in May, …

    Or what somebody denies of it: she was accused of theft, a charge she denies.
    """
    kinds, pronoun = passage.sentence.kinds, source.first - 1
    if past(kinds, cue.last, "R") == len(kinds) or kinds[past(kinds, cue.last, "R")] in ".,;It":
        claimed = "np" in cue.verb.frames and pronoun > 0 and is_claim_before(passage.sentence, pronoun)
        thing = (Range(pronoun, source.first),)
        return tag_match(passage, cue, source, thing, Range(pronoun, cue.last)) if claimed else None
    if kinds[cue.last : cue.last + 1] != "v" or pronoun < 0 or passage.first_word(pronoun) not in (*RELATIVE, "what"):
        return None
    end = clause_end(passage.sentence, cue.last, cue.first, passage.verbs, relative=True)
    return tag_match(passage, cue, source, (Range(pronoun, source.first), Range(cue.last, end)), Range(pronoun, end))


def tag_match(passage: Passage, cue: Cue, source: Range, content: tuple[Range, ...], covered: Range) -> Match:
    """Return the match of a tag, named for its order. What its source says in a clause of its own is not covered."""
    if covered.last == source.last:
        covered = Range(covered.first, passage.says_more(source, cue.last))  # “…,” said Ruiz, who added that …
    pattern = "content-cue-source" if source.first > cue.first else "content-source-cue"
    return hand_over(passage, cue, pattern, source, content, covered)
