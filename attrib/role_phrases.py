"""Role phrases: where in the words for a speaker the role stands: “a senior | spokesman | for Venn’s campaign”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from attrib.lexicon import ROLES, Lexicon, plain, plain_words
from attrib.names import SPELLED_OUT
from attrib.voices import Voice

TOKEN = regex.compile(r"[\p{L}\d][\p{L}\d.&'’/-]*+|[^\s\p{L}\d]")
LONGEST = 60  # words of a mention that are read
MENTIONS = 12  # mentions of one speaker that are read
HEADS = ROLES | {"empty", "collective"}  # lists of nouns that may tie somebody to a body
# Whom somebody is tied to stands after these; after those that may name a place too, only a listed body does
TYING = frozenset("of for at with to inside within in from on".split())
BELONGING = frozenset({"of", "at", "with", "for"})  # after a name: Lea Prins | of the Harbour Institute
ENDING = frozenset("who whom whose that which where when said".split())
DETERMINERS = frozenset("the a an this these those that his her its their our my some many several most other".split())


class RolePhrase(NamedTuple):
    """The words of a mention, in lower case and as printed, and where its role stands, end exclusive."""

    lower: tuple[str, ...]
    forms: tuple[str, ...]
    first: int
    last: int

    @property
    def role(self) -> str:
        """The words of the role."""
        return " ".join(self.lower[self.first : self.last])


def role_phrases(voice: Voice, text: str, lexicon: Lexicon) -> Iterator[RolePhrase]:
    """Yield the mentions of a voice that tell more than a name, a pronoun or a bare noun does."""
    for words in dict.fromkeys(text[span.start : span.end] for span in voice.mentions[:MENTIONS]):
        if voice.kind == "name" and " " not in words:
            continue
        forms = tuple(TOKEN.findall(words)[:LONGEST])
        if len(forms) < 2:
            if forms and voice.kind == "description":
                yield RolePhrase((plain(forms[0]),), forms, 0, 1)
            continue
        lower = plain_words(forms)
        if not ENDING.isdisjoint(lower):
            end = next((i for i, word in enumerate(lower) if word in ENDING and i), len(lower))
            lower, forms = lower[:end], forms[:end]
        found = _role(lower, forms, lexicon)
        if found is None and voice.kind == "name" and (at := _name_ends(forms, voice)):
            found = at, at
        if found is not None:
            yield RolePhrase(lower, forms, *found)


def _role(lower: tuple[str, ...], forms: tuple[str, ...], lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where the first role stands: the longest listed noun, or a title before a name."""
    comma = next((i for i, word in enumerate(lower) if word in ",;("), len(lower))
    tied = next((i for i in range(comma) if lower[i] in TYING), comma)  # “a spokesman | for Venn’s campaign”
    owner = max((i for i in range(tied) if lower[i].endswith(("'s", "s'"))), default=-1)
    for i, word in enumerate(lower):
        if i <= owner < comma - 1:
            continue  # “President Venn’s | special envoy”
        if word in DETERMINERS and i + 1 < comma:
            continue  # some | backers of the mayor
        if forms[i][0].isupper() and " ".join(lower[i : i + 2]) in lexicon.public_bodies:
            continue  # White House insiders
        for size in range(min(lexicon.longest_noun, len(lower) - i), 0, -1):
            if size > 1 and lower[i + size - 1] not in lexicon.long_ends:
                continue
            noun = " ".join(lower[i : i + size]) if size > 1 else word
            if lexicon.nouns.get(noun) in HEADS or noun in lexicon.public_roles:
                if size == 1 and i + 1 < len(lower) and _goes_on(lower, i, lexicon):
                    break  # “a | board spokesman”: the role is the last of the nouns in a row
                return i, i + size
            if forms[i][0].isupper() and noun in lexicon.official_titles:
                return i, i + size
    return None


def _goes_on(lower: tuple[str, ...], i: int, lexicon: Lexicon) -> bool:
    """Tell whether the next word is a role too: “the campaign staff | spokesman”."""
    return lexicon.nouns.get(lower[i + 1]) in HEADS and lower[i] not in SPELLED_OUT


def _name_ends(forms: tuple[str, ...], voice: Voice) -> int:
    """Return where the name ends where a preposition comes next, or 0: “Lea Prins | of the Harbour Institute”."""
    for i in range(len(forms) - 2, 0, -1):
        if forms[i] in BELONGING and forms[i - 1] == voice.name[-1]:
            return i
    return 0
