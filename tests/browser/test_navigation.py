"""The ways through the site in a real browser: the menu, where readers are, and lost readers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.browser import served as serve
from tests.browser.axe import faults
from tests.browser.library import SIDEWAYS
from tests.hubs import change
from tests.sites import build, site_hub

pytestmark = pytest.mark.browser

HOSTILE = "/case-studies/%3Cimg%20src=x%20onerror=alert(1)%3E%22/walsall-workz%ff%/"


def menu(page: Page, name: str) -> Locator:
    return page.locator(".hub-menu summary", has_text=name)


@pytest.mark.parametrize(("name", "width"), [("More", 1280), ("Menu", 320)])
def test_the_menu_opens_by_keyboard_and_closes_by_escape_by_click_and_by_leaving(
    name: str, width: int, page: Page, served: dict[str, str]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served["ours"] + "/evidence/totals/")
    link = page.locator(".hub-menu").get_by_role("link", name="Open data")
    expect(link).to_be_hidden()
    menu(page, name).press("Enter")
    expect(link).to_be_visible()
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) <= 0
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu(page, name)).to_be_focused()
    page.keyboard.press("Space")
    link.focus()
    page.keyboard.press("Tab")
    expect(link).to_be_hidden()
    expect(page.locator("main a:focus")).to_be_in_viewport()
    menu(page, name).click()
    expect(link).to_be_visible()
    page.locator(".hub-footer__title").first.click()
    expect(link).to_be_hidden()


def test_the_menu_works_without_scripts(chromium: Browser, served: dict[str, str]) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    page.goto(served["ours"] + "/case-studies/walsall-works/")
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    expect(crumbs.get_by_role("link", name="Case studies")).to_be_visible()
    menu(page, "Menu").click()
    here = page.locator(".hub-menu__small [aria-current]")
    expect(here).to_have_text("Case studies")
    box = here.bounding_box()
    assert box is not None
    assert box["height"] >= 40  # for a thumb
    page.locator(".hub-menu__small").get_by_role("link", name="Privacy").click()
    expect(page.locator("h1")).to_have_text("Privacy")
    context.close()


def test_readers_go_from_item_to_item(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/case-studies/walsall-works/")
    ways = page.get_by_role("navigation", name="Previous and next case studies")
    title = (ways.get_by_role("link", name="Next").text_content() or "").strip()
    ways.get_by_role("link", name="Next").click()
    expect(page.locator("h1")).to_have_text(title.removeprefix("Next").strip())
    before = ways.get_by_role("link", name="Previous Walsall Works")
    expect(before).to_be_visible()


def test_a_wrong_address_leads_to_likely_pages(page: Page, served: dict[str, str]) -> None:
    page.goto(served["ours"] + "/case-studies/walsal-workz/")
    likely = page.locator("[data-missing]")
    expect(likely.get_by_role("status")).to_have_text("You may have meant one of these 6 pages:")
    first = likely.get_by_role("listitem").first
    expect(first).to_have_text("Walsall Works: apprenticeships and routes into them Case study")
    last = likely.get_by_role("link", name="All case studies")
    expect(last).to_have_attribute("href", "/case-studies/")
    assert faults(page) == []
    expect(page.get_by_label("Words to look for")).to_have_value("walsal workz")
    page.get_by_label("Words to look for").press("Enter")
    expect(page.locator("#library-words")).to_have_value("walsal workz")
    expect(page.locator(".hub-results")).to_contain_text("Walsall Works")


def test_a_hostile_address_is_words_and_nothing_else(page: Page, served: dict[str, str]) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: pytest.fail("a script of the address ran"))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served["ours"] + HOSTILE)
    expect(page.locator("[data-missing]").get_by_role("link").last).to_have_text("All case studies")
    words = page.get_by_label("Words to look for").input_value()
    assert not set("<>\"'=()%") & set(words)
    assert page.locator("main img").count() == 0
    assert not any(url.endswith("/x") for url in asked)


@pytest.mark.slow
def test_likely_pages_of_a_site_in_a_folder(page: Page, tmp_path: Path) -> None:
    root = site_hub(tmp_path)
    configuration = (root / "mkdocs.yml").read_text(encoding="utf-8")
    change(root, {"mkdocs.yml": configuration.replace(".example/", ".example/site/")})
    shutil.copy(build(root) / "404.html", tmp_path)  # hosts send the page of the site
    with serve(tmp_path) as address:
        page.goto(f"{address}/site/case-studies/home-saftey-visitz/")
        likely = page.locator("[data-missing]").get_by_role("link")
        expect(likely.first).to_have_text("Home safety visits cut falls in Wendale")
        expect(likely.last).to_have_attribute("href", "/site/case-studies/")


@pytest.mark.slow
def test_a_lost_reader_without_the_search_still_has_a_way_on(
    page: Page, served: dict[str, str]
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/pagefind/**", lambda route: route.abort())
    page.route("**/terms.json", lambda route: route.abort())
    page.goto(served["ours"] + "/case-studies/walsal-workz/")
    status = page.locator("[data-missing]").get_by_role("status")
    expect(status).to_have_text("You may have meant this page:")
    assert faults == []
