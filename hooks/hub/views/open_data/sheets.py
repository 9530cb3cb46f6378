"""The hub's spreadsheets: what one row of each is, and its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from hub.views.gathered import Gathered
from hub.views.open_data import decisions, outcomes, studies
from hub.views.open_data.columns import Column, Row
from hub.views.open_data.studies import Study
from hub.views.registers.decisions import DecisionRow
from hub.views.registers.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One spreadsheet, data/<name>.csv.

    about says what a row is, and in which order they are. No two rows have the same cell in the
    column key. parent: a column, and the name of the sheet whose keys are in it.
    """

    name: str
    title: str
    about: str
    rows: Callable[[Gathered], Sequence[Row]]
    columns: tuple[Column[Row], ...]
    key: str
    parent: tuple[str, str] | None = None

    @property
    def path(self) -> str:
        """Where it stands on the site."""
        return f"data/{self.name}.csv"


CASE_STUDIES: Sheet[Study] = Sheet(
    name="case-studies",
    title="Case studies",
    about="A row for each case study, the newest first.",
    rows=studies.studies,
    columns=studies.COLUMNS,
    key="id",
)
OUTCOMES: Sheet[Evidence] = Sheet(
    name="outcomes",
    title="Outcomes of case studies",
    about="A row for each outcome of a case study, in the order of the table of evidence.",
    rows=lambda gathered: gathered.evidence,
    columns=outcomes.COLUMNS,
    key="address",
    parent=("case_study_id", CASE_STUDIES.name),
)
DECISIONS: Sheet[DecisionRow] = Sheet(
    name="decisions",
    title="Decisions of meetings",
    about="A row for each decision of a meeting, in the order of the register of decisions.",
    rows=lambda gathered: gathered.decisions,
    columns=decisions.COLUMNS,
    key="address",
)
SHEETS: tuple[Sheet[Any], ...] = (CASE_STUDIES, OUTCOMES, DECISIONS)
"""Every spreadsheet, in the order in which readers meet them."""
