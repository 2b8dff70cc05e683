"""The HTML report as an editor has it: in a browser, by mouse, by key, in print, without scripts or styles."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from attrib import audit
from attrib.readers import read
from attrib.reports import Run, render
from attrib.reports.html_files import files
from report_sample import MISSING, hostile, rich, run, silent

if not os.environ.get("CI"):
    pytest.importorskip("playwright.sync_api", reason="playwright is not there: see CONTRIBUTING.md")

from browser import Opened, chromium, messages_of_validator

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

ROOT = Path(__file__).parents[1]
DANUBE = ROOT / "fixtures" / "articles" / "danube-strike.txt"
FOUND = audit(read(DANUBE))
SAID = FOUND.article.attributions
# The statement that the tests point at, and the numbers of all that its source says
QUOTED = next(n for n, a in enumerate(SAID, 1) if "Nobody is walking" in FOUND.article.words(a.content))
THEIRS = {str(n) for n, a in enumerate(SAID, 1) if a.speaker_id == SAID[QUOTED - 1].speaker_id}
ALL = f"{len(FOUND.findings)} of {len(FOUND.findings)} findings, {len(SAID)} of {len(SAID)} attributions"
SHORT = ROOT / "fixtures" / "articles" / "short-bridge-tolls.txt"
Open = Callable[..., Opened]

ODD_SCRIPTS = (
    "“عندما عدنا إلى البيت لم يكن هناك سقف فوق رؤوسنا,” said سليم حداد, a carpenter. “"
    + "Donaudampfschifffahrtsgesellschaftskapitän" * 6
    + ",” one source said."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Reports to be opened, by name."""
    short, wicked = audit(read(SHORT)), hostile()
    policy = wicked.policy._replace(name="</dd><script>alert(7)</script>\u202e", settings={"<b>\x1b": None})
    wicked = wicked._replace(policy=policy)
    runs = {
        "short": Run((short,), (), short.policy),
        "rich": run(rich()),
        "silent": run(silent()),
        "hostile": run(wicked),
        "danube": Run((FOUND,), (), FOUND.policy),
        "odd": run(audit(ODD_SCRIPTS)),
    }
    folder = tmp_path_factory.mktemp("reports")
    for name, each in runs.items():
        (folder / f"{name}.html").write_bytes(render(each, "html").encode("utf-8", "backslashreplace"))
    several = Run((FOUND, short, rich(), wicked, silent()), (MISSING,), FOUND.policy)
    (folder / "several").mkdir()
    for path, text in files(several, f"{folder}/several/", is_folder=True, is_external=False):
        Path(path).write_bytes(text.encode("utf-8", "backslashreplace"))
    return {name: folder / f"{name}.html" for name in runs} | {"index": folder / "several" / "index.html"}


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    opened: list[Opened] = []

    def call(name: str = "danube", **options: Any) -> Opened:
        opened.append(Opened(browser, pages[name], **options))
        return opened[-1]

    yield call
    for each in opened:
        each.close()


# For everybody

VIEWS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"media": {"color_scheme": "dark"}},
    "narrow": {"viewport": {"width": 360, "height": 740}},
    "narrow-dark": {"viewport": {"width": 360, "height": 740}, "media": {"color_scheme": "dark"}},
    "print": {"viewport": {"width": 800, "height": 1100}, "media": {"media": "print"}},
    "forced-colours": {"media": {"forced_colors": "active"}},
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["short", "rich", "hostile", "index"])
def test_nobody_is_kept_out(open_page: Open, name: str, view: str) -> None:
    opened = open_page(name, **VIEWS[view])
    opened.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert opened.violations() == []


@pytest.mark.parametrize("state", ["card", "lit", "help"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_what_opens(open_page: Open, state: str, scheme: str) -> None:
    opened = open_page("short", media={"color_scheme": scheme})
    if state == "card":
        opened.page.focus("#w1")
        assert opened.page.is_visible("#card")
    if state == "lit":
        opened.page.click("mark.a1")
        assert "lit" in (opened.page.get_attribute("body", "class") or "")
    if state == "help":
        opened.page.keyboard.press("?")
        assert opened.page.is_visible("#help")
    assert opened.violations() == []


def test_the_pages_are_html(pages: dict[str, Path]) -> None:
    assert messages_of_validator(*pages.values()) == ""


@pytest.mark.parametrize("name", ["danube", "rich", "hostile", "odd", "index"])
@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440])
def test_nothing_runs_over_the_edge(open_page: Open, name: str, width: int) -> None:
    opened = open_page(name, viewport={"width": width, "height": 800})
    opened.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["danube", "rich", "index"])
