"""The rule `plural-verbatim`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lexicon import lexicon, plain
from attrib.model import UNNAMED, Article, Attribution, Mode, Severity, SourceType, Span
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.surroundings import SPOKEN
from attrib.rules.unnamed_sources import head_noun, quoted, who

POSSESSIVES = frozenset({"his", "her", "my", "our", "their"})
WRITTEN = frozenset({"statement", "letter", "report", "document", "filing", "post", "message", "writing"})
# What a crowd may say with one voice
TOGETHER = frozenset({"chant", "shout", "yell", "sing", "cry", "cheer", "boo", "scream", "roar", "agree", "write"})
PEOPLE = UNNAMED | {SourceType.COLLECTIVE}


@rule(
    severity=Severity.WARNING,
    see="University of Kansas, editing guide, Attribution (undated; one speaker, one quotation); Reuters, Handbook of "
    "Journalism, The Essentials of Reuters Sourcing and Accuracy, edition of about 2012",
    flags=[
        "“We will not sign it before the summer,” officials at the ministry said.",
        "According to aides, “the minister was never told about the second letter”.",
        "The port has been shut since Friday, and eleven ships are waiting in the bay. A tug went out at noon.\n\n"
        "“Nobody has told us when we can unload the fruit,” two captains said. The mayor, Ida Brandt, said the pilots "
        "would be back at work on Monday.",
    ],
    passes=[
        "“We will not sign it before the summer,” one of the three officials said.",
        "“We will not sign it before the summer,” the ministry said.",
        "“We want our money and we want it now,” the strikers chanted.",
        "“We will not sign it before the summer,” the two unions said in a joint statement.",
        "The port has been shut since Friday, and eleven ships are waiting in the bay. A tug went out at noon.\n\n"
        "Nobody had told them when they could unload the fruit, two captains said. “We ask every morning,” said one of "
        "them. The mayor, Ida Brandt, said the pilots would be back at work on Monday.",
    ],
    judged=Judged(
        articles=822,
        found=1,
        read=1,
        right=0,
        false_alarm="Words of somebody named that are taken for those of a crowd that the sentence mentions.",
    ),
    plain=Plain(defective=10, found=10, sound=10, wrong=0),
)
def plural_verbatim(article: Article, *, words: int = 4) -> Iterator[Flag]:
    """Several people are quoted as if they had spoken in one voice.

    People say the same thing, but never in the same words. A reader of such a quotation knows that somebody put it
    together, and cannot tell whose it is. Reported from a quotation of `words` words on.

    Left alone are chants, what may be written together (statements, letters, reports, posts), and people with names:
    two who speak as one are mostly a couple, or the audit has misread them.
    """
    for speaker, said in article.said:
        if speaker.type not in PEOPLE or speaker.count == 1:
            continue
        for a in said:
            if a.mode is not Mode.DIRECT or a.count == 1 or len(article.words(a.content).split()) < words:
                continue
            if not _say_it(article, a) or a.channel in WRITTEN:
                continue
            yield Flag(
                span=a.content[0],
                message=f"{who(article, speaker, a)} stands for several people, who will not all have said these very "
                f"words: {quoted(article, a)}.",
                hint="If it is safe to, say that one of them spoke: “one of the two”. If not, leave the marks out.",
                attributions=(a.id,),
            )


def _say_it(article: Article, attribution: Attribution) -> bool:
    """Tell whether a plural noun stands right beside a verb of speech: “two captains said”, “said the strikers”."""
    text, source = article.document.text, attribution.source[0]
    cue = attribution.cue[0] if attribution.cue else Span(0, 0)
    between = text[min(source.end, cue.end) : max(source.start, cue.start)]
    first, *rest = plain(article.words(cue)).split() or [""]
    verbs = lexicon().cues.get(rest[-1] if rest else first, ())
    said = [v for v in verbs if v.frames - v.mind >= SPOKEN and not v.tail]
    spoken = bool(said) and said[0].lemma not in TOGETHER and first != "to" and not first.endswith("ing")
    if [first, *rest] != ["according", "to"] and (between.strip() or not spoken):
        return False
    head = head_noun(article, source)
    names = {word.lower() for word in article.words(source).split()[1:] if word[:1].isupper()}  # “the Greens said”
    name = text[source.start].isupper() and " " not in article.words(source)  # “Young said”
    family = plain(article.words(source)).partition(" ")[0] in POSSESSIVES  # “what his parents told him”
    return not name and not family and head != "percent" and head not in names and head in lexicon().plurals
