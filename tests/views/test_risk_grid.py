"""Risks stand in the grid where their scores put them."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from hub import build
from hub.views.charts import RiskGrid, risk_grid
from tests.hubs import TINY_HUB, TODAY, tiny_hub

ROOT = Path(__file__).parents[2]
LONG = "docs/strategies/east-midlands-2008-2011.md"
SHORT = "docs/strategies/living-well-2024-2028.md"


def shown(root: Path, address: str) -> RiskGrid | None:
    (page,) = [each for each in build(root, TODAY).pages if each.address == address]
    grid = page.record.parts.risks
    assert grid is None or isinstance(grid, RiskGrid)
    return grid


def risk(name: str, inherent: int | None, residual: int | None) -> Any:
    return SimpleNamespace(id=name, inherent=inherent, residual=residual)


def placed(grid: RiskGrid) -> set[tuple[str, str, int]]:
    """Each mark with the score of the one cell that it lies in."""
    found = []
    for mark in grid.marks:
        for cell in grid.cells:
            across = cell.x <= mark.x and mark.x + mark.width <= cell.x + cell.width
            down = cell.y <= mark.y and mark.y + mark.height <= cell.y + cell.height
            found += [(mark.id, str(mark.which), cell.score)] if across and down else []
    assert len(found) == len(grid.marks)
    return set(found)


def test_cells_are_in_the_order_of_the_scores() -> None:
    grid = risk_grid([risk("r1", 9, 1)])
    assert grid is not None
    by_place = sorted(grid.cells, key=lambda cell: (cell.y, cell.x))
    assert [cell.score for cell in by_place] == [7, 8, 9, 4, 5, 6, 1, 2, 3]
    assert max(cell.x + cell.width for cell in grid.cells) <= grid.width <= 288


def test_risks_stand_in_the_cells_of_their_scores_on_disk() -> None:
    grid = shown(ROOT, "strategies/east-midlands-2008-2011/")
    assert grid is not None
    text = (ROOT / LONG).read_text(encoding="utf-8")
    expected = {
        (each["id"], which, each[which])
        for each in yaml.safe_load(text.split("---\n")[1])["risks"]
        for which in ("inherent", "residual")
    }
    assert placed(grid) == expected
    assert grid.unplaced == ()


def test_risks_without_a_score_are_not_placed() -> None:
    grid = risk_grid([risk("r1", 8, None), risk("r2", None, None), risk("r3", 2, 2)])
    assert grid is not None
    both = {("r3", "inherent", 2), ("r3", "residual", 2)}
    assert placed(grid) == {("r1", "inherent", 8)} | both
    missing = [("r1", "residual"), ("r2", "inherent"), ("r2", "residual")]
    assert sorted(grid.unplaced) == missing
    assert grid.gist == (
        "Risks by score, 1 to 9: 2 before mitigation, from 2 to 8; 1 after it, at 2"
    )
    assert risk_grid([]) is None


@pytest.mark.parametrize("names", [[f"r{n}" for n in range(1, 31)], ["too-few-volunteers", "r2"]])
def test_no_marks_lie_on_each_other(names: list[str]) -> None:
    grid = risk_grid([risk(name, 5, 5) for name in names])
    assert grid is not None
    assert len(placed(grid)) == len(grid.marks) == 2 * len(names)
    for one, other in itertools.combinations(grid.marks, 2):
        apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
        apart_y = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert apart_x or apart_y


def test_a_strategy_without_risks_has_no_grid(tmp_path: Path) -> None:
    text = (TINY_HUB / SHORT).read_text(encoding="utf-8")
    start, end = text.index("risks:\n"), text.index("priority_matrix:\n")
    root = tiny_hub(tmp_path, {SHORT: text[:start] + text[end:]})
    assert shown(root, "strategies/living-well-2024-2028/") is None
