"""The library in a real browser: filters, their counts and the order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.library import Open, box, count, query, status, titles, unfold

pytestmark = [pytest.mark.browser, pytest.mark.slow]


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


@pytest.mark.slow
def test_a_facets_counts_leave_out_its_own_choice(library: Open) -> None:
    page = library()
    before = {kind: count(page, "kind", kind) for kind in ("case_study", "news", "event")}
    box(page, "kind", "news").check()
    expect(page.locator(".hub-chip")).to_have_count(1)
    assert {kind: count(page, "kind", kind) for kind in before} == before
    unfold(page, "maturity")
    live = box(page, "maturity", "live")
    expect(live).to_have_accessible_name(re.compile(r"\b0$"))  # no news has a maturity


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
    found = number.removeprefix("2016 (").removesuffix(")")
    expect(page.locator("#part-found")).to_have_text(re.compile(rf"^{found} "))
    assert query(page) == "from=2016&to=2016"


@pytest.mark.slow
def test_years_in_an_address_are_a_filter_too(library: Open) -> None:
    page = library("?year=2016")
    both = titles(page)
    page = library("?from=2016&to=2016")
    assert titles(page) == both
    page = library("?from=1999&kind=news")
    box(page, "kind", "event").check()
    expect(page.locator(".hub-chip")).to_have_count(3)
    assert "from=1999" in query(page)


def test_counts_stand_beside_every_value_from_the_start(library: Open) -> None:
    page = library()
    unfold(page, "year")
    options = page.locator("select[name=from] option").all_inner_texts()[1:]
    assert all(re.fullmatch(r"\d{4} \([1-9]\d*\)", option) for option in options)
    kinds = page.get_by_role("group", name="Kind").get_by_role("checkbox")
    for kind in kinds.all():
        expect(kind).to_have_accessible_name(re.compile(r"^[A-Z][a-z ]+ [1-9]\d*$"))
    expect(kinds.first).to_have_accessible_name(f"Case studies {count(page, 'kind', 'case_study')}")


@pytest.mark.slow
def test_a_value_that_stands_twice_is_ticked_and_unticked_as_one(library: Open) -> None:
    page = library()
    unfold(page, "authority")
    twice = box(page, "authority", "northamptonshire")
    expect(twice).to_have_count(2)
    twice.first.check()
    expect(page.locator(".hub-chip")).to_have_count(1)
    expect(twice.last).to_be_checked()
    twice.last.uncheck()
    expect(page.locator(".hub-chip")).to_have_count(0)
    expect(twice.first).not_to_be_checked()


@pytest.mark.slow
def test_words_just_typed_are_not_lost_by_a_filter(library: Open) -> None:
    page = library()
    page.locator("#library-words").fill("waste")
    box(page, "kind", "project").check()
    expect(status(page)).to_contain_text("“waste”")
    assert query(page) == "q=waste&kind=project"


@pytest.mark.slow
def test_a_slow_search_does_not_overwrite_a_later_one(library: Open) -> None:
    page = library("?kind=news")
    news = f"{count(page, 'kind', 'news')} entries."
    held: list[Route] = []
    page.route("**/pagefind/index/**", lambda route: held.append(route))
    page.locator("#library-words").fill("procurement")
    page.keyboard.press("Enter")
    page.locator("#library-words").fill("")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text(news)
    page.wait_for_timeout(700)  # past the moment at which a slow search says that it looks
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    expect(status(page)).to_have_text(news)


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


@pytest.mark.slow
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
    programme = page.locator(".hub-result", has_text="East Midlands improvement and efficiency")
    expect(programme.first).to_contain_text("Saving: £113 million (projected)")
    amounts = page.locator(".hub-result .hub-card__lead").all_inner_texts()
    found = [re.search(r"£([\d.]+) million", each) for each in amounts]
    numbers = [float(each[1]) for each in found if each]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == len(amounts) >= 2


def test_without_words_the_newest_come_first_and_more_can_be_shown(library: Open) -> None:
    page = library("?kind=case_study")
    everything = count(page, "kind", "case_study")
    expect(page.locator(".hub-result")).to_have_count(10)
    page.get_by_role("button", name=re.compile(r"^Show \d+ more$")).press("Enter")
    expect(page.locator(".hub-result")).to_have_count(min(everything, 20))
    expect(page.locator(".hub-result").nth(10).locator(".hub-card__title a")).to_be_focused()
    listed = page.request.get(page.url.partition("/library")[0] + "/case-studies/").text()
    order = [listed.index(f">{title}<") for title in titles(page)]
    assert order == sorted(order)
