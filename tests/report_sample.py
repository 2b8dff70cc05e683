"""Audits made by hand, in which every report has something to show. No engine is needed to make them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest

from attrib.model import (
    NOBODY,
    UNNAMED,
    Article,
    Attribution,
    Audit,
    Cap,
    Component,
    Decision,
    Document,
    Fault,
    Finding,
    Level,
    Outcome,
    Policy,
    Question,
    Quotation,
    ReasonKind,
    Score,
    Severity,
    SignOff,
    SourceType,
    Span,
    Speaker,
    State,
    Status,
    Verdict,
)
from attrib.reports import InputError, Run, render
from attrib.text import lay_out, paragraphs_in
from marked import GoldAttribution, parse
from page import Page

RICH = """Ferry link faces axe, <t>‘Lifeline Three’</t> crews warned

By Tamsin Okoro

PORT VALE, March 3 — “<c a1>The crossing has run out of money,</c>” <s a1 named-official "Ana Ruiz">Mayor Ana Ruiz</s> \
<q a1>told</q> reporters. “<c a1>We will not pretend otherwise.</c>”

<s a2 unnamed-official "a senior ministry official" granted>A senior ministry official</s> <q a2>said</q> \
<c a2>the contract would “<c a3>end by June</c>”</c a2>, and spoke \
on condition of anonymity because of the sensitivity of the matter.

“<c a4>Nobody asked the crews.</c>

“<c a4>Nobody asked the islands either,</c>” \
<s a4 named-person "Jory Penhale">Jory Penhale, a deckhand</s>, <q a4>said</q>.

<s a5 unnamed-official via "the Herald" "two officials">The Herald, citing two officials</s>, \
<q a5>reported</q> that <c a5>the harbour board had been told that <s a6 unnamed-person ambiguous>he</s> \
<q a6>wrote</q> <c a6>the plan himself</c></c a5>.

<c a7>The ferries</c> are <q a7>reportedly</q> <c a7 agentless>for sale</c>. “<c a8 unattributed>A betrayal.</c>” \
<s a9 collective "islanders">Islanders</s> <q a9>fear</q> <c a9 mind>a winter without a boat</c>.

<s a10 document "a harbour audit dated 3 March">A harbour audit dated 3 March</s> <q a10>put</q> \
<c a10>the loss at 4.1 million</c>. \
<s a11 institution "Velm Ferries">Velm Ferries</s> <q a11>said</q> in a statement <c a11>it would bid again</c>. \
“<c a12 unattributed>And then the boat left, without</c>
"""

HOSTILE = """<script>alert(1)</script> & <img src=x onerror=alert(2)>

