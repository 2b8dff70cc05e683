"""Others: whether a statement tells what somebody did to whose body or staff its source does not belong.

“A Western diplomat said the cabinet had split” does; “a cabinet office official said” it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import NAMED, Article, Attribution, Office, Speaker
from attrib.word_tags import CLOSED, DAYS, guess, word_tags

REACH = 14  # words in which the subject of what is told ends
STEM = 5  # letters by which “senator” and “Senate” are one
BEFORE_NAME = 3  # words before a name that may hold a title
EDGES = ",.’'“”\"‘;:()"
ASKED = frozenset("why how whether what who where when".split())
VERBS = frozenset("TLZBMV")
# People of whom there is one, or whom everybody knows: “the cardinal”, not “the driver”
KNOWN = frozenset(
    "coach owner owners referee striker goalkeeper captain cardinal bishop archbishop pope patriarch singer actor "
    "actress star tycoon billionaire heir duke duchess king queen prince princess emir sultan general warlord "
    "rebels militants guerrillas judges ministers generals bishops senators prosecutors jury bidder bidders buyer "
    "seller landlord publisher studio label promoter".split()
)
BODIES = frozenset({"institution", "office", "insider"})
DEFINITE = frozenset("the this that".split())
HEAD_ENDS = frozenset("of in at for from on to with and who which that".split())
PLACED = frozenset("in at from on".split())
PREMISES = frozenset("plant factory mill store branch site works shop depot".split())
AIDES = frozenset("adviser advisor aide assistant confidant lawyer secretary chief".split())
# Stems that many bodies share: “transport ministry” and “finance minister” are two
SHARED = frozenset(
    w[:STEM]
    for w in "ministry department office board council committee agency court bank club party union group company firm "
    "university hospital school police campaign government administration officer director chief".split()
)
GENERAL = frozenset(
    w[:STEM]
    for w in "a an the of at in for from to by with on and or who whom whose which that one two three four five "
    "several senior top former current official source person people member executive insider aide adviser advisor "
    "employee manager diplomat lawyer banker close familiar said his her its their not be named asked identified "
    "because he she it was is had has been spoke condition anonymity according told another second third".split()
)
# Who belongs together: an official of one knows what the other does
SEATS = tuple(
    frozenset(seat.split())
    for seat in (
        "palace royal king queen prince princess emir sultan",
        "white presidency presidential president kremlin administration transition",
        "downing cabinet whitehall prime chancellor minister ministers coalition government treasury",
        "embassy embassies consulate consulates consuls diplomatic ambassador ambassadors envoy foreign mission",
        "board boardroom director directors trustee trustees governor governors chairman chairwoman chair",
        "hall city municipal mayor council",
        "military defence defense army general troops navy force pentagon",
        "campaign party candidate nominee",
        "club manager coach team player players captain striker",
        "police constable detective sheriff security intelligence",
    )
)
# Bodies without a name that may well be the source’s own: “an executive at Tarn Rail said the firm had …”
OWN_BODY = {
    Office.BUSINESS: frozenset(
        "company firm group bank board management business owner owners employer factory plant directors executives "
        "managers".split()
    ),
    Office.GOVERNMENT: frozenset("government administration ministry department agency minister state".split()),
    Office.POLICE: frozenset("police force department station".split()),
    Office.MILITARY: frozenset("army military force forces government ministry".split()),
    Office.PARTY: frozenset("party campaign leader leadership committee".split()),
    Office.ELECTED: frozenset("party government leader leadership parliament house chamber committee council".split()),
    Office.JUDICIAL: frozenset("court judge prosecutor prosecution".split()),
}
ANY_GOVERNMENT = frozenset({"administration", "government"})  # an official of one body belongs to it as well
# What stands before a subject: “that”, “after the vote,”, “on Monday,”.
OPENING = lazy(
    r"\A(?:that )?(?:(?:[Aa]fter|[Ww]hen|[Bb]efore|[Aa]s|[Ww]hile|[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Bb]y|[Ss]ince|"
    r"[Uu]ntil|[Ii]f)\b[^,]{1,80}, )?"
)
COMMON = lazy(r"(?:tion|sion|ment|ness|ance|ence|ship|ism|ture|logy|ings?)s?\Z")  # “ammunition”, which is no name
# Names with what stands before them: “Chief Constable Lester Pruitt”, “mayor Ade Bello”.
TITLE = lazy(rf"(?:\b[\w’'-]+ ){{1,{BEFORE_NAME}}}[A-Z][\w’'-]+")


class Actor(NamedTuple):
    """Somebody, or some body, of whom something is told: “the finance minister, Ada Kern”."""

    words: tuple[str, ...]  # in lower case, without the article
    name: str | None  # the last word of a name: Kern


def tells_of_others(article: Article, speaker: Speaker, attribution: Attribution) -> bool:
    """Tell whether a statement tells what others than the source and its body did."""
    return any(not _is_own(article, speaker, actor) for actor in _actors(article.words(attribution.content[:1])))


def _actors(told: str) -> Iterator[Actor]:
    """Yield who is the subject of the first verb, or stands after a passive’s “by”."""
    words = OPENING.sub("", told, count=1).split()
    if plain(words[0] if words else "").strip(EDGES) in ASKED:
        return
    subject = _subject(words)
    yield from _named(words[:subject])
    by = next(
        (i for i in range(subject + 1, len(words)) if words[i] == "by" and _tag(words[i - 1]) in "TL"), len(words)
    )
    yield from _named(words[by + 1 : by + 6])


def _subject(words: list[str]) -> int:
    """Return how many words stand before the first verb: “Velm Builders | paid”, “Corvane, a rival, | had”."""
    for i, word in enumerate(words[:REACH]):
        lower = plain(word.strip(EDGES))
        capital = word[:1].isupper() and i > 0
        if i and not capital and _tag(lower) in VERBS and plain(words[i - 1]) not in DEFINITE | {"a", "an", "to"}:
            return i
    return 0


def _named(words: list[str]) -> Iterator[Actor]:
    """Yield the actor of a subject: one with a name, or one body or office with “the”."""
    bare = [w.strip(EDGES).removesuffix("’s").removesuffix("'s") for w in words]
    lower = [plain(w) for w in bare]
    lists = lexicon()
    told = next((i for i, w in enumerate(lower) if i and w in PLACED), len(lower))  # “workers | in California”
    name = next((i for i in range(told - 1, -1, -1) if _is_name(bare, i)), None)
    body = next(
        (i for i, w in enumerate(lower) if lists.nouns.get(w) in BODIES or w in lists.public_bodies or w in KNOWN), None
    )
    # “the directors”; “prosecutors”, who are a body without an article
    alone = (
        not lower or lists.nouns.get(lower[0]) == "institution" or (lower[-1] in KNOWN and lower[-1] in lists.plurals)
    )
    definite = bool(lower) and (lower[0] in DEFINITE or alone)
    if (name is not None or (definite and body is not None)) and _can_act(words, bare, lower):
        yield Actor(tuple(w for w in lower if w and w not in DEFINITE), lower[name] if name is not None else None)


def _can_act(words: list[str], bare: list[str], lower: list[str]) -> bool:
    """Tell whether a subject’s head is a name, a body or somebody, and not “the Barrow plant”, “the state lottery”."""
    end = next((i for i in range(1, len(words)) if lower[i] in HEAD_ENDS or words[i - 1].endswith(",")), len(words))
    head = lower[end - 1]
    if head in PREMISES:
        return False
    lists = lexicon()
    if bare[end - 1][:1].isupper() or head in lists.nouns or head in lists.public_bodies or head in KNOWN:
        return True
    return head in lists.plurals or lower[0] not in DEFINITE or _tag(head) not in "N"


def _is_name(words: list[str], i: int) -> bool:
    word, lower = words[i], plain(words[i])
    if not word[:1].isupper() or lower in DAYS or lower in lexicon().demonyms or lower in {"i", "we"}:
        return False
    tag = word_tags()[0].get(lower)
    if i:
        return tag not in CLOSED
    return tag is None and lower not in lexicon().nouns and guess(lower) == "N" and not COMMON.search(lower)


def _is_own(article: Article, speaker: Speaker, actor: Actor) -> bool:
    """Tell whether an actor is the source’s own body, chief or country, or may be."""
    phrase = plain(" ".join([*(article.words(m) for m in speaker.mentions), speaker.affiliation or ""]))
    mine = frozenset(w.strip(EDGES).removesuffix("'s") for w in phrase.split())
    theirs = frozenset(actor.words) | (
        _told_of_name(article).get(actor.name, frozenset()) if actor.name else frozenset()
    )
    if "rival" in mine:
        return False
    if ANY_GOVERNMENT & set(actor.words) and speaker.office is not Office.BUSINESS:
        return True
    if any(not mine.isdisjoint(seat) and not theirs.isdisjoint(seat) for seat in SEATS):
        return not _are_apart(mine, actor)
    the, _, body = (speaker.affiliation or "").partition(" ")
    if actor.name and the == "the" and body.isalpha() and body.islower():
        return True  # “a manager at the airline” of Fenwick Air
    lists = lexicon()
    if actor.name is None and len(actor.words) == 1 and not AIDES.isdisjoint(mine) and _names_chief(article, speaker):
        return True  # “the peer” of an adviser to Lord Haldane
    if not lists.demonyms.isdisjoint(mine) and not (lists.places | lists.demonyms).isdisjoint(actor.words):
        return True  # “a Danish official” of Denmark; what an official says of another country may be its trade
    own_body = OWN_BODY.get(speaker.office, frozenset()) if speaker.office else frozenset()
    if actor.name is None and len(actor.words) == 1 and actor.words[0] in own_body:
        return True
    both = (_stems(mine) & _stems(theirs)) - GENERAL
    if not both:
        return False
    return not (both <= SHARED and _are_apart(mine, actor))


def _names_chief(article: Article, speaker: Speaker) -> bool:
    """Tell whether a source is told by the name of somebody: “an adviser to Lord Haldane”."""
    phrases = [*(article.words(m) for m in speaker.mentions), speaker.affiliation or ""]
    return any(w[:1].isupper() for phrase in phrases for w in phrase.split()[2:])


def _are_apart(mine: frozenset[str], actor: Actor) -> bool:
    """Tell “the finance minister” from the ministry of an official “in the transport ministry”."""
    head = next((i for i, w in enumerate(actor.words) if w[:STEM] in SHARED or w.startswith("minister")), 0)
    before = {w for w in actor.words[:head] if _tag(w) in "NJ"} - {"prime", "deputy", "chief"}
    return bool(before) and _stems(before).isdisjoint(_stems(mine))


@lru_cache(maxsize=1)
def _told_of_name(article: Article) -> dict[str, frozenset[str]]:
    """Return what the article tells beside each last name: {pruitt: {chief, constable, lester}}."""
    found: dict[str, set[str]] = {}
    for speaker in article.speakers:
        if speaker.type in NAMED:
            last = plain(speaker.name.rpartition(" ")[2])
            told = " ".join([*(article.words(m) for m in speaker.mentions), speaker.affiliation or ""])
            found.setdefault(last, set()).update(plain(w).strip(EDGES) for w in told.split())
    for title in TITLE.finditer(article.document.text):
        *before, last = title.group().split()
        found.setdefault(plain(last).strip(EDGES), set()).update(map(plain, before))
    return {name: frozenset(words) for name, words in found.items()}


def _tag(word: str) -> str:
    return word_tags()[0].get(word) or guess(word)


def _stems(words: frozenset[str] | set[str]) -> frozenset[str]:
    return frozenset(w[:STEM] for w in words if len(w) > 1)
