"""Pages say what is true on the day that they are built."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hub import LONDON, Build, build, read_today
from hub.views.home import HomeRecord
from tests.hubs import TODAY, change, edited

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
FORM = "docs/consultations/home-safety-visits-2027.md"
PROJECT = "docs/projects/home-safety-visits.md"
EVENT = "docs/events/home-safety-workshop.md"

On = Callable[..., Build]


@pytest.fixture
def on(root: Path) -> On:
    """Build the tiny hub as it stands on a day, after changes of words in files."""

    def made(day: str = "2026-11-21", *edits: tuple[str, str, str]) -> Build:
        for name, old, new in edits:
            change(root, edited(name, old, new))
        return build(root, read_today(day))

    return made


def record(made: Build, address: str) -> Any:
    (page,) = [page for page in made.pages if page.address == address]
    return page.record


def home(made: Build) -> HomeRecord:
    found = record(made, "")
    assert isinstance(found, HomeRecord)
    return found


def addresses(made: Build) -> set[str]:
    return {page.address for page in made.pages}


def test_the_home_page_shows_what_is_current(on: On) -> None:
    shown = home(on())
    (card,) = shown.consultations.cards
    assert card.states[0].words == "Open until 11:59pm on 15 January 2027"
    assert shown.featured is not None
    assert not shown.all_historic


def test_the_home_page_has_a_good_face_when_nothing_is_current(on: On) -> None:
    shown = home(on("2040-01-01"))
    assert shown.all_historic
    assert not [*shown.consultations.cards, *shown.consultations.coming, *shown.events.cards]
    assert shown.featured is not None
    assert shown.featured.address == "case-studies/home-safety-visits/"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-10-31", "Opens 1 November 2026"),
        ("2026-11-01", "Open until 11:59pm on 15 January 2027"),
        ("2027-01-15 23:59", "Open until 11:59pm on 15 January 2027"),
        ("2027-01-16 00:00", "Closed"),
        ("2027-04-09 23:59", "Closed"),
        ("2027-04-10 00:00", "Closed, outcome overdue"),
    ],
)
def test_a_consultation_says_where_it_stands(on: On, day: str, state: str) -> None:
    made = on(day)
    shown = record(made, "consultations/home-safety-visits-2027/")
    assert shown.states[0].words == state
    assert (shown.states[0].key == "open") is state.startswith("Open until")


@pytest.mark.parametrize(("day", "heading"), [("2026-11-04", "Upcoming"), ("2026-11-06", "Past")])
def test_events_are_upcoming_until_they_end(on: On, day: str, heading: str) -> None:
    groups = record(on(day), "events/").paging.entries
    (group,) = [group for group in groups if group.cards]
    assert group.heading == heading


def test_a_cancelled_event_says_so(on: On) -> None:
    made = on("2026-11-01", (EVENT, "state: planned", "state: cancelled"))
    group = record(made, "events/").paging.entries[0]
    assert group.cards[0].states[0].words == "Cancelled"


@pytest.mark.parametrize(
    "edit",
    [(NEWS, "status: published", "status: draft"), (NEWS, "date: 2026-10-12", "date: 2026-12-24")],
)
def test_a_hidden_item_is_nowhere(on: On, edit: tuple[str, str, str]) -> None:
    made = on("2026-11-21", edit)
    assert "news/2026/home-safety-visits-to-grow/" not in addresses(made)
    assert "Home safety visits to reach all of Northmarch" not in repr(made.pages)
    assert "home-safety-visits-to-grow" not in repr(made.files)
    assert made.catalogue is not None
    assert made.catalogue.hidden == {"news/2026/home-safety-visits-to-grow"}


def test_a_future_item_appears_on_its_first_day(on: On) -> None:
    edit = (NEWS, "date: 2026-10-12", "date: 2026-12")
    assert "news/2026/home-safety-visits-to-grow/" not in addresses(on("2026-11-30", edit))
    assert "news/2026/home-safety-visits-to-grow/" in addresses(on("2026-12-01"))


def test_a_withdrawn_item_leaves_only_a_notice(on: On) -> None:
    gone = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"
    made = on("2026-11-21", (NEWS, "status: published", gone))
    (page,) = [p for p in made.pages if p.address == "news/2026/home-safety-visits-to-grow/"]
    assert page.template == "hub/withdrawn.html"
    assert (page.body, page.search) == ("", None)
    assert page.description == "This page has been withdrawn."
    assert record(made, "news/").paging.total == 0
    others = [each for each in made.pages if each is not page]
    assert "Home safety visits to reach all of Northmarch" not in repr(others)


def test_backlinks_lead_from_the_mentioned_to_the_mentioning(on: On) -> None:
    shown = record(on(), "projects/home-safety-visits/")
    notes = {card.address: card.note for card in shown.related}
    assert notes["case-studies/home-safety-visits/"].startswith("Mentions this page. Same ")
    assert not notes.keys() & {card.address for card in shown.backlinks}


def test_what_mentions_an_item_and_is_not_among_its_related_stands_apart(on: On) -> None:
    pinned = [
        *("news/2026/home-safety-visits-to-grow", "strategies/living-well-2024-2028"),
        *("consultations/home-safety-visits-2027", "events/home-safety-workshop"),
        *("publications/northmarch-data-2026", "support/home-safety-coaching"),
    ]
    made = on(
        "2026-11-21", (PROJECT, "[strategies/living-well-2024-2028]", f"[{', '.join(pinned)}]")
    )
    shown = record(made, "projects/home-safety-visits/")
    assert [card.address for card in shown.related] == [f"{each}/" for each in pinned]
    assert "case-studies/home-safety-visits/" in {card.address for card in shown.backlinks}


def test_a_case_study_shows_its_targets_and_the_strategy(on: On) -> None:
    (aim,) = record(on(), "case-studies/home-safety-visits/").targets
    assert aim.address == "strategies/living-well-2024-2028/targets/#t01"


def test_an_item_is_historic_five_years_after_its_last_day(on: On) -> None:
    address = "case-studies/home-safety-visits/"
    assert not record(on("2031-10-06"), address).historic
    assert record(on("2031-10-07"), address).historic


def test_an_attachment_has_its_type_and_measured_size(on: On, root: Path) -> None:
    (file,) = record(on(), "publications/northmarch-data-2026/").attachments
    kept = root / "docs/publications/files/northmarch-data.csv"
    assert (file.form, file.size) == ("CSV", kept.stat().st_size)
    assert file.href == "publications/files/northmarch-data.csv"


def test_attachments_of_hidden_items_stay_behind(on: On) -> None:
    name = "docs/publications/northmarch-data-2026.md"
    assert len(on().assets) == 1
    assert on("2026-11-21", (name, "status: published", "status: draft")).assets == ()


def test_a_former_council_points_to_its_successor(on: On) -> None:
    made = on("2026-11-21", (STUDY, "authorities: [wendale, saltwick]", "authorities: [saltwick]"))
    shown = record(made, "authorities/saltwick/")
    assert shown.ended == "31 March 2024"
    assert "Eastmere" in [named.name for named in shown.heirs]


def test_old_addresses_lead_to_the_new_one(on: On) -> None:
    (page,) = [f for f in on().files if f.path == "case-studies/home-safety-checks/index.html"]
    assert b'href="../home-safety-visits/"' in page.content
    assert b'content="0; url=../home-safety-visits/"' in page.content


def test_the_hubs_colours_are_a_style_sheet(on: On, root: Path) -> None:
    (sheet,) = [f for f in on().files if f.path == "assets/hub/colours.css"]
    assert b"--hub-primary: #" in sheet.content
    assert b'--hub-name: "Northmarch Exchange";' in sheet.content


@pytest.mark.parametrize("name", ['A "hub" \\ of }', "Ymchwil Gŵyr; </style>"])
def test_the_hubs_name_is_a_string_and_nothing_else_in_css(on: On, name: str) -> None:
    quoted = name.replace("'", "''")
    own = "\nname: Northmarch Exchange\n"
    made = on("2026-11-21", ("data/hub.yml", own, f"\nname: '{quoted}'\n"))
    (sheet,) = [f for f in made.files if f.path == "assets/hub/colours.css"]
    (text,) = re.findall(r'--hub-name: "([^"]*)";\n}', sheet.content.decode())
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), text) == name


def test_notices_stand_on_the_status_page(on: On) -> None:
    made = on("2027-10-07")
    found = {each.id: each.total for each in record(made, "contribute/status/").matters}
    assert found["reviews"] >= 1
    assert found["outcomes"] == 1
    assert made.catalogue is not None


def test_a_build_with_an_error_has_nothing_to_publish(on: On) -> None:
    made = on("2026-11-21", (STUDY, "maturity: completed", "maturity: done"))
    assert made.catalogue is None
    assert (made.pages, made.files, made.assets) == ((), (), ())


def test_today_is_an_instant_in_london() -> None:
    assert read_today("2016-05-10") == datetime(2016, 5, 10, 12, tzinfo=LONDON)
    assert datetime(2026, 11, 21, 12, tzinfo=LONDON) == TODAY
    with pytest.raises(ValueError, match="is not a day"):
        read_today("2016")
