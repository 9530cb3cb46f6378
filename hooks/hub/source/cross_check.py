"""Checks between files: what one item says of another, and of files beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from hub.model import Item
from hub.problems import Code, Place, Problem, nearest, one_of
from hub.source import links
from hub.source.body import Outline
from hub.source.front_matter import place_in, split
from hub.source.read import Reading

MAX_NEAREST = 2


def cross_check(reading: Reading, macro_pages: tuple[str, ...]) -> list[Problem]:
    """All problems between files, in no order."""
    by_id = {item.id: item for item in reading.items.values()}
    targets = link_targets(reading)
    problems = [*_addresses(reading), *_macros(reading, macro_pages)]
    for path, item in reading.items.items():
        body = reading.outlines[path]
        problems += _references(item, by_id)
        problems += _files(item, reading)
        problems += _sections(item, body)
        problems += links.check(item, body, targets)
    if not reading.items and not reading.problems:
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
    anchors = {path: body.anchors for path, body in reading.outlines.items()}
    for path, item in reading.items.items():
        anchors[path] |= frozenset(_drawn(item))
    pages = frozenset(reading.pages)
    return links.Targets(reading.items, pages, frozenset(reading.files), anchors)


def _drawn(item: Item) -> Iterator[str]:
    """Anchors that an item's template draws: ids of the entries of its lists."""
    for name in ("objectives", "targets", "budget", "risks", "questions"):
        for entry in getattr(item.facts, name, None) or ():
            if not isinstance(entry, str):
                yield entry.id
    for agenda in getattr(item.facts, "items", None) or ():
        yield from (decision.id for decision in agenda.decisions)


def _references(item: Item, by_id: dict[str, Item]) -> Iterator[Problem]:
    for place, target, kinds in item.references:
        found = by_id.get(target.partition("#")[0])
        if found is None or (kinds and found.kind.name not in kinds):
            what = " or ".join(kinds).replace("_", " ") or "item"
            pool = [i for i, other in by_id.items() if not kinds or other.kind.name in kinds]
            near = nearest(target.partition("#")[0], pool, most=MAX_NEAREST)
            fix = f"Did you mean {one_of(near)}?" if near else "Correct it, or take it away."
            message = f'"{target}" is the id of no {what} of this hub.'
            yield Problem(item.path, place, Code.UNKNOWN_ITEM, message, fix)
        elif "#" in target:
            ids = [each.id for each in found.facts.targets]
            if (wanted := target.partition("#")[2]) not in ids:
                near = nearest(wanted, ids, most=MAX_NEAREST)
                fix = f"Did you mean {one_of(near)}?" if near else "See targets in that strategy."
                message = f'"{wanted}" is the id of no target of {found.id}.'
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


def _sections(item: Item, body: Outline) -> Iterator[Problem]:
    if not item.kind.sections:
        return
    found = {heading.anchor: heading for heading in body.headings if heading.level == 2}
    for slug, title in item.kind.sections.items():
        anchor = next((a for a, h in found.items() if h.title.lower() == title.lower()), None)
        if (anchor is None) == (slug in item.facts.not_recorded):
            continue
        if anchor is None:
            place = Place(item.body_line, 1)
            fix = f'Write it under "## {title}", or name {slug} in not_recorded.'
            message = f'The section "{title}" is missing.'
            yield Problem(item.path, place, Code.MISSING_SECTION, message, fix)
        else:
            message = f'The section "{title}" is there and also named as not recorded.'
            at = item.places["not_recorded"]
            yield Problem(item.path, at, Code.BAD_NOT_RECORDED, message, "Keep one of the two.")
    yield from _odd_sections(item, body)


def _odd_sections(item: Item, body: Outline) -> Iterator[Problem]:
    titles = {title.lower(): title for title in item.kind.sections.values()}
    for index, heading in enumerate(body.headings):
        place = place_in(item.body, heading.offset, item.body_line)
        if heading.level == 2 and heading.title.lower() not in titles:
            near = nearest(heading.title.lower(), list(titles), most=1)
            guess = f'Did you mean "{titles[near[0]]}"? ' if near else ""
            fix = f"{guess}Use one of {one_of(list(titles.values()))}, or ### inside one."
            message = f'"{heading.title}" is not a section of a {item.kind.singular.lower()}.'
            yield Problem(item.path, place, Code.UNKNOWN_SECTION, message, fix)
        after = body.headings[index + 1 :]
        end = after[0].offset if after else len(item.body)
        words = item.body[heading.offset : end].partition("\n")[2].strip()
        if not words and not (after and after[0].level > heading.level):
            message = f'The section "{heading.title}" has no text.'
            fix = "Write it, or take the heading away and name it in not_recorded."
            yield Problem(item.path, place, Code.EMPTY_SECTION, message, fix)


def _addresses(reading: Reading) -> Iterator[Problem]:
    """Items and old addresses that claim one place."""
    taken = {item.id: item.path for item in reading.items.values()}
    taken |= {page.removeprefix("docs/").removesuffix(".md"): page for page in reading.pages}
    for path, item in reading.items.items():
        for alias in item.facts.aliases:
            if taken.setdefault(alias, f"{path} as an alias") != f"{path} as an alias":
                message = f'The old address "{alias}" is the address of {taken[alias]}.'
                at = item.places["aliases"]
                fix = "Take it away, or give the other file another name."
                yield Problem(path, at, Code.SAME_ADDRESS, message, fix)
    for page in reading.pages:
        if page.startswith("docs/case-studies/") and page != "docs/case-studies/index.md":
            fix = "Move it to case_studies/."
            message = "Case studies do not lie in docs/."
            yield Problem(page, Place(), Code.WRONG_FOLDER, message, fix)


def _macros(reading: Reading, allowed: tuple[str, ...]) -> Iterator[Problem]:
    for path, text in reading.pages.items():
        document = split(text)
        if isinstance(document, tuple):
            continue
        for at, fault in document.tree.faults:
            yield Problem(path, at, fault.code, fault.message, fault.fix)
        if ("render_macros",) in document.tree.keys and path.removeprefix("docs/") not in allowed:
            place = document.tree.keys[("render_macros",)]
            message = "This page may not run macros."
            fix = "Take render_macros away, or list the page under macro_pages in data/hub.yml."
            yield Problem(path, place, Code.MACRO, message, fix)
