"""Pages of councils, sub-regions and regions, against data/*.yml and the files themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import build, read_today
from hub.views.terms import Named
from tests.hubs import TINY_HUB, change, edited
from tests.views.test_taxonomy import Counted, Recount, addresses, counted, filed

pytestmark = pytest.mark.whole

STUDY = "case_studies/home-safety-visits.md"
AUTHORITIES = "data/authorities.yml"
LAST_DAY = "2024-03-31"


@pytest.fixture(params=["ours", "corpus"])
def hub(request: pytest.FixtureRequest) -> Counted:
    return counted(request.param)


def on(root: Path, day: str) -> Counted:
    """The tiny hub of a test as it stands on a day."""
    made = build(root, read_today(day))
    assert made.catalogue is not None, made.problems
    return Counted(made, Recount(root, day))


def neighbours(hub: Counted, address: str) -> dict[str, list[str]]:
    """The addresses under each heading beside a place."""
    return {heading: sorted(addresses(found)) for heading, found in hub.record(address).neighbours}


def filled(groups: dict[str, set[str]], folder: str) -> dict[str, list[str]]:
    return {
        heading: sorted(f"{folder}/{each}" for each in ids)
        for heading, ids in groups.items()
        if ids
    }


def test_a_council_has_its_county_districts_and_those_near(hub: Counted) -> None:
    councils = hub.count.councils
    for id_, council in councils.items():
        county = {council["county"]} if "county" in council else set()
        districts = {i for i, each in councils.items() if each.get("county") == id_}
        area = {i for i, each in councils.items() if each["sub_region"] == council["sub_region"]}
        near = {i for i in area - county - districts - {id_} if hub.count.stands(i)}
        groups = {
            "Took over from": {*hub.count.former(id_)},
            "County council": county,
            "Districts": districts,
            "Others in the same sub-region": near,
        }
        assert neighbours(hub, f"authorities/{id_}/") == filled(groups, "authorities") | {
            "Sub-region": [f"sub-regions/{council['sub_region']}"],
            "Region": [f"regions/{council['region']}"],
        }


def test_a_sub_region_has_its_councils_and_those_beside_it(hub: Counted) -> None:
    areas = {each["id"]: each["region"] for each in hub.count.data["sub_regions"]}
    for id_, region in areas.items():
        councils = {i for i, each in hub.count.councils.items() if each["sub_region"] == id_}
        beside = {i for i, each in areas.items() if each == region and i != id_}
        assert neighbours(hub, f"sub-regions/{id_}/") == {
            **filled({"Councils": councils}, "authorities"),
            **filled({"Other sub-regions": beside}, "sub-regions"),
            "Region": [f"regions/{region}"],
        }


def test_a_region_has_its_sub_regions(hub: Counted) -> None:
    for each in hub.count.data["regions"]:
        within = {i["id"] for i in hub.count.data["sub_regions"] if i["region"] == each["id"]}
        shown = neighbours(hub, f"regions/{each['id']}/")
        assert shown == filled({"Sub-regions": within}, "sub-regions")


def test_other_terms_have_no_neighbours(hub: Counted) -> None:
    for vocabulary in ("themes", "services", "tags", "bodies"):
        for term in hub.count.data[vocabulary]:
            record = hub.record(f"{vocabulary}/{term['id']}/")
            assert (record.neighbours, record.ended, record.heirs) == ((), "", ())


def test_an_item_of_a_former_council_says_whose_it_was(hub: Counted) -> None:
    names = {i: each["name"] for i, each in hub.count.councils.items()}
    items = {item.id: item for item in hub.count.items}
    for id_ in names:
        before = hub.count.former(id_)
        for shelf in hub.record(f"authorities/{id_}/").shelves:
            for card in shelf.cards:
                named = items[card.address.rstrip("/")].organisations()
                whose = [names[each] for each in before if each in named]
                words = " and ".join(", ".join(whose).rsplit(", ", 1))
                assert card.note == ("" if id_ in named else f"From the time of {words}.")


def test_the_corpus_has_items_that_came_from_former_councils() -> None:
    hub = counted("corpus")
    notes = {
        card.note
        for id_ in hub.count.councils
        for shelf in hub.record(f"authorities/{id_}/").shelves
        for card in shelf.cards
    }
    assert "" in notes
    assert len(notes) > 1


def test_a_former_council_names_those_that_do_its_work(hub: Counted) -> None:
    for id_ in hub.count.councils:
        record = hub.record(f"authorities/{id_}/")
        assert {*addresses(record.heirs)} == {f"authorities/{i}" for i in hub.count.heirs(id_)}
        assert bool(record.ended) is not hub.count.stands(id_)


SALTWICK_ALONE = edited(STUDY, "authorities: [wendale, saltwick]", "authorities: [saltwick]")


@pytest.mark.parametrize(("day", "over"), [(LAST_DAY, False), ("2024-04-01", True)])
def test_a_council_has_heirs_from_the_day_after_its_last(root: Path, day: str, over: bool) -> None:
    change(root, SALTWICK_ALONE)
    change(root, edited(STUDY, "date: 2026-10-06", "date: 2024-01-06") if not over else {})
    hub = on(root, day)
    record = hub.record("authorities/saltwick/")
    heir = hub.record("authorities/eastmere/")
    assert record.heirs == ((Named("Eastmere", "authorities/eastmere/"),) if over else ())
    assert record.ended == ("31 March 2024" if over else "")
    assert record.description.startswith(f"Saltwick {'was' if over else 'is'} a unitary council")
    assert ("Took over from" in dict(heir.neighbours)) is over
    assert ("Others in the same sub-region" in dict(heir.neighbours)) is not over


def studies_of(hub: Counted, council: str) -> list[tuple[str, str]]:
    """The case studies on a council's page, each with its note."""
    shelves = hub.record(f"authorities/{council}/").shelves
    cards = [card for shelf in shelves if shelf.kind.name == "case_study" for card in shelf.cards]
    return [(card.address, card.note) for card in cards]


