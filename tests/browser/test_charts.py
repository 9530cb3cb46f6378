"""Charts in a real browser: they have names, fit small screens, and draw what they say."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.browser.axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = {
    "outcomes": "ours/case-studies/speech-and-language-in-worcestershire/",
    "strategy": "ours/strategies/east-midlands-2008-2011/",
    "tiny outcomes": "tiny/case-studies/home-safety-visits/",
    "tiny strategy": "tiny/strategies/living-well-2024-2028/",
}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def opened(page: Page, served: dict[str, str], name: str) -> Page:
    hub, _, path = PAGES[name].partition("/")
    page.goto(f"{served[hub]}/{path}", wait_until="networkidle")
    return page


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_charts_are_sound_on_any_screen(
    name: str, scheme: str, page: Page, served: dict[str, str]
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, served, name)
    for each in page.locator(".hub-chart__figures summary").all():
        each.click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []
        assert page.evaluate(SIDEWAYS) <= 0
        assert page.locator(".hub-grid__frame").count() == ("strategy" in name)
        for frame in page.locator(".hub-grid__frame").all():
            assert frame.evaluate("it => it.scrollWidth - it.clientWidth") <= 0


@pytest.mark.parametrize("name", PAGES)
def test_every_chart_is_an_image_that_says_its_gist(
    name: str, page: Page, served: dict[str, str]
) -> None:
    opened(page, served, name)
    charts = page.locator(".hub-chart")
    assert charts.count() == (2 if "strategy" in name else 1)
    for chart in charts.all():
        images = chart.get_by_role("img").all()
        assert images
        assert all(len(image.get_attribute("aria-label") or "") > 20 for image in images)
    drawn = BeautifulSoup(page.content(), "html.parser").select(".hub-chart svg")
    for svg in drawn:
        assert svg.get("aria-label") or svg.get("aria-hidden") == "true"


def test_bars_are_drawn_in_proportion(page: Page, served: dict[str, str]) -> None:
    opened(page, served, "strategy")
    rows = page.locator(".hub-chart .hub-bars__row").all()
    pounds = [
        int(row.locator(".hub-bars__value").inner_text().strip("£").replace(",", ""))
        for row in rows
    ]
    widths = [
        row.locator("rect").evaluate("it => it.getBoundingClientRect().width") for row in rows
    ]
    for amount, width in zip(pounds, widths, strict=True):
        assert width / max(widths) == pytest.approx(amount / max(pounds), abs=0.01)


def test_the_table_has_the_figures_of_the_bars(page: Page, served: dict[str, str]) -> None:
    opened(page, served, "strategy")
    chart = page.locator(".hub-chart", has=page.locator("details"))
    chart.locator("summary").press("Enter")
    rows = [cells.inner_text().split("\t") for cells in chart.locator("tbody tr").all()]
    labels, values = chart.locator(".hub-bars__label"), chart.locator(".hub-bars__value")
    assert [row[0] for row in rows] == labels.all_inner_texts()
    assert [row[1] for row in rows] == values.all_inner_texts()


@pytest.mark.parametrize("forced", [False, True])
def test_words_on_marks_stand_out(forced: bool, chromium: Browser, served: dict[str, str]) -> None:
    """The ids have another colour than their marks, also where the reader's colours rule."""
    context = chromium.new_context(forced_colors="active" if forced else "none")
    page = opened(context.new_page(), served, "strategy")
    fill = "it => getComputedStyle(it).fill"
    for which in ("inherent", "residual"):
        mark = page.locator(f".hub-grid__cells .hub-grid__{which}").first.evaluate(fill)
        word = page.locator(f".hub-grid__id--{which}").first.evaluate(fill)
        assert mark != word
    context.close()
