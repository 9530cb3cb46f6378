"""An item's front matter to the checked record of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from hub.item_fields import ItemFields
from hub.model import Kind, Reference
from hub.problems import Code, Fault, Place, Problem, nearest, one_of
from hub.records import fields_by_key, record_of, sound_part
from hub.source.faults import problems_of
from hub.source.plain_page import PageFields
from hub.source.yaml_text import Loc, Tree, Value
from hub.vocabulary import Vocabularies


class Facts(NamedTuple):
    """The record of an item, its mentions of other items, and all that is wrong with it.

    Without sound, the record lacks its faulty fields, or is None: good for checks only.
    """

    record: ItemFields | None
    sound: bool
    references: tuple[Reference, ...]
    problems: list[Problem]


def read_facts(tree: Tree, kind: Kind, path: str, words: Vocabularies) -> Facts:
    """Read an item's facts from its front matter."""
    problems = [Problem(path, at, f.code, f.message, f.fix) for at, f in tree.faults]
    if tree.root is None and problems:
        return Facts(None, False, (), problems)
    if not isinstance(tree.root, dict):
        fix = "Write the facts as `name: value`, one a line."
        message = "The front matter is not a group of fields."
        problems.append(Problem(path, tree.place(()), Code.WRONG_TYPE, message, fix))
        return Facts(None, False, (), problems)
    values = _given(tree.root)
    problems += [
        Problem(path, tree.place(fault.loc), fault.code, fault.message, fault.fix)
        for fault in _mark_not_recorded(values, kind)
    ]
    try:
        record, sound = kind.model.model_validate(values, context=words), True
    except ValidationError as error:
        problems += problems_of(error, kind.model, tree, path)
        record, sound = sound_part(kind.model, values, error, words), False
    references = tuple(
        Reference(tree.place(loc), target, kinds)
        for loc, target, kinds in record.references()
        if target
    )
    return Facts(record, sound, references, problems)


def read_page(tree: Tree, path: str) -> tuple[PageFields, list[Problem]]:
    """What a plain page says of itself; with faults, nothing."""
    problems = [Problem(path, at, f.code, f.message, f.fix) for at, f in tree.faults]
    try:
        return PageFields.model_validate(_given(tree.root or {})), problems
    except ValidationError as error:
        return PageFields(), problems + problems_of(error, PageFields, tree, path)


def unrecorded(tree: Tree) -> Mapping[str, Place]:
    """The names in not_recorded, whatever else is wrong, and their places."""
    names = tree.root.get("not_recorded") if isinstance(tree.root, dict) else None
    listed = enumerate(names if isinstance(names, list) else ())
    return {name: tree.place(("not_recorded", i)) for i, name in listed if isinstance(name, str)}


def _given(value: Any) -> Any:
    """The values without the fields that are left blank."""
    if isinstance(value, dict):
        return {
            key: each if isinstance(each, str) else _given(each)
            for key, each in value.items()
            if each is not None
        }
    return [_given(each) for each in value] if isinstance(value, list) else value


def _mark_not_recorded(values: dict[str, Any], kind: Kind) -> Iterator[Fault]:
    """Set to None each field that not_recorded names; a fault for what it cannot name.

    A path goes by keys, and through lists by an entry's id or its position from 0.
    """
    paths = values.get("not_recorded")
    seen: set[str] = set()
    for index, path in enumerate(paths if isinstance(paths, list) else ()):
        loc: Loc = ("not_recorded", index)
        if not isinstance(path, str):
            continue
        if path in seen:
            yield Fault(loc, Code.BAD_NOT_RECORDED, f'"{path}" is named twice.', _KEEP_ONE)
        elif path not in kind.sections:
            yield from _mark(values, kind, path, loc)
        seen.add(path)


_KEEP_ONE = "Keep one of the two."


def _mark(values: dict[str, Any], kind: Kind, path: str, loc: Loc) -> Iterator[Fault]:
    holder, model, name = _holder(values, kind.model, path)
    info = fields_by_key(model).get(name) if model else None
    if holder is None or info is None:
        near = nearest(path, [*fields_by_key(kind.model), *kind.sections])
        guess = f"Did you mean {one_of(near)}? " if near else ""
        message = f'"{path}" is no field of this item.'
        fix = (
            f"{guess}Write the name of a field, or the way to it: outcomes.0.unit, targets.t07.due."
        )
        yield Fault(loc, Code.BAD_NOT_RECORDED, message, fix)
    elif name in holder:
        message = f'"{path}" is given and also named as not recorded.'
        yield Fault(loc, Code.BAD_NOT_RECORDED, message, _KEEP_ONE)
    elif type(None) in get_args(info.annotation):
        holder[name] = None


def _holder(
    values: Value, model: type[Any] | None, path: str
) -> tuple[dict[str, Any] | None, type[Any] | None, str]:
    """The group of fields that a path ends in, its record, and the name of the last field."""
    *steps, name = path.split(".")
    here: Any = values
    for step in steps:
        if isinstance(here, list):
            here = _entry(here, step)
        elif isinstance(here, dict) and model is not None:
            info = fields_by_key(model).get(step)
            model, here = record_of(info.annotation) if info else None, here.get(step)
    return (here if isinstance(here, dict) else None), model, name


def _entry(entries: list[Any], step: str) -> Any:
    named = [each for each in entries if isinstance(each, dict) and each.get("id") == step]
    if named:
        return named[0]
    position = int(step) if re.fullmatch("[0-9]{1,6}", step) else len(entries)
    return entries[position] if position < len(entries) else None
