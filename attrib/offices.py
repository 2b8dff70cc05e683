"""Offices: what class of office a speaker holds, and with it whom the words tie the speaker to."""

from __future__ import annotations

from typing import NamedTuple

from attrib.affiliations import LAWYERS, LONGEST_BODY, affiliation_of, tie_of
from attrib.lexicon import Lexicon, plain
from attrib.model import NAMED, OFFICIAL, UNNAMED, Office, SourceType, Tie
from attrib.names import SPELLED_OUT, has_private
from attrib.role_phrases import LONGEST, MENTIONS, TOKEN, TYING, RolePhrase, role_phrases
from attrib.voices import Voice

PERSONS = NAMED | UNNAMED | {SourceType.UNNAMED_SPOKESPERSON, SourceType.COLLECTIVE}
POLICING = frozenset("police sheriff det det. detective detectives constable".split())  # Police Sergeant Ana Ruiz
ASPIRING = frozenset("candidate candidates nominee nominees contender hopeful hopefuls".split())


class Standing(NamedTuple):
    """The class of office of a speaker, the body or person that the words tie the speaker to, and how they do."""

    office: Office | None = None
    affiliation: str | None = None
    tie: Tie | None = None


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
    for phrase in role_phrases(voice, text, lexicon):
        told = _office(phrase, lexicon)
        public = kind is SourceType.NAMED_OFFICIAL and told in OFFICIAL and office not in OFFICIAL
        office = told if public else office or told  # a senator who is a candidate too
        if affiliation is None and office is not Office.PRIVATE and phrase.role not in ASPIRING:
            affiliation = affiliation_of(phrase, lexicon)
            if affiliation and voice.kind == "name" and voice.name[-1] in affiliation.split():
                affiliation = None  # “the base Mr. Crane built” belongs to him
            tie = tie_of(phrase, lexicon) if affiliation else None
            if affiliation and tie is Tie.ABOUT and _is_outlet(affiliation, lexicon):
                tie = Tie.MEMBER  # the Chronicle’s critic
        if office and affiliation:
            break
    if kind is SourceType.NAMED_OFFICIAL and office not in OFFICIAL:
        office = _by_title(voice, text, lexicon) or Office.GOVERNMENT
    elif kind is SourceType.NAMED_PERSON and office is Office.ELECTED and not voice.former:
        office = _office_of_words(tuple(plain(affiliation or "").split()), lexicon)  # the president of a firm
        office = None if office in OFFICIAL else office
    elif kind is SourceType.UNNAMED_OFFICIAL:
        office = office or Office.GOVERNMENT
    return Standing(office, affiliation, tie)


def _is_outlet(affiliation: str, lexicon: Lexicon) -> bool:
    """Tell whether somebody is tied to a news outlet: the Evening Chronicle."""
    name = plain(affiliation).removeprefix("the ")
    return name in lexicon.media_names or name.rpartition(" ")[2] in lexicon.media_words


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


def _office(phrase: RolePhrase, lexicon: Lexicon) -> Office | None:
    """Return the class of the role, or of the body beside it where the role is of none: “a police official”."""
    if phrase.first == phrase.last:
        return None
    role = SPELLED_OUT.get(phrase.role, phrase.role)
    words = role.split()
    noun_class = lexicon.nouns.get(role)
    titled = role != phrase.role or phrase.forms[phrase.first][0].isupper()
    if titled and role in lexicon.offices and role not in lexicon.public_bodies:
        return _of_service(Office(lexicon.offices[role]), phrase)
    if noun_class == "spokesperson" or words[-1].startswith("spokes") or role.startswith("press "):
        return None if words[-1] in LAWYERS else Office.SPOKESPERSON
    for i in range(len(words)):
        known = lexicon.offices.get(" ".join(words[i:]))
        if known and not (Office(known) in OFFICIAL and has_private(phrase.lower, lexicon)):
            return _of_service(Office(known), phrase)
    if noun_class == "empty":
        return None
    before = tuple(word for word in phrase.lower[: phrase.last] if word != "general")  # a general | manager
    beside = _office_of_words(before, lexicon)
    beside = beside or _office_of_words(phrase.lower[phrase.last : phrase.last + LONGEST_BODY], lexicon)
    if beside is Office.ELECTED and noun_class == "aide":
        return Office.GOVERNMENT  # an aide to the mayor was elected by nobody
    if beside is None and noun_class == "office" and not has_private(phrase.lower, lexicon):
        return Office.GOVERNMENT
    return None if noun_class in ("person", "collective") else beside


def _of_service(office: Office, phrase: RolePhrase) -> Office:
    """Return the class of a rank that soldiers and police share: Sgt. Ana Ruiz, | a police spokeswoman."""
    return Office.POLICE if office is Office.MILITARY and not POLICING.isdisjoint(phrase.lower) else office


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
