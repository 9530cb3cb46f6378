"""What the pages of some kinds show beside their fields: outcomes, grouped targets, totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hub.model import Item
from hub.views.cards import Card, card
from hub.views.charts import (
    BarChart,
    BeforeAfter,
    RiskGrid,
    before_after,
    budget_chart,
    risk_grid,
)
from hub.views.paragraphs import Paragraphs, Part
from hub.views.registers.decisions import Approved, approved, decisions_of
from hub.views.registers.projects import Owed
from hub.views.terms import Named, TermIndex
from hub.wording import change, figure, label

if TYPE_CHECKING:
    from hub.views.gathered import Gathered


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome in words; "" where the source is not asked for it, facts for the rest."""

    facts: Any
    before: str
    after: str
    direction: str


@dataclass(frozen=True, slots=True)
class CaseStudyParts:
    """The outcomes as rows of a table, and bars for those that have a before and an after.

    places has that of the source for each row, in parts that may be links.
    """

    rows: tuple[OutcomeRow, ...]
    places: tuple[tuple[Part, ...], ...]
    bars: tuple[BeforeAfter, ...]


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


@dataclass(frozen=True, slots=True)
class MeetingParts:
    """How many decisions a meeting took, and the money that it approved."""

    approved: Approved
    decisions: int


@dataclass(frozen=True, slots=True)
class NewsletterPart:
    """A section of an issue with its listed items, each with the compiler's note."""

    id: str
    heading: str
    cards: tuple[Card, ...]


Parts = CaseStudyParts | tuple[NewsletterPart, ...] | StrategyParts | MeetingParts | Owed | None


def parts(item: Item, gathered: Gathered) -> Parts:
    """What the template of an item's kind needs beside its facts; None for most kinds."""
    match item.kind.name:
        case "case_study":
            return _case_study(item, gathered.paragraphs)
        case "strategy":
            return _strategy(item, gathered.index)
        case "meeting":
            return _meeting(item)
        case "project":
            return gathered.debts.of(item)
        case "newsletter":
            return tuple(part for part in _newsletter(item.facts, gathered.index) if part.cards)
        case _:
            return None


def _case_study(item: Item, paragraphs: Paragraphs) -> CaseStudyParts:
    facts = item.facts.outcomes or ()
    rows = tuple(outcome(each) for each in facts)
    drawn = (before_after(row.facts, row.direction) for row in rows)
    places = (paragraphs.of_item(item, each.source) if each.source else () for each in facts)
    return CaseStudyParts(rows, tuple(places), tuple(each for each in drawn if each))


def outcome(facts: Any) -> OutcomeRow:
    """An outcome as a row of a table."""
    before = figure(facts.baseline, facts.unit) if facts.baseline else ""
    after = facts.text or ""
    if facts.result is not None:
        after = figure(facts.result, facts.unit)
    elif facts.change is not None:
        after = change(facts.change, facts.unit)
    return OutcomeRow(facts, before, after[:1].upper() + after[1:], _direction(facts))


_WORDS = {True: ("Better", "Would be better"), False: ("Worse", "Would be worse")}


def _direction(facts: Any) -> str:
    """ "Better", "Would be worse", "No change"; "" where the figures do not show it."""
    step = _step(facts)
    if step is None or facts.better not in ("higher", "lower"):
        return ""
    if step == 0:
        return "No change"
    return _WORDS[(step > 0) == (facts.better == "higher")][facts.basis in ("projected", "target")]


def _step(facts: Any) -> Decimal | None:
    """The signed difference that an outcome makes, where its figures are sure enough."""
    if facts.change is not None:
        number: Decimal = facts.change.number
        return number
    pair = (facts.baseline, facts.result)
    if any(each is None or each.qualifier not in ("", "about") for each in pair):
        return None
    difference: Decimal = facts.result.number - facts.baseline.number
    return difference


def _strategy(item: Item, index: TermIndex) -> StrategyParts:
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


def _meeting(item: Item) -> MeetingParts:
    made = [*decisions_of(item)]
    return MeetingParts(approved(made), len(made))


def _newsletter(facts: Any, index: TermIndex) -> Iterator[NewsletterPart]:
    listed = {item.id: item for item in index.catalogue.listed}
    for section in facts.sections or ():
        cards = tuple(
            card(listed[mention.id], index, mention.note or "")
            for mention in section.items
            if mention.id in listed
        )
        yield NewsletterPart(section.id, label(section.id.replace("-", " ")), cards)
