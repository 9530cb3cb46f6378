"""What tests of the registers in a browser share: their parts, and their rows by another way."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

ROWS = """rows => rows.map(row => ({
    address: row.querySelector("a[href]")?.href,
    texts: [...row.cells].map(cell => cell.textContent.trim()),
    numbers: [...row.cells].map(cell => cell.dataset.number ?? null),
}))"""
MORE = re.compile(r"^Show \d+ more$")


@contextmanager
def silent(page: Page) -> Iterator[None]:
    """Nothing must be said in the page's console meanwhile."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield
    assert said == []


def rows(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator("[data-register] tbody tr").evaluate_all(ROWS)
    return found


def addresses(page: Page) -> list[str]:
    return [row["address"] for row in rows(page)]


def status(page: Page) -> Locator:
    return page.locator("[data-register]").get_by_role("status")


def heading(page: Page, name: str) -> Locator:
    return page.locator("[data-register] th[data-sort]", has_text=re.compile(f"^{name}$"))


def sort(page: Page, name: str, way: str) -> None:
    heading(page, name).get_by_role("button").click()
    expect(heading(page, name)).to_have_attribute("aria-sort", way)


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"[data-register] select[name={name}]").select_option(value)


def show_all(page: Page) -> Locator:
    return page.get_by_role("button", name="Show all")


def outcomes(page: Page, site: str) -> list[dict[str, str]]:
    """Every outcome as the spreadsheet has it: another way to the same rows, in the same order."""
    sheet = page.request.get(f"{site}/data/outcomes.csv").body().decode("utf-8-sig")
    return [
        {**row, "address": f"{site}/case-studies/{_end(row)}", "kind": row["kind"].capitalize()}
        for row in csv.DictReader(io.StringIO(sheet))
    ]


def _end(row: dict[str, str]) -> str:
    """The address of a row without the site's, which is not always where it is served."""
    return row["address"].rpartition("/case-studies/")[2]


def having(sheet: list[dict[str, str]], **values: str) -> list[str]:
    """The addresses of the outcomes that have all these values."""
    return [row["address"] for row in sheet if values.items() <= row.items()]


def narrow(sheet: list[dict[str, str]]) -> tuple[str, str]:
    """A kind and a year that some outcomes have both, and others only one of the two."""
    for kind, year in sorted({(row["kind"], row["year"]) for row in sheet}):
        both = len(having(sheet, kind=kind, year=year))
        if both < len(having(sheet, kind=kind)) and both < len(having(sheet, year=year)):
            return kind, year
    pytest.fail("No kind and year narrow each other down.")


def in_order(keys: list[Any], way: str) -> bool:
    return all(a <= b if way == "ascending" else a >= b for a, b in pairwise(keys))


def ways(page: Page, name: str, first: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Sort by a column both ways: each way and all rows, the rest of them shown too."""
    second = {"ascending": "descending", "descending": "ascending"}[first]
    for way in (first, second):
        sort(page, name, way)
        expect(page.locator("[aria-sort]")).to_have_count(1)
        expect(heading(page, name).get_by_role("button")).to_be_focused()
        more = page.get_by_role("button", name=MORE)
        if more.is_visible():
            more.click()
        yield way, rows(page)


def sortable(page: Page, by: str) -> list[tuple[int, str]]:
    """The columns that sort by words or by numbers: their position and name."""
    found = page.locator(f"[data-register] th[data-sort={by}]")
    each = found.evaluate_all("all => all.map(e => [e.cellIndex, e.textContent.trim()])")
    return [(index, name) for index, name in each]
