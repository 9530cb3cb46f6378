"""Checks between files: what one item says of another, and of files beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from hub.kinds import KINDS
from hub.model import Item, Kind
from hub.problems import Code, Place, Problem, nearest, one_of
from hub.source import links
from hub.source.front_matter import place_in
from hub.source.read import Body, Reading

MAX_NEAREST = 2


def cross_check(reading: Reading, macro_pages: tuple[str, ...]) -> list[Problem]:
    """All problems between files, in no order."""
    known = {body.id: body for body in reading.bodies.values() if body.kind}
    items = {item.id: item for item in reading.items.values()}
    targets = link_targets(reading)
    problems = [*_addresses(reading), *_macros(reading, macro_pages), *sections(reading)]
    for item in reading.items.values():
        problems += [*_references(item, known, items), *_files(item, reading)]
    for body in reading.bodies.values():
        if body.kind:
            problems += links.check(body, targets)
    if not known and not reading.problems:
        problems.append(_EMPTY)
    return problems


_EMPTY = Problem(
    "case_studies",
    Place(),
    Code.EMPTY_HUB,
    "The hub has no items yet.",
    "Write the first one: scripts/new_item.py case_study.",
)


def link_targets(reading: Reading) -> links.Targets:
    """What links of this hub may lead to."""
    bodies = reading.bodies.items()
    anchors = {path: body.outline.anchors for path, body in bodies if body.kind is None}
    for path, item in reading.items.items():
        anchors[path] = reading.bodies[path].outline.anchors | frozenset(_drawn(item))
    return links.Targets(
        items={path: body.id for path, body in bodies if body.kind},
        pages=frozenset(path for path, body in bodies if body.kind is None),
        files=frozenset(reading.files),
        anchors=anchors,
    )


def _drawn(item: Item) -> Iterator[str]:
    """Anchors that an item's template draws: ids of the entries of its lists."""
    for name in ("objectives", "targets", "budget", "risks", "questions"):
        for entry in getattr(item.facts, name, None) or ():
            if not isinstance(entry, str):
                yield entry.id
    for agenda in getattr(item.facts, "items", None) or ():
        yield from (decision.id for decision in agenda.decisions)


def _references(item: Item, known: dict[str, Body], items: dict[str, Item]) -> Iterator[Problem]:
    for place, reference, kinds in item.references:
        target, _, aim = reference.partition("#")
        found = known.get(target)
        if found is None or found.kind is None or (kinds and found.kind.name not in kinds):
            what = " or ".join(kinds).replace("_", " ") or "item"
            pool = [i for i, b in known.items() if b.kind and (not kinds or b.kind.name in kinds)]
            near = nearest(target, pool, most=MAX_NEAREST)
            fix = f"Did you mean {one_of(near)}?" if near else "Correct it, or take it away."
            message = f'"{reference}" is the id of no {what} of this hub.'
            yield Problem(item.path, place, Code.UNKNOWN_ITEM, message, fix)
        elif aim and target in items:
            ids = [each.id for each in items[target].facts.targets]
            if aim not in ids:
                near = nearest(aim, ids, most=MAX_NEAREST)
                fix = f"Did you mean {one_of(near)}?" if near else "See targets in that strategy."
                message = f'"{aim}" is the id of no target of {target}.'
                yield Problem(item.path, place, Code.UNKNOWN_TARGET, message, fix)


def _files(item: Item, reading: Reading) -> Iterator[Problem]:
    folder = posixpath.dirname(item.path)
    wanted = [("attachments", each.path) for each in item.facts.attachments]
    wanted += [("image", item.facts.image.src)] if item.facts.image else []
    for field, path in wanted:
        if posixpath.join(folder, path) not in reading.files:
            near = nearest(posixpath.join(folder, path), sorted(reading.files), most=1)
            guess = f'Did you mean "{posixpath.relpath(near[0], folder)}"? ' if near else ""
            message = f'"{path}" does not exist beside this file.'
            fix = f"{guess}Add the file, or correct its name."
            yield Problem(item.path, item.places[field], Code.MISSING_FILE, message, fix)


