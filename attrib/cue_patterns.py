"""Cue patterns: where the content of a cue stands. After it, or with its tag.

Each takes a passage and a cue, and returns a match or nothing. `start` is the phrase where the content of the cue
before ended: no tag reaches back beyond it.
"""

from __future__ import annotations

from attrib.clauses import clause_end, object_end
from attrib.cues import Cue, cue_at
from attrib.extents import extent
from attrib.frames import begins_clause
from attrib.heads import noun_with_who_clause
from attrib.passages import Match, Passage, hand_over, hears
from attrib.passives import match_passive
from attrib.phrases import RELATIVE, Range, is_passive, tense
from attrib.subjects import inverted, subject
from attrib.tag_patterns import (
    begins_anew,
    begun_before,
    end_of_speech,
    tagged_clause,
    tagged_speech,
    within_relative,
)

EMPTY_OBJECTS = frozenset("this that these it nothing something everything anything so little much".split())
THINGS = frozenset({"np", "np-at", "np-note", "p"})  # frames whose content is no clause
# Frames in which words inside another content are handed over as somebody’s own
RELAYING = frozenset("that bare wh quote colon np-that np-bare np-wh np-quote np-label".split())
# With these a base form is no finite verb
WATCHED = frozenset("somebody someone anybody anyone everybody everyone him her them me us he she it".split())
OBJECTS = THINGS | {"np-label", "np-as"}
GAP = RELATIVE | {"whom", "what"}
QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
NOBODY = frozenset({"nobody", "none", "no"})


def match_cue(passage: Passage, cue: Cue, start: int) -> Match | None:
    """Return what one cue hands over."""
    if cue.first in passage.citing:
        return None  # the deeper voice of a chain
    after = passage.sentence.firsts[cue.first] + 1
    if cue.verb.lemma == "plead" and passage.sentence.words[after : after + 1] == ("anonymity",):
        return None  # A clerk, who pleaded anonymity, said …
    if cue.frame.startswith("be-"):
        return match_passive(passage, cue)
    quoted = quoted_voices(passage)
    if cue.first in quoted.values():
        return None  # the Courier quoted Ruiz | as saying that …
    source, tag = _source_of(passage, cue, start)
    saying = quoted.get(cue.first)
    if source is not None and cue.verb.lemma == "hear" and cue.frame == "after" and not hears(passage, source):
        return None
    if source is not None and saying is not None:
        return _through(passage, cue, source, saying, start)
    if source is not None:
        if source.first < start <= source.last < cue.last:  # “…,” Ruiz, who denies the charge, said
            tag, start = source.first, 0
        speech = passage.speech_before(tag, start)
        relative = passage.first_word(source.first) in RELATIVE
        if speech is not None and not relative and cue.verb.frames & {"after", "quote", "that"}:
            if passage.speech[speech][1] == "." and begins_anew(passage, cue):
                return None
            return tagged_speech(passage, cue, source, speech)
        if source.first > 0 and passage.first_word(source.first - 1) == "as":
            return _as_told(passage, cue, source)
    turned = source is not None and source.first == cue.first + 1 and passage.sentence.kinds[cue.first] == "v"
    if source is not None and (cue.frame == "after" or (turned and cue.frame == "bare")):
        within = within_relative(passage, cue, source)
        if within is not None or passage.sentence.phrase_words(source.first) == ("who",):
            return within  # a third, who testified on Monday, was not charged
        return tagged_clause(passage, cue, source, tag, start)
    if cue.frame == "after":
        return None
    begun = begun_before(passage, cue, source, start) if source is not None else None
    return begun or _content_after(passage, cue, source)


def quoted_voices(passage: Passage) -> dict[int, int]:
    """Return the verbs that quote somebody, and for each the one that says what they said: quoted Ruiz as | saying."""
    found: dict[int, int] = {}
    sentence = passage.sentence
    if "as" not in sentence.words or QUOTING.isdisjoint(sentence.words):
        return found
    for k in passage.verbs:
        quotes = passage.verbs[k].lemma in ("quote", "cite") and sentence.kinds[k : k + 2] in ("vn", "gn")
        if quotes and not is_passive(sentence, k):
            last = extent(sentence, k + 1)
            last += sentence.kinds.startswith(",", last)
            named = sentence.kinds[last : last + 2] == "Ig" and passage.first_word(last) == "as"
            if named and last + 1 in passage.verbs and passage.verbs[last + 1].frames & {"that", "np-that"}:
                found[k] = last + 1
    return found


