"""Calendars (RFC 5545): events, and the deadlines of consultations."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model import Output
from hub.views.gathered import Gathered


def calendars(gathered: Gathered) -> Iterator[Output]:
    """All calendars."""
    yield from ()
