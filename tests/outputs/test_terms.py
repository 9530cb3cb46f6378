"""The words that the search suggests: terms that have items, under all their names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hub import Build, build, read_today
from hub.kinds import KINDS
from hub.views.facets import FACETS
from tests.hubs import TODAY, change, edited

OURS = Path(__file__).parents[2]
PUBLICATION = "docs/publications/northmarch-data-2026.md"


def content(made: Build) -> dict[str, Any]:
    (output,) = [each for each in made.files if each.path == "library/terms.json"]
    found: dict[str, Any] = json.loads(output.content.decode("utf-8"))
    return found


def ids(made: Build, facet: str) -> list[str]:
    return [each["id"] for each in content(made)["terms"] if each["facet"] == facet]


def test_every_kind_is_named(root: Path) -> None:
    kinds = content(build(root, TODAY))["kinds"]
    assert list(kinds) == list(KINDS)
    assert (kinds["case_study"], kinds["event"]) == ("Case studies", "Events")


def test_terms_stand_facet_by_facet_in_the_order_of_their_names(root: Path) -> None:
    made = build(root, TODAY)
    found = {facet.name: ids(made, facet.name) for facet in FACETS}
    assert {name: terms for name, terms in found.items() if terms} == {
        "theme": ["living-well", "shared-buying", "simpler-services"],
        "service": ["housing", "libraries", "social-care"],
        "region": ["northmarch"],
        "sub-region": ["coastlands", "fell-country", "river-vale"],
        "authority": ["eastmere", "fellside", "highbeck", "saltwick", "thornreach", "wendale"],
        "organisation": ["northmarch-partnership", "northmarch-partnership-board"],
        "tag": ["falls", "open-data", "partnership-working", "volunteers"],
    }
    assert len(content(made)["terms"]) == 22


def test_a_term_has_its_name_and_its_other_names(root: Path) -> None:
    terms = content(build(root, TODAY))["terms"]
    assert {"facet": "tag", "id": "falls", "name": "Falls prevention"} | {
        "also": ["trips", "fractures"]
    } in terms
    assert {"facet": "authority", "id": "eastmere", "name": "Eastmere"} | {
        "also": ["Saltwick"]
    } in terms
    assert {"facet": "theme", "id": "living-well", "name": "Living well at home"} | {
        "also": []
    } in terms


def test_a_successor_has_the_old_name_only_when_it_has_taken_over(root: Path) -> None:
    def also(day: str) -> list[list[str]]:
        terms = content(build(root, read_today(day)))["terms"]
        return [each["also"] for each in terms if each["id"] == "eastmere"]

    assert also("2024-03-31") == [[]]
    assert also("2024-04-01") == [["Saltwick"]]


@pytest.mark.parametrize(
    "state",
    ["status: draft", "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"],
)
def test_a_term_without_listed_items_is_not_suggested(root: Path, state: str) -> None:
    assert "open-data" in ids(build(root, TODAY), "tag")
    change(root, edited(PUBLICATION, "status: published", state))
    made = build(root, TODAY)
    assert ids(made, "tag") == ["falls", "partnership-working", "volunteers"]
    assert "statistics" not in repr(content(made))


def test_a_term_that_nothing_names_is_not_suggested(root: Path) -> None:
    tags = (root / "data/tags.yml").read_text(encoding="utf-8")
    change(root, {"data/tags.yml": f"{tags}- {{id: unused, name: Unused}}\n"})
    assert "unused" not in ids(build(root, TODAY), "tag")


def test_names_with_quotes_and_accents_are_kept(root: Path) -> None:
    name = 'Caffè "Età" \\ </script>'
    tags = (root / "data/tags.yml").read_text(encoding="utf-8")
    change(root, {"data/tags.yml": tags.replace("Falls prevention", f"'{name}'")})
    terms = content(build(root, TODAY))["terms"]
    assert [each["name"] for each in terms if each["id"] == "falls"] == [name]


@pytest.mark.whole
@pytest.mark.parametrize("facet", ["tag", "theme", "service"])
def test_our_hub_suggests_the_terms_that_its_files_name(facet: str) -> None:
    named: set[str] = set()
    for kind in KINDS.values():
        for file in (OURS / kind.folder).rglob("*.md"):
            front = file.read_text(encoding="utf-8").split("\n---\n")[0]
            found = re.search(rf"^{facet}s:(.*(?:\n  .*)*)", front, re.M)
            named |= set(re.findall(r"[a-z0-9-]{2,}", found[1])) if found else set()
    assert set(ids(build(OURS, TODAY), facet)) == named != set()
