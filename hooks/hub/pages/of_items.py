"""The home page, the pages of items, of kinds and of terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hub.kinds import KINDS
from hub.model import Kind, Page
from hub.pages.page import TEMPLATES, changed, found_first, make_page, newest
from hub.views.addresses import FOLDERS
from hub.views.gathered import Gathered
from hub.views.home import home
from hub.views.indexes import index_pages
from hub.views.items import ItemViews
from hub.views.linked_data import item_data, site_data
from hub.views.months import by_month, month_names, month_pages
from hub.views.registers.projects import ledger, ledger_pages
from hub.views.registers.support import support
from hub.views.removed import removed
from hub.views.search import SearchEntries, topic
from hub.views.taxonomy import term_lists, term_pages, term_shelves


def of_items(gathered: Gathered, entries: SearchEntries) -> Iterator[Page]:
    """Home first, then items, notices of removed ones, lists of kinds, terms, lists of terms."""
    yield from _home(gathered)
    yield from _items(gathered, entries)
    yield from _removed(gathered)
    yield from _indexes(gathered)
    yield from _months(gathered)
    yield from _terms(gathered)


def _home(gathered: Gathered) -> Iterator[Page]:
    settings = gathered.catalogue.settings
    record = home(gathered.catalogue, gathered.index)
    page = make_page("", settings.name, settings.description, "home", record, topic())
    yield replace(
        page,
        feeds=((settings.name, ""),),
        linked=site_data(gathered),
        updated=newest(gathered.catalogue.shown(), gathered.catalogue.today),
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
            updated=changed(item, gathered.catalogue.today),
        )


def _removed(gathered: Gathered) -> Iterator[Page]:
    for removal in gathered.catalogue.removed:
        address, about = f"{removal.address}/", "This page has been removed."
        yield make_page(address, "Page removed", about, "removed", removed(removal))


def _indexes(gathered: Gathered) -> Iterator[Page]:
    catalogue = gathered.catalogue
    for kind in KINDS.values():
        followed = ((kind.plural, f"{kind.address}/"),)
        last = newest(catalogue.shown(kind.name), catalogue.today)
        for page in _index(kind, gathered):
            yield replace(page, feeds=followed, updated=last)


def _index(kind: Kind, gathered: Gathered) -> Iterator[Page]:
    if kind.name == "project":
        for record in ledger_pages(ledger(gathered.index, gathered.debts), gathered.catalogue):
            found = found_first(record.paging.number)
            address = record.paging.address
            yield make_page(address, kind.plural, kind.about, "projects", record, found)
    elif kind.name == "support_offer":
        offers = support(gathered.index)
        yield make_page(f"{kind.address}/", kind.plural, kind.about, "support", offers, topic())
    else:
        months = month_names(gathered.catalogue) if kind.name == "event" else ()
        for each in index_pages(kind, gathered.catalogue, gathered.index, months):
            found = found_first(each.paging.number)
            yield make_page(each.paging.address, each.title, each.about, "index", each, found)


def _months(gathered: Gathered) -> Iterator[Page]:
    items = by_month(gathered.catalogue).values()
    for month, events in zip(month_pages(gathered.index), items, strict=True):
        page = make_page(month.address, month.title, f"{month.title}.", "month", month)
        last = newest(events, gathered.catalogue.today)
        yield replace(page, feeds=(("Events", "events/"),), updated=last)


def _terms(gathered: Gathered) -> Iterator[Page]:
    index = gathered.index
    for record in term_pages(index):
        about = record.description or f"Everything on this hub about {record.name}."
        found = topic(record.also) if record.total else None
        page = make_page(record.address, record.name, about, "term", record, found)
        key = (record.vocabulary, record.id)
        items = [*index.items.get(key, ()), *index.gone.get(key, ())]
        last = newest(items, index.catalogue.today)
        yield replace(page, feeds=((record.name, record.address),), updated=last)
    for shelf in term_shelves(index):
        title = f"{shelf.what}: {shelf.name.lower()}"
        about = f"All {shelf.name.lower()} about {shelf.what}, newest first."
        page = make_page(shelf.paging.address, title, about, "listing", shelf)
        yield replace(page, feeds=((shelf.what, shelf.above.address),))
    for terms in term_lists(index):
        about = f"All {terms.title.lower()} of this hub, with the number of items about each."
        address = f"{FOLDERS[terms.vocabulary]}/"
        yield make_page(address, terms.title, about, "terms", terms, topic())
