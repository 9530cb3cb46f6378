"""Outcomes say their change once, with unit, recurrence and period where figures need them."""

from __future__ import annotations

from typing import Any

import pytest

from hub.kinds.case_study import Outcome
from tests.records import OUTCOME, facts, faults, faults_of


def outcome(**changes: Any) -> list[str]:
    values = OUTCOME | changes
    return faults_of(Outcome, {key: each for key, each in values.items() if each is not ...})


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"baseline": "10"},
        {"result": ..., "change": "-12", "unit": "percent"},
        {"result": ..., "unit": ..., "text": "People feel safer."},
        {"result": ..., "unit": ..., "text": "Money was saved.", "kind": "savings"},
        {"unit": None},
        {"kind": "savings", "unit": "GBP", "recurrence": "annual"},
        {"kind": "savings", "unit": "GBP", "recurrence": None},
        {"recurrence": "cumulative", "period": {"start": "2024"}},
        {"recurrence": "cumulative", "period": None},
        {"recurrence": "one_off"},
        {"better": None, "basis": None, "evidence": None},
    ],
)
def test_sound_outcomes(changes: dict[str, Any]) -> None:
    assert outcome(**changes) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"result": ...}, [" one-of"]),
        ({"change": "1"}, [" one-of"]),
        ({"text": "More."}, [" one-of"]),
        ({"change": "1", "text": "More."}, [" one-of"]),
        ({"result": ..., "change": "1", "baseline": "2"}, ["baseline needs"]),
        ({"result": ..., "baseline": "2"}, [" one-of", "baseline needs"]),
        ({"unit": ...}, ["unit needs"]),
        ({"result": ..., "change": "1", "unit": ...}, ["unit needs"]),
        ({"kind": "savings"}, ["recurrence needs"]),
        ({"recurrence": "cumulative"}, ["recurrence needs"]),
        ({"kind": "savings", "unit": ...}, ["recurrence needs", "unit needs"]),
        ({"better": ...}, ["better missing"]),
    ],
)
def test_faulty_outcomes(changes: dict[str, Any], expected: list[str]) -> None:
    assert outcome(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"result": "twelve"}, ["result bad-figure"]),
        ({"result": "twelve", "baseline": "2"}, ["result bad-figure"]),
        ({"result": "twelve", "unit": ...}, ["result bad-figure"]),
        ({"result": ..., "text": "x" * 301, "kind": "savings"}, ["text string_too_long"]),
        ({"unit": ["GBP"]}, ["unit string_type"]),
        ({"kind": "saving"}, ["kind literal_error"]),
        ({"kind": "savings", "recurrence": "yearly"}, ["recurrence literal_error"]),
        ({"recurrence": "cumulative", "period": "2024"}, ["period model_type"]),
        ({"unit": ..., "evidence": "none"}, ["evidence literal_error", "unit needs"]),
        ({"change": "1", "better": "up"}, [" one-of", "better literal_error"]),
    ],
)
def test_a_faulty_field_makes_no_second_fault_and_hides_none(
    changes: dict[str, Any], expected: list[str]
) -> None:
    assert outcome(**changes) == expected


def test_the_count_of_ways_is_said() -> None:
    with pytest.raises(ValueError, match="this one has result and text"):
        Outcome.model_validate(OUTCOME | {"text": "More."})
    with pytest.raises(ValueError, match="this one has none of them"):
        Outcome.model_validate({k: v for k, v in OUTCOME.items() if k != "result"})


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"start": "2024-04", "end": "2023/24"}, ["period.end ends-before-start"]),
        ({"start": "2024", "end": "2023-12-31"}, ["period.end ends-before-start"]),
        ({"start": "2024-06", "end": "2024"}, []),
        ({"start": "2023/24", "end": "2023"}, []),
        ({"start": "2024-06-30", "end": "2024-06-30"}, []),
        ({"start": "2024"}, []),
        ({"start": "soon", "end": "2023"}, ["period.start bad-date"]),
        ({"start": "2024", "end": None}, []),
    ],
)
def test_periods_end_after_they_start_by_what_they_cover(
    period: dict[str, Any], expected: list[str]
) -> None:
    assert faults("case_study", period=period) == expected


def test_references_are_its_project_and_the_targets_it_is_evidence_for() -> None:
    study = facts("case_study", project="projects/a", targets=["strategies/b#t1"])
    assert list(study.references()) == [
        (("project",), "projects/a", ("project",)),
        (("targets", 0), "strategies/b#t1", ("strategy",)),
    ]
    assert list(facts("case_study").references()) == []


@pytest.mark.parametrize("year", ["1899", "2101", "this year"])
def test_awards_have_years_of_our_time(year: str) -> None:
    award = {"name": "A", "result": "won"}
    assert faults("case_study", awards=[award | {"year": "2016"}]) == []
    assert len(faults("case_study", awards=[award | {"year": year}])) == 1
