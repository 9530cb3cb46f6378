"""The page that explains the hub's open data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.kinds import KINDS
from hub.model import Catalogue
from hub.views import addresses
from hub.views.gathered import Gathered
from hub.views.open_data.columns import Column, Type
from hub.views.open_data.sheets import SHEETS, Sheet

ADDRESS = addresses.DATA

_TYPES: Mapping[Type, str] = {
    "text": "Text",
    "integer": "Whole number",
    "number": "Number",
    "year": "Year",
    "day": "Day",
    "address": "Web address",
}


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column of a spreadsheet with its type in words; choices are all that a cell may say."""

    name: str
    about: str
    type: str
    always: bool
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A spreadsheet: its file's address, what a row is, how many there are, and its columns."""

    name: str
    title: str
    about: str
    address: str
    rows: int
    columns: tuple[ColumnEntry, ...]


@dataclass(frozen=True, slots=True)
class KindEntry:
    """A kind of item in the catalogue, how many there are, and its schema, "" for none."""

    name: str
    items: int
    schema: str


@dataclass(frozen=True, slots=True)
class DataRecord:
    """The page about open data; schema is that of the catalogue, "" for none."""

    items: int
    sheets: tuple[SheetEntry, ...]
    kinds: tuple[KindEntry, ...]
    schema: str


def data_page(gathered: Gathered) -> DataRecord:
    """The record of the page about open data."""
    catalogue = gathered.catalogue
    return DataRecord(
        items=len(catalogue.listed),
        sheets=tuple(_sheet(each, gathered) for each in SHEETS),
        kinds=tuple(
            KindEntry(kind.plural, len(catalogue.of(name)), schema_address(name, catalogue))
            for name, kind in KINDS.items()
        ),
        schema=schema_address("catalogue", catalogue),
    )


def schema_address(name: str, catalogue: Catalogue) -> str:
    """Where a schema stands, if the hub's folder has it: scripts/make_reference.py writes it."""
    path = f"{ADDRESS}schema/{name}.json"
    return path if f"docs/{path}" in catalogue.sizes else ""


def _sheet(sheet: Sheet[Any], gathered: Gathered) -> SheetEntry:
    return SheetEntry(
        sheet.name,
        sheet.title,
        sheet.about,
        sheet.path,
        len(sheet.rows(gathered)),
        tuple(map(_column, sheet.columns)),
    )


def _column(column: Column[Any]) -> ColumnEntry:
    return ColumnEntry(
        column.name, column.about, _TYPES[column.type], column.always, column.choices
    )
