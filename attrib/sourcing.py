"""Sourcing: what the reader is told of each speaker. Type, level, anonymity granted and why, how the speaker knows."""

from __future__ import annotations

from dataclasses import dataclass

from attrib.grammar import Sentence
from attrib.lexicon import Lexicon, Phrases, Slot, plain
from attrib.links import Link, Source
from attrib.mentions import Mention
from attrib.model import Level, ReasonKind, SourceType, Span
from attrib.speakers import Reference
from attrib.voices import Voice

# Bodies whose officials hold no public office: officials of a campaign, a party, a company
PRIVATE = frozenset("campaign party company bank club union team firm group candidate league federation company's".split())
REASON_OPENERS = frozenset("because for fearing citing since as out to so due lest given".split())


@dataclass(frozen=True, slots=True)
class Grant:
    """That an article says a speaker was given anonymity, and the words that say why."""

    reason: str | None = None
    kind: ReasonKind | None = None


def type_of(voice: Voice, text: str, lexicon: Lexicon) -> SourceType:
    """Return the type of a speaker: the first of the fifteen that fits."""
    if voice.kind == "self":
        return SourceType.SELF
    if voice.parts:
        order = list(SourceType)
        return min((_of_mention(p, text, lexicon) for p in voice.parts), key=order.index)
    if voice.kind == "name":
        return SourceType.NAMED_OFFICIAL if voice.official else SourceType.NAMED_PERSON
    if voice.kind == "media":
        return SourceType.MEDIA
    if voice.kind == "body":
        return SourceType.INSTITUTION
    if voice.kind == "document":
        return SourceType.DOCUMENT
    return _described(
        voice.head, voice.noun_class, voice.plural, voice.count, voice.former, voice.body, voice.public, voice.label, lexicon
    )


def _of_mention(m: Mention, text: str, lexicon: Lexicon) -> SourceType:
    if m.kind == "name":
        return SourceType.NAMED_OFFICIAL if m.official else SourceType.NAMED_PERSON
    if m.kind in ("body", "media", "document"):
        return {"body": SourceType.INSTITUTION, "media": SourceType.MEDIA, "document": SourceType.DOCUMENT}[m.kind]
    if m.kind == "self":
        return SourceType.SELF
    label = text[m.span.start : m.span.end]
    return _described(m.head, m.noun_class, m.plural, m.count, m.former, m.body, m.public, label, lexicon)


def _described(
    head: str, noun_class: str, plural: bool, count: int | None, former: bool, body: bool, public: bool, label: str, lexicon: Lexicon
) -> SourceType:
    """Return the type of somebody without a name, by the noun that the phrase turns on."""
    words = plain(label).replace(",", " ").split()
    counted = count is not None or not plural
    if noun_class == "empty":
        return _empty(words, body, plural, count, lexicon)
    if noun_class == "spokesperson":
        return SourceType.UNNAMED_SPOKESPERSON
    if noun_class in ("aide", "office", "insider"):
        private = any(w in lexicon.private for w in words)
        if former:
            return SourceType.UNNAMED_INSIDER
        if noun_class == "office":
            return SourceType.UNNAMED_INSIDER if private and not public else SourceType.UNNAMED_OFFICIAL
        if noun_class == "aide":
            holder = any(lexicon.nouns.get(w) == "office" for w in words if w != head)
            return SourceType.UNNAMED_OFFICIAL if (public or holder) and not private else SourceType.UNNAMED_INSIDER
        return SourceType.UNNAMED_INSIDER
    if noun_class == "person":
        return SourceType.UNNAMED_PERSON if counted else SourceType.COLLECTIVE
    if noun_class in ("document", "media", "institution"):
        return SourceType(noun_class)
    if noun_class == "collective":
        return SourceType.COLLECTIVE if plural or head in ("some", "many", "others", "most", "few", "those", "all") else SourceType.UNNAMED_PERSON
    if plural:
        return SourceType.COLLECTIVE
    return SourceType.INSTITUTION if body and words and words[-1] not in ("man", "woman") else SourceType.UNNAMED_PERSON


