"""What the hub's own pages say of the browser is true of it, and their drawings can be read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

KEPT = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"
SIZES = """[...document.querySelectorAll(".hub-diagram :is(text, span, samp, figcaption)")]
  .map((each) => parseFloat(getComputedStyle(each).fontSize)
    * (each.closest("svg")?.getScreenCTM().a ?? 1))"""
GUIDE = "contribute/first-case-study/"


def test_a_browser_keeps_nothing_but_the_choice_of_colours(
    served: dict[str, str], page: Page
) -> None:
    page.goto(f"{served['ours']}/library/?q=waste")
    expect(page.locator(".hub-result").first).to_be_visible()
    page.goto(f"{served['ours']}/cookies/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("waste")
    expect(page.locator(".hub-search__results")).to_contain_text("waste")
    page.keyboard.press("Escape")
    assert page.evaluate(KEPT) == [[], [], ""]
    page.get_by_role("button", name="Dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(KEPT) == [["hub-colours"], [], ""]
    assert page.context.cookies() == []
    expect(page.get_by_role("article")).to_contain_text("hub-colours")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_words_of_drawings_are_big_enough_and_inside_the_page(
    served: dict[str, str], page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served['ours']}/{GUIDE}")
    expect(page.locator(".hub-diagram__drawing")).to_be_visible()
    assert min(page.evaluate(SIZES)) >= 14
    wide = "document.scrollingElement.scrollWidth"
    assert page.evaluate(wide) == width
    boxes = page.locator(".hub-flow > li")
    first, second = (boxes.nth(number).bounding_box() for number in (0, 1))
    assert first is not None
    assert second is not None
    assert (second["y"] > first["y"]) is (width == 320)


def test_an_old_statement_says_so_in_a_page_that_was_built_before(
    served: dict[str, str], alone: Page
) -> None:
    notice = alone.get_by_text(re.compile("^We last checked this statement on .* over a year ago"))
    alone.clock.set_fixed_time("2027-10-05T22:59:00Z")
    alone.goto(f"{served['tiny']}/accessibility/")
    expect(alone.get_by_role("heading", level=1)).to_have_text("Accessibility statement")
    expect(notice).to_have_count(0)
    alone.clock.set_fixed_time("2027-10-05T23:00:00Z")
    alone.reload()
    expect(notice).to_be_visible()
