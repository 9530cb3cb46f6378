"""The hub's folder to items: every content file is opened here, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hub.kinds import KINDS
from hub.model import Item, Kind
from hub.problems import Code, Fault, Place, Problem
from hub.source.body import Outline, outline
from hub.source.facts import read_facts, unrecorded
from hub.source.front_matter import Document, decode, split
from hub.source.yaml_text import Tree
from hub.vocabulary import Vocabularies

Progress = Callable[[int, int], None]
"""Told how many files are read, of how many."""

_slug = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_year = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a Markdown file, and what can be known of it even if its facts are faulty.

    kind is None for a plain page. line is that of the file on which text starts; unrecorded
    has the names that its not_recorded lists.
    """

    path: str
    id: str
    kind: Kind | None
    text: str
    line: int
    outline: Outline
    unrecorded: frozenset[str] = frozenset()


@dataclass(slots=True)
class Reading:
    """What the folder holds, by path relative to the hub's root.

    items are those whose facts are sound; bodies those of every Markdown file that could be
    split; trees the front matter of plain pages that have any; files the sizes in bytes of
    all the rest of docs/ and case_studies/.
    """

    items: dict[str, Item] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def open_file(root: Path, path: str) -> bytes | None:
    """The bytes of a file of the hub, None where there is none. Links are not followed."""
    file = root / path
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None


def read(root: Path, vocabularies: Vocabularies, progress: Progress | None = None) -> Reading:
    """Read and check every item and page, in the order of their paths."""
    reading = Reading()
    paths = list(_walk(root, reading))
    for done, path in enumerate(paths, 1):
        _read_one(root, path, vocabularies, reading)
        if progress:
            progress(done, len(paths))
    return reading


def _walk(root: Path, reading: Reading) -> Iterator[str]:
    """Paths of all files below docs/ and case_studies/, sorted; links are refused."""
    tops = [root / "docs", *sorted({root / kind.folder for kind in KINDS.values()})]
    seen: set[Path] = set()
    for top in tops:
        for file in sorted(top.rglob("*")):
            path = file.relative_to(root).as_posix()
            if file in seen or any(part.startswith(".") for part in path.split("/")):
                continue
            seen.add(file)
            if file.is_symlink():
                message = "The file is a link to another place."
                fix = "Put a real file here."
                reading.problems.append(Problem(path, Place(), Code.UNSAFE_FILE, message, fix))
            elif file.is_file():
                yield path


def _read_one(root: Path, path: str, words: Vocabularies, reading: Reading) -> None:
    if not path.endswith(".md"):
        reading.files[path] = (root / path).stat().st_size
        return
    text = decode((root / path).read_bytes())
    if isinstance(text, str):
        read_text(path, text, words, reading)
    else:
        reading.problems.append(_problem(path, *text))


def read_text(path: str, text: str, words: Vocabularies, reading: Reading) -> None:
    """Add the text of one Markdown file to a reading."""
    kind = _kind_of(path)
    if kind is None:
        _read_page(path, text, reading)
        return
    if fault := _misplaced(path, kind):
        reading.problems.append(_problem(path, Place(), fault))
    document = split(text)
    if isinstance(document, tuple):
        reading.problems.append(_problem(path, *document))
        return
    _read_item(path, kind, document, words, reading)


def _read_page(path: str, text: str, reading: Reading) -> None:
    document = split(text) if text.startswith("---") else None
    if isinstance(document, Document):
        reading.trees[path] = document.tree
    elif document:
        reading.problems.append(_problem(path, *document))
    id_ = path.removeprefix("docs/").removesuffix(".md")
    reading.bodies[path] = Body(path, id_, None, text, 1, outline(text))


def _read_item(
    path: str, kind: Kind, document: Document, words: Vocabularies, reading: Reading
) -> None:
    facts, references, problems = read_facts(document.tree, kind, path, words)
    reading.problems += problems
    id_ = kind.address + path.removeprefix(kind.folder).removesuffix(".md")
    reading.bodies[path] = Body(
        path,
        id_,
        kind,
        document.body,
        document.body_line,
        outline(document.body),
        unrecorded(document.tree),
    )
    if facts is not None:
        reading.items[path] = Item(
            id=id_,
            kind=kind,
            path=path,
            facts=facts,
            body=document.body,
            places=document.tree.top_places(),
            references=references,
        )


def _kind_of(path: str) -> Kind | None:
    """The kind whose folder a file lies in; its index.md is a plain page."""
    for kind in KINDS.values():
        if path.startswith(f"{kind.folder}/") and path != f"{kind.folder}/index.md":
            return kind
    return None


def _misplaced(path: str, kind: Kind) -> Fault | None:
    inner = path.removeprefix(f"{kind.folder}/").removesuffix(".md").split("/")
    if not _slug.fullmatch(inner[-1]):
        return Fault(
            (),
            Code.BAD_FILE_NAME,
            f'"{inner[-1]}.md" cannot be part of an address.',
            "Use small letters, digits and single hyphens, as in one-public-estate.md.",
        )
    if kind.by_year and not (len(inner) == 2 and _year.fullmatch(inner[0])):
        fix = f"Move it to {kind.folder}/<year>/, as in {kind.folder}/2016/{inner[-1]}.md."
        return Fault((), Code.WRONG_FOLDER, "The file is not in a folder of its year.", fix)
    if not kind.by_year and len(inner) != 1:
        fix = f"Move it to {kind.folder}/{inner[-1]}.md."
        return Fault((), Code.WRONG_FOLDER, f"The file is not in {kind.folder}/ itself.", fix)
    return None


def _problem(path: str, place: Place, fault: Fault) -> Problem:
    return Problem(path, place, fault.code, fault.message, fault.fix)
