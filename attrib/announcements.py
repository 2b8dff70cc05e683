"""Announcements: who is to speak, by a name and a colon, a sentence before the speech, or a line under it."""

from __future__ import annotations

from attrib.extents import extent
from attrib.frames import SPEAKING
from attrib.passages import Match, Passage
from attrib.phrases import Range, is_passive
from attrib.subjects import inverted, subject


def name_colon(passage: Passage) -> Match | None:
    """Match speech after a bare name: Lea Prins, a hydrologist: “It will flood.” Continued Prins: “Soon.”"""
    sentence = passage.sentence
    kinds = sentence.kinds
    colon = kinds.find(":")
    if colon < 1 or kinds[colon + 1 : colon + 2] != '"' or kinds[colon + 2 :].strip('.")'):
        return None
    turned = kinds[:2] == "vn" and sentence.firsts[1] == 1
    first = 1 if turned else 0
    while first < colon and kinds[first] in "-R(":
        first += 1
    if kinds[first] != "n" or extent(sentence, first) != colon:
        return None
    if any(k in passage.verbs and passage.verbs[k].frames & SPEAKING for k in range(first + 1, colon)):
        return None  # He said of the council: “…”
    cue = sentence.span(0, 1) if turned else sentence.span(colon, colon + 1)
    return Match("name-colon-content", (Range(colon + 1, colon + 2),), cue, Range(first, colon))


def after_colon(passage: Passage, phrase: int) -> Match | None:
    """Match speech after a name and a colon that end a clause: That surprised Ruiz: “…” Everybody agrees - Ruiz: “…”"""
    sentence = passage.sentence
    kinds = sentence.kinds
    name = phrase - 2
    if name < 1 or kinds[name : phrase + 1] != 'n:"' or sentence.tags[sentence.head(name)] != "X":
        return None
    first = name - 2 if kinds[name - 2 : name] == "nC" else name  # Ruiz and Park: “…”
    before = kinds[first - 1] if first else "-"
    told = any(k in passage.verbs and kinds[k] in "vg" for k in range(first))
    if before != "-" and (told or (before == "I" and passage.first_word(first - 1) != "from")):
        return None
    return Match("name-colon-content", (), sentence.span(phrase - 1, phrase), Range(first, name + 1))


def announced(passage: Passage) -> Match | None:
    """Match who is to speak in the next paragraph: He told the council, to applause: / “…”. Stated Ruiz: / “…”"""
    sentence = passage.sentence
    if not sentence.kinds.endswith(":"):
        return None
    if inverted(sentence, 0) == (1, len(sentence.kinds) - 1):
        return Match("source-cue-paragraph", (), sentence.span(0, 1), Range(1, len(sentence.kinds) - 1))
    for k in range(len(sentence.kinds) - 1, -1, -1):
        if sentence.kinds[k] == "v" or (sentence.kinds[k] == "g" and k in passage.verbs):
            found = subject(sentence, k, passage.verbs)
            if found is not None:
                return Match("source-cue-paragraph", (), sentence.span(k, k + 1), found)
    if sentence.kinds[0] == "n" and ("v" not in sentence.kinds or sentence.words[-2] == "follows"):
        end = extent(sentence, 0)  # The full statement: / The letter reads as follows:
        return Match(
            "source-cue-paragraph", (), sentence.span(len(sentence.kinds) - 1, len(sentence.kinds)), Range(0, end)
        )
    return None


def speaks_up(passage: Passage) -> Match | None:
    """Match who is to speak in the next sentence, for this one tells no more: Ruiz agreed. “It is over.”"""
    sentence = passage.sentence
    kinds = sentence.kinds
    k = kinds.rfind("v")
    if k < 1 or k not in passage.verbs or kinds[k + 1 :].strip("RtIOn."):
        return None
    entry = passage.verbs[k]
    says = bool(entry.frames - entry.mind) and not is_passive(sentence, k)
    source = subject(sentence, k) if says else None
    return Match("source-cue-paragraph", (), sentence.span(k, k + 1), source, verb=entry.lemma) if source else None


def introduces(passage: Passage, *, speaking: bool) -> Match | None:
    """Match the person of whom the last sentence before a paragraph of speech tells: Ruiz shook her head. / “…”

    Where somebody is `speaking` already, only a pronoun stands for who goes on.
    """
    sentence = passage.sentence
    k = sentence.kinds.rfind("v")
    source = subject(sentence, k) if k > 0 and not sentence.quoted else None
    if source is None or not sentence.kinds.endswith("."):
        return None
    first, last = sentence.firsts[source.first], sentence.firsts[source.first + 1]
    named = set(sentence.tags[first:last]) == {"X"} and not speaking
    opens = source.first == 0 or sentence.kinds[source.first - 1] in ",CRtWU"  # not: losing | Velm would hurt
    person = opens and (named or sentence.words[first:last] in (("he",), ("she",)))
    return Match("source-cue-paragraph", (), sentence.span(k, k + 1), source) if person else None


def credit_line(passage: Passage) -> Match | None:
    """Match the line under a quotation: “…” / — Ana Ruiz, mayor of Brno."""
    sentence = passage.sentence
    if not sentence.kinds.startswith("-n") or "v" in sentence.kinds:
        return None
    return Match("credit-line", (), None, Range(1, extent(sentence, 1)))
