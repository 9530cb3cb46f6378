"""Known items: what officers would type leads to the right page, among the first three."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

QUERIES = yaml.load(
    (Path(__file__).parents[1] / "library/queries.yml").read_text("utf-8"), yaml.CSafeLoader
)
ENOUGH = 28


def answers(page: Page, words: str) -> list[str]:
    """The first three entries that the library's own page shows for words, by their ids."""
    page.locator("#library-words").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".hub-found__status")).to_contain_text(f"“{words}”")
    expect(page.locator(".hub-results")).to_have_attribute("data-words", words)
    links = page.locator(".hub-result .hub-card__title a").all()[:3]
    return [(link.get_attribute("href") or "").strip("/") for link in links]


def test_the_right_entry_is_among_the_first_three(page: Page, served: dict[str, str]) -> None:
    page.goto(f"{served['ours']}/library/")
    assert len(QUERIES) == len({query["words"] for query in QUERIES}) == 30
    missed: list[Any] = []
    for query in QUERIES:
        found = answers(page, query["words"])
        if query["answer"] not in found:
            missed.append((query["words"], query["answer"], found))
    assert len(QUERIES) - len(missed) >= ENOUGH, missed
