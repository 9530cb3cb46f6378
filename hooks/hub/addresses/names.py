"""What somebody asks for: which item gets which address, and what forbids it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hub.addresses.refusal import Refusal
from hub.kinds import KINDS
from hub.model import Item
from hub.problems import nearest, one_of
from hub.source.content import Content
from hub.source.paths import id_of, kind_of, misplaced, path_of
from hub.source.vocabularies import REMOVED

LONGEST = 100
"""Characters that a part of an address may have, or no field could name the item."""


@dataclass(frozen=True, slots=True)
class Move:
    """An item, and the path and id that it gets."""

    item: Item
    path: str
    id: str

    @property
    def alias(self) -> str:
        """The address that it must go on having; "" for a draft, whose address nobody knows."""
        return "" if self.item.facts.status == "draft" else self.item.id


def asked_for(content: Content, old: str, new: str) -> Move:
    """The move that two names mean: ids, addresses or paths. Raises Refusal."""
    items = content.reading.items
    item = items.get(_path(old))
    if item is None:
        raise Refusal(_no_such_item(old, {each.id: each for each in items.values()}))
    path = _path(new)
    if not path:
        raise Refusal(f'"{new}" is no address of an item. Write it like {item.id}.')
    move = Move(item, path, id_of(path))
    for fault in _faults(move, content):
        raise Refusal(fault)
    return move


def _path(name: str) -> str:
    """The path of the file that a person means; "" for what can be no item's."""
    name = re.sub(r"^(?:\./|/)+", "", name.strip()).removesuffix("/").removesuffix(".md")
    in_folder = any(name.startswith(f"{kind.folder}/") for kind in KINDS.values())
    return f"{name}.md" if in_folder else path_of(name)


def _no_such_item(name: str, items: Mapping[str, Item]) -> str:
    wanted = id_of(_path(name)) or name
    now = [each.id for each in items.values() if wanted in each.facts.aliases]
    if now:
        return f'"{wanted}" is an old address of {now[0]}. Rename that.'
    near = nearest(wanted, [*items], most=2)
    guess = f" Did you mean {one_of(near)}?" if near else ""
    return f'"{wanted}" is no item of this hub.{guess}'


def _faults(move: Move, content: Content) -> Iterator[str]:
    kind = kind_of(move.path)
    if move.path == move.item.path:
        yield f"{move.id} is its address already."
    if kind is not move.item.kind:
        where = kind.plural.lower() if kind else "no item"
        yield (
            f"{move.item.id} is in {move.item.kind.folder}/, and {move.id} is an address of "
            f"{where}. An item keeps its kind: write a new one there, and withdraw this one."
        )
    if fault := misplaced(move.path):
        yield f"{fault.message} {fault.fix}"
    if max(map(len, move.id.split("/"))) > LONGEST:
        yield f"{move.id} is too long. Each part may have {LONGEST} characters."
    if owner := _owner(move, content):
        yield f"{move.id} is taken: {owner}. Choose another name."


def _owner(move: Move, content: Content) -> str:
    """Who has the new address already; "" for nobody, or the item itself under aliases."""
    reading = content.reading
    known = [*reading.bodies, *reading.unread, *reading.files]
    twins = {_for_all(path): path for path in known if path != move.item.path}
    if other := twins.get(_for_all(move.path)):
        return f"{other} is there"
    for item in reading.items.values():
        if move.id in item.facts.aliases and item is not move.item:
            return f"it is an old address of {item.id}"
    removed = any(each.address == move.id for each in content.removed)
    return f"{REMOVED} records that it was removed" if removed else ""


def _for_all(path: str) -> str:
    """A path as it reads on computers that do not tell capitals or forms of accents apart."""
    return unicodedata.normalize("NFC", path).casefold()
