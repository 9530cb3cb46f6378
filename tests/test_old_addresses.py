"""Old and removed addresses in a built site: they lead on or say why not, and are not found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.hubs import edited
from tests.sites import ENVIRONMENT, build, files, holding, indexed, site_hub

pytestmark = pytest.mark.whole

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
REMOVED = """\
- address: news/2025/quiet-libraries
  date: 2026-05-10
  reason: "The council asked us to: its <b>figures</b> were wrong."
- {address: about/us, date: 2025-12-01, reason: We have gone.}
"""
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-10, reason: It was wrong.}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tiny hub with removed addresses and a withdrawn item that has an alias."""
    changes = {**edited(NEWS, "status: published", GONE), "data/removed.yml": REMOVED}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        yield build(site_hub(tmp_path_factory.mktemp("old"), changes))


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_bytes(), "html.parser")


def test_a_removed_address_says_when_and_why_and_leads_to_its_kind(site: Path) -> None:
    found = page(site, "news/2025/quiet-libraries")
    (notice,) = found.select("article .hub-notice")
    assert " ".join(notice.get_text(" ").split()) == (
        "This page was removed on 10 May 2026. "
        "The council asked us to: its <b>figures</b> were wrong."
    )
    links = found.select("article .hub-text > p:not(.hub-edit) a")
    assert {link.get_text(): link["href"] for link in links} == {
        "all news": "../../",
        "library": "../../../library/",
    }
    assert [each.get_text() for each in found("h1")] == ["Page removed"]


def test_one_that_was_no_item_leads_to_the_library_alone(site: Path) -> None:
    links = page(site, "about/us").select("article .hub-text > p:not(.hub-edit) a")
    assert [link["href"] for link in links] == ["../../library/"]


@pytest.mark.parametrize(
    "address",
    [
        "news/2025/quiet-libraries",
        "about/us",
        "publications/falls-data",
        "news/home-safety-visits-to-grow",
    ],
)
def test_neither_search_nor_sitemap_nor_feeds_have_them(site: Path, address: str) -> None:
    found = page(site, address)
    assert [each["content"] for each in found.select("meta[name=robots]")] == ["noindex"]
    assert f"{address}/" not in indexed(site)
    assert f"/{address}/<" not in files(site)["sitemap.xml"].decode()


def test_no_other_file_tells_of_a_removed_address(site: Path) -> None:
    assert holding(site, "quiet-libraries") == ["news/2025/quiet-libraries/index.html"]


def test_every_redirect_leads_to_a_page_and_finds_its_script(site: Path) -> None:
    for alias in ("publications/falls-data", "news/home-safety-visits-to-grow"):
        found = page(site, alias)
        link, script = found.a, found.script
        assert link is not None
        assert script is not None
        assert (site / alias / str(link["href"]) / "index.html").is_file()
        assert (site / alias / str(script["src"])).is_file()
