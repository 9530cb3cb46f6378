"""Which items automatic issues tell, against a count over the files that owes the hub nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub import read_today
from hub.outputs.feeds.mailings import mailing_feeds
from tests.fronts import OURS, gathered
from tests.hubs import TINY_HUB, change
from tests.mailings import DAY, SECOND, Count, Issue, issues, midnight
from tests.records import COMMON, LEAST
from tests.views.test_taxonomy import filed

pytestmark = pytest.mark.whole

FORTNIGHTLY, MONTHLY = "newsletters/fortnightly.xml", "newsletters/monthly.xml"
FOLDERS = {"news": "docs/news/2026", "event": "docs/events", "consultation": "docs/consultations"}


def feeds(root: Path, today: str) -> dict[str, dict[str, Issue]]:
    """The issues of both feeds on a day, by their names, newest first."""
    made = mailing_feeds(gathered(root, read_today(today)))
    return {each.path: issues(each.content) for each in made}


def periods(today: str) -> Iterator[tuple[str, str, date, date]]:
    """Feed, name, first day and day after, of all periods since 2001 that are over on a day."""
    end = date.fromisoformat(today)
    first = date(2001, 1, 1)
    while (after := first + 14 * DAY) <= end:
        yield FORTNIGHTLY, f"{first}", first, after
        first = after
    first = date(2001, 1, 1)
    while (after := date(first.year + first.month // 12, first.month % 12 + 1, 1)) <= end:
        yield MONTHLY, f"{first}"[:7], first, after
        first = after


Tally = list[tuple[str, str, str, list[str]]]
"""Feed, name, the day on which it comes out and ids, sorted, of every issue, oldest first."""


def tally(root: Path, today: str) -> Tally:
    """What there is to tell in all periods that are over on a day, of what is listed on it."""
    sections = yaml.load((root / "data/newsletter.yml").read_bytes(), yaml.CBaseLoader)
    listed = [item for item in filed(root) if item.listed(today)]
    made = []
    for feed, name, first, after in periods(today):
        days = (midnight(first), midnight(after) - SECOND)
        ids = sorted(item.id for item in listed if Count(item, *days).told(sections))
        made += [(feed, name, f"{after}", ids)] if ids else []
    return made


def newest(made: Tally, today: str) -> dict[str, dict[str, list[str]]]:
    """The ids of the six newest issues of both feeds on a day, by the issues' names."""
    told: dict[str, dict[str, list[str]]] = {FORTNIGHTLY: {}, MONTHLY: {}}
    for feed, name, out, ids in reversed(made):
        if out <= today and len(told[feed]) < 6:
            told[feed][name] = ids
    return told


def counted(root: Path, today: str) -> dict[str, dict[str, list[str]]]:
    return newest(tally(root, today), today)


def said(root: Path, today: str) -> dict[str, dict[str, list[str]]]:
    return {
        feed: {name: sorted(issue.ids) for name, issue in made.items()}
        for feed, made in feeds(root, today).items()
    }


TODAYS = ["2008-03-10", "2012-01-16", "2012-02-01", "2016-04-18", "2016-05-02", "2018-12-01"]


@pytest.mark.parametrize(
    "today", ["2026-11-21", *(pytest.param(today, marks=pytest.mark.slow) for today in TODAYS)]
)
def test_our_own_hub_tells_what_its_files_say(today: str) -> None:
    assert said(OURS, today) == counted(OURS, today)
    assert all(counted(OURS, today).values())


def test_the_case_of_2012_whose_month_is_not_known_is_told_in_its_first_fortnight() -> None:
    assert "case-studies/gusto" in said(OURS, "2012-02-01")[MONTHLY]["2012-01"]
    assert "case-studies/gusto" in said(OURS, "2012-02-01")[FORTNIGHTLY]["2011-12-19"]


def item(kind: str, name: str, **fields: Any) -> dict[str, str]:
    """A file of the tiny hub with the least that its kind must say, and more."""
    words = {"title": f"Home safety visits: {name}"}
    facts = yaml.safe_dump({**COMMON, **LEAST[kind], **words, **fields}, sort_keys=False)
    return {f"{FOLDERS[kind]}/{name}.md": f"---\n{facts}---\n"}


def dated(first: date, every: int, count: int) -> list[tuple[int, str]]:
    return [(n, f"{first + n * every * DAY}") for n in range(count)]


