"""Pages as readers adapt them: at 400 %, with less motion, in forced colours, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.library import SIDEWAYS
from tests.browser.pages import PAGES, address

pytestmark = pytest.mark.browser


def kinds(*often: str) -> pytest.MarkDecorator:
    """Every kind of page, of which make test sees some and make test-full all."""
    marks = {name: () if name in often else pytest.mark.slow for name in PAGES}
    return pytest.mark.parametrize(
        "name", [pytest.param(name, marks=marks[name]) for name in PAGES]
    )


# ---- At 400 %

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(it => {
    const { overflowX, overflowY, clipPath, whiteSpace } = getComputedStyle(it);
    const cuts = ["hidden", "clip"].includes(overflowX) || ["hidden", "clip"].includes(overflowY);
    const more = it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1;
    return cuts && more && it.clientWidth > 1 && it.checkVisibility({ visibilityProperty: true })
        && it.closest(".hub-hidden, svg") === null && it.textContent.trim();
}).map(it => it.outerHTML.slice(0, 160))"""
"""What has more in it than it shows, and does not let readers scroll to it."""

OVERLAPS = """() => {
    const boxes = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const aside = ".hub-skip, .hub-scroll, svg";
    const unseen = it => it !== null && (it.offsetWidth === 1 || unseen(it.parentElement));
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || parent.closest(aside) || unseen(parent)
            || !parent.checkVisibility({ visibilityProperty: true })) continue;
        range.selectNodeContents(texts.currentNode);
        for (const { left, right, top, bottom } of range.getClientRects())
            if (right - left > 1) boxes.push({ left, right, top, bottom, parent });
    }
    const found = [];
    boxes.sort((one, other) => one.top - other.top);
    boxes.forEach((one, place) => {
        for (const other of boxes.slice(place + 1)) {
            if (other.top > one.bottom - 5) break;
            if (one.parent !== other.parent && Math.min(one.right, other.right)
                - Math.max(one.left, other.left) > 3 && other.bottom > one.top + 5)
                found.push([one, other].map(each => each.parent.outerHTML.slice(0, 99)));
        }
    });
    return found;
}"""
"""Words that stand on other words by more than lines of one text may."""


@kinds("home", "open consultation", "evidence")
def test_at_400_percent_nothing_is_cut_off_or_covered(
    name: str, page: Page, served: dict[str, str]
) -> None:
    """A window of 1280 pixels by 1024 at 400 % is one of 320 by 256."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address(served, PAGES[name]))
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(OVERLAPS) == []


# ---- With less motion

MOVING = """() => [...document.querySelectorAll("*")].flatMap(it =>
    [null, "::before", "::after"].filter(part => {
        const style = getComputedStyle(it, part);
        const lasts = durations => durations.split(", ").some(each => parseFloat(each) > 0);
        return lasts(style.transitionDuration) && style.transitionProperty !== "none"
            || lasts(style.animationDuration) && style.animationName !== "none"
            || style.scrollBehavior === "smooth";
    }).map(part => `${it.tagName} ${it.className} ${part ?? ""}`))"""


@kinds("home", "library")
def test_with_less_motion_nothing_moves(name: str, page: Page, served: dict[str, str]) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address(served, PAGES[name]))
    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().length") == 0


# ---- In forced colours

LIKE_THE_OTHERS = """() => {
    const shown = it => [null, "::before", "::after"].map(part => {
        const style = getComputedStyle(it, part);
        return [style.content, style.fontWeight, style.textDecorationLine, style.outlineStyle,
            style.borderStyle, style.borderWidth, style.borderColor];
    }).join();
    return [...document.querySelectorAll("[aria-current]")].filter(it => {
        const all = [...it.closest("ul, ol, nav").querySelectorAll(it.localName)];
        const others = all.filter(other => !other.hasAttribute("aria-current"));
        return others.some(other => shown(other) === shown(it));
    }).map(it => it.outerHTML.slice(0, 160));
}"""
"""Marks of where the reader is that look like their neighbours: grounds and shadows are gone."""


@kinds("home", "news index", "open consultation")
def test_in_forced_colours_everything_is_there(
    name: str, page: Page, served: dict[str, str]
) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(address(served, PAGES[name]))
    assert faults(page) == []
    assert page.evaluate(LIKE_THE_OTHERS) == []
    for _ in range(12):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).not_to_have_css("outline-style", "none")


# ---- Without scripts

LINES = """() => {
    for (const each of document.querySelectorAll("main details")) each.open = true;
    const own = [...document.querySelectorAll("main :is(button, form, label, [role=status])")];
    const words = own.flatMap(it => it.innerText.split("\\n"));
    const lines = document.querySelector("main").innerText.split("\\n").map(line => line.trim());
    return [lines.filter(Boolean), words.map(word => word.trim())];
}"""
"""The lines of a page, with what is folded away, and those of them that serve its scripts."""


@kinds("home", "case study", "open consultation", "evidence")
def test_without_scripts_a_page_says_all_that_it_says_with_them(
    name: str, page: Page, plain: Page, served: dict[str, str]
) -> None:
    plain.goto(address(served, PAGES[name]))
    without, _ = plain.evaluate(LINES)
    page.goto(address(served, PAGES[name]))
    lines, controls = page.evaluate(LINES)
    assert len(without) > 2
    assert [line for line in lines if line not in {*without, *controls}] == []
