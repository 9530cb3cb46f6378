"""Charts put every figure where it belongs, and leave out what they must."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from hub import build
from hub.values import read_figure
from hub.views.charts import bars, before_after, budget_chart
from hub.views.parts import outcome
from hub.wording import thousands
from tests.hubs import TODAY, edited, tiny_hub

ROOT = Path(__file__).parents[2]
LONG = "docs/strategies/east-midlands-2008-2011.md"
STUDY = "case_studies/home-safety-visits.md"


def parts(root: Path, address: str) -> Any:
    (page,) = [each for each in build(root, TODAY).pages if each.address == address]
    return page.record.parts


def front_matter(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def entries(*values: int | str) -> list[tuple[str, Decimal, str]]:
    return [(f"n{at}", Decimal(value), f"£{value}") for at, value in enumerate(values)]


def test_bars_are_as_long_as_their_values_are_large() -> None:
    chart = bars("Savings by theme", entries(30, 120, "60.0", 30, 0), "Some are left out.")
    assert chart is not None
    assert [each.length for each in chart.bars] == [25.0, 100.0, 50.0, 25.0, 0.0]
    assert {each.start for each in chart.bars} == {0.0}
    assert [each.words for each in chart.bars] == ["£30", "£120", "£60.0", "£30", "£0"]
    assert (chart.title, chart.note) == ("Savings by theme", "Some are left out.")
    assert chart.gist == "Savings by theme: largest n1, £120; 5 bars"


def test_lengths_are_rounded_the_same_everywhere() -> None:
    chart = bars("Items by year", entries(1, 2, 3), whole="3 years")
    assert chart is not None
    assert [each.length for each in chart.bars] == [33.33, 66.67, 100.0]
    assert chart.gist.endswith("; 3 years")


def test_the_gist_names_all_that_are_largest() -> None:
    chart = bars("Items", entries(7, 3, 7))
    assert chart is not None
    assert chart.gist == "Items: largest n0 and n2, £7; 3 bars"


def test_the_gist_tells_what_is_nearly_as_large_and_what_is_below_nought() -> None:
    chart = bars("Items", entries(1_000_000, "999999.6", -5), whole="3 themes")
    assert chart is not None
    assert chart.gist == "Items: largest n0, £1000000; below 0 n2, £-5; 3 themes"


@pytest.mark.parametrize("values", [(0, 0), (0,), (-5, 0)])
def test_nothing_has_bars_of_no_length(values: tuple[int, ...]) -> None:
    chart = bars("Items", entries(*values))
    assert chart is not None
    assert [each.length for each in chart.bars] == [0.0] * len(values)
    assert "nothing above 0" in chart.gist


def test_no_entries_make_no_chart() -> None:
    assert bars("Items", []) is None


def measured(baseline: str | None, result: str | None, unit: str | None, **more: Any) -> Any:
    facts = {
        "measure": "Falls",
        "baseline": baseline and read_figure(baseline),
        "result": result and read_figure(result),
        "unit": unit,
        "basis": "actual",
    }
    return SimpleNamespace(**(facts | more))


@pytest.mark.parametrize(
    ("baseline", "result", "unit", "lengths"),
    [
        ("46", "28", "percent", (46.0, 28.0)),
        ("over 25", "under 5", "percent", (25.0, 5.0)),
        ("100", "250", "percent", (40.0, 100.0)),
        ("3.5", "10.5", "defects", (33.33, 100.0)),
        ("16", "16", "gangs", (100.0, 100.0)),
        ("25", "0", "GBP", (100.0, 0.0)),
        ("0", "0", "days", (0.0, 0.0)),
        ("2", "1", None, (100.0, 50.0)),
    ],
)
def test_an_outcome_has_a_scale_of_its_own(
    baseline: str, result: str, unit: str | None, lengths: tuple[float, float]
) -> None:
    pair = before_after(measured(baseline, result, unit), "Better")
    assert pair is not None
    assert (pair.before.length, pair.after.length) == lengths
    assert pair.before.start == pair.after.start == pair.nought == 0.0


@pytest.mark.parametrize(
    ("baseline", "result", "unit", "nought", "before", "after"),
    [
        ("-10", "30", "GBP", 25.0, (0.0, 25.0), (25.0, 75.0)),
        ("-10", "30", "percent", 25.0, (0.0, 25.0), (25.0, 75.0)),
        ("-4", "-1", "days", 100.0, (0.0, 100.0), (75.0, 25.0)),
    ],
)
def test_less_than_nothing_lies_left_of_nought(
    baseline: str,
    result: str,
    unit: str,
    nought: float,
    before: tuple[float, float],
    after: tuple[float, float],
) -> None:
    pair = before_after(measured(baseline, result, unit), "")
    assert pair is not None
    assert pair.nought == nought
    assert (pair.before.start, pair.before.length) == before
    assert (pair.after.start, pair.after.length) == after


def test_the_gist_of_an_outcome_has_its_figures_in_words() -> None:
    pair = before_after(measured("over 25", "under 5", "percent"), "Better")
    assert pair is not None
    assert (pair.before.label, pair.after.label) == ("Before", "After")
    assert pair.gist == "Falls: before over 25%, after under 5%, better"


@pytest.mark.parametrize("basis", ["projected", "target"])
def test_what_has_not_happened_is_not_called_after(basis: str) -> None:
    pair = before_after(measured("25", "5", "percent", basis=basis), "Would be better")
    assert pair is not None
    assert pair.after.label == f"After ({basis})"
    assert pair.gist == f"Falls: before 25%, after ({basis}) 5%, would be better"


@pytest.mark.parametrize(("baseline", "result"), [(None, "5"), (None, None), ("5", None)])
def test_an_outcome_without_both_figures_has_no_bars(
    baseline: str | None, result: str | None
) -> None:
    assert before_after(measured(baseline, result, "percent"), "") is None


def test_a_case_study_draws_the_outcomes_that_have_both_figures(root: Path) -> None:
    given = front_matter(root / STUDY)["outcomes"]
    both = [each["measure"] for each in given if "baseline" in each and "result" in each]
    shown = parts(root, "case-studies/home-safety-visits/")
    assert [each.measure for each in shown.bars] == both != []
    assert [row.facts.measure for row in shown.rows] == [each["measure"] for each in given]
    said = {row.facts.measure: outcome(row.facts).direction for row in shown.rows}
    assert all(each.direction == said[each.measure] for each in shown.bars)


def test_a_case_study_without_baselines_has_no_bars(tmp_path: Path) -> None:
    root = tiny_hub(tmp_path, edited(STUDY, "    baseline: 46\n", ""))
    assert parts(root, "case-studies/home-safety-visits/").bars == ()


def test_the_budget_by_programme_is_the_sum_of_the_lines_on_disk() -> None:
    chart = parts(ROOT, "strategies/east-midlands-2008-2011/").budget
    sums: dict[str, int] = {}
    for line in front_matter(ROOT / LONG)["budget"]:
        if "programme" in line and not line["programme"].startswith("Outline budget"):
            sums[line["programme"]] = sums.get(line["programme"], 0) + line.get("amount_k", 0)
    assert {each.label: each.words for each in chart.bars} == {
        name: f"£{amount * 1000:,}" for name, amount in sums.items()
    }
    assert [sums[each.label] for each in chart.bars] == sorted(sums.values(), reverse=True)
    for each in chart.bars:
        assert each.length == pytest.approx(100 * sums[each.label] / max(sums.values()), abs=0.005)
    assert chart.gist.endswith(f"{len(sums)} programmes, £{sum(sums.values()) * 1000:,} in all")


def test_the_budget_chart_says_what_it_leaves_out() -> None:
    lines = front_matter(ROOT / LONG)["budget"]
    note = parts(ROOT, "strategies/east-midlands-2008-2011/").budget.note
    bare = [each for each in lines if "programme" not in each]
    unknown = [each for each in lines if "amount_k" not in each]
    assert f"{len(bare)} lines under no programme" in note
    assert [each["programme"] for each in unknown] == ["Smarter procurement"]
    assert "1 line of Smarter procurement with no recorded amount" in note
    assert '"Outline budget: spending" and "Outline budget: income", which the source' in note


def line(name: str, programme: str | None, amount: str | None) -> Any:
    number = None if amount is None else Decimal(amount)
    return SimpleNamespace(id=name, programme=programme, amount_k=number)


def total(name: str | None, *of: str, amount: str = "0") -> Any:
    return SimpleNamespace(id=name, of=of, amount_k=Decimal(amount))


def test_a_sum_of_lines_stands_where_the_source_gives_another() -> None:
    lines = [line("a", "North", "1.5"), line("b", "North", "2"), line("c", "South", "9")]
    chart = budget_chart(lines, [total("t", "a", "b", amount="7"), total(None, "t", "c")])
    assert chart is not None
    assert [(each.label, each.words) for each in chart.bars] == [
        ("South", thousands(Decimal(9))),
        ("North", "£3,500"),
    ]
    assert chart.note == ""


def test_without_totals_every_programme_is_drawn() -> None:
    chart = budget_chart([line("a", "B", "1"), line("b", "A", "1"), line("c", None, "5")], [])
    assert chart is not None
    assert [each.label for each in chart.bars] == ["A", "B"]
    assert chart.note == "Left out: 1 line under no programme."


def test_a_programme_without_a_recorded_amount_is_named_but_not_drawn() -> None:
    chart = budget_chart([line("a", "North", None), line("b", "South", "0")], [])
    assert chart is not None
    assert [(each.label, each.length) for each in chart.bars] == [("South", 0.0)]
    assert "1 line of North with no recorded amount" in chart.note
    assert budget_chart([line("a", "North", None)], []) is None
    assert budget_chart([line("a", None, "4")], []) is None
    assert budget_chart([], []) is None


def test_totals_that_count_each_other_come_to_an_end() -> None:
    chart = budget_chart([line("a", "A", "1")], [total("x", "y"), total("y", "x", "a")])
    assert chart is not None
    assert chart.gist == "Budget by programme: largest A, £1,000; 1 programme, £1,000 in all"
