"""Name kinds: whether a name is a person’s, a body’s, an outlet’s or a document’s, by its words."""

from __future__ import annotations

from typing import NamedTuple

from attrib.lexicon import THINGS, Lexicon, given_names, plain

SITES = frozenset({"com", "org", "net", "info", "news"})  # and the two letters of a country: velmtoday.com
# After these a capital is part of a name: McCrane, DeSoto, VanderSlo; others have it in a firm: EgyptAir
PARTICLES = frozenset("mc mac de del della di du la le lo van vand vander von ter ten ben al el fitz jo o st".split())
# Before another name these begin one of a place or a thing: Great Wall, New Velm, East Dunmore
PLACING = frozenset("great new grand upper lower north south east central fort mount lake san port".split())
# Small words inside names: Ursula von der Weide, Corriere del Velm
INSIDE = frozenset(
    "von van der den de del della dello delle degli di da do dos das du des d' la las los le les el al bin bint ibn "
    "ap abu ter ten zu af av y e".split()
)
ARTICLES = frozenset({"la", "le", "el", "il", "les", "los"})
APPEARING = frozenset({"daily", "weekly", "evening", "morning"})  # when a paper does
GENERATIONS = frozenset({"ii", "iii", "iv"})  # Charles Venn III


class Words(NamedTuple):
    """The words of one noun phrase: in lower case, as printed, and their tags."""

    lower: tuple[str, ...]
    forms: tuple[str, ...]
    tags: str


def kind_of(words: Words, name: tuple[str, ...], run: int, after_the: bool, person: bool, lexicon: Lexicon) -> str:
    """Tell a person from a body, an outlet and a document by the words of the name and what stands before it."""
    if person:
        return "name"
    low, full = plain(" ".join(name)), plain(" ".join(words.forms[run:]))
    first, last, several = low.partition(" ")[0], low.rpartition(" ")[2], len(name) > 1
    with_the = after_the and f"the {low}" in lexicon.media_names
    if _is_site(low):
        return "media"
    if low in lexicon.media_names or full in lexicon.media_names or with_the:
        return "media"
    abbreviated = several and name[0].isupper() and len(name[0]) > 2 and name[0].isalpha()  # BBC Velm, NHS Velm
    begins = plain(words.forms[run]) if len(words.forms) - run > 1 else ""  # La Gazzetta dello Velm
    begins = plain(words.forms[run + 1]) if begins in ARTICLES else begins
    if several and (last.rpartition("-")[2] in lexicon.media_words or first == "al-jazeera"):
        return "media"
    if after_the and not several and last in lexicon.media_words:
        return "media"  # the Clarion
    if begins in lexicon.media_begins or (abbreviated and first in lexicon.media_names):
        return "media"
    if last in lexicon.organisation_words or low in lexicon.organisation_names:
        return "body"
    if low in lexicon.public_names or full in lexicon.public_names:
        return "body"
    noun_class = lexicon.nouns.get(last, "")
    if (several and noun_class in THINGS) or (noun_class == "document" and name[-1].isupper()):  # the FIR
        return "body" if noun_class == "institution" else noun_class
    if several and not APPEARING.isdisjoint(low.split()):
        return "media"  # the Velm Daily Lantern
    inner = any(plain(word) in lexicon.organisation_words for word in name[1:-1])  # Healthcare Inspectorate Velm
    if begins in lexicon.organisation_begins or abbreviated or (inner and first not in given_names()):
        return "body"
    if "&" in words.tags[run:] and "&" in words.forms[run:]:
        return "body"  # Tern & Avery
    if len(name) == 1 and len(name[0]) == len("T.M.") and name[0][1::2] == "..":
        return "name"  # said T.M., a nurse
    initials = bool(name) and name[-1].isupper() and len(name[-1].replace(".", "")) > 1 and last not in GENERATIONS
    initials = initials and not (several and first in given_names())  # ANA ORR, where an article opens with her
    firm = len(name) == 1 and _is_spelt_like_a_firm(name[0])
    return "body" if after_the or initials or firm or (several and first in PLACING) else "name"


def _is_site(name: str) -> bool:
    """Tell an address from another name: velmtoday.com, kurier.de; not: U.S."""
    stem, _, end = name.rpartition(".")
    return (
        len(stem) > 2 and stem[-1].isalnum() and stem[-2] != "." and (end in SITES or (len(end) == 2 and end.isalpha()))
    )


def _is_spelt_like_a_firm(name: str) -> bool:
    """Tell whether a name has a capital inside that no particle explains: EgyptAir, not McCrane or Lopez-Cantor."""
    inner = next((i for i in range(1, len(name)) if name[i].isupper() and name[i - 1].islower()), 0)
    return inner > 0 and name[:inner].isalpha() and name[:inner].lower() not in PARTICLES
