"""Names: what the words of a noun phrase that ends with a name say of whom it names.

“Kremlin spokesman Ilya Danin” is a person who speaks for a public body, “the Morning Post” an outlet, “Velm
Builders” a body, “former mayor Ade Bello” a person without an office.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from attrib.lexicon import ROLES, Lexicon, given_names, plain
from attrib.name_kinds import GENERATIONS, INSIDE, Words, kind_of

# What a title is called by later: “Sen. Park” is “the senator”
SPELLED_OUT = {
    "sen.": "senator", "sen": "senator", "rep.": "representative", "gov.": "governor", "gov": "governor",
    "gen.": "general", "gen": "general", "col.": "colonel", "capt.": "captain", "lt.": "lieutenant", "sgt.": "sergeant",
    "adm.": "admiral", "maj.": "major", "amb.": "ambassador", "cllr": "councillor", "cllr.": "councillor",
    "prof.": "professor", "prof": "professor", "dr.": "doctor", "dr": "doctor", "supt.": "superintendent",
    "sgt": "sergeant", "supt": "superintendent", "det.": "detective", "det": "detective", "insp.": "inspector",
    "insp": "inspector",
}  # fmt: skip
# Letters after a name, and whether they are an office: Jo Carr MP, Marian Sole KC
AFTER_NAMES = dict.fromkeys(("mp", "msp", "mep", "mla", "td"), True) | dict.fromkeys(
    ("kc", "qc", "obe", "cbe", "mbe", "phd", "ph.d.", "md", "m.d.", "esq", "esq."), False
)
PARTISANS = frozenset("democrat democrats republican republicans libertarian tory".split())
LEARNED = frozenset({"school", "college", "faculty"})
LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister"})
SHARED = frozenset({"president", "vice president", "vice-president"})  # of a country, and of a firm
CANDIDACY = frozenset({"candidate", "nominee", "hopeful", "contender"})


class Titles(NamedTuple):
    """What the titles before a name say: where they end, whether one is an office held now, the gender one states."""

    end: int
    office: bool
    gender: str
    found: bool


class Naming(NamedTuple):
    """What a phrase with a name says. `kind` is name (a person), body, media or document."""

    kind: str
    name: tuple[str, ...]
    head: str
    noun_class: str
    gender: str
    official: bool
    described: bool
    former: bool
    public: bool


def read_name(words: Words, start: int, lexicon: Lexicon) -> Naming:
    """Read a phrase that ends with a name. `start` is the word after a possessive: Nevada’s | governor, Ana Ruiz."""
    letters = words.lower[-1] if len(words.lower) - start > 2 else ""
    if letters in AFTER_NAMES:
        named = read_name(Words(words.lower[:-1], words.forms[:-1], words.tags[:-1]), start, lexicon)
        return named._replace(official=named.official or (AFTER_NAMES[letters] and not named.former), described=True)
    if is_body_of(words, lexicon):
        whole = words.forms[words.lower[0] == "the" :]
        return Naming("body", whole, words.lower[-1], "", "", False, False, False, has_public(words.lower, lexicon))
    size = len(words.lower)
    run = _role_within(words, _name_begins(words, start), lexicon)
    titles = _titles(words, start, lexicon)
    noun = _noun_before(words, run, start, lexicon)
    noun_class = lexicon.nouns.get(noun, "")
    first = titles.end if run <= titles.end < size else run
    name = _name(words, first, run)
    before = words.lower[:first]
    former = is_former(before, lexicon) and noun.rpartition(" ")[2] not in CANDIDACY
    kind = _kind(words, name, (start, run), noun, titles.found, lexicon)
    if kind == "name" and len(name) > 1 and plain(name[0]) in PARTISANS:
        name = name[1:]  # Republicans Dan Jolly and Ana Ruiz
    public = has_public(before, lexicon)
    if kind != "name":
        whole = name if titles.found else words.forms[run:]
        of = words.lower.index("of") - 1 if "of" in words.lower else -1  # the Ministry of Roads is “the ministry”
        noun_class = "institution" if _is_maker(noun, name) else noun_class
        head = noun or words.lower[of]
        return Naming(kind, tuple(whole), head, noun_class, titles.gender, False, False, former, public)
    official = _holds_office(words, titles, noun, noun_class, run, public, lexicon)
    official = official and words.lower[0] not in ("a", "an")  # the prospects of a President Crane
    if former or not CANDIDACY.isdisjoint(before):
        official = official and not former and titles.end > run and "nominee" not in before
    title = words.lower[titles.end - 1] if titles.end > start else ""
    head = noun or SPELLED_OUT.get(title, title)
    gender = titles.gender or lexicon.genders.get(noun, "")
    described = bool(noun) or (titles.end > run and (official or public or former))
    described = described or "X" in words.tags[:start]  # the Courier’s | Ana Ruiz
    described = described or (titles.end > run and _is_post(longest_noun(words.lower, titles.end, lexicon), lexicon))
    return Naming(kind, name, head, noun_class, gender, official, described, former, public)


def _name(words: Words, first: int, run: int) -> tuple[str, ...]:
    """Return the words of a name as printed, without what stands before it: Ursula von der Weide."""
    size = len(words.lower)
    if words.lower[first] == "of":  # “the Bishop of Dunmore”: no name, but who it is
        return words.forms[first + 2 :] if size - first > 3 else words.forms[run:]  # Secretary of Trade Ida Crane
    parts = zip(words.forms[first:], words.lower[first:], words.tags[first:], strict=True)
    return tuple([form for form, word, tag in parts if tag == "X" or word in INSIDE])


def _kind(
    words: Words, name: tuple[str, ...], begins: tuple[int, int], noun: str, titled: bool, lexicon: Lexicon
) -> str:
    """Tell what is named by the name and by the noun before it: the critic Ana Ruiz, the newspaper Kurier."""
    start, run = begins
    noun_class = lexicon.nouns.get(noun, "")
    after_the = start == 0 and words.lower[0] == "the"  # not: the Courier’s | Ana Ruiz
    critic = noun_class == "collective" and words.tags[run - 1] == "N"
    opening = words.lower[start + (words.lower[start] == "the")]
    if titled and opening not in lexicon.title_words and words.lower[-1] in lexicon.organisation_words:
        titled = plain(name[0]) in given_names()  # not: the Tarn Private Sector Forum
    kind = kind_of(words, name, run, after_the, titled or critic or noun_class in ROLES, lexicon)
    if kind not in ("name", "body") or titled:
        return kind
    if noun_class in ("media", "institution"):
        return "media" if noun_class == "media" else "body"  # the newspaper Kurier, the brewer Halden
    return "body" if _is_maker(noun, name) else kind


def _is_maker(noun: str, name: tuple[str, ...]) -> bool:
    """Tell the drug maker Halden from the film maker Ana Ruiz."""
    return len(name) == 1 and noun.rpartition(" ")[2] == "maker"


def is_body_of(words: Words, lexicon: Lexicon) -> bool:
    """Tell a body with the people in its name from a person: the Royal College of Midwives."""
    lower = words.lower
    if "of" not in lower or not lower[-1].endswith("s") or not words.forms[-1][0].isupper():
        return False
    head = lower.index("of") - 1
    body = lower[head] in lexicon.organisation_words or lexicon.nouns.get(lower[head]) == "institution"
    return body and words.forms[head][0].isupper()


def _is_post(noun: str, lexicon: Lexicon) -> bool:
    """Tell whether a title before a name says what somebody does: Managing Director | Ana Ruiz; not: Mr. | Ruiz."""
    return lexicon.nouns.get(noun) in ROLES - {"person"}


def is_former(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words say that an office is held no more: former, ex-minister, the late; not: current and former."""
    return "current" not in words and (not lexicon.former.isdisjoint(words) or " ex-" in " ".join(("", *words)))


