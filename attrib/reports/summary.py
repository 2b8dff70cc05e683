"""What an audit comes to, in counts and words: the verdict, the score and the sources, for every report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from attrib.model import (
    NOBODY,
    UNNAMED,
    Article,
    Attribution,
    Audit,
    Component,
    Score,
    Severity,
    SourceType,
    Speaker,
    Status,
)
from attrib.reports import Run
from attrib.reports.decided import DecisionLine, baseline_words, correction_note, decided_words, decision_lines
from attrib.reports.wording import (
    SEVERITY_WORDS,
    TYPE_WORDS,
    anonymity_words,
    counted,
    level_words,
    standing_words,
)

_CLOSED = 45  # a score under which little of the sourcing lies open: a mark of attrib’s own
_FRAGILE = 20  # points between the lowest and the highest score with any one source left out


class Source(NamedTuple):
    """One row of the table of sources: a speaker, or the claims and quotations that have none.

    `name` is the speaker as the article calls it; nobody has none. `words` are those of the contents.
    """

    name: str
    type: SourceType
    type_words: str
    standing_words: str
    level_words: str
    anonymity_words: str
    statements: tuple[Attribution, ...]
    words: int
    line: int
    column: int
    speaker: Speaker | None


class Part(NamedTuple):
    """One component of the score."""

    name: str
    value: str
    max: int
    share: str  # of its maximum, in per cent
    steps: tuple[str, ...]


class Summary(NamedTuple):
    """What an audit comes to. State-of-mind attributions are in none of its counts.

    `gate` says why the article does not pass, where it does not, `sourcing` how many who speak are unnamed, `caution`
    why `score` cannot be used, `notes` how firm it is; `sum` is what its parts come to before rounding and ceilings.
    `findings` are those that nobody has decided, and `decisions` those that stand at no finding.
    """

    verdict: str
    worst: Severity | None
    gate: str
    sourcing: str
    findings: Mapping[Severity, int]
    sources: tuple[Source, ...]
    score: str
    caution: str
    notes: tuple[str, ...]
    parts: tuple[Part, ...]
    sum: str
    decisions: tuple[DecisionLine, ...]


def summarise(audit: Audit) -> Summary:
    """Sum up an audit."""
    article = audit.article
    findings = Counter(f.severity for f in audit.open_findings)
    sources = _sources(article)
    return Summary(
        verdict=_verdict(findings, audit),
        worst=_worst(findings, audit),
        gate=gate_words(audit),
        sourcing=_sourcing(sources, article.voices),
        findings={severity: findings[severity] for severity in Severity},
        sources=sources,
        score=_score_words(audit.score),
        caution=_caution(audit.score, article),
        notes=_notes(audit),
        parts=tuple(_part(c) for c in audit.score.components),
        sum=f"{sum(c.value for c in audit.score.components):.2f}",
        decisions=decision_lines(audit),
    )


def totals(run: Run) -> str:
    """Return what a run comes to in a line: “2 articles audited: 1 error, 3 notes. 1 input not audited.”"""
    findings = Counter(f.severity for audit in run.audits for f in audit.open_findings)
    known = sum(len(audit.baselined) for audit in run.audits)
    covered = f"; {baseline_words(known)}" if known else ""
    words = f"{counted(len(run.audits), 'article')} audited: {findings_words(findings)}{covered}."
    return f"{words} {counted(len(run.errors), 'input')} not audited." if run.errors else words


def findings_words(findings: Mapping[Severity, int]) -> str:
    """Return the counts of findings in words, the gravest first: “2 errors, 1 note”; “no findings” without any."""
    found = [counted(findings[s], SEVERITY_WORDS[s]) for s in Severity if findings.get(s)]
    return ", ".join(found) or "no findings"


def gate_words(audit: Audit) -> str:
    """Return why the policy stops the article, or nothing where it does not."""
    least, reasons = audit.policy.gate.fail_on, list[str]()
    if least and audit.reaches(least):
        found = Counter(f.severity for f in audit.open_findings if f.severity.rank >= least.rank)
        stale = audit.stale if Severity.WARNING.rank >= least.rank else ()
        reasons += [findings_words(found)] if found else []
        reasons += [f"{counted(len(stale), 'decision')} without effect"] if stale else []
    if audit.is_low:
        reasons.append(f"the score, {audit.score.value:.1f}, is under {audit.policy.gate.min_score:g}")
    return f"It does not pass: {'; '.join(reasons)}" if reasons else ""


def _worst(findings: Mapping[Severity, int], audit: Audit) -> Severity | None:
    """Return how grave the whole is: an error where it does not pass, and never nothing where little lies open."""
    if audit.fails:
        return Severity.ERROR
    counts = [*findings, Severity.WARNING] if audit.stale else list(findings)
    return max(counts, key=lambda s: s.rank, default=Severity.INFO if _is_closed(audit.score) else None)


def _is_closed(score: Score) -> bool:
    return score.status is Status.OK and score.value is not None and score.value < _CLOSED


def _verdict(findings: Mapping[Severity, int], audit: Audit) -> str:
    decided = decided_words(audit)
    words = findings_words(findings) + (f"; {decided}" if decided else "")
    if findings.get(Severity.ERROR) or audit.fails:
        return f"Not ready: {words}"
    if findings.get(Severity.WARNING) or audit.stale:
        return f"To be checked: {words}"
    if findings.get(Severity.INFO):
        return f"No errors or warnings: {words}"
    closed = ", but little of the sourcing lies open to a reader" if _is_closed(audit.score) else ""
    return f"{words[0].upper()}{words[1:]}{closed}"


def _sourcing(sources: tuple[Source, ...], voices: tuple[Speaker, ...]) -> str:
    if not sources:
        return "no quotation and no reported claim was found"
    speakers = [s.speaker for s in sources if s.speaker]
    clauses = [_unnamed_words(speakers, voices)] if speakers else []
    missing = sum(len(s.statements) for s in sources if s.type in NOBODY)
    unclear = sum(len(s.statements) for s in sources if not s.speaker and s.type not in NOBODY)
    if missing:
        clauses.append(f"{counted(missing, 'statement')} {'has' if missing == 1 else 'have'} no source")
    if unclear:
        clauses.append(f"{counted(unclear, 'statement')} {'has' if unclear == 1 else 'have'} an unclear source")
    return "; ".join(clauses)


def _unnamed_words(speakers: list[Speaker], voices: tuple[Speaker, ...]) -> str:
    unnamed = [s for s in voices if s.type in UNNAMED]
    silent = sum(s.reason is None for s in unnamed)
    if len(speakers) == 1:
        return f"one source only: {TYPE_WORDS[speakers[0].type]}" + (", without a reason" if silent else "")
    if not unnamed:
        return f"none of {len(speakers)} sources is unnamed"
    verb = "is" if len(unnamed) == 1 else "are"
    share = f"{len(unnamed)} of {len(voices)}" if len(unnamed) < len(voices) else f"all {len(voices)}"
    words = f"{share} people and organisations that speak {verb} unnamed"
    if len(voices) == 1:
        words = "the only person or organisation that speaks is unnamed"
    if not silent:
        return words
    if silent < len(unnamed):
        return f"{words}, {silent} of them without a reason"
    return f"{words}, without a reason" if silent == 1 else f"{words}, all without a reason"


def _sources(article: Article) -> tuple[Source, ...]:
    """Return one row for each speaker who states something, and for what nobody is said to state, nobody last."""
    groups: dict[tuple[str, str], list[Attribution]] = {}
    for attribution in article.statements:
        groups.setdefault(_source_key(article, attribution), []).append(attribution)
    return tuple(sorted((_source(article, group) for group in groups.values()), key=lambda s: s.type in NOBODY))


def _source_key(article: Article, attribution: Attribution) -> tuple[str, str]:
    """Return what the attributions of one row share: the speaker, or the kind of gap and the words that fill it."""
    if attribution.speaker_id:
        return ("speaker", attribution.speaker_id)
    words = "" if attribution.type in NOBODY else article.words(attribution.source).casefold()
    return (attribution.type.value, words)


def _source(article: Article, group: list[Attribution]) -> Source:
    first = min(group, key=lambda a: a.start)
    line, column = article.layout.line_column(first.start)
    speaker = article.speaker(first)
    source_type = speaker.type if speaker else first.type
    return Source(
        name=speaker.name if speaker else "" if first.type in NOBODY else article.words(first.source),
        type=source_type,
        type_words=TYPE_WORDS[source_type],
        standing_words=standing_words(speaker) if speaker else "",
        level_words=level_words(speaker) if speaker else "" if first.type in NOBODY else "unclear who it is",
        anonymity_words=anonymity_words(speaker) if speaker else "",
        statements=tuple(group),
        words=sum(len(article.words(span).split()) for a in group for span in a.content),
        line=line,
        column=column,
        speaker=speaker,
    )


def _score_words(score: Score) -> str:
    return "no score" if score.value is None else f"{score.value:.1f} of 100"


def _part(component: Component) -> Part:
    share = f"{100 * component.value / component.max:.1f}" if component.max else "0.0"
    return Part(component.name, f"{component.value:.2f}", component.max, share, component.steps)


def _caution(score: Score, article: Article) -> str:
    """Return why the score cannot be used, or nothing."""
    if score.status is Status.NO_ATTRIBUTIONS:
        return "nobody is quoted, and nothing is attributed"
    if score.status is Status.PROVISIONAL:
        statements, words = counted(len(article.statements), "statement"), counted(article.layout.words, "word")
        return f"provisional: {statements} in {words} are too little to judge by"
    return ""


def _notes(audit: Audit) -> tuple[str, ...]:
    """Return how firm the score is, what holds it down, and what people changed."""
    score, corrected = audit.score, correction_note(audit)
    notes = [f"held down to {cap.limit}: {cap.reason}" for cap in score.caps]
    if score.range:
        low, high = score.range
        fragile = "fragile: " if high - low > _FRAGILE else ""
        notes.append(f"{fragile}between {low:.1f} and {high:.1f} if any one source is left out")
    if score.readings:
        notes.append("between {:.1f} and {:.1f}, as ambiguous sources are read".format(*score.readings))
    notes += [corrected] if corrected else []
    return tuple(notes)
