"""What readers must not see yet, or any more, shows through no other page."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import build, read_today
from hub.views.home import HomeRecord
from tests.hubs import change, edited

OURS = Path(__file__).parents[2]
STUDY = "case_studies/home-safety-visits.md"
STRATEGY = "docs/strategies/living-well-2024-2028.md"
PROJECT = "docs/projects/home-safety-visits.md"
FORM = "docs/consultations/home-safety-visits-2027.md"
GONE = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It was replaced.}"


def home(root: Path, day: str) -> HomeRecord:
    (page,) = [page for page in build(root, read_today(day)).pages if page.address == ""]
    assert isinstance(page.record, HomeRecord)
    return page.record


def test_a_consultation_without_a_closing_date_is_open_for_84_days() -> None:
    (card,) = home(OURS, "2016-05-10").consultations.cards
    assert card.states[0][:2] == ("open", "Open, closing date not recorded")
    assert home(OURS, "2016-08-23").consultations.cards  # 84 days after 31 May 2016
    assert not home(OURS, "2016-08-24").consultations.cards


def test_a_withdrawn_strategy_shows_no_target_elsewhere(root: Path) -> None:
    change(root, edited(STRATEGY, "status: published", GONE))
    made = build(root, read_today("2026-11-21"))
    others = [p for p in made.pages if not p.address.startswith("strategies/living-well")]
    assert "go down by at least 10%" not in repr(others)
    (study,) = [p for p in others if p.address == "case-studies/home-safety-visits/"]
    assert study.record.targets == ()


def test_a_withdrawal_of_the_future_has_not_happened_yet(root: Path) -> None:
    later = GONE.replace("2026-11-20", "2027-01-01")
    change(root, edited(STRATEGY, "status: published", later))
    page = {p.address: p for p in build(root, read_today("2026-12-31")).pages}
    assert page["strategies/living-well-2024-2028/"].template == "hub/strategy.html"
    page = {p.address: p for p in build(root, read_today("2027-01-01")).pages}
    assert page["strategies/living-well-2024-2028/"].template == "hub/withdrawn.html"


def test_changes_of_the_future_are_not_told(root: Path) -> None:
    change(root, edited(STUDY, "- {date: 2026-10-20,", "- {date: 2027-10-20,"))
    for day, told in (("2026-11-21", 0), ("2027-10-20", 1)):
        (record,) = [
            p.record
            for p in build(root, read_today(day)).pages
            if p.address == "case-studies/home-safety-visits/"
        ]
        assert len(record.changes) == told


def test_a_council_is_abolished_only_after_its_last_day() -> None:
    def term(day: str) -> tuple[str, list[str]]:
        pages = build(OURS, read_today(day)).pages
        (page,) = [page for page in pages if page.address == "authorities/corby/"]
        return page.record.ended, [named.name for named in page.record.heirs]

    before, after = term("2021-03-31"), term("2021-04-01")
    assert before == ("", [])
    assert after == ("31 March 2021", ["North Northamptonshire"])


def test_an_empty_home_page_does_not_speak_of_past_work() -> None:
    shown = home(OURS, "1999-01-01")
    assert not shown.all_historic
    assert shown.featured is None
    assert shown.figures == ()


@pytest.mark.parametrize(("day", "historic"), [("2031-12-01", True), ("2031-10-01", False)])
def test_the_home_page_and_items_agree_on_what_is_historic(
    root: Path, day: str, historic: bool
) -> None:
    made = build(root, read_today(day))
    records = [p.record for p in made.pages if hasattr(p.record, "historic")]
    assert home(root, day).all_historic is all(r.historic for r in records) is historic


def test_a_file_of_a_hidden_item_is_not_copied_for_another_that_links_to_it(root: Path) -> None:
    name = "docs/publications/northmarch-data-2026.md"
    linking = "[the data](../publications/files/northmarch-data.csv)"
    meeting = "docs/meetings/partnership-board-2026-09-17.md"
    text = (root / meeting).read_text(encoding="utf-8") + f"\nSee {linking}.\n"
    change(root, {meeting: text, **edited(name, "status: published", "status: draft")})
    made = build(root, read_today("2026-11-21"))
    assert made.assets == ()
    (page,) = [p for p in made.pages if p.address.startswith("meetings/partnership")]
    assert page.body.endswith("See the data.\n")


def test_a_hidden_project_leaves_no_row(root: Path) -> None:
    change(root, edited(PROJECT, "status: published", "status: draft"))
    made = build(root, read_today("2026-11-21"))
    (page,) = [p for p in made.pages if p.address == "case-studies/home-safety-visits/"]
    assert page.record.items["projects/home-safety-visits"] is None
