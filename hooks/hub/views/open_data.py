"""The page that explains the hub's open data."""

from __future__ import annotations

from dataclasses import dataclass

from hub.views.gathered import Gathered

ADDRESS = "data/"


@dataclass(frozen=True, slots=True)
class DataRecord:
    """The page about open data."""

    items: int


def data_page(gathered: Gathered) -> DataRecord:
    """The record of the page about open data."""
    return DataRecord(len(gathered.catalogue.listed))
