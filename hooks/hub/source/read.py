"""The hub's folder to items: every content file is opened here, and nowhere else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hub.item_fields import ItemFields
from hub.kinds import KINDS
from hub.model import Item, Kind, Reference
from hub.problems import Code, Fault, Place, Problem
from hub.source.body import Outline, outline
from hub.source.facts import read_facts, read_page, unrecorded
from hub.source.front_matter import Document, decode, split
from hub.source.paths import id_of, kind_of, misplaced
from hub.source.plain_page import PageFields
from hub.source.yaml_text import Tree
from hub.vocabulary import Vocabularies

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


def open_file(root: Path, path: str) -> bytes | None:
    """The bytes of a file of the hub, None where there is none. Links are not followed."""
    file = root / path
    linked = file.is_symlink() or file.parent.is_symlink()
    return file.read_bytes() if file.is_file() and not linked else None


def read(
    root: Path,
    vocabularies: Vocabularies,
    progress: Progress | None = None,
    part: Part = EVERYTHING,
) -> Reading:
    """Read and check every item and page of a part of the hub, in the order of their paths."""
    reading = Reading()
    files = list(_walk(root, reading, part.folders))
    for done, (path, file) in enumerate(files, 1):
        _read_one(path, file, vocabularies, reading, part)
        if progress:
            progress(done, len(files))
    return reading


def _walk(root: Path, reading: Reading, folders: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """All files below some folders with their paths, sorted within each; links are refused."""
    seen: dict[str, str] = {}
    for name in folders:
        top = root / name
        for file in sorted([top, *(() if top.is_symlink() else top.rglob("*"))]):
            path = file.relative_to(root).as_posix()
            if "/." in path:
                continue
            if fault := _unsafe(file, path, seen):
                shown = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in path)
                reading.problems.append(_problem(shown, Place(), fault))
            elif file.is_file():
                yield path, file


def _unsafe(file: Path, path: str, seen: dict[str, str]) -> Fault | None:
    """Why a file or folder is not to be opened; notes in seen how a path reads for all."""
    if file.is_symlink():
        fix = "Put a real file here."
        return Fault((), Code.UNSAFE_FILE, "The file is a link to another place.", fix)
    if not file.is_file():
        return None
    if not path.isprintable():
        fix = "Use letters, digits and hyphens."
        return Fault((), Code.BAD_FILE_NAME, "The name has characters that cannot be shown.", fix)
    other = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
    if other != path:
        message = f"The name differs from {other} in capitals or accents only."
        return Fault((), Code.SAME_ADDRESS, message, "Give one of the two another name.")
    return None


def _read_one(path: str, file: Path, words: Vocabularies, reading: Reading, part: Part) -> None:
    if not path.endswith(".md"):
        reading.files[path] = file.stat().st_size
        if fault := misplaced(path):
            reading.problems.append(_problem(path, Place(), fault))
        return
    content = file.read_bytes() if part.path(path) else None
    if content is None or not part.content(content):
        reading.unread[path] = _unread(path)
        return
    text = decode(content)
    if isinstance(text, str):
        read_markdown(path, text, words, reading)
    else:
        _give_up(path, *text, reading)


def read_markdown(path: str, text: str, words: Vocabularies, reading: Reading) -> None:
    """Add the text of one Markdown file to a reading."""
    kind = kind_of(path)
    if fault := misplaced(path):
        reading.problems.append(_problem(path, Place(), fault))
    document = split(text) if kind or text.startswith("---") else None
    if isinstance(document, tuple):
        _give_up(path, *document, reading)
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
