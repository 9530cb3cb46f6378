"""What the page of a strategy shows beside its fields: grouped targets, budget, totals, matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.model import Item
from hub.views.charts import BarChart, RiskGrid, budget_chart, risk_grid
from hub.views.terms import Named, TermIndex


@dataclass(frozen=True, slots=True)
class Programme:
    """The budget lines of one programme ("" for none), and the total that the source gives."""

    name: str
    lines: tuple[Any, ...]
    total: Any | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Priorities as a table: a row for each cell, a level for each sub-region ("" for none)."""

    columns: tuple[Named, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class StrategyParts:
    """The long lists of a strategy in the order in which they are shown.

    targets are by group, objectives and labels (of budget lines and totals) are by id; totals
    are those that belong to no single programme. evidence is the page of targets with their
    evidence, anchors the places of the text.
    """

    targets: tuple[tuple[str, tuple[Any, ...]], ...]
    evidence: str
    anchors: frozenset[str]
    objectives: Mapping[str, str]
    programmes: tuple[Programme, ...]
    totals: tuple[Any, ...]
    labels: Mapping[str, str]
    matrix: Matrix | None
    budget: BarChart | None
    risks: RiskGrid | None


def strategy_parts(item: Item, index: TermIndex) -> StrategyParts:
    """The parts of a strategy's page."""
    facts = item.facts
    groups = grouped(facts.targets, "group")
    programmes = tuple(
        Programme(name, lines, _total_of(lines, facts.totals))
        for name, lines in grouped(facts.budget, "programme")
    )
    placed = [each.total for each in programmes]
    return StrategyParts(
        targets=groups,
        evidence=f"{item.address}targets/",
        anchors=item.anchors,
        objectives={each.id: each.title for each in facts.objectives or ()},
        programmes=programmes,
        totals=tuple(each for each in facts.totals if each not in placed),
        labels={each.id: each.line for each in facts.budget}
        | {each.id: each.label for each in facts.totals if each.id},
        matrix=_matrix(facts.priority_matrix, index),
        budget=budget_chart(facts.budget, facts.totals),
        risks=risk_grid(facts.risks),
    )


def grouped(entries: Iterable[Any], field: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Entries under the value of a field, each value where it first stands; those without last."""
    found: dict[str, list[Any]] = {}
    for each in entries:
        found.setdefault(getattr(each, field) or "", []).append(each)
    ordered = sorted(found.items(), key=lambda pair: not pair[0])
    return tuple((name, tuple(group)) for name, group in ordered)


def _total_of(lines: Sequence[Any], totals: Sequence[Any]) -> Any | None:
    """The total that sums up only lines of one programme, and more than one of them."""
    ids = {each.id for each in lines}
    return next((each for each in totals if len(each.of) > 1 and ids.issuperset(each.of)), None)


def _matrix(cells: Sequence[Any], index: TermIndex) -> Matrix | None:
    if not cells:
        return None
    areas = list(dict.fromkeys(each.sub_region for each in cells))
    levels = {(each.cell, each.sub_region): each.level for each in cells}
    return Matrix(
        tuple(index.named("sub_regions", each) for each in areas),
        tuple(
            (cell, tuple(levels.get((cell, area), "") for area in areas))
            for cell in dict.fromkeys(each.cell for each in cells)
        ),
    )
