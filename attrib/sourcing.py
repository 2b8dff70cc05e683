"""Sourcing: who the reader is told a speaker is. The fifteen types, and the levels of identification."""

from __future__ import annotations

import re
from enum import Enum

from attrib.cast import last_word
from attrib.lexicon import PERSON_ENDINGS, Lexicon, lexicon, plain
from attrib.mentions import Mention
from attrib.model import Level, Office, SourceType
from attrib.names import CANDIDACY, LAWYERS, has_private, has_public, holds_public_role
from attrib.voices import Voice

# Quantities that stand alone for people: “Some say”, “Many believe”
LOOSE = frozenset({"some", "many", "others", "most", "few", "those", "all", "several", "both"})
# Empty nouns for people rather than for sources; alone and uncounted they are a crowd: “people said”
PEOPLE = frozenset("person people someone somebody individual individuals figure figures".split())
CROWD = 100  # people of whom nobody is a source of the article: 34,000 people backed him
# Who is of a stated person’s circle and holds no role there: “allies of the mayor”
CIRCLE = frozenset("ally allies associate associates confidant confidants confidante confidantes".split())
# Uncounted, these are a crowd and no insiders: “donors said”, but “two donors said”
BACKERS = frozenset({"donors", "lobbyists", "loyalists"})
RANKING = frozenset({"senior", "veteran", "top", "leading", "high-ranking", "top-ranking", "influential"})
# What makes “a person …” a source: nearness to the matter, or having been asked
KNOWING = frozenset(
    "familiar knowledge briefed aware declined asked involved direct privy seen reviewed attended attendance present "
    "authorised authorized informed".split()
)
NEAR = ("close to", "near", "inside", "within", "orbit", "circle")
# What somebody may be close to without being close to anybody: “people close to the talks”
MATTERS = frozenset(
    "deal deals talks matter matters negotiations situation investigation inquiry case process discussions transaction "
    "project decision plan plans issue operation".split()
)
# A source’s adjectives that stand for a body: “a diplomatic source”
OF_A_BODY = frozenset("diplomatic judicial ministerial governmental parliamentary congressional royal".split())
STAFF = frozenset({"at", "for", "with"})  # an engineer at Velm Motor; not: in Velm, from Velm
OWNING = frozenset({"his", "her", "its", "their", "family", "defence", "defense", "campaign"})
FOR = frozenset({"for", "of", "to", "representing", "who", "whose"})
EMPLOYED = frozenset({"employee", "employees", "staffer", "staffers"})
CIVIL = frozenset("city state county federal municipal government council ministry town".split())
PARTISANS = frozenset("democratic republican gop democrats republicans".split())
REPRESENTATIVES = LAWYERS | {"agent"}  # who may speak for nobody

# From here on a paper’s description tells who has it, and not whose it is: “documents seen by the Herald”
SEEN = re.compile(
    r"\b(?:seen|obtained|reviewed|viewed|examined|received) by\b|\b(?:leaked|given|shown) to\b|\bshared with\b"
)

Told = Mention | Voice  # what one mention, or all mentions of a voice, tell of somebody


