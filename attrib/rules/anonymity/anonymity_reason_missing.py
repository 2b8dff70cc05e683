"""The rule `anonymity-reason-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import UNNAMED, Article, Attribution, Hand, Mode, Severity, SourceType, Speaker
from attrib.rules import Flag, by_speaker, rule, shown


@rule(
    severity=Severity.WARNING,
    see="SPJ, Code of Ethics, 2014; NPR, Do’s and Don’ts of Anonymity, 2017; Journalism Trust Initiative, "
    "CWA 17493, 12.1, 2019",
    flags=[
        "“The budget was finished in March and then hidden,” said an aide to the governor, who insisted on anonymity.",
        "The governor’s budget will not be ready before the vote, her office said on Monday. A treasury official said "
        "it had been finished in March.\n\nThe paper was then put away in a drawer for two months. “We were told to "
        "say nothing about it,” the treasury official said.",
    ],
    passes=[
        "“The budget was finished in March and then hidden,” said an aide to the governor, who asked not to be named "
        "because the governor has barred staff from giving interviews.",
        "“The budget was finished in March,” said Nora Vale, an aide to the governor.",
        "The finance ministry said on Monday that the budget had been finished in March.",
        "The governor’s budget will not be ready before the vote, her office said on Monday. “It was finished in "
        "March,” a treasury official said.\n\nThe official spoke on condition of anonymity for fear of losing his "
        "job. “We were told to say nothing about it,” he added.",
    ],
)
def anonymity_reason_missing(article: Article) -> Iterator[Flag]:
    """Nobody tells the reader why a source is unnamed.

    Readers weigh a nameless source by the reason for its silence. Without one they cannot tell somebody who has a
    job to lose from somebody who would rather not answer for the words. The reason may stand anywhere in the article.

    A promise of anonymity that is told without its reason always counts. Where no promise is told, the source must be
    quoted word for word or heard twice; people met in the street and groups that nobody counted are an info only, and
    another outlet’s source is left to the other outlet.
    """
    explained = {s.type for s in article.speakers if s.reason and s.count != 1}
    for speaker, said in by_speaker(article):
        if speaker.type not in UNNAMED or speaker.reason or speaker.type in explained:
            continue
        if not speaker.granted and not _owes_a_reason(speaker, said):
            continue
        street = speaker.type is SourceType.UNNAMED_PERSON or speaker.count is None
        told = "was promised anonymity, and the reader is" if speaker.granted else "is not named, and the reader is"
        yield Flag(
            span=said[0].source[0],
            message=f"{shown(article, said[0].source)} {told} not told why.",
            hint="If it is safe to, say in a few words why the name is left out: a rule, a threat, a promise made.",
            attributions=tuple(a.id for a in said),
            severity=Severity.INFO if street and not speaker.granted else None,
        )


def _owes_a_reason(speaker: Speaker, said: list[Attribution]) -> bool:
    if all(a.hand in {Hand.RELAY_NAMED, Hand.RELAY_UNNAMED} for a in said):
        return False
    quoted = any(a.mode is Mode.DIRECT for a in said)
    return quoted or (len(said) > 1 and speaker.count is not None)
