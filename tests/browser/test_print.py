"""Pages on paper: printed by a real browser, and the sheets read back."""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.slow]

A4 = (595, 842)
CONTENT_WIDTH = round((210 - 15 - 15) / 25.4 * 96)
"""Pixels between the margins of a sheet."""

PAGES = {
    "case study": "case-studies/speech-and-language-in-worcestershire/",
    "strategy": "strategies/east-midlands-2008-2011/",
    "targets": "strategies/east-midlands-2008-2011/targets/",
    "coverage": "coverage/",
    "evidence": "evidence/",
    "totals": "evidence/totals/",
    "decisions": "decisions/",
    "projects": "projects/",
    "support": "support/",
}
WIDER = """width => [...document.querySelectorAll('article *')]
    .filter(each => !each.closest('.hub-hidden') && each.getClientRects().length)
    .filter(each => each.getBoundingClientRect().right > width + 1)
    .map(each => each.outerHTML.slice(0, 120))"""


SHOWN = """() => [...document.querySelectorAll('article :is(h1, h2, h3, td, th, dd, p, li)')]
    .filter(each => each.getClientRects().length && !each.closest('.hub-hidden'))
    .map(each => each.innerText)"""


def sheets(page: Page) -> list[str]:
    """The words of each sheet; all are A4."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    for sheet in reader.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    return [sheet.extract_text() for sheet in reader.pages]


def letters(text: str) -> str:
    """A text without what printing adds or breaks: spaces, hyphens, signs, joined letters."""
    return "".join(re.findall(r"[A-Za-z0-9£%]", normalize("NFKC", text)))


def running(texts: list[str], title: str) -> str:
    """The letters of all sheets in their order, without heads, which may have a title, and feet."""
    feet = [letters(f"Page {n} of {len(texts)}") for n in range(1, len(texts) + 1)]
    sheets = (letters(text).replace(foot, "") for text, foot in zip(texts, feet, strict=True))
    head = f"PracticeHub{letters(title)}"
    return "".join(re.sub(f"^{head}|{head}$", "", sheet) for sheet in sheets)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_sheet(name: str, page: Page, served: dict[str, str]) -> None:
    page.goto(f"{served['ours']}/{PAGES[name]}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": CONTENT_WIDTH, "height": 1000})
    assert page.evaluate(WIDER, CONTENT_WIDTH) == []


@pytest.mark.parametrize("name", ["case study", pytest.param("evidence", marks=pytest.mark.slow)])
def test_every_sheet_has_the_hubs_name_and_its_number(
    name: str, page: Page, served: dict[str, str]
) -> None:
    page.goto(f"{served['ours']}/{PAGES[name]}")
    found = sheets(page)
    for number, text in enumerate(found, 1):
        assert "Practice Hub" in text
        assert letters(f"Page {number} of {len(found)}") in letters(text)


def test_every_sheet_of_an_item_has_its_title(page: Page, served: dict[str, str]) -> None:
    page.goto(f"{served['ours']}/{PAGES['case study']}")
    title = letters(page.locator("h1").inner_text())
    assert all(title in letters(text) for text in sheets(page))


@pytest.mark.parametrize(
    "name",
    ["coverage", *(pytest.param(e, marks=pytest.mark.slow) for e in ("case study", "strategy"))],
)
def test_all_that_is_shown_is_printed(name: str, page: Page, served: dict[str, str]) -> None:
    page.goto(f"{served['ours']}/{PAGES[name]}")
    page.emulate_media(media="print")
    parts = page.evaluate(SHOWN)
    items_title = page.locator("article:has(#cite) h1").all_inner_texts()
    printed = running(sheets(page), "".join(items_title))
    words = {letters(line) for part in parts for line in part.splitlines()}
    assert len(words) > 40
    assert sorted(line for line in words if line not in printed) == []


@pytest.mark.slow
def test_what_paper_does_not_need_is_left_out(page: Page, served: dict[str, str]) -> None:
    page.goto(f"{served['ours']}/{PAGES['evidence']}")
    page.emulate_media(media="print")
    unneeded = ".hub-header, .hub-crumbs, .hub-filters, .hub-footer nav, .hub-count a, .hub-side"
    assert page.locator(unneeded).count() > 3
    assert not any(each.is_visible() for each in page.locator(unneeded).all())
    page.goto(f"{served['ours']}/{PAGES['coverage']}")
    assert "Add" not in "".join(sheets(page)).split("Councils")[0].split("cells are empty")[1]


@pytest.mark.slow
def test_outside_links_print_their_address_and_the_page_its_own(
    page: Page, served: dict[str, str]
) -> None:
    page.goto(f"{served['ours']}/{PAGES['case study']}")
    page.emulate_media(media="print")
    printed = letters("".join(sheets(page)))
    links = page.locator("article a[href^=http]:visible")
    outside = links.evaluate_all("all => all.map(a => a.href)")
    assert outside
    for address in [*outside, f"{served['ours']}/{PAGES['case study']}"]:
        assert letters(address) in printed


def test_the_readers_dark_colours_do_not_reach_the_paper(
    page: Page, served: dict[str, str]
) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{served['ours']}/{PAGES['coverage']}")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    for part in ("body", "article"):
        colour = page.locator(part).evaluate("at => getComputedStyle(at).color")
        assert colour == "rgb(0, 0, 0)"
    ground = page.locator("body").evaluate("at => getComputedStyle(at).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
