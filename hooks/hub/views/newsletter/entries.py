"""Items as entries of an issue: what a reader should know of each at one instant."""

from __future__ import annotations

from collections.abc import Iterator

from hub.kinds import site_path
from hub.model import Item
from hub.views.cards import headline, states, when
from hub.views.events import mode, registering
from hub.views.newsletter.issue import Entry, Picture
from hub.views.newsletter.reasons import deadlines
from hub.views.registers.decisions import approved, decisions_of
from hub.views.terms import TermIndex, author
from hub.wording import figure, uk_deadline_at


def entry(item: Item, index: TermIndex, site: str, note: str = "") -> Entry:
    """An item as it stands at the instant of the catalogue, with the compiler's note."""
    facts, work = item.facts, author(item)
    image, choice = facts.image, facts.newsletter
    return Entry(
        id=item.id,
        kind=item.kind.singular,
        title=facts.title,
        address=f"{site}{item.address}",
        summary=facts.summary,
        when=when(item),
        by=index.organisation(work).name if work else "",
        lines=tuple(line for line in _lines(item, index) if line),
        action=_action(item, index),
        note=note,
        promotional=bool(choice and choice.promotional),
        picture=Picture(f"{site}{site_path(item.beside(image.src))}", image.alt) if image else None,
    )


def _lines(item: Item, index: TermIndex) -> Iterator[str]:
    facts, catalogue = item.facts, index.catalogue
    now = states(item, catalogue)[:1]
    match item.kind.name:
        case "consultation":
            yield from (state.words for state in now)
            if facts.state(catalogue.today) == "concluded":
                yield facts.outcome.summary
        case "event":
            yield from (state.words for state in now)
            yield ", ".join(each for each in (mode(item), facts.place) if each)
            register = registering(item, catalogue.today)
            yield register.words if register else ""
        case "news":
            for each in deadlines(item, catalogue.today):
                yield f"By {uk_deadline_at(each.when)}: {each.label}"
        case "meeting":
            yield _decided(item)
        case _:
            yield headline(item)


def _action(item: Item, index: TermIndex) -> str:
    """What the page lets one do for now. Only the page itself links to a form."""
    today = index.catalogue.today
    match item.kind.name:
        case "consultation" if item.facts.state(today) == "open" and item.facts.respond:
            return "See how to respond"
        case "event" if registering(item, today):
            return "See how to register"
        case _:
            return ""


def _decided(meeting: Item) -> str:
    """ "3 decisions; £400,515 approved"; "" where none is recorded."""
    made = [*decisions_of(meeting)]
    if not made:
        return ""
    money = approved(made)
    whole = money.sum and not money.left_out
    amount = f"; {figure(money.sum, 'GBP')} approved" if whole else ""
    return f"{len(made)} {'decision' if len(made) == 1 else 'decisions'}{amount}"
