"""The rule `phantom-collective`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import NAMED, Act, Article, Attribution, Hand, Severity, SourceType, Span
from attrib.rules import POINTING_BACK, Flag, Judged, Plain, rule, shown
from attrib.rules.surroundings import around, is_speech, words_in

# Groups that have no list of members: anybody may be one, and nobody can be asked
PHANTOMS = frozenset(
    [
        "critics", "observers", "experts", "analysts", "commentators", "pundits", "watchers", "campaigners",
        "supporters", "opponents", "detractors", "economists", "scientists", "strategists", "skeptics", "sceptics",
        "proponents", "advocates", "insiders",
    ]
)  # fmt: skip
BARE = (["some"], ["many"], ["others"], ["most", "people"], ["many", "people"], ["some", "people"])
JUDGING = frozenset("think believe see view consider expect fear suspect doubt regard".split())
BACK = 2  # sentences in which a group is looked for that “some” are of
# In a cue: nothing was claimed. “Some may recall”, “critics have not said”, “called for her to go”
NO_CLAIM = frozenset(
    "to not never may might could can for expressed express voiced demanded demand urged urge cheered booed".split()
)
MEMBERS = NAMED | {SourceType.INSTITUTION, SourceType.DOCUMENT, SourceType.MEDIA}
POLL = lazy(r"\b(?:[Ss]urvey|[Pp]oll|[Qq]uestionnaire)\b")
LOOK_BACK = 20  # characters that hold the word before
AHEAD = 2  # paragraphs in which a member may come forward
TOP = 5  # what the first paragraphs sum up comes further down
# What follows the head of a phrase: “critics | of the dam”, “experts, who …”.
END_OF_HEAD = lazy(r",| (?:of|in|on|at|who|with|from|like|such|including|to|across|within) ")
# What tells where the members work: “analysts at Brandt Bank”.
AT_A_BODY = lazy(r"\b(?:at|with|from) (?:the )?[A-Z]")
# A number, a share, or words that bring in members: “among them the hydrologist Lea Prins”.
KNOWN = lazy(r"\d|\b(?:including|such as|like|among them|percent|per cent)\b")


@rule(
    severity=Severity.INFO,
    see="Al Jazeera, Code of Conduct, Credibility and Objectivity 4, as read in 2026",
    asks=True,
    flags=[
        "Critics say the dam is unsafe.",
        "The dam at Brandt will be raised by four metres, the water board said on Monday. Work begins in May.\n\nMany "
        "experts argue that the rock below it is too soft. The valley was flooded twice in the last century.\n\nThe "
        "new wall will be paid for with a loan. It is to stand for eighty years.\n\nFarmers below the weir have been "
        "offered a price for their land.",
    ],
    passes=[
        "Critics of the dam, among them the hydrologist Lea Prins, say it is unsafe.",
        "Two of the dam’s critics said it was unsafe.",
        "Most critics of the film, 83 percent, said it was too long.",
        "The dam at Brandt will be raised by four metres, the water board said on Monday. Work begins in May.\n\nMany "
        "experts argue that the rock below it is too soft. The valley was flooded twice in the last century.\n\n“I "
        "would not live there,” said Lea Prins, a hydrologist. The new wall will be paid for with a loan.",
    ],
    judged=Judged(
        articles=822,
        found=14,
        read=14,
        right=9,
        false_alarm="An abstract above the article, which names them, and a crowd one of whom speaks in "
        "the next paragraph.",
    ),
    plain=Plain(defective=2, found=2, sound=1, wrong=0),
)
def phantom_collective(article: Article) -> Iterator[Flag]:
    """Crowds that nobody can ask speak for a claim.

    “Critics say” and “experts agree” lend a claim weight without lending it anybody who holds it. A reader cannot tell
    two people from two thousand, nor the reporter’s own view from theirs. One of them by name, or a body, makes the
    claim one that can be answered.

    Nothing is asked where somebody named, a body or a document is heard for the first time in the same paragraph or the
    next two, or somebody named in the one before: the crowd may only sum them up; what the first paragraphs sum up may
    come as late as the sixth. Left alone are numbers and shares, “some” and “many”, which point back to a group as
    often as not, demands and moods, and labels in passing (“a bill that critics call a trap”). Reported once for each
    paragraph.
    """
    layout = article.layout
    heard = article.said
    # “Critics fear” and “observers see it as lost” hold up a view as “critics say” does
    phantoms = [
        a
        for a in article.attributions
        if a.type is SourceType.COLLECTIVE and a.source and not a.ambiguous and _is_held_up(article, a)
    ]
    if not phantoms:
        return
    first_heard = [
        (speaker.type, layout.paragraph_at(said[0].source[0].start))
        for speaker, said in heard
        if speaker.type is SourceType.DOCUMENT or any(is_speech(article, a) for a in said)
    ]
    coming = {paragraph for kind, paragraph in first_heard if kind in MEMBERS}
    named = {paragraph for kind, paragraph in first_heard if kind in NAMED}
    speaking = {layout.paragraph_at(a.start) for a in article.statements if a.type is SourceType.NAMED_PERSON}
    for a in phantoms:
        here = layout.paragraph_at(a.source[0].start)
        ahead = max(here + AHEAD, TOP)
        if here in speaking or here - 1 in named or not coming.isdisjoint(range(here, ahead + 1)):
            continue
        if not _is_phantom(article, a):
            continue
        speaking.add(here)
        yield Flag(
            span=a.source[0],
            message=f"Who are {shown(article, a.source)}? None of them is named near by, so that nobody can be asked.",
            hint="If it is safe to, name one of them, or the body or paper in which the view is held; or leave it out.",
            attributions=(a.id,),
        )


def _is_held_up(article: Article, attribution: Attribution) -> bool:
    """Tell whether a crowd states something or judges it: “critics fear”; not a mood: “supporters hope”."""
    words = plain(article.words(attribution.cue)).split()
    verbs = (verb.lemma for word in words for verb in lexicon().cues.get(word, ()))
    return attribution.act is Act.STATEMENT or not JUDGING.isdisjoint(verbs)


def _is_phantom(article: Article, attribution: Attribution) -> bool:
    """Tell whether the phrase is a crowd without a name or a number in it: “many experts”, “critics of the dam”."""
    cue, words = article.words(attribution.cue).lower().split(), article.words(attribution.source)
    if cue == ["according", "to"]:
        cue = []
    if article.words(attribution.content).startswith("for "):  # called | for her to go
        return False
    if attribution.hand is not Hand.FIRST or not NO_CLAIM.isdisjoint(cue) or _is_label(article, attribution):
        return False
    crowd = END_OF_HEAD.split(words, maxsplit=1)[0].lower().split() or [""]
    known = crowd[0] in POINTING_BACK - {"the"} or crowd[:-1] == ["the"] or "and" in crowd
    placed = AT_A_BODY.search(words) is not None or _is_polled(article, attribution)
    phantom = crowd[-1] in PHANTOMS or (
        plain(words).split() in BARE and not _points_back(article, attribution.source[0])
    )
    return not placed and phantom and not known and not KNOWN.search(words)


def _points_back(article: Article, source: Span) -> bool:
    """Tell whether “some” may be some of a group that stands before: “The voters waited. Some said …”."""
    start, end = around(article, source, before=BACK)
    words = words_in(article, Span(start, source.start)) + words_in(article, Span(source.end, end))[:1]
    return any(plain(word) in lexicon().plurals for word in words)


def _is_label(article: Article, attribution: Attribution) -> bool:
    """Tell whether the crowd stands in a clause that only gives something a name: “what critics call a trap”."""
    start = attribution.source[0].start
    before = article.document.text[max(0, start - LOOK_BACK) : start].split()
    return bool(before) and before[-1].lower() in {"that", "which", "what", "as", "who", "whom", "when"}


def _is_polled(article: Article, attribution: Attribution) -> bool:
    """Tell whether the crowd was counted: “In a survey of 40 economists, most economists said …”."""
    sentence = article.layout.sentences[article.layout.sentence_at(attribution.source[0].start)]
    return (
        POLL.search(article.document.text, sentence.start, min(sentence.end, attribution.source[0].start)) is not None
    )
