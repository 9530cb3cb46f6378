"""Registers of several pages in a real browser: filters and sorting go over the rows of all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from scripts.browser import served as serve
from scripts.make_corpus import Mix, write_corpus
from tests.browser.registers import (
    MORE,
    addresses,
    choose,
    having,
    heading,
    in_order,
    narrow,
    outcomes,
    rows,
    show_all,
    silent,
    sort,
    sortable,
    status,
    ways,
)
from tests.sites import build_apart

# A large hub is built for these alone; test_registers.py shows what they build on in make test.
pytestmark = [pytest.mark.browser, pytest.mark.slow]

FAILED = "The other pages of this list could not be loaded."


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a hub whose evidence has two pages."""
    folder = tmp_path_factory.mktemp("many")
    write_corpus(folder / "hub", 140, Mix(), lambda done, total: None)
    built = build_apart(folder / "hub")
    assert built.returncode == 0, built.stderr
    with serve(folder / "site") as address:
        yield address


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    with silent(page):
        yield page


# ---- Order


def alphabetical(words: str) -> list[tuple[int, int, str]]:
    """A key for plain English in any case: signs, then numbers as numbers, then letters."""
    parts = re.findall(r"\d+|\D", words.casefold())
    return [
        (1, int(part), "") if part.isdigit() else (2 * part.isalpha(), 0, part) for part in parts
    ]


def test_words_sort_from_a_and_then_from_z(quiet: Page, many: str) -> None:
    quiet.goto(f"{many}/evidence/")
    everything = sorted(having(outcomes(quiet, many)))
    for column, name in sortable(quiet, "words"):
        for way, found in ways(quiet, name, "ascending"):
            assert in_order([alphabetical(row["texts"][column]) for row in found], way)
            assert sorted(row["address"] for row in found) == everything


def test_numbers_sort_from_the_largest_and_then_from_the_smallest(quiet: Page, many: str) -> None:
    quiet.goto(f"{many}/evidence/")
    sheet = outcomes(quiet, many)
    keys = {
        "Year": lambda row: int(row["year"]),
        "After, or change": lambda row: float(row["result"] or row["change"]),
    }
    assert [name for _, name in sortable(quiet, "number")] == sorted(keys)
    for name, key in keys.items():
        for way, found in ways(quiet, name, "descending"):
            wanted = sorted(sheet, key=key, reverse=way == "descending")  # equals keep their order
            assert [row["address"] for row in found] == having(wanted)


# ---- Several pages


@pytest.mark.parametrize("start", ["evidence/", "evidence/page/2/"])
def test_filters_and_order_go_over_all_pages(start: str, quiet: Page, many: str) -> None:
    sheet = outcomes(quiet, many)
    kind = narrow(sheet)[0]
    quiet.goto(f"{many}/{start}")
    before, words = addresses(quiet), status(quiet).inner_text()
    assert re.fullmatch(rf"{len(sheet)} outcomes, page \d of 2", words)
    pages = quiet.get_by_role("navigation", name="Pages of this list")
    expect(pages).to_be_visible()
    choose(quiet, "kind", kind)
    wanted = having(sheet, kind=kind)
    expect(status(quiet)).to_have_text(f"{len(wanted)} of {len(sheet)} outcomes")
    assert addresses(quiet) == wanted
    assert set(wanted) - set(before)  # also of the other page
    assert quiet.url == f"{many}/{start}?kind={kind}"
    expect(pages).to_be_hidden()
    show_all(quiet).click()
    expect(status(quiet)).to_have_text(words)
    expect(pages).to_be_visible()
    assert addresses(quiet) == before


def test_a_row_of_another_page_leads_to_its_case_study(quiet: Page, many: str) -> None:
    quiet.goto(f"{many}/evidence/")
    here = set(addresses(quiet))
    sort(quiet, "Year", "descending")
    sort(quiet, "Year", "ascending")
    other = next(row for row in addresses(quiet) if row not in here)
    for link in (
        quiet.locator("tbody tr", has=quiet.locator(f'a[href="{other}"]')).locator("a").all()
    ):
        address = str(link.evaluate("link => link.href"))
        answer = quiet.request.get(address)
        assert answer.ok
        assert f'id="{address.partition("#")[2]}"' in answer.text()
    quiet.locator(f'a[href="{other}"]').click()
    expect(quiet).to_have_url(other)
    expect(quiet.locator(f"#{other.partition('#')[2]}")).to_be_visible()


def test_the_rest_of_a_long_list_is_a_press_away(quiet: Page, many: str) -> None:
    quiet.goto(f"{many}/evidence/")
    total = len(outcomes(quiet, many))
    sort(quiet, "Year", "descending")
    assert len(rows(quiet)) == 500
    more = quiet.get_by_role("button", name=MORE)
    expect(more).to_have_text(f"Show {total - 500} more")
    more.press("Enter")
    expect(quiet.locator("[data-register] tbody tr")).to_have_count(total)
    expect(more).to_be_hidden()
    expect(quiet.locator("[data-register] tbody tr").nth(500).locator("th a")).to_be_focused()
    sort(quiet, "Year", "ascending")
    assert len(rows(quiet)) == 500
    show_all(quiet).click()
    expect(more).to_be_hidden()


def test_what_cannot_be_loaded_is_said_and_tried_again(page: Page, many: str) -> None:
    sheet = outcomes(page, many)
    kind, year = narrow(sheet)
    page.goto(f"{many}/evidence/")
    before, words = addresses(page), status(page).inner_text()
    page.route("**/page/2/", lambda route: route.abort())
    heading(page, "Year").get_by_role("button").click()
    expect(status(page)).to_contain_text(FAILED)
    choose(page, "kind", kind)
    expect(status(page)).to_contain_text(FAILED)
    assert addresses(page) == before
    expect(page.get_by_role("navigation", name="Pages of this list")).to_be_visible()
    show_all(page).click()
    expect(status(page)).to_have_text(words)
    page.unroute("**/page/2/")
    choose(page, "year", year)
    wanted = having(sheet, year=year)
    expect(status(page)).to_have_text(f"{len(wanted)} of {len(sheet)} outcomes")
    assert addresses(page) == wanted  # in the order of the register
    sort(page, "Year", "descending")  # as at a first press


def held(page: Page) -> Callable[[], None]:
    """Hold the other page back; the function that is returned lets it come."""
    waiting: list[Route] = []
    page.route("**/page/2/", lambda route: waiting.append(route))

    def release() -> None:
        assert len(waiting) == 1
        with page.expect_response("**/page/2/") as answer:
            waiting[0].continue_()
        answer.value.finished()

    return release


def test_of_two_quick_choices_the_last_counts(quiet: Page, many: str) -> None:
    sheet = outcomes(quiet, many)
    kind, year = narrow(sheet)
    release = held(quiet)
    quiet.goto(f"{many}/evidence/")
    choose(quiet, "kind", kind)
    choose(quiet, "kind", "")
    choose(quiet, "year", year)
    release()
    wanted = having(sheet, year=year)
    expect(status(quiet)).to_have_text(f"{len(wanted)} of {len(sheet)} outcomes")
    assert addresses(quiet) == wanted


def test_show_all_overtakes_a_choice_that_still_waits(quiet: Page, many: str) -> None:
    release = held(quiet)
    quiet.goto(f"{many}/evidence/")
    words = status(quiet).inner_text()
    heading(quiet, "Year").get_by_role("button").click()
    show_all(quiet).click()
    release()
    quiet.wait_for_timeout(300)
    expect(status(quiet)).to_have_text(words)
    expect(quiet.locator("[aria-sort]")).to_have_count(0)
