"""The files for spreadsheets: every value of the files, and no cell that runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hub import Output, build
from hub.kinds import KINDS
from hub.model import Item
from hub.outputs.open_data.sheets import sheet_file
from hub.views.gathered import EXAMPLE, Gathered
from hub.views.open_data import CASE_STUDIES, DECISIONS, OUTCOMES, SHEETS
from hub.views.open_data.sheets import Sheet
from hub.views.registers.decisions import DecisionRow
from tests.fronts import OURS, corpus, every_front, figure_in, fronts, gathered
from tests.hubs import TODAY, change, edited
from tests.records import OUTCOME, facts

BOM = b"\xef\xbb\xbf"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
STUDY = "case_studies/home-safety-visits.md"
MEETING = "docs/meetings/partnership-board-2026-09-17.md"


@pytest.fixture(scope="module", params=["ours", "corpus"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub's folder: this repository's own, and an invented one."""
    return OURS if request.param == "ours" else corpus(tmp_path_factory.mktemp("hub"))


def made(sheet: Sheet[Any], seen: Gathered) -> Output:
    return sheet_file(sheet, sheet.rows(seen), EXAMPLE)


def table(sheet: Output) -> list[list[str]]:
    text = sheet.content.decode("utf-8-sig")
    return [*csv.reader(StringIO(text, newline=""), strict=True)]


def rows(sheet: Output) -> list[dict[str, str]]:
    headings, *lines = table(sheet)
    assert len(set(headings)) == len(headings)
    return [dict(zip(headings, line, strict=True)) for line in lines]


def safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def split(name: str, fields: dict[str, Any]) -> dict[str, str]:
    """The two cells of a figure of a file."""
    qualifier, number = figure_in(fields[name]) if name in fields else ("", None)
    return {f"{name}_qualifier": qualifier, name: "" if number is None else f"{number:f}"}


SAME = ("measure", "kind", "text", "unit", "better", "basis", "recurrence", "evidence")


def outcomes_in(root: Path) -> Iterator[dict[str, str]]:
    """The rows that the files ask for, the year aside."""
    for study in fronts(root, "case_studies"):
        own = study.fields
        for number, fields in enumerate(own.get("outcomes", ()), 1):
            period = fields.get("period", {})
            yield {
                "address": f"{EXAMPLE}{study.address}#outcome-{number}",
                "case_study_id": study.id,
                "case_study": safe(own["title"]),
                "date": own["date"],
                "lead": own.get("lead", ""),
                "councils": "; ".join(own.get("authorities", ())),
                "themes": "; ".join(own.get("themes", ())),
                "services": "; ".join(own.get("services", ())),
                **{each: safe(fields.get(each, "")) for each in SAME},
                **split("baseline", fields),
                **split("result", fields),
                **split("change", fields),
                "period_start": period.get("start", ""),
                "period_end": period.get("end", ""),
                "place_in_source": safe(fields.get("source", "")),
            }


def decisions_in(root: Path) -> Iterator[dict[str, str]]:
    found = fronts(root, "docs/meetings")
    for meeting in sorted(
        found, key=lambda each: each.fields.get("held", each.first_day), reverse=True
    ):
        for item in meeting.fields.get("items", ()):
            for fields in item.get("decisions", ()):
                yield {
                    "address": f"{EXAMPLE}{meeting.address}#{fields['id']}",
                    "meeting_id": meeting.id,
                    "body": meeting.fields.get("body", ""),
                    "held": meeting.fields.get("held", ""),
                    "meeting": safe(meeting.fields["title"]),
                    "item": item.get("no", ""),
                    "item_title": safe(item["title"]),
                    "decision": fields["id"],
                    "kind": fields["kind"],
                    "text": safe(fields["text"]),
                    **split("amount", fields),
                    "to": safe(fields.get("to", "")),
                    "due": fields.get("due", ""),
                }


@pytest.mark.whole
def test_each_outcome_of_the_files_has_one_row_with_all_its_values(hub: Path) -> None:
    seen = gathered(hub)
    found = rows(made(OUTCOMES, seen))
    assert [each.pop("year") for each in found] == [str(each.year) for each in seen.evidence]
    assert found == [*outcomes_in(hub)]


@pytest.mark.whole
def test_each_decision_of_the_files_has_one_row_with_all_its_values(root: Path) -> None:
    for folder in (OURS, root):
        wanted = [*decisions_in(folder)]
        assert wanted
        assert rows(made(DECISIONS, gathered(folder))) == wanted


