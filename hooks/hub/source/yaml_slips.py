"""What the YAML parser stumbles over, in an editor's words."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from hub.problems import Code, Fault


class Slip(NamedTuple):
    """Where an editor should look (a mark of the parser's), what is wrong, and the cure."""

    mark: Any
    message: str
    fix: str


def explain(error: yaml.MarkedYAMLError, lines: list[str], opened: yaml.Mark | None) -> Slip:
    """The slip behind an error of the parser's, which reads these lines.

    opened is where the last value in quotes began that goes on over several lines.
    """
    said = f"{error.context or ''}: {error.problem or ''}"
    here = error.problem_mark or error.context_mark
    line = lines[here.line] if here and here.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Slip(here, *_TAB)
    before = line[: here.column].rstrip() if here else ""
    if "did not find expected key" in said and before.endswith(("]", "}", "'", '"')):
        return Slip(opened, *_NOT_CLOSED) if opened else Slip(here, *_AFTER_THE_END)
    for sign, at_start, message, fix in _PARSER_SAYS:
        if sign in said:
            return Slip(error.context_mark if at_start else here, message, fix)
    return Slip(here, f"This is not valid YAML: {error.problem}.", _WRITE_PLAINLY)


SECOND_DOCUMENT = ("Three dashes or dots start another document.", "Keep one in the file.")
DASH_IN_TEXT = (
    "A line that starts with a dash belongs to the value above it.",
    "Give all dashes of one list the same indent.",
)
TOO_MANY = (
    "There are too many values up to here.",
    "Take out what does not belong there, or split the file in two.",
)
WRITE_TWICE = "Write it twice, or put the value in single quotes."
_WRITE_PLAINLY = "Write `name: value`, and put unusual text in quotes."
_TAB = ("A tab stands where spaces are needed.", "Indent with two spaces for each level.")
_AFTER_THE_END = (
    "Words follow a closing bracket or quotation mark.",
    """Put the whole value in quotes, as in "It's here" or '"Care" and support'.""",
)
_NOT_CLOSED = ("A quotation mark is opened and not closed.", "Close it on the same line.")
_OWN_MEANING = (
    "A value starts with a character that has a meaning of its own in YAML.",
    'Put the value in quotes: "...".',
)

# What the parser says; whether the place to look is where it began, not where it gave up; what
# that means to an editor; and the cure.
_PARSER_SAYS = (
    (
        "mapping values are not allowed",
        False,
        "A value that contains a colon is not in quotes, or a line is indented too far.",
        'Put the value in quotes, as in `title: "Care: the next step"`, or mend the indent.',
    ),
    ("found character that cannot start", False, *_OWN_MEANING),
    ("scanning an alias", True, *_OWN_MEANING),
    ("scanning an anchor", True, *_OWN_MEANING),
    ("scanning a tag", True, *_OWN_MEANING),
    ("undefined tag", True, *_OWN_MEANING),
    ("scanning a block scalar", True, *_OWN_MEANING),
    (
        "block sequence entries are not allowed",
        False,
        "A list starts on the same line as the name of its field.",
        "Start it on the next line, or write [one, two].",
    ),
    (
        "could not find expected ':'",
        True,
        "A line has no colon after the name of its field.",
        "Write `name: value`; indent a line that belongs to the value above.",
    ),
    ("scanning a quoted scalar", True, *_NOT_CLOSED),
    (
        "parsing a quoted scalar",
        False,
        "A backslash stands in double quotes, where it has a meaning of its own.",
        WRITE_TWICE,
    ),
    (
        "did not find expected key",
        False,
        "A line does not fit the lines above it: its indent is wrong.",
        "Give all fields of one group the same indent.",
    ),
    (
        "did not find expected '-' indicator",
        False,
        "A line in a list does not start with a dash at the list's own indent.",
        "Start each entry with `- ` at the same indent.",
    ),
    (
        "did not find expected ',' or",
        True,
        "The bracket that opens here is not closed, or a comma is missing after it.",
        "Write `[one, two]`; put an entry that contains a comma, colon or bracket in quotes.",
    ),
    (
        "did not find expected node content",
        False,
        "A bracket or comma stands where a value is expected.",
        'Put a value that contains brackets or commas in quotes: "...".',
    ),
    ("did not find expected <document start>", False, *SECOND_DOCUMENT),
)


def invisible(character: str) -> Fault:
    """The fault of a character that readers cannot see."""
    return Fault(
        (),
        Code.CONTROL_CHARACTER,
        f"An invisible character (U+{ord(character):04X}) stands here.",
        "Delete it; it often comes with text copied from another program.",
    )
