"""Affiliations: the body or person that the words tie a speaker to, and how they do."""

from __future__ import annotations

from attrib.lexicon import Lexicon, plain
from attrib.mentions import NUMBERS
from attrib.model import Tie
from attrib.names import SPELLED_OUT
from attrib.role_phrases import DETERMINERS, TYING, RolePhrase
from attrib.word_tags import guess, word_tags

LONGEST_BODY = 8  # words
PLACING = frozenset({"in", "from", "on", "to"})
JOINING = frozenset({"of", "and", "for", "&", "the"})  # may stand inside the name of a body
# Words before a body that are no part of it: “a senior Treasury official”
RANKS = frozenset(
    "senior top veteran former longtime long-time current deputy chief acting assistant unnamed then new one "
    "republican-leaning fellow local presumptive presidential vice-presidential gubernatorial mayoral".split()
)
CLOSE = frozenset("friend friends ally allies associate associates confidant confidants confidante close".split())
OUTSIDE = frozenset(
    "supporter supporters backer backers fan fans critic critics opponent opponents observer observers biographer "
    "watcher watchers".split()
)
LAWYERS = frozenset(
    "lawyer lawyers attorney attorneys solicitor barrister counsel agent agents surrogate surrogates".split()
)
STAFF = (("at",), ("with",), ("in",))  # “a lawyer | at the bank”
OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
TIMES = frozenset("today yesterday monday tuesday wednesday thursday friday saturday sunday week month year".split())
OUT_OF_OFFICE = frozenset(
    {"state", "city", "county", "town", "world", "district"}
)  # “a city councillor” is tied to no named city


def affiliation_of(phrase: RolePhrase, lexicon: Lexicon) -> str | None:
    """Return the body or person of a phrase; a name after the role tells more than a noun before it.

    “An editorial board editor for | the Courier |”.
    """
    before = _before(phrase, lexicon)
    if before is None or not before.islower():
        return before or _after(phrase, lexicon)
    after = _after(phrase, lexicon)
    return before if after is None or after.islower() else after


def _before(phrase: RolePhrase, lexicon: Lexicon) -> str | None:
    """Return the body or person before a role: a | Treasury | official, | the bank |’s director."""
    if phrase.first == phrase.last:
        return None
    inside = phrase.last - 1 if _is_body(phrase.forms[phrase.first : phrase.last - 1], lexicon) else phrase.first
    start = inside
    while start and phrase.lower[start - 1][0].isalnum():
        start -= 1
    lower, forms = phrase.lower[start:inside], phrase.forms[start:inside]
    owners = [i for i, word in enumerate(lower) if word.endswith(("'s", "s'"))]
    if owners:
        last = owners[-1]
        if lower[last].rstrip("s").rstrip("'") in TIMES:
            return None
        owner = lower[last]
        whole = forms[last][:-1] if owner.endswith("s'") else forms[last][:-2]
        words = ((lower[0] if lower[0] in DETERMINERS else forms[0]), *forms[1:last], whole)
        return None if lower[0] in OWNERS else " ".join(words if last else (whole,))
    while (
        lower
        and not _opens_place(lower, lexicon)
        and (
            lower[0] in DETERMINERS
            or lower[0] in RANKS
            or lower[0] in NUMBERS
            or lower[0][0].isdigit()
            or lower[0].endswith("-based")
        )
    ):
        lower, forms = lower[1:], forms[1:]
    capitals = [i for i, form in enumerate(forms) if form[0].isupper()]
    if phrase.role in LAWYERS and len(capitals) > 1 and not _is_body(forms, lexicon):
        return None  # “a Velm Harbour lawyer” works there
    inner = start + inside > len(forms) or len(capitals) > 1  # no capital only because a sentence opens
    if capitals and (inner or _is_name(lower[0], phrase, lexicon)):
        first = last = capitals[-1]
        while first and (forms[first - 1][0].isupper() or (lower[first - 1] in JOINING and first - 1 > capitals[0])):
            first -= 1
        if last + 2 == len(lower) and lexicon.nouns.get(lower[-1]) == "institution":
            last += 1  # Clinton | campaign
        return None if _is_common(forms[first : last + 1], lexicon) else " ".join(forms[first : last + 1])
    for size in (3, 2, 1):
        noun = " ".join(lower[-size:])
        if lower[-2:] == ("real", "estate"):
            return None
        if noun in lexicon.public_bodies or (lexicon.nouns.get(noun) == "institution" and _is_body(forms, lexicon)):
            return None if _is_common(forms[-size:], lexicon) else " ".join(forms[-size:])
    return None


