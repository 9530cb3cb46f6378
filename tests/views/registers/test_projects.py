"""The ledger of projects: grants, and the case studies that projects owe on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
import yaml

from hub import Catalogue, read_today
from hub.views.gathered import Gathered
from hub.views.registers.projects import Debts, LedgerRecord, ProjectRow, ledger, ledger_pages
from tests.fronts import (
    OURS,
    Front,
    counted,
    every_front,
    figure_in,
    fronts,
    gathered,
    names,
    plain,
    tally,
)
from tests.hubs import change, edited, tiny_hub

PROJECT = "docs/projects/home-safety-visits.md"
STUDY = "case_studies/home-safety-visits.md"
NAMED = "project: projects/home-safety-visits\n"
TEXT = """\
---
title: Invented project number {n}
summary: A project that was invented, so that there is something to count.
date: {date}
{lines}
---
"""
WORDS = {
    "published": "Published",
    "overdue": "Overdue",
    "due": "Due",
    "later": "Owed once the final milestone is done",
    "unknown": "Final milestone not recorded",
}


def invented(root: Path, n: int) -> Path:
    """Write projects in all states, and case studies about some of them."""
    study = (root / STUDY).read_text(encoding="utf-8").replace("aliases: [", "tags_: [")
    study = "".join(line for line in study.splitlines(True) if not line.startswith("tags_"))
    for number in range(n):
        chance = Random(number)
        amount = chance.choice(["", "", "about "]) + str(chance.randint(1, 90) * 500)
        grant = f"grant: {{amount: {amount}, from: wendale}}"
        lines = [grant] if chance.random() < 0.8 else []
        lines += ["sponsor: eastmere"] if number % 3 else ["not_recorded: [sponsor]"]
        lines += [milestones(chance), "status: draft" if number % 13 == 5 else ""]
        day = f"{2999 if number % 17 == 3 else 2024}-0{chance.randint(1, 9)}-1{number % 10}"
        text = TEXT.format(n=number, date=day, lines="\n".join(filter(None, lines)))
        change(root, {f"docs/projects/invented-{number:03}.md": text})
        if number % 6 == 0:
            about = study.replace(NAMED, f"project: projects/invented-{number:03}\n")
            about = about.replace("published\n", "draft\n" if number % 12 else "published\n", 1)
            change(root, {f"case_studies/about-{number:03}.md": about})
    return root


def milestones(chance: Random) -> str:
    done = f"2026-{chance.randint(1, 11):02}-{chance.randint(10, 28)}"
    final = [f"done: {done}, final: yes", "final: yes", f"done: {done}"][chance.randint(0, 2)]
    return f"milestones: [{{title: First, done: 2025-01-01}}, {{title: Last, {final}}}]"


@pytest.fixture(scope="module", params=["ours", "invented"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub's folder: this repository's own, and an invented one."""
    if request.param == "ours":
        return OURS
    return invented(tiny_hub(tmp_path_factory.mktemp("a")), 60)


def records(catalogue: Catalogue) -> list[LedgerRecord]:
    return [*ledger_pages(ledger(Gathered(catalogue).index, Debts(catalogue)), catalogue)]


def rows(root: Path) -> list[ProjectRow]:
    return [row for each in records(gathered(root).catalogue) for row in each.paging.entries]


def studies_in(root: Path) -> dict[str, list[str]]:
    """The addresses of the case studies about each project, from the files."""
    found: dict[str, list[str]] = {each.id: [] for each in fronts(root, "docs/projects")}
    for study in fronts(root, "case_studies"):
        found.setdefault(study.fields.get("project", ""), []).append(study.address)
    return found


def states_in(root: Path) -> list[str]:
    """How each project of the files stands on 21 November 2026, milestones being done on days."""
    settings = yaml.load((root / "data/hub.yml").read_bytes(), yaml.CBaseLoader)
    days = int(settings.get("projects", {}).get("case_study_due_days", "90"))
    studies = studies_in(root)
    return [
        "published" if studies[each.id] else owed(each, days)
        for each in fronts(root, "docs/projects")
    ]


def owed(project: Front, days: int) -> str:
    final = [each for each in project.fields.get("milestones", ()) if "final" in each]
    if not final:
        return "unknown"
    if final[0].get("done", "9999") > "2026-11-21":
        return "later"
    due = date.fromisoformat(final[0]["done"]) + timedelta(days)
    return "overdue" if due < date(2026, 11, 21) else "due"


@pytest.mark.whole
def test_every_project_of_every_file_has_its_row_and_state(hub: Path) -> None:
    found = rows(hub)
    projects, studies = fronts(hub, "docs/projects"), studies_in(hub)
    assert [each.project.address for each in found] == [each.address for each in projects]
    assert [each.owed.state.key for each in found] == states_in(hub)
    assert [[study.address for study in each.owed.studies] for each in found] == [
        studies[each.id] for each in projects
    ]


