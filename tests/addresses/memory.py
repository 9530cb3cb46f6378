"""Hubs that are nothing but bytes by path, to be renamed in without a disk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from hub.addresses import Content, Rename, rename
from hub.source.content import Content as Read
from hub.source.cross_check import cross_check
from hub.source.folder import open_file
from hub.source.front_matter import decode
from hub.source.ledger import lost_addresses, read_ledger
from hub.source.links import resolved
from hub.source.read import Reading, read_markdown
from hub.source.vocabularies import read_removals, read_settings, read_vocabularies
from hub.views.addresses import GATHERED
from hub.vocabulary import Vocabularies
from tests.hubs import TINY_HUB

Hub = Mapping[str, bytes]


@cache
def tiny() -> Hub:
    """The files of the tiny hub."""
    found = [path for path in TINY_HUB.rglob("*") if path.is_file()]
    return {path.relative_to(TINY_HUB).as_posix(): path.read_bytes() for path in found}


@cache
def _words() -> Vocabularies:
    return read_vocabularies(partial(open_file, TINY_HUB))[0]


def content(hub: Hub) -> Content:
    """What the files say, with all that is wrong between them."""
    reading = Reading()
    for path, data in sorted(hub.items()):
        if path.endswith(".md"):
            text = decode(data)
            assert isinstance(text, str), path
            read_markdown(path, text, _words(), reading)
        elif not path.startswith("data/"):
            reading.files[path] = len(data)
    settings, _ = read_settings(hub.get)
    removals, problems = read_removals(hub.get)
    assert removals is not None, problems
    ledger, of_ledger = read_ledger(hub.get)
    problems = [
        *reading.problems,
        *cross_check(reading, settings.macro_pages if settings else (), GATHERED, removals.places),
        *of_ledger,
        *lost_addresses(ledger, reading, removals.records),
    ]
    records = tuple(removals.records.values())
    return Read(reading, _words(), settings, None, records, ledger, tuple(problems))


def planned(hub: Hub, old: str, new: str) -> Rename:
    """What a rename would do."""
    return rename(content(hub), hub.get, lambda one, other: hub[one] == hub[other], old, new)


def renamed(hub: Hub, old: str, new: str) -> Hub:
    """The files after a rename."""
    plan = planned(hub, old, new)
    copies = {there: hub[here] for there, here in plan.copies.items()}
    kept = {path: data for path, data in hub.items() if path not in plan.gone}
    return {**kept, **copies, **plan.files}


def leads(found: Content) -> set[tuple[str, str, str]]:
    """Each link and mention: the file, what it leads to, and the place on that page."""
    ways = set()
    for path, body in found.reading.bodies.items():
        for link in body.outline.links:
            target, _, anchor = link.target.partition("#")
            if ":" not in target:
                ways.add((path, resolved(path, target) if target else path, anchor))
        for reference in body.references:
            id_, _, aim = reference.target.partition("#")
            ways.add((path, id_, aim))
    return ways
