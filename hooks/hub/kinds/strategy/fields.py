"""The fields of a strategy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from hub.fields import Amount, Date, ItemId, Line, Slug, SubRegion, Text
from hub.item_fields import ItemFields, Period
from hub.kinds.strategy.budget import BudgetLine, Total, reconcile
from hub.problems import Code, Fault
from hub.records import Fields, unique


class Objective(Fields):
    """One of the strategy's objectives."""

    id: Slug
    """Short id: o1."""
    title: Line
    """The objective."""
    summary: Text | None = None
    """What it means."""


class Progress(Fields):
    """How far a target had come on a day."""

    date: Date
    """The day."""
    value: Amount | None = None
    """The level reached, in the target's unit."""
    note: Text | None = None
    """What is known beside the level."""
    source: Line
    """Where this comes from."""


class Target(Fields):
    """Something the strategy means to reach, in a form that can be checked."""

    id: Slug
    """Short id: t01."""
    group: Line | None
    """The heading under which the source lists it."""
    objective: Slug | None = None
    """Id of the objective that it serves."""
    paragraph: Line | None
    """The paragraph of the source: 46."""
    statement: Text
    """What is to be reached."""
    measure: Line | None = None
    """What is measured."""
    comparator: Literal[">=", "<=", "=", "improve", "qualitative"] | None = None
    """How the level is compared with value."""
    value: Amount | None = None
    """The level to reach."""
    unit: Line | None = None
    """The unit of value and baseline."""
    baseline: Amount | None = None
    """The level at the start."""
    due: Date | None
    """By when."""
    indicator: Line | None = None
    """The national indicator that measures it: NI 179."""
    progress: tuple[Progress, ...] = ()
    """How far it has come, oldest first."""


Score = Annotated[int, Field(ge=1, le=9)]


class Risk(Fields):
    """Something that may go wrong. Scores are kept as given, never worked out anew."""

    id: Slug
    """Short id: r1."""
    description: Text
    """What may go wrong."""
    inherent: Score | None
    """Score before anything is done, 1 to 9."""
    residual: Score | None
    """Score with the mitigation in place, 1 to 9."""
    owner: Line | None
    """The role that watches it."""
    mitigation: Text | None
    """What is done about it."""
    controls: Text | None = None
    """How that is checked."""
    indicator: Text | None = None
    """What would show that it is happening."""


class Priority(Fields):
    """One cell of a sub-region's matrix of priorities."""

    sub_region: SubRegion
    """The sub-region."""
    cell: Line
    """What the cell is about."""
    level: Literal["high", "priority", "none"]
    """How much it matters there."""


class Span(Period):
    """The years that a strategy covers."""

    end: Date | None
    """Last year, month or day."""


class Strategy(ItemFields):
    """The fields of a strategy."""

    period: Span | None
    """The years that it covers."""
    version: Line | None
    """Which version this is."""
    stage: Literal["draft", "final_draft", "adopted", "superseded"] | None
    """How far it had come."""
    supersedes: ItemId | None = None
    """Id of the strategy that it replaces."""
    vision: Text | None = None
    """What it hopes for, in one sentence."""
    objectives: tuple[Objective, ...] | None
    """What it sets out to do."""
    targets: tuple[Target, ...] = ()
    """What it means to reach."""
    budget: tuple[BudgetLine, ...] = ()
    """The money, line by line."""
    totals: tuple[Total, ...] = ()
    """The sums that the source gives."""
    risks: tuple[Risk, ...] = ()
    """What may go wrong."""
    priority_matrix: tuple[Priority, ...] = ()
    """Priorities by sub-region."""

    def rules(self) -> Iterator[Fault]:
        """Ids are unique, targets name objectives, totals add up."""
        yield from super().rules()
        objectives = [objective.id for objective in self.objectives or ()]
        yield from unique(objectives, "objectives")
        yield from unique([target.id for target in self.targets], "targets")
        yield from unique([line.id for line in self.budget], "budget")
        yield from unique([risk.id for risk in self.risks], "risks")
        for index, target in enumerate(self.targets):
            known = target.objective in (None, *objectives)
            if not known and self.sound("objectives"):
                yield Fault(
                    ("targets", index, "objective"),
                    Code.BAD_VALUE,
                    f'"{target.objective}" is the id of no objective of this strategy.',
                    "Correct it to an id in objectives.",
                )
        yield from self._total_ids()
        if self.sound("budget"):
            yield from reconcile(self.budget, self.totals)

    def _total_ids(self) -> Iterator[Fault]:
        taken = {line.id for line in self.budget}
        for index, total in enumerate(self.totals):
            if total.id in taken:
                yield Fault(
                    ("totals", index, "id"),
                    Code.DUPLICATE_ID,
                    f'"{total.id}" is the id of an earlier entry of budget or totals.',
                    "Give each entry an id of its own.",
                )
            taken |= {total.id} if total.id else set()

    def references(self) -> Iterator[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
        """Also what it replaces."""
        yield from super().references()
        if self.supersedes:
            yield ("supersedes",), self.supersedes, ("strategy",)