@pytest.mark.whole
def test_the_sums_and_counts_are_those_of_the_files(hub: Path) -> None:
    projects, states = fronts(hub, "docs/projects"), states_in(hub)
    grants = [each.fields.get("grant", {}).get("amount", "none") for each in projects]
    own = [figure_in(each)[1] for each in grants if plain(each)]
    for record in records(gathered(hub).catalogue):
        assert (record.granted.number if record.granted else 0) == sum(own)
        assert record.left_out == len(projects) - len(own)
        assert dict(record.standing) == {WORDS[each]: states.count(each) for each in {*states}}
        assert record.paging.total == len(projects)


@pytest.mark.whole
def test_the_filters_count_the_projects_of_the_files(hub: Path) -> None:
    words = names(hub, "authorities", "bodies") | {"": "Not recorded"}
    found = tally(
        {"sponsor": [words[each.fields.get("sponsor", "")]], "owed": [WORDS[state]]}
        for each, state in zip(fronts(hub, "docs/projects"), states_in(hub), strict=True)
    )
    for record in records(gathered(hub).catalogue):
        assert counted(record.filters) == found


def test_more_than_500_projects_stand_on_several_pages(root: Path) -> None:
    invented(root, 600)
    found = records(gathered(root).catalogue)
    listed = fronts(root, "docs/projects")
    assert 500 < len(listed) < len(every_front(root, "docs/projects"))
    assert [len(each.paging.entries) for each in found] == [500, len(listed) - 500]
    assert [row.project.address for each in found for row in each.paging.entries] == [
        each.address for each in listed
    ]
    assert found[1].paging.address == "projects/page/2/"


def on(root: Path, day: str) -> ProjectRow:
    """The one project of the tiny hub on a day."""
    (record,) = records(gathered(root, read_today(day)).catalogue)
    (row,) = record.paging.entries
    return row


def without_study(root: Path) -> Path:
    change(root, edited(STUDY, NAMED, ""))
    return root


@pytest.mark.parametrize(
    ("day", "key", "words"),
    [
        ("2026-10-07", "due", "Due: by 30 October 2026"),
        ("2026-10-30 23:59", "due", "Due: by 30 October 2026"),
        ("2026-10-31 00:00", "overdue", "Overdue: by 30 October 2026"),
        ("2030-01-01", "overdue", "Overdue: by 30 October 2026"),
    ],
)
def test_a_case_study_is_overdue_one_minute_after_the_last_day(
    root: Path, day: str, key: str, words: str
) -> None:
    state = on(without_study(root), day).owed.state
    assert (state.key, state.words) == (key, words)


@pytest.mark.parametrize(
    ("final", "key"), [("final: yes", "later"), ("done: 2026-08-31", "unknown")]
)
def test_without_the_day_of_the_final_milestone_nothing_is_due(
    root: Path, final: str, key: str
) -> None:
    change(root, edited(PROJECT, "done: 2026-08-31, final: yes", final))
    row = on(without_study(root), "2030-01-01")
    assert (row.owed.state.key, row.owed.state.words) == (key, WORDS[key])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: draft"),
        ("date: 2026-10-06", "date: 2999-10-06"),
        ("status: published", "status: withdrawn\nwithdrawn: {date: 2026-11-01, reason: Wrong.}"),
    ],
)
def test_only_a_study_that_readers_see_settles_the_debt(root: Path, old: str, new: str) -> None:
    assert on(root, "2026-11-21").owed.state.key == "published"
    text = (root / STUDY).read_text(encoding="utf-8")
    change(root, {STUDY: text.replace(old, new, 1)})
    row = on(root, "2026-11-21")
    assert (row.owed.state.key, row.owed.studies) == ("overdue", ())


def test_a_project_is_published_from_the_day_of_its_study(root: Path) -> None:
    assert on(root, "2026-10-05").owed.state.key == "due"
    assert on(root, "2026-10-06").owed.state.key == "published"


def test_two_studies_of_one_project_both_stand_there(root: Path) -> None:
    text = (root / STUDY).read_text(encoding="utf-8").replace("2026-10-06", "2026-10-07", 1)
    text = text.replace("aliases: [case-studies/home-safety-checks]\n", "")
    change(root, {"case_studies/second.md": text})
    row = on(root, "2026-11-21")
    assert row.owed.state.words == "Published"
    assert [each.address for each in row.owed.studies] == [
        "case-studies/second/",
        "case-studies/home-safety-visits/",
    ]


def test_a_ledger_without_projects_has_one_empty_page(root: Path) -> None:
    (record,) = records(replace(gathered(root).catalogue, listed=()))
    assert (record.granted, record.left_out, record.standing) == (None, 0, ())
    assert (record.filters, record.paging.total) == ((), 0)
