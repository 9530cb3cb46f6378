"""What readers may not see, and what they may: so that a built site can be searched for leaks."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass

from hub.kinds import site_path
from hub.model import Catalogue, Item, Page
from hub.records import Fields


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a site may not have of one item.

    path is the item's file; addresses are those below the site's root, without outer slashes,
    of its pages and of files that only hidden items have; texts are in the order of its file.
    """

    path: str
    addresses: tuple[str, ...]
    texts: tuple[str, ...]


def withheld(catalogue: Catalogue, hidden: Sequence[Item]) -> Iterator[Withheld]:
    """All of the hidden items, and all texts of withdrawn ones: see visible for their notices."""
    shown = {file for item in catalogue.listed for file in (*item.attached(), *item.files)}
    for item in hidden:
        files = (site_path(file) for file in item.attached() if file not in shown)
        addresses = (item.id, *item.facts.aliases, *map(posixpath.normpath, files))
        yield Withheld(item.path, addresses, (*_own(item), item.body))
    for item in catalogue.withdrawn:
        yield Withheld(item.path, (), (*_own(item), item.body))


def visible(catalogue: Catalogue, plain: Iterable[Page]) -> Iterator[str]:
    """Every text that readers may see: of listed items, notices, plain pages and data/.

    An item's mention of another is no text: if that one is hidden, readers do not see it.
    """
    for item in catalogue.listed:
        yield from (*_own(item), item.body)
    for item in catalogue.withdrawn:
        facts = item.facts
        yield from (facts.title, *texts((facts.withdrawn, facts.contact)))
    for item in catalogue.shown():
        yield from (item.id, *item.facts.aliases)
    for page in plain:
        yield from (page.title, page.description, page.body)
    yield from texts((catalogue.settings, catalogue.vocabularies, catalogue.statement))
    yield from texts(catalogue.removed)


def _own(item: Item) -> Iterator[str]:
    """The texts of an item's facts, without the ids by which it mentions others."""
    mentioned = {reference.target for reference in item.references}
    yield from (text for text in texts(item.facts) if text not in mentioned)


def texts(value: object) -> Iterator[str]:
    """Every text in a record, however deep, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Fields):
        yield from texts([getattr(value, name) for name in type(value).model_fields])
    elif is_dataclass(value):
        yield from texts([getattr(value, each.name) for each in fields(value)])
    elif isinstance(value, Mapping):
        yield from texts([*value.values()])
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
