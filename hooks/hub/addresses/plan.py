"""A rename worked out before anything is written: what becomes of every file that it touches."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hub.addresses.attached import Attached, Same, attached
from hub.addresses.edits import Edit, edited
from hub.addresses.front import Front
from hub.addresses.growth import grown
from hub.addresses.mentions import Mentions
from hub.addresses.names import Move, asked_for
from hub.addresses.refusal import Refusal
from hub.problems import Place
from hub.source.content import Content
from hub.source.front_matter import Document, Opener, decode, split
from hub.source.ledger import LEDGER
from hub.source.links import resolved, way
from hub.source.read import Body
from hub.source.vocabularies import ACCESSIBILITY, REMOVED
from hub.source.yaml_text import Tree
from hub.vocabulary import VOCABULARIES
from hub.wording import counted

_DATA = sorted([*(f"data/{name}.yml" for name in ("hub", *VOCABULARIES)), ACCESSIBILITY, REMOVED])


@dataclass(slots=True)
class Rename:
    """All that a rename does, by path: what is written, copied (from where) and taken away.

    told says it, a line for each file. left has the places of words that name the item and
    are no link: they stay, for people to look at.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def rename(content: Content, open_file: Opener, same: Same, old: str, new: str) -> Rename:
    """Work out how an item of a sound hub gets another address. Raises Refusal."""
    move = asked_for(content, old, new)
    along = attached(move, content.reading, same)
    mentions = Mentions(move.item)
    macro_pages = content.settings.macro_pages if content.settings else ()
    plan = Rename()
    _move(plan, move, along)
    for path, body in sorted(content.reading.bodies.items()):
        edits = [*_links(body, move, along)]
        if path.removeprefix("docs/") in macro_pages:
            edits += mentions.in_macros(body.text, move.id)
        _change(plan, body, edits, move, open_file)
        plan.left += _lines(path, mentions.left(body.text, edits, body.line))
    for path in _DATA:
        plan.left += _lines(path, mentions.left(_text(open_file(path))))
    ledger = open_file(LEDGER)
    if isinstance(ledger, bytes) and move.alias:
        _note(plan, move, ledger)
    return plan


def _move(plan: Rename, move: Move, along: Attached) -> None:
    """What moves: the item's file, and those that go along."""
    plan.gone += [move.item.path, *along.moved]
    plan.told.append(f"Moved {move.item.path} to {move.path}.")
    for file, there in sorted({**along.moved, **along.copied}.items()):
        plan.copies[there] = file
        plan.told.append(f"{'Moved' if file in along.moved else 'Copied'} {file} to {there}.")


def _links(body: Body, move: Move, along: Attached) -> Iterator[Edit]:
    """Edits of the links of a file that would lead elsewhere; offsets are those of its body."""
    home, moved = body.path, {move.item.path: move.path, **along.moved}
    if body.path == move.item.path:
        home, moved = move.path, {**moved, **along.copied}
    for link in body.outline.links:
        path = link.target.partition("#")[0]
        found = resolved(body.path, path)
        wanted = moved.get(found, found)
        if path and ":" not in path and resolved(home, path) != wanted:
            words = _spelt_alike(path, home, wanted)
            yield Edit(link.target_start, link.target_start + len(path), words)


def _spelt_alike(path: str, home: str, wanted: str) -> str:
    """The link to a file, in the way that somebody wrote another to the same folder."""
    folder, slash, _ = path.rpartition("/")
    alike = f"{folder}{slash}{posixpath.basename(wanted)}"
    return alike if resolved(home, alike) == wanted else way(home, wanted)


def _change(plan: Rename, body: Body, edits: list[Edit], move: Move, open_file: Opener) -> None:
    """Add one file to a plan, with edits of its body and of its mentions of the item."""
    own = body.path == move.item.path
    places = [each.place for each in body.references if _names(each.target, move)]
    if not edits and not places and not own:
        return
    content = open_file(body.path)
    assert isinstance(content, bytes)
    text = _text(content)
    before = len(text) - len(body.text)
    edits = [Edit(before + start, before + end, words) for start, end, words in edits]
    if body.kind:
        front = Front(text)
        edits += front.mentions(places, move.item.id, move.id)
        edits += front.aliases(move.alias, move.id) if own else ()
    path = move.path if own else body.path
    plan.files[path] = edited(content, edits)
    if own:
        _prove(plan.files[path], move)
    if edits:
        plan.told.append(f"Changed {path} in {counted(len(edits), 'place')}.")


def _names(target: str, move: Move) -> bool:
    return target.partition("#")[0] == move.item.id


def _prove(content: bytes, move: Move) -> None:
    """Raise Refusal unless the aliases of the moved file can be read as they should be."""
    aliases = move.item.facts.aliases
    wanted = [each for each in (*aliases, move.alias) if each not in ("", move.id)]
    if _aliases_in(split(_text(content))) != wanted:
        fix = f"Write `aliases: [{', '.join(aliases)}]` on a line of its own there first."
        raise Refusal(f"The facts of {move.item.path} are written in an unusual way. {fix}")


def _aliases_in(document: object) -> list[str] | None:
    """The aliases that a file gives; None where its facts cannot be read."""
    tree = document.tree if isinstance(document, Document) else Tree()
    if tree.faults or not isinstance(tree.root, dict):
        return None
    return [f"{each}".strip() for each in tree.root.get("aliases") or ()]


def _text(content: object) -> str:
    """The text of a file without faults, "" for a file that is not there."""
    text = decode(content) if isinstance(content, bytes) else ""
    return text if isinstance(text, str) else ""


def _lines(path: str, places: Iterable[Place]) -> Iterator[str]:
    """One entry for all places in a file."""
    if lines := sorted({place.line for place in places}):
        yield f"{path}, {'lines' if lines[1:] else 'line'} {', '.join(map(str, lines))}"


def _note(plan: Rename, move: Move, ledger: bytes) -> None:
    """Add the new address to the ledger."""
    whole = grown(ledger, [move.id])
    if whole != ledger:
        plan.files[LEDGER] = whole
        plan.told.append(f"Added {move.id} to {LEDGER}.")
