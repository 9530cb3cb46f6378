"""A case study's figures, apart so that the number can be large."""

from __future__ import annotations

from typing import Any

import pytest

from hub.kinds.case_study import Outcome
from hub.views.headlines import Headline, as_figure
from tests.records import OUTCOME


def outcome(**changes: Any) -> Outcome:
    given = OUTCOME | {"recurrence": "annual"} | changes
    return Outcome.model_validate({key: value for key, value in given.items() if value is not None})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"recurrence": None}, Headline("Visits", "", "12", "visits", "")),
        ({"baseline": "3.5"}, Headline("Visits", "3.5", "12", "visits", "a year")),
        (
            {"result": "over 25000000", "unit": "GBP", "kind": "savings"},
            Headline("Visits", "", "Over £25 million", "", "a year"),
        ),
        (
            {"baseline": "46", "result": "28", "unit": "percent", "recurrence": "one_off"},
            Headline("Visits", "46%", "28%", "", ""),
        ),
        (
            {"result": None, "change": "-12", "unit": "percent", "basis": "projected"},
            Headline("Visits", "", "Down 12%", "", "a year, projected"),
        ),
        (
            {"result": None, "change": "5", "basis": "target", "recurrence": None},
            Headline("Visits", "", "Up 5", "visits", "target"),
        ),
    ],
    ids=["a level", "before and after", "money", "percentages", "a change", "an aim"],
)
def test_an_outcome_is_a_figure(changes: dict[str, Any], expected: Headline) -> None:
    assert as_figure(outcome(**changes)) == expected


def test_words_alone_are_no_figure() -> None:
    assert as_figure(outcome(result=None, unit=None, text="Fewer falls.")) is None
