"""Outside links: every web address that readers of the site may follow, and where it stands.

Whether an address answers is for others to ask: nothing here reaches the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

from hub.fields import Url
from hub.model import Item
from hub.problems import Place
from hub.records import Fields, fields_by_key, record_of
from hub.source.code import blank_code
from hub.source.folder import open_file
from hub.source.front_matter import Document, Opener, file_text, place_in, split
from hub.source.read import Body, read
from hub.source.vocabularies import read_settings, read_vocabularies
from hub.source.yaml_text import Loc, Tree, Value, read_yaml
from hub.vocabulary import USUAL_LIMITS, VOCABULARIES, Settings

_url = get_args(Url)[1]
_web = re.compile("https?://", re.IGNORECASE)
# An address between angle brackets, or one in a tag of HTML.
_in_tag = re.compile(
    r"<(?:(?P<alone>https?://[^\s<>]+)>"
    r"|[a-z][^<>]*?\s(?:href|src)\s*=\s*[\"']?(?P<attribute>https?://[^\s\"'<>]+))",
    re.IGNORECASE,
)
_FORM = ("respond", "form")


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """One web address as a file of the hub gives it, and its place in that file.

    form_of is the consultation whose form stands there: such an address has yet to be filled in.
    """

    path: str
    place: Place
    address: str
    form_of: Item | None = None


def outside_links(root: Path, today: datetime, *, hidden: bool = False) -> tuple[OutsideLink, ...]:
    """The outside links of what readers see at an instant, by file and place.

    hidden adds those of hidden items. A place is left out while nobody needs it: the form of a
    consultation that has closed, and where to register for or join an event that is over.
    Faulty files are left out.
    """
    settings, _ = read_settings(partial(open_file, root))
    limits = settings.limits if settings else USUAL_LIMITS
    opener = partial(open_file, root, limits=limits)
    reading = read(root, read_vocabularies(opener)[0], limits=limits)
    seen = {"listed", "hidden"} if hidden else {"listed"}
    items = {path: each for path, each in reading.items.items() if each.visibility(today) in seen}
    found = [*_of_data(opener)]
    for path, item in items.items():
        found += _of_facts(item, _tree(opener, path), today)
    for path, body in reading.bodies.items():
        if path in items or body.kind is None:
            found += _of_body(body)
    return tuple(sorted(found, key=lambda link: (link.path, link.place, link.address)))


def _of_data(opener: Opener) -> Iterator[OutsideLink]:
    records: dict[str, type[Fields]] = {"hub": Settings, **VOCABULARIES}
    for name, record in records.items():
        path = f"data/{name}.yml"
        tree = _tree(opener, path)
        for loc, address in _addresses(tree.root, record):
            yield OutsideLink(path, tree.place(loc), address)


def _of_facts(item: Item, tree: Tree, today: datetime) -> Iterator[OutsideLink]:
    idle = set(_idle(item, today))
    for loc, address in _addresses(tree.root, item.kind.model):
        if loc not in idle:
            form_of = item if loc == _FORM else None
            yield OutsideLink(item.path, tree.place(loc), address, form_of)


def _of_body(body: Body) -> Iterator[OutsideLink]:
    found = {link.target_start: link.target for link in body.outline.links}
    for match in _in_tag.finditer(blank_code(body.text)):
        group = "alone" if match["alone"] else "attribute"
        found[match.start(group)] = match[group]
    for offset, target in found.items():
        if _web.match(target):
            address = "".join(unescape(target).split())  # as browsers read it, on one line
            yield OutsideLink(body.path, place_in(body.text, offset, body.line), address)


def _idle(item: Item, today: datetime) -> Iterator[Loc]:
    """The fields whose address readers do not need now."""
    facts = item.facts
    if item.kind.name == "consultation":
        if facts.state(today) not in ("upcoming", "open"):
            yield _FORM
        if facts.outcome and facts.outcome.date.first > today:
            yield "outcome", "link"
    if item.kind.name == "event":
        end = facts.ends or facts.starts
        if end and end.last.timestamp() < today.timestamp():
            yield from (("register", "url"), ("online_url",))


def _tree(opener: Opener, path: str) -> Tree:
    """The values of a file of data, or of an item's front matter; none where it is faulty."""
    text = file_text(opener, path) or ""
    if isinstance(text, tuple):
        return Tree()
    if not path.endswith(".md"):
        return read_yaml(text)
    document = split(text)
    return document.tree if isinstance(document, Document) else Tree()


def _addresses(
    value: Value, record: type[Fields] | None, loc: Loc = (), *, is_url: bool = False
) -> Iterator[tuple[Loc, str]]:
    """The values of fields that hold web addresses, and their paths."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _addresses(each, record, (*loc, index), is_url=is_url)
    elif isinstance(value, dict) and record:
        fields = fields_by_key(record)
        for key in value.keys() & fields.keys():
            inner = record_of(fields[key].annotation)
            yield from _addresses(value[key], inner, (*loc, key), is_url=_is_url(fields[key]))
    elif is_url and isinstance(value, str):
        yield loc, value.strip()


def _is_url(info: FieldInfo) -> bool:
    return _url in info.metadata or _marked(info.annotation)


def _marked(annotation: Any) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    return _url in marks or any(_marked(each) for each in get_args(annotation))
