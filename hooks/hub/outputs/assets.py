"""Attachments and images of the items that readers see; those of hidden items stay behind."""

from __future__ import annotations

from typing import NamedTuple

from hub.kinds import site_path
from hub.model import Catalogue


class Asset(NamedTuple):
    """A file to copy: its path in the hub's folder, and on the site."""

    source: str
    path: str


def assets(catalogue: Catalogue) -> tuple[Asset, ...]:
    """Every file that listed items attach, show or link to, sorted."""
    files = {file for item in catalogue.listed for file in (*item.attached(), *item.files)}
    return tuple(Asset(file, site_path(file)) for file in sorted(files))
