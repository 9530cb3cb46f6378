"""The map of tiles and its table: where each council stands, and how dark its tile is."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import yaml

from hub import build, read_today
from hub.views.coverage.tiles import LINE, TileMap
from tests.hubs import TINY_HUB, change, edited
from tests.views.test_taxonomy import Counted, counted, counted_in

pytestmark = pytest.mark.whole

STUDY = "case_studies/home-safety-visits.md"
AUTHORITIES = "data/authorities.yml"


@pytest.fixture(params=["ours", "corpus"])
def hub(request: pytest.FixtureRequest) -> Counted:
    return counted(request.param)


def tile_map(hub: Counted) -> TileMap:
    found = hub.record("coverage/").map
    assert isinstance(found, TileMap)
    return found


def id_of(address: str) -> str:
    return address.split("/")[1]


def studies_of(hub: Counted, council: str) -> int:
    items = hub.count.items_of("authorities", council)
    return sum(item.kind == "case_study" for item in items)


def test_each_council_of_today_has_one_tile_if_it_has_a_place(hub: Counted) -> None:
    councils = hub.count.councils.items()
    placed = [id_ for id_, each in councils if hub.count.stands(id_) and "tile" in each]
    shown = Counter(id_of(tile.council.address) for tile in tile_map(hub).tiles)
    assert shown == Counter(placed)
    assert not any(tile.council.note for tile in tile_map(hub).tiles)


def test_tiles_stand_in_proportion_to_their_places(hub: Counted) -> None:
    found = tile_map(hub)
    for tile in found.tiles:
        place = hub.count.councils[id_of(tile.council.address)]["tile"]
        assert tile.x == (int(place["column"]) - 1) * found.tile_width
        assert tile.y == (int(place["row"]) - 1) * found.tile_height
    corners = [(tile.y, tile.x) for tile in found.tiles]
    assert corners == sorted(corners)
    assert found.width == max(tile.x for tile in found.tiles) + found.tile_width
    assert found.height == max(tile.y for tile in found.tiles) + found.tile_height


def test_no_two_tiles_overlap(hub: Counted) -> None:
    found = tile_map(hub)
    for one, other in combinations(found.tiles, 2):
        apart = abs(one.x - other.x) >= found.tile_width
        assert apart or abs(one.y - other.y) >= found.tile_height, (one.council, other.council)


def test_each_tile_has_its_councils_name_and_number(hub: Counted) -> None:
    for tile in tile_map(hub).tiles:
        council = hub.count.councils[id_of(tile.council.address)]
        assert tile.council.name == council["name"]
        assert "".join(tile.lines).replace(" ", "") == council["name"].replace(" ", "")
        assert all(len(line) <= LINE or " " not in line for line in tile.lines)
        assert tile.count == studies_of(hub, council["id"])


def test_the_name_and_the_number_of_a_tile_have_room(hub: Counted) -> None:
    found = tile_map(hub)
    last_line = max(15 + 11 * (len(tile.lines) - 1) for tile in found.tiles)
    assert last_line <= 55 - 11 < 55 < found.tile_height


def test_the_table_has_every_council_of_today_with_the_same_numbers(hub: Counted) -> None:
    rows = tile_map(hub).rows
    shown = {id_of(row.council.address): row.count for row in rows}
    today = [id_ for id_ in hub.count.councils if hub.count.stands(id_)]
    assert shown == {id_: studies_of(hub, id_) for id_ in today}
    assert len(rows) == len(today)
    areas = {id_of(row.council.address): id_of(row.area.address) for row in rows}
    assert areas == {id_: hub.count.councils[id_]["sub_region"] for id_ in today}
    names = [(row.area.name, row.council.name) for row in rows]
    assert names == sorted(names)
    assert all(bool(row.add) == (not row.count) for row in rows)
    assert tile_map(hub).untiled == len(rows) - len(tile_map(hub).tiles)


def copies(number: int) -> dict[str, str | None]:
    """The change that leaves so many case studies, all about Wendale."""
    (text,) = edited(STUDY, "[wendale, saltwick]", "[wendale]").values()
    text = text.replace("aliases: [case-studies/home-safety-checks]\n", "")
    return {f"case_studies/trial-{n}.md": text for n in range(number)}


@pytest.mark.parametrize(
    ("number", "level", "words"),
    [
        (0, 0, "None"),
        (1, 1, "1"),
        (2, 2, "2 to 4"),
        (4, 2, "2 to 4"),
        (5, 3, "5 to 9"),
        (9, 3, "5 to 9"),
        (10, 4, "10 or more"),
        (11, 4, "10 or more"),
    ],
)
def test_the_shade_follows_the_number(root: Path, number: int, level: int, words: str) -> None:
    change(root, edited(STUDY, "status: published", "status: draft"))
    change(root, copies(number))
    found = tile_map(counted_in(root))
    (wendale,) = [tile for tile in found.tiles if tile.council.name == "Wendale"]
    assert (wendale.count, wendale.level) == (number, level)
    assert found.legend[level] == words
    assert len(found.legend) == 5


@pytest.mark.parametrize(("day", "stands"), [("2024-03-31", True), ("2024-04-01", False)])
def test_a_council_has_a_tile_up_to_its_last_day(root: Path, day: str, stands: bool) -> None:
    last = "valid_to: 2024-03-31"
    change(root, edited(AUTHORITIES, last, f"tile: {{column: 4, row: 2}}\n  {last}"))
    made = build(root, read_today(day))
    (record,) = [page.record for page in made.pages if page.address == "coverage/"]
    tiles = [tile for tile in record.map.tiles if tile.council.name == "Saltwick"]
    rows = [row for row in record.map.rows if row.council.name == "Saltwick"]
    assert (len(tiles), len(rows)) == ((1, 1) if stands else (0, 0))


@pytest.mark.parametrize(("day", "stands"), [("2024-03-31", False), ("2024-04-01", True)])
def test_a_council_has_a_tile_from_its_first_day(root: Path, day: str, stands: bool) -> None:
    change(root, edited(AUTHORITIES, "id: eastmere\n", "id: eastmere\n  valid_from: 2024-04-01\n"))
    made = build(root, read_today(day))
    (record,) = [page.record for page in made.pages if page.address == "coverage/"]
    assert ("Eastmere" in {tile.council.name for tile in record.map.tiles}) == stands
    (term,) = [page.record for page in made.pages if page.address == "authorities/eastmere/"]
    assert term.description.startswith(f"Eastmere {'is' if stands else 'will be'} a ")


def test_a_row_without_case_studies_starts_one_of_its_council(root: Path) -> None:
    rows = {row.council.name: row.add for row in tile_map(counted_in(root)).rows}
    text = parse_qs(rows["Thornreach"].partition("?")[2])["value"][0]
    assert yaml.safe_load(text.split("---\n")[1])["authorities"] == ["thornreach"]


def test_an_heir_counts_the_case_studies_of_those_before_it(root: Path) -> None:
    change(root, edited(STUDY, "[wendale, saltwick]", "[saltwick]"))
    counts = {tile.council.name: tile.count for tile in tile_map(counted_in(root)).tiles}
    assert counts == {"Eastmere": 1, "Fellside County Council": 0, "Highbeck": 1} | {
        "Thornreach": 0,
        "Wendale": 1,
    }


def test_a_case_study_that_names_a_council_twice_counts_once(root: Path) -> None:
    change(root, edited(STUDY, "[wendale, saltwick]", "[eastmere, saltwick, wendale]"))
    counts = {tile.council.name: tile.count for tile in tile_map(counted_in(root)).tiles}
    assert (counts["Eastmere"], counts["Wendale"]) == (1, 1)


def test_councils_without_a_place_are_in_the_table_alone(root: Path) -> None:
    text = (TINY_HUB / AUTHORITIES).read_text(encoding="utf-8")
    kept = [line for line in text.split("\n") if not line.startswith("  tile:")]
    change(root, {AUTHORITIES: "\n".join(kept)})
    found = tile_map(counted_in(root))
    assert (found.tiles, found.width, found.height) == ((), 0, 0)
    assert [row.council.name for row in found.rows] == [
        "Eastmere",
        "Fellside County Council",
        "Highbeck",
        "Thornreach",
        "Wendale",
    ]
