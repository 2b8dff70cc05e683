"""Parts of speech: a word's most likely tag from a list or its ending, mended by the words beside it.

In the manner of Brill's tagger. Tags are one letter each, and a sentence's tags are one string.
"""

from __future__ import annotations

from functools import cache

import regex

from attrib.lazy import lazy
from attrib.lexicon import ROLES, Lexicon, given_names, plain_words
from attrib.rows import QUOTED, Row
from attrib.tag_rules import (
    HEDGES,
    MENDED,
    MENDED_TAGS,
    OF_HEADS,
    SAYING,
    closes,
    ends_plural,
    hedge,
    is_one_thing,
    is_said_in,
    mend_closed,
    speaks,
    stands_alone,
    verb_place,
)
from attrib.word_tags import DAYS, NOT_NAMES, PUNCTUATION, guess, word_tags

CROWD = frozenset("some many others most few several".split())  # people, where nothing follows
DO = frozenset("do does did doesn't don't didn't".split())
TOLD = SAYING | {"told", "argued", "insisted", "thought", "replied"}  # never before their noun: “Another said yes”
ORIGINS = ("-born", "-educated", "-raised", "-trained")  # Korean-born Ana Ruiz
OPEN = frozenset("VNSZTLGJ")
PASTS = frozenset("forecast foretold cast put read bid".split())  # pasts that look like nouns
# What is said of sources: no name at the head of a sentence, and no verb after a comma
GRADING = frozenset(
    "reliable trusted credible impeccable unimpeachable authoritative knowledgeable informed well-informed placed "
    "well-placed highly-placed high-placed anonymous leading inside insider various".split()
)
SOURCES = frozenset({"source", "sources", "insider", "insiders", "official", "officials"})


PARTICLE = lazy(r"(?:al|el|an|ar|as|at|ad|ibn|bin)-\p{Lu}", regex.compile)  # Yusuf al-Masri


FINITE = frozenset("VZTBM")
# After “and” these go on with the name of a body, which serves a town and what lies around it
AREAS = frozenset("area borough city coast county counties district districts islands isles region suburbs".split())


@cache
def known_tags() -> dict[str, str]:
    """Return the tag of each listed word, and of each mark."""
    return word_tags()[0] | PUNCTUATION


