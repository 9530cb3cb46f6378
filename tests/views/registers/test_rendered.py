"""The registers as pages: the templates show the numbers of the files, and stand without any."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from hub import Build, build
from tests.frames import rendered
from tests.fronts import OURS, corpus, figure_in, fronts, plain
from tests.hubs import TODAY, change, edited

pytestmark = pytest.mark.whole

CONTACT = {"role": "Team", "email": "a@b.example"}
STUDY = "case_studies/home-safety-visits.md"
EMPTY = {
    "evidence/": "No case study gives an outcome yet.",
    "evidence/totals/": "so there is nothing to add up.",
    "decisions/": "There is no meeting on this hub yet",
    "projects/": "There is no project on this hub yet.",
    "support/": "There is no offer of support on this hub yet.",
}


@pytest.fixture(scope="module")
def ours() -> Build:
    """This repository's own hub."""
    return build(OURS, TODAY)


def html(made: Build, address: str) -> str:
    """A page as its template makes it."""
    (page,) = [each for each in made.pages if each.address == address]
    config = {"extra": {"settings": {"contact": CONTACT}}}
    values: dict[str, Any] = {
        "page": {"title": page.title, "meta": {"title": page.title}},
        "config": config,
    }
    return rendered(page.template, record=page.record, **values)


def words(text: str) -> str:
    """What readers see of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def rows(text: str) -> list[dict[str, list[str]]]:
    """What the rows of a register hand to the script that filters them."""
    return [json.loads(unescape(each)) for each in re.findall(r'<tr data-row="([^"]*)"', text)]


def filters(text: str) -> Iterator[tuple[str, str, int]]:
    """Name, choice and number of each option of the filters."""
    for name, options in re.findall(r'<select name="(\w+)">(.*?)</select>', text, re.S):
        for said in re.findall(r"<option value=\"[^\"]+\">(.*?)</option>", options):
            choice, _, count = unescape(said).rpartition(" ")
            yield name, choice, int(count.strip("()"))


@pytest.mark.parametrize("address", ["evidence/", "decisions/", "projects/"])
def test_the_filters_of_a_page_say_how_many_rows_they_leave(ours: Build, address: str) -> None:
    text = html(ours, address)
    found = rows(text)
    assert found
    options = [*filters(text)]
    assert {(name, each) for row in found for name, own in row.items() for each in own} == {
        (name, choice) for name, choice, _ in options
    }
    for name, choice, count in options:
        assert count == sum(choice in row[name] for row in found)


@pytest.mark.slow
def test_a_register_on_two_pages_says_so_on_both(tmp_path: Path) -> None:
    root = corpus(tmp_path, 150)
    made = build(root, TODAY)
    first, second = html(made, "evidence/"), html(made, "evidence/page/2/")
    total = sum(len(each.fields["outcomes"]) for each in fronts(root, "case_studies"))
    assert f"{total} outcomes, page 1 of 2" in words(first)
    assert f"{total} outcomes, page 2 of 2" in words(second)
    assert [len(rows(each)) for each in (first, second)] == [500, total - 500]
    assert [*filters(first)] == [*filters(second)]


def test_the_years_of_the_totals_account_for_every_outcome(ours: Build) -> None:
    text = html(ours, "evidence/totals/")
    chapter = text[text.index('<h2 id="totals-3">') : text.index('<h2 id="returns">')]
    figures = re.findall(r'<td class="hub-money"[^>]*>(\d+)</td>', chapter)
    left_out = re.findall(r"(?:Left out:|;) (\d+) [a-z]", chapter)
    studies = fronts(OURS, "case_studies")
    total = sum(len(each.fields.get("outcomes", ())) for each in studies)
    assert sum(map(int, figures + left_out)) == total
    assert f"What the {total} outcomes of case studies add up to." in words(text)


def test_the_page_of_decisions_shows_the_approvals_of_28_october_2010(ours: Build) -> None:
    text = words(html(ours, "decisions/"))
    assert re.search(r"28 October 2010 .{1,60} 20 £400,515", text)
    items = [each.fields.get("items", ()) for each in fronts(OURS, "docs/meetings")]
    total = sum(len(item.get("decisions", ())) for own in items for item in own)
    assert f"{total} decisions" in text


def test_the_ledger_shows_what_was_granted_in_all(ours: Build) -> None:
    grants = [each.fields.get("grant", {}) for each in fronts(OURS, "docs/projects")]
    own = [figure_in(each["amount"])[1] for each in grants if plain(each.get("amount", "none"))]
    assert f"Granted in all £{sum(own, Decimal(0)):,}" in words(html(ours, "projects/"))


def test_the_finder_links_each_offer_from_its_cells_and_marks_the_gaps(ours: Build) -> None:
    text = html(ours, "support/")
    table = text[: text.index('<h2 id="offers">')]
    offers = fronts(OURS, "docs/support")
    for each in offers:
        cells = len(each.fields.get("problem_types") or [""])
        assert table.count(f'href="{each.address}"') == cells
    forms = 7 + any("form" not in each.fields for each in offers)
    assert table.count('scope="col"') == 1 + forms


def only(root: Path, keep: str) -> Build:
    """The tiny hub with one item alone."""
    for path in [*root.glob("case_studies/*.md"), *root.glob("docs/*/**/*.md")]:
        if path.relative_to(root).as_posix() != keep:
            path.unlink()
    text = (root / keep).read_text(encoding="utf-8")
    text = re.sub(r"^(related|project|targets):.*\n", "", text, flags=re.M)
    text = re.sub(r"\[([^]]+)\]\([^)]*\.md\)", r"\1", text)
    change(root, {keep: re.sub(r", targets: \[[^]]*\]", "", text)})
    made = build(root, TODAY)
    assert made.catalogue is not None, made.problems
    return made


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keep", "filled"),
    [
        (STUDY, ["evidence/", "evidence/totals/"]),
        ("docs/meetings/partnership-board-2026-09-17.md", ["decisions/"]),
        ("docs/projects/home-safety-visits.md", ["projects/"]),
        ("docs/support/home-safety-coaching.md", ["support/"]),
    ],
)
def test_one_item_alone_fills_its_register_and_breaks_no_other(
    root: Path, keep: str, filled: list[str]
) -> None:
    made = only(root, keep)
    empty = [address for address, said in EMPTY.items() if said in words(html(made, address))]
    assert empty == [address for address in EMPTY if address not in filled]


def test_a_hub_of_one_draft_has_empty_registers(root: Path) -> None:
    change(root, edited(STUDY, "status: published", "status: draft"))
    made = only(root, STUDY)
    for address, said in EMPTY.items():
        assert said in words(html(made, address))
