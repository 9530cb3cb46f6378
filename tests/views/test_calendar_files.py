"""What an entry of a calendar says, and which items have a file of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hub import check, read_today
from hub.kinds import KINDS
from hub.model import Catalogue, Item
from hub.values import read_time
from hub.views.calendar_files import CALENDARS, CalendarEntry, calendar_entries, calendar_of
from tests.hubs import TINY_HUB, TODAY
from tests.records import LEAST, facts


@pytest.fixture(scope="module")
def tiny() -> Catalogue:
    catalogue = check(TINY_HUB, TODAY).catalogue
    assert catalogue
    return catalogue


def item(tiny: Catalogue, kind: str, **changes: Any) -> Item:
    (model, *_) = tiny.listed
    own = {"id": f"{kind}/a", "kind": KINDS[kind], "facts": facts(kind, **changes)}
    return replace(model, **own)


def entry(tiny: Catalogue, day: str = "2026-11-01", **changes: Any) -> CalendarEntry:
    """The entry of an event on 5 November 2026, on a day."""
    event = item(tiny, "event", **changes)
    (found,) = calendar_entries("event", replace(tiny, today=read_today(day), listed=(event,)))
    return found


@pytest.mark.parametrize(
    ("kind", "changes", "file"),
    [
        ("event", {}, "event/a/event.ics"),
        ("event", {"starts": "2026-11-05 10:00"}, "event/a/event.ics"),
        ("event", {"starts": "2026-11"}, ""),
        ("event", {"starts": "2026/27"}, ""),
        ("event", {"starts": None}, ""),
        ("consultation", {}, "consultation/a/deadline.ics"),
        ("consultation", {"closes": None}, ""),
        *((kind, {}, "") for kind in sorted(LEAST.keys() - {"event", "consultation"})),
    ],
)
def test_an_item_has_a_file_where_its_day_is_known(
    tiny: Catalogue, kind: str, changes: dict[str, Any], file: str
) -> None:
    assert calendar_of(item(tiny, kind, **changes)) == file


def test_an_answer_to_others_has_no_deadline(tiny: Catalogue) -> None:
    answer = {"role": "responding", "response": {"date": "2026-11-02", "summary": "Yes."}}
    responding = item(tiny, "consultation", **answer, opens=..., closes=..., respond=...)
    assert calendar_of(responding) == ""
    # The model refuses it, but if one had a closing it would be that of somebody else.
    closing = responding.facts.model_copy(update={"closes": read_time("2026-11-30")})
    assert calendar_of(replace(responding, facts=closing)) == ""


def test_only_kinds_with_days_have_a_calendar(tiny: Catalogue) -> None:
    assert CALENDARS.keys() == {
        kind for kind in LEAST for each in [item(tiny, kind)] if calendar_of(each)
    }


@pytest.mark.parametrize(
    ("state", "title", "busy"),
    [
        ("planned", "Home safety visits", True),
        ("cancelled", "Cancelled: Home safety visits", False),
        ("postponed", "Postponed: Home safety visits", False),
    ],
)
def test_an_event_that_does_not_take_place_says_so_and_takes_no_time(
    tiny: Catalogue, state: str, title: str, busy: bool
) -> None:
    found = entry(tiny, state=state, starts="2026-11-05 10:00")
    assert (found.title, found.state, found.busy) == (title, state, busy)
    assert not entry(tiny, state=state).busy


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, "Wendale"),
        ({"online_url": "https://a.example/join"}, "Wendale"),
        ({"place": ..., "online_url": "https://a.example/join"}, "Online"),
        ({"place": None}, ""),
    ],
)
def test_an_event_is_at_its_place_or_online(
    tiny: Catalogue, changes: dict[str, Any], place: str
) -> None:
    found = entry(tiny, **changes)
    assert found.place == place
    assert ("Join online: https://a.example/join" in found.text) == ("online_url" in changes)


def test_the_description_says_what_one_must_know_to_come(tiny: Catalogue) -> None:
    found = entry(
        tiny,
        access_info="Step-free.\nHearing loop.",
        cost="£10, or free for members",
        register={"url": "https://a.example/book", "email": "a@b.example", "by": "2026-11-03"},
    )
    assert found.text == (
        "Volunteers visit people at home, and fit a rail.",
        "Access: Step-free.\nHearing loop.",
        "Register by 11:59pm on 3 November 2026: https://a.example/book or a@b.example",
        "Cost: £10, or free for members",
    )
    assert found.category == "Workshop"


@pytest.mark.parametrize("day", ["2026-11-03", "2026-11-04", "2026-11-06"])
@pytest.mark.parametrize(
    ("register", "words"),
    [
        ({"by": "2026-11-03"}, "Register by 11:59pm on 3 November 2026."),
        ({"email": "a@b.example"}, "Register: a@b.example"),
    ],
)
def test_what_a_calendar_says_of_registration_is_the_same_on_any_day(
    tiny: Catalogue, day: str, register: dict[str, str], words: str
) -> None:
    assert entry(tiny, day, register=register).text[1:] == (words,)


def test_nobody_registers_for_a_cancelled_event(tiny: Catalogue) -> None:
    found = entry(tiny, state="cancelled", register={"email": "a@b.example"})
    assert found.text == ("Volunteers visit people at home, and fit a rail.",)


@pytest.mark.parametrize(
    ("starts", "ends", "when"),
    [
        ("2026-11-05", "2026-12", "When: 5 November 2026 to December 2026"),
        ("2026-11-05 10:00", "2026-11-06", "When: 5 November 2026 at 10am to 6 November 2026"),
        ("2026-11-05", "2026-11-06", ""),
        ("2026-11-05 10:00", "2026-11-05 11:00", ""),
        ("2026-11-05 10:00", ..., ""),
    ],
)
def test_what_times_cannot_say_is_said_in_words(
    tiny: Catalogue, starts: str, ends: Any, when: str
) -> None:
    assert entry(tiny, starts=starts, ends=ends).text[:-1] == ((when,) if when else ())


def test_a_deadline_that_was_moved_says_from_where(tiny: Catalogue) -> None:
    moved = item(tiny, "consultation", extended_from="2026-11-20 17:00")
    (found,) = calendar_entries("consultation", replace(tiny, listed=(moved,)))
    assert found.text[1] == "Extended. It was to close at 5pm on 20 November 2026."
    still = item(tiny, "consultation")
    (found,) = calendar_entries("consultation", replace(tiny, listed=(still,)))
    assert found.text == (still.facts.summary,)


def test_an_opening_is_told_until_it_has_come(tiny: Catalogue) -> None:
    upcoming = item(tiny, "consultation")  # opens on 1 November 2026
    for day, count in (("2026-10-31 23:59", 2), ("2026-11-01 00:00", 1)):
        catalogue = replace(tiny, today=read_today(day), listed=(upcoming,))
        found = calendar_entries("consultation", catalogue)
        assert [each.name.partition("#")[2] for each in found] == ["opens", "closes"][-count:]
        assert [each.file for each in found] == ["", "consultation/a/deadline.ics"][-count:]


def test_entries_are_called_after_the_first_address_of_their_item(tiny: Catalogue) -> None:
    aliases = ["events/first", "events/second"]
    assert entry(tiny, aliases=aliases).name == "events/first"
    upcoming = item(tiny, "consultation", aliases=["consultations/first"])
    catalogue = replace(tiny, today=read_today("2026-10-31"), listed=(upcoming,))
    names = [each.name for each in calendar_entries("consultation", catalogue)]
    assert names == ["consultations/first#opens", "consultations/first#closes"]


def test_one_that_only_answers_has_no_entry_beside_one_that_asks(tiny: Catalogue) -> None:
    answer = {"role": "responding", "response": {"date": "2026-11-02", "summary": "Yes."}}
    responding = item(tiny, "consultation", **answer, opens=..., closes=..., respond=...)
    both = replace(tiny, listed=(responding, replace(item(tiny, "consultation"), id="b/b")))
    assert [each.page for each in calendar_entries("consultation", both)] == ["b/b/"]
