"""The search of every page: opened by click and by Ctrl+K, closed by Escape, grouped by kind."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import faults

pytestmark = pytest.mark.browser


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search this site")


@pytest.mark.parametrize("path", ["/case-studies/walsall-works/", "/no-such-page/"])
def test_it_opens_from_any_page_with_ctrl_k(path: str, page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + path)
    page.keyboard.press("Control+k")
    expect(dialog(page)).to_be_visible()
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.type("walsall works")
    expect(page.locator(".hub-search__results")).to_contain_text("Walsall Works")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()


def test_it_opens_from_its_button_and_gives_the_focus_back(
    page: Page, served: dict[str, str]
) -> None:
    page.goto(served["ours"] + "/")
    button = page.get_by_role("banner").get_by_role("button", name="Search")
    button.press("Enter")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("button", name="Close").click()
    expect(dialog(page)).to_be_hidden()


def test_results_are_grouped_by_kind_and_lead_to_pages(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/about/")
    page.keyboard.press("Control+k")
    page.keyboard.type("highways")
    results = page.locator(".hub-search__results")
    expect(results.locator("h2").first).to_be_visible()
    headings = results.locator("h2").all_inner_texts()
    assert len(headings) == len(set(headings))
    assert {"Case studies", "News", "Topics, places and lists"} <= set(headings)
    groups = {
        section.locator("h2").inner_text(): section.locator("a").all_inner_texts()
        for section in results.locator("section").all()
    }
    assert "Highways" in groups["Topics, places and lists"]
    assert all("Alliance" in title or "Highways" in title for title in groups["News"])
    assert re.match(r"\d+ pages for “highways”\.", page.get_by_role("status").first.inner_text())
    link = results.get_by_role("link", name="Report on the West Midlands Highways Alliance, 2014")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Report on the West Midlands Highways Alliance, 2014")


def test_enter_takes_the_words_to_the_library(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/news/")
    page.keyboard.press("Control+k")
    page.keyboard.type("waste & food")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Good-practice library")
    expect(page.locator("#library-words")).to_have_value("waste & food")
    expect(page.locator(".hub-results")).to_contain_text("Love Food Hate Waste")


@pytest.mark.slow
def test_it_finds_pages_of_the_hub_and_abbreviations(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/")
    page.keyboard.press("Control+k")
    page.keyboard.type("CAA")
    results = page.locator(".hub-search__results")
    expect(results).to_contain_text("A to Z of abbreviations")
    page.locator("#search-words").fill("how to add a case study")
    expect(results.get_by_role("heading", name="About this hub")).to_be_visible()


@pytest.mark.slow
def test_nothing_found_suggests_terms(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/")
    page.keyboard.press("Control+k")
    page.keyboard.type("aprentiships")
    page.get_by_role("link", name="Apprenticeships").click()
    expect(page.locator(".hub-chip")).to_have_text(["Tag: Apprenticeships ✕"])


def test_no_single_key_does_anything(page: Page, served: dict[str, str]) -> None:
    """WCAG 2.1.4: the theme's own p, n, f, s, comma, full stop and slash are off."""
    page.goto(served["ours"] + "/tags/waste/")
    address = page.url
    for key in ("p", "n", "f", "s", ",", ".", "/", "k"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == address
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement === document.body")


def test_without_javascript_it_leads_to_the_library(
    chromium: Browser, served: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served["ours"] + "/")
    page.get_by_role("link", name="Search").click()
    assert page.url == served["ours"] + "/library/"
    context.close()


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 320),
        pytest.param("dark", 1280, marks=pytest.mark.slow),
        pytest.param("light", 1280, marks=pytest.mark.slow),
        pytest.param("dark", 320, marks=pytest.mark.slow),
    ],
)
def test_the_open_box_is_accessible(
    width: int, scheme: Literal["light", "dark"], page: Page, served: dict[str, str]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(served["ours"] + "/")
    page.keyboard.press("Control+k")
    for words in ("", "alliance", "aprentiships"):
        page.locator("#search-words").fill(words)
        if words:
            expect(page.locator(".hub-search__status")).to_contain_text(words)
        assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
