"""The patterns that make links, and the frames of cue verbs, each with the sentence that it is for.

What is written here is what `docs/patterns.md` shows; the sentences are run as tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Shape(NamedTuple):
    """What a pattern or a frame means, and a sentence (or two paragraphs) that shows it."""

    meaning: str
    example: str


PATTERNS: Mapping[str, Shape] = {
    "content-cue-source": Shape(
        "What was said, then the cue, then the source.",
        "“The bridge will close,” said Ana Ruiz, the mayor of Velm.",
    ),
    "content-source-cue": Shape(
        "What was said, then the source, then the cue; speech that goes on after the tag belongs to it.",
        "“The bridge,” Ruiz said, “will close.”",
    ),
    "source-cue-content": Shape(
        "The source, the cue, then what was said, in one of the frames of the cue verb.",
        "Ruiz said that the bridge would close.",
    ),
    "as-source-cue-content": Shape(
        "A clause with “as” opens the sentence, and what was said follows its comma.",
        "As one engineer told the Courier, the bridge had never been tested.",
    ),
    "according-to": Shape(
        "“According to” somebody, before, behind or amid what was said.",
        "The bridge will close on Monday, according to two city officials.",
    ),
    "name-colon-content": Shape(
        "A name, a colon, and speech that ends the sentence.",
        "Lea Prins, a hydrologist: “The river will rise.”",
    ),
    "transcript-line": Shape(
        "A line of a transcript, which begins with the name of whoever speaks, or with Q or A.",
        "CRANE: Was the bridge safe?\n\nVENN: Nobody had asked.\n\nCRANE: And now?",
    ),
    "source-cue-paragraph": Shape(
        "A sentence announces the speech that follows: it ends with a colon, says only that somebody speaks, or tells "
        "of somebody before a paragraph of speech alone.",
        "Ruiz told the council, to loud applause:\n\n“The bridge will close on Monday.”",
    ),
    "credit-line": Shape(
        "A line of its own under the speech names who said it.",
        "“The bridge will close on Monday.”\n\n— Ana Ruiz, mayor of Velm",
    ),
    "source-noun-content": Shape(
        "A noun hands marked words over for its owner.",
        "Her remark on Monday that the bridge was “a wreck” hurt the board of Velm.",
    ),
    "subject-quotation": Shape(
        "Marked words that no cue took go to the source of the nearest verb of saying, or to the subject of their "
        "clause: four or more, after a form of “be” eight.",
        "Ruiz walked to the river with “a plan for the whole old town” in her hands.",
    ),
    "quotation-after-claim": Shape(
        "A sentence of nothing but speech goes on after a claim, and has the same source.",
        "Ruiz said that the bridge would close. “It is not safe any more.”",
    ),
    "hearsay-adverb": Shape(
        "A clause that only reportedly, allegedly, supposedly or purportedly hands over: nobody is its source.",
        "The builder reportedly lost the plans.",
    ),
    "passive": Shape(
        "A passive cue without a source: it is said, he is believed to. So is evidence that a court heard.",
        "The builder is believed to have lost the plans.",
    ),
    "passive-by": Shape(
        "A passive cue and its source behind “by”; what was said, or what it was said of, is the subject.",
        "The bridge was criticised by the builder.",
    ),
    "unattributed": Shape(
        "Speech that nobody in its paragraph is told to have said.",
        "The bridge closed on Monday.\n\n“It was never safe, and they knew it.”\n\nThe rain went on.",
    ),
}

FRAMES: Mapping[str, Shape] = {
    "that": Shape("A clause with “that”.", "Ruiz said that the bridge would close."),
    "bare": Shape("A clause without “that”.", "Ruiz said the bridge would close."),
    "wh": Shape("A question: whether, who, what, how.", "Ruiz explained why the bridge would close."),
    "quote": Shape("Speech; after a colon, words without marks too.", "Ruiz said, “The bridge will close.”"),
    "after": Shape("What stands before the verb.", "The bridge will close, Ruiz said."),
    "to": Shape("An infinitive.", "Ruiz promised to close the bridge."),
    "ing": Shape("A verb in -ing.", "Ruiz denied closing the bridge."),
    "np": Shape("The thing said, or what it is said of.", "Ruiz criticised the builder of the bridge."),
    "np-that": Shape("Somebody told, and a clause with “that”.", "Ruiz told reporters that the bridge would close."),
    "np-bare": Shape("Somebody told, and a clause without “that”.", "Ruiz told reporters the bridge would close."),
    "np-wh": Shape("Somebody told, and a question.", "Ruiz told reporters why the bridge would close."),
    "np-quote": Shape("Somebody told, and speech.", "Ruiz told reporters: “The bridge will close.”"),
    "np-to": Shape("Somebody told to do something.", "Ruiz urged the council to close the bridge."),
    "np-note": Shape("A letter, an email, a statement.", "Ruiz sent a letter to the builder of the bridge."),
    "np-at": Shape("Something, and at how much.", "The ministry put the damage at four million euros."),
    "np-as": Shape("Something, and as what.", "Ruiz described the bridge as a danger to the town."),
    "np-label": Shape("Something, and what it is called.", "Ruiz called the bridge a danger to the town."),
    "p": Shape(
        "A preposition, which the list names (`p-for`), and the thing said.",
        "Ruiz called for a new bridge over the river.",
    ),
    "be-that": Shape("Passive, and a clause with “that”.", "It is believed that the bridge will close."),
    "be-to": Shape("Passive, and an infinitive.", "The builder is said to have lost the plans."),
    "be-wh": Shape("Passive, and a question.", "Ruiz was asked whether the bridge would close."),
    "be-p": Shape(
        "Passive, and a preposition, which the list names (`be-p-about`).",
        "Ruiz was asked about the plans for the bridge.",
    ),
}
