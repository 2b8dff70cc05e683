"""The rules: one file and one function each, discovered by where they lie, never listed by hand.

A rule sees an `Article` and yields a `Flag` for each thing that it finds wrong. It knows nothing of severities chosen
by a policy, of line numbers or of reports: `check` adds those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from types import MappingProxyType
from typing import NamedTuple

from attrib.lexicon import ROLES, lexicon
from attrib.model import UNNAMED, Article, Attribution, Finding, Policy, Severity, Span, Speaker, fingerprint

Option = bool | int | float | str

# “The official” and “his aide” point back at somebody whom the reader knows already, perhaps by name.
POINTING_BACK = frozenset(
    ["the", "this", "that", "these", "those", "he", "she", "it", "they", "who", "his", "her", "its"]
)
BRINGING_IN = frozenset(["a", "an", "one", "another", "someone", "somebody"])  # one person, not met before
_RISING = (Severity.INFO, Severity.WARNING, Severity.ERROR)
# A speaker that this rule is about might be recognised already. Protection goes before detail, whatever the policy: to
# switch the rule off is to say that one does not want to be asked, not that one wants to be told to add a detail.
_GUARD = "jigsaw-risk"
_TELL_NO_MORE = (
    f"Tell no more about the unnamed source here: what the article tells may already point to one person. See {_GUARD}."
)


class Flag(NamedTuple):
    """One thing that a rule found wrong: where, what, and what an editor can do about it."""

    span: Span
    message: str
    hint: str
    attributions: tuple[str, ...] = ()
    shift: int = 0  # -1 where this case is less grave than the rule's others, 1 where it is graver


class Judged(NamedTuple):
    """What a person said of a sample of a rule's findings, in real articles and those of fixtures/articles."""

    articles: int  # real ones
    found: int  # findings in those articles
    read: int  # how many of them were read
    right: int  # how many of those a careful desk would want to see
    false_alarm: str = ""  # what the wrong ones are like


class Plain(NamedTuple):
    """How often a rule was right on short texts that were written for it, where real articles hold too few cases."""

    defective: int  # texts with the defect
    found: int
    sound: int  # texts without it
    wrong: int  # in how many of those something was found


class Rule(NamedTuple):
    """A rule as a value: its name, its reasons, its own examples, and the function that judges."""

    name: str
    severity: Severity
    see: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    check: Callable[..., Iterator[Flag]]
    options: Mapping[str, Option]
    asks: bool
    seeks_detail: bool
    judged: Judged | None
    plain: Plain | None

    @property
    def summary(self) -> str:
        """The first paragraph of the docstring, on one line."""
        return _paragraphs(self.check)[0]

    @property
    def why(self) -> str:
        """The rest of the docstring, each paragraph on one line."""
        return "\n\n".join(_paragraphs(self.check)[1:])

    @property
    def group(self) -> str:
        """The name of the folder that it lies in: “article level”."""
        return self.check.__module__.split(".")[-2].replace("_", " ")


