"""Consultations that open and close at awkward hours: what their files say, and true instants.

The instants in UTC were worked out by hand: the clocks go forward at 1am UTC on 28 March 2027
and back at 1am UTC on 31 October 2027.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from hub import Build
from tests.hubs import TINY_HUB

NAME = "docs/consultations/home-safety-visits-2027.md"
FORM = "https://forms.northmarch.example/home-safety-2027"


class Journey(NamedTuple):
    """When a consultation opens and closes as its file says, and the first and last second."""

    opens: str
    closes: str
    first: datetime
    last: datetime


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


JOURNEYS = {
    "in-winter": Journey(
        "2027-01-11", "2027-01-15", utc("2027-01-11T00:00:00"), utc("2027-01-15T23:59:00")
    ),
    "in-summer": Journey(
        "2027-06-01", "2027-06-30 17:00", utc("2027-05-31T23:00:00"), utc("2027-06-30T16:00:00")
    ),
    "as-the-clocks-go-forward": Journey(
        *("2027-03-28 00:30", "2027-03-28 02:30"),
        *(utc("2027-03-28T00:30:00"), utc("2027-03-28T01:30:00")),
    ),
    "as-the-clocks-go-back": Journey(
        *("2027-10-31 00:30", "2027-10-31 01:30+00:00"),
        *(utc("2027-10-30T23:30:00"), utc("2027-10-31T01:30:00")),
    ),
}


def journeys() -> dict[str, str | None]:
    """The changes of the tiny hub that put these consultations in the place of its own."""
    text = (TINY_HUB / NAME).read_text(encoding="utf-8")
    made: dict[str, str | None] = {NAME: None}
    for name, journey in JOURNEYS.items():
        words = text.replace("How should home safety visits work from 2027?", title(name))
        words = words.replace("opens: 2026-11-01", f"opens: {journey.opens}")
        words = words.replace("closes: 2027-01-15", f"closes: {journey.closes}")
        words = words.replace("extended_from: 2026-12-18\n", "").replace(FORM, form(name))
        made[f"docs/consultations/{name}.md"] = words
    for path in sorted(TINY_HUB.rglob("*.md")):
        name, text = path.relative_to(TINY_HUB).as_posix(), path.read_text(encoding="utf-8")
        if name != NAME and "home-safety-visits-2027" in text:
            made[name] = text.replace("home-safety-visits-2027", "in-winter")
    return made


def title(name: str) -> str:
    return f"How should visits work, asked {name.replace('-', ' ')}?"


def form(name: str) -> str:
    return f"https://forms.northmarch.example/{name}"


def record(made: Build, address: str) -> Any:
    (page,) = [page for page in made.pages if page.address == address]
    return page.record


def groups(made: Build, address: str) -> dict[str, list[str]]:
    """The addresses of the cards in each part of a list."""
    found = record(made, address).paging.entries
    return {group.key: [card.address for card in group.cards] for group in found if group.cards}
