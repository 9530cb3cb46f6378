"""Risks in a grid of their scores, before and after mitigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal

Which = Literal["inherent", "residual"]
WHICH: tuple[Which, ...] = ("inherent", "residual")

ROWS = ((7, 8, 9), (4, 5, 6), (1, 2, 3))
"""The scores from the highest impact down, as the sources of strategies set them out."""

LEFT = 26  # the place of the words beside the grid, and of those below it
CELL, HEAD, MARK, GAP, LETTER = 84, 22, 24, 6, 8


@dataclass(frozen=True, slots=True)
class Cell:
    """The square of a score, from its upper left corner."""

    score: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A risk's id in the cell of its score, from its upper left corner; middle: half its width."""

    id: str
    which: Which
    x: int
    y: int
    width: int
    height: int
    middle: int


@dataclass(frozen=True, slots=True)
class RiskGrid:
    """The grid, and in unplaced the ids of risks without one of their scores."""

    width: int
    height: int
    left: int
    foot: int
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    unplaced: tuple[tuple[str, Which], ...]
    gist: str


def risk_grid(risks: Sequence[Any]) -> RiskGrid | None:
    """The grid of risks by the scores that they are given; None without risks."""
    if not risks:
        return None
    names = [each.id for each in risks]
    width = max(CELL, _width(max(names, key=len)) + 2 * GAP)
    held = {score: [*_held(risks, score)] for row in ROWS for score in row}
    heights = [max(_height(held[score], width) for score in row) for row in ROWS]
    tops = [*accumulate(heights, initial=GAP // 2)]
    cells = tuple(
        Cell(score, LEFT + column * width, top, width, height)
        for row, top, height in zip(ROWS, tops, heights, strict=False)
        for column, score in enumerate(row)
    )
    return RiskGrid(
        width=LEFT + 3 * width + GAP // 2,
        height=tops[-1] + LEFT,
        left=LEFT,
        foot=tops[-1],
        cells=cells,
        marks=tuple(mark for cell in cells for mark in _marks(cell, held[cell.score])),
        unplaced=tuple(
            (each.id, which) for each in risks for which in WHICH if getattr(each, which) is None
        ),
        gist=_gist(risks),
    )


def _held(risks: Sequence[Any], score: int) -> Iterator[tuple[str, Which]]:
    """The marks of a cell: ids before mitigation, then after it."""
    for which in WHICH:
        yield from ((each.id, which) for each in risks if getattr(each, which) == score)


def _width(name: str) -> int:
    return max(MARK, LETTER * len(name) + 2 * GAP)


def _lines(held: Sequence[tuple[str, Which]], width: int) -> list[list[tuple[str, Which]]]:
    """Marks side by side, as many as fit; those after mitigation begin a line of their own."""
    lines: list[list[tuple[str, Which]]] = []
    room, last = 0, ""
    for name, which in held:
        need = _width(name) + GAP
        if need > room or which != last:
            lines.append([])
            room, last = width - GAP, which
        lines[-1].append((name, which))
        room -= need
    return lines


def _height(held: Sequence[tuple[str, Which]], width: int) -> int:
    return max(CELL * 3 // 4, HEAD + (MARK + GAP) * len(_lines(held, width)) + GAP)


def _marks(cell: Cell, held: Sequence[tuple[str, Which]]) -> Iterator[Mark]:
    for row, line in enumerate(_lines(held, cell.width)):
        y = cell.y + HEAD + row * (MARK + GAP)
        x = cell.x + GAP
        for name, which in line:
            width = _width(name)
            yield Mark(name, which, x, y, width, MARK, width // 2)
            x += width + GAP


def _gist(risks: Sequence[Any]) -> str:
    """ "Risks by score, 1 to 9: 7 before mitigation, from 4 to 9; 7 after it, from 2 to 3"."""
    said = []
    for which, words in zip(WHICH, ("before mitigation", "after it"), strict=True):
        scores = [getattr(each, which) for each in risks if getattr(each, which) is not None]
        said.append(f"{len(scores)} {words}{_span(scores)}")
    return f"Risks by score, 1 to 9: {'; '.join(said)}"


def _span(scores: Sequence[int]) -> str:
    if len(set(scores)) > 1:
        return f", from {min(scores)} to {max(scores)}"
    return f", {'all ' if len(scores) > 1 else ''}at {scores[0]}" if scores else ""
