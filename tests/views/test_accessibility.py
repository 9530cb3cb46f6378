"""The accessibility statement: its page, and the notices on the day after its year is over."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import Build, build, read_today
from hub.views.accessibility import AccessibilityRecord
from tests.hubs import TINY_HUB, TODAY, change, edited

FILE = "data/accessibility.yml"
REVIEWED = "reviewed: 2026-10-05"
DAYS = [  # when it was reviewed, a time, whether that is over a year later
    ("2026-10-05", "2027-10-05 23:59", False),
    ("2026-10-05", "2027-10-06", True),
    ("2026-10", "2027-10-31 23:59", False),
    ("2026-10", "2027-11-01", True),
    ("2028-02-29", "2029-02-28 23:59", False),
    ("2028-02-29", "2029-03-01", True),
]


def made(root: Path, reviewed: str, day: str) -> Build:
    change(root, edited(FILE, REVIEWED, f"reviewed: {reviewed}"))
    found = build(root, read_today(day))
    assert found.catalogue is not None, [str(problem) for problem in found.problems]
    return found


def records(found: Build) -> dict[str, object]:
    return {page.address: page.record for page in found.pages}


def record(found: Build) -> AccessibilityRecord:
    statement = records(found)["accessibility/"]
    assert isinstance(statement, AccessibilityRecord)
    return statement


@pytest.mark.parametrize(("reviewed", "day", "old"), DAYS)
def test_the_check_says_when_the_review_is_over_a_year_old(
    root: Path, reviewed: str, day: str, old: bool
) -> None:
    problems = [each for each in made(root, reviewed, day).problems if each.path == FILE]
    said = [(each.code.label, each.level.value, each.place.line) for each in problems]
    assert said == [("review-passed", "notice", 5)] * old


@pytest.mark.parametrize(("reviewed", "day", "old"), DAYS)
def test_the_page_says_so_from_the_same_day_on(
    root: Path, reviewed: str, day: str, old: bool
) -> None:
    overdue = record(made(root, reviewed, day)).overdue
    assert (overdue.since == "", overdue.until) == (old, "")


def test_a_page_that_was_built_earlier_says_so_at_the_end_of_its_last_day(root: Path) -> None:
    # British summer time: an hour before midnight in UTC.
    assert record(made(root, "2026-10-05", "2026-11-21")).overdue.since == "2027-10-05T22:59:01Z"


@pytest.mark.parametrize(("day", "named"), [("2027-10-05", 0), ("2027-10-06", 1)])
def test_the_dashboard_names_a_statement_that_is_over_a_year_old(
    root: Path, day: str, named: int
) -> None:
    status: object = records(made(root, "2026-10-05", day))["contribute/status/"]
    (reviews,) = [each for each in status.matters if each.id == "reviews"]  # type: ignore[attr-defined]
    tasks = [task for task in reviews.tasks if task.path == FILE]
    assert [(each.page.name, each.page.address, each.line) for each in tasks] == [
        ("Accessibility statement", "accessibility/", 5)
    ] * named


def test_exemptions_stand_under_their_ground(root: Path) -> None:
    statement = record(build(root, TODAY))
    assert [each.what[:7] for each in statement.out_of_scope] == ["Minutes"]
    assert [each.what[:7] for each in statement.disproportionate] == ["The dra"]


def test_without_a_statement_there_is_no_page_and_links_to_it_become_their_text(
    root: Path,
) -> None:
    page = {"docs/contact.md": "# Contact\n\nSee our [statement](accessibility/index.md#tests).\n"}
    change(root, page)
    bodies = {each.address: each.body for each in build(root, TODAY).pages}
    assert bodies["contact/"].endswith("See our [statement](accessibility/index.md#tests).\n")
    change(root, {FILE: None})
    found = build(root, TODAY)
    bodies = {each.address: each.body for each in found.pages}
    assert "accessibility/" not in bodies
    assert bodies["contact/"].endswith("See our statement.\n")
    assert [(each.code.label, each.level.value) for each in found.problems] == [
        ("no-statement", "notice")
    ]


def test_a_page_of_a_hubs_own_stands_where_there_is_no_statement(root: Path) -> None:
    words = {"docs/accessibility/index.md": "# Ours\n", "docs/a.md": "[it](accessibility/index.md)"}
    change(root, {**words, FILE: None})
    pages = {each.address: each for each in build(root, TODAY).pages}
    assert pages["accessibility/"].template == ""
    assert pages["a/"].body == "[it](accessibility/index.md)"


def test_the_statement_of_the_tiny_hub_uses_every_field() -> None:
    text = (TINY_HUB / FILE).read_text(encoding="utf-8")
    for field in ("not_done", "criterion", "not_covered", "out_of_scope", "disproportionate"):
        assert field in text
