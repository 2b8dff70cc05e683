"""The rule `plural-uncounted`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lexicon import lexicon, plain
from attrib.model import Article, Level, Severity, SourceType, Span
from attrib.rules import Flag, Judged, rule
from attrib.rules.unnamed_sources import SEVERAL, head_noun, is_several, unnamed_sources, who
from attrib.word_tags import CLOSED

OFFICES = frozenset({SourceType.UNNAMED_OFFICIAL, SourceType.UNNAMED_INSIDER})
NEAR = 3  # sentences between the group and its number
REACH = 600  # code points: a sentence that never ends is not read again for each group
NUMBERS = frozenset(CLOSED["#"].split()) | SEVERAL
BEFORE = 3  # words between a number and its noun: “all three senior aides”


@rule(
    severity=Severity.WARNING,
    see="Reuters, Handbook of Journalism, The Essentials of Reuters Sourcing and Accuracy, edition of about 2012",
    flags=[
        "Sources in the finance ministry said the bridge toll would be doubled in the spring.",
        "Party insiders told the Lorne Valley Gazette that the bridge toll would be doubled.",
        "The bridge toll will be doubled in the spring, and the night rate is to go. Lorries will pay most.\n\nPeople "
        "familiar with the plan said the money was meant for the tunnel. The mayor, Ida Brandt, has promised that "
        "nobody would pay twice.",
    ],
    passes=[
        "Two sources in the finance ministry said the bridge toll would be doubled in the spring.",
        "Several aides to the minister said the bridge toll would be doubled in the spring.",
        "A source in the finance ministry said the bridge toll would be doubled in the spring.",
        "Drivers said they would take the old road.",
        "The bridge toll will be doubled in the spring, sources in the finance ministry said. All three sources spoke "
        "on Monday.\n\nThe mayor, Ida Brandt, has promised that nobody would pay twice.",
    ],
    judged=Judged(
        articles=150,
        found=18,
        read=18,
        right=14,
        false_alarm="Investigators and officials who speak as a body, a stance that a group is known for, "
        "and a group in another outlet’s story.",
    ),
)
def plural_uncounted(article: Article) -> Iterator[Flag]:
    """Nobody tells the reader how many unnamed sources there are.

    “Sources said” may be one person and somebody else’s rumour. A number costs nothing, points at nobody, and lets
    the reader weigh the claim. Reported once for each group. Officials of a body that the reader is told are an info
    only: they mostly speak as one.

    Left alone are groups with a number within three sentences or with a word that shows more than one (“several”), and
    groups that speak in public (“senators”, “union leaders”): what they say is on record under their names.
    """
    seen: set[str] = set()
    bare: set[str] = set()
    for speaker, said in unnamed_sources(article):
        first, head, label = said[0], head_noun(article, speaker.mentions[0]), plain(speaker.name)
        words = label.split()
        known = label in seen or head in bare
        # “officials” after “customs officials” are those, and so are “customs officials” after “officials”
        seen |= {" ".join(words[i:]) for i in range(len(words))}
        bare |= {label} if label == head else set()
        if known or speaker.count is not None or first.count is not None or head not in lexicon().plurals:
            continue
        if is_several(speaker) or _is_counted_near(article, first.source[0], head):
            continue
        yield Flag(
            span=first.source[0],
            message=f"The reader cannot tell how many {who(article, speaker, first)} stands for: two people, twenty, "
            "or one.",
            hint="If it is safe to, say how many spoke: “two officials”, “one of the aides”.",
            attributions=tuple(a.id for a in said),
            shift=-1 if speaker.type in OFFICES and speaker.level is not Level.ROLE_OR_BODY else 0,
        )


def _is_counted_near(article: Article, source: Span, head: str) -> bool:
    layout = article.layout
    here = layout.sentence_at(source.start)
    first = layout.sentences[max(0, here - NEAR)].start
    last = layout.sentences[min(len(layout.sentences) - 1, here + NEAR)].end
    near = article.document.text[max(first, source.start - REACH) : min(last, source.end + REACH)]
    words = [word.strip(".,;:“”\"'") for word in plain(near).split()]
    return any(
        word == head and any(w in NUMBERS or w.isdigit() for w in words[max(0, i - BEFORE) : i])
        for i, word in enumerate(words)
    )
