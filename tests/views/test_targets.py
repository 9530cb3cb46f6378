"""Each target of a strategy with all that is evidence for it, and the way back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub import Catalogue, check, read_today
from hub.views.gathered import Gathered
from hub.views.items import ItemViews
from hub.views.targets import TargetRow, TargetsRecord, target_pages
from hub.views.terms import TermIndex
from tests.frames import rendered
from tests.fronts import OURS
from tests.hubs import change, edited

STRATEGY = "docs/strategies/living-well-2024-2028.md"
STUDY = "case_studies/home-safety-visits.md"
PUBLICATION = "docs/publications/northmarch-data-2026.md"
MEETING = "docs/meetings/partnership-board-2026-09-17.md"
TARGET = "strategies/living-well-2024-2028/targets/#t01"

Edit = tuple[str, str, str]


def catalogue_of(root: Path, *edits: Edit, day: str = "2026-11-21") -> Catalogue:
    """A hub as it stands on a day, after changes of words in files."""
    for name, old, new in edits:
        change(root, edited(name, old, new))
    catalogue = check(root, read_today(day)).catalogue
    assert catalogue is not None
    return catalogue


def only(root: Path, *edits: Edit, day: str = "2026-11-21") -> TargetsRecord:
    """The targets of the tiny hub's strategy."""
    (record,) = target_pages(TermIndex(catalogue_of(root, *edits, day=day)))
    return record


def rows(record: TargetsRecord) -> dict[str, TargetRow]:
    return {row.facts.id: row for _, group in record.groups for row in group}


def kinds(record: TargetsRecord) -> list[str]:
    return [each.kind for each in rows(record)["t01"].evidence]


def fronts(*folders: str) -> dict[str, str]:
    """The front matter of our files in some folders, by file name; drafts aside."""
    files = [file for folder in folders for file in (OURS / folder).rglob("*.md")]
    texts = {file.stem: file.read_text(encoding="utf-8").split("\n---\n")[0] for file in files}
    return {
        stem: text
        for stem, text in texts.items()
        if text.startswith("---\n") and not re.search(r"^status: (draft|withdrawn)", text, re.M)
    }


def test_every_target_of_every_file_has_its_row() -> None:
    records = {each.address: each for each in target_pages(TermIndex(catalogue_of(OURS)))}
    files = fronts("docs/strategies")
    assert records.keys() == {f"strategies/{stem}/" for stem in files}
    everything = fronts("case_studies", "docs/publications", "docs/meetings")
    for stem, front in files.items():
        record = records[f"strategies/{stem}/"]
        found = re.search(r"^targets:\n((?:[ -].*\n)+)", f"{front}\n", re.M)
        ids = re.findall(r"^ *- \{?id: ([^\s,]+)", found[1], re.M) if found else []
        assert [*rows(record)] == ids
        assert record.total == len(ids)
        named = {
            target
            for text in everything.values()
            for target in re.findall(rf"strategies/{stem}#([a-z0-9-]+)", text)
        }
        assert {each for each, row in rows(record).items() if row.evidence} == named
        assert record.backed == len(named)


def test_case_studies_publications_and_decisions_are_evidence_newest_first(root: Path) -> None:
    record = only(root)
    data, decision, study = rows(record)["t01"].evidence
    assert data.address == "publications/northmarch-data-2026/"
    assert (data.kind, data.when) == ("Publication", "20 October 2026")
    assert decision.title == "The results of the visits in Wendale were noted."
    assert decision.address == "meetings/partnership-board-2026-09-17/#d02"
    assert decision.meeting == "Partnership Board, 17 September 2026"
    assert (decision.kind, decision.when) == ("Decision", "17 September 2026")
    assert (study.kind, study.when) == ("Case study", "6 October 2026")
    assert rows(record)["t02"].evidence == rows(record)["t03"].evidence == ()
    assert record.said == "1 of 3 targets has evidence on this hub."


def test_evidence_named_twice_counts_once(root: Path) -> None:
    twice = '["strategies/living-well-2024-2028#t01", "strategies/living-well-2024-2028#t01"]'
    old = 'targets: ["strategies/living-well-2024-2028#t01"]'
    edits = [(name, old, f"targets: {twice}") for name in (STUDY, PUBLICATION, MEETING)]
    assert kinds(only(root, *edits)) == ["Publication", "Decision", "Case study"]


