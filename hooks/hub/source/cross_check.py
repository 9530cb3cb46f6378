"""Checks between files: what one item says of another, and of files beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from hub.kinds import KINDS, site_path
from hub.model import Item
from hub.problems import Code, Place, Problem, nearest, nearest_file, one_of
from hub.source import links
from hub.source.addresses import addresses
from hub.source.file_types import picture_fault
from hub.source.form_links import form_links
from hub.source.markup import markup
from hub.source.read import Body, Reading
from hub.source.sections import sections

MAX_NEAREST = 2


def cross_check(
    reading: Reading,
    macro_pages: tuple[str, ...] | None,
    gathered: Collection[str],
    removed: Mapping[str, Place] = MappingProxyType({}),
) -> list[Problem]:
    """All problems between files, in no order.

    macro_pages is None where it is not known; gathered are the folders of the site in which
    the hub's own pages stand, each with an index; removed has the addresses that
    data/removed.yml records, with their places.
    """
    bodies = [*reading.bodies.values(), *reading.unread.values()]
    known = {body.id: body for body in bodies if body.kind}
    moved = {alias: body.id for body in bodies if body.facts for alias in body.facts.aliases}
    targets = link_targets(reading, gathered)
    problems = [
        *addresses(reading, gathered, removed),
        *_macros(reading, macro_pages),
        *sections(reading),
        *form_links(reading),
    ]
    for body in reading.bodies.values():
        if body.kind:
            problems += [*_references(body, known, moved), *_files(body, reading)]
        problems += links.check(body, targets)
        if not _runs_macros(body.path, macro_pages):
            problems += markup(body)
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
    if facts.image and (fault := picture_fault(facts.image.src)):
        yield Problem(body.path, body.places["image"], fault.code, fault.message, fault.fix)


def _macros(reading: Reading, allowed: tuple[str, ...] | None) -> Iterator[Problem]:
    for path, tree in reading.trees.items():
        known = allowed is None or _runs_macros(path, allowed)
        if ("render_macros",) in tree.keys and not known:
            place = tree.key_place(("render_macros",))
            message = "This page may not run macros."
            fix = "Take render_macros away, or list the page under macro_pages in data/hub.yml."
            yield Problem(path, place, Code.MACRO, message, fix)


def _runs_macros(path: str, allowed: tuple[str, ...] | None) -> bool:
    return path.removeprefix("docs/") in (allowed or ())
