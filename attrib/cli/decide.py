"""`attrib decide`: write down what people decided about an article, in the file beside it."""

from __future__ import annotations

import sys
from collections.abc import Sequence, Set
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from attrib import endings
from attrib.arguments import debug, option, suggestion
from attrib.cli.inputs import policies_of, today
from attrib.cli.opening import Opener, reading
from attrib.cli.printing import as_bytes, complain, put
from attrib.files import write
from attrib.model import Article, Decision, SourceType, Verdict
from attrib.statuses import Exit

if TYPE_CHECKING:
    from attrib.model import Attribution, Audit, Document, Finding, Policy

WORDS = 12  # of what is decided about are repeated in the file
ACCEPT, FALSE_ALARM, CORRECT, SKIP, QUIT = "a", "f", "c", "s", "q"
T = TypeVar("T")


@click.command(name="decide", epilog=str(endings.DECIDE))
@click.argument("file")
@option("--verdict", type=click.Choice([v.value for v in Verdict]), help="What was decided; otherwise it is asked.")
@option(
    "--line", metavar="N", type=click.IntRange(min=1), help="The line of the finding, or of the words to be corrected."
)
@option("--rule", metavar="NAME", help="The rule of the finding, where several findings stand in the line.")
@option("--words", metavar="TEXT", help="Some of the words, where several stand in the line.")
@option("--speaker", metavar="NAME", help="A correction: who says it, as the article calls them.")
@option("--type", "kind", metavar="TYPE", help="A correction: who the reader is told it is, such as named-person.")
@option("--reason", metavar="TEXT", help="Why it was decided so.")
@option("--by", metavar="NAME", help="Who decided.")
@option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day on which it holds.")
@option("--decisions", "place", metavar="FILE", help="Where it is written; otherwise the .attrib.toml beside FILE.")
@option("--policy", metavar="NAME|FILE", help="As for attrib audit.")
@reading
@debug
def decide_findings(
    file: str,
    verdict: str | None,
    line: int | None,
    rule: str | None,
    words: str | None,
    speaker: str | None,
    kind: str | None,
    reason: str | None,
    by: str | None,
    until: datetime | None,
    place: str | None,
    policy: str | None,
    opener: Opener,
) -> int:
    """Accept a finding, call it a false alarm, or name who says it.

    Without --verdict, every finding that nobody has decided is shown, and the decision is asked.
    """
    from attrib.decisions import beside
    from attrib.readers import ReadError
    from attrib.rules import rules

    if opener.place(file) == "-" and not place:
        raise click.UsageError("Standard input has no file beside it: say where with --decisions or --stdin-filename.")
    path = Path(place) if place else beside(opener.place(file))
    try:
        document = opener.article(file)
    except ReadError as error:
        complain(str(error))
        return Exit.NOT_AUDITED
    in_force = policies_of([opener.place(file)], policy)[opener.place(file)]
    if verdict is None:
        _ask(document, path, in_force)
        return 0
    reason, by = (reason or "").strip(), (by or "").strip()
    if not (reason and by):
        raise click.UsageError("A decision needs a --reason, and a name: --by.")
    last_day = until.date() if until else None
    if last_day and last_day < today():
        raise click.UsageError(f"--until {last_day} is past.")
    if verdict == Verdict.CORRECTED and rule:
        raise click.UsageError(
            "A correction is about what is said, not about a finding: --line and --words, no --rule."
        )
    if verdict != Verdict.CORRECTED and (speaker or kind):
        raise click.UsageError("--speaker and --type belong to --verdict corrected.")
    if rule and rule not in rules():
        raise click.UsageError(f"There is no rule {rule!r}; {suggestion(rule, rules())}")
    audit = _audited(document, path, in_force)
    if verdict == Verdict.CORRECTED:
        decision = _correction(audit, _statement(audit, line, words), speaker, kind)
    else:
        decision = _on(audit.article, _finding(audit, line, rule, words), Verdict(verdict))
    _keep(audit, path, decision._replace(reason=reason, by=by, until=last_day.isoformat() if last_day else None))
    return 0


def _audited(document: Document, path: Path, policy: Policy) -> Audit:
    """Return the audit of the article, with what was decided about it before."""
    from attrib import audit
    from attrib.decisions import read_decisions
    from attrib.tables import ConfigurationError

    try:
        known = read_decisions(path) if path.exists() else ()
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from error
    return audit(document, policy, known, today())


def _finding(audit: Audit, line: int | None, rule: str | None, words: str | None) -> Finding:
    """Return the only finding that fits the options."""
    article = audit.article
    fitting = {
        f.fingerprint: f
        for f in audit.findings
        if line in {None, f.line} and rule in {None, f.rule} and (not words or words in article.words(f.span))
    }
    names = [f"line {f.line} {f.rule}" for f in (fitting or {f.fingerprint: f for f in audit.findings}).values()]
    return _only(list(fitting.values()), "finding", names, "--line, --rule and --words")


def _statement(audit: Audit, line: int | None, words: str | None) -> Attribution:
    """Return the only attribution that fits the options."""
    article = audit.article
    fitting = [
        a
        for a in article.attributions
        if line in {None, article.layout.line_column(a.start)[0]} and (not words or words in article.words(a.content))
    ]
    names = [
        f"line {article.layout.line_column(a.start)[0]} “{_excerpt(article.words(a.content))}”"
        for a in fitting or article.attributions
    ]
    return _only(fitting, "statement", names, "--line and --words")


