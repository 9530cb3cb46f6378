"""The table of evidence: every outcome of every case study that readers see, once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hub.views.gathered import Gathered
from hub.views.registers.evidence import Evidence, EvidenceRecord, evidence, evidence_pages
from tests.fronts import (
    OURS,
    Front,
    corpus,
    counted,
    every_front,
    figure_in,
    fronts,
    gathered,
    names,
    tally,
    worded,
)
from tests.hubs import change, edited

pytestmark = pytest.mark.whole

STUDY = "case_studies/home-safety-visits.md"
OWN_PERIOD = "    kind: savings\n    result: 85000\n    unit: GBP\n    better: higher\n    period: "


@pytest.fixture(scope="module", params=["ours", "corpus"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub's folder: this repository's own, and an invented one."""
    return OURS if request.param == "ours" else corpus(tmp_path_factory.mktemp("hub"))


@pytest.fixture(scope="module")
def seen(hub: Path) -> Gathered:
    return gathered(hub)


def outcomes_in(root: Path) -> list[tuple[Front, int, dict[str, Any]]]:
    """Study, number and fields of every outcome, from the files."""
    return [
        (study, number, fields)
        for study in fronts(root, "case_studies")
        for number, fields in enumerate(study.fields.get("outcomes", ()), 1)
    ]


def year_of(study: Front, outcome: dict[str, Any]) -> int:
    """The last year of a period or date: financial years end in the year after."""
    period = outcome.get("period") or study.fields.get("period") or {}
    last = period.get("end") or study.fields["date"]
    return int(last[:4]) + ("/" in last)


def pages(seen: Gathered) -> list[EvidenceRecord]:
    return [*evidence_pages(seen.evidence, seen.index)]


def test_each_outcome_of_each_file_has_one_row_in_order(hub: Path, seen: Gathered) -> None:
    rows = [(each.address, each.facts.measure) for each in seen.evidence]
    assert rows == [
        (f"{study.address}#outcome-{number}", fields["measure"])
        for study, number, fields in outcomes_in(hub)
    ]


def test_each_row_has_the_numbers_of_its_file(hub: Path, seen: Gathered) -> None:
    for row, (study, _, fields) in zip(seen.evidence, outcomes_in(hub), strict=True):
        given = fields.get("result", fields.get("change"))
        assert row.amount == (figure_in(given)[1] if given else None)
        assert row.year == year_of(study, fields)
        assert bool(row.before) == ("baseline" in fields)
        assert bool(row.place) == ("source" in fields)


def test_each_row_has_the_themes_and_services_of_its_study(hub: Path, seen: Gathered) -> None:
    words = names(hub, "themes", "services")
    for row, (study, _, _) in zip(seen.evidence, outcomes_in(hub), strict=True):
        for shown, ids in ((row.themes, "themes"), (row.services, "services")):
            assert [each.name for each in shown] == [
                words[each] for each in study.fields.get(ids, ())
            ]


def test_the_filters_count_the_rows_of_the_files(hub: Path, seen: Gathered) -> None:
    words = names(hub, "themes", "services")
    found = tally(
        {
            "kind": [worded(fields["kind"])],
            "theme": [words[each] for each in study.fields.get("themes", ())],
            "service": [words[each] for each in study.fields.get("services", ())],
            "year": [str(year_of(study, fields))],
            "basis": [worded(fields.get("basis"))],
            "evidence": [worded(fields.get("evidence"))],
        }
        for study, _, fields in outcomes_in(hub)
    )
    for record in pages(seen):
        assert counted(record.filters) == found


def test_the_page_counts_the_studies_and_those_without_outcomes(hub: Path, seen: Gathered) -> None:
    studies = fronts(hub, "case_studies")
    for record in pages(seen):
        assert record.studies == len(studies)
        assert record.silent == sum(not each.fields.get("outcomes") for each in studies)
        assert record.paging.total == len(outcomes_in(hub))


