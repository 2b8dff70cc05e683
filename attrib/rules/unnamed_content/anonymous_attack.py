"""The rule `anonymous-attack`."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import Article, Severity
from attrib.rules import Flag, Judged, Plain, rule
from attrib.rules.targets import target_of
from attrib.rules.unnamed_sources import is_held_back, unnamed_voices, who
from attrib.rules.wording import gives_a_number, hard_words


@rule(
    severity=Severity.WARNING,
    asks=True,
    seeks_detail=False,
    see="The Guardian, guidelines on identifying sources, 2000; NPR, Do’s and Don’ts of Anonymity, 2017; The New York "
    "Times (as reported by its public editor, C. Hoyt, 2009)",
    flags=[
        "“He is a coward and a fraud,” one board member said of the chairman.",
        "The museum’s new wing will open a year late, its director, Ola Quill, said on Monday.\n\nNot everybody in "
        "the building blames the rain. “Quill has no idea what a museum is for,” said a former museum official. "
        "Visitors now come in by the delivery gate, past the bins. The director’s own office has been finished since "
        "March.",
        "A senior aide to the mayor said the councillor was incompetent.",
    ],
    passes=[
        "“He missed nine of twelve meetings,” one board member said of the chairman.",
        "“He is a coward and a fraud,” said Pavel Roth, a board member, of the chairman.",
        "“He is not a coward,” one board member said of the chairman.",
        "“The plan is a disgrace,” one board member said.",
        "The museum’s new wing will open a year late, its director, Ola Quill, said on Monday.\n\nNot everybody in "
        "the building blames the rain. A former museum official said the director had changed the plans four times. "
        "“He told the builders that we were idiots,” she said. Visitors now come in by the delivery gate, past the "
        "bins.",
    ],
    judged=Judged(articles=822, found=2, read=2, right=1, false_alarm="Hard words of beehives."),
    plain=Plain(defective=2, found=2, sound=1, wrong=0),
)
def anonymous_attack(article: Article) -> Iterator[Flag]:
    """Somebody is disparaged by a source whom the reader is not told by name.

    Whoever is called a liar or a fool can answer only if it is known who says so. Newsrooms let unnamed sources tell
    what happened; what they think of somebody’s character, honesty or competence needs a name, or is left out.

    The audit looks for hard words that are said of a person or a body in the same clause. It cannot tell whether they
    are fair: victims and whistle-blowers may have good reason, and an editor decides. Where a number stands by them, or
    somebody met in the street says them, it is an info.
    """
    for speaker, said in unnamed_voices(article):
        for a in said:
            found = hard_words(article, a)
            if found is None:
                continue
            target, words = target_of(article, a, found[0]), found[1]
            yield Flag(
                span=a.content[0],
                message=f"Is this an attack by {who(article, speaker, a)} under no name? “{words}” is said of "
                f"{target}, who cannot know whom to answer.",
                hint="If it is safe to, let a critic say this under a name; if not, tell what was done, not what the "
                "source thinks of it.",
                attributions=(a.id,),
                shift=-1 if gives_a_number(article, a) or not is_held_back(speaker) else 0,
            )
