"""Tag rules: what the tags beside a word tell of its own."""

from __future__ import annotations

from attrib.lazy import lazy
from attrib.rows import QUOTED

QUARTERS = frozenset({"north", "south", "east", "west"})
# Words after which a capitalised “of” belongs to the name or the title: Secretary of State John Kerry
OF_HEADS = frozenset(
    "secretary department university house bank ministry board college institute bureau school court council "
    "committee republic chief speaker duke earl bishop archbishop prince princess attorney commissioner director "
    "secretaries league church association federation academy museum leader organization organisation minister "
    "superintendent undersecretary supervisor registrar clerk comptroller".split()
)
COUNTS = frozenset("one two three four five six seven eight nine ten".split())
ONE = frozenset("a an no this every each another".split())  # said of one thing
SAYING = frozenset({"said", "says", "say"})  # verbs that are about nothing
HEDGED = (
    ("at", "least"), ("at", "most"), ("as", "many", "as"), ("as", "few", "as"), ("as", "much", "as"), ("up", "to"),
    ("no", "fewer", "than"), ("no", "more", "than"), ("fewer", "than"), ("between",),
)  # fmt: skip
HEDGES = frozenset(phrase[0] for phrase in HEDGED)
PLURAL_AT = lazy(r"[DJNXGP#]*S(?:C[DJNXGP#]*S)?(?:[TL]?I[DPJ#]*[NXS]+)+")
SAID_IN = lazy(r"[XNSE][TZ]I[DPp][JN]*N\Z")


def stands_alone(tags: list[str]) -> bool:
    """Tell whether the names at the end of some tags come after a preposition: at | St Mary"""
    return "".join(tags).rstrip("X").endswith("I")


def speaks(tag: str, before: str, following: list[str], quoted: bool) -> bool:
    """Tell whether a noun beside a quotation is its cue: “The ad claims “…””; “…,” the suit reads."""
    after, later = (*following, ".", ".")[:2]
    if tag != "N" and before in "XNS#" and (after in '"F' or (after == ":" and later in '"F')):
        return True
    beside = (before in "NSX" and after in ".,YI") or (before == QUOTED and after in "DPX")
    return tag != "Z" and quoted and beside


def closes(tags: list[str], i: int) -> bool:
    """Tell whether a noun at the end is the cue of what stands before: “…, the Morning Herald reports.”"""
    if tags[i] != "S" or tags[i - 1] != "X" or tags[i + 1 :] not in ([], ["."]):
        return False
    before = tags[max(0, i - 5) : i]
    return "," in before and "I" not in before[before.index(",") :]  # not: “…, according to its FEC reports”


def is_one_thing(words: tuple[str, ...], tags: list[str], i: int) -> bool:
    """Tell whether the words before `i` make a phrase that speaks of one thing: no base form is its verb."""
    for j in range(i - 1, max(-1, i - 5), -1):
        if tags[j] not in "XNSJ":
            return words[j] in ONE
    return False


def verb_place(tag: str, before: str, after: str) -> bool:
    """Tell whether a noun stands where its verb does: “they claim the”, “miners vote to”, “Orr claims he”."""
    if before == "E":
        return after in 'DPOHEWFIR"'
    if tag == "N":
        return before == "S" and after in 'DPOHEWFR"'
    return before in "XN" and (after in "DPOHEW" or (before == "N" and after == "X"))  # “the ad hits Ruiz”


def hedge(words: tuple[str, ...], tags: list[str]) -> None:
    """Let words that only hedge a number stand before its noun as “the” does: said | at least 12 people were hurt."""
    for i, word in enumerate(words):
        for phrase in HEDGED if word in HEDGES else ():
            end = i + len(phrase)
            if words[i:end] == phrase and end < len(words) and tags[end] in ("#D" if word == "at" else "#"):
                tags[i:end] = "D" * len(phrase)


def ends_plural(tags: list[str]) -> bool:
    """Tell “papers from Velm Water”, “accounts filed at the registry”: a plural, after which a verb is to come."""
    last = "".join(tags).rpartition(",")[2]
    return PLURAL_AT.fullmatch(last) is not None


def is_said_in(words: tuple[str, ...], tags: list[str], i: int) -> bool:
    """Tell a noun of what somebody wrote from a verb: “Ruiz said in his programme | notes that”."""
    before = SAID_IN.search("".join(tags[:i]))
    return before is not None and words[before.start()] not in ("who", "which", "that")


# All that `mend_closed` may mend, but for what has one of the tags
MENDED = (
    QUARTERS
    | COUNTS
    | frozenset("her his of back first second third about around over like out more most less no enough".split())
)
MENDED_TAGS = "HpO"


def mend_closed(word: str, tag: str, before: str, after: str, previous: str) -> str:
    """Mend one closed-class tag by its neighbours' tags and the word before."""
    if tag == "H":
        return _mend_that(before, after)
    if tag == "p" and (before in "EWH" or previous in ("that", "there")):
        return "B"  # “she’s late”; “the captain’s late” stays as it is
    if word == "her" and tag == "E" and after in "NSJX#G":
        return "P"
    if word == "his" and tag == "P" and after not in "NSJX#GTLVZRFD":
        return "E"
    if word == "of" and tag == "I" and before == after == "X" and previous in OF_HEADS:
        return "&"
    if word == "of" and tag == "I" and previous == "secretary" and after in "NX":
        return "&"  # former secretary of state Mary Reed
    if tag == "R" and before == "D" and word in QUARTERS:
        return "N"  # “the plant in the south said”
    if word == "back" and previous == "who" and after in "DPX":
        return "V"  # “those who back the plan”
    if tag == "O" and previous in ("according", "thanks", "due", "contrary", "prior"):
        return "I"  # “according to press reports”: no infinitive
    if word == "do" and before == after == "X":
        return "&"  # the Gazeta do Velm
    if tag == "#" and before == "X" and after in "NSJ" and word in COUNTS:
        return "D"  # “brought Ana Ruiz one step closer”
    if tag == "#" and word in ("first", "second", "third") and before != "D" and after in "DPETL":
        return "R"  # “First his wife said”; “first reported by the Courier”
    if (
        word in ("about", "around", "over")
        and tag == "I"
        and after in ("#" if word == "over" else "#D")
        and (before in ".,HCB" or previous in SAYING)
    ):
        return "R"  # “said about half of the cuts were late”
    if word == "like" and tag == "I" and before in "MOE":
        return "V"
    if word == "out" and tag == "I" and before in "VZTLG":
        return "R"
    if tag == "D" and word in ("more", "most", "less", "no", "enough") and after in "JR":
        return "J" if before in "DP" else "R"  # “a more cautious man”; “more cautious men”
    return tag


def _mend_that(before: str, after: str) -> str:
    if before in "VZTLGNSJB,Y" and after in 'DPEXHSJ#NGI"FRUWY':
        return "D" if before in ",B" and after in "NJ" else "H"
    if after in "BMVZT":
        return "W" if before in "NSX" else "E"
    if after == "," and before in "VZT":
        return "H"  # “She argued that, if it rained, …”
    if after in "NSJ":
        return "D"
    return "H" if after in ("DPEX" if before == "." else 'DPEXIU#RF"') else "E"
