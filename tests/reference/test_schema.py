"""The JSON Schemas accept what the hub accepts, and refuse what it refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from hub import read_words
from hub.kinds import KINDS
from hub.reference import schema
from tests.hubs import TINY_HUB

pytestmark = pytest.mark.whole

HUBS = {"tiny": TINY_HUB, "ours": Path(__file__).parents[2]}


def validator(kind: str, root: Path) -> Draft202012Validator:
    made = schema(KINDS[kind], read_words(root))
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def facts_of(file: Path) -> dict[str, Any]:
    """Front matter as an editor's program reads it: numbers and booleans by YAML's own rules."""
    front = file.read_text(encoding="utf-8").split("---\n")[1]
    values: dict[str, Any] = yaml.load(front, EditorLoader)
    return values


class EditorLoader(yaml.CSafeLoader):
    """YAML 1.2, as editors' programs read it: dates, yes and no stay text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        key: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":int", ":float"))]
        for key, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.parametrize("hub", HUBS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_item_fits_the_schema_of_its_kind(kind: str, hub: str) -> None:
    root = HUBS[hub]
    files = [f for f in sorted((root / KINDS[kind].folder).rglob("*.md")) if f.name != "index.md"]
    check = validator(kind, root)
    for file in files:
        assert [error.message for error in check.iter_errors(facts_of(file))] == [], file.name
    assert files or (hub, kind) == ("ours", "newsletter")


@pytest.fixture
def case_study() -> dict[str, Any]:
    return facts_of(TINY_HUB / "case_studies/home-safety-visits.md")


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"titel": "A title"}, []),
        ({"title": "Short"}, ["title"]),
        ({"tags": ["no-such-tag"]}, ["tags", 0]),
        ({"themes": "living-well"}, ["themes"]),
        ({"maturity": "finished"}, ["maturity"]),
        ({"lead": ["highbeck"]}, ["lead"]),
    ],
)
def test_a_fault_is_found_where_it_is(
    case_study: dict[str, Any], change: dict[str, Any], at: list[str | int]
) -> None:
    errors = list(validator("case_study", TINY_HUB).iter_errors(case_study | change))
    assert at in [list(error.absolute_path) for error in errors]


def test_a_needed_field_is_given_or_named_as_not_recorded(case_study: dict[str, Any]) -> None:
    check = validator("case_study", TINY_HUB)
    silent = {key: value for key, value in case_study.items() if key != "lead"}
    assert not check.is_valid(silent)
    assert check.is_valid(silent | {"not_recorded": ["lead"]})
    assert not check.is_valid(silent | {"not_recorded": ["period"]})


@pytest.mark.parametrize(
    ("year", "fits"), [(2010, True), ("2010", True), ("soon", False), (10, False)]
)
def test_a_whole_number_may_stand_in_quotation_marks(
    case_study: dict[str, Any], year: int | str, fits: bool
) -> None:
    award = {"name": "An award", "year": year, "result": "won"}
    assert validator("case_study", TINY_HUB).is_valid(case_study | {"awards": [award]}) == fits


def test_ids_come_from_the_hubs_own_vocabularies() -> None:
    made = schema(KINDS["case_study"], read_words(HUBS["ours"]))
    assert len(made["$defs"]["vocabulary-authorities"]["enum"]) == 80
    assert "solihull" in made["$defs"]["vocabulary-organisations"]["enum"]
    assert "iewm" in made["$defs"]["vocabulary-organisations"]["enum"]


def test_fields_carry_their_descriptions() -> None:
    made = schema(KINDS["case_study"], read_words(TINY_HUB))
    assert all("description" in field for field in made["properties"].values()), (
        "an editor shows the description beside each field"
    )


EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf")
)
