"""Pages with all that readers can unfold. Menus, search and library have tests of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.library import SIDEWAYS
from tests.browser.pages import KEY, PAGES, address

pytestmark = pytest.mark.browser

OFTEN = ("totals", "feeds")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in OFTEN else pytest.mark.slow) for name in PAGES],
)
def test_a_page_is_sound_when_all_is_unfolded(
    name: str, page: Page, served: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(address(served, PAGES[name]))
    folded = page.locator("main details:not([open])")
    assert name not in OFTEN or folded.count() > 0
    folded.evaluate_all("all => all.forEach(each => { each.open = true; })")
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize(
    ("scheme", "width"), [("dark", 320), pytest.param("light", 1280, marks=pytest.mark.slow)]
)
def test_a_page_is_sound_when_a_tip_is_open(
    scheme: str, width: int, page: Page, served: dict[str, str]
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(served, KEY["strategy"]))
    page.locator("button[popovertarget]").first.press("Enter")
    expect(page.locator("[popover]:popover-open")).to_be_in_viewport(ratio=1)
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) <= 0
