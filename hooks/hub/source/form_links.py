"""Forms of consultations are linked to from their own pages alone, and only while these are open.

Any other link would lead to a dead form once the consultation has closed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from hub.model import Item
from hub.problems import Code, Place, Problem
from hub.records import Fields
from hub.source.front_matter import place_in
from hub.source.read import Reading


def form_links(reading: Reading) -> Iterator[Problem]:
    """A problem for each place, but for respond itself, that names the address of a form."""
    forms = {start: item for item in reading.items.values() if (start := _start(item))}
    if not forms:
        return
    form = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(forms)))})(?![\w-])")
    for path, item in reading.items.items():
        for field, address in _addresses(item):
            if field != "respond" and (found := form.match(address)):
                place = item.places.get(field.rstrip("_"), Place())
                fix = f"Take it away, and name {forms[found[0]].id} under related."
                yield _problem(path, place, forms[found[0]], fix)
    for path, body in reading.bodies.items():
        for found in form.finditer(body.text):
            place = place_in(body.text, found.start(), body.line)
            yield _problem(path, place, forms[found[0]], _lead(path, forms[found[0]]))


def _start(item: Item) -> str:
    """The address of a consultation's form up to what the hub fills in; "" for none."""
    respond = getattr(item.facts, "respond", None)
    address: str = respond.form if respond and respond.form else ""
    return re.split(r"[?&#/=]*[\w.~%-]*=?\{", address)[0].rstrip("/")


def _addresses(item: Item) -> Iterator[tuple[str, str]]:
    """Every web address among the facts of an item, with the name of the field that has it."""
    for name in sorted(item.facts.model_fields_set):
        yield from ((name, each) for each in _within(getattr(item.facts, name)))


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.startswith("http"):
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
