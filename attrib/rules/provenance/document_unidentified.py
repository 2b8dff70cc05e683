"""The rule `document-unidentified`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from attrib.lazy import lazy
from attrib.lexicon import lines, plain, plain_words
from attrib.model import Article, Attribution, Level, Severity, SourceType, Speaker
from attrib.rules import POINTING_BACK, Flag, Judged, rule, shown
from attrib.rules.bodies import institutions_in
from attrib.rules.searches import sentences_with, vocabulary
from attrib.rules.surroundings import is_proper, words_in

PROVING = frozenset(
    "according allege alleged alleges claim claimed claims conclude concluded concludes confirm confirmed confirms "
    "describe described describes detail detailed details find finds found indicate indicated indicates prove proved "
    "proves read reads reveal revealed reveals said say says show showed shown shows state stated states suggest "
    "suggested suggests warn warned warns".split()
)
# What says whose a paper is or how it came: “files handed over by a clerk”, “a study led by Prins”
COMING = frozenset(
    "commissioned compiled conducted disclosed drafted filed handed issued kept led posted prepared produced "
    "provided published released sent shared signed submitted written".split()
)
# From here on it is told who has a paper, or what it proves: “documents seen by the Herald”
READING = frozenset("seen obtained reviewed viewed examined received".split())
LINKING = frozenset("by for from in of".split())
YEAR = 4  # digits
PUBLIC = frozenset({"census", "electoral", "official"})  # figures that everybody looks up in one place
BEFORE, AFTER = 4, 10  # words beside the noun that may say whose it is
HIDDEN = lazy(r"(?i)\b(?:leaked|internal|confidential|secret|classified|(?:seen|reviewed|viewed|obtained) by)\b")
# “obtained by the Courier”, “filed in court”, “under the Freedom of Information Act”
CAME = lazy(
    r"\b(?:obtained|shared|provided|handed|given|leaked|sent|filed|published|posted|released)(?: over| out)? "
    r"(?:by|to|with|in|on|under|through|from)\b|\b[Ff]reedom of [Ii]nformation\b"
)


@rule(
    severity=Severity.INFO,
    see="AP, Statement of News Values and Principles (as reported in 2009; on how documents were obtained); "
    "Poynter, International Fact-Checking Network, Code of Principles, 2016",
    flags=[
        "A leaked memo shows that the bridge at Lorne was never tested under load.",
        "Documents seen by the Courier show that the bridge at Lorne was never tested under load.",
        "Half of the drivers on the valley road go too fast.\n\nA recent study found that speed cameras make no "
        "difference after the first month. “People learn where they are,” said Ola Strand, who drives the school "
        "bus.\n\nThe council will put up six of them in May.",
    ],
    passes=[
        "A memo by the water board, dated 4 June, shows that the bridge at Lorne was never tested under load.",
        "Documents filed with the county court show that the bridge was never tested under load.",
        "A recent study found that speed cameras make no difference after the first month. The paper was published by "
        "the University of Lorne in March.",
        "Half of the drivers on the valley road go too fast, according to a new survey.\n\nSpeed cameras make no "
        "difference after the first month, said the road engineer Lea Prins, who led the survey. “People learn where "
        "they are,” she said.\n\nThe council will put up six cameras in May.",
    ],
    judged=Judged(
        articles=822,
        found=18,
        read=18,
        right=12,
        false_alarm="Exit polls, a poll that is named beside it, headings over a poll of one’s own, and letters "
        "from readers.",
    ),
)
def document_unidentified(article: Article, *, origin: bool = False) -> Iterator[Flag]:
    """Documents, studies or figures prove something, and the reader is not told whose they are.

    “Documents show” and “studies suggest” ask for the trust that a document earns by having an issuer, a title and a
    date. Without one of them nobody can find the paper, judge who made it, or ask how it came to the newsroom. Who has
    a paper (“seen by the Courier”) does not tell whose it is.

    Reported once for each, where it is first heard. Nothing is said where the article tells anywhere who made, filed or
    published a paper of the kind, and of a paper that is spoken of as known (“the report said”).

    With `origin`, a paper that is hidden or was only seen is reported although its issuer is told, where nothing says
    how it came to the newsroom.
    """
    for speaker, said in article.said:
        if speaker.type is not SourceType.DOCUMENT or not _proves(article, speaker, said):
            continue
        paper, source = _kind(article, speaker), shown(article, said[0].source)
        if paper is None:
            continue
        hidden = HIDDEN.search(article.words(said[0].source)) is not None
        if _is_anybodys(speaker) and not is_identified(article, paper):
            message = f"{source} could be anybody’s: the reader is not told whose work this is, and cannot look it up."
        elif origin and hidden and not CAME.search(article.document.text):
            message = f"The reader is not told how {source} came to the newsroom."
        else:
            continue
        yield Flag(
            span=said[0].source[0],
            message=message,
            hint="If it is safe to, say whose it is and how it came to you."
            if hidden
            else "Say who made or published it, and when; give its title, or a link.",
            attributions=tuple(a.id for a in said),
        )


def _proves(article: Article, speaker: Speaker, said: list[Attribution]) -> bool:
    """Tell “documents show” from “the documents show”, “official figures show” and “documents add”."""
    words = [plain(word) for word in words_in(article, speaker.mentions[0])]
    cue = {plain(word) for a in said for span in a.cue for word in words_in(article, span)}
    return words[0] not in POINTING_BACK and PUBLIC.isdisjoint(words) and not cue.isdisjoint(PROVING)


def _kind(article: Article, speaker: Speaker) -> int | None:
    words = (plain(word) for word in words_in(article, speaker.mentions[0]))
    return next((kinds()[word] for word in words if word in kinds()), None)


def _is_anybodys(speaker: Speaker) -> bool:
    """Tell a paper of which nothing is told, or only that it is hidden: “internal emails”."""
    hidden = HIDDEN.match(speaker.name) is not None and speaker.name[1:].islower()
    return speaker.level is Level.NOTHING or (
        speaker.level is Level.BODY and hidden and not institutions_in(speaker.name)
    )


@cache
def kinds() -> dict[str, int]:
    """Return the words for papers, studies and figures, each with the number of its kind."""
    return {word: n for n, line in enumerate(lines("evidence")) for word in plain(line).split(" / ")}


@lru_cache(maxsize=8)  # there are as many kinds
def is_identified(article: Article, kind: int) -> bool:
    """Tell whether the article says anywhere of a paper of the kind whose it is, or how it came."""
    papers = {word for word in kinds().keys() & vocabulary(article) if kinds()[word] == kind}
    for sentence in sentences_with(article, papers):
        words = words_in(article, sentence)
        if any(word in papers and _says_whose(words, i) for i, word in enumerate(plain_words(words))):
            return True
    return False


def _says_whose(words: list[str], i: int) -> bool:
    """Tell whether a name or an origin stands beside a paper: “Lorne council figures”, “a poll for the Gazette”."""
    before = words[max(0, i - BEFORE) : i]
    if any(is_proper(w) for w in before[i <= BEFORE :]) or not COMING.isdisjoint(map(plain, before)):
        return True
    after = words[i + 1 : i + 1 + AFTER]
    end = next((n for n, w in enumerate(after) if plain(w) in PROVING or plain(w) in READING), len(after))
    plainly = [plain(w) for w in after[:end]]
    named = any(is_proper(w) for w in after[:end]) and not LINKING.isdisjoint(plainly)
    return named or not COMING.isdisjoint(plainly) or any(w.isdigit() and len(w) == YEAR for w in plainly)
