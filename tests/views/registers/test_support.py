"""The finder of support: each cell counted again from the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from hub import read_today
from hub.kinds.support_offer import ProblemType
from hub.values import read_date
from hub.views.gathered import Gathered
from hub.views.registers.support import Offer, SupportRecord, support
from tests.fronts import OURS, every_front, fronts, gathered, names
from tests.hubs import TODAY, change, edited, tiny_hub

OFFER = "docs/support/home-safety-coaching.md"
STUDY = "case_studies/home-safety-visits.md"
STUDY_ADDRESS = "case-studies/home-safety-visits/"
PROBLEMS = [
    *("financial", "capacity", "capability", "political", "organisational_crisis"),
    *("critical_success_factor", "service_specific", "coasting", "towards_excellence"),
]
FORMS = [
    *("peer_review", "mentoring", "coaching", "training", "expert_days", "funding", "toolkit"),
]
TEXT = """\
---
title: Invented offer number {n}
summary: An offer that was invented, so that there is something to count.
date: 2025-0{month}-11
status: {status}
{lines}
---
"""


def invented(root: Path, n: int = 40) -> Path:
    """Write offers of all sorts; some name no form, no problem or no provider, some are drafts."""
    for number in range(n):
        chance = Random(number)
        fields = {
            "provider": "wendale" if number % 4 else "",
            "problem_types": f"[{', '.join(chance.sample(PROBLEMS[:7], chance.randint(1, 4)))}]",
            "form": chance.choice(FORMS[:5]) if number % 5 else "",
            "cost_model": "free",
            "access_route": "Write to us.",
        }
        fields["problem_types"] *= number % 6 != 1
        lines = [f"{key}: {value}" for key, value in fields.items() if value]
        missing = [key for key, value in fields.items() if not value]
        lines += [f"not_recorded: [{', '.join(missing)}]"] if missing else []
        status = "draft" if number % 9 == 4 else "published"
        values = {"n": number, "month": chance.randint(1, 9), "status": status}
        text = TEXT.format(lines="\n".join(lines), **values)
        change(root, {f"docs/support/invented-{number:02}.md": text})
    return root


@pytest.fixture(scope="module", params=["ours", "invented"])
def hub(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub's folder: this repository's own, and an invented one."""
    return OURS if request.param == "ours" else invented(tiny_hub(tmp_path_factory.mktemp("a")))


def record_of(root: Path, day: str = "2026-11-21") -> SupportRecord:
    return support(gathered(root, read_today(day)).index)


def cells(record: SupportRecord) -> dict[tuple[str, str], list[str]]:
    """The offers of each cell, by problem and form; "" for what is not recorded."""
    return {
        (problem or "", form or ""): [each.name.address for each in offers]
        for problem, row in record.rows
        for form, offers in zip(record.forms, row, strict=True)
    }


@pytest.mark.whole
def test_each_cell_has_the_offers_of_the_files(hub: Path) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    for each in fronts(hub, "docs/support"):
        for problem in each.fields.get("problem_types") or [""]:
            key = (problem, each.fields.get("form", ""))
            found.setdefault(key, []).append(each.address)
    assert {key: offers for key, offers in cells(record_of(hub)).items() if offers} == found


@pytest.mark.whole
def test_a_column_and_a_row_of_their_own_have_what_is_not_recorded(hub: Path) -> None:
    offers, record = fronts(hub, "docs/support"), record_of(hub)
    formless = any("form" not in each.fields for each in offers)
    silent = any("problem_types" not in each.fields for each in offers)
    assert [*record.forms] == [*FORMS, *([None] if formless else [])]
    assert [problem for problem, _ in record.rows] == [*PROBLEMS, *([None] if silent else [])]


@pytest.mark.whole
def test_gaps_are_the_problems_that_no_standing_offer_names(hub: Path) -> None:
    helped = {
        each
        for offer in fronts(hub, "docs/support")
        if read_date(offer.fields.get("available", {}).get("to", "2999")).last >= TODAY
        for each in offer.fields.get("problem_types", ())
    }
    assert [*record_of(hub).gaps] == [each for each in PROBLEMS if each not in helped]


@pytest.mark.whole
def test_every_offer_of_the_files_is_listed_once_newest_first(hub: Path) -> None:
    offers, words = fronts(hub, "docs/support"), names(hub, "authorities", "bodies")
    found = [
        (each.name.address, each.provider and each.provider.name) for each in record_of(hub).offers
    ]
    assert found == [(each.address, words.get(each.fields.get("provider", ""))) for each in offers]


