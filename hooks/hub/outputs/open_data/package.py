"""data/datapackage.json: what the files of open data are, for programs that read tables.

A Data Package of version 2 (datapackage.org/standard/data-package), which holds a Table Schema
for each spreadsheet (datapackage.org/standard/table-schema).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from hub.model import Output
from hub.outputs.open_data.catalogue import VERSION
from hub.views.gathered import Gathered
from hub.views.open_data import ADDRESS, SHEETS
from hub.views.open_data.columns import Column, Type
from hub.views.open_data.sheets import Sheet
from hub.vocabulary import Licence

PATH = "data/datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_KEYWORDS = ("local government", "case studies", "good practice", "evidence", "decisions")

# The ids of opendefinition.org, by which programs know licences.
_LICENCES = {
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/": "OGL-UK-3.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
}

_TYPES: Mapping[Type, Mapping[str, str]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "year": {"type": "year"},
    "day": {"type": "date"},
    "address": {"type": "string", "format": "uri"},
}


def package_file(gathered: Gathered, sheets: Mapping[str, Output], catalogue: Output) -> Output:
    """The description of the spreadsheets, by name, and of the catalogue."""
    settings = gathered.catalogue.settings
    content = {
        "$schema": _PROFILE,
        "name": _name(settings.name),
        "title": f"{settings.name}: open data",
        "description": settings.description,
        "homepage": f"{gathered.site}{ADDRESS}",
        "version": f"{VERSION}.0",
        "created": gathered.catalogue.today.isoformat(timespec="seconds"),
        "licenses": [_licence(settings.licence)],
        "contributors": [
            {
                "title": settings.name,
                "path": gathered.site,
                "email": settings.contact.email,
                "roles": ["publisher"],
            }
        ],
        "keywords": list(_KEYWORDS),
        "resources": [
            *(_sheet(sheet, sheets[sheet.name]) for sheet in SHEETS),
            _catalogue(catalogue),
        ],
    }
    return Output(PATH, to_json(content, indent=1) + b"\n")


def _name(name: str) -> str:
    """A name in small letters, digits and hyphens."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "hub"


def _licence(licence: Licence) -> dict[str, str]:
    known = _LICENCES.get(licence.url)
    return {**({"name": known} if known else {}), "path": licence.url, "title": licence.name}


def _file(output: Output) -> dict[str, Any]:
    return {
        "encoding": "utf-8",
        "bytes": len(output.content),
        "hash": f"sha256:{hashlib.sha256(output.content).hexdigest()}",
    }


def _catalogue(output: Output) -> dict[str, Any]:
    return {
        "name": "catalogue",
        "path": "catalogue.json",
        "title": "Catalogue",
        "description": "Every item with the fields that readers see.",
        "format": "json",
        "mediatype": "application/json",
        **_file(output),
    }


def _sheet(sheet: Sheet[Any], output: Output) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "type": "table",
        "path": f"{sheet.name}.csv",
        "title": sheet.title,
        "description": sheet.about,
        "format": "csv",
        "mediatype": "text/csv",
        **_file(output),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": _schema(sheet),
    }


def _schema(sheet: Sheet[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, unique=column.name == sheet.key) for column in sheet.columns],
        "missingValues": [""],
        "primaryKey": [sheet.key],
    }
    if sheet.parent:
        column, name = sheet.parent
        (key,) = [each.key for each in SHEETS if each.name == name]
        reference = {"resource": name, "fields": [key]}
        schema["foreignKeys"] = [{"fields": [column], "reference": reference}]
    return schema


def _field(column: Column[Any], *, unique: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {
        **({"required": True} if column.always else {}),
        **({"unique": True} if unique else {}),
        **({"enum": list(column.choices)} if column.choices else {}),
    }
    return {
        "name": column.name,
        **_TYPES[column.type],
        "title": column.title,
        "description": column.about,
        **({"constraints": constraints} if constraints else {}),
    }
