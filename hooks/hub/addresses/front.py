"""Edits of front matter at the places of its values; nothing is ever written out anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from hub.addresses.edits import Edit
from hub.problems import Place

_fence = re.compile(r"^---[ \t]*$", re.MULTILINE)
_comment = re.compile(r"[ \t]+#")
_loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Front:
    """The front matter of a sound item: the parser's events, by offsets in the file's text."""

    def __init__(self, text: str) -> None:
        first, last = _fence.match(text), _fence.search(text, 1)
        assert first
        assert last
        self._text = text
        self._start, self._end = first.end() + 1, last.start()
        self._lines = [0, *(n + 1 for n, sign in enumerate(text[: self._end]) if sign == "\n")]
        front = text[self._start : self._end]
        self._events: list[Any] = list(yaml.parse(front, Loader=_loader))

    def mentions(self, places: Iterable[Place], old: str, new: str) -> Iterator[Edit]:
        """An edit for each value at a place that is an id, perhaps with a target behind it."""
        scalars = {
            self._at(each.start_mark): each
            for each in self._events
            if isinstance(each, yaml.ScalarEvent)
        }
        for place in places:
            event = scalars[self._lines[place.line - 1] + place.column - 1]
            yield self._replaced(event, old, new)

    def _replaced(self, event: Any, old: str, new: str) -> Edit:
        """Words of a value replaced, between whatever quotes it has."""
        start, end = self._span(event)
        found = self._text.find(old, start, end)
        if found >= 0:
            return Edit(found, found + len(old), new)
        return Edit(start, end, f'"{event.value.strip().replace(old, new, 1)}"')  # had escapes

    def aliases(self, add: str, drop: str) -> Iterator[Edit]:
        """Edits that take one entry out of aliases, if it is there, and put another at its end."""
        value = self._value("aliases")
        if isinstance(value[0] if value else None, yaml.SequenceStartEvent):
            yield from self._listed(value, add, drop)
        elif value and add:
            end = self._at(value[0].end_mark)
            yield Edit(end, end, f" [{add}]")
        elif add:
            yield self._new_field(f"aliases: [{add}]")

    def _listed(self, value: list[Any], add: str, drop: str) -> Iterator[Edit]:
        opening, *entries, closing = value
        names = [entry.value.strip() for entry in entries]
        if add and names[-1:] == [drop]:
            yield self._replaced(entries[-1], drop, add)
            return
        if drop in names:
            yield self._without(value, names.index(drop))
        if not add:
            return
        if not entries:
            yield Edit(self._at(opening.start_mark) + 1, self._at(closing.start_mark), add)
            return
        end = self._span(entries[-1])[1]
        if opening.flow_style:
            # The hub takes no comment behind a value without quotes.
            words = f'"{add}"' if _comment.match(self._text, end) else add
            yield Edit(end, end, f", {words}")
        else:
            line_end = self._text.index("\n", end)
            yield Edit(line_end, line_end, f"\n{' ' * opening.start_mark.column}- {add}")

    def _without(self, value: list[Any], index: int) -> Edit:
        opening, *entries, closing = value
        start, end = self._span(entries[index])
        if not opening.flow_style:
            dash = self._text.rindex("-", 0, start)
            first = self._text.rindex("\n", 0, dash) + 1
            return Edit(first, self._text.index("\n", end) + 1, "")
        if len(entries) == 1:
            return Edit(self._at(opening.start_mark) + 1, self._at(closing.start_mark), "")
        if index + 1 < len(entries):
            return Edit(start, self._at(entries[index + 1].start_mark), "")
        return Edit(self._span(entries[index - 1])[1], end, "")

    def _new_field(self, line: str) -> Edit:
        root = self._events[2]
        if root.flow_style:
            inside = self._at(root.start_mark) + 1
            return Edit(inside, inside, f"{line}, ")
        return Edit(self._end, self._end, f"{' ' * root.start_mark.column}{line}\n")

    def _value(self, key: str) -> list[Any]:
        """The events of a top-level field's value; none without the field."""
        at = 3  # after the starts of the stream, the document and the fields
        while isinstance(self._events[at], yaml.ScalarEvent):
            end = self._after(at + 1)
            if self._events[at].value == key:
                return self._events[at + 1 : end]
            at = end
        return []

    def _after(self, at: int) -> int:
        """The index of the event after a value."""
        depth = 0
        while True:
            event = self._events[at]
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            at += 1
            if not depth:
                return at

    def _at(self, mark: Any) -> int:
        return self._start + int(mark.index)

    def _span(self, event: Any) -> tuple[int, int]:
        """Where a value begins and ends, without the line ends after it."""
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        return start, start + len(self._text[start:end].rstrip())