class Tagger:
    """Gives the words of one article their tags, knowing which words it prints as names and which in lower case."""

    def __init__(self, names: frozenset[str], common: frozenset[str], lexicon: Lexicon) -> None:
        self.names = names
        self.common = common
        self.nouns = lexicon.nouns
        self.speech_nouns = lexicon.speech_nouns
        self.cues = lexicon.cues
        self.tags, self.verbs = known_tags(), word_tags()[1]

    def tag(self, row: Row) -> tuple[tuple[str, ...], str]:
        """Return the words of a row as the lists are keyed, and their tags."""
        words = plain_words(row.forms)
        tags = [
            (word == form and self.tags.get(word)) or self._first_guess(word, form, place in row.initial)
            for place, (word, form) in enumerate(zip(words, row.forms, strict=True))
        ]
        if not HEDGES.isdisjoint(words):
            hedge(words, tags)
        for place in row.quoted:
            tags[place] = "F" if place in row.fragments else QUOTED
        self._mend(words, tags)
        return words, "".join(tags)

    def _first_guess(self, word: str, form: str, initial: bool) -> str:
        head = form[0]
        if head.islower() and head.isalpha() and "-" not in form:
            return self.tags.get(word) or guess(word)
        if head.isupper():
            if word in NOT_NAMES or (word in DAYS and not initial):
                return "Y"
            if form == "I":
                return "E"
            if word.endswith(ORIGINS):
                return "J"
            tag = self.tags.get(word)
            if not initial:
                return tag if tag and tag in "DPE" and not form.isupper() else "X"
            if word in self.names and (tag is None or tag in "NSJRVZTLG"):
                return "X"
            if tag:
                return tag
            likely = guess(word)
            common = word in self.common or word in self.nouns
            compound = "-" in form and not form.partition("-")[2][:1].isupper()  # not: Lopez-Cantor
            if likely == "R" or common or compound or (likely in "TG" and self._is_cue(word)):
                return likely
            return "X"
        if head.isdigit() or head in "$£€#":
            return "J" if word.endswith("-old") else "#"
        if head == "@" or PARTICLE.match(form):
            return "X"
        if word in ("'s", "'"):
            return "p"
        tag = self.tags.get(word)
        if tag:
            return tag
        if not head.isalpha():
            return "~"
        return guess(word)

    def _mend(self, words: tuple[str, ...], tags: list[str]) -> None:
        """Mend the tags by their neighbours, from left to right."""
        before = "."  # the tag of the word before, adverbs passed over
        helper = ""  # that word
        quoted = False  # a quotation came, and no verb since: “…,” the suit reads.
        for i, (word, guessed, after) in enumerate(zip(words, tags, [*tags[1:], "."], strict=True)):
            tag = guessed
            if tag == QUOTED:
                quoted = True
            elif tag in "VZTB":
                quoted = False
            if i == 0:
                tag = self._mend_first(words, tag, tags[1:3])
            if word in GRADING and tag in "XTGNI" and words[i + 1 : i + 2] and words[i + 1] in SOURCES:
                tag = "J"  # “Reliable sources said …”; “…, trusted sources have revealed”
            verb = tag in "SNZ" and word in self.cues
            if verb and (speaks(tag, before, tags[i + 1 : i + 3], quoted) or closes(tags, i)):
                tag = "Z"
                quoted = False
            elif word == "show" and after in "HD#." and ends_plural(tags[:i]):
                tag = "V"  # “Documents obtained by the Herald show that”; “…, files from Velm show”
            elif tag in "NV" and before in "XNSE" and word in self.cues and self._has_tail(word, words[i + 1 : i + 2]):
                tag = "T"  # “Ruiz shot back”
            elif tag in OPEN:
                tag = self._mend_open(word, tag, "M" if helper in DO else before, after)
                if tag == "N" and after == "H" and word in self.cues and ends_plural(tags[:i]):
                    tag = "V"  # “Insiders at the broadcaster claim that”
                titled = tag == "N" and after == "N" and tags[i + 2 : i + 3] == ["X"] and word in self.cues
                if titled and self._is_role(words[i + 1]) and ends_plural(tags[:i]):
                    tag = "V"  # “Sources at the club claim coach Ana Ruiz hid it”
                if (
                    tag == "J"
                    and word in ("late", "early")
                    and before in "NX"
                    and (after == "Y" or tags[i + 2 : i + 3] == ["Y"])
                ):
                    tag = "R"  # “said in a letter late on Monday that”
                if tag == "V" and before in "XNS" and is_one_thing(words, tags, i):
                    tag = "N"  # “in a Herald post on Monday”; “no telephone call”; “on an earnings call”
                if tag == "N" and guessed == "V" and words[i - 1] in CROWD and self._crowd_says(word, after):
                    tag = "V"  # “Some say the dam is unsafe.”
                if (
                    tag in "NV"
                    and after == "."
                    and before == "S"
                    and word in self.cues
                    and "," in tags[max(0, i - 5) : i]
                ):
                    tag = "V"  # “…, court documents show.”
                if tag == "N" and word.endswith("ing") and after in "SZ" and words[i + 1] in self.speech_nouns:
                    tag = "J"  # “in her opening remarks”
                if tag == "Z" and before == "N" and after == "H" and is_said_in(words, tags, i):
                    tag = "S"  # “Ruiz said in his programme notes that”
                if tag == "Z" and i and words[i - 1] in TOLD:
                    tag = "S"  # “said offers were due”
                if tag == "S" and i and words[i - 1] in ("who", "which") and after not in "VZTBM":
                    tag = "Z"  # “a woman who lives nearby”; not: “Ruiz, who aides said was late”
                if tag == "S" and before == "X" and after in "IO" and self._is_all_verb(word, tags, i):
                    tag = "Z"  # “Ana Ruiz lives in Oster.” Not: “Halden workers in Oster said”
                if tag == "G" and after == "N" and tags[i + 2 : i + 3] == ["X"] and self._is_role(words[i + 1]):
                    tag = "J"  # “…,” managing director Ana Ruiz said
                if tag == "T" and after == "V" and words[i - 1] in ("a", "an"):
                    tag = "J"  # “an unprompted call for more trams”
                if tag == "T" and after in "TZVBM.," and i and words[i - 1] == "the":
                    tag = "N"  # “a lawyer for the accused said”
                if tag == "T" and word == "retired" and after in "NSJ" and before in ",.":
                    tag = "J"  # “her uncle, retired surgeon Lou Park”
                if tag == "T" and after in "NSJX" and i and words[i - 1] in SAYING:
                    tag = "J"  # “…,” said retired surgeon Ana Ruiz
                if tag == "N" and word.endswith("ing") and before in "I," and after == "H" and word in self.cues:
                    tag = "G"  # “by ruling that the plan was lawful”; “…, warning that the plan would fail”
                if tag == "S" and before == "C" and after == "H" and tags[i - 2] not in "NS" and word in self.cues:
                    tag = "Z"  # “hit the mayor for his silence and claims that”
                if tag == "S" and i and tags[i - 1] == "R" and after in "DPOHEW" and self._may_be_verb(word, tag):
                    tag = "Z"  # “the formula allegedly outlines an agreement”
            elif tag == "p" and before == "X" and after in "TE" and stands_alone(tags[:i]) and "-" not in words[i + 1]:
                tag = "X"  # “a nurse at St Mary’s said”, “friends of Crane’s who”
            elif word == "and" and before == after == "X" and words[i + 1] in AREAS:
                tag = "&"  # the Teifi and Coast Health Board
            elif word == "else" and before in "E#" and i:
                tags[i - 1], tag = "D", "N"  # “Somebody else said …”; “No one else said …”
            elif tag == "D" and before == "B" and after in "TL" and word in ("all", "both", "each"):
                tag = "R"  # “have all used the term”
            elif word in MENDED or tag in MENDED_TAGS:
                tag = mend_closed(word, tag, before, after, words[i - 1])
            tags[i] = tag
            if tag != "R":
                before = tag
                helper = word

    def _mend_first(self, words: tuple[str, ...], tag: str, following: list[str]) -> str:
        """Mend the tag of the word that opens a sentence: it has a capital, and may be a name or no name."""
        after = following[0] if following else "."
        if words[0] in OF_HEADS and words[1:2] == ("of",) and following[1:] == ["X"]:
            return "X"  # “Bank of Halden governor Ana Ruiz said”
        who = words[1:3] == (",", "who") and tag in OPEN and tag != "S"  # not: Prosecutors, who had sought
        if (tag == "V" and after in "TZ" and words[1] in self.cues) or who:
            return "X"  # “Grant argues that …”, “Small, who was there, said”: a name that is another word too
        if tag in "RSNJV" and after == "X" and words[0] in given_names():
            return "X"  # “Emily Venn said”, “Rose Venn said”
        alone = after == "," and words[0] not in self.names  # “Reacting, the mayor said …”
        opening = alone or after in "DPR" or words[1:2] in (("into",), ("out",))
        opening = opening or (after in "IO" and "," in words[2:6])  # “Turning to the crowd, Ruiz said …”
        if tag == "X" and words[0].endswith("ing") and opening:
            return "G"  # “Dashing into the hall, Ruiz said …”
        if tag == "X" and after == "I" and words[0].endswith("ed") and self.tags.get(words[0][:-2]) == "V":
            return "T"  # “Reached on her phone, Ruiz said …”
        return tag

    def _crowd_says(self, word: str, after: str) -> bool:
        """Tell “Some say that …” from “some hope that …”, a noun unless it is “some hope the …”."""
        return word in self.cues and after in ("DPEX" if word in self.speech_nouns else 'DPEXHF"W')

    def _is_cue(self, word: str) -> bool:
        """Tell whether a form is a cue without a word after it: “denying”, not “playing”."""
        return any(not entry.tail for entry in self.cues.get(word, ()))

    def _has_tail(self, word: str, after: tuple[str, ...]) -> bool:
        """Tell whether a verb and the word after it are a cue together: “shot back”."""
        return bool(after) and any(entry.tail == after for entry in self.cues[word])

    def _mend_open(self, word: str, tag: str, before: str, after: str) -> str:
        """Mend one open-class tag: “plans” in “Ruiz plans to” and in “the plans”."""
        if word == "close" and before == "S" and after in "IRY.":
            return "V"  # “nominations close on Friday”
        if word in ("close", "familiar", "privy") and after in "OI":
            return "J"  # “aides close to the mayor”, “those familiar with it”
        if tag == "J" and word.endswith("ing") and before in "VZTL" and after in "DPE":
            return "G"  # “denied striking a deal”
        if word == "lead" and before in 'VZT".' and after in "NSJ":
            return "J"  # “…,” said lead author Ana Ruiz
        if word in ("late", "early") and before in "VZT" and after == "I":
            return "R"  # “said late on Sunday that”
        if word == "lead" and before in "NX" and after in ",TZ":
            return "N"  # “Its policy lead, Ana Ruiz, said”
        if word == "long" and before == "B" and after in "TL":
            return "R"  # “has long denied”
        if (
            before in "MO"
            and tag in "NVJT"
            and (tag != "J" or word in self.verbs)
            and (tag != "N" or word in self.verbs or word in self.cues)
        ):
            return "V"
        if tag == "N" and word in self.cues and before in "NSX" and after in "HDPEWX" and word in PASTS:
            return "T"  # “The bank forecast that growth would slow.”
        if tag == "V" and before in "DPJp#I" and word != "be":
            return "V" if before == "#" and word in self.cues and after in "DPEHX" else "N"  # “two in five say they”
        if tag == "N" and before == "B" and after in "OHDPEXW" and word.endswith("ing") and word in self.cues:
            return "G"  # “is planning to”
        if tag == "Z" and (before in "DPJp#" or (before == "I" and after not in 'DPOHEWX"FG#JSC')):
            return "S"
        if tag in "NS" and verb_place(tag, before, after) and self._may_be_verb(word, tag):
            return "V" if tag == "N" else "Z"
        if tag == "N" and word == "show" and before == "S" and after not in "VZTBM.,":
            return "V"  # “Polls show two in five …”
        if tag == "G" and before in "DPpJ#":
            return "J" if after in "NSX" else "N"
        if tag in "TL" and before in "DPpJ#" and after in "NSJXG" and word not in TOLD:
            return "J"
        if tag == "T" and "-" in word and before not in "XNSE" and after in "NSJ":
            return "J"  # “a senator and self-described socialist”
        if tag == "J" and before in "DPp" and after in "TZVBM.,IW-":
            return "N"
        if tag == "J" and before == "," and after == "I" and word in self.nouns:
            return "N"  # “Ruiz, chief of staff to the mayor”
        if tag == "J" and before in "DPpXJ#N" and after not in "NSXJ&pFG" and word in self.nouns:
            return "N"  # “a Ukrainian general said”
        return tag

    def _is_role(self, noun: str) -> bool:
        return self.nouns.get(noun) in ROLES

    def _is_all_verb(self, word: str, tags: list[str], i: int) -> bool:
        """Tell whether a word is all that a sentence that opens with a name has for a verb."""
        verb = word == "lives" or (word not in self.cues and self._may_be_verb(word, "S"))
        return verb and set(tags[:i]) == {"X"} and FINITE.isdisjoint(tags[i + 1 :])

    def _may_be_verb(self, word: str, tag: str) -> bool:
        if word in self.cues:
            return True
        if tag == "N":
            return word in self.verbs and not (word.endswith("er") and self._is_role(word))  # a customs officer
        return word[:-1] in self.verbs or (word.endswith("es") and word[:-2] in self.verbs)
