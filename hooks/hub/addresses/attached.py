"""Which files go along when an item moves to another folder: those that it must have beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hub.addresses.names import Move
from hub.addresses.refusal import Refusal
from hub.source.read import Reading

Same = Callable[[str, str], bool]
"""Whether two files of the hub have the same bytes, by their paths."""


@dataclass(frozen=True, slots=True)
class Attached:
    """Where an item's attachments and image go, by their path.

    Those of moved are nobody else's; those of copied are another item's, too, and stay.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    copied: Mapping[str, str] = field(default_factory=dict)


def attached(move: Move, reading: Reading, same: Same) -> Attached:
    """What goes along. Raises Refusal where another file is in the way."""
    here, there = posixpath.dirname(move.item.path), posixpath.dirname(move.path)
    if here == there:
        return Attached()
    others = [each for each in reading.items.values() if each is not move.item]
    shared = {file for each in others for file in each.attached()}
    ways = {file: there + file.removeprefix(here) for file in sorted(move.item.attached())}
    for file, way in ways.items():
        if way in reading.files and not same(file, way):
            raise Refusal(f"{way} is another file than {file}. Rename one of the two first.")
    return Attached(
        {file: way for file, way in ways.items() if file not in shared},
        {file: way for file, way in ways.items() if file in shared},
    )
