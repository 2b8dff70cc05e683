"""The rule `partial-name-unexplained`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrib.lazy import lazy
from attrib.lexicon import ROLES, lexicon, plain
from attrib.model import NAMED, UNNAMED, Article, Attribution, Severity, Span, Speaker
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.introductions import COURTESY, words_of
from attrib.rules.searches import sentences_with
from attrib.rules.surroundings import around
from attrib.word_tags import CLOSED, word_tags

# “Olga, who | works at the mill”: words that bring in somebody of whom a reader has not heard
LIVING = frozenset(
    "works work worked lives live lived runs ran sells sold teaches taught studies studied fled came left lost grew "
    "drives drove cleans cleaned owns owned arrived moved was is has".split()
)
AROUND = 80  # characters beside a name in which a title or a trade stands that goes with one name
BESIDE = 30  # characters after a source phrase: “not her real name”
OF_AGE, DIGITS = 18, 3
FIRST = 3  # places of a name at which somebody may be brought in
LONGEST_NAME = 30  # characters of a given name with a particle: “Christopher van der | Vos”
PARTICLES = frozenset("de del della der den di da du la le van von al el bin ibn ben".split())
MARKED = lazy(r"[“‘\"']([^\W\d_a-z][\w-]*)")
LONGEST_PRONOUN = 4  # characters: “he”, “they”
BEFORE = 2  # sentences before a pronoun in which it is met for whom it stands
LONGEST_ROLE = 6  # words: “a retired driver from the coast”
# Whatever says that part of a name is left out, and mostly why.
EXPLANATION = lazy(
    r"(?i)\b(?:first|last|full|family|given|one) names?\b|\bsurnames?\b|\bpseudonym|\bstage name\b|"
    r"\bnames?\b[^.!?]{0,40} (?:has|have|had) been changed|\bchanged (?:the|his|her|their|some|all) names?\b|"
    r"\bnot (?:using|naming|identifying|publishing|giving)\b|\bnames? only\b|"
    r"\b(?:known|identified|named|referred to) only\b|\basked (?:not|that)\b|"
    r"\bin (?:line|keeping|accordance) with\b[^.!?]{0,40}\b(?:rules?|protocols?)\b|"
    r"\bcall(?:ing|ed)? (?:him|her|them|[A-Z]\w+) to protect\b|"
    r"\bwithh[eo]ld\b|\banonymity\b"
)
CHANGED = lazy(
    r"[”’\"']?(?:,| –| —| -)? \(?(?:which is )?not (?:his|her|their) real name"
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
# What gives somebody one name: “a nurse called | Joy”, “who goes by | ‘Falcon’”, “calling himself | Rex”.
CALLED = lazy(
    r"\b(?:(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+) (?:called|named|nicknamed)|"
    r"(?:goes|went|going) by(?: the name(?: of)?)?|(?:calls?|called|calling) (?:him|her|them)sel(?:f|ves)|"
    r"(?:gave|giving) (?:his|her|their) name as|known (?:to \w+(?: \w+)? )?as|nicknamed|identified as) [“‘\"']?\Z"
)
NICKNAMED = lazy(
    r"\b(?:goes by(?: the name(?: of)?)?|(?:calls?|called|calling) (?:him|her|them)sel(?:f|ves)|"
    r"(?:gave|giving) (?:his|her|their) name as|known as|"
    r"(?:with|by|uses|using) (?:the|his|her|a) call ?sign) [“‘\"']?(?P<name>[A-Z]\w+)\b(?! [A-Z])"
)
# A name that the newsroom gives: “whom this article will call | Ruth, said”; not where it says why.
GIVEN = lazy(
    r"\b(?:whom|who|her|him) (?:we|this \w+|the [A-Z]\w+)(?: will| shall| is| are|’ll|'ll)? (?:call|calling|name) "
    r"(?P<name>[A-Z][\w-]+)(?! to\b| because\b| for\b| so\b| as\b|,? (?:to protect|because|for fear))"
)
INITIALS = lazy(r"(?:[A-Z]\. ?){1,3}")
GIVING = (" call ", " calling ", " name ")  # without these it matches nothing
# Who is told apart by somebody with a name: “her father, | Brad”, “Ion Lehel, known as | ‘Rex’”.
OF_SOMEBODY = lazy(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?\w+, \Z|\b[A-Z]\w+ [A-Z]\w+,[^.]{0,40} [“‘\"']?\Z")
MET = lazy(r"\b(?P<name>[A-Z][a-z]+), (?P<age>\d\d)\b")
APPOSED = lazy(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:\w+ )?(?P<role>\w+), \Z")
MORE_AFTER = lazy(r" [A-Z][\w-]+")
ONE_NAME = lazy(
    r"\b(?:Pope|King|Queen|Prince|Princess|Saint|St|Sultan|Emir|Emperor|Sister|Brother|Father|Mother|(?i:singer|rapper|"
    r"musician|band|artist|player|striker|footballer|midfielder|model|designer|DJ|wrestler|clown|dancer))\b"
)


@rule(
    severity=Severity.WARNING,
    see="NPR, Do’s and Don’ts of Anonymity, 2017; The Wall Street Journal, Style & Substance 35/6 (as reprinted)",
    flags=[
        "“You learn to sleep in boots,” said a medic with the call sign “Sova”, stirring tea.",
        "‘Rose’ (not her real name) picked berries for two summers. ‘I counted every tray,’ Rose said.",
        "“The tents were wet through by midnight,” said Dana, 34.",
        "The camp above Brandt was cleared on Tuesday, and buses took the people to the coast.\n\n“Nobody told us "
        "where we were going,” said Olga, a teacher. She had lived there since the spring. “I left my books,” "
        "Olga said.\n\nThe province said it would open a school in the autumn.",
    ],
    passes=[
        "“The tents were wet through by midnight,” said Dana Merk, 34.",
        "“You learn to sleep in boots,” said a medic with the call sign “Sova”, in line with the rules of the army.",
        "“The tents were wet through by midnight,” said Dana, 34, who asked that her surname be left out.",
        "“The tents were wet through by midnight,” said Dana, 9.",
        "“I sang in the tents until midnight,” said Velma, a singer.",
        "The camp above Brandt was cleared on Tuesday, and buses took the people to the coast.\n\n“Nobody told us "
        "where we were going,” said Olga, a teacher. “I left my books,” Olga said.\n\nThe Courier uses first names "
        "only, because those who talk may lose their place in the queue for papers.",
    ],
    judged=Judged(articles=822, found=1, read=1, right=0, false_alarm="An artist who goes by one name."),
    plain=Plain(defective=9, found=9, sound=8, wrong=0),
)
def partial_name_unexplained(article: Article, *, forbid_pseudonyms: bool = False) -> Iterator[Flag]:
    """Half a name or a made-up one stands without a word of explanation.

    A first name, an initial or a pseudonym looks like a name and identifies nobody. Readers cannot tell a person who
    needs protection from a reporter who did not ask. One sentence on why the rest is missing puts that right, and may
    stand anywhere in the article.

    Reported are single names and initials with an age, a role or a life beside them, or that somebody “goes by”, which
    show that this is how the person is brought in, and “not her real name” with no reason. Left alone are children,
    royalty, artists and players, who go by one name.

    With `forbid-pseudonyms`, a name that the newsroom made up is one step graver than half a name, and a reason for it
    does not help: “not her real name”, “their names have been changed”.
    """
    text = article.document.text
    not_real = "real name" in text
    renamed = forbid_pseudonyms and RENAMED.search(text) is not None
    halves: list[tuple[Span, str, tuple[str, ...], bool]] = []
    for speaker, said in article.said:
        if speaker.type in NAMED or _is_initials(speaker.name):
            changed = _changed(article, speaker, said[0].source[0]) if not_real else None
            made_up = changed is not None and (forbid_pseudonyms or not changed["why"])
            if made_up or _is_half(article, speaker):
                halves.append((said[0].source[0], speaker.name, tuple(a.id for a in said), made_up or renamed))
    # “The nurse, whom this article will call Ruth, said …”: no source is read in the name
    giving = sentences_with(article, GIVING) if not halves else []
    given = next(filter(None, (GIVEN.search(text, *sentence) for sentence in giving)), None)
    if given:
        halves.append((Span(*given.span("name")), given["name"], (), True))
    for speaker, said in article.said:  # “a miner who gave his name as Boris”
        start, end = speaker.mentions[0]
        nick = NICKNAMED.search(text, start, end + BESIDE) if speaker.type in UNNAMED else None
        if nick and nick.start() < end:  # the phrase may end before the mark: “a medic with the call sign | “Sova””
            halves.append((said[0].source[0], nick["name"], tuple(a.id for a in said), False))
    halves += [found for a in article.statements if (found := _met_before(article, a))]
    if halves and EXPLANATION.search(text):
        halves = [each for each in halves if forbid_pseudonyms and each[3]]
    for span, name, ids, made_up in halves:
        yield Flag(
            span=span,
            message=f"“{name}” is half a name, and the article does not say where the other half is."
            if not made_up
            else f"{name} is not the person’s real name."
            if forbid_pseudonyms
            else f"{name} is not the person’s real name, and the article does not say why another is used.",
            hint="If it is safe to, give the full name, or what the person agrees to, and say why the rest is missing.",
            attributions=ids,
            shift=1 if made_up and forbid_pseudonyms else 0,
        )


def _changed(article: Article, speaker: Speaker, source: Span) -> re.Match[str] | None:
    """Return where a name is said not to be the real one: beside a source, or wherever it stands."""
    text = article.document.text
    changed = CHANGED.search(text, source.start, source.end + BESIDE)
    if changed is None:  # “‘Rose’ (not her real name) picked berries. …,” said Rose.
        after = (start + len(speaker.name) for start in words_of(article).get(speaker.name.partition(" ")[0], ()))
        changed = next((found for at in after if (found := CHANGED.match(text, at))), None)
    return changed


def _met_before(article: Article, attribution: Attribution) -> tuple[Span, str, tuple[str, ...], bool] | None:
    """Return who comes in by a name and an age before a pronoun that stands for nobody: “Here lives Yusuf, 52.”"""
    if attribution.speaker_id or not attribution.source or len(article.words(attribution.source)) > LONGEST_PRONOUN:
        return None
    start = around(article, attribution.source[0], before=BEFORE).start
    met = MET.search(article.document.text, start, attribution.source[0].start)
    if met is None or int(met["age"]) < OF_AGE or _has_more(article, met["name"]):
        return None
    return Span(*met.span("name")), met["name"], (attribution.id,), False


def _is_initials(name: str) -> bool:
    """Tell “K.” and “T.M.” from a name."""
    return INITIALS.fullmatch(name) is not None


def _is_half(article: Article, speaker: Speaker) -> bool:
    """Tell whether the article brings a person in by one name, and tells no more of it.

    “Dana, 34”, “the teacher Dana”, “K., a clerk”, “Olga, who works at the mill”, “a nurse called Joy”, “a pilot who
    goes by ‘Falcon’”.
    """
    text, name = article.document.text, speaker.name
    initials = _is_initials(name)
    if speaker.count != 1 and not initials:
        return False
    if " " in name:
        return _is_nickname(article, name.partition(" ")[0])
    if not (initials or name.replace("-", "").isalpha()):
        return False
    here = words_of(article).get(name.partition(".")[0], [])
    if not here or (not initials and _has_more(article, name)):
        return False
    sentence = article.layout.sentence_at
    for start in here[:FIRST]:
        before = text[max(article.layout.sentences[sentence(start)].start, start - AROUND) : start]
        after = text[start + len(name) : start + len(name) + AROUND]
        if _is_called(before) or _is_role(before) or _is_told_after(after, initials):
            return not OF_SOMEBODY.search(before)
    return False


def _is_nickname(article: Article, first: str) -> bool:
    """Tell whether a name that begins with a word is given between marks: “a singer known as ‘Auntie Vi’”."""
    if first not in _marked(article):
        return False
    text = article.document.text
    return any(
        bool(MARKED.match(text, max(0, start - 1))) and bool(CALLED.search(text, max(0, start - AROUND), start))
        for start in words_of(article).get(first, [])[:FIRST]
    )


@lru_cache(maxsize=1)
def _marked(article: Article) -> frozenset[str]:
    """Return the words with a capital that stand behind an opening mark: few names are among them."""
    return frozenset(MARKED.findall(article.document.text))


def _is_told_after(words: str, initials: bool) -> bool:
    """Tell whether a grown-up’s age, a role or a life follows a name: “, 34,”, “, a clerk”, “, who works at the …”."""
    told = words[1:].removeprefix(" now").split() if words[:1] == "," else []
    first = told[0].strip(",.;:") if told else ""
    if first.isdecimal():
        return len(first) <= DIGITS and int(first) >= OF_AGE
    if first in ("who", "whose"):
        return len(told) > 1 and (initials or first == "whose" or told[1] in LIVING)
    apposed = words[1:].split(",", maxsplit=1)[0].split()[:LONGEST_ROLE]
    return first in ("a", "an") and any(lexicon().nouns.get(plain(w).strip(".”")) in ROLES for w in apposed)


def _is_role(words: str) -> bool:
    """Tell whether a role and nothing else stands before a name: “the teacher | Dana”, “a teacher, | Ivana”."""
    apposed = APPOSED.search(words)
    if apposed:
        return lexicon().nouns.get(plain(apposed["role"])) in {"person", "insider"}
    before = words.split()[-2:]
    role = bool(before) and before[-1].islower() and lexicon().nouns.get(plain(before[-1])) in {"person", "insider"}
    return role and words[-1:] == " "


def _is_called(before: str) -> bool:
    found = CALLED.search(before)
    return found is not None and (found["noun"] is None or lexicon().nouns.get(plain(found["noun"])) in ROLES)


def _has_more(article: Article, name: str) -> bool:
    """Tell whether the text has the rest of the name, or a title or a trade that goes with one: “King Olaf”."""
    text = article.document.text
    return any(
        _is_named(text[max(0, start - LONGEST_NAME) : start])
        or MORE_AFTER.match(text, start + len(name)) is not None
        or ONE_NAME.search(text, max(0, start - AROUND), start + AROUND) is not None
        for start in words_of(article).get(name, ())
    )


def _is_named(before: str) -> bool:
    """Tell whether a given name or a courtesy title stands before: “Ana | Dana”, “Pierre de | Vos”, “Mr. | Bello”."""
    words = before.split() if before[-1:].isspace() else []
    while words and plain(words[-1]) in PARTICLES:
        words.pop()
    if not words or not words[-1][:1].isupper():
        return False
    word = plain(words[-1]).rstrip(".")
    return word in COURTESY or (words[-1].replace("-", "").isalpha() and word_tags()[0].get(word) not in CLOSED)