NOTHING = [
    (name, 'targets: ["strategies/living-well-2024-2028#t01"]', "targets: []")
    for name in (STUDY, PUBLICATION, MEETING)
]
SECOND = (PUBLICATION, "2028#t01", "2028#t02")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (NOTHING, "None of the 3 targets has evidence on this hub yet."),
        ([SECOND], "2 of 3 targets have evidence on this hub."),
    ],
)
def test_the_page_says_how_many_targets_have_evidence(
    root: Path, edits: list[Edit], said: str
) -> None:
    assert only(root, *edits).said == said


def without_targets() -> str:
    text = (OURS / "tests/tiny_hub" / STRATEGY).read_text(encoding="utf-8")
    return re.sub(r"^targets:\n(?:  .*\n)+", "", text, count=1, flags=re.M)


def test_a_strategy_without_targets_says_so(root: Path) -> None:
    change(root, {STRATEGY: without_targets()})
    record = only(root, *NOTHING)
    assert (record.groups, record.total) == ((), 0)
    assert record.said == "This hub has no record of targets of this strategy."


def test_one_target_is_spoken_of_as_one(root: Path) -> None:
    target = "targets:\n  - {id: t01, group: A, paragraph: '4', statement: B, due: 2028}\n"
    change(root, {STRATEGY: without_targets().replace("budget:\n", f"{target}budget:\n", 1)})
    assert only(root).said == "Its one target has evidence on this hub."
    assert only(root, *NOTHING).said == "Its one target has no evidence on this hub."


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2027-12-31", ["Not due yet", "Not due yet"]),
        ("2028-01-01", ["Not due yet", "This date has passed"]),
        ("2028-03-31", ["Not due yet", "This date has passed"]),
        ("2028-04-01", ["This date has passed", "This date has passed"]),
    ],
)
def test_the_page_says_whether_the_date_has_passed(root: Path, day: str, due: list[str]) -> None:
    found = rows(only(root, day=day))
    assert [found["t01"].due, found["t02"].due] == due


@pytest.mark.parametrize("status", ["draft", "withdrawn\nwithdrawn: {date: 2026-01, reason: Old.}"])
def test_what_is_not_listed_is_no_evidence_and_has_no_targets(root: Path, status: str) -> None:
    for name in (PUBLICATION, MEETING):
        change(root, edited(name, "status: published", f"status: {status}"))
    assert kinds(only(root)) == ["Case study"]
    change(root, edited(STRATEGY, "status: published", f"status: {status}"))
    catalogue = catalogue_of(root)
    assert [*target_pages(TermIndex(catalogue))] == []
    views = ItemViews(Gathered(catalogue))
    assert all(views.record(item).targets == () for item in catalogue.listed)


def test_each_page_leads_back_to_the_target(root: Path) -> None:
    catalogue = catalogue_of(root)
    views = ItemViews(Gathered(catalogue))
    records = {item.kind.name: views.record(item) for item in catalogue.listed}
    for kind in ("case_study", "publication"):
        assert [aim.address for aim in records[kind].targets] == [TARGET]
        assert records[kind].decided == {}
    decided = records["meeting"].decided
    assert {id_ for id_, aims in decided.items() if aims} == {"d02"}
    assert [aim.address for aim in decided["d02"]] == [TARGET]
    assert records["strategy"].targets == ()


CONTACT = {"role": "Team", "email": "a@b.example"}


def html_of(record: TargetsRecord) -> str:
    """The page as its template makes it."""
    config = {"extra": {"settings": {"contact": CONTACT}}}
    page = {"title": "Targets", "meta": {}}
    return rendered("hub/targets.html", record=record, page=page, config=config)


def test_targets_without_evidence_stand_out_in_words(root: Path) -> None:
    html = html_of(only(root))
    cells = re.findall(r'<tr id="(t0[1-3])">(.*?)</tr>', html, re.S)
    assert [id_ for id_, _ in cells] == ["t01", "t02", "t03"]
    assert [id_ for id_, words in cells if "No evidence yet" in words] == ["t02", "t03"]
    first = cells[0][1]
    assert "#d02" in first
    assert "Wendale only" in first
    assert "Not due yet" in first


def test_the_page_of_a_strategy_without_targets_has_no_table(root: Path) -> None:
    change(root, {STRATEGY: without_targets()})
    html = html_of(only(root, *NOTHING))
    assert "no record of targets" in html
    assert "<table" not in html
    assert 'href="strategies/living-well-2024-2028/"' in html
