"""The register of decisions, and what meetings approved, counted again from the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hub import Catalogue
from hub.kinds import KINDS
from hub.model import Item
from hub.views.gathered import Gathered
from hub.views.registers.decisions import Approved, DecisionsRecord, approved, decision_pages
from hub.wording import figure
from tests.fronts import (
    OURS,
    Front,
    counted,
    every_front,
    figure_in,
    fronts,
    gathered,
    names,
    tally,
    worded,
)
from tests.hubs import change, tiny_hub
from tests.records import facts

MEETING = "docs/meetings/partnership-board-2026-09-17.md"
BOARD = "meetings/iewm-board-2010-10-28/"
HEAD = """\
---
title: Meeting number {n} of the Board
summary: The Board met, considered what was before it, and decided.
date: {date}
{lines}
---
"""


def invented(root: Path, n: int = 40) -> Path:
    """Write meetings with decisions of all sorts; some lack a day, a body or an agenda."""
    for number in range(n):
        chance = Random(number)
        lines = [*meeting(number, chance)]
        date = f"{2999 if number % 11 == 7 else 2010 + number % 9}-0{chance.randint(1, 9)}-11"
        text = HEAD.format(n=number, date=date, lines="\n".join(lines))
        change(root, {f"docs/meetings/invented-{number:02}.md": text})
    return root


def meeting(number: int, chance: Random) -> Iterator[str]:
    missing = ["minutes", *(["body"] if number % 5 == 1 else [])]
    missing += [*(["held"] if number % 7 == 2 else []), *(["items"] if number % 9 == 3 else [])]
    yield f"not_recorded: [{', '.join(missing)}]"
    if number % 11 == 5:
        yield "status: withdrawn\nwithdrawn: {date: 2020-01-01, reason: It was wrong.}"
    if number % 11 == 6:
        yield "status: draft"
    if "body" not in missing:
        yield f"body: {chance.choice(['northmarch-partnership', 'river-vale-health-trust'])}"
    if "held" not in missing:
        yield f"held: 20{chance.randint(10, 25)}-0{chance.randint(1, 9)}-12"
    if "items" not in missing:
        yield "items:"
        yield from agenda(chance)


def agenda(chance: Random) -> Iterator[str]:
    number = 0
    for item in range(chance.randint(1, 5)):
        yield f"  - title: Point {item}\n    decisions:"
        for _ in range(chance.randint(1, 9)):
            number += 1
            kind = chance.choice(["noted", "agreed", "approved", "approved", "delegated"])
            amount = chance.choice(["", "about ", "up to "]) + str(chance.randint(0, 90000))
            money = f", amount: {amount}" if chance.random() < 0.6 else ""
            yield f"      - {{id: d{number}, kind: {kind}, text: Decided.{money}}}"


@pytest.fixture(scope="module", params=["ours", "invented"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub's folder: this repository's own, and an invented one."""
    return OURS if request.param == "ours" else invented(tiny_hub(tmp_path_factory.mktemp("a")))


def pages(seen: Gathered) -> list[DecisionsRecord]:
    return [*decision_pages(seen.decisions, seen.index)]


def day(meeting: Front) -> str:
    """The day by which a meeting stands in the register."""
    return str(meeting.fields.get("held") or meeting.first_day)


def meetings_in(root: Path) -> list[Front]:
    return sorted(fronts(root, "docs/meetings"), key=day, reverse=True)


def decisions_in(meeting: Front) -> list[dict[str, Any]]:
    items = meeting.fields.get("items", ())
    return [each for item in items for each in item.get("decisions", ())]


def sums(decisions: list[dict[str, Any]]) -> tuple[Decimal | None, int]:
    """What decisions of a file approve, and the number of rough amounts."""
    given = [figure_in(each["amount"]) for each in decisions if "amount" in each]
    kinds = [each["kind"] for each in decisions if "amount" in each]
    own = [pair for pair, kind in zip(given, kinds, strict=True) if kind == "approved"]
    plain = [number for qualifier, number in own if not qualifier]
    return (sum(plain, Decimal(0)) if plain else None), len(own) - len(plain)


def shown(each: Approved) -> tuple[Decimal | None, int]:
    assert each.sum is None or each.sum.qualifier == ""
    return each.sum.number if each.sum else None, each.left_out


@pytest.mark.whole
def test_every_decision_of_every_file_has_one_row_in_order(hub: Path) -> None:
    rows = gathered(hub).decisions
    assert [each.address for each in rows] == [
        f"{meeting.address}#{each['id']}"
        for meeting in meetings_in(hub)
        for each in decisions_in(meeting)
    ]


@pytest.mark.whole
def test_the_filters_count_the_decisions_of_the_files(hub: Path) -> None:
    words = names(hub, "authorities", "bodies") | {"": "Not recorded"}
    found = tally(
        {"body": [words[meeting.fields.get("body", "")]], "kind": [worded(each["kind"])]}
        for meeting in meetings_in(hub)
        for each in decisions_in(meeting)
    )
    for record in pages(gathered(hub)):
        assert counted(record.filters) == found


