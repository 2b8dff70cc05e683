"""A whole web page: which of its parts are the article, and which are menus, teasers and the small print.

A library that knows such pages says which text is the main content; the parts that hold this text stay, with their
places in the page. Of the rest only what belongs to an article stays: its headline, byline, captions and credits.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence, Set

import regex

from attrib.model import Role
from attrib.readers.comments import Comment
from attrib.readers.drafts import Draft, Part
from attrib.readers.errors import ReadError, needs
from attrib.text import BYLINE, CREDIT

TITLE = regex.compile(r"(?is)<title\b[^<>]*+>(.*?)</title>")
SENTENCE_END = regex.compile(r"[.!?…][”’\"'»)\]]*+(?:\s|\Z)")
# Headings under which nothing of the article stands any more
ENDS = regex.compile(
    r"(?i)(?:\d++\s)?(?:comments?\b|leave a (?:reply|comment)|join the conversation|related\b|recommended\b|"
    r"read (?:more|next)|more (?:in|from|on)\b|most (?:read|popular|viewed)|trending\b|highlights\Z|sign up\b|tags?\Z|"
    r"(?:our )?newsletters?\b)"
)
IMPRINT = regex.compile(r"(?i)(?:©|\(c\)|copyright\b).{0,80}(?:\d{4}|rights reserved)")
NOT_WORDS = regex.compile(r"[\W_]++")
PROSE = 80  # characters: a sentence as long as this is no teaser and no label of a button
LINE = 40  # characters: a line of the main content as long as this, amid paragraphs, is one of them
GAP = 15  # parts: as many that are no paragraph stand between articles, not in one
CERTAIN = 25  # characters: words as long as this do not stand in the main content by chance


def find_article(page: str, parts: Sequence[Part], comments: Collection[Comment], name: str) -> Draft:
    """Return the article of a page. Raises `ReadError` where there is none to be found."""
    lines, whole = _main_content(page)
    main = {i for i, part in enumerate(parts) if _is_in(part, lines, whole)}
    prose = {i for i in main if _is_prose(parts[i])}
    between = {i for i in range(len(parts)) if _stands_between(i, prose)}
    prose |= {i for i in between if _is_long(parts[i]) or (i in main and _is_line(parts[i]))}
    first = next((i for i in sorted(prose) if _is_long(parts[i])), None)
    if first is None:
        raise ReadError(name, "no-article", "a web page in which no article was found")
    headline = _headline(page, parts, main, first)
    begin, last = min(headline, first), _last(parts, prose, first)
    kept = [
        i
        for i in range(begin, last + 1)
        if i == headline or i in prose or _belongs(parts[i], is_main=i in main, is_above=i < first)
    ]
    renumbered = {old: new for new, old in enumerate(kept)}
    moved = tuple(c._replace(part=renumbered.get(c.part, len(kept))) for c in comments)
    note = f"A web page: {len(kept)} of its parts were read as the article, and {len(parts) - len(kept)} left out."
    return Draft([parts[i] for i in kept], (note,), comments=moved)


def _main_content(page: str) -> tuple[frozenset[str], str]:
    """Return the lines of what the library takes for the main content, and all of it, letters and digits only."""
    with needs("a web page"):
        from resiliparse.extract.html2text import extract_plain_text
    text = extract_plain_text(page, main_content=True, list_bullets=False)
    return frozenset(map(_letters, text.split("\n"))), _letters(text)


def _letters(text: str) -> str:
    return NOT_WORDS.sub("", text.lower())


def _is_in(part: Part, lines: frozenset[str], whole: str) -> bool:
    letters = _letters(part.text)
    return bool(letters) and (letters in lines or (len(letters) >= CERTAIN and letters in whole))


def _is_prose(part: Part) -> bool:
    if part.role not in {None, Role.BLOCK_QUOTE} or IMPRINT.match(part.text):
        return False
    return SENTENCE_END.search(part.text) is not None


def _is_long(part: Part) -> bool:
    return len(part.text) >= PROSE and _is_prose(part)


def _is_line(part: Part) -> bool:
    return part.role is None and len(part.text) >= LINE


def _ends(part: Part) -> bool:
    return part.role is Role.HEADLINE and ENDS.match(part.text) is not None


def _last(parts: Sequence[Part], prose: Set[int], first: int) -> int:
    """Return the last paragraph of the article: before a heading that ends it, or before a gap."""
    last = first
    for i in range(first, len(parts)):
        if _ends(parts[i]) or i - last > GAP:
            break
        last = i if i in prose else last
    return last


def _stands_between(at: int, prose: Set[int]) -> bool:
    """Tell whether a part stands between paragraphs, so that only a list or a box keeps it from being one."""
    return any(at - n in prose for n in (1, 2)) and any(at + n in prose for n in (1, 2))


def _headline(page: str, parts: Sequence[Part], main: Set[int], first: int) -> int:
    """Return which part is the headline: that of the title of the page, or of the main content; else `first`."""
    title = TITLE.search(page)
    called = _letters(html.unescape(title[1])) if title else ""
    above = [i for i in range(first - 1, -1, -1) if parts[i].role is Role.HEADLINE]
    named = (i for i in above if _is_called(parts[i], called))
    return next(named, next((i for i in above if i in main), first))


def _is_called(part: Part, title: str) -> bool:
    letters = _letters(part.text)
    return len(letters) >= 10 and bool(title) and (letters in title or title in letters)


def _belongs(part: Part, *, is_main: bool, is_above: bool) -> bool:
    """Tell whether a part that is no paragraph of the article belongs to it all the same."""
    if part.role in {Role.CAPTION, Role.CREDIT, Role.PULL_QUOTE, Role.HEADLINE}:
        return is_main
    if part.role in {Role.BYLINE, Role.DATELINE}:
        return is_above
    return is_above and bool(BYLINE.match(part.text) or CREDIT.match(part.text))
