"""Why an item is told in an issue: what happened in its days, what lies ahead, what was sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hub import Item, read_date
from hub.kinds import KINDS
from hub.views.newsletter.reasons import (
    Window,
    deadlines,
    is_over,
    next_date,
    reason,
    window,
)
from tests.records import PRIVACY, facts

MAY = window(read_date("2026-05-01"), read_date("2026-05-14"))
BEFORE = datetime(2026, 4, 30, 22, 59, 59, tzinfo=UTC)
"""The end of an issue that came just before."""

OURS: dict[str, Any] = {
    "role": "consulting",
    "opens": "2026-04-20",
    "respond": {"email": "a@b.example"},
    "privacy": PRIVACY,
    "date": "2026-04-20",
}
EVENT: dict[str, Any] = {"date": "2026-05-02", "place": "Wendale"}
CHANGE = {"date": "2026-05-05", "note": "The day has moved."}


def item(kind: str, **changes: Any) -> Item:
    made = facts(kind, **changes)
    return Item(f"{KINDS[kind].address}/a", KINDS[kind], "a.md", made, "", {})


def why(told: Item, take: str, sent: datetime | None = None, days: Window = MAY) -> str:
    found = reason(told, take, days, sent)
    return found.why if found else ""


def test_a_window_ends_with_the_last_second_of_its_last_day_in_london() -> None:
    assert MAY.since == datetime(2026, 4, 30, 23, 0, tzinfo=UTC)
    assert MAY.until == datetime(2026, 5, 14, 22, 59, 59, tzinfo=UTC)
    autumn = window(read_date("2026-10-25"), read_date("2026-10-25"))
    assert (autumn.until - autumn.since).total_seconds() == 25 * 3600 - 1


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2026-04-30", ""), ("2026-05-01", "new"), ("2026-05-14", "new"), ("2026-05-15", ""),
     ("2026-05", "new"), ("2026-04", ""), ("2026", "")],
)  # fmt: skip
def test_an_item_is_new_in_the_window_that_holds_the_first_day_of_its_date(
    date: str, expected: str
) -> None:
    assert why(item("case_study", date=date), "new") == expected


def test_what_was_sent_is_not_new_again_unless_it_has_changed_since() -> None:
    sent = item("case_study", date="2026-05-02")
    changed = item("case_study", date="2026-05-02", change_history=[CHANGE])
    assert why(sent, "new", BEFORE) == ""
    assert why(changed, "new", BEFORE) == "updated"
    assert reason(changed, "new", MAY, BEFORE).words == "The day has moved."  # type: ignore[union-attr]
    assert why(changed, "new", datetime(2026, 5, 6, tzinfo=UTC)) == ""
    assert why(changed, "new") == "new"


def test_a_change_in_the_window_tells_of_an_old_item_and_every_change_is_told() -> None:
    later = {"date": "2026-05-07", "note": "Again."}
    ahead = {"date": "2026-05-15", "note": "Not yet."}
    old = item("case_study", date="2020-01-01", change_history=[CHANGE, later, ahead])
    found = reason(old, "new", MAY, None)
    assert found is not None
    assert (found.why, found.words) == ("updated", "The day has moved. Again.")
    assert why(item("case_study", date="2020", change_history=[ahead]), "new") == ""


@pytest.mark.parametrize(
    ("closes", "expected"),
    [
        ("2026-05-14", ""),  # 11:59pm on the last day has passed when the window ends
        ("2026-05-14 23:59", ""),
        ("2026-05-15", "deadline"),
        ("2026-06-11", "deadline"),  # four weeks after the end of 14 May
        ("2026-06-12", ""),
    ],
)
def test_deadlines_of_the_four_weeks_after_the_window_are_gathered(
    closes: str, expected: str
) -> None:
    assert why(item("consultation", **OURS, closes=closes), "deadlines") == expected


def test_a_deadline_is_told_once_and_once_more_when_it_has_come_near() -> None:
    near = item("consultation", **OURS, closes="2026-05-28")
    assert why(near, "deadlines", BEFORE) == ""  # 28 days lay between, to the minute
    far = item("consultation", **OURS, closes="2026-05-29")
    assert why(far, "deadlines", BEFORE) == "deadline"
    assert why(far, "deadlines", datetime(2026, 5, 5, tzinfo=UTC)) == ""


def test_news_and_events_have_deadlines_too_and_the_next_one_comes_first() -> None:
    days = [{"date": "2026-06-01", "label": "B"}, {"date": "2026-05-20", "label": "A"},
            {"date": "2026-05-10", "label": "Gone"}]  # fmt: skip
    news = item("news", deadlines=days)
    assert [each.label for each in deadlines(news, MAY.until)] == ["A", "B"]
    assert next_date(news, MAY.until) == datetime(2026, 5, 20, 22, 59, tzinfo=UTC)
    event = item("event", **EVENT, starts="2026-05-28 10:00", register={"by": "2026-05-20"})
    assert [each.label for each in deadlines(event, MAY.until)] == ["Register"]
    cancelled = item(
        "event", **EVENT, starts="2026-05-28", register={"by": "2026-05-20"}, state="cancelled"
    )
    assert deadlines(cancelled, MAY.until) == []
    assert deadlines(item("case_study"), MAY.until) == []


@pytest.mark.parametrize(
    ("changes", "sent", "expected"),
    [
        ({"starts": "2026-05-14 10:00"}, None, ""),
        ({"starts": "2026-05-15 10:00"}, None, "ahead"),
        ({"starts": "2027-05-15", "date": "2026-01-01"}, None, "ahead"),
        ({"starts": "2027-05-15"}, BEFORE, ""),
        ({"starts": "2026-06-01"}, BEFORE, "ahead"),  # it has come near
        ({"starts": "2026-05-20"}, BEFORE, ""),  # it was near then
        ({"starts": "2026-05-20", "change_history": [CHANGE]}, BEFORE, "updated"),
        ({"starts": "2026-05-20", "state": "cancelled"}, None, ""),
        ({"starts": "2026-05-20", "state": "cancelled"}, BEFORE, ""),
        ({"starts": "2026-05-20", "state": "cancelled", "change_history": [CHANGE]}, None, ""),
        ({"starts": "2026-05-20", "state": "cancelled", "change_history": [CHANGE]}, BEFORE,
         "updated"),
    ],
)  # fmt: skip
def test_events_are_told_while_they_lie_ahead(
    changes: dict[str, Any], sent: datetime | None, expected: str
) -> None:
    assert why(item("event", **EVENT | changes), "ahead", sent) == expected


def test_an_event_without_a_start_is_new_but_not_ahead() -> None:
    unknown = item("event", **EVENT, starts=None)
    assert (why(unknown, "ahead"), why(unknown, "new")) == ("", "new")


@pytest.mark.parametrize(
    ("told", "sent", "expected"),
    [("2026-05-03", None, "outcome"), ("2026-05-03", BEFORE, "outcome"),
     ("2026-04-30", None, ""), ("2026-05-15", None, ""),
     ("2026-05-03", datetime(2026, 5, 4, tzinfo=UTC), "")],
)  # fmt: skip
def test_outcomes_are_told_when_they_are_published(
    told: str, sent: datetime | None, expected: str
) -> None:
    ended = item(
        "consultation", **OURS | {"opens": "2026-01-01", "date": "2026-01-01"},
        closes="2026-03-01", outcome={"date": told, "summary": "Six councils go on."},
    )  # fmt: skip
    assert why(ended, "outcomes", sent) == expected


def test_other_kinds_have_no_outcome_and_no_event() -> None:
    assert why(item("news"), "outcomes") == ""
    assert why(item("news"), "ahead") == ""


def test_what_is_over_is_not_new() -> None:
    event = item("event", **EVENT, starts="2026-05-10")
    closed = item("consultation", **OURS | {"date": "2026-05-02"}, closes="2026-05-10")
    assert [why(event, "new"), why(closed, "new")] == ["", ""]
    assert is_over(event, MAY.until)
    assert is_over(closed, MAY.until)
    assert not is_over(item("news"), MAY.until)
    assert next_date(event, MAY.until) is None


@pytest.mark.parametrize(("until", "expected"), [("2026-10-17", ""), ("2026-10-18", "deadline")])
def test_four_weeks_are_those_of_the_calendar_when_the_clocks_change(
    until: str, expected: str
) -> None:
    closes = item("consultation", **OURS, closes="2026-11-15")
    days = window(read_date("2026-10-01"), read_date(until))
    assert why(closes, "deadlines", None, days) == expected


def test_a_change_whose_day_is_not_known_says_so() -> None:
    month = {"date": "2026-05", "note": "It grew."}
    found = reason(item("news", date="2020", change_history=[month, CHANGE]), "new", MAY, None)
    assert found is not None
    assert str(found.when) == "2026-05"
