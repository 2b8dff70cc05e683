"""The rule `anonymity-reason-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import plain
from attrib.model import NAMED, Article, Attribution, Level, Mode, Severity, Speaker
from attrib.phrases import RELATIVE
from attrib.rules import Flag, Judged, Plain, is_introduced_unnamed, rule
from attrib.rules.searches import sentences_with
from attrib.rules.surroundings import around, is_speech
from attrib.rules.unnamed_sources import TELLING, head_noun, is_held_back, is_passed_on, speaks_in_private

LEAD, SOON = 2, 4  # sentences
PRONOUNS = frozenset({"he", "she", "they", "it", "which", "that", "who"})
# “The aide told him”, “an executive tells employees”, “told the council”: not the newsroom
TOLD_ANOTHER = lazy(
    r"\s+(?:(?:the|a|an|his|her|their|its) )?"
    r"(?!(?:the|a|an|his|her|their|its|that|reporters|journalists|us|me|this|our|correspondents|newspaper|in|on)\b)"
    r"[a-z]+"
)
WRITING = frozenset({"emailed", "texted", "messaged"})
ASKING = frozenset({"asked", "asks", "wondered", "wonders", "shouted", "joked"})
# What is written or ruled for all to see is no secret given to a reporter
OPEN = frozenset(
    {"statement", "letter", "document", "post", "speech", "hearing", "debate", "filing", "broadcast", "writing"}
)
PUBLIC = lazy(r"\b(?:judges?|justices?|jury|jurors?|court|panel|plaintiffs?|candidates?|members|dozens|party|rival)\b")
# “One nurse would not speak on the record, saying …”: the reason may well stand in words that were not understood
HELD_BACK = lazy(
    r"\b(?:su(?:e|es|ed|ing)|lawsuit|anonym(?:ity|ous|ously)|on the record|not to be (?:named|identified)|for fear|"
    r"afraid to)\b"
)
# Words of which some stand in what `EXPLAINED` matches: to look for them first is cheaper
GRANTING = ("anonymity", "to be quoted", "to be named", "to be identified", "speak anonymously", "on the record")
# “Like others interviewed, she asked for anonymity to speak freely.”
EXPLAINED = lazy(
    r"\b(?i:like many|others|many|most|several|all|some|sources|officials|people|aides|staff|members)\b[^.!?]{0,120}"
    r"\b(?:anonymity|not (?:want )?to be (?:quoted|named|identified)|speak anonymously|on the record)\b[^.!?]{0,60}"
    r"\b(?:because|for fear|to (?:speak|discuss|talk|describe|avoid|protect)|citing|since|in order to|so as)\b"
)


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
    judged=Judged(
        articles=822,
        found=65,
        read=25,
        right=22,
        false_alarm="Somebody who spoke to another outlet or in the street, and a wish not to be named "
        "that is somebody else’s.",
    ),
    plain=Plain(defective=7, found=7, sound=2, wrong=0),
)
def anonymity_reason_missing(article: Article, *, only_promised: bool = False) -> Iterator[Flag]:
    """Nobody tells the reader why a source is unnamed.

    Readers weigh a nameless source by the reason for its silence. Without one they cannot tell somebody who has a
    job to lose from somebody who would rather not answer for the words. The reason may stand anywhere in the article.

    A promise of anonymity that is told without its reason always counts. Where no promise is told, the source must be
    quoted word for word or heard twice; a group that nobody counted is an info only. People met in the street, another
    outlet’s sources and words that were written or spoken in public are left alone, and so is an article that gives one
    reason for several of its sources.

    With `only-promised`, a case in which no promise is told is one step less grave than the rest.
    """
    explained = {s.type for s in article.speakers if s.reason and s.count != 1}
    owing = [
        (speaker, said)
        for speaker, said in article.said
        if not speaker.reason
        and speaker.type not in explained
        and is_introduced_unnamed(article, speaker)
        and (speaker.granted or _owes_a_reason(article, speaker, said))
    ]
    granting = sentences_with(article, GRANTING) if owing else []
    if any(EXPLAINED.search(article.document.text, *sentence) for sentence in granting):
        return
    for speaker, said in owing:
        # “a nurse, who asked not to be named” is shown as “a nurse”
        words = article.words(said[0].source[0]).partition(",")[0]
        who = f"“{speaker.name if words in RELATIVE else words}” {'is' if speaker.count == 1 else 'are'}"
        yield Flag(
            span=said[0].source[0],
            message=f"The article says that {who} not to be named, and does not say why."
            if speaker.granted
            else f"{who} not named, and the article does not say why.",
            hint="If it is safe to, say in a few words why the name is left out: a rule, a threat, a promise made.",
            attributions=tuple(a.id for a in said),
            shift=-1 if not speaker.granted and (only_promised or speaker.count is None) else 0,
        )


def _owes_a_reason(article: Article, speaker: Speaker, said: list[Attribution]) -> bool:
    """Tell whether somebody gave the words to the newsroom alone, and they are quoted or heard twice."""
    if all(is_passed_on(article, a) for a in said) or not is_held_back(speaker):
        return False
    public = any(a.channel in OPEN for a in said) or PUBLIC.search(plain(article.words(speaker.mentions[0])))
    near = (around(article, m) for m in (said[0].source[0], said[-1].source[0]))
    if public or any(HELD_BACK.search(article.document.text, *sentence) for sentence in near):
        return False
    if speaker.count == 1 and _may_be_named_soon(article, speaker):
        return False
    if not speaks_in_private(article, speaker):
        return False
    spoken = [a for a in said if _is_told(article, a)]
    quoted = any(a.mode is Mode.DIRECT for a in spoken)
    return quoted or (len(spoken) > 1 and speaker.count is not None)


def _may_be_named_soon(article: Article, speaker: Speaker) -> bool:
    """Tell whether somebody opens the article whom the next sentences may name: “A judge … Judge Ida Lund said”.

    Somebody named with another role (“the headmistress, Jana Holub”) is not the official who spoke before.
    """
    at = article.layout.sentence_at
    here = at(speaker.mentions[0].start)
    if here >= LEAD:
        return False
    head = head_noun(article, speaker.mentions[0])
    for other in article.speakers:
        if other.type in NAMED and any(here < at(m.start) <= here + SOON for m in other.mentions[:1]):
            told = plain(" ".join(article.words(m) for m in other.mentions)).replace(",", " ").split()
            if head in told or other.level is not Level.NAME_AND_ROLE:
                return True
    return False


def _is_told(article: Article, a: Attribution) -> bool:
    """Tell whether the source, by more than a pronoun, says something to the newsroom: not “the aide told him”."""
    if not is_speech(article, a) or article.words(a.source).partition(" ")[0].lower() in PRONOUNS:
        return False
    cue = set(plain(article.words(a.cue)).split())
    if not cue.isdisjoint(ASKING | WRITING):
        return False
    another = not cue.isdisjoint(TELLING) and TOLD_ANOTHER.match(article.document.text, a.cue[-1].end)
    return not another
