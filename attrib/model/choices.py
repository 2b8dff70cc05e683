"""What people choose: the policy of a newsroom, and the decisions of its editors about one article."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from attrib.model.article import SourceType


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for an info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class Scoring(NamedTuple):
    """How a policy scores: the most points of each part, 100 together, and what bends them."""

    identification: int = 40
    depth: int = 20
    handling_of_unnamed: int = 20
    clear_attribution: int = 10
    open_provenance: int = 10
    stock_reason: int = 4  # of the 8 points that an informative reason for anonymity earns
    most_needed: int = 4  # sources identified in full that an article needs at most, however long it is


class Gate(NamedTuple):
    """What makes an audit fail: the least grave finding (None for none), and the lowest score allowed."""

    fail_on: Severity | None = Severity.ERROR
    min_score: float = 0.0


class Question(NamedTuple):
    """Something about an unnamed source that no text can show, to be answered by people before publication.

    `when` is a rule: the question is asked where the rule found something about that source, or always without one.
    """

    key: str
    words: str
    when: str | None = None


class Policy(NamedTuple):
    """A newsroom's choice of rules. `settings` maps a rule's name to its severity, or to None for off."""

    name: str
    sha256: str
    settings: Mapping[str, Severity | None]
    options: Mapping[str, Mapping[str, Any]]
    scoring: Scoring = Scoring()
    gate: Gate = Gate()
    questions: tuple[Question, ...] = ()


class Verdict(StrEnum):
    """What a person decided: the finding may stand, the finding is wrong, or somebody else said it."""

    ACCEPTED = "accepted"
    FALSE_ALARM = "false-alarm"
    CORRECTED = "corrected"


class State(StrEnum):
    """What came of a decision in the article as it is now."""

    IN_FORCE = "in-force"
    UNUSED = "unused"
    EXPIRED = "expired"


class Decision(NamedTuple):
    """What a person decided about a finding, or about who said something: bound to the words by a fingerprint.

    `fingerprint` is that of a finding or, for a correction, of a statement. `rule` and `words` are for people to read.
    """

    verdict: Verdict
    fingerprint: str
    reason: str
    by: str
    until: str | None = None  # the last day on which it holds, as 2026-12-31
    rule: str | None = None
    words: str | None = None
    speaker: str | None = None  # a correction: who said it, as the article calls them
    type: SourceType | None = None  # a correction: who the reader is told it is
