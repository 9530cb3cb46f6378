"""Each month with events has a page, and knows its neighbours."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from hub import build
from hub.views.indexes import IndexRecord
from hub.views.months import MonthRecord
from tests.fronts import OURS, every_front
from tests.hubs import TODAY, change, edited

EVENT = "docs/events/home-safety-workshop.md"
TIMES = "starts: 2026-11-05 10:00\nends: 2026-11-05 12:30"


def months(root: Path) -> list[MonthRecord]:
    return [p.record for p in build(root, TODAY).pages if isinstance(p.record, MonthRecord)]


@pytest.mark.parametrize(
    ("times", "addresses"),
    [
        (TIMES, ["2026/11"]),
        ("starts: 2026-11", ["2026/11"]),
        ("starts: 2026", []),
        ("starts: 2026/27", []),
        ("starts: 2026-11-30 22:00\nends: 2026-12-01 02:00", ["2026/11", "2026/12"]),
        ("starts: 2026-12-31\nends: 2027-02-01", ["2026/12", "2027/01", "2027/02"]),
        ("starts: 2026-12-31\nends: 2046-02-01", ["2026/12"]),
    ],
)
def test_an_event_stands_in_every_month_that_it_touches(
    times: str, addresses: list[str], root: Path
) -> None:
    change(root, edited(EVENT, TIMES, times))
    assert [each.address for each in months(root)] == [f"events/{each}/" for each in addresses]


def test_months_of_our_hub_have_the_events_of_our_files() -> None:
    wanted: dict[str, list[str]] = {}
    for front in every_front(OURS, "docs/events"):
        starts = front.fields.get("starts", "")
        if len(starts) >= len("2016-04"):
            wanted.setdefault(f"events/{starts[:4]}/{starts[5:7]}/", []).append(front.address)
    found = months(OURS)
    assert {each.address: [card.address for card in each.cards] for each in found} == wanted
    assert [each.address for each in found] == sorted(wanted)


def test_months_lead_to_those_before_and_after_and_the_list_to_all() -> None:
    found = months(OURS)
    for before, after in pairwise(found):
        assert before.after is not None
        assert after.before is not None
        assert (before.after.address, after.before.address) == (after.address, before.address)
    assert found[0].before is None
    assert found[-1].after is None
    (index,) = [
        p.record
        for p in build(OURS, TODAY).pages
        if isinstance(p.record, IndexRecord) and p.record.kind == "event"
    ]
    assert [each.address for each in index.months] == [each.address for each in reversed(found)]
    assert [each.note for each in index.months] == [
        str(len(each.cards)) for each in reversed(found)
    ]
    assert found[0].title == f"Events in {index.months[-1].name}"
