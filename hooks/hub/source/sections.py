"""The sections that a kind prescribes for the bodies of its items."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Kind
from hub.problems import Code, Place, Problem, nearest, one_of
from hub.source.body import Heading
from hub.source.front_matter import place_in
from hub.source.read import Body, Reading


def sections(reading: Reading) -> Iterator[Problem]:
    """What is wrong with the sections of items whose kind prescribes them."""
    for body in reading.bodies.values():
        if body.kind and body.kind.sections:
            titles = {title.lower(): title for title in body.kind.sections.values()}
            second = [each for each in body.outline.headings if each.level == 2]
            odd = [each for each in second if each.title.lower() not in titles]
            meant = {each: nearest(each.title.lower(), list(titles), most=1) for each in odd}
            found = {each.title.lower() for each in second}.union(*meant.values())
            yield from _missing_sections(body, body.kind, found)
            for heading, near in meant.items():
                yield _odd_section(body, body.kind, heading, [titles[each] for each in near])
            yield from _repeated_sections(body, second)
            yield from _empty_sections(body)


def _missing_sections(body: Body, kind: Kind, found: set[str]) -> Iterator[Problem]:
    for slug, title in kind.sections.items():
        if title.lower() not in found and slug not in body.unrecorded:
            fix = f'Write it under "## {title}", or name {slug} in not_recorded.'
            message = f'The section "{title}" is missing.'
            yield Problem(body.path, Place(body.line), Code.MISSING_SECTION, message, fix)
        if title.lower() in found and slug in body.unrecorded:
            message = f'The section "{title}" is there and also named as not recorded.'
            place, fix = body.unrecorded[slug], "Keep one of the two."
            yield Problem(body.path, place, Code.BAD_NOT_RECORDED, message, fix)


def _odd_section(body: Body, kind: Kind, heading: Heading, near: list[str]) -> Problem:
    guess = f"Did you mean {one_of(near)}? " if near else ""
    fix = f"{guess}Use one of {one_of(list(kind.sections.values()))}, or ### inside one."
    message = f'"{heading.title}" is not a section of a {kind.singular.lower()}.'
    place = place_in(body.text, heading.offset, body.line)
    return Problem(body.path, place, Code.UNKNOWN_SECTION, message, fix)


def _repeated_sections(body: Body, headings: list[Heading]) -> Iterator[Problem]:
    seen: set[str] = set()
    for heading in headings:
        if heading.title.lower() in seen:
            message = f'The section "{heading.title}" is there twice.'
            place = place_in(body.text, heading.offset, body.line)
            fix = "Bring its words together under one heading."
            yield Problem(body.path, place, Code.DUPLICATE_ID, message, fix)
        seen.add(heading.title.lower())


def _empty_sections(body: Body) -> Iterator[Problem]:
    headings = body.outline.headings
    for heading, after in zip(headings, [*headings[1:], None], strict=False):
        end = after.offset if after else len(body.text)
        words = body.text[heading.offset : end].partition("\n")[2].strip()
        if not words and not (after and after.level > heading.level):
            message = f'The section "{heading.title}" has no text.'
            place = place_in(body.text, heading.offset, body.line)
            fix = "Write it, or take the heading away and name it in not_recorded."
            yield Problem(body.path, place, Code.EMPTY_SECTION, message, fix)
