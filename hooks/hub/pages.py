"""Records to pages: which template shows what, at which address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from hub.kinds import KINDS
from hub.model import Catalogue, Page, SearchEntry
from hub.problems import Level, Problem
from hub.views import abbreviations, library
from hub.views.home import home
from hub.views.indexes import index_pages
from hub.views.items import ItemViews
from hub.views.library import Library
from hub.views.search import SearchEntries, topic
from hub.views.taxonomy import term_lists, term_pages
from hub.views.terms import FOLDERS, TermIndex

TEMPLATES = "hub/"
STATUS = "contribute/status"


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """What editors should look at, as the hub stands today."""

    notices: tuple[Problem, ...]


GATHERED = (*FOLDERS.values(), library.ADDRESS[:-1], abbreviations.ADDRESS[:-1], STATUS)
"""Folders of the site in which the hub's own pages stand, beside those of the kinds."""


def pages(shelves: Library, problems: Sequence[Problem], plain: Sequence[Page]) -> tuple[Page, ...]:
    """Every page of the site, in no order that matters.

    A plain page at the address of a gathered one is its introduction.
    """
    index, catalogue = shelves.index, shelves.index.catalogue
    entries = SearchEntries(shelves)
    introductions = {page.address: page for page in plain}
    made = chain(
        _home(catalogue, index),
        _items(catalogue, index, entries),
        _indexes(catalogue, index),
        _terms(index),
        _library(shelves),
        _abbreviations(catalogue),
        _status(problems),
    )
    gathered = [_introduced(page, introductions.pop(page.address, None)) for page in made]
    rest = introductions.values()
    return (*gathered, *(replace(page, search=entries.plain(page.body)) for page in rest))


def _introduced(page: Page, words: Page | None) -> Page:
    if words is None:
        return page
    return replace(page, body=words.body, path=words.path, macros=words.macros)


def _home(catalogue: Catalogue, index: TermIndex) -> Iterator[Page]:
    settings = catalogue.settings
    record = home(catalogue, index)
    yield _page("", settings.name, settings.description, "home", record, topic())


def _items(catalogue: Catalogue, index: TermIndex, entries: SearchEntries) -> Iterator[Page]:
    views = ItemViews(catalogue, index)
    for item in catalogue.shown():
        gone = item.visibility(catalogue.today) == "withdrawn"
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
        )


def _indexes(catalogue: Catalogue, index: TermIndex) -> Iterator[Page]:
    for kind in KINDS.values():
        for record in index_pages(kind, catalogue, index):
            found = topic() if record.paging.number == 1 else None
            yield _page(record.paging.address, record.title, record.about, "index", record, found)


def _terms(index: TermIndex) -> Iterator[Page]:
    for record in term_pages(index):
        about = record.description or f"Everything on this hub about {record.name}."
        found = topic(record.also) if record.paging.number == 1 else None
        yield _page(record.paging.address, record.name, about, "term", record, found)
    for terms in term_lists(index):
        about = f"All {terms.title.lower()} of this hub, with the number of items about each."
        address = f"{FOLDERS[terms.vocabulary]}/"
        yield _page(address, terms.title, about, "terms", terms, topic())


def _library(shelves: Library) -> Iterator[Page]:
    about = "What councils tried and what came of it, by words, place, theme, result and year."
    yield _page(library.ADDRESS, library.TITLE, about, "library", shelves.record())
    for record in shelves.lists():
        title = f"{record.what}: {record.name}"
        about = f"Everything in the library under {title}."
        yield _page(record.paging.address, title, about, "term", record)


def _abbreviations(catalogue: Catalogue) -> Iterator[Page]:
    about = "What the abbreviations on this hub stand for."
    record = abbreviations.a_to_z(catalogue)
    title = "A to Z of abbreviations"
    yield _page(abbreviations.ADDRESS, title, about, "abbreviations", record, topic())


def _status(problems: Sequence[Problem]) -> Iterator[Page]:
    record = StatusRecord(tuple(each for each in problems if each.level is Level.NOTICE))
    about = "What editors should look at: reviews, outcomes and case studies that are due."
    yield _page(f"{STATUS}/", "What is due", about, "status", record)


def _page(
    address: str,
    title: str,
    about: str,
    template: str,
    record: object,
    search: SearchEntry | None = None,
) -> Page:
    return Page(address, title, about, f"{TEMPLATES}{template}.html", record, search=search)
