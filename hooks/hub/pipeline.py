"""The whole flow, left to right: read, check, gather, look, write. Read this first."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from hub.kinds import site_path
from hub.model import Catalogue, Item, Output, Page, Statement
from hub.outputs.assets import Asset, assets
from hub.outputs.calendars import calendars
from hub.outputs.facets import facets
from hub.outputs.feeds import feeds
from hub.outputs.feeds.mailings import mailing_feeds
from hub.outputs.open_data import open_data
from hub.outputs.policy import headers
from hub.outputs.redirects import redirects
from hub.outputs.robots import robots
from hub.outputs.social_card import social_card
from hub.outputs.terms import search_terms
from hub.outputs.theme import colours, icon
from hub.pages import GATHERED, pages
from hub.problems import Code, Level, Place, Problem
from hub.source import links
from hub.source.content import read_content
from hub.source.cross_check import link_targets
from hub.source.folder import open_file
from hub.source.plain_page import PageFields, plain_page
from hub.source.read import Body, Progress, Reading, read_markdown
from hub.source.sections import sections
from hub.source.vocabularies import read_vocabularies
from hub.views.gathered import EXAMPLE, Gathered
from hub.views.notices import notices
from hub.vocabulary import Settings, Vocabularies


@dataclass(frozen=True, slots=True)
class Build:
    """All that a hub's folder gives on one day.

    With an error among the problems, catalogue is None and there is nothing to publish. A
    check makes the plain pages only, and it alone gives the hidden items.
    Problems are sorted by file, place, code and message.
    """

    problems: tuple[Problem, ...]
    catalogue: Catalogue | None = None
    pages: tuple[Page, ...] = ()
    assets: tuple[Asset, ...] = ()
    files: tuple[Output, ...] = ()
    hidden: tuple[Item, ...] = ()

    def count(self, level: Level) -> int:
        """How many problems are of a level."""
        return sum(problem.level is level for problem in self.problems)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spare Python's collector of cycles its walks over millions of records that have none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def check(root: Path, today: datetime, progress: Progress | None = None) -> Build:
    """Read and check a hub as it stands at an instant, without making pages."""
    found = read_content(root, GATHERED, progress)
    if found.settings is None or not found.sound:
        return Build(_sorted(found.problems))
    catalogue, plain = gather(
        found.reading, found.vocabularies, found.settings, today, found.statement
    )
    catalogue = replace(catalogue, removed=found.removed)
    problems = _sorted([*found.problems, *notices(catalogue)])
    items = found.reading.items.values()
    hidden = tuple(item for item in items if item.id in catalogue.hidden)
    return Build(problems, catalogue, plain, hidden=hidden)


@_uncollected()
def build(
    root: Path, today: datetime, progress: Progress | None = None, site: str = EXAMPLE
) -> Build:
    """Check a hub and, if nothing is wrong, make its pages and files.

    site is the address at which they will stand, for what must name it: feeds, open data.
    """
    checked = check(root, today, progress)
    if checked.catalogue is None:
        return checked
    gathered = Gathered(checked.catalogue, site)
    made = (
        colours(checked.catalogue.settings),
        icon(checked.catalogue.settings),
        facets(gathered.library),
        search_terms(gathered.index),
        social_card(checked.catalogue.settings),
        robots(site),
        headers(),
        *shared_files(gathered),
        *redirects(checked.catalogue, site),
    )
    if twice := [*_made_twice(checked.catalogue, made)]:
        return Build(_sorted([*checked.problems, *twice]))
    return Build(
        checked.problems,
        checked.catalogue,
        pages(gathered, checked.problems, checked.pages),
        assets(checked.catalogue),
        made,
    )


def _made_twice(catalogue: Catalogue, made: Sequence[Output]) -> Iterator[Problem]:
    """A problem for each file of the hub at an address at which the hub makes one itself."""
    taken = {output.path for output in made}
    for path in catalogue.sizes:
        if site_path(path) in taken:
            message = "The hub makes a file for this address itself."
            fix = "Give this file another name."
            yield Problem(path, Place(), Code.SAME_ADDRESS, message, fix)


def shared_files(gathered: Gathered) -> Iterator[Output]:
    """What other programs read: feeds, calendars and open data."""
    yield from feeds(gathered)
    yield from mailing_feeds(gathered)
    yield from calendars(gathered)
    yield from open_data(gathered)


def read_words(root: Path) -> Vocabularies:
    """A hub's vocabularies alone; those with faults are empty."""
    return read_vocabularies(partial(open_file, root))[0]


def check_text(root: Path, path: str, text: str) -> list[Problem]:
    """What would be wrong with an item of this text at this path, links aside."""
    reading = Reading()
    read_markdown(path, text, read_words(root), reading)
    return [*reading.problems, *sections(reading)]


STATEMENT = "docs/accessibility/index.md"
"""The page that a hub without an accessibility statement lacks: links to it become their text."""


def gather(
    reading: Reading,
    vocabularies: Vocabularies,
    settings: Settings,
    today: datetime,
    statement: Statement | None = None,
) -> tuple[Catalogue, tuple[Page, ...]]:
    """Freeze what readers may see at an instant: the catalogue, and the plain pages."""
    seen = {path: item.visibility(today) for path, item in reading.items.items()}
    listed = {path for path, how in seen.items() if how == "listed"}
    shown = {file for path in listed for file in reading.items[path].attached()}
    kept_back = {file for path in seen.keys() - listed for file in reading.items[path].attached()}
    unseen = frozenset(path for path, how in seen.items() if how == "hidden")
    targets = link_targets(reading, GATHERED)
    absent = frozenset() if statement else targets.gathered & {STATEMENT}

    def linked(path: str) -> links.Linked:
        return links.linked(reading.bodies[path], targets, unseen | absent | (kept_back - shown))

    def newest_first(wanted: str) -> tuple[Item, ...]:
        paths = [path for path, how in seen.items() if how == wanted]
        items = [_whole(reading.items[path], reading.bodies[path], linked(path)) for path in paths]
        return tuple(sorted(items, key=lambda item: (-item.facts.date.first.timestamp(), item.id)))

    catalogue = Catalogue(
        today,
        settings,
        vocabularies,
        newest_first("listed"),
        newest_first("withdrawn"),
        frozenset(reading.items[path].id for path in unseen),
        dict(reading.files),
        statement,
    )

    def plain(path: str, fields: PageFields) -> Page:
        macros = path.removeprefix("docs/") in settings.macro_pages
        return plain_page(reading.bodies[path].id, path, fields, linked(path).text, macros=macros)

    return catalogue, tuple(plain(path, fields) for path, fields in reading.pages.items())


def _whole(item: Item, body: Body, linked: links.Linked) -> Item:
    """An item with what its body says beside its facts."""
    return replace(
        item,
        body=linked.text,
        files=linked.files,
        mentions=linked.mentions,
        anchors=body.outline.anchors,
        wordless_images=links.wordless_images(body),
    )


def _sorted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=Problem.sort_key))