def _empty(words: list[str], body: bool, plural: bool, count: int | None, lexicon: Lexicon) -> SourceType:
    """Tell “a Kremlin source” from “a source”: an empty noun with a body, or close to one."""
    joined = f" {' '.join(words)} "
    close = any(f" {p} " in joined for p in ("close to", "near", "inside", "within"))
    person = any(w in ("person", "people", "someone", "somebody", "individual", "individuals", "figure", "figures") for w in words)
    if close:
        return SourceType.AFFILIATED_SOURCE
    if person and not any(w in joined for w in (" familiar ", " knowledge ", " briefed ", " aware ", " declined ", " asked ", " involved ", " direct ")):
        uncounted = plural and count is None
        return SourceType.COLLECTIVE if uncounted else SourceType.ANONYMOUS_SOURCE
    before = words[: next((i for i, w in enumerate(words) if lexicon.nouns.get(w) == "empty"), 0)]
    after = words[len(before) + 1 :]
    named = any(
        w in lexicon.public_bodies or w in lexicon.places or w in lexicon.demonyms or lexicon.nouns.get(w) in ("institution", "office", "media")
        for w in before
    ) or _has_body(before, lexicon)
    at = bool(after) and after[0] in ("at", "in", "inside", "within", "from", "of") and len(after) > 1
    if person:
        return SourceType.ANONYMOUS_SOURCE
    return SourceType.AFFILIATED_SOURCE if named or at else SourceType.ANONYMOUS_SOURCE


def _has_body(words: list[str], lexicon: Lexicon) -> bool:
    joined = [" ".join(words[i : i + n]) for n in (2, 3) for i in range(len(words))]
    return any(j in lexicon.public_bodies or j in lexicon.media_names for j in joined)


def level_of(voice: Voice, kind: SourceType, basis: str | None) -> Level:
    """Return how far the reader can tell who a speaker is."""
    if kind in (SourceType.NAMED_OFFICIAL, SourceType.NAMED_PERSON):
        if len(voice.name) < 2 and not voice.official and not voice.described:
            return Level.PARTIAL_NAME
        return Level.NAME_AND_ROLE if voice.described or voice.official else Level.NAME_ONLY
    if kind in (SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON):
        return Level.BODY
    if kind is SourceType.MEDIA:
        return Level.BODY if voice.kind == "media" else Level.NOTHING
    if kind is SourceType.DOCUMENT:
        dated = any(c.isdigit() for c in voice.label)
        issued = voice.body or any(c.isupper() for c in voice.label[1:])
        return Level.NAME_AND_ROLE if dated and issued else Level.BODY if dated or issued else Level.NOTHING
    if kind in (SourceType.COLLECTIVE, SourceType.AGENTLESS, SourceType.UNATTRIBUTED):
        return Level.NOTHING
    if kind is SourceType.ANONYMOUS_SOURCE:
        return Level.ROLE_AND_BODY if basis else Level.ROLE_OR_BODY if _proximate(voice.label) else Level.NOTHING
    if kind is SourceType.AFFILIATED_SOURCE:
        return Level.ROLE_AND_BODY if basis else Level.ROLE_OR_BODY
    tied = voice.body or voice.public
    if basis:
        return Level.ROLE_BODY_BASIS if tied else Level.ROLE_AND_BODY
    return Level.ROLE_AND_BODY if tied else Level.ROLE_OR_BODY


def _proximate(label: str) -> bool:
    low = plain(label)
    return any(p in low for p in ("familiar with", "close to", "briefed on", "knowledge of", "aware of"))


def match(words: tuple[str, ...], phrases: Phrases) -> tuple[int, int] | None:
    """Return where the first of some phrases stands among words, end exclusive, or None."""
    for i, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            end = _match_at(words, phrase, 0, i)
            if end is not None:
                return i, end
    return None


