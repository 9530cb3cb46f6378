"""JSON Schema of each kind, for editors' completion and for other programs."""

from __future__ import annotations

import json
from typing import Any

from hub.fields import VOCABULARY_WORDS
from hub.model import Kind
from hub.records import fields_by_key
from hub.reference.shape import may_be_unrecorded
from hub.vocabulary import Vocabularies

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: Kind, words: Vocabularies) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(kind, words), ensure_ascii=False, indent=2) + "\n"


def schema(kind: Kind, words: Vocabularies) -> dict[str, Any]:
    """The front matter of a kind of item, with the ids of this hub's vocabularies.

    A field that not_recorded may stand in for is required unless it is named there. A value
    that editors' programs take for a number is allowed wherever the hub reads text, digits in
    quotation marks wherever it reads a number, and yes and no stand for true and false.
    """
    made = kind.model.model_json_schema(mode="validation")
    definitions = made.pop("$defs", {})
    body = _plain(made)
    recordable = [key for key, info in fields_by_key(kind.model).items() if may_be_unrecorded(info)]
    body["required"] = [key for key in body["required"] if key not in recordable]
    body |= {
        "$schema": DIALECT,
        "title": kind.singular,
        "description": kind.about,
        "allOf": [_given_or_named(key) for key in recordable],
        "$defs": {name: _nested(each) for name, each in definitions.items()}
        | {f"vocabulary-{name}": {"enum": ids} for name, ids in _ids(words).items()},
    }
    if not recordable:
        del body["allOf"]
    return dict(body)


def _ids(words: Vocabularies) -> dict[str, list[str]]:
    return {name: sorted(words.terms(name) or ()) for name in sorted(VOCABULARY_WORDS)}


def _given_or_named(key: str) -> dict[str, Any]:
    named = {"not_recorded": {"contains": {"const": key}}}
    return {"anyOf": [{"required": [key]}, {"required": ["not_recorded"], "properties": named}]}


def _nested(definition: Any) -> Any:
    """A group of fields: what of it must be given depends on not_recorded, so nothing must."""
    plain = _plain(definition)
    optional = {key for key, each in definition.get("properties", {}).items() if _nullable(each)}
    required = [key for key in plain.get("required", []) if key not in optional]
    return {**plain, "required": required} if required else _without(plain, "required")


def _plain(node: Any) -> Any:
    """Without null, without pydantic's titles, with vocabularies by reference."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    if _nullable(node):
        inner = [each for each in node["anyOf"] if each != {"type": "null"}]
        rest = _without(node, "anyOf", "default", "title")
        return _plain({**rest, **inner[0]} if len(inner) == 1 else {**rest, "anyOf": inner})
    if vocabulary := node.get("x-vocabulary"):
        note = {"description": node["description"]} if "description" in node else {}
        return {**note, "$ref": f"#/$defs/vocabulary-{vocabulary}"}
    plain = {key: _plain(each) for key, each in node.items() if not _is_title(key, each)}
    if plain.get("default", 0) in (None, []):
        del plain["default"]
    if plain.get("type") == "boolean":
        return _without(plain, "type") | {"enum": [True, False, "yes", "no"]}
    if plain.get("type") == "integer":
        plain |= {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
    if plain.get("type") == "string" and "enum" not in plain and "const" not in plain:
        plain["type"] = ["string", "number"]
    return plain


def _nullable(node: Any) -> bool:
    return isinstance(node, dict) and {"type": "null"} in node.get("anyOf", ())


def _is_title(key: str, value: Any) -> bool:
    return key == "title" and isinstance(value, str)


def _without(node: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key not in keys}
