"""A consultation's needs by role, and where it stands at every minute of its life."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from hub.values import read_today
from tests.records import PRIVACY, facts, faults

FORM = "https://forms.northmarch.example/x"
RESPONSE = {"date": "2010-11", "summary": "We agree."}
OUTCOME = {"date": "2027-02-01", "summary": "Visits go on."}
ANSWERING = {
    "role": "responding",
    "opens": ...,
    "closes": ...,
    "respond": ...,
    "response": RESPONSE,
}


@pytest.mark.parametrize(
    "changes",
    [
        {"opens": ...},
        {"closes": None, "respond": None, "opens": ...},
        {"respond": {"post": "1 Exchange Square"}},
        {"respond": {"event": "events/a"}},
        {"respond": {"form": FORM}, "privacy": PRIVACY},
        {"extended_from": "2026-11-20"},
        {"opens": "2026-11-30", "closes": "2026-11-30"},
        {"opens": "2026-11-30 09:00", "closes": "2026-11-30"},
        {"outcome": OUTCOME},
        {"outcome_delay": {"date": "2027-05-01", "reason": "Elections."}},
        ANSWERING,
        ANSWERING | {"response": None},
        {"role": None, "opens": ..., "closes": ..., "respond": ...},
    ],
)
def test_sound_consultations(changes: dict[str, Any]) -> None:
    assert faults("consultation", **changes) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"closes": ...}, ["closes missing-field"]),
        ({"respond": ...}, ["respond missing-field"]),
        ({"closes": ..., "respond": ...}, ["closes missing-field", "respond missing-field"]),
        ({"respond": {}}, ["respond one-of"]),
        ({"respond": {"form": FORM}}, ["privacy missing-field"]),
        ({"respond": {"form": FORM}, "privacy": None}, ["privacy missing-field"]),
        ({"response": RESPONSE}, ["response one-of"]),
        ({"closes": "2026-10-31"}, ["closes ends-before-start"]),
        ({"opens": "2026-11-30 10:00", "closes": "2026-11-30 09:59"}, ["closes ends-before-start"]),
        ({"extended_from": "2026-12-01"}, ["closes ends-before-start"]),
        (ANSWERING | {"response": ...}, ["response missing-field"]),
        (ANSWERING | {"closes": "2026-11-30"}, ["closes one-of"]),
        (ANSWERING | {"respond": {"email": "a@b.example"}}, ["respond one-of"]),
        (ANSWERING | {"outcome": OUTCOME}, ["outcome one-of"]),
        ({"questions": [{"id": "q1", "text": "A"}, {"id": "q1", "text": "B"}]},
         ["questions.1.id duplicate-id"]),
        ({"role": ...}, ["role missing"]),
    ],
)  # fmt: skip
def test_faulty_consultations(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults("consultation", **changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "Short", "closes": "2026-10-31"},
         ["closes ends-before-start", "title string_too_short"]),
        ({"closes": "soon"}, ["closes bad-date"]),
        ({"respond": {"form": "http"}}, ["respond.form bad-value"]),
        ({"respond": {"email": "x"}}, ["respond.email bad-value"]),
        ({"respond": {"form": FORM}, "privacy": {"url": "x"}},
         ["privacy.controller missing", "privacy.purpose missing", "privacy.retention missing",
          "privacy.url bad-value"]),
        ({"role": "asking", "closes": ...}, ["role literal_error"]),
        ({"clozes": "x", "closes": ...}, ["closes missing-field", "clozes extra_forbidden"]),
    ],
)  # fmt: skip
def test_a_faulty_field_makes_no_second_fault_and_hides_none(
    changes: dict[str, Any], expected: list[str]
) -> None:
    assert faults("consultation", **changes) == expected


def at(moment: str, **changes: Any) -> str | None:
    state: str | None = facts("consultation", **changes).state(read_today(moment))
    return state


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-10-31 23:59", "upcoming"),
        ("2026-11-01 00:00", "open"),
        ("2026-11-30 23:59", "open"),
        ("2026-12-01 00:00", "closed"),
        ("2027-02-22 23:59", "closed"),  # 84 days after 30 November
        ("2027-02-23 00:00", "overdue"),
        ("2030-01-01", "overdue"),
    ],
)
def test_days_run_from_their_first_minute_to_their_last(moment: str, state: str) -> None:
    assert at(moment) == state


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-03-28 08:59", "upcoming"),
        ("2026-03-28 09:00", "open"),
        ("2026-03-30 17:00", "open"),
        ("2026-03-30 17:01", "closed"),
        ("2026-06-22 17:00", "closed"),  # 84 days by the calendar, through the change of clocks
        ("2026-06-22 17:01", "overdue"),
    ],
)
def test_times_count_to_the_minute_through_summer_time(moment: str, state: str) -> None:
    assert at(moment, opens="2026-03-28 09:00", closes="2026-03-30 17:00") == state


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-10-25T00:29:00", "upcoming"),  # these are the times of UTC
        ("2026-10-25T00:30:00", "open"),
        ("2026-10-25T00:59:00", "open"),
        ("2026-10-25T01:15:00", "open"),
        ("2026-10-25T01:16:00", "closed"),
    ],
)
def test_the_hour_that_comes_twice_counts_twice(moment: str, state: str) -> None:
    changes = {"opens": "2026-10-25 01:30+01:00", "closes": "2026-10-25 01:15+00:00"}
    assert faults("consultation", **changes) == []
    today = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert facts("consultation", **changes).state(today) == state


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-12-10", "closed"),
        ("2027-01-31 23:59", "closed"),
        ("2027-02-01 00:00", "concluded"),
        ("2030-01-01", "concluded"),
    ],
)
def test_an_outcome_concludes_from_its_day_on(moment: str, state: str) -> None:
    assert at(moment, outcome=OUTCOME) == state


def test_an_outcome_never_takes_the_form_away_before_the_deadline() -> None:
    early = {"date": "2026-11-10", "summary": "No visits."}
    assert faults("consultation", outcome=early) == ["outcome.date ends-before-start"]
    vague = {"date": "2026", "summary": "No visits."}
    assert faults("consultation", outcome=vague) == []
    assert at("2026-11-30 23:59", outcome=vague) == "open"
    assert at("2026-12-01", outcome=vague) == "concluded"


def test_where_the_closing_is_not_recorded_an_outcome_concludes_at_once() -> None:
    early = {"date": "2026-11-10", "summary": "No visits."}
    assert at("2026-11-09", closes=None, outcome=early) == "open"
    assert at("2026-11-10", closes=None, outcome=early) == "concluded"


def test_what_opens_after_84_days_is_open_for_84_days() -> None:
    late = {"date": "2026-01-01", "opens": "2026-06-01", "closes": None}
    assert at("2026-05-31", **late) == "upcoming"
    assert at("2026-08-24", **late) == "open"
    assert at("2026-08-25", **late) == "closed"


def test_a_form_is_told_which_consultation_it_is() -> None:
    ours = facts("consultation", respond={"form": f"{FORM}?a={{id}}&b={{title}}"}, privacy=PRIVACY)
    told = ours.respond.address("consultations/a", "Cats & dogs: 100% – “yes”?\n")
    pairs = parse_qs(urlsplit(told).query, strict_parsing=True)
    assert pairs == {"a": ["consultations/a"], "b": ["Cats & dogs: 100% – “yes”?\n"]}
    assert told.isascii()


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2010-12-31", "open"),
        ("2011-03-25 23:59", "open"),  # 84 days after the last day of 2010
        ("2011-03-26 00:00", "closed"),
        ("2011-06-17 23:59", "closed"),  # and 84 more for the outcome
        ("2011-06-18 00:00", "overdue"),
    ],
)
def test_without_a_closing_date_it_counts_as_closed_after_84_days(moment: str, state: str) -> None:
    assert at(moment, opens=..., closes=None, date="2010") == state


def test_without_a_closing_date_it_may_still_be_upcoming() -> None:
    assert at("2010-06-30", opens="2010-07-01", closes=None, date="2010") == "upcoming"


def test_a_month_that_opens_it_means_its_first_day() -> None:
    assert at("2026-11-01 00:00", opens="2026-11", closes="2026-12") == "open"
    assert at("2026-12-31 23:59", opens="2026-11", closes="2026-12") == "open"


@pytest.mark.parametrize("role", ["responding", None])
def test_our_answers_have_no_state(role: str | None) -> None:
    assert at("2026-11-10", **(ANSWERING | {"role": role})) is None


def test_references_are_its_paper_and_its_event() -> None:
    found = facts("consultation", paper="publications/a", respond={"event": "events/b"})
    assert list(found.references()) == [
        (("paper",), "publications/a", ("publication",)),
        (("respond", "event"), "events/b", ("event",)),
    ]
