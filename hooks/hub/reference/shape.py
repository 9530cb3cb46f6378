"""What a field looks like in a file: in words, as choices, and by example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from hub.fields import VOCABULARY_WORDS
from hub.kinds import KINDS
from hub.records import Fields, choices, fields_by_key, record_of

_FORMATS = {
    "hub-date": ("a date: 2016-05-10, 2016-05, 2016 or 2008/09", "2016-05-10"),
    "hub-time": ('a date, or a time: "2016-05-10 17:00"', '"2016-05-10 17:00"'),
    "hub-figure": ('a figure: 25000000 or "over 25000000"', "25000000"),
    "hub-slug": ("a short id: small letters, digits and hyphens", "short-id"),
    "hub-item": ("id of an item", "case-studies/walsall-works"),
    "hub-target": ("id of a target", "strategies/our-strategy#t01"),
    "hub-file": ("a file in this folder or below it", "files/report.pdf"),
    "email": ("a role's mailbox", "improvement@council.gov.uk"),
    "uri": ("a web address", "https://www.example.gov.uk/page"),
}

_EXAMPLES = {"src": "files/new-lorry.jpg", "alt": "Two officers beside the new lorry"}
"""Examples for fields whose type says too little, by their keys."""


def is_list(annotation: Any) -> bool:
    """Whether a field holds a list."""
    return get_origin(annotation) is tuple or any(is_list(each) for each in _members(annotation))


def may_be_unrecorded(info: FieldInfo) -> bool:
    """Whether not_recorded may stand in for the field."""
    return info.is_required() and type(None) in get_args(info.annotation)


def words(info: FieldInfo) -> str:
    """What to write, in a few words: "one of draft, published", "a list of tags"."""
    one = _one(info)
    return f"a list: {one}" if is_list(info.annotation) else one


def example(key: str, info: FieldInfo) -> str:
    """A value as it stands in a file, for the field of this key."""
    if record := record_of(info.annotation):
        inner = ", ".join(f"{name}: {example(name, each)}" for name, each in _needed(record))
        return f"[{{{inner}}}]" if is_list(info.annotation) else f"{{{inner}}}"
    value = _EXAMPLES.get(key) or _example_of_one(info)
    return f"[{value}]" if is_list(info.annotation) else value


def _needed(record: type[Fields]) -> Iterator[tuple[str, FieldInfo]]:
    fields = fields_by_key(record)
    required = [(key, info) for key, info in fields.items() if info.is_required()]
    yield from required or list(fields.items())[:2]


def _one(info: FieldInfo) -> str:
    if record_of(info.annotation):
        return "a group of fields, below"
    if found := choices(info.annotation):
        return "one of " + ", ".join(f"`{each}`" for each in found)
    if bool in _types(info.annotation):
        return "yes or no"
    if int in _types(info.annotation):
        return "a whole number"
    for mark in _marks(info):
        if vocabulary := mark.get("x-vocabulary"):
            return f"id of {VOCABULARY_WORDS[vocabulary]}"
        if mark.get("format") in _FORMATS:
            return _FORMATS[mark["format"]][0]
    return "text"


def _example_of_one(info: FieldInfo) -> str:
    if found := choices(info.annotation):
        return found[0]
    types = _types(info.annotation)
    if bool in types:
        return "yes"
    if int in types:
        return "1"
    for mark in _marks(info):
        if vocabulary := mark.get("x-vocabulary"):
            return f"id of {VOCABULARY_WORDS[vocabulary]}".replace(" ", "-")
        if mark.get("format") == "hub-item":
            return _example_of_item(info.description or "")
        if mark.get("format") in _FORMATS:
            return _FORMATS[mark["format"]][1]
    return "..."


def _example_of_item(description: str) -> str:
    """An id of the kind that a field's description names, as in "Id of an event."."""
    named = (kind for kind in KINDS.values() if kind.singular.lower() in description)
    return next((f"{kind.address}/short-id" for kind in named), _FORMATS["hub-item"][1])


def _members(annotation: Any) -> tuple[Any, ...]:
    return () if get_origin(annotation) is Literal else get_args(annotation)


def _types(annotation: Any) -> set[Any]:
    found = {annotation} if isinstance(annotation, type) else set()
    return found.union(*(_types(each) for each in _members(annotation)))


def _marks(info: FieldInfo) -> Iterator[dict[str, Any]]:
    """JSON Schema notes on a field's type, outermost first."""
    yield from _notes(info.metadata)
    yield from _notes([info])
    yield from _marks_in(info.annotation)


def _marks_in(annotation: Any) -> Iterator[dict[str, Any]]:
    yield from _notes(getattr(annotation, "__metadata__", ()))
    for each in _members(annotation):
        yield from _marks_in(each)


def _notes(metadata: Any) -> Iterator[dict[str, Any]]:
    for each in metadata:
        note = getattr(each, "json_schema", None) or getattr(each, "json_schema_extra", None)
        if isinstance(note, dict):
            yield note
