"""Coverage, terms and tags in a real browser: what they lead to, on any screen, for everybody."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT
from tests.browser.library import SIDEWAYS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
OUTSIDE = """all => all.filter(it => {
    const [inner, outer] = [it, it.closest("td, th")].map(e => e.getBoundingClientRect());
    return inner.left < outer.left - 1 || inner.right > outer.right + 1
        || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1
        || it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1;
}).map(it => it.textContent)"""
COVERED = """it => {
    const [own, frame] = [it, it.closest(".hub-scroll")].map(e => e.getBoundingClientRect());
    const names = it.closest("tr").cells[0].getBoundingClientRect();
    return own.left < names.right || own.right > frame.right + 1;
}"""
ON_TOP = """it => {
    const { left, right, bottom } = it.getBoundingClientRect();
    const hits = [left + 2, (left + right) / 2, right - 2].map(
        x => document.elementFromPoint(x, bottom - 20));
    return hits.every(hit => it.contains(hit));
}"""


# ---- Coverage


@pytest.fixture
def coverage(page: Page, served: dict[str, str]) -> Page:
    page.goto(f"{served['ours']}/coverage/")
    return page


def test_an_empty_cell_leads_to_a_new_file_at_the_repository(coverage: Page) -> None:
    host = urlsplit(yaml.safe_load((ROOT / "data/hub.yml").read_text())["repository"]).netloc
    for grid in coverage.locator(".hub-wide").all():
        empty = grid.locator("td.hub-cell--empty")
        said = re.match(r"(\d+) of (\d+) cells are empty", grid.locator("p").first.inner_text())
        assert said
        assert empty.count() == int(said[1])
        adding = empty.get_by_role("link", name=re.compile("^Add one about .+ and .+"))
        assert adding.count() == empty.count() > 0
    links = coverage.locator("a.hub-cell__add").evaluate_all("all => all.map(a => [a.href, a.rel])")
    assert {rel for _, rel in links} == {"nofollow"}
    assert {urlsplit(address).netloc for address, _ in links} == {host}
    assert all("/new/" in urlsplit(address).path for address, _ in links)


def test_a_full_cell_leads_to_as_many_entries(coverage: Page) -> None:
    cell = coverage.locator("td.hub-cell:not(.hub-cell--empty) a").first
    number = cell.inner_text()
    cell.click()
    expect(coverage.locator("#part-found")).to_have_text(re.compile(rf"^{number} entr(y|ies)$"))


def test_the_map_says_what_its_table_says_and_is_no_tab_stop(coverage: Page) -> None:
    tiles = coverage.locator(".hub-tiles").evaluate(
        """map => [...map.querySelectorAll("a")].map(a => [
            new URL(a.getAttribute("href"), location).href,
            a.querySelector("title").textContent.split(": ").at(-1),
            a.querySelector(".hub-tile__count").textContent])"""
    )
    table = coverage.get_by_role("table", name="Case studies by council")
    listed = dict(
        table.locator("tbody tr").evaluate_all(
            """rows => rows.map(row => [
                row.querySelector("a").href, String(parseInt(row.cells[2].textContent))])"""
        )
    )
    assert len(tiles) > 1
    for address, title, count in tiles:
        assert listed[address] == title == count
    coverage.get_by_role("group", name="Map of councils").focus()
    coverage.keyboard.press("Tab")
    assert coverage.evaluate("document.activeElement.closest('svg')") is None


def test_the_names_of_rows_stay_and_never_cover_what_has_the_focus(coverage: Page) -> None:
    for width in (320, 900):
        coverage.set_viewport_size({"width": width, "height": 900})
        frame = coverage.locator(".hub-wide .hub-scroll").first
        row = frame.locator("tbody tr").first
        name = row.locator("th")
        before = name.bounding_box()
        for link in [*row.locator("td a").all(), *reversed(row.locator("td a").all())]:
            link.focus()
            assert not link.evaluate(COVERED), f"{width}: {link.get_attribute('aria-label')}"
        row.locator("td a").last.focus()
        assert width > 320 or frame.evaluate("it => it.scrollLeft") > 0
        after = name.bounding_box()
        assert before
        assert after
        assert before["x"] == pytest.approx(after["x"], abs=1)
        assert frame.locator("thead th").first.evaluate(ON_TOP)


# ---- Terms and tags


@pytest.mark.parametrize(
    "path",
    ["ours/themes/innovation-and-transformation", "tiny/authorities/saltwick"],
)
def test_each_count_leads_to_its_heading(path: str, page: Page, served: dict[str, str]) -> None:
    hub, _, rest = path.partition("/")
    page.goto(f"{served[hub]}/{rest}/")
    counts = page.locator(".hub-counts a")
    assert counts.count() == page.locator("main section > h2").count() > 0
    for link in counts.all():
        number = link.locator("strong").inner_text()
        link.click()
        heading = page.locator("main h2:target")
        expect(heading).to_be_in_viewport()
        expect(heading).to_contain_text(f"({number})")


def test_tags_are_read_by_size_and_by_number(page: Page, served: dict[str, str]) -> None:
    page.goto(f"{served['ours']}/tags/")
    tags = page.locator(".hub-terms--weighted > li").evaluate_all(
        """all => all.map(li => [parseInt(li.querySelector(".hub-terms__count").textContent),
            parseFloat(getComputedStyle(li.querySelector("a")).fontSize)])"""
    )
    assert all(one[1] <= other[1] for one, other in pairwise(sorted(tags)))
    assert len({size for _, size in tags}) > 1
    first = page.locator(".hub-terms--weighted > li").first
    number = first.locator(".hub-terms__count").inner_text().split()[0]
    first.locator("a").click()
    page.wait_for_url("**/tags/*/")
    totals = page.locator(".hub-counts strong").all_inner_texts()
    assert sum(map(int, totals)) == int(number)


# ---- Everybody


@pytest.mark.parametrize("path", ["coverage", "evidence"])
def test_a_page_bears_zoom_and_wider_text(path: str, page: Page, served: dict[str, str]) -> None:
    """1280 pixels at 400 % are 320 by 256."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{served['ours']}/{path}/")
    parts = page.locator(".hub-table :is(.hub-cell a, thead a, thead button)")
    assert parts.count() > 0
    for spaced in (False, True):
        if spaced:
            page.evaluate(SPACED)
        assert page.evaluate(SIDEWAYS) <= 0
        assert parts.evaluate_all(OUTSIDE) == []


def test_skip_leads_to_the_content(page: Page, served: dict[str, str]) -> None:
    for path in ("evidence", "coverage", "tags"):
        page.goto(f"{served['ours']}/{path}/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_forced_colours_and_less_motion_lose_nothing(page: Page, served: dict[str, str]) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{served['ours']}/coverage/")
    tile = page.locator(".hub-tile--1, .hub-tile--2, .hub-tile--3, .hub-tile--4").first
    ground = tile.locator("rect").evaluate("it => getComputedStyle(it).fill")
    assert tile.locator("text").first.evaluate("it => getComputedStyle(it).fill") != ground
    empty = page.locator(".hub-cell--empty").first
    assert empty.evaluate("it => getComputedStyle(it).borderLeftStyle") == "dashed"
    page.goto(f"{served['ours']}/evidence/")
    heading = page.locator("th[data-sort]").first
    arrow = "it => getComputedStyle(it.querySelector('button'), '::after').content"
    unsorted = heading.evaluate(arrow)
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert heading.evaluate(arrow) != unsorted
    assert page.evaluate("document.getAnimations().length") == 0
