"""The rule `ambiguous-pronoun`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import NAMED, Article, Severity, Speaker
from attrib.rules import Flag, is_introduced_unnamed, rule, shown


@rule(
    severity=Severity.WARNING,
    see="AP, When is it OK to use anonymous sources?, On Attribution, about 2017",
    flags=[
        "Council leader Ivar Ruud and union secretary Tor Keller met on Monday. “It has failed,” he said.",
        "A British official said the tunnel would be cancelled within days.\n\nAs one source told the Herald, “nobody "
        "has warned the builders”. Their machines are still running.\n\nThe official added that nobody had worked out "
        "what to do with the half-finished shaft.",
    ],
    passes=[
        "Council leader Ivar Ruud met the union on Monday. “It has failed,” he said.",
        "Council leader Ivar Ruud met union secretary Tor Keller on Monday. “It has failed,” Keller said.",
        "“It has failed,” said council leader Ivar Ruud. “We start again on Monday,” he added.",
        "A British official said the tunnel would be cancelled within days.\n\nThe builders have not been told, and "
        "their machines are still running.\n\nThe official added that nobody had worked out what to do with the "
        "half-finished shaft.",
    ],
)
def ambiguous_pronoun(article: Article) -> Iterator[Flag]:
    """“He”, “she” or “the official” could be two different speakers.

    A pronoun is a fine source as long as only one person can be meant. Where another speaker has come in between, the
    reader puts the words in the nearest mouth, and that may be the wrong one. The same holds for “the official” or
    “the source” when two of them have spoken.
    """
    by_id = {s.id: s for s in article.speakers}
    for a in article.statements:
        candidates = [s for i in a.candidates if (s := by_id[i]).type in NAMED or is_introduced_unnamed(article, s)]
        if not a.ambiguous or not a.source or len(candidates) < 2:
            continue
        if all(s.type in NAMED for s in candidates):
            hint = "Repeat the name."
        else:
            hint = "If it is safe to, tell the sources apart: “the first official”, “the second official”."
        yield Flag(
            span=a.source[0],
            message=f"{shown(article, a.source)} could be {' or '.join(_known(article, s) for s in candidates)}.",
            hint=hint,
            attributions=(a.id,),
        )


def _known(article: Article, speaker: Speaker) -> str:
    line, _ = article.layout.line_column(speaker.mentions[0].start)
    return f"{speaker.name} (line {line})"
