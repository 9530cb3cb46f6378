"""A first draft of an issue: which items, in which sections, and what is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hub.kinds import KINDS
from hub.model import Catalogue, Item
from hub.values import When
from hub.views.newsletter.reasons import Reason, Window, is_over, next_date, reason, window
from hub.views.terms import found_under
from hub.vocabulary import NewsletterSection

Audience = Mapping[str, Sequence[str]]
"""Whom an edition is for: ids by vocabulary (themes, authorities, regions); none for everybody."""


LATE = timedelta(weeks=6)
"""How long before a window an item may be dated and still be missed by the compiler."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The last issue that had an item: its id, and the last instant of its window in UTC."""

    issue: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Pick:
    """An item that goes into an issue, and why.

    unsure is the date that puts it there, if only its month or year is known; before has the
    issue that sent it already.
    """

    item: Item
    reason: Reason
    unsure: When | None
    before: Sent | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A section of a draft with its items, in order; there is at least one."""

    section: NewsletterSection
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that a reader of the window might expect in the issue, and why it is not there."""

    item: Item
    why: str


@dataclass(frozen=True, slots=True)
class Composition:
    """The sections of a draft that have items, and what was left out, by id."""

    sections: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]


def audience_of(issue: Item) -> dict[str, list[str]]:
    """Whom an issue is for; nothing where it is for everybody."""
    given = issue.facts.audience
    names = ("themes", "authorities", "regions") if given else ()
    return {name: sorted(getattr(given, name)) for name in names if getattr(given, name)}


def issues_for(audience: Audience, items: Iterable[Item], until: datetime) -> list[Item]:
    """The issues among some items that reached an audience by an instant, the last one first.

    What went to everybody reached them, and what went to the same audience. An issue is sent
    once it is published; one that was withdrawn from the site had been sent before.
    """
    everybody: dict[str, list[str]] = {}
    wanted = (everybody, {name: sorted(ids) for name, ids in audience.items()})
    reached = [
        each
        for each in items
        if each.kind.name == "newsletter"
        and each.facts.status != "draft"
        and audience_of(each) in wanted
        and last_day(each).last <= until
    ]
    return sorted(reached, key=lambda each: (last_day(each).last, each.id), reverse=True)


def last_day(issue: Item) -> When:
    """The last day that an issue gathered; its date where that is not recorded."""
    days = issue.facts.window
    last: When = days.to if days else issue.facts.date
    return last


def sent_items(issues: Iterable[Item]) -> dict[str, Sent]:
    """When each item was last sent, by its id; issues are those with the latest window first."""
    sent: dict[str, Sent] = {}
    for issue in issues:
        last = last_day(issue)
        for section in issue.facts.sections or ():
            for mention in section.items:
                sent.setdefault(mention.id, Sent(issue.id, window(last, last).until))
    return sent


def candidates(catalogue: Catalogue, audience: Audience) -> Iterator[Item]:
    """The listed items that may go into an issue for an audience.

    Of each vocabulary it must have one of the terms asked for.
    """
    wanted = {name: {(name, term) for term in terms} for name, terms in audience.items()}
    for item in catalogue.listed:
        if item.kind.name == "newsletter":
            continue
        found = set(found_under(item, catalogue)) if wanted else set()
        if all(terms & found for terms in wanted.values()):
            yield item


def compose(
    items: Iterable[Item],
    sections: Sequence[NewsletterSection],
    days: Window,
    sent: Mapping[str, Sent],
    *,
    looking_back: bool = False,
) -> Composition:
    """Put each item into the first section that takes it, or into the one that it names.

    looking_back says also what is dated into the weeks before the window and in no issue.
    """
    picked: dict[str, list[Pick]] = {section.id: [] for section in sections}
    left: list[LeftOut] = []
    for item in items:
        before = sent.get(item.id)
        place, why = _place(item, sections, days, before.until if before else None)
        if place and why:
            picked[place].append(Pick(item, why, _unsure(item, why, days), before))
        elif words := _why_not(item, sections, days, before):
            left.append(LeftOut(item, words))
        elif looking_back and before is None and _late(item, sections, days):
            left.append(LeftOut(item, "dated before these days, and in no issue"))
    chosen = []
    for section in sections:
        ordered = sorted(picked[section.id], key=lambda each: _order(each.item, section, days))
        left += [LeftOut(each.item, _over_limit(section)) for each in ordered[section.limit :]]
        if ordered:
            chosen.append(Chosen(section, tuple(ordered[: section.limit])))
    return Composition(tuple(chosen), tuple(sorted(left, key=lambda each: each.item.id)))


def _place(
    item: Item, sections: Sequence[NewsletterSection], days: Window, sent: datetime | None
) -> tuple[str, Reason | None]:
    """The section that takes an item, "" for none, and why."""
    choice = item.facts.newsletter
    if choice and not choice.include:
        return "", None
    usual, why = next(_takers(item, sections, days, sent), ("", None))
    own = choice.section if choice else None
    return (own if own in {each.id for each in sections} else usual), why


def _takers(
    item: Item, sections: Sequence[NewsletterSection], days: Window, sent: datetime | None
) -> Iterator[tuple[str, Reason]]:
    kind, choice = item.kind.name, item.facts.newsletter
    names = {kind, f"{kind}/{getattr(item.facts, 'category', None)}"}
    for section in sections:
        if names & set(section.from_) or (choice and choice.section == section.id):
            for take in section.takes:
                if found := reason(item, take, days, sent):
                    yield section.id, found


def _why_not(
    item: Item, sections: Sequence[NewsletterSection], days: Window, before: Sent | None
) -> str:
    """Why an item with news in the window is left out; "" where it has none."""
    taken = next(_takers(item, sections, days, None), None)
    choice = item.facts.newsletter
    if taken and choice and not choice.include:
        return "it says newsletter: {include: no}"
    if taken and before:
        return f"sent in {before.issue}"
    if not days.holds(item.facts.date.first):
        return ""
    return "it is over" if is_over(item, days.until) else "no section of the issue takes it"


def _late(item: Item, sections: Sequence[NewsletterSection], days: Window) -> bool:
    """Whether an item would have been in an issue over the weeks before the window."""
    weeks = Window(days.since - LATE, days.until)
    choice = item.facts.newsletter
    taken = next(_takers(item, sections, weeks, None), None)
    return taken is not None and not (choice and not choice.include)


def _unsure(item: Item, why: Reason, days: Window) -> When | None:
    date = item.facts.date
    found = [why.when] if why.when else [date] if days.holds(date.first) else []
    return next((each for each in found if not each.exact), None)


def _over_limit(section: NewsletterSection) -> str:
    return f"more than the {section.limit} of section {section.id}"


_KINDS = [*KINDS]


def _order(item: Item, section: NewsletterSection, days: Window) -> tuple[float | str, ...]:
    """What a section sorts by; ties go to the newest, then in the order of kinds, then of ids."""
    newest = -item.facts.date.first.timestamp()
    tie = (newest, _KINDS.index(item.kind.name), item.id)
    match section.order:
        case "oldest":
            return (-newest, *tie)
        case "soonest":
            next_ = next_date(item, days.until)
            return (next_.timestamp() if next_ else float("inf"), *tie)
        case "title":
            return (item.facts.title.casefold(), *tie)
        case _:
            return tie
