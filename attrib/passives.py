"""Passives: claims whose source stands behind “by”, or nowhere."""

from __future__ import annotations

from attrib.clauses import clause_end
from attrib.cues import Cue
from attrib.extents import extent
from attrib.heads import climb, reduced_clause
from attrib.passages import Match, Passage, hand_over
from attrib.phrases import Range
from attrib.subjects import subject

TELLING = frozenset({"tell", "inform"})  # what their passive is said of is who hears it
AGENTLESS_MIND = frozenset({"expect", "suppose", "know", "hope"})
# Passive in form, but somebody's own state of mind: “Ruiz was worried that …”
FEELINGS = frozenset(
    "worry concern convince disappoint surprise please delight alarm outrage incline poise fear".split()
)

# What these are done to is a thing that speaks for itself: “an audit published by the ministry found that …”
PUBLISHING = frozenset("publish release issue post write cite send deliver read".split())


def match_passive(passage: Passage, cue: Cue) -> Match | None:
    """Match a claim that nobody makes: The minister is believed to be weighing a toll. It is said that …"""
    if cue.frame == "be-by":
        return _by_agent(passage, cue)
    if cue.content is None:
        return None
    found = subject(passage.sentence, cue.first)
    relative = found is not None and passage.first_word(found.first) == "who"  # MPs who had been expected to | said
    content = Range(cue.content, clause_end(passage.sentence, cue.content, cue.first, passage.verbs, relative))
    if found is not None and cue.verb.lemma in FEELINGS:
        return hand_over(passage, cue, "source-cue-content", found, (content,), content, mind=True)
    if cue.frame in ("be-p", "be-wh"):
        return hand_over(passage, cue, "passive", None, (content,), content, mind=True)
    own = cue.frame == "be-that" and cue.verb.lemma not in TELLING  # not: The jury was told that
    if found is not None and own and passage.first_word(found.first) not in ("it", "there"):
        return hand_over(passage, cue, "source-cue-content", found, (content,), content)
    # The minister is believed to be weighing a toll
    whole = (found, content) if found is not None and cue.frame == "be-to" else (content,)
    return hand_over(passage, cue, "passive", None, whole, content, mind=cue.verb.lemma in AGENTLESS_MIND)


def _by_agent(passage: Passage, cue: Cue) -> Match | None:
    """Match the source behind “by”: The plan was denounced by the union. Ruiz was accused by Park of lying."""
    sentence, by = passage.sentence, cue.content
    if by is None or cue.verb.lemma in PUBLISHING:
        return None
    kinds = sentence.kinds
    source = Range(by + 1, extent(sentence, by + 1))
    after = source.last
    asked = kinds[after : after + 1] == "U" and passage.first_word(after) == "if"
    if asked or kinds[after : after + 1] in ("H", "W", "f"):  # Ruiz was told by Park that the port was shut
        content = [Range(after, clause_end(sentence, after, cue.first, passage.verbs))]
    else:
        thing = _denounced(passage, cue)
        if thing is None:
            return None
        content = [thing]
        if kinds[cue.last] in 'F"' or passage.first_word(cue.last) == "as":
            content.append(Range(cue.last, by))  # The plan was called “a fraud” by the union
        if kinds[after : after + 1] == "I" and passage.first_word(after) in ("of", "for", "as"):
            content.append(Range(after, clause_end(sentence, after, cue.first, passage.verbs, thing=True)))
    # What the source says in a clause of its own is not covered: “by Park, who added that …”
    covered = Range(cue.first, max(passage.says_more(source, cue.last), content[-1].last))
    return hand_over(passage, cue, "passive-by", source, tuple(content), covered, mind="np" in cue.verb.mind)


def _denounced(passage: Passage, cue: Cue) -> Range | None:
    """Return what a passive is about: its subject, or the noun before a participle, “a plan denounced by the union”."""
    sentence = passage.sentence
    head = reduced_clause(sentence, cue.first)
    found = Range(climb(sentence, head).first, cue.first) if head is not None else subject(sentence, cue.first)
    return None if found is None or passage.first_word(found.first) == "there" else found
