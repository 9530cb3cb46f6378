"""Old addresses in a browser: readers come to the new one, with what stood behind the old."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OLD, NEW = "publications/falls-data/", "publications/northmarch-data-2026/"


@pytest.mark.parametrize("behind", ["", "?from=letter&x=%22%3E#part-documents", "#//evil.example/"])
def test_a_reader_is_led_on_with_all_that_stands_behind_the_address(
    page: Page, served: dict[str, str], behind: str
) -> None:
    page.goto(f"{served['tiny']}/")
    page.goto(f"{served['tiny']}/{OLD}{behind}")
    page.wait_for_url(f"{served['tiny']}/{NEW}{behind}")
    assert page.locator("h1").inner_text() == "Falls in Northmarch, 2026 edition"
    page.go_back()
    assert page.url == f"{served['tiny']}/"


def test_without_scripts_a_reader_comes_to_the_page(plain: Page, served: dict[str, str]) -> None:
    plain.goto(f"{served['tiny']}/{OLD}")
    plain.wait_for_url(f"{served['tiny']}/{NEW}")
