"""The site works under its content security policy: nothing is said in the console."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES, address

pytestmark = pytest.mark.browser


@pytest.fixture
def said(page: Page) -> Iterator[list[str]]:
    """What the console says, which a test may not leave there."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert heard == []


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name == "library" else pytest.mark.slow) for name in PAGES],
)
def test_a_page_has_the_policy_and_keeps_to_it(
    name: str, page: Page, served: dict[str, str], said: list[str]
) -> None:
    page.goto(address(served, PAGES[name]))
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "unsafe-inline" not in policy
    assert page.locator("head > *").first.get_attribute("charset") == "utf-8"
    assert page.locator("head > *").nth(1).get_attribute("content") == policy
    if name == "missing":  # Chromium says so, whatever stands on the page
        assert "status of 404" in said.pop()


def test_the_host_says_the_policy_too(page: Page, served: dict[str, str]) -> None:
    answer = page.goto(f"{served['ours']}/about/")
    assert answer
    sent = answer.all_headers()
    meta = page.locator("meta[http-equiv]").get_attribute("content") or "-"
    assert sent["content-security-policy"].startswith(f"{meta};")
    assert "frame-ancestors 'none'" in sent["content-security-policy"]
    assert sent["x-content-type-options"] == "nosniff"


def test_search_works(page: Page, served: dict[str, str], said: list[str]) -> None:
    page.goto(f"{served['ours']}/about/")
    page.keyboard.press("Control+k")
    page.keyboard.type("walsall works")
    expect(page.locator(".hub-search__results")).to_contain_text("Walsall Works")


def test_the_library_works(page: Page, served: dict[str, str], said: list[str]) -> None:
    page.goto(f"{served['ours']}/library/?q=highways")
    expect(page.locator(".hub-results[data-words]")).to_contain_text("Highways")


def test_the_choice_of_colours_works(page: Page, served: dict[str, str], said: list[str]) -> None:
    page.goto(f"{served['ours']}/")
    was = page.locator("body").get_attribute("data-md-color-scheme") or ""
    page.get_by_role("banner").locator(".hub-colours").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", was)


def test_tabs_work_by_mouse_and_keyboard(
    page: Page, served: dict[str, str], said: list[str]
) -> None:
    page.goto(address(served, PAGES["used"]))
    first, second = page.locator(".tabbed-block").all()
    page.locator("label", has_text="Highbeck").click()
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    expect(first).to_be_visible()
    shown = page.locator(".tabbed-labels").evaluate("each => getComputedStyle(each).outlineStyle")
    assert shown == "solid"


def test_code_is_copied(page: Page, served: dict[str, str], said: list[str]) -> None:
    page.goto(address(served, PAGES["used"]))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy")
    button.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_attached()
    expect(page.locator(".hub-copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "title: Home safety visits\n"
