"""Which files have something to tell of the time since a day, by a look at their front matter."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.source.paths import kind_of
from hub.source.read import Part, read
from hub.source.recent import may_tell
from hub.source.vocabularies import read_vocabularies
from hub.values import read_date, read_time
from tests.hubs import TINY_HUB

JUNE = read_date("2016-06-01").first
LATER = read_date("2999").last


def file(*lines: str) -> bytes:
    return "\n".join(["---", *lines, "---", "", "Written in 2030-01."]).encode()


@pytest.mark.parametrize(
    "line",
    ["date: 2016-06-30", "date: 2016-06", "date: 2016", "closes: 2016-07-01 17:00",
     "closes: 2016-05-31 23:30-05:00",
     "window: {from: 2016-06-01,to:2016-06-20}", 'date: "2016-06-02"', "- '2016-06'",
     "date: 2016/17", "date: 2015/16", "opens: 2019", "date: [2016-09]",
     r'date: "\x32016-06"', "starts: 2400-01"],
)  # fmt: skip
def test_a_file_that_names_a_day_since_then_is_read(line: str) -> None:
    expected = "2015/16" not in line
    assert may_tell(file("title: A", line), JUNE, LATER) is expected


@pytest.mark.parametrize(
    "line",
    ["date: 2016-04-30", "date: 2016-04", "date: 2015", "amount: 25000", "result: 2800",
     "review_by: 2019-01-01", "reviewed: 2016-06-02", "related: [case-studies/trial-2020]",
     "title: Plan2020", "postcode: B2016"],
)  # fmt: skip
def test_a_file_that_names_none_is_not_read(line: str) -> None:
    assert not may_tell(file("title: A", line), JUNE, LATER)


def test_a_file_without_an_end_of_its_front_matter_is_read_so_that_its_fault_is_told() -> None:
    assert may_tell(b"---\ndate: 2001-01-01\n", JUNE, LATER)


def test_a_file_whose_item_is_published_later_is_not_read() -> None:
    until = read_date("2016-06-20").last
    assert not may_tell(file("date: 2016-07-01", "closes: 2016-08-01"), JUNE, until)
    assert not may_tell(file("date: '2017'"), JUNE, until)
    assert may_tell(file("date: 2016-06-30"), JUNE, until)
    assert may_tell(file("date: 2016", "closes: 2016-07"), JUNE, until)
    assert may_tell(file("date: 2016/17"), JUNE, until)
    assert may_tell(file('title: "A', "date: 2030-01", '  b"', "date: 2016-06"), JUNE, until)


@pytest.mark.parametrize("line", ["---and on", "----", "  ---", "---x: 1"])
def test_a_line_that_only_begins_with_dashes_ends_nothing(line: str) -> None:
    assert may_tell(file("title: A", line, "date: 2016-06-02"), JUNE, LATER)


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
FORMS = st.sampled_from(["{0:%Y-%m-%d}", "{0:%Y-%m}", "{0:%Y}", '"{0:%Y-%m-%d} 17:00"',
                         "[{0:%Y-%m-%d}]", "{{by: {0:%Y-%m-%d}}}"])  # fmt: skip


@given(DAYS, DAYS, FORMS)
def test_whatever_the_form_no_later_day_is_missed(day: date, since: date, form: str) -> None:
    written = form.format(day)
    last = read_time(written.strip('"[]{}').removeprefix("by: ")).last
    first = read_date(since.isoformat()).first
    if last >= first:
        assert may_tell(file(f"date: {written}"), first, LATER)


@given(DAYS)
def test_long_before_a_day_nothing_is_read(day: date) -> None:
    first = read_date((day + timedelta(days=370)).isoformat()).first
    assert not may_tell(file(f"date: {day}"), first, LATER)


def test_what_is_not_read_is_known_by_its_path_alone() -> None:
    words = read_vocabularies(lambda path: (TINY_HUB / path).read_bytes())[0]
    since = read_date("2026-10-06").first
    part = Part(
        lambda path: kind_of(path) is not None,
        lambda content: may_tell(content, since, LATER),
    )
    reading = read(TINY_HUB, words, None, part)
    whole = read(TINY_HUB, words)
    assert reading.problems == []
    assert 0 < len(reading.items) < len(whole.items)
    assert reading.items.items() <= whole.items.items()
    assert reading.bodies.keys() | reading.unread.keys() == whole.bodies.keys()
    assert {path: body.id for path, body in reading.unread.items()} == {
        path: whole.bodies[path].id for path in reading.unread
    }
    inside = read(TINY_HUB, words, None, Part(folders=["docs/news"]))
    assert {Path(path).parts[:2] for path in inside.items} == {("docs", "news")}
