"""Attachments and images of the items that readers see; those of hidden items stay behind."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from hub.model import Catalogue


class Asset(NamedTuple):
    """A file to copy: its path in the hub's folder, and on the site."""

    source: str
    path: str


def assets(catalogue: Catalogue) -> tuple[Asset, ...]:
    """Every file that listed items attach, show or link to, sorted."""
    found = set()
    for item in catalogue.listed:
        names = [each.path for each in item.facts.attachments]
        names += [item.facts.image.src] if item.facts.image else []
        for name in [*names, *item.files]:
            source = posixpath.normpath(posixpath.join(posixpath.dirname(item.path), name))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(item.id), name))
            found.add(Asset(source, path))
    return tuple(sorted(found))