class Criterion(Enum):
    """What decides a type, the first that holds: the type, and a phrase for which it does."""

    NAME_AND_OFFICE = SourceType.NAMED_OFFICIAL, "Mayor Ana Ruiz"
    NAME = SourceType.NAMED_PERSON, "Lea Prins"
    OWN = SourceType.SELF, "this newspaper"
    OUTLET_NAMED = SourceType.MEDIA, "the Morning Post"
    BODY_NAMED = SourceType.INSTITUTION, "Velm Builders"
    RECORD_NAMED = SourceType.DOCUMENT, "the Harbour Act"
    CLOSE = SourceType.AFFILIATED_SOURCE, "a source close to the bank"
    PEOPLE = SourceType.COLLECTIVE, "people in the square"
    SOURCE_OF_BODY = SourceType.AFFILIATED_SOURCE, "a ministry source"
    SOURCE = SourceType.ANONYMOUS_SOURCE, "a person familiar with the talks"
    SPOKESPERSON = SourceType.UNNAMED_SPOKESPERSON, "a spokeswoman for the bank"
    LAWYER = SourceType.UNNAMED_PERSON, "a lawyer"
    PAST_OFFICE = SourceType.UNNAMED_INSIDER, "a former minister"
    PRIVATE_OFFICE = SourceType.UNNAMED_INSIDER, "an official at the bank"
    OFFICE = SourceType.UNNAMED_OFFICIAL, "a senior official"
    PUBLIC_AIDE = SourceType.UNNAMED_OFFICIAL, "an aide to the prime minister"
    LEADERS = SourceType.COLLECTIVE, "centrist leaders"
    INSIDER = SourceType.UNNAMED_INSIDER, "an executive at the bank"
    PERSON = SourceType.UNNAMED_PERSON, "two nurses"
    PERSONS = SourceType.COLLECTIVE, "nurses at the clinic"
    DOCUMENT = SourceType.DOCUMENT, "a letter to the board"
    OUTLET = SourceType.MEDIA, "local media"
    BODY = SourceType.INSTITUTION, "the harbour board"
    RANKING = SourceType.UNNAMED_INSIDER, "senior Republicans"
    GROUP = SourceType.COLLECTIVE, "critics of the plan"
    ONE_OF_GROUP = SourceType.UNNAMED_PERSON, "a critic of the plan"
    OTHER_PLURAL = SourceType.COLLECTIVE, "the lacemakers"
    OTHER_OF_BODY = SourceType.INSTITUTION, "the Velm troupe"
    OTHER = SourceType.UNNAMED_PERSON, "the lacemaker"
    OTHER_THING = SourceType.DOCUMENT, "the undercurrent"

    @property
    def type(self) -> SourceType:
        """The type of whoever it holds for."""
        return self.value[0]

    @property
    def example(self) -> str:
        """A phrase that names somebody for whom it holds."""
        return self.value[1]


BY_KIND = {
    "self": Criterion.OWN, "media": Criterion.OUTLET_NAMED, "body": Criterion.BODY_NAMED,
    "document": Criterion.RECORD_NAMED,
}  # fmt: skip


def type_of(told: Told, label: str, lexicon: Lexicon) -> SourceType:
    """Return the type of a speaker: the first of the fifteen that fits; of “A and B”, the most identified."""
    return criterion_of(told, label, lexicon).type


def criterion_of(told: Told, label: str, lexicon: Lexicon) -> Criterion:
    """Return what decides the type of a speaker."""
    if told.parts:
        order = list(SourceType)
        return min((criterion_of(part, label, lexicon) for part in told.parts), key=lambda c: order.index(c.type))
    if told.kind == "name":
        return Criterion.NAME_AND_OFFICE if told.official else Criterion.NAME
    return BY_KIND.get(told.kind) or _described(told, label, lexicon)


