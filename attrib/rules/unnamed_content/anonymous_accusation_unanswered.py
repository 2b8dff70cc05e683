"""The rule `anonymous-accusation-unanswered`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain, plain_words
from attrib.matching import match
from attrib.model import NOBODY, UNNAMED, Article, Severity, SourceType
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.unnamed_sources import unnamed_voices, who
from attrib.rules.wording import WORD, accused_of, stems

SHARED = 2  # words of an accusation that a named source or a document uses too
CASE = lazy(
    r"\b(?:[Ii]ndict(?:ed|s|ment)|[Ll]awsuit|[Ss]ue[ds]|charge[sd]? (?:\w+ ){0,4}with|charged|arrested|"
    r"prosecut(?:ed|ors|ion)|convict(?:ed|ion)|on trial|court (?:filings?|records|documents|papers)|complaint filed)\b|"
    r"\b(?:[Ss]amples?|tests?|[Rr]ecords?|files|filings?|[Dd]ocuments?|photographs?|videos?|footage|emails?|letters?|"
    r"accounts|receipts?|recordings?|logs?|minutes)\b[^.]{0,80}\b(?:shows?|showed|lists?|listed|found|confirms?|"
    r"confirmed|records?|recorded)\b"
)


@rule(
    severity=Severity.WARNING,
    asks=True,
    seeks_detail=False,
    see="BBC, Editorial Guidelines, 3.3.6, 2019 (say what could not be verified); USA Today, editorial policy, "
    "Anonymous Sources, undated, as reprinted",
    flags=[
        "Two former employees said Rahn Foods had falsified the tests of its baby milk.",
        "Rahn Foods has sold its plant in Lorne to a rival. The price was not given.\n\nThe plant was once the pride "
        "of the valley. “The manager took bribes from the farmers, and the milk was never tested,” said one former "
        "employee. A new owner will be named in June. Most of the 90 people who work there live within sight of the "
        "chimney.",
    ],
    passes=[
        "Two former employees said Rahn Foods had falsified the tests of its baby milk. The company denied it.",
        "Two former employees said Rahn Foods had falsified the tests of its baby milk. Rahn Foods did not answer "
        "three emails.",
        "Rosa Lind, who ran the laboratory, said Rahn Foods had falsified the tests of its baby milk.",
        "Two former employees said Rahn Foods had sold the plant. Fraud is rare in the valley.",
        "Rahn Foods has sold its plant in Lorne to a rival. The price was not given.\n\nThe plant was once the pride "
        "of the valley. “The manager took bribes from the farmers, and the milk was never tested,” said one former "
        "employee. The manager declined to comment. Most of the 90 people who work there live within sight of the "
        "chimney.",
    ],
    judged=Judged(articles=822, found=0, read=0, right=0),
    plain=Plain(defective=7, found=7, sound=6, wrong=0),
)
def anonymous_accusation_unanswered(article: Article) -> Iterator[Flag]:
    """Nobody with a name makes an accusation of wrongdoing, and nobody answers it.

    An accusation can cost somebody a job or a good name. Where only unnamed sources make it, the reader needs to hear
    from the accused, or to be told that they were asked, and what else there is: a filing, a record, a witness.

    The audit looks for somebody who is said to have broken a law or a rule. It takes any denial, any refusal to
    comment, a verdict, and any other statement by the accused for an answer, and any named source or document that
    speaks of the same deed for support: then it is silent.
    """
    made = [
        (speaker, a, accusation)
        for speaker, said in unnamed_voices(article)
        for a in said
        if (accusation := accused_of(article, a)) is not None
    ]
    if not made or _has_reply(article):
        return
    others = [a for a in article.statements if a.type not in UNNAMED | NOBODY | {SourceType.COLLECTIVE}]
    names = {name for a in others if (speaker := article.speaker(a)) for name in plain(speaker.name).split()}
    told = stems(article, tuple(span for a in others for span in a.content))
    for speaker, a, (accused, deed) in made:
        if (
            not names.isdisjoint(plain(accused).split())
            or len(stems(article, a.content) & told) >= SHARED
            or _is_charged(article, accused)
        ):
            continue
        yield Flag(
            span=a.content[0],
            message=f"Was “{accused}” asked about this? {who(article, speaker, a)} speaks of wrongdoing (“{deed}”), "
            "and the article has neither an answer nor anybody with a name who says the same.",
            hint="If it is safe to, ask the accused and report the answer, and add a document or a second source.",
            attributions=(a.id,),
        )


def _has_reply(article: Article) -> bool:
    return match(plain_words(WORD.findall(article.document.text)), lexicon().reply) is not None


def _is_charged(article: Article, accused: str) -> bool:
    """Tell whether a sentence on the accused speaks of a case: “An indictment charges Ms Marchetti with embezzling.”"""
    text, sentences = article.document.text, article.layout.sentences
    last = re.escape(accused.rsplit(maxsplit=1)[-1])
    return any(
        re.search(rf"\b{last}\b|\b{re.escape(accused.split(maxsplit=1)[0])}\b", text[start:end], re.IGNORECASE)
        for start, end in (sentences[article.layout.sentence_at(m.start())] for m in CASE.finditer(text))
    )
