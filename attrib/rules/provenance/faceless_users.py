"""The rule `faceless-users`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.lazy import lazy
from attrib.lexicon import lexicon, plain, plain_words
from attrib.model import Article, Attribution, Severity, SourceType, Speaker
from attrib.rules import POINTING_BACK, Flag, Judged, rule, shown
from attrib.rules.surroundings import around, is_proper, is_speech, listed, nearby, words_in

POSTING = frozenset({SourceType.COLLECTIVE, SourceType.UNNAMED_PERSON, SourceType.DOCUMENT})
POSTS = frozenset("post posts tweet tweets".split())
TELLING = frozenset(
    "write accuse claim mock praise blame criticise criticize condemn slam blast joke complain question point call "
    "describe suggest speculate comment urge demand warn allege deny defend dismiss attack".split()
)
PICTURES = frozenset("clip clips footage video videos".split())
# “People on Facebook said”, “an anonymous account on X said”
ANYBODY = frozenset("people many some others account accounts channel channels person someone posters".split())
HANDLE = lazy(r"@\w")
# “who was reached by phone”, “the Courier could not verify the video”, “identified himself as a welder”
CHECKED = lazy(
    r"\b(?:verif(?:y|ied)|authenticated|geolocated|confirmed?|identif(?:y|ied)|contacted|reached|interviewed|"
    r"unverified)\b"
)

OWNING = frozenset({"by", "from", "of"})


@rule(
    severity=Severity.WARNING,
    see="BBC, Editorial Guidelines, 3.3.6, 2019 (on saying what could not be verified); NPR, Ethics Handbook, 2012 (on "
    "unnamed voices from the web)",
    flags=[
        "Telegram users said the bridge at Lorne had been hit.",
        "An anonymous account on X said that the ferry had sunk.",
        "The mill at Lorne burned down on Sunday night.\n\nOne user on Reddit wrote that the alarms had been switched "
        "off for a month. The owner, Ana Kord, told reporters that they had worked.\n\nNobody was hurt.",
    ],
    passes=[
        "Three residents posting on the channel Most-24, reached by phone, said the bridge had been hit.",
        "A post on the council’s Facebook page said the bridge would close on Monday.",
        "A video showed the bridge falling into the river. The Courier has verified where it was filmed.",
        "The mill at Lorne burned down on Sunday night.\n\nOne user on Reddit, who identified himself as a welder at "
        "the mill, wrote that the alarms had been switched off for a month. The owner, Ana Kord, told reporters that "
        "they had worked.\n\nUsers of the footbridge can cross again.",
    ],
    judged=Judged(
        articles=822,
        found=7,
        read=7,
        right=6,
        false_alarm="A post on a blog whose owner is named in the sentence before.",
    ),
)
def faceless_users(article: Article) -> Iterator[Flag]:
    """Accounts on the net are quoted as sources, and nobody says who is behind them.

    Behind “users said” or “one post claimed” may stand a witness, a rival, a joker or a machine. A reader can weigh the
    words only when told whose account it is, or what was done to find out, or at least that it was not found out.

    Nothing is said where the words name an account or somebody who owns it, or where the sentences beside them tell
    that the poster was reached or the picture checked. Reported once for the article.
    """
    faceless = [(speaker, said) for speaker, said in article.said if _is_faceless(article, speaker, said[0])]
    if not faceless:
        return
    _, said = faceless[0]
    others = f", and so could {len(faceless) - 1} more here" if len(faceless) > 1 else ""
    yield Flag(
        span=said[0].source[0],
        message=f"{shown(article, said[0].source)} could be anybody{others}: the reader is not told whose account it "
        "is, nor whether anybody asked.",
        hint="If it is safe to, say who is behind the account, or what was done to find out.",
        attributions=tuple(a.id for _, several in faceless for a in several),
    )


def _is_faceless(article: Article, speaker: Speaker, first: Attribution) -> bool:
    """Tell “one user on Reddit” and “a viral video” from “the video”, “her tweet”, “a post by the council”."""
    if speaker.type not in POSTING:
        return False
    words = words_in(article, speaker.mentions[0])
    plainly = plain_words(words)
    text, platforms = article.document.text, lexicon().platforms
    if not words or plainly[0] in POINTING_BACK or not _shares(article, plainly, first):
        return False
    named = any(is_proper(word) and plain(word) not in platforms for word in words[1:])
    owned = any(word.endswith(("'s", "s'")) for word in plainly) or not OWNING.isdisjoint(plainly)
    if named or owned or HANDLE.search(text, *around(article, speaker.mentions[0])):
        return False
    return CHECKED.search(text, *nearby(article, first.source[0])) is None


def _shares(article: Article, words: Sequence[str], first: Attribution) -> bool:
    """Tell whether the words are for people on the net, or for what they put there: “a viral video”, “one tweet”."""
    joined = f" {' '.join(words)} "
    on_the_net = "on" in words and any(f" on {platform} " in joined for platform in lexicon().platforms)
    if not listed("faceless").isdisjoint(words):
        return True  # “netizens accused her of copying it”
    if on_the_net and not ANYBODY.isdisjoint(words):
        return _is_said(article, first)
    if PICTURES.isdisjoint(words):
        return not POSTS.isdisjoint(words) and _is_said(article, first) and words[0] in ("one", "a", "posts", "tweets")
    return "viral" in words or on_the_net


def _is_said(article: Article, first: Attribution) -> bool:
    """Tell whether accounts speak, write or judge: “users said”, “one user wrote”, “netizens accused her”."""
    verbs = (verb for word in plain(article.words(first.cue)).split() for verb in lexicon().cues.get(word, ()))
    told = any(verb.lemma in TELLING for verb in verbs)
    return is_speech(article, first) or told
