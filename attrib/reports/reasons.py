"""The words of an explanation: why somebody was taken for a source, why somebody was not, and why a type was given."""

from __future__ import annotations

from attrib.links import Left
from attrib.marked_words import FEWEST_AFTER_COPULA, FEWEST_WORDS
from attrib.model import Role
from attrib.references import Ground
from attrib.sourcing import Criterion
from attrib.voices import REACH, Against

# {said}: the words of the source; {taken}: who was taken; {gender}: a man, a woman; {so}: the same of who was taken
AGAINST_WORDS = {
    Against.GENDER: "is {gender}, and the text says “{said}”",
    Against.SEVERAL: "is plural, and the text says “{said}”",
    Against.ONE: "is not plural, and the text says “{said}”",
    Against.NO_PERSON: "is not known to be a person, and the text says “{said}”",
    Against.PERSON: "is a person, and the text says “{said}”",
    Against.FIRST_NAME: "has the same last name, and another first name",
    Against.OUT_OF_VIEW: f"was not named in the {REACH} sentences before",
    Against.EQUAL: "fits equally well",
    Against.FARTHER: "fits too, but {taken} was named nearer by, or as the one who acts or speaks",
    Against.SILENT: "fits too, but {taken} spoke last",
    Against.UNTOLD: "may be {so}, but of {taken} the text tells it",
    Against.BARE_NAME: "fits too, but this one word may name a place or a firm",
    Against.RARER: "has that name too, but {taken} was named more often, or in full",
    Against.SPOKE_SINCE: "spoke since, without a name too, and may be meant",
}

# The same in a few words, for the margin of a page
AGAINST_IN_SHORT = {
    Against.GENDER: "{gender}",
    Against.SEVERAL: "plural",
    Against.ONE: "not plural",
    Against.NO_PERSON: "not known to be a person",
    Against.PERSON: "a person",
    Against.FIRST_NAME: "another first name",
    Against.OUT_OF_VIEW: "too far back",
    Against.EQUAL: "fits equally well",
    Against.FARTHER: "named farther off",
    Against.SILENT: "did not speak last",
    Against.UNTOLD: "of {taken} the text tells it",
    Against.BARE_NAME: "may be a place or a firm",
    Against.RARER: "named less often, or less fully",
    Against.SPOKE_SINCE: "unnamed too, and spoke since",
}

FIRST_NAMED = "first named by these words"
# {said}: the words of the source; {noun}: the noun that they turn on
GROUND_WORDS = {
    Ground.NAME: "has this name",
    Ground.WORDS: "was named by the same words, or those whose initials these are",
    Ground.NOUN: "of those called “{noun}”, the last one named",
    Ground.GROUP: "the group, counted before, that “{said}” is out of",
    Ground.COMPANY: "of the bodies or outlets with a name, the last one in view",
    Ground.CROWD: "of the people named together, the last ones in view",
    Ground.KIN: "has the last name of the person whose kin “{said}” is, and was just named",
    Ground.SPOKE_LAST: "was in view last, without a name, and nobody was called “{noun}”",
    Ground.IN_VIEW: "of those named shortly before, the one that “{said}” fits best",
    Ground.BESIDE: "“{said}” belongs to the words beside it",
}

GROUND_IN_SHORT = {
    Ground.NAME: "has this name",
    Ground.WORDS: "named by the same words or initials before",
    Ground.NOUN: "the last one called “{noun}”",
    Ground.GROUP: "the group that “{said}” is out of",
    Ground.COMPANY: "the last named body or outlet in view",
    Ground.CROWD: "the last ones named together",
    Ground.KIN: "has the last name of whose kin “{said}” is",
    Ground.SPOKE_LAST: "the last one without a name in view",
    Ground.IN_VIEW: "“{said}” fits best of those just named",
    Ground.BESIDE: "belongs to the words beside it",
}

