"""The page of totals: each number counted again from the files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hub.views.charts import BarChart
from hub.views.gathered import Gathered
from hub.views.registers.evidence_totals import TotalsRecord, totals_page
from hub.views.registers.totals import Totals
from tests.fronts import OURS, corpus, figure_in, fronts, gained, gathered, names, plain, worded

pytestmark = pytest.mark.whole

ROUGH = "only roughly given"
LEVELS = "as levels before and after"
UNKNOWN = "with unit, basis or recurrence not recorded"

Sums = dict[tuple[str, ...], list[Decimal]]


@pytest.fixture(scope="module", params=["ours", "corpus"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub's folder: this repository's own, and an invented one."""
    return OURS if request.param == "ours" else corpus(tmp_path_factory.mktemp("hub"))


@pytest.fixture(scope="module")
def page(hub: Path) -> TotalsRecord:
    return page_of(gathered(hub))


def page_of(seen: Gathered) -> TotalsRecord:
    return totals_page(seen.evidence, seen.catalogue)


def reason(fields: dict[str, Any]) -> str:
    """Why an outcome of a file is in no total; "" where it is in one."""
    given = fields.get("result", fields.get("change"))
    pounds = (fields["kind"], fields.get("unit")) == ("savings", "GBP")
    if given is None:
        return "in words"
    needed = ["unit", "basis", *(["recurrence"] if fields["kind"] == "savings" else [])]
    if not fields.keys() >= {*needed}:
        return UNKNOWN
    if fields["unit"].lower().startswith(("percent", "per cent", "%")):
        return "in percent"
    if "baseline" in fields and not pounds:
        return LEVELS
    if pounds and gained(fields) is None:
        return "as levels with nothing to compare"
    if "change" not in fields and fields["kind"] not in ("savings", "investment", "uptake"):
        return "as levels, which do not add up"
    return "" if plain(given) and plain(fields.get("baseline", "0")) else ROUGH


def worth(fields: dict[str, Any]) -> Decimal:
    """What an outcome of a file adds."""
    pounds = (fields["kind"], fields["unit"]) == ("savings", "GBP")
    if not pounds:
        return figure_in(fields["result" if "result" in fields else "change"])[1]
    gain = gained(fields)
    assert gain is not None
    return gain


def key(fields: dict[str, Any]) -> tuple[str, ...]:
    """What the line of a total says: what changed, the unit, the terms."""
    pounds = (fields["kind"], fields["unit"]) == ("savings", "GBP")
    measure = "" if fields["kind"] in ("savings", "investment") else f": {fields['measure']}"
    change = ", change" if "change" in fields and not pounds else ""
    what = worded(fields["kind"]) + measure + change
    recurrence = fields.get("recurrence")
    terms = worded(fields["basis"]) + (f", {worded(recurrence).lower()}" if recurrence else "")
    return what, fields["unit"], terms


def groups(root: Path) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """By title of a chapter, each outcome of the files with the name that it stands under."""
    words = names(root, "themes", "services")
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for study in fronts(root, "case_studies"):
        for fields in study.fields.get("outcomes", ()):
            for title, ids in (("By theme", "themes"), ("By service", "services")):
                own = [words[each] for each in dict.fromkeys(study.fields.get(ids, ()))]
                for name in own or [f"No {ids.removesuffix('s')}"]:
                    found.setdefault(title, []).append((name, fields))
            period = fields.get("period") or study.fields.get("period") or {}
            last = period.get("end") or study.fields["date"]
            year = str(int(last[:4]) + ("/" in last))
            found.setdefault("By year", []).append((year, fields))
    return found


def recounted(outcomes: list[tuple[str, dict[str, Any]]]) -> dict[str, Sums]:
    found: dict[str, Sums] = {}
    for name, fields in outcomes:
        sums = found.setdefault(name, {})
        if not reason(fields):
            sums.setdefault(key(fields), []).append(worth(fields))
    return found


def lines(row: Totals) -> dict[tuple[str, ...], tuple[Decimal, int]]:
    return {(t.what, t.sort.unit, t.terms): (t.number, t.figures) for t in row.totals}


def test_every_total_is_what_the_files_add_up_to(hub: Path, page: TotalsRecord) -> None:
    assert [each.title for each in page.chapters] == ["By theme", "By service", "By year"]
    for chapter in page.chapters:
        found = recounted(groups(hub)[chapter.title])
        assert {row.name.name: lines(row) for row in chapter.rows} == {
            name: {terms: (sum(each), len(each)) for terms, each in sums.items()}
            for name, sums in found.items()
        }
        assert sum(len(row.totals) for row in chapter.rows) == sum(map(len, found.values()))


def test_every_figure_left_out_is_counted_with_its_reason(hub: Path, page: TotalsRecord) -> None:
    for chapter in page.chapters:
        found: dict[str, Counter[str]] = {}
        for name, fields in groups(hub)[chapter.title]:
            found.setdefault(name, Counter()).update(filter(None, [reason(fields)]))
        assert {row.name.name: dict(row.left_out) for row in chapter.rows} == found


def test_what_is_added_and_what_is_left_out_make_up_every_outcome(
    hub: Path, page: TotalsRecord
) -> None:
    assert page.outcomes == len(groups(hub)["By year"])
    for chapter in page.chapters:
        figures = sum(total.figures for row in chapter.rows for total in row.totals)
        left_out = sum(count for row in chapter.rows for _, count in row.left_out)
        assert figures + left_out == len(groups(hub)[chapter.title])


def test_names_are_in_order_and_years_newest_first(page: TotalsRecord) -> None:
    themes, services, years = [[r.name.name for r in each.rows] for each in page.chapters]
    assert themes == sorted(themes, key=str.casefold)
    assert services == sorted(services, key=str.casefold)
    assert years == sorted(years, reverse=True)


def test_the_charts_show_the_savings_of_each_theme(hub: Path, page: TotalsRecord) -> None:
    found: dict[str, dict[str, Decimal]] = {}
    for theme, sums in recounted(groups(hub)["By theme"]).items():
        for (what, unit, terms), each in sums.items():
            if (what, unit) == ("Savings", "GBP"):
                title = f"Savings by theme: {terms.lower()}"
                found.setdefault(title, {})[theme] = sum(each, Decimal(0))
    assert {each.title: lengths(each) for each in page.charts} == {
        title: {theme: share(n, max(sums.values())) for theme, n in sums.items()}
        for title, sums in found.items()
    }


def lengths(chart: BarChart) -> dict[str, float]:
    return {each.label: each.length for each in chart.bars}


def share(part: Decimal, whole: Decimal) -> float:
    """The length of a bar beside the longest; none for a loss."""
    return float(round(part * 100 / whole, 2)) if part > 0 else 0.0


def test_an_outcome_counts_under_each_theme_of_its_study(root: Path) -> None:
    themes = page_of(gathered(root)).chapters[0].rows
    assert len(themes) == 2
    assert themes[0].totals == themes[1].totals
    assert [(t.what, t.amount, t.terms) for t in themes[0].totals] == [
        ("Savings", "£85,000", "Actual, annual")
    ]


def test_a_hub_without_outcomes_adds_up_to_nothing(root: Path) -> None:
    record = page_of(Gathered(replace(gathered(root).catalogue, listed=())))
    assert [each.rows for each in record.chapters] == [(), (), ()]
    assert (record.charts, record.outcomes) == ((), 0)
    assert (record.returns.rows, record.returns.left_out) == ((), ())