@pytest.mark.parametrize("width", [360, 400])
def test_no_table_scrolls_sideways_on_a_telephone(open_page: Open, name: str, width: int) -> None:
    opened = open_page(name, viewport={"width": width, "height": 800})
    opened.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    wide = "[...document.querySelectorAll('.wide')].map((table) => table.scrollWidth - table.clientWidth)"
    assert set(opened.page.evaluate(wide)) == {0}


def test_notes_stand_in_the_margin_where_there_is_one(open_page: Open) -> None:
    for width, beside in ((1440, True), (1024, True), (360, False)):
        page = open_page(viewport={"width": width, "height": 800}).page
        words = page.locator(".article > p").first.bounding_box()
        notes = page.locator(".article > ul").first.bounding_box()
        assert words
        assert notes
        assert (notes["x"] > words["x"] + words["width"]) is beside
        assert (notes["y"] >= words["y"] + words["height"]) is not beside


def test_whoever_wants_no_motion_has_none(open_page: Open) -> None:
    for motion, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        page = open_page(media={"reduced_motion": motion}).page
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour


@pytest.mark.parametrize("allowed", ["no scripts", "no styles"])
def test_all_can_be_read_without_scripts_and_without_styles(open_page: Open, allowed: str) -> None:
    opened = open_page(java_script_enabled=allowed != "no scripts")
    if allowed == "no styles":
        opened.page.evaluate("document.querySelector('style').remove()")
    found = FOUND
    text = " ".join(opened.page.inner_text("body").split())
    for finding in found.findings:
        assert " ".join(finding.message.split()) in text
    for words in found.article.document.text.split("\n\n"):
        assert words.split()[0] in text
    score = f"Sourcing transparency: {FOUND.score.value} of 100"
    for heading in (score, "Findings", "Sources", "What was not checked", "Provenance"):
        assert heading in text
    assert opened.page.is_visible("#tools") is (allowed != "no scripts")


# Filter and walk


def lit_up(opened: Opened) -> set[str]:
    """Return the numbers of the attributions whose words are lit."""
    names = opened.page.evaluate("[...document.querySelectorAll('mark.on')].flatMap(mark => [...mark.classList])")
    return {name[1:] for name in names if re.fullmatch(r"a\d+", name)}


def chosen(opened: Opened, **values: str) -> None:
    for name, value in values.items():
        opened.page.select_option(f"select[name={name}]", value)


def test_filters_leave_what_they_say(open_page: Open) -> None:
    opened = open_page()
    assert opened.status == ALL
    chosen(opened, severity="warning")
    warnings = opened.page.locator(".findings > .warning").count()
    assert opened.page.locator(".findings > li:visible").count() == warnings > 2
    assert opened.query == "severity=warning"
    rule = opened.page.inner_text(".findings > .warning code >> nth=0")
    chosen(opened, rule=rule)
    assert set(opened.page.locator(".findings > li:visible code").all_inner_texts()) == {rule}
    opened.page.click("#reset")
    assert opened.page.locator(".findings > li:visible").count() == len(FOUND.findings)
    assert opened.query == ""


def test_a_type_and_a_source_light_up_their_words_only(open_page: Open) -> None:
    opened = open_page()
    chosen(opened, type="affiliated source")
    lit = lit_up(opened)
    assert sorted(lit) == sorted(str(n) for n, a in enumerate(SAID, 1) if a.type == "affiliated-source")


def test_what_is_chosen_comes_back_with_the_address(open_page: Open) -> None:
    opened = open_page()
    chosen(opened, severity="info", type="unnamed official")
    status, address = opened.status, "?" + opened.query
    opened.go(address)
    assert opened.status == status
    opened.go("?severity=%3Cscript%3E&source=999&type=constructor")
    assert opened.status == ALL


def test_a_click_on_a_source_lights_up_all_it_says(open_page: Open) -> None:
    opened = open_page()
    opened.page.click(f"u.a{QUOTED}")
    assert lit_up(opened) == THEIRS
    button = opened.page.locator(".sources button[aria-pressed=true]")
    assert button.inner_text() == "Kremlin source"
    button.click()
    assert opened.page.locator(".on").count() == 0
    assert opened.query == ""


def test_keys_walk_from_finding_to_finding(open_page: Open) -> None:
    opened = open_page()
    names = opened.page.evaluate("[...document.querySelectorAll('.findings > li')].map(f => f.id)")
    for key, place in (("n", 0), ("j", 1), ("n", 2), ("k", 1), ("p", 0), ("p", len(FOUND.findings) - 1), ("n", 0)):
        opened.page.keyboard.press(key)
        assert opened.fragment == names[place]
        assert opened.page.evaluate("document.activeElement.getAttribute('href')") == f"#{names[place]}"
    chosen(opened, severity="warning")
    opened.page.evaluate("document.activeElement.blur()")
    opened.page.keyboard.press("n")
    assert opened.page.locator(f"[id='{opened.fragment}'].warning").count() == 1
    assert re.fullmatch(r"Finding \d of \d", opened.status)


