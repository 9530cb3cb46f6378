"""Where there are case studies and where there are none: by theme, place and service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hub.model import Catalogue, Item
from hub.views import addresses
from hub.views.charts import BarChart, bars
from hub.views.coverage.adding import add_address
from hub.views.coverage.tiles import STUDY, TileMap, tile_map
from hub.views.terms import Named, TermIndex, stands

ADDRESS = addresses.COVERAGE


@dataclass(frozen=True, slots=True)
class Cell:
    """How many case studies share two terms; address shows them, or adds the first one."""

    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a grid. others counts the case studies under the row's term and no column's."""

    name: Named
    cells: tuple[Cell, ...]
    others: int
    total: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Themes by the terms of another facet, by whose name it goes.

    nowhere heads the numbers of case studies in none of the columns; empty of all cells are
    without a case study.
    """

    id: str
    title: str
    columns: tuple[Named, ...]
    nowhere: str
    lines: tuple[Line, ...]
    empty: int
    cells: int


@dataclass(frozen=True, slots=True)
class CoverageRecord:
    """The whole picture; by_year counts the items of all kinds, studies the case studies."""

    studies: int
    grids: tuple[Grid, ...]
    map: TileMap
    by_year: BarChart | None


def coverage(made: tuple[Grid, ...], index: TermIndex) -> CoverageRecord:
    """The record of the coverage page, given its grids."""
    catalogue = index.catalogue
    return CoverageRecord(
        studies=len(catalogue.of("case_study")),
        grids=made,
        map=tile_map(index),
        by_year=_by_year(catalogue),
    )


def grids(index: TermIndex) -> tuple[Grid, ...]:
    """Themes by sub-regions, and themes by services."""
    return (
        _grid("Themes by sub-region", "sub_regions", "No sub-region", index),
        _grid("Themes by service", "services", "No service", index),
    )


def _grid(title: str, vocabulary: str, nowhere: str, index: TermIndex) -> Grid:
    themes = index.catalogue.vocabularies.themes
    columns = [*getattr(index.catalogue.vocabularies, vocabulary)]
    studies = {column: _studies(vocabulary, column, index) for column in columns}
    somewhere = frozenset[str]().union(*studies.values())
    lines = []
    for theme in themes:
        own = _studies("themes", theme, index)
        cells = (
            _cell(theme, vocabulary, column, len(own & studies[column]), index)
            for column in columns
        )
        name = index.named("themes", theme)
        lines.append(Line(name, tuple(cells), len(own - somewhere), len(own)))
    return Grid(
        _FACET[vocabulary],
        title,
        tuple(index.named(vocabulary, column) for column in columns),
        nowhere,
        tuple(lines),
        sum(not cell.count for line in lines for cell in line.cells),
        len(lines) * len(columns),
    )


def _studies(vocabulary: str, term: str, index: TermIndex) -> frozenset[str]:
    """Ids of the case studies of a term."""
    items = index.items.get((vocabulary, term), ())
    return frozenset(item.id for item in items if item.kind is STUDY)


_FACET = {"sub_regions": "sub-region", "services": "service"}


def _cell(theme: str, vocabulary: str, column: str, count: int, index: TermIndex) -> Cell:
    if count:
        query = f"kind={STUDY.name}&theme={theme}&{_FACET[vocabulary]}={column}"
        return Cell(count, f"library/?{query}")
    terms = {"themes": theme} | ({"services": column} if vocabulary == "services" else {})
    councils = [*_councils(column, index)] if vocabulary == "sub_regions" else []
    return Cell(0, add_address(STUDY, index.catalogue.settings, terms, councils))


def _councils(sub_region: str, index: TermIndex) -> Iterator[str]:
    """Ids of the councils of a sub-region that there are today."""
    for id_, council in index.catalogue.vocabularies.authorities.items():
        if council.sub_region == sub_region and stands(id_, index.catalogue):
            yield id_


def _by_year(catalogue: Catalogue) -> BarChart | None:
    years = Counter(_year(item) for item in catalogue.listed)
    span = range(min(years), max(years) + 1) if years else ()
    entries = [(str(year), Decimal(years[year]), _entries(years[year])) for year in span]
    count = f"{len(span)} {'year' if len(span) == 1 else 'years'}"
    whole = f"{count}, {_entries(len(catalogue.listed))} in all"
    return bars("Entries by year of publication", entries, whole=whole)


def _year(item: Item) -> int:
    year: int = item.facts.date.first.year
    return year


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"
