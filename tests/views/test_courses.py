"""Items move from state to state: builds and the pages they make know when, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import LONDON, Build, build, read_today
from hub.views.courses import State, course, instant, spans
from tests.hubs import TODAY, change, edited
from tests.journeys import JOURNEYS, NAME, form, journeys

SECOND = timedelta(seconds=1)
EVENT = "docs/events/home-safety-workshop.md"


def record(made: Build, address: str) -> Any:
    (page,) = [page for page in made.pages if page.address == address]
    return page.record


def groups(made: Build, address: str) -> dict[str, list[str]]:
    """The addresses of the cards in each part of a list."""
    found = record(made, address).paging.entries
    return {group.key: [card.address for card in group.cards] for group in found if group.cards}


MOMENTS = [
    (name, moment, state)
    for name, journey in JOURNEYS.items()
    for moment, state in (
        (journey.first - SECOND, "upcoming"),
        (journey.first, "open"),
        (journey.first + SECOND, "open"),
        (journey.last - SECOND, "open"),
        (journey.last, "open"),
        (journey.last + SECOND, "closed"),
    )
]


@pytest.mark.parametrize(("name", "moment", "state"), MOMENTS)
def test_every_surface_of_a_build_knows_the_state_to_the_second(
    name: str, moment: datetime, state: str, root: Path
) -> None:
    change(root, journeys())
    made = build(root, moment.astimezone(LONDON))
    address = f"consultations/{name}/"
    page = record(made, address)
    assert page.states[0].key == state
    assert page.parts.spans[state].since == ""
    assert page.parts.form == form(name)
    assert address in groups(made, "consultations/")[state]
    home = [card.address for card in record(made, "").consultations.cards]
    assert (address in home) is (state == "open")


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_page_carries_the_instants_at_which_it_changes(name: str, root: Path) -> None:
    change(root, journeys())
    journey = JOURNEYS[name]
    spans = record(build(root, TODAY), f"consultations/{name}/").parts.spans
    opens, closed = (
        f"{each:%Y-%m-%dT%H:%M:%SZ}" for each in (journey.first, journey.last + SECOND)
    )
    assert spans["upcoming"] == ("upcoming", spans["upcoming"].words, "", opens)
    assert spans["open"][2:] == (opens, closed)
    assert spans["closed"].since == closed
    assert spans["overdue"].since == spans["closed"].until > closed
    assert spans["over"][2:] == (closed, "")


def test_nothing_is_left_to_change_once_it_is_concluded(root: Path) -> None:
    told = (
        "outcome:\n  {date: 2027-02-01, summary: Visits go on as they were until 2028.}\nprivacy:"
    )
    change(root, edited(NAME, "privacy:", told))
    before = record(build(root, read_today("2027-01-31")), "consultations/home-safety-visits-2027/")
    assert [state.key for state in before.states] == ["closed", "overdue"]  # it is not told yet
    after = record(build(root, read_today("2027-02-01")), "consultations/home-safety-visits-2027/")
    assert [(state.key, state.until) for state in after.states] == [("concluded", "")]


def test_a_reason_for_delay_is_told_from_its_day_on(root: Path) -> None:
    late = "outcome_delay: {date: 2027-04-20, reason: The elections.}\nprivacy:"
    change(root, edited(NAME, "privacy:", late))
    address = "consultations/home-safety-visits-2027/"
    assert record(build(root, read_today("2027-04-19")), address).parts.delay is None
    parts = record(build(root, read_today("2027-04-20")), address).parts
    assert parts.delay.reason == "The elections."
    assert "overdue" in parts.spans


# ---- Lists


def test_consultations_stand_by_state_soonest_deadline_first(root: Path) -> None:
    change(root, journeys())
    before = groups(build(root, TODAY), "consultations/")
    soonest = sorted(JOURNEYS, key=lambda name: JOURNEYS[name].first)
    assert before == {"upcoming": [f"consultations/{name}/" for name in soonest]}
    summer = groups(build(root, read_today("2027-06-10")), "consultations/")
    assert summer["open"] == ["consultations/in-summer/"]
    assert summer["upcoming"] == ["consultations/as-the-clocks-go-back/"]
    assert set(summer["closed"]) == {"consultations/as-the-clocks-go-forward/"}
    assert set(summer["overdue"]) == {"consultations/in-winter/"}


def test_a_list_counts_its_states_and_holds_the_cards_that_will_come(root: Path) -> None:
    change(root, journeys())
    shown = record(build(root, read_today("2027-06-10")), "consultations/")
    assert [(key, total) for key, _, total in shown.counts] == [
        *(("open", 1), ("upcoming", 1), ("closed", 1), ("overdue", 1)),
    ]
    coming = {
        group.key: [card.address.split("/")[1] for _, card in group.coming]
        for group in shown.paging.entries
    }
    assert coming["open"] == ["as-the-clocks-go-back"]
    assert sorted(coming["overdue"]) == sorted(
        ["in-summer", "as-the-clocks-go-back", "as-the-clocks-go-forward"]
    )


def test_our_responses_to_others_stand_apart(root: Path) -> None:
    text = (root / NAME).read_text(encoding="utf-8")
    start, end = text.index("opens:"), text.index("---\n\n")
    answer = "response: {date: 2026-10-30, summary: We agree.}\n"
    text = text[:start].replace("role: consulting", "role: responding") + answer + text[end:]
    change(root, {NAME: text.replace("featured_until: 2027-01-15\n", "")})
    made = build(root, TODAY)
    assert [*groups(made, "consultations/")] == ["other"]
    shown = record(made, "consultations/home-safety-visits-2027/")
    assert [state.words for state in shown.states] == ["Our response"]
    assert shown.parts is None


# ---- Events


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ([], "2026-11-05T12:30:00+00:00"),
        ([("ends: 2026-11-05 12:30\n", "")], "2026-11-05T23:59:00+00:00"),
        ([("ends: 2026-11-05 12:30", "ends: 2026-11-06 01:00")], "2026-11-06T01:00:00+00:00"),
        ([("starts: 2026-11-05 10:00\nends: 2026-11-05 12:30", "starts: 2026-07")],
         "2026-07-31T22:59:00+00:00"),
        ([("starts: 2026-11-05 10:00\nends: 2026-11-05 12:30",
           "starts: 2026-10-24 22:00\nends: 2026-10-25 01:30+00:00")], "2026-10-25T01:30:00+00:00"),
        ([("starts: 2026-11-05 10:00\nends: 2026-11-05 12:30",
           "starts: 2026-03-28 23:00\nends: 2026-03-29 02:30")], "2026-03-29T01:30:00+00:00"),
    ],
)  # fmt: skip
def test_an_event_is_upcoming_to_its_last_second(
    changes: list[tuple[str, str]], last: str, root: Path
) -> None:
    text = (root / EVENT).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    change(root, {EVENT: text.replace("date: 2026-10-05\nstatus", "date: 2026-01-05\nstatus")})
    end = datetime.fromisoformat(last)
    for moment, key in ((end - SECOND, "upcoming"), (end, "upcoming"), (end + SECOND, "past")):
        made = build(root, moment.astimezone(LONDON))
        assert groups(made, "events/") == {key: ["events/home-safety-workshop/"]}
        home = record(made, "").events.cards
        assert bool(home) is (key == "upcoming")


def test_registration_ends_with_its_deadline_or_with_the_event(root: Path) -> None:
    def register(moment: str) -> State | None:
        made = build(root, datetime.fromisoformat(moment).astimezone(LONDON))
        found: State | None = record(made, "events/home-safety-workshop/").parts.register
        return found

    open_ = register("2026-10-29T23:59:00+00:00")
    assert open_ is not None
    assert open_.words == "Register by 11:59pm on 29 October 2026"
    assert open_.until == "2026-10-29T23:59:01Z"
    assert register("2026-10-29T23:59:01+00:00") is None
    change(root, edited(EVENT, ", by: 2026-10-29}", "}"))
    open_ = register("2026-11-05T12:30:00+00:00")
    assert open_ is not None
    assert (open_.words, open_.until) == ("Registration is open", "2026-11-05T12:30:01Z")
    assert register("2026-11-05T12:30:01+00:00") is None
    change(root, {EVENT: (root / EVENT).read_text("utf-8").replace("planned", "cancelled")})
    assert register("2026-10-29T12:00:00+00:00") is None


@pytest.mark.parametrize(
    ("place", "mode"),
    [
        ("place: Vale Library, Wendale", "In person"),
        ("online_url: https://meet.northmarch.example/1", "Online"),
        ("place: A\nonline_url: https://meet.northmarch.example/1", "In person and online"),
        ("not_recorded: [place]", ""),
    ],
)
def test_an_event_says_how_one_takes_part(place: str, mode: str, root: Path) -> None:
    change(root, edited(EVENT, "place: Vale Library, Wendale", place))
    made = build(root, TODAY)
    assert record(made, "events/home-safety-workshop/").parts.mode == mode
    (group,) = record(made, "events/").paging.entries
    assert group.cards[0].where.startswith(mode)


def test_featured_events_stand_first_until_they_are_over(root: Path) -> None:
    change(root, edited(EVENT, "register:", "featured_until: 2026-12-01\nregister:"))
    assert [*groups(build(root, read_today("2026-11-04")), "events/")] == ["featured"]
    assert [*groups(build(root, read_today("2026-11-06")), "events/")] == ["past"]


# ---- Courses in general


@given(
    st.lists(st.integers(-1000, 1000), min_size=1, unique=True).map(sorted),
    st.integers(-1100, 1100),
)
def test_a_course_starts_with_what_holds_and_has_no_gaps(times: list[int], now: int) -> None:
    zero = datetime(2027, 3, 28, tzinfo=UTC)
    steps = [
        (zero + timedelta(hours=each), State(f"s{number}", "")) for number, each in enumerate(times)
    ]
    today = zero + timedelta(hours=now)
    found = course(steps, today)
    passed = [state.key for since, state in steps if since <= today]
    begun = found[0].since == ""
    assert begun is bool(passed)
    assert found[0].key == (passed[-1] if passed else "s0")
    assert [state.key for state in found] == [s.key for _, s in steps][-len(found) :]
    assert [state.until for state in found[:-1]] == [state.since for state in found[1:]]
    assert found[-1].until == ""
    assert all(state.since > instant(today) for state in found[1:])


def test_states_that_follow_each_other_can_be_taken_as_one() -> None:
    states = (State("a", "", "", "1"), State("b", "", "1", "2"), State("c", "", "2", ""))
    found = spans(states, late=("b", "c"), gone=("x",))
    assert found["late"] == State("late", "", "1", "")
    assert found.keys() == {"a", "b", "c", "late"}
    assert spans(()) == {}
