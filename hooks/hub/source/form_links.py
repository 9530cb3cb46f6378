"""Forms of consultations are linked to from their own pages alone, and only while these are open.

Any other link would lead to a dead form once the consultation has closed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from hub.model import Item
from hub.problems import Code, Place, Problem
from hub.records import Fields
from hub.source.front_matter import place_in
from hub.source.read import Reading

_address = re.compile(r"https?://[^\s<>\"'`|)\]]+", re.IGNORECASE)


class Form(NamedTuple):
    """A form, or what may lead to it: host, path and the parameters that are always the same."""

    host: str
    path: str
    fixed: frozenset[tuple[str, str]]


def form_links(reading: Reading) -> Iterator[Problem]:
    """A problem for each place, but for respond itself, that names the address of a form."""
    forms = [(form, item) for item in reading.items.values() if (form := _form(item))]
    hosts = {form.host for form, _ in forms}
    if not forms:
        return
    for path, item in reading.items.items():
        for field, text in _texts(item):
            for found in _address.finditer(text) if field != "respond" else ():
                if owner := _owner(found[0], forms, hosts):
                    place = item.places.get(field.rstrip("_"), Place())
                    fix = f"Take it away, and name {owner.id} under related."
                    yield _problem(path, place, owner, fix)
    for path, body in reading.bodies.items():
        for found in _address.finditer(body.text):
            if owner := _owner(found[0], forms, hosts):
                place = place_in(body.text, found.start(), body.line)
                yield _problem(path, place, owner, _lead(path, owner))


def _form(item: Item) -> Form | None:
    respond = getattr(item.facts, "respond", None)
    if not respond or not respond.form:
        return None
    told = _read(respond.address(item.id, item.facts.title))
    query = parse_qsl(urlsplit(respond.form).query, keep_blank_values=True)
    return told._replace(fixed=frozenset(each for each in query if "{" not in "".join(each)))


def _read(address: str) -> Form:
    """An address without what makes no difference to a browser or a server."""
    parts = urlsplit(address)
    path = unquote(parts.path).rstrip("/")
    return Form(parts.hostname or "", path, frozenset(parse_qsl(parts.query, True)))


def _owner(written: str, forms: list[tuple[Form, Item]], hosts: set[str]) -> Item | None:
    """The consultation to whose form an address leads, as words may write it; None for others."""
    try:
        address = _read(unescape(written).rstrip(".,;:!?"))
    except ValueError:
        return None
    if address.host not in hosts:
        return None
    leads = (
        item for form, item in forms if form[:2] == address[:2] and form.fixed <= address.fixed
    )
    return next(leads, None)


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    """Every text among the facts of an item, with the name of the field that has it."""
    for name in sorted(item.facts.model_fields_set):
        yield from ((name, each) for each in _within(getattr(item.facts, name)))


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _within(each)
    elif isinstance(value, Fields):
        for name in value.model_fields_set:
            yield from _within(getattr(value, name))


def _lead(path: str, item: Item) -> str:
    if path == item.path:
        return "Take it away: above these words, the page shows the form for as long as it is open."
    way = posixpath.relpath(item.path, posixpath.dirname(path))
    return f"Lead to its page, which shows the form for as long as it is open: {way}"


def _problem(path: str, place: Place, item: Item, fix: str) -> Problem:
    message = f"This leads to the form of {item.id}, and leads nowhere once that has closed."
    return Problem(path, place, Code.FORM_LINK, message, fix)
