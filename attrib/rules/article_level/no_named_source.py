"""The rule `no-named-source`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.lazy import lazy
from attrib.lexicon import lexicon
from attrib.model import UNNAMED, Article, Attribution, Level, Severity, SourceType, Speaker
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule, shown
from attrib.rules.bodies import is_named_body
from attrib.rules.introductions import is_name_word
from attrib.rules.surroundings import is_speech, paper_is_named
from attrib.word_tags import guess, word_tags

WORDS = 150
STATEMENTS = 3
NAMED_LEVELS = frozenset({Level.NAME_AND_ROLE, Level.NAME_ONLY, Level.PARTIAL_NAME, Level.BODY})
ORGANISATIONS = frozenset({SourceType.INSTITUTION, SourceType.MEDIA, SourceType.UNNAMED_SPOKESPERSON})
FULL_NAME = lazy(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?(?P<last>[A-Z][\w-]+)")
NAMED_BODY = lazy(r"\b[Tt]he (?P<body>[a-z]+) [A-Z]\w+(?: [A-Z]\w+)? (?P<verb>[a-z]+)\b")


@rule(
    severity=Severity.WARNING,
    see="Project for Excellence in Journalism, State of the News Media, 2005; Pew Research Center, 2021 (fewer than "
    "one story in a hundred rests on unnamed sources alone)",
    flags=[
        "The old reservoir above the town will be drained before the winter, according to two people familiar with "
        "the plan. The dam has been leaking since the storms of last year, and the path along the top was closed in "
        "March. Nobody has put up a sign. Walkers still climb the fence on Sundays and sit on the wall to eat. “It is "
        "a matter of weeks,” said a senior official. The water would be let out at night, over ten days, through the "
        "old mill race, which has not carried any since the mill burned down. What will happen to the fish is not "
        "clear. There are carp in it as long as an arm, and the angling club has put in more every spring. A source "
        "said the club had been told to keep quiet until the last day. The land is to be sold afterwards. Houses with "
        "a view of the valley would bring the town more than the water ever did, and there is no shortage of people "
        "who would buy them.",
        "The night train to the coast will stop running in June, according to two people familiar with the "
        "timetable.\n\nIt has been half empty since the fares went up. On a Tuesday in February eleven people slept "
        "in five carriages, and the heating had failed in two of them. The dining car went years ago; now there is a "
        "machine that sells soup.\n\n“We were told not to book anything after the first of the month,” said one "
        "insider. The beds are to be scrapped, and the carriages will go to a line in the east where nobody minds the "
        "cold.\n\nA source said the decision had been taken before Christmas. It was kept back because of the vote in "
        "May, when three of the towns along the line choose a council.\n\nThe first of those towns has no other train "
        "at all. Its station was painted in the autumn, and the clock was mended. People there still set their "
        "watches by the whistle at ten past four, and the baker opens when the lamps of the last carriage are gone.",
    ],
    passes=[
        "The reservoir will be drained before the winter, two people familiar with the plan said. “It is a matter of "
        "weeks,” said a senior official. A source said the angling club had been told.",
        "“It is a matter of weeks,” said a senior official. Mayor Ade Bello said the club had been told.",
        "Critics say the dam is unsafe.",
        "The night train to the coast will stop running in June, according to two people familiar with the "
        "timetable.\n\nIt has been half empty since the fares went up. On a Tuesday in February eleven people slept "
        "in five carriages, and the heating had failed in two of them. The dining car went years ago; now there is a "
        "machine that sells soup.\n\n“We were told not to book anything after the first of the month,” said Rosa "
        "Lind, a sleeping-car attendant. The beds are to be scrapped, and the carriages will go to a line in the east "
        "where nobody minds the cold.\n\nA source said the decision had been taken before Christmas. It was kept back "
        "because of the vote in May, when three of the towns along the line choose a council.\n\nThe first of those "
        "towns has no other train at all. Its station was painted in the autumn, and the clock was mended. People "
        "there still set their watches by the whistle at ten past four, and the baker opens when the last carriage is "
        "gone.",
    ],
    judged=Judged(articles=822, found=1, read=1, right=1),
    plain=Plain(defective=5, found=5, sound=5, wrong=0),
)
def no_named_source(article: Article) -> Iterator[Flag]:
    """No person or organisation is named as a source anywhere in the article.

    A story in which nobody answers for anything asks the reader for blind trust. Fewer than one published story in a
    hundred rests on unnamed sources alone.

    Left alone are briefs under 150 words, stories with fewer than three sourced statements, and stories where a source
    that could not be told for sure may be one with a name. A body counts as named unless it is only “a company” or
    “local media”, a document where its issuer or its date is told.
    """
    statements = [a for a in article.statements if a.source and a.type is not SourceType.SELF]
    if article.layout.words < WORDS or len(statements) < STATEMENTS:
        return
    if any(_may_be_named(article, speaker) for speaker in _who_may_speak(article, statements)):
        return
    if sum(is_speech(article, a) for a in statements) < STATEMENTS:
        return
    if any(a.speaker_id is None for a in statements) and _names_somebody(article):
        return
    if paper_is_named(article) or _body_tells(article):
        return
    first = statements[0]
    unnamed = any(a.type in UNNAMED for a in statements)
    yield Flag(
        span=first.source[0],
        message=f"None of the {len(statements)} statements here, from that of {shown(article, first.source)} on, comes "
        "from a person or an organisation that the reader is told by name.",
        hint="If it is safe to, put one source on the record, or add a document that the reader can look up.",
        attributions=tuple(a.id for a in statements),
        shift=0 if unnamed else -1,
    )


def _who_may_speak(article: Article, statements: Sequence[Attribution]) -> Iterator[Speaker]:
    """Yield the speakers of some statements; where one could not be told for sure, everybody whom it may be."""
    by_id = {speaker.id: speaker for speaker in article.speakers}
    for a in statements:
        speaker = article.speaker(a)
        if speaker is not None and not a.ambiguous:
            yield speaker
        else:
            yield from (by_id[i] for i in a.candidates)


def _names_somebody(article: Article) -> bool:
    """Tell whether the text has a name for whom a pronoun may stand that could not be settled."""
    return any(is_name_word(found["last"]) for found in FULL_NAME.finditer(article.document.text))


def _body_tells(article: Article) -> bool:
    """Tell whether a body with a name does something that may be to say it: “The charity Waterside put it at nine.”"""
    nouns, tags = lexicon().nouns, word_tags()[0]
    return any(
        nouns.get(found["body"]) == "institution" and tags.get(found["verb"], guess(found["verb"])) in "TZLV"
        for found in NAMED_BODY.finditer(article.document.text)
    )


def _may_be_named(article: Article, speaker: Speaker) -> bool:
    """Tell whether a source has a name: a person, a body, an outlet, or a paper with an issuer or a date."""
    if speaker.type in ORGANISATIONS:
        return is_named_body(article, speaker)
    if speaker.type is SourceType.DOCUMENT:
        return speaker.level is not Level.NOTHING
    if speaker.level in NAMED_LEVELS:
        return True
    return speaker.type in UNNAMED and not is_introduced_unnamed(article, speaker)
