"""Calendars of whole hubs: two libraries read them, and find what the files of the hub say."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from hub import LONDON, build
from tests.fronts import Front, corpus, fronts, worded
from tests.hubs import TINY_HUB, TODAY, change, edited
from tests.outputs.calendar_readers import by_name, calendar_files, events
from tests.outputs.calendar_rules import broken, parsed

ROOT = Path(__file__).parents[2]
HOST = "hub.example.gov.uk"
SITE = f"https://{HOST}/in/"
ALL = ("events/events.ics", "consultations/deadlines.ics")
WORKSHOP = "docs/events/home-safety-workshop.md"
VISITS = "docs/consultations/home-safety-visits-2027.md"
CLOSES = "consultations/home-safety-visits-2027#closes"
HIDDEN = ["status: draft", "date: 2027-03-01"]
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"
DAYS = re.compile(r"\d{4}-\d\d-\d\d")
HUBS = {"ours": ROOT, "tiny": TINY_HUB}


def calendars(root: Path, today: datetime = TODAY) -> dict[str, bytes]:
    made = build(root, today, site=SITE)
    assert made.catalogue, made.problems
    return calendar_files(made)


@pytest.fixture(scope="module")
def made() -> Mapping[str, Mapping[str, bytes]]:
    return {name: calendars(root) for name, root in HUBS.items()}


@pytest.mark.parametrize("hub", HUBS)
def test_every_file_keeps_the_rules_and_holds_what_the_large_ones_hold(
    made: Mapping[str, Mapping[str, bytes]], hub: str
) -> None:
    files = made[hub]
    assert {path: broken(content) for path, content in files.items() if broken(content)} == {}
    together = [event for path in ALL for event in events(files[path])]
    alone = [event for path in files.keys() - {*ALL} for event in events(files[path])]
    assert sorted(alone, key=lambda event: event.uid) == sorted(together, key=lambda e: e.uid)


def at(text: str) -> datetime:
    """A day, at its first instant, or a time as a file gives it, read without the hub."""
    when = datetime.fromisoformat(text.replace(" ", "T"))
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=LONDON).astimezone(UTC)


def known_events(root: Path) -> Iterator[Front]:
    for front in fronts(root, "docs/events"):
        if DAYS.match(front.fields.get("starts", "")):
            yield front


@pytest.mark.parametrize("hub", HUBS)
def test_events_are_those_of_the_files_whose_days_are_known(
    made: Mapping[str, Mapping[str, bytes]], hub: str
) -> None:
    known = {front.id: front for front in known_events(HUBS[hub])}
    found = by_name(made[hub][ALL[0]])
    assert known
    assert found.keys() == known.keys()
    assert {f"{name}/event.ics" for name in known} == {p for p in made[hub] if "event.ics" in p}
    for name, front in known.items():
        event, starts = found[name], front.fields["starts"]
        timed = " " in starts
        assert event.uid == f"{name}@{HOST}/in"
        assert event.url == f"{SITE}{name}/" == event.paragraphs[-1]
        assert event.summary == front.fields["title"]
        assert front.fields["summary"] in event.paragraphs
        assert event.start == (at(starts) if timed else date.fromisoformat(starts))
        assert event.transp == ("OPAQUE" if timed else "TRANSPARENT")
        assert event.location == front.fields.get("place", "")
        assert event.status == "CONFIRMED"
        assert event.categories == tuple(
            worded(each) for each in [front.fields.get("format")] if each
        )
        changes = [each["date"] for each in front.fields.get("change_history", [])]
        assert event.sequence == len(changes)
        assert event.stamp == event.modified == at(max([front.first_day, *changes]))


@pytest.mark.parametrize("hub", HUBS)
def test_deadlines_are_those_of_the_consultations_that_record_them(
    made: Mapping[str, Mapping[str, bytes]], hub: str
) -> None:
    ours = [f for f in fronts(HUBS[hub], "docs/consultations") if f.fields["role"] == "consulting"]
    closing = {f"{front.id}#closes": front for front in ours if "closes" in front.fields}
    found = by_name(made[hub][ALL[1]])
    assert found.keys() == closing.keys()
    for name, front in closing.items():
        last = datetime.combine(date.fromisoformat(front.fields["closes"]), time(23, 59), LONDON)
        assert (found[name].start, found[name].end) == (last.astimezone(UTC), None)
        assert found[name].summary == f"Consultation closes: {front.fields['title']}"
        assert found[name].url == f"{SITE}{front.id}/" == found[name].paragraphs[-1]
        assert found[name].transp == "TRANSPARENT"


def test_the_tiny_hub_shows_both_and_no_address_of_a_form(
    made: Mapping[str, Mapping[str, bytes]],
) -> None:
    assert list(by_name(made["tiny"][ALL[1]])) == [CLOSES]
    assert (TINY_HUB / VISITS).read_text("utf-8").count("forms.northmarch.example") == 1
    assert not any(b"forms." in each.replace(b"\r\n ", b"") for each in made["tiny"].values())


def test_what_readers_follow_says_its_name_its_page_and_when_to_ask_again(
    made: Mapping[str, Mapping[str, bytes]],
) -> None:
    calendar = parsed(made["tiny"][ALL[1]])
    said = {each.name: (each.parameters, each.value) for each in calendar.properties}
    assert said["NAME"] == said["X-WR-CALNAME"]
    assert said["NAME"][1] == "Consultation deadlines – Northmarch Exchange"
    assert said["URL"][1] == f"{SITE}consultations/"
    assert said["SOURCE"] == ({"VALUE": "URI"}, f"{SITE}consultations/deadlines.ics")
    assert said["REFRESH-INTERVAL"] == ({"VALUE": "DURATION"}, "PT12H")
    alone = parsed(made["tiny"]["events/home-safety-workshop/event.ics"])
    assert [each.name for each in alone.properties] == ["PRODID", "VERSION", "CALSCALE"]


@pytest.mark.parametrize("hub", ["ours without consultations", "a hub of case studies"])
def test_a_hub_without_entries_has_both_files_all_the_same(
    made: Mapping[str, Mapping[str, bytes]], hub: str, tmp_path: Path
) -> None:
    files = made["ours"] if hub.startswith("ours") else calendars(corpus(tmp_path, 20))
    empty = [path for path in ALL if not events(files[path])]
    assert empty == ([ALL[1]] if hub.startswith("ours") else [*ALL])
    for path in empty:
        assert broken(files[path]) == []
        assert [part.name for part in parsed(files[path]).parts] == ["VTIMEZONE"]


@pytest.mark.parametrize("how", [*HIDDEN, GONE])
@pytest.mark.parametrize(("path", "name"), [(WORKSHOP, "workshop"), (VISITS, "visits-2027")])
def test_what_is_hidden_or_withdrawn_is_in_no_calendar(
    root: Path, path: str, name: str, how: str
) -> None:
    text = (root / path).read_text("utf-8")
    field = how.partition(":")[0]
    change(root, {path: re.sub(rf"^{field}: .*", how, text, count=1, flags=re.M)})
    files = calendars(root)
    assert {*files} >= {*ALL}
    assert not [file for file in files if name in file]
    assert not any(name.encode() in each.replace(b"\r\n ", b"") for each in files.values())


@pytest.mark.parametrize(
    ("state", "title", "status"),
    [("cancelled", "Cancelled: ", "CANCELLED"), ("postponed", "Postponed: ", "TENTATIVE")],
)
def test_an_event_that_does_not_take_place_stays_and_says_so(
    root: Path, state: str, title: str, status: str
) -> None:
    change(root, edited(WORKSHOP, "state: planned", f"state: {state}"))
    (event,) = events(calendars(root)[ALL[0]])
    assert event.summary == f"{title}Workshop on starting home safety visits"
    assert (event.status, event.transp) == (status, "TRANSPARENT")


def test_an_item_keeps_its_name_when_its_file_is_renamed(root: Path) -> None:
    before = by_name(calendars(root)[ALL[0]])["events/home-safety-workshop"]
    for path in root.rglob("*.md"):
        links = path.read_text("utf-8").replace("events/home-safety-workshop", "events/falls")
        path.write_text(links, "utf-8")
    text = (root / WORKSHOP).read_text("utf-8")
    moved = text.replace("\ndate:", "\naliases: [events/home-safety-workshop]\ndate:", 1)
    change(root, {WORKSHOP: None, "docs/events/falls.md": moved})
    files = calendars(root)
    (after,) = events(files["events/falls/event.ics"])
    assert after.uid == before.uid
    assert after.url == f"{SITE}events/falls/"
    assert "events/home-safety-workshop/event.ics" not in files


def test_a_change_of_the_future_is_not_told(root: Path) -> None:
    change(root, edited(WORKSHOP, "date: 2026-11-12, note", "date: 2026-12-12, note"))
    (event,) = events(calendars(root)[ALL[0]])
    assert (event.sequence, event.stamp) == (0, at("2026-10-05"))


@pytest.mark.parametrize(
    ("old", "new", "starts"),
    [
        ("closes: 2027-01-15", "closes: 2027-01-15 17:00", ["2027-01-15 17:00"]),
        ("closes: 2027-01-15", "not_recorded: [closes]", []),
        ("opens: 2026-11-01", "opens: 2026-12-01 09:00", ["2026-12-01 09:00", "2027-01-15 23:59"]),
        ("opens: 2026-11-01", "opens: 2026-12-01", ["2026-12-01", "2027-01-15 23:59"]),
        ("opens: 2026-11-01", "opens: 2026-12", ["2027-01-15 23:59"]),
    ],
)
def test_a_consultation_shows_the_deadlines_that_are_recorded(
    root: Path, old: str, new: str, starts: list[str]
) -> None:
    text = (root / VISITS).read_text("utf-8").replace("extended_from: 2026-12-18\n", "")
    change(root, {VISITS: text.replace(old, new)})
    files = calendars(root)
    found = events(files[ALL[1]])
    wanted = [at(each) if " " in each else date.fromisoformat(each) for each in starts]
    assert [event.start for event in found] == wanted
    titles = ["Consultation opens: ", "Consultation closes: "][2 - len(found) :]
    assert [event.summary.partition("How")[0] for event in found] == titles
    assert all(event.transp == "TRANSPARENT" for event in found)
    own = "consultations/home-safety-visits-2027/deadline.ics"
    assert files.keys() == {
        *ALL,
        "events/home-safety-workshop/event.ics",
        *([own] if found else []),
    }
    assert not found or events(files[own]) == found[-1:]
    assert all(broken(each) == [] for each in files.values())


def digests(files: Mapping[str, bytes]) -> list[str]:
    return [f"{path} {hashlib.sha256(content).hexdigest()}" for path, content in files.items()]


def test_builds_are_the_same_in_another_process_zone_and_order_of_hashes(
    made: Mapping[str, Mapping[str, bytes]],
) -> None:
    assert calendars(TINY_HUB) == made["tiny"]
    script = (
        "from tests.outputs.test_calendars import *; print(*digests(calendars(ROOT)), sep='\\n')"
    )
    surroundings = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=surroundings, capture_output=True, text=True
    )
    assert run.stdout.splitlines() == digests(made["ours"]), run.stderr


def test_an_hour_and_a_day_later_the_files_are_the_same() -> None:
    assert calendars(TINY_HUB) == calendars(TINY_HUB, TODAY + timedelta(days=1, hours=5))
