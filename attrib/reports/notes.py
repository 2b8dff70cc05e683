"""What stands beside the article on a page: who the reader is told each source is, and why it was decided so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from attrib.audit import trace
from attrib.model import Act, Attribution, Audit, SourceType, State, Verdict
from attrib.reports.evidence import Evidence
from attrib.reports.families import LETTER, label
from attrib.reports.segments import Mark
from attrib.reports.summary import Source
from attrib.reports.wording import SEVERITY_WORDS, TYPE_WORDS, alternatives

_MOST_OTHERS = 2  # who were considered and not taken, in one note: `attrib explain FILE:LINE` has them all


@dataclass(frozen=True, slots=True)
class Entry:
    """One attribution in a note. `is_first` is false where a later block goes on with the same words."""

    number: int
    label: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a block about one source: who the reader is told it is, and which words are its.

    `row` is that of the table of sources.
    """

    letter: str
    type_words: str
    name: str
    row: int | None
    details: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside a block about one finding."""

    number: int
    target: str
    severity: str
    severity_words: str
    message: str


class Notes:
    """Writes the notes on one article."""

    def __init__(self, audit: Audit, sources: Sequence[Source], names: Sequence[str]) -> None:
        self._audit = audit
        self._names = names
        self._rows = {a.id: row for row, source in enumerate(sources, 1) for a in source.statements}
        _, reading = trace(audit.article.document)
        self._whys = Evidence(audit.article, reading).whys()
        held = (o.decision for o in audit.outcomes if o.state is State.IN_FORCE)
        self._corrections = {d.fingerprint: d for d in held if d.verdict is Verdict.CORRECTED}

    def of_attributions(self, contents: Iterable[Mark]) -> Iterator[Note]:
        """Yield the notes on the attributions whose words stand in a block: one for all that a source says in a row."""
        starts = {m.item: m.span.start for m in sorted(contents, reverse=True)}
        for _, indices in groupby(sorted(starts), self._of_note):
            several = [(i, self._audit.article.attributions[i]) for i in indices]
            first = several[0][1]
            yield Note(
                letter=LETTER[first.type],
                type_words=TYPE_WORDS[first.type],
                name=self._name(first),
                row=self._rows.get(first.id),
                details=self._details(first),
                entries=tuple(Entry(i + 1, label(i + 1, a.type), starts[i] == a.start) for i, a in several),
            )

    def _of_note(self, index: int) -> tuple[str, SourceType, int | None, str]:
        """Return what the attributions of one note share."""
        a = self._audit.article.attributions[index]
        return self._name(a), a.type, self._rows.get(a.id), self._details(a)

    def _name(self, a: Attribution) -> str:
        speaker = self._audit.article.speaker(a)
        return speaker.name if speaker else self._audit.article.words(a.source)

    def of_findings(self, items: Iterable[int]) -> Iterator[Remark]:
        """Yield the remarks on the findings that begin in a block: one that runs on is not said again."""
        decided = self._audit.decided
        for index in sorted(set(items)):
            f = self._audit.findings[index]
            note = " Decided." if f.fingerprint in decided else " In the baseline." if f.in_baseline else ""
            yield Remark(index + 1, self._names[index], f.severity, SEVERITY_WORDS[f.severity], f.message + note)

    def whys(self) -> Mapping[str, tuple[str, ...]]:
        """Return why each attribution was decided so, by the pattern that found it: a line for all decided alike."""
        found: dict[str, dict[str, list[str]]] = {}
        for number, a in enumerate(self._audit.article.attributions, 1):
            alike = found.setdefault(a.pattern, {})
            alike.setdefault("; ".join(self._why(a)), []).append(label(number, a.type))
        return {pattern: tuple(f"{' '.join(k)} {why}" for why, k in alike.items()) for pattern, alike in found.items()}

    def _details(self, a: Attribution) -> str:
        """Return through whom the words came, whether they count, and whether it is sure who the source is."""
        parts = []
        if a.via:
            parts.append(f"via {a.via}")
        if a.act is Act.STATE_OF_MIND:
            parts.append("a state of mind, not counted")
        if a.ambiguous:
            names = [s.name for s in self._audit.article.speakers if s.id in a.candidates]
            parts.append(f"could be {alternatives(names)}" if names else "could be more than one")
        return "; ".join(parts)

    def _why(self, a: Attribution) -> Iterator[str]:
        """Yield the cue, whom the source stands for or why it has this type, and who else was tried."""
        article = self._audit.article
        yield f"“{article.words(a.cue)}”" if a.cue else "no cue"
        correction = self._corrections.get(article.fingerprint(a)) if self._corrections else None
        if correction:
            yield f"corrected by {correction.by}: {correction.reason}"
        elif why := self._whys.get(a.content):
            if why.ground:
                yield why.ground
            if why.others:
                alike = [other.name for other in why.others if other.reason == why.others[0].reason]
                names = alternatives(list(dict.fromkeys(alike))[:_MOST_OTHERS])
                yield f"not {names}: {why.others[0].reason}"
