"""An item's front matter to the checked record of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError

from hub.item_fields import ItemFields
from hub.model import Kind, Reference
from hub.problems import Code, Fault, Problem
from hub.records import fields_by_key, record_of
from hub.source.faults import problems_of
from hub.source.yaml_text import Loc, Tree, Value
from hub.vocabulary import Vocabularies

Facts = tuple[ItemFields | None, tuple[Reference, ...], list[Problem]]


def read_facts(tree: Tree, kind: Kind, path: str, words: Vocabularies) -> Facts:
    """The record of an item, its mentions of other items, and all that is wrong with it.

    The record is None where there are faults of fields.
    """
    problems = [Problem(path, at, f.code, f.message, f.fix) for at, f in tree.faults]
    if tree.root is None and problems:
        return None, (), problems
    if not isinstance(tree.root, dict):
        fix = "Write the facts as `name: value`, one a line."
        message = "The front matter is not a group of fields."
        return None, (), [*problems, Problem(path, tree.place(()), Code.WRONG_TYPE, message, fix)]
    values = _given(tree.root)
    problems += [
        Problem(path, tree.place(fault.loc), fault.code, fault.message, fault.fix)
        for fault in _mark_not_recorded(values, kind)
    ]
    try:
        facts = kind.model.model_validate(values, context=words)
    except ValidationError as error:
        return None, (), problems + problems_of(error, kind.model, tree, path)
    references = tuple(
        Reference(tree.place(loc), target, kinds) for loc, target, kinds in facts.references()
    )
    return facts, references, problems


def unrecorded(tree: Tree) -> frozenset[str]:
    """The names in not_recorded, whatever else is wrong."""
    names = tree.root.get("not_recorded") if isinstance(tree.root, dict) else None
    return frozenset(each for each in names or () if isinstance(each, str))


def _given(value: Any) -> Any:
    """The values without the fields that are left blank."""
    if isinstance(value, dict):
        return {key: _given(each) for key, each in value.items() if each is not None}
    return [_given(each) for each in value] if isinstance(value, list) else value


def _mark_not_recorded(values: dict[str, Any], kind: Kind) -> Iterator[Fault]:
    """Set to None each field that not_recorded names; a fault for what it cannot name.

    A path goes by keys, and through lists by an entry's id or its position from 0.
    """
    paths = values.get("not_recorded")
    for index, path in enumerate(paths if isinstance(paths, list) else ()):
        if not isinstance(path, str) or path in kind.sections:
            continue
        loc: Loc = ("not_recorded", index)
        holder, model, name = _holder(values, kind.model, path)
        info = fields_by_key(model).get(name) if model else None
        if holder is None or info is None:
            yield Fault(
                loc,
                Code.BAD_NOT_RECORDED,
                f'"{path}" is no field of this item.',
                "Write a field's name, or its way: outcomes.0.unit, targets.t07.due, "
                + ", ".join(kind.sections or ["date_note"])
                + ".",
            )
        elif name in holder:
            yield Fault(
                loc,
                Code.BAD_NOT_RECORDED,
                f'"{path}" is given and also named as not recorded.',
                "Keep one of the two.",
            )
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
    return entries[int(step)] if step.isdecimal() and int(step) < len(entries) else None
