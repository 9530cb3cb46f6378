"""What can be wrong with content, and how it is said.

A problem names the file, the place in it, the fault in plain words and the cure. Problems are
collected, never thrown: an editor sees all faults of all files in one run.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from enum import Enum, StrEnum
from pathlib import PurePosixPath


class Level(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """Nothing is published."""
    WARNING = "warning"
    """A strict build fails."""
    NOTICE = "notice"
    """Depends on today's date; shown, and fails nothing."""


class Code(Enum):
    """Every kind of problem: its name in messages, its level and one line of explanation."""

    NOT_UTF8 = ("not-utf8", Level.ERROR, "The file is not saved as UTF-8 text.")
    TOO_LARGE = ("too-large", Level.ERROR, "A file is larger than the hub takes.")
    CONTROL_CHARACTER = ("control-character", Level.ERROR, "The text has an invisible character.")
    NO_FRONT_MATTER = ("no-front-matter", Level.ERROR, "The facts between --- lines are missing.")
    UNCLOSED_FRONT_MATTER = ("unclosed-front-matter", Level.ERROR, "The second --- is missing.")
    BROKEN_YAML = ("broken-yaml", Level.ERROR, "The facts cannot be read as YAML.")
    TOO_DEEP = ("too-deep", Level.ERROR, "Values are nested too deeply.")
    YAML_FEATURE = ("yaml-feature", Level.ERROR, "An anchor, alias or tag of YAML is used.")
    DUPLICATE_KEY = ("duplicate-key", Level.ERROR, "A field is given twice.")
    CUT_VALUE = ("cut-value", Level.ERROR, "Words after a # would be lost.")
    BAD_FILE_NAME = ("bad-file-name", Level.ERROR, "The file name cannot be an address.")
    WRONG_FOLDER = ("wrong-folder", Level.ERROR, "The file is where no item belongs.")
    UNSAFE_FILE = ("unsafe-file", Level.ERROR, "The file is a link, no ordinary file, or closed.")
    SAME_ADDRESS = ("same-address", Level.ERROR, "Two files claim one address.")

    UNKNOWN_KEY = ("unknown-key", Level.ERROR, "A field of this name does not exist.")
    MISSING_FIELD = ("missing-field", Level.ERROR, "A required field is missing.")
    WRONG_TYPE = ("wrong-type", Level.ERROR, "The value is of the wrong type.")
    WRONG_CHOICE = ("wrong-choice", Level.ERROR, "The value is not one of the choices.")
    WRONG_LENGTH = ("wrong-length", Level.ERROR, "The value is too short or too long.")
    BAD_DATE = ("bad-date", Level.ERROR, "The date or time cannot be read.")
    BAD_FIGURE = ("bad-figure", Level.ERROR, "The figure cannot be read.")
    BAD_VALUE = ("bad-value", Level.ERROR, "The value does not have the right form.")
    TOO_LIGHT = ("too-light", Level.ERROR, "Text cannot be read on a colour.")
    UNKNOWN_TERM = ("unknown-term", Level.ERROR, "The term is not in the vocabulary.")
    BAD_NOT_RECORDED = ("bad-not-recorded", Level.ERROR, "not_recorded names the wrong thing.")
    DUPLICATE_ID = ("duplicate-id", Level.ERROR, "Two entries have the same id.")
    ENDS_BEFORE_START = ("ends-before-start", Level.ERROR, "The end lies before the start.")
    ONE_OF = ("one-of", Level.ERROR, "Fields that exclude or need one another do not fit.")
    NEEDS = ("needs", Level.ERROR, "A field needs another field beside it.")
    DOES_NOT_ADD_UP = ("does-not-add-up", Level.ERROR, "A total differs from its parts.")
    FORM_LINK = ("form-link", Level.ERROR, "A consultation's form is linked to from elsewhere.")
    FORM_HOST = ("form-host", Level.ERROR, "The form stands on a host that is not allowed.")

    UNKNOWN_ITEM = ("unknown-item", Level.ERROR, "A reference names an item that does not exist.")
    UNKNOWN_TARGET = ("unknown-target", Level.ERROR, "A reference names no target of the strategy.")
    BROKEN_LINK = ("broken-link", Level.ERROR, "A link leads to no file.")
    BROKEN_ANCHOR = ("broken-anchor", Level.ERROR, "A link leads to no such place on the page.")
    MISSING_FILE = ("missing-file", Level.ERROR, "An attachment or image does not exist.")
    MISSING_SECTION = ("missing-section", Level.ERROR, "A section of the body is missing.")
    UNKNOWN_SECTION = ("unknown-section", Level.ERROR, "The body has a section of another name.")
    RAW_HTML = ("raw-html", Level.ERROR, "The text has HTML that the site would take away.")
    UNSAFE_LINK = ("unsafe-link", Level.ERROR, "A link could run a program or mislead.")
    REMOTE_IMAGE = ("remote-image", Level.ERROR, "An image would come from another website.")
    BAD_ATTRIBUTE = ("bad-attribute", Level.ERROR, "Text in { } asks for what it may not have.")
    MACRO = ("macro", Level.ERROR, "A page that may not run macros asks to.")

    FILE_TYPE = ("file-type", Level.ERROR, "Files of this type are not published.")
    WRONG_CONTENT = ("wrong-content", Level.ERROR, "A file is not what its name says.")
    ACTIVE_CONTENT = ("active-content", Level.ERROR, "A file could run a program.")

    LOST_ADDRESS = ("lost-address", Level.ERROR, "An address that readers know leads nowhere.")
    MISSING_DATA = ("missing-data", Level.ERROR, "A file of data/ is missing.")
    EMPTY_HUB = ("empty-hub", Level.ERROR, "The hub has no items.")

    EMPTY_SECTION = ("empty-section", Level.WARNING, "A section of the body has no text.")

    REVIEW_PASSED = ("review-passed", Level.NOTICE, "The review date has passed.")
    REVIEW_AHEAD = ("review-ahead", Level.NOTICE, "A review is dated after today.")
    OUTCOME_DUE = ("outcome-due", Level.NOTICE, "A consultation's outcome is overdue.")
    CASE_STUDY_DUE = ("case-study-due", Level.NOTICE, "A project owes its case study.")
    NO_STATEMENT = ("no-statement", Level.NOTICE, "The hub has no accessibility statement.")
    SINGLE_AUTHORITY = ("single-authority", Level.NOTICE, "A project involves one authority only.")

    def __init__(self, label: str, level: Level, explanation: str) -> None:
        self.label = label
        self.level = level
        self.explanation = explanation


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem without its file and place: what a check of values can know.

    loc is the path to the value, of keys and list positions: ("outcomes", 0, "unit").
    """

    loc: tuple[str | int, ...]
    code: Code
    message: str
    fix: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file; line and column count from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one file. path is relative to the hub's folder, with forward slashes."""

    path: str
    place: Place
    code: Code
    message: str
    fix: str

    @property
    def level(self) -> Level:
        """The level of its code."""
        return self.code.level

    def sort_key(self) -> tuple[str, Place, str, str]:
        """By file, place, code, message."""
        return (self.path, self.place, self.code.label, self.message)

    def __str__(self) -> str:
        """The two lines an editor reads: place, code and fault; then the cure."""
        where = f"{self.path}:{self.place.line}:{self.place.column}"
        return f"{where} {self.code.label} {self.message}\n    {self.fix}"


def nearest(word: str, words: list[str], *, most: int = 3) -> list[str]:
    """The words most like this one, best first; none where nothing is like it.

    Words that are much less like it than the best one are left out.
    """
    found = get_close_matches(word, sorted(words), n=most, cutoff=ALIKE)
    likeness = {each: SequenceMatcher(None, each, word).ratio() for each in found}
    return [each for each in found if likeness[each] > likeness[found[0]] - CLEARLY_LESS]


def nearest_file(path: str, paths: list[str]) -> list[str]:
    """The path whose file has the name most like this one's, if any is like it.

    The ending does not count; between files of one name, the folders decide.
    """
    alike = sorted(paths, key=lambda each: (SequenceMatcher(None, each, path).ratio(), each))
    by_name = {PurePosixPath(each).stem: each for each in alike}
    return [by_name[name] for name in nearest(PurePosixPath(path).stem, [*by_name], most=1)]


ALIKE, CLEARLY_LESS = 0.5, 0.15
"""Shares of matching letters, as difflib counts them."""


def one_of(words: list[str]) -> str:
    """List choices in words: "a, b or c"."""
    quoted = [f'"{word}"' for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]
