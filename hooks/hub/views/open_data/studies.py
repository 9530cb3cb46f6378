"""Case studies as rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from hub.kinds.case_study import CaseStudy, Cost
from hub.model import Item
from hub.views.gathered import Gathered
from hub.views.open_data.columns import Column, field, figure, joined
from hub.views.open_data.places import places

_NO_COST = SimpleNamespace(amount=None, basis=None, note=None)


@dataclass(frozen=True, slots=True)
class Study:
    """A case study with what its file does not say.

    These are names of organisations, places by id, the project and the targets that readers
    may see, the day of the last change, and the licence. Where it gives no cost, that is empty.
    """

    item: Item
    facts: Any
    cost: Any
    lead: str
    councils: Sequence[str]
    regions: Sequence[str]
    sub_regions: Sequence[str]
    project: str
    targets: Sequence[str]
    updated: datetime
    licence: str


def studies(gathered: Gathered) -> list[Study]:
    """Every listed case study, newest first."""
    catalogue, index = gathered.catalogue, gathered.index
    regions, sub_regions = places(index, "regions"), places(index, "sub_regions")
    shown = gathered.items
    return [
        Study(
            item=item,
            facts=item.facts,
            cost=item.facts.cost or _NO_COST,
            lead=index.organisation(item.facts.lead).name if item.facts.lead else "",
            councils=[index.named("authorities", each).name for each in item.facts.authorities],
            regions=regions[item.id],
            sub_regions=sub_regions[item.id],
            project=item.facts.project if item.facts.project in shown else "",
            targets=[each for each in item.facts.targets if each.partition("#")[0] in shown],
            updated=item.updated(catalogue.today),
            licence=item.facts.licence or catalogue.settings.licence.name,
        )
        for item in catalogue.of("case_study")
    ]


def _awards(row: Study) -> Iterator[str]:
    for award in row.facts.awards:
        yield ", ".join(str(each) for each in (award.name, award.year, award.result) if each)


COLUMNS: tuple[Column[Study], ...] = (
    Column(
        "id", "Its page's address without the outer slashes.", lambda row: row.item.id, always=True
    ),
    Column(
        "first_id",
        "The id that it was first published under, which stays when its address changes.",
        lambda row: row.item.first_id,
        always=True,
    ),
    Column("address", "Its page.", lambda row: row.item.address, "address", always=True),
    field(CaseStudy, "title", "facts", always=True),
    field(CaseStudy, "summary", "facts", always=True),
    field(CaseStudy, "date", "facts", always=True),
    field(CaseStudy, "date_note", "facts"),
    Column(
        "first_day",
        "The first day of date, to sort by.",
        lambda row: row.facts.date.first.date().isoformat(),
        "day",
        always=True,
    ),
    Column(
        "updated",
        "The day of the last change that readers should know of, else the first day of date.",
        lambda row: row.updated.date().isoformat(),
        "day",
        always=True,
    ),
    field(CaseStudy, "lead", "facts"),
    Column("lead_name", "The name of the lead.", lambda row: row.lead),
    field(CaseStudy, "authorities", "facts", called="councils"),
    Column("council_names", "The names of these councils.", lambda row: joined(row.councils)),
    Column(
        "regions",
        "Regions of every council that it names: as lead, as council, as one that took it up.",
        lambda row: joined(row.regions),
    ),
    Column(
        "sub_regions",
        "Sub-regions of the same councils.",
        lambda row: joined(row.sub_regions),
        heading="Sub-regions",
    ),
    field(CaseStudy, "partners", "facts"),
    field(CaseStudy, "themes", "facts"),
    field(CaseStudy, "services", "facts"),
    field(CaseStudy, "tags", "facts"),
    Column(
        "period_start", "When the work began.", lambda row: getattr(row.facts.period, "start", None)
    ),
    Column(
        "period_end",
        "When the work ended; empty where it goes on, or where the source does not say.",
        lambda row: getattr(row.facts.period, "end", None),
    ),
    field(CaseStudy, "maturity", "facts"),
    *figure(Cost, "amount", "cost", called="cost", about="What the work cost, in pounds."),
    field(Cost, "basis", "cost", called="cost_basis"),
    field(Cost, "note", "cost", called="cost_note"),
    Column(
        "outcomes",
        "How many outcomes it gives: each is a row of outcomes.csv.",
        lambda row: len(row.facts.outcomes or ()),
        "integer",
        always=True,
    ),
    Column(
        "awards",
        "Awards, each with its year and whether it was won.",
        lambda row: joined(_awards(row)),
    ),
    Column("project", "The id of the project that it reports on.", lambda row: row.project),
    Column(
        "targets", "Ids of the targets that it is evidence for.", lambda row: joined(row.targets)
    ),
    Column(
        "adopted_by",
        "Councils that took the work up.",
        lambda row: joined(each.authority for each in row.facts.adopted_by),
    ),
    field(CaseStudy, "transferability", "facts"),
    Column(
        "not_recorded",
        "What no source gives, by the names that the catalogue has for fields and sections.",
        lambda row: joined(row.facts.not_recorded),
    ),
    Column("licence", "The licence of its content.", lambda row: row.licence, always=True),
)
