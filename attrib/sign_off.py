"""What no text can show about an unnamed source: the questions of a policy, for people to answer before publication."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.model import Article, Attribution, Finding, Policy, SignOff
from attrib.rules.unnamed_sources import is_passed_on


def sign_off(article: Article, findings: Sequence[Finding], policy: Policy) -> tuple[SignOff, ...]:
    """Return the questions about each unnamed source, in the order in which they are first heard.

    Left out are people met in the street who were promised nothing, crowds, and sources that another outlet heard.
    """
    first: dict[str, Attribution] = {}
    for a in article.statements:
        if a.speaker_id:
            first.setdefault(a.speaker_id, a)
    speakers = {s.id: s for s in article.speakers}
    speaker_of = {a.id: a.speaker_id for a in article.attributions}
    found = {(f.rule, speaker_of[a]) for f in findings for a in f.attributions}
    return tuple(
        SignOff(speakers[name], questions)
        for name, a in first.items()
        if speakers[name].is_shielded and not is_passed_on(article, a)
        if (questions := tuple(q for q in policy.questions if q.when is None or (q.when, name) in found))
    )
