"""Events on the way from announced to over, on their pages, in the list and on the home page."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hub import LONDON, build, read_today
from hub.views.courses import State
from tests.hubs import TODAY, change, edited
from tests.journeys import groups, record

SECOND = timedelta(seconds=1)
EVENT = "docs/events/home-safety-workshop.md"


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


def test_a_featured_event_on_another_page_is_counted_as_featured_until_it_is_over(
    root: Path,
) -> None:
    text = (root / EVENT).read_text(encoding="utf-8")
    past = {f"docs/events/past-{n}.md": text for n in range(60)}
    change(root, past | edited(EVENT, "starts: 2026-11-05 10:00\nends: 2026-11-05 12:30",
                               "starts: 2026-12-05\nfeatured_until: 2026-12-05"))  # fmt: skip
    made = build(root, TODAY)
    first, second = record(made, "events/"), record(made, "events/page/2/")
    assert first.elsewhere == ()
    ((now, later),) = second.elsewhere
    assert (now.key, later.key, now.until) == ("featured", "past", later.since)
    assert second.counts == first.counts == (("featured", "Featured", 1), ("past", "Past", 60))


def test_featured_events_stand_first_until_they_are_over(root: Path) -> None:
    change(root, edited(EVENT, "register:", "featured_until: 2026-12-01\nregister:"))
    assert [*groups(build(root, read_today("2026-11-04")), "events/")] == ["featured"]
    assert [*groups(build(root, read_today("2026-11-06")), "events/")] == ["past"]