def test_keys_have_a_help_and_an_off_switch(open_page: Open) -> None:
    opened = open_page()
    opened.page.keyboard.press("?")
    assert opened.page.is_visible("#help")
    opened.page.keyboard.press("n")
    assert opened.fragment == ""
    opened.page.uncheck("#keys")
    opened.page.keyboard.press("Escape")
    assert not opened.page.is_visible("#help")
    assert opened.query == "keys=off"
    for key in ("n", "?", "a"):
        opened.page.keyboard.press(key)
    assert (opened.fragment, opened.page.is_visible("#help")) == ("", False)
    opened.go("?keys=off")
    opened.page.keyboard.press("n")
    assert opened.fragment == ""
    opened.page.click("#help-button")
    assert not opened.page.is_checked("#keys")


def test_keys_leave_fields_and_commands_alone(open_page: Open) -> None:
    opened = open_page()
    opened.page.focus("select[name=rule]")
    opened.page.keyboard.press("n")
    opened.page.evaluate("document.activeElement.blur()")
    opened.page.keyboard.press("Control+n")
    assert opened.fragment == ""


def test_pointing_and_focusing_tell_whose_words_they_are(open_page: Open) -> None:
    opened = open_page()
    card = opened.page.locator("#card")
    opened.page.hover(f"mark.a{QUOTED} >> nth=0")
    told = card.inner_text()
    for words in (
        f"U{QUOTED} affiliated source",
        "Kremlin source",
        "content-source-cue: “said”",
        "the last one called",
    ):
        assert words in told
    assert any(finding.message in told for finding in FOUND.findings)
    assert opened.page.locator("mark.at").count() == 2
    card.hover()
    opened.page.wait_for_timeout(400)
    assert card.is_visible()
    opened.page.keyboard.press("Escape")
    assert not card.is_visible()
    opened.page.focus(f"#w{QUOTED}")
    assert card.inner_text() == told
    assert opened.page.get_attribute(f"#w{QUOTED}", "aria-describedby") == "card"
    assert opened.page.get_attribute(f"#w{QUOTED}", "aria-label") == f"U{QUOTED}, affiliated source, Kremlin source"
    opened.page.focus("#next")
    assert not card.is_visible()


def test_all_that_a_mouse_can_do_a_keyboard_can(open_page: Open) -> None:
    opened = open_page()
    reached = set()
    for _ in range(400):
        opened.page.keyboard.press("Tab")
        reached.add(opened.page.evaluate("(({id, hash, tagName}) => id || hash || tagName)(document.activeElement)"))
    buttons = {"next", "previous", "reset", "help-button"}
    wanted = {*buttons, "w1", f"w{len(SAID)}", "SELECT", "SUMMARY", "BUTTON", "#s1", "#w1"}
    assert wanted <= reached


def test_a_link_to_a_finding_leads_to_it_and_can_be_copied(open_page: Open) -> None:
    opened = open_page(permissions=["clipboard-read", "clipboard-write"], media={"reduced_motion": "reduce"})
    name = opened.page.evaluate("document.querySelectorAll('.findings > li')[4].id")
    assert name == f"f-{FOUND.findings[4].fingerprint}"
    opened.go(f"#{name}")
    assert opened.page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", name) < 900
    opened.page.click(f"[id='{name}'] a.link")
    opened.page.get_by_text("The link is copied").wait_for()  # the clipboard answers later
    assert opened.page.evaluate("navigator.clipboard.readText()") == f"{opened.path.as_uri()}#{name}"


# Several articles


def names_of(opened: Opened) -> list[str]:
    """The articles that the index shows, in its order."""
    cells = opened.page.locator("tbody tr:visible th a")
    return [text.rpartition("/")[2] for text in cells.all_inner_texts()]


def test_the_index_is_sorted_and_filtered(open_page: Open) -> None:
    opened = open_page("index")
    assert names_of(opened)[0] == "nowhere.txt"
    assert opened.status == "6 of 6 articles"
    opened.page.click("text=Score")
    assert opened.page.get_attribute("th >> nth=2", "aria-sort") == "descending"
    scores = [float(t) for t in opened.page.locator("td:nth-child(3)").all_inner_texts() if t[0].isdigit()]
    assert scores == sorted(scores, reverse=True)
    opened.page.click("text=Score")
    assert opened.query == "sort=2"
    opened.page.fill("input[name=name]", "STRIKE")
    assert names_of(opened) == ["danube-strike.txt"]
    opened.go("?" + opened.query)
    assert (names_of(opened), opened.query) == (["danube-strike.txt"], "sort=2&name=STRIKE")
    opened.go("?verdict=not+audited")
    assert names_of(opened) == ["nowhere.txt"]


