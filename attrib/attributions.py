"""Attributions: each link with its speaker, its type, and what else the article tells of how it was said."""

from __future__ import annotations

from attrib.grammar import Sentence
from attrib.lexicon import Lexicon, plain
from attrib.links import Link, Source
from attrib.model import (
    NOBODY,
    UNNAMED,
    Act,
    Attribution,
    Hand,
    Level,
    Mode,
    Quotation,
    SourceType,
    Span,
    Speaker,
)
from attrib.sourcing import basis_of, find_grants, level_of, match, type_of
from attrib.speakers import Reference
from attrib.voices import Voice

# What a source spoke through, by the word that tells it
CHANNELS = {
    "interview": "interview", "statement": "statement", "email": "message", "e-mail": "message", "text": "message",
    "letter": "letter", "memo": "document", "tweet": "post", "post": "post", "tweeted": "post", "twitter": "post",
    "facebook": "post", "posted": "post", "speech": "speech", "address": "speech", "rally": "speech",
    "hearing": "hearing", "debate": "debate", "briefing": "news conference", "conference": "news conference",
    "reporters": "news conference", "journalists": "news conference", "filing": "filing", "testimony": "hearing",
    "testified": "hearing", "broadcast": "broadcast", "television": "broadcast", "call": "call", "phone": "call",
    "podcast": "broadcast", "release": "statement", "wrote": "letter", "report": "document",
}  # fmt: skip
WEAK_FRAMES = ("np", "p", "to", "ing", "adj")
CONFIRMING = ("confirmed", "corroborated", "separately", "independently")


def attribute(
    text: str, sentences: tuple[Sentence, ...], quotations: tuple[Quotation, ...], links: tuple[Link, ...],
    voices: tuple[Voice, ...], references: dict[Source, Reference], lexicon: Lexicon,
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...], tuple[Span, ...]]:  # fmt: skip
    """Return the attributions in the order of the text, their speakers, and the terms: marked words nobody says."""
    grants = find_grants(text, sentences, links, references, voices, lexicon)
    links = tuple(k for k in links if not _is_grant(text, k, lexicon) and not _of_a_thing(k, references))
    used = [r.voice for r in (references[link.source] for link in links if link.source) if r.voice is not None]
    order = {voice: n for n, voice in enumerate(dict.fromkeys(used), start=1)}
    speakers = {}
    for voice, n in order.items():
        v = voices[voice]
        kind = type_of(v, text, lexicon)
        basis = basis_of(v, text, lexicon) if kind in UNNAMED else None
        grant = grants.get(voice)
        speakers[voice] = Speaker(
            f"s{n}", v.label, kind, level_of(v, kind, basis), tuple(sorted(set(v.mentions))), v.count,
            grant is not None, grant.reason if grant else None, grant.kind if grant else None, basis,
        )  # fmt: skip
    found: list[Attribution] = []
    vias: dict[int, str] = {}
    for n, link in enumerate(links, start=1):
        found.append(_attribution(n, text, sentences, link, voices, references, speakers, vias))
    taken = {q for link in links for q in link.quotations}
    terms = tuple(s for i, q in enumerate(quotations) if i not in taken for s in q.content)
    return tuple(_corroborate(found, speakers)), tuple(speakers.values()), terms


def _of_a_thing(link: Link, references: dict[Source, Reference]) -> bool:
    """Tell whether a verb that also means a deed has a thing for its subject: “The dress emphasised her height.”"""
    if link.direct or link.source is None or not link.frame.startswith(WEAK_FRAMES):
        return False
    mention = references[link.source].mention
    return mention.kind == "description" and mention.noun_class == "" and not mention.body


def _is_grant(text: str, link: Link, lexicon: Lexicon) -> bool:
    """Tell whether a link is only the grant itself: “who declined to be named”, “an aide asked for anonymity”."""
    if link.direct or not link.cue:
        return False
    words = tuple(plain(text[link.cue[0].start : link.content[-1].end]).split())
    if len(words) > 60:
        return False
    found = match(words[:8], lexicon.grant)
    return found is not None and found[0] <= 1


