"""What the pages of some kinds show beside their fields: outcomes, decisions, sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hub.model import Item
from hub.views.calendar_files import calendar_of
from hub.views.cards import Card, card
from hub.views.charts import BeforeAfter, before_after
from hub.views.consultations import ConsultationParts, consultation_parts
from hub.views.courses import Course, State
from hub.views.events import event_course, mode, registering
from hub.views.headlines import Headline, headlines
from hub.views.newsletter.compose import audience_of
from hub.views.paragraphs import Paragraphs, Part
from hub.views.registers.decisions import Approved, approved, decisions_of
from hub.views.registers.projects import Owed
from hub.views.strategies import StrategyParts, strategy_parts
from hub.views.terms import Named
from hub.wording import change, figure

if TYPE_CHECKING:
    from hub.views.gathered import Gathered


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome in words; "" where the source is not asked for it, facts for the rest."""

    facts: Any
    before: str
    after: str
    direction: str


@dataclass(frozen=True, slots=True)
class CaseStudyParts:
    """The outcomes as rows of a table, bars for those with a before and an after, and headlines.

    places has that of the source for each row, in parts that may be links.
    """

    rows: tuple[OutcomeRow, ...]
    places: tuple[tuple[Part, ...], ...]
    bars: tuple[BeforeAfter, ...]
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class EventParts:
    """What the page of an event shows beside its fields.

    register has how long one can register, None where this is over or not possible; mode says
    whether one goes there, joins online, or either; calendar the address of its calendar file,
    "" for none.
    """

    course: Course
    register: State | None
    mode: str
    calendar: str


@dataclass(frozen=True, slots=True)
class MeetingParts:
    """How many decisions a meeting took, and the money that it approved."""

    approved: Approved
    decisions: int


@dataclass(frozen=True, slots=True)
class NewsletterPart:
    """A section of an issue with its listed items, each with the compiler's note."""

    id: str
    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class NewsletterParts:
    """The sections of an issue, and whom its edition is for; none where it is for everybody."""

    sections: tuple[NewsletterPart, ...]
    audience: tuple[Named, ...]


Parts = (
    CaseStudyParts
    | ConsultationParts
    | EventParts
    | MeetingParts
    | NewsletterParts
    | Owed
    | StrategyParts
    | None
)


def parts(item: Item, gathered: Gathered) -> Parts:
    """What the template of an item's kind needs beside its facts; None for most kinds."""
    match item.kind.name:
        case "case_study":
            return _case_study(item, gathered.paragraphs)
        case "strategy":
            return strategy_parts(item, gathered.index)
        case "meeting":
            return _meeting(item)
        case "consultation":
            return consultation_parts(item, gathered)
        case "event":
            return _event(item, gathered.catalogue.today)
        case "project":
            return gathered.debts.of(item)
        case "newsletter":
            return _newsletter(item, gathered)
        case _:
            return None


def _case_study(item: Item, paragraphs: Paragraphs) -> CaseStudyParts:
    facts = item.facts.outcomes or ()
    rows = tuple(outcome(each) for each in facts)
    drawn = (before_after(row.facts, row.direction) for row in rows)
    places = (paragraphs.of_item(item, each.source) if each.source else () for each in facts)
    bars = tuple(each for each in drawn if each)
    return CaseStudyParts(rows, tuple(places), bars, headlines(item))


def outcome(facts: Any) -> OutcomeRow:
    """An outcome as a row of a table."""
    before = figure(facts.baseline, facts.unit) if facts.baseline else ""
    after = facts.text or ""
    if facts.result is not None:
        after = figure(facts.result, facts.unit)
    elif facts.change is not None:
        after = change(facts.change, facts.unit)
    return OutcomeRow(facts, before, after[:1].upper() + after[1:], _direction(facts))


_WORDS = {True: ("Better", "Would be better"), False: ("Worse", "Would be worse")}


def _direction(facts: Any) -> str:
    """ "Better", "Would be worse", "No change"; "" where the figures do not show it."""
    step = _step(facts)
    if step is None or facts.better not in ("higher", "lower"):
        return ""
    if step == 0:
        return "No change"
    return _WORDS[(step > 0) == (facts.better == "higher")][facts.basis in ("projected", "target")]


def _step(facts: Any) -> Decimal | None:
    """The signed difference that an outcome makes, where its figures are sure enough."""
    if facts.change is not None:
        number: Decimal = facts.change.number
        return number
    pair = (facts.baseline, facts.result)
    if any(each is None or each.qualifier not in ("", "about") for each in pair):
        return None
    difference: Decimal = facts.result.number - facts.baseline.number
    return difference


def _event(item: Item, today: datetime) -> EventParts:
    course, register = event_course(item, today), registering(item, today)
    return EventParts(course, register, mode(item), calendar_of(item))


def _meeting(item: Item) -> MeetingParts:
    made = [*decisions_of(item)]
    return MeetingParts(approved(made), len(made))


def _newsletter(item: Item, gathered: Gathered) -> NewsletterParts:
    named, audience = gathered.index.named, audience_of(item)
    return NewsletterParts(
        sections=tuple(each for each in _sections(item.facts, gathered) if each.cards),
        audience=tuple(named(words, each) for words, ids in audience.items() for each in ids),
    )


def _sections(facts: Any, gathered: Gathered) -> Iterator[NewsletterPart]:
    listed, index = gathered.items, gathered.index
    names = gathered.catalogue.vocabularies.newsletter
    for section in facts.sections or ():
        cards = tuple(
            card(listed[mention.id], index, mention.note or "")
            for mention in section.items
            if mention.id in listed
        )
        yield NewsletterPart(section.id, names[section.id].name, cards)
