"""What has come due is told on the day after it was due, and only of what readers see."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import check, read_today
from tests.hubs import change, edited

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
FORM = "docs/consultations/home-safety-visits-2027.md"
PROJECT = "docs/projects/home-safety-visits.md"
SETTINGS = "data/hub.yml"

Edit = tuple[str, str, str]
OWED: Edit = (STUDY, "project: projects/home-safety-visits\n", "")
NO_PARTNERS: Edit = (PROJECT, "with_authorities: [eastmere, highbeck]\n", "")
ALONE = [NO_PARTNERS, (PROJECT, "authorities: [eastmere, highbeck, wendale]", "authorities: []")]
OUTCOME = "outcome: {date: 2027-05-01, summary: Visits go on.}"


def told(root: Path, day: str, *edits: Edit) -> list[str]:
    """The codes of the notices of a day, after changes of words in files."""
    for name, old, new in edits:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        change(root, {name: text.replace(old, new)})
    build = check(root, read_today(day))
    assert build.catalogue is not None
    return [f"{each.path}:{each.place.line} {each.code.label}" for each in build.problems]


def test_nothing_is_due_in_the_tiny_hub(root: Path) -> None:
    assert told(root, "2026-11-21") == []


@pytest.mark.parametrize(
    ("review_by", "day", "due"),
    [
        ("2027-04-12", "2027-04-12 23:59", False),
        ("2027-04-12", "2027-04-13 00:00", True),
        ("2027-04", "2027-04-30 23:59", False),
        ("2027-04", "2027-05-01 00:00", True),
    ],
)
def test_a_review_is_due_until_the_end_of_its_last_day(
    root: Path, review_by: str, day: str, due: bool
) -> None:
    notices = told(root, day, (NEWS, "review_by: 2027-04-12", f"review_by: {review_by}"))
    assert (f"{NEWS}:6 review-passed" in notices) is due


@pytest.mark.parametrize(
    ("reviewed", "day", "ahead"),
    [
        ("2026-12-01", "2026-11-30 23:59", True),
        ("2026-12-01", "2026-12-01 00:00", False),
        ("2026", "2026-11-21", False),
    ],
)
def test_a_review_may_not_lie_ahead(root: Path, reviewed: str, day: str, ahead: bool) -> None:
    notices = told(root, day, (NEWS, "review_by: 2027-04-12", f"reviewed: {reviewed}"))
    assert (f"{NEWS}:6 review-ahead" in notices) is ahead


@pytest.mark.parametrize(
    ("day", "edits", "due"),
    [
        ("2027-04-09 23:59", [], False),  # 84 days after 15 January 2027
        ("2027-04-10 00:00", [], True),
        ("2027-04-10", [(FORM, "privacy:\n", f"{OUTCOME}\nprivacy:\n")], True),
        ("2027-05-01", [(FORM, "privacy:\n", f"{OUTCOME}\nprivacy:\n")], False),
        ("2027-04-10", [(FORM, "privacy:\n",
          "outcome_delay: {date: 2027-04-01, reason: Elections.}\nprivacy:\n")], False),
    ],
)  # fmt: skip
def test_an_outcome_is_due_84_days_after_closing(
    root: Path, day: str, edits: list[Edit], due: bool
) -> None:
    assert (f"{FORM}:26 outcome-due" in told(root, day, *edits)) is due


@pytest.mark.parametrize(
    ("day", "edits", "due"),
    [
        ("2026-11-21", [OWED], True),
        ("2026-10-30 23:59", [OWED], False),  # 60 days after 31 August 2026
        ("2026-10-31 00:00", [OWED], True),
        ("2026-11-21", [OWED, (SETTINGS, "due_days: 60", "due_days: 90")], False),
        ("2026-11-21", [OWED, (PROJECT, ", final: yes", "")], False),
        ("2026-11-21", [OWED, (PROJECT, "done: 2026-08-31, ", "")], False),
        ("2026-11-21", [(STUDY, "status: published", "status: draft")], True),
        ("2026-11-21", [], False),
    ],
)
def test_a_finished_project_owes_a_case_study_that_readers_can_see(
    root: Path, day: str, edits: list[Edit], due: bool
) -> None:
    assert (f"{PROJECT}:21 case-study-due" in told(root, day, *edits)) is due


@pytest.mark.parametrize(
    ("edits", "due"),
    [
        ([], False),
        ([NO_PARTNERS], False),
        (ALONE, True),
        ([*ALONE, (PROJECT, "sponsor: wendale", "sponsor: northmarch-partnership")], False),
        ([*ALONE, (PROJECT, "authorities: []", "authorities: [wendale]")], True),
        ([*ALONE, (SETTINGS, "allow_single_authority: no", "allow_single_authority: yes")], False),
    ],
)
def test_a_project_of_one_authority_is_told_unless_the_hub_allows_it(
    root: Path, edits: list[Edit], due: bool
) -> None:
    assert (f"{PROJECT}:17 single-authority" in told(root, "2026-11-21", *edits)) is due


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_nothing_is_told_of_what_readers_do_not_see(root: Path, status: str) -> None:
    withdrawn = "\nwithdrawn: {date: 2026-11-01, reason: The money is spent.}"
    new = f"status: {status}{withdrawn if status == 'withdrawn' else ''}"
    notices = told(root, "2027-04-13", (NEWS, "status: published", new))
    assert not any(notice.startswith(NEWS) for notice in notices)


def test_a_field_that_is_not_there_is_told_at_the_top_of_the_file(root: Path) -> None:
    change(root, edited(FORM, "closes: 2027-01-15\nextended_from: 2026-12-18\n", ""))
    notices = told(root, "2027-08-01", (FORM, "privacy:\n", "not_recorded: [closes]\nprivacy:\n"))
    assert f"{FORM}:1 outcome-due" in notices


def test_notices_stop_nothing(root: Path) -> None:
    build = check(root, read_today("2030-01-01"))
    assert build.catalogue is not None
    assert {problem.level.value for problem in build.problems} == {"notice"}
