"""The flow of the newsletter: read what matters, gather it as it stands, compose or lay it out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from hub.kinds import KINDS
from hub.kinds.newsletter import KIND
from hub.model import Catalogue, Item
from hub.outputs.newsletter import FORMATS
from hub.outputs.newsletter.draft_file import Heading, draft_file
from hub.outputs.newsletter.html import html
from hub.pages import GATHERED
from hub.pipeline import gather
from hub.problems import Code, Level, Place, Problem, nearest, one_of
from hub.source import links
from hub.source.cross_check import cross_check, link_targets
from hub.source.front_matter import place_in
from hub.source.paths import kind_of
from hub.source.read import Body, Part, Progress, Reading, open_file, read
from hub.source.recent import names_time_since
from hub.source.vocabularies import read_settings, read_vocabularies
from hub.values import LONDON, When
from hub.views.gathered import Gathered
from hub.views.newsletter.checks import Finding, checks, unlisted
from hub.views.newsletter.compose import (
    Audience,
    Composition,
    candidates,
    compose,
    issues_for,
    sent_items,
)
from hub.views.newsletter.edition import edition
from hub.views.newsletter.issue import Issue
from hub.views.newsletter.reasons import window
from hub.vocabulary import NewsletterSettings, Settings, Vocabularies

__all__ = [
    "FORMATS",
    "KIND",
    "Composition",
    "Finding",
    "Heading",
    "Newsroom",
    "Opened",
    "draft",
    "draft_file",
    "earlier_issues",
    "nearest",
    "one_of",
    "open_issue",
    "open_newsroom",
]


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What compiling an issue starts from: a hub's folder, and the files of its data/."""

    root: Path
    words: Vocabularies
    settings: Settings
    own: NewsletterSettings


def open_newsroom(root: Path) -> Newsroom | list[Problem]:
    """The newsroom of a hub, or what is wrong with its data/."""
    words, problems = read_vocabularies(partial(open_file, root))
    settings, more = read_settings(partial(open_file, root))
    problems += more
    if settings and settings.newsletter and not problems:
        return Newsroom(root, words, settings, settings.newsletter)
    return problems or [_NO_NEWSLETTER]


_NO_NEWSLETTER = Problem(
    "data/hub.yml",
    Place(),
    Code.MISSING_FIELD,
    "newsletter is missing, which says whom an issue comes from.",
    "Add newsletter: {name: ..., sender: {name: ..., email: ...}, reason: ...}.",
)


def _read(room: Newsroom, part: Part, progress: Progress | None = None) -> Reading:
    return read(room.root, room.words, progress, part)


def _gather(room: Newsroom, reading: Reading, as_of: datetime) -> Catalogue:
    return gather(reading, room.words, room.settings, as_of)[0]


def earlier_issues(
    room: Newsroom, audience: Audience, until: When, name: str
) -> tuple[list[Item], list[Problem]]:
    """The issues that reached an audience by the end of a day, the last first, and their faults.

    An issue of this name is not among them: it is the one to be written.
    """
    own = f"{KIND.folder}/{name}.md"
    part = Part(lambda path: path != own, folders=[KIND.folder])
    reading = _read(room, part)
    catalogue = _gather(room, reading, _end(until))
    return issues_for(audience, catalogue), reading.problems


def _end(until: When) -> datetime:
    """The last second of a date."""
    return window(until, until).until.astimezone(LONDON)


def draft(
    room: Newsroom,
    days: tuple[When, When],
    sections: Sequence[str],
    audience: Audience,
    earlier: Sequence[Item],
    progress: Progress | None = None,
) -> tuple[Composition, list[Problem]]:
    """What an issue over some days would have, and the faults of the files that were read.

    Only files that name a time since the first day are read: others have nothing to tell.
    """
    first, last = days
    part = Part(
        lambda path: kind_of(path) not in (None, KIND),
        lambda content: names_time_since(content, first.first),
    )
    reading = _read(room, part, progress)
    catalogue = _gather(room, reading, _end(last))
    chosen = [each for id_, each in room.words.newsletter.items() if id_ in sections]
    items = candidates(catalogue, audience)
    return compose(items, chosen, window(first, last), sent_items(earlier)), reading.problems


