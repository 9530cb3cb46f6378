"""JSON Schema of data/catalogue.json, for programs that read it."""

from __future__ import annotations

import json
from typing import Any, get_args

from hub.kinds import KINDS
from hub.kinds.consultation.fields import State
from hub.model import Kind
from hub.records import choices, fields_by_key
from hub.reference.schema import DIALECT

LEFT_OUT = ("newsletter", "status", "withdrawn")
"""Fields that are the editors' affair, so that the catalogue has none of them."""

_TEXT = {"type": "string", "minLength": 1}
_ID = {"type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)+$"}
_TERMS = {"type": "array", "items": {"type": "string", "pattern": "^[a-z0-9-]+$"}}
_ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://"}
_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def catalogue_schema_text() -> str:
    """The schema as the text of its file, data/schema/catalogue.json."""
    return json.dumps(catalogue_schema(), ensure_ascii=False, indent=2) + "\n"


def catalogue_schema() -> dict[str, Any]:
    """The catalogue of version 1; fields of items by reference to the schemas beside this one."""
    return {
        "$schema": DIALECT,
        "title": "Catalogue",
        "description": (
            "Every item of the hub that readers may see. In versions 1.x, what is there keeps its "
            "name, type and meaning, and more may come: pass over what you do not know."
        ),
        **_closed(
            {
                "version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
                "name": _said(_TEXT, "What the hub is called."),
                "address": _said(_ADDRESS, "Where it stands."),
                "licence": {
                    "description": "The licence of all items that give none of their own.",
                    **_closed({"name": _TEXT, "url": _ADDRESS}),
                },
                "as_of": {
                    "type": "string",
                    "format": "date-time",
                    "description": "The instant at which all of this held.",
                },
                "items": {
                    "type": "array",
                    "description": "The items, sorted by id.",
                    "items": {"$ref": "#/$defs/item"},
                },
            },
            {"$schema": _said(_ADDRESS, "This schema, where the hub publishes it.")},
        ),
        "$defs": {"item": _item(), "file": _file()},
    }


def _item() -> dict[str, Any]:
    own = {
        "state": {"enum": [*get_args(State), *_event_states()]},
        "form_on_page": {
            "type": "boolean",
            "description": "Whether its page leads to a form to answer by, as of as_of.",
        },
    }
    closed = _closed(
        {
            "id": _said(_ID, "Its address without the outer slashes, below that of the hub."),
            "kind": {"enum": [*KINDS]},
            "address": _said(_ADDRESS, "Its page."),
            "first_id": _said(_ID, "The id that it was first published under, its name for good."),
            "first_day": _said(_DAY, "The first day of its date."),
            "updated": _said(_DAY, "The day of the last change that readers should know of."),
            "regions": _said(_TERMS, "Ids of the regions of councils that it names."),
            "sub_regions": _said(_TERMS, "Ids of their sub-regions."),
            "files": {
                "type": "array",
                "description": "Its attachments, then its image.",
                "items": {"$ref": "#/$defs/file"},
            },
            "fields": {"type": "object", "description": "Its front matter: see the kind's schema."},
        },
        own,
    )
    return {**closed, "allOf": [_of_kind(kind) for kind in KINDS.values()]}


def _of_kind(kind: Kind) -> dict[str, Any]:
    """What holds for an item of one kind and for no other."""
    fields: dict[str, Any] = {
        "$ref": f"{kind.name}.json",
        "properties": dict.fromkeys(LEFT_OUT, False),
    }
    then: dict[str, Any] = {"properties": {"fields": fields}}
    match kind.name:
        case "consultation":
            fields["properties"]["respond"] = {"properties": {"form": False}}
            then["properties"]["state"] = {"enum": [*get_args(State)]}
            then["dependentRequired"] = {"state": ["form_on_page"], "form_on_page": ["state"]}
        case "event":
            then["properties"] |= {"state": {"enum": _event_states()}, "form_on_page": False}
            then["required"] = ["state"]
        case _:
            then["properties"] |= {"state": False, "form_on_page": False}
    return {"if": {"properties": {"kind": {"const": kind.name}}}, "then": then}


def _event_states() -> list[str]:
    return choices(fields_by_key(KINDS["event"].model)["state"].annotation)


def _file() -> dict[str, Any]:
    return _closed(
        {
            "title": _said(_TEXT, "What it is; of an image, what it shows."),
            "address": _ADDRESS,
            "media_type": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
            "bytes": {"type": "integer", "minimum": 0},
        },
        {
            "accessible": {
                "type": "boolean",
                "description": "Of an attachment: whether assistive technology can read it.",
            }
        },
    )


def _closed(needed: dict[str, Any], more: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these properties, of which some may be missing, and no others."""
    return {
        "type": "object",
        "required": [*needed],
        "properties": needed | (more or {}),
        "additionalProperties": False,
    }


def _said(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {**schema, "description": description}
