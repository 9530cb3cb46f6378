"""The ledger of addresses: what was published once must lead somewhere for good."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from hub.problems import Code, Place, Problem, nearest, one_of
from hub.source.front_matter import Opener, file_text
from hub.source.read import Body, Reading
from hub.source.vocabularies import REMOVED

LEDGER = "data/addresses.txt"

Ledger = Mapping[str, int]
"""The addresses that readers know, each with its line in the file."""

MAX_COMPARED = 10_000
"""Lost addresses times new ones, beyond which no guess is worth its time."""

_address = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")


def read_ledger(open_file: Opener) -> tuple[Ledger, list[Problem]]:
    """data/addresses.txt. A hub without the file has an empty ledger."""
    text = file_text(open_file, LEDGER) or ""
    if isinstance(text, tuple):
        place, fault = text
        return {}, [Problem(LEDGER, place, fault.code, fault.message, fault.fix)]
    found: dict[str, int] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if not _address.fullmatch(address):
            problems.append(_bad(number, Code.BAD_VALUE, f'"{address}" is no address of an item.'))
        elif found.setdefault(address, number) != number:
            message = f'"{address}" stands on line {found[address]} too.'
            problems.append(_bad(number, Code.DUPLICATE_ID, message))
    return found, problems


def _bad(line: int, code: Code, message: str) -> Problem:
    fix = "Delete this line. `make addresses` writes what is missing."
    return Problem(LEDGER, Place(line), code, message, fix)


def lost_addresses(
    ledger: Ledger, reading: Reading, removed: Collection[str] | None
) -> Iterator[Problem]:
    """A problem for each address of the ledger that leads nowhere now.

    Some may be covered by what cannot be read: by aliases of a faulty file, or by removed
    addresses where these are None. Until that is mended nobody can say which are lost.
    """
    bodies = [*reading.bodies.values(), *reading.unread.values()]
    drafts = _owners(each for each in bodies if each.kind and _is_draft(each))
    items = _owners(each for each in bodies if each.kind and not _is_draft(each))
    unsure = removed is None or any(each.kind and not _tells_aliases(each) for each in bodies)
    gone = [each for each in ledger if each not in items and each not in (removed or ())]
    new = [each for each, body in items.items() if each == body.id and each not in ledger]
    if len(gone) * len(new) > MAX_COMPARED:
        new = []
    for address in gone:
        if address in drafts:
            yield _drafted(address, ledger[address], drafts[address].path)
        elif not unsure:
            yield _lost(address, ledger[address], new)


def _is_draft(body: Body) -> bool:
    return body.facts is not None and body.facts.status == "draft"


def _tells_aliases(body: Body) -> bool:
    return body.facts is not None and body.facts.sound("aliases")


def _owners(bodies: Iterator[Body]) -> dict[str, Body]:
    """Items by their address and by their old ones."""
    owners: dict[str, Body] = {}
    for body in bodies:
        for address in (body.id, *(body.facts.aliases if body.facts else ())):
            owners.setdefault(address, body)
    return owners


def _drafted(address: str, line: int, path: str) -> Problem:
    message = f'"{address}" was published, and {path} is a draft now.'
    fix = "Withdraw it instead: write status: withdrawn, and withdrawn: {date: ..., reason: ...}."
    return Problem(LEDGER, Place(line), Code.LOST_ADDRESS, message, fix)


def _lost(address: str, line: int, new: list[str]) -> Problem:
    message = f'"{address}" was published, and no item has this address any more.'
    name = address.rpartition("/")[2]
    same = [each for each in new if each.rpartition("/")[2] == name]
    near = same or nearest(address, new, most=2)
    cure = "Give its file back, name it under aliases of the item that took its place"
    if near:
        cure = f"Did you mean {one_of(near)}? Name it under aliases there. Or give its file back"
    fix = f"{cure}, or record it in {REMOVED}."
    return Problem(LEDGER, Place(line), Code.LOST_ADDRESS, message, fix)
