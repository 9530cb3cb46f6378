"""The ledger of projects: what each was given, and the case study that it owes.

A funded project owes a case study once its final milestone is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.model import Catalogue, Item
from hub.values import Figure
from hub.views.courses import State
from hub.views.paging import Leaf, leaves
from hub.views.registers.filters import PAGE_SIZE, Filter, Values, filters
from hub.views.registers.plain import plain_sum
from hub.views.terms import Named, TermIndex
from hub.wording import uk_date

ADDRESS = "projects/"

_FILTERS = {"sponsor": "Sponsor", "owed": "Case study"}
_IN_WORDS = {
    "published": "Published",
    "overdue": "Overdue",
    "due": "Due",
    "later": "Owed once the final milestone is done",
    "unknown": "Final milestone not recorded",
}
"""How a project stands with its case study."""


@dataclass(frozen=True, slots=True)
class Owed:
    """How a project stands with its case study today; studies are those that report on it."""

    state: State
    studies: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project of the ledger: giver is who gave the grant; milestones say how each stands."""

    project: Named
    facts: Any
    sponsor: Named | None
    giver: Named | None
    milestones: tuple[tuple[str, str], ...]
    owed: Owed

    @property
    def values(self) -> Values:
        """What the filters go by."""
        sponsor = self.sponsor.name if self.sponsor else "Not recorded"
        return {"sponsor": (sponsor,), "owed": (_IN_WORDS[self.owed.state.key],)}


@dataclass(frozen=True, slots=True)
class LedgerRecord:
    """One page of the ledger as of a day.

    granted is the sum of all plain grants, left_out the number of those that are rough or not
    recorded; standing has the number of projects for each state of their case study.
    """

    paging: Leaf[ProjectRow]
    filters: tuple[Filter, ...]
    today: datetime
    granted: Figure | None
    left_out: int
    standing: tuple[tuple[str, int], ...]


class Debts:
    """Which case studies report on which project, and what projects still owe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._studies: dict[str, list[Item]] = {}
        for study in catalogue.of("case_study"):
            if study.facts.project:
                self._studies.setdefault(study.facts.project, []).append(study)

    def due(self, project: Item) -> datetime | None:
        """When the case study of a project is due, None while it is not owed."""
        days = self._catalogue.settings.projects.case_study_due_days
        due: datetime | None = project.facts.case_study_due(days, self._catalogue.today)
        return due

    def of(self, project: Item) -> Owed:
        """How a project stands today."""
        if found := self._studies.get(project.id):
            studies = tuple(Named(each.facts.title, each.address) for each in found)
            return Owed(State("published", _IN_WORDS["published"]), studies)
        due = self.due(project)
        if due is None:
            key = "later" if any(each.final for each in project.facts.milestones) else "unknown"
            return Owed(State(key, _IN_WORDS[key]))
        key = "overdue" if due < self._catalogue.today else "due"
        return Owed(State(key, f"{_IN_WORDS[key]}: by {uk_date(due)}"))


def ledger(index: TermIndex, debts: Debts) -> list[ProjectRow]:
    """Every listed project, newest first."""
    return [_row(project, debts, index) for project in index.catalogue.of("project")]


def _row(project: Item, debts: Debts, index: TermIndex) -> ProjectRow:
    facts = project.facts
    return ProjectRow(
        project=Named(facts.title, project.address),
        facts=facts,
        sponsor=index.organisation(facts.sponsor) if facts.sponsor else None,
        giver=index.organisation(facts.grant.from_) if facts.grant else None,
        milestones=tuple(_milestone(each, index.catalogue.today) for each in facts.milestones),
        owed=debts.of(project),
    )


def _milestone(step: Any, today: datetime) -> tuple[str, str]:
    title = f"{step.title} (final)" if step.final else step.title
    if step.done and step.done.first <= today:
        return title, f"done {uk_date(step.done)}"
    due = step.due or step.done
    return title, f"due {uk_date(due)}" if due else ""


def ledger_pages(rows: Sequence[ProjectRow], catalogue: Catalogue) -> Iterator[LedgerRecord]:
    """The pages of the ledger."""
    found = filters(_FILTERS, (row.values for row in rows))
    grants = [row.facts.grant.amount for row in rows if row.facts.grant]
    granted, rough = plain_sum(grants)
    states = [row.owed.state.key for row in rows]
    standing = tuple(
        (words, states.count(key)) for key, words in _IN_WORDS.items() if key in states
    )
    for paging in leaves(rows, ADDRESS, PAGE_SIZE):
        yield LedgerRecord(
            paging, found, catalogue.today, granted, rough + len(rows) - len(grants), standing
        )
