"""Introductions: whether an article tells anywhere who somebody named is, also where the audit did not see it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attrib.lazy import lazy
from attrib.lexicon import PERSON_ENDINGS, ROLES, lexicon, plain
from attrib.model import Article, Attribution, Speaker

BEFORE, AFTER = 60, 200  # characters beside a name that may say who it is
WORDS_BEFORE = 6
COURTESY = frozenset(["mr", "mrs", "ms", "miss", "mx"])
PEOPLE = ROLES | {"collective"}  # “an ardent supporter of the club, Vale”
NO_NAMES = frozenset(
    "as if but and so yet while when how what why most the for in on at after before he she they it who".split()
)
LONGEST_NAME = 3
_QUOTED_BEFORE = lazy(r".*[,.?!…][”\"’']")
# The first “The teacher was …” after a name.
ROLE_AFTER = lazy(r"[.”\"’'] The (?:\w+ )?(?P<role>[\w-]+) (?:is|was|has|had|who|works|worked|lives|lived|said)\b")
CAPITALISED = lazy(r"(?<!\w)[^\W\d_a-z][\w-]*")
# After a comma these go on with the sentence: “Lea Prins, and the river would rise”
GOES_ON = frozenset("and but or nor yet so while because though although when if".split())
# “, a hydrologist”, “ (Holm)”, “ of Holm”; a family name may come first: “Gao Min, a lawyer”.
APPOSITION = lazy(r"(?: [A-Z][\w-]+){0,2}(?:,|,? ?[-–—]+| \(| of| from| at| who) *(?P<word>[\w’'-]+)")
# “ is a hydrologist”, “ came. She works …”, “ came. The 61-year-old …”.
STATEMENT = lazy(
    r"\A (?:is|was|became|has been) |"
    r"\b(?:[Hh]e|[Ss]he),? (?:is|was|became|runs?|ran|owns?|works?|worked|lives?|lived|teaches|studies|grew) |"
    r"\b(?:[Hh]e|[Ss]he) (?!says|adds|tells|thinks|believes|hopes|wants|expects)[a-z]+s "
    r"(?:an?|the|in|at|for|from|near) |"
    r"\b(?:[Hh]is|[Hh]er) (?:home|house|flat|apartment|farm|shop|street|window|office|restaurant|company|"
    r"organi[sz]ation|union|son|"
    r"daughter|wife|husband|mother|father|brother|sister)\b|\b[Tt]he \d\d-year-old"
)


def last_name(article: Article, speaker: Speaker, said: Sequence[Attribution]) -> str:
    """Return the last word of a person’s name where a source phrase prints it and nothing more, else nothing."""
    for a in said:
        words = article.words(a.source).split()
        words = words[1:] if words and plain(words[0]).rstrip(".") in COURTESY else words
        trade = len(words) == LONGEST_NAME and plain(words[0]).endswith(PERSON_ENDINGS)  # Roaster Paolo Brenta
        if 0 < len(words) <= LONGEST_NAME and all(map(is_name_word, words)) and words[-1] in speaker.name and not trade:
            return words[-1]
    return ""


def is_name_word(word: str) -> bool:
    """Tell whether a word may be part of a person’s name: it has a capital, and is no noun, place or people."""
    lists, lower = lexicon(), plain(word)
    known = lower in lists.nouns or lower in lists.places or lower in lists.demonyms or lower in lists.media_words
    return word[:1].isupper() and word.replace("-", "").isalpha() and not known and lower not in NO_NAMES


@lru_cache(maxsize=1)  # two rules ask for it
def words_of(article: Article) -> dict[str, list[int]]:
    """Return the offsets at which each word with a capital stands in the text."""
    found: dict[str, list[int]] = {}
    for m in CAPITALISED.finditer(article.document.text):
        found.setdefault(m.group(), []).append(m.start())
    return found


def is_introduced(article: Article, name: str, places: Sequence[int]) -> bool:
    """Tell whether words beside a name, at any of its places, say who it is.

    Before it, in the sentence, a role, a title or a possessive: “the hydrologist Lea Prins”, “the board’s Lea Prins”.
    After it an apposition, or what “is” or a pronoun tells: “Lea Prins, a hydrologist”, “Lea Prins came. She works …”,
    “outside her home”.
    """
    text = article.document.text
    for start in places:
        sentence = article.layout.sentences[article.layout.sentence_at(start)].start
        after = text[start + len(name) : start + len(name) + AFTER]
        if _tells_before(text[max(sentence, start - BEFORE) : start]) or _tells_after(after):
            return True
    return False


def _tells_before(words: str) -> bool:
    words = _QUOTED_BEFORE.sub("", words)  # “Nobody asked us,” | Clara
    near = [plain(w).strip(',.“”"‘()') for w in words.split()[-WORDS_BEFORE:]]
    lists = lexicon()
    return any(
        w.endswith(("'s", "s'"))
        or lists.nouns.get(w) in PEOPLE
        or (w in lists.personal_titles and w not in COURTESY)
        or w in lists.public_roles
        for w in near
    )


def _tells_after(words: str) -> bool:
    apposed = APPOSITION.match(words)
    word = plain(apposed["word"]) if apposed else ""
    if word and word not in GOES_ON and (word not in lexicon().cues or word == "writing"):
        return True
    return STATEMENT.search(words) is not None or _is_taken_up(words)


def _is_taken_up(words: str) -> bool:
    """Tell whether a sentence after a name takes it up by a role: “ said. The teacher was on his way home.”"""
    found = ROLE_AFTER.search(words)
    return found is not None and lexicon().nouns.get(plain(found["role"])) in PEOPLE
