"""The registers in a real browser: plain tables without scripts, filters and sorting with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.registers import (
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

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    with silent(page):
        yield page


# ---- Without scripts


@pytest.mark.parametrize("path", ["evidence", "decisions", "projects"])
def test_without_scripts_a_register_is_a_plain_and_whole_table(
    path: str, chromium: Browser, served: dict[str, str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served['ours']}/{path}/")
    register = page.locator("[data-register]")
    expect(register.locator("form")).to_be_hidden()
    expect(register.locator("th button, th[aria-sort]")).to_have_count(0)
    expect(status(page)).to_have_text(re.compile(rf"^{len(rows(page))} [a-z]+$"))
    if path == "evidence":
        assert addresses(page) == having(outcomes(page, served["ours"]))
    context.close()


# ---- Filters


def test_a_filter_shows_only_rows_that_have_it(quiet: Page, served: dict[str, str]) -> None:
    sheet = outcomes(quiet, served["ours"])
    quiet.goto(f"{served['ours']}/evidence/")
    assert addresses(quiet) == having(sheet)
    kinds = sorted({row["kind"] for row in sheet})
    assert len(kinds) > 1
    for kind in kinds:
        wanted = having(sheet, kind=kind)
        choose(quiet, "kind", kind)
        expect(status(quiet)).to_have_text(f"{len(wanted)} of {len(sheet)} outcomes")
        assert addresses(quiet) == wanted
        assert quiet.url.endswith(f"/evidence/?kind={kind}")
        option = quiet.locator("select[name=kind] option:checked")
        expect(option).to_have_text(f"{kind} ({len(wanted)})")


@pytest.mark.slow
def test_two_filters_are_both_needed(quiet: Page, served: dict[str, str]) -> None:
    sheet = outcomes(quiet, served["ours"])
    kind, year = narrow(sheet)
    quiet.goto(f"{served['ours']}/evidence/")
    choose(quiet, "kind", kind)
    choose(quiet, "year", year)
    wanted = having(sheet, kind=kind, year=year)
    expect(status(quiet)).to_have_text(f"{len(wanted)} of {len(sheet)} outcomes")
    assert addresses(quiet) == wanted
    assert quiet.url.endswith(f"?kind={kind}&year={year}")


@pytest.mark.slow
def test_show_all_clears_filters_and_order(quiet: Page, served: dict[str, str]) -> None:
    quiet.goto(f"{served['ours']}/evidence/")
    before, words = rows(quiet), status(quiet).inner_text()
    choose(quiet, "year", narrow(outcomes(quiet, served["ours"]))[1])
    sort(quiet, "After, or change", "descending")
    show_all(quiet).click()
    expect(status(quiet)).to_have_text(words)
    expect(quiet.locator("[aria-sort]")).to_have_count(0)
    assert rows(quiet) == before
    assert quiet.url == f"{served['ours']}/evidence/"
    expect(show_all(quiet)).to_be_focused()
    sort(quiet, "After, or change", "descending")  # as at a first press


def test_an_address_filters_at_once(quiet: Page, served: dict[str, str]) -> None:
    sheet = outcomes(quiet, served["ours"])
    kind, year = narrow(sheet)
    quiet.goto(f"{served['ours']}/evidence/?kind={kind}&year={year}&theme=No-such-theme")
    wanted = having(sheet, kind=kind, year=year)
    expect(status(quiet)).to_have_text(f"{len(wanted)} of {len(sheet)} outcomes")
    assert addresses(quiet) == wanted
    chosen = quiet.locator("[data-register] select").evaluate_all("all => all.map(e => e.value)")
    assert sorted(filter(None, chosen)) == sorted([kind, year])
    expect(quiet.locator("select[name=theme] option:checked")).to_have_text("All")


@pytest.mark.slow
def test_the_way_back_brings_the_choice_back(quiet: Page, served: dict[str, str]) -> None:
    sheet = outcomes(quiet, served["ours"])
    kind, other = sorted({row["kind"] for row in sheet})[:2]
    quiet.goto(f"{served['ours']}/evidence/")
    choose(quiet, "kind", kind)
    quiet.locator("tbody th a").first.click()
    quiet.wait_for_url("**/case-studies/**")
    for come_back in (quiet.go_back, quiet.reload):
        come_back()
        expect(quiet.locator("select[name=kind]")).to_have_value(kind)
        expect(quiet.locator("[data-register] tbody tr")).to_have_count(
            len(having(sheet, kind=kind))
        )
    quiet.evaluate("location.hash = 'content'")
    choose(quiet, "kind", other)
    quiet.go_back()
    expect(quiet.locator("select[name=kind]")).to_have_value(kind)
    assert addresses(quiet) == having(sheet, kind=kind)


def test_a_value_that_the_browser_puts_back_yields_to_the_address(
    quiet: Page, served: dict[str, str]
) -> None:
    sheet = outcomes(quiet, served["ours"])
    kind, other = sorted({row["kind"] for row in sheet})[:2]
    quiet.goto(f"{served['ours']}/evidence/?kind={kind}")
    field = quiet.locator("select[name=kind]")
    field.evaluate("(e, other) => { e.value = other; dispatchEvent(new Event('pageshow')) }", other)
    expect(field).to_have_value(kind)
    assert addresses(quiet) == having(sheet, kind=kind)


# ---- Order


@pytest.mark.parametrize(
    "path",
    [
        *("tiny/evidence", "ours/decisions"),
        *(
            pytest.param(each, marks=pytest.mark.slow)
            for each in ("tiny/decisions", "tiny/projects")
        ),
    ],
)
def test_every_register_filters_and_sorts(path: str, quiet: Page, served: dict[str, str]) -> None:
    hub, _, register = path.partition("/")
    quiet.goto(f"{served[hub]}/{register}/")
    before, words = rows(quiet), status(quiet).inner_text()
    assert words.split()[0] == str(len(before))
    for field in quiet.locator("[data-register] select").all():
        for option in field.locator("option").all()[1:]:
            number = re.findall(r"\((\d+)\)$", option.inner_text())[0]
            field.select_option(option.get_attribute("value"))
            expect(status(quiet)).to_have_text(f"{number} of {words}")
            assert len(rows(quiet)) == int(number)
        field.select_option("")
    for column, name in sortable(quiet, "number"):
        for way, found in ways(quiet, name, "descending"):
            numbers = [row["numbers"][column] for row in found]
            given = [float(number) for number in numbers if number is not None]
            assert in_order(given, way)
            assert set(numbers[len(given) :]) <= {None}  # those without a number are last
    for column, name in sortable(quiet, "words"):
        for way, found in ways(quiet, name, "ascending"):
            texts = [row["texts"][column] for row in found]
            filled = [text[0].casefold() for text in texts if text]
            assert in_order([each for each in filled if "a" <= each <= "z"], way)
            assert not any(texts[len(filled) :])
    show_all(quiet).click()
    expect(status(quiet)).to_have_text(words)
    assert rows(quiet) == before


def test_the_keyboard_is_enough(quiet: Page, served: dict[str, str]) -> None:
    sheet = outcomes(quiet, served["ours"])
    quiet.goto(f"{served['ours']}/evidence/")
    kind = quiet.locator("select[name=kind] option").nth(1).get_attribute("value") or ""
    quiet.locator("select[name=kind]").focus()
    quiet.keyboard.press(kind[0])
    expect(status(quiet)).to_have_text(f"{len(having(sheet, kind=kind))} of {len(sheet)} outcomes")
    button = heading(quiet, "Year").get_by_role("button")
    for _ in range(20):
        quiet.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    for way in ("descending", "ascending"):
        quiet.keyboard.press("Enter")
        expect(heading(quiet, "Year")).to_have_attribute("aria-sort", way)
        expect(button).to_be_focused()
    assert sorted(addresses(quiet)) == sorted(having(sheet, kind=kind))
