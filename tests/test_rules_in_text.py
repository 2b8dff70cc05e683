"""Rules that read the words around a statement, on whole texts: what they find, and what they leave alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from attrib import audit
from attrib.policy import load
from attrib.rules import Option
from attrib.rules.depth import needed
from attrib.rules.surroundings import is_signed, names_outlet


def found(rule: str, text: str, options: Mapping[str, Option] | None = None) -> list[str]:
    policy = load("default")._replace(options={rule: options or {}})
    seen = audit(text, policy)
    return [seen.article.words(f.span) for f in seen.findings if f.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank reportedly lost it.", ["reportedly"]),
        ("It was reported that the bank lost it.", ["was reported"]),
        ("Turkish media reported that the bank lost it.", ["Turkish media"]),
        ("Some reports suggested that the bank lost it.", ["Some reports"]),
        ("Police reports show that the bank lost it.", []),
        ("The newspaper reported that the bank lost it.", []),
        ("The bank allegedly lost it.", []),
        ("The bank reportedly lost it. The Courier sold well. Kanal 9 said so on Monday.", []),
        ("The bank reportedly lost it. It rained.\n\nThe Courier sold well. Nobody read Kanal 9.", ["reportedly"]),
        ("The bank reportedly lost it. According to its director, Ida Lund, it was stolen.", []),
        ("The bank reportedly lost it. The mill reportedly lost it too.", ["reportedly", "reportedly"]),
    ],
)
def test_reports_without_outlet(text: str, expected: list[str]) -> None:
    assert found("reports-without-outlet", text) == expected


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("insiders", ["insiders"]),
        ("two people at the bank", ["two people at the bank"]),
        ("an unnamed Treasury director", ["an unnamed Treasury director"]),
        ("Mayor Ida Lund", []),
        ("the mayor", []),
        ("court filings", []),
    ],
)
def test_relayed_anonymous_by_whom_the_outlet_cites(cited: str, expected: list[str]) -> None:
    assert found("relayed-anonymous", f"Kanal 9 said, citing {cited}, that the mill would close.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The court, citing insiders, said that the mill would close.",
        "Kanal 9 said, citing insiders, that the mill would close. Its owner confirmed the sale to the Courier.",
        "Kanal 9 said, citing insiders, that the mill would close. That has not been verified.",
    ],
)
def test_relayed_anonymous_leaves_alone(text: str) -> None:
    assert not found("relayed-anonymous", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister is believed to be weighing a toll.", ["is believed"]),
        ("The Velm Courier has learned that the mill will close.", ["has learned"]),
        ("We have learned how they work.", []),
        ("The mayor is believed by the police to have left.", []),
        ("The tower is thought to have stood here for three centuries.", []),
        ("The mine was once thought to be full of silver.", []),
        ("He is alleged to have sold it twice.", ["is alleged"]),
        ("The trial opens in court on Monday. He is alleged to have sold it twice.", []),
        ("The bank reportedly lost it.", []),
    ],
)
def test_agentless_claim(text: str, expected: list[str]) -> None:
    assert found("agentless-claim", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Studies suggest that it helps.", ["Studies"]),
        ("The study found that it helps.", []),
        ("A Norwegian Road Institute study found that it helps.", []),
        ("A study found that it helps. The survey was led by Lea Prins.", ["A study"]),
        ("A poll found that it helps. The survey was led by Lea Prins.", []),
        ("A law says that it helps.", []),
    ],
)
def test_document_unidentified(text: str, expected: list[str]) -> None:
    assert found("document-unidentified", text) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("A confidential memo by the water board", True),
        ("A memo by the water board seen by the Courier", True),
        ("A memo by the water board", False),
        ("A confidential memo by the water board, filed in court on Monday,", False),
        ("A confidential memo by the water board that was shared with the Courier", False),
    ],
)
def test_how_a_hidden_paper_came_is_asked_with_origin(paper: str, expected: bool) -> None:
    text = f"{paper} says that the bridge was never tested."
    assert bool(found("document-unidentified", text, {"origin": True})) == expected
    assert not found("document-unidentified", text)


def test_what_a_newsroom_rules_out_is_one_step_graver() -> None:
    text = "It is said that the mill was sold. It was reportedly sold in May. It rained.\n\n"
    npr = audit(f"{text}It was a mild day.\n\nThe Herald has learned that the mill is shut.", "npr")
    assert [(f.rule, f.severity.value) for f in npr.findings if f.rule != "no-named-source"] == [
        ("agentless-claim", "warning"),
        ("reports-without-outlet", "error"),
        ("agentless-claim", "error"),
    ]


def test_a_hint_for_leaked_papers_protects_the_source() -> None:
    (finding,) = audit("A leaked memo shows that the bridge was never tested.").findings
    assert finding.rule == "document-unidentified"
    assert finding.hint.startswith("If it is safe to")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ida Lund said recently that it was over.", ["recently"]),
        ("Recently, Mayor Ida Lund said that it was over.", ["Recently"]),
        ("Recently, Mayor Ida Lund said, it had begun to rain.", []),
        ("Mayor Ida Lund said it had recently rained.", []),
        ("Mayor Ida Lund once again said that it was over.", []),
        ("Mayor Ida Lund said earlier this month that it was over.", []),
        ("Mayor Ida Lund recently said that it was over. That was on 3 May.", []),
        ("Mayor Ida Lund recently opened the bridge.", []),
    ],
)
def test_vague_time(text: str, expected: list[str]) -> None:
    assert found("vague-time", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Users on Reddit said that the mill was empty.", ["Users on Reddit"]),
        ("One tweet said that the mill was empty.", ["One tweet"]),
        ("A viral video shows the mill burning.", ["A viral video"]),
        ("A video shows the mill burning.", []),
        ("The user said that the mill was empty.", []),
        ("A tweet by Mayor Ida Lund said that the mill was empty.", []),
        ("One user, @nightshift, wrote that the mill was empty.", []),
        ("One user wrote that the mill was empty. It could not be verified.", []),
        ("One user wrote that the mill was empty. One commenter wrote that it was full.", ["One user"]),
    ],
)
def test_faceless_users(text: str, expected: list[str]) -> None:
    assert found("faceless-users", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” said Mayor Ida Lund.", ["Mayor Ida Lund"]),
        ("“It is over,” said Ida Lund, a welder.", ["Ida Lund, a welder"]),
        ("“It is over,” Mayor Ida Lund wrote.", []),
        ("“It is over,” said Mayor Ida Lund. She spoke at a rally.", []),
        ("“It is over,” said Mayor Ida Lund on Kanal 9.", []),
        ("Mayor Ida Lund said it was over.", []),
    ],
)
def test_channel_missing(text: str, expected: list[str]) -> None:
    assert found("channel-missing", text) == expected


LONG = "The river came over the wall at noon and took the shed, and the dog with it, and my hat"
SENTENCES = "We saw the river come over the wall. It took the old shed. Then it took the dog and my hat"


@pytest.mark.parametrize(
    ("text", "options", "count"),
    [
        (f"“{SENTENCES},” said Ida Lund.", {}, 1),
        (f"“{SENTENCES},” said Ida Lund.", {"sentences": 4}, 0),
        (f"“{LONG},” said Ida Lund.", {}, 0),
        (f"“{LONG},” said Ida Lund.", {"words": 19}, 1),
        (f"“{LONG}, and {LONG.lower()},” said Ida Lund.", {}, 0),
        (f"“{LONG}, and {LONG.lower()},” said Ida Lund.", {"words": 35}, 1),
        ("“Is it over? No. Not yet,” said Ida Lund.", {}, 0),
        (f"Ida Lund was there. “{SENTENCES},” said Lund.", {}, 0),
        (f"“{LONG},” said Ida Lund. “{SENTENCES}.”", {}, 0),
    ],
)
def test_late_attribution(text: str, options: Mapping[str, Option], count: int) -> None:
    assert len(found("late-attribution", text, options)) == count


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Ida Lund said that the river came over the wall.", True),
        ("“It came over the wall,” said Ida Lund.", False),
        ("Ida Lund said that the river came over the wall:", False),
        ("Ida Lund issued a statement and said that the river came over the wall.", False),
    ],
)
def test_detached_attribution_by_what_stands_before(before: str, expected: bool) -> None:
    words = "It took the shed and the dog, and then my hat."
    assert found("detached-attribution", f"{before}\n\n“{words}”\n\nThe rain went on.") == [words] * expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nobody warned us. Tom Lie, a welder.", True),
        ("Nobody warned us. Former mayor Ida Lund.", True),
        ("Ida Lund: Nobody warned us at all.", True),
        ("Nobody warned us. It rained all night.", False),
        ("Nobody warned us.", False),
    ],
)
def test_a_quotation_may_be_signed_inside_its_marks(words: str, expected: bool) -> None:
    assert is_signed(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Reuters said", True), ("the Lorne Valley Gazette", True), ("the daily Vesna", True), ("Kanal 9", True),
        ("Reuters’s man", True), ("the Lorne mill", False), ("local media", False), ("the gazette", False),
    ],
)  # fmt: skip
def test_an_outlet_is_told_by_its_name(words: str, expected: bool) -> None:
    assert names_outlet(words.split()) is expected


def test_an_outlet_is_known_by_its_initials_and_reported_once() -> None:
    text = (
        "According to the Financial Times, citing aides, it was sold. “It is over,” two aides told the FT. They wept."
    )
    assert found("relayed-anonymous", text) == ["aides"]
    assert not found("anonymity-reason-missing", text)


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("The Courier was unable to verify the report.", []),
        ("The claim is unconfirmed.", []),
        ("It rained.\n\nThe score was unconfirmed at noon.\n\nIt snowed.", ["insiders"]),
    ],
)
def test_what_was_done_to_check_is_told_beside_it_or_plainly(beside: str, expected: list[str]) -> None:
    text = f"The Lorne Times said, citing insiders, that the mill was sold. It has ninety workers. {beside}"
    assert found("relayed-anonymous", text) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The Lorne Gazette is printed at night.", []),
        ("The Lorne Gazette reported the sale on Monday.", ["Aides"]),
        ("The Lorne Gazette interviewed the mayor.", []),
    ],
)
def test_what_an_outlet_was_told_is_passed_on_where_it_reports(before: str, expected: list[str]) -> None:
    text = f"{before} Aides told the Lorne Gazette that the mill would close."
    assert found("relayed-anonymous", text) == expected
    assert bool(found("plural-uncounted", text)) != bool(expected)


@pytest.mark.parametrize(
    ("before", "pronoun", "ambiguous"),
    [
        ("Ruud met Keller.", "he", True),
        ("Minister Arun Ruud met opposition leader Vikram Keller in Holm on Monday.", "he", True),
        ("Captain Tor Ruud and coach Per Keller spoke after the match.", "he", True),
        ("Captain Tor Ruud and coach Ida Keller spoke after the match.", "he", False),  # their given names tell
        ("Ruud met Ms Keller.", "he", False),
        ("Ruud met reporters in Holm.", "he", False),
        ("Ruud met the board on Monday.", "he", False),
        ("Ruud met Keller. She had won.", "he", False),
        ("She had won. Ruud met Keller.", "he", False),
    ],
)
def test_ambiguous_pronoun_after_two_names(before: str, pronoun: str, ambiguous: bool) -> None:
    assert bool(found("ambiguous-pronoun", f"{before} “It has failed,” {pronoun} said.")) == ambiguous


@pytest.mark.parametrize(("words", "need"), [(0, 1), (199, 1), (200, 2), (399, 2), (400, 3), (800, 4), (9000, 4)])
def test_a_longer_article_wants_more_sources(words: int, need: int) -> None:
    assert needed(words) == need


FILLER = "It rained on the town. " * 20


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"Two officials said it was over. {FILLER}", 1),
        (f"Mayor Ida Lund said it was over. {FILLER}", 0),
        (f"Two officials said it was over. I say it is not. {FILLER}", 0),
        ("Two officials said it was over.", 0),
        (FILLER, 0),
    ],
)
def test_shallow_sourcing(text: str, count: int) -> None:
    assert len(found("shallow-sourcing", text)) == count


@pytest.mark.parametrize(
    ("lund", "marsh", "options", "count"),
    [(5, 1, {}, 1), (4, 2, {}, 0), (4, 2, {"percent": 60}, 1), (4, 1, {}, 0), (4, 1, {"fewest": 5}, 1)],
)
def test_one_voice(lund: int, marsh: int, options: Mapping[str, Option], count: int) -> None:
    text = "Mayor Ida Lund said it was over. " * lund + "Judge Eva Marsh said it was not. " * marsh
    assert len(found("one-voice", text, options)) == count


@pytest.mark.parametrize(
    ("times", "options", "count"), [(4, {}, 1), (3, {}, 0), (3, {"fewest": 3}, 1), (4, {"per-thousand": 100}, 0)]
)
def test_formula_repetition(times: int, options: Mapping[str, Option], count: int) -> None:
    text = "A senior official said it was over. It rained again on Monday. " * times
    assert len(found("formula-repetition", text, options)) == count


@pytest.mark.parametrize(
    ("top", "options", "count"),
    [
        ("By a staff reporter\n\n", {}, 1),
        ("Herald Staff\n\n", {}, 1),
        ("By Mina Okafor\n\n", {}, 0),
        ("", {}, 0),
        ("", {"expected": True}, 1),
        ("By Mina Okafor\n\n", {"expected": True}, 0),
    ],
)
def test_unnamed_without_byline(top: str, options: Mapping[str, Option], count: int) -> None:
    text = f"Merger called off\n\n{top}The merger is off, a board member of the bank said.\n\nThe rain went on."
    assert len(found("unnamed-without-byline", text, options)) == count


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("A union source said the roof had moved.", 1),
        ("The union denied it.", 0),
        ("Pavel Roth, secretary of the union, said the roof had moved.", 0),
    ],
)
def test_one_side_named(answer: str, count: int) -> None:
    text = f"Director Eva Holm accused the union of lying. Holm blamed the union for the flood. {answer}"
    assert len(found("one-side-named", text)) == count


@pytest.mark.parametrize(
    ("rule", "text", "finds"),
    [
        ("vague-time", "Ida Brandt recently told a paper that she would stay.\n\nOn Friday she left.", True),
        ("vague-time", "The mayor said recently that the pool would open on 3 June.", True),
        ("faceless-users", "Netizens mocked the singer for her hat. She was married on Saturday.", True),
        ("plural-verbatim", "“We held the rope for the whole night,” said two of the climbers.", True),
        ("plural-verbatim", "“She was laughing until the last hour,” her sons told a radio station.", True),
        ("lead-on-one-unnamed", "The king will step down, officials at the palace said. It rained on Sunday.", True),
        (
            "unnamed-share",
            "A forester said the breaks had grown over. Chief Lars Holt said crews came at noon. Petra Lind, who farms "
            "there, said the wind had turned. A pilot said there was too much smoke.",
            True,
        ),
        ("quote-marks-broken", '“There is no sand left", said dredger captain Wim Bol.', True),
        (
            "late-attribution",
            "“I was against it,” Tom Venn said.\n\nThe host asked why.\n\n“He left too soon. He should never have gone "
            "at all. It was the worst thing that anybody did that year,” Venn said.",
            False,
        ),
        (
            "late-attribution",
            "Shops close at noon.\n\n“He left too soon. He should never have gone at all. It was the worst thing that "
            "anybody did that year,” Tom Venn said.",
            True,
        ),
    ],
)
def test_what_else_a_rule_finds_and_leaves_alone(rule: str, text: str, finds: bool) -> None:
    assert bool(found(rule, text)) is finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Two lawyers close to the case said a plea was near. “He is tired,” the lawyer said.", True),
        ("Former clerks said wages were late. The former clerk said there were no slips.", True),
        ("Doctors at the clinic said beds were short. The doctor said it was worse in May.", True),
        ("Former clerks said wages were late. One of the former clerks said there were no slips.", False),
        ("Doctors at the clinic said beds were short. Dr Ida Lund agreed. The doctor said it was worse in May.", False),
    ],
)
def test_plural_singular_slip_of_groups_of_any_kind(text: str, finds: bool) -> None:
    assert bool(found("plural-singular-slip", text)) is finds
