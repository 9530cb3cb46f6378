"""Which entries of the library have which values, packed for the browser to count."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence

from hub.model import Item, Output
from hub.views.library import Library
from hub.views.savings import largest_saving


def facets(library: Library) -> Output:
    """library/facets.gz: JSON, zipped, over the listed items by number, the newest being 0.

    {"entries": how many, "values": {facet: {value: base64 of bits, the lowest bit of the first
    byte for item 0}}, "saving": numbers of those that saved money, the largest saving first}
    """
    listed = library.index.catalogue.listed
    numbers = {item.id: number for number, item in enumerate(listed)}
    length = (len(numbers) + 7) // 8

    def bits(items: Sequence[Item]) -> str:
        row = sum(1 << numbers[item.id] for item in items)
        return base64.b64encode(row.to_bytes(length, "little")).decode()

    values = {
        name: {value: bits(items) for value, items in sorted(found.items())}
        for name, found in library.items.items()
        if found
    }
    content = {"entries": len(numbers), "values": values, "saving": _by_saving(listed)}
    text = json.dumps(content, separators=(",", ":"))
    return Output("library/facets.gz", gzip.compress(text.encode(), mtime=0))


def _by_saving(items: Sequence[Item]) -> list[int]:
    found = [(number, largest_saving(item)) for number, item in enumerate(items)]
    saved = [(number, saving.amount.number) for number, saving in found if saving]
    return [number for number, _ in sorted(saved, key=lambda each: (-each[1], each[0]))]
