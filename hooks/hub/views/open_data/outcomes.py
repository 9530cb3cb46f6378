"""Outcomes of case studies as rows of a spreadsheet."""

from __future__ import annotations

from hub.kinds.case_study import CaseStudy, Outcome
from hub.views.open_data.columns import Column, field, figure
from hub.views.registers.evidence import Evidence

COLUMNS: tuple[Column[Evidence], ...] = (
    Column("address", "Where its page says it.", lambda row: row.address, "address", always=True),
    Column("case_study_id", "The id of its case study.", lambda row: row.study.id, always=True),
    Column(
        "case_study",
        "The title of its case study.",
        lambda row: row.study.facts.title,
        always=True,
    ),
    Column("date", "The date of its case study.", lambda row: row.study.facts.date, always=True),
    field(CaseStudy, "lead", "study.facts"),
    field(CaseStudy, "authorities", "study.facts", called="councils"),
    field(CaseStudy, "themes", "study.facts"),
    field(CaseStudy, "services", "study.facts"),
    field(Outcome, "measure", "facts", always=True),
    field(Outcome, "kind", "facts", always=True),
    *figure(Outcome, "baseline", "facts"),
    *figure(Outcome, "result", "facts"),
    *figure(Outcome, "change", "facts"),
    field(Outcome, "text", "facts"),
    field(Outcome, "unit", "facts"),
    field(Outcome, "better", "facts"),
    Column(
        "period_start",
        "When its measuring began.",
        lambda row: getattr(row.facts.period, "start", None),
    ),
    Column("period_end", "When that ended.", lambda row: getattr(row.facts.period, "end", None)),
    Column(
        "year",
        "The last year of its time, else of its case study's time or date.",
        lambda row: row.year,
        "year",
        always=True,
    ),
    field(Outcome, "basis", "facts"),
    field(Outcome, "recurrence", "facts"),
    field(Outcome, "evidence", "facts"),
    field(Outcome, "source", "facts", called="place_in_source"),
)
