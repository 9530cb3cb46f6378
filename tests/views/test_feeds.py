"""The list of feeds, and the page that explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from hub.kinds import KINDS
from hub.views.addresses import FOLDERS
from hub.views.feeds import Feed, FeedsRecord, feed_list, feeds_page
from tests.fronts import fronts, gathered, names
from tests.hubs import TINY_HUB, change, edited
from tests.sites import ENVIRONMENT, build, site_hub

STUDY = "case_studies/home-safety-visits.md"
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"
SITE = "https://hub.northmarch.example/"


def listed(root: Path) -> dict[str, Feed]:
    return {feed.address: feed for feed in feed_list(gathered(root).index)}


def page(root: Path) -> FeedsRecord:
    return feeds_page(gathered(root).index)


def test_the_hub_comes_first_then_kinds_then_every_term_in_the_order_of_its_file() -> None:
    kinds = [f"{kind.address}/" for kind in KINDS.values()]
    terms = [f"{FOLDERS[each]}/{term}/" for each in FOLDERS for term in names(TINY_HUB, each)]
    assert [*listed(TINY_HUB)] == ["", *kinds, *terms]


def test_a_feed_has_all_items_of_its_page_newest_first() -> None:
    items = [front.id for folder in ("case_studies", "docs") for front in fronts(TINY_HUB, folder)]
    made = listed(TINY_HUB)
    whole = made[""].items
    assert sorted(item.id for item in whole) == sorted(items)
    days = [item.facts.date.first for item in whole]
    assert days == sorted(days, reverse=True)
    assert [item.id for item in made["tags/open-data/"].items] == [
        "publications/northmarch-data-2026"
    ]
    assert made["tags/open-data/"].about == "Everything on this hub about Open data."
    assert made["themes/shared-buying/"].about == "Councils buy together what each would buy alone."
    assert made["authorities/wendale/"].about.startswith("Wendale is a unitary council")


def test_what_was_withdrawn_is_named_in_the_feeds_that_had_it(root: Path) -> None:
    before = {address for address, feed in listed(root).items() if having(feed.items)}
    assert not any(feed.gone for feed in listed(root).values())
    change(root, edited(STUDY, "status: published", GONE))
    after = listed(root)
    assert {address for address, feed in after.items() if having(feed.gone)} == before
    assert not any(having(feed.items) for feed in after.values())


def having(items: tuple[object, ...]) -> bool:
    return any(getattr(item, "path", "") == STUDY for item in items)


def test_the_page_leaves_out_terms_without_items_and_sorts_by_name(root: Path) -> None:
    tags = (root / "data/tags.yml").read_text("utf-8")
    change(root, {"data/tags.yml": f"- {{id: unused, name: A tag}}\n{tags}"})
    terms = dict(page(root).terms)
    assert [each.name for each in terms["Tags"]] == [
        *("Falls prevention", "Open data", "Partnership working", "Volunteers"),
    ]
    assert [*terms] == [
        *("Themes", "Services", "Tags", "Councils", "Organisations", "Regions", "Sub-regions"),
    ]
    assert [each.name for each in page(root).kinds] == [kind.plural for kind in KINDS.values()]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The sites of two hubs: one has a mailing service that readers can sign up to."""
    settings = re.sub("sign_up: .*\n", "", (TINY_HUB / "data/hub.yml").read_text("utf-8"))
    signing = f"{settings}sign_up: https://mail.example.org/join?a=1&b=2\n"
    folder = tmp_path_factory.mktemp("sites")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        yield {
            "plain": build(site_hub(folder / "plain", {"data/hub.yml": settings})),
            "signing": build(site_hub(folder / "signing", {"data/hub.yml": signing})),
        }


def shown(site: Path) -> Tag:
    text = (site / "feeds/index.html").read_text(encoding="utf-8")
    found = BeautifulSoup(text, "html.parser").select_one("article")
    assert found is not None
    return found


@pytest.mark.whole
def test_each_feed_in_use_stands_with_its_whole_address_and_leads_to_a_file(
    sites: dict[str, Path],
) -> None:
    links = {str(a["href"]): a.get_text() for a in shown(sites["plain"]).select("dl a[href*=feed]")}
    used = [feed.address for feed in listed(TINY_HUB).values() if feed.items]
    kinds = [f"{kind.address}/" for kind in KINDS.values()]
    wanted = {*used, *kinds}
    atom = {href: text for href, text in links.items() if href.endswith(".xml")}
    assert atom == {f"../{address}feed.xml": f"{SITE}{address}feed.xml" for address in wanted}
    assert {f"../{address}feed.json" for address in wanted} == links.keys() - atom.keys()
    assert len({*links.values()}) == len(links)  # each link has words of its own
    for href in links:
        assert (sites["plain"] / "feeds" / href).is_file(), href


@pytest.mark.whole
def test_the_calendars_stand_with_their_whole_addresses(sites: dict[str, Path]) -> None:
    links = shown(sites["plain"]).select("#calendars ~ dl a[type='text/calendar']")
    names_ = ("events/events.ics", "consultations/deadlines.ics")
    assert {a["href"]: a.get_text() for a in links} == {f"../{n}": SITE + n for n in names_}


@pytest.mark.whole
def test_who_wants_e_mails_is_led_to_sign_up_or_told_what_else_there_is(
    sites: dict[str, Path],
) -> None:
    without, with_ = (shown(sites[name]) for name in ("plain", "signing"))
    assert [a["href"] for a in with_.select("#email ~ p a")] == [
        "https://mail.example.org/join?a=1&b=2"
    ]
    assert "This hub sends no emails itself" not in with_.get_text()
    assert without.select("#email ~ p a") == []
    assert [code.get_text() for code in without.select("#email ~ p code")] == [f"{SITE}feed.xml"]


@pytest.mark.whole
def test_feeds_of_whole_newsletters_stand_with_their_whole_addresses(
    sites: dict[str, Path],
) -> None:
    for site in sites.values():
        links = {str(a["href"]): a.get_text() for a in shown(site).select("#email ~ dl a")}
        names_ = ("newsletters/fortnightly.xml", "newsletters/monthly.xml")
        assert links == {f"../{name}": f"{SITE}{name}" for name in names_}
        assert all((site / name).is_file() for name in names_)


@pytest.mark.whole
def test_the_page_leads_to_open_data(sites: dict[str, Path]) -> None:
    assert shown(sites["plain"]).select("a[href='../data/']")