def _only(fitting: Sequence[T], what: str, names: Sequence[str], options: str) -> T:
    if len(fitting) == 1:
        return fitting[0]
    problem = f"{len(fitting)} {what}s fit" if fitting else f"No {what} fits"
    raise click.UsageError(f"{problem}; choose with {options}: {'; '.join(names) or f'there is no {what}'}.")


def _on(article: Article, finding: Finding, verdict: Verdict) -> Decision:
    return Decision(
        verdict, finding.fingerprint, "", "", rule=finding.rule, words=_excerpt(article.words(finding.span)) or None
    )


def _correction(audit: Audit, statement: Attribution, speaker: str | None, kind: str | None) -> Decision:
    """Return a correction that the article allows."""
    from attrib.corrections import correct

    article = audit.article
    if kind and kind not in set(SourceType):
        raise click.UsageError(f"There is no type {kind!r}; {suggestion(kind, SourceType)}")
    if not (speaker or kind):
        raise click.UsageError("A correction needs a --speaker, a --type, or both.")
    decision = Decision(
        verdict=Verdict.CORRECTED,
        fingerprint=article.fingerprint(statement),
        reason="",
        by="",
        words=_excerpt(article.words(statement.content)),
        speaker=speaker,
        type=SourceType(kind) if kind else None,
    )
    _, notes = correct(article, [decision])
    if problem := notes[decision.fingerprint]:
        raise click.UsageError(f"That cannot be corrected so: {problem}.")
    return decision


def _keep(audit: Audit, path: Path, decision: Decision) -> None:
    """Write a decision at the end of the file. What stands there already stays as it is."""
    from attrib.decisions import as_toml

    if any(decision.fingerprint == outcome.decision.fingerprint for outcome in audit.outcomes):
        raise click.ClickException(f"{path} has a decision on this already; change or delete it there.")
    before = path.read_bytes().rstrip() + b"\n\n" if path.exists() else b""
    write(str(path), before + as_bytes(as_toml(decision)))
    put(f"{path}: written down.\n")


def _ask(document: Document, path: Path, policy: Policy) -> None:
    """Show each finding that nobody has decided, and ask; and look again after each answer.

    A correction may settle more than what was asked about.
    """
    from attrib.reports.formats.terminal import finding_lines

    audit, skipped, by = _audited(document, path, policy), set[str](), None
    if not is_terminal():
        raise click.UsageError("Standard input is no terminal to ask on; say what was decided with --verdict.")
    put(f"{len(_open(audit, skipped))} to decide\n")
    while left := _open(audit, skipped):
        finding = left[0]
        put("\n".join(["", *finding_lines(finding, audit.article), ""]))
        keys = [ACCEPT, FALSE_ALARM, *([CORRECT] if finding.attributions else []), SKIP, QUIT]
        choices = "Accept it (a), a false alarm (f), correct who says it (c), skip it (s), quit (q)"
        key = click.prompt(f"\n{choices}", type=click.Choice(keys), default=SKIP, show_choices=False)
        if key == QUIT:
            break
        if key == SKIP:
            skipped.add(finding.fingerprint)
            continue
        try:
            decision = _asked(audit, finding, key)
        except click.UsageError as error:
            complain(error.message)
            continue
        reason = click.prompt("Why", value_proc=_told)
        by = click.prompt("Your name", default=by, value_proc=_told)
        decision = decision._replace(reason=reason, by=by)
        until = click.prompt(
            "Until, such as 2026-12-31 (empty: no end)", default="", show_default=False, value_proc=_day
        )
        _keep(audit, path, decision._replace(until=until or None))
        audit = _audited(document, path, policy)
    put(f"\n{len(audit.open_findings)} not decided\n")


def _open(audit: Audit, skipped: Set[str]) -> list[Finding]:
    """Return what is still to be decided, each fingerprint once."""
    return list({f.fingerprint: f for f in audit.open_findings if f.fingerprint not in skipped}.values())


def is_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def _asked(audit: Audit, finding: Finding, key: str) -> Decision:
    if key != CORRECT:
        return _on(audit.article, finding, Verdict.ACCEPTED if key == ACCEPT else Verdict.FALSE_ALARM)
    from attrib.reports.visible import escaped

    statement = next(a for a in audit.article.attributions if a.id == finding.attributions[0])
    words = escaped(_excerpt(audit.article.words(statement.content)))
    who = f"Who says “{words}”, as the article calls them (empty: as found)"
    speaker = click.prompt(who, default="", show_default=False)
    kind = click.prompt("Type, such as named-person (empty: as found)", default="", show_default=False)
    return _correction(audit, statement, speaker or None, kind or None)


def _told(told: str) -> str:
    """Return words as they were told, if there are any."""
    if not told.strip():
        raise click.BadParameter("this cannot be empty")
    return told.strip()


def _day(told: str) -> str:
    """Return a day as it was told, if it is one that is still to come."""
    try:
        day = date.fromisoformat(told) if told else None
    except ValueError:
        raise click.BadParameter(f"{told!r} is no day, such as 2026-12-31") from None
    if day and day < today():
        raise click.BadParameter(f"{day} is past")
    return day.isoformat() if day else ""


def _excerpt(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
