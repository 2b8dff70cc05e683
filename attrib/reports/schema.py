"""The JSON Schema (draft 2020-12) of the JSON report: the contract with whoever reads it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrib.model import (
    Act,
    Channel,
    Hand,
    Level,
    Mode,
    Office,
    ReasonKind,
    Severity,
    SourceType,
    State,
    Status,
    Tie,
    Time,
    Verdict,
)
from attrib.reports.formats.json import FORMAT

Schema = dict[str, Any]


def schema() -> Schema:
    """Return the schema of the document that `--format json` prints."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:attrib:report:1",
        "title": "attrib report",
        **_object(
            "The audit of one or more articles.",
            format={"const": FORMAT, "description": "The version of this format."},
            tool=_ref("tool"),
            documents=_list("The articles that were audited, in the order they were given.", _ref("document")),
            errors=_list("The inputs that could not be audited.", _ref("error")),
        ),
        "$defs": {
            "tool": _tool(),
            "document": _document(),
            "attribution": _attribution(),
            "term": _term(),
            "speaker": _speaker(),
            "finding": _finding(),
            "score": _score(),
            "cap": _cap(),
            "component": _component(),
            "cost": _cost(),
            "decision": _decision(),
            "sign_off": _sign_off(),
            "question": _question(),
            "error": _error(),
            "span": {
                "type": "array",
                "description": "Start and end, in Unicode code points into the text; the end is exclusive.",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 2,
                "maxItems": 2,
            },
        },
    }


def _tool() -> Schema:
    return _object(
        "What made the report.",
        version=_text("The version of attrib."),
        policy=_text("The name of the policy; of several, all their names."),
        policy_sha256=_hash("The SHA-256 of the policy; of several, that of their hashes, one a line."),
    )


def _document() -> Schema:
    return _object(
        "The audit of one article.",
        name=_text("The name of the input."),
        sha256=_hash("The SHA-256 of the input."),
        words=_count("The number of words in the body of the article."),
        notes=_list("What an editor has to know of how the input was read.", {"type": "string"}),
        policy=_text("The name of the policy under which it was audited."),
        policy_sha256=_hash("The SHA-256 of all that this policy says."),
        passes=_truth(
            "Whether it passes: nothing undecided is as grave as the policy stops at, and no score under its lowest."
        ),
        attributions=_list("Every quotation and reported claim, in the order of the text.", _ref("attribution")),
        terms=_list("Words in quotation marks that nobody is quoted saying.", _ref("term")),
        speakers=_list("Everybody who is a source, or could be one where a source is ambiguous.", _ref("speaker")),
        findings=_list("What the rules of the policy found.", _ref("finding")),
        findings_in_baseline=_count("How many of the findings are in the baseline."),
        score=_ref("score"),
        uncorrected_score=_nullable(_points("The score without the corrections by people; null where there are none.")),
        decisions=_list("What people decided about this article, and what came of it.", _ref("decision")),
        sign_off=_list("What people have to answer about each unnamed source.", _ref("sign_off")),
    )


def _attribution() -> Schema:
    return _object(
        "Some words, the words that hand them over, and whom they come from.",
        id=_text("The name of this attribution in the document."),
        mode=_choice("How the words are given: between marks, partly, or without marks.", Mode),
        act=_choice("Whether somebody said it, or is said to think it. Only statements count.", Act),
        content={**_list("The words that are attributed, in one or more pieces.", _ref("span")), "minItems": 1},
        source=_list("The words that say whom they come from; empty where there are none.", _ref("span")),
        cue=_list("The words that hand them over, such as “said”; empty where there are none.", _ref("span")),
        speaker=_nullable(_text("The name of the speaker, as the article gives it; null where there is none.")),
        speaker_id=_nullable(_text("The `id` of the speaker.")),
        type=_choice("Who the reader is told the source is.", SourceType),
        granted=_truth("Whether the article says that this speaker asked for, or was given, anonymity."),
        reason=_nullable(_text("The words that say why.")),
        via=_nullable(_text("The outlet that relays the words, or that was told them.")),
        count=_nullable(_count("A stated number of sources, 1 for one person, null where nobody counted.")),
        ambiguous=_truth("Whether the source could stand for more than one speaker."),
        candidates=_list("The `id` of each speaker that an ambiguous source could stand for.", {"type": "string"}),
        channel=_nullable(_choice("How it was said, where the words beside the cue tell.", Channel)),
        time=_choice("What the words beside the cue tell of when it was said.", Time),
        hand=_choice("Through how many hands the words came to the newsroom.", Hand),
        corroborated=_truth("Whether a second source, an identified document or a stated count carries it too."),
        pattern=_text("The name of the pattern that made the link."),
        fingerprint=_fingerprint("The same in the next version of an article with the same words."),
        **_place(),
    )


def _term() -> Schema:
    return _object("A title, a nickname or a coinage in quotation marks.", span=_ref("span"), **_place())


def _speaker() -> Schema:
    return _object(
        "Somebody, or some body, that one or more mentions stand for.",
        id=_text("The name of this speaker in the document."),
        name=_text("The speaker as the article names or describes it."),
        type=_choice("Who the reader is told the speaker is.", SourceType),
        level=_choice("How far the reader can tell who it is.", Level),
        count=_nullable(_count("A stated number of people, 1 for one person, null where nobody counted.")),
        granted=_truth("Whether the article says that this speaker asked for, or was given, anonymity."),
        reason=_nullable(_text("The words that say why.")),
        reason_kind=_nullable(_choice("Whether the reason tells the reader anything.", ReasonKind)),
        basis=_nullable(_text("The words that say how the speaker knows.")),
        office=_nullable(_choice("The class of office that the speaker holds, or that the body has.", Office)),
        former=_truth("Whether the office is held no more."),
        affiliation=_nullable(_text("The body or person that the speaker is tied to, as the article names it.")),
        tie=_nullable(_choice("How the words tie the speaker to it.", Tie)),
        mentions=_list("The words that stand for the speaker.", _ref("span")),
    )