def busy(root: Path) -> None:
    """Give the tiny hub much that comes near in a year, before and after the clocks change."""
    for n, day in dated(date(2026, 3, 2), 17, 24):
        at = f"{day}{['', ' 00:30', ' 23:30'][n % 3]}"
        old, late, then = "2026-01-15", moved(day, -3 - n), moved(day, 5)
        by, open_ = {"date": at, "label": "Apply"}, {"opens": "2026-02-01", "closes": at}
        changes, told = [{"date": then, "note": "A"}], {"date": then, "summary": "B"}
        files = [
            item("news", f"by-{n}", date=old, deadlines=[by], change_history=changes),
            item("news", f"late-{n}", date=late, deadlines=[by], category="opportunity"),
            item("event", f"on-{n}", date=old, starts=at),
            item("event", f"register-{n}", date=late, starts=at, register={"by": late}),
            item("consultation", f"to-{n}", date=old, **open_),
            item("consultation", f"told-{n}", date=old, **open_, outcome=told),
        ]
        for each in files:
            change(root, each)


def moved(day: str, days: int) -> str:
    return f"{date.fromisoformat(day) + days * DAY}"


def test_over_a_year_of_builds_the_feeds_tell_what_the_files_say_and_keep_to_it(root: Path) -> None:
    busy(root)
    made = tally(root, "2027-04-20")
    sent: dict[tuple[str, str], str] = {}
    days = [out for feed, _, out, _ in made if feed == FORTNIGHTLY and out > "2026-03-15"]
    for today in days[::3]:  # a feed keeps six fortnights, so each is seen twice
        told = feeds(root, today)
        ids = {feed: {k: sorted(v.ids) for k, v in each.items()} for feed, each in told.items()}
        assert ids == newest(made, today), today
        for feed, each in told.items():
            for name, issue in each.items():
                assert sent.setdefault((feed, name), f"{issue.content}") == f"{issue.content}"
    assert len(sent) > 40
    assert "Updated: A" in "".join(sent.values())
    assert "<p>B</p>" in "".join(sent.values())


@pytest.mark.parametrize("feed", [MONTHLY, pytest.param(FORTNIGHTLY, marks=pytest.mark.slow)])
def test_what_does_not_change_is_told_once_however_much_there_is(root: Path, feed: str) -> None:
    posts = {f"news/2026/post-{n}": day for n, day in dated(date(2026, 1, 1), 1, 270)}
    for id_, day in posts.items():
        change(root, item("news", id_.rpartition("/")[2], date=day))
    told: dict[str, Issue] = {}
    for today in (f"{date(2026, 1, 1) + timedelta(days=80 * n)}" for n in range(6)):
        told |= feeds(root, today)[feed]
    times = Counter(id_ for issue in told.values() for id_ in issue.ids)
    assert {id_: times[id_] for id_ in posts} == dict.fromkeys(posts, 1)
    for issue in told.values():
        assert len(issue.content.select("h3")) <= 8 + 5  # the limits of the two sections


def test_what_readers_may_not_see_now_or_could_not_see_then_is_not_told(root: Path) -> None:
    gone = {"status": "withdrawn", "withdrawn": {"date": "2026-11-20", "reason": "It was wrong."}}
    going = {"status": "withdrawn", "withdrawn": {"date": "2026-11-22", "reason": "It was wrong."}}
    change(
        root,
        {
            **item("news", "a-draft", status="draft"),
            **item("news", "in-the-future", date="2026-11-22"),
            **item("news", "withdrawn", **gone),
            **item("news", "to-be-withdrawn", **going),
            **item("news", "kept-out", newsletter={"include": False}),
            **item("event", "over", date="2026-10-06", starts="2026-10-09"),
        },
    )
    made = {each.path: each.content for each in mailing_feeds(gathered(root))}
    for content in made.values():
        ids = {id_ for issue in issues(content).values() for id_ in issue.ids}
        assert "news/2026/to-be-withdrawn" in ids
        for hidden in ("a-draft", "in-the-future", "withdrawn", "kept-out", "over"):
            assert f"/{hidden}".encode() not in content
    assert said(root, "2026-11-21") == counted(root, "2026-11-21")


def test_the_tiny_hub_in_autumn_by_hand() -> None:
    autumn = feeds(TINY_HUB, "2026-11-16")[FORTNIGHTLY]
    workshop, asked = "events/home-safety-workshop", "consultations/home-safety-visits-2027"
    study, post = "case-studies/home-safety-visits", "news/2026/home-safety-visits-to-grow"
    assert {name: {*issue.ids} for name, issue in autumn.items()} == {
        "2026-11-02": {asked, workshop, post},  # changed, changed, a second deadline comes near
        "2026-10-19": {"publications/northmarch-data-2026", asked, study, post},
        "2026-10-05": {study, post, workshop},
    }