def rule(
    *,
    severity: Severity,
    see: str,
    flags: Sequence[str],
    passes: Sequence[str],
    asks: bool = False,
    seeks_detail: bool = True,
    judged: Judged | None = None,
    plain: Plain | None = None,
) -> Callable[[Callable[..., Iterator[Flag]]], Rule]:
    """Make a rule of one function: its name, docstring and keyword-only parameters are the rule's own.

    `see` is the authority with its year, or “attrib’s own” with the reason. Every text in `flags` must yield this rule
    when it is audited, no text in `passes` may. A rule that `asks` judges what words mean: its messages are questions,
    and its findings are warnings at most, whatever a policy says. A rule none of whose hints asks for more about a
    speaker says that it `seeks_detail` not: its hints stay as they are about somebody who might be recognised.
    `judged` is its precision, measured by reading; `plain` what it makes of texts that were written for it.
    """

    def make(check: Callable[..., Iterator[Flag]]) -> Rule:
        return Rule(
            name=_kebab(check.__name__),
            severity=severity,
            see=see,
            flags=tuple(flags),
            passes=tuple(passes),
            check=check,
            options=MappingProxyType({_kebab(k): v for k, v in (getattr(check, "__kwdefaults__", None) or {}).items()}),
            asks=asks,
            seeks_detail=seeks_detail,
            judged=judged,
            plain=plain,
        )

    return make


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by name, in the order of the names. The files are read on the first call."""
    found: list[Rule] = []
    for group in iter_modules(__path__, f"{__name__}."):
        if not group.ispkg:
            continue  # what the rules of several groups share
        for file in iter_modules(import_module(group.name).__path__, f"{group.name}."):
            value = getattr(import_module(file.name), file.name.rpartition(".")[2], None)
            if not isinstance(value, Rule):
                raise TypeError(f"{file.name} must hold one function under @rule with the name of the file")
            found.append(value)
    return MappingProxyType({r.name: r for r in sorted(found, key=lambda r: r.name)})


def in_force(policy: Policy) -> Mapping[str, Severity]:
    """Return the names of the rules that a policy does not switch off, each with its severity."""
    settings = policy.settings
    chosen = {name: settings.get(name, rule.severity) for name, rule in rules().items()}
    return {name: severity for name, severity in chosen.items() if severity is not None}


def check(article: Article, policy: Policy) -> tuple[Finding, ...]:
    """Return what the rules of the policy find in the article, in the order of the text.

    About a speaker for whom `jigsaw-risk` has anything to say, no finding asks for more to be told.
    """
    by_id = {a.id: a for a in article.attributions}
    at_risk = list(rules()[_GUARD].check(article))
    guarded = {by_id[i].speaker_id for flag in at_risk for i in flag.attributions}
    findings: list[Finding] = []
    options = {name: {_snake(k): v for k, v in given.items()} for name, given in policy.options.items()}
    known = rules()
    for name, severity in in_force(policy).items():
        each = known[name]
        for flag in at_risk if name == _GUARD else each.check(article, **options.get(name, {})):
            about = [by_id[i] for i in flag.attributions]
            seeks = each.seeks_detail and bool(guarded)
            risky = seeks and any(not guarded.isdisjoint((a.speaker_id, *a.candidates)) for a in about)
            told = flag._replace(hint=_TELL_NO_MORE) if risky else flag
            first = about[0] if about else None
            findings.append(_finding(name, _shifted(severity, flag.shift, each.asks), told, article, first))
    return tuple(sorted(findings, key=lambda f: (f.span, f.rule)))


def is_introduced_unnamed(article: Article, speaker: Speaker) -> bool:
    """Tell whether the article brings the speaker in without a name: “an official”, “two aides”, “sources close to it”.

    A speaker who is first met as “the former governor” is likely to be somebody named whom the audit did not recognise.
    So is one person without an article (“said King”, or the headline “Former mayor vows to return”), and a plural that
    is one word with a capital inside a sentence (“wrote Masters”), and a name that follows a role.
    """
    return speaker.id in _brought_in_unnamed(article)


@lru_cache(maxsize=1)  # twelve rules ask for the same speakers
def _brought_in_unnamed(article: Article) -> frozenset[str]:
    return frozenset(s.id for s in article.speakers if s.type in UNNAMED and _comes_in_unnamed(article, s))


def _comes_in_unnamed(article: Article, speaker: Speaker) -> bool:
    mention = speaker.mentions[0]
    first, *rest = article.words(mention).split() or [""]
    if speaker.count == 1:
        return first.lower() in BRINGING_IN
    if any(_names_after_role(words) for words in zip((first, *rest), rest, rest[1:], strict=False)):
        return False
    opens = article.layout.sentences[article.layout.sentence_at(mention.start)].start == mention.start
    return first.lower() not in POINTING_BACK and (bool(rest) or opens or first[:1].islower())


def _names_after_role(words: tuple[str, str, str]) -> bool:
    """Tell “strategist Tor Hauge” in three words, a name that was read as a description."""
    role, name, last = words
    return lexicon().nouns.get(role) in ROLES and name[:1].isupper() and last[:1].isupper()


def shown(article: Article, spans: Span | tuple[Span, ...], limit: int = 10) -> str:
    """Return the words as a message shows them: between marks, and cut after `limit` words."""
    words = article.words(spans).split(" ")
    return f"“{' '.join(words[:limit])}{' …' if len(words) > limit else ''}”"


def _paragraphs(check: Callable[..., Iterator[Flag]]) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in cleandoc(check.__doc__ or "").split("\n\n")]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _snake(name: str) -> str:
    return name.replace("-", "_")


def _shifted(severity: Severity, shift: int, asks: bool) -> Severity:
    """Return how grave one case is: the policy's severity, moved by the flag, and a warning at most for a question."""
    most = _RISING.index(Severity.WARNING if asks else Severity.ERROR)
    return _RISING[min(max(_RISING.index(severity) + shift, 0), most)]


def _finding(rule_name: str, severity: Severity, flag: Flag, article: Article, first: Attribution | None) -> Finding:
    line, column = article.layout.line_column(flag.span.start)
    return Finding(
        rule=rule_name,
        severity=severity,
        span=flag.span,
        line=line,
        column=column,
        message=flag.message,
        hint=flag.hint,
        attributions=flag.attributions,
        fingerprint=_fingerprint(rule_name, flag.span, article, first),
    )


def _fingerprint(rule_name: str, span: Span, article: Article, first: Attribution | None) -> str:
    """Tell the finding again in another version of the article, when its words have moved but not changed."""
    speaker = article.speaker(first) if first else None
    words = article.words(first.content if first else span)
    return fingerprint(rule_name, words, speaker.name if speaker else "")
