"""The audit, one stage a line, from the text to its score. Start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from attrib.attributions import Reading, attribute
from attrib.corrections import correct
from attrib.decisions import allowed, in_force, outcomes
from attrib.grammar import parse
from attrib.grants import find_grants
from attrib.lexicon import lexicon
from attrib.linking import find_links
from attrib.model import Article, Audit, Decision, Document, Policy
from attrib.policy import load
from attrib.quotations import find_quotations
from attrib.rules import check
from attrib.rules import in_force as in_policy
from attrib.scoring import score
from attrib.sign_off import sign_off
from attrib.speakers import resolve
from attrib.text import block_quotes, lay_out, paragraphs_of


def audit(
    document: str | Document,
    policy: str | Policy = "default",
    decisions: Sequence[Decision] = (),
    today: date | None = None,
) -> Audit:
    """Audit one article under one policy. Return for every text; raise `ConfigurationError` for an unknown policy.

    `decisions` are those of people about this article; they end with their day where `today` is given.
    """
    if isinstance(document, str):
        document = Document("", document, hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest())
    if isinstance(policy, str):
        policy = load(policy)
    found = find_attributions(document)
    article, notes = correct(found, in_force(decisions, today))
    findings = check(article, policy)
    return Audit(
        article,
        findings,
        score(article, policy.scoring),
        policy,
        outcomes(decisions, findings, notes, today, in_policy(policy)) + allowed(document.allowances, findings),
        None if article is found else score(found, policy.scoring),
        sign_off(article, findings, policy),
    )


def find_attributions(document: Document) -> Article:
    """Find every quotation and reported claim of an article, and whom each comes from."""
    return trace(document)[0]


def trace(document: Document) -> tuple[Article, Reading]:
    """Find the same, and return with it what the stages had to choose from, for whoever asks why."""
    words = lexicon()
    text = document.text
    quotations, paragraphs = find_quotations(text, paragraphs_of(document), block_quotes(document))
    layout = lay_out(document, paragraphs)
    sentences = parse(text, layout, quotations, words)
    grants = find_grants(sentences, words)
    links, left = find_links(text, sentences, quotations, grants, words)
    voices, references = resolve(text, sentences, quotations, links, words)
    reading = Reading(text, sentences, quotations, links, voices, references, left, grants)
    attributions, speakers, terms = attribute(reading, words)
    return Article(document, layout, quotations, terms, speakers, attributions), reading
