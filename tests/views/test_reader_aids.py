"""What a page says of its own use: time to read, citation, review."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import read_today
from hub.views.reader_aids import ReaderAids, reader_aids
from tests.fronts import gathered
from tests.hubs import change

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
NOBODY_LEADS = [
    ("lead: wendale\n", ""),
    ("not_recorded: [outcomes.4.period]", "not_recorded: [outcomes.4.period, lead]"),
]
SOURCES = """sources:
  - {source: northmarch-review-2026, place: section 3}
  - {title: Wendale home safety plan, url: "https://www.wendale.example/home-safety", date: 2024-02}
"""


def aids(root: Path, name: str, *edits: tuple[str, str], day: str = "2026-11-21") -> ReaderAids:
    """Of one item of the tiny hub, after changes of words in its file."""
    for old, new in edits:
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        change(root, {name: text.replace(old, new)})
    seen = gathered(root, read_today(day))
    (item,) = [each for each in seen.catalogue.shown() if each.path == name]
    return reader_aids(item, seen)


def test_a_citation_says_whose_work_it_is_when_it_was_published_and_from_what(root: Path) -> None:
    assert aids(root, STUDY).citation == (
        "Wendale. Home safety visits cut falls in Wendale. "
        "Published 6 October 2026. Sources: Review of home safety visits in Northmarch, 2026, "
        "Northmarch Improvement Partnership, 10 September 2026; Wendale home safety plan, "
        "February 2024."
    )


def test_a_citation_names_each_source_once_and_the_owner_where_nobody_leads(root: Path) -> None:
    one = "sources:\n" + 2 * "  - {source: northmarch-review-2026, place: page 1}\n"
    made = aids(root, STUDY, (SOURCES, one), *NOBODY_LEADS).citation
    assert made.startswith("Northmarch Improvement Partnership. Home safety visits")
    assert made.endswith("Source: Review of home safety visits in Northmarch, 2026, "
                         "Northmarch Improvement Partnership, 10 September 2026.")  # fmt: skip


def test_a_citation_without_author_or_sources_says_what_there_is(root: Path) -> None:
    edits = [(SOURCES, ""), ("owner: northmarch-partnership\n", "")]
    made = aids(root, STUDY, *edits, *NOBODY_LEADS, ("date: 2026-10-06\n", "date: 2026-10\n"))
    assert made.citation == "Home safety visits cut falls in Wendale. Published October 2026."


def test_a_title_that_is_a_question_gets_no_full_stop(root: Path) -> None:
    title = ("Home safety visits cut falls in Wendale", "Do home safety visits cut falls?")
    assert "Do home safety visits cut falls? Published 6" in aids(root, STUDY, title).citation


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (299, 1), (301, 2), (10_000, 50)])
def test_two_hundred_words_take_a_minute(root: Path, words: int, minutes: int) -> None:
    text = (root / NEWS).read_text(encoding="utf-8")
    front = text[: text.index("\n---\n") + 5]
    change(root, {NEWS: f"{front}\n{'word ' * words}\n"})
    assert aids(root, NEWS).minutes == minutes


@pytest.mark.parametrize(
    ("reviewed", "day", "shown"),
    [
        ("2026-11-21", "2026-11-20 23:59", None),
        ("2026-11-21", "2026-11-21 00:00", "2026-11-21"),
        ("2026-11", "2026-11-21", "2026-11"),
    ],
)
def test_a_review_shows_from_its_day_on(
    root: Path, reviewed: str, day: str, shown: str | None
) -> None:
    line = "review_by: 2027-10-06"
    found = aids(root, STUDY, (line, f"reviewed: {reviewed}"), day=day).reviewed
    assert (str(found) if found else None) == shown


@pytest.mark.parametrize(
    ("day", "overdue"), [("2027-10-06 23:59", False), ("2027-10-07 00:00", True)]
)
def test_a_review_is_overdue_after_its_last_day(root: Path, day: str, overdue: bool) -> None:
    assert aids(root, STUDY, day=day).overdue is overdue


def test_what_has_no_day_for_its_review_is_never_overdue(root: Path) -> None:
    assert not aids(root, STUDY, ("review_by: 2027-10-06\n", ""), day="2040-01-01").overdue
