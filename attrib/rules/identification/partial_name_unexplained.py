"""The rule `partial-name-unexplained`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import NAMED, Article, Attribution, Severity, Speaker
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.introductions import is_name_word, words_of

# “Olga, who | works at the mill”: words that bring in somebody of whom a reader has not heard
LIVING = frozenset(
    "works work worked lives live lived runs ran sells sold teaches taught studies studied fled came left lost grew "
    "drives drove cleans cleaned owns owned arrived moved was is has".split()
)
AROUND = 80  # characters beside a name in which a title or a trade stands that goes with one name
BESIDE = 30  # characters after a source phrase: “not her real name”
OF_AGE, DIGITS = 18, 3
# Whatever says that part of a name is left out, and mostly why.
EXPLANATION = lazy(
    r"(?i)\b(?:first|last|full|family|given|one) names?\b|\bsurnames?\b|\bpseudonym|\bnicknamed?\b|\bstage name\b|"
    r"\bnames?\b[^.!?]{0,40} (?:has|have|had) been changed|\bgoes by\b|"
    r"\bnot (?:using|naming|identifying|publishing|giving)\b|"
    r"\bknown (?:only )?(?:as|by)\b|\bidentified (?:only )?(?:by|as)\b|\bcall ?sign\b|\basked (?:not|that)\b|"
    r"\bwithh[eo]ld\b|\banonymity\b"
)
CHANGED = lazy(
    r"(?:,| –| —| -)? \(?(?:which is )?not (?:his|her|their) real name"
    r"(?P<why>,? (?:because|for fear|since|as|to)\b)?"
)
# What says that the newsroom made a name up: “Names have been changed”, “The Courier changed her name”.
#
# “She changed her name when she married” is no such thing.
RENAMED = lazy(
    r"\bnames? (?:in this (?:story|article|report) )?(?:has|have|had) been changed\b|"
    r"\b(?:we|The [A-Z]\w+|this (?:paper|newsroom)) (?:has |have )?changed (?:his|her|their|some|the) names?\b|"
    r"\bnot (?:his|her|their) real names?\b"
)
# The noun in “a nurse called | Joy”, “one driver named | Sam”.
CALLED = lazy(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){0,2}?([\w-]+) (?:called|named) \Z")
# A capitalised word straight before: “Ana | Dana”.
MORE = lazy(r"(?<![.!?:”\"] )(?<!\A)\b(?!Mr|Mrs|Ms|Mx|Miss)[A-Z][\w’'-]+ \Z")
MORE_AFTER = lazy(r" [A-Z][\w-]+")
ONE_NAME = lazy(
    r"(?i)\b(?:Pope|King|Queen|Prince|Princess|Saint|St|Sultan|Emir|Emperor|Sister|Brother|Father|Mother|singer|rapper|"
    r"musician|band|artist|player|striker|footballer|midfielder|model|designer|DJ|wrestler|clown|dancer)\b"
)


@rule(
    severity=Severity.WARNING,
    see="NPR, Do’s and Don’ts of Anonymity, 2017; The Wall Street Journal, Style & Substance 35/6 (as reprinted)",
    flags=[
        "“The tents were wet through by midnight,” said Dana, 34.",
        "The camp above Brandt was cleared on Tuesday, and buses took the people to the coast.\n\n“Nobody told us "
        "where we were going,” said Olga, a teacher. She had lived there since the spring. “I left my books,” "
        "Olga said.\n\nThe province said it would open a school in the autumn.",
    ],
    passes=[
        "“The tents were wet through by midnight,” said Dana Merk, 34.",
        "“The tents were wet through by midnight,” said Dana, 34, who asked that her surname be left out.",
        "“The tents were wet through by midnight,” said Dana, 9.",
        "“I sang in the tents until midnight,” said Velma, a singer.",
        "The camp above Brandt was cleared on Tuesday, and buses took the people to the coast.\n\n“Nobody told us "
        "where we were going,” said Olga, a teacher. “I left my books,” Olga said.\n\nThe Courier uses first names "
        "only, because those who talk may lose their place in the queue for papers.",
    ],
    judged=Judged(articles=822, found=0, read=0, right=0),
    plain=Plain(defective=7, found=5, sound=7, wrong=0),
)
def partial_name_unexplained(article: Article, *, forbid_pseudonyms: bool = False) -> Iterator[Flag]:
    """Half a name or a made-up one stands without a word of explanation.

    A first name, an initial or a pseudonym looks like a name and identifies nobody. Readers cannot tell a person who
    needs protection from a reporter who did not ask. One sentence on why the rest is missing puts that right, and may
    stand anywhere in the article.

    Reported are single names with an age or a role, which show that this is how the person is brought in, and “not her
    real name” with no reason. Left alone are children, royalty, artists and players, who go by one name.

    With `forbid-pseudonyms`, a name that the newsroom made up is one step graver than half a name, and a reason for it
    does not help: “not her real name”, “their names have been changed”.
    """
    text = article.document.text
    renamed = forbid_pseudonyms and RENAMED.search(text) is not None
    halves: list[tuple[Speaker, list[Attribution], bool]] = []
    for speaker, said in article.said:
        if speaker.type in NAMED:
            start, end = said[0].source[0]
            changed = CHANGED.search(text, start, end + BESIDE)
            made_up = changed is not None and (forbid_pseudonyms or not changed["why"])
            if made_up or (_is_half(article, said[0]) and speaker.name.split()[0] in article.words(said[0].source)):
                halves.append((speaker, said, made_up or renamed))
    if halves and EXPLANATION.search(text):
        halves = [each for each in halves if forbid_pseudonyms and each[2]]
    if not halves:
        return
    places = words_of(article)
    for speaker, said, made_up in halves:
        name = speaker.name.partition(" ")[0]
        here = places.get(name.rstrip("."), [])
        if not made_up and (not here or _has_more(article, name, here)):
            continue
        yield Flag(
            span=said[0].source[0],
            message=f"“{name}” is half a name, and the article does not say where the other half is."
            if not made_up
            else f"{speaker.name} is not the person’s real name."
            if forbid_pseudonyms
            else f"{speaker.name} is not the person’s real name, and the article does not say why another is used.",
            hint="If it is safe to, give the full name, or what the person agrees to, and say why the rest is missing.",
            attributions=tuple(a.id for a in said),
            shift=1 if made_up and forbid_pseudonyms else 0,
        )


def _is_half(article: Article, attribution: Attribution) -> bool:
    """Tell whether the source phrase is one name and what brings a person in.

    “Dana, 34”, “the teacher Dana”, “K., a clerk”, “Olga, who works at the mill”, “a nurse called Joy”.
    """
    words = article.words(attribution.source)
    name, _, apposed = words.partition(",")
    before = name.split()[:-1]
    if not before and not apposed:
        start = attribution.source[0].start
        before = CALLED.findall(article.document.text, max(0, start - AROUND), start)[-1:]
    name = name.split()[-1] if name.split() else ""
    if not (is_name_word(name) or re.fullmatch(r"[A-Z]\.", name)):
        return False
    told = apposed.split()
    age = told[0].strip(",") if told else ""
    if age.isdecimal():
        return not before and len(age) <= DIGITS and int(age) >= OF_AGE
    nouns = lexicon().nouns
    if told[:1] == ["who"] and not before:
        return len(told) > 1 and told[1] in LIVING
    role = told if told[:1] in (["a"], ["an"]) and not before else [plain(w) for w in before] if not told else []
    return any(nouns.get(w) in {"person", "insider"} for w in role) and not any(w[0].isupper() for w in before[1:])


def _has_more(article: Article, name: str, places: list[int]) -> bool:
    """Tell whether the text has the rest of the name, or a title or a trade that goes with one: “King Olaf”."""
    text = article.document.text
    return any(
        MORE.search(text, max(0, start - 20), start) is not None
        or MORE_AFTER.match(text, start + len(name)) is not None
        or ONE_NAME.search(text, max(0, start - AROUND), start + AROUND) is not None
        for start in places
    )
