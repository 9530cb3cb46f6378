"""Totals by example: what is added to what, and what is left out, and why."""

from __future__ import annotations

from typing import Any

import pytest

from hub.views.registers.totals import Totals, totals
from hub.views.terms import Named
from tests.records import OUTCOME, facts

SAVED = OUTCOME | {"kind": "savings", "unit": "GBP", "recurrence": "annual"}
ROUGH = "only roughly given"
LEVELS = "as levels before and after"
UNKNOWN = "with unit, basis or recurrence not recorded"


def made(*outcomes: dict[str, Any]) -> Totals:
    """The totals of invented outcomes."""
    return totals(facts("case_study", outcomes=list(outcomes)).outcomes, Named("A"))


def sums(*outcomes: dict[str, Any]) -> list[int]:
    return [int(each.number) for each in made(*outcomes).totals]


def change_of(number: str, **more: Any) -> dict[str, Any]:
    return {k: v for k, v in SAVED.items() if k != "result"} | {"change": number} | more


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        *((OUTCOME | {"result": f"{q} 5"}, ROUGH) for q in ("about", "over", "under", "up to")),
        *((OUTCOME | {"unit": unit}, "in percent") for unit in ("percent", "percentage points")),
        *(
            (OUTCOME | {"unit": unit}, "in percent")
            for unit in ("Percent", "per cent", "% of homes")
        ),
        (OUTCOME | {"baseline": "4"}, LEVELS),
        (SAVED | {"unit": "hours", "baseline": "4"}, LEVELS),
        (SAVED | {"baseline": "about 4"}, ROUGH),
        (change_of("over -9", better="lower"), ROUGH),
        (SAVED | {"better": "lower"}, "as levels with nothing to compare"),
        (SAVED | {"better": None}, "as levels with nothing to compare"),
        (OUTCOME | {"basis": None}, UNKNOWN),
        (OUTCOME | {"unit": None}, UNKNOWN),
        (SAVED | {"recurrence": None}, UNKNOWN),
        ({k: v for k, v in OUTCOME.items() if k != "result"} | {"text": "Less."}, "in words"),
    ],
)
def test_what_cannot_be_added_is_left_out_with_the_reason(
    outcome: dict[str, Any], why: str
) -> None:
    found = made(OUTCOME, outcome, outcome)
    assert [(int(each.number), each.figures) for each in found.totals] == [(12, 1)]
    assert found.left_out == ((why, 2),)


@pytest.mark.parametrize(
    ("saving", "gain"),
    [
        (change_of("-700", better="lower"), 700),
        (change_of("700"), 700),
        (change_of("-700"), -700),
        (change_of("-700", better=None), 700),
        (SAVED | {"baseline": "900", "result": "200", "better": "lower"}, 700),
        (SAVED | {"baseline": "200", "result": "900", "better": "lower"}, -700),
    ],
)
def test_a_saving_adds_what_it_gains(saving: dict[str, Any], gain: int) -> None:
    assert sums(SAVED, saving) == [12 + gain]


@pytest.mark.parametrize(
    "other",
    [
        SAVED | {"recurrence": "one_off"},
        SAVED | {"recurrence": "cumulative", "period": {"start": "2020"}},
        SAVED | {"basis": "projected"},
        SAVED | {"basis": "target"},
        SAVED | {"kind": "investment"},
        SAVED | {"kind": "investment", "recurrence": None},
        SAVED | {"unit": "hours"},
    ],
)
def test_what_is_not_alike_is_never_added_together(other: dict[str, Any]) -> None:
    assert sorted(sums(SAVED, other | {"result": "5"})) == [5, 12]
    assert {each.figures for each in made(SAVED, other).totals} == {1}


def test_units_are_alike_only_to_the_letter_for_mw_is_not_MW() -> None:
    assert sorted(sums(OUTCOME | {"unit": "MW"}, OUTCOME | {"unit": "mW"})) == [12, 12]


@pytest.mark.parametrize("kind", ["uptake", "savings"])
def test_differences_are_not_added_to_amounts(kind: str) -> None:
    more = {"kind": kind, "unit": "hours", "better": "lower", "recurrence": "annual"}
    found = made(OUTCOME | more, change_of("-5", **more)).totals
    assert {(each.what.endswith(", change"), int(each.number)) for each in found} == {
        (False, 12),
        (True, -5),
    }
