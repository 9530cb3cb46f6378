"""The pages that gather what is in many items, and those about the hub itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hub.model import Page
from hub.pages.page import dated, found_first, make_page
from hub.problems import Problem
from hub.views import abbreviations, accessibility, feeds, library, open_data
from hub.views import status as dashboard
from hub.views.addresses import CONTRIBUTE
from hub.views.coverage import grids
from hub.views.gathered import Gathered
from hub.views.registers import decisions, evidence, evidence_totals
from hub.views.search import topic
from hub.views.targets import target_pages


def of_the_hub(gathered: Gathered, problems: Sequence[Problem]) -> Iterator[Page]:
    """Library, registers, coverage, words, feeds and data, statement, the editors' dashboard."""
    catalogue = gathered.catalogue
    for made, items in (
        (_library(gathered), catalogue.shown()),
        (_evidence(gathered), catalogue.shown("case_study")),
        (_coverage(gathered), catalogue.shown("case_study")),
        (_decisions(gathered), catalogue.shown("meeting")),
        (_for_machines(gathered), catalogue.shown()),
    ):
        yield from dated(made, items, catalogue.today)
    yield from _targets(gathered)
    yield from _abbreviations(gathered)
    yield from _statement(gathered)
    yield from _status(gathered, problems)


def _library(gathered: Gathered) -> Iterator[Page]:
    about = "What councils tried and what came of it, by words, place, theme, result and year."
    record = gathered.library.record()
    yield make_page(library.ADDRESS, library.TITLE, about, "library", record)
    for each in gathered.library.lists():
        title = f"{each.what}: {each.name}"
        about = f"Everything in the library under {title}."
        yield make_page(each.paging.address, title, about, "listing", each)


def _evidence(gathered: Gathered) -> Iterator[Page]:
    about = "Every outcome of every case study: before, after, who vouches for it, and its source."
    for record in evidence.evidence_pages(gathered.evidence, gathered.index):
        found = found_first(record.paging.number)
        yield make_page(record.paging.address, "Evidence", about, "evidence", record, found)
    about = "What the outcomes of case studies add up to, by theme, service and year."
    totals = evidence_totals.totals_page(gathered.evidence, gathered.catalogue)
    address = evidence_totals.ADDRESS
    yield make_page(address, "Totals of the evidence", about, "totals", totals, topic())


def _decisions(gathered: Gathered) -> Iterator[Page]:
    about = "What boards decided, when, and the money that they approved."
    for record in decisions.decision_pages(gathered.decisions, gathered.index):
        found = found_first(record.paging.number)
        yield make_page(record.paging.address, "Decisions", about, "decisions", record, found)


def _targets(gathered: Gathered) -> Iterator[Page]:
    for record in target_pages(gathered.index):
        title = f"Targets and evidence: {record.title}"
        about = f"Each target with its progress and the evidence for it. {record.said}"
        yield make_page(f"{record.address}targets/", title, about, "targets", record, topic())


def _coverage(gathered: Gathered) -> Iterator[Page]:
    about = "How many case studies there are by theme, service and place, and where there are none."
    record = grids.coverage(gathered.grids, gathered.index)
    yield make_page(grids.ADDRESS, "Coverage", about, "coverage", record, topic())


def _abbreviations(gathered: Gathered) -> Iterator[Page]:
    about = "What the abbreviations on this hub stand for."
    record = abbreviations.a_to_z(gathered.catalogue)
    title = "A to Z of abbreviations"
    yield make_page(abbreviations.ADDRESS, title, about, "abbreviations", record, topic())


def _for_machines(gathered: Gathered) -> Iterator[Page]:
    about = "How to follow this hub: by feed reader, by email, or in your calendar."
    record = feeds.feeds_page(gathered.index)
    page = make_page(feeds.ADDRESS, "Feeds and calendars", about, "feeds", record, topic())
    yield replace(page, feeds=((gathered.catalogue.settings.name, ""),))
    about = "Everything on this hub as files for spreadsheets and programs, free to use."
    data = open_data.data_page(gathered)
    yield make_page(open_data.ADDRESS, "Open data", about, "data", data, topic())


def _statement(gathered: Gathered) -> Iterator[Page]:
    if record := accessibility.accessibility(gathered.catalogue):
        about = "Who can use this website, what does not work yet, and how to tell us."
        address, title = accessibility.ADDRESS, accessibility.TITLE
        yield make_page(address, title, about, "accessibility", record, topic())


def _status(gathered: Gathered, problems: Sequence[Problem]) -> Iterator[Page]:
    record = dashboard.status(gathered.catalogue, gathered.grids, problems)
    about = "What editors should look at: what is due, what is missing and where the gaps are."
    page = make_page(dashboard.ADDRESS, "Editors’ dashboard", about, "status", record)
    yield replace(page, updated=gathered.catalogue.today)


def contribute(gathered: Gathered) -> Iterator[Page]:
    """Many pages lead here, so that a hub without such a page of its own gets a short one."""
    about = "How to add to this hub, or to report a mistake."
    # The role stands at the foot of every page; as Markdown, its signs would be read here.
    body = f"# Contribute\n\n{about} Write to <{gathered.catalogue.settings.contact.email}>.\n"
    yield Page(CONTRIBUTE, "Contribute", about, "", None, body, search=topic())
