"""What no text can show about an unnamed source: the questions of a policy, for people to answer before publication."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.model import Article, Finding, Hand, Policy, SignOff

RELAYED = frozenset({Hand.RELAY_NAMED, Hand.RELAY_UNNAMED})  # whom another outlet heard, this newsroom cannot know


def sign_off(article: Article, findings: Sequence[Finding], policy: Policy) -> tuple[SignOff, ...]:
    """Return the questions about each unnamed source, in the order in which they are first heard.

    Left out are people met in the street who were promised nothing, crowds, and the sources of other outlets.
    """
    heard = {a.speaker_id: None for a in article.statements if a.hand not in RELAYED}
    speakers = {s.id: s for s in article.speakers}
    speaker_of = {a.id: a.speaker_id for a in article.attributions}
    found = {(f.rule, speaker_of[a]) for f in findings for a in f.attributions}
    return tuple(
        SignOff(speaker, questions)
        for name in heard
        if name and (speaker := speakers[name]).is_shielded
        if (questions := tuple(q for q in policy.questions if q.when is None or (q.when, name) in found))
    )
