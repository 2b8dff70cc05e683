"""Appositions: what the phrases after a name say of it: “of Brno”, “, deputy press secretary”, “(D-Mont.)”."""

from __future__ import annotations

import re

from attrib.lexicon import ROLES, THINGS, given_names, plain
from attrib.mentions import FIRMS, PRONOUNS, Mention, PhraseReader
from attrib.model import Office
from attrib.names import SHARED, has_private, has_public, holds_public_role
from attrib.phrases import RELATIVE

# “Jon Teller (D-Mont.)”, “Dina Salas, R-Texas,”: the party and the state stand beside a lawmaker’s name
SEAT = re.compile(r"(?:r|d|i|l|ind|rep|dem)-[^\W\d_]")
AGE = re.compile(r"\d\d\Z")
TYING = frozenset("of for at in inside within with from by to".split())
PLACING = frozenset({"at", "in", "inside", "within", "from", "on"})
HEADING = frozenset("heads leads runs chairs commands oversees directs".split())
OF_MANY = frozenset({"have", "are"})  # verbs that no single person has: Harrow Vale | have won
GIVEN = frozenset({"name", "surname", "identified", "known", "named"})  # who gave only his first name, Ilya
HALF = frozenset({"only", "first", "given", "last", "surname"})
ENDED = frozenset({"until", "during"})
THEN = frozenset({"then", "once", "formerly", "previously"})  # “Ana Ruiz, then the mayor”
COUNTRY = frozenset({"country", "nation", "republic", "state"})
NAMELESS = THINGS | {"empty"}
EMPTY = frozenset({"", "empty"})


