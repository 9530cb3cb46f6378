"""What pydantic finds wrong with values, as problems in an editor's words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from hub.problems import Code, Fault, Place, Problem, nearest, one_of
from hub.records import Fields, fields_by_key, model_at
from hub.source.yaml_text import Loc, Tree

_OWN_CODES = {code.label: code for code in Code}

_EXPECTED = {
    "string": ("text", "Write one value."),
    "literal": ("text", "Write one value."),
    "tuple": ("a list", "Write [one, two], or one entry a line, each after a dash."),
    "list": ("a list", "Write [one, two], or one entry a line, each after a dash."),
    "model": ("a group of fields", "Write the fields below it, each indented by two spaces."),
    "dict": ("a group of fields", "Write the fields below it, each indented by two spaces."),
    "bool": ("yes or no", "Write yes or no."),
    "int": ("a whole number", "Write digits only, as in 120."),
    "decimal": ("a number", "Write digits only, as in 120 or 120.5."),
    "finite": ("a number", "Write digits only, as in 120 or 120.5."),
}


def problems_of(
    error: ValidationError, model: type[Fields], tree: Tree, path: str
) -> list[Problem]:
    """Every fault that a validation found in one file, with its place, in pydantic's order.

    A value that YAML spoiled has its fault already, and so has a field whose name is misspelt.
    """
    faults = [_fault(each, model, tree) for each in error.errors(include_url=False)]
    meant = {loc for fault in faults for loc in _meant(fault, model)}
    return [
        Problem(path, place, fault.code, fault.message, fault.fix)
        for fault in faults
        if (place := _place(fault, tree)) not in tree.spoiled
        and not (fault.code is Code.MISSING_FIELD and fault.loc in meant)
    ]


def _place(fault: Fault, tree: Tree) -> Place:
    about_key = fault.code in (Code.UNKNOWN_KEY, Code.MISSING_FIELD)
    return tree.key_place(fault.loc) if about_key else tree.place(fault.loc)


def _fault(error: Any, model: type[Fields], tree: Tree) -> Fault:
    """One fault of pydantic's in our terms."""
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    if kind in _OWN_CODES:
        return Fault(loc, _OWN_CODES[kind], context["message"], context["fix"])
    if kind == "missing" or error["input"] is None:
        return _missing(loc, model, blank=loc in tree.keys)
    if kind == "extra_forbidden":
        return _unknown_key(loc, model)
    if kind == "literal_error" and isinstance(error["input"], str):
        return _wrong_choice(loc, error["input"], re.findall(r"'([^']+)'", context["expected"]))
    if kind in ("string_too_short", "string_too_long"):
        return _wrong_length(loc, error["input"], context)
    if match := re.fullmatch(r"(greater|less)_than_equal", kind):
        bound, word = (context["ge"], "least") if match[1] == "greater" else (context["le"], "most")
        message = f'"{error["input"]}" is out of range.'
        return Fault(loc, Code.BAD_VALUE, message, f"It is at {word} {bound}.")
    what, fix = _EXPECTED[kind.split("_")[0]]
    return Fault(loc, Code.WRONG_TYPE, f"{_name(loc)} must be {what}.", fix)


def _name(loc: Loc) -> str:
    words = [f'"{key}"' for key in loc if isinstance(key, str)]
    if not words:
        return "This"
    return f"An entry of {words[-1]}" if isinstance(loc[-1], int) else words[-1]


def _missing(loc: Loc, model: type[Fields], *, blank: bool) -> Fault:
    parent, name = model_at(model, loc[:-1]), str(loc[-1])
    info = fields_by_key(parent).get(name) if parent else None
    about = f" {info.description}" if info and info.description else ""
    nullable = info is not None and type(None) in getattr(info.annotation, "__args__", ())
    leave = " If no source gives it, name it in not_recorded." if nullable else ""
    said = "has no value" if blank else "is missing"
    if isinstance(loc[-1], int):
        return Fault(loc, Code.MISSING_FIELD, "An entry of the list has no value.", "Remove it.")
    return Fault(loc, Code.MISSING_FIELD, f'"{name}" {said}.', f"Add it:{about}{leave}")


def _unknown_key(loc: Loc, model: type[Fields]) -> Fault:
    near = nearest(str(loc[-1]), _known_keys(loc, model))
    known = ", ".join(sorted(_known_keys(loc, model)))
    guess = f"Did you mean {one_of(near)}?" if near else f"The fields here are: {known}."
    return Fault(loc, Code.UNKNOWN_KEY, f'"{loc[-1]}" is not a field here.', guess)


def _meant(fault: Fault, model: type[Fields]) -> list[Loc]:
    """The fields that an unknown key may be meant for."""
    if fault.code is not Code.UNKNOWN_KEY:
        return []
    near = nearest(str(fault.loc[-1]), _known_keys(fault.loc, model))
    return [(*fault.loc[:-1], name) for name in near]


def _known_keys(loc: Loc, model: type[Fields]) -> list[str]:
    parent = model_at(model, loc[:-1])
    return list(fields_by_key(parent)) if parent else []


def _wrong_choice(loc: Loc, value: object, choices: list[str]) -> Fault:
    near = nearest(str(value), choices, most=1)
    guess = f"Did you mean {one_of(near)}? " if near else ""
    name = _name(loc)
    message = f'"{value}" is not a choice for {name[0].lower()}{name[1:]}.'
    return Fault(loc, Code.WRONG_CHOICE, message, f"{guess}Write {one_of(choices)}.")


def _wrong_length(loc: Loc, value: str, context: dict[str, int]) -> Fault:
    if "min_length" in context:
        least = context["min_length"]
        message = f"{_name(loc)} has {len(value)} characters; it needs at least {least}."
        return Fault(loc, Code.WRONG_LENGTH, message, "Say more.")
    most = context["max_length"]
    message = f"{_name(loc)} has {len(value)} characters; it may have at most {most}."
    return Fault(loc, Code.WRONG_LENGTH, message, f"Shorten it by {len(value) - most}.")
