"""XML reports: a tree as a document that every parser of XML 1.0 takes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from attrib.reports.visible import pictured


def child(parent: ET.Element, tag: str, text: str | None = None, **attributes: object) -> ET.Element:
    """Add an element to another and return it. Characters that XML 1.0 cannot hold become pictures of themselves."""
    made = ET.SubElement(parent, tag, {name: pictured(str(value)) for name, value in attributes.items()})
    made.text = None if text is None else pictured(text)
    return made


def document(root: ET.Element) -> str:
    """Return a tree as a document in UTF-8, indented; it ends with a line break."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
