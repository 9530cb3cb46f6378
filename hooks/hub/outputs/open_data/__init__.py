"""The hub's content as data that spreadsheets and other programs read."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Output
from hub.outputs.open_data.catalogue import catalogue_file
from hub.outputs.open_data.package import package_file
from hub.outputs.open_data.sheets import sheet_file
from hub.views.gathered import Gathered
from hub.views.open_data import SHEETS


def open_data(gathered: Gathered) -> Iterator[Output]:
    """Every file under data/: spreadsheets, the catalogue, and what describes them."""
    sheets = {
        sheet.name: sheet_file(sheet, sheet.rows(gathered), gathered.site) for sheet in SHEETS
    }
    catalogue = catalogue_file(gathered)
    yield from sheets.values()
    yield catalogue
    yield package_file(gathered, sheets, catalogue)
