"""Checks between files: what one item says of another, and of files beside it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from typing import Any

from hub.kinds import KINDS, site_path
from hub.model import Item, Kind
from hub.problems import Code, Place, Problem, nearest, nearest_file, one_of
from hub.source import links
from hub.source.form_links import form_links
from hub.source.read import Body, Reading
from hub.source.sections import sections

MAX_NEAREST = 2


def cross_check(
    reading: Reading, macro_pages: tuple[str, ...] | None, gathered: Collection[str]
) -> list[Problem]:
    """All problems between files, in no order.

    macro_pages is None where it is not known; gathered are the folders of the site in which
    the hub's own pages stand, each with an index.
    """
    bodies = [*reading.bodies.values(), *reading.unread.values()]
    known = {body.id: body for body in bodies if body.kind}
    moved = {alias: body.id for body in bodies if body.facts for alias in body.facts.aliases}
    targets = link_targets(reading, gathered)
    problems = [
        *_addresses(reading),
        *_aliases(reading, gathered),
        *_macros(reading, macro_pages),
        *sections(reading),
        *form_links(reading),
    ]
    for body in reading.bodies.values():
        if body.kind:
            problems += [*_references(body, known, moved), *_files(body, reading)]
        problems += links.check(body, targets)
    if not known and not reading.problems:
        problems.append(_EMPTY)
    return problems


_EMPTY = Problem(
    "case_studies",
    Place(),
    Code.EMPTY_HUB,
    "The hub has no items yet.",
    "Write the first one: make new KIND=case_study.",
)


def link_targets(reading: Reading, gathered: Collection[str]) -> links.Targets:
    """What links of this hub may lead to."""
    bodies = reading.bodies | reading.unread
    folders = [*gathered, *(kind.address for kind in KINDS.values())]
    anchors = {
        path: body.outline.anchors for path, body in reading.bodies.items() if body.kind is None
    }
    for path, item in reading.items.items():
        anchors[path] = reading.bodies[path].outline.anchors | frozenset(_drawn(item))
    kept = {path: site_path(path) for path in (*bodies, *reading.files)}
    made = {f"docs/{folder}/index.md": f"{folder}/index.md" for folder in folders}
    return links.Targets(
        site=made | kept,
        gathered=frozenset(made.keys() - kept.keys()),
        ids={path: body.id for path, body in bodies.items() if body.kind},
        anchors=anchors,
    )


_DRAWN = {"objectives", "targets", "budget", "risks", "questions", "items"}


def _drawn(item: Item) -> Iterator[str]:
    """Anchors that an item's template draws: ids of the entries of its lists."""
    for name in _DRAWN & item.facts.model_fields_set:
        for entry in getattr(item.facts, name) or ():
            if name == "items":
                yield from (decision.id for decision in entry.decisions)
            elif not isinstance(entry, str):
                yield entry.id


def _references(body: Body, known: dict[str, Body], moved: dict[str, str]) -> Iterator[Problem]:
    """References to nothing; moved has the ids of items by their old addresses."""
    for place, reference, kinds in body.references:
        target, _, aim = reference.partition("#")
        found = known.get(target)
        if found is None or found.kind is None or (kinds and found.kind.name not in kinds):
            what = " or ".join(kinds).replace("_", " ") or "item"
            pool = [i for i, b in known.items() if b.kind and (not kinds or b.kind.name in kinds)]
            new = [moved[target]] if moved.get(target) in pool else []
            near = new or nearest(target, pool, most=MAX_NEAREST)
            fix = f"Did you mean {one_of(near)}?" if near else "Correct it, or take it away."
            message = f'"{reference}" is the id of no {what} of this hub.'
            yield Problem(body.path, place, Code.UNKNOWN_ITEM, message, fix)
        elif aim and (ids := _target_ids(found)) is not None and aim not in ids:
            near = nearest(aim, ids, most=MAX_NEAREST)
            fix = f"Did you mean {one_of(near)}?" if near else "See targets in that strategy."
            message = f'"{aim}" is the id of no target of {target}.'
            yield Problem(body.path, place, Code.UNKNOWN_TARGET, message, fix)


