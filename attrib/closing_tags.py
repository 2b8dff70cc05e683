"""Closing tags: a tag that owns its sentence, and a verb beside speech that is no cue by itself."""

from __future__ import annotations

import re

from attrib.clauses import SUBORDINATING
from attrib.cues import ANY, Cue, cue_at
from attrib.extents import extent, is_reduced
from attrib.passages import Match, Passage, hand_over, hears
from attrib.phrases import AUXILIARY, RELATIVE, Range, is_passive, verb
from attrib.subjects import inverted, subject
from attrib.tag_patterns import tagged_speech

LONGEST_TAG = 14  # phrases between a quotation and the verb of its tag
MEANWHILE = frozenset({"as", "amid"})  # what was going on: “…, sources told the Courier, | as the talks began”


def closing_tag(passage: Passage) -> Match | None:
    """Match a tag that owns its whole sentence.

    The firms said they had a deal, the Courier reported. The firm cut jobs and “more will go,” said Ana Ruiz.
    """
    sentence = passage.sentence
    kinds = sentence.kinds
    stop, k = len(kinds), 0
    if passage.verbs:
        k = _last_tag(passage, stop)
        tail = 0 if k else _tail(passage)
        stop, k = (tail, _last_tag(passage, tail)) if tail else (stop, k)
    turned = inverted(sentence, k) if k else None
    source = turned or (subject(sentence, k) if k else None)
    first = min(k, source.first) if source else 0
    if source is None or kinds[first - 1] not in ',"':
        return None
    end = first - (kinds[first - 1] == ",")
    if kinds[end - 1] == '"' and kinds[end - 2] in '",:.-' and not passage.goes_on(end - 1):
        return None
    cue = cue_at(sentence, k, passage.verbs[k]) if passage.verbs[k].frames & {"that", "bare", "np-that"} else None
    begin = passage.clause_start(end, 0)
    if cue is None or (cue.verb.lemma == "hear" and not hears(passage, source)):
        return None
    if not (turned or cue.frame == "after") or set('v"').isdisjoint(kinds[begin:end]):
        return None
    pattern = "content-cue-source" if turned else "content-source-cue"
    last = passage.says_more(source, k + 1) if turned else stop  # said Ruiz, | who added that …
    return hand_over(passage, cue, pattern, source, (Range(begin, end),), Range(begin, last))


def _tail(passage: Passage) -> int:
    """Return where what only goes with the telling begins, or 0: “…, an aide said | , asking for no name”."""
    kinds = passage.sentence.kinds
    comma = kinds.rfind(",") + 1
    if comma < 2 or comma == len(kinds) or re.search('["F]nR?v', kinds[comma:]):
        return 0  # “…, calling it “mad,” she said”
    adds = kinds[comma] == "g" and (comma in passage.verbs or "v" not in kinds[comma:])
    return comma - 1 if adds or passage.first_word(comma) in MEANWHILE else 0


def _last_tag(passage: Passage, stop: int) -> int:
    """Return the cue verb of a tag that ends at `stop`, or 0: “…, the Courier reported”; “…, said Ruiz, a diver”."""
    kinds = passage.sentence.kinds[:stop]
    comma = max(kinds.rfind(","), kinds.rfind('"'))
    if comma < 2:
        return 0
    if kinds[comma + 1 : comma + 2] == "n" and passage.first_word(comma + 1) not in RELATIVE:
        k = _verb_of_tag(passage, comma + 1, stop)
        if k:
            told = next((j for j in range(k + 1, stop) if passage.first_word(j) in SUBORDINATING), stop)
            return k if not kinds[k + 1 : told].rstrip(".").strip("tIn") else 0  # she said | as the bell rang
    k = max(kinds.rfind('"vn'), kinds.rfind(",vn")) + 1
    if k < 3 or k not in passage.verbs or "quote" not in passage.verbs[k].frames:
        return 0
    comma = kinds[k - 1] == ","
    if kinds[k - 2] in ('"' if comma else ',".:-') or (
        comma and (passage.verbs[k].lemma != "say" or _is_told(passage, k))
    ):
        return 0
    return k if not kinds[extent(passage.sentence, k + 1) :].strip(".") else 0


def _verb_of_tag(passage: Passage, first: int, stop: int) -> int:
    """Return the cue verb after the subject at `first`, or 0: “an agent | who works with clubs | said”."""
    kinds = passage.sentence.kinds
    k = kinds.find("v", first, stop)
    after = kinds.find("v", k + 1, stop)
    while after > 0 and (passage.first_word(k - 1) == "who" or _only_adds(passage, k, after)):
        k, after = after, kinds.find("v", after + 1, stop)
    return k if k in passage.verbs and not kinds[first:k].strip("nIRJlOvft") else 0


def _is_told(passage: Passage, k: int) -> bool:
    """Tell a clause after “said” from one about its subject: “…, said one of the guards, | who was there”."""
    verb_after = passage.sentence.kinds.find("v", k + 1)
    return verb_after > 0 and not any(passage.first_word(i) == "who" for i in range(k + 1, verb_after))


def _only_adds(passage: Passage, k: int, after: int) -> bool:
    """Tell a participle between a noun and its verb: “a banker | briefed on the talks | told”."""
    between = any(passage.first_word(j) in SUBORDINATING for j in range(k + 1, after))
    return is_reduced(passage.sentence, k) and not between


def bare_tag(passage: Passage, speech: int) -> Match | None:
    """Match speech beside a verb that is no cue by itself: “Not yet,” Ruiz smiled. “Choke!” blared the Herald."""
    sentence = passage.sentence
    kinds = sentence.kinds
    end = passage.speech[speech][1]
    if end in ".—" or kinds[:speech].strip('RC,"'):
        return None  # “It is over.” Ruiz left. While Ruiz is “building a brand,” Park is building trams.
    for j in range(speech + 1, min(speech + LONGEST_TAG, len(kinds))):
        if kinds[j] in '.";':
            break
        if kinds[j] == "v" and verb(sentence, j) not in AUXILIARY and not is_passive(sentence, j):
            turned = inverted(sentence, j) if j == speech + 1 else None
            if end in "?!" and turned is None and kinds[j + 1 : j + 2] in ("n", "f", "I", "t"):
                break  # “Who is it?” Ruiz opened the door. “Nobody came!” The army arrived at noon.
            source = turned or subject(sentence, j)
            if source is None or (turned is None and source.first != speech + 1):
                break
            if passage.first_word(source.first) in RELATIVE:
                break  # the headline “Gone!” that appeared
            return tagged_speech(passage, Cue(j, j + 1, ANY, "after", None), source, speech)
    return None
