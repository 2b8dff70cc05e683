"""What an audit did not look at, in sentences, so that no report reads as a clean bill over what nobody checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrib.model import Act, Article, Audit, Role
from attrib.reports.wording import counted
from attrib.rules import rules

_ROLE_WORDS = {
    Role.HEADLINE: "headline",
    Role.BYLINE: "byline",
    Role.DATELINE: "dateline",
    Role.CAPTION: "caption",
    Role.CREDIT: "credit line",
}


def unchecked(audit: Audit) -> Iterator[str]:
    """Yield a sentence for each thing that was left out, and for what no text can show."""
    yield "Whether anything said is true, and whether the sources are who the article says they are."
    yield from _left_out(audit.article)
    off = [name for name, severity in audit.policy.settings.items() if severity is None]
    if off:
        yield f"{counted(len(off), 'rule')} that the policy {audit.policy.name} switches off: {', '.join(off)}."
    if audit.sign_off:
        yield "The questions under Sign-off: no text can answer them."


def silent_rules(audit: Audit) -> tuple[str, ...]:
    """Return the rules that were run and found nothing."""
    found = {finding.rule for finding in audit.findings}
    return tuple(name for name in rules() if name not in found and audit.policy.settings.get(name, True) is not None)


def _left_out(article: Article) -> Iterator[str]:
    counts = Counter(p.role for p in article.layout.paragraphs)
    if aside := [counted(counts[role], words) for role, words in _ROLE_WORDS.items() if counts[role]]:
        yield f"{_listed(aside)}: they are not body text, and no source is looked for there."
    if article.terms:
        yield f"{counted(len(article.terms), 'pair')} of marks in which nobody is quoted: titles, nicknames, coinages."
    if minds := sum(a.act is Act.STATE_OF_MIND for a in article.attributions):
        yield f"{counted(minds, 'state')} of mind (hopes, fears, plans): marked in the article, and not counted."
    if unsure := sum(a.ambiguous for a in article.statements):
        yield f"Who speaks in {counted(unsure, 'statement')}: the words fit more than one source."
    if faults := sum(q.fault is not None for q in article.quotations):
        yield f"{counted(faults, 'quotation')} with a mark missing: where they end was inferred."


def _listed(parts: list[str]) -> str:
    words = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{words[0].upper()}{words[1:]}"
