"""The columns of spreadsheets: what each is called, means and holds.

The files, their description for programs and the page for readers are all made from these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar, get_args

from hub.records import Fields, choices
from hub.values import Qualifier, When

Row = TypeVar("Row")
Cell = str | int | Decimal | When | None
Type = Literal["text", "integer", "number", "year", "day", "address"]

QUALIFIERS = tuple(each for each in get_args(Qualifier) if each)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column; value gives the cell of a row, None or "" for an empty one.

    An address is relative to the site's, which the file puts before it; a day is 2016-05-10.
    choices are all that a cell may say, none for any words. always: no cell is empty.
    """

    name: str
    about: str
    value: Callable[[Row], Cell]
    type: Type = "text"
    always: bool = False
    choices: tuple[str, ...] = ()
    heading: str = ""

    @property
    def title(self) -> str:
        """What readers call it: heading, where its name does not say it."""
        return self.heading or self.name.replace("_", " ").capitalize()


def joined(values: Iterable[str]) -> str:
    """A list in one cell."""
    return "; ".join(values)


def field(
    model: type[Fields], name: str, way: str, *, called: str = "", always: bool = False
) -> Column[Any]:
    """A field as editors know it: with the description and choices that its model gives.

    way leads from a row to what has the field, as in "study.facts".
    """
    info = model.model_fields[name]
    read = attrgetter(f"{way}.{name}")
    return Column(
        called or name,
        info.description or "",
        (lambda row: joined(read(row))) if info.default == () else read,
        always=always,
        choices=tuple(choices(info.annotation)),
    )


def figure(
    model: type[Fields], name: str, way: str, *, called: str = "", about: str = ""
) -> tuple[Column[Any], Column[Any]]:
    """A field with a figure, in two columns: how exact it is, and its plain number."""
    column, read = called or name, attrgetter(f"{way}.{name}")
    return (
        Column(
            f"{column}_qualifier",
            f"How exact {column} is; empty where the source gives it exactly.",
            lambda row: found.qualifier if (found := read(row)) else None,
            choices=QUALIFIERS,
        ),
        Column(
            column,
            about or model.model_fields[name].description or "",
            lambda row: found.number if (found := read(row)) else None,
            "number",
        ),
    )
