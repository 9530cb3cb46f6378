"""Items lead to those before and after them in the list of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from hub import Build, build, read_today
from hub.kinds import KINDS
from hub.views.indexes import IndexRecord
from hub.views.items import ItemRecord
from hub.views.neighbours import Neighbours
from hub.views.registers.projects import LedgerRecord
from hub.views.registers.support import SupportRecord
from tests.fronts import OURS, every_front
from tests.hubs import TODAY, change

NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
NAMES = ("home-safety-visits-to-grow", "second", "third")
FIRST, MIDDLE, LAST = (f"news/2026/{name}/" for name in NAMES)


def near(made: Build) -> dict[str, Neighbours]:
    """The neighbours on the page of every item, by its address."""
    shown = [page for page in made.pages if isinstance(page.record, ItemRecord)]
    return {page.address: page.record.neighbours for page in shown}


def listed(made: Build, folder: str) -> Iterator[str]:
    """The addresses of items as readers meet them on the pages of one list."""
    pages = [page for page in made.pages if page.address.startswith(folder)]
    for page in sorted(pages, key=lambda each: (len(each.address), each.address)):
        match page.record:
            case IndexRecord(paging=paging):
                yield from (card.address for group in paging.entries for card in group.cards)
            case LedgerRecord(paging=paging):
                yield from (row.project.address for row in paging.entries)
            case SupportRecord(offers=offers):
                yield from (offer.name.address for offer in offers)


@pytest.mark.parametrize("day", ["2010-06-01", "2016-04-20", "2026-11-21"])
def test_the_way_from_item_to_item_is_the_list_that_its_index_shows(day: str) -> None:
    made = build(OURS, read_today(day))
    shown = near(made)
    seen: set[str] = set()
    for kind in KINDS.values():
        wanted = [*listed(made, f"{kind.address}/")]
        ends = [None, *wanted, None]
        for address, before, after in zip(wanted, ends, ends[2:], strict=False):
            pair = shown[address]
            assert [each and each.address for each in pair] == [before, after]
        seen |= {*wanted}
    assert made.catalogue is not None
    assert seen == {item.address for item in made.catalogue.listed}


def test_news_lead_from_the_newest_to_the_oldest_by_the_dates_of_their_files() -> None:
    wanted = [front.address for front in every_front(OURS, "docs/news")]
    shown = near(build(OURS, TODAY))
    found = wanted[:1]
    while after := shown[found[-1]].after:
        found.append(after.address)
    assert found == wanted


def line_of_three(root: Path, middle: str = "status: published") -> dict[str, Neighbours]:
    """The news of the tiny hub and two older copies of it, the newer one with this status."""
    text = (root / NEWS).read_text(encoding="utf-8")
    text = text.replace("aliases: [news/home-safety-visits-to-grow]\n", "")
    for name, day, status in (("second", 2, middle), ("third", 1, "status: published")):
        words = text.replace("date: 2026-10-12", f"date: 2026-09-0{day}", 1)
        words = words.replace("title: ", f"title: The {name}. ", 1)
        words = words.replace("status: published", status)
        change(root, {f"docs/news/2026/{name}.md": words})
    return near(build(root, TODAY))


def test_the_first_and_the_last_have_one_neighbour_with_its_title(root: Path) -> None:
    shown = line_of_three(root)
    before, after = shown[FIRST]
    assert before is None
    assert after is not None
    assert after.name.startswith("The second. ")
    assert [each and each.address for each in shown[MIDDLE]] == [FIRST, LAST]
    assert [each and each.address for each in shown[LAST]] == [MIDDLE, None]


@pytest.mark.parametrize(
    "middle",
    ["status: draft", "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"],
)
def test_what_is_hidden_or_withdrawn_is_stepped_over(middle: str, root: Path) -> None:
    shown = line_of_three(root, middle)
    assert [each and each.address for each in shown[FIRST]] == [None, LAST]
    assert [each and each.address for each in shown[LAST]] == [FIRST, None]
    assert shown.get(MIDDLE, Neighbours()) == (None, None)
    assert MIDDLE not in {each.address for each in chain(*shown.values()) if each}
