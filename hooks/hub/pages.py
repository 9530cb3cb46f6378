"""Records to pages: which template shows what, at which address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from hub.kinds import KINDS
from hub.model import Item, Kind, Page, SearchEntry
from hub.problems import Problem
from hub.views import abbreviations, feeds, library, open_data
from hub.views import status as dashboard
from hub.views.coverage import grids
from hub.views.gathered import Gathered
from hub.views.home import home
from hub.views.indexes import index_pages
from hub.views.items import ItemViews
from hub.views.linked_data import item_data, site_data
from hub.views.months import month_names, month_pages
from hub.views.registers import decisions, evidence, evidence_totals
from hub.views.registers.projects import ledger, ledger_pages
from hub.views.registers.support import support
from hub.views.search import SearchEntries, topic
from hub.views.targets import target_pages
from hub.views.taxonomy import term_lists, term_pages, term_shelves
from hub.views.terms import FOLDERS

TEMPLATES = "hub/"

_OWN = (
    *(library, abbreviations, evidence, evidence_totals, decisions, grids, dashboard),
    *(feeds, open_data),
)
CONTRIBUTE = "contribute/"
GATHERED = (*FOLDERS.values(), CONTRIBUTE[:-1], *(view.ADDRESS[:-1] for view in _OWN))
"""Folders of the site in which the hub's own pages stand, beside those of the kinds."""


def pages(
    gathered: Gathered, problems: Sequence[Problem], plain: Sequence[Page]
) -> tuple[Page, ...]:
    """Every page of the site, in no order that matters.

    A plain page at the address of a gathered one is its introduction.
    """
    entries = SearchEntries(gathered.library)
    introductions = {page.address: page for page in plain}
    made = chain(
        _home(gathered),
        _items(gathered, entries),
        _indexes(gathered),
        _terms(gathered),
        _library(gathered),
        _evidence(gathered),
        _decisions(gathered),
        _targets(gathered),
        _coverage(gathered),
        _abbreviations(gathered),
        _for_machines(gathered),
        _status(gathered, problems),
    )
    if CONTRIBUTE not in introductions:
        made = chain(made, _contribute(gathered))
    whole = [_introduced(page, introductions.pop(page.address, None)) for page in made]
    rest = introductions.values()
    return (*whole, *(replace(page, search=entries.plain(page.body)) for page in rest))


def _introduced(page: Page, words: Page | None) -> Page:
    if words is None:
        return page
    return replace(page, body=words.body, path=words.path, macros=words.macros)


def _home(gathered: Gathered) -> Iterator[Page]:
    settings = gathered.catalogue.settings
    record = home(gathered.catalogue, gathered.index)
    page = _page("", settings.name, settings.description, "home", record, topic())
    yield replace(
        page,
        feeds=((settings.name, ""),),
        linked=site_data(gathered),
        updated=_newest(gathered.catalogue.listed, gathered.catalogue.today),
    )


def _items(gathered: Gathered, entries: SearchEntries) -> Iterator[Page]:
    views = ItemViews(gathered)
    for item in gathered.catalogue.shown():
        gone = item.visibility(gathered.catalogue.today) == "withdrawn"
        template = "withdrawn" if gone else item.kind.name
        yield Page(
            address=item.address,
            title=item.facts.title,
            description="This page has been withdrawn." if gone else item.facts.summary,
            template=f"{TEMPLATES}{template}.html",
            record=views.record(item),
            body="" if gone else item.body,
            path=item.path,
            search=None if gone else entries.item(item),
            feeds=((item.kind.plural, f"{item.kind.address}/"),),
            linked=None if gone else item_data(item, gathered),
            updated=item.updated(gathered.catalogue.today),
        )


def _indexes(gathered: Gathered) -> Iterator[Page]:
    catalogue = gathered.catalogue
    for kind in KINDS.values():
        followed = ((kind.plural, f"{kind.address}/"),)
        newest = _newest(catalogue.of(kind.name), catalogue.today)
        for page in _index(kind, gathered):
            yield replace(page, feeds=followed, updated=newest)


def _index(kind: Kind, gathered: Gathered) -> Iterator[Page]:
    if kind.name == "project":
        for record in ledger_pages(ledger(gathered.index, gathered.debts), gathered.catalogue):
            found = _first(record.paging.number)
            yield _page(record.paging.address, kind.plural, kind.about, "projects", record, found)
    elif kind.name == "support_offer":
        offers = support(gathered.index)
        yield _page(f"{kind.address}/", kind.plural, kind.about, "support", offers, topic())
    else:
        months = month_names(gathered.catalogue) if kind.name == "event" else ()
        for each in index_pages(kind, gathered.catalogue, gathered.index, months):
            found = _first(each.paging.number)
            yield _page(each.paging.address, each.title, each.about, "index", each, found)
    if kind.name == "event":
        for month in month_pages(gathered.index):
            yield _page(month.address, month.title, f"{month.title}.", "month", month)