def _opens_place(lower: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether a rank is the first word of a place instead: New York, New Zealand."""
    return lower[0] == "new" and " ".join(lower[:2]) in lexicon.places


def _is_common(forms: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether one word has a capital only because it stands in a title: County Commissioner, Finance Director.

    The House is a body by its name, and so is what a list has: the Treasury, the Senate.
    """
    word = forms[0].lower()
    if len(forms) > 1 or word == "house" or not forms[0][1:].islower():
        return False
    listed = word in lexicon.public_bodies or word in lexicon.media_names or word in lexicon.organisation_names
    noun = lexicon.nouns.get(word) == "institution" or word in lexicon.organisation_words
    return word in OUT_OF_OFFICE or (noun and not listed)


def _is_name(word: str, phrase: RolePhrase, lexicon: Lexicon) -> bool:
    """Tell whether a word with a capital, first in a phrase, names whom a role belongs to: a | Crane | aide said."""
    if _is_known((word,), lexicon) or (word in lexicon.offices and word not in lexicon.public_roles):
        return True
    if word in lexicon.places:
        return phrase.role in lexicon.official_titles or lexicon.nouns.get(phrase.role) == "office"
    common = word in word_tags()[0] or word in lexicon.nouns or guess(word) not in "NS"
    tied = phrase.role in OUTSIDE or lexicon.nouns.get(phrase.role) in ("aide", "spokesperson", "insider", "empty")
    return not common and tied


def _after(phrase: RolePhrase, lexicon: Lexicon) -> str | None:
    """Return the body or person after a role: a director of | the Harbour Trust |, sources close to | the mayor |."""
    at = phrase.last
    role = SPELLED_OUT.get(phrase.role, phrase.role)  # Gov. Ida Crane of Velm
    person = lexicon.nouns.get(role) in ("person", "collective", "empty", None)
    person = person and CLOSE.union(OUTSIDE).isdisjoint(phrase.lower[phrase.first : phrase.last])
    while at < len(phrase.lower) and phrase.lower[at][0].isalnum():
        if phrase.lower[at] == "and" and at + 1 < len(phrase.forms) and phrase.forms[at + 1][0].isupper():
            break  # Ida Crane and Senator Lou Park | of Velm
        if phrase.lower[at] not in TYING:
            at += 1
            continue
        end = at + 1
        while end < len(phrase.lower) and end - at <= LONGEST_BODY and _goes_into(phrase, end, lexicon):
            end += 1
        body = phrase.forms[at + 1 : end]
        near = phrase.lower[at] == "to" and phrase.lower[at - 1] in CLOSE
        serves = phrase.lower[at] == "to" and not person  # an adviser to Mr. Crane
        strict = (
            (person or (phrase.lower[at] in PLACING and not serves))
            and phrase.lower[at] not in ("at", "with", "for")
            and not near
        )
        people = lexicon.nouns.get(plain(body[-1])) == "collective" if body else True
        people = people or (not _is_body(body, lexicon) and any(form.endswith(("’s", "'s")) for form in body))
        if not people and (_is_body(body, lexicon) or (not strict and _is_somebody(body, lexicon))):
            return " ".join(body)
        at = max(end, at + 1)
    return None


def _goes_into(phrase: RolePhrase, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a word goes on with the name of a body: of | the Trust for Rivers and Canals."""
    word = phrase.lower[at]
    after = phrase.forms[at + 1 : at + 2]
    if word == "and" and after and after[0][0].islower() and after[0] != "the":
        return False  # Ida Crane | and a friend of the couple
    if word in ("such", "including", "like") or (word == "and" and _is_title(phrase, at + 1, lexicon)):
        return False  # Republicans | such as; of Velm | and Senator Lou Park
    if word in TYING:
        return word in JOINING and bool(after) and (after[0][0].isupper() or after[0] == "the")
    return word[0].isalnum() or word == "&"


def _is_title(phrase: RolePhrase, at: int, lexicon: Lexicon) -> bool:
    word = phrase.lower[at : at + 1]
    return bool(word) and (word[0] in lexicon.official_titles or word[0] in lexicon.personal_titles)


def _is_body(forms: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether words name a body: one that is listed, or that a listed noun shows."""
    lower = tuple(plain(form) for form in forms)
    if not lower or (lower[-1] in OUT_OF_OFFICE and forms[-1].islower()):
        return False
    last = lower[-1]
    return (
        lexicon.nouns.get(last) in ("institution", "media")
        or (forms[-1][0].isupper() and last in lexicon.organisation_words)
        or (_is_known(lower, lexicon) and (forms[-1][0].isupper() or " ".join(lower[-2:]) in lexicon.public_bodies))
        or lower[-1] in lexicon.public_bodies
        or (forms[-1].isupper() and len(forms[-1]) > 1)
    )


def _is_known(lower: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether words are, or end or begin with, a name that is listed."""
    bare = lower[1:] if lower[:1] == ("the",) else lower
    for part in (bare, bare[-1:], bare[-2:], bare[:2]):
        name = " ".join(part)
        if name in lexicon.public_bodies or name in lexicon.media_names or name in lexicon.organisation_names:
            return True
    return bool(bare) and (bare[-1] in lexicon.demonyms or (bare[0] in lexicon.offices and bare[0] in lexicon.demonyms))


def _is_somebody(forms: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether words name somebody, or a body by a name that no list has."""
    lower = plain(forms[-1])
    return any(form[0].isupper() for form in forms) or lexicon.nouns.get(lower) in ("office", "insider")


def tie_of(phrase: RolePhrase, lexicon: Lexicon) -> Tie:
    """Return how a phrase ties somebody to a body or a person."""
    role = phrase.role
    last = role.rpartition(" ")[2]
    if not CLOSE.isdisjoint(phrase.lower) and last not in ("leader", "chief"):
        return Tie.NEAR
    if role in lexicon.official_titles and phrase.forms[phrase.first][0].isupper():
        return Tie.MEMBER  # Representative Lou Park of Velm
    if last in LAWYERS:
        return Tie.MEMBER if phrase.lower[phrase.last : phrase.last + 1] in STAFF else Tie.SPEAKS_FOR
    if lexicon.nouns.get(role) == "spokesperson" or last.startswith("spokes"):
        return Tie.SPEAKS_FOR
    if last in OUTSIDE:
        return Tie.ABOUT
    return Tie.UNCLEAR_MEMBER if lexicon.nouns.get(role) == "empty" else Tie.MEMBER
