"""A strategy's ids are its own, its targets serve its objectives, its totals add up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records import RISK, TARGET, facts, faults

LINES: list[dict[str, Any]] = [
    {"id": "b1", "line": "Visits", "amount_k": "48", "year": "2024/25"},
    {"id": "b2", "line": "Rails", "amount_k": "30.5", "year": "2024/25"},
    {"id": "b3", "line": "Lamps", "amount_k": None, "year": None},
]


def total(**values: Any) -> dict[str, Any]:
    return {"label": "All", "of": ["b1", "b2"], "amount_k": "78.5"} | values


@pytest.mark.parametrize(
    "totals",
    [
        [total()],
        [total(amount_k="78.50")],
        [total(amount_k=None)],
        [total(amount_k="80", note="The source rounds.")],
        [total(of=["b1", "b3"], amount_k="1")],  # a part is not recorded, so nothing adds up
        [total(of=[], amount_k="5")],
        [total(id="t1"), total(of=["t1", "b1"], amount_k="126.5")],
        [total(of=["t1", "b1"], amount_k="126.5"), total(id="t1")],
    ],
)
def test_sound_totals(totals: list[Any]) -> None:
    assert faults("strategy", budget=LINES, totals=totals) == []


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([total(amount_k="78")], ["totals.0.amount_k does-not-add-up"]),
        ([total(of=["b1"])], ["totals.0.amount_k does-not-add-up"]),
        ([total(of=["b1", "b9", "b8"])],
         ["totals.0.of.1 bad-value", "totals.0.of.2 bad-value"]),
        ([total(of=["b9", "b9"])], ["totals.0.of.0 bad-value", "totals.0.of.1 bad-value"]),
        ([total(id="b1")], ["totals.0.id duplicate-id"]),
        ([total(id="t1"), total(id="t1")], ["totals.1.id duplicate-id"]),
        ([total(amount_k="many")], ["totals.0.amount_k decimal_parsing"]),
        ([total(amount_k="inf")], ["totals.0.amount_k finite_number"]),
        ([total(amount_k="1e99")], ["totals.0.amount_k decimal_max_digits"]),
        ([total(amount_k="0.0001")], ["totals.0.amount_k decimal_max_places"]),
    ],
)  # fmt: skip
def test_faulty_totals(totals: list[Any], expected: list[str]) -> None:
    assert faults("strategy", budget=LINES, totals=totals) == expected


def test_totals_are_not_judged_while_budget_lines_are_faulty() -> None:
    lines = [LINES[0], LINES[1] | {"amount_k": "thirty"}]
    expected = ["budget.1.amount_k decimal_parsing"]
    assert faults("strategy", budget=lines, totals=[total()]) == expected


@pytest.mark.parametrize("field", ["objectives", "targets", "budget", "risks"])
def test_ids_are_told_apart(field: str) -> None:
    entries: dict[str, Any] = {
        "objectives": {"id": "x", "title": "A"},
        "targets": TARGET | {"id": "x"},
        "budget": LINES[0] | {"id": "x"},
        "risks": RISK | {"id": "x"},
    }
    entry = entries[field]
    assert faults("strategy", **{field: [entry, entry | {"id": "y"}]}) == []
    twice = [f"{field}.1.id duplicate-id", f"{field}.2.id duplicate-id"]
    assert faults("strategy", **{field: [entry] * 3}) == twice


def test_targets_serve_objectives_of_the_strategy() -> None:
    assert faults("strategy", targets=[TARGET | {"objective": "o1"}]) == []
    wrong = {"targets": [TARGET, TARGET | {"id": "t2", "objective": "o2"}]}
    assert faults("strategy", **wrong) == ["targets.1.objective bad-value"]
    assert faults("strategy", objectives=None, **wrong) == ["targets.1.objective bad-value"]


def test_targets_are_not_judged_while_objectives_are_faulty() -> None:
    targets = [TARGET | {"objective": "o2"}]
    assert faults("strategy", targets=targets, objectives=[{"id": "o2"}]) == [
        "objectives.0.title missing"
    ]


@pytest.mark.parametrize("field", ["group", "paragraph", "due"])
def test_a_target_says_what_the_source_says_of_it_or_that_it_does_not(field: str) -> None:
    without = {key: value for key, value in TARGET.items() if key != field}
    assert faults("strategy", targets=[without]) == [f"targets.0.{field} missing"]
    assert faults("strategy", targets=[without | {field: None}]) == []


@pytest.mark.parametrize(("score", "count"), [("0", 1), ("1", 0), ("9", 0), ("10", 1), ("4.5", 1)])
def test_scores_of_risks_run_from_1_to_9(score: str, count: int) -> None:
    assert len(faults("strategy", risks=[RISK | {"inherent": score}])) == count


def test_a_strategy_says_when_it_ends() -> None:
    assert faults("strategy", period={"start": "2024"}) == ["period.end missing"]
    assert faults("strategy", period={"start": "2024", "end": None}) == []
    assert faults("strategy", period={"start": "2024", "end": "2023"}) == [
        "period.end ends-before-start"
    ]


def test_references_are_what_it_replaces() -> None:
    found = facts("strategy", supersedes="strategies/a")
    assert list(found.references()) == [(("supersedes",), "strategies/a", ("strategy",))]
