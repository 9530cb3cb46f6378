"""A first draft of an issue: every item in the right section, in order, and none lost unsaid."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hub import Item, read_date
from hub.kinds import KINDS
from hub.views.newsletter.compose import Composition, Sent, compose
from hub.views.newsletter.reasons import window
from hub.vocabulary import NewsletterSection
from tests.records import facts

MAY = window(read_date("2026-05-01"), read_date("2026-05-14"))


def item(kind: str, slug: str, **changes: Any) -> Item:
    made = facts(kind, **{"date": "2026-05-02"} | changes)
    return Item(f"{KINDS[kind].address}/{slug}", KINDS[kind], f"{slug}.md", made, "", {})


def section(id_: str, *kinds: str, **more: Any) -> NewsletterSection:
    return NewsletterSection.model_validate({"id": id_, "name": id_, "from": kinds, **more})


NEWS = section("news", "news/news", "news/update")
REPORTS = section("reports", "news/report", "publication")
DATES = section("dates", "news", "event", takes=("deadlines", "ahead"), order="soonest")


def ids(made: Composition) -> dict[str, list[str]]:
    return {each.section.id: [pick.item.id for pick in each.picks] for each in made.sections}


def left(made: Composition) -> dict[str, str]:
    return {each.item.id: each.why for each in made.left_out}


def test_each_item_stands_once_in_the_first_section_that_takes_it() -> None:
    items = [
        item("news", "call", deadlines=[{"date": "2026-05-20", "label": "Apply"}]),
        item("news", "plain"),
        item("news", "report", category="report"),
        item("publication", "paper"),
        item("event", "day", starts="2026-05-16"),
    ]
    made = compose(items, [DATES, NEWS, REPORTS], MAY, {})
    assert ids(made) == {
        "dates": ["events/day", "news/call"],
        "news": ["news/plain"],
        "reports": ["news/report", "publications/paper"],
    }
    assert left(made) == {}
    again = compose(reversed(items), [DATES, NEWS, REPORTS], MAY, {})
    assert ids(again) == ids(made)


def test_an_item_may_name_another_section_or_keep_itself_out() -> None:
    moved = item("news", "a", newsletter={"section": "reports"})
    other = item("case_study", "b", newsletter={"section": "news"})
    out = item("news", "c", newsletter={"include": "no"})
    made = compose([moved, other, out], [NEWS, REPORTS], MAY, {})
    assert ids(made) == {"news": ["case-studies/b"], "reports": ["news/a"]}
    assert left(made) == {"news/c": "it says newsletter: {include: no}"}
    assert ids(compose([moved], [NEWS], MAY, {})) == {"news": ["news/a"]}


def test_what_was_sent_is_left_out_and_said() -> None:
    sent = {"news/a": Sent("newsletters/april", datetime(2026, 5, 3, tzinfo=UTC))}
    change = {"date": "2026-05-05", "note": "It grew."}
    plain, changed = item("news", "a"), item("news", "a", change_history=[change])
    made = compose([plain], [NEWS], MAY, sent)
    assert (ids(made), left(made)) == ({}, {"news/a": "sent in newsletters/april"})
    made = compose([changed], [NEWS], MAY, sent)
    assert ids(made) == {"news": ["news/a"]}
    assert made.sections[0].picks[0].reason.words == "It grew."


def test_items_of_the_window_that_fit_nowhere_are_said_and_older_ones_are_not() -> None:
    items = [
        item("case_study", "a"),
        item("case_study", "old", date="2020-01-01"),
        item("event", "past", starts="2026-05-03"),
        item("event", "never", state="cancelled", starts="2026-05-20"),
    ]
    made = compose(items, [NEWS, DATES], MAY, {})
    assert ids(made) == {}
    assert left(made) == {
        "case-studies/a": "no section of the issue takes it",
        "events/past": "it is over",
        "events/never": "no section of the issue takes it",
    }


def test_what_is_above_the_limit_is_said() -> None:
    items = [item("news", f"n{n}", date=f"2026-05-0{n}") for n in range(1, 6)]
    made = compose(items, [section("news", "news", limit=3)], MAY, {})
    assert ids(made) == {"news": ["news/n5", "news/n4", "news/n3"]}
    assert left(made) == dict.fromkeys(["news/n1", "news/n2"], "more than the 3 of section news")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["news/b", "news/a", "publications/c"]),
        ("oldest", ["publications/c", "news/a", "news/b"]),
        ("title", ["publications/c", "news/b", "news/a"]),
        ("soonest", ["news/a", "news/b", "publications/c"]),
    ],
)
def test_a_section_has_its_order(order: str, expected: list[str]) -> None:
    soon = [{"date": "2026-05-20", "label": "Apply"}]
    items = [
        item("news", "a", date="2026-05-03", title="Zebra crossings", deadlines=soon),
        item("news", "b", date="2026-05-04", title="better buses"),
        item("publication", "c", date="2026-05-02", title="An annual report"),
    ]
    made = compose(items, [section("all", "news", "publication", order=order)], MAY, {})
    assert ids(made) == {"all": expected}


def test_ties_go_to_the_newest_then_by_kind_then_by_id() -> None:
    items = [
        item("event", "z", starts="2026-06-01", register={"by": "2026-05-20"}),
        item("news", "b", deadlines=[{"date": "2026-05-20", "label": "Apply"}]),
        item("news", "a", deadlines=[{"date": "2026-05-20", "label": "Apply"}]),
    ]
    made = compose(items, [DATES], MAY, {})
    assert ids(made) == {"dates": ["news/a", "news/b", "events/z"]}


@pytest.mark.parametrize(
    ("date", "unsure"), [("2026-05-02", "None"), ("2026-05", "2026-05"), ("2026-04", "None")]
)
def test_a_date_that_is_only_a_month_is_marked(date: str, unsure: str) -> None:
    soon = [{"date": "2026-05-20", "label": "Apply"}]
    made = compose([item("news", "a", date=date, deadlines=soon)], [DATES], MAY, {})
    assert str(made.sections[0].picks[0].unsure) == unsure


def test_what_no_issue_has_of_the_weeks_before_is_said_where_one_looks_back() -> None:
    late = item("news", "late", date="2026-04-20")
    assert left(compose([late], [NEWS], MAY, {})) == {}
    made = compose([late], [NEWS], MAY, {}, looking_back=True)
    assert (ids(made), left(made)) == (
        {},
        {"news/late": "dated before these days, and in no issue"},
    )
    old = item("news", "old", date="2026-03-01")
    kept = item("news", "kept", date="2026-04-20", newsletter={"include": "no"})
    sent = {"news/late": Sent("newsletters/april", datetime(2026, 4, 30, tzinfo=UTC))}
    assert left(compose([old, kept, late], [NEWS], MAY, sent, looking_back=True)) == {}