def _described(told: Told, label: str, lexicon: Lexicon) -> Criterion:
    """Return what decides the type of somebody without a name: the noun that the phrase turns on."""
    words = plain(label).replace(",", " ").split()
    match told.noun_class:
        case "empty":
            return _empty(told, words, lexicon)
        case "spokesperson":
            return Criterion.LAWYER if _speaks_for_nobody(told, label, lexicon) else Criterion.SPOKESPERSON
        case "office":
            if told.former:
                return Criterion.PAST_OFFICE
            elected = lexicon.offices.get(last_word(told.head)) == Office.ELECTED  # a lawmaker of the ruling party
            private = has_private(words, lexicon) and not (told.public or elected)
            return Criterion.PRIVATE_OFFICE if private else Criterion.OFFICE
        case "aide" | "insider" | "collective" if told.body and last_word(told.head) in CIRCLE:
            return Criterion.CLOSE
        case "aide" | "insider":
            if told.count is None and last_word(told.head) in BACKERS:
                return Criterion.GROUP
            if told.head == "leaders" and not told.body and told.count is None:
                return Criterion.LEADERS
            return Criterion.PUBLIC_AIDE if _serves(told, words, lexicon) else Criterion.INSIDER
        case "person":
            if told.head in lexicon.hired and not told.public and (told.former or _at_a_firm(told, label)):
                return Criterion.INSIDER
            counted = told.count is not None or not told.plural
            return Criterion.PERSON if counted else Criterion.PERSONS
        case "document":
            abroad = told.head == "reports" and words[-2:-1] == ["in"] and words[-1] in lexicon.places
            return Criterion.OUTLET if abroad else Criterion.DOCUMENT  # reports in Spain
        case "media":
            return Criterion.OUTLET
        case "institution":
            if told.plural and told.count and lexicon.nouns.get(told.head.removesuffix("s")) == "office":
                return Criterion.OFFICE  # four prosecutors
            return Criterion.PAST_OFFICE if told.former and told.plural else Criterion.BODY  # former prosecutors
        case "collective":
            if told.head in LOOSE and not KNOWING.isdisjoint(words):
                return Criterion.SOURCE  # “those familiar with the matter”
            knowing = not KNOWING.isdisjoint(words)  # “Republicans briefed on the plan”
            if knowing or not RANKING.isdisjoint(words[:-1]):
                return Criterion.RANKING
            crowd = told.plural or told.head in LOOSE
            return Criterion.GROUP if crowd else Criterion.ONE_OF_GROUP
    if told.plural:
        counted = told.count is not None and told.head.endswith(("s", "men"))  # two lacemakers; not: six in ten
        return Criterion.OTHER if counted else Criterion.OTHER_PLURAL
    if told.body:
        return Criterion.OTHER_OF_BODY
    somebody = told.head.endswith(PERSON_ENDINGS) or told.head == "one"  # “It was late,” said one.
    return Criterion.OTHER if somebody else Criterion.OTHER_THING


def _at_a_firm(told: Told, label: str) -> bool:
    """Tell whether a trade is a role in a firm that is named: an engineer at Velm Motor, a Velm engineer."""
    words = label.split()
    at = words.index(told.head) if told.head in words else 0
    firm = [i for i, word in enumerate(words) if word[0].isupper() and not word.endswith("-based")]
    return told.body and any(i < at or not STAFF.isdisjoint(words[max(0, i - 2) : i]) for i in firm)


def _speaks_for_nobody(told: Told, label: str, lexicon: Lexicon) -> bool:
    """Tell “a property lawyer in Lisbon” from “a lawyer for the bank”, “her lawyer”, “a Velm lawyer”."""
    words = label.split()
    if told.head not in REPRESENTATIVES or told.plural or told.head not in words:
        return False
    before = words[: words.index(told.head)]
    named = any(word[0].isupper() and word.lower() not in lexicon.public_names for word in before)
    named = named or any(plain(word).removeprefix("ex-") in lexicon.nouns for word in before)  # the mayor’s lawyer
    return not named and OWNING.isdisjoint(before) and FOR.isdisjoint(words)


