"""Attributions: each link with its speaker, its type, and what else the article tells of how it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrib.anonymity import basis_of, grants_of
from attrib.circumstances import circumstances
from attrib.grammar import Sentence
from attrib.lexicon import Lexicon, plain, plain_words
from attrib.links import Left, Link, Source
from attrib.matching import match
from attrib.mentions import ALONE
from attrib.model import (
    NAMED,
    OFFICIAL,
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
from attrib.offices import standing_of
from attrib.references import Ground, Reference
from attrib.sourcing import level_of, type_of
from attrib.voices import Voice

# Frames of verbs that also mean a deed, of which a thing may be the subject
DEEDS = ("np", "p", "to", "ing")
THING_PRONOUNS = frozenset({"it", "its", "itself", "which"})  # a body rather than a person
CONFIRMING = frozenset({"confirm", "corroborate", "verify"})
# Who may say what somebody else said; a document or an outlet relays it
TELLERS = NAMED | UNNAMED | {SourceType.INSTITUTION, SourceType.UNNAMED_SPOKESPERSON, SourceType.COLLECTIVE}
ANSWERING = frozenset({"respond", "reply", "answer", "return"})
FEWEST = 2  # sources that carry a claim together


class Reading(NamedTuple):
    """One article as the stages before have read it."""

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    links: tuple[Link, ...]
    voices: tuple[Voice, ...]
    references: dict[Source, Reference]
    left: Mapping[int, Left]  # why a quotation, by its index, was given to nobody
    grants: Mapping[int, tuple[int, int]]  # the words of a sentence, by its number, that tell of a grant of anonymity

    def claims(self, lexicon: Lexicon) -> tuple[Link, ...]:
        """Return the links that hand over a claim, one for each attribution: no grant of anonymity, and no deed."""
        kept = (k for k in self.links if not _is_grant(self, k, lexicon) and not _is_silence(self, k))
        return tuple(k for k in kept if not _is_deed(k, self))


def attribute(
    reading: Reading, lexicon: Lexicon
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...], tuple[Span, ...]]:
    """Return the attributions in the order of the text, their speakers, and the terms: marked words nobody says."""
    links = reading.claims(lexicon)
    speakers = _speakers(reading, links, lexicon)
    found: list[Attribution] = []
    vias: dict[int, str] = {}
    for n, link in enumerate(links, start=1):
        reference = reading.references.get(link.source) if link.source else None
        via = _via(reading, link, lexicon)
        if reference is not None and reference.voice is not None:
            via = via or (vias.get(reference.voice) if reference.back else None)
            if via:
                vias[reference.voice] = via
        found.append(_attribution(f"a{n}", reading, link, reference, speakers, via, lexicon))
    taken = {q for link in links for q in link.quotations}
    terms = tuple(s for i, q in enumerate(reading.quotations) if i not in taken for s in q.content)
    found = _mark_hearsay(_corroborate(found, links))
    return tuple(found), tuple(speakers.values()), terms


def _speakers(reading: Reading, links: tuple[Link, ...], lexicon: Lexicon) -> dict[int, Speaker]:
    """Return the speakers of some links, by the index of their voice, in the order in which they first speak."""
    grants = grants_of(reading.text, reading.sentences, reading.grants, reading.voices, lexicon)
    references = [reading.references[link.source] for link in links if link.source is not None]
    # those whom an ambiguous source could stand for as well, for a report has to name them
    speaking = dict.fromkeys(v for r in references for v in (r.voice, *r.candidates) if v is not None)
    speakers: dict[int, Speaker] = {}
    for n, index in enumerate(speaking, start=1):
        voice, grant = reading.voices[index], grants.get(index)
        kind = type_of(voice, voice.label, lexicon)
        source = kind is SourceType.ANONYMOUS_SOURCE
        near = source and match(plain_words(voice.label.split()), lexicon.proximity) is not None
        basis = basis_of(voice, reading.text, lexicon) if kind in UNNAMED else None
        standing = standing_of(voice, kind, reading.text, lexicon)
        level = level_of(voice, kind, basis, near=near)
        speakers[index] = Speaker(
            f"s{n}", voice.label, kind, level, tuple(sorted(set(voice.mentions))), voice.count,
            grant is not None and grant.asked, grant.reason if grant else None, grant.kind if grant else None, basis,
            standing.office, voice.former and standing.office in OFFICIAL, standing.affiliation, standing.tie,
        )  # fmt: skip
    return speakers


def _is_grant(reading: Reading, link: Link, lexicon: Lexicon) -> bool:
    """Tell whether a link is only the grant itself: “who declined to be named”, “an aide asked for anonymity”."""
    if link.direct or link.cue_phrase < 0 or link.sentence not in reading.grants:
        return False
    sentence = reading.sentences[link.sentence]
    first = sentence.firsts[link.cue_phrase]
    words = sentence.words[first : first + 8]
    found = match(words, lexicon.grant)
    # not: “said on condition of anonymity | that the mill would close”
    return found is not None and found[0] <= 1 and link.content[0].start < sentence.ends[first + found[1] - 1]


def _is_silence(reading: Reading, link: Link) -> bool:
    """Tell whether nothing was said: “The board did not respond to requests for comment.”"""
    if link.direct or link.verb not in ANSWERING or link.cue_phrase < 0:
        return False
    words = reading.sentences[link.sentence].phrase_words(link.cue_phrase)
    return any(word in ("not", "never") or word.endswith("n't") for word in words)


def _is_deed(link: Link, reading: Reading) -> bool:
    """Tell whether a verb that also means a deed has a thing for its subject: “The dress emphasised her height.”"""
    if link.direct or link.source is None or not link.frame.startswith(DEEDS):
        return False
    reference = reading.references[link.source]
    mention = reference.mention
    if reference.ground is Ground.GROUP or (mention.head in ALONE and link.quotations):
        return False  # “The other called it “a mess””
    return mention.kind == "description" and mention.noun_class == "" and not mention.body


def _attribution(
    name: str,
    reading: Reading,
    link: Link,
    reference: Reference | None,
    speakers: dict[int, Speaker],
    via: str | None,
    lexicon: Lexicon,
) -> Attribution:
    speaker = speakers.get(reference.voice) if reference is not None and reference.voice is not None else None
    if reference is None:
        kind = SourceType.AGENTLESS if link.cue else SourceType.UNATTRIBUTED
    else:
        nobody = SourceType.UNNAMED_PERSON if reference.mention.head not in THING_PRONOUNS else SourceType.INSTITUTION
        kind = speaker.type if speaker else nobody
    channel, time = circumstances(reading.sentences[link.sentence], link, lexicon)
    pronoun = reference is None or reference.mention.kind == "pronoun"
    return Attribution(
        id=name, mode=Mode.DIRECT if link.direct else Mode.MIXED if link.quotations else Mode.INDIRECT,
        act=Act.STATE_OF_MIND if link.mind else Act.STATEMENT, content=link.content, source=_source(reading, link),
        cue=link.cue, speaker_id=speaker.id if speaker else None, type=kind, pattern=link.pattern,
        count=(speaker.count if speaker else None) if pronoun or reference is None else reference.mention.count,
        via=via, ambiguous=bool(reference and reference.ambiguous),
        candidates=tuple(speakers[c].id for c in reference.candidates if c in speakers) if reference else (),
        rivals=reference.rivals if reference else (),
        channel=channel, time=time, hand=_hand(link, kind, speaker, via),
    )  # fmt: skip


def _source(reading: Reading, link: Link) -> tuple[Span, ...]:
    """Return the source phrase; in a chain, from the outlet to the innermost voice."""
    if link.source is None:
        return ()
    start = link.relay.phrases.first if link.relay else link.source.phrases.first
    return (reading.sentences[link.source.sentence].span(start, link.source.phrases.last),)


def _via(reading: Reading, link: Link, lexicon: Lexicon) -> str | None:
    """Return the outlet that stands between the source and the article."""
    if link.relay is not None:
        voice = reading.references[link.relay].voice
        return reading.voices[voice].label if voice is not None else None
    if link.verb != "tell" or link.cue_phrase < 0:
        return None
    sentence = reading.sentences[link.sentence]
    k = link.cue_phrase + 1
    if sentence.kinds[k : k + 1] != "n":
        return None
    first, last = sentence.firsts[k], sentence.firsts[k + 1]
    first += sentence.tags[first] == "D"
    name = " ".join(reading.text[sentence.starts[i] : sentence.ends[i]] for i in range(first, last))
    known = plain(name) in lexicon.media_names or (" " in name and plain(name.split()[-1]) in lexicon.media_words)
    initials = name.isupper() and 1 < len(name) < 6  # two sources told FT
    return name if known or initials or f"the {plain(name)}" in lexicon.media_names else None


def _hand(link: Link, kind: SourceType, speaker: Speaker | None, via: str | None) -> Hand:
    """Return through how many hands the words came: an outlet between, or nobody the reader could name."""
    if link.pattern == "hearsay-adverb" or (kind is SourceType.MEDIA and speaker and speaker.level is Level.NOTHING):
        return Hand.UNFLAGGED
    if via is not None:
        return Hand.RELAY_UNNAMED if kind in UNNAMED or kind is SourceType.COLLECTIVE else Hand.RELAY_NAMED
    return Hand.RELAY_NAMED if kind is SourceType.MEDIA else Hand.FIRST


def _corroborate(found: list[Attribution], links: Iterable[Link]) -> list[Attribution]:
    """Mark the statements that several carry: by a stated count, or because the next speaker confirms them."""
    marked = [a._replace(corroborated=True) if (a.count or 0) >= FEWEST and a.type in UNNAMED else a for a in found]
    for n, link in enumerate(links):
        if n and link.verb in CONFIRMING and found[n].speaker_id not in (None, found[n - 1].speaker_id):
            marked[n - 1] = marked[n - 1]._replace(corroborated=True)
    return marked


def _hands_over(a: Attribution) -> bool:
    """Tell whether what somebody says in the article’s words may hold what somebody else said."""
    return a.type in TELLERS and a.mode is not Mode.DIRECT and a.act is Act.STATEMENT


def _mark_hearsay(found: list[Attribution]) -> list[Attribution]:
    """Mark what somebody says that somebody else said: “Crane said that Venn had told her the ferry was old”."""
    said = sorted((s.start, s.end, n) for n, a in enumerate(found) if _hands_over(a) for s in a.content)
    marked = list(found)
    open_: list[tuple[int, int, int]] = []
    at = 0
    cues = sorted(
        (a.cue[0].start, n) for n, a in enumerate(found) if a.cue and a.hand is Hand.FIRST and a.mode is not Mode.DIRECT
    )
    for start, n in cues:
        while at < len(said) and said[at][0] <= start:
            open_.append(said[at])
            at += 1
        while open_ and open_[-1][1] <= start:
            open_.pop()
        if open_ and open_[-1][2] != n and found[open_[-1][2]].speaker_id not in (None, found[n].speaker_id):
            marked[n] = found[n]._replace(hand=Hand.HEARSAY)
    return marked
