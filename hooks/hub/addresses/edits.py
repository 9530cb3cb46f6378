"""Words replaced at places of a file, of which every other byte stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Words to replace in a text with plain line ends, by offsets, and what stands there then."""

    start: int
    end: int
    words: str


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """A file after edits of its text, none of which overlap.

    Offsets are those of the text as hub.source.front_matter.decode gives it: without a byte
    order mark, and with plain line ends. New lines end as the file's do.
    """
    raw = content.decode()
    mark = int(raw.startswith("\ufeff"))
    pairs = [at.start() - mark - n for n, at in enumerate(re.finditer("\r\n", raw))]
    end = (re.search("\r\n|\r|\n", raw) or ["\n"])[0]

    def place(offset: int) -> int:
        return mark + offset + bisect_left(pairs, offset)

    parts, done = [], 0
    for edit in sorted(edits):
        parts += [raw[done : place(edit.start)], edit.words.replace("\n", end)]
        done = place(edit.end)
    return "".join([*parts, raw[done:]]).encode()
