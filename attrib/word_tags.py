"""Word tags: the part of speech that a word most likely is, from a list or by its ending."""

from __future__ import annotations

from functools import cache
from itertools import dropwhile
from pathlib import Path

# Tags. Open classes: N noun, S plural noun, X name, J adjective, R adverb, V verb in base form, Z with -s, T past
# or -ed participle, L irregular past participle, G with -ing. The others:
CLOSED = {
    "D": "the a an this these those each every any some no another both all many most several few such "
    "either neither much more less enough half other others",
    "P": "his her its their my our your whose",
    "E": "he she they it we i you him them us me who himself herself themselves itself everyone everybody someone "
    "somebody anyone anybody nobody one-another there",
    "M": "will would can could may might must shall should ’ll 'll ’d 'd won’t won't wouldn’t wouldn't can’t can't "
    "cannot couldn’t couldn't shouldn’t shouldn't mustn’t mustn't needn’t needn't",
    "B": "be is are was were been being am has have had having do does did ’re 're ’ve 've ’m 'm isn’t isn't aren’t "
    "aren't wasn’t wasn't weren’t weren't hasn’t hasn't haven’t haven't hadn’t hadn't doesn’t doesn't don’t don't "
    "didn’t didn't ain’t ain't",
    "O": "to",
    "H": "that",
    "C": "and or but nor yet",
    "I": "of in on at by for with from about into over under after before during between among against through "
    "without within across behind beyond toward towards upon amid amongst despite per via like near around along "
    "above below inside outside off onto out up down regarding concerning except until till since ahead alongside "
    "versus vs. including following as than",
    "G": "according citing",
    "W": "which what whether how why when where whom whatever whoever wherever whichever",
    "U": "because although though while whereas if unless whenever",
    "R": "not n’t also even never ever just only still again already always often then now here too very so perhaps "
    "maybe quite rather soon once later earlier recently meanwhile however instead therefore thus else ago twice "
    "together apart away back forward far almost nearly once otherwise indeed well further yesterday today tomorrow "
    "tonight publicly",
    "#": "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand "
    "million billion trillion dozen dozens first second third",
}  # fmt: skip
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
NOT_NAMES = DAYS - {"may", "march", "april", "june", "august"}
PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "?": ".", "!": ".", "…": ".", "—": "-", "–": "-", "--": "-", "-": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", "/": "&", "&": "&", "%": "N", "..": ".", "...": ".",
}  # fmt: skip


def guess(word: str) -> str:
    """Return the tag that a lower-case word's ending suggests."""
    if word.endswith("ing"):
        return "G"
    if word.endswith("ed"):
        return "T"
    if word.endswith("ly"):
        return "R"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "S"
    if word.endswith(("ous", "ful", "ive", "able", "ible", "al", "ic", "less", "ish", "ary", "ian", "-old", "-based")):
        return "J"
    return "N"


@cache
def word_tags() -> tuple[dict[str, str], frozenset[str]]:
    """Return the tag of each listed word, and the nouns that are verbs too (plan, vote, claim)."""
    tags: dict[str, str] = {}
    verbs: frozenset[str] = frozenset()
    lines = (Path(__file__).parent / "data/en/words.txt").read_text(encoding="utf-8").splitlines()
    for line in dropwhile(lambda line: line.startswith("#"), lines):  # the comment; numbers are tagged # further down
        tag, _, words = line.partition(" ")
        if tag == "verb":
            verbs = frozenset(words.split())
        else:
            tags.update(dict.fromkeys(words.split(), tag))
    for tag, words in CLOSED.items():
        tags.update(dict.fromkeys(words.split(), tag))
    return tags, verbs
