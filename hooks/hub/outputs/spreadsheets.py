"""Registers as CSV files for spreadsheets: RFC 4180, UTF-8 with a byte order mark.

A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises
(owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

from hub.model import Output
from hub.values import Figure, When
from hub.views.registers.decisions import DecisionRow
from hub.views.registers.evidence import Evidence

Cell = str | int | Decimal | When | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def outcomes_sheet(rows: Iterable[Evidence]) -> Output:
    """data/outcomes.csv: every outcome of every case study, in the order of the evidence table.

    Lists are joined by "; ". Addresses are relative to the site's. Figures are plain numbers
    beside their qualifier (about, over, under, up to).
    """
    headings = [
        *("address", "case_study", "date", "lead", "councils", "themes", "services", "measure"),
        *("kind", "baseline_qualifier", "baseline", "result_qualifier", "result"),
        *("change_qualifier", "change", "text", "unit", "better", "period_start", "period_end"),
        *("year", "basis", "recurrence", "evidence", "place_in_source"),
    ]
    return _sheet("data/outcomes.csv", headings, map(_outcome, rows))


def _outcome(row: Evidence) -> list[Cell]:
    study, facts = row.study.facts, row.facts
    period = facts.period
    return [
        *(row.address, study.title, study.date, study.lead, "; ".join(study.authorities)),
        *("; ".join(study.themes), "; ".join(study.services), facts.measure, facts.kind),
        *(*_figure(facts.baseline), *_figure(facts.result), *_figure(facts.change)),
        *(facts.text, facts.unit, facts.better),
        *(period.start if period else None, period.end if period else None),
        *(row.year, facts.basis, facts.recurrence, facts.evidence, facts.source),
    ]


def decisions_sheet(rows: Iterable[DecisionRow]) -> Output:
    """data/decisions.csv: every decision of every meeting, in the order of the register.

    amount is in pounds, beside its qualifier.
    """
    headings = [
        *("address", "body", "held", "meeting", "item", "item_title", "decision", "kind", "text"),
        *("amount_qualifier", "amount", "to", "due"),
    ]
    return _sheet("data/decisions.csv", headings, map(_decision, rows))


def _decision(row: DecisionRow) -> list[Cell]:
    meeting, facts = row.meeting.facts, row.facts
    return [
        *(row.address, meeting.body, meeting.held, meeting.title, row.agenda.no),
        *(row.agenda.title, facts.id, facts.kind, facts.text),
        *(*_figure(facts.amount), facts.to, facts.due),
    ]


def _figure(figure: Figure | None) -> tuple[Cell, Cell]:
    return (figure.qualifier, figure.number) if figure else (None, None)


def _sheet(path: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Output:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return Output(path, text.getvalue().encode("utf-8-sig"))


def _safe(cell: Cell) -> str:
    """A cell as text; numbers are what they are, and words never a formula."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
