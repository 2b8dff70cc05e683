"""The cast: all voices of one article, and how to find the one that a mention may stand for.

Every search looks back over a bounded number of voices, so that the time grows with the length of the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrib.mentions import Mention
from attrib.voices import BEHIND, Against, Choice, Other, Sighting, Voice, name_words

IN_VIEW = 40  # voices among which a pronoun chooses
BACK = 20  # voices with one head or one last name among which a description or a name chooses
ASKERS = frozenset({"reporter", "journalist", "interviewer", "questioner", "moderator"})
CLOSE = 0.25  # two voices this near to each other in view fit a pronoun equally well


class Cast:
    """All voices of one article, in the order in which they first appear."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []
        self.spoke: list[int] = []  # voices in the order in which they spoke
        self.together: tuple[int, ...] = ()  # the people last named together: “Ana Ruiz and Lou Park”
        self._by_last_name: dict[str, list[int]] = {}
        self._by_first_name: dict[str, list[Voice]] = {}
        self._by_middle_name: dict[str, list[Voice]] = {}
        self._by_head: dict[str, list[int]] = {}
        self._in_view: dict[int, None] = {}

    def open(self, mention: Mention, label: str) -> Voice:
        """Open a voice for a mention."""
        voice = Voice(len(self.voices), label, mention)
        self.voices.append(voice)
        if mention.kind == "name" and mention.name:
            self._enter(voice, voice.known_by)
        self._by_head.setdefault(last_word(mention.head), []).append(voice.index)
        return voice

    def _enter(self, voice: Voice, words: tuple[str, ...]) -> None:
        self._by_last_name.setdefault(words[-1], []).append(voice.index)
        if len(words) > 1:
            self._by_first_name.setdefault(words[0], []).append(voice)
        for word in words[1:-1]:
            self._by_middle_name.setdefault(word, []).append(voice)

    def name(self, voice: Voice, mention: Mention) -> None:
        """Give a voice that had a role only its name."""
        voice.kind = "name"
        voice.gender = ""
        voice.learn_name(mention.name)
        self._enter(voice, name_words(mention.name))

    def see(self, voice: Voice, mention: Mention, sighting: Sighting) -> None:
        """Note that a mention stands for a voice, and learn what the mention tells."""
        voice.mentions.append(mention.span)
        self.sight(voice, sighting)
        if mention.kind != "name" or not mention.name:
            return
        voice.learn_name(mention.name)
        voice.gender = voice.gender or mention.gender
        again = mention.head and mention.head in voice.heads
        if again and (voice.former or mention.former):  # “Mayor Crane” of a former mayor, “former Mayor” of a mayor
            voice.official = False
        elif mention.official:
            voice.official = True
            voice.office = voice.office or mention.span
        voice.described = voice.described or mention.described
        voice.former = voice.former or mention.former
        if mention.head:
            self.learn_head(voice, mention.head)

    def sight(self, voice: Voice, sighting: Sighting) -> None:
        """Put a voice in view."""
        voice.seen.append(sighting)
        self._in_view.pop(voice.index, None)
        self._in_view[voice.index] = None

    def learn_head(self, voice: Voice, head: str) -> None:
        """Note that a voice is called by a noun: “senator”."""
        if head not in voice.heads:
            voice.heads.add(head)
            self._by_head.setdefault(last_word(head), []).append(voice.index)

    def in_view(self) -> Iterator[Voice]:
        """Yield the voices last in view, the latest first."""
        for n, index in enumerate(reversed(self._in_view)):
            if n == IN_VIEW:
                return
            yield self.voices[index]

    def called(self, head: str) -> Iterator[Voice]:
        """Yield the voices that a noun was used of, the latest first."""
        for index in reversed(self._by_head.get(head, [])[-BACK:]):
            yield self.voices[index]

    def bearing(self, last_name: str) -> Iterator[Voice]:
        """Yield the voices with a last name, the latest first."""
        for index in reversed(self._by_last_name.get(last_name, [])[-BACK:]):
            yield self.voices[index]

    def known(self, name: tuple[str, ...], gender: str = "", head: str = "") -> Choice:
        """Return the voice that bears a name, or None: “Ruiz” is Ana Ruiz, “Tom Ruiz” is not.

        Of two with one last name it is the one who is called by the same noun (`head`), else the one named more often.
        """
        words = name_words(name)
        fits: list[tuple[bool, int, bool, int]] = []
        misfits: list[Other] = []
        for voice in self.bearing(words[-1]):
            theirs = voice.known_by
            if gender and voice.gender and voice.gender != gender:
                misfits.append(Other(voice.index, Against.GENDER))
            elif len(words) == 1 or len(theirs) == 1 or _same_first(words[0], theirs[0]):
                called = bool(head) and head in voice.heads
                full = 5 if len(words) > 1 and len(theirs) > 1 else 0
                acts = any(sighting.subject for sighting in voice.seen[-12:])
                fits.append((called, len(voice.seen) + full, acts, voice.index))
            else:
                misfits.append(Other(voice.index, Against.FIRST_NAME))
        if not fits and len(words) == 1:  # “Karim” is Karim Daoud, “Lim” Lim Siew Har, “Soto” Ana Soto Vela
            other = self._by_first_name.get(words[0]) or self._by_middle_name.get(words[0])
            return Choice(other[0] if other else None, tuple(misfits))
        best = max(fits, default=None)
        if len(words) > 1 and (best is None or len(self.voices[best[-1]].known_by) == 1):
            first = next((v for v in self.bearing(words[0]) if v.known_by == words[:1]), None)
            if first is not None:  # “his wife, Jane, … Ruiz … Jane Ruiz”
                return Choice(first, tuple(misfits))
        if best is None:
            return Choice(None, tuple(misfits))
        others = [Other(fit[-1], Against.RARER) for fit in fits if fit is not best]
        return Choice(self.voices[best[-1]], (*others, *misfits))

    def antecedent(self, sentence: int, phrase: int, gender: str, beside: int = -1) -> Choice:
        """Return the voice in view that a pronoun stands for. It is not the one at the phrase `beside`."""
        fits: list[tuple[float, int, tuple[float, ...]]] = []
        misfits: list[Other] = []
        for voice in self.in_view():
            if beside >= 0 and (voice.seen[-1].sentence, voice.seen[-1].phrase) == (sentence, beside):
                continue
            against = voice.misfit(gender)
            distance = voice.distance(sentence, phrase) if against is None else None
            if distance is None:
                misfits.append(Other(voice.index, against or Against.OUT_OF_VIEW))
                continue
            last = -0.6 if self.spoke and self.spoke[-1] == voice.index else 0.0
            if voice.head in ASKERS:
                last = 1.5  # “A reporter asked Ruiz what she felt. She replied”
            elif voice.unnamed and not voice.spoke:
                last = 0.5  # “A woman in the crowd shouted.”
            told = -0.5 if gender in ("male", "female") and voice.gender == gender else 0.0
            bare = voice.kind == "name" and len(voice.name) == 1 and not (voice.gender or voice.described)
            place = 0.5 if bare else 0.0  # may be a place or a firm
            fits.append((distance + last + told + place, -voice.index, (distance, last, told, place)))
        if not fits:
            return Choice(None, tuple(misfits))
        fits.sort()
        least, index, best = fits[0]
        others = [
            Other(-i, Against.EQUAL if n < 2 and cost - least < CLOSE else _behind(costs, best))
            for n, (cost, i, costs) in enumerate(fits[1:])
        ]
        return Choice(self.voices[-index], (*others, *misfits))

    def spoke_since(self, voice: Voice) -> list[Voice]:
        """Return the voices that spoke after a voice last did."""
        since: list[Voice] = []
        for index in reversed(self.spoke[-50:]):
            if index == voice.index:
                return since
            since.append(self.voices[index])
        return []


def last_word(noun: str) -> str:
    """Return the last word of a noun: “a board member” is “the member”."""
    return noun.rpartition(" ")[2]


def _behind(costs: tuple[float, ...], best: tuple[float, ...]) -> Against:
    """Return what put a voice that fits most behind the one that fits best."""
    more = [cost - least for cost, least in zip(costs, best, strict=True)]
    return BEHIND[more.index(max(more))]


def _same_first(one: str, other: str) -> bool:
    """Tell whether two first names may be one: Don and Donald are not known to be, D. and Donald are."""
    a, b = one.rstrip("."), other.rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))
