"""The page about open data explains every file, as the files are."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from hub.kinds import KINDS
from hub.views.gathered import Gathered
from hub.views.open_data import SHEETS, data_page
from tests.catalogues import data_files
from tests.frames import rendered
from tests.fronts import OURS, fronts, gathered
from tests.hubs import TINY_HUB, change

ADDRESS = "https://hub.example/practice/data/"


def shown(seen: Gathered) -> BeautifulSoup:
    """The page as its template makes it."""
    page = {"title": "Open data", "meta": {"title": "Open data"}, "canonical_url": ADDRESS}
    config = {"extra": {"settings": seen.catalogue.settings}}
    values = {"record": data_page(seen), "page": page, "config": config}
    html = rendered("hub/data.html", lambda address: f"../{address}", **values)
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def ours() -> Gathered:
    return gathered(OURS)


@pytest.fixture(scope="module")
def page(ours: Gathered) -> BeautifulSoup:
    return shown(ours)


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


def links(page: BeautifulSoup) -> list[str]:
    return [str(each["href"]) for each in page.select("a[href]")]


def test_every_file_can_be_downloaded(page: BeautifulSoup, ours: Gathered) -> None:
    downloads = {str(each["href"]) for each in page.select("a[download]")}
    assert downloads == {f"../{path}" for path in data_files(ours)}


@pytest.mark.parametrize("name", [sheet.name for sheet in SHEETS])
def test_the_table_of_a_sheet_has_the_columns_of_its_file(
    page: BeautifulSoup, ours: Gathered, name: str
) -> None:
    content = data_files(ours)[f"data/{name}.csv"].decode("utf-8-sig")
    (table,) = page.select(f'[aria-label="Table: Columns of {name}.csv"]')
    columns = [each.get_text() for each in table.select("tbody th")]
    assert columns == content.split("\r\n")[0].split(",")
    meanings = [each.get_text().strip() for each in table.select("th + td")]
    assert len(meanings) == len(columns)
    assert all(meanings)


def test_the_page_says_how_many_rows_there_are(page: BeautifulSoup) -> None:
    studies = fronts(OURS, "case_studies")
    outcomes = sum(len(each.fields.get("outcomes", ())) for each in studies)
    assert f"newest first. {len(studies)} rows." in words(page)
    assert f"table of evidence. {outcomes} rows." in words(page)


def test_the_page_leads_to_every_schema_of_open_data(page: BeautifulSoup) -> None:
    files = {path.name for path in (OURS / "docs/data/schema").glob("*.json")}
    led = {link.rpartition("/")[2] for link in links(page) if "/schema/" in link}
    assert led == {f"{name}.json" for name in ("catalogue", *KINDS)}
    assert files - led == {"newsletter_issue.json"}  # of exports, which are no part of the site


def test_a_site_without_schemas_leads_to_none() -> None:
    assert not [link for link in links(shown(gathered(TINY_HUB))) if "schema" in link]


def test_the_page_names_licence_address_and_mailbox(page: BeautifulSoup, ours: Gathered) -> None:
    settings = ours.catalogue.settings
    (licence,) = page.select("a[rel=license]")
    assert (licence["href"], licence.get_text()) == (settings.licence.url, settings.licence.name)
    assert f"“{settings.name}, {ADDRESS}”" in words(page)
    assert f"mailto:{settings.contact.email}" in links(page)


def test_the_version_that_the_page_promises_is_that_of_the_catalogue(
    page: BeautifulSoup, ours: Gathered
) -> None:
    version = json.loads(data_files(ours)["data/catalogue.json"])["version"]
    assert f"In versions {version.partition('.')[0]}.x" in words(page)


def test_an_empty_hub_says_that_there_are_no_rows_yet(ours: Gathered) -> None:
    empty = Gathered(replace(ours.catalogue, listed=()))
    assert words(shown(empty)).count("No rows yet.") == len(SHEETS)


def test_one_row_is_one(root: Path) -> None:
    assert "newest first. 1 row." in words(shown(gathered(root)))


def test_the_page_escapes_what_editors_wrote(root: Path) -> None:
    text = (root / "data/hub.yml").read_text(encoding="utf-8")
    change(root, {"data/hub.yml": text.replace("role: Exchange editors", "role: <b>Us</b>")})
    found = shown(gathered(root))
    assert found.select("b") == []
    assert "<b>Us</b>" in words(found)
