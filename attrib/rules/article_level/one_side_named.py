"""The rule `one-side-named`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.matching import match
from attrib.model import NAMED, UNNAMED, Article, Attribution, Severity, SourceType, Span, Speaker
from attrib.rules import Flag, Judged, Plain, rule, shown
from attrib.rules.disputes import Attack, are_at_odds, attacks, side_of
from attrib.rules.searches import lower, lowered, places
from attrib.rules.surroundings import forms_of
from attrib.rules.wording import WORD

TWICE = 2
MOST = 10  # sides that one article is searched for, and attacks on each
SPEAKING = NAMED | {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON}
REACH = 200  # code points before an attack in which whoever attacks stands, and after a side in which it answers
REFUSING = ("declin", "refus")  # “A union official declined to comment”: it was asked
TAKEN_UP = lazy(r"\s*,? (?:which|who|but it|and it)\b")  # “accused the union, which denied it”
# “Roth, who accused the union”, but not “Roth, who leads the union”
DOES = lazy(r",? who (?!leads|led|heads|headed|runs|ran|chairs|represents|speaks|works|is\b|was\b|directs|owns).*")
ITS_TURN = lazy(r"(?:It|They|He|She|Both|Neither)\b")


@rule(
    severity=Severity.INFO,
    asks=True,
    see="Reuters, Handbook of Journalism, edition of about 2012 (talk to all sides); NPR, Ethics Handbook, "
    "Transparency, 2011 (which side a source is on)",
    flags=[
        "Director Eva Holm accused the union of lying about the roof. Holm blamed the union for the strike, too. The "
        "mine has been shut since May. A union source said the roof had moved.",
        "The mine at Lorne has been shut since May.\n\n“They want it to close,” said its director, Eva Holm, who "
        "accused the union of stirring up the men. Holm also blamed the union for the flood in April.\n\nThe pumps "
        "were mended on Sunday. “It is dry as a bone down there,” Holm told reporters.",
        "The row between Velm Rail and the drivers’ union went into its third week. The rail firm’s director, Eva "
        "Holm, accused the drivers’ union of bullying its own members. A union official said nobody had been bullied.",
        "The Harbour League and the port accused each other on Monday of breaking the truce over berths. League "
        "secretary Ola Vint blamed the port for the strike. A port official denied that.",
    ],
    passes=[
        "Director Eva Holm accused the union of lying about the roof. Holm blamed the union for the strike, too. Union "
        "secretary Pavel Roth said the roof had moved.",
        "Director Eva Holm accused the union of lying about the roof. Holm blamed the union for the strike, too. The "
        "union declined to comment.",
        "The Harbour League and the port accused each other on Monday of breaking the truce over berths. League "
        "secretary Ola Vint blamed the port for the strike. A port official declined to comment.",
        "Director Eva Holm blamed the rain for the flood. She blamed the rain for the strike, too.",
        "The mine at Lorne has been shut since May.\n\n“They want it to close,” said its director, Eva Holm, who "
        "accused the union of stirring up the men.\n\nThe pumps were mended on Sunday. “It is dry as a bone down "
        "there,” Holm told reporters.",
    ],
    judged=Judged(
        articles=822,
        found=4,
        read=4,
        right=2,
        false_alarm="Somebody of years ago, whom nobody would ask any more, and a campaign that is only announced.",
    ),
    plain=Plain(defective=10, found=9, sound=9, wrong=0),
)
def one_side_named(article: Article) -> Iterator[Flag]:
    """In a dispute, one side speaks by name and the other does not.

    Where a named person accuses somebody again and again, the reader wants to hear the other side from somebody who
    answers for it, or to be told that it was asked. A denial by somebody without a name is no such answer. Who is a
    side in a dispute no machine knows for sure: so this asks.

    Reported where a body or a person is accused, blamed, sued or attacked at least twice, or once where unnamed
    sources speak for it and the article has one more word for the dispute; where somebody named does so, or speaks for
    the body that does; and where the other side neither speaks by name, nor through a spokesperson, nor is said to have
    answered or declined to.
    """
    turned: dict[str, list[Attack]] = {}
    for attack in attacks(article):
        turned.setdefault(plain(attack.side), []).append(attack)
    for side, made in list(turned.items())[:MOST]:
        unnamed = _is_heard_unnamed(article, side)
        if len(made) < TWICE and (not unnamed or not are_at_odds(article)):
            continue
        accuser = next(((m, a) for m in made[:MOST] if (a := _accuser(article, m)) is not None), None)
        if accuser is None or _speaks(article, side, unnamed=unnamed):
            continue
        if _has_answered(article, side, {m.target for m in made}):
            continue
        attack, statement = accuser
        times = f" {len(made)} times" if len(made) > 1 else ""
        yield Flag(
            span=attack.target,
            message=f"{shown(article, attack.target)} is accused here{times}, and nobody named speaks for that "
            "side. Was it asked?",
            hint="If it is safe to, let somebody answer by name, or say that they were asked.",
            attributions=(statement.id,),
        )


def _accuser(article: Article, attack: Attack) -> Attribution | None:
    """Return a statement of the named person who attacks, or who speaks for the body that does, if there is one."""
    layout, text = article.layout, article.document.text
    sentence = layout.sentences[layout.sentence_at(attack.verb.start)].start
    for a in _beside(article).get(layout.sentence_at(attack.target.start), ()):  # “Holm, who accused the union, said …”
        if any(s.start < attack.target.start <= s.end + 1 for s in (*a.source, *a.cue)):
            return a
    before = text[max(sentence, attack.verb.start - REACH) : attack.verb.start].split()
    words = [plain(word).strip(',.“”"') for word in before]
    said = _by_name(article)
    if "he" in words or "she" in words:
        return next((a for a, _, _ in reversed(said) if a.source[0].start < attack.verb.start), None)
    named = next((a for a, _, last in said if last in words), None)
    body, first = _attacker(before)
    here = layout.paragraph_at(attack.verb.start)
    # “Velm Rail has sued the union. … said the company’s director, Eva Holm.”
    of_body = frozenset[str]().union(*(_of(article, side) for side in (body, first) if side))
    by_body = (a for a, s, _ in said if body and (s.id in of_body or layout.paragraph_at(a.start) == here))
    return named or (next(by_body, None) if _is_body(body) else None)


def _attacker(before: Sequence[str]) -> tuple[str | None, str | None]:
    """Return by what the nearest body is known again, and the first word of its name: Renewal, Front (for Renewal)."""
    sides = ((i, side) for i in range(len(before) - 1, -1, -1) if (side := side_of(before[i])))
    at, body = next(sides, (0, None))
    named = at > 1 and before[at - 1] in ("for", "of") and before[at - 2][:1].isupper()
    return body, before[at - 2] if named else None


def _is_body(side: str | None) -> bool:
    """Tell a body from a person without a name: “the union”, “Velm Rail”; not “a manager”."""
    return side is not None and (side[:1].isupper() or lexicon().nouns.get(plain(side)) == "institution")


@lru_cache(maxsize=1)
def _by_name(article: Article) -> list[tuple[Attribution, Speaker, str]]:
    """Return the statements of people with a name, who they are, and the last word of the name in lower case."""
    by_name = (a for a in article.statements if a.type in NAMED and a.source and not a.ambiguous)
    return [(a, s, plain(s.name).rpartition(" ")[2]) for a in by_name if (s := article.speaker(a))]


@lru_cache(maxsize=1)
def _beside(article: Article) -> dict[int, list[Attribution]]:
    """Return the statements of people with a name by the sentence in which their source or their cue stands."""
    found: dict[int, list[Attribution]] = {}
    for a, _, _ in _by_name(article):
        for number in dict.fromkeys(article.layout.sentence_at(s.start) for s in (*a.source, *a.cue)):
            found.setdefault(number, []).append(a)
    return found


def _of(article: Article, side: str) -> frozenset[str]:
    """Return who is, or speaks for, a side, by id: “union secretary Pavel Roth”, “Roth, who leads the union”."""
    kept = _sides(article)
    if side not in kept:
        pattern = re.compile(rf"(?i)(?<!\w){re.escape(side)}(?!\w)")
        word = plain(side)
        kept[side] = frozenset(s.id for s, told in _told(article) if word in told and _is_of(article, s, pattern, word))
    return kept[side]


@lru_cache(maxsize=1)
def _told(article: Article) -> list[tuple[Speaker, str]]:
    """Return each speaker with all words for it: a side that is not among them is not looked for with a pattern."""
    words = article.words
    return [(s, plain("\n".join([s.name, s.affiliation or "", *map(words, s.mentions)]))) for s in article.speakers]


@lru_cache(maxsize=1)
def _sides(article: Article) -> dict[str, frozenset[str]]:
    """Return the sides of an article that were asked for already."""
    return {}


def _is_of(article: Article, speaker: Speaker, side: re.Pattern[str], lower: str) -> bool:
    if side.search(speaker.name) or side.search(speaker.affiliation or ""):
        return True
    told = (words for m in speaker.mentions if lower in plain(words := article.words(m)))
    return any(side.search(DOES.sub("", words)) for words in told)


def _speaks(article: Article, side: str, *, unnamed: bool) -> bool:
    """Tell whether a named person, a body or a spokesperson of a side speaks.

    Where people without a name are heard for it, a body that only accuses does not: “the two accused each other”.
    """
    of_side, attacking = _of(article, side), forms_of("conflict-verb")
    for speaker, said in article.said:
        if speaker.type in SPEAKING and speaker.id in of_side:
            body = speaker.type is SourceType.INSTITUTION
            if not (unnamed and body and all(article.words(a.cue) in attacking for a in said)):
                return True
    return False


def _is_heard_unnamed(article: Article, side: str) -> bool:
    """Tell whether a side speaks, and only without a name: “union insiders said”."""
    of_side = _of(article, side)
    return any(s.type in UNNAMED and s.id in of_side for s in article.speakers)


def _has_answered(article: Article, side: str, targets: set[Span]) -> bool:
    """Tell whether the article says that a side answered, denied it, or would not comment.

    What somebody without a name says for it is no answer by name: “A union official denied it”.
    """
    text, layout = article.document.text, article.layout
    of_side = _of(article, side)
    nameless = (a for a in article.statements if a.type in UNNAMED and a.speaker_id in of_side and a.source)
    said = (a.source[0] for a in nameless if not article.words(a.cue).startswith(REFUSING))
    heard = {offset for source in said for offset in range(*source)}
    accused = {offset for target in targets for offset in range(*target)}
    whole = re.compile(rf"(?i)\b{re.escape(side)}\b")
    for hit in filter(None, (whole.match(text, at) for at in places(lower(article), [lowered(side)]))):
        number = layout.sentence_at(hit.start())
        if hit.start() in heard:
            continue
        start, end = hit.end(), layout.sentences[number].end
        if hit.start() in accused:
            follows = TAKEN_UP.match(text, start) is not None
            after = layout.sentences[number + 1 : number + 2]
            if not follows and after and ITS_TURN.match(text, after[0].start):
                start, end = after[0]
            elif not follows:
                continue
        words = WORD.findall(text, start, min(end, start + REACH))
        if match(tuple(map(plain, words)), lexicon().reply) is not None:
            return True
    return False
