"""The library in a real browser: every search has an address, to share and to walk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.library import Open, box, status, titles

pytestmark = [pytest.mark.browser, pytest.mark.slow]


# ---- The address


def test_a_search_is_walked_back_and_forward(library: Open) -> None:
    page = library()
    page.locator("#library-words").fill("waste")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("“waste”")
    box(page, "kind", "project").check()
    expect(page.locator(".hub-chip")).to_have_count(1)
    page.get_by_label("Sort by").select_option("newest")
    expect(page).to_have_url(re.compile(r"\?q=waste&sort=newest&kind=project$"))
    page.go_back()
    page.go_back()
    expect(page.locator(".hub-chip")).to_have_count(0)
    expect(box(page, "kind", "project")).not_to_be_checked()
    page.go_back()
    expect(page.get_by_role("heading", name="Newest entries")).to_be_visible()
    expect(page.locator("#library-words")).to_have_value("")
    page.go_forward()
    expect(page.locator("#library-words")).to_have_value("waste")
    page.go_forward()
    expect(box(page, "kind", "project")).to_be_checked()


@pytest.mark.slow
def test_typing_is_one_step_in_the_history(library: Open) -> None:
    page = library()
    steps = page.evaluate("history.length")
    page.locator("#library-words").press_sequentially("apprentice", delay=250)
    expect(status(page)).to_contain_text("“apprentice”")
    assert page.evaluate("history.length") == steps + 1


@pytest.mark.slow
def test_a_link_opens_the_same_search_in_another_browser(library: Open, chromium: Browser) -> None:
    page = library("?q=services&theme=health-and-care-integration&tag=commissioning&from=2010")
    again = chromium.new_context().new_page()
    again.goto(page.url)
    expect(again.locator(".hub-result .hub-card__title")).to_have_text(titles(page))
    assert titles(page) != []
    assert again.locator(".hub-chip").all_inner_texts() == [
        "Theme: Health and care integration ✕",
        "Tag: Commissioning ✕",
        "Year: from 2010 ✕",
    ]
    again.context.close()


def test_the_link_is_copied(library: Open) -> None:
    page = library("?q=waste")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(status(page)).to_have_text("The link to this search has been copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_what_is_no_longer_there_is_left_out_and_said(library: Open) -> None:
    page = library("?theme=gone&tag=waste&sort=odd&from=20x6")
    expect(status(page)).to_contain_text("Left out, because it is no longer there: gone.")
    expect(page.locator(".hub-chip")).to_have_text(["Tag: Waste and recycling ✕"])


@pytest.mark.slow
def test_what_is_no_longer_there_is_said_even_alone(library: Open) -> None:
    page = library_at_unknown(library)
    expect(status(page)).to_have_text("Left out, because it is no longer there: gone.")
    expect(page.get_by_role("heading", name="Newest entries")).to_be_visible()


def library_at_unknown(library: Open) -> Page:
    page = library()
    page.goto(f"{page.url}?theme=gone")
    return page


def test_words_in_an_address_stay_text(library: Open) -> None:
    words = "<img src=x onerror=alert(1)> waste"
    page = library("?q=" + words.replace(" ", "+"))
    expect(status(page)).to_contain_text(words)
    assert page.locator("main img").count() == 0


def test_a_failing_search_is_told_plainly(page: Page, served: dict[str, str]) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{served['ours']}/library/?q=waste")
    expect(status(page)).to_contain_text("The search could not be loaded.")
    expect(page.get_by_role("heading", name="Newest entries")).to_be_visible()
