"""Build attrib/data/en/words.txt from the lexicon of Brill's tagger.

    python scripts/build_words.py PATH/TO/en-lexicon.txt

The lexicon (Eric Brill 1992; Copyright 1993 Massachusetts Institute of Technology and University of
Pennsylvania, MIT licence) ships in the Python package `textblob` as textblob/en/en-lexicon.txt. Only
lower-case words are kept, and of those only the ones whose tag the suffix rules of `attrib.word_tags.guess`
would get wrong; a second section lists the verbs that a noun of the same form may also be.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from attrib.word_tags import guess  # noqa: E402

# Penn tag -> the one-letter tag of attrib.word_tags
TAGS = {
    "NN": "N", "NNS": "S", "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R",
    "VB": "V", "VBP": "V", "VBZ": "Z", "VBD": "T", "VBN": "L", "VBG": "G", "CD": "#",
}  # fmt: skip
# Words that news copy uses otherwise than the lexicon's texts did, as lines of the lexicon: “the vote split the party”
MENDED = "\nsplit VB\nlearnt VBD\n"
HEADER = """\
# Words whose part of speech their ending does not show, one tag a line: N noun, S plural, J adjective, R adverb,
# V verb in its base form, Z with -s, T past, L past participle, G with -ing. The line `verb` holds base forms that
# are nouns first (plan, vote, claim). Built by scripts/build_words.py from the lexicon of Brill's tagger
# (Eric Brill 1992, Copyright 1993 MIT and University of Pennsylvania, MIT licence); do not edit by hand.
"""


def bases(word: str, tag: str, known: dict[str, str]) -> list[str]:
    """Return the base forms that an inflected verb may come from, those that the lexicon knows."""
    if tag in ("VB", "VBP"):
        return [word]
    stems = {
        "VBZ": [word[:-1], word[:-2], word[:-3] + "y"],
        "VBD": [word[:-1], word[:-2], word[:-3], word[:-3] + "y"],
        "VBG": [word[:-3], word[:-3] + "e", word[:-4]],
    }
    stems["VBN"] = stems["VBD"]
    return [s for s in stems.get(tag, []) if len(s) > 2 and known.get(s) in ("NN", "VB", "VBP", "JJ")]


def build(lexicon: str) -> str:
    """Return the word list that a lexicon gives."""
    known: dict[str, str] = {}
    for line in lexicon.splitlines():
        word, _, tags = line.partition(" ")
        if not line.startswith(";") and word.isalpha() and word.islower() and word.isascii():
            known[word] = tags.split()[0].split("|")[0]
    verbs = {b for w, t in known.items() for b in bases(w, t, known)}
    rows: dict[str, list[str]] = {tag: [] for tag in "NSJRVZTLG#"}
    for word, penn in sorted(known.items()):
        tag = TAGS.get(penn)
        if tag == "L" and not word.endswith(("n", "ne", "um", "ung", "unk", "ome")):
            tag = "T"  # one form for past and participle: called, held, shut
        if tag and tag != guess(word) and len(word) > 1:
            rows[tag].append(word)
    rows["verb"] = sorted(v for v in verbs if TAGS.get(known.get(v, "")) != "V")
    return HEADER + "".join(f"{tag} {' '.join(words)}\n" for tag, words in rows.items())


if __name__ == "__main__":
    words = build(Path(sys.argv[1]).read_text(encoding="utf-8") + MENDED)
    (ROOT / "attrib/data/en/words.txt").write_text(words, encoding="utf-8")
