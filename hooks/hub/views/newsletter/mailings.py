"""Issues that nobody compiles: what was new in each fortnight or month, for mailing services."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

from hub.model import Catalogue, Item
from hub.values import LONDON, SECOND
from hub.views.newsletter.compose import Composition, Pick, Sent, candidates, compose
from hub.views.newsletter.entries import entry
from hub.views.newsletter.issue import Entry
from hub.views.newsletter.periods import Period, Rhythm
from hub.views.newsletter.reasons import near_from
from hub.views.terms import Named, TermIndex

NEWEST = 6
"""How many issues are kept, so that a service that was away for a while misses none."""


@dataclass(frozen=True, slots=True)
class MailingPart:
    """A section: its heading, entries up to its limit, and by their titles alone what is more.

    Nobody sees what a limit leaves out of an automatic issue, so nothing is.
    """

    heading: str
    entries: tuple[Entry, ...]
    more: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Mailing:
    """What was new in a period, as it stood when this ended; it has one part or more."""

    period: Period
    parts: tuple[MailingPart, ...]

    @property
    def count(self) -> int:
        """How many items it tells of."""
        return sum(len(part.entries) + len(part.more) for part in self.parts)


def mailings(catalogue: Catalogue, site: str, rhythm: Rhythm) -> list[Mailing]:
    """The issues of the last periods that are over and had something to tell, newest first.

    Each has what readers could see when its period ended and still can. All addresses are
    whole, below that of the site.
    """
    found: dict[Period, list[Item]] = {}
    for item in candidates(catalogue, {}):
        for period in {rhythm(day) for day in _days(item)}:
            found.setdefault(period, []).append(item)
    over = [period for period in found if period.days.until < catalogue.today]
    made = (
        Mailing(period, tuple(_parts(period, found[period], catalogue, site)))
        for period in sorted(over, reverse=True)
    )
    return [*islice((each for each in made if each.parts), NEWEST)]


def _days(item: Item) -> Iterator[date]:
    """The days in London in whose periods there may be a reason to tell an item."""
    return (when.astimezone(LONDON).date() for when in _instants(item))


def _instants(item: Item) -> Iterator[datetime]:
    """When it happens to an item, or comes near, that reasons.reason looks for."""
    facts = item.facts
    yield facts.date.first
    yield from (change.date.first for change in facts.change_history)
    near: list[datetime] = []
    match item.kind.name:
        case "news":
            near = [deadline.date.last for deadline in facts.deadlines]
        case "consultation":
            near = [facts.closes.last] if facts.closes else []
            yield from [facts.outcome.date.first] if facts.outcome else []
        case "event":
            by = facts.register_.by if facts.register_ else None
            near = [facts.starts.first] if facts.starts else []
            near += [by.last] if by else []
    yield from map(near_from, near)


def _parts(
    period: Period, items: Sequence[Item], catalogue: Catalogue, site: str
) -> Iterator[MailingPart]:
    end = period.days.until.astimezone(LONDON)
    seen = tuple(item for item in items if item.visibility(end) == "listed")
    # Entries ask an index for names as of its day, and for no items.
    index = TermIndex(replace(catalogue, today=end, listed=(), withdrawn=()))
    for chosen in _composed(seen, period, catalogue).sections:
        limit = catalogue.vocabularies.newsletter[chosen.section.id].limit
        yield MailingPart(
            chosen.section.name,
            tuple(_entry(pick, index, site) for pick in chosen.picks[:limit]),
            tuple(_named(pick.item, site) for pick in chosen.picks[limit:]),
        )


def _composed(seen: Sequence[Item], period: Period, catalogue: Catalogue) -> Composition:
    """Every item that has something new in a period; all that is older counts as sent before."""
    days = period.days
    before = Sent("", days.since - SECOND)
    sent = {item.id: before for item in seen if item.facts.date.first < days.since}
    every = catalogue.vocabularies.newsletter.values()
    return compose(
        seen, [each.model_copy(update={"limit": sys.maxsize}) for each in every], days, sent
    )


def _entry(pick: Pick, index: TermIndex, site: str) -> Entry:
    why = pick.reason
    note = f"Updated: {why.words}" if why.why == "updated" else ""
    return entry(pick.item, index, site, note)


def _named(item: Item, site: str) -> Named:
    return Named(item.facts.title, f"{site}{item.address}")