@pytest.mark.whole
def test_the_approvals_are_those_of_the_files(hub: Path) -> None:
    meetings = meetings_in(hub)
    for record in pages(gathered(hub)):
        assert [
            (each.address, each.decisions, shown(each.approved)) for each in record.meetings
        ] == [
            (each.address, len(decisions_in(each)), sums(decisions_in(each))) for each in meetings
        ]
        everything = [each for meeting in meetings for each in decisions_in(meeting)]
        assert shown(record.approved) == sums(everything)
        assert record.paging.total == len(everything)


@pytest.mark.whole
def test_the_meeting_of_28_october_2010_took_20_decisions_and_approved_400_515_pounds() -> None:
    record, *_ = pages(gathered(OURS))
    (line,) = [each for each in record.meetings if each.address == BOARD]
    assert line.held == "28 October 2010"
    assert line.decisions == 20
    assert figure(line.approved.sum, "GBP") == "£400,515"
    assert line.approved.left_out == 0


def test_what_readers_may_not_see_is_not_in_the_register(root: Path) -> None:
    invented(root)
    listed = {each.address for each in fronts(root, "docs/meetings")}
    hidden = {each.address for each in every_front(root, "docs/meetings")} - listed
    record, *_ = pages(gathered(root))
    assert {each.address for each in record.meetings} == listed
    assert len(hidden) > 5


def test_more_than_500_decisions_stand_on_several_pages(root: Path) -> None:
    seen = gathered(invented(root, 70))
    records = pages(seen)
    total = sum(len(decisions_in(each)) for each in meetings_in(root))
    assert 500 < total < 1000
    assert [len(each.paging.entries) for each in records] == [500, total - 500]
    assert [each.paging.address for each in records] == ["decisions/", "decisions/page/2/"]
    assert [row for each in records for row in each.paging.entries] == seen.decisions
    assert records[0].meetings == records[1].meetings


def of(*decisions: dict[str, str]) -> tuple[Decimal | None, int]:
    made = [{"id": f"d{n}", "text": "A"} | each for n, each in enumerate(decisions)]
    meeting = facts("meeting", items=[{"title": "A", "decisions": made}])
    return shown(approved(meeting.items[0].decisions))


def test_only_plain_amounts_that_were_approved_are_added() -> None:
    yes = {"kind": "approved"}
    assert of() == of(yes, {"kind": "agreed", "amount": "5"}) == (None, 0)
    assert of(yes | {"amount": "5"}, yes | {"amount": "7.50"}, yes) == (Decimal("12.50"), 0)
    assert of(yes | {"amount": "about 5"}, yes | {"amount": "up to 7"}) == (None, 2)
    assert of(yes | {"amount": "0"}, yes | {"amount": "over 7"}) == (Decimal(0), 1)


def alone(root: Path, **changes: Any) -> DecisionsRecord:
    """The register of a hub that has one meeting and nothing else."""
    item = Item("meetings/a", KINDS["meeting"], "a.md", facts("meeting", **changes), "", {})
    return register(replace(gathered(root).catalogue, listed=(item,)))


def register(catalogue: Catalogue) -> DecisionsRecord:
    (record,) = pages(Gathered(catalogue))
    return record


@pytest.mark.parametrize("items", [None, [], [{"title": "Minutes"}]])
def test_a_meeting_without_decisions_has_a_line_and_no_rows(root: Path, items: Any) -> None:
    record = alone(root, items=items)
    assert (record.paging.total, record.filters) == (0, ())
    assert [(each.decisions, each.approved) for each in record.meetings] == [(0, (None, 0))]
    assert record.approved == (None, 0)


def test_a_meeting_without_day_or_body_stands_by_its_date(root: Path) -> None:
    decided = [{"title": "A", "decisions": [{"id": "d1", "kind": "agreed", "text": "B"}]}]
    record = alone(root, held=None, body=None, items=decided)
    (row,), (line,) = record.paging.entries, record.meetings
    assert (line.body, line.held) == (None, "Not recorded")
    assert row.day == row.meeting.facts.date.first.toordinal()
    assert counted(record.filters)["body"] == {"Not recorded": 1}


def test_the_last_held_stands_first_whenever_it_was_published(root: Path) -> None:
    text = (root / MEETING).read_text(encoding="utf-8")
    later = text.replace("held: 2026-09-17", "held: 2026-09-18").replace("2026-10-08", "2026-09-19")
    change(root, {"docs/meetings/later.md": later})
    assert [each.held for each in register(gathered(root).catalogue).meetings] == [
        "18 September 2026",
        "17 September 2026",
    ]


def test_a_hub_without_meetings_has_one_empty_page(root: Path) -> None:
    record = register(replace(gathered(root).catalogue, listed=()))
    assert (record.meetings, record.approved, record.paging.total) == ((), (None, 0), 0)
