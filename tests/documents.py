"""Word documents made for the tests, of the parts that Word writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = {
    "Title": ("Title", ""),
    "Heading2": ("heading 2", ""),
    "Deckline": ("Deck line", "Heading2"),
    "Quote": ("Quote", "Normal"),
    "Caption": ("caption", "Normal"),
    "Normal": ("Normal", ""),
}


def docx(body: str, members: Mapping[str, str | bytes] = {}) -> bytes:  # never changed
    """Return a document with this body. `members` are further files in it, or others in place of those."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{f'<w:basedOn w:val=”{base}”/>'.replace('”', chr(34)) if base else ''}</w:style>"
        for key, (name, base) in STYLES.items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0"?><w:document {SPACE}><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f"<w:styles {SPACE}>{styles}</w:styles>",
        **members,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def p(*runs: str, style: str = "", mark: str = "") -> str:
    """Return a paragraph. `mark` is what its end has: a tracked change."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{named}{marked}</w:pPr>{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str, author: str = "Mina Dahl") -> str:
    """Return text that was inserted while changes were tracked."""
    return f'<w:ins w:id="1" w:author="{author}">{run(text)}</w:ins>'


def deleted(text: str, author: str = "Mina Dahl") -> str:
    """Return text that was deleted while changes were tracked."""
    return f'<w:del w:id="2" w:author="{author}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
