"""data/case-studies.csv: every fact of the files, and what follows from others."""

from __future__ import annotations

import csv
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub.outputs.open_data.sheets import sheet_file
from hub.views.open_data import CASE_STUDIES
from tests.fronts import OURS, Front, corpus, every_front, figure_in, fronts, gathered, names
from tests.hubs import TODAY, change, edited

SITE = "https://hub.example/practice/"
STUDY = "case_studies/home-safety-visits.md"
PROJECT = "docs/projects/home-safety-visits.md"
STRATEGY = "docs/strategies/living-well-2024-2028.md"
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
DRAFT = ("status: published", "status: draft")


def sheet(root: Path) -> list[dict[str, str]]:
    """The rows as a program reads them, without the apostrophes that keep words from running."""
    seen = gathered(root)
    content = sheet_file(CASE_STUDIES, CASE_STUDIES.rows(seen), SITE).content
    rows = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    return [{name: bare(cell) for name, cell in row.items()} for row in rows]


def bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def first_day(date: str) -> str:
    return Front("", {"date": date}, "").first_day


def councils(fields: dict[str, Any]) -> list[str]:
    """Every organisation that a case study names."""
    named = [fields.get("lead", ""), fields.get("owner", ""), *fields.get("authorities", ())]
    return [*named, *(each["authority"] for each in fields.get("adopted_by", ()))]


@cache
def councils_in(root: Path) -> dict[str, dict[str, Any]]:
    found = yaml.load((root / "data/authorities.yml").read_bytes(), yaml.CBaseLoader)
    return {each["id"]: each for each in found}


@cache
def organisations_in(root: Path) -> dict[str, str]:
    return names(root, "authorities", "bodies")


def areas(root: Path, kind: str, fields: dict[str, Any]) -> str:
    known = councils_in(root)
    return "; ".join(sorted({known[each][kind] for each in councils(fields) if each in known}))


def updated(study: Front) -> str:
    days = [first_day(each["date"]) for each in study.fields.get("change_history", ())]
    return max(day for day in [study.first_day, *days] if day <= f"{TODAY:%Y-%m-%d}")


def cost(fields: dict[str, Any]) -> dict[str, str]:
    given = fields.get("cost", {})
    qualifier, number = figure_in(given["amount"]) if given else ("", "")
    return {
        "cost_qualifier": qualifier,
        "cost": f"{number:f}" if given else "",
        "cost_basis": given.get("basis", ""),
        "cost_note": given.get("note", ""),
    }


def licence(root: Path) -> str:
    """That of the hub."""
    name: str = yaml.safe_load((root / "data/hub.yml").read_bytes())["licence"]["name"]
    return name


def award(given: dict[str, str]) -> str:
    return ", ".join(given[name] for name in ("name", "year", "result") if name in given)


TEXTS = ("title", "summary", "date", "date_note", "lead", "maturity", "project", "transferability")
LISTS = ("partners", "themes", "services", "tags", "targets", "not_recorded")


def row(study: Front, root: Path) -> dict[str, str]:
    """What the files say of a case study, none of whose mentions are hidden."""
    fields = study.fields
    called = organisations_in(root)
    return {
        "id": study.id,
        "first_id": fields.get("aliases", [study.id])[0],
        "address": f"{SITE}{study.address}",
        "first_day": study.first_day,
        "updated": updated(study),
        **{name: fields.get(name, "") for name in TEXTS},
        **{name: "; ".join(fields.get(name, ())) for name in LISTS},
        "lead_name": called.get(fields.get("lead", ""), ""),
        "councils": "; ".join(fields.get("authorities", ())),
        "council_names": "; ".join(called[each] for each in fields.get("authorities", ())),
        "regions": areas(root, "region", fields),
        "sub_regions": areas(root, "sub_region", fields),
        "period_start": fields.get("period", {}).get("start", ""),
        "period_end": fields.get("period", {}).get("end", ""),
        **cost(fields),
        "outcomes": str(len(fields.get("outcomes", ()))),
        "awards": "; ".join(map(award, fields.get("awards", ()))),
        "adopted_by": "; ".join(each["authority"] for each in fields.get("adopted_by", ())),
        "licence": fields.get("licence", licence(root)),
    }


@pytest.mark.whole
def test_each_case_study_of_the_files_has_one_row_with_all_its_values(
    root: Path, tmp_path: Path
) -> None:
    for folder in (OURS, root, corpus(tmp_path / "more")):
        wanted = [row(study, folder) for study in fronts(folder, "case_studies")]
        assert wanted
        assert sheet(folder) == wanted


def test_every_field_of_a_case_study_has_its_column_or_a_sheet_of_its_own(root: Path) -> None:
    (study,) = every_front(root, "case_studies")
    elsewhere = {
        *("authorities", "period", "cost", "outcomes", "awards", "adopted_by", "aliases"),
        *("change_history", "sources", "related"),  # in the catalogue
        *("status", "review_by", "owner", "contact", "featured_until", "newsletter"),
    }
    assert set(study.fields) - {column.name for column in CASE_STUDIES.columns} <= elsewhere


@pytest.mark.parametrize(("name", "column"), [(PROJECT, "project"), (STRATEGY, "targets")])
def test_mentions_of_hidden_items_leave_their_cell_empty(
    root: Path, name: str, column: str
) -> None:
    assert sheet(root)[0][column]
    change(root, edited(name, *DRAFT))
    assert sheet(root)[0][column] == ""


def test_a_change_of_the_future_does_not_update(root: Path) -> None:
    assert sheet(root)[0]["updated"] == "2026-10-20"
    change(root, edited(STUDY, "{date: 2026-10-20,", "{date: 2027-10-20,"))
    assert sheet(root)[0]["updated"] == "2026-10-06"


def test_a_case_study_without_cost_licence_or_period_has_empty_cells(root: Path) -> None:
    text = (root / STUDY).read_text(encoding="utf-8")
    kept = [
        line
        for line in text.splitlines(keepends=True)
        if not line.startswith(("cost:", "period:", "licence:"))
    ]
    shorter = "".join(kept).replace("[outcomes.4.period]", "[outcomes.4.period, period]")
    change(root, {STUDY: shorter})
    (found,) = sheet(root)
    empty = ("period_start", "period_end", "cost", "cost_qualifier", "cost_basis", "cost_note")
    assert [found[name] for name in empty] == [""] * 6
    assert found["licence"] == licence(root)