def _through(passage: Passage, cue: Cue, relay: Range, saying: int, start: int) -> Match | None:
    """Match what somebody says through another: The Courier quoted Ruiz as saying that the dam was safe."""
    voice = Range(cue.first + 1, extent(passage.sentence, cue.first + 1))
    said = cue_at(passage.sentence, saying, passage.verbs[saying])
    if said is not None and said.content is not None:
        found = _content_after(passage, said, voice)
    else:
        speech = passage.speech_before(relay.first, start)
        found = tagged_speech(passage, cue, voice, speech) if speech is not None else None
    return found._replace(relay=relay, cue=passage.sentence.span(cue.first, cue.last)) if found is not None else None


def relayed(passage: Passage, cue: Cue) -> Match | None:
    """Return the marked words that a cue inside another content hands over: Ruiz said Park had called it “mad”."""
    named = cue.frame == "p" and passage.first_word(cue.last - 1) == "as"  # whom Ruiz described as “mad”
    if passage.sentence.kinds[cue.first] == "f" or cue.verb.mind & RELAYING or cue.verb.lemma == "hear":
        return None
    if not named and cue.frame not in RELAYING:
        return None
    if tense(passage.sentence, cue.first) == "M":
        return None  # “Ruiz said the board would respond “in due course””: Ruiz’s words
    found = match_cue(passage, cue, cue.first)
    if found is None or found.source is None or _is_watched(passage, cue, found.source):
        return None
    marked = any(set(passage.sentence.kinds[first:last]) & {'"', "F"} for first, last in found.content)
    return found if marked else None


def _is_watched(passage: Passage, cue: Cue, source: Range) -> bool:
    """Tell whether somebody only heard or saw it done: “She heard a man shout “no””."""
    sentence = passage.sentence
    return (
        sentence.tags[sentence.firsts[cue.first]] == "V" and sentence.words[sentence.head(source.last - 1)] in WATCHED
    )


def _source_of(passage: Passage, cue: Cue, start: int) -> tuple[Range | None, int]:
    """Return the source phrase of a cue, and the first phrase of the tag that it makes with the cue."""
    k = cue.first
    turned = inverted(passage.sentence, k) if cue.verb.frames & {"after", "quote"} else None
    if turned is not None and passage.sentence.kinds[k - 1] == "," and noun_with_who_clause(passage.sentence, k - 1):
        turned = None  # “Ana Ruiz, who chairs the board, remembers the storm.”
    if turned is not None and _is_turned(passage, cue, turned):
        return turned, k
    found = subject(passage.sentence, k, passage.verbs)
    return found, min(found.first, k) if found is not None and found.first >= start else k


def _is_turned(passage: Passage, cue: Cue, turned: Range) -> bool:
    """Tell whether the noun after a cue is its subject: “…,” said Ruiz; The plan failed, said Ruiz."""
    k, kinds = cue.first, passage.sentence.kinds
    if k == 0:
        return False
    if kinds[k - 1] == '"' or kinds[max(0, k - 2) : k] == '",':
        return True
    if kinds[turned.last : turned.last + 2] == ',"' and not kinds[:k].strip("CR,"):
        return True  # But, said Ruiz, “…”
    if cue.verb.frames & {"np", "np-that"}:
        return False
    after = kinds[turned.last : turned.last + 2]
    if after == ",v" and kinds[k - 1] == "," and "v" not in kinds[:k]:
        return True  # The trouble, says Ruiz, is that …
    # The deal was signed, said a man who asked not to be named
    told = any(passage.first_word(i) in ("who", "whose") for i in range(turned.first + 1, turned.last))
    if (begins_clause(passage.sentence, k + 1) and not told) or (after and after[0] not in ".,t"):
        return False
    said = kinds[k - 1] == "," and not {"v", "F", '"'}.isdisjoint(kinds[: k - 1])
    return said and passage.first_word(turned.first) not in EMPTY_OBJECTS


