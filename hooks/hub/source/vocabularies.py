"""data/*.yml to the hub's vocabularies and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError, create_model

from hub.model import Statement
from hub.problems import Code, Fault, Place, Problem
from hub.records import Fields, Model
from hub.source.faults import problems_of
from hub.source.file_types import picture_fault
from hub.source.front_matter import Opener, file_text
from hub.source.term_links import term_faults
from hub.source.yaml_text import Tree, read_yaml
from hub.vocabulary import VOCABULARIES, Accessibility, Removal, Settings, Vocabularies

ACCESSIBILITY, REMOVED = "data/accessibility.yml", "data/removed.yml"
"""Files that a hub may do without."""


class Removals(NamedTuple):
    """What data/removed.yml records, by address, and the place of each address."""

    records: Mapping[str, Removal]
    places: Mapping[str, Place]


def read_vocabularies(open_file: Opener) -> tuple[Vocabularies, list[Problem]]:
    """Every vocabulary. One with faults is left empty and named in broken."""
    terms: dict[str, dict[str, Any]] = {}
    trees: dict[str, Tree] = {}
    problems: list[Problem] = []
    for name in VOCABULARIES:
        tree, faults = _read(open_file, _path(name))
        if tree:
            terms[name], more = _entries(name, VOCABULARIES[name], "id", tree)
            trees[name], faults = tree, faults + more
        problems += faults
    faulty = {problem.path for problem in problems}
    broken = frozenset(name for name in VOCABULARIES if _path(name) in faulty)
    sound = {name: {} if name in broken else terms[name] for name in VOCABULARIES}
    vocabularies = Vocabularies(**sound, broken=broken)
    problems += [
        Problem(_path(name), trees[name].place(fault.loc), fault.code, fault.message, fault.fix)
        for name, fault in term_faults(vocabularies)
    ]
    return vocabularies, problems


def read_settings(open_file: Opener) -> tuple[Settings | None, list[Problem]]:
    """data/hub.yml, or None with the reasons."""
    path = _path("hub")
    tree, problems = _read(open_file, path)
    settings, faults = _record(Settings, tree, path)
    problems += faults
    if tree and settings and settings.logo:
        place = tree.place(("logo",))
        problems += [
            Problem(path, place, each.code, each.message, each.fix)
            for each in _logo_faults(settings.logo, open_file)
        ]
    return (None if problems else settings), problems


def _logo_faults(logo: str, open_file: Opener) -> Iterator[Fault]:
    """A logo must be there, and a picture; what is in it is checked with all files of docs/."""
    if open_file(f"docs/{logo}") is None:
        fix = "Add the picture, or correct its name."
        yield Fault((), Code.MISSING_FILE, f"docs/{logo} does not exist.", fix)
    if fault := picture_fault(logo):
        yield fault


def read_statement(open_file: Opener) -> tuple[Statement | None, list[Problem]]:
    """data/accessibility.yml, or None: with the reasons, or where there is no such file."""
    if open_file(ACCESSIBILITY) is None:
        return None, []
    tree, problems = _read(open_file, ACCESSIBILITY)
    facts, faults = _record(Accessibility, tree, ACCESSIBILITY)
    problems += faults
    if tree is None or facts is None or problems:
        return None, problems
    return Statement(facts, tree.place(("reviewed",))), []


def read_removals(open_file: Opener) -> tuple[Removals | None, list[Problem]]:
    """data/removed.yml, or None with the reasons. A hub need not have the file."""
    if open_file(REMOVED) is None:
        return Removals({}, {}), []
    tree, problems = _read(open_file, REMOVED)
    entries, faults = _entries("removed", Removal, "address", tree) if tree else ({}, [])
    problems += faults
    if tree is None or problems:
        return None, problems
    places = {each: tree.place((index, "address")) for index, each in enumerate(entries)}
    return Removals(entries, places), []


def _record(model: type[Model], tree: Tree | None, path: str) -> tuple[Model | None, list[Problem]]:
    """The one record that a file holds; None with the reasons, which for no tree are known."""
    if tree is None:
        return None, []
    try:
        return model.model_validate(tree.root or {}), []
    except ValidationError as error:
        return None, problems_of(error, model, tree, path)


def _path(name: str) -> str:
    return f"data/{name}.yml"


def _read(open_file: Opener, path: str) -> tuple[Tree | None, list[Problem]]:
    text = file_text(open_file, path)
    if text is None:
        return None, [
            Problem(
                path,
                Place(),
                Code.MISSING_DATA,
                "The file is missing.",
                "Copy it from another hub; a vocabulary may be empty: [].",
            )
        ]
    if isinstance(text, tuple):
        place, fault = text
        return None, [Problem(path, place, fault.code, fault.message, fault.fix)]
    tree = read_yaml(text)
    problems = [Problem(path, at, f.code, f.message, f.fix) for at, f in tree.faults]
    return (None if problems and tree.root is None else tree), problems


@cache
def _whole(name: str, record: Any) -> type[Fields]:
    """A record whose one field is the list of a file's entries."""
    fields: dict[str, Any] = {name: (tuple[record, ...], ...)}
    no_docs = {"use_attribute_docstrings": False}
    return create_model("Whole", __base__=Fields, __cls_kwargs__=no_docs, **fields)


def _entries(
    name: str, record: type[Fields], key: str, tree: Tree
) -> tuple[dict[str, Any], list[Problem]]:
    """The entries of one file by a field of theirs, which no two share.

    The list is validated as the one field of a record.
    """
    if not isinstance(tree.root, list | None):
        message, fix = "The file is not a list.", f"Start each entry with a dash: `- {key}: ...`."
        return {}, [Problem(_path(name), Place(), Code.WRONG_TYPE, message, fix)]
    whole = _whole(name, record)
    inner = Tree(
        values={(name, *loc): place for loc, place in tree.values.items()},
        keys={(name, *loc): place for loc, place in tree.keys.items()},
        spoiled=tree.spoiled,
    )
    try:
        entries = getattr(whole.model_validate({name: tree.root or []}), name)
    except ValidationError as error:
        return {}, problems_of(error, whole, inner, _path(name))
    problems = []
    found: dict[str, Any] = {}
    for index, entry in enumerate(entries):
        own = getattr(entry, key)
        if own in found:
            message = f'"{own}" is the {key} of an earlier entry.'
            place = tree.place((index, key))
            fix = f"Give each entry an {key} of its own."
            problems.append(Problem(_path(name), place, Code.DUPLICATE_ID, message, fix))
        found[own] = entry
    return found, problems
