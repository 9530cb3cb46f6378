"""Every kind of page in a real browser: on any screen, in any colours, by keyboard."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SLOW = pytest.mark.slow

PAGES = {
    "home": "ours/",
    "library": "ours/library/",
    "library list": "ours/library/outcome/savings/",
    "index": "ours/case-studies/",
    "consultations": "tiny/consultations/",
    "events": "ours/events/",
    "month": "ours/events/2016/04/",
    "council": "ours/authorities/worcestershire/",
    "tags": "ours/tags/",
    "evidence": "ours/evidence/",
    "totals": "ours/evidence/totals/",
    "coverage": "ours/coverage/",
    "decisions": "ours/decisions/",
    "projects": "ours/projects/",
    "all support": "ours/support/",
    "targets": "ours/strategies/east-midlands-2008-2011/targets/",
    "status": "ours/contribute/status/",
    "plain page": "ours/contribute/kinds/case_study/",
    "feeds": "ours/feeds/",
    "data": "ours/data/",
    "missing": "ours/no-such-page/",
    "case study": "tiny/case-studies/home-safety-visits/",
    "news": "tiny/news/2026/home-safety-visits-to-grow/",
    "strategy": "tiny/strategies/living-well-2024-2028/",
    "open consultation": "tiny/consultations/home-safety-visits-2027/",
    "event": "tiny/events/home-safety-workshop/",
    "meeting": "tiny/meetings/partnership-board-2026-09-17/",
    "publication": "tiny/publications/northmarch-data-2026/",
    "support": "tiny/support/home-safety-coaching/",
    "project": "tiny/projects/home-safety-visits/",
    "newsletter": "tiny/newsletters/2026-11/",
}
"""A page of every kind."""

MORE = {
    "abbreviations": "ours/abbreviations/",
    "our case study": "ours/case-studies/worcestershire-highways/",
    "long strategy": "ours/strategies/east-midlands-2008-2011/",
    "long meeting": "ours/meetings/iewm-board-2010-10-28/",
    "closed consultation": "ours/consultations/iewm-stocktake-2016/",
    "tag": "ours/tags/waste/",
    "theme": "ours/themes/innovation-and-transformation/",
    "councils": "ours/authorities/",
    "list of a term": "ours/themes/innovation-and-transformation/case-studies/",
    "problems": "ours/contribute/problems/",
    "empty index": "ours/newsletters/",
    "other hub": "tiny/",
    "former council": "tiny/authorities/saltwick/",
}
"""More pages of some of these kinds."""

IN_THE_DARK = {
    *("home", "library", "consultations", "council", "case study", "strategy"),
    "open consultation",
}
"""Pages that make test sees in dark colours, too: between them they have every part."""


def often(name: str, scheme: str, width: int) -> bool:
    """Whether a page is seen in this way by make test too, not by make test-full alone."""
    small = (scheme, width) == ("light", 320)
    return name in PAGES and (small or (name in IN_THE_DARK and (scheme, width) == ("dark", 1280)))


EVERY = [
    pytest.param(*each, marks=() if often(*each) else SLOW)
    for each in itertools.product(PAGES | MORE, ("light", "dark"), (1280, 320))
]


def address(served: dict[str, str], name: str) -> str:
    hub, _, path = (PAGES | MORE)[name].partition("/")
    return f"{served[hub]}/{path}"


@pytest.mark.parametrize(("name", "scheme", "width"), EVERY)
def test_a_page_is_sound(
    name: str, scheme: Literal["light", "dark"], width: int, page: Page, served: dict[str, str]
) -> None:
    """No fault that axe finds, no sideways scrolling, no message, no other host."""
    said: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.add(request.url))
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(served, name))
    assert page.locator("body").get_attribute("data-md-color-scheme") == COLOURS[scheme]
    check_what_it_says(page)
    axe = Axe().run(page)
    assert axe.violations_count == 0, axe.generate_report()
    assert page.evaluate(SIDEWAYS) <= 0, "the page scrolls sideways"
    assert [text for text in said if "404 (Not Found)" not in text or name != "missing"] == []
    assert {url.split("/")[2] for url in asked} == {address(served, name).split("/")[2]}
    assert [url for url in asked if "sitemap" in url] == []  # feeds are no other languages


COLOURS = {"light": "default", "dark": "slate"}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def check_what_it_says(page: Page) -> None:
    """Its language, its headings without a gap, a description, and no styles in line."""
    assert page.locator("html").get_attribute("lang") == "en-GB"
    assert page.locator("h1").count() == 1
    levels = page.eval_on_selector_all(
        "main :is(h1,h2,h3,h4,h5,h6)", "nodes => nodes.map(n => Number(n.tagName[1]))"
    )
    steps = [after - before for before, after in itertools.pairwise(levels)]
    assert levels[0] == 1
    assert all(step <= 1 for step in steps), f"a heading level is jumped over: {levels}"
    assert (page.locator("meta[name=description]").get_attribute("content") or "") != ""
    sent = BeautifulSoup(page.request.get(page.url).text(), "html.parser")
    assert sent.select("[style]") == [], "a strict content policy forbids inline styles"


def test_the_first_tab_stop_leads_past_the_navigation(page: Page, served: dict[str, str]) -> None:
    page.goto(address(served, "case study"))
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent.trim()")
    assert skip == "Skip to main content"
    page.keyboard.press("Enter")
    assert "#" in page.url


def test_focus_is_always_visible(page: Page, served: dict[str, str]) -> None:
    page.goto(address(served, "case study"))
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const at = document.activeElement;
                // The switch of colours is an unseen box; the label after it shows the focus.
                const it = at.matches('.md-option') ? at.nextElementSibling : at;
                const style = getComputedStyle(it);
                const box = it.getBoundingClientRect();
                return at === document.body || (box.width > 0 && box.height > 0 &&
                    (style.outlineStyle !== 'none' || style.boxShadow !== 'none'));
            }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_a_reader_finds_an_item_by_links_alone(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/")
    page.get_by_role("link", name="Case studies", exact=True).first.click()
    page.get_by_role("link", name="In-cab system for refuse vehicles in Solihull").click()
    assert page.locator("h1").inner_text().startswith("In-cab system for refuse vehicles")
    assert "£100,000" in page.locator("main").inner_text()
    page.get_by_role("link", name="Waste and recycling").first.click()
    assert page.locator("h1").inner_text() == "Waste and recycling"


def test_pages_are_whole_without_javascript(chromium: Browser, served: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(served, "open consultation"))
    text = page.locator("main").inner_text()
    assert "15 January 2027" in text
    assert page.locator('main a[href^="https://forms.northmarch.example/"]').count() >= 1
    page.goto(served["ours"] + "/case-studies/")
    assert page.locator("main a[href*='walsall-works']").count() >= 1
    context.close()


def test_a_closed_consultation_has_no_form(page: Page, served: dict[str, str]) -> None:
    for path in ("/", "/consultations/", "/consultations/iewm-stocktake-2016/"):
        page.goto(served["ours"] + path)
        assert page.locator("a[href*='forms.']").count() == 0