def _content_after(passage: Passage, cue: Cue, source: Range | None) -> Match | None:
    """Match a content after its cue: Ruiz said that the dam was safe."""
    kinds = passage.sentence.kinds
    start = cue.content
    if start is None or (
        source is None and (cue.frame not in ("quote", "colon") or kinds[start - 1 : start + 1] == "vF")
    ):
        return None  # “The ad, titled “Our Town”, …”
    if source is not None and _is_nobody(passage, source.first):
        return None  # “Nobody said that …”: these words are not handed over
    if source is not None and _is_label(passage, cue, source):
        return None
    named = kinds[start : start + 2] == "nv" and passage.sentence.tags[passage.sentence.firsts[start]] == "X"
    if named and passage.first_word(cue.first) == "called" and start + 1 in passage.verbs:
        return None  # A nurse called Joy said …
    tagged = cue.frame in ("quote", "colon") and kinds[start : start + 3] in ('"nv', '"vn')
    if tagged and kinds.find("v", start) in passage.verbs:
        return None  # the quotation has a tag of its own: She answered: “No,” the senator said.
    relative = source is not None and source.last - source.first == 1 and passage.first_word(source.first) in RELATIVE
    thing = cue.frame in THINGS
    end = clause_end(passage.sentence, start, cue.first, passage.verbs, relative, thing)
    if cue.frame in OBJECTS:
        end = object_end(passage.sentence, start, end)
    if relative and thing:
        last = next((k for k in range(start + 1, end) if kinds[k] == "v" and k in passage.verbs), 0)
        last = last or extent(passage.sentence, start)
        end = last if kinds[last : last + 1] == "v" else end  # Critics who opposed the plan | said
    while end > start and (kinds[end - 1] in ",-C" or passage.sentence.phrase_words(end - 1) == ("even",)):
        end -= 1
    if kinds[start] in '"F' and cue.frame in ("quote", "colon", "np-quote"):
        end = end_of_speech(passage, start, end)
    content = Range(start, end)
    return hand_over(passage, cue, "source-cue-content", source, (content,), content) if end > start else None


def _is_nobody(passage: Passage, phrase: int) -> bool:
    """Tell “nobody”, “no minister” from “No 10”."""
    after = passage.sentence.firsts[phrase] + 1
    return passage.first_word(phrase) in NOBODY and not passage.sentence.words[after : after + 1][0][:1].isdigit()


def _is_label(passage: Passage, cue: Cue, source: Range) -> bool:
    """Tell a participle that names a thing from a cue: “a folder labelled “sundry””, not “what Ruiz labelled “mad””."""
    k = cue.first
    if "np-label" not in cue.verb.frames or cue.content != k + 1 or passage.sentence.kinds[k + 1] not in '"F':
        return False
    words = passage.sentence.phrase_words(k)
    before = source.first - 1
    contact = before >= 0 and (passage.sentence.kinds[before] == "n" or passage.first_word(before) in GAP)
    return len(words) == 1 and not contact  # a man they call “the Mayor”


def _as_told(passage: Passage, cue: Cue, source: Range) -> Match | None:
    """Match “As one source told the Herald, “…”” and “…, as Ruiz put it”."""
    kinds = passage.sentence.kinds
    opening = source.first - 1
    speech = passage.speech_before(opening, 0)
    if speech is not None:
        return tagged_speech(passage, cue, source, speech)
    start, pattern = cue.content, "source-cue-content"
    comma = kinds.find(",", cue.last)
    if not kinds[:opening].strip("CR") and 0 <= comma < len(kinds) - 1:
        start, pattern = comma + 1, "as-source-cue-content"
    if start is None:
        return None
    end = clause_end(passage.sentence, start, cue.first, passage.verbs)
    if pattern == "as-source-cue-content" and kinds[start] == '"':
        end = end_of_speech(passage, start, end)
    return hand_over(passage, cue, pattern, source, (Range(start, end),), Range(start, end))
