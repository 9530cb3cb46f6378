"""The editors' dashboard: what has come due, and what could be better, as of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hub.model import Catalogue, Item
from hub.problems import Code, Level, Problem
from hub.views import accessibility, addresses
from hub.views.coverage.grids import ADDRESS as COVERAGE
from hub.views.coverage.grids import Grid
from hub.views.terms import Named
from hub.vocabulary.accessibility import PATH
from hub.wording import uk_date

ADDRESS = addresses.STATUS
SHOWN = 100
"""How many entries of one matter the page names; the others follow as these are mended."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to look at: the page, its file with the line (0 for the whole), and what it is."""

    page: Named
    path: str
    line: int
    said: str
    fix: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Tasks of one sort: total is how many there are, tasks the first of them."""

    id: str
    title: str
    about: str
    total: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """Every matter, also those with nothing to do; empty has the empty cells of each grid."""

    today: datetime
    matters: tuple[Matter, ...]
    empty: tuple[tuple[Named, int], ...]


def status(
    catalogue: Catalogue, grids: Iterable[Grid], problems: Iterable[Problem]
) -> StatusRecord:
    """The record of the dashboard. Drafts are in no part of it."""
    notices = [each for each in problems if each.level is Level.NOTICE]
    return StatusRecord(
        today=catalogue.today,
        matters=(
            _matter("reviews", _due(catalogue, notices, Code.REVIEW_PASSED)),
            _matter("owed", _due(catalogue, notices, Code.CASE_STUDY_DUE, Code.SINGLE_AUTHORITY)),
            _matter("outcomes", _without_outcome(catalogue)),
            _matter("sources", _without_source(catalogue)),
            _matter("images", _without_alt(catalogue)),
            _matter("stale", _stale(catalogue)),
        ),
        empty=tuple((Named(grid.title, f"{COVERAGE}#{grid.id}"), grid.empty) for grid in grids),
    )


_MATTERS = {
    "reviews": ("Review dates passed", "Somebody should check that these still hold."),
    "owed": ("Projects", "Case studies that are overdue, and projects of one council alone."),
    "outcomes": (
        "Consultations without an outcome",
        "People who answered want to know what came of it, within 12 weeks of closing.",
    ),
    "sources": ("Outcomes without a source", "Nobody can check a figure without its place."),
    "images": ("Images without text", "People who do not see an image need its words."),
    "stale": (
        "Old evidence",
        "These are kept as a record and say so. Is there anything newer to add?",
    ),
}


def _matter(id_: str, tasks: Iterable[Task]) -> Matter:
    found = tuple(tasks)
    return Matter(id_, *_MATTERS[id_], len(found), found[:SHOWN])


def _due(catalogue: Catalogue, notices: Sequence[Problem], *codes: Code) -> Iterator[Task]:
    pages = {item.path: _page(item) for item in catalogue.listed}
    pages[PATH] = Named(accessibility.TITLE, accessibility.ADDRESS)
    for each in notices:
        if each.code in codes:
            yield Task(pages[each.path], each.path, each.place.line, each.message, each.fix)


def _without_outcome(catalogue: Catalogue) -> Iterator[Task]:
    for item in catalogue.of("consultation"):
        facts = item.facts
        if facts.state(catalogue.today) not in ("closed", "overdue"):
            continue
        overdue = facts.state(catalogue.today) == "overdue"
        said = "Closed, and the outcome is overdue." if overdue else "Closed; no outcome yet."
        if facts.outcome_delay:
            said += f" The reason was given on {uk_date(facts.outcome_delay.date)}."
        yield _task(item, "closes", said, "Add outcome, or say why it is late in outcome_delay.")


def _without_source(catalogue: Catalogue) -> Iterator[Task]:
    for item in catalogue.of("case_study"):
        outcomes = item.facts.outcomes or ()
        missing = sum(not each.source for each in outcomes)
        if missing:
            have = "has" if missing == 1 else "have"
            said = f"{missing} of {len(outcomes)} outcomes {have} no source."
            yield _task(item, "outcomes", said, "Add source to each: the page, slide or table.")
        elif outcomes and not item.facts.sources:
            said = "The outcomes name places, but sources does not name the document."
            yield _task(item, "outcomes", said, "Add sources.")


def _without_alt(catalogue: Catalogue) -> Iterator[Task]:
    for item in catalogue.listed:
        for line in item.wordless_images:
            fix = "Write them: ![words](file.png)."
            yield Task(_page(item), item.path, line, "An image has no words.", fix)


def _stale(catalogue: Catalogue) -> Iterator[Task]:
    years = catalogue.settings.historic_after_years
    for item in catalogue.of("case_study"):
        if item.historic(catalogue.today, years):
            said = f"From {uk_date(item.facts.date)}, more than {years} years ago."
            yield _task(item, "date", said, "Ask the council what came of it, and add it.")


def _task(item: Item, field: str, said: str, fix: str) -> Task:
    place = item.places.get(field)
    return Task(_page(item), item.path, place.line if place else 0, said, fix)


def _page(item: Item) -> Named:
    return Named(item.facts.title, item.address)