def test_style_and_script_beside_the_page_pass_a_server_that_forbids_them_inside(browser: Browser) -> None:
    made = dict(files(Run((FOUND,), (), FOUND.policy), "story.html", is_folder=False, is_external=True))
    kinds = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
    policy = "default-src 'none'; style-src 'self'; script-src 'self'"
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        headers = {
            "content-type": f"{kinds[name.rpartition('.')[2]]}; charset=utf-8",
            "content-security-policy": policy,
        }
        route.fulfill(body=made[name], headers=headers)

    page.route("http://desk.invalid/**", answer)
    page.goto("http://desk.invalid/story.html")
    assert page.inner_text("#status") == ALL
    assert page.evaluate("getComputedStyle(document.querySelector('mark.U')).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert faults == []
    context.close()


# Print


def test_print_opens_what_is_closed_and_spells_links_out(open_page: Open) -> None:
    opened = open_page(media={"media": "print"})
    assert opened.page.evaluate(
        "[...document.querySelectorAll('details')].every(d => d.children[1].getBoundingClientRect().height > 0)"
    )
    shown = opened.page.evaluate("getComputedStyle(document.querySelector('a.link'), '::after').content")
    assert "attr(href)" in shown or "#f-" in shown
    assert not opened.page.is_visible("#tools")
    assert len(opened.page.pdf(prefer_css_page_size=True)) > 20_000


def test_the_style_in_the_page_is_the_style_of_the_template(open_page: Open) -> None:
    written = (Path(__file__).parents[1] / "templates" / "report.css").read_text(encoding="utf-8")
    rules = "sheet => [...sheet.cssRules].map(rule => rule.cssText)"
    own = open_page().page.evaluate(f"({rules})(document.styleSheets[0])")
    assert own == open_page().page.evaluate(
        f"text => {{ const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return ({rules})(sheet) }}", written
    )
    assert len(own) > 100


# Safe

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "</style></script><svg onload=alert(3)>",
    "'\"--></title><iframe src=//example.invalid>",
    "<a href='javascript:alert(4)'>here</a>",
    "{{7*7}}{% raw %}{#",
    "\u202e\u2066\u200f\u061c<b>\x1b[2J\x00\x07",
    "&lt;script&gt; &#60;b&#62; <!--",
)


def hostile_file(folder: Path) -> Path:
    """Write an article full of what might run, under a name that is no better, and return it."""
    said = "\n\n".join(
        f"“We have seen {payload} here, and we are sure of it,” said Ana {payload} Ruiz, a baker.\n\n"
        f"A source close to {payload} told the Herald it was over, {payload} sources said."
        for payload in (p.replace("\x00", "") for p in PAYLOADS)
    )
    article = folder / "<img src=x onerror=alert(9)>'\"&.txt"
    article.write_text(f"{PAYLOADS[0]} warns of {PAYLOADS[1]}\n\n{said}\n", encoding="utf-8")
    return article


def test_hostile_copy_ends_as_text(browser: Browser, tmp_path: Path) -> None:
    article = hostile_file(tmp_path)
    found = audit(read(article))
    assert found.article.attributions
    assert found.findings
    report = tmp_path / "report.html"
    report.write_text(render(Run((found,), (), found.policy), "html"), encoding="utf-8")
    opened = Opened(browser, report)
    check_harmless(opened)
    opened.close()


def check_harmless(opened: Opened) -> None:
    """Check that nothing of what was printed became an element, and go everywhere to see that nothing runs."""
    page = opened.page
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, svg[onload], link, base, form").count() == 0
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap(element => element.getAttributeNames())")
    assert not any(name == "style" or name.startswith("on") for name in names)
    assert page.evaluate("[...document.querySelectorAll('[href]')].every(a => a.getAttribute('href').startsWith('#'))")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x1b]", page.inner_text("body"))
    for mark in page.locator(".article sup a").all():
        mark.focus()
        assert page.locator("#card *:not(p)").count() == 0
    for button in page.locator(".sources button").all()[:5]:
        button.click()
    for _ in range(8):
        page.keyboard.press("n")


def test_hostile_names_speakers_decisions_and_questions_end_as_text(open_page: Open) -> None:
    check_harmless(open_page("hostile"))