def _serves(told: Told, words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether an aide works for an office-holder or in a public body: “an aide to the prime minister”."""
    partisan = told.noun_class == "aide" and not PARTISANS.isdisjoint(words)  # of lawmakers: a Democratic aide
    if not CANDIDACY.isdisjoint(words):
        return False  # a strategist for the presidential hopeful
    if told.former or has_private([word for word in words if word not in PARTISANS], lexicon):
        return False
    if told.head in ("leader", "leaders"):
        land = len(words) > 2 and words[-2] in ("of", "and") and words[-1] in lexicon.places  # leaders of Canada
        return land or (words[0] in lexicon.demonyms and len(words) == 2)  # “European leaders”
    if told.noun_class != "aide":
        civil = last_word(told.head) in EMPLOYED and not CIVIL.isdisjoint(words)  # two city employees
        return civil or holds_public_role(told.head.removesuffix("s"), words, lexicon)  # an employee of the ministry
    return told.public or partisan or any(lexicon.nouns.get(w) == "office" for w in words if w != told.head)


def _empty(told: Told, words: list[str], lexicon: Lexicon) -> Criterion:
    """Tell “a Kremlin source” from “a source”: an empty noun with a body, or close to one."""
    at = next((i for i, w in enumerate(words) if lexicon.nouns.get(w) == "empty"), 0)
    after = f" {' '.join(words[at:])} "  # “an inside source” is close to nobody
    near = any(f" {near} " in after for near in NEAR)
    if near and MATTERS.isdisjoint(words):
        return Criterion.CLOSE
    if not PEOPLE.isdisjoint(words):
        counted = told.count is not None and told.count < CROWD
        crowd = told.plural and not counted and not near and KNOWING.isdisjoint(words)
        return Criterion.PEOPLE if crowd else Criterion.SOURCE
    bodies = any(lexicon.nouns.get(w) in ("institution", "office", "media") for w in words[:at])
    affiliated = told.body or bodies or has_public(words[:at], lexicon) or not OF_A_BODY.isdisjoint(words[:at])
    return Criterion.SOURCE_OF_BODY if affiliated else Criterion.SOURCE


def level_of(voice: Voice, kind: SourceType, basis: str | None, *, near: bool) -> Level:
    """Return how far the reader can tell who a speaker is.

    `basis` is how an unnamed speaker knows, where told; `near` says that the words claim nearness to the matter.
    """
    match kind:
        case SourceType.NAMED_OFFICIAL | SourceType.NAMED_PERSON:
            if voice.described or voice.official:
                return Level.NAME_AND_ROLE
            return Level.NAME_ONLY if len(voice.name) > 1 or voice.parts else Level.PARTIAL_NAME
        case SourceType.INSTITUTION | SourceType.UNNAMED_SPOKESPERSON:
            return Level.BODY
        case SourceType.MEDIA:
            return Level.BODY if voice.kind == "media" else Level.NOTHING
        case SourceType.DOCUMENT:
            seen = SEEN.search(voice.label)
            whose = voice.label[: seen.start()] if seen else voice.label
            dated = any(c.isdigit() for c in whose)
            issued = (voice.body and not seen) or any(c.isupper() for c in whose[1:]) or _of_a_body(whose)
            return Level.NAME_AND_ROLE if dated and issued else Level.BODY if dated or issued else Level.NOTHING
        case SourceType.COLLECTIVE | SourceType.SELF:
            return Level.NOTHING
        case SourceType.ANONYMOUS_SOURCE:
            return Level.ROLE_AND_BODY if basis else Level.ROLE_OR_BODY if near else Level.NOTHING
        case SourceType.AFFILIATED_SOURCE:
            return Level.ROLE_AND_BODY if basis else Level.ROLE_OR_BODY
    if (voice.body or voice.public) and not _only_a_bloc(voice.label):
        return Level.ROLE_BODY_BASIS if basis else Level.ROLE_AND_BODY
    return Level.ROLE_AND_BODY if basis else Level.ROLE_OR_BODY


def _of_a_body(words: str) -> bool:
    """Tell “ministry records” from “records”."""
    return any(lexicon().nouns.get(word) == "institution" for word in plain(words).split())


def _only_a_bloc(label: str) -> bool:
    """Tell whether all that ties somebody to a body is a bloc of states: “a Western diplomat”."""
    capitals = [w for w in label.split() if w[:1].isupper()]
    return len(capitals) == 1 and capitals[0] in BLOCS


BLOCS = frozenset({"Western", "Eastern", "European", "African", "Asian", "Arab", "Gulf", "Allied", "Nordic", "Balkan"})
