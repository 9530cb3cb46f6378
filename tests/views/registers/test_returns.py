"""Returns on investment: savings in pounds for each pound of cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hub import Item
from hub.kinds import KINDS
from hub.views.registers.returns import Return, Returns, returns
from tests.fronts import OURS, Front, corpus, figure_in, fronts, gained, gathered, plain
from tests.records import OUTCOME, facts

SAVED = OUTCOME | {"kind": "savings", "unit": "GBP", "recurrence": "annual", "result": "300"}
COST = {"amount": "200", "basis": "actual"}
NO_SAVING = "no plain saving in pounds is given"


def summed(study: Front) -> dict[tuple[str, str], Decimal]:
    """The plain savings in pounds of a file, by basis and recurrence."""
    found: dict[tuple[str, str], Decimal] = {}
    for each in study.fields.get("outcomes", ()):
        given = each.get("result", each.get("change", "words"))
        if (each["kind"], each.get("unit")) != ("savings", "GBP") or not plain(given):
            continue
        gain = gained(each) if plain(each.get("baseline", "0")) else None
        if gain is not None and {"basis", "recurrence"} <= each.keys():
            terms = each["basis"], each["recurrence"]
            found[terms] = found.get(terms, Decimal(0)) + gain
    return {terms: saving for terms, saving in found.items() if saving}


def recounted(study: Front) -> str | list[tuple[str, Decimal]]:
    """The address of a study with its ratios, or why it has none."""
    cost = study.fields.get("cost")
    if cost is None:
        return "no cost is given"
    qualifier, amount = figure_in(cost["amount"])
    if qualifier:
        return "the cost is given only roughly"
    if amount <= 0:
        return "the cost is not above £0"
    ratios = [(study.address, each / amount) for each in summed(study).values()]
    return ratios or NO_SAVING


@pytest.mark.whole
@pytest.mark.parametrize("name", ["ours", "corpus"])
def test_every_return_is_that_of_the_files(name: str, tmp_path: Path) -> None:
    root = OURS if name == "ours" else corpus(tmp_path)
    found = returns(gathered(root).catalogue.of("case_study"))
    counted = [recounted(study) for study in fronts(root, "case_studies")]
    ratios = [pair for each in counted if not isinstance(each, str) for pair in each]
    assert sorted((each.study.address, each.ratio) for each in found.rows) == sorted(ratios)
    assert [each.ratio for each in found.rows] == sorted((n for _, n in ratios), reverse=True)
    assert dict(found.left_out) == Counter(each for each in counted if isinstance(each, str))


@pytest.mark.whole
def test_every_study_has_a_return_or_is_left_out(tmp_path: Path) -> None:
    root = corpus(tmp_path)
    found = returns(gathered(root).catalogue.of("case_study"))
    studies = {each.study.address for each in found.rows}
    assert found.rows
    assert found.left_out
    left_out = sum(count for _, count in found.left_out)
    assert len(studies) + left_out == len(fronts(root, "case_studies"))


def study(number: int = 1, **changes: Any) -> Item:
    made = facts("case_study", **{"cost": COST, "outcomes": [SAVED]} | changes)
    return Item(f"case-studies/s{number}", KINDS["case_study"], "s.md", made, "", {})


def only(**changes: Any) -> Return:
    (row,) = returns([study(**changes)]).rows
    return row


def test_a_return_says_cost_saving_and_what_each_pound_saved() -> None:
    row = only()
    assert (row.cost, row.saving) == ("£200 (actual)", "£300 (actual, annual)")
    assert (row.ratio, row.for_each_pound) == (Decimal("1.5"), "£1.50")
    assert (row.study.name, row.study.address) == ("Home safety visits", "case-studies/s1/")


def test_a_cost_of_unknown_basis_says_so() -> None:
    cost = {"amount": "200", "basis": None}
    assert only(cost=cost).cost == "£200 (spent or planned: not recorded)"


@pytest.mark.parametrize(
    ("amount", "words"), [("7", "£42.86"), ("0.03", "£10,000.00"), ("300000", "£0.00")]
)
def test_pounds_and_pence_are_rounded_from_the_exact_ratio(amount: str, words: str) -> None:
    row = only(cost=COST | {"amount": amount})
    assert row.ratio == Decimal(300) / Decimal(amount)
    assert row.for_each_pound == words


def test_savings_of_one_study_add_like_with_like_only() -> None:
    outcomes = [
        SAVED,
        SAVED | {"result": "100"},
        SAVED | {"recurrence": "one_off", "result": "50"},
        SAVED | {"basis": "projected", "result": "20"},
        SAVED | {"kind": "investment", "result": "9000"},
        SAVED | {"result": "about 8000"},
    ]
    found = returns([study(outcomes=outcomes)]).rows
    assert [(int(each.ratio * 200), each.saving) for each in found] == [
        (400, "£400 (actual, annual)"),
        (50, "£50 (actual, one-off)"),
        (20, "£20 (projected, annual)"),
    ]
    assert [each.notes for each in found] == [
        ("Left out: 1 only roughly given",),
        ("Left out: 1 only roughly given",),
        (
            "What was spent, against a saving that has not happened yet",
            "Left out: 1 only roughly given",
        ),
    ]


def test_a_loss_is_said_and_not_hidden() -> None:
    row = only(outcomes=[SAVED | {"result": "-100"}])
    assert (row.ratio, row.for_each_pound) == (Decimal("-0.5"), "minus £0.50")


def test_what_was_set_aside_is_told_from_what_was_spent() -> None:
    row = only(cost=COST | {"basis": "budget"})
    assert row.notes == ("What was set aside, against a saving that has happened",)


def left_out() -> Iterator[tuple[dict[str, Any], str]]:
    yield {"cost": ...}, "no cost is given"
    for rough in ("about 200", "up to 200", "over 0"):
        yield {"cost": COST | {"amount": rough}}, "the cost is given only roughly"
    for nothing in ("0", "-200"):
        yield {"cost": COST | {"amount": nothing}}, "the cost is not above £0"
    for other in (
        {"result": "about 300"},
        {"result": "0"},
        {"unit": "hours"},
        {"kind": "investment"},
        {"recurrence": None},
        {"basis": None},
        {"better": "lower"},
    ):
        yield {"outcomes": [SAVED | other]}, NO_SAVING
    yield {"outcomes": []}, NO_SAVING
    yield {"outcomes": None}, NO_SAVING


@pytest.mark.parametrize(("changes", "reason"), [*left_out()])
def test_what_has_no_return_is_left_out_with_the_reason(
    changes: dict[str, Any], reason: str
) -> None:
    found = returns([study(1), study(2, **changes), study(3, **changes)])
    assert [each.study.address for each in found.rows] == ["case-studies/s1/"]
    assert found.left_out == ((reason, 2),)


def test_the_highest_return_stands_first_and_equals_by_address() -> None:
    rows = [
        study(4, outcomes=[SAVED | {"result": "100"}]),
        study(3),
        study(2, outcomes=[SAVED | {"result": "900"}]),
        study(1),
    ]
    addresses = [each.study.address for each in returns(rows).rows]
    assert addresses == [f"case-studies/s{n}/" for n in (2, 1, 3, 4)]


def test_no_study_has_no_returns() -> None:
    assert returns([]) == Returns((), ())
