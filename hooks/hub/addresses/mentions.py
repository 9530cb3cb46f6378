"""Words that name an item and are no link: in macros they are ids, elsewhere for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hub.addresses.edits import Edit
from hub.model import Item
from hub.problems import Place
from hub.source.front_matter import place_in


class Mentions:
    """Finds an item's path and id in texts."""

    def __init__(self, item: Item) -> None:
        names = f"{re.escape(item.path)}|{re.escape(item.id)}"
        self._anywhere = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
        self._quoted = re.compile(rf"""(?<=["']){re.escape(item.id)}(?=["'])""")

    def in_macros(self, text: str, new: str) -> Iterator[Edit]:
        """An edit for each macro that names the item: {{ item("case-studies/a") }}."""
        for match in self._quoted.finditer(text):
            yield Edit(*match.span(), new)

    def left(self, text: str, edits: Sequence[Edit] = (), first_line: int = 1) -> Iterator[Place]:
        """The places of other words, in a text that starts on a line of its file."""
        spans = [(edit.start, edit.end) for edit in edits]
        for match in self._anywhere.finditer(text):
            if not any(start <= match.start() < end for start, end in spans):
                yield place_in(text, match.start(), first_line)
