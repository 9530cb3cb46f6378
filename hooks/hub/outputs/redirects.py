"""Old addresses, each a small page that leads to the new one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from hub.model import Catalogue, Item, Output
from hub.outputs.policy import NOTHING
from hub.outputs.templates import templates

_TEMPLATE = templates("hub.outputs").get_template("redirect.html")
_SCRIPT = "assets/hub/moved.js"
_POLICY = f"{NOTHING}; script-src 'self'"


def redirects(catalogue: Catalogue, site: str) -> Iterator[Output]:
    """One index.html for each alias of an item that has a page, sorted by old address.

    Its script takes along what stands behind the address, ?words and #part; without scripts
    a reader comes to the top of the page.
    """
    moved = {alias: item for item in catalogue.shown() for alias in item.facts.aliases}
    return (_redirect(alias, moved[alias], site) for alias in sorted(moved))


def _redirect(alias: str, item: Item, site: str) -> Output:
    page = _TEMPLATE.render(
        title=item.facts.title,
        way=f"{_way(alias, item.id)}/",
        script=_way(alias, _SCRIPT),
        address=f"{site}{item.address}",
        policy=_POLICY,
    )
    return Output(f"{alias}/index.html", page.encode())


def _way(alias: str, to: str) -> str:
    return posixpath.relpath(f"/{to}", f"/{alias}")
