"""JSON-LD of pages: sound by schema.org's rules, and true to the files that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyld.jsonld import JsonLdError  # type: ignore[import-untyped]

from hub import Build, build
from hub.kinds import KINDS
from tests.attachments import PNG
from tests.fronts import OURS, Front, fronts, names
from tests.hubs import TINY_HUB, TODAY, Changes, change, edited, tiny_hub
from tests.linked_data import SITE, Node, NoNetwork, expanded, faults, linked, nodes

EVENT = "docs/events/home-safety-workshop.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
DATA = "docs/publications/northmarch-data-2026.md"


@dataclass(frozen=True)
class Hub:
    """A hub's folder, its build, and what its pages say as JSON-LD by their addresses."""

    root: Path
    build: Build
    linked: Mapping[str, Mapping[str, Any]]

    def fronts(self) -> Iterator[tuple[str, Front]]:
        for kind in KINDS.values():
            yield from ((kind.name, each) for each in fronts(self.root, kind.folder))

    def main(self, address: str) -> Node:
        return dict(self.linked[address]["@graph"][0])


def made(root: Path) -> Hub:
    done = build(root, TODAY, site=SITE)
    assert done.catalogue, done.problems
    return Hub(root, done, {page.address: page.linked for page in done.pages if page.linked})


@pytest.fixture(scope="module", params=["ours", "tiny", "another"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """Our hub, the tiny one, and the tiny one with what neither has."""
    if request.param != "another":
        return made(OURS if request.param == "ours" else TINY_HUB)
    picture = edited(NEWS, "category:", "image: {src: files/a.png, alt: A rail}\ncategory:")
    online = edited(EVENT, "place: Vale", "online_url: https://meet.example/1\nplace: Vale")
    toolkit = edited(DATA, "category: dataset", "category: toolkit")
    changes: Changes = {**picture, **online, **toolkit, "docs/news/2026/files/a.png": PNG}
    return made(tiny_hub(tmp_path_factory.mktemp("linked"), changes))


def page_of(main: Node) -> Node:
    """What is said of the page, whether or not it stands for something else."""
    about = main["mainEntityOfPage"]
    return about if isinstance(about, dict) else main


# ---- All pages


def test_every_listed_item_and_the_home_page_speak_and_nobody_else(hub: Hub) -> None:
    assert set(hub.linked) == {"", *(front.address for _, front in hub.fronts())}
    for address, data in hub.linked.items():
        assert faults(data) == [], address


def test_each_page_speaks_of_itself_under_its_own_address(hub: Hub) -> None:
    for kind, front in hub.fronts():
        main, way = hub.linked[front.address]["@graph"]
        assert main["@id"] == main["url"] == SITE + front.address
        assert main["name"] == front.fields["title"]
        assert main["description"] == front.fields["summary"]
        assert len(main.get("headline", "")) <= 110
        steps = [(step["position"], step["item"]) for step in way["itemListElement"]]
        folder = f"{SITE}{KINDS[kind].address}/"
        assert steps == [(1, SITE), (2, folder), (3, SITE + front.address)]
        assert way["itemListElement"][2]["name"] == front.fields["title"]


def test_addresses_of_the_site_lead_to_pages_and_files_that_it_has(hub: Hub) -> None:
    there = {page.address for page in hub.build.pages} | {each.path for each in hub.build.assets}
    for data in hub.linked.values():
        texts = [value for node in nodes(data) for value in node.values()]
        ours = [each for each in texts if isinstance(each, str) and each.startswith(SITE)]
        assert len(ours) >= 5
        for each in ours:
            assert each.removeprefix(SITE).partition("#")[0].partition("?")[0] in there, each


def as_given(text: str) -> str:
    """A date of a file as ISO 8601: of a financial year the year in which it begins."""
    return re.sub(r"^(\d{4})/\d\d$", r"\1", text)


def test_dates_terms_and_councils_are_those_of_the_file(hub: Hub) -> None:
    words = names(hub.root, "themes", "tags", "authorities")
    for _, front in hub.fronts():
        main = hub.main(front.address)
        page = page_of(main)
        assert page["datePublished"] == as_given(front.fields["date"])
        changes = [each["date"] for each in front.fields.get("change_history", [])]
        assert page.get("dateModified") == (max(changes) if changes else None)
        for field, told in (("themes", "about"), ("authorities", "spatialCoverage")):
            wanted = [words[each] for each in front.fields.get(field, [])]
            assert [each["name"] for each in page.get(told, [])] == wanted
        assert page.get("keywords", []) == [words[each] for each in front.fields.get("tags", [])]


def test_sources_are_cited_once_each(hub: Hub) -> None:
    for _, front in hub.fronts():
        sources = front.fields.get("sources", [])
        wanted = {each.get("source") or each["title"] for each in sources}
        cited = page_of(hub.main(front.address)).get("citation", [])
        assert len(cited) == len({each["name"] for each in cited}) == len(wanted)


def test_a_form_stands_in_no_data(hub: Hub) -> None:
    forms = [front.fields.get("respond", {}).get("form") for _, front in hub.fronts()]
    for form in filter(None, forms):
        assert form not in repr(list(hub.linked.values()))


# ---- What readers may not see


@pytest.mark.parametrize(
    "gone",
    [
        "status: draft",
        "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}",
    ],
)
def test_hidden_and_withdrawn_items_are_in_no_data(root: Path, gone: str) -> None:
    change(root, edited(NEWS, "status: published", gone))
    assert "home-safety-visits-to-grow" not in repr(linked(root))


# ---- The home page, and the reader of these tests


def test_the_home_page_tells_how_to_search_and_who_runs_it() -> None:
    site, runs_it = linked(TINY_HUB)[""]["@graph"]
    action = site["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}library/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"
    assert site["publisher"]["@id"] == runs_it["@id"]
    assert runs_it["name"] == site["name"] == "Northmarch Exchange"
    assert runs_it["contactPoint"]["email"] == "editors@northmarch.example"


def test_the_reader_of_these_tests_asks_nobody() -> None:
    with pytest.raises(JsonLdError) as found:
        expanded({"@context": "https://example.org/words", "@graph": [{"@id": "a"}]})
    assert isinstance(found.value.__cause__, NoNetwork)


def test_the_reader_of_these_tests_finds_faults() -> None:
    wrong = {
        "@type": "Event",
        "name": "A",
        "startDate": "5 November",
        "headline": "A",
        "eventStatus": "cancelled",
        "speaker": "B",
    }
    told = faults({"@context": "https://schema.org", "@graph": [wrong]})
    assert "Event lacks location" in told
    assert "Event has no headline" in told
    assert "Event: speaker is no property" in told
    assert "Event: startDate may not be '5 November'" in told
    assert "Event: eventStatus may not be 'cancelled'" in told