def test_what_readers_may_not_see_has_no_row(tmp_path: Path) -> None:
    root = corpus(tmp_path)
    listed = {each.address for each in fronts(root, "case_studies")}
    hidden = {each.address for each in every_front(root, "case_studies")} - listed
    rows = {row.study.address for row in gathered(root).evidence}
    assert rows == listed
    assert hidden
    assert not rows & hidden


def test_more_than_500_rows_stand_on_several_pages(tmp_path: Path) -> None:
    root = corpus(tmp_path, 150)
    records = pages(gathered(root))
    found = [f"{study.address}#outcome-{n}" for study, n, _ in outcomes_in(root)]
    assert len(found) > 500
    assert [len(each.paging.entries) for each in records] == [500, len(found) - 500]
    assert [each.paging.address for each in records] == ["evidence/", "evidence/page/2/"]
    assert [row.address for each in records for row in each.paging.entries] == found
    assert records[0].filters == records[1].filters
    assert all(each.paging.total == len(found) for each in records)


def rows_after(root: Path, old: str, new: str) -> list[Evidence]:
    change(root, edited(STUDY, old, new))
    return gathered(root).evidence


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("{start: 2025/26}", 2026),  # it goes on, and the study is of 2026
        ("{start: 2019, end: 2020/21}", 2021),
        ("{start: 2019-05, end: 2020-01-31}", 2020),
        ("{start: 2018-07}", 2026),
    ],
)
def test_the_year_is_the_last_of_the_own_period(root: Path, period: str, year: int) -> None:
    rows = rows_after(root, f"{OWN_PERIOD}{{start: 2025/26}}", f"{OWN_PERIOD}{period}")
    assert rows[3].year == year


NO_PERIOD = "{measure: A, kind: quality, text: B, better: higher, basis: actual, evidence: audited}"


def with_study_period(root: Path, line: str) -> list[Evidence]:
    """The tiny study with one outcome that has no period of its own."""
    head, rest = edited(STUDY, "not_recorded: [outcomes.4.period]\n", line)[STUDY].split(
        "outcomes:\n", 1
    )
    rest = rest[rest.index("awards:") :]
    head = head.replace("period: {start: 2024-04, end: 2026-08-31}\n", "")
    change(root, {STUDY: f"{head}outcomes: [{NO_PERIOD}]\n{rest}"})
    return gathered(root).evidence


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("period: {start: 2020, end: 2022/23}\n", 2023),
        ("period: {start: 2021-03}\n", 2026),
        ("not_recorded: [period]\n", 2026),
    ],
)
def test_the_year_is_else_that_of_the_study_else_of_its_date(
    root: Path, line: str, year: int
) -> None:
    (row,) = with_study_period(root, line)
    assert row.year == year


def test_a_theme_given_twice_counts_once(root: Path) -> None:
    twice = "themes: [living-well, simpler-services, living-well]"
    rows = rows_after(root, "themes: [living-well, simpler-services]", twice)
    assert all(len(row.themes) == 2 for row in rows)
    assert all(len(row.values["theme"]) == 2 for row in rows)


def test_a_row_sorts_by_its_result_or_change_and_words_by_nothing(root: Path) -> None:
    rows = gathered(root).evidence
    assert [row.amount for row in rows] == [*map(Decimal, (-12, 81, 1400, 85000)), None]


def test_a_study_without_outcomes_is_counted_as_silent(root: Path) -> None:
    text = edited(STUDY, "not_recorded: [outcomes.4.period]", "not_recorded: [outcomes]")[STUDY]
    head, rest = text.split("outcomes:\n", 1)
    change(root, {STUDY: head + rest[rest.index("awards:") :]})
    (record,) = pages(gathered(root))
    assert (record.studies, record.silent, record.paging.total) == (1, 1, 0)
    assert record.filters == ()


def test_a_hub_without_items_has_one_empty_page(root: Path) -> None:
    nothing = Gathered(replace(gathered(root).catalogue, listed=()))
    assert evidence(nothing.index, nothing.paragraphs) == []
    (record,) = pages(nothing)
    assert (record.studies, record.silent, record.paging.total) == (0, 0, 0)
    assert record.paging.addresses == ("evidence/",)