def has_public(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words name a public body, a country or its people."""
    known = lexicon.public_names
    if not known.isdisjoint(words):
        return True
    if lexicon.public_ends.isdisjoint(words):
        return False
    ends = [i for i, word in enumerate(words, 1) if word in lexicon.public_ends]
    return any(" ".join(words[max(0, i - size) : i]) in known for i in ends for size in (2, 3))


def has_private(words: Sequence[str], lexicon: Lexicon, office: str = "") -> bool:
    """Tell whether words name a firm, a party or another private body; a “central bank” is none.

    The words of an `office` are none either: “labour” in “labour secretary”, “Union” in “Union minister”.
    """
    if _is_of_members(words, lexicon):
        return True
    own = lexicon.private.intersection(office.split())
    if own:
        words = [word for word in words if word not in own]
    if lexicon.private.isdisjoint(words) and lexicon.private.isdisjoint(map(" ".join, pairwise(words))):
        return False
    bodies = lexicon.public_bodies
    for i, word in enumerate(words):
        if word in lexicon.private or " ".join(words[i : i + 2]) in lexicon.private:
            around = ((first, first + size) for size in (2, 3) for first in range(max(0, i + 1 - size), i + 1))
            if all(" ".join(words[first:last]) not in bodies for first, last in around):
                return True
    return False


def _is_of_members(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell a body of members: the Parents’ Council; not: the Veterans’ Affairs Minister."""
    if "'" not in words:
        return False
    mark = words.index("'")
    after = words[mark + 1] if mark + 1 < len(words) else ""
    return words[mark - 1] in lexicon.plurals and lexicon.nouns.get(after) == "institution"


def holds_public_role(role: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a role is one in a public body that the words name: “Kremlin spokesman”, “the UN envoy”.

    A country, its people or an office make a spokesman official (“the mayor’s spokesman”), no analyst “in Vienna”.
    """
    if "shadow" in words and role in lexicon.public_roles:
        return True  # the shadow treasurer
    if role not in lexicon.public_roles or (role in LAWYERS and "for" in words):
        return False  # a lawyer for the police officer
    if not LEARNED.isdisjoint(words) and any(a in LEARNED and b == "of" for a, b in pairwise(words)):
        return False  # a statistician at the School of Public Health
    if any(" ".join(words[i : i + n]) in lexicon.public_bodies for i in range(len(words)) for n in (1, 2, 3)):
        return True
    speaks = role.startswith(("spokes", "press ", "special envoy", "chief negotiator"))
    return speaks and (has_public(words, lexicon) or not lexicon.official_titles.isdisjoint(words))


def longest_noun(words: Sequence[str], end: int, lexicon: Lexicon) -> str:
    """Return the longest listed noun that ends right before `end`, or the last word: “deputy press secretary”."""
    longest = lexicon.longest_noun if words[end - 1] in lexicon.long_ends else 1
    for size in range(min(longest, end), 0, -1):
        noun = " ".join(words[end - size : end])
        if noun in lexicon.nouns or noun in lexicon.public_roles:
            return noun
    return words[end - 1]


def _name_begins(words: Words, start: int) -> int:
    """Return where the run of capitalised words at the end begins; “&”, numbers and a nickname may stand inside."""
    size = len(words.lower)
    run = size
    while run > start and (
        words.tags[run - 1] == "X" or (run < size and (words.tags[run - 1] in "&F#" or words.lower[run - 1] in INSIDE))
    ):
        run -= 1
    return run


def _role_within(words: Words, run: int, lexicon: Lexicon) -> int:
    """Return where the name begins after a role with capitals: Velm Trust Executive Director | Ana Ruiz; or `run`."""
    if words.lower[-1] in lexicon.organisation_words:
        return run  # Velm Partners Fund
    whole = run and words.tags[run - 1] == "N"  # deputy Editor | Ana Ruiz, where a sentence opens with it
    for i in range(len(words.lower) - 2, run if whole else run + 1, -1):
        role = words.lower[i - 1]
        if lexicon.nouns.get(role) in ROLES and role not in lexicon.plurals and words.lower[i] not in GENERATIONS:
            return i
    return run


def _noun_before(words: Words, run: int, start: int, lexicon: Lexicon) -> str:
    """Return the common noun right before the name: “spokesman” in Kremlin spokesman Ilya Danin."""
    if run > start and (words.tags[run - 1] in "NSJ" or lexicon.nouns.get(words.lower[run - 1]) in ROLES):
        noun = longest_noun(words.lower, run, lexicon)
        ranks = noun not in lexicon.nouns or _is_part_of_role(words.lower, run - 1, lexicon)
        return "" if words.tags[run - 1] == "J" and ranks else noun  # not “former” Mayor Ruiz, “general” Manager Ruiz
    return ""


def _titles(words: Words, start: int, lexicon: Lexicon) -> Titles:
    """Read the titles before a name: Lt. Gen. Marcus Oyelaran, Dr. Emily Osei. A title is printed with a capital."""
    size = len(words.lower)
    end, office, gender, found = start, False, "", False
    i = start
    while i < size - 1:
        begins = words.lower[i] in lexicon.title_words and words.forms[i][0].isupper()
        for length in range(min(4, size - 1 - i) if begins else 0, 0, -1):
            title = " ".join(words.lower[i : i + length])
            if title in lexicon.official_titles and not (length == 1 and _is_part_of_role(words.lower, i, lexicon)):
                end, office, found = i + length, True, True
                gender = gender or lexicon.genders.get(words.lower[i + length - 1], "")
                break
            if title in lexicon.personal_titles:
                end, found = i + length, True
                gender = gender or lexicon.personal_titles[title]
                break
        i = max(i + 1, end)
    return Titles(end, office, gender, found)


def _is_part_of_role(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a title only ranks a private role: Deputy Editor, Major Shareholder; not: Deputy Mayor."""
    return at + 2 < len(words) and lexicon.nouns.get(words[at + 1]) in ROLES - {"office"}


def _holds_office(
    words: Words, titles: Titles, noun: str, noun_class: str, run: int, public: bool, lexicon: Lexicon
) -> bool:
    """Tell whether a title or a noun before the name is a public office, or a role in a public body."""
    if titles.office:
        return not _is_of_members(words.lower, lexicon)  # National Parents’ Council president Ana Ruiz
    title = " ".join(words.lower[run : titles.end])
    if title and lexicon.nouns.get(longest_noun(words.lower, titles.end, lexicon)) == "office":
        return not has_private(words.lower[: titles.end], lexicon)  # Finance Committee Chairman Ana Ruiz
    if noun:
        before = words.lower[:run]
        firm = noun in SHARED and "X" in words.tags[:run] and not public  # Halden president Ana Ruiz
        office = noun if noun_class == "office" else ""
        if firm or has_private(before, lexicon, office) or not lexicon.organisation_names.isdisjoint(before):
            return False
        return bool(office) or holds_public_role(noun, before, lexicon)
    return public and any(" " in role and title.endswith(role) for role in lexicon.public_roles)
