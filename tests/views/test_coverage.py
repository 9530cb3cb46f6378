"""Every cell of the grids, and every year, counted again from the files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
import yaml

from hub import build
from hub.kinds import KINDS
from hub.kinds.case_study import CaseStudy
from hub.views.coverage.grids import Cell, CoverageRecord, Grid
from hub.views.facets import FACETS
from tests.hubs import TODAY, change, edited
from tests.views.test_taxonomy import Counted, Filed, counted, counted_in

STUDY = "case_studies/home-safety-visits.md"
pytestmark = pytest.mark.whole

COLUMNS = {"sub-region": "sub_regions", "service": "services"}


@pytest.fixture(params=["ours", "corpus"])
def hub(request: pytest.FixtureRequest) -> Counted:
    return counted(request.param)


def coverage(hub: Counted) -> CoverageRecord:
    found = hub.record("coverage/")
    assert isinstance(found, CoverageRecord)
    return found


def ids(hub: Counted, vocabulary: str) -> list[str]:
    return [each["id"] for each in hub.count.data[vocabulary]]


def studies(hub: Counted) -> list[Filed]:
    return [item for item in hub.count.items if item.kind == "case_study"]


def both_of(hub: Counted) -> list[tuple[Grid, str]]:
    grids = coverage(hub).grids
    assert [grid.id for grid in grids] == [*COLUMNS]
    return [(grid, COLUMNS[grid.id]) for grid in grids]


def cells(hub: Counted) -> list[tuple[str, str, str, Cell]]:
    """Each cell with its theme, the vocabulary of its column, and the column's term."""
    return [
        (theme, vocabulary, column, cell)
        for grid, vocabulary in both_of(hub)
        for theme, line in zip(ids(hub, "themes"), grid.lines, strict=True)
        for column, cell in zip(ids(hub, vocabulary), line.cells, strict=True)
    ]


def share(hub: Counted, theme: str, vocabulary: str, column: str) -> int:
    """How many case studies are about a theme and a term of another vocabulary."""
    about = [i for i in studies(hub) if theme in hub.count.about(i, "themes")]
    return sum(column in hub.count.about(item, vocabulary) for item in about)


def test_every_cell_counts_the_case_studies_of_its_two_terms(hub: Counted) -> None:
    for theme, vocabulary, column, cell in cells(hub):
        assert cell.count == share(hub, theme, vocabulary, column), (theme, column)


def test_every_line_has_what_is_in_no_column_and_its_whole(hub: Counted) -> None:
    for grid, vocabulary in both_of(hub):
        for theme, line in zip(ids(hub, "themes"), grid.lines, strict=True):
            own = [item for item in studies(hub) if theme in hub.count.about(item, "themes")]
            nowhere = [item for item in own if not hub.count.about(item, vocabulary)]
            assert line.name.address == f"themes/{theme}/"
            assert (line.total, line.others) == (len(own), len(nowhere)), theme


def test_the_grids_have_every_term_and_know_how_many_cells_are_empty(hub: Counted) -> None:
    for grid, vocabulary in both_of(hub):
        folder = vocabulary.replace("_", "-")
        assert [c.address for c in grid.columns] == [f"{folder}/{i}/" for i in ids(hub, vocabulary)]
        empty = [
            (theme, column)
            for theme in ids(hub, "themes")
            for column in ids(hub, vocabulary)
            if not share(hub, theme, vocabulary, column)
        ]
        assert grid.empty == len(empty)
    assert coverage(hub).studies == len(studies(hub))


def test_a_filled_cell_leads_to_its_case_studies_in_the_library(hub: Counted) -> None:
    known = {facet.name for facet in FACETS}
    choices = {facet.name: facet.choices for facet in hub.record("library/").facets}
    filled = [each for each in cells(hub) if each[3].count]
    assert filled != []
    for theme, vocabulary, column, cell in filled:
        page, _, query = cell.address.partition("?")
        facet = {name: facet for facet, name in COLUMNS.items()}[vocabulary]
        asked = dict(parse_qsl(query, strict_parsing=True))
        assert page == "library/"
        assert asked == {"kind": "case_study", "theme": theme, facet: column}
        assert asked.keys() <= known
        assert all(id_ in {each.id for each in choices[name]} for name, id_ in asked.items())


