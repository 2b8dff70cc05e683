"""The audit, one stage a line, from the text to its score. Start reading here."""

from __future__ import annotations

import hashlib

from attrib.attributions import Reading, attribute
from attrib.grammar import parse
from attrib.lexicon import lexicon
from attrib.linking import find_links
from attrib.model import Article, Audit, Document, Policy
from attrib.policy import load
from attrib.quotations import find_quotations
from attrib.rules import check
from attrib.scoring import score
from attrib.speakers import resolve
from attrib.text import blocks, lay_out


def audit(document: str | Document, policy: str | Policy = "default") -> Audit:
    """Audit one article under one policy. Return for every text; raise `ConfigurationError` for an unknown policy."""
    if isinstance(document, str):
        document = Document("", document, hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest())
    if isinstance(policy, str):
        policy = load(policy)
    article = find_attributions(document)
    return Audit(article, check(article, policy), score(article, policy.scoring), policy)


def find_attributions(document: Document) -> Article:
    """Find every quotation and reported claim of an article, and whom each comes from."""
    return trace(document)[0]


def trace(document: Document) -> tuple[Article, Reading]:
    """Find the same, and return with it what the stages had to choose from, for whoever asks why."""
    words = lexicon()
    text = document.text
    quotations, paragraphs = find_quotations(text, blocks(text))
    layout = lay_out(text, paragraphs)
    sentences = parse(text, layout, quotations, words)
    links, left = find_links(text, sentences, quotations, words)
    voices, references = resolve(text, sentences, quotations, links, words)
    reading = Reading(text, sentences, quotations, links, voices, references, left)
    attributions, speakers, terms = attribute(reading, words)
    return Article(document, layout, quotations, terms, speakers, attributions), reading