def _target_ids(strategy: Body) -> list[str] | None:
    """Ids of a strategy's targets, None where they are faulty."""
    facts: Any = strategy.facts
    return [each.id for each in facts.targets] if facts and facts.sound("targets") else None


def _files(body: Body, reading: Reading) -> Iterator[Problem]:
    folder, facts = posixpath.dirname(body.path), body.facts
    if facts is None:
        return
    wanted = [(f"attachments.{index}", each.path) for index, each in enumerate(facts.attachments)]
    wanted += [("image", facts.image.src)] if facts.image else []
    for field, path in wanted:
        if posixpath.join(folder, path) not in reading.files:
            near = nearest_file(posixpath.join(folder, path), [*reading.files])
            guess = f'Did you mean "{posixpath.relpath(near[0], folder)}"? ' if near else ""
            message = f'"{path}" does not exist beside this file.'
            fix = f"{guess}Add the file, or correct its name."
            yield Problem(body.path, body.places[field], Code.MISSING_FILE, message, fix)


def _addresses(reading: Reading) -> Iterator[Problem]:
    """Items and pages that claim one place."""
    taken = {body.id: path for path, body in reading.bodies.items() if body.kind}
    for path, body in reading.bodies.items():
        if body.kind is None and taken.setdefault(body.id, path) != path:
            message = f"The address of this page is that of {taken[body.id]}."
            fix = "Give one of the two another name."
            yield Problem(path, Place(), Code.SAME_ADDRESS, message, fix)
        elif body.kind is None and (kind := _kind_at(body.id)):
            message = f"This is no place for a page: it is where {kind.plural.lower()} appear."
            yield Problem(path, Place(), Code.WRONG_FOLDER, message, f"Move it to {kind.folder}/.")


_PART_OF_A_LIST = re.compile(r"[a-z-]+/page/\d+|events/\d{4}/\d{2}")
"""Addresses of the further pages of lists, and of the months of events."""


def _aliases(reading: Reading, gathered: Collection[str]) -> Iterator[Problem]:
    """Old addresses that are those of something else."""
    bodies = reading.bodies.items()
    taken = {body.id: path for path, body in bodies}
    made = {f"{body.id}/targets" for _, body in bodies if body.kind is KINDS["strategy"]}
    for path, body in bodies:
        for index, alias in enumerate(body.facts.aliases if body.facts else ()):
            if not alias:
                continue
            own = f"{path} as an alias"
            if (other := taken.setdefault(alias, own)) != own:
                message = f'The old address "{alias}" is the address of {other}.'
                fix = "Take it away, or give the other file another name."
            elif (
                alias in made
                or alias in gathered
                or alias.partition("/")[0] in gathered
                or _PART_OF_A_LIST.fullmatch(alias)
            ):
                message = f'The old address "{alias}" lies where the hub gathers items.'
                fix = "Take it away."
            else:
                continue
            place = body.places[f"aliases.{index}"]
            yield Problem(path, place, Code.SAME_ADDRESS, message, fix)


def _kind_at(id_: str) -> Kind | None:
    """The kind whose items have addresses like this one."""
    kinds = (kind for kind in KINDS.values() if id_.startswith(f"{kind.address}/"))
    return next(kinds, None)


def _macros(reading: Reading, allowed: tuple[str, ...] | None) -> Iterator[Problem]:
    for path, tree in reading.trees.items():
        known = allowed is None or path.removeprefix("docs/") in allowed
        if ("render_macros",) in tree.keys and not known:
            place = tree.key_place(("render_macros",))
            message = "This page may not run macros."
            fix = "Take render_macros away, or list the page under macro_pages in data/hub.yml."
            yield Problem(path, place, Code.MACRO, message, fix)
