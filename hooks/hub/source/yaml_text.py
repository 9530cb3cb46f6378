"""YAML text to plain values, strictly, with the line and column of each.

Every scalar is text: the field decides the type. What YAML would change or lose without a
word is a problem: a key given twice, anchors, aliases, tags, and words cut off by a #.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent

from hub.problems import Code, Fault, Place
from hub.source.yaml_slips import (
    DASH_IN_TEXT,
    SECOND_DOCUMENT,
    TOO_MANY,
    WRITE_TWICE,
    explain,
    invisible,
)

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Loc: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 20
MAX_VALUES = 2_500  # of the facts of one file

_loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_lost_words = re.compile(r"[ \t]+#.*\S")
_dash = re.compile(r"[ \t]*- ")

# C0 and C1 controls but tab and line feed, DEL, the line separators that split lines unseen,
# the byte order mark inside text, what is no character, unpaired surrogates, and what turns the
# direction of writing, so that words read otherwise than they are (CVE-2021-42574).
control = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)


@dataclass(slots=True)
class Tree:
    """Values read from YAML text, the place of each, and what is wrong with the text.

    keys holds the parser's marks of mapping keys and values those of the values, both by
    their loc; they become places, in a file that has the text from first_line on, only for
    those who ask. A field without a value is None. faults are in order of reading; spoiled
    has the places of values that are not what was meant, so need no fault of their own.
    """

    root: Value = None
    first_line: int = 1
    values: dict[Loc, yaml.Mark] = field(default_factory=dict)
    keys: dict[Loc, yaml.Mark] = field(default_factory=dict)
    faults: list[tuple[Place, Fault]] = field(default_factory=list)
    spoiled: set[Place] = field(default_factory=set)

    def place(self, loc: Loc) -> Place:
        """The place of a value, or of the nearest value around it."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.place_of(self.values.get(loc))

    def key_place(self, loc: Loc) -> Place:
        """The place of a value's key, or of the value where it has no key."""
        return self.place_of(self.keys[loc]) if loc in self.keys else self.place(loc)

    def places(self, *lists: str) -> dict[str, Place]:
        """The place of each top-level value, and of each entry of some lists: "aliases.0"."""
        fields = self.root if isinstance(self.root, dict) else {}
        places = {name: self.place((name,)) for name in fields}
        for name in lists:
            for index, _ in enumerate(fields.get(name) or ()):
                places[f"{name}.{index}"] = self.place((name, index))
        return places

    def place_of(self, mark: yaml.Mark | None) -> Place:
        """The place in the file that a mark of the parser stands for."""
        return (
            Place(self.first_line + mark.line, mark.column + 1) if mark else Place(self.first_line)
        )


def read_yaml(text: str, first_line: int = 1, most: int = 40 * MAX_VALUES) -> Tree:
    """Read YAML text of so many values at most, whose first line is line first_line of its file.

    Events are read one by one, so nesting that would crash the parser is never entered.
    """
    reader = _Reader(text, first_line, most)
    try:
        reader.read()
    except yaml.MarkedYAMLError as error:
        reader.broken(error)
    except yaml.reader.ReaderError:
        reader.tree.faults.append((Place(first_line), invisible(control.findall(text)[0])))
    except _TooMuchError:
        pass
    return reader.tree


class _TooMuchError(Exception):
    """Stops the reading; the fault is recorded where it is raised."""


