"""Offices and ties: what class of office a speaker holds, and what the words tie the speaker to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from attrib.lexicon import ROLES, Lexicon, plain
from attrib.mentions import NUMBERS
from attrib.model import NAMED, OFFICIAL, UNNAMED, Office, SourceType, Tie
from attrib.names import SPELLED_OUT, has_private
from attrib.tags import guess, word_tags
from attrib.voices import Voice

TOKEN = regex.compile(r"[\p{L}\d][\p{L}\d.&'’/-]*+|[^\s\p{L}\d]")
LONGEST = 60  # words of a mention that are read
LONGEST_BODY = 8  # words
MENTIONS = 12  # mentions of one speaker that are read
HEADS = ROLES | {"empty", "collective"}  # lists of nouns that may tie somebody to a body
PERSONS = NAMED | UNNAMED | {SourceType.UNNAMED_SPOKESPERSON, SourceType.COLLECTIVE}
# Whom somebody is tied to stands after these; after those that may name a place too, only a listed body does
TYING = frozenset("of for at with to inside within in from on".split())
BELONGING = frozenset({"of", "at", "with", "for"})  # after a name: Lea Prins | of the Harbour Institute
PLACING = frozenset({"in", "from", "on", "to"})
JOINING = frozenset({"of", "and", "for", "&", "the"})  # may stand inside the name of a body
ENDING = frozenset("who whom whose that which where when said".split())
DETERMINERS = frozenset("the a an this these those that his her its their our my some many several most other".split())
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
LAWYERS = frozenset("lawyer lawyers attorney attorneys solicitor barrister counsel agent agents".split())
ASPIRING = frozenset("candidate candidates nominee nominees contender hopeful hopefuls".split())
STAFF = (("at",), ("with",), ("in",))  # “a lawyer | at the bank”
OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
TIMES = frozenset("today yesterday monday tuesday wednesday thursday friday saturday sunday week month year".split())
OUT_OF_OFFICE = frozenset({"state", "city", "county", "town", "world"})  # “a city councillor” is tied to no named city


class Standing(NamedTuple):
    """The class of office of a speaker, the body or person that the words tie the speaker to, and how they do."""

    office: Office | None = None
    affiliation: str | None = None
    tie: Tie | None = None


class _Phrase(NamedTuple):
    """The words of a mention, in lower case and as printed, and where its role stands, end exclusive."""

    lower: tuple[str, ...]
    forms: tuple[str, ...]
    first: int
    last: int

    @property
    def role(self) -> str:
        return " ".join(self.lower[self.first : self.last])


def standing_of(voice: Voice, kind: SourceType, text: str, lexicon: Lexicon) -> Standing:
    """Return what the mentions of a speaker tell of its office and of whom it belongs to, speaks for or is near.

    The classes are those by which source research codes officialness and affiliation, made simpler (Spangher and
    others, Identifying Informational Sources in News Articles, 2023).
    """
    if kind is SourceType.MEDIA:
        return Standing(Office.MEDIA)
    if kind is SourceType.INSTITUTION:
        return Standing(_office_of_body(voice, lexicon))
    if kind not in PERSONS or voice.parts:
        return Standing()
    office: Office | None = None
    affiliation: str | None = None
    tie: Tie | None = None
    for phrase in _phrases(voice, text, lexicon):
        told = _office(phrase, lexicon)
        public = kind is SourceType.NAMED_OFFICIAL and told in OFFICIAL and office not in OFFICIAL
        office = told if public else office or told  # a senator who is a candidate too
        if affiliation is None and office is not Office.PRIVATE and phrase.role not in ASPIRING:
            affiliation = _affiliation(phrase, lexicon)
            if affiliation and voice.kind == "name" and voice.name[-1] in affiliation.split():
                affiliation = None  # “the base Mr. Crane built” belongs to him
            tie = _tie(phrase, lexicon) if affiliation else None
        if office and affiliation:
            break
    if kind is SourceType.NAMED_OFFICIAL and office not in OFFICIAL:
        office = _by_title(voice, text, lexicon) or Office.GOVERNMENT
    elif kind is SourceType.NAMED_PERSON and office is Office.ELECTED and affiliation and not voice.former:
        office = _office_of_words(tuple(plain(affiliation).split()), lexicon)  # the president of a firm
        office = None if office in OFFICIAL else office
    elif kind is SourceType.UNNAMED_OFFICIAL:
        office = office or Office.GOVERNMENT
    return Standing(office, affiliation, tie)


def _by_title(voice: Voice, text: str, lexicon: Lexicon) -> Office | None:
    """Return the class of a title that stands after another role: “the Velm candidate, | Sen. | Lou Park”."""
    for span in voice.mentions[:MENTIONS]:
        for form in TOKEN.findall(text, span.start, span.end)[:LONGEST]:
            title = SPELLED_OUT.get(plain(form), plain(form))
            if form[0].isupper() and title in lexicon.offices and Office(lexicon.offices[title]) in OFFICIAL:
                return Office(lexicon.offices[title])
    return None


def _office_of_body(voice: Voice, lexicon: Lexicon) -> Office | None:
    """Return the class of a body: by its name, or by the noun that a phrase without a name turns on."""
    words = tuple(plain(voice.label).split())
    if voice.kind != "body":
        words = words[: next((i for i, word in enumerate(words) if i and word in TYING), len(words))][-2:]
        if lexicon.nouns.get(words[-1]) != "institution" and words[-1] not in lexicon.offices:
            return None
    office = _office_of_words(words, lexicon)
    return None if office is Office.PRIVATE else office


def _phrases(voice: Voice, text: str, lexicon: Lexicon) -> Iterator[_Phrase]:
    """Yield the mentions of a voice that tell more than a name, a pronoun or a bare noun does."""
    for span in voice.mentions[:MENTIONS]:
        if voice.kind == "name" and " " not in text[span.start : span.end]:
            continue
        forms = tuple(TOKEN.findall(text, span.start, span.end)[:LONGEST])
        if len(forms) < 2:
            if forms and voice.kind == "description":
                yield _Phrase((plain(forms[0]),), forms, 0, 1)
            continue
        lower = tuple(plain(form) for form in forms)
        end = next((i for i, word in enumerate(lower) if word in ENDING and i), len(lower))
        lower, forms = lower[:end], forms[:end]
        found = _role(lower, forms, lexicon)
        if found is None and voice.kind == "name" and (at := _name_ends(forms, voice)):
            found = at, at
        if found is not None:
            yield _Phrase(lower, forms, *found)


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


def _office(phrase: _Phrase, lexicon: Lexicon) -> Office | None:
    """Return the class of the role, or of the body beside it where the role is of none: “a police official”."""
    if phrase.first == phrase.last:
        return None
    role = SPELLED_OUT.get(phrase.role, phrase.role)
    words = role.split()
    noun_class = lexicon.nouns.get(role)
    titled = role != phrase.role or phrase.forms[phrase.first][0].isupper()
    if titled and role in lexicon.offices and role not in lexicon.public_bodies:
        return Office(lexicon.offices[role])
    if noun_class == "spokesperson" or words[-1].startswith("spokes") or role.startswith("press "):
        return None if words[-1] in LAWYERS else Office.SPOKESPERSON
    for i in range(len(words)):
        known = lexicon.offices.get(" ".join(words[i:]))
        if known and not (Office(known) in OFFICIAL and has_private(phrase.lower, lexicon)):
            return Office(known)
    if noun_class == "empty":
        return None
    beside = _office_of_words(phrase.lower[: phrase.last], lexicon)
    beside = beside or _office_of_words(phrase.lower[phrase.last : phrase.last + LONGEST_BODY], lexicon)
    if beside is None and noun_class == "office" and not has_private(phrase.lower, lexicon):
        return Office.GOVERNMENT
    return None if noun_class in ("person", "collective") else beside


def _office_of_words(words: tuple[str, ...], lexicon: Lexicon) -> Office | None:
    """Return the class of the body that words name, by the last of them that is listed."""
    for i in range(len(words) - 1, -1, -1):
        for size in (3, 2, 1):
            body = " ".join(words[max(0, i + 1 - size) : i + 1])
            if body in lexicon.offices:
                return Office(lexicon.offices[body])
            if body in lexicon.public_bodies or (len(words) == size and body in lexicon.places):
                return Office.GOVERNMENT
    return None


def _affiliation(phrase: _Phrase, lexicon: Lexicon) -> str | None:
    """Return the body or person of a phrase; a name after the role tells more than a noun before it.

    “An editorial board editor for | the Courier |”.
    """
    before = _before(phrase, lexicon)
    if before is None or not before.islower():
        return before or _after(phrase, lexicon)
    after = _after(phrase, lexicon)
    return before if after is None or after.islower() else after


def _before(phrase: _Phrase, lexicon: Lexicon) -> str | None:
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
    while lower and (
        lower[0] in DETERMINERS
        or lower[0] in RANKS
        or lower[0] in NUMBERS
        or lower[0][0].isdigit()
        or lower[0].endswith("-based")
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
        return " ".join(forms[first : last + 1])
    for size in (3, 2, 1):
        noun = " ".join(lower[-size:])
        if lower[-2:] == ("real", "estate"):
            return None
        if noun in lexicon.public_bodies or (lexicon.nouns.get(noun) == "institution" and _is_body(forms, lexicon)):
            return " ".join(forms[-size:])
    return None


def _is_name(word: str, phrase: _Phrase, lexicon: Lexicon) -> bool:
    """Tell whether a word with a capital, first in a phrase, names whom a role belongs to: a | Crane | aide said."""
    if _is_known((word,), lexicon) or (word in lexicon.offices and word not in lexicon.public_roles):
        return True
    if word in lexicon.places:
        return phrase.role in lexicon.official_titles or lexicon.nouns.get(phrase.role) == "office"
    common = word in word_tags()[0] or word in lexicon.nouns or guess(word) not in "NS"
    tied = phrase.role in OUTSIDE or lexicon.nouns.get(phrase.role) in ("aide", "spokesperson", "insider", "empty")
    return not common and tied


def _after(phrase: _Phrase, lexicon: Lexicon) -> str | None:
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


def _goes_into(phrase: _Phrase, at: int, lexicon: Lexicon) -> bool:
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


def _is_title(phrase: _Phrase, at: int, lexicon: Lexicon) -> bool:
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


def _tie(phrase: _Phrase, lexicon: Lexicon) -> Tie:
    """Return how a phrase ties somebody to a body or a person."""
    role = phrase.role
    last = role.rpartition(" ")[2]
    if not CLOSE.isdisjoint(phrase.lower) and last not in ("leader", "chief"):
        return Tie.NEAR
    if lexicon.nouns.get(role) == "spokesperson" or last.startswith("spokes"):
        return (
            Tie.MEMBER if last in LAWYERS and phrase.lower[phrase.last : phrase.last + 1] in STAFF else Tie.SPEAKS_FOR
        )
    if last in LAWYERS:
        return Tie.SPEAKS_FOR
    if last in OUTSIDE:
        return Tie.ABOUT
    return Tie.UNCLEAR_MEMBER if lexicon.nouns.get(role) == "empty" else Tie.MEMBER
