"""Opening: an issue's file and what it names, to the issue and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hub.kinds import KINDS
from hub.kinds.newsletter import KIND
from hub.model import Item
from hub.newsroom.room import Newsroom, end_of, gather_at, read_part
from hub.outputs.newsletter.html import html
from hub.outputs.newsletter.introduction import introduction_faults
from hub.outputs.newsletter.plain_text import introduction_text
from hub.problems import Level, Place, Problem
from hub.source import links
from hub.source.cross_check import cross_check, link_targets
from hub.source.front_matter import place_in
from hub.source.paths import path_of
from hub.source.read import Body, Part, Reading
from hub.views.addresses import GATHERED
from hub.views.gathered import Gathered
from hub.views.newsletter.checks import Finding, Introduction, checks, unlisted
from hub.views.newsletter.edition import edition
from hub.views.newsletter.issue import Issue


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
    alone = read_part(room, Part(lambda each: each == path, folders=[KIND.folder]))
    if unsafe := [each for each in alone.problems if f"{path}/".startswith(f"{each.path}/")]:
        return Opened(path, tuple(unsafe))
    if path not in alone.bodies:
        return None
    needed = {path, *_named(alone, path)}
    folder = f"{KINDS['consultation'].folder}/"
    reading = read_part(room, Part(lambda each: each in needed or each.startswith(folder)))
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
    linked = {links.resolved(path, link.target.partition("#")[0]) for link in body.outline.links}
    return linked | {path_of(each.target.partition("#")[0]) for each in body.references}


def _laid_out(
    room: Newsroom,
    item: Item,
    reading: Reading,
    problems: tuple[Problem, ...],
    site: str,
    today: datetime,
) -> Opened:
    as_of = end_of(item.facts.window.to)
    gathered = Gathered(gather_at(room, reading, as_of), site)
    body = reading.bodies[item.path]
    words = links.linked(body, link_targets(reading, GATHERED), frozenset(), site).text.strip()
    issue = edition(item, words, room.own, gathered)
    start = len(body.text) - len(body.text.lstrip())
    introduction = Introduction(
        place_in(body.text, start, body.line),
        introduction_text(words, lambda _: ""),
        tuple(introduction_faults(words)),
    )
    findings = [
        *unlisted(_items_named(item, body, reading), as_of, today),
        *checks(item, issue, introduction, html(issue), room.words.abbreviations),
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
        if found := reading.items.get(links.resolved(body.path, link.target.partition("#")[0])):
            yield place_in(body.text, link.target_start, body.line), found
