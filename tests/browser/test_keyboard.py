"""Whole pages by keyboard alone: what the focus reaches, in which order, and that it is seen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import KEY, PAGES, address

pytestmark = pytest.mark.browser
SLOW = pytest.mark.slow

STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary,"
        + "iframe, [tabindex]")].filter(it => it.tabIndex >= 0 && !it.disabled
        && it.checkVisibility({ visibilityProperty: true })
        && (it.type !== "radio" || it.checked)).length"""
"""How many stops a page has as it is, found another way: without pressing a key.

Tabs are one stop together: arrows lead from one to the other.
"""

STOP = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return null;
    const it = focused.matches(".tabbed-set > input")  // which is not seen: its labels are
        ? focused.parentElement.querySelector(".tabbed-labels") : focused;
    const style = getComputedStyle(it);
    const box = it.getClientRects()[0] ?? it.getBoundingClientRect();  // of its first line
    const { left, right, top, bottom } = box;
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const on = document.elementFromPoint(x, y);  // null outside of the window
    let [across, down, sticks] = [0, 0, false];
    for (let each = it; each; each = each.parentElement) {
        const { position, left } = getComputedStyle(each);
        sticks ||= position === "sticky" && left !== "auto";  // names of rows stay in view
        across += sticks ? 0 : each.scrollLeft;
        down += each.scrollTop;
    }
    return {
        name: it.outerHTML.slice(0, 160),
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        uncovered: Boolean(on && (it.contains(on) || on.contains(it))),
        left: left + across, right: right + across, top: top + down, bottom: bottom + down,
        menu: Boolean(it.closest("header details[open]")) && !it.matches("summary"),
        closed: it.matches("header summary") && !it.parentElement.open,
    };
}"""
"""Where the focus is: whether it is marked, on top of all else, and where on the whole page."""


def walk(page: Page, *, most: int = 600) -> list[dict[str, Any]]:
    """The stops from the first to the last, by Tab alone; menus of the header are opened."""
    stops: list[dict[str, Any]] = []
    while stop := _next(page):
        assert len(stops) < most, f"the focus does not get on from {stop['name']}"
        stops.append(stop)
        if stop["closed"]:
            page.keyboard.press("Enter")
    return stops


def _next(page: Page) -> dict[str, Any] | None:
    page.keyboard.press("Tab")
    stop: dict[str, Any] | None = page.evaluate(STOP)
    return stop


def backwards(stops: list[dict[str, Any]]) -> list[str]:
    """The stops that stand before the one before them, as people read: by rows in columns."""
    found = []
    for one, other in pairwise(stops):
        above = other["bottom"] <= one["top"] + 1 and other["left"] < one["right"] - 1
        beside = other["top"] < one["bottom"] - 1 and one["top"] < other["bottom"] - 1
        before = beside and other["right"] <= one["left"] + 1
        if (above or before) and not one["menu"]:
            found.append(f"{other['name']} after {one['name']}")
    return found


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("open consultation", 1280, 900),
        ("home", 320, 256),
        *(
            pytest.param(name, *size, marks=SLOW)
            for name in PAGES
            for size in ((1280, 900), (320, 256))
            if (name, *size) not in {("open consultation", 1280, 900), ("home", 320, 256)}
        ),
    ],
)
def test_the_focus_is_seen_all_the_way_and_goes_as_people_read(
    name: str, width: int, height: int, page: Page, served: dict[str, str]
) -> None:
    """A window of 1280 pixels by 1024 at 400 % is one of 320 by 256."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address(served, PAGES[name]), wait_until="networkidle")
    there = page.evaluate(STOPS)
    stops = walk(page)
    assert len([stop for stop in stops if not stop["menu"]]) == there
    assert [stop["name"] for stop in stops if not stop["marked"]] == []
    assert [stop["name"] for stop in stops if not stop["uncovered"]] == []
    assert backwards(stops) == []


@pytest.mark.parametrize("name", ["case study", pytest.param("library", marks=SLOW)])
def test_the_first_stop_leads_past_the_navigation(
    name: str, page: Page, served: dict[str, str]
) -> None:
    page.goto(address(served, KEY[name]))
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to main content")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
