"""data/catalogue.json: every item that readers may see, with everything that its file gives."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub import build
from hub.kinds import KINDS
from hub.records import fields_by_key
from hub.views.gathered import Gathered
from tests.attachments import PNG
from tests.catalogues import SITE, catalogue, data_files, faults, items, made_schemas
from tests.fronts import OURS, Front, corpus, fronts, gathered
from tests.hubs import TINY_HUB, TODAY, change, edited

STUDY = "case_studies/home-safety-visits.md"
EVENT = "docs/events/home-safety-workshop.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
PUBLICATION = "docs/publications/northmarch-data-2026.md"
NEW = "news/2026/home-safety-visits-to-grow"


@pytest.fixture(scope="module")
def tiny() -> Gathered:
    return gathered(TINY_HUB)


def in_files(root: Path) -> Iterator[Front]:
    for kind in KINDS.values():
        yield from fronts(root, kind.folder)


def as_in_files(value: Any) -> Any:
    """JSON as the texts that a file would have."""
    if isinstance(value, dict):
        return {key: as_in_files(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_in_files(each) for each in value]
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def told(fields: dict[str, Any], listed: Collection[str]) -> dict[str, Any]:
    """The fields of a file without the editors' affairs, a form, and mentions of the unlisted."""
    found = {k: v for k, v in fields.items() if k not in ("status", "withdrawn", "newsletter")}
    if "respond" in found:
        found["respond"] = {k: v for k, v in found["respond"].items() if k != "form"}
    if "related" in found:
        found["related"] = [each for each in found["related"] if each in listed]
    return {key: value for key, value in found.items() if value != []}


@pytest.mark.whole
def test_every_item_is_there_with_every_field_that_its_file_gives(tmp_path: Path) -> None:
    for root in (OURS, TINY_HUB, corpus(tmp_path)):
        listed = {each.id: each for each in in_files(root)}
        assert listed
        found = {id_: as_in_files(each["fields"]) for id_, each in items(gathered(root)).items()}
        filled = {id_: {k: v for k, v in each.items() if v != []} for id_, each in found.items()}
        assert filled == {id_: told(each.fields, listed) for id_, each in listed.items()}


@pytest.mark.whole
def test_items_say_of_which_kind_they_are_and_where_and_when_they_stand() -> None:
    found = items(gathered(OURS))
    assert [*found] == sorted(found)
    for each in in_files(OURS):
        item = found[each.id]
        assert item["address"] == f"{SITE}{each.address}"
        assert each.id.startswith(f"{KINDS[item['kind']].address}/")
        assert item["first_day"] == each.first_day <= item["updated"] <= f"{TODAY:%Y-%m-%d}"


def test_places_follow_from_every_council_that_an_item_names(root: Path) -> None:
    (news,) = fronts(root, "docs/news")
    councils = yaml.load((root / "data/authorities.yml").read_bytes(), yaml.CBaseLoader)
    named = [each for each in councils if each["id"] in news.fields["authorities"]]
    was = items(gathered(root))[NEW]
    assert len(named) > 2
    assert was["regions"] == sorted({each["region"] for each in named})
    assert was["sub_regions"] == sorted({each["sub_region"] for each in named})
    change(root, {NEWS: without("authorities", (root / NEWS).read_text(encoding="utf-8"))})
    now = items(gathered(root))[NEW]
    assert (now["regions"], now["sub_regions"]) == ([], [])


def without(field: str, text: str) -> str:
    kept = [line for line in text.splitlines(True) if not line.startswith(f"{field}:")]
    assert len(kept) < len(text.splitlines())
    return "".join(kept)


def test_the_whole_says_what_it_is_and_when_it_held(tiny: Gathered) -> None:
    whole, settings = catalogue(tiny), tiny.catalogue.settings
    head = {key: value for key, value in whole.items() if key != "items"}
    assert head == {
        "version": "1.0",
        "name": settings.name,
        "address": SITE,
        "licence": {"name": settings.licence.name, "url": settings.licence.url},
        "as_of": "2026-11-21T12:00:00+00:00",
    }


def test_a_schema_is_named_where_the_hub_publishes_it(tiny: Gathered) -> None:
    assert "$schema" not in catalogue(tiny)
    path = "docs/data/schema/catalogue.json"
    published = Gathered(replace(tiny.catalogue, sizes={**tiny.catalogue.sizes, path: 1}), SITE)
    assert catalogue(published)["$schema"] == f"{SITE}data/schema/catalogue.json"


