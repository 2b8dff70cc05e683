"""The rule `formula-repetition`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lexicon import lexicon, plain_words
from attrib.matching import match
from attrib.model import UNNAMED, Article, Attribution, Severity
from attrib.rules import POINTING_BACK, Flag, Judged, Plain, rule, shown
from attrib.rules.surroundings import words_in

FULL = 4  # words of a description that is told in full again
COUNTING = frozenset(
    "a an the one two three four five six seven eight nine ten another other some several many few both".split()
)


@rule(
    severity=Severity.WARNING,
    see="The Wall Street Journal, Style & Substance 32/1, 2019; the limits are attrib’s own: a reader’s complaint that "
    "it found fair was of 13 such phrases in 1,100 words",
    flags=[
        "The bank will be sold, people familiar with the talks said. The price is low, people familiar with the talks "
        "said. Two people familiar with the talks said the name would go. The staff have not been told, according to "
        "people familiar with the talks.",
        "The mill at Lorne will close, a senior official said on Monday.\n\nA senior official told reporters that the "
        "roof had fallen in. “It cannot be mended,” said another senior official.\n\nThe workers will be paid until "
        "May. A senior official added that the land would be sold, and the river let back into its old bed.",
    ],
    passes=[
        "The bank will be sold, two bankers who advise the buyer said. The two said the price was low. They added that "
        "the name would go. The bankers said the staff had not been told.",
        "The bank will be sold, people familiar with the talks said. The price is low, people familiar with the talks "
        "said.",
        "The mill at Lorne will close, a senior official said on Monday.\n\nThe official told reporters that the roof "
        "had fallen in. “It cannot be mended,” the official said.\n\nThe workers will be paid until May. The official "
        "added that the land would be sold, and the river let back into its old bed.",
    ],
    judged=Judged(articles=822, found=1, read=1, right=1),
    plain=Plain(defective=8, found=7, sound=8, wrong=0),
)
def formula_repetition(
    article: Article, *, fewest: int = 4, per_thousand: int = 4, closeness_per_thousand: int = 8
) -> Iterator[Flag]:
    """Again and again the same words stand for unnamed sources.

    Four times “people familiar with the talks” make a story read like rumours, and hide whether one person speaks or
    many. One full description, then “the two bankers”, tells more and reads better.

    Reported for words that come `fewest` times or more, and more than `per_thousand` times in a thousand words; or
    where all the formulas of closeness (“close to”, “familiar with”) come more than `closeness_per_thousand` times in a
    thousand. “The official”, who is known already, does not count.
    """
    words, labels, close = article.layout.words, dict[str, list[Attribution]](), list[Attribution]()
    for a in article.statements:
        label = _label(article, a)
        if label:
            labels.setdefault(label, []).append(a)
            if match(tuple(label.split()), lexicon().proximity):
                close.append(a)
    for label, said in sorted(labels.items(), key=lambda item: item[1][0].start):
        if len(said) >= fewest and 1000 * len(said) > per_thousand * words:
            yield _flag(article, said, f"“{label}” stands for unnamed sources {len(said)} times")
            return
    if len(close) >= fewest and 1000 * len(close) > closeness_per_thousand * words:
        yield _flag(article, close, f"closeness to the matter stands for a source {len(close)} times")


def _flag(article: Article, said: list[Attribution], what: str) -> Flag:
    return Flag(
        span=said[0].source[0],
        message=f"From {shown(article, said[0].source)} on, {what} in {article.layout.words} words: the reader cannot "
        "tell how many people speak.",
        hint="If it is safe to, describe the source in full once, then say “the two bankers”.",
        attributions=tuple(a.id for a in said),
    )


def _label(article: Article, a: Attribution) -> str:
    """Return the words for an unnamed source without article and number, or nothing where they point back."""
    if a.type not in UNNAMED or a.ambiguous or not a.source:
        return ""
    words = plain_words(words_in(article, a.source[0]))
    full = len(words) >= FULL and words[0] == "the"  # “the person familiar with the matter”
    if not words or (words[0] in POINTING_BACK and not full) or len(words) > 12:
        return ""
    while words and words[0] in COUNTING:
        words = words[1:]
    return " ".join(word.removesuffix("s") if i == len(words) - 1 else word for i, word in enumerate(words))
