"""The packed facets say of each entry what the library says."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from hub import Build, build, read_today
from hub.outputs.facets import facets
from hub.views.facets import FACETS
from hub.views.library import Library
from hub.views.terms import TermIndex
from tests.fronts import fronts, largest_saving
from tests.hubs import TINY_HUB, TODAY, change, edited

OURS = Path(__file__).parents[2]
STUDY = "case_studies/home-safety-visits.md"
STUDY_ID = "case-studies/home-safety-visits"


@pytest.fixture(scope="module")
def ours() -> Build:
    """This repository's own hub."""
    return build(OURS, TODAY)


def packed(made: Build) -> bytes:
    (output,) = [each for each in made.files if each.path == "library/facets.gz"]
    return output.content


def content(made: Build) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(packed(made)))
    return found


def numbers(row: str) -> set[int]:
    """The numbers whose bits are set, the lowest bit of the first byte being 0."""
    found = base64.b64decode(row, validate=True)
    return {8 * at + bit for at, byte in enumerate(found) for bit in range(8) if byte >> bit & 1}


def listed(made: Build) -> list[str]:
    assert made.catalogue is not None
    return [item.id for item in made.catalogue.listed]


def test_the_newest_item_is_the_lowest_bit_of_the_first_byte() -> None:
    made = build(TINY_HUB, TODAY)
    assert [listed(made).index(each) for each in ("newsletters/2026-11", STUDY_ID)] == [0, 5]
    found = content(made)
    assert found["entries"] == 10
    kinds = found["values"]["kind"]
    assert kinds["newsletter"] == base64.b64encode(b"\x01\x00").decode()
    assert kinds["case_study"] == base64.b64encode(b"\x20\x00").decode()
    assert kinds["strategy"] == base64.b64encode(b"\x00\x02").decode()
    # Consultation, data set, meeting and strategy are about Fellside; one item has a saving.
    assert numbers(found["values"]["authority"]["fellside"]) == {1, 2, 4, 9}
    assert found["saving"] == [5]


@pytest.mark.whole
@pytest.mark.parametrize("name", [facet.name for facet in FACETS])
def test_the_bits_of_our_hub_are_the_items_of_its_library(ours: Build, name: str) -> None:
    assert ours.catalogue is not None
    values = Library(TermIndex(ours.catalogue)).values
    expected: dict[str, set[int]] = {}
    for number, id_ in enumerate(listed(ours)):
        for value in values[id_].get(name, ()):
            expected.setdefault(value, set()).add(number)
    rows = content(ours)["values"][name]
    assert {value: numbers(row) for value, row in rows.items()} == expected != {}


@pytest.mark.whole
def test_every_row_has_a_bit_for_every_entry(ours: Build) -> None:
    found = content(ours)
    assert found["entries"] == len(listed(ours)) > 50
    rows = [row for values in found["values"].values() for row in values.values()]
    lengths = {len(base64.b64decode(row)) for row in rows}
    assert lengths == {-(-found["entries"] // 8)}


@pytest.mark.whole
def test_the_largest_saving_of_our_hub_comes_first(ours: Build) -> None:
    ids = listed(ours)
    saved = {study.id: largest_saving(study) for study in fronts(OURS, "case_studies")}
    known = {id_: amount for id_, amount in saved.items() if amount}
    wanted = sorted(known, key=lambda id_: known[id_], reverse=True)
    assert [ids[number] for number in content(ours)["saving"]] == wanted != []


def test_of_equal_savings_the_newest_comes_first_and_none_is_left_out(root: Path) -> None:
    text = (root / STUDY).read_text(encoding="utf-8")
    text = text.replace("aliases: [case-studies/home-safety-checks]\n", "")

    def saving(day: str, amount: str) -> str:
        return text.replace("date: 2026-10-06", f"date: {day}").replace("85000", amount)

    change(
        root,
        {
            "case_studies/older.md": saving("2026-10-01", "85000"),
            "case_studies/larger.md": saving("2026-10-02", "over 85001"),
            "case_studies/smaller.md": saving("2026-11-20", "9"),
            "case_studies/nothing.md": saving("2026-11-19", "0"),
        },
    )
    made = build(root, TODAY)
    names = [listed(made)[number].rpartition("/")[2] for number in content(made)["saving"]]
    assert names == ["larger", "home-safety-visits", "older", "smaller"]


def test_hidden_and_withdrawn_items_have_no_bit(root: Path) -> None:
    change(root, edited(STUDY, "status: published", "status: draft"))
    found = content(build(root, TODAY))
    assert (found["entries"], found["saving"]) == (9, [])
    assert "case_study" not in found["values"]["kind"]
    assert not {"maturity", "award", "savings"} & found["values"].keys()


def test_a_hub_without_items_has_no_rows(root: Path) -> None:
    made = build(root, read_today("1999-01-01"))
    assert content(made) == {"entries": 0, "values": {}, "saving": []}


def test_the_same_hub_gives_the_same_bytes(root: Path) -> None:
    one, two = packed(build(root, TODAY)), packed(build(root, TODAY))
    assert one == two
    assert one[4:8] == bytes(4)  # gzip's time of the file


def test_values_stand_in_the_order_of_their_ids_however_items_name_them(root: Path) -> None:
    made = build(root, TODAY)
    for values in content(made)["values"].values():
        assert list(values) == sorted(values)
    change(root, edited(STUDY, "[falls, partnership-working, ", "[partnership-working, falls, "))
    assert packed(build(root, TODAY)) == packed(made)


def test_the_file_is_made_from_the_library_alone() -> None:
    made = build(TINY_HUB, TODAY)
    assert made.catalogue is not None
    assert facets(Library(TermIndex(made.catalogue))).content == packed(made)
