"""Every kind of page in a real browser: on any screen, in any colours."""

from __future__ import annotations

import itertools
import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.library import SIDEWAYS
from tests.browser.pages import MORE, PAGES, address

pytestmark = pytest.mark.browser

Way = tuple[Literal["light", "dark"], int]

EVERY: list[Way] = [(scheme, width) for scheme in ("light", "dark") for width in (320, 768, 1280)]
OFTEN: list[Way] = [("light", 320), ("dark", 1280)]
"""The ways in which make test sees every second page, in turn; make test-full sees all in each."""

SEEN = [*PAGES][::2]
WAYS = dict(zip(SEEN, itertools.cycle(OFTEN), strict=False))
COLOURS = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        *(pytest.param(name, [way], id=name) for name, way in WAYS.items()),
        *(
            pytest.param(
                name,
                [each for each in EVERY if each != WAYS.get(name)],
                id=f"{name}, more",
                marks=pytest.mark.slow,
            )
            for name in PAGES
        ),
        *(pytest.param(name, EVERY, id=name, marks=pytest.mark.slow) for name in MORE),
    ],
)
def test_a_page_is_sound(name: str, ways: list[Way], page: Page, served: dict[str, str]) -> None:
    """No fault that axe finds, no sideways scrolling, no message, no other host."""
    said: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.add(request.url))
    whole = address(served, (PAGES | MORE)[name])
    for number, (scheme, width) in enumerate(ways):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        if number == 0:
            page.goto(whole)  # after that it follows the device
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", COLOURS[scheme])
        assert faults(page) == [], f"{scheme}, {width}"
        assert page.evaluate(SIDEWAYS) <= 0, f"{width}: the page scrolls sideways"
    check_what_it_says(page)
    wanted = 1 if name == "missing" else 0
    assert sum("404 (Not Found)" in text for text in said) == len(said) == wanted, said
    assert {url.split("/")[2] for url in asked} == {whole.split("/")[2]}


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
    sent = page.request.get(page.url).text()
    styled = re.findall(r"<[^>]*\sstyle\s*=[^>]*>", sent)
    scripts = re.findall(r"<script(?![^>]*(?:\ssrc=|application/ld\+json))[^>]*>", sent)
    assert (styled, scripts) == ([], []), "a strict content policy forbids both in line"


def test_axe_looks_for_all_that_the_law_asks(page: Page) -> None:
    """Small targets side by side are what axe by itself lets pass of WCAG 2.2."""
    small = '<button style="width: 9px; height: 9px; padding: 0; border: 0" aria-label="A">'
    page.set_content(f'<!doctype html><html lang="en"><title>A</title><main>{small}{small}')
    found = {fault.partition(":")[0] for fault in faults(page)}
    assert found == {"target-size", "page-has-heading-one"}


def test_a_reader_finds_an_item_by_links_alone(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/")
    menu = page.get_by_role("navigation", name="Menu")
    menu.get_by_text("More", exact=True).click()
    menu.get_by_role("link", name="Case studies", exact=True).click()
    page.get_by_role("link", name="In-cab system for refuse vehicles in Solihull").click()
    assert page.locator("h1").inner_text().startswith("In-cab system for refuse vehicles")
    assert "£100,000" in page.locator("main").inner_text()
    page.get_by_role("link", name="Waste and recycling").first.click()
    assert page.locator("h1").inner_text() == "Waste and recycling"


def test_a_closed_consultation_has_no_form(page: Page, served: dict[str, str]) -> None:
    for path in ("/", "/consultations/", "/consultations/iewm-stocktake-2016/"):
        page.goto(served["ours"] + path)
        assert page.locator("a[href*='forms.']").count() == 0