@pytest.mark.whole
def test_evidence_is_what_the_files_name(hub: Path) -> None:
    offers, studies = fronts(hub, "docs/support"), fronts(hub, "case_studies")
    for shown, offer in zip(record_of(hub).offers, offers, strict=True):
        name = offer.id.rpartition("/")[2]
        assert [each.address for each in shown.evidence] == [
            study.address
            for study in studies
            if offer.id in study.fields.get("related", ())
            or study.id in offer.fields.get("related", ())
            or f"support/{name}.md" in study.body
            or f"case_studies/{study.id.rpartition('/')[2]}.md" in offer.body
        ]


def test_the_types_of_problem_are_those_that_offers_may_name() -> None:
    assert [*get_args(ProblemType)] == PROBLEMS


def test_drafts_are_not_in_the_finder(root: Path) -> None:
    offers = every_front(invented(root), "docs/support")
    drafts = {each.address for each in offers if each.fields["status"] == "draft"}
    record = record_of(root)
    assert drafts
    assert not drafts & {each.name.address for each in record.offers}
    assert not drafts & {each for offers in cells(record).values() for each in offers}


def only(root: Path, *changes: dict[str, str], day: str = "2026-11-21") -> Offer:
    """The one offer of the tiny hub, after changes of its files."""
    for each in changes:
        change(root, each)
    (offer,) = record_of(root, day).offers
    return offer


@pytest.mark.parametrize(
    ("to", "day", "over"),
    [
        (", to: 2027-03-31", "2027-03-31 23:59", False),
        (", to: 2027-03-31", "2027-04-01 00:00", True),
        (", to: 2026/27", "2027-03-31 23:59", False),
        (", to: 2026/27", "2027-04-01 00:00", True),
        ("", "2099-01-01", False),
    ],
)
def test_an_offer_is_over_from_the_day_after_its_last(
    root: Path, to: str, day: str, over: bool
) -> None:
    offer = only(root, edited(OFFER, ", to: 2027-03-31", to), day=day)
    assert offer.standing == ("Ended" if over else "")


ENDED = "available: {from: 2026-04-01, to: 2027-03-31}\n"


def test_an_offer_without_days_is_not_over(root: Path) -> None:
    assert only(root, edited(OFFER, ENDED, ""), day="2099-01-01").standing == ""


def test_an_offer_that_has_not_begun_says_when_and_fills_no_gap(root: Path) -> None:
    change(root, edited(OFFER, "from: 2026-04-01", "from: 2027-01-01"))
    assert only(root, {}, day="2026-12-31").standing == "From 1 January 2027"
    assert [*record_of(root, "2026-12-31").gaps] == PROBLEMS
    assert [*record_of(root, "2027-01-01").gaps] != PROBLEMS


UNNAMED = edited(OFFER, "related: [case-studies/home-safety-visits]\n", "")
NAMES_OFFER = edited(STUDY, "related: [", "related: [support/home-safety-coaching, ")
LINKS_TO_OFFER = edited(
    STUDY, "Wendale trained 24", "With [help](../docs/support/home-safety-coaching.md), it trained"
)
LINKS_TO_STUDY = {
    OFFER: UNNAMED[OFFER].replace(
        "The partnership pays", "As [tried](../../case_studies/home-safety-visits.md). It pays"
    )
}


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [UNNAMED, NAMES_OFFER],
        [UNNAMED, LINKS_TO_OFFER],
        [LINKS_TO_STUDY],
        [NAMES_OFFER, LINKS_TO_OFFER],
    ],
    ids=["offer names", "study names", "study links", "offer links", "both"],
)
def test_evidence_is_found_once_however_the_two_are_joined(
    root: Path, changes: list[dict[str, str]]
) -> None:
    assert [each.address for each in only(root, *changes).evidence] == [STUDY_ADDRESS]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: published", "status: draft"),
        ("date: 2026-10-06", "date: 2999-10-06"),
        ("status: published", "status: withdrawn\nwithdrawn: {date: 2026-11-01, reason: Wrong.}"),
    ],
)
def test_a_study_that_readers_may_not_see_is_no_evidence(root: Path, old: str, new: str) -> None:
    text = (root / STUDY).read_text(encoding="utf-8").replace(old, new, 1)
    assert only(root, {STUDY: text}, LINKS_TO_STUDY).evidence == ()
    change(root, {STUDY: NAMES_OFFER[STUDY].replace(old, new, 1)})
    assert only(root).evidence == ()


def test_nothing_joins_what_does_not_name_each_other(root: Path) -> None:
    assert only(root, UNNAMED).evidence == ()


def test_a_hub_without_offers_has_nothing_but_gaps(root: Path) -> None:
    seen = Gathered(replace(gathered(root).catalogue, listed=()))
    record = support(seen.index)
    assert (record.offers, [*record.gaps]) == ((), PROBLEMS)
    assert set(map(len, cells(record).values())) == {0}
