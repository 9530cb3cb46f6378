"""The page of totals: outcomes added up by theme, by service and by year, and returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hub.model import Catalogue
from hub.views import addresses
from hub.views.charts import BarChart, bars
from hub.views.registers.evidence import Evidence
from hub.views.registers.returns import Returns, returns
from hub.views.registers.totals import Sort, Total, Totals, totals
from hub.views.terms import Named

ADDRESS = addresses.TOTALS


@dataclass(frozen=True, slots=True)
class Chapter:
    """The totals of all themes, of all services or of all years."""

    title: str
    one: str
    rows: tuple[Totals, ...]


@dataclass(frozen=True, slots=True)
class TotalsRecord:
    """The page of totals; charts has the savings by theme, one chart for each sort of them."""

    chapters: tuple[Chapter, ...]
    charts: tuple[BarChart, ...]
    returns: Returns
    outcomes: int


def totals_page(rows: Sequence[Evidence], catalogue: Catalogue) -> TotalsRecord:
    """The record of the page of totals."""
    made = chapters(rows)
    return TotalsRecord(
        chapters=made,
        charts=tuple(_charts(made[0])),
        returns=returns(catalogue.of("case_study")),
        outcomes=len(rows),
    )


Groups = Callable[[Evidence], Sequence[Named]]

_CHAPTERS: tuple[tuple[str, str, Groups], ...] = (
    ("By theme", "Theme", lambda row: row.themes or (Named("No theme"),)),
    ("By service", "Service", lambda row: row.services or (Named("No service"),)),
    ("By year", "Year", lambda row: (Named(str(row.year)),)),
)


def chapters(rows: Iterable[Evidence]) -> tuple[Chapter, ...]:
    """The totals by theme, by service and by year; names in order, years newest first.

    An outcome counts under each theme and service of its case study.
    """
    rows = list(rows)
    return tuple(
        Chapter(title, one, tuple(_grouped(rows, groups, newest=one == "Year")))
        for title, one, groups in _CHAPTERS
    )


def _grouped(rows: Iterable[Evidence], groups: Groups, *, newest: bool) -> Iterator[Totals]:
    found: dict[Named, list[Any]] = {}
    for row in rows:
        for name in groups(row):
            found.setdefault(name, []).append(row.facts)
    for name in sorted(found, key=lambda each: each.name.casefold(), reverse=newest):
        yield totals(found[name], name)


def _charts(themes: Chapter) -> Iterator[BarChart]:
    """Savings in pounds by theme, a chart for each basis and recurrence."""
    found: dict[Sort, list[tuple[str, Total]]] = {}
    for row in themes.rows:
        for total in row.totals:
            if (total.sort.kind, total.sort.unit) == ("savings", "GBP"):
                found.setdefault(total.sort, []).append((row.name.name, total))
    for sort in sorted(found, key=str):
        entries = [(name, total.number, total.amount) for name, total in found[sort]]
        whole = f"{len(entries)} {'theme' if len(entries) == 1 else 'themes'}"
        title = f"Savings by theme: {found[sort][0][1].terms.lower()}"
        chart = bars(title, entries, whole=whole)
        if chart:
            yield chart
