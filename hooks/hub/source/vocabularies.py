"""data/*.yml to the hub's vocabularies and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pydantic import ValidationError, create_model

from hub.model import Statement
from hub.problems import Code, Fault, Place, Problem, nearest, one_of
from hub.records import Fields, Model
from hub.source.faults import problems_of
from hub.source.front_matter import decode
from hub.source.newsletter_sections import section_faults
from hub.source.yaml_text import Tree, read_yaml
from hub.vocabulary import VOCABULARIES, Accessibility, Settings, Tile, Vocabularies

Opener = Callable[[str], bytes | None]
"""The bytes of a file of the hub, by its path; None where there is no such file."""


def read_vocabularies(open_file: Opener) -> tuple[Vocabularies, list[Problem]]:
    """Every vocabulary. One with faults is left empty and named in broken."""
    terms: dict[str, dict[str, Any]] = {}
    trees: dict[str, Tree] = {}
    problems: list[Problem] = []
    for name in VOCABULARIES:
        tree, faults = _read(open_file, _path(name))
        if tree:
            terms[name], more = _terms(name, tree)
            trees[name], faults = tree, faults + more
        problems += faults
    faulty = {problem.path for problem in problems}
    broken = frozenset(name for name in VOCABULARIES if _path(name) in faulty)
    sound = {name: {} if name in broken else terms[name] for name in VOCABULARIES}
    vocabularies = Vocabularies(**sound, broken=broken)
    problems += [
        Problem(_path(name), trees[name].place(fault.loc), fault.code, fault.message, fault.fix)
        for name, fault in _links(vocabularies)
    ]
    return vocabularies, problems


def read_settings(open_file: Opener) -> tuple[Settings | None, list[Problem]]:
    """data/hub.yml, or None with the reasons."""
    path = _path("hub")
    tree, problems = _read(open_file, path)
    settings, faults = _record(Settings, tree, path)
    problems += faults
    if tree and settings and settings.logo and open_file(f"docs/{settings.logo}") is None:
        message = f"docs/{settings.logo} does not exist."
        fix = "Add the picture, or correct its name."
        problems.append(Problem(path, tree.place(("logo",)), Code.MISSING_FILE, message, fix))
    return (None if problems else settings), problems


def read_statement(open_file: Opener) -> tuple[Statement | None, list[Problem]]:
    """data/accessibility.yml, or None: with the reasons, or where there is no such file."""
    path = _path("accessibility")
    if open_file(path) is None:
        return None, []
    tree, problems = _read(open_file, path)
    facts, faults = _record(Accessibility, tree, path)
    problems += faults
    if tree is None or facts is None or problems:
        return None, problems
    return Statement(facts, tree.place(("reviewed",))), []


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
    content = open_file(path)
    if content is None:
        return None, [
            Problem(
                path,
                Place(),
                Code.MISSING_DATA,
                "The file is missing.",
                "Copy it from another hub; a vocabulary may be empty: []. Links are not followed.",
            )
        ]
    text = decode(content)
    if isinstance(text, tuple):
        place, fault = text
        return None, [Problem(path, place, fault.code, fault.message, fault.fix)]
    tree = read_yaml(text)
    problems = [Problem(path, at, f.code, f.message, f.fix) for at, f in tree.faults]
    return (None if problems and tree.root is None else tree), problems


@cache
def _whole(name: str) -> type[Fields]:
    """A record whose one field is the list of a vocabulary's terms."""
    record: Any = VOCABULARIES[name]
    fields: dict[str, Any] = {name: (tuple[record, ...], ...)}
    no_docs = {"use_attribute_docstrings": False}
    return create_model("Whole", __base__=Fields, __cls_kwargs__=no_docs, **fields)


