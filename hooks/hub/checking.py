"""Read and check a hub, and gather what readers may see: the first half of the flow."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hub.model import Catalogue, Item, Output, Page, Statement
from hub.problems import Level, Problem
from hub.source import links
from hub.source.content import read_content
from hub.source.cross_check import link_targets
from hub.source.folder import open_file
from hub.source.plain_page import PageFields, plain_page
from hub.source.read import Body, Progress, Reading, read_markdown
from hub.source.sections import sections
from hub.source.vocabularies import read_vocabularies
from hub.views.addresses import GATHERED
from hub.views.notices import notices
from hub.vocabulary import Settings, Vocabularies

if TYPE_CHECKING:
    from hub.outputs.assets import Asset


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
def uncollected() -> Iterator[None]:
    """Spare Python's collector of cycles its walks over millions of records that have none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@uncollected()
def check(root: Path, today: datetime, progress: Progress | None = None) -> Build:
    """Read and check a hub as it stands at an instant, without making pages."""
    found = read_content(root, GATHERED, progress)
    if found.settings is None or not found.sound:
        return Build(in_order(found.problems))
    catalogue, plain = gather(
        found.reading, found.vocabularies, found.settings, today, found.statement
    )
    catalogue = replace(catalogue, removed=found.removed)
    problems = in_order([*found.problems, *notices(catalogue)])
    items = found.reading.items.values()
    hidden = tuple(item for item in items if item.id in catalogue.hidden)
    return Build(problems, catalogue, plain, hidden=hidden)


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


def in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems by file, place, code and message."""
    return tuple(sorted(problems, key=Problem.sort_key))
