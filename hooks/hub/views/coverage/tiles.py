"""A map of tiles, one for each council, that shows where case studies come from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from hub.kinds import KINDS
from hub.views.coverage.adding import add_address
from hub.views.terms import Named, TermIndex, stands
from hub.vocabulary import Authority

STUDY = KINDS["case_study"]

WIDTH, HEIGHT = 88, 60
"""Size of a tile, in units of the drawing, with the gap to the next."""

LEVELS = (1, 2, 5, 10)
"""The least number of case studies for each darker shade."""

LINE = 12
"""How many letters of a name stand on a line of its tile; longer words are squeezed."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A council's tile: its place in the drawing, the lines of its name, and its shade, 0 to 4."""

    council: Named
    count: int
    lines: tuple[str, ...]
    x: int
    y: int
    level: int


@dataclass(frozen=True, slots=True)
class Row:
    """A council's row in the table; add starts the first case study, "" where there is one."""

    area: Named
    council: Named
    count: int
    add: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """The tiles, in the order of their places, and a table that says the same.

    rows has each of today's councils, by the names of its sub-region and its own; untiled of
    them have no tile. legend has each shade in words.
    """

    tiles: tuple[Tile, ...]
    width: int
    height: int
    rows: tuple[Row, ...]
    untiled: int
    legend: tuple[str, ...]
    line: int = LINE
    tile_width: int = WIDTH
    tile_height: int = HEIGHT


def tile_map(index: TermIndex) -> TileMap:
    """The map of today's councils; a former council's case studies count for its successors."""
    standing = [*_standing(index)]
    tiles = tuple(_tile(*each, index) for each in sorted(standing, key=_place) if each[0].tile)
    return TileMap(
        tiles=tiles,
        width=max((tile.x + WIDTH for tile in tiles), default=0),
        height=max((tile.y + HEIGHT for tile in tiles), default=0),
        rows=tuple(sorted(_rows(standing, index), key=_words)),
        untiled=len(standing) - len(tiles),
        legend=("None", *_legend()),
    )


def _standing(index: TermIndex) -> Iterator[tuple[Authority, int]]:
    """Today's councils, with the number of case studies about each."""
    for id_, council in index.catalogue.vocabularies.authorities.items():
        if stands(id_, index.catalogue):
            items = index.items.get(("authorities", id_), ())
            yield council, sum(item.kind is STUDY for item in items)


def _place(each: tuple[Authority, int]) -> tuple[int, int]:
    tile = each[0].tile
    return (tile.row, tile.column) if tile else (0, 0)


def _tile(council: Authority, count: int, index: TermIndex) -> Tile:
    row, column = _place((council, count))
    return Tile(
        council=index.named("authorities", council.id),
        count=count,
        lines=tuple(wrap(council.name, LINE, break_long_words=False)),
        x=(column - 1) * WIDTH,
        y=(row - 1) * HEIGHT,
        level=bisect_right(LEVELS, count),
    )


def _rows(standing: Iterable[tuple[Authority, int]], index: TermIndex) -> Iterator[Row]:
    settings = index.catalogue.settings
    for council, count in standing:
        area = index.named("sub_regions", council.sub_region)
        add = "" if count else add_address(STUDY, settings, {"authorities": council.id})
        yield Row(area, index.named("authorities", council.id), count, add)


def _words(row: Row) -> tuple[str, str]:
    return row.area.name, row.council.name


def _legend() -> Iterator[str]:
    for least, after in pairwise(LEVELS):
        yield str(least) if after == least + 1 else f"{least} to {after - 1}"
    yield f"{LEVELS[-1]} or more"
