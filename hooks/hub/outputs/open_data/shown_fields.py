"""The front matter of an item as JSON, without what readers may not see, or not yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import reduce
from operator import getitem
from typing import Any

from hub.model import Item

Way = tuple[str | int, ...]
"""The way to a value within front matter: keys of groups, positions in lists."""

EDITORS = frozenset({"status", "withdrawn", "newsletter"})
"""Fields that are the editors' affair: a withdrawal of the future is in one of them."""


def shown_fields(item: Item, listed: Collection[str], today: datetime) -> dict[str, Any]:
    """What an item's file gives, in the order of its model: dates and figures as texts.

    listed has the ids of the items that readers may see. Taken out are mentions of others,
    changes, reviews and outcomes dated after today, the address of a form, and what says nothing
    more without these.
    """
    values: dict[str, Any] = item.facts.model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude_none=True, exclude=EDITORS
    )
    if ways := {*_mentions(item, listed), *_later(item, today), *_form(item)}:
        _take_all_out(values, ways, item)
    return values


def _mentions(item: Item, listed: Collection[str]) -> Iterator[Way]:
    """The ways to mentions of items that readers may not see: texts, or groups with the id."""
    for way, target, _ in item.facts.references():
        if target.partition("#")[0] not in listed:
            yield way[:-1] if way[-1] == "id" else way


def _later(item: Item, today: datetime) -> Iterator[Way]:
    """The ways to what has not happened yet."""
    for position, change in enumerate(item.facts.change_history):
        if change.date.first > today:
            yield ("change_history", position)
    if item.facts.reviewed and item.facts.reviewed.first > today:
        yield ("reviewed",)
    for name in ("outcome", "outcome_delay"):
        said = getattr(item.facts, name, None)
        if said and said.date.first > today:
            yield (name,)


def _form(item: Item) -> Iterator[Way]:
    """A form is for those whom its consultation's own page has told what they answer."""
    respond = getattr(item.facts, "respond", None)
    if respond and respond.form:
        yield ("respond", "form")


def _take_all_out(values: Any, ways: Collection[Way], item: Item) -> None:
    """Take values out, and the names in not_recorded that lead into a field with lost groups.

    A list that the model requires stays, though empty.
    """
    broken = {way[0] for way in ways if isinstance(reduce(getitem, way, values), dict)}
    for way in sorted(ways, reverse=True):  # the last of a list first: positions hold
        _take_out(values, way)
    if named := values.get("not_recorded"):
        named[:] = [name for name in named if name.partition(".")[0] not in broken]
        if not named:
            del values["not_recorded"]
    model = item.kind.model.model_fields
    lost = {str(way[0]) for way in ways} - values.keys()
    values |= {name: [] for name in sorted(lost) if model[name].is_required()}


def _take_out(values: Any, way: Way) -> None:
    """Take a value out, and each group or list around it that says nothing without it."""
    step, *rest = way
    if rest:
        _take_out(values[step], tuple(rest))
    if not rest or _says_nothing(values[step]):
        del values[step]


def _says_nothing(value: Any) -> bool:
    return not value or (isinstance(value, dict) and value.keys() == {"id"})
