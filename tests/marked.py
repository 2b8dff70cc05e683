"""Marked text: an article with its attributions written into it as tags.

    “<c a1>It is over,</c>” <q a1>said</q> <s a1 named-official "Ana Ruiz">Mayor Ana Ruiz</s>. “<c a1>Go home.</c>”

`c` is content, `s` source, `q` cue, and the id joins the parts; `t` is a term and has no id. A part may come in pieces.
`</c>` closes the innermost open `c`; where two overlap, `</c a1>` names the one. Words after the id of a content or a
source describe the attribution:

- a type of `SourceType`, and in double marks the name of the speaker;
- `via "Herald"`: the outlet that relays the words or was told them;
- `granted`: the article says that the speaker was given anonymity; `ambiguous`: nobody can tell who the source is;
- `mind`: a state of mind and no statement; `optional`: may be reported or not, and is right both ways;
- `direct`, `mixed` or `indirect`, only where the marks around the content mislead.

Anything else in the text, a lone `<` too, stands for itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from attrib.model import Act, Article, Mode, SourceType, Span

TAG = re.compile(
    r"<(?:(?P<open>[csq]) (?P<id>\w+)(?P<words>(?: [^<>]*)?)|(?P<term>/?t)|/(?P<close>[csq])(?: (?P<closed>\w+))?)>"
)
WORD = re.compile(r'\s+(?:via "(?P<via>[^"<>]+)"|"(?P<speaker>[^"<>]+)"|(?P<word>[a-z-]+))')
OPENING, CLOSING = "“‘\"'«", "”’\"'»"
MARK_INSIDE = re.compile(r"[“”\"«»]|(?<!\w)[‘'](?=\w)")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as a reader sees it. `type` is None where the marked text does not say."""

    id: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    mode: Mode = Mode.INDIRECT
    type: SourceType | None = None
    speaker: str | None = None
    via: str | None = None
    granted: bool = False
    ambiguous: bool = False
    act: Act = Act.STATEMENT
    optional: bool = False


@dataclass
class _Parts:
    """What has been read of one attribution."""

    spans: defaultdict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    words: set[str] = field(default_factory=set)
    speaker: str | None = None
    via: str | None = None


def parse(marked: str) -> tuple[str, tuple[GoldAttribution, ...], tuple[Span, ...]]:
    """Return the text without its tags, the attributions in the order of the text, and the terms."""
    text: list[str] = []
    parts: defaultdict[str, _Parts] = defaultdict(_Parts)
    terms: list[Span] = []
    stack: list[tuple[str, str, int]] = []
    length = last = 0
    for tag in TAG.finditer(marked):
        text.append(marked[last : tag.start()])
        length, last = length + tag.start() - last, tag.end()
        if tag["open"] or tag["term"] == "t":
            stack.append((tag["open"] or "t", tag["id"] or "", length))
            if (tag["words"] or "").strip():
                _describe(parts[tag["id"]], tag["words"])
            continue
        kind, name, start = _pop(stack, tag)
        (terms if kind == "t" else parts[name].spans[kind]).append(Span(start, length))
    if stack:
        raise ValueError(f"never closed: {stack}")
    text.append(marked[last:])
    plain = "".join(text)
    return plain, tuple(sorted((_attribution(plain, *p) for p in parts.items()), key=_order)), tuple(sorted(terms))


def mark(text: str, attributions: Iterable[GoldAttribution], terms: Iterable[Span] = ()) -> str:
    """Write attributions and terms into a text as tags: the inverse of `parse`."""
    if found := TAG.search(text):
        raise ValueError(f"the text holds what looks like a tag: {found[0]}")
    tags: list[tuple[int, int, str]] = []
    for start, end in terms:
        tags += [(start, 1, "<t>"), (end, 0, "</t>")]
    for a in attributions:
        words = _words(text, a)
        described = "s" if a.source else "c"
        for kind, spans in (("c", a.content), ("s", a.source), ("q", a.cue)):
            for i, (start, end) in enumerate(spans):
                tags.append((start, 1, f"<{kind} {a.id}{words if kind == described and i == 0 else ''}>"))
                tags.append((end, 0, f"</{kind} {a.id}>"))
    out, last = [], 0
    for offset, _, tag in sorted(tags, key=lambda t: t[:2]):
        out += [text[last:offset], tag]
        last = offset
    return "".join([*out, text[last:]])


def found(article: Article) -> tuple[GoldAttribution, ...]:
    """Return the attributions of an audit in the form of gold, to be compared and printed."""
    out = []
    for a in article.attributions:
        speaker = article.speaker(a)
        out.append(
            GoldAttribution(
                a.id, a.content, a.source, a.cue, a.mode, a.type, speaker.name if speaker else None, a.via,
                speaker.granted if speaker else False, a.ambiguous, a.act,
            )
        )  # fmt: skip
    return tuple(out)


def _pop(stack: list[tuple[str, str, int]], tag: re.Match[str]) -> tuple[str, str, int]:
    """Take from the stack the part that a closing tag closes."""
    kind = tag["close"] or "t"
    for i in reversed(range(len(stack))):
        if stack[i][0] == kind and tag["closed"] in (None, stack[i][1]):
            return stack.pop(i)
    raise ValueError(f"nothing open for {tag[0]}")


def _describe(parts: _Parts, words: str) -> None:
    """Add the words of one opening tag."""
    at = 0
    while m := WORD.match(words, at):
        parts.speaker = m["speaker"] or parts.speaker
        parts.via = m["via"] or parts.via
        parts.words |= {m["word"]} if m["word"] else set()
        at = m.end()
    if words[at:].strip():
        raise ValueError(f"cannot read {words[at:]!r}")


def _attribution(text: str, name: str, parts: _Parts) -> GoldAttribution:
    content, source, cue = (tuple(sorted(parts.spans[kind])) for kind in "csq")
    if not content:
        raise ValueError(f"{name} has no content")
    words = set(parts.words)
    types = [t for t in SourceType if t.value in words]
    modes = [m for m in Mode if m.value in words]
    flags = {f: f in words for f in ("granted", "ambiguous", "optional", "mind")}
    if unknown := words - {t.value for t in types} - {m.value for m in modes} - set(flags):
        raise ValueError(f"{name}: unknown {unknown}")
    if len(types) > 1 or len(modes) > 1:
        raise ValueError(f"{name}: two of a kind in {words}")
    act = Act.STATE_OF_MIND if flags.pop("mind") else Act.STATEMENT
    return GoldAttribution(
        name, content, source, cue, modes[0] if modes else _mode(text, content), types[0] if types else None,
        parts.speaker, parts.via, act=act, **flags,
    )  # fmt: skip


def _mode(text: str, content: tuple[Span, ...]) -> Mode:
    """Read the mode off the marks: beside every piece, inside some piece, or neither."""
    if all(text[start - 1 : start] in set(OPENING) or text[end : end + 1] in set(CLOSING) for start, end in content):
        return Mode.DIRECT
    return Mode.MIXED if any(MARK_INSIDE.search(text, *span) for span in content) else Mode.INDIRECT


def _words(text: str, a: GoldAttribution) -> str:
    words = [a.type.value if a.type else "", f'"{a.speaker}"' if a.speaker else "", f'via "{a.via}"' if a.via else ""]
    words += [name for name in ("granted", "ambiguous", "optional") if getattr(a, name)]
    words += ["mind" if a.act is Act.STATE_OF_MIND else "", "" if a.mode is _mode(text, a.content) else a.mode.value]
    return "".join(f" {w}" for w in words if w)


def _order(a: GoldAttribution) -> tuple[tuple[Span, ...], str]:
    return a.content, a.id
