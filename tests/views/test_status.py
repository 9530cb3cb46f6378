"""The editors' dashboard: what is in each matter, what is not, and from which day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from pathlib import Path

import pytest

from hub import build, read_today
from hub.views.status import Matter, StatusRecord, Task
from tests.attachments import PNG
from tests.hubs import TINY_HUB, change, edited
from tests.views.test_taxonomy import Counted, Filed, counted

STUDY = "case_studies/home-safety-visits.md"
NEWS = "docs/news/2026/home-safety-visits-to-grow.md"
PROJECT = "docs/projects/home-safety-visits.md"
FORM = "docs/consultations/home-safety-visits-2027.md"
MATTERS = ["reviews", "owed", "outcomes", "sources", "images", "stale"]
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"

On = Callable[..., dict[str, Matter]]


def status(root: Path, day: str) -> StatusRecord:
    made = build(root, read_today(day))
    assert made.catalogue is not None, [str(each) for each in made.problems]
    (record,) = [page.record for page in made.pages if page.address == "contribute/status/"]
    assert isinstance(record, StatusRecord)
    return record


@pytest.fixture
def on(root: Path) -> On:
    """The matters of the tiny hub on a day, after changes of words in files."""

    def made(day: str = "2026-11-21", *edits: tuple[str, str, str]) -> dict[str, Matter]:
        for name, old, new in edits:
            text = (root / name).read_text(encoding="utf-8")
            assert old in text
            change(root, {name: text.replace(old, new)})
        record = status(root, day)
        assert [each.id for each in record.matters] == MATTERS
        return {each.id: each for each in record.matters}

    return made


def paths(matter: Matter) -> list[str]:
    return [task.path for task in matter.tasks]


def line_of(root: Path, task: Task) -> str:
    """The line of the file that a task names."""
    return (root / task.path).read_text(encoding="utf-8").split("\n")[task.line - 1]


def test_nothing_to_do(on: On) -> None:
    for matter in on().values():
        assert (matter.total, matter.tasks) == (0, ())
        assert "" not in (matter.title, matter.about)


@pytest.mark.parametrize(("day", "found"), [("2027-04-12", []), ("2027-04-13", [NEWS])])
def test_a_review_is_due_from_the_day_after(on: On, day: str, found: list[str]) -> None:
    dated = [each for each in paths(on(day)["reviews"]) if each == NEWS]
    assert dated == found


def test_a_review_is_found_on_its_line(on: On, root: Path) -> None:
    (task,) = [each for each in on("2027-04-13")["reviews"].tasks if each.path == NEWS]
    assert line_of(root, task) == "review_by: 2027-04-12"
    assert task.page.address == "news/2026/home-safety-visits-to-grow/"
    assert task.said == "The review was due by 12 April 2027."


WITHOUT_PROJECT = (STUDY, "project: projects/home-safety-visits\n", "")


def test_a_project_owes_its_case_study_after_its_days(on: On, root: Path) -> None:
    assert on("2026-12-31")["owed"].tasks == (), "the case study is there"
    assert on("2026-10-30", WITHOUT_PROJECT)["owed"].tasks == (), "60 days are not over"
    (task,) = on("2026-10-31")["owed"].tasks
    assert task.path == PROJECT
    assert line_of(root, task).startswith("  - {title: First ten volunteers trained")
    assert task.said == "The case study of this project was due by 30 October 2026."


def test_a_project_of_one_council_is_named(on: On) -> None:
    alone = (PROJECT, "with_authorities: [eastmere, highbeck]\n", "")
    assert on("2026-11-21", alone)["owed"].tasks == (), "authorities names others"
    edit = (PROJECT, "authorities: [eastmere, highbeck, wendale]", "authorities: [wendale]")
    (task,) = on("2026-11-21", edit)["owed"].tasks
    assert task.said == "Only one authority takes part in this project."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-01-15 23:59", []),
        ("2027-01-16", ["Closed; no outcome yet."]),
        ("2027-04-09", ["Closed; no outcome yet."]),
        ("2027-04-10", ["Closed, and the outcome is overdue."]),
    ],
)
def test_a_consultation_waits_for_its_outcome(on: On, day: str, said: list[str]) -> None:
    assert [task.said for task in on(day)["outcomes"].tasks] == said


def test_a_consultation_is_found_on_the_line_of_its_closing(on: On, root: Path) -> None:
    (task,) = on("2027-01-16")["outcomes"].tasks
    assert line_of(root, task) == "closes: 2027-01-15"


def test_a_reason_for_delay_is_repeated_and_an_outcome_ends_it(on: On) -> None:
    delay = "outcome_delay: {date: 2027-04-01, reason: The Board has not met.}\nprivacy:"
    (task,) = on("2027-04-10", (FORM, "privacy:", delay))["outcomes"].tasks
    assert task.said.endswith("The reason was given on 1 April 2027.")
    outcome = "outcome: {date: 2027-04-02, summary: Visits go to those aged 75 and over first.}\n"
    assert on("2027-04-10", (FORM, "opens:", f"{outcome}opens:"))["outcomes"].tasks == ()


def test_outcomes_without_a_source_are_counted(on: On, root: Path) -> None:
    (task,) = on("2026-11-21", (STUDY, "    source: section 4\n", ""))["sources"].tasks
    assert task.said == "1 of 5 outcomes has no source."
    assert line_of(root, task).startswith("  - measure: Falls that needed an ambulance")
    (task,) = on("2026-11-21", (STUDY, "    source: section 5\n", ""))["sources"].tasks
    assert task.said == "2 of 5 outcomes have no source."


def test_places_need_a_document_that_they_are_in(on: On) -> None:
    text = (TINY_HUB / STUDY).read_text(encoding="utf-8")
    sources = text[text.index("sources:") : text.index("licence:")]
    (task,) = on("2026-11-21", (STUDY, sources, ""))["sources"].tasks
    assert task.said == "The outcomes name places, but sources does not name the document."
    outcomes = text[text.index("outcomes:") : text.index("awards:")]
    silent = (STUDY, "not_recorded: [outcomes.4.period]\n", "")
    assert on("2026-11-21", (STUDY, outcomes, "outcomes: []\n"), silent)["sources"].tasks == ()


IMAGES = "## What was done\n\n![A rail](files/x.png)\n\n![](files/x.png)\n"


def test_an_image_without_words_is_found_on_its_line(on: On, root: Path) -> None:
    change(root, {"case_studies/files/x.png": PNG})
    (task,) = on("2026-11-21", (STUDY, "## What was done\n", IMAGES))["images"].tasks
    assert task.path == STUDY
    assert line_of(root, task) == "![](files/x.png)"


@pytest.mark.parametrize(("day", "found"), [("2031-10-06", []), ("2031-10-07", [STUDY])])
def test_a_case_study_is_old_after_the_years_of_the_hub(
    on: On, root: Path, day: str, found: list[str]
) -> None:
    matter = on(day)["stale"]
    assert paths(matter) == found
    assert [line_of(root, task) for task in matter.tasks] == ["date: 2026-10-06"] * len(found)


def test_old_news_is_no_old_evidence(on: On) -> None:
    assert paths(on("2040-01-01")["stale"]) == [STUDY]


def all_at_fault(root: Path) -> None:
    """Give the case study what each matter of its own looks for."""
    text = (TINY_HUB / STUDY).read_text(encoding="utf-8")
    text = text.replace("review_by: 2027-10-06", "review_by: 2026-11-01")
    text = text.replace("    source: section 4\n", "").replace("## What was done\n", IMAGES)
    change(root, {STUDY: text, "case_studies/files/x.png": PNG})


def holding(matters: dict[str, Matter]) -> set[str]:
    return {each.id for each in matters.values() if STUDY in paths(each)}


@pytest.mark.parametrize("status", ["status: draft", GONE])
def test_what_readers_do_not_see_is_in_no_matter(on: On, root: Path, status: str) -> None:
    all_at_fault(root)
    assert holding(on("2032-01-01")) == {"reviews", "sources", "images", "stale"}
    assert holding(on("2032-01-01", (STUDY, "status: published", status))) == set()


def test_what_is_still_to_come_is_in_no_matter(on: On, root: Path) -> None:
    all_at_fault(root)
    assert "images" in holding(on("2026-11-21"))
    assert holding(on("2026-11-21", (STUDY, "date: 2026-10-06\n", "date: 2026-11-22\n"))) == set()


@pytest.mark.parametrize("number", [99, 100, 101, 130])
def test_a_matter_names_its_first_hundred(on: On, root: Path, number: int) -> None:
    change(root, {"case_studies/files/x.png": PNG})
    words = "## What was done\n\n" + "![](files/x.png)\n\n" * number
    matter = on("2026-11-21", (STUDY, "## What was done\n", words))["images"]
    assert matter.total == number
    assert len(matter.tasks) == min(number, 100)
    start = matter.tasks[0].line
    assert [task.line for task in matter.tasks] == [*range(start, start + 2 * number, 2)][:100]


def last_day(text: str) -> str:
    if "/" in text:
        return f"{int(text[:4]) + 1}-03-31"
    if len(text) == 7:
        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]}"
    return text if len(text) == 10 else f"{text}-12-31"


def old(item: Filed, today: str) -> bool:
    last = last_day(str(item.facts["date"]))
    return item.kind == "case_study" and f"{int(last[:4]) + 5}{last[4:]}" < today


def unsourced(item: Filed) -> bool:
    outcomes = item.facts.get("outcomes") or () if item.kind == "case_study" else ()
    without = [each for each in outcomes if not each.get("source")]
    return bool(without) or bool(outcomes and not item.facts.get("sources"))


@pytest.mark.whole
@pytest.mark.parametrize("which", ["ours", "corpus"])
def test_the_totals_are_those_of_the_files(which: str) -> None:
    hub: Counted = counted(which)
    items, today = hub.count.items, hub.count.today
    record = hub.record("contribute/status/")
    totals = {each.id: each.total for each in record.matters}
    reviews = [item.facts["review_by"] for item in items if item.facts.get("review_by")]
    assert totals["reviews"] == sum(last_day(each) < today for each in reviews)
    assert totals["stale"] == sum(old(item, today) for item in items)
    assert totals["sources"] == sum(unsourced(item) for item in items)
    assert totals["images"] == sum(len(re.findall(r"!\[\s*\]\(", item.body)) for item in items)
    grids = hub.record("coverage/").grids
    assert [(each.address, count) for each, count in record.empty] == [
        (f"coverage/#{grid.id}", grid.empty) for grid in grids
    ]


def test_every_cell_is_empty_without_a_case_study(root: Path) -> None:
    change(root, edited(STUDY, "status: published", "status: draft"))
    terms = {
        name: (TINY_HUB / f"data/{name}.yml").read_text(encoding="utf-8").count("\n- id: ")
        for name in ("themes", "sub_regions", "services")
    }
    assert [(each.name, count) for each, count in status(root, "2026-11-21").empty] == [
        ("Themes by sub-region", terms["themes"] * terms["sub_regions"]),
        ("Themes by service", terms["themes"] * terms["services"]),
    ]
