"""The register of an article: which voice a name or a label belongs to, and what a voice is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrib.cast import Cast
from attrib.grammar import Sentence
from attrib.lexicon import ROLES, SOMEBODY, Lexicon, given_names, plain
from attrib.mentions import Mention
from attrib.namer import Namer
from attrib.names import has_private, has_public
from attrib.references import noun_before_who
from attrib.told_bodies import is_public_body, is_public_title
from attrib.voices import Other, Sighting, Voice
from attrib.word_tags import word_tags

# Where a label ends: “attendee, who like others …”, “a clerk who asked not to be named”
LABEL_END = re.compile(
    r",(?!\d)|\s\(|\swhose\s|\swho\s(?:spoke|asked|declined|requested|insisted|wished|refused|was|were)\s"
)
OWNERS = {"his": "male", "her": "female", "its": "thing", "their": "many"}
OF_BODIES = ROLES - {"person"}  # whose body decides whether they are public
COUNTERPARTS = frozenset({"counterpart", "opposite number", "successor"})  # hold what another holds or held
CHAIRS = frozenset({"chairman", "chairwoman", "chairperson", "chair"})
SITTING = ("board", "council", "commission", "committee")
OPENING = 3  # sentences in which an article may call by its role whom it names later
NAMED_WITHIN = 6  # sentences
TITLES = frozenset("senators sens. sens representatives reps. reps govs. governors mayors councillors justices".split())


class Register:
    """The voices of one article, and the ways to join a mention to one of them or to open another."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon
        self.namer = Namer(text, sentences, lexicon)
        self.cast = Cast()
        self.by_label: dict[str, int] = {}
        self.short: dict[str, str] = {}  # first words of the names of bodies: Tarnlink, for Tarnlink Ferries
        self.firms: set[str] = set()  # names of one word that are no person’s
        self.initials: dict[str, str] = {}  # of bodies named in full: FDIC for Federal Deposit Insurance Corporation
        self.borne: dict[int, Voice] = {}  # who is named by the phrases of the sentence, as far as it is read
        self.titled: frozenset[int] = frozenset()  # phrases of the sentence that share a title: “Sens. Crane and Venn”

    def turn_to(self, number: int) -> None:
        """Begin with a sentence."""
        self.titled = _share_title(self.sentences[number])
        self.borne = {}

    def bear(self, mention: Mention, sighting: Sighting) -> tuple[Voice, tuple[Other, ...]]:
        """Join a name to the voice that bears it, or open a voice. Return it, and who else has the last name."""
        if mention.phrases.first in self.titled:
            mention = mention._replace(official=True, described=True)
        elif mention.head and not (mention.official or mention.former):
            mention = mention._replace(official=self._holds_office(mention))
        choice = self.cast.known(mention.name, mention.gender, mention.head)
        if choice.voice is None and len(mention.name) == 1 and plain(mention.name[0]) in self.firms:
            mention = mention._replace(kind="body", count=None)
        full = self.short.get(plain(" ".join(mention.name))) if choice.voice is None else None
        if full is not None and not (mention.gender or mention.head):
            return self._labelled(full, mention._replace(kind="body", count=None), sighting), ()
        voice = choice.voice or self._announced(mention, sighting)
        voice = voice or self.cast.open(mention, " ".join(mention.name))
        self.cast.see(voice, mention, sighting)
        self._name_together(voice, sighting)
        return voice, choice.others

    def _holds_office(self, mention: Mention) -> bool:
        """Tell whether the article before shows a role to be public: the authority’s head, Ida Crane."""
        sentence = self.sentences[mention.sentence]
        k = mention.phrases.first
        words = sentence.words[sentence.firsts[k] : sentence.firsts[k + 1]]
        if words[0] in OWNERS and (mention.head in COUNTERPARTS or mention.head.startswith("spokes")):
            voice = self.cast.antecedent(mention.sentence, k, OWNERS[words[0]]).voice
            return voice is not None and (voice.official or (voice.noun_class == "office" and not voice.former))
        if mention.public:
            return False
        if mention.head in (words[0], " ".join(words[1:])) and is_public_title(
            self.sentences, mention.sentence, mention.head
        ):
            return True  # Chief Lester Orr; the treasurer, Ana Ruiz
        if mention.head in CHAIRS and words[0] == mention.head:
            told = (is_public_body(self.sentences, mention.sentence, (body,), self.lexicon) for body in SITTING)
            return any(told)  # Chairman Lou Orr, in an article about the county board
        bare = words[0] == "the" and sentence.kinds.startswith(",", k + 1)
        if bare and " ".join(words[1:]) in self.lexicon.official_titles:
            return self.text[sentence.starts[sentence.firsts[k] + 1]].isupper()  # the Collector, Ana Ruiz
        initials = next((word for word in words if word in self.initials), "")
        if initials:  # TRC spokesman Ana Ruiz, of the Tarn Rivers Commission
            whole = plain(self.initials[initials]).split()
            if has_public(whole, self.lexicon) and not has_private(whole, self.lexicon):
                return mention.noun_class in OF_BODIES
            words = tuple(whole[-1:])
        return mention.noun_class in OF_BODIES and is_public_body(self.sentences, mention.sentence, words, self.lexicon)

    def _name_together(self, voice: Voice, sighting: Sighting) -> None:
        """Note whom a sentence names together: Ana Ruiz (R-Texas), Lou Park and Senator Ida Crane."""
        k = sighting.phrase
        kinds = self.sentences[sighting.sentence].kinds
        self.borne[k] = voice
        together = [voice]
        while k > 1 and kinds[k - 1] == ("C" if len(together) == 1 else ","):
            k = kinds.rfind("(", 0, k) - 1 if kinds[k - 2] == ")" else k - 2
            if k not in self.borne:
                break
            together.insert(0, self.borne[k])
        if len(together) > 1:
            self.cast.together = tuple(v.index for v in together)

    def _announced(self, mention: Mention, sighting: Sighting) -> Voice | None:
        """Return the voice that the opening of an article calls by its role, and give it the name that follows.

        “The capital’s new mayor rejected the offer. … Ana Ruiz, the mayor, said”.
        """
        if not mention.head or mention.former or sighting.sentence > OPENING + NAMED_WITHIN:
            return None
        for voice in self.cast.called(mention.head):
            alone = voice.kind == "description" and voice.noun_class in SOMEBODY and not voice.plural
            opened = voice.seen[0].sentence < OPENING and sighting.sentence - voice.seen[0].sentence <= NAMED_WITHIN
            if alone and opened and voice.definite and not voice.former and mention.head in voice.heads:
                self.cast.name(voice, mention)
                return voice
        return None

    def join(self, mention: Mention, sighting: Sighting) -> Voice:
        """Join a mention to the voice with the same label, or with its initials, or open a voice."""
        label = self.label(mention)
        label = self.initials.get(plain(label), label) if label.isupper() else label
        if mention.kind == "body":
            self.shorten(mention)
        voice = self._labelled(label, mention, sighting)
        voice.described = voice.described or mention.described
        return voice

    def _labelled(self, label: str, mention: Mention, sighting: Sighting) -> Voice:
        key = plain(label)
        if key not in self.by_label:
            self.by_label[key] = self.cast.open(mention, label).index
            initials = _initials(label.split())
            if len(initials) > 1:
                self.by_label.setdefault(initials, self.by_label[key])
        voice = self.cast.voices[self.by_label[key]]
        self.cast.see(voice, mention, sighting)
        return voice

    def shorten(self, mention: Mention) -> None:
        """Note the short names of a body, and that who bore one before is no person: Tarnlink, of Tarnlink Ferries."""
        if len(mention.name) < 2 or self._is_word(mention.name[0]):
            return
        for size in range(1, len(mention.name)):
            self.short.setdefault(plain(" ".join(mention.name[:size])), " ".join(mention.name))
        self.learn_firm(mention.name[:1])

    def _is_word(self, word: str) -> bool:
        """Tell whether the first word of a body’s name is anybody’s: the British Council, the National Trust."""
        lists = (self.lexicon.public_names, self.lexicon.nouns, self.lexicon.organisation_words, given_names())
        return word.isupper() or any(plain(word) in known for known in lists) or plain(word) in word_tags()[0]

    def label(self, mention: Mention) -> str:
        """Return what a voice is called in reports: its name, or the words of its first mention without an article."""
        firm = mention.kind in ("body", "media") and mention.noun_class in ("institution", "media")
        if mention.name and (mention.kind == "name" or firm):
            return " ".join(mention.name)  # of “the state-owned freight company Velm Rail”, too
        if mention.parts:
            return " and ".join(self.label(p) for p in mention.parts)
        words = " ".join(self.text[mention.span.start : mention.span.end].split()).strip(" ,")
        words = LABEL_END.split(words, maxsplit=1)[0]
        first, _, rest = words.partition(" ")
        if rest and first.lower() in ("whose", *OWNERS):
            owner = self._owner(mention, first.lower())
            return f"{owner} {rest}" if owner else words
        words = (
            rest if rest and rest != "of them" and first.lower() in ("a", "an", "the", "one", "this", "that") else words
        )
        if words.startswith(("of those who", "of those present")):
            return words.removeprefix("of ")
        return words.removeprefix("of the ").removeprefix("of those ")  # “one of the sources”

    def _owner(self, mention: Mention, word: str) -> str:
        """Return the label of whom “her” in “her lawyer”, “whose” in “the union, whose lawyers” stands for."""
        number, k = mention.sentence, mention.phrases.first
        if word in OWNERS:
            voice = self.cast.antecedent(number, k, OWNERS[word]).voice
            return voice.label if voice is not None else ""
        before = noun_before_who(self.sentences[number], k, self.lexicon)
        return self.label(self.namer.source(number, before)) if before is not None else ""

    def learn_firm(self, name: tuple[str, ...]) -> None:
        """Note that a name of one word is no person’s, for something is said of it that only a firm or a place has."""
        voice = self.cast.known(name).voice
        if len(name) > 1 or (voice is not None and (len(voice.name) > 1 or voice.gender or voice.described)):
            return
        self.firms.add(plain(name[0]))
        if voice is not None and voice.kind == "name":
            voice.kind, voice.count = "body", None

    def name_initials(self, mention: Mention) -> None:
        """Note the initials by which a body may be called later."""
        self.initials.setdefault(_initials(mention.name), " ".join(mention.name))


def _share_title(sentence: Sentence) -> frozenset[int]:
    """Return the phrases that share a title in the plural: Senators Ida Crane, the leader; Tom Rill; and Ana Ruiz."""
    if TITLES.isdisjoint(sentence.words):
        return frozenset()
    first = next((k for k, i in enumerate(sentence.firsts[:-1]) if sentence.words[i] in TITLES), -1)
    if first < 0:
        return frozenset()
    end = sentence.kinds.rfind(";") + 1 or first
    verb = next(
        (k for k in range(max(first, end), len(sentence.kinds)) if sentence.kinds[k] == "v"), len(sentence.kinds)
    )
    return frozenset(
        k for k in range(first + 1, verb)
        if sentence.kinds[k] == "n" and sentence.kinds[k - 1] in ("C;" if end > first else "C,")
        and set(sentence.tags[sentence.firsts[k] : sentence.firsts[k + 1]]) == {"X"}
    )  # fmt: skip


def _initials(words: Iterable[str]) -> str:
    """Return the first letters of the capitalised words, in lower case: fdic."""
    return "".join(w[0] for word in words for w in word.split("-") if w[:1].isupper()).lower()