@dataclass(frozen=True, slots=True)
class Opened:
    """An issue's file, opened to be checked and exported.

    issue is None where an error keeps it from being laid out; problems are of the files that
    it needs, findings of the issue itself, by place.
    """

    path: str
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...] = ()
    issue: Issue | None = None

    @property
    def sound(self) -> bool:
        """Whether it may be exported."""
        levels = [each.level for each in self.problems] + [each.level for each in self.findings]
        return self.issue is not None and Level.ERROR not in levels


def open_issue(room: Newsroom, name: str, site: str, today: datetime) -> Opened | None:
    """Open the issue of a name, as its items stand at the end of its window; None for none.

    today tells whether its items can be opened on the site. Only the files are read that the
    issue names or links to, and the consultations, whose forms nothing may link to.
    """
    path = f"{KIND.folder}/{name}.md"
    alone = _read(room, Part(lambda each: each == path, folders=[KIND.folder]))
    if path not in alone.bodies and path not in {each.path for each in alone.problems}:
        return None
    needed = {path, *_named(alone, path)}
    folder = f"{KINDS['consultation'].folder}/"
    reading = _read(room, Part(lambda each: each in needed or each.startswith(folder)))
    problems = [*reading.problems, *cross_check(reading, room.settings.macro_pages, GATHERED)]
    mine = tuple(sorted((p for p in problems if p.path in needed), key=Problem.sort_key))
    item = reading.items.get(path)
    if item is None or any(each.level is Level.ERROR for each in mine):
        return Opened(path, mine)
    if not item.facts.window or item.facts.sections is None:
        return Opened(path, mine, (_INCOMPLETE,))
    return _laid_out(room, item, reading, mine, site, today)


_INCOMPLETE = Finding(
    Place(),
    "incomplete",
    Level.ERROR,
    "The issue has no window or no sections.",
    "Give window: {from: ..., to: ...} and sections; draft writes both.",
)


def _named(reading: Reading, path: str) -> set[str]:
    """The files that an issue names or links to, whether or not they exist."""
    body = reading.bodies.get(path)
    if body is None:
        return set()
    linked = {_linked_file(path, link.target) for link in body.outline.links}
    return linked | {_file_of(each.target.partition("#")[0]) for each in body.references}


def _file_of(id_: str) -> str:
    for kind in KINDS.values():
        if id_.startswith(f"{kind.address}/"):
            return f"{kind.folder}{id_.removeprefix(kind.address)}.md"
    return ""


def _laid_out(
    room: Newsroom,
    item: Item,
    reading: Reading,
    problems: tuple[Problem, ...],
    site: str,
    today: datetime,
) -> Opened:
    as_of = _end(item.facts.window.to)
    gathered = Gathered(_gather(room, reading, as_of), site)
    body = reading.bodies[item.path]
    targets = link_targets(reading, GATHERED)
    words = links.linked(body, targets, frozenset(), site).text
    item = replace(item, wordless_images=links.wordless_images(body))
    issue = edition(item, words.strip(), room.own, gathered)
    findings = [
        *unlisted(_items_named(item, body, reading), max(as_of, today)),
        *checks(item, issue, html(issue), room.words.abbreviations),
    ]
    ordered = sorted(findings, key=lambda each: (each.place, each.code, each.message))
    return Opened(item.path, problems, tuple(ordered), issue)


def _items_named(item: Item, body: Body, reading: Reading) -> Iterator[tuple[Place, Item]]:
    """The items that an issue sends and those that its words link to, with the place."""
    items = {each.id: each for each in reading.items.values()}
    places = {reference.target: reference.place for reference in item.references}
    for section in item.facts.sections:
        yield from ((places[each.id], items[each.id]) for each in section.items)
    for link in body.outline.links:
        if found := reading.items.get(_linked_file(body.path, link.target)):
            yield place_in(body.text, link.target_start, body.line), found


def _linked_file(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("#")[0]))
