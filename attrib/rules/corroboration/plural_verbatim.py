"""The rule `plural-verbatim`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain
from attrib.model import NAMED, UNNAMED, Article, Attribution, Mode, Severity, SourceType, Span
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.introductions import is_name_word
from attrib.rules.surroundings import SPOKEN
from attrib.rules.unnamed_sources import head_noun, head_of, quoted, who

WRITTEN = frozenset({"statement", "letter", "report", "document", "filing", "post", "message", "writing"})
# What a crowd may say with one voice
TOGETHER = frozenset({"chant", "shout", "yell", "sing", "cry", "cheer", "boo", "scream", "roar", "agree", "write"})
# “Pia Lund and Tom Marsh”, “mayor Ade Bello, Ida Crane and Tor Lie, who sit on the board”
_ROLE, _NAME = r"(?:[a-z][\w’'-]* ){0,4}", r"(?:[A-Z][\w’'-]*\.? ){0,3}[A-Z][\w’'-]+"
NAMES = lazy(rf"({_ROLE}{_NAME})(?:, ({_ROLE}{_NAME})){{0,4}},? and ({_ROLE}{_NAME})(?:,.*)?")
PAIR = 2
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
        found=2,
        read=2,
        right=0,
        false_alarm="What somebody remembers that his parents used to say, and a speaker’s words that were "
        "taken for those of a group in the same sentence.",
    ),
    plain=Plain(defective=10, found=10, sound=10, wrong=0),
)
def plural_verbatim(article: Article, *, words: int = 4) -> Iterator[Flag]:
    """Several people are quoted as if they had spoken in one voice.

    People say the same thing, but never in the same words. A reader of such a quotation knows that somebody put it
    together, and cannot tell whose it is. Reported from a quotation of `words` words on.

    Left alone are chants, and what may be written together: statements, letters, reports, posts. Two people with names
    are an info, for they may be a couple, or have been asked together.
    """
    for speaker, said in article.said:
        for a in said:
            if a.mode is not Mode.DIRECT or a.count == 1 or a.channel in WRITTEN:
                continue
            several = _people_named(article, a) if a.type in NAMED else 0
            if (speaker.type not in PEOPLE or speaker.count == 1) and several < PAIR:
                continue
            if len(article.words(a.content).split()) < words or not _say_it(article, a, several):
                continue
            yield Flag(
                span=a.content[0],
                message=f"{who(article, speaker, a)} stands for several people, who will not all have said these very "
                f"words: {quoted(article, a)}.",
                hint="If it is safe to, say that one of them spoke: “one of the two”. If not, leave the marks out.",
                attributions=(a.id,),
                shift=-1 if several == PAIR else 0,
            )


def _say_it(article: Article, attribution: Attribution, named: int) -> bool:
    """Tell whether a plural noun, or several names, stand beside a verb of speech: “two captains said”."""
    text, source = article.document.text, attribution.source[0]
    cue = attribution.cue[0] if attribution.cue else Span(0, 0)
    between = text[min(source.end, cue.end) : max(source.start, cue.start)]
    first, *rest = plain(article.words(cue)).split() or [""]
    verbs = lexicon().cues.get(rest[-1] if rest else first, ())
    said = [v for v in verbs if v.frames - v.mind >= SPOKEN and not v.tail]
    spoken = bool(said) and said[0].lemma not in TOGETHER and first != "to" and not first.endswith("ing")
    if [first, *rest] != ["according", "to"] and (between.strip() or not spoken):
        return False
    if named:
        return True
    head = head_noun(article, source) or _counted(plain(article.words(source)))
    names = {word.lower() for word in article.words(source).split()[1:] if word[:1].isupper()}  # “the Greens said”
    name = text[source.start].isupper() and " " not in article.words(source)  # “Young said”
    return not name and head != "percent" and head not in names and head in lexicon().plurals


def _people_named(article: Article, attribution: Attribution) -> int:
    """Return how many people a source phrase names who speak together, or 0 where it names one."""
    words = article.words(attribution.source)
    found = NAMES.fullmatch(words) if " and " in words else None
    names = [name for name in found.groups() if name] if found else []
    return len(names) if all(is_name_word(name.split()[-1]) for name in names) else 0


def _counted(phrase: str) -> str:
    """Return what a number is out of: rescuers in “two of the rescuers”, “some of the ferry’s crew members”."""
    number, of, rest = phrase.partition(" of ")
    return head_of(rest.removeprefix("the ")) if of and number not in ("one", "another", "none") else ""
