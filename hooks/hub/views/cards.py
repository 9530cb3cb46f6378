"""An item in a few words, as lists show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hub.model import Catalogue, Item
from hub.views.courses import Course, State, consultation_course
from hub.views.events import event_course, mode, registering
from hub.views.headlines import Headline, as_figure
from hub.views.terms import Named, TermIndex
from hub.wording import change, figure, label, uk_date, uk_span


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of a list. Texts are in readers' words; empty ones are left out.

    headline is a case study's first outcome, result the same if it is a figure, note why a list
    has the item where this needs a word. states is what it says of itself from today on, the
    present first; course the parts of its kind's list that it stands in, likewise. where and
    register are of events.
    """

    title: str
    address: str
    summary: str
    kind: str
    when: str
    lead: Named | None = None
    themes: tuple[Named, ...] = ()
    states: Course = ()
    course: Course = ()
    where: str = ""
    register: State | None = None
    headline: str = ""
    result: Headline | None = None
    note: str = ""


def card(item: Item, index: TermIndex, note: str = "") -> Card:
    """The card of an item, made once for an index; note is the list's own."""
    if item.id not in index.cards:
        index.cards[item.id] = _card(item, index)
    made = index.cards[item.id]
    return replace(made, note=note) if note else made


def _card(item: Item, index: TermIndex) -> Card:
    lead = getattr(item.facts, "lead", None) or getattr(item.facts, "body", None)
    outcomes = getattr(item.facts, "outcomes", None)
    return Card(
        title=item.facts.title,
        address=item.address,
        summary=item.facts.summary,
        kind=item.kind.singular,
        when=when(item),
        lead=index.organisation(lead) if lead else None,
        themes=tuple(index.named("themes", each) for each in item.facts.themes),
        states=states(item, index.catalogue),
        headline=headline(item),
        result=as_figure(outcomes[0]) if outcomes else None,
        **_course(item, index.catalogue.today),
    )


def _course(item: Item, today: datetime) -> dict[str, Any]:
    """What the card of an event or consultation has beside that of other kinds."""
    match item.kind.name:
        case "consultation":
            return {"course": consultation_course(item, today)}
        case "event":
            where = ", ".join(each for each in (mode(item), item.facts.place) if each)
            course, register = event_course(item, today), registering(item, today)
            return {"course": course, "where": where, "register": register}
        case _:
            return {}


def when(item: Item) -> str:
    """When an event or meeting takes place, or the date of anything else, in words."""
    facts = item.facts
    match item.kind.name:
        case "event" if facts.starts:
            return uk_span(facts.starts, facts.ends)
        case "event":
            return "Date not recorded"
        case "meeting" if facts.held:
            return uk_date(facts.held)
        case _:
            return uk_date(facts.date)


def states(item: Item, catalogue: Catalogue) -> Course:
    """What a consultation or event says of itself from today on; nothing for other kinds."""
    facts = item.facts
    if item.kind.name == "consultation":
        ours = State("responding", "Our response")
        return consultation_course(item, catalogue.today) or (ours,)
    if item.kind.name == "event" and facts.state != "planned":
        return (State(facts.state, label(facts.state)),)
    return ()


def headline(item: Item) -> str:
    """The first outcome of a case study: "Missed collections: 46% to 28%"; else ""."""
    outcomes = getattr(item.facts, "outcomes", None)
    if not outcomes:
        return ""
    first = outcomes[0]
    if first.text is not None:
        return f"{first.measure}: {first.text}"
    if first.change is not None:
        return f"{first.measure}: {change(first.change, first.unit)}"
    before = f"{figure(first.baseline, first.unit)} to " if first.baseline else ""
    return f"{first.measure}: {before}{figure(first.result, first.unit)}"
