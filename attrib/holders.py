"""Holders: a name after an office and its portfolio, with no comma between them: Minister for Roads Ana Ruiz."""

from __future__ import annotations

from attrib.lexicon import ROLES, Lexicon, given_names
from attrib.name_kinds import Words
from attrib.names import SHARED, Naming, has_private, has_public, holds_public_role, longest_noun

PORTFOLIO = frozenset({"of", "for", "on"})  # what they tie to an office
FEWEST = 4  # words: Secretary | of | Roads Ruiz is no more than a secretary


def read_holder(words: Words, lexicon: Lexicon) -> Naming | None:
    """Read the name at the end of an office with its portfolio, or return None where there is none.

    A title is printed with a capital, and names somebody only before a name: “Mayor of East Velm Harbour” is a mayor.
    """
    lower = words.lower
    joint = next((i for i in range(1, len(lower) - 2) if lower[i] in PORTFOLIO), 0)
    if not joint or len(lower) < FEWEST or not words.forms[0][:1].isupper() or words.tags[0] in "DP":
        return None
    role = longest_noun(lower, joint, lexicon)
    if lexicon.nouns.get(role) not in ROLES or role in lexicon.plurals or not words.forms[joint - 1][:1].isupper():
        return None
    first = len(lower) - 2
    while lower[first][-1] == "." and lower[first - 1][-1] == "." and first - 1 > joint + 1:
        first -= 1  # R. K. Velan
    title = lower[first - 1] in lexicon.official_titles or lower[first - 1] in lexicon.personal_titles
    end = first - (title and first - 1 > joint + 1)  # Speaker of the House | Rep. Ana Ruiz
    portfolio = tuple(w for w in lower[joint + 1 : end] if w != "the")
    if not portfolio or set(words.tags[first:]) != {"X"} or not _is_person(lower[first:], portfolio, lexicon):
        return None
    office = _office(lower[:end], role, portfolio, lexicon)
    former = not lexicon.former.isdisjoint(lower[:joint])
    private = not office.endswith("minister") and has_private(lower[:end], lexicon, office)  # Minister for Labour
    official = bool(office) and not former and not private
    return Naming(
        "name", words.forms[first:], office or role, "office" if office else lexicon.nouns[role],
        lexicon.genders.get(role, ""), official, True, former, has_public(lower[:end], lexicon),
    )  # fmt: skip


def _is_person(name: tuple[str, ...], portfolio: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell “for Health | Lena Moss” from “for Public | Water Resources”: a given name, or no noun after nouns."""
    if name[0] in given_names():
        return True
    known = has_public(portfolio, lexicon) or all(_is_word(word, lexicon) for word in portfolio)
    return known and not any(_is_word(word, lexicon) or word in lexicon.places for word in name)


def _is_word(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.nouns or word in lexicon.organisation_words


def _office(words: tuple[str, ...], role: str, portfolio: tuple[str, ...], lexicon: Lexicon) -> str:
    """Return the public office that the words name, or nothing: Director of Football."""
    if role in SHARED:
        return role if has_public(portfolio, lexicon) else ""
    known = (role, f"{portfolio[-1]} {role}", *(longest_noun(words, end, lexicon) for end in range(3, len(words) + 1)))
    offices = (noun for noun in known if lexicon.nouns.get(noun) == "office" or noun in lexicon.official_titles)
    office = next(offices, "")
    return office or (role if holds_public_role(role, words, lexicon) else "")