def _finding() -> Schema:
    return _object(
        "One thing that a rule found wrong.",
        rule=_text("The name of the rule."),
        severity=_choice("How grave it is under the policy.", Severity),
        span=_ref("span"),
        **_place(),
        message=_text("What is wrong."),
        hint=_text("What could be done about it."),
        attributions=_list("The `id` of each attribution that it rests on.", {"type": "string"}),
        fingerprint=_fingerprint("The same in the next version of an article that says the same."),
        decision=_nullable(_choice("What people decided about it; null where they did not.", Verdict)),
        in_baseline=_truth("Whether the baseline has it, so that it does not count."),
    )


def _decision() -> Schema:
    return _object(
        "What somebody decided about a finding, or about who said something.",
        verdict=_choice("Whether a finding is accepted or a false alarm, or a source is corrected.", Verdict),
        state=_choice("What came of it: only one that is in force counts.", State),
        note=_nullable(_text("Why it is not in force.")),
        fingerprint=_fingerprint("The `fingerprint` of the finding or, for a correction, of the attribution."),
        rule=_nullable(_text("The rule, as the decision names it.")),
        words=_nullable(_text("The words, as the decision repeats them.")),
        speaker=_nullable(_text("A correction: who said it.")),
        type=_nullable(_choice("A correction: who the reader is told it is.", SourceType)),
        reason=_text("Why it was decided so."),
        by=_text("Who decided."),
        until=_nullable(_text("The last day on which it holds, such as `2026-12-31`.")),
    )


def _sign_off() -> Schema:
    return _object(
        "What people have to answer about one unnamed source, because no text can show it.",
        speaker_id=_text("The `id` of the speaker."),
        speaker=_text("The speaker as the article describes it."),
        questions=_list("The questions of the policy.", _ref("question")),
    )


def _question() -> Schema:
    return _object(
        "One question.",
        key=_text("The name of the question in the policy."),
        question=_text("The question."),
    )


def _score() -> Schema:
    return _object(
        "How much of the sourcing lies open to a reader.",
        value=_nullable(_points("The score; null for none.")),
        status=_choice("Whether the score can be used.", Status),
        range=_nullable(_bounds("The lowest and highest score with any one source left out.")),
        readings=_nullable(_bounds("The lowest and highest score as ambiguous sources are read.")),
        caps=_list("The ceilings that were put on the score.", _ref("cap")),
        components=_list("The parts that the score is the sum of.", _ref("component")),
    )


def _cap() -> Schema:
    return _object("A ceiling on the score.", limit=_count("The ceiling."), reason=_text("Why it was put there."))


def _component() -> Schema:
    return {
        **_object(
            "One part of the score.",
            name=_text("What the part measures."),
            value={"type": "number", "minimum": 0, "description": "The points."},
            max=_count("The most points there can be."),
            **{"from": _list("The `id` of what it was worked out from.", {"type": "string"})},
            steps=_list("The lines of its arithmetic.", {"type": "string"}),
            costs=_list("What it lacks of its maximum, and to whom; they add up to it.", _ref("cost")),
        )
    }


def _cost() -> Schema:
    return _object(
        "Points that a part of the score lacks.",
        points={"type": "number", "minimum": 0, "description": "The points."},
        attributions=_list("The `id` of those that cost them; none for what is missing.", {"type": "string"}),
        reason=_text("Why they cost it."),
    )


def _error() -> Schema:
    return _object(
        "An input that could not be audited.",
        name=_text("The name of the input."),
        code=_text("What kind of failure it was, such as `not-found`."),
        message=_text("What went wrong."),
    )


def _place() -> Schema:
    return {
        "line": {"type": "integer", "minimum": 1, "description": "The line in the input, from 1."},
        "column": {"type": "integer", "minimum": 1, "description": "The column in the input, from 1."},
        "location": _nullable(_text("What the format calls the place, such as an XPath; null where that is the line.")),
    }


def _object(description: str, **properties: Schema) -> Schema:
    """Return the schema of an object that has these properties, all of them and no others."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _count(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _bounds(description: str) -> Schema:
    bound = {"type": "number", "minimum": 0, "maximum": 100}
    return {**_list(description, bound), "minItems": 2, "maxItems": 2}


def _points(description: str) -> Schema:
    return {"type": "number", "minimum": 0, "maximum": 100, "description": description}


def _fingerprint(description: str) -> Schema:
    return {**_text(description), "pattern": _hex(16)}


def _truth(description: str) -> Schema:
    return {"type": "boolean", "description": description}


def _hash(description: str) -> Schema:
    return {**_text(description), "pattern": _hex(64)}


def _hex(length: int) -> str:
    return f"^[0-9a-f]{{{length}}}$"


def _choice(description: str, choices: type[StrEnum]) -> Schema:
    return {"type": "string", "description": description, "enum": [choice.value for choice in choices]}


def _nullable(schema: Schema) -> Schema:
    """Let null stand in for a value that the article does not give."""
    choices = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, **choices, "type": [schema["type"], "null"]}
