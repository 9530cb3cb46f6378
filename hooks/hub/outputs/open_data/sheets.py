"""Spreadsheets as CSV files: RFC 4180, UTF-8 with a byte order mark.

A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises
(owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from hub.model import Output
from hub.views.open_data.columns import Cell, Column, Row
from hub.views.open_data.sheets import Sheet

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def sheet_file(sheet: Sheet[Row], rows: Sequence[Row], site: str) -> Output:
    """A spreadsheet of some rows, below a line with the names of its columns.

    site is the address that the addresses of pages follow.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    # Row by row, because what belongs to a row lies close together in memory.
    read = [column.value for column in sheet.columns]
    given = zip(*([value(row) for value in read] for row in rows), strict=True)
    columns = zip(sheet.columns, given, strict=bool(rows))
    cells = [_cells(column, found, site) for column, found in columns]
    writer.writerows(zip(*cells, strict=True))
    return Output(sheet.path, text.getvalue().encode("utf-8-sig"))


def _cells(column: Column[Row], given: Sequence[Cell], site: str) -> list[str]:
    """The cells of a column as texts: numbers are plain, and words never a formula."""
    match column.type:
        case "text":
            texts = [str(cell) if cell else "" for cell in given]
            return [f"'{text}" if text[:1] in _FORMULA else text for text in texts]
        case "address":
            return [f"{site}{cell}" for cell in given]
        case _:
            return [_plain(cell) for cell in given]


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