@pytest.mark.parametrize("over", [False, True])
def test_an_heir_has_the_items_once_the_former_council_is_gone(root: Path, over: bool) -> None:
    change(root, SALTWICK_ALONE)
    valid_to = "2026-11-20" if over else "2026-11-21"
    change(root, edited(AUTHORITIES, f"valid_to: {LAST_DAY}", f"valid_to: {valid_to}"))
    hub = on(root, "2026-11-21")
    address = "case-studies/home-safety-visits/"
    assert studies_of(hub, "saltwick") == [(address, "")]
    inherited = [(address, "From the time of Saltwick.")]
    assert studies_of(hub, "eastmere") == (inherited if over else [])


def test_what_names_both_has_no_note(root: Path) -> None:
    change(root, edited(STUDY, "[wendale, saltwick]", "[eastmere, saltwick]"))
    assert [note for _, note in studies_of(on(root, "2026-11-21"), "eastmere")] == [""]


@pytest.mark.parametrize("field", ["lead: saltwick", "adopted_by: [{authority: saltwick}]"])
def test_every_way_to_name_a_council_counts(root: Path, field: str) -> None:
    name = field.partition(":")[0]
    text = (TINY_HUB / STUDY).read_text(encoding="utf-8")
    text = text.replace("authorities: [wendale, saltwick]\n", "authorities: [wendale]\n")
    kept = [
        line for line in text.split("\n") if not line.startswith((f"{name}:", "  - {authority"))
    ]
    change(
        root, {STUDY: "\n".join(kept).replace("maturity: completed", f"maturity: live\n{field}")}
    )
    hub = on(root, "2026-11-21")
    assert [note for _, note in studies_of(hub, "eastmere")] == ["From the time of Saltwick."]
    (study,) = [item for item in filed(root) if item.kind == "case_study"]
    assert "saltwick" in study.organisations()


def test_the_successors_of_successors_inherit_too(root: Path) -> None:
    text = (TINY_HUB / AUTHORITIES).read_text(encoding="utf-8")
    ended = "sub_region: river-vale\n  valid_to: 2026-01-31\n  successors: [thornreach]\n"
    head, tail = text.rsplit("sub_region: river-vale\n", 1)
    tail = tail.replace("  tile: {column: 2, row: 2}\n", "")
    text = (head + ended + tail).replace("successors: [eastmere]", "successors: [wendale]")
    change(root, {AUTHORITIES: text} | SALTWICK_ALONE)
    hub = on(root, "2026-11-21")
    (card,) = studies_of(hub, "thornreach")
    assert card[1] == "From the time of Saltwick and Wendale."
    assert addresses(hub.record("authorities/saltwick/").heirs) == [
        "authorities/wendale",
        "authorities/thornreach",
    ]


@pytest.mark.parametrize(
    ("council", "words"),
    [
        ("highbeck", "Highbeck is a district council in Fell Country, Northmarch."),
        ("wendale", "Wendale is a unitary council in River Vale, Northmarch."),
        ("saltwick", "Saltwick was a unitary council in Coastlands, Northmarch."),
        ("thornreach", "Thornreach is a metropolitan council in River Vale, Northmarch."),
        ("fellside", "Fellside County Council is a county council in Fell Country, Northmarch."),
    ],
)
def test_a_council_is_described_in_a_sentence(root: Path, council: str, words: str) -> None:
    assert on(root, "2026-11-21").record(f"authorities/{council}/").description == words
