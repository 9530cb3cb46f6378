"""The library in a real browser: filters, their order and their address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.library import Open, box, count, query, status, titles, unfold

pytestmark = pytest.mark.browser


# ---- Filters


def test_values_of_one_facet_add_and_facets_combine(library: Open) -> None:
    page = library()
    sizes = {kind: count(page, "kind", kind) for kind in ("case_study", "news")}
    box(page, "kind", "case_study").check()
    expect(page.locator("#part-found")).to_have_text(f"{sizes['case_study']} entries")
    box(page, "kind", "news").check()
    both = sum(sizes.values())
    expect(page.locator("#part-found")).to_have_text(f"{both} entries")
    theme = count(page, "theme", "sustainability")
    assert 0 < theme < both
    box(page, "theme", "sustainability").check()
    expect(page.locator("#part-found")).to_have_text(f"{theme} entries")
    assert query(page) == "kind=case_study&kind=news&theme=sustainability"


def test_a_facets_counts_leave_out_its_own_choice(library: Open) -> None:
    page = library()
    before = {kind: count(page, "kind", kind) for kind in ("case_study", "news", "event")}
    box(page, "kind", "news").check()
    expect(page.locator(".hub-chip")).to_have_count(1)
    assert {kind: count(page, "kind", kind) for kind in before} == before
    unfold(page, "maturity")
    assert count(page, "maturity", "live") == 0  # no news has a maturity


def test_tags_add_unless_all_must_be_there(library: Open) -> None:
    page = library("?tag=lean&tag=highways")
    any_of = int((page.locator("#part-found").inner_text()).split()[0])
    page.get_by_label("Entries must have all chosen tags").check()
    expect(page.locator("#part-found")).not_to_have_text(f"{any_of} entries")
    all_of = int((page.locator("#part-found").inner_text()).split()[0])
    assert 0 < all_of < any_of
    assert query(page) == "tag=highways&tag=lean&tags=all"
    assert "Worcestershire Highways: lean techniques in road maintenance" in titles(page)
    assert count(page, "tag", "lean") == all_of


def test_years_are_a_span(library: Open) -> None:
    page = library()
    unfold(page, "year")
    page.locator("select[name=from]").select_option("2016")
    expect(page.locator(".hub-chip")).to_have_text(["Year: from 2016 ✕"])
    page.locator("select[name=to]").select_option("2016")
    expect(page.locator(".hub-chip")).to_have_text(["Year: from 2016 to 2016 ✕"])
    number = page.locator("select[name=from]").locator("option:checked").inner_text()
    assert number == f"2016 ({page.locator('#part-found').inner_text().split()[0]})"
    assert query(page) == "from=2016&to=2016"


def test_a_former_council_stands_under_its_successor(page: Page, served: dict[str, str]) -> None:
    page.goto(f"{served['tiny']}/library/")
    unfold(page, "authority")
    inner = page.locator('[data-value="eastmere"] [data-value="saltwick"]')
    expect(inner).to_contain_text("Saltwick (abolished 2024)")
    box(page, "authority", "eastmere").check()
    expect(page.locator(".hub-result .hub-card__title")).to_have_count(
        count(page, "authority", "eastmere")
    )
    assert "Home safety visits cut falls in Wendale" in titles(page)


def test_each_filter_has_a_chip_that_takes_it_away(library: Open) -> None:
    page = library("?kind=case_study&theme=sustainability")
    expect(page.locator(".hub-chip")).to_have_count(2)
    page.get_by_role("button", name="Remove filter Kind: Case studies").click()
    expect(page.locator(".hub-chip")).to_have_text(["Theme: Climate and sustainability ✕"])
    assert query(page) == "theme=sustainability"
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("heading", name="Newest entries")).to_be_visible()
    assert "?" not in page.url
    expect(page.locator("#library-words")).to_be_focused()


# ---- Order


def test_the_largest_saving_comes_first_with_its_basis(library: Open) -> None:
    page = library("?savings=over-1m&sort=saving")
    text = page.locator(".hub-result").first.inner_text()
    assert "East Midlands improvement and efficiency programme" in text
    assert "Saved £113 million (projected)" in text
    amounts = page.locator(".hub-result .hub-card__lead").all_inner_texts()
    found = [re.search(r"£([\d.]+) million", each) for each in amounts]
    numbers = [float(each[1]) for each in found if each]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == len(amounts) >= 2


def test_without_words_the_newest_come_first_and_more_can_be_shown(library: Open) -> None:
    page = library("?kind=case_study")
    everything = count(page, "kind", "case_study")
    expect(page.locator(".hub-result")).to_have_count(10)
    page.get_by_role("button", name=f"Show {everything - 10} more").press("Enter")
    expect(page.locator(".hub-result")).to_have_count(everything)
    expect(page.locator(".hub-result").nth(10).locator(".hub-card__title a")).to_be_focused()
    listed = page.request.get(page.url.partition("/library")[0] + "/case-studies/").text()
    order = [listed.index(f">{title}<") for title in titles(page)]
    assert order == sorted(order)


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


def test_typing_is_one_step_in_the_history(library: Open) -> None:
    page = library()
    steps = page.evaluate("history.length")
    page.locator("#library-words").press_sequentially("apprentice", delay=250)
    expect(status(page)).to_contain_text("“apprentice”")
    assert page.evaluate("history.length") == steps + 1


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
