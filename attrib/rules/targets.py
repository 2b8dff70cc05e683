"""Targets: whom some hard words are about, as far as the text around them tells."""

from __future__ import annotations

from attrib.lazy import lazy
from attrib.lexicon import plain
from attrib.model import NAMED, Article, Attribution, Span
from attrib.rules.surroundings import around
from attrib.rules.wording import THIRD

BACK = 2  # sentences
SUBJECTS = {"him": "he", "his": "he", "her": "she", "their": "they", "them": "they"}
# “said | of the chairman.”, “said Tuesday | about Mr. Quill, who …”.
SAID_OF = lazy(
    r"(?: [A-Z]\w+day)? (?:of|about) (?P<whom>(?:the|their|his|her|its) [\w’'-]+(?: [\w’'-]+)?|"
    r"(?:[A-Z][\w’'-]*\.? ?){1,4})(?=[,.;:]| who| when| in | on )"
)


def target_of(article: Article, attribution: Attribution, word: str) -> str:
    """Return whom a word of a content stands for, as a message shows it: “the chairman”, Ola Quill, “he”.

    That is the word itself, or, for a pronoun, whom the sentence says the words are about (“one member said of the
    chairman”), or the only person whom the two sentences before name.
    """
    if plain(word) not in THIRD:
        return f"“{word}”"
    text = article.document.text
    if attribution.cue and (said_of := SAID_OF.match(text, attribution.cue[-1].end)):
        return f"“{said_of['whom']}”"
    near = Span(around(article, attribution.content[0], before=BACK).start, attribution.start)
    named = {
        s.name
        for s in article.speakers
        if s.type in NAMED
        and s.id != attribution.speaker_id
        and s.name.rpartition(" ")[2] in text[near.start : near.end]
    }
    if len(named) == 1:
        return named.pop()
    return f"“{SUBJECTS.get(plain(word), plain(word))}”"
