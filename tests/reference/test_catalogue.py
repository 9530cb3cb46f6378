"""The schema of the catalogue accepts what the hub publishes, and refuses what it never would."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hub.kinds import KINDS
from hub.outputs.open_data.shown_fields import EDITORS
from hub.reference import catalogue_schema
from tests.catalogues import catalogue, faults, made_schemas
from tests.fronts import OURS, gathered
from tests.hubs import TINY_HUB

pytestmark = pytest.mark.whole

FORM = "https://forms.northmarch.example/home-safety-2027"


@pytest.fixture(scope="module")
def tiny() -> dict[str, Any]:
    return catalogue(gathered(TINY_HUB))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(catalogue_schema())


def test_our_catalogue_fits_the_schemas_that_we_publish() -> None:
    files = (OURS / "docs/data/schema").glob("*.json")
    published = {path.name: json.loads(path.read_bytes()) for path in files}
    assert published.keys() > {f"{name}.json" for name in ("catalogue", *KINDS)}
    ours = catalogue(gathered(OURS))
    assert len(ours["items"]) > 50
    assert faults(ours, published) == []


def test_items_of_every_kind_fit(tiny: dict[str, Any]) -> None:
    assert {each["kind"] for each in tiny["items"]} == set(KINDS)
    assert faults(tiny, made_schemas(TINY_HUB)) == []


def item(content: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(each for each in content["items"] if each["kind"] == kind)


Break = Callable[[dict[str, Any]], Any]

BROKEN: dict[str, Break] = {
    "another version": lambda all_: all_.update(version="2.0"),
    "no version": lambda all_: all_.pop("version"),
    "a key that is none": lambda all_: all_.update(hidden=3),
    "no licence": lambda all_: all_["licence"].pop("url"),
    "no day": lambda all_: item(all_, "news").update(updated="May 2016"),
    "relative address": lambda all_: item(all_, "news").update(address="news/2016/a/"),
    "no fields": lambda all_: item(all_, "news").pop("fields"),
    "a kind that is none": lambda all_: item(all_, "news").update(kind="blog"),
    "fields of another kind": lambda all_: item(all_, "news").update(kind="event"),
    "an unknown field": lambda all_: item(all_, "event")["fields"].update(colour="red"),
    "a field of the wrong type": lambda all_: item(all_, "event")["fields"].update(themes="a"),
    "an unknown term": lambda all_: item(all_, "event")["fields"].update(themes=["no-theme"]),
    "no title": lambda all_: item(all_, "meeting")["fields"].pop("title"),
    "a status": lambda all_: item(all_, "news")["fields"].update(status="published"),
    "a reason of withdrawal": lambda all_: item(all_, "news")["fields"].update(
        withdrawn={"date": "2030", "reason": "It was wrong."}
    ),
    "an editor's choice": lambda all_: item(all_, "news")["fields"].update(
        newsletter={"include": True}
    ),
    "the address of a form": lambda all_: item(all_, "consultation")["fields"]["respond"].update(
        form=FORM
    ),
    "a form without a state": lambda all_: item(all_, "consultation").pop("state"),
    "a state without a form": lambda all_: item(all_, "consultation").pop("form_on_page"),
    "a state of another kind": lambda all_: item(all_, "consultation").update(state="planned"),
    "an event without a state": lambda all_: item(all_, "event").pop("state"),
    "news with a state": lambda all_: item(all_, "news").update(state="open"),
    "a file without a size": lambda all_: item(all_, "publication")["files"][0].pop("bytes"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_refused(tiny: dict[str, Any], broken: str) -> None:
    content = deepcopy(tiny)
    BROKEN[broken](content)
    assert content != tiny
    assert faults(content, made_schemas(TINY_HUB))


def test_an_answer_to_others_has_no_state(tiny: dict[str, Any]) -> None:
    content = deepcopy(tiny)
    ours = item(content, "consultation")
    del ours["state"], ours["form_on_page"]
    assert faults(content, made_schemas(TINY_HUB)) == []


def test_the_schema_refuses_the_fields_that_the_catalogue_leaves_out() -> None:
    for each in catalogue_schema()["$defs"]["item"]["allOf"]:
        fields = each["then"]["properties"]["fields"]["properties"]
        assert {name for name, inner in fields.items() if inner is False} == EDITORS


def test_a_relative_reference_leads_to_the_schema_beside_it() -> None:
    kinds = {each["then"]["properties"]["fields"]["$ref"] for each in _kinds()}
    assert kinds == {Path(name).with_suffix(".json").name for name in KINDS}


def _kinds() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = catalogue_schema()["$defs"]["item"]["allOf"]
    return found