def _attribution(
    n: int, text: str, sentences: tuple[Sentence, ...], link: Link, voices: tuple[Voice, ...],
    references: dict[Source, Reference], speakers: dict[int, Speaker], vias: dict[int, str],
) -> Attribution:  # fmt: skip
    reference = references.get(link.source) if link.source else None
    voice = reference.voice if reference else None
    speaker = speakers.get(voice) if voice is not None else None
    kind = _type(link, reference, speaker)
    via = _via(text, sentences, link, references, voices)
    if voice is not None:
        via = via or (vias.get(voice) if reference is not None and reference.back else None)
        if via:
            vias[voice] = via
    source: tuple[Span, ...] = ()
    if link.source is not None:
        phrases = link.source.phrases
        start = link.relay.phrases.first if link.relay else phrases.first
        source = (sentences[link.source.sentence].span(start, phrases.last),)
    candidates = tuple(speakers[c].id for c in reference.candidates if c in speakers) if reference else ()
    return Attribution(
        f"a{n}", _mode(link), Act.STATE_OF_MIND if link.mind else Act.STATEMENT, link.content, source, link.cue,
        speaker.id if speaker else None, kind, link.pattern,
        count=reference.mention.count if reference and reference.mention.kind != "pronoun" else speaker.count if speaker else None,
        via=via, ambiguous=bool(reference and reference.ambiguous), candidates=candidates,
        channel=_channel(sentences, link), hand=_hand(link, kind, speaker, via, voices, voice),
    )  # fmt: skip


def _mode(link: Link) -> Mode:
    if link.direct:
        return Mode.DIRECT
    return Mode.MIXED if link.quotations else Mode.INDIRECT


def _type(link: Link, reference: Reference | None, speaker: Speaker | None) -> SourceType:
    if reference is None:
        return SourceType.AGENTLESS if link.cue else SourceType.UNATTRIBUTED
    if speaker is None:
        return SourceType.UNNAMED_PERSON
    return speaker.type


def _via(
    text: str, sentences: tuple[Sentence, ...], link: Link, references: dict[Source, Reference], voices: tuple[Voice, ...]
) -> str | None:
    """Return the outlet that stands between the source and the article."""
    if link.relay is not None:
        voice = references[link.relay].voice if link.relay in references else None
        return voices[voice].label if voice is not None else None
    if link.verb == "tell" and link.cue_phrase >= 0:
        sentence = sentences[link.sentence]
        k = link.cue_phrase + 1
        if sentence.kinds[k : k + 1] == "n" and "X" in sentence.tags[sentence.firsts[k] : sentence.firsts[k + 1]]:
            first, last = sentence.firsts[k], sentence.firsts[k + 1]
            forms = [text[sentence.starts[i] : sentence.ends[i]] for i in range(first, last)]
            if sentence.tags[first] == "D":
                forms = forms[1:]
            name = " ".join(forms)
            if _is_outlet(name, sentence.words[first] == "the"):
                return name
    return None


def _is_outlet(name: str, definite: bool) -> bool:
    from attrib.lexicon import lexicon

    lex = lexicon()
    low = plain(name)
    return low in lex.media_names or plain(name.split()[-1]) in lex.media_words or (name.isupper() and len(name) < 6)


def _channel(sentences: tuple[Sentence, ...], link: Link) -> str | None:
    """Return how it was said, where the words after the cue tell it: “in a statement”, “told reporters”."""
    if link.cue_phrase < 0:
        return None
    sentence = sentences[link.sentence]
    first = sentence.firsts[link.cue_phrase]
    until = min(len(sentence.words), first + 10)
    for i in range(first, until):
        if sentence.tags[i] in '".;' and i > first:
            break
        channel = CHANNELS.get(sentence.words[i])
        if channel:
            return channel
    for i in range(min(5, len(sentence.words))):
        if sentence.words[i] in CHANNELS and sentence.words[0] in ("in", "at", "during", "on") and i < first:
            return CHANNELS[sentence.words[i]]
    return None


def _hand(
    link: Link, kind: SourceType, speaker: Speaker | None, via: str | None, voices: tuple[Voice, ...], voice: int | None
) -> Hand:
    if kind is SourceType.MEDIA and speaker is not None and speaker.level is Level.NOTHING:
        return Hand.UNFLAGGED
    if link.pattern == "hearsay-adverb":
        return Hand.UNFLAGGED
    if via is not None:
        return Hand.RELAY_UNNAMED if kind in UNNAMED or kind is SourceType.COLLECTIVE else Hand.RELAY_NAMED
    if kind is SourceType.MEDIA:
        return Hand.RELAY_NAMED
    return Hand.FIRST


def _corroborate(found: list[Attribution], speakers: dict[int, Speaker]) -> list[Attribution]:
    """Mark the statements that a stated count of two or more carries."""
    from dataclasses import replace

    return [
        replace(a, corroborated=True) if a.type not in NOBODY and (a.count or 0) >= 2 and a.act is Act.STATEMENT else a
        for a in found
    ]
