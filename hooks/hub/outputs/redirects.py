"""Old addresses, each a small page that leads to the new one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape

from hub.model import Catalogue, Output


def redirects(catalogue: Catalogue, site: str) -> Iterator[Output]:
    """One index.html for each alias of an item that has a page, sorted by old address."""
    moved = {alias: item for item in catalogue.shown() for alias in item.facts.aliases}
    for alias, item in sorted(moved.items()):
        way = posixpath.relpath(item.id, alias) + "/"
        title = escape(item.facts.title)
        page = (
            '<!doctype html>\n<html lang="en-GB">\n<meta charset="utf-8">\n'
            f'<title>{title}</title>\n<meta http-equiv="refresh" content="0; url={way}">\n'
            f'<link rel="canonical" href="{escape(site + item.address)}">\n<p>This page has moved: '
            f'<a href="{way}">{title}</a>.</p>\n</html>\n'
        )
        yield Output(f"{alias}/index.html", page.encode())