class Appositions:
    """Adds to a mention what the phrases after it say: “of Brno”, “, deputy press secretary”, “, 41”, “(D-Mont.)”."""

    def __init__(self, reader: PhraseReader, number: int, base: Mention) -> None:
        self.reader = reader
        self.lexicon = reader.lexicon
        self.sentence = reader.sentences[number]
        self.number = number
        self.mention = base
        self.role = 0  # where the phrase begins that last told what the person is
        self.ended = False  # and whether that was held once

    def read(self, k: int, last: int) -> Mention:
        """Return the mention with all that the phrases after `k`, up to `last`, add to it."""
        self.role = k
        kinds = self.sentence.kinds
        apposed = False
        for i in range(k + 1, min(last, k + 40)):
            letter = kinds[i]
            words = self.sentence.phrase_words(i)
            if letter in ",(-":
                apposed = True
            elif letter == "C" and kinds[i + 1 : i + 2] == "n" and self.sentence.tags[self.sentence.head(i + 1)] == "X":
                if "of" not in self.mention.name:  # the Minister of Labour and | Trade, Ana Ruiz
                    break  # Ana Ruiz and | Sen. Lou Park (R-Texas)
            elif letter == "v" and self._after_who(i):
                if self.sentence.kinds[i - 1] == "R" and self.mention.kind == "name":
                    break
                if self._are_several(i, k):
                    self.mention = self.mention._replace(kind="body", count=None)
                    break
                self.mention = self.mention._replace(described=True)
                if kinds[i + 1 : i + 2] == "n" and self.mention.kind == "name":
                    self._clause(i + 1, last, words[-1])
                elif self.mention.kind == "description" and self.mention.count == 1:
                    self._half_name(i, last)
                break
            elif letter == "v" and i < k + 4 and self.sentence.words[self.sentence.firsts[i] - 1] == "which":
                m = self.mention
                if m.may_name_a_firm:
                    self.mention = m._replace(kind="body", count=None)  # Halden, which brews in Velm
                    break
            elif letter == "n" and words[0] in PRONOUNS:
                continue
            elif letter in "nt" and apposed and (kinds[i - 1] in ",(-JR" or self._joins(i)):
                self._apposed(i, last, words, letter)
            elif letter == "n" and kinds[i - 1] in "IO":
                self._prepositional(i, last, words)
        return self.mention

    def complement(self, k: int, last: int) -> Mention:
        """Return the mention with what “is” says of it: Ana Ruiz is | the mayor of Brno; the mayor is | Ana Ruiz."""
        self.role = k
        if self.mention.kind == "name":
            self._role(k, last, self.reader.base(self.number, k))
        else:
            self._apposed(k, last, self.sentence.phrase_words(k), "n")
        return self.mention

    def _clause(self, i: int, last: int, verb: str) -> None:
        """Add what a relative clause says: who is now the trade secretary, who heads the police."""
        if verb in ("is", "now"):
            self._role(i, last, self.reader.base(self.number, i))
        elif verb in HEADING and not self.mention.former and not self.mention.official:
            words = self.sentence.words[self.sentence.firsts[i] : self.sentence.firsts[min(last, i + 3)]]
            public = holds_public_role("head", words, self.lexicon) and not has_private(words, self.lexicon)
            self.mention = self.mention._replace(official=public)

    def _after_who(self, i: int) -> bool:
        """Tell whether a verb is that of “who”: who | gave, who only | gave."""
        first = self.sentence.firsts[i]
        before = self.sentence.words[first - 2 : first]
        return before[-1:] == ("who",) or (before[:1] == ("who",) and self.sentence.kinds[i - 1] == "R")

    def _are_several(self, i: int, k: int) -> bool:
        """Tell whether “who” says of a name what is said of many: Harrow Vale, who have won twice."""
        many = self.sentence.words[self.sentence.firsts[i]] in OF_MANY
        return many and i < k + 4 and self.mention.may_name_a_firm

    def _half_name(self, i: int, last: int) -> None:
        """Take the half of a name that somebody gave: who gave only his first name, Ilya; known only as Mrs. Venn."""
        sentence = self.sentence
        words = sentence.words[sentence.firsts[i] : sentence.firsts[last - 1]]
        if sentence.kinds[last - 1] != "n" or words[-1] not in (",", "as") or GIVEN.isdisjoint(words):
            return
        named = self.reader.base(self.number, last - 1)
        if named.kind == "name" and not (HALF.isdisjoint(words) and words[-1] == ","):
            gender = self.mention.gender or named.gender
            self.mention = self.mention._replace(kind="name", name=named.name, gender=gender, described=False)

    def _apposed(self, i: int, last: int, words: tuple[str, ...], letter: str) -> None:
        m = self.mention
        before = self.sentence.phrase_words(i - 2)
        of_body = i - 2 > m.phrases.first and self.lexicon.nouns.get(before[-1]) == "institution"
        if of_body and m.kind == "description" and m.noun_class == "spokesperson":
            named = self.reader.base(self.number, i)
            if before[-1] in FIRMS and named.name and plain(named.name[0]) not in given_names():
                return  # a spokesperson for the company, Velm General
        elif of_body and m.kind == "description":
            named = self.reader.base(self.number, i)
            if before[-1] in FIRMS or named.kind != "name" or len(named.name) < 2:
                return  # “a manager at Ruiz’s company, Velm Builders”, but “the head of the board, Mina Dahl”
        if m.kind == "name" and self._is_ticker(i, words[0]):
            self.mention = m._replace(kind="body", count=None)
        elif m.kind == "name" and SEAT.match(words[0]):
            self.mention = m._replace(official=not m.former, described=True)
        elif AGE.match(words[-1]) and len(words) == 1:
            self.mention = m._replace(described=m.described or len(m.name) > 1)  # “Dana, 34” is still half a name
        elif letter == "n":
            more = self.reader.base(self.number, i)
            if m.kind == "name" and more.kind == "name" and "of" in m.name:
                self.mention = m._replace(name=more.name, described=True)  # the Bishop of Dunmore, Paul Venn
            elif m.kind == "name" or (m.kind == "document" and more.noun_class in ROLES):  # Steven Law, an aide
                self.mention = m._replace(kind="name", count=1)
                self._role(i, last, more)
            elif m.kind == more.kind == "description" and m.noun_class in EMPTY and m.plural == more.plural:
                portion = 2 if self.sentence.words[self.sentence.firsts[m.phrases.first + 1]] == "of" else 0
                if more.noun_class in ROLES and i == m.phrases.first + 2 + portion:  # one of the sources, an adviser
                    self.mention = m._replace(
                        noun_class=more.noun_class, head=more.head, gender=m.gender or more.gender,
                        former=more.former, body=m.body or more.body, public=m.public or more.public,
                    )  # fmt: skip
            elif self._is_firm(more):
                self.mention = more._replace(kind="body", count=None, phrases=m.phrases)
            elif (
                more.kind == "name"
                and (m.count == 1 or m.head == "counsel")
                and m.kind == "description"
                and m.noun_class not in NAMELESS
            ):
                # “His campaign manager, Jeff Wills”: the name comes after the role
                here = self.sentence.words[self.sentence.firsts[m.phrases.first] : self.sentence.firsts[i]]
                office = m.noun_class == "office" or holds_public_role(m.head, here, self.lexicon)
                office = office or here[:3] == ("the", "opposition", "leader")
                official = (m.official or office) and not m.former and not has_private(here, self.lexicon)
                gender = m.gender or more.gender
                told = m.head not in GIVEN  # not: her first name, Olha
                self.mention = m._replace(kind="name", name=more.name, official=official, described=told, gender=gender)

    def _is_ticker(self, i: int, word: str) -> bool:
        """Tell the letters of a share: Halden (HAL.OL)."""
        start, end = (places[self.sentence.firsts[i]] for places in (self.sentence.starts, self.sentence.ends))
        return self.sentence.kinds[i - 1] == "(" and "." in word[1:-1] and self.reader.text[start:end].isupper()

    def _is_firm(self, more: Mention) -> bool:
        """Tell whether a name says which firm somebody is: the mill’s owner, Velm Paper; the builders, Velm Civil."""
        m = self.mention
        if m.kind != "description" or not more.name or plain(more.name[0]) in given_names():
            return False
        if more.kind == "body":
            return m.noun_class == "insider" or m.head in FIRMS
        several = m.plural and m.count is None and m.definite and m.noun_class == "person" and more.kind == "name"
        return several or (m.head in FIRMS and more.kind == "name")

    def _role(self, i: int, last: int, more: Mention) -> None:
        """Add a role after a name: Ana Ruiz, the mayor of Brno; Ivo Lak, a police spokesman."""
        self.role = i
        bare = not self.mention.described
        self.mention = m = self.mention._replace(described=True)
        if more.kind == "body" and bare and self.sentence.words[self.sentence.firsts[i]] in ("a", "an"):
            if m.may_name_a_firm:  # Akshara, an NGO
                self.mention = m._replace(kind="body", count=None)
            return
        if more.kind != "description":
            return
        firm = more.noun_class == "institution" or (more.head in FIRMS and (more.owned or more.definite))
        ours = more.head.rpartition(" ")[2] in FIRMS and not more.owned  # the clothing chain; not: the bank’s builder
        alone = ours or self.sentence.words[self.sentence.firsts[i]] in ("a", "an")
        a_firm = firm and bare and alone  # Safe Velm, a group
        thing = more.noun_class == "media" or (firm and len(m.name) == 1) or a_firm
        if thing and m.may_name_a_firm:
            # “Gazeta Nova, a newspaper”, “Halden, a brewer”: no person
            kind = "media" if more.noun_class == "media" else "body"
            self.mention = m._replace(kind=kind, count=None, head=more.head, noun_class=more.noun_class)
            return
        clause = next((k for k in range(i, last) if self.sentence.words[self.sentence.firsts[k]] in RELATIVE), last)
        here = self._words_of_role(i, min(clause, i + 5))
        office = more.noun_class == "office" or holds_public_role(more.head, here, self.lexicon)
        office = office or (more.noun_class == "aide" and any(self.lexicon.nouns.get(w) == "office" for w in here[1:]))
        gender = m.gender or more.gender
        if self._ended(i, last) or (self.ended and self.sentence.tags[self.sentence.firsts[i]] not in "DP"):
            more = more._replace(former=True)  # the former minister, senator and | mayor
        self.ended = more.former
        if more.former or more.head in ("candidate", "nominee"):
            head = m.head or (more.head if office else "")  # a former mayor; not: a former candidate
            kept = m.official and not (more.former and more.head == m.head)  # not: Gen. Lou Park, a retired general
            former = m.former or (more.former and office and not kept)
            self.mention = m._replace(former=former, head=head, gender=gender, official=kept)
            return
        self.mention = m._replace(
            official=m.official or (office and not self._private(last, more.head)), gender=gender,
            head=m.head if m.noun_class else more.head, noun_class=m.noun_class or more.noun_class,
        )  # fmt: skip

    def _joins(self, i: int) -> bool:
        """Tell whether “and” joins a role at `i` to the one before: the mayor of Velm and | a former judge."""
        kinds = self.sentence.kinds
        return kinds[i - 3 : i] == ",nC" or (kinds[i - 1] == "C" and self._is_role(i))

    def _words_of_role(self, i: int, last: int) -> tuple[str, ...]:
        """Return the words of a role without the one that “and” joins: an adviser to the party | and former judge."""
        kinds = self.sentence.kinds
        joined = (k for k in range(i + 2, last) if kinds[k - 1 : k + 1] == "Cn" and (k - 2 == i or self._is_role(k)))
        return self.sentence.words[self.sentence.firsts[i] : self.sentence.firsts[next(joined, last)]]

    def _is_role(self, i: int) -> bool:
        """Tell whether “and” joins another role: the mayor of Velm and | a candidate, and | former director."""
        word, noun = self.sentence.words[self.sentence.firsts[i]], self.sentence.words[self.sentence.head(i)]
        return word in ("a", "an", "the") or (
            self.lexicon.nouns.get(noun) in ROLES and noun not in self.lexicon.plurals
        )

    def _ended(self, i: int, last: int) -> bool:
        """Tell whether a role was held once: then the mayor; the mayor from 2004 to 2010, until May, during the war."""
        words = self.sentence.words
        kinds = self.sentence.kinds
        first = self.sentence.firsts[i]
        if words[first - 1] in THEN:
            return True
        end = next((k for k in range(last, len(kinds)) if kinds[k] in ',.;:"-vC'), len(kinds))
        after = words[first : self.sentence.firsts[min(end, i + 8)]]
        return not ENDED.isdisjoint(after) or any(
            a == "from" and b[:2] in ("19", "20") and c in ("to", "through")
            for a, b, c in zip(after, after[1:], after[2:], strict=False)
        )

    def _prepositional(self, i: int, last: int, words: tuple[str, ...]) -> None:
        """Add what a preposition ties to the noun: an aide to the mayor, a clerk at Velm Builders."""
        m = self.mention
        sentence = self.sentence
        tying = PLACING if m.noun_class == "empty" else TYING  # “sources in the ministry”, but not “familiar with it”
        tied = sentence.words[sentence.firsts[i - 1]] in tying
        named = "X" in sentence.tags[sentence.firsts[i] : sentence.firsts[i + 1]]
        public, official = m.public, m.official
        if has_public(words, self.lexicon) or self.lexicon.nouns.get(words[-1]) == "office":
            here = (*sentence.phrase_words(i - 1), *words)
            held = m.kind == "name" and not (m.former or self.ended)
            role = held and holds_public_role(m.head, here, self.lexicon)
            public, official = True, official or (role and not self._private(last))
        described = m.described or (named and m.kind == "name")
        self.mention = m._replace(body=m.body or tied, described=described, public=public, official=official)

    def _private(self, last: int, role: str = "") -> bool:
        """Tell whether the words from the last role on name a private body."""
        words = self._words_of_role(self.role, min(last, self.role + 8))
        if role not in SHARED and self.lexicon.offices.get(role) == Office.ELECTED:
            return False  # a Labour MP
        return has_private(words, self.lexicon, role) or (role in SHARED and self._is_unlisted(self.role + 1, last))

    def _is_unlisted(self, i: int, last: int) -> bool:
        """Tell whether a role is in something that is no public body: the president | of Halden, of the dockers."""
        while self.sentence.kinds[i : i + 2] == "Cn":
            i += 2  # vice president and counsel | for Halden
        words = self.sentence.phrase_words(i + 1) if i + 1 < last and self.sentence.kinds[i] == "I" else ()
        return bool(words) and words[-1] not in COUNTRY and not has_public(words, self.lexicon)
