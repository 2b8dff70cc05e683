"""The rule `lead-on-one-unnamed`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import plain
from attrib.model import COUNTED, NOBODY, Article, Attribution, Severity, Span, Speaker
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.surroundings import another_speaks, around, papers
from attrib.rules.unnamed_sources import is_several, quoted, unnamed_sources, who
from attrib.rules.wording import NOT, stems

LEAD = 2  # paragraphs
SHARED = 2  # words of one claim that another repeats
NEAR = 40  # code points before “confirmed” in which “could not be” stands
CONFIRMS = lazy(r"\b(?:confirm(?:s|ed|ing)|corroborat\w+|verif\w+|independently|separately)\b")


@rule(
    severity=Severity.WARNING,
    see="The New York Times, memo on unnamed sources, 2016 (as reported by M. Sullivan: a story that hinges on an "
    "unnamed source); BBC, Editorial Guidelines, 3.3.4, 2019",
    flags=[
        "The savings bank in Lorne will be sold before Easter, an official said on Monday. Its oldest branch opened in "
        "a fish shop.",
        "Velm Builders is looking for a partner to finish the stadium, sources close to the board say.\n\nThe firm has "
        "not paid for the cranes since March, and the roof is still missing.\n\nThe finance director, Ada Krol, told "
        "shareholders that the summer had been wet. Ivo Lak, who sells the tickets, said the seats were full of "
        "pigeons.",
    ],
    passes=[
        "The savings bank in Lorne will be sold before Easter, an official said on Monday.\n\nMayor Ida Brandt said "
        "the bank would be sold to a rival.",
        "The savings bank in Lorne will be sold before Easter, two officials said on Monday.",
        "The minister will step down, a party official said.\n\n“She will step down next week,” said her husband, Ivo "
        "Lak.",
        "The savings bank in Lorne will be sold before Easter, Mayor Ida Brandt said on Monday. An official said the "
        "price was low.",
        "Velm Builders is looking for a partner to finish the stadium, sources close to the board say.\n\nThe firm has "
        "not paid for the cranes since March, and the roof is still missing.\n\nA letter to the bank from Monday "
        "says that the firm is looking for a partner. Ivo Lak, who sells the tickets, said the seats were full of "
        "pigeons.",
    ],
    judged=Judged(
        articles=822,
        found=4,
        read=4,
        right=2,
        false_alarm="Somebody whom the second paragraph names.",
    ),
    plain=Plain(defective=10, found=10, sound=10, wrong=1),
)
def lead_on_one_unnamed(article: Article) -> Iterator[Flag]:
    """Nobody else in the article bears out a claim at its top that rests on one unnamed source.

    What stands first is what readers remember. When it hinges on a voice without a name, most newsrooms want a
    second source, a document, or a senior editor’s word. “Officials say”, without a number, is one source.
    It is the first statement of an article that counts, where it stands in the first two paragraphs.

    Looked for is another source that uses two of the same words, at any place, a paper that shows something in one of
    those words, or a sentence that speaks of confirmation. What another source says in quite other words can be missed:
    then the finding is wrong, and an editor sees it at once.
    """
    body = [p.span for p in article.layout.paragraphs if p.role in COUNTED][:LEAD]
    first = next((a for a in article.statements if a.type not in NOBODY), None)
    if first is None or not body or first.start >= body[-1].end:
        return
    speaker = next((speaker for speaker, said in unnamed_sources(article) if said[0] is first), None)
    if speaker is None or not _is_one(speaker) or _is_borne_out(article, first):
        return
    yield Flag(
        span=first.source[0],
        message=f"The article opens with what {who(article, speaker, first)} alone says, {quoted(article, first)}: "
        "nobody else in it bears that out.",
        hint="If it is safe to, add a second source or a document for this claim, or say that it was not confirmed.",
        attributions=(first.id,),
    )


def _is_one(speaker: Speaker) -> bool:
    return speaker.count == 1 or (speaker.count is None and not is_several(speaker))


def _is_borne_out(article: Article, claim: Attribution) -> bool:
    words = stems(article, claim.content)
    if claim.corroborated or another_speaks(article) or _is_confirmed(article):
        return True
    if any(words & stems(article, (around(article, Span(*paper.span())),)) for paper in papers(article)):
        return True
    others = [a for a in article.attributions if a.speaker_id != claim.speaker_id and a.type not in NOBODY]
    # Of “the minister will step down” another source need only say “she will step down”
    enough = min(SHARED, max(1, len(words) // 2))
    return any(len(words & stems(article, a.content)) >= enough for a in others)


def _is_confirmed(article: Article) -> bool:
    """Tell whether something is said to be confirmed: not “could not be independently confirmed”."""
    text = plain(article.document.text)
    return any(NOT.isdisjoint(text[max(0, m.start() - NEAR) : m.start()].split()) for m in CONFIRMS.finditer(text))