“<c a1>It’s \x1b[2Jover,\u202e {{ 7*7 }} {% raw %}</c>” <q a1>said</q> \
<s a1 anonymous-source "one source">one </p></div></style> source\x07</s>. It\x00 was\x85 \ud800 late\ufffe.

“<c a2 unattributed>No.</c>”
"""

LEVELS = {
    SourceType.NAMED_OFFICIAL: Level.NAME_AND_ROLE,
    SourceType.NAMED_PERSON: Level.NAME_AND_ROLE,
    SourceType.UNNAMED_OFFICIAL: Level.ROLE_AND_BODY,
    SourceType.DOCUMENT: Level.NAME_AND_ROLE,
    SourceType.INSTITUTION: Level.NAME_ONLY,
}


def rich() -> Audit:
    """Return an audit with split, continued, nested, unattributed, agentless and ambiguous words, terms and faults."""
    audit = audit_of(RICH, "ferry.txt")
    told = Decision(Verdict.CORRECTED, "0" * 16, "she wrote it", "Mina Dahl", words="the plan", speaker="Ana Ruiz")
    late = Decision(Verdict.ACCEPTED, "1" * 16, "agreed", "Mina Dahl", "2026-01-31", "bare-source", "one aide")
    return audit._replace(
        outcomes=(Outcome(told, State.IN_FORCE), Outcome(late, State.EXPIRED, "it held until 2026-01-31")),
        uncorrected=audit.score._replace(value=31.5),
        sign_off=(SignOff(audit.article.speakers[1], QUESTIONS),),
    )


def hostile() -> Audit:
    """Return an audit in which the name, the text and a speaker try to leave the places they are printed in."""
    audit = audit_of(HOSTILE, '"><script>alert(3)</script>\x1b]0;x\x07\u202e\udcff.txt')
    speaker = audit.article.speakers[0]._replace(name="</td><script>alert(4)</script>\u202e\x9b31m", reason="<b>\x1bc")
    gone = Decision(Verdict.ACCEPTED, "2" * 16, "</li><script>alert(5)</script>\x1b[2J", "\u202e<b>")
    return audit._replace(
        article=audit.article._replace(speakers=(speaker,)),
        outcomes=(Outcome(gone, State.UNUSED, "the words have changed"),),
        sign_off=(SignOff(speaker, (Question("who", "</li><script>alert(6)</script>\x1b[2J"),)),),
    )


def silent() -> Audit:
    """Return the audit of an article in which nobody says anything."""
    return audit_of("The ferry left at noon.\n\nIt came back at six.\n", "quiet.txt")


def audit_of(marked: str, name: str) -> Audit:
    """Return an audit of marked text with a finding for each thing that is plainly wrong."""
    text, gold, terms = parse(marked)
    layout = lay_out(Document("", text, ""), paragraphs_in(text))
    speakers = {g.speaker: _speaker(f"s{n}", g) for n, g in enumerate(_with_speaker(gold), 1)}
    article = Article(
        Document(name, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()),
        layout,
        tuple(Quotation(g.content, Span(g.content[0].start - 1, g.content[-1].end), Fault.UNCLOSED) for g in gold[-1:]),
        terms,
        tuple(speakers.values()),
        tuple(_attribution(g, speakers, tuple(s.id for s in speakers.values())) for g in gold),
    )
    return Audit(article, tuple(_findings(article)), _score(article), POLICY)


QUESTIONS = (Question("identity", "Does an editor know who it is?"), Question("need", "Was there another way?"))
POLICY = Policy("default", hashlib.sha256(b"default").hexdigest(), {"bare-source": Severity.ERROR}, {})


def _with_speaker(gold: Iterable[GoldAttribution]) -> list[GoldAttribution]:
    return list({g.speaker: g for g in gold if g.speaker}.values())


def _speaker(speaker_id: str, gold: GoldAttribution) -> Speaker:
    assert gold.type
    assert gold.speaker
    return Speaker(
        speaker_id,
        gold.speaker,
        gold.type,
        LEVELS.get(gold.type, Level.NOTHING),
        gold.source,
        count=2 if gold.speaker.startswith("two") else 1,
        granted=gold.granted,
        reason="because of the sensitivity of the matter" if gold.granted else None,
        reason_kind=ReasonKind.ROTE if gold.granted else None,
    )


def _attribution(
    gold: GoldAttribution, speakers: dict[str | None, Speaker], candidates: tuple[str, ...]
) -> Attribution:
    speaker = speakers.get(gold.speaker)
    return Attribution(
        id=gold.id,
        mode=gold.mode,
        act=gold.act,
        content=gold.content,
        source=gold.source,
        cue=gold.cue,
        speaker_id=speaker.id if speaker else None,
        type=gold.type or SourceType.UNATTRIBUTED,
        pattern="by-hand",
        via=gold.via,
        ambiguous=gold.ambiguous,
        candidates=candidates[:2] if gold.ambiguous else (),
    )


def _findings(article: Article) -> Iterable[Finding]:
    for a in article.statements:
        words = article.words(a.source)
        if a.type in UNNAMED and not a.ambiguous:
            message, hint = f"“{words}” is unnamed.", "If it is safe to, say why the source is not named."
            yield _finding(article, a, a.source[0], "anonymity-reason-missing", Severity.ERROR, message, hint)
        if a.type in NOBODY:
            message, hint = "The reader is not told who says this.", "Say who says it."
            yield _finding(article, a, a.content[0], "unattributed-quote", Severity.WARNING, message, hint)
    if article.statements:
        message = "Unnamed sources carry much of the article."
        yield _finding(article, None, Span(0, 0), "unnamed-share", Severity.INFO, message, "")


def _finding(
    article: Article, a: Attribution | None, span: Span, rule: str, severity: Severity, message: str, hint: str
) -> Finding:
    line, column = article.layout.line_column(span.start)
    return Finding(rule, severity, span, line, column, message, hint, (a.id,) if a else (), "0123456789abcdef")


def _score(article: Article) -> Score:
    if not article.statements:
        return Score(None, Status.NO_ATTRIBUTIONS, None, (), ())
    parts = (("identification", 24.57, 40), ("depth", 20.0, 20), ("handling of unnamed", 8.0, 20))
    components = tuple(
        Component(name, value, most, ("s1",), ("Ana Ruiz: 2 statements × 1.0", f"{most} × 2.0 / 3.3 = {value}"))
        for name, value, most in parts
    )
    return Score(40.0, Status.PROVISIONAL, (31.0, 52.6), (Cap(40, "nobody is fully identified"),), components)


MISSING = InputError("nowhere.txt", "not-found", "no such file")
every_audit = pytest.mark.parametrize("audit", [rich(), hostile(), silent()], ids=["rich", "hostile", "silent"])


def run(*audits: Audit, errors: tuple[InputError, ...] = ()) -> Run:
    """Return a run of these audits under the policy that they have."""
    return Run(audits, errors, POLICY)


def page(audit: Audit) -> Page:
    """Return the page of an audit, parsed."""
    return Page(render(run(audit), "html"))
