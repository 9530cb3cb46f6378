"""One saving stands for an item: the largest amount in pounds that its outcomes give."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import Item
from hub.kinds import KINDS
from hub.views.savings import Saving, largest_saving
from tests.records import OUTCOME, facts

SAVED: dict[str, Any] = {
    "measure": "Saved",
    "kind": "savings",
    "unit": "GBP",
    "better": "higher",
    "basis": "actual",
    "recurrence": "annual",
    "evidence": "audited",
}


def item(kind: str = "case_study", **changes: Any) -> Item:
    return Item("a/b", KINDS[kind], "a/b.md", facts(kind, **changes), "", {})


def largest(*outcomes: dict[str, Any]) -> Saving | None:
    return largest_saving(item(outcomes=[SAVED | each for each in outcomes]))


def words(*outcomes: dict[str, Any]) -> str:
    found = largest(*outcomes)
    assert found is not None
    return found.words


def pounds(**outcome: Any) -> Decimal | None:
    found = largest(outcome)
    return found.amount.number if found else None


def test_the_largest_of_several_is_taken() -> None:
    assert words({"result": "9000"}, {"result": "85000"}, {"result": "10000"}) == (
        "£85,000 (actual)"
    )


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=6))
def test_none_is_larger_than_the_one_taken(amounts: list[int]) -> None:
    found = largest(*({"result": str(each)} for each in amounts))
    assert found is not None
    assert found.amount.number == max(amounts)


def test_amounts_are_never_added_up() -> None:
    assert words({"result": "600"}, {"result": "600"}) == "£600 (actual)"


def test_of_equals_the_first_is_taken() -> None:
    same = ({"result": "500", "basis": basis} for basis in ("projected", "actual", "target"))
    assert words(*same) == "£500 (projected)"


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("actual", "£500 (actual)"),
        ("projected", "£500 (projected)"),
        ("target", "£500 (target)"),
        (None, "£500 (actual or expected: not recorded)"),
    ],
)
def test_the_basis_is_kept(basis: str | None, said: str) -> None:
    found = largest({"result": "500", "basis": basis})
    assert found is not None
    assert (found.basis, found.words) == (basis, said)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("over 25000000", "over £25 million (actual)"),
        ("about 1900000", "about £1.9 million (actual)"),
        ("up to 300", "up to £300 (actual)"),
        ("under 300", "under £300 (actual)"),
        ("400515", "£400,515 (actual)"),
    ],
)
def test_the_qualifier_is_kept(result: str, said: str) -> None:
    assert words({"result": result}) == said


def test_the_basis_and_qualifier_are_those_of_the_largest() -> None:
    one = {"result": "over 700", "basis": "target"}
    assert words({"result": "600"}, one, {"result": "about 650"}) == "over £700 (target)"


def test_a_result_alone_counts_where_more_is_better() -> None:
    assert pounds(result="1000", better="higher") == 1000
    assert pounds(result="1000", better="lower") is None


@pytest.mark.parametrize(
    ("change", "better", "saved"),
    [
        ("1000", "higher", 1000),
        ("-1000", "higher", None),
        ("-1000", "lower", 1000),
        ("1000", "lower", None),
        ("1000", None, 1000),
        ("-1000", None, 1000),
        ("0", "higher", None),
    ],
)
def test_a_change_counts_in_its_good_direction(
    change: str, better: str | None, saved: int | None
) -> None:
    assert pounds(change=change, better=better) == saved


def test_a_change_keeps_its_qualifier_when_it_is_turned_round() -> None:
    assert words({"change": "over -2000", "better": "lower"}) == "over £2,000 (actual)"


@pytest.mark.parametrize(
    ("baseline", "result", "better", "saved"),
    [
        ("500", "300", "lower", 200),
        ("300", "500", "lower", None),
        ("300", "500", "higher", 200),
        ("500", "300", "higher", None),
        ("500", "500", "lower", None),
        ("0", "500", "higher", 500),
    ],
)
def test_a_baseline_and_a_result_give_their_difference(
    baseline: str, result: str, better: str, saved: int | None
) -> None:
    assert pounds(baseline=baseline, result=result, better=better) == saved


@pytest.mark.parametrize(
    ("baseline", "result", "said"),
    [
        ("500", "300", "£200 (actual)"),
        ("over 500", "300", "about £200 (actual)"),
        ("500", "under 300", "about £200 (actual)"),
        ("over 500", "about 300", "about £200 (actual)"),
    ],
)
def test_a_difference_is_as_exact_as_both_its_ends(baseline: str, result: str, said: str) -> None:
    assert words({"baseline": baseline, "result": result, "better": "lower"}) == said


@pytest.mark.parametrize(
    "other",
    [
        {"text": "It saved £5,000,000.", "unit": None, "recurrence": None},
        {"result": "5000000", "unit": "percent"},
        {"result": "5000000", "unit": "hours"},
        {"result": "5000000", "kind": "investment"},
        {"result": "5000000", "kind": "performance"},
        {"result": "-5000000"},
    ],
)
def test_what_is_no_amount_saved_in_pounds_never_counts(other: dict[str, Any]) -> None:
    assert largest(other) is None
    assert words(other, {"result": "7"}) == "£7 (actual)"


def test_an_item_without_savings_has_none() -> None:
    assert largest_saving(item(outcomes=[OUTCOME])) is None
    assert largest_saving(item(outcomes=[])) is None
    assert largest_saving(item(outcomes=None)) is None
    assert largest_saving(item("news")) is None


@pytest.mark.parametrize("better", ["neither", None])
def test_a_result_of_no_known_worth_is_no_saving(better: str | None) -> None:
    assert pounds(result="1000", better=better) is None
