"""Catalogues of hubs as programs read them, and the schemas that they are to fit."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from hub import read_words
from hub.kinds import KINDS
from hub.outputs.open_data import open_data
from hub.reference import catalogue_schema, schema
from hub.views.gathered import Gathered

SITE = "https://hub.example/practice/"
SCHEMAS = f"{SITE}data/schema/"


def data_files(seen: Gathered) -> dict[str, bytes]:
    """Every file of a hub's open data, by path."""
    return {each.path: each.content for each in open_data(Gathered(seen.catalogue, SITE))}


def catalogue(seen: Gathered) -> dict[str, Any]:
    """The whole catalogue."""
    found: dict[str, Any] = json.loads(data_files(seen)["data/catalogue.json"])
    return found


def items(seen: Gathered) -> dict[str, dict[str, Any]]:
    """The items of the catalogue by id."""
    return {each["id"]: each for each in catalogue(seen)["items"]}


@cache
def made_schemas(root: Path) -> dict[str, Any]:
    """The schemas of a hub by the names of their files, as they are made from the models."""
    words = read_words(root)
    kinds = {f"{name}.json": schema(kind, words) for name, kind in KINDS.items()}
    return kinds | {"catalogue.json": catalogue_schema()}


def faults(content: Any, schemas: dict[str, Any]) -> list[str]:
    """What is wrong with a catalogue: the way to each fault. All stands where it is published."""
    known = [
        (f"{SCHEMAS}{name}", Resource.from_contents(each, default_specification=DRAFT202012))
        for name, each in schemas.items()
    ]
    registry: Registry[Any] = Registry().with_resources(known)
    whole = Draft202012Validator({"$ref": f"{SCHEMAS}catalogue.json"}, registry=registry)
    return [each.json_path for each in whole.iter_errors(content)]
