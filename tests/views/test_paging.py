"""Long lists lose nothing where they are cut, and every page knows the way to the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.views.indexes import PAGE_SIZE, IndexRecord
from hub.views.paging import leaves
from tests.views.test_taxonomy import counted


@given(st.integers(0, 300), st.integers(1, 60))
def test_pages_hold_every_entry_once_in_order(number: int, size: int) -> None:
    entries = [*range(number)]
    found = [*leaves(entries, "news/", size)]
    assert [each for leaf in found for each in leaf.entries] == entries
    assert len(found) == max(1, -(-number // size))
    assert all(len(leaf.entries) == size for leaf in found[:-1])
    assert number == 0 or found[-1].entries


@given(st.integers(0, 300), st.integers(1, 60))
def test_pages_know_their_number_their_address_and_the_total(number: int, size: int) -> None:
    found = [*leaves([*range(number)], "news/", size)]
    addresses = ["news/", *(f"news/page/{n}/" for n in range(2, len(found) + 1))]
    assert [leaf.address for leaf in found] == addresses
    assert [leaf.number for leaf in found] == [*range(1, len(found) + 1)]
    assert {leaf.total for leaf in found} == {number}
    assert {leaf.addresses for leaf in found} == {tuple(addresses)}


def test_an_empty_list_has_one_empty_page() -> None:
    nothing: list[str] = []
    (leaf,) = leaves(nothing, "news/", 50)
    assert (leaf.entries, leaf.total, leaf.number, leaf.addresses) == ((), 0, 1, ("news/",))


@pytest.mark.parametrize(
    ("number", "sizes"),
    [(1, [1]), (49, [49]), (50, [50]), (51, [50, 1]), (100, [50, 50]), (101, [50, 50, 1])],
)
def test_lists_are_cut_after_fifty(number: int, sizes: list[int]) -> None:
    found = leaves([*range(number)], "tags/falls/news/", PAGE_SIZE)
    assert [len(leaf.entries) for leaf in found] == sizes


@pytest.mark.whole
@pytest.mark.parametrize("which", ["ours", "corpus"])
def test_the_list_of_each_kind_has_its_files_newest_first(which: str) -> None:
    hub = counted(which)
    wanted: dict[str, list[str]] = {}
    for item in hub.count.items:
        wanted.setdefault(item.kind, []).append(item.id)
    shown: dict[str, list[str]] = {}
    for record in hub.records(IndexRecord).values():
        cards = [card for group in record.paging.entries for card in group.cards]
        shown.setdefault(record.kind, []).extend(card.address.rstrip("/") for card in cards)
        assert record.paging.total == len(wanted.get(record.kind, ()))
    grouped = {"event", "consultation"}
    assert {kind: sorted(ids) for kind, ids in shown.items() if kind in grouped and ids} == {
        kind: sorted(wanted[kind]) for kind in grouped & wanted.keys()
    }
    for kind in shown.keys() - grouped:
        assert shown[kind] == wanted.get(kind, [])