def sections(reading: Reading) -> Iterator[Problem]:
    """What is wrong with the sections of items whose kind prescribes them."""
    for body in reading.bodies.values():
        if body.kind and body.kind.sections:
            yield from _missing_sections(body, body.kind)
            yield from _odd_sections(body, body.kind)


def _missing_sections(body: Body, kind: Kind) -> Iterator[Problem]:
    found = {each.title.lower() for each in body.outline.headings if each.level == 2}
    for slug, title in kind.sections.items():
        place = Place(body.line, 1)
        if title.lower() not in found and slug not in body.unrecorded:
            fix = f'Write it under "## {title}", or name {slug} in not_recorded.'
            message = f'The section "{title}" is missing.'
            yield Problem(body.path, place, Code.MISSING_SECTION, message, fix)
        if title.lower() in found and slug in body.unrecorded:
            message = f'The section "{title}" is there and also named as not recorded.'
            fix = "Keep one of the two."
            yield Problem(body.path, place, Code.BAD_NOT_RECORDED, message, fix)


def _odd_sections(body: Body, kind: Kind) -> Iterator[Problem]:
    titles = {title.lower(): title for title in kind.sections.values()}
    headings = body.outline.headings
    for index, heading in enumerate(headings):
        place = place_in(body.text, heading.offset, body.line)
        if heading.level == 2 and heading.title.lower() not in titles:
            near = nearest(heading.title.lower(), list(titles), most=1)
            guess = f'Did you mean "{titles[near[0]]}"? ' if near else ""
            fix = f"{guess}Use one of {one_of(list(titles.values()))}, or ### inside one."
            message = f'"{heading.title}" is not a section of a {kind.singular.lower()}.'
            yield Problem(body.path, place, Code.UNKNOWN_SECTION, message, fix)
        after = headings[index + 1 :]
        end = after[0].offset if after else len(body.text)
        words = body.text[heading.offset : end].partition("\n")[2].strip()
        if not words and not (after and after[0].level > heading.level):
            message = f'The section "{heading.title}" has no text.'
            fix = "Write it, or take the heading away and name it in not_recorded."
            yield Problem(body.path, place, Code.EMPTY_SECTION, message, fix)


def _addresses(reading: Reading) -> Iterator[Problem]:
    """Items, pages and old addresses that claim one place."""
    taken = {body.id: path for path, body in reading.bodies.items() if body.kind}
    for path, body in reading.bodies.items():
        if body.kind is None and taken.setdefault(body.id, path) != path:
            message = f"The address of this page is that of {taken[body.id]}."
            fix = "Give one of the two another name."
            yield Problem(path, Place(), Code.SAME_ADDRESS, message, fix)
        elif body.kind is None and (kind := _kind_at(body.id)):
            message = f"This is no place for a page: it is where {kind.plural.lower()} appear."
            yield Problem(path, Place(), Code.WRONG_FOLDER, message, f"Move it to {kind.folder}/.")
    for path, item in reading.items.items():
        for alias in item.facts.aliases:
            if taken.setdefault(alias, f"{path} as an alias") != f"{path} as an alias":
                message = f'The old address "{alias}" is the address of {taken[alias]}.'
                at = item.places["aliases"]
                fix = "Take it away, or give the other file another name."
                yield Problem(path, at, Code.SAME_ADDRESS, message, fix)


def _kind_at(id_: str) -> Kind | None:
    """The kind whose items have addresses like this one."""
    kinds = [kind for kind in KINDS.values() if id_.startswith(f"{kind.address}/")]
    return kinds[0] if kinds and not id_.endswith("/index") else None


def _macros(reading: Reading, allowed: tuple[str, ...]) -> Iterator[Problem]:
    for path, tree in reading.trees.items():
        for at, fault in tree.faults:
            yield Problem(path, at, fault.code, fault.message, fault.fix)
        if ("render_macros",) in tree.keys and path.removeprefix("docs/") not in allowed:
            place = tree.key_place(("render_macros",))
            message = "This page may not run macros."
            fix = "Take render_macros away, or list the page under macro_pages in data/hub.yml."
            yield Problem(path, place, Code.MACRO, message, fix)
