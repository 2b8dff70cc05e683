"""The quotations of articles alone, so that other programs know which words are somebody else's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from attrib import __version__
from attrib.model import NAMED, Article, Attribution, Quotation, Role, SourceType, Span, Speaker
from attrib.reports import InputError
from attrib.reports.cells import table
from attrib.reports.visible import json_escaped, pictured

FORMAT = "attrib-quotations/1"
Json = dict[str, Any]

_COLUMNS = (
    "document", "line", "column", "end_line", "end_column", "location", "start", "end", "speaker", "type", "text",
)  # fmt: skip
_BODIES = {SourceType.INSTITUTION: "Organization", SourceType.MEDIA: "NewsMediaOrganization"}


class Quoted(NamedTuple):
    """A quotation, and the attribution that its words belong to, or None where they belong to none."""

    quotation: Quotation
    attribution: Attribution | None


def quoted(article: Article) -> Iterator[Quoted]:
    """Yield the quotations of an article in its order. Marks around words that nobody is quoted saying are none."""
    terms = set(article.terms)
    coming = sorted(((span, a) for a in article.attributions for span in a.content), key=lambda pair: pair[0])[::-1]
    open_spans: list[tuple[Span, Attribution]] = []
    for quotation in article.quotations:
        start, end = quotation.content[0]
        while coming and coming[-1][0].start < end:
            open_spans.append(coming.pop())
        open_spans = [(span, a) for span, a in open_spans if span.end > start]
        if not terms.issuperset(quotation.content):
            innermost = min(open_spans, key=lambda pair: pair[0].end - pair[0].start, default=(None, None))
            yield Quoted(quotation, innermost[1])


def render(articles: Sequence[Article], errors: Sequence[InputError], form: str) -> str:
    """Return the quotations of some articles in one of `FORMATS`; it ends with a line break."""
    return FORMATS[form](articles, errors)


def _as_json(articles: Sequence[Article], errors: Sequence[InputError]) -> str:
    """JSON for programs, one document. Inputs that could not be read are listed under `errors`."""
    return _dumped(
        {
            "format": FORMAT,
            "tool": {"version": __version__},
            "documents": [
                {
                    "name": article.document.name,
                    "sha256": article.document.sha256,
                    "quotations": [_fields(article, each) for each in quoted(article)],
                }
                for article in articles
            ],
            "errors": [error.to_dict() for error in errors],
        }
    )


def _as_csv(articles: Sequence[Article], errors: Sequence[InputError]) -> str:
    """CSV for a spreadsheet, a quotation a row. Inputs that could not be read have no row; the exit status tells."""
    rows = (
        {**fields, "document": article.document.name, "start": fields["span"][0], "end": fields["span"][1]}
        for article in articles
        for fields in (_fields(article, each) for each in quoted(article))
    )
    return table(_COLUMNS, rows)


def _fields(article: Article, each: Quoted) -> Json:
    """Return a quotation as plain values. Its span holds the marks, its content leaves them out."""
    quotation, attribution = each
    start, end = quotation.outer
    line, column = article.layout.line_column(start)
    end_line, end_column = article.layout.line_column(end - 1)
    speaker = article.speaker(attribution) if attribution else None
    return {
        "span": [start, end],
        "content": [list(span) for span in quotation.content],
        "text": article.words(quotation.content),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column + 1,
        "location": article.document.location(start),
        "speaker": speaker.name if speaker else None,
        "type": attribution.type.value if attribution else None,
    }


def _as_json_ld(articles: Sequence[Article], errors: Sequence[InputError]) -> str:
    """JSON-LD of schema.org for a page. Inputs that could not be read are left out; the exit status tells."""
    graph = [_news_article(article) for article in articles]
    # as it may be put into a page, nothing in it ends the element that it stands in
    return _dumped({"@context": "https://schema.org", "@graph": graph}).replace("<", "\\u003c")


def _news_article(article: Article) -> Json:
    """Return an article with its quotations, the documents it cites, and the outlets whose reports it is based on."""
    headline = next((p.span for p in article.layout.paragraphs if p.role is Role.HEADLINE), None)
    documents = [speaker.name for speaker, _ in article.said if speaker.type is SourceType.DOCUMENT]
    outlets = [speaker.name for speaker, _ in article.said if speaker.type is SourceType.MEDIA]
    outlets += [a.via for a in article.statements if a.via]
    made = {
        "@type": "NewsArticle",
        "headline": article.words(headline) if headline else None,
        "citation": [_work(name) for name in dict.fromkeys(documents)],
        "isBasedOn": [_report_of(name) for name in dict.fromkeys(outlets)],
        "hasPart": [_quotation(article, each, n) for n, each in enumerate(quoted(article), 1)],
    }
    return {key: value for key, value in made.items() if value}


def _quotation(article: Article, each: Quoted, position: int) -> Json:
    quotation, attribution = each
    speaker = article.speaker(attribution) if attribution and not attribution.ambiguous else None
    made: Json = {
        "@type": "Quotation",
        "position": position,
        "text": pictured(article.words(quotation.content)),
        "isBasedOn": _report_of(attribution.via) if attribution and attribution.via else None,
    }
    if speaker and speaker.type is SourceType.DOCUMENT:
        made["citation"] = _work(speaker.name)
    elif speaker:
        made["creator"] = _creator(speaker)
    return {key: value for key, value in made.items() if value}


def _creator(speaker: Speaker) -> Json:
    """Return who says it. Nobody without a name is given one: what the article says of them is a description."""
    name = pictured(speaker.name)
    if speaker.type in NAMED:
        return {"@type": "Person", "name": name}
    if speaker.type in _BODIES:
        return {"@type": _BODIES[speaker.type], "name": name}
    return {"@type": "Person", "description": name} if speaker.count == 1 else {"description": name}


def _work(name: str) -> Json:
    return {"@type": "CreativeWork", "name": pictured(name)}


def _report_of(outlet: str) -> Json:
    publisher = {"@type": "NewsMediaOrganization", "name": pictured(outlet)}
    return {"@type": "CreativeWork", "publisher": publisher}


def _dumped(document: Json) -> str:
    return json_escaped(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


Render = Callable[[Sequence[Article], Sequence[InputError]], str]
FORMATS: Mapping[str, Render] = MappingProxyType({"json": _as_json, "csv": _as_csv, "jsonld": _as_json_ld})