def _terms(gathered: Gathered) -> Iterator[Page]:
    index = gathered.index
    for record in term_pages(index):
        about = record.description or f"Everything on this hub about {record.name}."
        found = topic(record.also) if record.total else None
        page = _page(record.address, record.name, about, "term", record, found)
        items = index.items.get((record.vocabulary, record.id), ())
        newest = _newest(items, index.catalogue.today)
        yield replace(page, feeds=((record.name, record.address),), updated=newest)
    for shelf in term_shelves(index):
        title = f"{shelf.what}: {shelf.name.lower()}"
        about = f"All {shelf.name.lower()} about {shelf.what}, newest first."
        yield _page(shelf.paging.address, title, about, "listing", shelf)
    for terms in term_lists(index):
        about = f"All {terms.title.lower()} of this hub, with the number of items about each."
        address = f"{FOLDERS[terms.vocabulary]}/"
        yield _page(address, terms.title, about, "terms", terms, topic())


def _library(gathered: Gathered) -> Iterator[Page]:
    about = "What councils tried and what came of it, by words, place, theme, result and year."
    record = gathered.library.record()
    yield _page(library.ADDRESS, library.TITLE, about, "library", record)
    for each in gathered.library.lists():
        title = f"{each.what}: {each.name}"
        about = f"Everything in the library under {title}."
        yield _page(each.paging.address, title, about, "listing", each)


def _evidence(gathered: Gathered) -> Iterator[Page]:
    about = "Every outcome of every case study: before, after, who vouches for it, and its source."
    for record in evidence.evidence_pages(gathered.evidence, gathered.index):
        found = _first(record.paging.number)
        yield _page(record.paging.address, "Evidence", about, "evidence", record, found)
    about = "What the outcomes of case studies add up to, by theme, service and year."
    totals = evidence_totals.totals_page(gathered.evidence, gathered.catalogue)
    address = evidence_totals.ADDRESS
    yield _page(address, "Totals of the evidence", about, "totals", totals, topic())


def _decisions(gathered: Gathered) -> Iterator[Page]:
    about = "What boards decided, when, and the money that they approved."
    for record in decisions.decision_pages(gathered.decisions, gathered.index):
        found = _first(record.paging.number)
        yield _page(record.paging.address, "Decisions", about, "decisions", record, found)


def _targets(gathered: Gathered) -> Iterator[Page]:
    for record in target_pages(gathered.index):
        title = f"Targets and evidence: {record.title}"
        about = f"Each target with its progress and the evidence for it. {record.said}"
        yield _page(f"{record.address}targets/", title, about, "targets", record, topic())


def _coverage(gathered: Gathered) -> Iterator[Page]:
    about = "How many case studies there are by theme, service and place, and where there are none."
    record = grids.coverage(gathered.grids, gathered.index)
    yield _page(grids.ADDRESS, "Coverage", about, "coverage", record, topic())


def _abbreviations(gathered: Gathered) -> Iterator[Page]:
    about = "What the abbreviations on this hub stand for."
    record = abbreviations.a_to_z(gathered.catalogue)
    title = "A to Z of abbreviations"
    yield _page(abbreviations.ADDRESS, title, about, "abbreviations", record, topic())


def _for_machines(gathered: Gathered) -> Iterator[Page]:
    about = "How to follow this hub: by feed reader, by e-mail, or in your calendar."
    record = feeds.feeds_page(gathered.index)
    page = _page(feeds.ADDRESS, "Feeds and calendars", about, "feeds", record, topic())
    yield replace(page, feeds=((gathered.catalogue.settings.name, ""),))
    about = "Everything on this hub as files for spreadsheets and programs, free to use."
    data = open_data.data_page(gathered)
    yield _page(open_data.ADDRESS, "Open data", about, "data", data, topic())


def _newest(items: Iterable[Item], today: datetime) -> datetime | None:
    return max((item.updated(today) for item in items), default=None)


def _status(gathered: Gathered, problems: Sequence[Problem]) -> Iterator[Page]:
    record = dashboard.status(gathered.catalogue, gathered.grids, problems)
    about = "What editors should look at: what is due, what is missing and where the gaps are."
    yield _page(dashboard.ADDRESS, "Editors’ dashboard", about, "status", record)


def _contribute(gathered: Gathered) -> Iterator[Page]:
    """Many pages lead here, so that a hub without such a page of its own gets a short one."""
    contact = gathered.catalogue.settings.contact
    about = "How to add to this hub, or to report a mistake."
    body = f"# Contribute\n\n{about} Write to the {contact.role}: <{contact.email}>.\n"
    yield Page(CONTRIBUTE, "Contribute", about, "", None, body, search=topic())


def _first(number: int) -> SearchEntry | None:
    """The search finds the first page of a list, not those after it."""
    return topic() if number == 1 else None


def _page(
    address: str,
    title: str,
    about: str,
    template: str,
    record: object,
    search: SearchEntry | None = None,
) -> Page:
    return Page(address, title, about, f"{TEMPLATES}{template}.html", record, search=search)