def started(address: str) -> tuple[str, dict[str, Any]]:
    """The text of a new case study that an address starts, and its front matter."""
    text = "---\n" + unquote(address).partition("---\n")[2]
    return text, yaml.safe_load(text.split("---\n")[1])


def test_an_empty_cell_leads_to_a_new_file_with_its_terms(hub: Counted) -> None:
    empty = [each for each in cells(hub) if not each[3].count]
    repository = hub.count.data["hub"]["repository"]
    needed = {key for key, field in CaseStudy.model_fields.items() if field.is_required()}
    for theme, vocabulary, column, cell in empty:
        assert cell.address.startswith(f"{repository}/")
        assert "case_studies" in cell.address.partition("---")[0]
        text, facts = started(cell.address)
        assert facts["status"] == "draft"
        assert facts["themes"] == [theme]
        assert facts.get("services") == ([column] if vocabulary == "services" else None)
        assert needed <= facts.keys()
        assert {facts[key] for key in needed} == {None}
        headings = [line[3:] for line in text.split("\n") if line.startswith("## ")]
        assert headings == [*KINDS["case_study"].sections.values()]


def test_an_empty_cell_of_a_place_names_its_councils_to_choose_from(hub: Counted) -> None:
    for _, vocabulary, column, cell in cells(hub):
        if cell.count:
            continue
        text, facts = started(cell.address)
        lines = [line for line in text.split("\n") if line.startswith("authorities:")]
        within = {i for i, c in hub.count.councils.items() if c["sub_region"] == column}
        today = {i for i in within if hub.count.stands(i)}
        if vocabulary != "sub_regions" or not today:
            assert lines == []
            continue
        assert facts["authorities"] == []
        (line,) = lines
        assert {*line.partition(" # of: ")[2].split(", ")} == today


def test_years_count_the_items_of_all_kinds_without_a_gap(hub: Counted) -> None:
    years = Counter(int(str(item.facts["date"])[:4]) for item in hub.count.items)
    chart = coverage(hub).by_year
    assert chart is not None
    span = range(min(years), max(years) + 1)
    assert [bar.label for bar in chart.bars] == [str(year) for year in span]
    assert [bar.words for bar in chart.bars] == [
        f"{years[year]} {'entry' if years[year] == 1 else 'entries'}" for year in span
    ]
    most = max(years.values())
    assert [bar.length for bar in chart.bars] == [
        pytest.approx(years[year] * 100 / most, abs=0.01) for year in span
    ]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("authorities: [saltwick]", {"coastlands"}),
        ("authorities: [highbeck, wendale]", {"fell-country", "river-vale"}),
        ("lead: eastmere", {"coastlands"}),
        ("lead: northmarch-partnership", set()),
        ("adopted_by: [{authority: fellside}]", {"fell-country"}),
    ],
)
def test_a_case_study_lies_where_its_councils_do(root: Path, line: str, places: set[str]) -> None:
    gone = ("authorities:", "lead:", "adopted_by:", "  - {authority", "maturity:")
    (text,) = edited(STUDY, "maturity: completed", "maturity: live").values()
    kept = [each for each in text.split("\n") if not each.startswith(gone)]
    kept.insert(1, line)
    silent = "not_recorded: [outcomes.4.period, maturity" + (", lead" if line[:4] != "lead" else "")
    change(root, {STUDY: "\n".join(kept).replace("not_recorded: [outcomes.4.period", silent)})
    grid = coverage(counted_in(root)).grids[0]
    (living,) = [each for each in grid.lines if each.name.name == "Living well at home"]
    full = {
        column.address.split("/")[1]
        for column, cell in zip(grid.columns, living.cells, strict=True)
        if cell.count
    }
    assert full == places
    assert living.others == (0 if places else 1)


def test_hidden_and_withdrawn_case_studies_are_in_no_cell(root: Path) -> None:
    gone = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"
    for status in ("status: draft", gone):
        change(root, edited(STUDY, "status: published", status))
        made = build(root, TODAY)
        (record,) = [page.record for page in made.pages if page.address == "coverage/"]
        assert record.studies == 0
        assert all(grid.empty == len(grid.lines) * len(grid.columns) for grid in record.grids)
        assert {row.count for row in record.map.rows} == {0}
