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

from hub.problems import Code, Fault, Place

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Loc: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 20

_loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_lost_words = re.compile(r"[ \t]+#.*\S")


@dataclass(slots=True)
class Tree:
    """Values read from YAML text, the place of each, and what is wrong with the text.

    keys holds the parser's marks of mapping keys and values those of the values, both by
    their loc; they become places, in a file that has the text from first_line on, only for
    those who ask. A field without a value is None. faults are in order of reading.
    """

    root: Value = None
    first_line: int = 1
    values: dict[Loc, yaml.Mark] = field(default_factory=dict)
    keys: dict[Loc, yaml.Mark] = field(default_factory=dict)
    faults: list[tuple[Place, Fault]] = field(default_factory=list)

    def place(self, loc: Loc) -> Place:
        """The place of a value, or of the nearest value around it."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.place_of(self.values.get(loc))

    def key_place(self, loc: Loc) -> Place:
        """The place of a value's key, or of the value where it has no key."""
        return self.place_of(self.keys[loc]) if loc in self.keys else self.place(loc)

    def top_places(self) -> dict[str, Place]:
        """The place of each top-level field's value."""
        names = self.root if isinstance(self.root, dict) else ()
        return {name: self.place((name,)) for name in names}

    def place_of(self, mark: yaml.Mark | None) -> Place:
        """The place in the file that a mark of the parser stands for."""
        return Place(self.first_line + mark.line, mark.column + 1) if mark else Place(self.first_line)


def read_yaml(text: str, first_line: int = 1) -> Tree:
    """Read YAML text whose first line is line first_line of its file.

    Events are read one by one, so nesting that would crash the parser is never entered.
    """
    reader = _Reader(text, first_line)
    try:
        reader.read()
    except yaml.MarkedYAMLError as error:
        reader.broken(error)
    except _TooDeepError:
        pass
    return reader.tree


class _TooDeepError(Exception):
    """Stops the reading; the fault is recorded where it is raised."""


