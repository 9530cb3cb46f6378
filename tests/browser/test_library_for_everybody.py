"""The library by keyboard, with a screen reader, on a phone, magnified, and without scripts."""

from __future__ import annotations

import itertools
import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.library import SIDEWAYS, Open, box, count, status

pytestmark = pytest.mark.browser


# ---- Everybody


def test_the_keyboard_alone_searches_filters_and_opens(library: Open) -> None:
    page = library()
    page.locator("#library-words").focus()
    page.keyboard.type("improvement")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("“improvement”")
    page.keyboard.press("Tab")  # Search
    page.keyboard.press("Tab")  # the order
    page.keyboard.press("Tab")  # the first facet, which is open
    assert page.evaluate("document.activeElement.innerText").startswith("Kind")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".hub-chip")).to_have_text(["Kind: Case studies ✕"])
    expect(box(page, "kind", "case_study")).to_be_focused()
    chip = page.locator(".hub-chip")
    for _ in range(60):
        page.keyboard.press("Tab")
        if chip.evaluate("each => each === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(chip).to_have_count(0)
    expect(page.locator("#part-found")).to_be_focused()
    for _ in range(3):  # copy, clear, the first entry
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Good-practice library")


def test_a_screen_reader_hears_how_many_there_are(library: Open) -> None:
    page = library()
    live = status(page)
    assert live.get_attribute("role") == "status"
    strategies = count(page, "kind", "strategy")
    box(page, "kind", "strategy").check()
    expect(live).to_have_text(f"{strategies} entries.")
    page.locator("#library-words").fill("procurement")
    expect(live).to_have_text(re.compile(r"^\d entr(y|ies) for “procurement”\.$"))


def test_on_a_phone_the_filters_fold_away(library: Open) -> None:
    page = library()
    page.set_viewport_size({"width": 320, "height": 800})
    toggle = page.get_by_role("button", name="Filters")
    expect(box(page, "kind", "news")).to_be_hidden()
    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    box(page, "kind", "news").check()
    expect(page.locator(".hub-chip")).to_have_count(1)


def test_without_javascript_every_value_has_its_list(
    chromium: Browser, served: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served['ours']}/library/")
    notice = page.locator("noscript .hub-notice")
    assert "Without JavaScript this page cannot search" in notice.inner_text()
    expect(page.locator("[data-library]")).to_be_hidden()
    values = page.locator("[data-value]")
    assert values.count() == page.locator("[data-value] > a").count() > 100
    unfold = page.locator('[data-facet="savings"]')
    unfold.locator("summary").click()
    number = unfold.locator("[data-count]").first.inner_text()
    unfold.locator("a").first.click()
    expect(page.locator(".hub-count")).to_contain_text(number)
    expect(page.locator("h1")).to_have_text("Over £10,000, up to £100,000")
    context.close()


STATES = {
    "empty": "",
    "results": "?q=waste&theme=smarter-procurement&tag=waste&tags=all",
    "no results": "?q=resycling&kind=meeting",
    "many": "?kind=case_study&from=2010",
}
GOOD_PART = {("results", "dark", 320)}
EVERY = [
    pytest.param(*each, marks=() if each in GOOD_PART else pytest.mark.slow)
    for each in itertools.product(STATES, ("light", "dark"), (1280, 320))
]


@pytest.mark.parametrize(("state", "scheme", "width"), EVERY)
def test_every_state_is_accessible(
    library: Open, page: Page, state: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    library(STATES[state])
    for unfolded in (False, True):
        if unfolded:
            if width == 320:
                page.get_by_role("button", name="Filters").click()
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert faults(page) == []
        assert page.evaluate(SIDEWAYS) <= 0


def test_it_works_at_400_percent(library: Open) -> None:
    """1280 pixels at 400 % are 320 by 256."""
    page = library("?q=waste&kind=project")
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate(SIDEWAYS) <= 0
    page.get_by_role("button", name="Remove filter Kind: Projects").click()
    expect(page.locator(".hub-chip")).to_have_count(0)
    page.get_by_role("button", name="Filters").click()
    box(page, "kind", "meeting").check()
    expect(page.locator(".hub-result").first).to_be_visible()
