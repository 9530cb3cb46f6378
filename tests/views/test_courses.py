"""Items move from state to state: builds and the pages they make know when, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import LONDON, build, read_today
from hub.views.courses import State, course, instant, spans
from tests.hubs import TODAY, change, edited
from tests.journeys import JOURNEYS, NAME, form, groups, journeys, record

SECOND = timedelta(seconds=1)


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


@pytest.mark.parametrize(
    ("opens", "words"),
    [("2026-12-01", "on 1 December 2026"), ("2026-12-01 09:00", "on 1 December 2026 at 9am"),
     ("2026-12", "in December 2026")],
)  # fmt: skip
def test_the_page_says_when_it_opens_as_exactly_as_is_known(
    opens: str, words: str, root: Path
) -> None:
    change(root, edited(NAME, "opens: 2026-11-01", f"opens: {opens}"))
    parts = record(build(root, TODAY), "consultations/home-safety-visits-2027/").parts
    assert parts.opens == words


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