class _Reader:
    """One walk over the parser's events, building values and noting places and faults."""

    def __init__(self, text: str, first_line: int) -> None:
        self.tree = Tree(first_line=first_line)
        self._lines = text.split("\n")
        self._events: Iterator[Any] = iter(_loader(text).get_event, None)

    def read(self) -> None:
        """Fill the tree from the first document; a second one is a fault."""
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.fault(event.start_mark, Code.BROKEN_YAML, *_SECOND_DOCUMENT)
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.tree.root = self._value(event, (), 0)

    def broken(self, error: yaml.MarkedYAMLError) -> None:
        """Record what the parser stumbled over, where an editor would look for it."""
        quote = "quoted scalar" in (error.context or "")
        mark = error.context_mark if quote else error.problem_mark or error.context_mark
        line = self._lines[mark.line] if mark and mark.line < len(self._lines) else ""
        indent = line[: len(line) - len(line.lstrip())]
        said = "a tab" if "\t" in indent else f"{error.context or ''} {error.problem or ''}"
        for sign, message, fix in _PARSER_SAYS:
            if sign in said:
                return self.fault(mark, Code.BROKEN_YAML, message, fix)
        message = f"This is not valid YAML: {error.problem}."
        return self.fault(mark, Code.BROKEN_YAML, message, _WRITE_PLAINLY)

    def fault(self, mark: Any, code: Code, message: str, fix: str) -> None:
        self.tree.faults.append((self.tree.place_of(mark), Fault((), code, message, fix)))

    # From here on each event costs time: a large hub has a million of them.

    def _value(self, event: Any, loc: Loc, depth: int) -> Value:
        self.tree.values[loc] = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._refuse_feature(event)
        if depth > MAX_DEPTH:
            self.fault(
                event.start_mark,
                Code.TOO_DEEP,
                f"Values are nested more than {MAX_DEPTH} levels deep.",
                "No field needs this; look for brackets or indents that do not belong.",
            )
            raise _TooDeepError
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(loc, depth)
        return self._sequence(loc, depth) if kind is yaml.SequenceStartEvent else None

    def _refuse_feature(self, event: Any) -> None:
        if event.anchor is not None:
            sign, name = ("*", "alias") if isinstance(event, yaml.AliasEvent) else ("&", "anchor")
            self.fault(
                event.start_mark,
                Code.YAML_FEATURE,
                f'"{sign}{event.anchor}" is an {name} of YAML, which the hub does not use.',
                'If it is text, put it in quotes: "...". If not, write the value out in full.',
            )
        if getattr(event, "tag", None) is not None:
            self.fault(
                event.start_mark,
                Code.YAML_FEATURE,
                f'"{event.tag}" is a tag of YAML, which the hub does not use.',
                "Remove it: the hub knows the type of each field.",
            )

    def _sequence(self, loc: Loc, depth: int) -> list[Value]:
        values: list[Value] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            values.append(self._value(event, (*loc, len(values)), depth + 1))
        return values

    def _mapping(self, loc: Loc, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            mark, key = event.start_mark, self._key(event, loc, depth)
            at = (*loc, key)
            value = self._value(next(self._events), at, depth + 1)
            if key in values:
                first = self.tree.key_place(at).line
                self.fault(
                    mark,
                    Code.DUPLICATE_KEY,
                    f'"{key}" is given twice; it stands on line {first} too.',
                    "Keep one of the two.",
                )
                continue
            values[key] = value
            self.tree.keys[at] = mark
        return values

    def _key(self, event: Any, loc: Loc, depth: int) -> str:
        key = self._value(event, (*loc, "?"), depth + 1)
        if not isinstance(key, str):
            self.fault(event.start_mark, Code.BROKEN_YAML, *_KEY_IS_NO_TEXT)
        return str(key)

    def _scalar(self, event: Any) -> str | None:
        if event.style:
            return str(event.value)
        end = event.end_mark
        line = self._lines[end.line]
        if "#" in line and event.value and (lost := _lost_words.match(line, end.column)):
            self.fault(
                end,
                Code.CUT_VALUE,
                f'YAML would drop "{lost[0].strip()}" after "{event.value}".',
                'Put the whole value in quotes: "...". Put a comment on a line of its own.',
            )
        return str(event.value) or None


_SECOND_DOCUMENT = ('A second "---" starts another document.', "Keep one document in the file.")
_WRITE_PLAINLY = "Write `name: value`, and put unusual text in quotes."
_KEY_IS_NO_TEXT = ("The name of a field is not plain text.", "Write `name: value`.")

# What the parser says, what it means to an editor, and the cure.
_PARSER_SAYS = (
    (
        "mapping values are not allowed",
        "A value that contains a colon is not in quotes, or a line is indented too far.",
        'Put the value in quotes, as in `title: "Care: the next step"`, or mend the indent.',
    ),
    (
        "a tab",
        "A tab stands where spaces are needed.",
        "Indent with two spaces for each level.",
    ),
    (
        "found character",
        "A value starts with a character that has a meaning of its own in YAML.",
        'Put the value in quotes: "...".',
    ),
    (
        "could not find expected ':'",
        "A line has no colon after the name of its field.",
        "Write `name: value`; indent a line that belongs to the value above.",
    ),
    (
        "unexpected end of stream",
        "A quotation mark is opened and not closed.",
        "Close it on the same line.",
    ),
    (
        "did not find expected key",
        "A line does not fit the lines above it: the indent, or a quotation mark, is wrong.",
        "Give all fields of one group the same indent; put a value with quotes inside quotes.",
    ),
    (
        "did not find expected '-' indicator",
        "A line in a list does not start with a dash at the list's own indent.",
        "Start each entry with `- ` at the same indent.",
    ),
    (
        "did not find expected ',' or",
        "A list in brackets is not closed, or lacks a comma.",
        "Write `[one, two]`; put an entry that contains a comma or bracket in quotes.",
    ),
)