@pytest.mark.whole
def test_each_listed_case_study_and_no_other_has_rows(tmp_path: Path) -> None:
    root = corpus(tmp_path)
    listed = [each.id for each in fronts(root, "case_studies")]
    assert len(every_front(root, "case_studies")) > len(listed)
    seen = gathered(root)
    assert [each["id"] for each in rows(made(CASE_STUDIES, seen))] == listed
    assert [*dict.fromkeys(each["case_study_id"] for each in rows(made(OUTCOMES, seen)))] == listed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: draft"),
        ("status: published", "status: withdrawn\nwithdrawn: {date: 2026-11-01, reason: Wrong.}"),
        ("\ndate: 2026-10-0", "\ndate: 2999-10-0"),
    ],
)
def test_what_readers_may_not_see_is_in_no_row(root: Path, old: str, new: str) -> None:
    for name in (STUDY, MEETING):
        change(root, edited(name, old, new))
    seen = gathered(root)
    assert [len(table(made(sheet, seen))) for sheet in SHEETS] == [1, 1, 1]


def test_a_build_has_every_file_for_excel_too(root: Path) -> None:
    files = {each.path: each for each in build(root, TODAY).files}
    for path in ("data/case-studies.csv", "data/outcomes.csv", "data/decisions.csv"):
        content = files[path].content
        assert content.startswith(BOM)
        assert content.count(BOM) == 1
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n") == len(table(files[path]))


def decision(**values: Any) -> dict[str, str]:
    """The row of a decision whose fields hold any values at all."""
    plain = dict.fromkeys(("id", "kind", "text", "amount", "to", "due")) | values
    meeting = SimpleNamespace(body=None, held=None, title="A")
    item = Item("meetings/a", KINDS["meeting"], "a.md", meeting, "", {})
    row = DecisionRow(item, None, SimpleNamespace(no=None, title="B"), SimpleNamespace(**plain))
    (found,) = rows(sheet_file(DECISIONS, [row], EXAMPLE))
    return found


@given(st.text() | st.builds("".join, st.tuples(st.sampled_from(FORMULA), st.text())))
@example("=HYPERLINK(1)")
@example("+44 121 496 0000")
@example("-1+1")
@example('@SUM(1),"2"\r\n3')
def test_no_words_run_as_a_formula_and_none_are_lost(text: str) -> None:
    found = decision(text=text)["text"]
    assert not found.startswith(FORMULA)
    assert found.removeprefix("'" if text.startswith(FORMULA) else "") == text


@given(st.text(alphabet=",;\"\n\r'= ab£’"), st.text(alphabet=',"\n\r\t'))
def test_commas_quotes_and_new_lines_stay_in_their_cell(text: str, to: str) -> None:
    found = decision(text=text, to=to, id="d1")
    assert (found["text"], found["to"], found["decision"]) == (safe(text), safe(to), "d1")


@given(
    st.decimals(1 - 10**15, 10**15 - 1, places=6), st.sampled_from(["", "about", "over", "up to"])
)
def test_numbers_stay_numbers(number: Decimal, qualifier: str) -> None:
    plain = {k: v for k, v in OUTCOME.items() if k != "result"}
    with_number = plain | {"change": f"{qualifier} {number:f}".strip()}
    (outcome,) = facts("case_study", outcomes=[with_number]).outcomes
    found = decision(amount=outcome.change)
    assert Decimal(found["amount"]) == outcome.change.number
    assert found["amount"].strip("-0123456789.") == ""
    assert found["amount_qualifier"] == qualifier


def test_a_negative_number_begins_with_its_sign(root: Path) -> None:
    found = rows(made(OUTCOMES, gathered(root)))[0]
    assert (found["change"], found["change_qualifier"]) == ("-12", "")


def test_every_text_of_a_study_is_made_safe(root: Path) -> None:
    for old, new in (
        ("title: Home safety visits cut", 'title: "=Home safety visits cut'),
        ("falls in Wendale\n", 'falls in Wendale"\n'),
    ):
        text = (root / STUDY).read_text(encoding="utf-8")
        change(root, {STUDY: text.replace(old, new, 1)})
    text = (root / STUDY).read_text(encoding="utf-8")
    change(root, {STUDY: text.replace("measure: Visits made", 'measure: "@Visits, \\"made\\""')})
    found = rows(made(OUTCOMES, gathered(root)))
    assert {each["case_study"] for each in found} == {"'=Home safety visits cut falls in Wendale"}
    assert found[2]["measure"] == '\'@Visits, "made"'


def test_a_hub_without_items_has_headings_only(root: Path) -> None:
    seen = Gathered(replace(gathered(root).catalogue, listed=()))
    for sheet in SHEETS:
        (headings,) = table(made(sheet, seen))
        assert sheet.key in headings