def _match_at(words: tuple[str, ...], phrase: tuple[Slot, ...], n: int, at: int) -> int | None:
    while n < len(phrase):
        slot = phrase[n]
        n += 1
        if slot is None:
            ends = (_match_at(words, phrase, n, at + skip) for skip in range(6))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or words[at] not in slot:
            return None
        at += 1
    return at


def find_grants(
    text: str, sentences: tuple[Sentence, ...], links: tuple[Link, ...], references: dict[Source, Reference],
    voices: tuple[Voice, ...], lexicon: Lexicon,
) -> dict[int, Grant]:  # fmt: skip
    """Return the voices to which anonymity was granted, each with the stated reason."""
    grants: dict[int, Grant] = {}
    spoken: dict[int, list[tuple[int, int]]] = {}
    for source, reference in references.items():
        if reference.voice is not None:
            spoken.setdefault(source.sentence, []).append((source.phrases.first, reference.voice))
    for number, sentence in enumerate(sentences):
        found = match(sentence.words, lexicon.grant)
        if found is None:
            continue
        voice = _granted_to(number, found[0], sentences, spoken, voices)
        if voice is None:
            continue
        reason, kind = _reason(text, sentence, found, lexicon)
        if voice not in grants or (reason and not grants[voice].reason):
            grants[voice] = Grant(reason, kind)
    return grants


def _granted_to(
    number: int, at: int, sentences: tuple[Sentence, ...], spoken: dict[int, list[tuple[int, int]]], voices: tuple[Voice, ...]
) -> int | None:
    """Return the unnamed voice of the same sentence, or of the sentences just before, that the grant is about."""
    sentence = sentences[number]
    here = [v for first, v in sorted(spoken.get(number, [])) if sentence.firsts[first] <= at and voices[v].kind == "description"]
    if here:
        return here[-1]
    later = [v for _, v in sorted(spoken.get(number, [])) if voices[v].kind == "description"]
    if later:
        return later[0]
    for back in range(1, 4):
        if number - back < 0:
            break
        before = [v for _, v in sorted(spoken.get(number - back, [])) if voices[v].kind == "description"]
        if before:
            return before[-1]
    return None


def _reason(
    text: str, sentence: Sentence, found: tuple[int, int], lexicon: Lexicon
) -> tuple[str | None, ReasonKind | None]:
    """Return the words after a grant that say why, and whether they tell the reader anything."""
    words = sentence.words
    rote = match(words, lexicon.rote)
    informative = match(words, lexicon.informative)
    for i in range(found[1], min(len(words), found[1] + 8)):
        if words[i] in REASON_OPENERS and i + 2 < len(words):
            end = len(words) - 1 if sentence.tags[-1] == "." else len(words)
            for j in range(i, end):
                if sentence.tags[j] in '";':
                    end = j
                    break
            reason = " ".join(text[sentence.starts[i] : sentence.ends[end - 1]].split()).rstrip(" ,.")
            return reason, ReasonKind.INFORMATIVE if informative or not rote else ReasonKind.ROTE
        if sentence.tags[i] in '";':
            break
    if rote and rote[0] < found[0]:
        reason = " ".join(text[sentence.starts[rote[0]] : sentence.ends[rote[1] - 1]].split())
        return reason, ReasonKind.INFORMATIVE if informative else ReasonKind.ROTE
    return None, None


def basis_of(voice: Voice, text: str, lexicon: Lexicon) -> str | None:
    """Return the words of a mention that say how an unnamed speaker knows: “who attended the meeting”."""
    for span in voice.mentions:
        words = tuple(plain(text[span.start : span.end]).replace(",", " ,").split())
        found = match(words, lexicon.basis)
        if found is not None:
            return " ".join(words[found[0] :])
    return None


def span_words(text: str, span: Span) -> str:
    """Return the words of a span with white space folded."""
    return " ".join(text[span.start : span.end].split())