def test_the_hour_says_its_distance_from_utc(tiny: Gathered) -> None:
    summer = replace(tiny.catalogue, today=TODAY.replace(month=7))
    assert catalogue(Gathered(summer))["as_of"] == "2026-07-21T12:00:00+01:00"


def test_the_first_id_stays_when_an_item_moves(root: Path) -> None:
    before = items(gathered(root))["events/home-safety-workshop"]
    assert before["first_id"] == "events/home-safety-workshop"
    text = (root / EVENT).read_text(encoding="utf-8")
    head, _, rest = text.partition("\ndate: ")
    moved = f"{head}\naliases: [events/home-safety-workshop]\ndate: {rest}"
    changes = {EVENT: None, "docs/events/a-workshop.md": moved}
    change(root, changes)
    for path in root.rglob("*.md"):
        old = path.read_text(encoding="utf-8")
        new = old.replace("events/home-safety-workshop", "events/a-workshop")
        path.write_text(new.replace("[events/a-workshop]", "[events/home-safety-workshop]"))
    after = items(gathered(root))["events/a-workshop"]
    assert after["first_id"] == "events/home-safety-workshop"
    assert after["address"] == f"{SITE}events/a-workshop/"


def test_files_have_their_address_type_and_size(root: Path) -> None:
    picture = "image: {src: files/falls.png, alt: A stair with a rail}\nlicence: "
    change(root, edited(PUBLICATION, "licence: ", picture))
    change(root, {"docs/publications/files/falls.png": PNG})
    data = root / "docs/publications/files/northmarch-data.csv"
    assert items(gathered(root))["publications/northmarch-data-2026"]["files"] == [
        {
            "title": "Falls by council (data)",
            "address": f"{SITE}publications/files/northmarch-data.csv",
            "media_type": "text/csv",
            "bytes": data.stat().st_size,
            "accessible": True,
        },
        {
            "title": "A stair with a rail",
            "address": f"{SITE}publications/files/falls.png",
            "media_type": "image/png",
            "bytes": len(PNG),
        },
    ]


def test_a_file_of_a_case_study_stands_where_the_site_has_it(root: Path) -> None:
    picture = "image: {src: files/rail.png, alt: A rail}\nlicence: "
    change(root, edited(STUDY, "licence: ", picture) | {"case_studies/files/rail.png": PNG})
    (file,) = items(gathered(root))["case-studies/home-safety-visits"]["files"]
    assert file["address"] == f"{SITE}case-studies/files/rail.png"
    assert f"{SITE}{build(root, TODAY).assets[0].path}" == file["address"]


@pytest.mark.parametrize("state", ["planned", "cancelled", "postponed"])
def test_an_event_says_whether_it_goes_ahead(root: Path, state: str) -> None:
    text = without("state", (root / EVENT).read_text(encoding="utf-8"))
    change(root, {EVENT: text.replace("\nformat: ", f"\nstate: {state}\nformat: ")})
    assert items(gathered(root))["events/home-safety-workshop"]["state"] == state
    change(root, {EVENT: text})
    assert items(gathered(root))["events/home-safety-workshop"]["state"] == "planned"


def test_the_file_is_plain_json_that_people_can_read(tiny: Gathered) -> None:
    text = data_files(tiny)["data/catalogue.json"].decode("utf-8")
    assert text.startswith('{\n "version": ')
    assert text.endswith("}\n")
    assert "£48,000" in text
    assert not text.startswith("\ufeff")
    assert [*json.loads(text)][-1] == "items"


def test_keys_stand_in_the_order_of_the_models(tiny: Gathered) -> None:
    for item in items(tiny).values():
        assert [*item][:2] == ["id", "kind"]
        known = fields_by_key(KINDS[item["kind"]].model)
        assert [*item["fields"]] == [key for key in known if key in item["fields"]]


def test_the_same_hub_gives_the_same_bytes() -> None:
    assert data_files(gathered(TINY_HUB)) == data_files(gathered(TINY_HUB))


def test_a_hub_without_items_has_every_file(tiny: Gathered) -> None:
    empty = Gathered(replace(tiny.catalogue, listed=()))
    assert data_files(empty).keys() == data_files(tiny).keys()
    assert catalogue(empty)["items"] == []
    assert faults(catalogue(empty), made_schemas(TINY_HUB)) == []


def test_a_build_has_every_file_for_its_own_address(root: Path) -> None:
    made = {each.path: each.content for each in build(root, TODAY, site=SITE).files}
    wanted = data_files(gathered(root))
    assert len(wanted) == 5
    assert {path: made[path] for path in wanted} == wanted
