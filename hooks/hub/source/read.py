"""The hub's files to items and pages, and the checks of the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hub.item_fields import ItemFields
from hub.kinds import KINDS
from hub.model import Item, Kind, Reference
from hub.problems import Fault, Place, Problem
from hub.source.body import Outline, outline
from hub.source.facts import read_facts, read_page, unrecorded
from hub.source.file_types import is_published, type_fault
from hub.source.folder import File, faults_within, text_of, walk
from hub.source.front_matter import Document, decode, place_in, split
from hub.source.paths import id_of, kind_of, misplaced
from hub.source.plain_page import PageFields
from hub.source.sizes import file_fault
from hub.source.tangles import tangle
from hub.source.yaml_text import Tree
from hub.vocabulary import USUAL_LIMITS, Limits, Vocabularies

Progress = Callable[[int, int], None]
"""Told how many files are read, of how many."""


FOLDERS = sorted({kind.folder.partition("/")[0] for kind in KINDS.values()})
"""The top folders in which items and pages lie."""


class Part(NamedTuple):
    """Which Markdown files of a hub are read: those of a path and, of these, with some content.

    folders are those that are looked into at all.
    """

    path: Callable[[str], bool] = lambda _: True
    content: Callable[[bytes], bool] = lambda _: True
    folders: Sequence[str] = FOLDERS


EVERYTHING = Part()


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a Markdown file, and what can be known of it even if its facts are faulty.

    kind is None for a plain page. line is that of the file on which text starts; unrecorded
    has the names that its not_recorded lists, with their places. facts lacks what is faulty;
    places are those of fields, and of the entries of aliases and attachments.
    """

    path: str
    id: str
    kind: Kind | None
    text: str
    line: int
    outline: Outline
    unrecorded: Mapping[str, Place] = field(default_factory=dict)
    facts: ItemFields | None = None
    references: tuple[Reference, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """What the folder holds, by path relative to the hub's root.

    items are those whose facts are sound; bodies those of every Markdown file that was read and
    could be split, and unread stands for the rest of them; trees the front matter of plain
    pages that have any, and pages what it says; files the sizes in bytes of all else in docs/
    and case_studies/.
    """

    items: dict[str, Item] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    unread: dict[str, Body] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    pages: dict[str, PageFields] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(
    root: Path,
    vocabularies: Vocabularies,
    progress: Progress | None = None,
    part: Part = EVERYTHING,
    limits: Limits = USUAL_LIMITS,
) -> Reading:
    """Read and check every item and page of a part of the hub, in the order of their paths."""
    reading = Reading()
    files = list(walk(root, part.folders, reading.problems))
    for done, file in enumerate(files, 1):
        if file.path.endswith(".md"):
            _read_one(file, vocabularies, reading, part, limits)
        else:
            reading.files[file.path] = file.size
            reading.problems += _file_problems(file, limits)
        if progress:
            progress(done, len(files))
    return reading


def _file_problems(file: File, limits: Limits) -> Iterator[Problem]:
    """What is wrong with a picture or document, which is published as it is."""
    if fault := misplaced(file.path):
        yield _problem(file.path, Place(), fault)
    if fault := type_fault(file.path) or file_fault(file.path, file.size, limits):
        yield _problem(file.path, Place(), fault)
    elif is_published(file.path):
        for place, fault in faults_within(file, limits):
            yield _problem(file.path, place, fault)


def _read_one(
    file: File, words: Vocabularies, reading: Reading, part: Part, limits: Limits
) -> None:
    content = text_of(file, limits) if part.path(file.path) else None
    if isinstance(content, Fault):
        _give_up(file.path, Place(), content, reading)
        return
    if content is None or not part.content(content):
        reading.unread[file.path] = _unread(file.path)
        return
    text = decode(content)
    if isinstance(text, str):
        read_markdown(file.path, text, words, reading)
    else:
        _give_up(file.path, *text, reading)


def read_markdown(path: str, text: str, words: Vocabularies, reading: Reading) -> None:
    """Add the text of one Markdown file to a reading."""
    kind = kind_of(path)
    if fault := misplaced(path):
        reading.problems.append(_problem(path, Place(), fault))
    document = split(text) if kind or text.startswith("---") else None
    if isinstance(document, tuple):
        _give_up(path, *document, reading)
        return
    body, line = (document.body, document.body_line) if document else (text, 1)
    if found := tangle(body):
        _give_up(path, place_in(body, found[0], line), found[1], reading)
    elif document and kind:
        _read_item(path, kind, document, words, reading)
    else:
        _read_page(path, text, document, reading)


def _read_page(path: str, text: str, document: Document | None, reading: Reading) -> None:
    reading.pages[path] = PageFields()
    line = 1
    if document:
        text, line = document.body, document.body_line
        reading.trees[path] = document.tree
        reading.pages[path], problems = read_page(document.tree, path)
        reading.problems += problems
    reading.bodies[path] = Body(path, id_of(path), None, text, line, outline(text))


def _give_up(path: str, place: Place, fault: Fault, reading: Reading) -> None:
    reading.problems.append(_problem(path, place, fault))
    reading.unread[path] = _unread(path)


def _unread(path: str) -> Body:
    return Body(path, id_of(path), kind_of(path), "", 1, NOTHING)


NOTHING = outline("")


def _read_item(
    path: str, kind: Kind, document: Document, words: Vocabularies, reading: Reading
) -> None:
    facts, sound, references, problems = read_facts(document.tree, kind, path, words)
    reading.problems += problems
    body = reading.bodies[path] = Body(
        path,
        id_of(path),
        kind,
        document.body,
        document.body_line,
        outline(document.body),
        unrecorded(document.tree),
        facts,
        references,
        document.tree.places("aliases", "attachments"),
    )
    if sound:
        reading.items[path] = Item(
            body.id, kind, path, facts, body.text, body.places, references=references
        )


def _problem(path: str, place: Place, fault: Fault) -> Problem:
    return Problem(path, place, fault.code, fault.message, fault.fix)
