"""The rule `anonymity-reason-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.clauses import RELATIVE
from attrib.model import Article, Attribution, Hand, Mode, Severity, SourceType, Speaker
from attrib.rules import Flag, by_speaker, is_introduced_unnamed, rule


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
    quoted word for word or heard twice; a group that nobody counted is an info only, and people met in the street and
    another outlet’s sources are left alone.
    """
    explained = {s.type for s in article.speakers if s.reason and s.count != 1}
    for speaker, said in by_speaker(article):
        if speaker.reason or speaker.type in explained or not is_introduced_unnamed(article, speaker):
            continue
        if not speaker.granted and not _owes_a_reason(speaker, said):
            continue
        # “a nurse, who asked not to be named” is shown as “a nurse”
        words = article.words(said[0].source[0]).partition(",")[0]
        who = f"“{speaker.name if words in RELATIVE else words}”"
        yield Flag(
            span=said[0].source[0],
            message=f"The article says that {who} is not to be named, and does not say why."
            if speaker.granted
            else f"{who} is not named, and the article does not say why.",
            hint="If it is safe to, say in a few words why the name is left out: a rule, a threat, a promise made.",
            attributions=tuple(a.id for a in said),
            shift=-1 if speaker.count is None and not speaker.granted else 0,
        )


def _owes_a_reason(speaker: Speaker, said: list[Attribution]) -> bool:
    relayed = all(a.hand in {Hand.RELAY_NAMED, Hand.RELAY_UNNAMED} for a in said)
    if relayed or speaker.type is SourceType.UNNAMED_PERSON:
        return False
    quoted = any(a.mode is Mode.DIRECT for a in said)
    return quoted or (len(said) > 1 and speaker.count is not None)
