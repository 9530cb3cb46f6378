"""Who stands where on the site: each address has one owner, old and removed addresses too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from hub.kinds import KINDS
from hub.model import Kind
from hub.problems import Code, Place, Problem
from hub.source.read import Body, Reading
from hub.source.vocabularies import REMOVED


def addresses(
    reading: Reading, gathered: Collection[str], removed: Mapping[str, Place]
) -> Iterator[Problem]:
    """A problem for each file, alias and removed address that claims what is another's.

    gathered are the folders in which the hub's own pages stand; removed has the addresses
    that data/removed.yml records, with their places.
    """
    bodies = {**reading.bodies, **reading.unread}
    yield from _pages(bodies)
    yield from _old(bodies, gathered, removed)


def _pages(bodies: Mapping[str, Body]) -> Iterator[Problem]:
    """Items and pages that claim one place."""
    taken = {body.id: path for path, body in bodies.items() if body.kind}
    for path, body in bodies.items():
        if body.kind is None and taken.setdefault(body.id, path) != path:
            message = f"The address of this page is that of {taken[body.id]}."
            fix = "Give one of the two another name."
            yield Problem(path, Place(), Code.SAME_ADDRESS, message, fix)
        elif body.kind is None and (kind := kind_at(body.id)):
            message = f"This is no place for a page: it is where {kind.plural.lower()} appear."
            yield Problem(path, Place(), Code.WRONG_FOLDER, message, f"Move it to {kind.folder}/.")


def kind_at(id_: str) -> Kind | None:
    """The kind whose items have addresses like this one."""
    kinds = (kind for kind in KINDS.values() if id_.startswith(f"{kind.address}/"))
    return next(kinds, None)


class _Claim(NamedTuple):
    """An address at which no file stands, who claims it, where, and what it is called."""

    address: str
    path: str
    place: Place
    owner: str
    name: str


def _old(
    bodies: Mapping[str, Body], gathered: Collection[str], removed: Mapping[str, Place]
) -> Iterator[Problem]:
    """Old and removed addresses that are those of something else."""
    taken = {body.id: path for path, body in bodies.items()}
    targets = {f"{body.id}/targets" for body in bodies.values() if body.kind is KINDS["strategy"]}
    for address, path, place, owner, name in [*_aliases(bodies), *_removed(removed)]:
        if (other := taken.setdefault(address, owner)) != owner:
            message = f'The {name} address "{address}" is the address of {other}.'
            fix = "Take it away, or give the other file another name."
        elif address in targets or _is_gathered(address, gathered):
            message = f'The {name} address "{address}" lies where the hub gathers items.'
            fix = "Take it away."
        else:
            continue
        yield Problem(path, place, Code.SAME_ADDRESS, message, fix)


def _aliases(bodies: Mapping[str, Body]) -> Iterator[_Claim]:
    for path, body in bodies.items():
        for index, alias in enumerate(body.facts.aliases if body.facts else ()):
            if alias:
                place = body.places[f"aliases.{index}"]
                yield _Claim(alias, path, place, f"{path} as an alias", "old")


def _removed(removed: Mapping[str, Place]) -> Iterator[_Claim]:
    for address, place in removed.items():
        yield _Claim(address, REMOVED, place, REMOVED, "removed")


_PART_OF_A_LIST = re.compile(r"[a-z-]+/page/\d+|events/\d{4}/\d{2}")
"""Addresses of the further pages of lists, and of the months of events."""


def _is_gathered(address: str, gathered: Collection[str]) -> bool:
    folders = (address, address.partition("/")[0])
    return any(each in gathered for each in folders) or bool(_PART_OF_A_LIST.fullmatch(address))
