"""Long pages in a real browser: tips, permalinks, the list of contents, and what closes an item."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

STRATEGY = "/strategies/east-midlands-2008-2011/"
STUDY = "/case-studies/worcestershire-highways/"
OFFER = "/support/home-safety-coaching/"
TIP = "[popover]:popover-open"


def test_a_tip_opens_and_closes_by_keyboard(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + STRATEGY)
    button = page.locator(".hub-tip", has_text="CAAs")
    expect(button).to_have_accessible_name("CAAs")
    expect(button).to_have_accessible_description("Comprehensive Area Assessment")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(TIP)).to_have_text("Comprehensive Area Assessment")
    word, tip = button.bounding_box(), page.locator(TIP).bounding_box()
    assert word
    assert tip
    assert abs(tip["y"] - word["y"]) < 80, "the tip is not beside its word"
    page.keyboard.press("Escape")
    expect(page.locator(TIP)).to_have_count(0)
    expect(button).to_be_focused()


def test_a_tip_closes_when_the_focus_goes_on_so_that_it_covers_nothing(
    page: Page, served: dict[str, str]
) -> None:
    page.goto(served["ours"] + STRATEGY)
    page.locator(".hub-tip").first.press("Enter")
    expect(page.locator(TIP)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(TIP)).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 768, 959])
def test_the_link_of_a_paragraph_makes_it_no_longer(
    width: int, page: Page, served: dict[str, str]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served["ours"] + STRATEGY)
    words = page.locator(".hub-words > p")
    heights = "all => all.map((each) => each.offsetHeight)"
    before = words.evaluate_all(heights)
    page.locator("p > .hub-permalink").evaluate_all("all => all.forEach((each) => each.remove())")
    assert words.evaluate_all(heights) == before


@pytest.mark.slow
def test_a_tip_opens_by_touch_without_scripts_and_stays_on_the_screen(
    chromium: Browser, served: dict[str, str]
) -> None:
    small = {"width": 320, "height": 640}
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(served["ours"] + STRATEGY)
    for button in page.locator(".hub-tip").all()[:6]:
        button.tap()
        box = page.locator(TIP).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= small["width"]
        page.touchscreen.tap(5, 5)
        expect(page.locator(TIP)).to_have_count(0)
    context.close()


@pytest.mark.slow
def test_the_words_of_a_tip_are_copied_with_the_text(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + STRATEGY)
    page.locator(".hub-tip", has_text="CAAs").locator("xpath=..").evaluate(
        "all => getSelection().selectAllChildren(all)"
    )
    assert "as CAAs measure it." in page.evaluate("getSelection().toString()")


def test_a_paragraph_shows_its_link_when_it_has_the_focus(
    page: Page, served: dict[str, str]
) -> None:
    page.goto(served["ours"] + STRATEGY)
    for name, anchor in (("paragraph 46", "#p46"), ("“The vision”", "#vision")):
        link = page.get_by_role("link", name=f"Link to {name}", exact=True)
        expect(link).to_have_css("opacity", "0")
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(link).to_have_css("opacity", "1")
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        page.keyboard.press("Enter")
        expect(page).to_have_url(served["ours"] + STRATEGY + anchor)
    expect(page.get_by_role("heading", name="The vision", exact=True)).to_be_in_viewport()


@pytest.mark.slow
def test_links_are_there_for_those_who_cannot_hover(
    chromium: Browser, served: dict[str, str]
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(served["ours"] + STRATEGY)
    link = page.get_by_role("link", name="Link to paragraph 2", exact=True)
    expect(link).to_have_css("opacity", "1")
    context.close()


def test_the_list_of_contents_follows_the_reader(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + STRATEGY)
    marked = page.locator('.hub-contents [aria-current="true"]')
    page.locator("#section-4").evaluate("at => at.scrollIntoView()")
    expect(marked).to_have_text("Section 4: principles for investment")
    expect(marked).to_be_in_viewport()
    page.locator("#section-1").evaluate("at => at.scrollIntoView()")
    expect(marked).to_have_text("Section 1: the East Midlands context")


def test_on_a_small_screen_the_list_of_contents_opens(page: Page, served: dict[str, str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(served["ours"] + STRATEGY)
    entry = page.locator(".hub-contents a", has_text="Section 4")
    expect(entry).to_be_hidden()
    page.locator(".hub-contents summary").press("Enter")
    entry.click()
    expect(page.locator("#section-4")).to_be_in_viewport()


def test_a_citation_is_copied_and_that_is_said(chromium: Browser, served: dict[str, str]) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served["ours"] + STUDY)
    citation = page.locator("#cite").inner_text()
    assert citation.endswith(f"Practice Hub, {served['ours']}{STUDY}")
    page.get_by_role("button", name="Copy").press("Enter")
    expect(page.locator(".hub-use [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == citation
    context.close()


def test_emails_have_their_words_filled_in(page: Page, served: dict[str, str]) -> None:
    page.goto(served["tiny"] + OFFER)
    address = page.locator('link[rel="canonical"]').get_attribute("href")
    title = page.locator("h1").inner_text()
    expect(page.locator(".hub-when")).to_contain_text("Last reviewed 2 October 2026")
    report = page.get_by_role("link", name="Report a problem").get_attribute("href") or ""
    share = page.get_by_role("link", name="Share by email").get_attribute("href") or ""
    assert urlsplit(report).path == "support@northmarch.example"
    assert urlsplit(share).path == ""
    for link in (report, share):
        words = parse_qs(urlsplit(link).query)
        assert title in words["subject"][0]
        assert words["body"][0].startswith(f"{title}\r\n{address}")
        assert " " not in link


@pytest.mark.slow
def test_without_scripts_there_are_no_buttons_that_do_nothing(
    chromium: Browser, served: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served["ours"] + STUDY)
    expect(page.locator("#cite")).to_be_visible()
    expect(page.locator(".hub-use button:visible")).to_have_count(0)
    context.close()