# {noun}: the noun that the words for the speaker turn on; {office}: the words that give the office
CRITERION_WORDS = {
    Criterion.NAME_AND_OFFICE: "a name, and {office} a public office, or a role in a public body",
    Criterion.NAME: "a name, and no public office held now",
    Criterion.OWN: "the words stand for this newsroom",
    Criterion.OUTLET_NAMED: "the name of a news outlet",
    Criterion.BODY_NAMED: "the name of a body",
    Criterion.RECORD_NAMED: "the name of a document",
    Criterion.CLOSE: "“{noun}” tells nothing, and the words claim to be close to somebody, or inside a body",
    Criterion.PEOPLE: "“{noun}” tells nothing, nobody counted them, and nothing is said of what they know",
    Criterion.SOURCE_OF_BODY: "“{noun}” tells nothing, and a person or a body is named beside it",
    Criterion.SOURCE: "“{noun}” tells nothing but that there is a source, or that it knows",
    Criterion.SPOKESPERSON: "“{noun}” speaks for somebody, and has no name",
    Criterion.LAWYER: "“{noun}” is not said to speak for anybody",
    Criterion.PAST_OFFICE: "“{noun}” is a public office, held no more",
    Criterion.PRIVATE_OFFICE: "“{noun}” is an office, here of a party, a campaign or a firm",
    Criterion.OFFICE: "“{noun}” is a public office or service",
    Criterion.PUBLIC_AIDE: "“{noun}” is a role, here with somebody in office or in a public body",
    Criterion.LEADERS: "“{noun}” is plural, nobody counted them, and no body is stated that they lead",
    Criterion.INSIDER: "“{noun}” is a role, and nothing ties it to a public office",
    Criterion.PERSON: "“{noun}” tells what one person is, or several that were counted",
    Criterion.PERSONS: "“{noun}” tells what several people are, and nobody counted them",
    Criterion.DOCUMENT: "“{noun}” is something written or recorded",
    Criterion.OUTLET: "“{noun}” is a news outlet",
    Criterion.BODY: "“{noun}” is a body that speaks as one",
    Criterion.RANKING: "“{noun}” is a group, and these are of the circle of a stated person, or of rank in a party",
    Criterion.GROUP: "“{noun}” is a group that nobody counted",
    Criterion.ONE_OF_GROUP: "“{noun}” tells what one person is",
    Criterion.OTHER_PLURAL: "“{noun}” is plural, and in none of the lists",
    Criterion.OTHER_OF_BODY: "“{noun}” is in none of the lists, and is tied to a body",
    Criterion.OTHER: "“{noun}” is in none of the lists, and ends as words for people do",
    Criterion.OTHER_THING: "“{noun}” is in none of the lists, and does not end as words for people do",
}

_NO_CUE = "no cue hands these words over"
LEFT_WORDS = {
    Left.SHORT: f"{_NO_CUE}, and they are fewer than {FEWEST_WORDS}",
    Left.NAMED_SO: f"{_NO_CUE}; after a form of “be”, fewer than {FEWEST_AFTER_COPULA} only say what something is",
    Left.NO_SUBJECT: f"{_NO_CUE}, and their clause names nobody who could have said them",
    Left.INSIDE: "they stand inside words that were already given to somebody, or that name somebody",
    Left.NOBODY_YET: f"{_NO_CUE}, and nobody has spoken before",
    Left.OUT_OF_REACH: f"{_NO_CUE}, and other words stand between them and the last one who spoke",
    None: _NO_CUE,
}
NO_CLAIM = "the words beside them tell of anonymity, or of a deed, and hand nothing over"

# {cue}: the words of the cue. Where a pattern takes its source from, for the mentions that stand elsewhere
PLACE_WORDS = {
    "content-cue-source": "does not stand right behind “{cue}”",
    "according-to": "does not stand right behind “{cue}”",
    "name-colon-content": "does not stand alone before the colon",
    "credit-line": "does not stand in a line of its own",
}
OTHER_PLACE = "is not the subject of “{cue}”"
IN_CONTENT = "stands inside what was said"

ROLE_WORDS = {
    Role.HEADLINE: "a headline",
    Role.BYLINE: "a byline",
    Role.DATELINE: "a dateline",
    Role.CAPTION: "a caption",
    Role.CREDIT: "a credit line",
    Role.PULL_QUOTE: "a pull quote",
}

GENDER_WORDS = {"male": "a man", "female": "a woman"}