def _terms(name: str, tree: Tree) -> tuple[dict[str, Any], list[Problem]]:
    """The terms of one file by id; its list is validated as the one field of a record."""
    if not isinstance(tree.root, list | None):
        message, fix = "The file is not a list.", "Start each entry with a dash: `- id: ...`."
        return {}, [Problem(_path(name), Place(), Code.WRONG_TYPE, message, fix)]
    whole = _whole(name)
    inner = Tree(
        values={(name, *loc): place for loc, place in tree.values.items()},
        keys={(name, *loc): place for loc, place in tree.keys.items()},
        spoiled=tree.spoiled,
    )
    try:
        terms = getattr(whole.model_validate({name: tree.root or []}), name)
    except ValidationError as error:
        return {}, problems_of(error, whole, inner, _path(name))
    problems = []
    by_id: dict[str, Any] = {}
    for index, term in enumerate(terms):
        if term.id in by_id:
            message = f'"{term.id}" is the id of an earlier entry.'
            place = tree.place((index, "id"))
            fix = "Give each entry an id of its own."
            problems.append(Problem(_path(name), place, Code.DUPLICATE_ID, message, fix))
        by_id[term.id] = term
    return by_id, problems


def _links(words: Vocabularies) -> Iterator[tuple[str, Fault]]:
    """Terms that name other terms: each must exist. Gives the vocabulary beside the fault."""
    for index, sub_region in enumerate(words.sub_regions.values()):
        yield from _known(words, "sub_regions", (index, "region"), sub_region.region, "regions")
    for index, council in enumerate(words.authorities.values()):
        at = "authorities"
        yield from _known(words, at, (index, "region"), council.region, "regions")
        yield from _known(words, at, (index, "sub_region"), council.sub_region, "sub_regions")
        if council.county:
            yield from _known(words, at, (index, "county"), council.county, "authorities")
        for number, successor in enumerate(council.successors):
            loc = (index, "successors", number)
            yield from _known(words, at, loc, successor, "authorities")
            if council.id in _after(successor, words):
                yield at, _circle(loc, council.id)
    yield from _shared_tiles(words)
    for index, body in enumerate(words.bodies):
        if body in words.authorities:
            message = f'"{body}" is the id of an authority too.'
            fix = "Give the body an id of its own: items name both kinds in one field."
            yield "bodies", Fault((index, "id"), Code.DUPLICATE_ID, message, fix)
    yield from (("newsletter", fault) for fault in section_faults(words.newsletter.values()))


def _after(council: str, words: Vocabularies) -> set[str]:
    """A council and all that come after it."""
    found: set[str] = set()
    waiting = [council]
    while waiting:
        each = waiting.pop()
        if each not in found and each in words.authorities:
            found.add(each)
            waiting += words.authorities[each].successors
    return found


def _circle(loc: tuple[str | int, ...], council: str) -> Fault:
    return Fault(
        loc,
        Code.BAD_VALUE,
        f'"{council}" would come after itself.',
        "Name only councils that took over later.",
    )


def _shared_tiles(words: Vocabularies) -> Iterator[tuple[str, Fault]]:
    """A fault for each council whose tile is that of an earlier council."""
    owners: dict[Tile, str] = {}
    for index, council in enumerate(words.authorities.values()):
        if council.tile is None:
            continue
        owner = owners.setdefault(council.tile, council.id)
        if owner != council.id:
            place = f"column {council.tile.column}, row {council.tile.row}"
            message = f'The tile in {place} is that of "{owner}" already.'
            fix = "Give each council a tile of its own."
            yield "authorities", Fault((index, "tile"), Code.BAD_VALUE, message, fix)


def _known(
    words: Vocabularies, at: str, loc: tuple[str | int, ...], value: str, vocabulary: str
) -> Iterator[tuple[str, Fault]]:
    known = getattr(words, vocabulary)
    if vocabulary in words.broken or value in known:
        return
    near = nearest(value, list(known))
    guess = f"Did you mean {one_of(near)}?" if near else f"Add it to data/{vocabulary}.yml."
    message = f'"{value}" is no id in data/{vocabulary}.yml.'
    yield at, Fault(loc, Code.UNKNOWN_TERM, message, guess)