class _Reader:
    """One walk over the parser's events, building values and noting places and faults."""

    def __init__(self, text: str, first_line: int, most: int) -> None:
        self.tree = Tree(first_line=first_line)
        self._left = most
        self._lines = text.split("\n")
        self._has_hash = "#" in text
        self._opened: yaml.Mark | None = None
        self._events: Iterator[Any] = iter(_loader(text).get_event, None)

    def read(self) -> None:
        """Fill the tree from the first document; a second one is a fault."""
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.fault(event.start_mark, Code.BROKEN_YAML, *SECOND_DOCUMENT)
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.tree.root = self._value(event, (), 0)

    def broken(self, error: yaml.MarkedYAMLError) -> None:
        """Record what the parser stumbled over, unless a fault of that line explains it."""
        self.tree.root = None
        slip = explain(error, self._lines, self._opened)
        line = self.tree.place_of(slip.mark).line
        if all(place.line != line for place, _ in self.tree.faults):
            self.fault(slip.mark, Code.BROKEN_YAML, slip.message, slip.fix)

    def fault(self, mark: Any, code: Code, message: str, fix: str) -> None:
        self.tree.faults.append((self.tree.place_of(mark), Fault((), code, message, fix)))

    # From here on each event costs time: a large hub has a million of them.

    def _value(self, event: Any, loc: Loc, depth: int) -> Value:
        self.tree.values[loc] = event.start_mark
        self._left -= 1
        if self._left < 0:
            self.fault(event.start_mark, Code.TOO_LARGE, *TOO_MANY)
            raise _TooMuchError
        if event.anchor is not None or event.tag is not None:
            self._refuse_feature(event)
        if depth > MAX_DEPTH:
            self.fault(
                event.start_mark,
                Code.TOO_DEEP,
                f"Values are nested more than {MAX_DEPTH} levels deep.",
                "No field needs this; look for brackets or indents that do not belong.",
            )
            raise _TooMuchError
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(loc, depth)
        return self._sequence(loc, depth) if kind is yaml.SequenceStartEvent else event.anchor

    def _refuse_feature(self, event: Any) -> None:
        self._spoil(event)
        if event.anchor is not None:
            sign, name = ("*", "alias") if isinstance(event, yaml.AliasEvent) else ("&", "anchor")
            message = f'"{sign}{event.anchor}" is an {name} of YAML, which the hub does not use.'
            self.fault(event.start_mark, Code.YAML_FEATURE, message, _QUOTE)
        if tag := getattr(event, "tag", None):
            tag = tag.replace("tag:yaml.org,2002:", "!!")
            message = f'"{tag}" is a tag of YAML, which the hub does not use.'
            self.fault(event.start_mark, Code.YAML_FEATURE, message, _REMOVE)

    def _sequence(self, loc: Loc, depth: int) -> list[Value]:
        values: list[Value] = []
        while type(event := next(self._events)) is not SequenceEndEvent:
            values.append(self._value(event, (*loc, len(values)), depth + 1))
        return values

    def _mapping(self, loc: Loc, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while type(event := next(self._events)) is not MappingEndEvent:
            mark, key = event.start_mark, self._key(event, loc, depth)
            at = (*loc, key) if isinstance(key, str) and key not in values else (*loc, "?")
            value = self._value(next(self._events), at, depth + 1)
            if not isinstance(key, str):
                self.fault(mark, Code.BROKEN_YAML, *_KEY_IS_NO_TEXT)
            elif key in values:
                line = self.tree.key_place((*loc, key)).line
                message = f'"{key}" is given twice; it stands on line {line} too.'
                self.fault(mark, Code.DUPLICATE_KEY, message, "Keep one of the two.")
            else:
                values[key] = value
                self.tree.keys[at] = mark
        return values

    def _key(self, event: Any, loc: Loc, depth: int) -> Value:
        plain = event.anchor is None and type(event) is ScalarEvent and event.tag is None
        if plain and depth < MAX_DEPTH:
            return self._scalar(event)
        return self._value(event, (*loc, "?"), depth + 1)

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        if event.style:
            if found := control.search(text):
                message = f"A backslash makes an invisible character (U+{ord(found[0]):04X}) here."
                self.fault(event.start_mark, Code.CONTROL_CHARACTER, message, WRITE_TWICE)
                self._spoil(event)
            if event.style in "'\"" and event.start_mark.line != event.end_mark.line:
                self._opened = event.start_mark
            return text
        end = event.end_mark
        if event.start_mark.line != end.line:
            self._refuse_dashes(event)
        if self._has_hash and text and (lost := self._lost(end)):
            message = f'YAML would drop "{lost}" after "{text}".'
            self.fault(end, Code.CUT_VALUE, message, _NO_COMMENT)
            self._spoil(event)
        return text or None

    def _lost(self, end: yaml.Mark) -> str:
        """What stands behind a plain value on its last line and would be no part of it."""
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        found = _lost_words.match(line, end.column)
        return found[0].strip() if found else ""

    def _refuse_dashes(self, event: Any) -> None:
        """Refuse what looks like an entry of a list in the later lines of a plain value."""
        first, last = event.start_mark.line + 1, event.end_mark.line
        for number, line in enumerate(self._lines[first : last + 1], self.tree.first_line + first):
            if dash := _dash.match(line):
                fault = Fault((), Code.BROKEN_YAML, *DASH_IN_TEXT)
                self.tree.faults.append((Place(number, dash.end() - 1), fault))
                self._spoil(event)

    def _spoil(self, event: Any) -> None:
        self.tree.spoiled.add(self.tree.place_of(event.start_mark))


_KEY_IS_NO_TEXT = ("The name of a field is not plain text.", "Write `name: value`.")
_NO_COMMENT = 'Put the whole value in quotes: "...". Put a comment on a line of its own.'
_QUOTE = 'If it is text, put it in quotes: "...". If not, write the value out in full.'
_REMOVE = 'If it is text, put it in quotes: "...". If not, remove it.'
