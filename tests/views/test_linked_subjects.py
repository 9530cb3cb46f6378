"""Events and offers of support as other programs read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linked_data import said

EVENT = "docs/events/home-safety-workshop.md"
OFFER = "docs/support/home-safety-coaching.md"


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("planned", "EventScheduled"),
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
    ],
)
def test_an_event_says_whether_it_goes_ahead(root: Path, state: str, told: str) -> None:
    event = said(root, EVENT, ("state: planned", f"state: {state}"))
    assert event["eventStatus"] == f"https://schema.org/{told}"
    assert event["startDate"] == "2026-11-05T10:00:00+00:00"


def test_an_event_has_its_day_or_its_times_with_their_offset(root: Path) -> None:
    day = said(root, EVENT, ("starts: 2026-11-05 10:00", "starts: 2026-11-05"))
    assert day["startDate"] == "2026-11-05"
    summer = said(
        root,
        EVENT,
        ("starts: 2026-11-05\n", "starts: 2026-07-05 10:00\n"),
        ("ends: 2026-11-05 12:30", ""),
    )
    assert summer["startDate"] == "2026-07-05T10:00:00+01:00"
    assert "endDate" not in summer


@pytest.mark.parametrize(("ends", "told"), [("2026-11-06", "2026-11-06"), ("2026-11", None)])
def test_an_end_is_told_if_its_day_is_known(root: Path, ends: str, told: str | None) -> None:
    assert said(root, EVENT, ("ends: 2026-11-05 12:30", f"ends: {ends}")).get("endDate") == told


@pytest.mark.parametrize("starts", ["2026-11", "2026", "2026/27"])
def test_an_event_without_its_day_is_an_article_about_it(root: Path, starts: str) -> None:
    page = said(
        root,
        EVENT,
        ("starts: 2026-11-05 10:00", f"starts: {starts}"),
        ("ends: 2026-11-05 12:30", ""),
    )
    assert page["@type"] == "Article"
    assert "startDate" not in page


def test_an_event_without_its_place_is_an_article_about_it(root: Path) -> None:
    unknown = ("place: Vale Library, Wendale", "not_recorded: [place]")
    assert said(root, EVENT, unknown)["@type"] == "Article"


@pytest.mark.parametrize(
    ("place", "url", "mode", "types"),
    [
        ("Vale Library", "", "Offline", ["Place"]),
        ("Vale Library", "https://meet.example/1", "Mixed", ["Place", "VirtualLocation"]),
        ("", "https://meet.example/1", "Online", ["VirtualLocation"]),
        ("Online", "https://meet.example/1", "Online", ["VirtualLocation"]),
    ],
)
def test_an_event_says_where_it_is(
    root: Path, place: str, url: str, mode: str, types: list[str]
) -> None:
    lines = [f"place: {place}"] * bool(place) + [f"online_url: {url}"] * bool(url)
    event = said(root, EVENT, ("place: Vale Library, Wendale", "\n".join(lines)))
    assert event["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    where = event["location"] if isinstance(event["location"], list) else [event["location"]]
    assert [each["@type"] for each in where] == types


@pytest.mark.parametrize(
    ("cost", "price"),
    [
        ("Free", "0"),
        ("free of charge.", "0"),
        ("£15", "15"),
        ("£1,250.50", "1250.50"),
        ("£15 plus VAT", None),
        ("Free for members", None),
        ("From £15", None),
        ("£1,25", None),
    ],
)
def test_a_price_is_told_where_the_words_leave_no_doubt(
    root: Path, cost: str, price: str | None
) -> None:
    event = said(root, EVENT, ("cost: Free", f'cost: "{cost}"'))
    assert event.get("offers", {}).get("price") == price
    assert event.get("isAccessibleForFree", False) is (price == "0")


@pytest.mark.parametrize(("model", "free"), [("free", True), ("charged", False)])
def test_help_that_is_free_says_so(root: Path, model: str, free: bool) -> None:
    assert (
        "offers" in said(root, OFFER, ("cost_model: part_funded", f"cost_model: {model}"))
    ) is free
