"""What tests of the library in a browser share: where its parts are."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

Open = Callable[..., Page]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def status(page: Page) -> Locator:
    return page.locator(".hub-found__status")


def titles(page: Page) -> list[str]:
    return page.locator(".hub-result .hub-card__title").all_inner_texts()


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'[data-facet="{facet}"] input[value="{value}"]')


def count(page: Page, facet: str, value: str) -> int:
    item = page.locator(f'[data-facet="{facet}"] [data-value="{value}"]').first
    return int(item.locator("[data-count]").first.text_content() or "")


def unfold(page: Page, facet: str) -> None:
    page.locator(f'[data-facet="{facet}"]').evaluate("each => each.open = true")
