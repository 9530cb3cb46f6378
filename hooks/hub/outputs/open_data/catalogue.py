"""data/catalogue.json: every listed item, for programs.

Its schema is data/schema/catalogue.json. An item's "fields" are its front matter, and fit the
schema of its kind; beside them stands what the hub knows of it from elsewhere. The address of a
consultation's form is nowhere in it: it may change, and readers are to see first what becomes of
their answers. So "form_on_page" says whether the item's page leads to a form on that day.

Version 1.x: what is there keeps its name, type and meaning; more may come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from hub.kinds import site_path
from hub.model import Catalogue, Item, Output
from hub.outputs.open_data.shown_fields import shown_fields
from hub.views.gathered import Gathered
from hub.views.media_types import media_type
from hub.views.open_data.page import schema_address
from hub.views.open_data.places import places

PATH = "data/catalogue.json"
VERSION = "1.0"


def catalogue_file(gathered: Gathered) -> Output:
    """The whole catalogue, items in the order of their ids."""
    catalogue, site = gathered.catalogue, gathered.site
    settings = catalogue.settings
    schema = schema_address("catalogue", catalogue)
    content = {
        **({"$schema": f"{site}{schema}"} if schema else {}),
        "version": VERSION,
        "name": settings.name,
        "address": site,
        "licence": {"name": settings.licence.name, "url": settings.licence.url},
        "as_of": catalogue.today.isoformat(timespec="seconds"),
        "items": [*_items(gathered)],
    }
    return Output(PATH, to_json(content, indent=1) + b"\n")


def _items(gathered: Gathered) -> Iterator[dict[str, Any]]:
    catalogue, site = gathered.catalogue, gathered.site
    regions = places(gathered.index, "regions")
    sub_regions = places(gathered.index, "sub_regions")
    listed = gathered.items
    for item in map(listed.__getitem__, sorted(listed)):
        yield {
            "id": item.id,
            "kind": item.kind.name,
            "address": f"{site}{item.address}",
            "first_id": item.first_id,
            "first_day": item.facts.date.first.date().isoformat(),
            "updated": item.updated(catalogue.today).date().isoformat(),
            "regions": regions[item.id],
            "sub_regions": sub_regions[item.id],
            **_state(item, catalogue),
            "files": [*_files(item, catalogue, site)],
            "fields": shown_fields(item, listed, catalogue.today),
        }


def _state(item: Item, catalogue: Catalogue) -> dict[str, Any]:
    """How a consultation of ours or an event stands, and whether there is a form to fill in."""
    match item.kind.name:
        case "event":
            return {"state": item.facts.state}
        case "consultation" if state := item.facts.state(catalogue.today):
            respond = item.facts.respond
            form = bool(respond and respond.form)
            return {"state": state, "form_on_page": form and state == "open"}
        case _:
            return {}


def _files(item: Item, catalogue: Catalogue, site: str) -> Iterator[dict[str, Any]]:
    """Its attachments, then its image, whose title is what it shows."""
    facts = item.facts
    notes: list[dict[str, Any]] = [
        {"title": each.title, "accessible": each.accessible} for each in facts.attachments
    ]
    notes += [{"title": facts.image.alt}] if facts.image else []
    for path, note in zip(item.attached(), notes, strict=True):
        yield {
            "title": note.pop("title"),
            "address": f"{site}{site_path(path)}",
            "media_type": media_type(path),
            "bytes": catalogue.sizes[path],
            **note,
        }
