"""The hub's content as data that other programs read."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Output
from hub.outputs.spreadsheets import decisions_sheet, outcomes_sheet
from hub.views.gathered import Gathered


def open_data(gathered: Gathered) -> Iterator[Output]:
    """Every file under data/."""
    yield outcomes_sheet(gathered.evidence)
    yield decisions_sheet(gathered.decisions)
