"""Sentence patterns: links that no cue verb makes. According to X; a tag that owns its sentence; a name and a colon.

Each takes a passage and returns matches; where somebody is only to be found for a quotation that stands elsewhere, a
match without content.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrib.clauses import SUBORDINATING, clause_end
from attrib.cue_patterns import end_of_speech, tagged_speech
from attrib.cues import ANY, Cue, cue_at
from attrib.extents import extent
from attrib.heads import is_parenthetical
from attrib.model import Span
from attrib.passages import CITING, Match, Passage, hand_over
from attrib.phrases import AUXILIARY, RELATIVE, Range, is_passive, past, verb
from attrib.subjects import inverted, subject

ACCORDING = frozenset({("according", "to"), ("as", "per")})
USUAL = frozenset("usual tradition custom plan schedule protocol practice convention".split())  # nobody’s words
HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
SPEAKING = frozenset({"that", "quote", "np-that", "np-quote"})
# Nouns that need no owner: The hall rang with chants of “Shame!”
CRIES = frozenset("chant chants cry cries shout shouts cheer cheers jeer jeers".split())
NO_SPEAKERS = frozenset({("that",), ("there",), ("this",)})
LONGEST_NOUN = 8  # phrases between a noun and the words that it hands over
LONGEST_TAG = 14  # phrases between a quotation and the verb of its tag


def according_to(passage: Passage) -> Iterator[Match]:
    """Match what stands before or after “according to X”, “as per X” or “in the words of X”."""
    sentence = passage.sentence
    kinds = sentence.kinds
    for k, kind in enumerate(kinds):
        named = _named_after(passage, k) if kind in "gI" else 0
        if not named:
            continue
        source = Range(named, extent(sentence, named))
        relay = None
        citing = source.last + kinds.startswith(",", source.last)
        if _relays(passage, source, citing):
            # according to the Herald, citing two officials
            relay, source = source, Range(citing + 1, extent(sentence, citing + 1))
        content = _around(passage, k, source.last)
        if content:
            yield Match(
                "according-to", content, sentence.span(k, named), source,
                Range(content[0].first, max(source.last, content[-1].last)), relay=relay, cue_phrase=k,
            )  # fmt: skip


def _relays(passage: Passage, source: Range, k: int) -> bool:
    """Tell whether “citing” at `k` names a deeper source; not: an official who wished for no name, citing the law."""
    if passage.sentence.kinds[k : k + 2] != "gn" or passage.first_word(k) not in CITING:
        return False
    return k in passage.citing or all(passage.first_word(i) != "who" for i in range(*source))


def _named_after(passage: Passage, k: int) -> int:
    """Return where the source after “according to”, “as per” or “in the words of” at `k` begins, or 0."""
    kinds = passage.sentence.kinds
    if kinds[k + 1 : k + 3] == "In" and (passage.first_word(k), passage.first_word(k + 1)) in ACCORDING:
        return k + 2 if passage.first_word(k + 2) not in USUAL else 0
    words = kinds[k : k + 4] == "InIn" and passage.sentence.phrase_words(k + 1) == ("the", "words")
    return k + 3 if words and (passage.first_word(k), passage.first_word(k + 2)) == ("in", "of") else 0


def _around(passage: Passage, k: int, end: int) -> tuple[Range, ...]:
    """Return the content around “according to X”, which ends at `end`."""
    kinds = passage.sentence.kinds
    after = end + 1 if kinds[end : end + 1] in (",", "-") else end
    if k == 0 or (k == 1 and kinds[0] in "CR"):
        stop = clause_end(passage.sentence, after, k, passage.verbs)
        if kinds[after : after + 1] == '"':
            stop = end_of_speech(passage, after, stop)
        return (Range(after, stop),) if stop > after else ()
    left_end = k - 1 if kinds[k - 1] in ",-" else k
    begin = passage.clause_start(left_end, 0)
    left = kinds[begin:left_end]
    if not left.strip('"'):
        return tuple(Range(i, i + 1) for i in range(begin, left_end))
    unended = (left[-1] == "v" and verb(passage.sentence, left_end - 1) in AUXILIARY) or (
        "v" not in left and set(kinds[after:]) & set('v"')
    )
    if after > end and unended:  # The bank, according to Ruiz, will close. It is, according to Ruiz, a fraud.
        return Range(begin, left_end), Range(after, clause_end(passage.sentence, after, k, ()))
    return (Range(begin, left_end),)


def closing_tag(passage: Passage) -> Match | None:
    """Match a tag that owns its whole sentence.

    The firms said they had a deal, the Courier reported. The firm cut jobs and “more will go,” said Ana Ruiz.
    """
    sentence = passage.sentence
    kinds = sentence.kinds
    k = _last_tag(passage)
    turned = inverted(sentence, k) if k else None
    source = turned or (subject(sentence, k) if k else None)
    first = min(k, source.first) if source else 0
    if source is None or kinds[first - 1] not in ',"':
        return None
    end = first - (kinds[first - 1] == ",")
    if kinds[end - 1] == '"' and kinds[end - 2] in '",:.-' and not passage.goes_on(end - 1):
        return None
    cue = cue_at(sentence, k, passage.verbs[k]) if passage.verbs[k].frames & {"that", "bare"} else None
    begin = passage.clause_start(end, 0)
    if cue is None or not (turned or cue.frame == "after") or set('v"').isdisjoint(kinds[begin:end]):
        return None
    pattern = "content-cue-source" if turned else "content-source-cue"
    return hand_over(passage, cue, pattern, source, (Range(begin, end),), Range(begin, len(kinds)))


def _last_tag(passage: Passage) -> int:
    """Return the cue verb of a tag that ends its sentence, or 0: “…, the Courier reported”; “…, said Ruiz, a diver”."""
    kinds = passage.sentence.kinds
    comma = max(kinds.rfind(","), kinds.rfind('"'))
    before = kinds[comma + 1 :].partition("v")[0]
    k = comma + 1 + len(before)
    if comma > 1 and k in passage.verbs and before.startswith("n") and set(before) <= set("nIR"):
        told = next((j for j in range(k + 1, len(kinds)) if passage.first_word(j) in SUBORDINATING), len(kinds))
        return k if set(kinds[k + 1 : told].rstrip(".")) <= set("tIn") else 0  # she said | as the bell rang
    k = max(kinds.rfind('"vn'), kinds.rfind(",vn")) + 1
    if k < 3 or k not in passage.verbs or "quote" not in passage.verbs[k].frames:
        return 0
    comma = kinds[k - 1] == ","
    if kinds[k - 2] in ('"' if comma else ',".:-') or (
        comma and (passage.verbs[k].lemma != "say" or "v" in kinds[k + 1 :])
    ):
        return 0
    return k if not kinds[extent(passage.sentence, k + 1) :].strip(".") else 0


def bare_tag(passage: Passage, speech: int) -> Match | None:
    """Match speech beside a verb that is no cue by itself: “Not yet,” Ruiz smiled. “Choke!” blared the Herald."""
    sentence = passage.sentence
    kinds = sentence.kinds
    end = passage.speech[speech][1]
    if end in ".—" or not set(kinds[:speech]) <= set('RC,"'):
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


def name_colon(passage: Passage) -> Match | None:
    """Match speech after a bare name: Lea Prins, a hydrologist: “It will flood.” Continued Prins: “Soon.”"""
    sentence = passage.sentence
    kinds = sentence.kinds
    colon = kinds.find(":")
    if colon < 1 or kinds[colon + 1 : colon + 2] != '"' or set(kinds[colon + 2 :]) - set('.")'):
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


def hearsay(passage: Passage, word: int) -> Match | None:
    """Match a clause that only an adverb hands over: The bank reportedly lost a third of its deposits."""
    sentence = passage.sentence
    k = past(sentence.kinds, passage.phrase_at(word), "R")
    found = subject(sentence, k) if sentence.kinds[k : k + 1] == "v" else None
    if found is None:
        return None
    end = clause_end(sentence, k, k, ())
    cue = Span(sentence.starts[word], sentence.ends[word])
    return Match(
        "hearsay-adverb", (found, Range(k, end)), cue, None, Range(found.first, end), verb=sentence.words[word]
    )  # fmt: skip


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
    if k < 1 or k not in passage.verbs or set(kinds[k + 1 :]) - set("RtIOn."):
        return None
    entry = passage.verbs[k]
    says = bool(entry.frames - entry.mind) and not is_passive(sentence, k)
    source = subject(sentence, k) if says else None
    return Match("source-cue-paragraph", (), sentence.span(k, k + 1), source, verb=entry.lemma) if source else None


def credit_line(passage: Passage) -> Match | None:
    """Match the line under a quotation: “…” / — Ana Ruiz, mayor of Brno."""
    sentence = passage.sentence
    if not sentence.kinds.startswith("-n") or "v" in sentence.kinds:
        return None
    return Match("credit-line", (), None, Range(1, extent(sentence, 1)))


def subject_quotation(passage: Passage, phrase: int) -> Match | None:
    """Match marked words that their subject says without a cue: Ruiz called for “a new plan for the old port”."""
    sentence = passage.sentence
    for j in range(phrase - 1, -1, -1):
        if sentence.kinds[j] in "vg":
            found = subject(sentence, j)
            if found is not None:
                return Match("subject-quotation", (), sentence.span(j, j + 1), found)
    return None


def says_nothing(passage: Passage, match: Match) -> bool:
    """Tell whether the subject of marked words names nobody and nothing: That makes her “a good person to know”."""
    if match.source is None or passage.sentence.phrase_words(match.source.first) not in NO_SPEAKERS:
        return False
    return passage.sentence.tags[passage.sentence.firsts[match.source.first]] in "DE"  # not: a piece that examined “…”


def cue_quotation(passage: Passage, phrase: int) -> Match | None:
    """Match marked words to the nearest cue before them: Ruiz pushed her promise of “free trams”."""
    sentence = passage.sentence
    for j in range(phrase - 1, -1, -1):
        if sentence.kinds[j] == ";" or sentence.kinds[j : j + 3] == ",Cn":
            break  # another clause
        entry = passage.verbs.get(j)
        if (
            entry is None
            or sentence.kinds[j] not in "vg"
            or is_passive(sentence, j)
            or not (entry.frames - entry.mind) & SPEAKING
        ):
            continue
        found = subject(sentence, j, passage.verbs)
        if found is not None and passage.first_word(found.first) in RELATIVE and "v" in sentence.kinds[j + 1 : phrase]:
            continue  # “Ruiz, who goes by “Vito,” was among the “cellar people””
        if found is not None:
            return Match("subject-quotation", (), sentence.span(j, j + 1), found, verb=entry.lemma)
    return None


def is_copula(passage: Passage, phrase: int) -> bool:
    """Tell whether marked words only say what something is: The numbers were “already strong this year”."""
    kinds = passage.sentence.kinds
    j = max(kinds.rfind("v", 0, phrase), kinds.rfind("g", 0, phrase))
    return j >= 0 and verb(passage.sentence, j) in AUXILIARY
